"""Undo, redo and the list of changes, on the pages."""

import pytest
from django.urls import reverse

from newsdiff.comparisons.links.actions import undo_link
from newsdiff.comparisons.models import LinkAnchor, LinkDecision
from tests.comparisons.links.conftest import row_of
from tests.permissions import answers, client_of, for_coders, for_readers

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


@for_coders
def test_who_can_redo(request, decision, owner, role, status) -> None:
    undo_link(decision=decision, user=owner)
    response = client_of(request, role).post(address("redo", decision))
    assert answers(response, True if status == 200 else status)
    decision.refresh_from_db()
    assert (decision.undone_at is None) == (status == 200)


@for_readers
def test_who_can_read_the_list_of_changes(request, decision, role, status) -> None:
    page = reverse("comparisons:link_list", args=[decision.comparison_id])
    assert client_of(request, role).get(page).status_code == status


def test_a_decision_of_another_comparison_is_not_found(owner_client, decision, comparison) -> None:
    wrong = reverse("comparisons:link_undo", args=[comparison.pk, decision.pk])
    assert owner_client.post(wrong).status_code == 404


def test_a_get_changes_nothing(owner_client, decision) -> None:
    assert owner_client.get(address("undo", decision)).status_code == 405


def test_the_list_tells_what_was_taken_back_and_by_whom(owner_client, editor, decision) -> None:
    undo_link(decision=decision, user=editor)
    page = owner_client.get(reverse("comparisons:link_list", args=[decision.comparison_id])).content.decode()
    assert f"taken back by {editor.username}" in page
    assert "Bring it back" in page


def test_what_lost_its_place_is_listed_and_cannot_be_undone_by_mistake(owner_client, decision) -> None:
    LinkAnchor.objects.filter(decision=decision).update(start=None, end=None)
    listed = owner_client.get(reverse("comparisons:link_list", args=[decision.comparison_id])).content.decode()
    assert "Without a place" in listed
    assert "not found in the present text" in listed
    page = owner_client.get(reverse("comparisons:comparison_detail", args=[decision.comparison_id])).content.decode()
    assert "1 without a place in the present texts" in page
    response = owner_client.post(address("undo", decision), follow=True)
    assert "the present text does not have" in response.content.decode()


def test_redo_is_offered_after_undo(owner_client, owner, decision) -> None:
    page = reverse("comparisons:comparison_detail", args=[decision.comparison_id])
    assert "data-redo" not in owner_client.get(page).content.decode()
    undo_link(decision=decision, user=owner)
    assert "data-redo" in owner_client.get(page).content.decode()
