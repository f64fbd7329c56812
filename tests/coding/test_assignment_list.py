"""What a person is to code."""

import pytest
from django.urls import reverse

from newsdiff.coding.team_actions import arrange_round
from tests.permissions import client_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["owner", "coder", "viewer", "outsider"])
def test_each_sees_their_own_list(request, comparison, coder, owner, role):
    arrange_round(comparison=comparison, user=owner, coders=[coder], is_blind=True)
    page = client_of(request, role).get(reverse("coding:assignment_list")).content.decode()
    assert (comparison.title in page) is (role == "coder")


def test_a_person_who_left_the_project_sees_nothing_of_it(coder_client, comparison, coder, owner):
    arrange_round(comparison=comparison, user=owner, coders=[coder], is_blind=True)
    coder.membership_set.all().delete()
    assert comparison.title not in coder_client.get(reverse("coding:assignment_list")).content.decode()
