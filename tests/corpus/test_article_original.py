"""The file that an article was made of."""

import pytest
from django.urls import reverse

from newsdiff.corpus.actions import store_articles, submit_articles
from tests.permissions import client_of, for_readers

HOSTILE = (
    b"<!doctype html><title>Two men were killed</title><script>alert(1)</script><p>Two men were killed on Sunday.</p>"
)


@pytest.fixture
def stored(project, owner):
    files = [("a “b”\r\nX: y.html", HOSTILE)]
    (article,) = store_articles(
        submission=submit_articles(project=project, user=owner, files=files, pastes=()), user=owner
    )
    return article


def url(article) -> str:
    return reverse("corpus:article_original", args=[article.pk])


@for_readers
def test_who_may_have_it(request, stored, role, status) -> None:
    assert client_of(request, role).get(url(stored)).status_code == status


def test_it_is_saved_and_never_shown(viewer_client, stored) -> None:
    response = viewer_client.get(url(stored))
    assert response.content == HOSTILE
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment; ")
    assert "\n" not in response["Content-Disposition"]
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert url(stored) in viewer_client.get(reverse("corpus:article_detail", args=[stored.pk])).content.decode()


def test_an_article_without_one_says_so(viewer_client, articles) -> None:
    assert viewer_client.get(url(articles[0])).status_code == 404
