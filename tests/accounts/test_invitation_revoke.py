"""Taking an invitation back."""

import pytest
from django.urls import reverse

from newsdiff.accounts.actions import invite
from newsdiff.accounts.models import AuditEvent, Invitation
from newsdiff.accounts.queries import invitation_with
from tests.accounts.conftest import key
from tests.permissions import client_of


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 303), ("editor", 403), ("coder", 403), ("viewer", 403), ("outsider", 404)]
)
def test_who_may(request, project, new_person, role, status) -> None:
    client = client_of(request, role)
    token = invite(
        project=project, user=new_person("Olga", project=project, role="owner"), email="v@n.example", role="coder"
    )
    url = reverse("accounts:invitation_revoke", args=[Invitation.objects.get().pk])
    for _ in range(2):
        assert client.post(url, key()).status_code == status
    assert (invitation_with(token) is None) is (status == 303)
    assert AuditEvent.objects.filter(act="invitation_revoke").count() == (status == 303)
