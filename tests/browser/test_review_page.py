"""The start and the review under the hand."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.acts import LEFT, RIGHT, put_in_pastes

DROP = """([selector, name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: 'text/plain' }));
  const zone = document.querySelector(selector);
  for (const kind of ['dragover', 'drop'])
    zone.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def test_files_are_dropped_into_the_zones(open_page):
    page = open_page()
    page.evaluate(DROP, ["[data-zone]:nth-child(1)", "left.txt", LEFT])
    page.evaluate(DROP, ["[data-zone]:nth-child(2)", "right.txt", RIGHT])
    page.get_by_role("button", name="Look them over").click()
    expect(page.locator(".draft h2")).to_have_text(["A left.txt", "B right.txt"])


def test_a_third_article_is_added(open_page):
    page = open_page()
    page.get_by_role("button", name="Add another article").click()
    page.get_by_label("or paste the text").nth(2).fill("A third account of the fire was printed on Tuesday.")
    put_in_pastes(page)
    expect(page.locator(".draft")).to_have_count(3)


def test_a_line_is_put_back_in_place_with_the_focus_kept(open_page):
    page = open_page()
    put_in_pastes(page)
    page.get_by_label("Outlet").first.fill("Gazette")
    button = page.get_by_role("button", name="Put back").first
    name = button.get_attribute("id")
    button.click()
    expect(page.locator(f"#{name}")).to_have_text("Take out again")
    expect(page.locator(f"#{name}")).to_be_focused()
    expect(page.get_by_label("Outlet").first).to_have_value("Gazette")


def test_a_wrong_address_is_said_at_its_field(open_page, console):
    page = open_page()
    put_in_pastes(page)
    page.locator("[data-field=url] input").first.fill("nowhere")
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.get_by_text("This is not a web address.")).to_be_visible()
    expect(page.locator("[data-field=url] input").first).to_have_value("nowhere")
    assert all("status of 422" in line for line in console)
    console.clear()


def test_an_unread_file_can_be_replaced(open_page, tmp_path: Path):
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 nothing")
    page = open_page()
    page.locator("#files-0").set_input_files(scan)
    page.get_by_label("or paste the text").nth(1).fill(RIGHT)
    page.get_by_role("button", name="Look them over").click()
    expect(page.locator(".draft .problem")).to_be_visible()
    page.get_by_label("or paste its text").fill(LEFT)
    page.get_by_role("button", name="Read this instead").click()
    expect(page.locator(".draft .problem")).to_have_count(0)
    expect(page.locator(".draft").first).to_contain_text("Two dock workers were killed")


def test_a_file_is_read_in_another_encoding_with_what_was_typed_and_the_focus_kept(open_page, tmp_path: Path):
    story = tmp_path / "story.txt"
    story.write_bytes("“The café is closed”, the mayor said, and nobody was there on Monday.".encode("cp1252"))
    page = open_page()
    page.locator("input[type=file]").first.set_input_files(story)
    page.get_by_role("button", name="Look them over").click()
    page.get_by_label("Outlet").first.fill("Gazette")
    page.get_by_label("Read as").focus()
    page.get_by_label("Read as").select_option("Cyrillic (Windows-1251)")
    expect(page.locator(".stored").first).to_contain_text("cafй")
    expect(page.get_by_label("Read as")).to_be_focused()
    expect(page.get_by_label("Outlet").first).to_have_value("Gazette")
    page.get_by_label("Read as").select_option("As it was found at first")
    expect(page.locator(".stored").first).to_contain_text("café")
