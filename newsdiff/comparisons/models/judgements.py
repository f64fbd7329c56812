"""What people judged about differences."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from newsdiff.comparisons.models.comparison import Comparison
from newsdiff.corpus.models import Article


class Judgement(models.Model):
    """One act of a person about one or more differences. An undone one stays, so that it can be done again.

    It hangs on words, not on a run's rows. The newest act about a difference that was not undone holds.
    """

    hangs_as = ("judgement of differences", "judgements of differences")

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed"
        DISMISSED = "dismissed"
        REOPENED = "reopened"
        CATEGORY = "category"
        SPANS = "spans"

    class Reason(models.TextChoices):
        STYLE = "style", "Style"
        WRONG_LINK = "wrong_link", "Wrong link"
        NOT_THE_SAME = "not_the_same", "Not the same referent"

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="judgements")
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.CharField(max_length=12, choices=Reason, blank=True, help_text="of a dismissal")
    category = models.CharField(max_length=14, blank=True, help_text="the kind of difference that a person says it is")
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
                condition=Q(kind__in=["confirmed", "dismissed", "reopened", "category", "spans"]),
                name="judgement_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind="dismissed", reason__in=["style", "wrong_link", "not_the_same"])
                | (~Q(kind="dismissed") & Q(reason="")),
                name="dismissal_alone_says_why",
            ),
            models.CheckConstraint(
                condition=(Q(kind="category") & ~Q(category="")) | (~Q(kind="category") & Q(category="")),
                name="judged_category_where_it_is_changed",
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None) | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="undone_judgement_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class JudgedDifference(models.Model):
    """A difference that a judgement is about."""

    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, related_name="differences")
    key = models.CharField(max_length=11, help_text="its name by its words; empty where these are not in the texts")
    row_digest = models.CharField(max_length=16, help_text="names the texts of its row when it was judged")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["key"], name="judged_key")]

    def __str__(self) -> str:
        return self.key


class JudgedWords(models.Model):
    """Words of a judged difference: article, span and quote. Without a span they have not found their place again.

    Those of a side are the words as a person says that they begin and end, the others as the program found them.
    """

    class Side(models.TextChoices):
        LEFT = "left"
        RIGHT = "right"

    difference = models.ForeignKey(JudgedDifference, on_delete=models.CASCADE, related_name="words")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=5, choices=Side, blank=True, help_text="of words that a person says; else empty")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField()
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    score = models.FloatField(default=1, help_text="0..1: how sure their place is in a new version of the article")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__lt=F("end")) | Q(start=None, end=None), name="judged_words_have_a_span_or_none"
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:60]
