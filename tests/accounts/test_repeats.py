"""A form that is sent twice acts once; with something else in it, it is refused."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from newsdiff.accounts.models import AuditEvent, Project, SentForm
from newsdiff.coding.actions import ensure_codebook
from newsdiff.coding.models import Code, CodebookVersion
from tests.conftest import logged_in

N_CLIENTS = 16


def key() -> dict[str, str]:
    return {"form_key": str(uuid.uuid4())}


@pytest.fixture
def codebook(project):
    return ensure_codebook(project=project)


@pytest.mark.parametrize("act", ["retire", "split"])
def test_an_act_that_would_turn_or_double_is_done_once(act, editor_client, codebook) -> None:
    code = codebook.codes.first()
    sent = {"names": "One\nTwo", **key()}
    url = reverse(f"coding:code_{act}", args=[code.pk])
    answers = [editor_client.post(url, sent) for _ in range(3)]
    assert {answer["Location"] for answer in answers} == {reverse("coding:codebook_detail", args=[codebook.pk])}
    assert CodebookVersion.objects.count() == 1
    code.refresh_from_db()
    assert code.retired_at is not None
    assert Code.objects.filter(name="One").count() == (act == "split")


def test_another_file_under_the_same_key_is_refused(editor_client, codebook) -> None:
    url, sent = reverse("coding:codebook_import", args=[codebook.pk]), key()
    for number, status in ((1, 303), (1, 303), (2, 422)):
        file = SimpleUploadedFile("codes.csv", f"name,definition\nCode {number},Means {number}\n".encode())
        assert editor_client.post(url, {**sent, "file": file}).status_code == status
    assert codebook.codes.filter(name__startswith="Code ").count() == 1


def test_a_form_that_was_refused_may_be_mended_and_sent_again(editor_client, codebook) -> None:
    url, sent = reverse("coding:code_split", args=[codebook.codes.first().pk]), key()
    assert editor_client.post(url, {**sent, "names": "One"}).status_code == 422
    assert not SentForm.objects.exists()
    assert editor_client.post(url, {**sent, "names": "One\nTwo"}).status_code == 303


def test_a_key_is_each_person_s_own(editor_client, owner_client, owner, editor, project) -> None:
    sent = {"name": "Second", **key()}
    for client in (owner_client, editor_client):
        client.post("/projects/", sent)
    assert Project.objects.filter(name="Second").count() == 2


def test_the_trail_has_one_line_for_a_form_sent_twice(editor_client, codebook) -> None:
    url, sent = reverse("coding:code_retire", args=[codebook.codes.first().pk]), key()
    for _ in range(2):
        editor_client.post(url, sent)
    assert AuditEvent.objects.filter(act="codebook_change").count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_clients_that_send_the_same_forms_at_once_double_nothing(owner, edits) -> None:
    keys = [key() for _ in range(edits)]

    def send(_client: int) -> set[tuple[int, str]]:
        client = logged_in(owner)
        try:
            answers = [client.post("/projects/", {"name": f"Project {sent['form_key']}", **sent}) for sent in keys]
        finally:
            connection.close()
        return {(answer.status_code, answer["Location"]) for answer in answers}

    with ThreadPoolExecutor(N_CLIENTS) as threads:
        answers = list(threads.map(send, range(N_CLIENTS)))
    assert Project.objects.filter(name__startswith="Project ").count() == len(keys)
    assert all(answer == answers[0] for answer in answers)
    assert {status for status, _ in answers[0]} == {303}
    assert AuditEvent.objects.filter(act="project_create").count() == len(keys)
