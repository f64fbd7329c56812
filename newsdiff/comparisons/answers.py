"""The answer that shows a comparison, whole or its part below the frame."""

from django.http import HttpResponse
from django.shortcuts import render

from newsdiff.accounts.access import may, user_of
from newsdiff.analysis.types import Collation
from newsdiff.comparisons import queries
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.page import page_of
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
        "run": queries.latest_run(comparison),
        "poll_every": POLL_EVERY,
        "may_delete": not request.htmx and may(user_of(request), comparison.project, "edit"),
    }
    part = "#comparison" if request.htmx else ""
    return render(request, f"comparisons/comparison_detail.html{part}", context)
