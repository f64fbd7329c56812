"""The health page tells whether the site can answer."""

import pytest
from django.db import OperationalError

from newsdiff import __version__
from newsdiff.web import health


@pytest.mark.django_db
def test_all_is_well_while_the_database_answers(client) -> None:
    response = client.get("/health/")
    assert (response.status_code, response.json()) == (200, {"status": "ok", "version": __version__})


@pytest.mark.django_db
def test_it_says_so_when_the_database_does_not_answer(client, monkeypatch) -> None:
    def no_database():
        raise OperationalError("connection refused")

    monkeypatch.setattr(health.connection, "cursor", no_database)
    response = client.get("/health/")
    assert (response.status_code, response.json()["status"]) == (503, "no database")


@pytest.mark.django_db
def test_it_is_never_taken_from_a_cache(client) -> None:
    assert "no-store" in client.get("/health/")["Cache-Control"]


def test_it_is_read_and_never_written(client) -> None:
    assert client.post("/health/").status_code == 405
