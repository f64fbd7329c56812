"""The memos of a project."""

import pytest
from django.urls import reverse

from newsdiff.coding.team_actions import arrange_round, open_round
from tests.conftest import logged_in
from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


@for_readers
def test_who_can_see_them(request, project, memo, role, status):
    response = client_of(request, role).get(reverse("coding:memo_list", args=[project.pk]))
    assert response.status_code == status
    assert ("On labels" in response.content.decode()) is (status == 200)


def test_while_a_blind_round_is_closed_a_coder_sees_their_own_memos_alone(
    comparison, memo, coder, second, owner, coder_client, owner_client
):
    arrange_round(comparison=comparison, user=owner, coders=[coder, second], is_blind=True)
    page = reverse("coding:memo_list", args=[memo.project_id])
    detail = reverse("coding:memo_detail", args=[memo.pk])
    assert "On labels" not in logged_in(second).get(page).content.decode()
    assert logged_in(second).get(detail).status_code == 404
    for client in (coder_client, owner_client):
        assert "On labels" in client.get(page).content.decode()
    open_round(comparison=comparison, user=owner)
    assert logged_in(second).get(detail).status_code == 200
