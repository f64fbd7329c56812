"""What people decided about links."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from newsdiff.comparisons.models.comparison import Comparison
from newsdiff.corpus.models import Article


class LinkDecision(models.Model):
    """What a person decided about passages of two articles. An undone one stays, so that it can be done again.

    It hangs on articles, spans and quotes, so it is an input of every later run, whatever rows that makes.
    """

    hangs_as = ("change of a link", "changes of links")

    class Kind(models.TextChoices):
        LINKED = "linked"
        APART = "apart"
        ALONE = "alone"
        LOCKED = "locked"
        UNLOCKED = "unlocked"

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="link_decisions")
    kind = models.CharField(max_length=8, choices=Kind)
    left_sigil = models.CharField(max_length=2)
    right_sigil = models.CharField(max_length=2)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    form_key = models.UUIDField(unique=True, help_text="of the form that made it: a form sent twice acts once")
    form_digest = models.CharField(max_length=64, help_text="SHA-256 of what that form said")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["linked", "apart", "alone", "locked", "unlocked"]), name="decision_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None) | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="undone_decision_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class LinkAnchor(models.Model):
    """A passage that a decision is about: article, span and quote. Without a span it has not found its place again."""

    decision = models.ForeignKey(LinkDecision, on_delete=models.CASCADE, related_name="anchors")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField()
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    score = models.FloatField(default=1, help_text="0..1: how sure its place is in a new version of the article")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__lt=F("end")) | Q(start=None, end=None), name="link_anchor_has_a_span_or_none"
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:60]
