"""A comparison of 300 sentences a side under the keys alone: its rows are drawn portion by portion."""

import random
import re
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from newsdiff.comparisons.folds import AT_ONCE, PORTION
from tests.browser.acts import compare
from tests.browser.conftest import PATIENCE

N_SENTENCES = 300
N_REVIEWED = 36
SAID = (
    "Officer {name} said the {crowd} had gathered at {place} before {hour} o'clock.",
    "The {crowd} {act} near {place}, and {number} people were {fate}, {name} reported.",
    "In {place} the council {spoke} the {crowd} for what {name} called a {event}.",
)
WORDS = {
    "crowd": ("protesters", "rioters", "militants", "demonstrators", "fighters", "activists"),
    "act": ("marched", "rampaged", "assembled", "clashed"),
    "fate": ("killed", "slaughtered", "injured", "detained", "martyred"),
    "spoke": ("praised", "condemned", "blamed", "defended"),
    "event": ("massacre", "clash", "uprising", "tragedy", "riot"),
}


def texts() -> tuple[str, str]:
    """Two accounts that go along with each other, with other words for the same in places."""
    chance = random.Random(7)  # noqa: S311 - no secret
    left, right = [], []
    for number in range(N_SENTENCES):
        form = SAID[number % len(SAID)]
        name, place = (f"{stem}{chance.choice('aeiou')}{chance.choice('bdkmnt')}{number}" for stem in ("Or", "Vel"))
        fixed = {"name": name, "place": place, "hour": str(number % 12 + 1), "number": str(number + 3)}
        for text in (left, right):
            text.append(form.format(**fixed, **{kind: chance.choice(words) for kind, words in WORDS.items()}))
    return _text(left), _text(right)


