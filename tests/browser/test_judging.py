"""Judging differences by keyboard alone, undone and done again; before axe; without a script; without a server."""

import re

from playwright.sync_api import Page, expect

from tests.browser.acts import compare, put_in_pastes
from tests.browser.test_accessibility import LOOKS, violations


def first(page: Page):
    return page.locator("[data-contrast]").first


def count(page: Page) -> int:
    return page.locator("[data-contrast]").count()


def test_a_whole_review_takes_one_or_two_presses_a_difference(fresh):
    n = count(fresh)
    assert n >= 3
    first(fresh).focus()
    fresh.keyboard.press("n")
    fresh.keyboard.press("y")
    expect(fresh.locator("[data-judge-count]")).to_have_text(f"1 of {n} reviewed")
    expect(fresh.locator("[data-contrast]").nth(1)).to_have_attribute("aria-current", "true")
    fresh.keyboard.press("x")
    fresh.keyboard.press("s")
    for done in range(2, n):
        expect(fresh.locator("[data-judge-count]")).to_have_text(f"{done} of {n} reviewed")
        fresh.keyboard.press("y")
    expect(fresh.locator("[data-judge-count]")).to_have_text(f"{n} of {n} reviewed")
    expect(fresh.locator("#announcement")).to_contain_text("All are reviewed.")
    fresh.keyboard.press("Control+z")
    expect(fresh.locator("[data-judge-count]")).to_have_text(f"{n - 1} of {n} reviewed")
    fresh.keyboard.press("Control+Shift+z")
    expect(fresh.locator("[data-judge-count]")).to_have_text(f"{n} of {n} reviewed")
    fresh.reload()
    expect(fresh.locator(".dismissed summary")).to_have_text("1 dismissed")


def test_the_text_of_a_dismissed_difference_loses_its_mark_and_gets_it_back(fresh):
    first(fresh).click()
    key = first(fresh).get_attribute("data-contrast")
    marks = fresh.locator(f'[data-keys~="{key}"]')
    expect(marks.first).to_be_visible()
    fresh.get_by_role("button", name="Wrong link").click()
    expect(marks).to_have_count(0)
    fresh.get_by_role("button", name="Undo your last judgement").click()
    expect(marks.first).to_be_visible()
    expect(fresh.locator(f"#detail-{key}")).to_be_focused()


def test_what_is_being_typed_in_a_row_survives_a_judgement_in_it(fresh):
    first(fresh).click()
    row = fresh.locator("[data-row]", has=fresh.locator("[data-detail]:not([hidden])"))
    row.locator(".code-row").click()
    fresh.get_by_label("Comment").fill("Half a thought")
    fresh.get_by_role("button", name="Confirm", exact=True).click()
    expect(fresh.locator("[data-judge-count]")).to_contain_text("1 of")
    expect(fresh.get_by_label("Comment")).to_have_value("Half a thought")


def test_all_that_are_shown_are_dismissed_in_one_act(fresh):
    n = count(fresh)
    fresh.locator(".judge-more summary").click()
    fresh.get_by_role("button", name="Dismiss all: style").click()
    expect(fresh.locator(".dismissed summary")).to_have_text(f"{n} dismissed")
    expect(fresh.locator("#judge-bar")).to_be_focused()
    fresh.get_by_role("button", name="Undo your last judgement").click()
    expect(fresh.locator("[data-judge-count]")).to_have_text(f"0 of {n} reviewed")


def test_a_lost_connection_is_said_and_the_act_is_sent_again_by_itself_for_its_own_difference(fresh, console):
    first(fresh).click()
    fresh.context.set_offline(True)
    fresh.get_by_role("button", name="Confirm", exact=True).click()
    expect(fresh.locator("[data-connection]")).to_contain_text("cannot be reached")
    fresh.locator("[data-contrast]").nth(1).click()
    fresh.context.set_offline(False)
    console.clear()
    expect(fresh.locator("[data-judge-count]")).to_contain_text("1 of")
    expect(first(fresh)).to_have_attribute("data-verdict", "confirmed")
    expect(fresh.locator("[data-connection]")).to_have_count(0)


def test_two_people_who_judge_the_same_difference_are_told(open_page, fresh, console):
    other = open_page()
    other.goto(fresh.url)
    for page in (fresh, other):
        first(page).click()
    other.get_by_role("button", name="Style").click()
    expect(other.locator("[data-judge-count]")).to_contain_text("1 of")
    fresh.get_by_role("button", name="Confirm", exact=True).click()
    expect(fresh.get_by_role("alert")).to_contain_text("judged it after you loaded the page")
    console.clear()  # Chromium tells of each answer that is not 2xx
    fresh.get_by_role("button", name="Do it all the same").click()
    expect(first(fresh)).to_have_attribute("data-verdict", "confirmed")


def test_without_a_script_plain_forms_do_the_same(open_page, fresh):
    address = first(fresh).get_attribute("href")
    page = open_page(java_script_enabled=False)
    page.goto(fresh.url.partition("?")[0] + address.partition("#")[0])
    page.get_by_role("button", name="Confirm", exact=True).click()
    expect(page.locator("[data-judge-count]")).to_contain_text("1 of")
    expect(page.locator("[data-contrast][aria-current]")).to_have_count(1)
    page.get_by_role("button", name="Undo your last judgement").click()
    expect(page.locator("[data-judge-count]")).to_contain_text("0 of")


@LOOKS
def test_the_bar_and_the_list_of_judgements_have_no_violations(open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    put_in_pastes(page)
    compare(page)
    first(page).click()
    page.get_by_role("button", name="Style").click()
    expect(page.locator("[data-judge-count]")).to_contain_text("1 of")
    page.locator(".judge-more summary").click()
    assert violations(page) == []
    page.get_by_role("link", name=re.compile("All judgements")).click()
    page.locator(".link-decisions").wait_for()
    assert violations(page) == []


def test_only_what_is_reviewed_can_be_opened_again(fresh):
    again = fresh.get_by_role("button", name="Open again")
    first(fresh).click()
    expect(again).to_be_hidden()
    fresh.keyboard.press("y")
    expect(first(fresh)).to_have_attribute("data-verdict", "confirmed")
    expect(again).to_be_hidden()
    first(fresh).click()
    again.click()
    expect(first(fresh)).not_to_have_attribute("data-verdict", re.compile("."))
    expect(again).to_be_hidden()
