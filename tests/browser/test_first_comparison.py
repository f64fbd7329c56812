"""Two reports in, a comparison out, a difference coded, a report taken away: in a real browser."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.acts import LEFT, RIGHT, compare, fresh, put_in_files, put_in_pastes
from tests.system_packages import require_shared

COMMENT = "One side calls them defenders, the other proxies."


def test_two_files_become_a_comparison_with_an_annotation_in_its_report(open_page, tmp_path: Path):
    folder = require_shared("articles")
    page = open_page()
    put_in_files(page, folder / "000_bf4479100d391c25.txt", folder / "004_fd37600329ab474b.txt")
    compare(page)
    entry = page.locator("[data-contrast]").first
    words = entry.locator(".words").first.inner_text()
    entry.click()
    page.get_by_role("link", name="Code this").locator("visible=true").click()
    form = page.locator("[data-annotation-slot] form")
    form.get_by_role("checkbox").first.check()
    form.get_by_label("Comment").fill(COMMENT)
    form.get_by_role("button", name="Save").click()
    expect(page.locator(".note")).to_contain_text(COMMENT)
    page.get_by_role("link", name="Report", exact=True).click()
    with page.expect_download() as download:
        page.locator("button[name=format][value=html]").click()
    download.value.save_as(tmp_path / "report.html")
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert COMMENT in report
    assert words in report.replace("&#x27;", "'")


def test_the_whole_way_without_script(open_page):
    page = open_page(java_script_enabled=False)
    put_in_pastes(page)
    assert page.locator("del").count() > 0
    page.get_by_role("button", name="Put back").first.click()
    assert page.get_by_role("button", name="Take out again").count() == 1
    page.get_by_role("button", name="Take out again").click()
    page.get_by_label("Outlet").first.fill("Gazette")
    page.get_by_role("button", name="Compare", exact=True).click()
    page.wait_for_load_state()
    while page.get_by_role("link", name="Look again").count():
        page.get_by_role("link", name="Look again").click()
        page.wait_for_load_state()
    assert "Gazette" in page.locator(".heads").inner_text()
    page.locator("[data-contrast]").first.click()
    assert page.locator("[data-detail]:not([hidden])").count() == 1
    page.get_by_text("Narrow the list, mark more").click()
    page.get_by_label("Other wording").check()
    page.get_by_role("button", name="Show these").click()
    assert "f=1" in page.url
    page.locator("[data-detail]:not([hidden])").get_by_role("link", name="Code this").click()
    page.get_by_role("checkbox").first.check()
    page.get_by_label("Comment").fill("Coded without script.")
    page.get_by_role("button", name="Save").click()
    assert "Coded without script." in page.locator("[data-rows]").inner_text()


def test_the_whole_way_by_keyboard(open_page):
    page = open_page()
    put_in_pastes_by_keyboard(page)
    tab_to(page, "Compare")
    page.keyboard.press("Enter")
    page.locator("[data-rows]").wait_for()
    page.locator("[data-contrast]").first.focus()
    page.keyboard.press("Enter")
    detail = page.locator("[data-detail]:not([hidden])")
    expect(detail).to_be_focused()
    page.keyboard.press("Tab")
    expect(detail.get_by_role("link", name="Code this")).to_be_focused()
    page.keyboard.press("Enter")
    slot = page.locator("[data-annotation-slot]:not(:empty)")
    slot.locator(":focus").wait_for()
    tab_to(page, "checkbox")
    page.keyboard.press("Space")
    slot.get_by_label("Comment").focus()
    page.keyboard.type("Coded by keyboard.")
    page.keyboard.press("Control+Enter")
    note = page.locator(".note")
    expect(note).to_contain_text("Coded by keyboard.")
    expect(note).to_be_focused()


def put_in_pastes_by_keyboard(page) -> None:
    tab_to(page, "textarea")
    page.keyboard.insert_text(fresh(LEFT))
    page.keyboard.press("Tab")
    tab_to(page, "textarea")
    page.keyboard.insert_text(fresh(RIGHT))
    tab_to(page, "Look them over")
    page.keyboard.press("Enter")
    page.locator("#review").wait_for()


def tab_to(page, wanted: str) -> None:
    """Press Tab until the focus is on a field of this kind or a control with this text."""
    look = """wanted => { const it = document.activeElement;
        return [it.tagName.toLowerCase(), it.type, it.textContent.trim()].includes(wanted); }"""
    for _ in range(150):
        if page.evaluate(look, wanted):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {wanted}")
