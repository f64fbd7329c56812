"""What a page draws at once, and what waits in a fold until it is asked for."""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TypeVar

from django.template.defaultfilters import pluralize

from newsdiff.analysis.types import Bead, Collation
from newsdiff.comparisons.rowview import RowView
from newsdiff.comparisons.state import PageState
from newsdiff.display.side_by_side import beads_between, order_of

LONG = 80  # rows from which those without a difference fold at first
SHORTEST = 3  # rows that a fold holds at least
AT_ONCE = 100  # items that are drawn at first
PORTION = 30  # those that each further portion holds: few enough to be put in between two frames
ASKED = re.compile(r"(c?)([0-9]{1,5})-([0-9]{1,5})")  # first and last row of a fold, "c" where the page goes on there


@dataclass(frozen=True, slots=True)
class Fold:
    """Rows, or entries of a list, that are not drawn until they are asked for."""

    name: str  # the bead of its first row, or "c" and a number where the page merely goes on
    beads: tuple[int, ...]  # none where it holds no rows
    label: str
    anchors: tuple[str, ...]  # of the passages or entries that it holds
    url: str  # of the page with this fold open
    rows_url: str  # of what it holds alone, by name: judgements meanwhile may move where folds begin
    goes_on: bool  # nothing is left out: the page goes on here, and opens by itself when it comes near


Item = int | Fold  # a row's bead, or a fold
Held = TypeVar("Held")


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows of a pair in the order of the page, as they are drawn or folded."""

    items: tuple[Item, ...]  # what the page draws
    folds: bool  # whether rows without a difference fold


def portions(
    items: Sequence[Held], opened: Container[str], selected: Callable[[Held], bool]
) -> Iterator[tuple[str, tuple[Held, ...], bool]]:
    """The parts of a long page in their order: a name, the items, and whether they are drawn.

    Drawn are the first ones, those that are opened, and those with a selected item.
    """
    starts = (0, *range(AT_ONCE, len(items), PORTION), len(items))
    for number, (start, end) in enumerate(pairwise(starts)):
        held, name = tuple(items[start:end]), f"c{number}"
        yield name, held, number == 0 or name in opened or any(selected(item) for item in held)


def drawn(items: Sequence[Item]) -> frozenset[int]:
    """The beads among these items."""
    return frozenset(item for item in items if isinstance(item, int))


def with_rows(items: Sequence[Item], rows: Sequence[RowView]) -> tuple[RowView | Fold, ...]:
    """The items with the rows of their beads, which are all among `rows`."""
    row_of = {row.row.bead: row for row in rows}
    return tuple(item if isinstance(item, Fold) else row_of[item] for item in items)


def plan_of(collation: Collation, state: PageState, *, kept: Container[int], selected: int | None) -> Plan:
    """How the rows of the pair of this state are drawn.

    `kept` holds the beads that never fold because there is something to see; `selected` is one that is drawn whatever
    comes before it.
    """
    beads = beads_between(collation, state.left, state.right)
    order = order_of(beads)
    folds = _are_folded(state, order)
    items = list(_folded(state, beads, order, kept=kept) if folds else order)
    shown: list[Item] = []
    for name, portion, is_drawn in portions(items, state.opened, lambda item: item == selected):
        shown += portion if is_drawn else [_going_on(state, beads, portion, name)]
    return Plan(tuple(shown), folds)


def inside(collation: Collation, state: PageState, asked: str, *, kept: Container[int]) -> tuple[Item, ...]:
    """The rows that `ASKED` names, whatever folds there by now; where the page goes on, its inner folds stay folds.

    Nothing where there are no such rows. `kept` as for `plan_of`.
    """
    named = ASKED.fullmatch(asked)
    beads = beads_between(collation, state.left, state.right)
    order = order_of(beads)
    if named is None or not {int(named[2]), int(named[3])} <= set(order):
        return ()
    rows = order[order.index(int(named[2])) : order.index(int(named[3])) + 1]
    goes_on = named[1] and _are_folded(state, order)
    return tuple(_folded(state, beads, rows, kept=kept) if goes_on else rows)


def _are_folded(state: PageState, order: Sequence[int]) -> bool:
    return len(order) >= LONG if state.folds is None else state.folds


def _folded(state: PageState, beads: Sequence[Bead], order: Sequence[int], *, kept: Container[int]) -> Iterator[Item]:
    for folds, run in groupby(order, key=lambda bead: bead not in kept):
        rows = tuple(run)
        name = str(rows[0])
        if folds and len(rows) >= SHORTEST and name not in state.opened:
            yield _fold(state, beads, rows, name=name, label=_label(state, [beads[row] for row in rows]))
        else:
            yield from rows


def _going_on(state: PageState, beads: Sequence[Bead], portion: Sequence[Item], name: str) -> Fold:
    rows = [row for item in portion for row in (item.beads if isinstance(item, Fold) else (item,))]
    label = f"{len(rows)} rows more"
    return _fold(state, beads, rows, name=name, label=label)


def _fold(state: PageState, beads: Sequence[Bead], rows: Sequence[int], *, name: str, label: str) -> Fold:
    goes_on = name.startswith("c")
    held = [beads[row] for row in rows]
    sides = (
        (state.left, {index for bead in held for index in bead.left}),
        (state.right, {index for bead in held for index in bead.right}),
    )
    return Fold(
        name=name,
        beads=tuple(rows),
        label=label,
        anchors=tuple(f"{sigil}-{index}" for sigil, indexes in sides for index in sorted(indexes)),
        url=f"{state.query(opened=state.opened | {name})}#row-{rows[0]}",
        rows_url=f"{state.query(selected='')}&rows={'c' if goes_on else ''}{rows[0]}-{rows[-1]}",
        goes_on=goes_on,
    )


def _label(state: PageState, held: Sequence[Bead]) -> str:
    only = ((state.left, [one for one in held if not one.right]), (state.right, [one for one in held if not one.left]))
    n_alike = sum(bool(one.left and one.right) for one in held)
    parts = [
        f"{n} passage{pluralize(n)} only in {sigil}"
        for sigil, alone in only
        if (n := sum(len(one.left) + len(one.right) for one in alone))
    ]
    alike = f"{n_alike} row{pluralize(n_alike)} without a difference"
    return ", ".join([*parts, *([alike] if n_alike else [])])
