"""Two articles of a comparison as they are shown and judged now, and the parts of their page that an act redraws."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from newsdiff.accounts.access import user_of
from newsdiff.analysis.types import Collation
from newsdiff.comparisons.contrasts import contrasts_of
from newsdiff.comparisons.contributions import contributions_of
from newsdiff.comparisons.filters import listed
from newsdiff.comparisons.folds import drawn
from newsdiff.comparisons.judging.bar import judge_bars
from newsdiff.comparisons.judging.queries import verdicts_in
from newsdiff.comparisons.judging.verdicts import Verdict
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.pagerows import plan_for, rows_of_beads
from newsdiff.comparisons.queries import latest_done_run, shown_collation_of
from newsdiff.comparisons.reading import reading_of
from newsdiff.comparisons.rowview import ContrastView
from newsdiff.comparisons.state import PageState, state_of_page
from newsdiff.web.htmx import HtmxRequest


@dataclass(frozen=True, slots=True)
class PairNow:
    """What the page that an act came from shows now."""

    comparison: Comparison
    state: PageState
    collation: Collation  # as it is stored
    seen: Collation  # as the person may read it
    verdicts: Mapping[str, Verdict]
    shown: tuple[ContrastView, ...]  # in the order of the list; the filters of the page apply

    def parts(
        self,
        request: HtmxRequest,
        key: str,
        *,
        selected: str,
        refusal: Mapping[str, str] | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """The bar, the entry of one difference in the list, its row, and that of the next one, if the page draws it."""
        state = replace(self.state, selected=selected)
        here, following = self._one(key), self._one(selected)
        plan = plan_for(request, self.comparison, self.seen, self.state, self.verdicts)
        beads = {one.bead for one in (here, following) if one} & ({here and here.bead} | drawn(plan.items))
        context = {
            "bars": self._bars(request, following, refusal),
            "contrast": here and replace(here, selected=key == selected),
            "rows": rows_of_beads(request, self.comparison, self.seen, state, beads, self.verdicts),
            "oob": True,
        }
        return render(request, "comparisons/_judged.html", context, status=status)

    def page(self, request: HtmxRequest, key: str, *, refusal: Mapping[str, str], status: int) -> HttpResponse:
        """The bar on a page of its own, for who has no script."""
        contrast = self._one(key)
        context = {
            "comparison": self.comparison,
            "bars": self._bars(request, contrast, refusal),
            "contrast": contrast,
            "query": self.state.query(),
        }
        return render(request, "comparisons/difference_judge.html", context, status=status)

    def _one(self, key: str) -> ContrastView | None:
        return next((one for one in self.shown if one.key == key), None)

    def _bars(
        self, request: HtmxRequest, selected: ContrastView | None, refusal: Mapping[str, str] | None
    ) -> list[str]:
        bars = judge_bars(self.comparison, user_of(request), self.shown, self.state)
        context = {"comparison": self.comparison, "selected": selected, "refusal": refusal}
        return [render_to_string(bar.template, {**context, **bar.context}, request=request) for bar in bars]


def pair_now(request: HtmxRequest, comparison: Comparison) -> PairNow | None:
    """The articles and filters of the page that a request came from; None where nothing was analysed yet."""
    run = latest_done_run(comparison)
    if run is None:
        return None
    reading = reading_of(comparison, user_of(request))
    state = state_of_page(request, reading.sigils)
    collation = shown_collation_of(run)
    seen, verdicts = reading.over_collation(collation), verdicts_in(collation, comparison, user_of(request))
    contrasts = contrasts_of(seen, comparison, state, verdicts)
    shown = listed(contrasts, state, seen, coded=lambda: contributions_of(comparison, user_of(request)).marks)
    return PairNow(comparison, state, collation, seen, verdicts, shown)


def next_open(contrasts: Sequence[ContrastView], key: str) -> str:
    """The next difference that is not reviewed, in the order of the list and round its end; "" where there is none."""
    at = next((place for place, one in enumerate(contrasts) if one.key == key), -1)
    around = (*contrasts[at + 1 :], *contrasts[: at + 1])
    return next((one.key for one in around if not one.verdict.is_reviewed), "")
