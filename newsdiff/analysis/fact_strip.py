"""The fact strip: what stands in one side of a bead and not in the other, and what cannot both be so."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from newsdiff.analysis.names import name_keys, same_name
from newsdiff.analysis.passage_words import PassageWords, words_of
from newsdiff.analysis.quotations import matter_of
from newsdiff.analysis.same_fact import ROLES, contradicts, same_fact
from newsdiff.analysis.types import (
    Alignment,
    Bead,
    Collation,
    Contrast,
    Fact,
    FactDifference,
    FactKind,
    FactStrips,
    Passage,
    Span,
)

_SAID_BY_CONTRASTS = frozenset(("number", "date", "name"))
_OFTEN = 3  # passages
_ORDER: Mapping[FactKind, int] = {"number": 0, "date": 1, "name": 2, "speaker": 3, "quotation": 4}


def strips_of(
    collation: Collation, left_sigil: str, right_sigil: str, *, only: Container[int] | None = None
) -> FactStrips:
    """For each bead with two sides, the facts in which they differ; none where they agree.

    The sigils may come in either order. Each fact is listed once: of the beads that hold its passage, in the one with
    the highest score. Left out is what another counterpart of that passage says, what a contrast of numbers, dates or
    names says already, and names that run through both articles. `only` are the beads wanted, where not all are.
    `KeyError` where the two have no alignment.
    """
    swapped = (left_sigil, right_sigil) not in {(one.left_sigil, one.right_sigil) for one in collation.alignments}
    alignment = collation.alignment(*((right_sigil, left_sigil) if swapped else (left_sigil, right_sigil)))
    left = _Side(collation, alignment.left_sigil, [(bead.left, bead.right) for bead in alignment.beads])
    right = _Side(collation, alignment.right_sigil, [(bead.right, bead.left) for bead in alignment.beads])
    said = _said_by_contrasts(collation.contrasts, alignment)
    order = sorted(_wanted(alignment.beads, only), key=lambda number: (-alignment.beads[number].score, number))
    strips, listed = {}, set[Fact]()
    for number in order:
        found = tuple(_differences(alignment.beads[number], left, right, said=said[number], listed=listed))
        listed.update(fact for one in found for fact in (one.left, one.right) if fact is not None)
        if found and (only is None or number in only):
            strips[number] = tuple(map(_swap, found)) if swapped else found
    return dict(sorted(strips.items()))


def _wanted(beads: Sequence[Bead], only: Container[int] | None) -> Collection[int]:
    """The beads with two sides; where some are wanted, those and what holds their passages too, step by step."""
    two_sided = [number for number, bead in enumerate(beads) if bead.left and bead.right]
    if only is None:
        return two_sided
    holders: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for number in two_sided:
        for place in _places_of(beads[number]):
            holders[place].append(number)
    waiting = [number for number in two_sided if number in only]
    found = set(waiting)
    while waiting:
        near = {number for place in _places_of(beads[waiting.pop()]) for number in holders[place]} - found
        found |= near
        waiting += near
    return found


def _places_of(bead: Bead) -> Iterator[tuple[str, int]]:
    yield from (("left", index) for index in bead.left)
    yield from (("right", index) for index in bead.right)


class _Side:
    """A witness's facts by passage, and where else each value stands."""

    def __init__(self, collation: Collation, sigil: str, beads: Sequence[tuple[Sequence[int], Sequence[int]]]) -> None:
        self._text = collation.witness(sigil).text
        self._passages = collation.passages_of(sigil)
        self._facts = _by_passage(self._passages, [fact for fact in collation.facts if fact.sigil == sigil])
        self._places: dict[tuple[FactKind, str], tuple[int, ...]] = {}
        self._counterparts: defaultdict[int, set[int]] = defaultdict(set)
        for own, others in beads:
            for index in own:
                self._counterparts[index].update(others)

    def facts(self, indexes: Sequence[int]) -> list[Fact]:
        return [fact for index in indexes for fact in self._facts[index]]

    def counterparts(self, fact: Fact) -> set[int]:
        """The passages that stand opposite the fact's passage, in whatever bead."""
        at = bisect_right(self._passages, fact.span.start, key=lambda passage: passage.span.start) - 1
        return self._counterparts[at]

    def tells(self, fact: Fact, indexes: Iterable[int]) -> bool:
        """Whether one of these passages says a fact of the other witness, as a fact or in plain words."""
        return any(
            any(same_fact(fact, other) for other in self._facts[index]) or self._words_of(index).tell(fact)
            for index in indexes
        )

    def _words_of(self, index: int) -> PassageWords:
        return words_of(self._passages[index].span.of(self._text))

    @cached_property
    def _values(self) -> dict[tuple[FactKind, str], tuple[Fact, list[int]]]:
        """By kind and value, a fact with it and the passages that have it."""
        values: dict[tuple[FactKind, str], tuple[Fact, list[int]]] = {}
        for index, facts in self._facts.items():
            for fact in facts:
                values.setdefault((fact.kind, fact.value), (fact, []))[1].append(index)
        return values

    @cached_property
    def _by_key(self) -> dict[tuple[FactKind, str], list[tuple[Fact, list[int]]]]:
        """The same by each of the keys that a fact is found by."""
        found: dict[tuple[FactKind, str], list[tuple[Fact, list[int]]]] = {}
        for (kind, _), held in self._values.items():
            for key in _keys(held[0]):
                found.setdefault((kind, key), []).append(held)
        return found

    def places(self, fact: Fact) -> tuple[int, ...]:
        """The passages that say what a fact says, of this witness or the other; rising."""
        key = (fact.kind, fact.value)
        if key not in self._places:
            alike = (held for name in _keys(fact) for held in self._by_key.get((fact.kind, name), ()))
            near = {other.value: (other, indexes) for other, indexes in alike}
            found = {index for other, indexes in near.values() if _is_told(fact, other) for index in indexes}
            self._places[key] = tuple(sorted(found))
        return self._places[key]


