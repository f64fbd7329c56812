"""How a team codes: who codes what, who sees what, and what was decided where coders disagreed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from newsdiff.coding.models.codebook import Code
from newsdiff.comparisons.models import Comparison


class Round(models.Model):
    """How a comparison is coded. While a blind round is not open, a coder sees nobody else's annotations,
    and not whose the articles are where it hides outlets.
    """

    comparison = models.OneToOneField(Comparison, on_delete=models.CASCADE, related_name="round")
    is_blind = models.BooleanField(default=True)
    hides_outlets = models.BooleanField(default=False)
    also_hidden = models.TextField(blank=True, help_text="words that give an outlet away, one to a line")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_blind=True) | Q(hides_outlets=False), name="outlets_are_hidden_in_blind_rounds"
            )
        ]

    def __str__(self) -> str:
        return f"round of {self.comparison}"


class Assignment(models.Model):
    """A comparison that a person is to code."""

    class State(models.TextChoices):
        OPEN = "open", "not begun"
        IN_WORK = "in_work", "in work"
        FINISHED = "finished", "finished"

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="assignments")
    coder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assignments")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["comparison_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["comparison", "coder"], name="assignment_once"),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=False) | ~Q(state="finished"), name="finished_assignment_says_when"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comparison} for {self.coder}: {self.state}"


class Decision(models.Model):
    """What was decided of one unit. The coders' annotations stay as they are; a later decision is a new row."""

    hangs_as = ("decision", "decisions")

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="decisions")
    unit = models.CharField(max_length=20)
    places = models.JSONField(help_text="[article, start, end, quote] of each side; start and end null for nothing")
    codes = models.ManyToManyField(Code, related_name="decisions", blank=True)
    slots = models.JSONField(
        default=dict, help_text="what holds in the slots of each code: {primary key: {slot: words}}"
    )
    reason = models.TextField(blank=True)
    by_agreement = models.BooleanField(default=False, help_text="taken over because all coders agreed")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    act = models.UUIDField(null=True, blank=True, help_text="the same for all that were decided in one act")
    replaces = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["comparison", "unit"], condition=Q(replaced_at=None), name="one_decision_a_unit"
            )
        ]

    def __str__(self) -> str:
        return f"decision {self.pk} of {self.comparison}"