def _text(sentences: list[str]) -> str:
    return "\n\n".join(" ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3))


@pytest.fixture(scope="module")
def address(chromium: Browser, site: str) -> str:
    """Where the long comparison stands, analysed."""
    page = chromium.new_page(base_url=site)
    page.set_default_timeout(10 * PATIENCE)
    page.goto("/")
    for side, text in enumerate(texts()):
        page.get_by_label("or paste the text").nth(side).fill(f"{text}\n\nThe case has the number {uuid4().hex[:12]}.")
    page.get_by_role("button", name="Look them over").click()
    page.locator("#review").wait_for()
    compare(page)
    found = page.url
    page.close()
    return found


@pytest.fixture
def long(open_page, address: str) -> Page:
    page = open_page(address)
    page.wait_for_load_state("load")
    page.evaluate("window.isFirstPage = true")
    return page


def is_first_page(page: Page) -> bool:
    return page.evaluate("window.isFirstPage === true")


def n_rows(page: Page) -> int:
    return page.locator("[data-row]").count()


def test_a_review_by_keys_takes_at_most_two_presses_a_difference_and_draws_the_rows_it_needs(long):
    pressed = []

    def press(key: str) -> None:
        pressed.append(key)
        long.keyboard.press(key)

    n = long.locator("[data-contrast]").count()
    assert n > N_REVIEWED
    n_at_first = n_rows(long)
    assert n_at_first < N_SENTENCES / 2
    press("n")
    for done in range(N_REVIEWED):
        expect(long.locator("[data-detail]:not([hidden])")).to_be_focused()
        expect(long.locator("[data-row]:has([data-detail]:not([hidden]))")).to_be_in_viewport()
        if done % 4 == 3:
            press("x")
            press("s")
        else:
            press("y")
        expect(long.locator("[data-judge-count]")).to_have_text(f"{done + 1} of {n} reviewed")
    assert len(pressed) <= 2 * N_REVIEWED
    assert n_rows(long) > n_at_first
    assert is_first_page(long)
    long.keyboard.press("Control+z")
    expect(long.locator("[data-judge-count]")).to_have_text(f"{N_REVIEWED - 1} of {n} reviewed")


def test_the_address_of_a_difference_in_rows_drawn_later_survives_reload_and_the_back_button(long):
    contrasts, place = long.locator("[data-contrast]"), -1
    while place < 0 or "open=" not in long.url:
        place += 1
        long.keyboard.press("n")
        expect(long).to_have_url(re.compile(f"d={contrasts.nth(place).get_attribute('data-contrast')}"))
        expect(long.locator("[data-detail]:not([hidden])")).to_be_focused()
    keys = [contrasts.nth(at).get_attribute("data-contrast") for at in (place, place + 1)]
    long.keyboard.press("n")
    expect(long).to_have_url(re.compile(f"d={keys[1]}"))
    long.go_back()
    expect(long.locator(f"#detail-{keys[0]}")).to_be_focused()
    assert is_first_page(long)
    opened = re.findall(r"open=(\w+)", long.url)  # what came near by itself is not in the address
    assert opened
    long.reload()
    expect(long.locator(f"[data-row] #detail-{keys[0]}")).to_be_in_viewport()
    assert re.findall(r"open=(\w+)", long.url) == opened
    for name in opened:
        expect(long.locator(f'[data-fold="{name}"]')).to_have_count(0)


def test_j_goes_on_into_rows_that_are_not_drawn_yet_and_k_comes_back(long):
    last = long.locator("[data-row]").nth(n_rows(long) - 1)
    last.locator(".passage").first.evaluate("passage => passage.focus({ preventScroll: true })")
    name = last.get_attribute("data-row")
    assert n_rows(long) == 100
    long.keyboard.press("j")
    following = long.locator(f"[data-row='{name}'] + [data-row]")
    expect(following.locator(".passage").first).to_be_focused()
    long.keyboard.press("k")
    expect(last.locator(".passage").first).to_be_focused()
    assert is_first_page(long)


def test_enter_in_the_search_goes_on_to_hits_in_rows_that_are_not_drawn_yet(long):
    words = long.locator("[data-map][data-side=left] a").last.get_attribute("href").removeprefix("#")
    assert long.locator(f".passage#{words}").count() == 0
    long.keyboard.press("/")
    field = long.locator("#search-words")
    field.fill("the case has the number")
    expect(long.locator("#search-count")).to_have_text("No hits in the rows that are drawn")
    field.press("Enter")
    expect(long.locator(".places")).to_contain_text("stands in 2 passages")
    expect(long.locator("#search-count")).to_have_text(re.compile("^1 of [12]$|^1 of 1, and more in 1 passage"))
    assert long.evaluate("CSS.highlights.get('sought-now').size") == 1
    expect(field).to_be_focused()
    field.press("Enter")
    expect(long.locator("#search-count")).to_have_text("2 of 2")
    expect(long.locator(f"#{words}")).to_be_in_viewport()
    field.press("Shift+Enter")
    expect(long.locator("#search-count")).to_have_text("1 of 2")
    assert is_first_page(long)


def test_a_place_that_the_search_names_is_drawn_where_it_stands(long):
    field = long.locator("#search-words")
    field.fill("5 the council")
    field.press("Enter")
    expect(long.locator("#search-count")).to_have_text(
        re.compile(r"^1 of \d+, and more in \d+ passages not drawn yet$")
    )
    long.locator(".places summary").click()
    place = long.locator(".places a").last
    name = place.get_attribute("href").partition("#")[2]
    assert long.locator(f".passage#{name}").count() == 0
    place.click()
    expect(long.locator(f".passage#{name}")).to_be_focused()
    assert is_first_page(long)


def test_portions_are_drawn_as_their_rows_come_near_and_not_all_at_once(long):
    assert long.locator("[data-goes-on]:visible").count() == 1
    before = long.locator("[data-row]").count()
    long.locator("[data-row]").last.scroll_into_view_if_needed()
    expect(long.locator("[data-row]")).not_to_have_count(before)
    assert long.locator("[data-row]").count() <= before + 2 * PORTION


def test_n_goes_on_into_differences_that_are_not_drawn_yet(long, address):
    long.goto(f"{address}?view=differences")
    long.wait_for_load_state("load")
    listed = long.locator(".difference")
    assert listed.count() == AT_ONCE
    listed.last.focus()
    long.keyboard.press("n")
    expect(listed.nth(AT_ONCE)).to_be_focused()
    expect(listed.nth(AT_ONCE).locator("h3 .fine").first).to_have_text(str(AT_ONCE + 1))
    long.keyboard.press("p")
    expect(listed.nth(AT_ONCE - 1)).to_be_focused()


def test_in_the_view_of_articles_the_details_come_as_differences_are_selected(long, address):
    long.goto(f"{address}?view=articles")
    long.wait_for_load_state("load")
    details = long.locator("#dock .detail")
    assert details.count() == 0
    for place in range(3):
        long.keyboard.press("n")
        key = long.locator("[data-contrast]").nth(place).get_attribute("data-contrast")
        expect(long.locator(f"#dock #detail-{key}")).to_be_focused()
        assert details.count() == 1
    for _ in range(4):
        long.keyboard.press("n")
    last = long.locator("[data-contrast]").nth(6).get_attribute("data-contrast")
    expect(long.locator(f"#dock #detail-{last}")).to_be_focused()
    expect(long.locator(f'.pane [data-keys~="{last}"]').first).to_be_in_viewport()