def _is_told(fact: Fact, other: Fact) -> bool:
    """As `same_fact`; where no link holds them together, rough words and unnamed spokesmen say too little."""
    if fact.kind in ("number", "date"):
        return fact.value == other.value
    if fact.kind == "speaker":
        return same_name(fact.value, other.value)
    return same_fact(fact, other)


def _keys(fact: Fact) -> Collection[str]:
    """What a fact is found by: of two that `_is_told` holds for one, both have a key in common."""
    match fact.kind:
        case "name" | "speaker":
            return name_keys(fact.value)
        case "quotation":
            return matter_of(fact.value) | {fact.value}
        case _:
            return (fact.value,)


def _by_passage(passages: Sequence[Passage], facts: Sequence[Fact]) -> defaultdict[int, list[Fact]]:
    found: defaultdict[int, list[Fact]] = defaultdict(list)
    at = 0
    for passage in passages:
        while at < len(facts) and facts[at].span.start < passage.span.end:
            found[passage.index].append(facts[at])
            at += 1
    return found


def _said_by_contrasts(contrasts: Sequence[Contrast], alignment: Alignment) -> defaultdict[int, list[tuple[str, Span]]]:
    """By bead, the words of contrasts that are facts themselves."""
    said: defaultdict[int, list[tuple[str, Span]]] = defaultdict(list)
    for contrast in contrasts:
        variant = contrast.variant
        pair = (variant.left_sigil, variant.right_sigil)
        if contrast.category in _SAID_BY_CONTRASTS and pair == (alignment.left_sigil, alignment.right_sigil):
            said[variant.bead] += [
                (sigil, span) for sigil, span in zip(pair, (variant.left, variant.right), strict=True) if span
            ]
    return said


def _differences(
    bead: Bead, left: _Side, right: _Side, *, said: Sequence[tuple[str, Span]], listed: Collection[Fact]
) -> Iterator[FactDifference]:
    ones = _lone(bead.left, left, right)
    others = _lone(bead.right, right, left)
    pairs = _contradictions(ones, others)
    for one, other in pairs:
        if not (_is_said(one, said) and _is_said(other, said)) and not (one in listed and other in listed):
            yield FactDifference(one.kind, one, other)
    done = {*listed, *(fact for pair in pairs for fact in pair)}

    def alone(facts: Sequence[Fact], own: _Side, opposite: _Side) -> Iterator[tuple[Fact, int | None]]:
        for fact in _told_once(facts):
            if fact not in done and not _is_said(fact, said) and not _runs_through(fact, own, opposite):
                yield fact, next(iter(opposite.places(fact)), None)

    found = [FactDifference(fact.kind, fact, None, place) for fact, place in alone(ones, left, right)]
    found += [FactDifference(fact.kind, None, fact, place) for fact, place in alone(others, right, left)]
    yield from sorted(found, key=lambda one: (one.elsewhere is not None, _ORDER[one.kind]))


def _runs_through(fact: Fact, *sides: _Side) -> bool:
    """Whether a name or speaker stands so often in both articles that one passage without it says nothing."""
    return fact.kind in ("name", "speaker") and all(len(side.places(fact)) >= _OFTEN for side in sides)


def _lone(indexes: Sequence[int], own: _Side, opposite: _Side) -> list[Fact]:
    """The facts of these passages that no counterpart of their passage says; of those that agree, the longest.

    A speaker of whom only the role is said is none of them: he may be named elsewhere.
    """
    lone: list[Fact] = []
    for fact in sorted(own.facts(indexes), key=lambda fact: -len(fact.value)):
        if fact.kind == "speaker" and fact.value in ROLES:
            continue
        if not any(same_fact(fact, other) for other in lone) and not opposite.tells(fact, own.counterparts(fact)):
            lone.append(fact)
    return sorted(lone, key=lambda fact: (fact.span, fact.kind))


def _contradictions(ones: Sequence[Fact], others: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Facts of two sides that cannot both be so, each in one pair; those in text order first."""
    free = list(others)
    pairs = []
    for one in ones:
        for other in free:
            if contradicts(one, other):
                pairs.append((one, other))
                free.remove(other)
                break
    return pairs


def _told_once(facts: Sequence[Fact]) -> list[Fact]:
    """Without the names that a speaker or quotation of the list holds."""
    holders = [fact.span for fact in facts if fact.kind in ("speaker", "quotation")]
    return [fact for fact in facts if fact.kind != "name" or not any(_touches(fact.span, span) for span in holders)]


def _is_said(fact: Fact, said: Sequence[tuple[str, Span]]) -> bool:
    return any(sigil == fact.sigil and _touches(fact.span, span) for sigil, span in said)


def _touches(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _swap(one: FactDifference) -> FactDifference:
    return replace(one, left=one.right, right=one.left)
