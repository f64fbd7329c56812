"""Changing links by keyboard alone, at once, undone and done again; the form before axe; and without a script."""

import re

from playwright.sync_api import Page, expect

from tests.browser.acts import compare, put_in_pastes
from tests.browser.test_accessibility import LOOKS, violations


def tab_to(page: Page, css: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(40):
        if page.evaluate("(css) => document.activeElement.matches(css)", css):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {css} by Tab")


def open_by_key(page: Page) -> None:
    """From the list of contrasts to the form of the row that holds the first one."""
    page.locator("[data-contrast]").first.focus()
    page.keyboard.press("n")
    page.keyboard.press("l")
    expect(page.locator("#link-form-title")).to_be_focused()


def test_a_link_is_made_undone_and_done_again_by_keyboard_alone(fresh):
    people = fresh.locator('[data-made-by="person"]')
    open_by_key(fresh)
    tab_to(fresh, "#link-passage")
    fresh.keyboard.press("End")
    tab_to(fresh, 'button[value="link"]')
    fresh.keyboard.press("Enter")
    expect(people).to_have_count(1)
    expect(people).to_contain_text("linked by")
    expect(fresh.locator("#announcement")).to_contain_text("Linked: ")
    expect(fresh.locator(":focus")).to_have_attribute("id", re.compile(r"link-row-\d+"))
    fresh.keyboard.press("Control+z")
    expect(people).to_have_count(0)
    expect(fresh.locator("#announcement")).to_contain_text("Undone")
    fresh.keyboard.press("Control+Shift+z")
    expect(people).to_have_count(1)
    fresh.reload()
    expect(people).to_have_count(1)


def test_escape_closes_the_form_and_gives_the_focus_back(fresh):
    open_by_key(fresh)
    fresh.keyboard.press("Escape")
    expect(fresh.locator(".link-form")).to_have_count(0)
    expect(fresh.locator(":focus")).to_have_count(1)


def test_a_locked_row_says_so_and_is_unlocked(fresh):
    open_by_key(fresh)
    fresh.get_by_role("button", name="Lock this row").click()
    expect(fresh.locator('[data-made-by="person"]')).to_contain_text("locked by")
    fresh.keyboard.press("Enter")
    fresh.get_by_role("button", name="Unlock").click()
    expect(fresh.locator('[data-made-by="person"]')).to_have_count(0)


def test_a_comment_that_is_being_typed_survives_a_change_of_another_row(fresh):
    fresh.locator("[data-row] .code-row").last.focus()
    fresh.keyboard.press("Enter")
    fresh.get_by_label("Comment").fill("Half a thought")
    row = fresh.locator("[data-row]", has=fresh.get_by_label("Comment")).locator(".passage").first.get_attribute("id")
    fresh.locator("[data-link-row]").nth(1).focus()
    fresh.keyboard.press("Enter")
    fresh.get_by_role("button", name=re.compile("Take it out")).first.click()
    expect(fresh.locator("#announcement")).to_contain_text("Link taken away")
    kept = fresh.get_by_label("Comment")
    expect(kept).to_have_value("Half a thought")
    assert fresh.locator(f"[data-row]:has(#{row}) textarea").count() == 1


@LOOKS
def test_the_form_and_the_list_of_changes_have_no_violations(open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    put_in_pastes(page)
    compare(page)
    page.locator("[data-link-row]").nth(1).focus()
    page.keyboard.press("Enter")
    page.locator(".link-form").wait_for()
    page.locator(".link-why summary").click()
    assert violations(page) == []
    page.get_by_role("button", name="Lock this row").click()
    page.locator('[data-made-by="person"]').wait_for()
    assert violations(page) == []
    page.get_by_role("link", name=re.compile("All changes of links")).click()
    page.locator(".link-decisions").wait_for()
    assert violations(page) == []


def test_without_a_script_plain_forms_do_the_same(open_page, fresh):
    page = open_page(java_script_enabled=False)
    page.goto(fresh.url)
    page.locator("[data-link-row]").nth(1).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Lock this row").click()
    expect(page.locator(".messages")).to_contain_text("Locked: ")
    expect(page.locator('[data-made-by="person"]')).to_have_count(1)
    page.get_by_role("button", name="Undo your last change of a link").click()
    expect(page.locator('[data-made-by="person"]')).to_have_count(0)
