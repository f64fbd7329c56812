"""One side of a bead, cut into chunks, with the links of its words seen from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsdiff.analysis.chunks import Chunk, bounds_of, chunks_of
from newsdiff.analysis.lemma import lemma_of
from newsdiff.analysis.link_features import Words
from newsdiff.analysis.links import Link
from newsdiff.analysis.spelling import same_word
from newsdiff.analysis.stretches import Stretch
from newsdiff.analysis.wordclass import FUNCTION


@dataclass(frozen=True)
class Cut:
    """One side, cut into chunks, with the links of its words seen from it."""

    words: Words
    partner: Mapping[int, int]  # index here → index there, words of matter only, the best link of each
    equal: frozenset[int]  # indexes here that stand linked to an equal word
    starts: tuple[int, ...]  # index of each passage's first token
    chunks: tuple[Chunk, ...]

    @cached_property
    def chunk_at(self) -> tuple[int, ...]:
        """For each token the number of its chunk."""
        return tuple(number for number, chunk in enumerate(self.chunks) for _ in chunk.words())

    def has_matter(self, at: int) -> bool:
        """Whether the word at this index is none of grammar."""
        return self.words.classes[at] not in FUNCTION

    def ends_phrase(self, end: int) -> bool:
        """Whether a chunk ends before this index."""
        return end == len(self.chunk_at) or self.chunk_at[end] != self.chunk_at[end - 1]

    def is_unlinked(self, start: int, end: int) -> bool:
        """Whether no word of matter between these indexes has a partner."""
        return all(at not in self.partner for at in range(start, end))

    def differing(self, stretch: Stretch) -> tuple[int, ...]:
        """The words of matter in it that have no equal opposite."""
        return tuple(at for at in stretch.words() if self.has_matter(at) and at not in self.equal)


Cuts = tuple[Cut, Cut]


def cut_of(
    sides: tuple[Words, Words],
    links: Sequence[Link],
    joins: Sequence[range],
    *,
    side: int,
    starts: tuple[int, ...],
    language: str,
) -> Cut:
    """Side 0 or 1 of two, from the links of their words; `joins` are its words that equal a joined one opposite."""
    here, there = sides[side], sides[1 - side]
    ends = [(link.left, link.right)[:: -1 if side else 1] for link in sorted(links, key=lambda link: link.score)]
    matter = [(at, to) for at, to in ends if here.classes[at] not in FUNCTION and there.classes[to] not in FUNCTION]
    return Cut(
        words=here,
        partner=dict(matter),
        equal=frozenset(at for at, to in matter if _is_equal(here.forms[at], there.forms[to], language)).union(*joins),
        starts=starts,
        chunks=_chunks(here, starts, language),
    )


def _chunks(words: Words, starts: tuple[int, ...], language: str) -> tuple[Chunk, ...]:
    """The chunks of each passage; single words where the language's phrases are not known."""
    if language not in ("en", ""):
        return tuple(
            Chunk(at, at + 1, "other" if kind == "punct" else "noun", at) for at, kind in enumerate(words.classes)
        )
    return tuple(
        Chunk(chunk.start + start, chunk.end + start, chunk.kind, chunk.head + start)
        for start, end in bounds_of(starts, len(words.forms))
        for chunk in chunks_of(words.classes[start:end], words.forms[start:end])
    )


def _is_equal(one: str, other: str, language: str) -> bool:
    return same_word(one, other) or lemma_of(one, language) == lemma_of(other, language)
