"""Reads of judgements. In a blind round that is closed, a coder reads their own alone."""

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from newsdiff.accounts.models import User
from newsdiff.analysis.types import Collation, Variant
from newsdiff.comparisons.contributions import hides_others
from newsdiff.comparisons.judging.verdicts import Sides, Verdict, as_they_stand, verdicts_from
from newsdiff.comparisons.models import Comparison, JudgedDifference, JudgedWords, Judgement
from newsdiff.display.keys import variant_keys


def judgements_seen(comparison: Comparison, user: User) -> QuerySet[Judgement]:
    """The judgements that the user may see, taken back ones too."""
    rows = comparison.judgements.select_related("made_by", "undone_by")
    return rows.filter(made_by=user) if hides_others(comparison, user) else rows


def verdicts_of(comparison: Comparison, user: User) -> dict[str, Verdict]:
    """What holds, for this user, of each difference that was judged, by its key."""
    seen = judgements_seen(comparison, user).filter(undone_at=None)
    rows = JudgedDifference.objects.filter(judgement__in=seen.values("pk")).exclude(key="")
    found = list(rows.select_related("judgement__made_by").order_by("judgement_id"))
    with_words = [row for row in found if row.judgement.kind == Judgement.Kind.SPANS]
    prefetch_related_objects(with_words, Prefetch("words", JudgedWords.objects.exclude(side=""), to_attr="said"))
    return verdicts_from(found)


def verdicts_in(collation: Collation, comparison: Comparison, user: User) -> dict[str, Verdict]:
    """What people judged, as this user may see it, by the keys of the differences that the collation has."""
    verdicts = verdicts_of(comparison, user)
    return as_they_stand(verdicts, collation, variant_keys(collation)) if verdicts else {}


def moved_variants(collation: Collation, comparison: Comparison, user: User) -> dict[Variant, Sides]:
    """The differences that stand on other words than the program found, as this user may see them."""
    verdicts = verdicts_in(collation, comparison, user)
    if not any(one.spans for one in verdicts.values()):
        return {}
    return {
        variant: verdict.spans
        for variant, key in variant_keys(collation).items()
        if (verdict := verdicts.get(key)) and verdict.spans
    }


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
