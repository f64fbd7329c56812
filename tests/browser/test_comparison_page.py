"""The comparison page under the hand: partners, selection of words, filters, what is typed is kept."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.acts import compare, put_in_pastes


def test_a_mark_lights_its_partner_and_its_entry(compared):
    entry = compared.locator("[data-contrast]").first
    key = entry.get_attribute("data-contrast")
    entry.hover()
    expect(compared.locator(f'[data-keys~="{key}"]').first).to_have_attribute("data-lit", "")
    compared.mouse.move(0, 0)
    expect(compared.locator("[data-rows] [data-lit]")).to_have_count(0)
    compared.locator(f'a[data-keys~="{key}"]').first.focus()
    expect(entry).to_have_attribute("data-lit", "")


def test_a_contrast_opens_where_it_stands_and_the_back_button_closes_it(compared):
    first, second = (compared.locator("[data-contrast]").nth(n) for n in (0, 1))
    first.click()
    second.click()
    expect(compared).to_have_url(re.compile(rf"[?&]d={second.get_attribute('data-contrast')}\b"))
    expect(compared.locator("[data-detail]:not([hidden])")).to_have_count(1)
    compared.go_back()
    expect(first).to_have_attribute("aria-current", "true")


def test_the_focus_goes_back_to_the_list(compared):
    entry = compared.locator("[data-contrast]").nth(2)
    entry.click()
    compared.get_by_role("link", name="Back to the list").locator("visible=true").click()
    expect(entry).to_be_focused()


def test_n_and_p_walk_through_the_contrasts_but_not_while_typing(compared):
    compared.keyboard.press("n")
    compared.keyboard.press("n")
    expect(compared.locator("[data-contrast]").nth(1)).to_have_attribute("aria-current", "true")
    compared.keyboard.press("p")
    expect(compared.locator("[data-contrast]").first).to_have_attribute("aria-current", "true")
    compared.get_by_role("link", name="Code this").locator("visible=true").click()
    compared.get_by_label("Comment").fill("")
    compared.get_by_label("Comment").press("n")
    expect(compared.locator("[data-contrast]").first).to_have_attribute("aria-current", "true")


SELECT = """([from, to]) => {
  const text = document.querySelector('#A-1 [data-text]');
  const leaves = [];
  const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) if (!walk.currentNode.parentElement.closest('[data-aside]')) leaves.push(walk.currentNode);
  const place = (wanted) => {
    for (const leaf of leaves) {
      if (wanted <= leaf.length) return [leaf, wanted];
      wanted -= leaf.length;
    }
  };
  const range = document.createRange();
  range.setStart(...place(from));
  range.setEnd(...place(to));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  document.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
  return range.toString();
}"""


@pytest.mark.parametrize(("start", "end"), [(0, 11), (5, 40), (12, 31)])
def test_selected_words_are_coded_at_their_place(compared, start, end):
    compared.evaluate(SELECT, [start, end])
    with compared.expect_response(lambda response: "annotations/new" in response.url) as answer:
        compared.locator(".code-selection").click()
    assert answer.value.status == 200
    expect(compared.locator("[data-annotation-slot] form")).to_be_visible()


def test_words_behind_an_emoji_are_coded_at_their_place(open_page):
    page = open_page()
    put_in_pastes(page, before="Smoke 🔥🔥 rose over the roofs 👨‍👩‍👧 of the town of Almery.")
    compare(page)
    page.evaluate(SELECT.replace("#A-1", "[data-sigil=A] .passage:has([data-text]):first-child"), [20, 40])
    with page.expect_response(lambda response: "annotations/new" in response.url) as answer:
        page.locator(".code-selection").click()
    assert answer.value.status == 200


def drag(page, mark, *, by: tuple[float, float]) -> str:
    """Select with the mouse, from the start of a mark on; returns the selected words."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    x, y = box["x"] + 2, box["y"] + 10
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by[0], y + by[1], steps=6)
    page.mouse.up()
    return page.evaluate("String(getSelection())").strip()


def test_a_selection_stays_on_its_side(compared):
    assert drag(compared, compared.locator(".cell[data-side=left] .run").first, by=(600, 0))
    left, right = (compared.locator(f".cell[data-side={side}]").first for side in ("left", "right"))
    expect(left).to_have_css("user-select", "auto")
    expect(right).to_have_css("user-select", "none")


def test_words_inside_a_mark_can_be_selected_and_a_click_on_it_still_opens_it(compared):
    mark = compared.locator("a.run").first
    assert drag(compared, mark, by=(60, 0))
    expect(compared.locator(".code-selection")).to_be_visible()
    expect(compared.locator("[data-detail]:not([hidden])")).to_have_count(0)
    compared.mouse.click(5, 300)
    mark.click()
    expect(compared.locator("[data-detail]:not([hidden])")).to_have_count(1)
    expect(mark).to_have_attribute("href", re.compile("d=d[0-9a-f]{10}"))


