"""Deciding a disagreement."""

import pytest
from django.urls import reverse

from newsdiff.coding.decisions import queue_of
from newsdiff.coding.models import CodeUse, Decision
from newsdiff.coding.team_actions import resume_assignment
from tests.permissions import answers, client_of, for_editors

pytestmark = pytest.mark.django_db


def address(comparison) -> str:
    return reverse("coding:decision_create", args=[comparison.pk])


@pytest.fixture
def unit(both_coded, owner) -> str:
    return queue_of(both_coded, owner).disagreements[0].unit


@for_editors
def test_who_can_decide(request, both_coded, unit, coder, role, allowed):
    response = client_of(request, role).post(address(both_coded), {"unit": unit, "take": coder.pk})
    assert answers(response, allowed)
    assert Decision.objects.count() == (1 if allowed is True else 0)


def test_taking_a_coders_codes_stores_them_with_the_reason_and_the_places(editor_client, both_coded, unit, second):
    form = {"unit": unit, "take": second.pk, "reason": "Grief, not law"}
    page = editor_client.post(address(both_coded), form, follow=True).content.decode()
    decision = Decision.objects.get()
    assert {code.name for code in decision.codes.all()} == {"Sympathy and victims", "Agency"}
    assert [place[3] for place in decision.places] == ["killed", "martyred"]
    assert "Grief, not law" in page


def test_other_codes_can_be_ticked(editor_client, both_coded, unit, codes):
    editor_client.post(address(both_coded), {"unit": unit, "codes": [codes["Intensity"].pk]})
    assert [code.name for code in Decision.objects.get().codes.all()] == ["Intensity"]


def fill(comparison, coder, code, **slots: str) -> None:
    CodeUse.objects.filter(annotation__comparison=comparison, annotation__coder=coder, code=code).update(**slots)


def test_taking_a_coders_codes_takes_their_slots(editor_client, both_coded, unit, coder, codes):
    law = codes["Act and legality"]
    fill(both_coded, coder, law, target="the militia", polarity="negative")
    page = editor_client.post(address(both_coded), {"unit": unit, "take": coder.pk}, follow=True).content.decode()
    assert Decision.objects.get().slots == {str(law.pk): {"target": "the militia", "polarity": "negative"}}
    assert "Decided: Act and legality (target: the militia, polarity: negative)." in page


def test_a_slot_alone_can_be_decided_anew(editor_client, both_coded, unit, coder, codes):
    fill(both_coded, coder, codes["Act and legality"], polarity="negative")
    editor_client.post(address(both_coded), {"unit": unit, "take": coder.pk})
    fill(both_coded, coder, codes["Act and legality"], polarity="neutral")
    editor_client.post(address(both_coded), {"unit": unit, "take": coder.pk})
    held = Decision.objects.get(replaced_at=None)
    assert held.slots == {str(codes["Act and legality"].pk): {"polarity": "neutral"}}
    assert Decision.objects.count() == 2


def test_the_same_code_with_another_polarity_is_a_disagreement(both_coded, coder, second, owner, codes):
    fill(both_coded, coder, codes["Actor label"], polarity="negative")
    assert len(queue_of(both_coded, owner).disagreements) == 1, "who leaves a slot empty contradicts nobody"
    fill(both_coded, second, codes["Actor label"], polarity="positive")
    assert len(queue_of(both_coded, owner).disagreements) == 2


def test_accepting_what_all_agree_on_keeps_the_slots_that_they_filled_alike(
    editor_client, both_coded, coder, second, codes
):
    fill(both_coded, coder, codes["Actor label"], target="the militia", polarity="negative", voice="the outlet")
    fill(both_coded, second, codes["Actor label"], target="the group", polarity="negative")
    editor_client.post(reverse("coding:agreed_accept", args=[both_coded.pk]))
    kept = {"polarity": "negative", "voice": "the outlet"}
    assert Decision.objects.get().slots == {str(codes["Actor label"].pk): kept}


def test_the_coders_annotations_stay_as_they_are(editor_client, both_coded, unit, second):
    before = list(both_coded.annotations.values_list("pk", "version", "comment"))
    editor_client.post(address(both_coded), {"unit": unit, "take": second.pk})
    assert list(both_coded.annotations.values_list("pk", "version", "comment")) == before


def test_the_same_decision_twice_is_one_and_another_one_keeps_the_first_as_a_row(
    editor_client, both_coded, unit, coder, second
):
    for _ in range(2):
        editor_client.post(address(both_coded), {"unit": unit, "take": coder.pk})
    assert Decision.objects.count() == 1
    editor_client.post(address(both_coded), {"unit": unit, "take": second.pk})
    assert Decision.objects.count() == 2
    assert Decision.objects.filter(replaced_at=None).count() == 1


def test_a_unit_that_is_gone_is_not_decided_and_the_reason_comes_back(editor_client, both_coded):
    response = editor_client.post(address(both_coded), {"unit": "dgone", "reason": "Typed"}, follow=True)
    assert "your reason was: “Typed”" in response.content.decode()
    assert not Decision.objects.exists()


def test_each_coder_sees_the_outcome_under_its_row_but_not_while_the_round_is_closed(
    client, coder_client, editor_client, both_coded, unit, coder, second
):
    editor_client.post(address(both_coded), {"unit": unit, "take": second.pk, "reason": "Grief, not law"})
    page = reverse("comparisons:comparison_detail", args=[both_coded.pk])
    assert "Grief, not law" in coder_client.get(page).content.decode()
    resume_assignment(comparison=both_coded, coder=second)
    assert "Grief, not law" not in coder_client.get(page).content.decode()
