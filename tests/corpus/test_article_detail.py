"""An article's own page."""

from datetime import date

import pytest
from django.urls import reverse

from newsdiff.corpus.actions import store_articles, submit_articles
from tests.permissions import client_of, for_readers


def page_of(client, article) -> str:
    return client.get(reverse("corpus:article_detail", args=[article.pk])).content.decode()


@for_readers
def test_members_read_an_article(request, role, status, articles):
    response = client_of(request, role).get(reverse("corpus:article_detail", args=[articles[0].pk]))
    assert response.status_code == status


def test_the_text_stands_with_its_headings(viewer_client, articles):
    page = page_of(viewer_client, articles[0])
    assert '<h1 dir="ltr">Convoy attacked</h1>' in page
    assert '<p dir="ltr">Anti-terror groups struck a convoy on Sunday. The army said two men were killed.</p>' in page


def test_an_article_without_a_headline_has_a_heading_for_screen_readers(viewer_client, articles):
    assert page_of(viewer_client, articles[1]).count("<h1") == 1


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("published", date(2024, 5, 6), "6 May 2024"),
        ("byline", "Ada Byrne", "Ada Byrne"),
        ("dateline", "RIVERTON (Courier)", "RIVERTON (Courier)"),
        ("url", "https://example.org/a", 'href="https://example.org/a"'),
        ("language", "en", "English"),
    ],
)
def test_what_is_known_of_it_is_shown(viewer_client, new_article, field, value, shown):
    assert shown in page_of(viewer_client, new_article("It was said on Monday.", **{field: value}))


def test_the_hash_of_the_text_is_shown(viewer_client, articles):
    assert articles[0].text_sha256 in page_of(viewer_client, articles[0])


def test_the_comparisons_it_stands_in_are_linked(viewer_client, comparison, articles):
    assert reverse("comparisons:comparison_detail", args=[comparison.pk]) in page_of(viewer_client, articles[0])


def test_lines_taken_out_are_listed(owner_client, project, owner):
    raw = "News ID: 4711\n\nThe council met on Monday. It voted for the bridge.\n"
    submission = submit_articles(project=project, user=owner, files=(), pastes=[raw])
    article, *_ = store_articles(submission=submission, user=owner)
    assert '<del dir="auto">News ID: 4711</del>' in page_of(owner_client, article)


def test_an_old_version_points_to_the_newest(viewer_client, project, owner, articles):
    submission = submit_articles(
        project=project, user=owner, files=(), pastes=["It was corrected later on."], replaces=articles[0]
    )
    newest, *_ = store_articles(submission=submission, user=owner)
    page = page_of(viewer_client, articles[0])
    assert f'<a href="{reverse("corpus:article_detail", args=[newest.pk])}">Version 2</a> replaces it.' in page
    assert "Make a correction" not in page
    assert "Make a correction" in page_of(viewer_client, newest)


def test_only_reading_is_answered(viewer_client, articles):
    assert viewer_client.post(reverse("corpus:article_detail", args=[articles[0].pk])).status_code == 405
