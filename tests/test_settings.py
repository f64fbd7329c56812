"""The settings: safe in production, and the same in every process of an installation."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from newsdiff.settings import stored_secret_key

ROOT = Path(__file__).resolve().parent.parent


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_django_s_deployment_check_is_silent_behind_https(tmp_path) -> None:
    done = manage("check", "--deploy", "--fail-level", "WARNING", NEWSDIFF_HTTPS="1", NEWSDIFF_DATA_DIR=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "System check identified no issues (0 silenced).\n"


@pytest.mark.parametrize(
    ("name", "value"), [("NEWSDIFF_RUN_STALLED_AFTER", "soon"), ("NEWSDIFF_HTTPS", "perhaps"), ("DEBUG", "2")]
)
def test_a_setting_that_cannot_be_read_fails_loudly_at_start(name, value, tmp_path) -> None:
    done = manage("check", **{name: value, "NEWSDIFF_DATA_DIR": str(tmp_path)})
    assert done.returncode != 0
    assert name in done.stderr


def test_the_secret_key_is_made_once_and_is_its_owner_s_alone(tmp_path) -> None:
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda _: stored_secret_key(tmp_path / "data"), range(8)))
    assert len(keys) == 1
    assert len(keys.pop()) >= 50
    assert (tmp_path / "data" / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret_key"]


def test_migrations_say_all_that_the_models_say(tmp_path) -> None:
    done = manage("makemigrations", "--check", "--dry-run", NEWSDIFF_DATA_DIR=str(tmp_path))
    assert done.returncode == 0, done.stdout


def test_scripts_and_styles_come_from_the_site_alone() -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    assert directives["script-src"] == directives["style-src"] == ["'self'"]


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite")
def test_sqlite_writes_ahead_and_waits_for_other_writers() -> None:
    with connection.cursor() as cursor:
        found = {}
        for pragma in ("journal_mode", "synchronous", "busy_timeout"):
            cursor.execute(f"PRAGMA {pragma}")
            found[pragma] = cursor.fetchone()[0]
    assert found == {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 20000}


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL")
def test_postgresql_keeps_what_it_acknowledged_and_ends_what_takes_too_long() -> None:
    with connection.cursor() as cursor:
        found = {}
        for name in ("synchronous_commit", "statement_timeout", "idle_in_transaction_session_timeout"):
            cursor.execute(f"SHOW {name}")
            found[name] = cursor.fetchone()[0]
    assert found == {
        "synchronous_commit": "on",
        "statement_timeout": "30s",
        "idle_in_transaction_session_timeout": "1min",
    }
