"""Inviting someone."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from newsdiff.accounts.models import AuditEvent, Invitation
from newsdiff.accounts.queries import invitation_with
from tests.accounts.conftest import key
from tests.permissions import client_of

SENT = {"email": "Vera@News.example", "role": "coder"}


def url(project) -> str:
    return reverse("accounts:invitation_create", args=[project.pk])


def token_in(text: str) -> str:
    return re.search(r"http://testserver/join/([\w-]+)/", text)[1]


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 303), ("editor", 403), ("coder", 403), ("viewer", 403), ("outsider", 404)]
)
def test_who_may(request, project, role, status) -> None:
    assert client_of(request, role).post(url(project), {**SENT, **key()}).status_code == status
    assert Invitation.objects.exists() is (status == 303)


def test_the_link_is_shown_once_and_sent_and_its_token_stored_nowhere(owner_client, project) -> None:
    page = owner_client.post(url(project), {**SENT, **key()}, follow=True).content.decode()
    token = token_in(page)
    assert invitation_with(token).email == "vera@news.example"
    assert token_in(mail.outbox[0].body) == token
    assert token not in str(list(Invitation.objects.values())) + str(list(AuditEvent.objects.values()))
    assert token not in owner_client.get(reverse("accounts:project_detail", args=[project.pk])).content.decode()


def test_a_form_sent_twice_invites_once_and_its_link_stays_good(owner_client, project) -> None:
    sent = {**SENT, **key()}
    token = token_in(owner_client.post(url(project), sent, follow=True).content.decode())
    owner_client.post(url(project), sent)
    assert invitation_with(token) is not None
    assert (Invitation.objects.count(), len(mail.outbox)) == (1, 1)


def test_a_second_invitation_ends_the_first(owner_client, project) -> None:
    tokens = [
        token_in(owner_client.post(url(project), {**SENT, **key()}, follow=True).content.decode()) for _ in range(2)
    ]
    assert [invitation_with(token) is not None for token in tokens] == [False, True]


def test_a_member_needs_no_invitation(owner_client, project, new_person) -> None:
    new_person("Vera", project=project)
    response = owner_client.post(url(project), {**SENT, **key()})
    assert response.status_code == 422
    assert "belongs to a member" in response.content.decode()


@pytest.mark.parametrize("sent", [{"email": "nobody", "role": "coder"}, {"email": "a@b.example", "role": "king"}])
def test_what_makes_no_sense_is_refused(owner_client, project, sent) -> None:
    assert owner_client.post(url(project), sent).status_code == 422


def test_a_mail_server_that_fails_stops_nobody(owner_client, project, settings, caplog) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert "join/" in owner_client.post(url(project), {**SENT, **key()}, follow=True).content.decode()
    assert "could not be sent" in caplog.text


def test_a_name_cannot_write_headers_of_the_letter(owner_client, project) -> None:
    project.name = "Convoy\nBcc: all@news.example"
    project.save()
    owner_client.post(url(project), {**SENT, **key()})
    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].recipients() == ["Vera@News.example"]
