"""The answer that shows a comparison: whole, its part below the frame, or the part that a page asks for."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from typing import Self

from django.http import HttpResponse
from django.shortcuts import render

from newsdiff.accounts.access import user_of
from newsdiff.analysis.types import Collation
from newsdiff.comparisons import queries
from newsdiff.comparisons.contrasts import contrasts_of
from newsdiff.comparisons.differences import ASKED, differences_of
from newsdiff.comparisons.folds import drawn, with_rows
from newsdiff.comparisons.judging.queries import verdicts_in
from newsdiff.comparisons.judging.verdicts import Verdict
from newsdiff.comparisons.models import AnalysisRun, Comparison
from newsdiff.comparisons.page import page_of
from newsdiff.comparisons.pagerows import items_inside, rows_of_beads
from newsdiff.comparisons.reading import may_here, reading_of
from newsdiff.comparisons.rowview import ContrastView, RowView
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


def part_response(request: HtmxRequest, comparison: Comparison, state: PageState) -> HttpResponse | None:
    """For an htmx answer, what a fold holds or the details of the selected contrast; None where neither is asked for.

    A part is empty where the last done run has no such rows or contrasts.
    """
    asked = next((name for name in PARTS if name in request.GET), "")
    if not asked:
        return None
    template, draw = PARTS[asked]
    run = queries.latest_done_run(comparison)
    return render(request, template, draw(_Found.of(request, comparison, run, state)) if run else {})


@dataclass(frozen=True, slots=True)
class _Found:
    """What parts are drawn from."""

    request: HtmxRequest
    comparison: Comparison
    state: PageState
    collation: Collation  # as the person may read it
    verdicts: Mapping[str, Verdict]

    @classmethod
    def of(cls, request: HtmxRequest, comparison: Comparison, run: AnalysisRun, state: PageState) -> Self:
        found = queries.shown_collation_of(run)
        user = user_of(request)
        seen = reading_of(comparison, user).over_collation(found)
        return cls(request, comparison, state, seen, verdicts_in(found, comparison, user))

    def rows(self, beads: Container[int]) -> tuple[RowView, ...]:
        return rows_of_beads(self.request, self.comparison, self.collation, self.state, beads, self.verdicts)

    def contrasts(self, keys: Container[str]) -> list[ContrastView]:
        found = contrasts_of(self.collation, self.comparison, self.state, self.verdicts)
        return [contrast for contrast in found if contrast.key in keys]


def _rows(found: _Found) -> dict[str, object]:
    asked = found.request.GET["rows"]
    items = items_inside(found.request, found.comparison, found.collation, found.state, found.verdicts, asked)
    return {"items": with_rows(items, found.rows(drawn(items)))}


def _differences(found: _Found) -> dict[str, object]:
    named = ASKED.fullmatch(found.request.GET["differences"])
    if named is None:
        return {}
    contrasts = found.contrasts(named[2].split(","))
    rows = found.rows({contrast.bead for contrast in contrasts})
    return {"items": differences_of(found.collation, contrasts, rows, first=int(named[1]))}


def _selected(found: _Found) -> dict[str, object]:
    return {"contrast": next(iter(found.contrasts((found.state.selected,))), None)}


PARTS: dict[str, tuple[str, Callable[[_Found], dict[str, object]]]] = {
    "rows": ("comparisons/comparison_detail.html#items", _rows),
    "differences": ("comparisons/_differences.html#items", _differences),
    "detail": ("comparisons/_selected.html", _selected),
}
