"""Sessions that end by themselves."""

import time

import pytest

from newsdiff.accounts.sessions import BEGAN, SEEN
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db

HOUR, DAY = 3600, 24 * 3600


def answer_after(client, monkeypatch, seconds: float) -> int:
    now = time.time()
    with monkeypatch.context() as later:
        later.setattr("newsdiff.accounts.sessions.time.time", lambda: now + seconds)
        return client.get("/projects/").status_code


@pytest.mark.parametrize(("hours", "status"), [(0, 200), (11.9, 200), (12.1, 302)])
def test_one_that_was_left_alone_is_over(new_person, monkeypatch, hours, status) -> None:
    client = logged_in(new_person("Vera"))
    assert answer_after(client, monkeypatch, hours * HOUR) == status
    assert client.get("/projects/").status_code == status, "and it stays so"


def test_one_that_is_used_goes_on_until_its_last_day(new_person, monkeypatch) -> None:
    client = logged_in(new_person("Vera"))
    answers = [answer_after(client, monkeypatch, half * DAY / 2.1) for half in range(1, 31)]
    assert answers == [200] * 29 + [302]


def test_one_from_before_sessions_were_dated_goes_on(new_person, monkeypatch) -> None:
    client = logged_in(new_person("Vera"))
    session = client.session
    del session[BEGAN], session[SEEN]
    session.save()
    assert client.get("/projects/").status_code == 200
    assert BEGAN in client.session


def test_a_page_costs_no_write_each_time(new_person, monkeypatch) -> None:
    client = logged_in(new_person("Vera"))
    before = client.session[SEEN]
    client.get("/projects/")
    assert client.session[SEEN] == before
    answer_after(client, monkeypatch, 301)
    assert client.session[SEEN] > before
