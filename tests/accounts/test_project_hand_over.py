"""Another owner in one's place."""

import pytest
from django.urls import reverse

from newsdiff.accounts.models import Membership
from tests.accounts.conftest import key
from tests.permissions import client_of


def url(project) -> str:
    return reverse("accounts:project_hand_over", args=[project.pk])


def roles(project) -> dict[str, str]:
    return dict(Membership.objects.filter(project=project).values_list("user__username", "role"))


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 303), ("editor", 403), ("coder", 403), ("viewer", 403), ("outsider", 404)]
)
def test_who_may(request, project, new_member, role, status) -> None:
    client = client_of(request, role)
    other = new_member("viewer" if role != "viewer" else "coder")
    to = Membership.objects.get(project=project, user=other)
    assert client.post(url(project), {"member": to.pk, **key()}).status_code == status
    to.refresh_from_db()
    assert (to.role == "owner") is (status == 303)


def test_the_old_owner_becomes_an_editor(owner_client, coder, project) -> None:
    to = Membership.objects.get(project=project, user=coder)
    owner_client.post(url(project), {"member": to.pk, **key()})
    assert roles(project) == {"owner": "editor", "coder": "owner"}


def test_only_a_member_can_be_chosen(owner_client, outsider, project) -> None:
    elsewhere = Membership.objects.get(user=outsider)
    assert owner_client.post(url(project), {"member": elsewhere.pk, **key()}).status_code == 404
    assert owner_client.post(url(project), {"member": "x", **key()}).status_code == 422


def test_not_oneself_and_nobody_who_was_deactivated(owner_client, owner, coder, project) -> None:
    mine, other = Membership.objects.get(user=owner), Membership.objects.get(user=coder)
    assert owner_client.post(url(project), {"member": mine.pk, **key()}).status_code == 422
    coder.is_active = False
    coder.save()
    assert owner_client.post(url(project), {"member": other.pk, **key()}).status_code == 422
    assert roles(project)["owner"] == "owner"
