"""The real server for tests: web process, worker process, and a database of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

READY_WITHIN = 90  # seconds until the server must answer
MODEL = Path(settings.BASE_DIR, "data", "model")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server, started as an analyst starts it."""
    folder = tmp_path_factory.mktemp("site")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "NEWSDIFF_DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1"}
    environment.setdefault("NEWSDIFF_MODEL_DIR", str(MODEL))
    with database(environment):
        command = [sys.executable, "-c", f"from newsdiff.serve import serve; raise SystemExit(serve(port={port}))"]
        log = folder / "log.txt"
        with log.open("w") as output:
            server = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        wait_until_ready(server, log)
        yield f"http://127.0.0.1:{port}"
        server.terminate()
        server.wait(timeout=30)


def wait_until_ready(server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server says that it is ready; fail with what it wrote where it does not."""
    give_up_at = time.monotonic() + READY_WITHIN
    while "is ready" not in log.read_text():
        assert server.poll() is None, log.read_text()
        assert time.monotonic() < give_up_at, log.read_text()
        time.sleep(0.1)


class database:  # noqa: N801 - reads as a verb where it is used
    """A database of the site's own: a new file, or a new PostgreSQL database where the suite runs on PostgreSQL."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment
        self._url = environment.get("DATABASE_URL", "")
        self._name = f"newsdiff_browser_{os.getpid()}"

    def __enter__(self) -> None:
        if self._url.startswith("postgres"):
            self._run(f'CREATE DATABASE "{self._name}"')
            parts = urllib.parse.urlsplit(self._url)
            self._environment["DATABASE_URL"] = urllib.parse.urlunsplit(parts._replace(path=f"/{self._name}"))
        else:
            self._environment.pop("DATABASE_URL", None)

    def __exit__(self, *failure: object) -> None:
        if self._url.startswith("postgres"):
            self._run(f'DROP DATABASE "{self._name}" WITH (FORCE)')

    def _run(self, statement: str) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(statement)
