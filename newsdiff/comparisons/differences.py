"""The view of differences: the ranked list as a document to read from top to bottom, each with both contexts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsdiff.analysis.types import Collation, Span
from newsdiff.comparisons.rowview import CellShown, ContrastView, RowView


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

    contrast: ContrastView
    contexts: tuple[Context, ...]  # left then right; a side without passages has none


def differences_of(
    collation: Collation, contrasts: Sequence[ContrastView], rows: Sequence[RowView]
) -> tuple[Difference, ...]:
    """The contrasts in their order, each with what stands around it in its row."""
    row_of = {row.row.bead: row for row in rows}
    return tuple(
        Difference(contrast, tuple(_contexts(collation, contrast, row_of[contrast.bead]))) for contrast in contrasts
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
