"""Reading a shared report without a login."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsdiff.accounts.models import Membership
from newsdiff.reports.models import ShareLink
from newsdiff.reports.sharing import create_link


@pytest.fixture
def address(done_run, editor) -> str:
    return f"/shared/{create_link(comparison=done_run.comparison, user=editor, days=7)}/"


def test_it_shows_the_report_and_no_way_to_change_anything(client, address) -> None:
    response = client.get(address)
    page = response.content.decode()
    assert "A convoy" in page
    assert "Shared by editor" in page
    assert "<form" not in page
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert client.post(address).status_code == 405


def test_it_expires(client, address) -> None:
    ShareLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(address).status_code == 404


def test_it_ends_when_who_made_it_may_not_share_any_more(client, address, editor) -> None:
    Membership.objects.filter(user=editor).update(role="coder")
    assert client.get(address).status_code == 404
    Membership.objects.filter(user=editor).update(role="editor")
    assert client.get(address).status_code == 200
    editor.is_active = False
    editor.save()
    assert client.get(address).status_code == 404


def test_a_guess_opens_nothing(client, address) -> None:
    assert client.get("/shared/guess/").status_code == 404


def test_it_opens_nothing_else(client, address, done_run) -> None:
    client.get(address)
    assert client.get(f"/comparisons/{done_run.comparison_id}/").status_code == 302
