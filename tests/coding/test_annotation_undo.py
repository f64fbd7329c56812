"""Taking back an edit or a deletion."""

import pytest
from django.urls import reverse

from newsdiff.coding.actions import delete_annotation, edit_annotation
from tests.permissions import client_of, for_coders
from tests.uses import plain_uses

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def address(annotation) -> str:
    return reverse("coding:annotation_undo", args=[annotation.pk], query={"left": "A", "right": "B", "row": 1})


@for_coders
def test_who_can_undo(request, annotate, coder, role, status):
    annotation = annotate()
    delete_annotation(annotation=annotation, user=coder, version=1)
    response = client_of(request, role).post(address(annotation), {"version": 2})
    annotation.refresh_from_db()
    assert response.status_code == (303 if status == 200 else status)
    assert (annotation.deleted_at is None) == (status == 200)


def test_a_link_cannot_undo(coder_client, annotate):
    assert coder_client.get(address(annotate())).status_code == 405


def test_an_edit_is_taken_back_from_its_note(coder_client, annotate, coder, codes):
    annotation = annotate(comment="Before")
    edit_annotation(
        annotation=annotation, user=coder, version=1, uses=plain_uses([codes["Agency"].guid]), comment="After"
    )
    page = reverse("comparisons:comparison_detail", args=[annotation.comparison_id])
    assert "Undo the last change" in coder_client.get(page).content.decode()
    row = coder_client.post(address(annotation), {"version": 2}, headers=HTMX).content.decode()
    assert "Before" in row
    assert "Actor label" in row
    assert "Redo the change" in row
    row = coder_client.post(address(annotation), {"version": 3}, headers=HTMX).content.decode()
    assert "After" in row
    assert "Undo the last change" in row


def test_undo_of_an_older_version_is_refused(coder_client, annotate, coder, codes):
    annotation = annotate(comment="Before")
    for version, comment in ((1, "Second"), (2, "Third")):
        edit_annotation(
            annotation=annotation, user=coder, version=version, uses=plain_uses([codes["Agency"].guid]), comment=comment
        )
    assert coder_client.post(address(annotation), {"version": 2}, headers=HTMX).status_code == 409
    annotation.refresh_from_db()
    assert annotation.comment == "Third"
