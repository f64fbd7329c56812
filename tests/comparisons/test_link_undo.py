"""Taking a decision about links back."""

import pytest
from django.urls import reverse

from newsdiff.comparisons.models import LinkDecision
from tests.comparisons.linking import row_of
from tests.permissions import answers, client_of, for_coders

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(act, now) -> LinkDecision:
    return act("lock", row_of(now())).row


def address(name: str, decision: LinkDecision) -> str:
    return reverse(f"comparisons:link_{name}", args=[decision.comparison_id, decision.pk])


@for_coders
def test_who_can_undo(request, decision, role, status) -> None:
    response = client_of(request, role).post(address("undo", decision))
    assert answers(response, True if status == 200 else status)
    decision.refresh_from_db()
    assert (decision.undone_at is not None) == (status == 200)


def test_a_decision_of_another_comparison_is_not_found(owner_client, decision, comparison) -> None:
    wrong = reverse("comparisons:link_undo", args=[comparison.pk, decision.pk])
    assert owner_client.post(wrong).status_code == 404


def test_a_get_changes_nothing(owner_client, decision) -> None:
    assert owner_client.get(address("undo", decision)).status_code == 405
