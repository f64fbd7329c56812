"""Free notes with their history."""

from django.conf import settings
from django.db import models

from newsdiff.accounts.models import Project


class Memo(models.Model):
    """A free note of a project. Links to annotations, codes and comparisons stand in its text as addresses."""

    hangs_as = ("memo", "memos")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="memos")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    form_key = models.UUIDField(unique=True, help_text="of the form that made it: a form sent twice acts once")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-updated_at", "-id"]

    def __str__(self) -> str:
        return self.title


class MemoRevision(models.Model):
    """What a memo said before a change."""

    memo = models.ForeignKey(Memo, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    replaced_at = models.DateTimeField(auto_now_add=True)
    replaced_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["memo", "version"], name="memo_revision_once_a_version")]

    def __str__(self) -> str:
        return f"{self.memo} v{self.version}"
