"""A real Chromium against the real server: web process, worker process, and a database of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.system_packages import require_package

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY_WITHIN = 90  # seconds until the server must answer
PATIENCE = 30_000  # milliseconds after which something is broken
MODEL = Path(settings.BASE_DIR, "data", "model")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as one that drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server, started as an analyst starts it."""
    require_package("chromium")
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


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The system's Chromium. Not kept longer than a module: while it runs, this thread looks asynchronous to Django."""
    path = require_package("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def console() -> list[str]:
    """What pages wrote to the console; the test fails at its end where that is anything."""
    return []


@pytest.fixture
def open_page(chromium: Browser, site: str, console: list[str]) -> Iterator[Callable[..., Page]]:
    """Open a page of the site in a context of its own, with options such as `color_scheme`."""
    contexts: list[BrowserContext] = []

    def opened(path: str = "/", **options: object) -> Page:
        context = chromium.new_context(**{"base_url": site, "viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: console.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: console.append(f"error: {error}"))
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert console == []


@pytest.fixture
def compared(open_page: Callable[..., Page]) -> Page:
    """The page of the demo comparison, analysed."""
    page = open_page()
    page.locator(".list-title").last.click()
    page.locator("[data-rows]").wait_for()
    page.wait_for_load_state("load")
    return page
