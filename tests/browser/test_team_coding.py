"""A team codes two real reports blind, disagrees, and an adjudicator decides: in a real browser."""

import re
import uuid
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from newsdiff.accounts.models import Membership, User
from newsdiff.analysis.collate import collate
from newsdiff.coding.actions import ensure_codebook
from newsdiff.coding.team_actions import arrange_round
from newsdiff.comparisons import tasks
from newsdiff.comparisons.actions import create_comparison, start_analysis
from newsdiff.comparisons.worker import perform
from newsdiff.corpus.actions import store_articles, submit_articles
from tests.browser.acts import LEFT, RIGHT
from tests.browser.conftest import FLAGS, PATIENCE
from tests.browser.test_accessibility import LOOKS, violations
from tests.system_packages import require_package, require_shared

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:No directory at"),  # collected files, which a test's server does without
]

REASON = "The word tells how he died, not who he was."


@pytest.fixture
def files(request) -> list[tuple[str, bytes]]:
    """Two invented reports; where a test asks for "shared", the two real ones."""
    if getattr(request, "param", "") == "shared":
        return [(path.name, path.read_bytes()) for path in sorted(require_shared("articles").glob("*.txt"))]
    return [("left.txt", LEFT.encode()), ("right.txt", RIGHT.encode())]


@pytest.fixture
def team(project, owner, files) -> dict[str, User]:
    """An owner, who adjudicates, and two coders with a blind round over the two reports."""
    coders = [User.objects.create_user(username=name, first_name=name.title()) for name in ("ada", "ben")]
    for coder in coders:
        Membership.objects.create(user=coder, project=project, role="coder")
    submission = submit_articles(project=project, user=owner, files=files, pastes=[])
    articles = store_articles(submission=submission, user=owner)
    comparison = create_comparison(
        project=project, user=owner, articles=articles, title="Two reports", form_key=uuid.uuid4()
    )
    start_analysis(comparison=comparison)
    claimed = tasks.claim()
    perform(claimed, analyse=lambda _comparison, witnesses, _progress: collate(witnesses, encoder=None))
    ensure_codebook(project=project)
    arrange_round(comparison=comparison, user=owner, coders=coders, is_blind=True)
    return {"owner": owner, "ada": coders[0], "ben": coders[1]}


@pytest.fixture
def sessions(team) -> dict[str, str]:
    """The session of each member. Made before the browser: a connection opened beside its loop is never closed."""
    clients = {name: Client() for name in team}
    for name, client in clients.items():
        client.force_login(team[name])
    return {name: client.cookies[settings.SESSION_COOKIE_NAME].value for name, client in clients.items()}


