"""A real Chromium against the real server."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.acts import compare, put_in_pastes
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
PATIENCE = 30_000  # milliseconds after which something is broken


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as one that drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


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


@pytest.fixture
def fresh(open_page: Callable[..., Page]) -> Page:
    """A comparison that no other test uses, analysed."""
    page = open_page()
    put_in_pastes(page)
    compare(page)
    page.wait_for_load_state("load")
    return page
