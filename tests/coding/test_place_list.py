"""What lost its place in corrected texts."""

import pytest
from django.urls import reverse

from newsdiff.coding.renewal import renew_comparison
from newsdiff.coding.team_actions import arrange_round
from tests.coding.corrected import corrected
from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


def page(client, comparison) -> str:
    return client.get(reverse("coding:place_list", args=[comparison.pk])).content.decode()


@for_readers
def test_who_can_read_it(request, comparison, role, status):
    assert client_of(request, role).get(reverse("coding:place_list", args=[comparison.pk])).status_code == status


def test_it_says_which_article_was_corrected(editor_client, comparison, articles):
    assert "These are the newest versions" in page(editor_client, comparison)
    corrected(articles[0], "Anti-terror groups struck a convoy.")
    assert "A, version 2" in page(editor_client, comparison)


def test_lost_quotes_and_changed_words_stand_there(coder_client, comparison, articles, annotate, owner):
    annotate(0)
    annotate(2)
    corrected(articles[0], "Convoy attacked\n\nAnti-terror group struck a convoy on Sunday. They fell, it was said.")
    renewed = renew_comparison(comparison=comparison, user=owner)
    shown = page(coder_client, renewed)
    assert 'Lost their place <span class="fine">1</span>' in shown
    assert ">killed</q>" in shown
    assert "Anti-terror groups</q> → " in shown


def test_a_blind_round_hides_the_quotes_of_others(coder_client, comparison, articles, annotate, coder, second, owner):
    arrange_round(comparison=comparison, user=owner, coders=[coder, second], is_blind=True)
    annotate(2, by=second)
    corrected(articles[0], "Nothing of it is left here. Another day came over the hills.")
    renewed = renew_comparison(comparison=comparison, user=owner)
    assert "killed" not in page(coder_client, renewed)
