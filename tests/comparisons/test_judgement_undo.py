"""Taking a judgement back."""

import pytest
from django.urls import reverse

from newsdiff.comparisons.judging.queries import verdicts_of
from tests.comparisons.judging import keys_of, say
from tests.permissions import client_of, for_coders

pytestmark = pytest.mark.django_db


@pytest.fixture
def keys(comparison, done_run) -> list[str]:
    return keys_of(comparison)


def address(name: str, comparison, *more: int) -> str:
    return reverse(f"comparisons:{name}", args=[comparison.pk, *more])


@for_coders
def test_who_can_undo(request, owner, comparison, keys, role, status) -> None:
    made = say(comparison, owner, "confirmed", keys[0])
    client = client_of(request, role)
    response = client.post(address("judgement_undo", comparison, made.pk))
    assert response.status_code == (303 if status == 200 else status)
    assert verdicts_of(comparison, owner) == ({} if status == 200 else verdicts_of(comparison, owner))
    made.refresh_from_db()
    assert (made.undone_at is not None) == (status == 200)


def test_a_judgement_of_another_comparison_is_not_found(owner_client, owner, comparison, keys, analysed) -> None:
    made = say(analysed, owner, "confirmed", keys_of(analysed)[0])
    assert owner_client.post(address("judgement_undo", comparison, made.pk)).status_code == 404
