"""Changing an annotation, and what happens when two people do."""

import re

import pytest
from django.urls import reverse

from newsdiff.coding.actions import delete_annotation, edit_annotation
from tests.permissions import client_of, for_coders
from tests.uses import plain_uses

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def address(annotation) -> str:
    return reverse("coding:annotation_edit", args=[annotation.pk], query={"left": "A", "right": "B", "row": 1})


def form(codes, *names: str, comment: str = "", version: int = 1) -> dict[str, object]:
    return {"codes": [str(codes[name].guid) for name in names], "comment": comment, "version": version}


@for_coders
def test_who_gets_the_form(request, annotate, role, status):
    assert client_of(request, role).get(address(annotate())).status_code == status


@for_coders
def test_who_can_change_an_annotation(request, annotate, codes, role, status):
    annotation = annotate(comment="Before")
    response = client_of(request, role).post(address(annotation), form(codes, "Agency", comment="After"))
    annotation.refresh_from_db()
    assert response.status_code == (303 if status == 200 else status)
    assert annotation.comment == ("After" if status == 200 else "Before")


def test_the_form_has_what_the_annotation_says(coder_client, annotate, codes):
    page = coder_client.get(address(annotate(comment="As each names them"))).content.decode()
    assert "As each names them</textarea>" in page
    assert len(re.findall(r'name="codes"[^>]* checked', page)) == 1


def test_htmx_gets_the_form_alone_and_then_the_row(coder_client, annotate, codes):
    annotation = annotate()
    assert coder_client.get(address(annotation), headers=HTMX).content.decode().lstrip().startswith("<form")
    response = coder_client.post(address(annotation), form(codes, "Agency", comment="After"), headers=HTMX)
    assert response["HX-Retarget"] == "#row-1"
    assert "After" in response.content.decode()
    assert "changed by coder" in response.content.decode()


def test_a_form_without_a_code_is_refused_and_keeps_the_comment(coder_client, annotate, codes):
    response = coder_client.post(address(annotate()), form(codes, comment="Typed"), headers=HTMX)
    assert response.status_code == 422
    assert "Choose at least one code." in response.content.decode()
    assert "Typed" in response.content.decode()


def test_an_edit_of_an_older_version_shows_mine_theirs_and_what_both_began_with(coder_client, annotate, owner, codes):
    annotation = annotate(comment="Both began here")
    edit_annotation(
        annotation=annotation,
        user=owner,
        version=1,
        uses=plain_uses([codes["Threat and danger"].guid]),
        comment="Theirs",
    )
    response = coder_client.post(address(annotation), form(codes, "Agency", comment="Mine"), headers=HTMX)
    page = " ".join(response.content.decode().split())
    assert response.status_code == 409
    assert "owner changed this annotation while you wrote." in page
    conflict = response.context["conflict"]
    assert (conflict.mine.codes, conflict.mine.comment) == (("Agency",), "Mine")
    assert (conflict.theirs.codes, conflict.theirs.comment) == (("Threat and danger",), "Theirs")
    assert (conflict.base.codes, conflict.base.comment) == (("Actor label",), "Both began here")
    assert "Mine</textarea>" in page
    assert all(words in page for words in ("Mine", "Theirs", "Both began here"))
    annotation.refresh_from_db()
    assert annotation.comment == "Theirs"


def test_after_seeing_both_mine_can_be_saved(coder_client, annotate, owner, codes):
    annotation = annotate()
    edit_annotation(
        annotation=annotation, user=owner, version=1, uses=plain_uses([codes["Agency"].guid]), comment="Theirs"
    )
    conflict = coder_client.post(address(annotation), form(codes, "Agency", comment="Mine"))
    version = conflict.context["form"]["version"].value()
    coder_client.post(address(annotation), form(codes, "Agency", comment="Mine", version=version))
    annotation.refresh_from_db()
    assert (annotation.comment, annotation.version) == ("Mine", 3)


def test_an_edit_that_meets_a_deletion_says_so_and_can_bring_the_annotation_back(coder_client, annotate, owner, codes):
    annotation = annotate()
    delete_annotation(annotation=annotation, user=owner, version=1)
    response = coder_client.post(address(annotation), form(codes, "Agency", comment="Mine"))
    assert response.status_code == 409
    assert "owner deleted this annotation while you wrote." in " ".join(response.content.decode().split())
    coder_client.post(address(annotation), form(codes, "Agency", comment="Mine", version=2))
    annotation.refresh_from_db()
    assert (annotation.comment, annotation.deleted_at) == ("Mine", None)


def test_my_own_edit_in_another_window_is_called_so(coder_client, annotate, coder, codes):
    annotation = annotate()
    edit_annotation(
        annotation=annotation, user=coder, version=1, uses=plain_uses([codes["Agency"].guid]), comment="There"
    )
    response = coder_client.post(address(annotation), form(codes, "Agency", comment="Here"))
    said = " ".join(response.content.decode().split())
    assert "In another window you changed this annotation while you wrote." in said


@pytest.mark.parametrize("version", ["", "x", "0", "-1", "9" * 30])
def test_a_damaged_version_is_refused(coder_client, annotate, codes, version):
    response = coder_client.post(address(annotate()), {**form(codes, "Agency"), "version": version})
    assert response.status_code == 422
    assert "came back damaged" in response.content.decode()
