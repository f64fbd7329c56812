"""Judging all that are shown in one act."""

import re
import uuid

import pytest
from django.urls import reverse

from newsdiff.comparisons.judging.queries import verdicts_of
from newsdiff.comparisons.models import Judgement
from tests.comparisons.judging import keys_of, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def keys(comparison, done_run) -> list[str]:
    return keys_of(comparison)


def address(name: str, comparison, *more: int) -> str:
    return reverse(f"comparisons:{name}", args=[comparison.pk, *more])


def list_of(client, url: str) -> str:
    return re.search(r'name="list" value="(\w+)"', client.get(url).content.decode())[1]


def test_all_that_are_shown_and_not_reviewed_are_judged_in_one_act(owner_client, owner, comparison, keys) -> None:
    page = address("comparison_detail", comparison)
    sent = {"act": "dismissed:style", "list": list_of(owner_client, page), "form_key": str(uuid.uuid4())}
    for _ in range(2):
        assert owner_client.post(address("difference_judge_all", comparison), sent).status_code == 303
    assert {verdict.kind for verdict in verdicts_of(comparison, owner).values()} == {"dismissed"}
    assert Judgement.objects.count() == 1


def test_all_means_those_of_the_filter_in_the_address(owner_client, owner, comparison, keys) -> None:
    say(comparison, owner, "reopened", keys[0])
    only = "?f=1&show=verb"
    everything = list_of(owner_client, address("comparison_detail", comparison))
    sent = {"act": "confirmed", "list": everything, "form_key": str(uuid.uuid4())}
    response = owner_client.post(address("difference_judge_all", comparison) + only, sent)
    assert response.status_code == 409
    assert "not the one that you saw" in response.content.decode()
