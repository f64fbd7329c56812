"""Making a report's file."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from django.db import connection
from django.urls import reverse

from newsdiff.reports.actions import create_export
from newsdiff.reports.build import report_of
from newsdiff.reports.formats import FORMATS
from newsdiff.reports.models import Export
from tests.permissions import client_of, for_coders

pytestmark = pytest.mark.django_db


def address(run) -> str:
    return reverse("reports:export_create", args=[run.comparison_id])


def form(**more: object) -> dict[str, object]:
    return {"format": "html", "form_key": str(uuid.uuid4()), **more}


@for_coders
def test_who_can_make_a_file(request, done_run, role, status):
    response = client_of(request, role).post(address(done_run), form())
    assert response.status_code == (303 if status == 200 else status)
    assert Export.objects.count() == (status == 200)


def test_a_link_makes_no_file(coder_client, done_run):
    assert coder_client.get(address(done_run)).status_code == 405


@pytest.mark.parametrize("value", FORMATS)
def test_each_format_is_made_and_kept(coder_client, done_run, value):
    response = coder_client.post(address(done_run), form(format=value))
    export = Export.objects.get()
    assert response.url == reverse("reports:export_download", args=[export.pk])
    assert export.format == value
    assert export.content_sha256 == sha256(bytes(export.content)).hexdigest()


def test_a_form_sent_twice_makes_one_file(coder_client, done_run):
    sent = form()
    assert coder_client.post(address(done_run), sent).url == coder_client.post(address(done_run), sent).url
    assert Export.objects.count() == 1


def test_the_same_page_makes_a_new_file_when_something_was_coded_since(coder_client, done_run, annotate):
    sent = form(format="csv")
    coder_client.post(address(done_run), sent)
    annotate(comment="New")
    coder_client.post(address(done_run), sent)
    newest = Export.objects.first()
    assert Export.objects.count() == 2
    assert b"New" in bytes(newest.content)


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_by_many_at_once_makes_one_file(comparison, done_run, coder):
    report = report_of(comparison, made_by=coder, made_at=datetime(2026, 1, 1, tzinfo=UTC), base_url="")
    key = uuid.uuid4()

    def send(_writer: int) -> int:
        try:
            return create_export(comparison=comparison, user=coder, report=report, export_format="csv", form_key=key).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(send, range(8)))) == 1
    assert Export.objects.count() == 1


@pytest.mark.parametrize("sent", [{"format": "exe"}, {"form_key": "x"}, {"format": ""}])
def test_an_unknown_format_or_a_damaged_form_is_refused(coder_client, done_run, sent):
    response = coder_client.post(address(done_run), form(**sent))
    assert response.status_code == 422
    assert not Export.objects.exists()
    assert "Choose one of the files" in response.content.decode()
