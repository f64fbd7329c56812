"""Two witnesses of a collation as rows that stand opposite each other."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from newsdiff.analysis.types import Alignment, Bead, Collation
from newsdiff.display.runs import marks_by_passage, runs_of
from newsdiff.display.types import Cell, Mark, PassageView, Relation, Row, SideBySide


def side_by_side(
    collation: Collation,
    left_sigil: str,
    right_sigil: str,
    marks: Sequence[Mark],
    *,
    only: Container[int] | None = None,
) -> SideBySide:
    """The rows of two witnesses, in either order of their sigils.

    Rows follow the left text. A row with a right side alone stands after the row that holds the right
    passage before it, or first of all. `only` holds the beads whose rows are wanted, as they stand among the
    others. `KeyError` where the two witnesses have no alignment.
    """
    beads = beads_between(collation, left_sigil, right_sigil)
    moved = out_of_order(beads)
    order = order_of(beads)
    left = _Side(collation, left_sigil, marks, first=_first_rows([(i, beads[i].left) for i in order]))
    right = _Side(collation, right_sigil, marks, first=_first_rows([(i, beads[i].right) for i in order]))
    rows = tuple(
        Row(
            bead=index,
            relation=_relation(beads[index]),
            score=beads[index].score,
            left=left.cell(beads[index].left, bead=index),
            right=right.cell(beads[index].right, bead=index),
            moved=index in moved,
        )
        for index in order
        if only is None or index in only
    )
    return SideBySide(left_sigil=left_sigil, right_sigil=right_sigil, rows=rows)


class _Side:
    """One witness, to be cut into cells in the order of the page."""

    def __init__(self, collation: Collation, sigil: str, marks: Sequence[Mark], *, first: Mapping[int, int]) -> None:
        self._sigil = sigil
        self._text = collation.witness(sigil).text
        self._passages = collation.passages_of(sigil)
        self._first = first
        self._marks = marks_by_passage(self._passages, [mark for mark in marks if mark.sigil == sigil])

    def cell(self, indexes: Sequence[int], *, bead: int) -> Cell | None:
        if not indexes:
            return None
        return Cell(sigil=self._sigil, passages=tuple(self._view(index, bead) for index in indexes))

    def _view(self, index: int, bead: int) -> PassageView:
        passage = self._passages[index]
        marks = [mark for mark in self._marks.get(index, ()) if mark.bead in (None, bead)]
        return PassageView(
            sigil=self._sigil,
            index=index,
            kind=passage.kind,
            starts_paragraph=index == 0 or self._passages[index - 1].paragraph != passage.paragraph,
            start=passage.span.start,
            end=passage.span.end,
            runs=runs_of(self._text, passage.span, marks),
            repeated=self._first[index] != bead,
        )


def _first_rows(rows: Sequence[tuple[int, Sequence[int]]]) -> Mapping[int, int]:
    """The bead of the first row that holds each passage; `rows` are beads and passages in the order of the page."""
    return {passage: bead for bead, passages in reversed(rows) for passage in passages}


def beads_between(collation: Collation, left_sigil: str, right_sigil: str) -> Sequence[Bead]:
    """The beads of two witnesses, in either order of their sigils. `KeyError` where they have no alignment."""
    try:
        return collation.alignment(left_sigil, right_sigil).beads
    except KeyError:
        return _swapped(collation.alignment(right_sigil, left_sigil))


def _swapped(alignment: Alignment) -> Sequence[Bead]:
    return [replace(bead, left=bead.right, right=bead.left) for bead in alignment.beads]


def _relation(bead: Bead) -> Relation:
    if not bead.right:
        return "only left"
    return "aligned" if bead.left else "only right"


def order_of(beads: Sequence[Bead]) -> list[int]:
    """Indexes of beads in the order of the page."""
    order = sorted((i for i, bead in enumerate(beads) if bead.left), key=lambda i: beads[i].left)
    lone = sorted((i for i, bead in enumerate(beads) if not bead.left), key=lambda i: beads[i].right)
    follows: defaultdict[int | None, list[int]] = defaultdict(list)
    holder = _holders(beads, order)
    for index in lone:
        before = holder.get(beads[index].right[0] - 1)
        follows[before].append(index)
        holder |= dict.fromkeys(beads[index].right, before)
    placed = list(follows[None])
    for index in order:
        placed += [index, *follows[index]]
    return placed


def _holders(beads: Sequence[Bead], order: Sequence[int]) -> dict[int, int | None]:
    """The last row on the page that holds each right passage."""
    return {passage: index for index in order for passage in beads[index].right}


def out_of_order(beads: Sequence[Bead]) -> frozenset[int]:
    """Beads with two sides outside the longest series of rows in which the right text keeps its order."""
    paired = sorted((i for i, bead in enumerate(beads) if bead.left and bead.right), key=lambda i: beads[i].left)
    kept = _longest_rising([beads[i].right[0] for i in paired])
    return frozenset(index for position, index in enumerate(paired) if position not in kept)


def _longest_rising(values: Sequence[int]) -> frozenset[int]:
    """Positions of a longest series of `values` that never falls (patience sorting)."""
    tails: list[int] = []  # for each length, the smallest last value of a series that long
    ends: list[int] = []  # and where it stands
    previous: list[int] = []
    for position, value in enumerate(values):
        length = bisect_right(tails, value)
        previous.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [value]
        ends[length : length + 1] = [position]
    kept: set[int] = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        kept.add(position)
        position = previous[position]
    return frozenset(kept)
