"""The list of comparisons on the home page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery

from newsdiff.comparisons.models import AnalysisRun, Comparison, ComparisonArticle

STATE_WORDS = {"": "not analysed", "queued": "waiting", "running": "being analysed", "done": "", "failed": "failed"}


@dataclass(frozen=True, slots=True)
class ListItem:
    """A comparison in the list."""

    comparison: Comparison
    witnesses: tuple[ComparisonArticle, ...]
    state: str  # in words, "" where there is nothing to say


def items_of(comparisons: QuerySet[Comparison]) -> list[ListItem]:
    """The comparisons as the list shows them, with the state of their last run."""
    last = AnalysisRun.objects.filter(comparison=OuterRef("pk")).order_by("-id")
    found: Iterable[Comparison] = comparisons.annotate(last_state=Subquery(last.values("state")[:1]))
    return [
        ListItem(
            comparison=comparison,
            witnesses=tuple(comparison.witnesses.all()),
            state=STATE_WORDS[getattr(comparison, "last_state", None) or ""],
        )
        for comparison in found
    ]
