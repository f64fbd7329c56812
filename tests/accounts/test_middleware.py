"""Who a visitor is taken for."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from newsdiff.accounts.actions import turn_into_team
from newsdiff.accounts.middleware import LocalAnalystMiddleware

pytestmark = pytest.mark.django_db


def visitor(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.user.username)


def test_every_visitor_of_a_laptop_is_its_analyst(rf, local_analyst) -> None:
    assert LocalAnalystMiddleware(visitor)(rf.get("/")).content.decode() == local_analyst.username


def test_elsewhere_a_visitor_stays_who_they_are(rf, viewer) -> None:
    request = rf.get("/")
    request.user = viewer
    assert LocalAnalystMiddleware(visitor)(request).content == b"viewer"


def test_who_got_a_password_is_not_taken_for_the_analyst_of_a_laptop(rf, local_analyst) -> None:
    turn_into_team(email="a@news.example", name="Ana", password="four words in a row")
    request = rf.get("/")
    request.session = SessionStore()
    assert LocalAnalystMiddleware(visitor)(request).content == b""


def test_a_laptop_has_no_pages_of_logins(client, local_analyst) -> None:
    assert client.get("/account/login/").status_code == 404
    assert client.get("/join/x/").status_code == 404


def test_htmx_is_told_that_nobody_is_logged_in(client, comparison) -> None:
    page = reverse("comparisons:comparison_detail", args=[comparison.pk])
    assert client.get(page, headers={"HX-Request": "true"}).status_code == 401
    assert client.get(page)["Location"].startswith("/account/login/")
