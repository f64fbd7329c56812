"""The answer that shows a comparison, whole or its part below the frame."""

from django.http import HttpResponse
from django.shortcuts import render

from newsdiff.accounts.access import user_of
from newsdiff.analysis.types import Collation
from newsdiff.comparisons import queries
from newsdiff.comparisons.folds import Fold, drawn, with_rows
from newsdiff.comparisons.judging.queries import verdicts_in
from newsdiff.comparisons.models import AnalysisRun, Comparison
from newsdiff.comparisons.page import page_of
from newsdiff.comparisons.pagerows import items_inside, rows_of_beads
from newsdiff.comparisons.reading import may_here, reading_of
from newsdiff.comparisons.rowview import RowView
from newsdiff.comparisons.state import PageState
from newsdiff.web.htmx import HtmxRequest

POLL_EVERY = 250  # milliseconds


def detail_response(
    request: HtmxRequest, comparison: Comparison, state: PageState, *, collation: Collation | None = None
) -> HttpResponse:
    """The comparison as its last done run tells it, or how far its analysis is; the part alone for htmx.

    `collation` is what that run says, where it was read already.
    """
    done = queries.latest_done_run(comparison)
    context = {
        "comparison": comparison,
        "page": page_of(request, comparison, done, state, collation) if done else None,
        "run": done or queries.latest_run(comparison),
        "poll_every": POLL_EVERY,
        "may_delete": not request.htmx and may_here(user_of(request), comparison, "edit"),
    }
    part = "#comparison" if request.htmx else ""
    return render(request, f"comparisons/comparison_detail.html{part}", context)


def fold_response(request: HtmxRequest, comparison: Comparison, state: PageState, asked: str) -> HttpResponse:
    """What a fold of the facing view holds, for an htmx answer; nothing where there are no such rows."""
    done = queries.latest_done_run(comparison)
    items = _items_of_fold(request, comparison, done, state, asked) if done else ()
    return render(request, "comparisons/comparison_detail.html#items", {"items": items})


def _items_of_fold(
    request: HtmxRequest, comparison: Comparison, run: AnalysisRun, state: PageState, asked: str
) -> tuple[RowView | Fold, ...]:
    found = queries.shown_collation_of(run)
    collation = reading_of(comparison, user_of(request)).over_collation(found)
    verdicts = verdicts_in(found, comparison, user_of(request))
    items = items_inside(request, comparison, collation, state, verdicts, asked)
    return with_rows(items, rows_of_beads(request, comparison, collation, state, drawn(items), verdicts))
