"""A correction: a new text that becomes the next version."""

import uuid

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from newsdiff.corpus.models import Submission
from tests.permissions import answers, client_of, for_editors

TEXT = "Anti-terror groups struck a convoy on Monday, not on Sunday."


def url_of(article) -> str:
    return reverse("corpus:article_correct", args=[article.pk])


def sent(**more):
    return {"form_key": str(uuid.uuid4()), "paste-0": TEXT, **more}


@for_editors
def test_only_those_who_may_edit_correct(request, role, allowed, articles):
    client = client_of(request, role)
    assert answers(client.get(url_of(articles[0])), allowed, done=200)
    assert answers(client.post(url_of(articles[0]), sent()), allowed)


def test_the_stored_text_is_there_to_be_corrected(owner_client, articles):
    assert articles[0].text in owner_client.get(url_of(articles[0])).content.decode()


def test_the_correction_is_looked_over_and_described_as_the_article_is(owner_client, articles):
    response = owner_client.post(url_of(articles[0]), sent())
    submission = Submission.objects.get()
    assert response.url == reverse("corpus:submission_review", args=[submission.pk])
    assert submission.replaces == articles[0]
    assert submission.drafts.get().fields == {"outlet": "Courier", "headline": "Convoy attacked", "language": "en"}


def test_a_file_goes_before_the_text_in_the_box(owner_client, articles):
    owner_client.post(url_of(articles[0]), sent(**{"files-0": SimpleUploadedFile("new.txt", TEXT.encode())}))
    assert Submission.objects.get().drafts.get().name == "new.txt"


def test_a_form_sent_twice_makes_one_submission(owner_client, articles):
    data = sent()
    for _ in range(2):
        owner_client.post(url_of(articles[0]), data)
    assert Submission.objects.count() == 1


def test_nothing_sent_is_said(owner_client, articles):
    response = owner_client.post(url_of(articles[0]), sent(**{"paste-0": " "}))
    assert response.status_code == 422
    assert "Nothing was sent." in response.content.decode()
