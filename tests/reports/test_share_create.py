"""Sharing a report by link."""

import re

import pytest
from django.urls import reverse

from newsdiff.accounts.models import AuditEvent
from newsdiff.reports.models import ShareLink
from tests.accounts.conftest import key
from tests.permissions import client_of


def url(comparison) -> str:
    return reverse("reports:share_create", args=[comparison.pk])


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 303), ("editor", 303), ("coder", 403), ("viewer", 403), ("outsider", 404)]
)
def test_who_may(request, comparison, role, status) -> None:
    assert client_of(request, role).post(url(comparison), {"days": "7", **key()}).status_code == status
    assert ShareLink.objects.exists() is (status == 303)


def test_the_link_is_shown_once_and_its_token_stored_nowhere(editor_client, done_run, client) -> None:
    page = editor_client.post(url(done_run.comparison), {"days": "7", **key()}, follow=True).content.decode()
    token = re.search(r"/shared/([\w-]+)/", page)[1]
    assert client.get(f"/shared/{token}/").status_code == 200
    assert token not in str(list(ShareLink.objects.values())) + str(list(AuditEvent.objects.values()))
    again = editor_client.get(reverse("reports:report_detail", args=[done_run.comparison_id])).content.decode()
    assert token not in again
    assert "Take back" in again


def test_a_form_sent_twice_makes_one_link(editor_client, comparison) -> None:
    sent = {"days": "7", **key()}
    for _ in range(2):
        editor_client.post(url(comparison), sent)
    assert (ShareLink.objects.count(), AuditEvent.objects.filter(act="share_create").count()) == (1, 1)


def test_for_ever_is_no_choice(editor_client, comparison) -> None:
    editor_client.post(url(comparison), {"days": "36500", **key()})
    assert not ShareLink.objects.exists()
