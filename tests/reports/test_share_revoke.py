"""Taking a shared link back."""

import pytest
from django.urls import reverse

from newsdiff.accounts.models import AuditEvent
from newsdiff.reports.models import ShareLink
from newsdiff.reports.sharing import create_link
from tests.accounts.conftest import key
from tests.permissions import client_of


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 303), ("editor", 303), ("coder", 403), ("viewer", 403), ("outsider", 404)]
)
def test_who_may(request, client, done_run, owner, role, status) -> None:
    token = create_link(comparison=done_run.comparison, user=owner, days=7)
    url = reverse("reports:share_revoke", args=[ShareLink.objects.get().pk])
    who = client_of(request, role)
    for _ in range(2):
        assert who.post(url, key()).status_code == status
    client.logout()
    assert (client.get(f"/shared/{token}/").status_code == 404) is (status == 303)
    assert AuditEvent.objects.filter(act="share_revoke").count() == (status == 303)
