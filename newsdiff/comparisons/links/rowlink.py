"""The link of a row as its template shows it: who made it, and the way to change it."""

from dataclasses import dataclass

from newsdiff.analysis.types import Span
from newsdiff.comparisons.links.acts import token_for
from newsdiff.comparisons.links.panel import edit_url
from newsdiff.comparisons.links.queries import Made
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.state import PageState
from newsdiff.display.types import Cell, Row


@dataclass(frozen=True, slots=True)
class LinkView:
    """What stands between the two sides of a row."""

    made: Made | None  # None: the program found it
    edit_url: str  # of the form that changes it; "" for who may not


def link_view(comparison: Comparison, row: Row, made: Made | None, *, state: PageState, may_change: bool) -> LinkView:
    """The link of a row of the page in this state."""
    if not may_change:
        return LinkView(made, "")
    sides = _spans(row.left), _spans(row.right)
    token = token_for(sides if state.left < state.right else sides[::-1], made.pk if made else 0)
    return LinkView(made, edit_url(comparison, state.left, state.right, token))


def _spans(cell: Cell | None) -> tuple[Span, ...]:
    return tuple(Span(view.start, view.end) for view in cell.passages) if cell else ()
