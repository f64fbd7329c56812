"""Retiring a code."""

import pytest
from django.urls import reverse

from tests.permissions import answers, client_of, for_editors

pytestmark = pytest.mark.django_db


def address(code) -> str:
    return reverse("coding:code_retire", args=[code.pk])


@for_editors
def test_who_can_retire_a_code(request, codes, role, allowed):
    response = client_of(request, role).post(address(codes["Agency"]))
    assert answers(response, allowed)
    codes["Agency"].refresh_from_db()
    assert (codes["Agency"].retired_at is not None) is (allowed is True)


def test_the_preview_says_what_hangs_on_it_and_changes_nothing(editor_client, annotate, codes):
    annotate(named=["Agency"])
    page = " ".join(editor_client.get(address(codes["Agency"])).content.decode().split())
    assert "On this code hangs 1 annotation of 1 coder." in page
    codes["Agency"].refresh_from_db()
    assert codes["Agency"].retired_at is None


def test_annotations_keep_it_and_coders_are_not_offered_it(editor_client, coder_client, comparison, annotate, codes):
    annotation = annotate(named=["Agency"])
    editor_client.post(address(codes["Agency"]))
    assert [code.name for code in annotation.codes.all()] == ["Agency"]
    query = {"comparison": comparison.pk, "row": 1}
    form = coder_client.get(reverse("coding:annotation_create", query=query)).content.decode()
    assert str(codes["Agency"].guid) not in form


def test_an_annotation_that_has_it_does_not_lose_it_in_an_edit(editor_client, coder_client, annotate, codes):
    annotation = annotate(named=["Agency"])
    editor_client.post(address(codes["Agency"]))
    edit = reverse("coding:annotation_edit", args=[annotation.pk])
    form = {"codes": [str(codes["Agency"].guid)], "comment": "Still", "version": 1}
    assert coder_client.post(edit, form).status_code == 303
    assert [code.name for code in annotation.codes.all()] == ["Agency"]


def test_it_can_be_brought_back(editor_client, codes):
    editor_client.post(address(codes["Agency"]))
    editor_client.post(address(codes["Agency"]))
    codes["Agency"].refresh_from_db()
    assert codes["Agency"].retired_at is None
