"""The palette above the rows, and what was coded like this before."""

import uuid

import pytest
from django.urls import reverse

from newsdiff.coding.models import Annotation
from newsdiff.coding.team_actions import arrange_round
from tests.keys import LABEL

pytestmark = pytest.mark.django_db


def page(client, comparison, **query) -> str:
    return client.get(reverse("comparisons:comparison_detail", args=[comparison.pk], query=query)).content.decode()


def form_of(comparison) -> str:
    query = {"comparison": comparison.pk, "left": "A", "right": "B", "row": 1, "d": LABEL}
    return reverse("coding:annotation_create", query=query)


def test_the_first_nine_codes_have_digits(coder_client, comparison, done_run, codebook):
    shown = page(coder_client, comparison)
    assert [f'data-digit="{n}"' in shown for n in range(1, 10)] == [True] * 9
    assert shown.count("data-digit=") == 9


def test_a_viewer_has_no_palette(viewer_client, comparison, done_run):
    assert "data-palette" not in page(viewer_client, comparison)


def test_without_a_script_a_press_codes_the_contrast_that_the_address_selects(
    coder_client, comparison, done_run, codes
):
    selected = coder_client.get(reverse("comparisons:comparison_detail", args=[comparison.pk], query={"d": LABEL}))
    action = selected.content.decode().split('class="palette" method="post" action="')[1].split('"')[0]
    form = {"form_key": str(uuid.uuid4()), "codes": str(codes["Agency"].guid)}
    assert coder_client.post(action.replace("&amp;", "&"), form).status_code == 303
    annotation = Annotation.objects.get()
    assert [anchor.quote for anchor in annotation.anchors.all()] == ["Anti-terror groups", "Iranian-backed factions"]


def test_the_same_words_offer_the_codes_that_they_had(coder_client, comparison, annotate):
    annotate(named=["Agency", "Actor label"])
    annotate(named=["Actor label"])
    before = coder_client.get(form_of(comparison)).context["before"]
    assert [(code.name, n) for code, n in before] == [("Actor label", 2), ("Agency", 1)]


def test_what_a_blind_round_hides_is_not_offered(coder_client, comparison, annotate, coder, second, owner):
    arrange_round(comparison=comparison, user=owner, coders=[coder, second], is_blind=True)
    annotate(by=second)
    assert coder_client.get(form_of(comparison)).context["before"] == ()
