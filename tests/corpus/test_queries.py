"""Drafts as the analyst looks them over, and articles with their versions."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from newsdiff.corpus import queries
from newsdiff.corpus.actions import submit_articles, update_draft

pytestmark = pytest.mark.django_db

CONVOY = "Two men were killed on Sunday when a convoy was attacked near the river, the army said."
ROADS = "Roads around the town were closed on Sunday after an attack on a convoy, residents told reporters."
NOTHING = "\x01\x02"  # no text for a reader


@pytest.fixture
def submit(project, owner):
    """Send texts in one act."""
    return lambda *pastes: submit_articles(project=project, user=owner, files=(), pastes=pastes)


def test_a_review_shows_each_draft_read_and_cleaned(submit) -> None:
    review = queries.review_of(submit(CONVOY, ROADS))
    assert [draft.extracted.text for draft in review.drafts] == [CONVOY, ROADS]


def test_a_review_says_why_a_draft_could_not_be_read(submit) -> None:
    broken, good = queries.review_of(submit(NOTHING, CONVOY)).drafts
    assert (broken.extracted, broken.fields) == (None, None)
    assert broken.error
    assert good.error == ""


def test_what_the_analyst_wrote_stands_over_what_was_found(submit) -> None:
    submission = submit(CONVOY)
    update_draft(draft=submission.drafts.get(), kept=(), fields={"outlet": "The Meridian"})
    (draft,) = queries.review_of(submission).drafts
    assert draft.fields.outlet == "The Meridian"
    assert draft.fields.language == draft.extracted.language


def test_a_text_that_is_stored_already_says_where(submit, comparison, articles) -> None:
    (draft,) = queries.review_of(submit(articles[1].text)).drafts
    assert draft.already == articles[1]
    assert list(draft.already.comparisons.all()) == [comparison]


def test_a_new_text_is_nowhere_yet(submit) -> None:
    (draft,) = queries.review_of(submit(CONVOY)).drafts
    assert (draft.already, draft.same_as) == (None, None)


def test_a_text_sent_twice_names_the_first_draft(submit) -> None:
    first, second = queries.review_of(submit(CONVOY, CONVOY)).drafts
    assert first.same_as is None
    assert second.same_as == first.draft


def test_two_drafts_that_could_not_be_read_are_not_called_the_same(submit) -> None:
    assert [draft.same_as for draft in queries.review_of(submit(NOTHING, "\x03")).drafts] == [None, None]


def test_a_review_takes_few_queries(submit, django_assert_max_num_queries) -> None:
    submission = submit(CONVOY, ROADS)
    with django_assert_max_num_queries(3):
        queries.review_of(submission)


def test_the_versions_of_an_article_are_found_from_any_of_them(new_article) -> None:
    versions = [new_article("First account.")]
    for number in (2, 3):
        versions.append(new_article(f"Account number {number}.", version=number, previous=versions[-1]))
    for version in versions:
        assert queries.versions_of(version) == versions


def test_an_article_is_fetched_for_who_may_see_it(articles, viewer, outsider) -> None:
    assert queries.article_for(viewer, articles[0].pk) == articles[0]
    with pytest.raises(PermissionDenied):
        queries.article_for(viewer, articles[0].pk, right="edit")
    with pytest.raises(Http404):
        queries.article_for(outsider, articles[0].pk)
