"""Codebooks, their codes, and what they said at each version."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from newsdiff.accounts.models import Project


class Codebook(models.Model):
    """A project's list of codes. Each change makes a new version; annotations name the one they were made with."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="codebooks")
    name = models.CharField(max_length=200)
    guidance = models.TextField(blank=True, help_text="how to code with it, for the coder")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "name"], name="codebook_name_once_a_project")]

    def __str__(self) -> str:
        return self.name


class CodebookVersion(models.Model):
    """What a codebook said before a change."""

    codebook = models.ForeignKey(Codebook, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200, blank=True)
    codes = models.JSONField(help_text="the codes, as `codebook_actions.state_to_json` writes them")
    guidance = models.TextField(blank=True)
    change = models.CharField(max_length=300, help_text="in words, what the next version changed")
    replaced_at = models.DateTimeField(auto_now_add=True)
    replaced_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["codebook", "number"], name="codebook_version_once")]

    def __str__(self) -> str:
        return f"{self.codebook} v{self.number}"


class Slot(models.TextChoices):
    """Whether a code asks for a slot."""

    NONE = "", "not asked"
    OPTIONAL = "optional", "optional"
    REQUIRED = "required", "required"


class Code(models.Model):
    """An entry of a codebook, with what a coder must know to apply it. A retired one is offered no more."""

    codebook = models.ForeignKey(Codebook, on_delete=models.CASCADE, related_name="codes")
    guid = models.UUIDField(help_text="names the code in forms and files; the same in every project that has it")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(max_length=100)
    definition = models.TextField()
    include_when = models.TextField(blank=True)
    exclude_when = models.TextField(blank=True)
    example = models.TextField(blank=True)
    colour = models.CharField(max_length=10, default="blue", help_text="a key of `looks.COLOURS`")
    pattern = models.CharField(max_length=10, default="plain", help_text="one of `looks.PATTERNS`")
    letter = models.CharField(max_length=2, blank=True)
    target = models.CharField(max_length=8, choices=Slot, blank=True)
    polarity = models.CharField(max_length=8, choices=Slot, blank=True)
    voice = models.CharField(max_length=8, choices=Slot, blank=True)
    certainty = models.CharField(max_length=8, choices=Slot, blank=True)
    position = models.PositiveSmallIntegerField()
    retired_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["codebook", "name"], name="code_name_once_a_codebook"),
            models.UniqueConstraint(fields=["codebook", "guid"], name="code_guid_once_a_codebook"),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("id")), name="code_is_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(retired_at__isnull=False), name="merged_code_is_retired"
            ),
        ]

    def __str__(self) -> str:
        return self.name
