"""A laptop becomes a team server; people are invited, log in with a second factor, and lose what is taken from them."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.test_accessibility import violations
from tests.site import MODEL, database, wait_until_ready
from tests.system_packages import require_package

REFUSED = re.compile(r"status of (404|422)")  # of pages that are refused on purpose
OWNER, VERA = ("ana@news.example", "four words in a row"), ("vera@news.example", "five other words in here")


class Installation:
    """A data folder with a server over it that can be stopped and started."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://localhost:{self.port}"  # browsers make no passkeys for a bare number
        self.folder = folder
        self.environment = {**os.environ, "NEWSDIFF_DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1"}
        self.environment.setdefault("NEWSDIFF_MODEL_DIR", str(MODEL))
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        log = self.folder / "log.txt"
        command = [sys.executable, "-m", "newsdiff.cli", "serve", "--port", str(self.port)]
        with log.open("w") as output:
            self._server = subprocess.Popen(command, env=self.environment, stdout=output, stderr=subprocess.STDOUT)
        wait_until_ready(self._server, log)

    def stop(self) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait(timeout=30)

    def turn_into_team(self) -> None:
        command = [sys.executable, "-m", "newsdiff.cli", "team", "--email", OWNER[0], "--name", "Ana"]
        subprocess.run(command, env=self.environment, input=f"{OWNER[1]}\n", text=True, check=True)


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    require_package("chromium")
    made = Installation(tmp_path_factory.mktemp("installation"))
    with database(made.environment):
        yield made
        made.stop()


@pytest.fixture
def visit(chromium: Browser, installation: Installation, console: list[str]) -> Iterator[Callable[..., Page]]:
    """A page in a browser of its own, as another person has."""
    contexts = []

    def opened(path: str = "/") -> Page:
        context = chromium.new_context(base_url=installation.url, viewport={"width": 1280, "height": 900})
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
    assert [line for line in console if re.match("error|warning", line) and not REFUSED.search(line)] == []


def log_in(page: Page, person: tuple[str, str]) -> None:
    page.goto("/account/login/")
    page.get_by_label("Email").fill(person[0])
    page.get_by_label("Password", exact=True).fill(person[1])
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_load_state("load")


def to_project(page: Page) -> None:
    page.goto("/projects/")
    page.get_by_role("link", name="My comparisons").click()


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def keep_keys_in(page: Page) -> None:
    """Give a page's browser what makes and keeps passkeys, as a computer with a fingerprint reader has."""
    reader = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {**reader, "hasUserVerification": True, "isUserVerified": True}},
    )


