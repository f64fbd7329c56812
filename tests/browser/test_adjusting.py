"""The words of a difference are adjusted by keys, by dragging their ends, and by a plain form; before axe."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import compare, put_in_pastes
from tests.browser.test_accessibility import LOOKS, violations


@pytest.fixture
def fresh(open_page) -> Page:
    """A comparison of its own, analysed, with the difference of the rioters selected."""
    page = open_page(reduced_motion="reduce")  # nothing moves while an end is dragged
    put_in_pastes(page)
    compare(page)
    page.wait_for_load_state("load")
    page.locator("[data-contrast]", has_text="rioters").first.click()
    return page


def key(page: Page) -> str:
    return page.locator("[data-contrast]", has_text="rioters").first.get_attribute("data-contrast")


def in_list(page: Page, side: str):
    return page.locator(f'[data-contrast="{key(page)}"] .sigil[data-side="{side}"] + .words')


def field(page: Page, side: str):
    return page.locator(f'[data-ends="{side}"] input[type=text]')


def test_keys_move_the_ends_from_word_to_word_and_enter_saves(fresh):
    before = {side: in_list(fresh, side).text_content() for side in ("left", "right")}
    fresh.keyboard.press("e")
    expect(fresh.locator("[data-adjust-keys]")).to_be_focused()
    expect(field(fresh, "left")).to_have_value(before["left"])
    fresh.keyboard.press("Shift+ArrowLeft")
    left = field(fresh, "left").input_value()
    assert left.endswith(before["left"])
    assert len(left.split()) == len(before["left"].split()) + 1
    expect(fresh.locator("#announcement")).to_have_text(f"A: {left}")
    fresh.keyboard.press("o")
    fresh.keyboard.press("ArrowRight")
    right = field(fresh, "right").input_value()
    assert right.startswith(before["right"])
    assert len(right.split()) == len(before["right"].split()) + 1
    fresh.keyboard.press("Enter")
    expect(in_list(fresh, "left")).to_have_text(left)
    expect(in_list(fresh, "right")).to_have_text(right)
    expect(fresh.locator("#announcement")).to_contain_text("Words changed.")
    expect(fresh.locator(f'[data-contrast][aria-current]:not([data-contrast="{key(fresh)}"])')).to_have_count(1)
    assert "".join(fresh.locator(f'.cell[data-side="left"] [data-keys~="{key(fresh)}"]').all_text_contents()) == left
    fresh.keyboard.press("Control+z")
    expect(in_list(fresh, "left")).to_have_text(before["left"])


def test_the_ends_never_pass_each_other_or_leave_the_row(fresh):
    fresh.keyboard.press("e")
    for _ in range(60):
        fresh.keyboard.press("ArrowLeft")
    assert len(field(fresh, "left").input_value().split()) == 1
    for _ in range(60):
        fresh.keyboard.press("ArrowRight")
        fresh.keyboard.press("Shift+ArrowLeft")
    row = fresh.locator("[data-row]", has=fresh.locator("[data-detail]:not([hidden])"))
    text = row.locator('.cell[data-side="left"] [data-text]').first.text_content()
    assert field(fresh, "left").input_value() == text.strip().rstrip(".")


def test_escape_leaves_the_words_as_they_were(fresh):
    before = in_list(fresh, "left").text_content()
    fresh.keyboard.press("e")
    fresh.keyboard.press("ArrowRight")
    fresh.keyboard.press("Escape")
    expect(fresh.locator(".end-handle")).to_have_count(0)
    expect(fresh.locator("[data-contrast][aria-current]")).to_be_focused()
    expect(in_list(fresh, "left")).to_have_text(before)


def test_an_end_can_be_dragged(fresh):
    before = in_list(fresh, "left").text_content()
    fresh.keyboard.press("e")
    row = fresh.locator("[data-row]", has=fresh.locator("[data-detail]:not([hidden])"))
    fresh.locator('.end-handle[data-side="left"]').first.hover()
    box = row.locator('.cell[data-side="left"] [data-start]').first.bounding_box()
    fresh.mouse.down()
    fresh.mouse.move(box["x"] + 3, box["y"] + 8, steps=8)
    fresh.mouse.up()
    left = field(fresh, "left").input_value()
    assert left.endswith(before)
    assert len(left.split()) > len(before.split())
    fresh.get_by_role("button", name="These words").click()
    expect(in_list(fresh, "left")).to_have_text(left)


def test_without_a_script_the_words_are_typed(open_page, fresh):
    address = fresh.locator(f'[data-contrast="{key(fresh)}"]').get_attribute("href")
    page = open_page(java_script_enabled=False)
    page.goto(fresh.url.partition("?")[0] + address.partition("#")[0])
    page.locator("[data-adjust] summary").click()
    last = field(page, "left").input_value().split()[-1]
    field(page, "left").fill(last)
    page.get_by_role("button", name="These words").click()
    expect(in_list(page, "left")).to_have_text(last)


@LOOKS
def test_the_words_being_adjusted_have_no_violations(open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    put_in_pastes(page)
    compare(page)
    page.locator("[data-contrast]").first.click()
    page.keyboard.press("e")
    expect(page.locator(".end-handle")).to_have_count(4)
    assert violations(page) == []
