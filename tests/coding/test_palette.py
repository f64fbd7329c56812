"""The palette above the rows, and what was coded like this before."""

import uuid

import pytest
from django.urls import reverse

from newsdiff.coding.models import Anchor, Annotation
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


def is_open(client, comparison) -> bool:
    return " open" in page(client, comparison).split('id="palette-codes"')[1].partition(">")[0]


def test_it_is_open_for_who_codes_here(coder_client, owner_client, comparison, done_run, annotate):
    assert not is_open(coder_client, comparison)
    annotate()
    assert is_open(coder_client, comparison)
    assert not is_open(owner_client, comparison)


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
    assert [(one.code.name, one.n, one.other_words) for one in before] == [("Actor label", 2, ()), ("Agency", 1, ())]


@pytest.mark.parametrize(
    ("left", "right", "offered"),
    [
        ("anti-terror groups,", "“Iranian-backed factions”", True),  # the very same words but for case and punctuation
        ("Anti-terror group", "Iranian backed factions", True),
        ("Anti-terror groups", "Factions of the south", False),  # one side alone is like it
        ("Terror squads", "Armed factions", False),
    ],
)
def test_nearly_the_same_words_are_offered_with_what_they_were(
    coder_client, comparison, annotate, left, right, offered
):
    first, second = annotate(named=["Agency"]).anchors.all()
    Anchor.objects.filter(pk=first.pk).update(quote=left)
    Anchor.objects.filter(pk=second.pk).update(quote=right)
    answer = coder_client.get(form_of(comparison))
    assert [one.code.name for one in answer.context["before"]] == (["Agency"] if offered else [])
    if offered and left == "Anti-terror group":
        (found,) = answer.context["before"]
        assert found.other_words == (left, right)
        assert "nearly the same words" in answer.content.decode()


def test_the_very_same_words_come_before_what_was_used_more_often(coder_client, comparison, annotate):
    for _ in range(2):
        Anchor.objects.filter(annotation=annotate(named=["Agency"]), quote__startswith="Anti").update(
            quote="Anti-terror group"
        )
    annotate(named=["Actor label"])
    before = coder_client.get(form_of(comparison)).context["before"]
    assert [one.code.name for one in before] == ["Actor label", "Agency"]


def test_what_a_blind_round_hides_is_not_offered(coder_client, comparison, annotate, coder, second, owner):
    arrange_round(comparison=comparison, user=owner, coders=[coder, second], is_blind=True)
    annotate(by=second)
    assert coder_client.get(form_of(comparison)).context["before"] == ()