@pytest.fixture
def browser(live_server, sessions) -> Iterator[Browser]:
    """A Chromium of the test's own: it ends before Django empties the database, which its loop would forbid."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=require_package("chromium"), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page_of(browser: Browser, live_server, sessions, console) -> Iterator[Callable[[str], Page]]:
    """A page on which a member of the team is logged in."""
    contexts = []

    def opened(name: str) -> Page:
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": sessions[name]}
        context = browser.new_context(base_url=live_server.url, viewport={"width": 1440, "height": 900})
        context.set_default_timeout(PATIENCE)
        context.add_cookies([{**cookie, "url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: console.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: console.append(f"error: {error}"))
        page.goto("/")
        page.get_by_role("link", name="Two reports").click()
        page.locator("[data-rows]").wait_for()
        page.wait_for_load_state("load")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert console == []


def code_in_turn(page: Page, *digits: str) -> None:
    """Select the first contrast, then code one contrast after the other with one key each."""
    page.locator("[data-contrast]").first.click()
    for n, digit in enumerate(digits, start=1):
        page.keyboard.press(digit)
        expect(page.locator(".note")).to_have_count(n)
        second = page.locator("[data-contrast]").nth(n)
        expect(second).to_have_attribute("aria-current", "true")


def finish(page: Page) -> None:
    page.get_by_role("link", name="Coding", exact=True).click()
    page.get_by_role("button", name="I have finished coding").click()


@pytest.mark.parametrize("files", ["shared"], indirect=True)
def test_two_coders_code_blind_disagree_and_each_sees_what_was_decided(page_of):
    ada, ben, owner = page_of("ada"), page_of("ben"), page_of("owner")
    code_in_turn(ada, "1", "1")
    finish(ada)

    ben.reload()
    expect(ben.locator(".note")).to_have_count(0)
    code_in_turn(ben, "1", "2")
    expect(ben.locator("[data-rows]")).not_to_contain_text("Ada")
    finish(ben)
    expect(ben.locator("main")).to_contain_text("Everyone has finished, so all annotations are open.")

    owner.get_by_role("link", name="Coding", exact=True).click()
    owner.get_by_role("link", name="Agreement").click()
    expect(owner.locator("main")).to_contain_text(re.compile(r"Classification.*0\.500", re.DOTALL))
    owner.get_by_role("link", name="Adjudication").click()
    owner.get_by_role("button", name="Accept all 1").click()
    owner.get_by_label("Reason").fill(REASON)
    owner.keyboard.press("Tab")
    owner.locator("[data-unit]").focus()
    owner.keyboard.press("2")
    expect(owner.locator("main")).to_contain_text("0 to decide, 0 on which all agree, 2 decided.")

    for page in (ada, ben):
        page.goto("/")
        page.get_by_role("link", name="Two reports").click()
        rows = page.locator("[data-rows]")
        for words in ("Ada", "Ben", "Final", REASON):
            expect(rows).to_contain_text(words)


def test_one_key_codes_a_contrast_and_goes_on(page_of):
    ada = page_of("ada")
    code_in_turn(ada, "3", ".", "2")
    names = [note.inner_text() for note in ada.locator(".note .codes-chips").all()]
    assert sorted("Attribution and distance" in name for name in names) == [False, True, True]


def test_keys_pressed_ahead_wait_and_code_one_contrast_each(page_of):
    ada = page_of("ada")

    def late(route: Route) -> None:
        answer = route.fetch()
        ada.wait_for_timeout(150)
        route.fulfill(response=answer)

    ada.route(re.compile(r"/comparisons/\d+/\?.*rows=|/annotations/"), late)
    ada.locator("[data-contrast]").first.click()
    for key in ("1", ".", "2"):
        ada.keyboard.press(key)
    expect(ada.locator(".note")).to_have_count(3)
    expect(ada.locator("[data-contrast]").nth(3)).to_have_attribute("aria-current", "true")
    words = [sides.inner_text() for sides in ada.locator(".note .coding-sides").all()]
    assert len(set(words)) == 3


def test_the_palette_filters_as_one_types_and_enter_takes_the_first(page_of):
    ada = page_of("ada")
    ada.locator("[data-contrast]").first.click()
    ada.get_by_label("Find a code").fill("threat")
    expect(ada.locator(".palette-code:visible")).to_have_count(1)
    ada.keyboard.press("Enter")
    expect(ada.locator(".note")).to_contain_text("Threat and danger")


@LOOKS
def test_the_pages_of_a_team_have_no_violations(page_of, scheme, width):
    ada, ben = page_of("ada"), page_of("ben")
    code_in_turn(ada, "1", "2")
    code_in_turn(ben, "1", "3")
    finish(ada)
    finish(ben)
    owner = page_of("owner")
    owner.emulate_media(color_scheme=scheme)
    owner.set_viewport_size({"width": width, "height": 900})
    assert violations(owner) == []
    owner.get_by_role("link", name="Coding", exact=True).click()
    names = ("Coders", "Agreement", "Adjudication", "Places", "Annotations", "Codes and outlets", "Memos", "Codebook")
    links = owner.get_by_role("navigation", name="Coding")
    addresses = {name: links.get_by_role("link", name=name, exact=True).get_attribute("href") for name in names}
    for address in addresses.values():
        owner.goto(address)
        assert violations(owner) == [], address
    for name in ("Change", "Merge", "Split"):
        owner.goto(addresses["Codebook"])
        with owner.expect_navigation():
            owner.get_by_role("link", name=f"{name} Agency", exact=True).click()
        assert violations(owner) == [], name
