"""Codebooks, and what coders say about passages."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from newsdiff.accounts.models import Project
from newsdiff.comparisons.models import Comparison
from newsdiff.corpus.models import Article


class Codebook(models.Model):
    """A project's list of codes."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="codebooks")
    name = models.CharField(max_length=200)
    guidance = models.TextField(blank=True, help_text="how to code with it, for the coder")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "name"], name="codebook_name_once_a_project")]

    def __str__(self) -> str:
        return self.name


class Code(models.Model):
    """An entry of a codebook, with what a coder must know to apply it."""

    codebook = models.ForeignKey(Codebook, on_delete=models.CASCADE, related_name="codes")
    guid = models.UUIDField(help_text="names the code in forms and files; the same in every project that has it")
    name = models.CharField(max_length=100)
    definition = models.TextField()
    include_when = models.TextField(blank=True)
    exclude_when = models.TextField(blank=True)
    example = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["codebook", "name"], name="code_name_once_a_codebook"),
            models.UniqueConstraint(fields=["codebook", "guid"], name="code_guid_once_a_codebook"),
        ]

    def __str__(self) -> str:
        return self.name


class Annotation(models.Model):
    """A coder's codes and comment on anchors. A deleted one stays, so that deleting can be undone."""

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="annotations")
    coder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="annotations")
    codes = models.ManyToManyField(Code, related_name="annotations")
    comment = models.TextField(blank=True)
    difference_type = models.CharField(
        max_length=14, blank=True, help_text="category or kind of the difference that was coded; empty: chosen words"
    )
    form_key = models.UUIDField(unique=True, help_text="of the form that made it: a form sent twice acts once")
    form_digest = models.CharField(max_length=64, help_text="SHA-256 of what that form said")
    version = models.PositiveIntegerField(
        default=1, help_text="raised by each change; an edit of an older one is refused"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"annotation {self.pk}"


class AnnotationRevision(models.Model):
    """What an annotation said before a change: undo takes it back from here."""

    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    comment = models.TextField(blank=True)
    code_ids = models.JSONField()
    deleted_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(auto_now_add=True)
    replaced_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["annotation", "version"], name="revision_once_a_version")]

    def __str__(self) -> str:
        return f"{self.annotation} v{self.version}"


class Anchor(models.Model):
    """Where an annotation hangs: article, span and quote, so that no re-run of the analysis loses it.

    An anchor without a span is a side of a difference that has nothing opposite in this article.
    """

    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="anchors")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="anchors")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True)
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(start__lt=F("end")) & ~Q(quote="")) | Q(start=None, end=None, quote=""),
                name="anchor_has_words_or_no_span",
            )
        ]

    def __str__(self) -> str:
        return self.quote[:60]
