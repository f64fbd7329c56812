"""Placing a lost quote by hand."""

import pytest
from django.urls import reverse

from newsdiff.coding.renewal import renew_comparison
from tests.coding.corrected import corrected
from tests.permissions import answers, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def lost(comparison, articles, annotate, owner):
    """The quote “killed”, which the corrected article has not any more."""
    annotate(2)
    corrected(articles[0], "Convoy attacked\n\nThe army said that two men fell. Two men fell there.")
    renewed = renew_comparison(comparison=comparison, user=owner)
    return renewed.annotations.get().anchors.get(lost_at__isnull=False)


@pytest.mark.parametrize(
    ("role", "allowed"), [("owner", True), ("editor", True), ("coder", True), ("viewer", 403), ("outsider", 404)]
)
def test_who_can_place_it(request, lost, role, allowed):
    response = client_of(request, role).post(
        reverse("coding:anchor_place", args=[lost.pk]), {"words": "that two men fell"}
    )
    assert answers(response, allowed)
    lost.refresh_from_db()
    assert (lost.lost_at is None) is (allowed is True)


def test_it_hangs_on_the_words_and_says_who_put_it_there(coder_client, lost, coder):
    coder_client.post(reverse("coding:anchor_place", args=[lost.pk]), {"words": " that  two men fell "})
    lost.refresh_from_db()
    assert lost.article.text[lost.start : lost.end] == lost.quote == "that two men fell"
    assert lost.placed_by == coder


@pytest.mark.parametrize(
    ("words", "said"), [("men fell", "stand 2 times"), ("died", "do not stand"), ("", "do not stand")]
)
def test_words_that_stand_nowhere_or_twice_are_refused_and_kept(coder_client, lost, words, said):
    response = coder_client.post(reverse("coding:anchor_place", args=[lost.pk]), {"words": words})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert f'value="{words}"' in response.content.decode()
    lost.refresh_from_db()
    assert lost.lost_at is not None
