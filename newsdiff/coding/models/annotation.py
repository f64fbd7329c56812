"""What coders say about passages, where it hangs, and what it said before."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from newsdiff.coding.models.codebook import Code, CodebookVersion
from newsdiff.comparisons.models import Comparison
from newsdiff.corpus.models import Article


class Confidence(models.TextChoices):
    """How sure a coder is of an annotation."""

    NONE = "", "not said"
    LOW = "low", "unsure"
    MEDIUM = "medium", "fairly sure"
    HIGH = "high", "sure"


class Annotation(models.Model):
    """A coder's codes and comment on anchors. A deleted one stays, so that deleting can be undone."""

    hangs_as = ("annotation", "annotations")

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="annotations")
    coder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="annotations")
    codes = models.ManyToManyField(Code, through="CodeUse", related_name="annotations")
    comment = models.TextField(blank=True)
    confidence = models.CharField(max_length=6, choices=Confidence, blank=True)
    codebook_version = models.PositiveIntegerField(default=1, help_text="of the codebook that it was last said with")
    difference_type = models.CharField(
        max_length=14, blank=True, help_text="category or kind of the difference that was coded; empty: chosen words"
    )
    unit = models.CharField(
        max_length=20, blank=True, db_index=True, help_text="the difference or row that it counts for in agreement"
    )
    form_key = models.UUIDField(unique=True, help_text="of the form that made it: a form sent twice acts once")
    form_digest = models.CharField(max_length=64, help_text="SHA-256 of what that form said")
    version = models.PositiveIntegerField(
        default=1, help_text="raised by each change; an edit of an older one is refused"
    )
    carried_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", help_text="on an earlier text"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"annotation {self.pk}"


class CodeUse(models.Model):
    """One code of an annotation, with what its slots hold."""

    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="uses")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="uses")
    target = models.CharField(max_length=200, blank=True, help_text="who or what is framed")
    polarity = models.CharField(max_length=8, blank=True, help_text="a key of `uses.POLARITIES`")
    voice = models.CharField(max_length=200, blank=True, help_text="who speaks: the outlet, or a quoted speaker")
    certainty = models.CharField(max_length=8, blank=True, help_text="a key of `uses.CERTAINTIES`")

    class Meta:
        ordering = ["code__position", "code_id"]
        constraints = [models.UniqueConstraint(fields=["annotation", "code"], name="code_once_an_annotation")]

    def __str__(self) -> str:
        return f"{self.code} of {self.annotation}"


class AnnotationRevision(models.Model):
    """What an annotation said before a change: undo takes it back from here."""

    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    comment = models.TextField(blank=True)
    confidence = models.CharField(max_length=6, blank=True)
    uses = models.JSONField(default=list, help_text="the codes and slots, as `uses.use_to_json` writes each")
    codebook_version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(auto_now_add=True)
    replaced_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_change = models.ForeignKey(
        CodebookVersion,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="what the codebook said before the change that altered the annotation, where it was such a change",
    )

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["annotation", "version"], name="revision_once_a_version")]

    def __str__(self) -> str:
        return f"{self.annotation} v{self.version}"


class Anchor(models.Model):
    """Where an annotation hangs: article, span and quote, so that no re-run of the analysis loses it.

    An anchor without a span is a side of a difference that has nothing opposite in this article, or, with `lost_at`, a
    quote that was not found again in a corrected text and waits for a person to place it.
    """

    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="anchors")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="anchors")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True)
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    moved_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", help_text="in an earlier version"
    )
    score = models.FloatField(null=True, blank=True, help_text="0..1, where the program found it again")
    margin = models.FloatField(null=True, blank=True, help_text="0..1, distance to the second best place")
    lost_at = models.DateTimeField(null=True, blank=True)
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(start__lt=F("end"), lost_at=None) & ~Q(quote=""))
                | Q(start=None, end=None, quote="", lost_at=None)
                | (Q(start=None, end=None, lost_at__isnull=False) & ~Q(quote="")),
                name="anchor_has_words_or_no_span",
            )
        ]

    def __str__(self) -> str:
        return self.quote[:60]


class Reply(models.Model):
    """What someone wrote under an annotation."""

    hangs_as = ("reply to an annotation", "replies to annotations")

    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    form_key = models.UUIDField(unique=True, help_text="of the form that made it: a form sent twice acts once")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:60]
