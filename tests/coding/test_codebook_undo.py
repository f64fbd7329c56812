"""Taking the last change of a codebook back."""

import pytest
from django.urls import reverse

from newsdiff.coding.actions import edit_annotation
from newsdiff.coding.models import Code, Codebook
from tests.coding.codebook_pages import SAID
from tests.permissions import client_of, for_editors
from tests.uses import plain_uses

pytestmark = pytest.mark.django_db


def undo(client, codebook: Codebook, *, version: int | None = None):
    codebook.refresh_from_db()
    address = reverse("coding:codebook_undo", args=[codebook.pk])
    return client.post(address, {"version": version or codebook.version})


def state(codebook: Codebook) -> list[tuple[object, ...]]:
    """What is offered, and how it stands."""
    codes = codebook.codes.filter(retired_at=None).order_by("guid")
    return list(codes.values_list("guid", "name", "definition", "parent", "merged_into", "position", "target"))


def merge(client, codes, into: str = "Threat and danger"):
    return client.post(reverse("coding:code_merge", args=[codes["Agency"].pk]), {"into": codes[into].pk})


@for_editors
def test_who_can_undo(request, editor_client, codebook, codes, role, allowed):
    merge(editor_client, codes)
    response = undo(client_of(request, role), codebook)
    assert response.status_code == (303 if allowed is True else allowed)
    codes["Agency"].refresh_from_db()
    assert (codes["Agency"].retired_at is None) is (allowed is True)


@pytest.mark.parametrize(
    ("act", "sent"),
    [
        ("retire", {}),
        ("split", {"names": "Acts\nHarm"}),
        ("edit", {"name": "Doing", **SAID, "version": 1, "target": "required"}),
    ],
)
def test_any_change_of_a_code_is_taken_back_and_done_again(editor_client, codebook, codes, act, sent):
    before = state(codebook)
    assert editor_client.post(reverse(f"coding:code_{act}", args=[codes["Agency"].pk]), sent).status_code == 303
    after = state(codebook)
    assert undo(editor_client, codebook).status_code == 303
    assert state(codebook) == before
    assert undo(editor_client, codebook).status_code == 303
    assert state(codebook) == after


def test_an_import_and_the_guidelines_are_taken_back(editor_client, codebook):
    before = state(codebook)
    editor_client.post(reverse("coding:codebook_import", args=[codebook.pk]), {"starter": "word_choice"})
    assert state(codebook) != before
    undo(editor_client, codebook)
    assert state(codebook) == before
    version = Codebook.objects.get(pk=codebook.pk).version
    sent = {"name": "Other", "guidance": "Else", "version": version}
    assert editor_client.post(reverse("coding:codebook_edit", args=[codebook.pk]), sent).status_code == 303
    name, guidance = codebook.name, codebook.guidance
    undo(editor_client, codebook)
    codebook.refresh_from_db()
    assert (codebook.name, codebook.guidance) == (name, guidance)


def test_a_merge_is_taken_back_with_its_annotations_but_for_those_changed_since(
    editor_client, codebook, codes, annotate, coder
):
    left_alone, changed = annotate(0, named=["Agency", "Intensity"]), annotate(1, named=["Agency"])
    merge(editor_client, codes)
    changed.refresh_from_db()
    guids = [codes["Intensity"].guid]
    edit_annotation(annotation=changed, user=coder, version=changed.version, uses=plain_uses(guids), comment="Mine")
    undo(editor_client, codebook)
    assert {code.name for code in left_alone.codes.all()} == {"Agency", "Intensity"}
    assert [code.name for code in changed.codes.all()] == ["Intensity"]
    undo(editor_client, codebook)
    assert {code.name for code in left_alone.codes.all()} == {"Threat and danger", "Intensity"}
    assert [code.name for code in changed.codes.all()] == ["Intensity"]
    assert Code.objects.get(pk=codes["Agency"].pk).merged_into == codes["Threat and danger"]


def test_the_page_says_what_would_be_taken_back(editor_client, viewer_client, codebook, codes):
    page = reverse("coding:codebook_detail", args=[codebook.pk])
    assert "Undo: " not in editor_client.get(page).content.decode()
    merge(editor_client, codes)
    assert "Undo: Code merged: Agency into Threat and danger" in editor_client.get(page).content.decode()
    assert "Undo: Code merged" not in viewer_client.get(page).content.decode()
    undo(editor_client, codebook)
    assert "Redo: Code merged: Agency into Threat and danger" in editor_client.get(page).content.decode()


@pytest.mark.parametrize("version", [1, 99, "x"])
def test_a_change_that_came_meanwhile_is_not_taken_back(editor_client, codebook, codes, version):
    merge(editor_client, codes)
    before = state(codebook)
    response = undo(editor_client, codebook, version=version)
    assert response.status_code == 409
    assert "was changed meanwhile" in response.content.decode()
    assert state(codebook) == before


def test_nothing_is_taken_back_of_a_codebook_that_never_changed(editor_client, codebook):
    assert undo(editor_client, codebook).status_code == 409
