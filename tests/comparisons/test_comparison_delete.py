"""Deleting a comparison, after saying what hangs on it."""

import pytest
from django.urls import reverse

from newsdiff.accounts.models import AuditEvent
from newsdiff.comparisons import tasks
from newsdiff.comparisons.actions import start_analysis, store_collation
from newsdiff.comparisons.models import AnalysisRun, Comparison, Variant
from newsdiff.corpus.models import Article
from newsdiff.reports.sharing import create_link
from tests.comparisons.judging import judge_first
from tests.permissions import answers, client_of, for_editors

pytestmark = pytest.mark.django_db


def url(comparison) -> str:
    return reverse("comparisons:comparison_delete", args=[comparison.pk])


@for_editors
def test_who_may(request, comparison, done_run, role, allowed) -> None:
    client = client_of(request, role)
    assert answers(client.get(url(comparison)), allowed, done=200)
    assert answers(client.post(url(comparison)), allowed)
    assert Comparison.objects.exists() is (allowed is not True)


def test_the_page_counts_what_hangs_on_it_and_deletes_nothing(editor_client, comparison, done_run, owner) -> None:
    judge_first(comparison, owner)
    for _ in range(2):
        create_link(comparison=comparison, user=owner, days=7)
    page = editor_client.get(url(comparison)).content.decode()
    assert "1 judgement of differences" in page
    assert "2 shared links" in page
    assert Comparison.objects.exists()


def test_it_goes_with_its_rows_and_its_articles_stay(editor_client, comparison, done_run, owner) -> None:
    judge_first(comparison, owner)
    page = editor_client.post(url(comparison), follow=True).content.decode()
    assert "“A convoy” is deleted." in page
    assert not AnalysisRun.objects.exists()
    assert not Variant.objects.exists()
    assert Article.objects.count() == 2
    assert AuditEvent.objects.filter(act="comparison_delete").count() == 1


def test_an_analysis_that_runs_meanwhile_stores_nothing(editor_client, comparison, collation) -> None:
    run = start_analysis(comparison=comparison)
    claimed = tasks.claim()
    editor_client.post(url(comparison))
    assert not tasks.beat(claimed, stage="aligning", progress=0.5)
    assert not store_collation(run_id=run.pk, attempt=claimed.attempt, collation=collation)


def test_editors_find_the_way_at_the_end_of_the_page(editor_client, coder_client, comparison, done_run) -> None:
    page = reverse("comparisons:comparison_detail", args=[comparison.pk])
    assert url(comparison) in editor_client.get(page).content.decode()
    assert url(comparison) not in coder_client.get(page).content.decode()
