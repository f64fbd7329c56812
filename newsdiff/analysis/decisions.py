"""What people decided about passages of two witnesses, and the beads that come of it.

The machine's links are made into beads first; then each decision takes pairs of passages out of them, or puts pairs
together. So a bead that no decision is about stays as the machine made it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Literal

from newsdiff.analysis.align import Link, Side, completed, groups_of
from newsdiff.analysis.types import Bead, Passage, PassageLink, Span

DecisionKind = Literal["linked", "apart", "alone", "locked", "unlocked"]
VOUCHED = 1.0  # score of what a person linked


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person decided about passages of two witnesses.

    linked: they stand opposite each other, in one bead. apart: none of the left is linked with one of the right.
    alone: nothing of the other witness stands opposite (one side is empty). locked: the bead of exactly these passages
    stays. unlocked: it need not stay any more.
    """

    kind: DecisionKind
    left_sigil: str
    right_sigil: str
    left: tuple[Span, ...]  # the passages, in text order
    right: tuple[Span, ...]

    def __post_init__(self) -> None:
        n_sides = bool(self.left) + bool(self.right)
        if n_sides != (1 if self.kind == "alone" else 2):
            raise ValueError(f"a decision “{self.kind}” cannot be about {n_sides} sides")

    def seen_from(self, left_sigil: str, right_sigil: str) -> "Decision | None":
        """The same with `left_sigil` on the left; None where it is about other witnesses.

        >>> Decision("alone", "A", "B", (Span(0, 4),), ()).seen_from("B", "A").right
        (Span(start=0, end=4),)
        """
        if (self.left_sigil, self.right_sigil) == (left_sigil, right_sigil):
            return self
        if (self.right_sigil, self.left_sigil) == (left_sigil, right_sigil):
            return Decision(self.kind, left_sigil, right_sigil, left=self.right, right=self.left)
        return None


@dataclass(frozen=True, slots=True)
class Ruling:
    """The beads of two witnesses after all decisions."""

    beads: tuple[Bead, ...]  # in order
    by: tuple[int | None, ...]  # for each bead, the number of the decision that made it; None: the machine did
    locked: tuple[int | None, ...]  # for each bead, the number of the decision that locks it


@dataclass(slots=True)
class _Said:
    """What stands after some decisions, the later ones over the earlier."""

    owner: dict[Link, int] = field(default_factory=dict)  # pairs that a person linked, by which decision
    apart: set[Link] = field(default_factory=set)
    alone: dict[Side, int] = field(default_factory=dict)

    def bans(self, link: Link) -> bool:
        """Whether the machine's link of this pair is out."""
        i, j = link
        return link in self.owner or link in self.apart or ("left", i) in self.alone or ("right", j) in self.alone


@dataclass(frozen=True, slots=True)
class Placed:
    """A decision in passages."""

    number: int  # of the decision
    kind: DecisionKind
    left: tuple[int, ...]  # indexes of passages, rising
    right: tuple[int, ...]

    @property
    def pairs(self) -> list[Link]:
        """Each left passage with each right one."""
        return list(product(self.left, self.right))


def rule(
    links: Iterable[PassageLink], decisions: Sequence[Decision], *, left: Sequence[Passage], right: Sequence[Passage]
) -> Ruling:
    """The beads of two witnesses: the machine's, but for what people decided. Of two decisions the later one wins.

    `decisions` come oldest first; those about other witnesses are left out. `left` and `right` are all passages.
    """
    placed = placed_in(decisions, left=left, right=right)
    said = _said(placed)
    scores = {(link.left, link.right): link.score for link in links}
    kept, beads = _kept(scores, said)
    people = _linked_by_people(said)
    all_links = {**kept, **dict.fromkeys(said.owner, VOUCHED)} if said.owner else kept
    ordered = completed([*beads, *people], all_links, n_left=len(left), n_right=len(right), alone=frozenset(said.alone))
    by = [_made(bead, people, said) for bead in ordered]
    kinds = {one.number: one.kind for one in placed}
    return Ruling(
        beads=ordered,
        by=tuple(by),
        locked=tuple(None if number is None or kinds[number] != "locked" else number for number in by),
    )


