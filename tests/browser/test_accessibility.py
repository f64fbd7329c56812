"""Every page, light and dark, before the rules of axe; nothing on the console."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.acts import compare, put_in_pastes

SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
LOOKS = pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])


def violations(page) -> list[str]:
    """What axe finds on the page, and whether it is wider than the window."""
    page.wait_for_load_state()
    too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    wide = [f"the page is {too_wide} pixels too wide"] if too_wide > 0 else []
    found = Axe().run(page).response["violations"]
    return wide + [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:200]}" for one in found for node in one["nodes"]
    ]


@LOOKS
def test_the_pages_have_no_violations(open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    assert violations(page) == []
    put_in_pastes(page)
    assert violations(page) == []
    compare(page)
    assert violations(page) == []
    page.locator("[data-contrast]").first.click()
    page.get_by_role("link", name="Code this").locator("visible=true").click()
    page.locator("[data-annotation-slot] form").wait_for()
    assert violations(page) == []
    page.locator(".head a").first.click()
    page.locator(".article-page").wait_for()
    assert violations(page) == []
    page.get_by_role("link", name="Make a correction").click()
    page.locator("#paste-0").wait_for()
    assert violations(page) == []


@SCHEMES
def test_errors_have_no_violations(open_page, scheme, console):
    page = open_page(color_scheme=scheme)
    page.get_by_role("button", name="Look them over").click()
    page.locator("#start-problem").wait_for()
    assert violations(page) == []
    page.goto("/nowhere/")
    assert violations(page) == []
    assert all("status of 4" in line for line in console)
    console.clear()


@LOOKS
def test_the_view_of_differences_has_no_violations(open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.locator(".list-title").last.click()
    page.get_by_role("link", name="Differences").click()
    page.locator(".difference").first.wait_for()
    assert violations(page) == []
    page.get_by_role("checkbox").first.uncheck()
    page.wait_for_url("**f=1**")
    assert "view=differences" in page.url
    page.get_by_role("checkbox").first.check()
    page.get_by_role("link", name="In the texts").first.click()
    page.locator("[data-detail]:not([hidden])").wait_for()


@SCHEMES
def test_the_report_has_no_violations(open_page, scheme):
    page = open_page(color_scheme=scheme)
    page.locator(".list-title").last.click()
    page.locator("[data-rows]").wait_for()
    page.get_by_role("link", name="Report", exact=True).click()
    page.locator(".reports-page").wait_for()
    assert violations(page) == []


def test_at_four_hundred_per_cent_no_page_scrolls_sideways(open_page):
    page = open_page(viewport={"width": 320, "height": 256})
    page.locator(".list-title").last.click()
    page.locator("[data-rows]").wait_for()
    address = page.url.partition("?")[0]
    views = [
        address,
        f"{address}?view=articles",
        f"{address}?view=differences",
        f"{address}report/",
        f"{address}links/",
    ]
    for path in ("/", *views, f"{address}coders/", f"{address}judgements/", "/settings/"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
