"""What an analyst does on the pages, as steps for several tests."""

from pathlib import Path
from uuid import uuid4

from playwright.sync_api import Page

LEFT = """Fire closes the harbour of Almery

ALMERY (Gazette) -- A fire closed the harbour of Almery on Monday. Two dock workers were killed, the port said.

Witnesses said that masked rioters set the warehouse alight. The mayor called it an attack on the town.
"""
RIGHT = """Harbour of Almery shut after blaze

A blaze shut the harbour of Almery on Monday. Two dockers died, port officials reported.

Residents said that protesters had lit a fire near the warehouse. The union spoke of neglected wiring.
"""


def fresh(text: str) -> str:
    """The text with a sentence that no other test has stored."""
    return f"{text}\nThe case has the number {uuid4().hex[:12]}.\n"


def put_in_pastes(page: Page, *, before: str = "") -> None:
    """Fill both boxes of the home page with new articles, `before` in front, and go on to the review."""
    page.get_by_label("or paste the text").nth(0).fill(f"{before}\n\n{fresh(LEFT)}")
    page.get_by_label("or paste the text").nth(1).fill(f"{before}\n\n{fresh(RIGHT)}")
    page.get_by_role("button", name="Look them over").click()
    page.locator("#review").wait_for()


def put_in_files(page: Page, left: Path, right: Path) -> None:
    """Choose a file for each side and go on to the review."""
    page.locator("#files-0").set_input_files(left)
    page.locator("#files-1").set_input_files(right)
    page.get_by_role("button", name="Look them over").click()
    page.locator("#review").wait_for()


def compare(page: Page) -> None:
    """Press "Compare" and wait for the finished comparison."""
    page.get_by_role("button", name="Compare", exact=True).click()
    page.locator("[data-rows]").wait_for()
