"""Taking over all on which the coders agree."""

import pytest
from django.urls import reverse

from newsdiff.coding.models import Decision
from tests.permissions import answers, client_of, for_editors

pytestmark = pytest.mark.django_db


@for_editors
def test_who_can_accept(request, both_coded, role, allowed):
    response = client_of(request, role).post(reverse("coding:agreed_accept", args=[both_coded.pk]))
    assert answers(response, allowed)
    assert Decision.objects.count() == (1 if allowed is True else 0)


def test_only_what_all_agree_on_is_taken_over_and_only_once(editor_client, both_coded):
    for _ in range(2):
        editor_client.post(reverse("coding:agreed_accept", args=[both_coded.pk]))
    decision = Decision.objects.get()
    assert decision.by_agreement
    assert [code.name for code in decision.codes.all()] == ["Actor label"]