def log_in_by_passkey(page: Page) -> None:
    """Make a passkey, log out, and come back with it alone."""
    keep_keys_in(page)
    page.goto("/account/2fa/webauthn/add/")
    page.get_by_label("Name").fill("My laptop")
    page.get_by_label("Passwordless").check()
    assert violations(page) == []
    page.get_by_role("button", name="Add").click()
    expect(page.locator("body")).to_contain_text("Security key added")
    page.goto("/account/2fa/webauthn/")
    expect(page.locator("main")).to_contain_text("My laptop")
    assert violations(page) == []
    page.goto("/account/logout/")
    page.locator("main").get_by_role("button").click()
    page.goto("/account/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page.get_by_role("heading", name="Comparisons")).to_be_visible()


def test_a_laptop_becomes_a_team_with_everything_it_had(installation, visit) -> None:
    installation.start()
    page = visit()
    expect(page.get_by_role("heading", name="Comparisons")).to_be_visible()
    demo = page.locator(".list-title").first.inner_text()
    to_project(page)
    expect(page.locator("main")).to_contain_text("newsdiff team")
    assert violations(page) == []
    installation.stop()

    installation.turn_into_team()
    installation.start()
    owner = visit()
    expect(owner.get_by_role("heading", name="Log in")).to_be_visible()
    assert violations(owner) == []
    log_in(owner, OWNER)
    expect(owner.locator(".list-title").first).to_have_text(demo)

    to_project(owner)
    owner.get_by_label("E-mail address").fill(VERA[0])
    owner.get_by_label("Role", exact=True).select_option("viewer")
    owner.get_by_role("button", name="Invite").click()
    link = re.search(r"/join/[\w-]+/", owner.locator(".messages").inner_text())[0]
    assert violations(owner) == []

    vera = visit(link)
    assert violations(vera) == []
    vera.get_by_label("Your name").fill("Vera")
    vera.get_by_label("Password").fill("short")
    vera.get_by_role("button", name="Make the account").click()
    expect(vera.locator(".field-error")).to_contain_text("too short")
    vera.get_by_label("Password").fill(VERA[1])
    vera.get_by_role("button", name="Make the account").click()
    expect(vera.locator("main")).to_contain_text("Vera")
    expect(vera.get_by_role("button", name="Invite")).to_have_count(0)
    expect(visit(link).get_by_role("heading")).to_have_text("This invitation cannot be used")

    vera.goto("/")
    vera.get_by_role("link", name=demo).click()
    vera.locator("[data-rows]").wait_for()
    comparison = vera.url.split("?")[0]
    vera.goto(f"{comparison}coders/")
    expect(vera.get_by_role("button", name="Save")).to_have_count(0)
    to_project(owner)
    owner.get_by_label("Role of Vera").select_option("editor")
    owner.get_by_role("button", name="Change the role of Vera").click()
    vera.reload()
    expect(vera.get_by_role("button", name="Save")).to_have_count(1)

    vera.goto(f"{comparison}report/")
    vera.get_by_role("button", name="Make a link").click()
    shared = re.search(r"/shared/[\w-]+/", vera.locator(".messages").inner_text())[0]
    reader = visit(shared)
    expect(reader.locator("main")).to_contain_text("Shared by Vera")
    assert violations(reader) == []
    vera.get_by_role("button", name="Take back").click()
    reader.reload()
    expect(reader.get_by_role("heading")).to_have_text("There is nothing here")

    vera.goto("/account/2fa/totp/activate/")
    vera.get_by_label("Password").fill(VERA[1])
    vera.get_by_role("button", name="Confirm").click()
    secret = vera.locator("#authenticator_secret").inner_text()
    assert violations(vera) == []
    vera.get_by_label("Authenticator code").fill(code_now(secret))
    vera.get_by_role("button", name="Activate").click()
    vera.goto("/account/2fa/recovery-codes/")
    recovery = vera.get_by_label("Unused codes").input_value().split()[0]
    assert violations(vera) == []

    elsewhere = visit()
    log_in(elsewhere, VERA)
    expect(elsewhere.get_by_role("heading", name="Two-Factor Authentication")).to_be_visible()
    assert violations(elsewhere) == []
    elsewhere.get_by_label("Code").fill(recovery)
    elsewhere.get_by_role("button", name="Sign In").click()
    expect(elsewhere.get_by_role("heading", name="Comparisons")).to_be_visible()
    log_in_by_passkey(vera)
    vera.goto("/account/sessions/")
    assert violations(vera) == []
    vera.get_by_role("button", name="End the other sessions").click()
    expect(vera.locator("main")).to_contain_text("There is no other session.")
    elsewhere.goto("/")
    expect(elsewhere.get_by_role("heading", name="Log in")).to_be_visible()

    to_project(owner)
    owner.get_by_role("link", name="Who did what").click()
    for said in ("joined as viewer", "changed the role of Vera from viewer to editor", "shared the report"):
        expect(owner.locator(".trail")).to_contain_text(said)
    assert violations(owner) == []
    if folder := os.environ.get("NEWSDIFF_PICTURES"):
        pictures(owner, Path(folder))


def pictures(page: Page, folder: Path) -> None:
    """Pictures of the pages of people, to be looked at by hand."""
    paths = (
        "/projects/",
        "/projects/1/",
        "/projects/1/trail/",
        "/projects/1/delete/",
        "/account/2fa/",
        "/account/sessions/",
    )
    for width in (1440, 390):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            for path in (*paths, "/account/password/change/", "/account/email/", "/account/logout/"):
                page.goto(path)
                name = path.strip("/").replace("/", "-")
                page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
