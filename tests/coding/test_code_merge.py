"""Merging two codes."""

import pytest
from django.urls import reverse

from newsdiff.coding.actions import edit_annotation, undo_change
from newsdiff.coding.uses import Use
from tests.permissions import client_of, for_editors

pytestmark = pytest.mark.django_db


def address(code) -> str:
    return reverse("coding:code_merge", args=[code.pk])


@for_editors
def test_who_can_merge(request, codes, role, allowed):
    response = client_of(request, role).post(address(codes["Agency"]), {"into": codes["Threat and danger"].pk})
    assert response.status_code == (303 if allowed is True else allowed)
    codes["Agency"].refresh_from_db()
    assert (codes["Agency"].merged_into is not None) is (allowed is True)


def test_the_preview_counts_what_changes(editor_client, annotate, codes):
    annotate(0, named=["Agency"])
    annotate(1, named=["Agency", "Threat and danger"])
    query = f"?into={codes['Threat and danger'].pk}"
    page = " ".join(editor_client.get(address(codes["Agency"]) + query).content.decode().split())
    assert "hang 2 annotations of 1 coder." in page
    assert "1 of them have “Threat and danger” already" in page


def test_annotations_get_the_other_code_with_the_slots_and_it_can_be_undone(
    editor_client, editor, annotate, coder, codes
):
    annotation = annotate(named=["Agency"])
    use = Use(codes["Agency"].guid, target="the port")
    edit_annotation(annotation=annotation, user=coder, version=1, uses=[use], comment="")
    editor_client.post(address(codes["Agency"]), {"into": codes["Threat and danger"].pk})
    annotation.refresh_from_db()
    assert [(one.code.name, one.target) for one in annotation.uses.all()] == [("Threat and danger", "the port")]
    assert (annotation.version, annotation.codebook_version) == (3, 2)
    assert annotation.revisions.last().replaced_by == editor
    undo_change(annotation=annotation, user=coder, version=3)
    assert [code.name for code in annotation.codes.all()] == ["Agency"]


def test_one_that_has_both_keeps_the_other_once(editor_client, annotate, codes):
    annotation = annotate(named=["Agency", "Threat and danger", "Intensity"])
    editor_client.post(address(codes["Agency"]), {"into": codes["Threat and danger"].pk})
    assert {code.name for code in annotation.codes.all()} == {"Threat and danger", "Intensity"}


@pytest.mark.parametrize("into", ["", "x", "9" * 30, "0"])
def test_without_another_code_nothing_is_merged(editor_client, codes, into):
    assert editor_client.post(address(codes["Agency"]), {"into": into}).status_code == 422
