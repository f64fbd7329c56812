"""Two witnesses of a collation, each in its own order, with the links between their passages."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from newsdiff.analysis.types import Bead, Collation
from newsdiff.display.runs import marks_by_passage, runs_of
from newsdiff.display.side_by_side import beads_between, out_of_order
from newsdiff.display.types import Mark, PassageView


@dataclass(frozen=True, slots=True)
class LinkedPassage:
    """A passage where its own article has it."""

    view: PassageView
    beads: tuple[int, ...]  # that hold it
    partners: tuple[int, ...]  # indexes of the passages opposite, rising; none where it stands alone


@dataclass(frozen=True, slots=True)
class Tie:
    """A bead with two sides."""

    bead: int
    score: float
    moved: bool  # its right side stands out of the right text's order


@dataclass(frozen=True, slots=True)
class InOrder:
    """Two witnesses as they were written."""

    left: tuple[LinkedPassage, ...]
    right: tuple[LinkedPassage, ...]
    ties: tuple[Tie, ...]  # in the order of the left text


def in_order(collation: Collation, left_sigil: str, right_sigil: str, marks: Sequence[Mark]) -> InOrder:
    """Both texts in their own order, in either order of the sigils. `KeyError` where they have no alignment.

    A passage has the marks of all beads that hold it.
    """
    beads = beads_between(collation, left_sigil, right_sigil)
    moved = out_of_order(beads)
    sides = [(bead.left, bead.right) for bead in beads]
    return InOrder(
        left=_passages(collation, left_sigil, marks, sides),
        right=_passages(collation, right_sigil, marks, [side[::-1] for side in sides]),
        ties=tuple(
            Tie(index, beads[index].score, moved=index in moved)
            for index in sorted(range(len(beads)), key=lambda index: beads[index].left)
            if _has_two_sides(beads[index])
        ),
    )


def _has_two_sides(bead: Bead) -> bool:
    return bool(bead.left and bead.right)


def _passages(
    collation: Collation, sigil: str, marks: Sequence[Mark], sides: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]
) -> tuple[LinkedPassage, ...]:
    """One witness; `sides` are its own side and the other one of each bead."""
    text, passages = collation.witness(sigil).text, collation.passages_of(sigil)
    marked = marks_by_passage(passages, [mark for mark in marks if mark.sigil == sigil])
    beads: defaultdict[int, list[int]] = defaultdict(list)
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for number, (own, other) in enumerate(sides):
        for index in own:
            beads[index].append(number)
            partners[index].update(other)
    return tuple(
        LinkedPassage(
            view=PassageView(
                sigil=sigil,
                index=passage.index,
                kind=passage.kind,
                starts_paragraph=passage.index == 0 or passages[passage.index - 1].paragraph != passage.paragraph,
                start=passage.span.start,
                end=passage.span.end,
                runs=runs_of(text, passage.span, marked.get(passage.index, ())),
            ),
            beads=tuple(beads[passage.index]),
            partners=tuple(sorted(partners[passage.index])),
        )
        for passage in passages
    )
