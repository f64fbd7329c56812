"""All judgements of a comparison."""

import pytest
from django.urls import reverse

from tests.comparisons.judging import keys_of, say
from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


@pytest.fixture
def keys(comparison, done_run) -> list[str]:
    return keys_of(comparison)


def address(name: str, comparison, *more: int) -> str:
    return reverse(f"comparisons:{name}", args=[comparison.pk, *more])


@for_readers
def test_who_can_read_all_judgements(request, owner, comparison, keys, role, status) -> None:
    say(comparison, owner, "dismissed:wrong_link", keys[0])
    response = client_of(request, role).get(address("judgement_list", comparison))
    assert response.status_code == status
    if status == 200:
        body = response.content.decode()
        assert "martyred" in body
        assert ("Take it back" in body) == (role != "viewer")
