"""From linked words to differing phrases: whole noun phrases and verb groups, and what stands on one side only."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from newsdiff.analysis.chunks import Chunk
from newsdiff.analysis.cuts import Cut, Cuts, cut_of
from newsdiff.analysis.days import TIMES
from newsdiff.analysis.link_features import Words
from newsdiff.analysis.links import Link
from newsdiff.analysis.moves import moved_runs
from newsdiff.analysis.numerals import same_amount
from newsdiff.analysis.pairing import Pairing
from newsdiff.analysis.spelling import joined, joined_words, same_spelling
from newsdiff.analysis.stretches import PhrasePair, Stretch, Used, free, overlap, take, touches
from newsdiff.analysis.tokenize import is_word

_LONGEST_EXTENSION = 6  # tokens that a description after its noun, or the complement of a verb, may add


def phrase_pairs(
    sides: tuple[Words, Words],
    links: Sequence[Link],
    paired: Sequence[Pairing],
    *,
    starts: tuple[tuple[int, ...], tuple[int, ...]],
    language: str,
) -> tuple[PhrasePair, ...]:
    """The differing phrases of two sides, in no particular order.

    Pairings come first, in which a phrase may stand against several; then words linked outside of them, grown to
    phrases; then what has nothing opposite.
    """
    joins = [
        (here, there)
        for here, there in joined_words(sides[0].forms, sides[1].forms)
        if not any(at in first for words, first in ((here, starts[0]), (there, starts[1])) for at in words[1:])
    ]
    cuts = (
        cut_of(sides, links, [join for join, _ in joins], side=0, starts=starts[0], language=language),
        cut_of(sides, links, [join for _, join in joins], side=1, starts=starts[1], language=language),
    )
    used: Used = (set(), set())
    pairs = _distinct((_from_pairing(pairing, cuts) for pairing in paired), cuts, used)
    pairs += free((_grown(group, cuts) for group in _groups(cuts)), used)
    pairs += free(_moved(sides, links, starts), used)
    pairs += free(_spelling_pairs(cuts, links, joins), used)
    pairs += free((PhrasePair(run, None) for run in _lonely(cuts[0], used[0])), used)
    pairs += free((PhrasePair(None, run) for run in _lonely(cuts[1], used[1])), used)
    return tuple(pairs)


def _distinct(pairs: Iterable[PhrasePair | None], cuts: Cuts, used: Used) -> list[PhrasePair]:
    """Those that share words on both sides with none of the ones before; all their words are then taken.

    A phrase stands against a further one only where both hold words without an equal.
    """
    found: list[PhrasePair] = []
    for pair in pairs:
        if pair is None or any(overlap(pair, other) for other in found):
            continue
        if touches(pair, used) and not _both_differ(pair, cuts):
            continue
        found.append(pair)
        take(pair, used)
    return found


def _both_differ(pair: PhrasePair, cuts: Cuts) -> bool:
    return all(
        stretch is not None and cut.differing(stretch)
        for cut, stretch in zip(cuts, (pair.left, pair.right), strict=True)
    )


def _moved(
    sides: tuple[Words, Words], links: Sequence[Link], starts: tuple[tuple[int, ...], tuple[int, ...]]
) -> Iterator[PhrasePair]:
    for run in moved_runs(*sides, links, starts=starts):
        left, right = Stretch(run.left, run.left + run.length), Stretch(run.right, run.right + run.length)
        yield PhrasePair(left, right, same="moved")


def _from_pairing(pairing: Pairing, cuts: Cuts) -> PhrasePair | None:
    """Without the equal words that both begin with. Where only one side differs, that side's own words; as spelling
    or `None` where no wording is left to compare."""
    left, right = (
        _trimmed_front(cut, Stretch(one.start, one.end))
        for cut, one in zip(cuts, (pairing.left, pairing.right), strict=True)
    )
    differing = cuts[0].differing(left), cuts[1].differing(right)
    if not differing[0] and not differing[1]:
        same = joined(_forms(cuts[0], left.words())) == joined(_forms(cuts[1], right.words()))
        return PhrasePair(left, right, same="spelling") if same else None
    left, right = _loyal(cuts[0], left, right), _loyal(cuts[1], right, left)
    left, right = _without_common_front(cuts, left, right)
    left, right = _without_common_end(cuts, left, right)
    left, right = _whole_number(cuts[0], left), _whole_number(cuts[1], right)
    if same_amount(_forms(cuts[0], left.words()), _forms(cuts[1], right.words())):
        return PhrasePair(left, right, same="spelling")
    return None if _only_one_says_when(cuts, left, right) else PhrasePair(left, right, score=pairing.score)


def _only_one_says_when(cuts: Cuts, left: Stretch, right: Stretch) -> bool:
    """Whether one says when, and nothing else, and the other does not: "late Friday" and "in a statement"."""
    said = [_says_when(cut, side) for cut, side in zip(cuts, (left, right), strict=True)]
    return said in (["only", "not"], ["not", "only"])


def _says_when(cut: Cut, stretch: Stretch) -> Literal["only", "too", "not"]:
    times = [cut.words.forms[at].casefold() in TIMES for at in stretch.words()]
    if not any(times):
        return "not"
    matter = [time for at, time in zip(stretch.words(), times, strict=True) if cut.has_matter(at)]
    return "only" if all(matter) else "too"


def _whole_number(cut: Cut, stretch: Stretch) -> Stretch:
    """With the rest of the number that it begins or ends in the middle of: "several" of "several thousand"."""
    start, end = stretch.start, stretch.end
    while _is_inside_number(cut, start):
        start -= 1
    while _is_inside_number(cut, end):
        end += 1
    return Stretch(start, end)


def _is_inside_number(cut: Cut, at: int) -> bool:
    """Whether the words before and at this index are parts of one number."""
    classes = cut.words.classes
    return (
        0 < at < len(classes)
        and classes[at - 1] == classes[at] == "number"
        and cut.chunk_at[at - 1] == cut.chunk_at[at]
    )


def _loyal(cut: Cut, stretch: Stretch, opposite: Stretch) -> Stretch:
    """Without the whole phrases at its end whose words stand elsewhere opposite, outside of the other phrase."""
    end, shorter, loses = stretch.end, stretch.end - 1, False
    while shorter > stretch.start and (not cut.has_matter(shorter) or _is_elsewhere(cut, shorter, opposite)):
        loses = loses or cut.has_matter(shorter)
        if loses and cut.ends_phrase(shorter) and cut.differing(replace(stretch, end=shorter)):
            end = shorter
        shorter -= 1
    return _trimmed_end(cut, replace(stretch, end=end)) if end < stretch.end else stretch


def _is_elsewhere(cut: Cut, at: int, opposite: Stretch) -> bool:
    return at in cut.equal and cut.partner.get(at, opposite.start) not in opposite.words()


def _without_common_end(cuts: Cuts, left: Stretch, right: Stretch) -> tuple[Stretch, Stretch]:
    """Without the equal words that both end with, as long as whole phrases that differ are left on each side."""
    best = left, right
    while (
        left.end - 1 in cuts[0].equal
        and cuts[0].partner.get(left.end - 1) == right.end - 1
        and all(cut.differing(replace(side, end=side.end - 1)) for cut, side in zip(cuts, (left, right), strict=True))
    ):
        left, right = (
            _trimmed_end(cut, replace(side, end=side.end - 1)) for cut, side in zip(cuts, (left, right), strict=True)
        )
        if all(cut.ends_phrase(side.end) for cut, side in zip(cuts, (left, right), strict=True)):
            best = left, right
    return best


def _trimmed_end(cut: Cut, stretch: Stretch) -> Stretch:
    """Without words of grammar at its end, but for a particle."""
    end = stretch.end
    while end - stretch.start > 1 and not cut.has_matter(end - 1) and cut.words.classes[end - 1] != "particle":
        end -= 1
    return replace(stretch, end=end)


def _spelling_pairs(cuts: Cuts, links: Sequence[Link], joins: Sequence[tuple[range, range]]) -> Iterator[PhrasePair]:
    """Words that only spelling tells apart."""
    singles = ((range(link.left, link.left + 1), range(link.right, link.right + 1)) for link in links)
    for here, there in (*joins, *singles):
        one, other = _forms(cuts[0], here), _forms(cuts[1], there)
        if one != other and _is_spelling(one, other):
            yield PhrasePair(Stretch(here.start, here.stop), Stretch(there.start, there.stop), same="spelling")


def _is_spelling(one: Sequence[str], other: Sequence[str]) -> bool:
    if " ".join(one).casefold() == " ".join(other).casefold() or not all(map(is_word, (*one, *other))):
        return False
    return same_spelling(one, other)


def _groups(cuts: Cuts) -> tuple[tuple[Stretch, Stretch], ...]:
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


def _grown(group: tuple[Stretch, Stretch], cuts: Cuts) -> PhrasePair | None:
    """The differing phrases of one group, or what only one of them holds."""
    left, right = (_trimmed_front(cut, stretch) for cut, stretch in zip(cuts, group, strict=True))
    differing = cuts[0].differing(left), cuts[1].differing(right)
    if not differing[0] and not differing[1]:
        return None
    left, right = _extended(cuts[0], left, differing[1]), _extended(cuts[1], right, differing[0])
    differing = cuts[0].differing(left), cuts[1].differing(right)
    if differing[0] and differing[1]:
        left, right = _without_common_front(cuts, left, right)
        if joined(_forms(cuts[0], left.words())) == joined(_forms(cuts[1], right.words())):
            return PhrasePair(left, right, same="spelling")
        left, right = _whole_number(cuts[0], left), _whole_number(cuts[1], right)
        if same_amount(_forms(cuts[0], left.words()), _forms(cuts[1], right.words())):
            return PhrasePair(left, right, same="spelling")
        return None if _only_one_says_when(cuts, left, right) else PhrasePair(left, right)
    if differing[0]:
        return PhrasePair(_whole_number(cuts[0], Stretch(differing[0][0], differing[0][-1] + 1)), None)
    return PhrasePair(None, _whole_number(cuts[1], Stretch(differing[1][0], differing[1][-1] + 1)))


def _forms(cut: Cut, words: range) -> tuple[str, ...]:
    return tuple(cut.words.forms[at] for at in words)


def _trimmed_front(cut: Cut, stretch: Stretch) -> Stretch:
    """Without the article, auxiliary or adverb that begins it."""
    start = stretch.start
    while start < stretch.end - 1 and (
        cut.words.classes[start] in ("det", "aux", "to", "punct", "conj", "prep", "rel")
        or (cut.words.classes[start] == "adv" and start in cut.equal)
    ):
        start += 1
    if cut.words.forms[start] in ("'s", "’s", "'", "’") and start < stretch.end - 1:
        start += 1
    return Stretch(start, stretch.end)


def _without_common_front(cuts: Cuts, left: Stretch, right: Stretch) -> tuple[Stretch, Stretch]:
    """Without the equal words that both begin with, as long as words of matter are left on each side."""
    while _has_more(cuts[0], left) and _has_more(cuts[1], right):
        linked = left.start in cuts[0].equal and cuts[0].partner.get(left.start) == right.start
        if not linked and not _same_grammar(cuts, left.start, right.start):
            break
        left, right = (
            _trimmed_front(cut, replace(stretch, start=stretch.start + 1))
            for cut, stretch in zip(cuts, (left, right), strict=True)
        )
    return left, right


def _same_grammar(cuts: Cuts, left: int, right: int) -> bool:
    """Whether both are the same word of grammar."""
    one, other = cuts[0].words.forms[left], cuts[1].words.forms[right]
    return not cuts[0].has_matter(left) and one.casefold() == other.casefold()


def _has_more(cut: Cut, stretch: Stretch) -> bool:
    """Whether words of matter follow the first word."""
    return any(cut.has_matter(at) for at in range(stretch.start + 1, stretch.end))


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
            at < len(cut.words.forms)
            and at not in cut.starts
            and at not in cut.partner
            and at not in used
            and cut.words.classes[at] != "punct"
        )
        if inside:
            run.append(at)
            continue
        stretch = _tidy(cut, run)
        if stretch is not None:
            yield stretch
        run = [at] if at in cut.starts and at not in cut.partner and at not in used else []


def _tidy(cut: Cut, run: Sequence[int]) -> Stretch | None:
    matter = [at for at in run if cut.has_matter(at)]
    if not matter:
        return None
    return Stretch(matter[0], matter[-1] + 1)
