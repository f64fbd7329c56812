"""The phrases of a sentence that may be called the same thing or act: noun phrases, verb groups, both with what
completes them, and quotations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from newsdiff.analysis.chunks import Chunk, bounds_of, chunks_of
from newsdiff.analysis.wordclass import WordClass

PhraseKind = Literal["noun", "verb", "quote", "word"]
LONGEST = 12  # tokens
_PLACE = attrgetter("start", "end", "kind", "head", "grown")
_OPENING, _CLOSING = frozenset('“‘"«„'), frozenset('”’"»“')
_LONGEST_QUOTE = 8
_MEASURES = frozenset(
    (("more", "than"), ("less", "than"), ("fewer", "than"), ("at", "least"), ("at", "most"), ("up", "to"))
)
_LINKING_NOUNS = frozenset(
    ("of", "for", "to", "by", "with", "from", "in", "on", "against", "between", "over", "about", "at")
)


@dataclass(frozen=True, slots=True)
class Constituent:
    """A phrase of one side."""

    start: int  # index of the first token
    end: int  # exclusive
    kind: PhraseKind
    head: int  # index of the word that the others describe or complete
    grown: bool  # whether it holds a complement or a description after its head

    def words(self) -> range:
        """The indexes of its tokens."""
        return range(self.start, self.end)


@lru_cache(maxsize=4096)
def constituents_of(
    forms: tuple[str, ...], classes: tuple[WordClass, ...], starts: tuple[int, ...]
) -> tuple[Constituent, ...]:
    """All phrases of a side, overlapping ones too, none across passages, in order of place."""
    found: set[Constituent] = set()
    for start, end in bounds_of(starts, len(forms)):
        inner = _in_passage(forms[start:end], classes[start:end])
        found.update((_moved(one, start) for one in inner) if start else inner)
    return tuple(sorted(found, key=_PLACE))


def _moved(one: Constituent, by: int) -> Constituent:
    return Constituent(start=one.start + by, end=one.end + by, kind=one.kind, head=one.head + by, grown=one.grown)


def _in_passage(forms: Sequence[str], classes: Sequence[WordClass]) -> Iterator[Constituent]:
    chunks = chunks_of(classes, forms)
    for number, chunk in enumerate(chunks):
        if chunk.kind == "other":
            continue
        start = _with_measure(_first_of_matter(chunk, classes), forms, classes)
        yield Constituent(start=start, end=chunk.end, kind=chunk.kind, head=chunk.head, grown=False)
        for end in _ends_after(number, chunks, forms, classes):
            if end - start <= LONGEST:
                yield Constituent(start=start, end=end, kind=chunk.kind, head=chunk.head, grown=True)
    yield from _quotations(forms, classes)


def _first_of_matter(chunk: Chunk, classes: Sequence[WordClass]) -> int:
    """Where the phrase begins without its article or auxiliary."""
    start = chunk.start
    while start < chunk.head and classes[start] in ("det", "aux", "to"):
        start += 1
    return start


def _with_measure(start: int, forms: Sequence[str], classes: Sequence[WordClass]) -> int:
    """Where the phrase begins with what measures its number: "more than", "at least", "about"."""
    if classes[start] != "number" or start == 0:
        return start
    words = tuple(form.casefold() for form in forms[max(0, start - 2) : start])
    if words in _MEASURES:
        return start - 2
    return (
        start - 1 if words[-1] in ("about", "over", "under", "around", "nearly", "almost", "roughly", "some") else start
    )


def _ends_after(
    number: int, chunks: Sequence[Chunk], forms: Sequence[str], classes: Sequence[WordClass]
) -> Iterator[int]:
    """Where the phrase may end later: after an object, a complement, a description; each step needs the one before."""
    at = number + 1
    for _ in range(3):
        step = _step(at, chunks, forms, classes, verbal=chunks[number].kind == "verb")
        if step is None:
            return
        at = step
        yield chunks[at - 1].end


def _step(
    at: int, chunks: Sequence[Chunk], forms: Sequence[str], classes: Sequence[WordClass], *, verbal: bool
) -> int | None:
    """The number of the chunk after the next part that completes a phrase; `None` where it is complete."""
    if at >= len(chunks):
        return None
    chunk, before = chunks[at], chunks[at - 1]
    if chunk.kind == "noun":
        return at + 1 if verbal and before.kind == "verb" else None
    if chunk.kind == "verb":
        return _after_verb(at, chunks, forms, classes, verbal=verbal)
    if verbal and before.kind == "verb" and classes[chunk.start] in ("pron", "adv"):
        return at + 1
    if at + 1 >= len(chunks) or chunks[at + 1].kind != "noun":
        return None
    joins = classes[chunk.start] == "prep" and (verbal or forms[chunk.start].casefold() in _LINKING_NOUNS)
    listed = forms[chunk.start].casefold() in ("and", "or") and before.kind == "noun"
    return at + 2 if joins or listed else None


def _after_verb(
    at: int, chunks: Sequence[Chunk], forms: Sequence[str], classes: Sequence[WordClass], *, verbal: bool
) -> int | None:
    """An infinitive or participle goes with its own object or complement, never alone after a noun."""
    chunk = chunks[at]
    infinitive = classes[chunk.start] == "to"
    form = forms[chunk.head].casefold()
    if not infinitive and (verbal or chunk.start != chunk.head or not form.endswith(("ed", "ing", "en"))):
        return None
    active = not infinitive and not form.endswith("ing") and at + 1 < len(chunks) and chunks[at + 1].kind == "noun"
    if active:
        return None
    following = _step(at + 1, chunks, forms, classes, verbal=True)
    if following is not None:
        return following
    return at + 1 if infinitive and verbal else None


def _quotations(forms: Sequence[str], classes: Sequence[WordClass]) -> Iterator[Constituent]:
    """What stands between quotation marks, where it is short enough to be set against other words."""
    opened: int | None = None
    for at, form in enumerate(forms):
        if opened is not None and form in _CLOSING and classes[at] == "punct":
            end = at
            while end > opened + 1 and classes[end - 1] == "punct":
                end -= 1
            if 0 < end - opened - 1 <= _LONGEST_QUOTE:
                yield Constituent(start=opened + 1, end=end, kind="quote", head=end - 1, grown=False)
            opened = None
        elif form in _OPENING and classes[at] == "punct":
            opened = at
