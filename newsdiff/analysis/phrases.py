"""From linked words to differing phrases: whole noun phrases and verb groups, and what stands on one side only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from newsdiff.analysis.chunks import Chunk, chunks_of
from newsdiff.analysis.lemma import lemma_of
from newsdiff.analysis.link_features import Words
from newsdiff.analysis.links import Link
from newsdiff.analysis.spelling import joined, same_word
from newsdiff.analysis.wordclass import FUNCTION

_LONGEST_EXTENSION = 6  # tokens that a description after its noun, or the complement of a verb, may add


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring tokens of one side."""

    start: int  # index of the first token
    end: int  # exclusive

    def words(self) -> range:
        """The indexes of its tokens."""
        return range(self.start, self.end)


@dataclass(frozen=True, slots=True)
class PhrasePair:
    """Phrases that differ, or one that has nothing opposite."""

    left: Stretch | None
    right: Stretch | None
    same: str = ""  # "spelling" or "moved" where the words are the same; "" where they differ


@dataclass(frozen=True)
class Cut:
    """One side, cut into chunks, with the links of its words seen from it."""

    words: Words
    language: str
    partner: Mapping[int, int]  # index here → index there, words of matter only
    equal: frozenset[int]  # indexes here that stand linked to an equal word
    chunks: tuple[Chunk, ...] = field(default=())

    @cached_property
    def chunk_at(self) -> tuple[int, ...]:
        """For each token the number of its chunk."""
        return tuple(number for number, chunk in enumerate(self.chunks) for _ in chunk.words())

    def has_matter(self, at: int) -> bool:
        """Whether the word at this index is none of grammar."""
        return self.words.classes[at] not in FUNCTION

    def is_unlinked(self, start: int, end: int) -> bool:
        """Whether no word of matter between these indexes has a partner."""
        return all(at not in self.partner for at in range(start, end))

    def differing(self, stretch: Stretch) -> tuple[int, ...]:
        """The words of matter in it that have no equal opposite."""
        return tuple(at for at in stretch.words() if self.has_matter(at) and at not in self.equal)


def phrase_pairs(left: Words, right: Words, links: Sequence[Link], *, language: str) -> tuple[PhrasePair, ...]:
    """The differing phrases of two sides whose words are linked, in no particular order."""
    cuts = _cuts(left, right, links, language)
    spelled = tuple(_spelling_pairs(cuts, links))
    groups = _groups(cuts)
    used: tuple[set[int], set[int]] = (set(), set())
    pairs = [*spelled]
    for pair in (_grown(group, cuts) for group in groups):
        if pair is not None:
            pairs.append(pair)
            for side, stretch in enumerate((pair.left, pair.right)):
                used[side].update(stretch.words() if stretch else ())
    pairs.extend(PhrasePair(run, None) for run in _lonely(cuts[0], used[0]))
    pairs.extend(PhrasePair(None, run) for run in _lonely(cuts[1], used[1]))
    return tuple(pairs)


def _cuts(left: Words, right: Words, links: Sequence[Link], language: str) -> tuple[Cut, Cut]:
    matter = [
        link for link in links if left.classes[link.left] not in FUNCTION and right.classes[link.right] not in FUNCTION
    ]
    equal = [link for link in matter if _is_equal(left.forms[link.left], right.forms[link.right], language)]
    return (
        Cut(
            words=left,
            language=language,
            partner={link.left: link.right for link in sorted(matter, key=lambda link: (link.score, -link.right))},
            equal=frozenset(link.left for link in equal),
            chunks=chunks_of(left.classes, left.forms),
        ),
        Cut(
            words=right,
            language=language,
            partner={link.right: link.left for link in sorted(matter, key=lambda link: (link.score, -link.left))},
            equal=frozenset(link.right for link in equal),
            chunks=chunks_of(right.classes, right.forms),
        ),
    )


def _is_equal(one: str, other: str, language: str) -> bool:
    return same_word(one, other) or lemma_of(one, language) == lemma_of(other, language)


def _spelling_pairs(cuts: tuple[Cut, Cut], links: Sequence[Link]) -> Iterator[PhrasePair]:
    for link in links:
        one, other = cuts[0].words.forms[link.left], cuts[1].words.forms[link.right]
        if one != other and one.casefold() != other.casefold() and same_word(one, other):
            yield PhrasePair(Stretch(link.left, link.left + 1), Stretch(link.right, link.right + 1), same="spelling")


def _groups(cuts: tuple[Cut, Cut]) -> tuple[tuple[Stretch, Stretch], ...]:
    """Parts of two chunks that are linked with each other."""
    left, right = _parts(cuts[0], cuts[1]), _parts(cuts[1], cuts[0])
    return tuple((left[key], right[key[::-1]]) for key in sorted(left) if key[::-1] in right)


