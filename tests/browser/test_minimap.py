"""The strip over each article: one tab stop each, arrows, a press; no name that stands in the way of others."""

from playwright.sync_api import expect


def test_the_map_is_one_tab_stop_and_leads_to_its_passages(compared):
    strip = compared.get_by_role("navigation", name="Map of A")
    assert strip.locator("a:not([tabindex='-1'])").count() == 1
    strip.locator("a").first.focus()
    compared.keyboard.press("ArrowRight")
    compared.keyboard.press("ArrowRight")
    expect(strip.locator("a").nth(2)).to_be_focused()
    assert strip.locator("a:not([tabindex='-1'])").count() == 1
    compared.keyboard.press("End")
    last = strip.locator("a").last
    expect(last).to_be_focused()
    passage = last.get_attribute("href")
    compared.keyboard.press("Enter")
    expect(compared.locator(passage)).to_be_focused()
    assert compared.url.endswith(passage)
    expect(last).to_have_attribute("data-seen", "")
    for name in ("Differences", "Articles", "Report"):
        assert compared.get_by_role("link", name=name).count() == 1
