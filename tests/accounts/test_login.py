"""Logging in: by address and password, with a second factor, against guesses from everywhere."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.db import connection
from django.test import Client

from newsdiff.accounts.actions import turn_into_team
from newsdiff.accounts.errors import PeopleError
from newsdiff.accounts.models import AuditEvent, Membership, Project
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db

LOGIN = "/account/login/"
N_GUESSES = 200


@pytest.fixture(autouse=True)
def nobody_tried_yet(db) -> None:
    cache.clear()


def log_in(client: Client, email: str, password: str, *, address: str = "127.0.0.1"):
    return client.post(LOGIN, {"login": email, "password": password}, REMOTE_ADDR=address)


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_a_person_logs_in_by_address(client, new_person) -> None:
    new_person("Vera")
    assert log_in(client, "VERA@news.example", PASSWORD)["Location"] == "/"


@pytest.mark.parametrize(("email", "password"), [("vera@news.example", "wrong"), ("nobody@news.example", PASSWORD)])
def test_a_wrong_password_and_an_unknown_address_look_the_same(client, new_person, email, password) -> None:
    new_person("Vera")
    response = log_in(client, email, password)
    assert response.status_code == 200
    assert "e-mail address and/or password" in response.content.decode().replace("email", "e-mail")
    assert "sessionid" not in response.cookies


def test_who_was_deactivated_cannot_log_in(client, new_person) -> None:
    vera = new_person("Vera")
    vera.is_active = False
    vera.save()
    log_in(client, vera.email, PASSWORD)
    assert client.get("/projects/").status_code == 302


def test_two_hundred_wrong_passwords_from_many_addresses_keep_nobody_out(new_person) -> None:
    vera = new_person("Vera")
    for number in range(N_GUESSES):
        log_in(Client(), vera.email, f"guess {number}", address=f"198.51.{number // 100}.{number % 100 + 1}")
    assert log_in(Client(), vera.email, PASSWORD)["Location"] == "/"


def test_one_address_gets_few_guesses_in_whatever_process(new_person) -> None:
    vera = new_person("Vera")
    for number in range(5):
        log_in(Client(), vera.email, f"guess {number}", address="198.51.100.1")
    response = log_in(Client(), vera.email, PASSWORD, address="198.51.100.1")
    assert "Too many failed" in response.content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache")
        assert cursor.fetchone()[0] > 0


def test_there_is_no_sign_up(client) -> None:
    response = client.post("/account/signup/", {"email": "a@news.example", "password1": PASSWORD})
    assert "closed" in response.content.decode().lower()


def test_passwords_are_kept_with_argon2(settings, new_person) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert new_person("Vera").password.startswith("argon2$argon2id$")


def test_a_second_factor_is_asked_for_and_kept_encrypted(client, new_person) -> None:
    vera = new_person("Vera")
    log_in(client, vera.email, PASSWORD)
    assert client.get("/account/2fa/totp/activate/")["Location"].startswith("/account/reauthenticate/")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/").content.decode()
    secret = re.search(r'id="authenticator_secret">(\w+)<', page)[1]
    assert "<svg" in page
    assert "data:image" not in page
    assert client.post("/account/2fa/totp/activate/", {"code": code_now(secret)}).status_code == 302
    assert secret not in str(Authenticator.objects.get(user=vera, type="totp").data)
    again = Client()
    assert log_in(again, vera.email, PASSWORD)["Location"] == "/account/2fa/authenticate/"
    assert again.get("/projects/").status_code == 302
    cache.clear()
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    recovery = Authenticator.objects.get(user=vera, type="recovery_codes").wrap().get_unused_codes()[0]
    assert again.post("/account/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert again.post("/account/2fa/authenticate/", {"code": recovery}).status_code == 302
    assert again.get("/projects/").status_code == 200


def test_a_recovery_code_works_once(client, new_person) -> None:
    vera = new_person("Vera")
    log_in(client, vera.email, PASSWORD)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/").content.decode()
    secret = re.search(r'id="authenticator_secret">(\w+)<', page)[1]
    client.post("/account/2fa/totp/activate/", {"code": code_now(secret)})
    recovery = Authenticator.objects.get(user=vera, type="recovery_codes").wrap().get_unused_codes()[0]
    answers = []
    for _ in range(2):
        again = Client()
        log_in(again, vera.email, PASSWORD)
        answers.append(again.post("/account/2fa/authenticate/", {"code": recovery}).status_code)
    assert answers == [302, 200]


def test_a_session_ended_elsewhere_is_over(new_person) -> None:
    vera = new_person("Vera")
    here, there = Client(), Client()
    for client in (here, there):
        log_in(client, vera.email, PASSWORD)
    assert there.get("/projects/").status_code == 200
    here.post("/account/sessions/")
    assert (here.get("/projects/").status_code, there.get("/projects/").status_code) == (200, 302)


def test_a_new_password_ends_the_other_sessions(new_person) -> None:
    vera = new_person("Vera")
    here, there = Client(), Client()
    for client in (here, there):
        log_in(client, vera.email, PASSWORD)
    sent = {"oldpassword": PASSWORD, "password1": "another five words in it", "password2": "another five words in it"}
    assert here.post("/account/password/change/", sent).status_code == 302
    assert (here.get("/projects/").status_code, there.get("/projects/").status_code) == (200, 302)


def test_a_forgotten_password_is_set_anew_by_letter_once(client, new_person, mailoutbox) -> None:
    vera = new_person("Vera")
    client.post("/account/password/reset/", {"email": vera.email})
    link = re.search(r"http://testserver(/account/password/reset/key/\S+)", mailoutbox[0].body)[1]
    form = client.get(link, follow=True)
    new = {"password1": "another five words in it", "password2": "another five words in it"}
    assert client.post(form.request["PATH_INFO"], new).status_code == 302
    assert log_in(Client(), vera.email, new["password1"])["Location"] == "/"
    assert "Bad Token" in Client().get(link, follow=True).content.decode()


def test_no_letter_goes_to_a_stranger(client, mailoutbox) -> None:
    assert client.post("/account/password/reset/", {"email": "nobody@news.example"}).status_code == 302
    assert mailoutbox == []


def test_a_page_of_others_is_no_place_to_go_after_login(client, new_person) -> None:
    new_person("Vera")
    sent = {"login": "vera@news.example", "password": PASSWORD, "next": "https://evil.example/"}
    assert client.post(LOGIN, sent)["Location"] == "/"


def test_an_analyst_becomes_the_first_of_a_team_and_keeps_everything(client, local_analyst) -> None:
    project = local_analyst.projects.get()
    assert client.get("/projects/").status_code == 200
    turn_into_team(email="ana@news.example", name="Ana", password=PASSWORD)
    assert client.get("/projects/").status_code == 302
    log_in(client, "ana@news.example", PASSWORD)
    assert client.get(f"/projects/{project.pk}/").status_code == 200
    assert Membership.objects.get(project=project).role == "owner"
    assert Project.objects.count() == 1
    assert AuditEvent.objects.get().act == "local_analyst_team"


def test_a_team_is_not_made_twice(local_analyst) -> None:
    turn_into_team(email="ana@news.example", name="Ana", password=PASSWORD)
    with pytest.raises(PeopleError, match="already"):
        turn_into_team(email="bob@news.example", name="Bob", password=PASSWORD)
