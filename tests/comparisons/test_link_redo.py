"""Bringing a decision about links back."""

import pytest
from django.urls import reverse

from newsdiff.comparisons.links.actions import undo_link
from newsdiff.comparisons.models import LinkDecision
from tests.comparisons.linking import row_of
from tests.permissions import answers, client_of, for_coders

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(act, now) -> LinkDecision:
    return act("lock", row_of(now())).row


@for_coders
def test_who_can_redo(request, decision, owner, role, status) -> None:
    undo_link(decision=decision, user=owner)
    response = client_of(request, role).post(
        reverse("comparisons:link_redo", args=[decision.comparison_id, decision.pk])
    )
    assert answers(response, True if status == 200 else status)
    decision.refresh_from_db()
    assert (decision.undone_at is None) == (status == 200)


def test_redo_is_offered_after_undo(owner_client, owner, decision) -> None:
    page = reverse("comparisons:comparison_detail", args=[decision.comparison_id])
    assert "data-redo" not in owner_client.get(page).content.decode()
    undo_link(decision=decision, user=owner)
    assert "data-redo" in owner_client.get(page).content.decode()