def test_the_legend_filters_at_a_tick_and_keeps_the_focus(compared):
    expect(compared.locator('[data-kinds~="cue"]')).to_have_count(0)
    compared.get_by_text("Narrow the list, mark more").click()
    compared.get_by_text("Framing cues").locator("visible=true").click()
    compared.get_by_label("Hedges").check()
    expect(compared.locator('[data-kinds~="cue"]').first).to_be_visible()
    expect(compared.get_by_label("Hedges")).to_be_focused()
    assert "f=1" in compared.url
    compared.reload()
    expect(compared.get_by_label("Hedges")).to_be_checked()
    compared.get_by_label("Hedges").uncheck()
    expect(compared.locator('[data-kinds~="cue"]')).to_have_count(0)
    expect(compared.get_by_label("Hedges")).to_be_focused()


def test_a_contrast_without_marks_is_marked_once_it_is_selected(compared):
    compared.get_by_text("less salient").click()
    entry = compared.locator("[data-contrast]").last
    key = entry.get_attribute("data-contrast")
    expect(compared.locator(f'[data-keys~="{key}"]')).to_have_count(0)
    entry.click()
    expect(compared.locator(f'[data-keys~="{key}"][data-lit]').first).to_be_visible()
    expect(compared.locator(f"#detail-{key}")).to_be_focused()
    assert f"d={key}" in compared.url


def test_the_list_folds_to_its_head_on_a_narrow_page(open_page):
    page = open_page(viewport={"width": 390, "height": 844})
    page.locator(".list-title").last.click()
    page.locator("[data-rows]").wait_for()
    expect(page.locator("[data-contrast]").locator("visible=true")).to_have_count(5)
    page.locator(".fold > summary").click()
    expect(page.locator("[data-contrast]").nth(5)).to_be_visible()


def test_what_was_typed_outlives_the_legend_and_another_form(compared):
    compared.locator(".row .code-row").nth(1).click()
    comment = compared.locator("[data-annotation-slot] textarea")
    comment.fill("Half a thought")
    compared.get_by_text("Narrow the list, mark more").click()
    compared.get_by_text("Framing cues").locator("visible=true").click()
    compared.get_by_label("Hedges").check()
    compared.locator('[data-kinds~="cue"]').first.wait_for()
    expect(comment).to_have_value("Half a thought")
    compared.locator(".row .code-row").nth(1).click()
    expect(comment).to_have_value("Half a thought")
    compared.locator(".row .code-row").nth(2).click()
    expect(compared.locator("[data-annotation-slot] textarea")).to_have_count(2)
    form = compared.locator("[data-annotation-slot] form").first
    form.get_by_role("checkbox").first.check()
    form.get_by_role("button", name="Save").click()
    expect(compared.locator(".note").first).to_contain_text("Half a thought")


def test_what_was_typed_outlives_a_change_in_the_same_row(compared):
    row = compared.locator(".row").nth(4)
    row.locator(".code-row").click()
    row.get_by_role("checkbox").first.check()
    row.get_by_role("button", name="Save").click()
    row.locator(".note").wait_for()
    row.locator(".code-row").click()
    row.locator("textarea").fill("A second thought")
    row.get_by_role("button", name="Delete").click()
    expect(row.locator(".note-deleted")).to_be_visible()
    expect(row.locator("textarea")).to_have_value("A second thought")


def test_a_closed_form_gives_the_focus_back(compared):
    link = compared.locator(".row .code-row").nth(1)
    link.click()
    compared.locator("[data-annotation-slot] form").wait_for()
    compared.keyboard.press("Escape")
    expect(compared.locator("[data-annotation-slot] form")).to_have_count(0)
    expect(link).to_be_focused()


def test_a_passage_has_an_address(compared):
    compared.goto(f"{compared.url.split('#')[0]}#B-3")
    expect(compared.locator("#B-3")).to_be_in_viewport()


def test_a_lost_connection_is_said_and_nothing_typed_is_lost(compared, console):
    compared.locator(".row .code-row").nth(1).click()
    comment = compared.locator("[data-annotation-slot] textarea")
    comment.fill("Keep me")
    compared.locator("[data-annotation-slot] input[type=checkbox]").first.check()
    compared.context.set_offline(True)
    compared.locator("[data-annotation-slot] form").get_by_role("button", name="Save").click()
    expect(compared.get_by_text("The server cannot be reached.").first).to_be_visible()
    expect(comment).to_have_value("Keep me")
    assert any("ERR_INTERNET_DISCONNECTED" in line for line in console)
    console.clear()
