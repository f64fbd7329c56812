"""The view of differences: the ranked list as a document to read from top to bottom, each with both contexts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.template.defaultfilters import pluralize

from newsdiff.analysis.types import Collation, Span
from newsdiff.comparisons.folds import PORTION, Fold, portions
from newsdiff.comparisons.rowview import CellShown, ContrastView, RowView
from newsdiff.comparisons.state import KEY, PageState

ASKED = re.compile(rf"([0-9]{{1,5}})((?:,{KEY.pattern}){{1,{PORTION}}})")  # the number of the first, and keys


@dataclass(frozen=True, slots=True)
class Context:
    """What one article says where a difference stands."""

    side: str  # "left" or "right"
    sigil: str
    language: str
    before: str  # the words of its passages before those that differ; all of them where none differ
    words: str  # those that differ; "" where the difference stands on the other side alone
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A contrast with the passages that it stands in."""

    number: int  # its place in the list, from 1
    contrast: ContrastView
    contexts: tuple[Context, ...]  # left then right; a side without passages has none


def list_of(
    collation: Collation, contrasts: Sequence[ContrastView], rows: Sequence[RowView], state: PageState
) -> tuple[Difference | Fold, ...]:
    """What the page draws of the list, and the folds where it goes on; `rows` holds those of all contrasts."""
    shown: list[Difference | Fold] = []
    first = 1
    for name, portion, is_drawn in portions(contrasts, state.opened, lambda contrast: contrast.selected):
        if is_drawn:
            shown += differences_of(collation, portion, rows, first=first)
        else:
            shown.append(_fold(portion, state, name, first=first))
        first += len(portion)
    return tuple(shown)


def differences_of(
    collation: Collation, contrasts: Sequence[ContrastView], rows: Sequence[RowView], *, first: int
) -> tuple[Difference, ...]:
    """The contrasts, numbered from `first`, each with what stands around it in its row, which is among `rows`."""
    row_of = {row.row.bead: row for row in rows}
    return tuple(
        Difference(number, contrast, tuple(_contexts(collation, contrast, row_of[contrast.bead])))
        for number, contrast in enumerate(contrasts, start=first)
    )


def _fold(portion: Sequence[ContrastView], state: PageState, name: str, *, first: int) -> Fold:
    keys = [contrast.key for contrast in portion]
    return Fold(
        name=name,
        beads=(),
        label=f"{len(keys)} difference{pluralize(len(keys))} more",
        anchors=tuple(f"d-{key}" for key in keys),
        url=f"{state.query(opened=state.opened | {name})}#d-{keys[0]}",
        rows_url=f"{state.query(selected='')}&differences={','.join((str(first), *keys))}",
        goes_on=True,
    )


def _contexts(collation: Collation, contrast: ContrastView, row: RowView) -> Iterator[Context]:
    for cell, span in zip(row.cells, (contrast.left.span, contrast.right.span), strict=True):
        if cell.passages:
            yield _context(cell, span, collation.witness(cell.sigil).text)


def _context(cell: CellShown, span: Span | None, text: str) -> Context:
    views = [passage.view for passage in cell.passages]
    if span is None:
        whole = " … ".join(text[view.start : view.end] for view in views)
        return Context(cell.side, cell.sigil, cell.language, before=whole, words="", after="")
    start = min((view.start for view in views if view.end > span.start), default=span.start)
    end = max((view.end for view in views if view.start < span.end), default=span.end)
    before, after = text[min(start, span.start) : span.start], text[span.end : max(end, span.end)]
    return Context(cell.side, cell.sigil, cell.language, before=before, words=span.of(text), after=after)
