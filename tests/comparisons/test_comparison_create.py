"""From a review to a comparison."""

import uuid

import pytest
from django.urls import reverse

from newsdiff.comparisons.models import Comparison
from newsdiff.corpus.actions import submit_articles
from newsdiff.corpus.models import Article
from tests.permissions import answers, client_of, for_editors

ONE = "The council met on Monday. It voted for the bridge."
TWO = "Councillors met on Monday. They waved the bridge through."


@pytest.fixture
def submission(project, owner):
    return submit_articles(project=project, user=owner, files=(), pastes=(ONE, TWO))


def url_of(submission):
    return reverse("comparisons:comparison_create", args=[submission.pk])


@for_editors
def test_only_those_who_may_edit_compare(request, role, allowed, submission):
    assert answers(client_of(request, role).post(url_of(submission)), allowed)


def test_the_articles_are_stored_and_their_analysis_is_started(owner_client, submission):
    response = owner_client.post(url_of(submission), {"title": "The bridge"})
    comparison = Comparison.objects.get()
    assert response.url == reverse("comparisons:comparison_detail", args=[comparison.pk])
    assert comparison.title == "The bridge"
    assert [(witness.sigil, witness.article.text) for witness in comparison.witnesses.all()] == [("A", ONE), ("B", TWO)]
    assert comparison.runs.get().state == "queued"


def test_fields_typed_on_the_review_are_stored_with_the_article(owner_client, submission):
    first = submission.drafts.first()
    owner_client.post(
        url_of(submission), {f"draft-{first.pk}-outlet": "Courier", f"draft-{first.pk}-published": "2024-05-06"}
    )
    article = Article.objects.get(text=ONE)
    assert (article.outlet.name, str(article.published)) == ("Courier", "2024-05-06")


def test_a_form_sent_twice_makes_one_comparison_and_one_run(owner_client, submission):
    first, second = owner_client.post(url_of(submission)), owner_client.post(url_of(submission))
    assert first.url == second.url
    assert Comparison.objects.get().runs.count() == 1


def test_a_wrong_date_is_said_at_its_field_and_nothing_is_stored(owner_client, submission):
    first = submission.drafts.first()
    typed = {f"draft-{first.pk}-outlet": "Courier", f"draft-{first.pk}-published": "yesterday", "title": "The bridge"}
    response = owner_client.post(url_of(submission), typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert "This is not a date." in page
    assert 'value="yesterday"' in page
    assert 'value="Courier"' in page
    assert 'value="The bridge"' in page
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("pastes", "says"),
    [((ONE,), "needs two different articles"), ((ONE, ONE), "needs two different articles")],
)
def test_fewer_than_two_articles_are_refused(owner_client, project, owner, pastes, says):
    submission = submit_articles(project=project, user=owner, files=(), pastes=pastes, form_key=uuid.uuid4())
    response = owner_client.post(url_of(submission))
    assert response.status_code == 422
    assert says in response.content.decode()


def test_a_draft_that_could_not_be_read_is_named(owner_client, project, owner):
    files = [("good.txt", ONE.encode()), ("bad.pdf", b"%PDF-1.4 nothing"), ("also.txt", TWO.encode())]
    submission = submit_articles(project=project, user=owner, files=files, pastes=())
    response = owner_client.post(url_of(submission))
    assert response.status_code == 422
    assert "bad.pdf” could not be read" in response.content.decode()


def test_a_get_is_refused(owner_client, submission):
    assert owner_client.get(url_of(submission)).status_code == 405
