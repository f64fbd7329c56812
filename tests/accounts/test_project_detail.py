"""The page of a project."""

import pytest
from django.urls import reverse

from tests.permissions import client_of, for_readers


@for_readers
def test_who_may_see_it(request, project, role, status) -> None:
    client = client_of(request, role)
    assert client.get(reverse("accounts:project_detail", args=[project.pk])).status_code == status


@pytest.mark.parametrize(("role", "offered"), [("owner", True), ("editor", False), ("viewer", False)])
def test_owners_alone_are_offered_changes(request, project, role, offered) -> None:
    page = client_of(request, role).get(reverse("accounts:project_detail", args=[project.pk])).content.decode()
    assert ("Invite someone" in page, "Delete the project" in page) == (offered, offered)


def test_on_a_laptop_it_says_how_to_become_a_team(client, local_analyst) -> None:
    project = local_analyst.projects.get()
    page = client.get(reverse("accounts:project_detail", args=[project.pk])).content.decode()
    assert "newsdiff team" in page
    assert "Invite someone" not in page
