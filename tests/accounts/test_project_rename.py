"""Another name for a project."""

import pytest
from django.urls import reverse

from newsdiff.accounts.models import AuditEvent
from tests.accounts.conftest import key
from tests.permissions import client_of


def url(project) -> str:
    return reverse("accounts:project_rename", args=[project.pk])


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 303), ("editor", 403), ("coder", 403), ("viewer", 403), ("outsider", 404)]
)
def test_who_may(request, project, role, status) -> None:
    sent = {"name": "River", "version": 1, **key()}
    assert client_of(request, role).post(url(project), sent).status_code == status
    project.refresh_from_db()
    assert (project.name == "River") is (status == 303)


def test_a_name_changed_meanwhile_is_shown_beside_mine(owner_client, project) -> None:
    owner_client.post(url(project), {"name": "River", "version": 1, "base": "Convoy", **key()})
    response = owner_client.post(url(project), {"name": "Bridge", "version": 1, "base": "Convoy", **key()})
    page = response.content.decode()
    assert response.status_code == 409
    assert all(name in page for name in ("Bridge", "River", "Convoy", 'name="version" value="2"'))
    project.refresh_from_db()
    assert project.name == "River"


def test_the_trail_says_both_names(owner_client, owner, project) -> None:
    owner_client.post(url(project), {"name": "River", "version": 1, **key()})
    event = AuditEvent.objects.get(act="project_rename")
    assert (event.actor, event.what) == (owner, {"old": "Convoy", "name": "River"})


def test_no_name_is_refused(owner_client, project) -> None:
    assert owner_client.post(url(project), {"name": "", "version": 1}).status_code == 422
