"""What changed about a person between opening a form and sending it, and fields that come twice."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.accounts.actions import change_role, remove_member
from newsdiff.accounts.models import Membership, Project
from newsdiff.coding.actions import ensure_codebook
from newsdiff.coding.models import Memo
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def memo_form(project) -> tuple[str, dict[str, str]]:
    """Where a memo is sent to, and with what."""
    fields = {"title": "On labels", "text": "Only one says militia.", "version": "1", "form_key": str(uuid.uuid4())}
    return reverse("coding:memo_create", args=[project.pk]), fields


@pytest.fixture
def membership(coder, project) -> Membership:
    return Membership.objects.get(user=coder, project=project)


def test_a_role_that_was_taken_away_counts_at_once(coder_client, owner, membership, memo_form):
    address, fields = memo_form
    assert coder_client.get(address).status_code == 200
    change_role(membership=membership, user=owner, was="coder", role="viewer")
    assert coder_client.post(address, fields).status_code == 403
    assert not Memo.objects.exists()


def test_who_was_taken_out_finds_nothing_any_more(coder_client, owner, membership, memo_form):
    address, fields = memo_form
    assert coder_client.get(address).status_code == 200
    remove_member(membership=membership, user=owner)
    assert coder_client.post(address, fields).status_code == 404
    assert not Memo.objects.exists()


@pytest.mark.parametrize("gone", ["deleted", "deactivated"])
def test_the_cookie_of_a_person_who_is_gone_opens_nothing(new_person, project, memo_form, gone):
    address, fields = memo_form
    person = new_person("Ana", project=project)
    client = logged_in(person)
    assert client.get(address).status_code == 200
    if gone == "deleted":
        person.delete()
    else:
        person.is_active = False
        person.save(update_fields=["is_active"])
    assert client.post(address, fields)["Location"].startswith("/account/login/")
    assert not Memo.objects.exists()


def test_a_person_in_two_projects_has_in_each_the_rights_of_that_one(coder, coder_client, project, memo_form):
    second = Project.objects.create(name="Second")
    Membership.objects.create(user=coder, project=second, role="viewer")
    address, fields = memo_form
    assert coder_client.post(address, fields).status_code == 303
    elsewhere = reverse("coding:memo_create", args=[second.pk])
    assert coder_client.post(elsewhere, {**fields, "form_key": str(uuid.uuid4())}).status_code == 403
    assert [memo.project for memo in Memo.objects.all()] == [project]


def test_codes_of_one_project_are_no_codes_of_the_other(editor, editor_client, project):
    second = Project.objects.create(name="Second")
    Membership.objects.create(user=editor, project=second, role="editor")
    mine, theirs = (ensure_codebook(project=one).codes.first() for one in (project, second))
    editor_client.post(reverse("coding:code_merge", args=[mine.pk]), {"into": theirs.pk, "form_key": str(uuid.uuid4())})
    mine.refresh_from_db()
    assert mine.retired_at is None
    assert mine.codebook.version == 1


def test_of_a_token_that_comes_twice_one_that_is_wrong_is_refused(coder, memo_form):
    address, fields = memo_form
    client = Client(enforce_csrf_checks=True)
    client.force_login(coder)
    client.get(address)
    token = client.cookies["csrf"].value
    assert client.post(address, {**fields, "csrfmiddlewaretoken": [token, "x" * 32]}).status_code == 403
    assert not Memo.objects.exists()
    assert client.post(address, {**fields, "csrfmiddlewaretoken": [token, token]}).status_code == 303


def test_a_key_that_comes_twice_is_one_key(coder_client, memo_form):
    address, fields = memo_form
    keys = [str(uuid.uuid4()), fields["form_key"]]
    answers = {coder_client.post(address, {**fields, "form_key": keys})["Location"] for _ in range(3)}
    assert len(answers) == 1
    assert Memo.objects.count() == 1
