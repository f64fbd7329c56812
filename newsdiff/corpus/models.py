"""Outlets, articles and their versions, and uploads that wait to be looked over."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from newsdiff.accounts.models import Project


class Outlet(models.Model):
    """The publisher of articles."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="outlets")
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "name"], name="outlet_name_once_a_project")]

    def __str__(self) -> str:
        return self.name


class Submission(models.Model):
    """Files and pastes sent in one act, looked over on one page before they are stored as articles."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="submissions")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    replaces = models.ForeignKey("Article", on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return str(self.id)


class Draft(models.Model):
    """One file or paste of a submission: what was sent, and what a reader got out of it."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="drafts")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255, blank=True, help_text="of the file; empty for a paste")
    original = models.BinaryField(help_text="the file as it was sent; a paste in UTF-8")
    raw = models.JSONField(null=True, blank=True, help_text="the RawArticle, as newsdiff.ingest.codec writes it")
    error = models.TextField(blank=True, help_text="why it could not be read, and what to do")
    kept = models.JSONField(default=list, blank=True, help_text="numbers of raw lines that the analyst put back")
    fields = models.JSONField(default=dict, blank=True, help_text="what the analyst wrote over the found fields")
    article = models.ForeignKey("Article", on_delete=models.SET_NULL, null=True, blank=True, related_name="drafts")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "position"], name="draft_position_once"),
            models.CheckConstraint(
                condition=Q(raw__isnull=False, error="") | (Q(raw__isnull=True) & ~Q(error="")),
                name="draft_was_read_or_says_why_not",
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"paste {self.position + 1}"


class Article(models.Model):
    """One stored text of one outlet. The text never changes: a correction is a new version."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="articles")
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="articles")
    headline = models.CharField(max_length=500, blank=True)
    published = models.DateField(null=True, blank=True)
    dateline = models.CharField(max_length=200, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    language = models.CharField(max_length=8, blank=True)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    blocks = models.JSONField(help_text="[kind, start, end] of each headline, sub-heading and paragraph")
    removed = models.JSONField(default=list, help_text="the Removals, as newsdiff.ingest.codec writes them")
    version = models.PositiveIntegerField(default=1)
    previous = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="next")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["project", "text_sha256"])]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "text_sha256"], condition=Q(version=1), name="text_once_a_project"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="article_has_text"),
            models.CheckConstraint(
                condition=Q(version=1, previous=None) | Q(version__gt=1, previous__isnull=False),
                name="article_version_follows_previous",
            ),
            models.CheckConstraint(condition=~Q(previous=F("id")), name="article_is_not_its_own_previous"),
        ]

    def __str__(self) -> str:
        return self.headline or self.text[:60]


class WordlistVersion(models.Model):
    """What a project changed in the lexicons, as a whole: each change of it is a new row, and none is changed."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="wordlists")
    number = models.PositiveIntegerField(help_text="1, and one more with each change")
    digest = models.CharField(max_length=8, help_text="version as runs record it; empty: nothing is changed any more")
    table = models.TextField(help_text="CSV, as newsdiff.analysis.wordlists reads it")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="wordlist_number_once_a_project"),
        ]

    def __str__(self) -> str:
        return f"words {self.number}"
