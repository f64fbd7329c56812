"""The list of comparisons on the home page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery

from newsdiff.accounts.models import User
from newsdiff.comparisons.models import AnalysisRun, Comparison, ComparisonArticle
from newsdiff.corpus.veils import described, veil_over
from newsdiff.display.veil import Veil

STATE_WORDS = {"": "not analysed", "queued": "waiting", "running": "being analysed", "done": "", "failed": "failed"}


@dataclass(frozen=True, slots=True)
class ListItem:
    """A comparison in the list."""

    comparison: Comparison
    title: str
    witnesses: tuple[ComparisonArticle, ...]
    state: str  # in words, "" where there is nothing to say


def items_of(comparisons: QuerySet[Comparison], user: User) -> list[ListItem]:
    """The comparisons as the list shows them to a person, with the state of their last run."""
    last = AnalysisRun.objects.filter(comparison=OuterRef("pk")).order_by("-id")
    found: Iterable[Comparison] = comparisons.annotate(last_state=Subquery(last.values("state")[:1]))
    listed = list(found)
    any_hidden = veil_over(_articles(listed), user) is not None
    return [_item(one, veil_over(_articles([one]), user) if any_hidden else None) for one in listed]


def _articles(comparisons: Iterable[Comparison]) -> list[int]:
    return [witness.article_id for comparison in comparisons for witness in comparison.witnesses.all()]


def _item(comparison: Comparison, veil: Veil | None) -> ListItem:
    witnesses = tuple(comparison.witnesses.all())
    if veil is not None:
        for one in witnesses:
            one.article = described(one.article, veil)
    return ListItem(
        comparison=comparison,
        title=veil.over(comparison.title) if veil else comparison.title,
        witnesses=witnesses,
        state=STATE_WORDS[getattr(comparison, "last_state", None) or ""],
    )
