"""A new memo."""

import uuid

import pytest
from django.urls import reverse

from tests.permissions import client_of

pytestmark = pytest.mark.django_db


def address(project, **query) -> str:
    return reverse("coding:memo_create", args=[project.pk], query=query)


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 303), ("editor", 303), ("coder", 303), ("viewer", 403), ("outsider", 404)]
)
def test_who_can_write_one(request, project, role, status):
    form = {"title": "On labels", "text": "x", "form_key": str(uuid.uuid4()), "version": 1}
    assert client_of(request, role).post(address(project), form).status_code == status
    assert project.memos.count() == (1 if status == 303 else 0)


def test_a_form_sent_twice_makes_one_memo(coder_client, project):
    form = {"title": "On labels", "text": "x", "form_key": str(uuid.uuid4()), "version": 1}
    for _ in range(2):
        assert coder_client.post(address(project), form).status_code == 303
    assert project.memos.count() == 1


def test_without_a_title_the_text_comes_back(coder_client, project):
    form = {"title": "", "text": "Typed", "form_key": str(uuid.uuid4()), "version": 1}
    response = coder_client.post(address(project), form)
    assert response.status_code == 422
    assert "Typed</textarea>" in response.content.decode()


@pytest.mark.parametrize(("about", "begins"), [("/annotations/7/", True), ("//evil.example/", False), ("x", False)])
def test_it_begins_with_what_it_is_about(coder_client, project, about, begins):
    page = coder_client.get(address(project, about=about)).content.decode()
    assert ("http://testserver/annotations/7/" in page) is begins
    assert "evil.example" not in page.split("<form")[1]
