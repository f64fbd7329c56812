"""The legend under the hand: menus that narrow the list, and switches for what merely looks different."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import compare

NOISE = {  # what differs between the two texts below, by the switch that marks it
    "Case": "Council",
    "Punctuation": ";",
    "Quotation marks": "“",
    "Spelling": "organised",
    "Number formats": "2,500",
}
LEFT = """The Council met at noon; nobody spoke in the hall of Almery.

Mayor Olden said “the harbour is closed” to the reporters on Monday.

The union organised a march of the dockers through the old town.

About 2,500 people walked from the harbour to the market square."""
RIGHT = """The council met at noon, nobody spoke in the hall of Almery.

Mayor Olden said "the harbour is closed" to the reporters on Monday.

The union organized a march of the dockers through the old town.

About 2.5 thousand people walked from the harbour to the market square."""


@pytest.fixture
def noisy(open_page) -> Page:
    """Two texts that say the same in other forms."""
    page = open_page()
    for side, text in enumerate((LEFT, RIGHT)):
        page.get_by_label("or paste the text").nth(side).fill(f"{text}\n\nThe case has the number {uuid4().hex[:12]}.")
    page.get_by_role("button", name="Look them over").click()
    page.locator("#review").wait_for()
    compare(page)
    page.wait_for_load_state("load")
    return page


@pytest.mark.parametrize("name", NOISE)
def test_each_kind_of_noise_is_marked_at_its_switch_alone_and_the_address_keeps_it(noisy, name):
    noisy.goto(f"{noisy.url.partition('?')[0]}?f=1")  # with nothing ticked
    marked = noisy.locator("[data-rows] .run")
    expect(marked).to_have_count(0)
    noisy.get_by_role("checkbox", name=name).check()
    expect(marked.first).to_be_visible()
    words = " ".join(marked.all_inner_texts())
    assert [one for one, sign in NOISE.items() if sign in words] == [name]
    noisy.reload()
    expect(marked.first).to_be_visible()
    noisy.get_by_role("checkbox", name=name).uncheck()
    expect(marked).to_have_count(0)


def keys(page: Page) -> list[str]:
    return page.locator("[data-contrast]").evaluate_all("entries => entries.map((entry) => entry.dataset.contrast)")


def choose(page: Page, menu: str, answer: str) -> None:
    select = page.locator(f"#only-{menu.lower()}")
    if not select.is_visible():
        page.get_by_text("Narrow the list, mark more").click()
    select.select_option(label=answer)
    value = select.evaluate("select => select.value")
    expect(page).to_have_url(re.compile(f"only={value}\\b" if value else "[?&]f=1(?!.*only=)"))
    expect(select).to_be_focused()
    expect(page.locator("#announcement")).to_contain_text("shown")


@pytest.mark.parametrize(
    ("menu", "one", "other"),
    [
        ("Review", "to review", "reviewed"),
        ("Coding", "coded", "not coded"),
        ("Quotations", "in quotations", "not in quotations"),
    ],
)
def test_two_answers_of_a_menu_share_the_list_out(fresh, menu, one, other):
    every = keys(fresh)
    fresh.locator("[data-contrast]").first.click()
    expect(fresh.locator("[data-detail]:not([hidden])")).to_be_focused()
    fresh.get_by_role("button", name="Confirm", exact=True).click()
    expect(fresh.locator("[data-judge-count]")).to_contain_text("1 of")
    fresh.goto(fresh.url.partition("?")[0])  # nothing is selected: what is selected is listed whatever a menu says
    choose(fresh, menu, one)
    found = keys(fresh)
    choose(fresh, menu, other)
    rest = keys(fresh)
    assert sorted(found + rest) == sorted(every)
    assert menu != "Review" or rest == every[:1]
    fresh.reload()
    assert keys(fresh) == rest
    choose(fresh, menu, "any")
    assert keys(fresh) == every


def test_the_menu_of_salience_keeps_the_head_of_the_list(fresh):
    every = keys(fresh)
    choose(fresh, "Salience", "middle and up")
    middle = keys(fresh)
    choose(fresh, "Salience", "high")
    high = keys(fresh)
    assert len(high) < len(middle) < len(every)
    assert every[: len(middle)] == middle
    assert middle[: len(high)] == high


def test_menus_narrow_together_and_the_search_leaves_nothing_empty_in_the_address(fresh):
    choose(fresh, "Part", "headline")
    headline = keys(fresh)
    choose(fresh, "Salience", "high")
    assert set(keys(fresh)) <= set(headline)
    fresh.locator("#search-words").fill("harbour")
    fresh.locator("#search-words").press("Enter")
    expect(fresh).to_have_url(re.compile("q=harbour"))
    fresh.locator("#search-words").fill("")
    fresh.locator("#search-words").press("Enter")
    expect(fresh).not_to_have_url(re.compile("q="))
    assert "only=headline" in fresh.url
    assert "only=high" in fresh.url


def test_without_a_script_the_form_asks_for_the_same_and_its_address_is_as_clean(open_page, fresh):
    page = open_page(java_script_enabled=False)
    page.goto(fresh.url.partition("?")[0])
    page.get_by_text("Narrow the list, mark more").click()
    page.locator("#only-salience").select_option(label="high")
    page.get_by_role("button", name="Show these").click()
    expect(page).to_have_url(re.compile("only=high"))
    assert "only=&" not in page.url
    expect(page.locator("#only-salience")).to_have_value("high")


def test_what_was_opened_or_closed_stays_so_when_the_legend_draws_the_page_anew(fresh):
    choose(fresh, "Salience", "high")
    menu = fresh.locator("#only-salience")
    fresh.get_by_text("Narrow the list, mark more").click()
    expect(menu).to_be_hidden()
    fresh.get_by_role("checkbox", name="Verb").uncheck()
    expect(fresh).to_have_url(re.compile("only=high"))
    expect(fresh.locator("#announcement")).to_contain_text("shown")
    expect(menu).to_be_hidden()
    fresh.locator("#palette-heading").click()
    fresh.get_by_role("checkbox", name="Verb").check()
    expect(fresh).to_have_url(re.compile("show=verb"))
    expect(fresh.get_by_label("Find a code")).to_be_visible()
