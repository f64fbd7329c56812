"""Codes with slots: what the form asks, what is stored, what comes back."""

import pytest
from django.urls import reverse

from newsdiff.coding.actions import edit_annotation, undo_change
from newsdiff.coding.codebook import STARTERS, starter_codebook
from newsdiff.coding.models import Annotation, Code
from newsdiff.coding.uses import Use
from tests.keys import LABEL

pytestmark = pytest.mark.django_db


@pytest.fixture
def labels(codes) -> Code:
    """The code of labels, which now needs a target."""
    code = codes["Actor label"]
    code.target = "required"
    code.save(update_fields=["target"])
    return code


def address(comparison) -> str:
    query = {"comparison": comparison.pk, "left": "A", "right": "B", "row": 1, "d": LABEL}
    return reverse("coding:annotation_create", query=query)


def form(response, code, **slots: str) -> dict[str, object]:
    key = response.context["form"]["form_key"].value()
    return {
        "form_key": str(key),
        "codes": [str(code.guid)],
        **{f"{name}-{code.guid}": text for name, text in slots.items()},
    }


def test_a_required_slot_left_empty_is_named_and_the_rest_is_kept(coder_client, comparison, done_run, labels):
    page = coder_client.get(address(comparison))
    response = coder_client.post(address(comparison), {**form(page, labels, polarity="negative"), "comment": "Typed"})
    text = response.content.decode()
    assert response.status_code == 422
    assert "Fill in what the code asks for: Actor label: target." in text
    assert "Typed</textarea>" in text
    assert '<option value="negative" selected>' in text
    assert not Annotation.objects.exists()


def test_slots_and_confidence_are_stored_and_shown(coder_client, comparison, done_run, labels):
    page = coder_client.get(address(comparison))
    sent = form(page, labels, target="the factions", polarity="negative", voice="outlet", certainty="certain")
    coder_client.post(address(comparison), {**sent, "confidence": "low"})
    use = Annotation.objects.get().uses.get()
    assert (use.target, use.polarity, use.voice) == ("the factions", "negative", "outlet")
    assert use.certainty == "", "the code does not ask for it"
    shown = coder_client.get(reverse("comparisons:comparison_detail", args=[comparison.pk])).content.decode()
    assert "the factions" in shown
    assert "Unsure" in shown


def test_a_polarity_that_there_is_not_is_nothing(coder_client, comparison, done_run, codes):
    page = coder_client.get(address(comparison))
    coder_client.post(address(comparison), form(page, codes["Actor label"], polarity="furious"))
    assert Annotation.objects.get().uses.get().polarity == ""


def test_a_target_is_completed_from_the_labels_of_the_texts(coder_client, comparison, done_run):
    assert '<option value="Iranian-backed factions">' in coder_client.get(address(comparison)).content.decode()


def test_undo_brings_the_slots_back(annotate, coder, codes):
    annotation = annotate()
    guid = codes["Actor label"].guid
    edit_annotation(annotation=annotation, user=coder, version=1, uses=[Use(guid, target="first")], comment="")
    edit_annotation(annotation=annotation, user=coder, version=2, uses=[Use(guid, target="second")], comment="")
    undo_change(annotation=annotation, user=coder, version=3)
    assert annotation.uses.get().target == "first"


@pytest.mark.parametrize("stem", STARTERS)
def test_a_starter_codebook_says_all_that_a_coder_needs(stem):
    codes = starter_codebook(stem).codes
    seen = set()
    for code in codes:
        assert all((code.definition, code.include_when, code.exclude_when, code.example, code.letter))
        assert code.parent is None or code.parent in seen, "a parent comes before its children"
        seen.add(code.guid)
    assert len({code.letter for code in codes}) == len({(code.colour, code.pattern) for code in codes}) == len(codes)