def placed_in(
    decisions: Sequence[Decision], *, left: Sequence[Passage], right: Sequence[Passage]
) -> tuple[Placed, ...]:
    """The decisions on these two witnesses whose passages are all found, oldest first, locks that were opened left out.

    `left` and `right` are all passages of a witness each.
    """
    found: list[Placed] = []
    sigils = left[0].sigil if left else "", right[0].sigil if right else ""
    for number, decision in enumerate(decisions):
        turned = decision.seen_from(*sigils)
        if turned is None:
            continue
        sides = _passages(turned.left, left), _passages(turned.right, right)
        if sides[0] is None or sides[1] is None:
            continue
        one = Placed(number, turned.kind, sides[0], sides[1])
        if one.kind == "unlocked":
            found = [other for other in found if not _opens(one, other)]
        else:
            found.append(one)
    return tuple(found)


def _opens(one: Placed, other: Placed) -> bool:
    return other.kind == "locked" and (other.left, other.right) == (one.left, one.right)


def _passages(spans: Sequence[Span], passages: Sequence[Passage]) -> tuple[int, ...] | None:
    """The passages that the spans cover; None where one touches none: the text is another one."""
    found: set[int] = set()
    for span in spans:
        shared = {one.index: _shared(span, one.span) for one in passages if _shared(span, one.span) > 0}
        if not shared:
            return None
        covered = {index for index, length in shared.items() if _covers(length, span, passages[index].span)}
        found |= covered or {max(shared, key=lambda index: (shared[index], -index))}
    return tuple(sorted(found))


def _shared(one: Span, other: Span) -> int:
    """How many code points two spans share."""
    return min(one.end, other.end) - max(one.start, other.start)


def _covers(length: int, one: Span, other: Span) -> bool:
    """Whether two spans that share so many code points share more than half of the shorter one."""
    return length * 2 > min(one.end - one.start, other.end - other.start)


def _said(placed: Sequence[Placed]) -> _Said:
    said = _Said()
    for one in placed:
        if one.kind == "alone":
            said.alone |= {("left", i): one.number for i in one.left} | {("right", j): one.number for j in one.right}
            said.owner = {(i, j): by for (i, j), by in said.owner.items() if i not in one.left and j not in one.right}
        elif one.kind == "apart":
            said.apart |= set(one.pairs)
            said.owner = {pair: by for pair, by in said.owner.items() if pair not in said.apart}
        else:
            said.apart -= set(one.pairs)
            said.owner |= dict.fromkeys(one.pairs, one.number)
    return said


def _kept(scores: Mapping[Link, float], said: _Said) -> tuple[Mapping[Link, float], list[Bead]]:
    """The machine's links that stand, and their beads: those that lost a link fall into what is left of them."""
    if not (said.owner or said.apart or said.alone):
        return scores, list(groups_of(scores))
    kept: dict[Link, float] = {}
    beads: list[Bead] = []
    for bead in groups_of(scores):
        pairs = list(product(bead.left, bead.right))
        stay = {pair: scores[pair] for pair in pairs if not said.bans(pair)}
        kept |= stay
        beads += [bead] if len(stay) == len(pairs) else groups_of(stay)
    return kept, beads


def _linked_by_people(said: _Said) -> dict[Bead, int]:
    """The beads that people made, with the decision that made each; what is left of one that a later one cut."""
    of_decision: defaultdict[int, dict[Link, float]] = defaultdict(dict)
    for pair, number in said.owner.items():
        of_decision[number][pair] = VOUCHED
    return {bead: number for number, pairs in of_decision.items() for bead in _person_beads(pairs)}


def _person_beads(pairs: Mapping[Link, float]) -> list[Bead]:
    left, right = sorted({i for i, _ in pairs}), sorted({j for _, j in pairs})
    if len(pairs) == len(left) * len(right):
        return [Bead(tuple(left), tuple(right), VOUCHED, "person")]
    return [Bead(bead.left, bead.right, VOUCHED, "person") for bead in groups_of(pairs)]


def _made(bead: Bead, people: Mapping[Bead, int], said: _Said) -> int | None:
    if bead.made_by == "machine":
        return None
    if bead.left and bead.right:
        return people[bead]
    return said.alone[("left", bead.left[0]) if bead.left else ("right", bead.right[0])]
