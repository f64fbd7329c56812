"""Handing out a file as it was made."""

import uuid

import pytest
from django.urls import reverse

from newsdiff.reports.models import Export
from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(coder_client, done_run) -> Export:
    sent = {"format": "html", "form_key": str(uuid.uuid4())}
    coder_client.post(reverse("reports:export_create", args=[done_run.comparison_id]), sent)
    return Export.objects.get()


def address(export: Export) -> str:
    return reverse("reports:export_download", args=[export.pk])


@for_readers
def test_who_can_have_a_file(request, export, role, status):
    assert client_of(request, role).get(address(export)).status_code == status


def test_the_file_is_handed_out_as_it_was_made(viewer_client, export):
    assert viewer_client.get(address(export)).content == bytes(export.content)


def test_the_browser_saves_it_and_never_shows_it_here(viewer_client, export):
    response = viewer_client.get(address(export))
    assert response["Content-Disposition"].startswith('attachment; filename="a-convoy-')
    assert response["Content-Disposition"].endswith('-report.html"')
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert response["Content-Type"] == "text/html; charset=utf-8"


def test_the_page_lists_the_file(viewer_client, export):
    page = viewer_client.get(reverse("reports:report_detail", args=[export.comparison_id])).content.decode()
    assert address(export) in page
    assert export.content_sha256 in page


@pytest.mark.parametrize("title", ["北京", "…", "A/../../etc", 'x"; y'])
def test_no_title_breaks_the_file_name(viewer_client, export, title):
    export.comparison.title = title
    export.comparison.save()
    header = viewer_client.get(address(export))["Content-Disposition"]
    assert header.count('"') == 2
    assert "/" not in header
