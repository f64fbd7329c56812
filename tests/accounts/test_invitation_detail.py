"""Using an invitation: once, in time, and only by whom it is for."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from newsdiff.accounts.actions import invite
from newsdiff.accounts.models import AuditEvent, Invitation, Membership, User
from tests.conftest import logged_in


@pytest.fixture
def token(project, owner) -> str:
    return invite(project=project, user=owner, email="vera@news.example", role="coder")


def url(token: str) -> str:
    return reverse("accounts:invitation_detail", args=[token])


NEW = {"name": "Vera", "password": "four words in a row"}


def test_a_new_person_makes_an_account_and_is_in(client, token, project) -> None:
    assert "vera@news.example" in client.get(url(token)).content.decode()
    response = client.post(url(token), NEW)
    assert response["Location"] == reverse("accounts:project_detail", args=[project.pk])
    assert client.get(response["Location"]).status_code == 200
    member = Membership.objects.get(user__email="vera@news.example")
    assert (member.role, str(member.user)) == ("coder", "Vera")
    assert AuditEvent.objects.first().act == "member_join"
    assert "this one" in client.get("/account/sessions/").content.decode()


def test_the_new_person_can_log_in_again(client, token) -> None:
    client.post(url(token), NEW)
    again = Client()
    response = again.post("/account/login/", {"login": "vera@news.example", "password": NEW["password"]})
    assert response["Location"] == "/"


def test_it_works_once(client, token) -> None:
    client.post(url(token), NEW)
    second = Client()
    assert second.get(url(token)).status_code == 404
    assert second.post(url(token), {**NEW, "name": "Other"}).status_code == 404
    assert User.objects.filter(email="vera@news.example").count() == 1


def test_it_expires(client, token) -> None:
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    response = client.post(url(token), NEW)
    assert response.status_code == 404
    assert "Ask who sent it" in response.content.decode()
    assert not User.objects.filter(email="vera@news.example").exists()


@pytest.mark.parametrize("guess", ["x", "a" * 43, "%00", "../"])
def test_a_guess_opens_nothing(client, token, guess) -> None:
    assert client.get(f"/join/{guess}/").status_code == 404


def test_who_has_an_account_logs_in_first(client, token, new_person) -> None:
    new_person("Vera")
    page = client.get(url(token)).content.decode()
    assert f"/account/login/?next={url(token)}" in page
    client.post(url(token), NEW)
    assert not Membership.objects.filter(user__email="vera@news.example").exists()
    logged = logged_in(User.objects.get(email="vera@news.example"))
    assert logged.post(url(token)).status_code == 303
    assert Membership.objects.get(user__email="vera@news.example").role == "coder"


def test_another_person_cannot_use_it(token, new_person) -> None:
    response = logged_in(new_person("Mallory")).post(url(token))
    assert response.status_code == 403
    assert "for another address" in response.content.decode()
    assert not Membership.objects.filter(user__first_name="Mallory").exists()


def test_a_member_who_uses_it_keeps_their_role(token, project, new_person) -> None:
    vera = new_person("Vera", project=project, role="editor")
    assert logged_in(vera).post(url(token)).status_code == 303
    assert Membership.objects.get(user=vera).role == "editor"


@pytest.mark.parametrize("password", ["short", "password1234", "111111111111111", "vera@news.example"])
def test_a_weak_password_is_refused(client, token, password) -> None:
    assert client.post(url(token), {**NEW, "password": password}).status_code == 422
    assert not User.objects.filter(email="vera@news.example").exists()


def test_a_long_password_is_taken_whole(client, token) -> None:
    long = "ä long pässword of möre than a hundred characters " * 3
    client.post(url(token), {**NEW, "password": long})
    user = User.objects.get(email="vera@news.example")
    assert user.check_password(long)
    assert not user.check_password(long[:100])
