"""Acts of an adjudicator, as several tests need them."""

from django.urls import reverse

from newsdiff.coding.decision_undo import acts_of
from newsdiff.coding.decisions import queue_of


def turn(client, comparison, which: str, act: object = None):
    if act is None:
        act = getattr(acts_of(comparison), which).act
    return client.post(reverse(f"coding:decision_{which}", args=[comparison.pk]), {"act": act}, follow=True)


def decide(client, comparison, coder) -> None:
    (unit,) = {one.unit for one in queue_of(comparison, coder).disagreements} or {
        one.unit.unit for one in queue_of(comparison, coder).decided if not one.decision.by_agreement
    }
    client.post(reverse("coding:decision_create", args=[comparison.pk]), {"unit": unit, "take": coder.pk})


def accept(client, comparison) -> None:
    client.post(reverse("coding:agreed_accept", args=[comparison.pk]))


def holding(comparison) -> list[tuple[str, list[str]]]:
    held = comparison.decisions.filter(replaced_at=None).order_by("unit")
    return [(one.unit, sorted(code.name for code in one.codes.all())) for one in held]
