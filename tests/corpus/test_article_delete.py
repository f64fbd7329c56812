"""Deleting an article, which must stand in nothing."""

import pytest
from django.urls import reverse

from newsdiff.accounts.models import AuditEvent
from newsdiff.comparisons.models import Comparison
from newsdiff.corpus.actions import store_articles, submit_articles
from newsdiff.corpus.models import Article, Draft
from tests.permissions import answers, client_of, for_editors

pytestmark = pytest.mark.django_db


def url(article) -> str:
    return reverse("corpus:article_delete", args=[article.pk])


@for_editors
def test_who_may(request, articles, role, allowed) -> None:
    client = client_of(request, role)
    assert answers(client.get(url(articles[0])), allowed, done=200)
    assert answers(client.post(url(articles[0])), allowed)
    assert Article.objects.count() == (1 if allowed is True else 2)


def test_it_goes_with_its_original(editor_client, project, editor) -> None:
    sent = submit_articles(
        project=project, user=editor, files=[("a.txt", b"The army cleared the square on Sunday.")], pastes=()
    )
    (article,) = store_articles(submission=sent, user=editor)
    assert Draft.objects.exists()
    assert editor_client.post(url(article)).status_code == 303
    assert not Article.objects.exists()
    assert not Draft.objects.exists()
    assert AuditEvent.objects.filter(act="article_delete").count() == 1


def test_one_in_use_stays_and_the_page_says_where_it_stands(editor_client, comparison, articles) -> None:
    page = editor_client.get(url(articles[0])).content.decode()
    assert "A convoy</a>" in page
    assert "Delete it for good" not in page
    response = editor_client.post(url(articles[0]))
    assert response.status_code == 409
    assert "Nothing was deleted." in response.content.decode()
    assert Article.objects.count() == 2
    Comparison.objects.all().delete()
    assert editor_client.post(url(articles[0])).status_code == 303


def test_a_version_that_another_was_made_of_stays(editor_client, articles) -> None:
    first, second = articles
    Article.objects.filter(pk=second.pk).update(previous=first, version=2)
    assert editor_client.post(url(first)).status_code == 409
    assert editor_client.post(url(second)).status_code == 303
    assert editor_client.post(url(first)).status_code == 303
