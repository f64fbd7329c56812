"""Opening a blind round."""

import pytest
from django.urls import reverse

from newsdiff.coding.blind import is_closed
from newsdiff.coding.team_actions import arrange_round, open_round
from tests.permissions import client_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 303), ("editor", 403), ("coder", 403), ("viewer", 403), ("outsider", 404)]
)
def test_who_can_open_a_round(request, comparison, coder, owner, role, status):
    arrange_round(comparison=comparison, user=owner, coders=[coder], is_blind=True)
    response = client_of(request, role).post(reverse("coding:round_open", args=[comparison.pk]))
    assert response.status_code == status
    assert is_closed(comparison) is (status != 303)


def test_a_round_is_opened_once(comparison, coder, owner, editor):
    arrange_round(comparison=comparison, user=owner, coders=[coder], is_blind=True)
    open_round(comparison=comparison, user=owner)
    open_round(comparison=comparison, user=editor)
    comparison.round.refresh_from_db()
    assert comparison.round.opened_by == owner
