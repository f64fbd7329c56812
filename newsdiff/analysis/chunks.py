"""Cutting a side into noun phrases, verb groups and what stands between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from newsdiff.analysis.wordclass import WordClass

ChunkKind = Literal["noun", "verb", "other"]
_BEFORE_NOUN = frozenset(("det", "poss"))
_IN_NOUN = frozenset(("noun", "number", "adv"))
_VERBAL = frozenset(("aux", "modal", "neg", "adv", "to"))


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring words that belong together."""

    start: int  # index of the first token
    end: int  # exclusive
    kind: ChunkKind
    head: int  # index of the word that the others describe

    def words(self) -> range:
        """The indexes of its tokens."""
        return range(self.start, self.end)


def bounds_of(starts: Sequence[int], n_tokens: int) -> list[tuple[int, int]]:
    """Where each passage begins and ends, from the indexes of their first tokens.

    >>> bounds_of((0, 4), 9)
    [(0, 4), (4, 9)]
    """
    return list(zip(starts, [*starts[1:], n_tokens], strict=False))


@lru_cache(maxsize=4096)
def chunks_of(classes: tuple[WordClass, ...], forms: tuple[str, ...]) -> tuple[Chunk, ...]:
    """Chunks in order that together hold every token once."""
    found: list[Chunk] = []
    at = 0
    while at < len(classes):
        chunk = _noun_chunk(classes, forms, at) or _verb_chunk(classes, at) or Chunk(at, at + 1, "other", at)
        found.append(chunk)
        at = chunk.end
    return tuple(found)


def _noun_chunk(classes: Sequence[WordClass], forms: Sequence[str], at: int) -> Chunk | None:
    """Determiners, modifiers and head; a genitive goes on with what is owned."""
    end = at
    while end < len(classes) and classes[end] in _BEFORE_NOUN and not _is_genitive(forms[end]):
        end += 1
    head = None
    while end < len(classes):
        kind = classes[end]
        if kind in ("noun", "number"):
            head = end
        elif not _leads_to_noun(classes, end) or not _may_modify(kind, forms[end], first=head is None, opened=end > at):
            break
        end += 1
    if head is None:
        return None
    return Chunk(start=at, end=head + 1, kind="noun", head=head)


def _may_modify(kind: WordClass, form: str, *, first: bool, opened: bool) -> bool:
    """Whether a word that is no noun may stand before one inside its phrase."""
    if _is_genitive(form):
        return not first
    if kind == "verb":
        return first and opened
    return kind == "adv" or form.casefold() in ("more", "most", "less")


def _leads_to_noun(classes: Sequence[WordClass], at: int) -> bool:
    return at + 1 < len(classes) and classes[at + 1] in _IN_NOUN


def _is_genitive(form: str) -> bool:
    return form in ("'s", "’s", "'", "’")


def _verb_chunk(classes: Sequence[WordClass], at: int) -> Chunk | None:
    """Auxiliaries, negation and adverbs around a verb, with its particle."""
    end = at
    while end < len(classes) and classes[end] in _VERBAL:
        end += 1
    if end < len(classes) and classes[end] == "verb":
        head = end
        end += 1
        while end < len(classes) and classes[end] == "particle":
            end += 1
        return Chunk(start=at, end=end, kind="verb", head=head)
    while end > at and classes[end - 1] in ("adv", "to"):
        end -= 1
    if any(kind in ("aux", "modal") for kind in classes[at:end]):
        return Chunk(start=at, end=end, kind="verb", head=end - 1)
    return None
