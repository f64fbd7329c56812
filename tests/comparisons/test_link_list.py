"""The list of all that was decided about links."""

import pytest
from django.urls import reverse

from newsdiff.comparisons.links.actions import undo_link
from newsdiff.comparisons.models import LinkAnchor, LinkDecision
from tests.comparisons.linking import row_of
from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(act, now) -> LinkDecision:
    return act("lock", row_of(now())).row


@for_readers
def test_who_can_read_the_list_of_changes(request, decision, role, status) -> None:
    page = reverse("comparisons:link_list", args=[decision.comparison_id])
    assert client_of(request, role).get(page).status_code == status


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
    response = owner_client.post(
        reverse("comparisons:link_undo", args=[decision.comparison_id, decision.pk]), follow=True
    )
    assert "the present text does not have" in response.content.decode()


def test_who_may_not_change_links_is_offered_no_way_to(viewer_client, coder_client, decision) -> None:
    listed = reverse("comparisons:link_list", args=[decision.comparison_id])
    assert "Take it back" in coder_client.get(listed).content.decode()
    assert "Take it back" not in viewer_client.get(listed).content.decode()
