"""The view of articles: columns that scroll level, ribbons, partners by key, one column where the page is narrow."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import LOOKS, violations

GAP = """() => {
  const [left, right] = document.querySelectorAll('.pane');
  const line = left.getBoundingClientRect().top + left.clientHeight / 3;
  const moved = new Set([...document.querySelectorAll('.ribbons [data-moved]')].map((path) => path.dataset.bead));
  const top = (one) => one.getClientRects()[0].top;
  const tied = [...left.querySelectorAll('.passage')].filter(
    (one) => one.querySelector('.ref') && !one.dataset.beads.split(' ').some((bead) => moved.has(bead)));
  const near = tied.sort((one, other) => Math.abs(top(one) - line) - Math.abs(top(other) - line))[0];
  const partner = document.getElementById(near.querySelector('.ref').hash.slice(1));
  return [top(near) - line, top(partner) - line];
}"""


@pytest.fixture
def articles(compared: Page) -> Page:
    """The view of articles of the demo comparison, its texts filling the window."""
    compared.get_by_role("link", name="Articles", exact=True).click()
    compared.locator(".ribbons path[d]").first.wait_for(state="attached")
    compared.locator("[data-articles]").evaluate("frame => frame.scrollIntoView({ behavior: 'instant' })")
    compared.locator("[data-docked]").wait_for()
    return compared


def scroll(page: Page, side: str, top: int) -> None:
    page.locator(f".pane[data-side={side}]").evaluate("(pane, top) => { pane.scrollTop = top; }", top)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def tops(page: Page) -> list[int]:
    return page.evaluate("[...document.querySelectorAll('.pane')].map((pane) => pane.scrollTop)")


def test_the_columns_scroll_level_until_they_are_unlocked(articles):
    scroll(articles, "left", 300)
    left, right = articles.evaluate(GAP)
    assert abs(left) < 300
    assert abs(left - right) < 60 + abs(left)
    assert tops(articles)[1] > 0
    articles.keyboard.press("=")
    expect(articles.get_by_role("button", name="Scroll together")).to_have_attribute("aria-pressed", "false")
    expect(articles).to_have_url(re.compile("apart=1"))
    before = tops(articles)[1]
    scroll(articles, "left", 0)
    assert tops(articles)[1] == before
    articles.reload()
    lock = articles.get_by_role("button", name="Scroll together")
    expect(lock).to_have_attribute("aria-pressed", "false")
    lock.click()
    expect(articles).not_to_have_url(re.compile("apart=1"))


def test_m_goes_to_the_partner_and_its_ribbon_lights(articles):
    passage = articles.locator(".pane[data-side=left] .passage:has(.ref)").nth(1)
    passage.focus()
    bead = passage.get_attribute("data-beads").split()[0]
    expect(articles.locator(f'.ribbons [data-bead="{bead}"]')).to_have_attribute("data-lit", "")
    partner = passage.locator(".ref").first.get_attribute("href").removeprefix("#")
    articles.keyboard.press("m")
    expect(articles.locator(f"#{partner}")).to_be_focused()
    expect(articles).to_have_url(re.compile(f"#{partner}$"))
    tops_of = [one.evaluate("one => one.getClientRects()[0].top") for one in (passage, articles.locator(f"#{partner}"))]
    assert abs(tops_of[0] - tops_of[1]) < 60
    articles.keyboard.press("j")
    assert articles.evaluate("document.activeElement.closest('.pane').dataset.side") == "right"


def test_a_judgement_in_this_view_marks_it_and_goes_on(articles):
    articles.keyboard.press("n")
    first = articles.locator("[data-contrast]").first
    expect(articles.locator(".dock .detail:not([hidden])")).to_be_focused()
    articles.keyboard.press("y")
    expect(first).to_have_attribute("data-verdict", "confirmed")
    expect(articles.locator("[data-contrast]").nth(1)).to_have_attribute("aria-current", "true")
    assert "view=articles" in articles.url
    articles.keyboard.press("Control+z")
    expect(first).not_to_have_attribute("data-verdict", "confirmed")


@LOOKS
def test_the_view_of_articles_has_no_violations(open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.locator(".list-title").last.click()
    page.get_by_role("link", name="Articles", exact=True).click()
    page.locator("[data-articles]").wait_for()
    ref = page.locator(".pane[data-side=left] .ref").first
    if width < 500:
        ref.click()
        expect(ref).to_have_attribute("aria-expanded", "true")
        expect(page.locator(".partner")).to_have_text(
            page.locator(ref.get_attribute("href")).locator("[data-text]").inner_text()
        )
    assert violations(page) == []


def test_without_script_there_are_two_columns_with_links_to_the_partners(open_page):
    page = open_page(java_script_enabled=False)
    page.locator(".list-title").last.click()
    page.get_by_role("link", name="Articles", exact=True).click()
    left, right = (page.locator(f".pane[data-side={side}]").bounding_box() for side in ("left", "right"))
    assert left["x"] + left["width"] < right["x"]
    ref = page.locator(".pane[data-side=left] .ref").first
    ref.click()
    expect(page).to_have_url(re.compile(f"{re.escape(ref.get_attribute('href'))}$"))
