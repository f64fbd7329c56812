"""The projects of a person."""

from django.urls import reverse

from newsdiff.accounts.models import AuditEvent, Membership, Project
from tests.accounts.conftest import key

PAGE = "/projects/"


def test_a_person_sees_their_own_projects_alone(viewer_client, project, outsider) -> None:
    page = viewer_client.get(PAGE).content.decode()
    assert "Convoy" in page
    assert "you are viewer" in page
    assert "Elsewhere" not in page


def test_a_project_is_made_once_however_often_its_form_is_sent(viewer_client, viewer) -> None:
    sent = {"name": "Second", **key()}
    first, again = viewer_client.post(PAGE, sent), viewer_client.post(PAGE, sent)
    made = Project.objects.get(name="Second")
    assert first["Location"] == again["Location"] == reverse("accounts:project_detail", args=[made.pk])
    assert Membership.objects.get(project=made).role == "owner"
    assert AuditEvent.objects.get(project_id=made.pk).act == "project_create"


def test_the_same_form_with_another_name_is_refused_and_shown(viewer_client) -> None:
    sent = {"name": "Second", **key()}
    viewer_client.post(PAGE, sent)
    response = viewer_client.post(PAGE, {**sent, "name": "Third"})
    assert response.status_code == 422
    assert "Third" in response.content.decode()
    assert not Project.objects.filter(name="Third").exists()


def test_a_project_needs_a_name(viewer_client) -> None:
    assert viewer_client.post(PAGE, {"name": " "}).status_code == 422


def test_nobody_is_asked_to_log_in_first(client, db) -> None:
    assert client.get(PAGE)["Location"] == f"/account/login/?next={PAGE}"
