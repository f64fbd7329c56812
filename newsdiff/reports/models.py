"""Stored requests for a report, each with the file that it gave."""

from django.conf import settings
from django.db import models

from newsdiff.comparisons.models import Comparison


class Export(models.Model):
    """A report that was made: what was asked for, when, and the bytes as they were handed out."""

    hangs_as = ("file of a report", "files of reports")

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="exports")
    format = models.CharField(max_length=10, help_text="a key of `formats.FORMATS`")
    content = models.BinaryField()
    content_sha256 = models.CharField(max_length=64)
    form_key = models.UUIDField(
        unique=True, help_text="of the form that asked and what the report said: a form sent twice acts once"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.format} of {self.comparison}"


class ShareLink(models.Model):
    """A way to read the report of a comparison without a login. The token itself is stored nowhere."""

    hangs_as = ("shared link", "shared links")

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="share_links")
    token_sha256 = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"link {self.pk} to {self.comparison}"