def _parts(cut: Cut, other: Cut) -> dict[tuple[int, int], Stretch]:
    """Each chunk cut by the chunks that its words are linked to; a word without a link goes with the next."""
    parts: dict[tuple[int, int], Stretch] = {}
    for number, chunk in enumerate(cut.chunks):
        if chunk.kind == "other":
            continue
        start = chunk.start
        key: tuple[int, int] | None = None
        for at in chunk.words():
            if at not in cut.partner:
                continue
            found = (number, other.chunk_at[cut.partner[at]])
            if key is not None and found != key:
                parts.setdefault(key, Stretch(start, _last_linked(cut, start, at) + 1))
                start = _last_linked(cut, start, at) + 1
            key = found
        if key is not None:
            parts.setdefault(key, Stretch(start, chunk.end))
    return parts


def _last_linked(cut: Cut, start: int, end: int) -> int:
    return max(at for at in range(start, end) if at in cut.partner)


def _grown(group: tuple[Stretch, Stretch], cuts: tuple[Cut, Cut]) -> PhrasePair | None:
    """The differing phrases of one group, or what only one of them holds."""
    left, right = (_trimmed_front(cut, stretch) for cut, stretch in zip(cuts, group, strict=True))
    differing = cuts[0].differing(left), cuts[1].differing(right)
    if not differing[0] and not differing[1]:
        return None
    left, right = _extended(cuts[0], left, differing[1]), _extended(cuts[1], right, differing[0])
    differing = cuts[0].differing(left), cuts[1].differing(right)
    if differing[0] and differing[1]:
        left, right = _without_common_front(cuts, left, right)
        if joined(_forms(cuts[0], left)) == joined(_forms(cuts[1], right)):
            return PhrasePair(left, right, same="spelling")
        return PhrasePair(left, right)
    if differing[0]:
        return PhrasePair(Stretch(differing[0][0], differing[0][-1] + 1), None)
    return PhrasePair(None, Stretch(differing[1][0], differing[1][-1] + 1))


def _forms(cut: Cut, stretch: Stretch) -> tuple[str, ...]:
    return tuple(cut.words.forms[at] for at in stretch.words())


def _trimmed_front(cut: Cut, stretch: Stretch) -> Stretch:
    """Without the article, auxiliary or adverb that begins it."""
    start = stretch.start
    while start < stretch.end - 1 and (
        cut.words.classes[start] in ("det", "aux", "to", "punct", "conj")
        or (cut.words.classes[start] == "adv" and start in cut.equal)
    ):
        start += 1
    if cut.words.forms[start] in ("'s", "’s", "'", "’") and start < stretch.end - 1:
        start += 1
    return Stretch(start, stretch.end)


def _without_common_front(cuts: tuple[Cut, Cut], left: Stretch, right: Stretch) -> tuple[Stretch, Stretch]:
    """Without the equal words that both begin with, as long as something that differs is left on each side."""
    while (
        left.start < left.end - 1
        and right.start < right.end - 1
        and left.start in cuts[0].equal
        and cuts[0].partner.get(left.start) == right.start
    ):
        left, right = replace(left, start=left.start + 1), replace(right, start=right.start + 1)
    return left, right


def _extended(cut: Cut, stretch: Stretch, opposite: Sequence[int]) -> Stretch:
    """With the description or complement that follows it, where the other side has words without an equal too."""
    number = cut.chunk_at[stretch.end - 1]
    if not opposite or stretch.end != cut.chunks[number].end:
        return stretch
    end = stretch.end
    following = number + 1
    if cut.chunks[number].kind == "noun" and following < len(cut.chunks) and _is_participle(cut, cut.chunks[following]):
        following += 1
    if following + 1 < len(cut.chunks) and _is_preposition(cut, cut.chunks[following]):
        complement = cut.chunks[following + 1]
        if (
            complement.kind == "noun"
            and complement.end - end <= _LONGEST_EXTENSION
            and cut.is_unlinked(end, complement.end)
        ):
            return Stretch(stretch.start, complement.end)
    return stretch


def _is_participle(cut: Cut, chunk: Chunk) -> bool:
    form = cut.words.forms[chunk.head].casefold()
    return chunk.kind == "verb" and chunk.start == chunk.head and form.endswith(("ed", "ing", "en"))


def _is_preposition(cut: Cut, chunk: Chunk) -> bool:
    return cut.words.classes[chunk.start] == "prep"


def _lonely(cut: Cut, used: set[int]) -> Iterator[Stretch]:
    """Runs of words without a partner, cut at marks of punctuation, without words of grammar at their ends."""
    run: list[int] = []
    for at in range(len(cut.words.forms) + 1):
        inside = (
            at < len(cut.words.forms) and at not in cut.partner and at not in used and cut.words.classes[at] != "punct"
        )
        if inside:
            run.append(at)
            continue
        stretch = _tidy(cut, run)
        if stretch is not None:
            yield stretch
        run = []


def _tidy(cut: Cut, run: Sequence[int]) -> Stretch | None:
    matter = [at for at in run if cut.has_matter(at)]
    if not matter:
        return None
    return Stretch(matter[0], matter[-1] + 1)
