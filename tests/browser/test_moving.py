"""Moving about a comparison by keyboard: rows, differences, annotations, partners, views, search, the sheet of keys."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import LOOKS, violations


def focused(page) -> str:
    return page.evaluate("document.activeElement.id")


def test_j_and_k_go_from_row_to_row_and_the_address_follows(compared):
    compared.keyboard.press("j")
    first = focused(compared)
    compared.keyboard.press("j")
    second = focused(compared)
    assert first != second
    compared.keyboard.press("k")
    assert focused(compared) == first
    expect(compared).to_have_url(re.compile(f"#{first}$"))
    compared.keyboard.press("k")
    expect(compared.locator("#announcement")).to_have_text("There is no further row.")


def test_m_goes_to_the_passage_opposite_and_back(compared):
    row = compared.locator('[data-relation="aligned"]').first
    row.locator('.cell[data-side="left"] .passage').first.focus()
    compared.keyboard.press("m")
    expect(row.locator('.cell[data-side="right"] .passage').first).to_be_focused()
    compared.keyboard.press("m")
    expect(row.locator('.cell[data-side="left"] .passage').first).to_be_focused()


def test_m_says_where_a_passage_has_no_counterpart(compared):
    compared.locator('.row:not([data-relation="aligned"]) .passage[id]').first.focus()
    compared.keyboard.press("m")
    expect(compared.locator("#announcement")).to_have_text("This passage has no counterpart.")


def test_a_goes_to_the_next_annotation(compared):
    row = compared.locator(".row").nth(2)
    row.locator(".code-row").click()
    row.get_by_role("checkbox").first.check()
    row.get_by_role("button", name="Save").click()
    row.locator(".note[id]").wait_for()
    note = compared.locator(".note[id]").first
    compared.locator("h1").evaluate("heading => heading.tabIndex = -1")
    compared.locator("h1").focus()
    compared.keyboard.press("a")
    expect(note).to_be_focused()
    compared.locator("#announcement").evaluate("region => { region.tabIndex = -1; region.focus(); }")
    compared.keyboard.press("A")
    expect(compared.locator(".note[id]").last).to_be_focused()


def test_v_switches_the_view_and_n_walks_through_the_list(compared):
    compared.keyboard.press("v")
    compared.locator("[data-articles]").wait_for()
    compared.wait_for_load_state("load")
    compared.keyboard.press("v")
    compared.locator(".difference").first.wait_for()
    compared.wait_for_load_state("load")
    assert "view=differences" in compared.url
    compared.keyboard.press("n")
    compared.keyboard.press("n")
    expect(compared.locator(".difference").nth(1)).to_be_focused()
    compared.keyboard.press("p")
    expect(compared.locator(".difference").first).to_be_focused()
    compared.keyboard.press("v")
    compared.locator("[data-rows]").wait_for()
    compared.go_back()
    compared.locator(".difference").first.wait_for()


def test_search_lights_its_hits_and_the_address_keeps_it(compared):
    words = compared.locator("#A-2 [data-text]").inner_text().split()[0]
    compared.locator("#A-1").focus()
    compared.keyboard.press("/")
    field = compared.locator("#search-words")
    expect(field).to_be_focused()
    field.fill(words)
    expect(compared.locator("#search-count")).to_have_text(re.compile(r"^\d+ hits?$"))
    field.press("Enter")
    expect(compared.locator(".places a", has_text=re.compile("^A2$"))).to_have_count(1)
    expect(field).to_be_focused()
    expect(compared.locator("#search-count")).to_have_text(re.compile(r"^1 of \d+$"))
    assert compared.evaluate("CSS.highlights.get('sought-now').size") == 1
    assert "q=" in compared.url
    compared.reload()
    expect(field).to_have_value(words)
    expect(compared.locator("#search-count")).to_have_text(re.compile(r"^\d+ hits?$"))


@pytest.mark.parametrize(("words", "said"), [("pro-democracy", "1 hit"), ("a/b (c) [d] {e} \\ ^$.*+?|-", "No hits")])
def test_signs_that_mean_something_to_patterns_are_sought_as_they_stand(compared, words, said):
    compared.locator("#search-words").fill(words)
    expect(compared.locator("#search-count")).to_have_text(said)


def test_a_hit_across_marks_is_found(compared):
    passage = compared.locator(".passage[id]:has(a.run)").first.locator("[data-text]")
    whole = passage.evaluate("""text => {
      const copy = text.cloneNode(true);
      copy.querySelectorAll('[data-aside]').forEach((aside) => aside.remove());
      return copy.textContent.trim();
    }""")
    compared.locator("#search-words").fill(whole.upper())
    expect(compared.locator("#search-count")).to_have_text("1 hit")


def test_escape_in_the_search_goes_back_to_the_text(compared):
    compared.locator("#A-1").focus()
    compared.keyboard.press("/")
    compared.keyboard.press("Escape")
    expect(compared.locator("#A-1")).to_be_focused()


def test_the_sheet_of_keys_opens_closes_and_switches_them_off(compared):
    compared.locator("#A-1").focus()
    compared.keyboard.press("?")
    sheet = compared.get_by_role("dialog", name="Keys")
    expect(sheet).to_be_visible()
    compared.keyboard.press("j")
    compared.keyboard.press("Escape")
    expect(sheet).not_to_be_visible()
    expect(compared.locator("#A-1")).to_be_focused()
    compared.get_by_role("button", name="Keys").click()
    with compared.expect_response("**/settings/"):
        sheet.get_by_label("Single keys act").uncheck()
    sheet.get_by_role("button", name="Close").click()
    compared.reload()
    compared.locator("#A-1").focus()
    for key in ("j", "?", "l"):
        compared.keyboard.press(key)
    expect(compared.locator("#A-1")).to_be_focused()
    expect(sheet).not_to_be_visible()
    expect(compared.locator("[data-annotation-slot] form")).to_have_count(0)
    compared.get_by_role("button", name="Keys").click()
    expect(sheet.get_by_label("Single keys act")).not_to_be_checked()
    with compared.expect_response("**/settings/"):  # other tests are the same analyst
        sheet.get_by_label("Single keys act").check()


@LOOKS
def test_search_and_the_sheet_of_keys_have_no_violations(open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.locator(".list-title").last.click()
    page.locator("[data-rows]").wait_for()
    page.locator("#search-words").fill("zzz")
    page.locator("#search-words").press("Enter")
    expect(page.locator(".places")).to_contain_text("neither text")
    assert violations(page) == []
    page.get_by_role("button", name="Keys").click()
    assert violations(page) == []
