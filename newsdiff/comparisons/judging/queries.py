"""Reads of judgements. In a blind round that is closed, a coder reads their own alone."""

from django.db.models import Prefetch, QuerySet

from newsdiff.accounts.models import User
from newsdiff.comparisons.contributions import hides_others
from newsdiff.comparisons.judging.verdicts import Verdict, verdicts_from
from newsdiff.comparisons.models import Comparison, JudgedDifference, JudgedWords, Judgement


def judgements_seen(comparison: Comparison, user: User) -> QuerySet[Judgement]:
    """The judgements that the user may see, taken back ones too."""
    rows = comparison.judgements.select_related("made_by", "undone_by")
    return rows.filter(made_by=user) if hides_others(comparison, user) else rows


def verdicts_of(comparison: Comparison, user: User) -> dict[str, Verdict]:
    """What holds, for this user, of each difference that was judged, by its key."""
    seen = judgements_seen(comparison, user).filter(undone_at=None)
    rows = JudgedDifference.objects.filter(judgement__in=seen.values("pk")).exclude(key="")
    return verdicts_from(rows.select_related("judgement__made_by").order_by("judgement_id"))


def undoable(comparison: Comparison, user: User) -> Judgement | None:
    """What “Undo” would take back: the person's last judgement."""
    return comparison.judgements.filter(made_by=user, undone_at=None).order_by("-id").first()


def redoable(comparison: Comparison, user: User) -> Judgement | None:
    """What “Redo” would bring back: what the person undid last, if they judged nothing since."""
    mine = comparison.judgements.filter(made_by=user)
    last = mine.filter(undone_at=None).order_by("-made_at").first()
    undone = mine.filter(undone_by=user)
    if last is not None:
        undone = undone.filter(undone_at__gt=last.made_at)
    return undone.order_by("-undone_at", "id").first()


def history_of(comparison: Comparison, user: User) -> QuerySet[Judgement]:
    """All judgements that the user may see, newest first, with the words that they are about."""
    words = JudgedWords.objects.select_related("article")
    differences = JudgedDifference.objects.prefetch_related(Prefetch("words", words))
    return judgements_seen(comparison, user).order_by("-id").prefetch_related(Prefetch("differences", differences))
