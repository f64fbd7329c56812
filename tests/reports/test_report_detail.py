"""The report on screen."""

import pytest
from django.urls import reverse

from newsdiff.reports.formats import FORMATS
from newsdiff.reports.models import Export
from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


def address(run) -> str:
    return reverse("reports:report_detail", args=[run.comparison_id])


@for_readers
def test_who_can_read_the_report(request, done_run, role, status):
    assert client_of(request, role).get(address(done_run)).status_code == status


def test_the_page_is_the_report_and_the_ways_to_take_it(viewer_client, done_run):
    page = viewer_client.get(address(done_run)).content.decode()
    assert '<article class="report">' in page
    assert "Anti-terror groups" in page
    assert all(one.label in page for one in FORMATS.values())


def test_looking_at_the_report_stores_nothing(viewer_client, done_run):
    viewer_client.get(address(done_run))
    assert not Export.objects.exists()


def test_a_comparison_that_was_not_analysed_has_no_report(viewer_client, comparison):
    assert viewer_client.get(reverse("reports:report_detail", args=[comparison.pk])).status_code == 404


def test_markup_in_an_article_stays_text(viewer_client, new_article, comparison, done_run):
    comparison.title = "<img src=x onerror=alert(1)>"
    comparison.save()
    page = viewer_client.get(address(done_run)).content.decode()
    assert "<img" not in page
    assert "&lt;img src=x" in page
