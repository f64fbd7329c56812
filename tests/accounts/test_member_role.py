"""Another role for a member."""

import pytest
from django.urls import reverse

from newsdiff.accounts.models import AuditEvent, Membership
from tests.accounts.conftest import key
from tests.permissions import client_of


def url(membership) -> str:
    return reverse("accounts:member_role", args=[membership.pk])


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 303), ("editor", 403), ("coder", 403), ("viewer", 403), ("outsider", 404)]
)
def test_who_may(request, project, new_person, role, status) -> None:
    member = Membership.objects.get(user=new_person("Vera", project=project, role="viewer"))
    sent = {"role": "editor", "was": "viewer", **key()}
    assert client_of(request, role).post(url(member), sent).status_code == status
    member.refresh_from_db()
    assert (member.role == "editor") is (status == 303)


def test_the_last_owner_stays_one(owner_client, owner, project, new_person) -> None:
    mine = Membership.objects.get(user=owner)
    response = owner_client.post(url(mine), {"role": "viewer", "was": "owner", **key()})
    assert response.status_code == 422
    assert "last owner" in response.content.decode()
    new_person("Olga", project=project, role="owner")
    assert owner_client.post(url(mine), {"role": "viewer", "was": "owner", **key()}).status_code == 303


def test_an_owner_who_was_deactivated_does_not_count(owner_client, owner, project, new_person) -> None:
    other = new_person("Olga", project=project, role="owner")
    other.is_active = False
    other.save()
    mine = Membership.objects.get(user=owner)
    assert owner_client.post(url(mine), {"role": "viewer", "was": "owner", **key()}).status_code == 422


def test_a_role_changed_meanwhile_is_shown_beside_mine(owner_client, coder, project) -> None:
    member = Membership.objects.get(user=coder)
    response = owner_client.post(url(member), {"role": "editor", "was": "viewer", **key()})
    assert response.status_code == 409
    assert "Changed meanwhile" in response.content.decode()
    member.refresh_from_db()
    assert member.role == "coder"


def test_an_unknown_role_is_refused(owner_client, coder) -> None:
    member = Membership.objects.get(user=coder)
    assert owner_client.post(url(member), {"role": "king", "was": "coder"}).status_code == 422


def test_the_trail_says_it(owner_client, coder, project) -> None:
    owner_client.post(url(Membership.objects.get(user=coder)), {"role": "editor", "was": "coder", **key()})
    assert AuditEvent.objects.get().what == {"name": "coder", "old": "coder", "role": "editor"}
