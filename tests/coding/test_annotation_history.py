"""An annotation's history and thread."""

import uuid

import pytest
from django.urls import reverse

from newsdiff.coding.actions import delete_annotation, edit_annotation, undo_change
from newsdiff.coding.models import Reply
from newsdiff.coding.team_actions import arrange_round
from tests.conftest import logged_in
from tests.permissions import client_of, for_readers
from tests.uses import plain_uses

pytestmark = pytest.mark.django_db


def address(annotation) -> str:
    return reverse("coding:annotation_history", args=[annotation.pk])


@for_readers
def test_who_can_read_it(request, annotate, role, status):
    assert client_of(request, role).get(address(annotate())).status_code == status


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 303), ("editor", 303), ("coder", 303), ("viewer", 403), ("outsider", 404)]
)
def test_who_can_write_under_it(request, annotate, role, status):
    form = {"text": "Why not Agency?", "form_key": str(uuid.uuid4())}
    assert client_of(request, role).post(address(annotate()), form).status_code == status
    assert Reply.objects.count() == (1 if status == 303 else 0)


def test_every_version_stands_there_with_who_and_what(viewer_client, annotate, codes, coder, owner):
    annotation = annotate(comment="First")
    uses = plain_uses([codes["Agency"].guid])
    edit_annotation(annotation=annotation, user=owner, version=1, uses=uses, comment="Second")
    delete_annotation(annotation=annotation, user=coder, version=2)
    undo_change(annotation=annotation, user=owner, version=3)
    steps = viewer_client.get(address(annotation)).context["steps"]
    assert [(step.version, step.by, step.act, step.said.comment) for step in steps] == [
        (4, "owner", "brought it back", "Second"),
        (3, "coder", "deleted it", "Second"),
        (2, "owner", "changed it", "Second"),
        (1, "coder", "made it", "First"),
    ]
    assert [step.said.codes for step in steps] == [("Agency",)] * 3 + [("Actor label",)]


def test_a_reply_sent_twice_is_one_and_its_page_shows_it(coder_client, annotate):
    annotation = annotate()
    form = {"text": "Why not Agency?", "form_key": str(uuid.uuid4())}
    for _ in range(2):
        coder_client.post(address(annotation), form)
    assert Reply.objects.count() == 1
    assert "Why not Agency?" in coder_client.get(address(annotation)).content.decode()
    response = coder_client.post(address(annotation), {**form, "text": "Something else"})
    assert response.status_code == 422
    assert "Something else</textarea>" in response.content.decode()


def test_an_empty_reply_is_refused(coder_client, annotate):
    response = coder_client.post(address(annotate()), {"text": " ", "form_key": str(uuid.uuid4())})
    assert response.status_code == 422
    assert "Write something first." in response.content.decode()


def test_a_blind_round_hides_it(annotate, comparison, coder, second, owner):
    arrange_round(comparison=comparison, user=owner, coders=[coder, second], is_blind=True)
    assert logged_in(second).get(address(annotate(by=coder))).status_code == 404
