"""Taking an annotation off the page."""

import pytest
from django.urls import reverse

from newsdiff.coding.actions import edit_annotation
from tests.permissions import client_of, for_coders
from tests.uses import plain_uses

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def address(annotation) -> str:
    return reverse("coding:annotation_delete", args=[annotation.pk], query={"left": "A", "right": "B", "row": 1})


@for_coders
def test_who_can_delete_an_annotation(request, annotate, role, status):
    annotation = annotate()
    response = client_of(request, role).post(address(annotation), {"version": 1})
    annotation.refresh_from_db()
    assert response.status_code == (303 if status == 200 else status)
    assert (annotation.deleted_at is not None) == (status == 200)


def test_a_link_cannot_delete(coder_client, annotate):
    assert coder_client.get(address(annotate())).status_code == 405


def test_the_row_loses_the_mark_and_offers_to_bring_the_annotation_back(coder_client, annotate):
    annotation = annotate(comment="Gone")
    row = coder_client.post(address(annotation), {"version": 1}, headers=HTMX).content.decode()
    assert "You deleted an annotation here: Actor label." in row
    assert "Bring it back" in row
    assert "Gone" not in row
    assert f"a{annotation.pk}" not in row.split('class="notes"')[0]


def test_only_who_deleted_it_is_offered_to_bring_it_back(coder_client, viewer_client, annotate):
    annotation = annotate()
    coder_client.post(address(annotation), {"version": 1})
    page = reverse("comparisons:comparison_detail", args=[annotation.comparison_id])
    assert "Bring it back" in coder_client.get(page).content.decode()
    assert "Bring it back" not in viewer_client.get(page).content.decode()


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_what_someone_changed_meanwhile_is_shown_and_not_deleted(coder_client, annotate, owner, codes, headers):
    annotation = annotate()
    edit_annotation(
        annotation=annotation, user=owner, version=1, uses=plain_uses([codes["Agency"].guid]), comment="Theirs"
    )
    response = coder_client.post(address(annotation), {"version": 1}, headers=headers)
    annotation.refresh_from_db()
    assert annotation.deleted_at is None
    assert response.status_code == (409 if headers else 303)
    page = response if headers else coder_client.get(response.url)
    assert "Theirs" in page.content.decode()
    said = response["HX-Trigger-After-Settle"] if headers else page.content.decode()
    assert "This annotation was changed meanwhile." in said


def test_a_form_without_a_version_deletes_nothing(coder_client, annotate):
    annotation = annotate()
    coder_client.post(address(annotation), {})
    annotation.refresh_from_db()
    assert annotation.deleted_at is None
