"""Saying that one has finished."""

import pytest
from django.urls import reverse

from newsdiff.coding.team_actions import arrange_round
from tests.permissions import client_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 303), ("editor", 303), ("coder", 303), ("viewer", 403), ("outsider", 404)]
)
def test_who_can_finish_their_own_work(request, comparison, coder, owner, role, status):
    arrange_round(comparison=comparison, user=owner, coders=[coder], is_blind=True)
    response = client_of(request, role).post(reverse("coding:assignment_finish", args=[comparison.pk]))
    assert response.status_code == status
    assert comparison.assignments.get().state == ("finished" if role == "coder" else "open")


def test_it_can_be_taken_back(coder_client, comparison, coder, owner):
    arrange_round(comparison=comparison, user=owner, coders=[coder], is_blind=True)
    address = reverse("coding:assignment_finish", args=[comparison.pk])
    coder_client.post(address)
    coder_client.post(address, {"resume": "1"})
    found = comparison.assignments.get()
    assert (found.state, found.finished_at) == ("in_work", None)
