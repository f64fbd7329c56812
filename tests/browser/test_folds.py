"""Folds between the rows: opened by hand, by a link to a passage in them, by key."""

import re

from playwright.sync_api import expect


def test_a_fold_opens_in_place_and_the_address_keeps_it(compared):
    compared.keyboard.press("f")
    fold = compared.locator("[data-fold]").first
    fold.wait_for()
    assert "folds=1" in compared.url
    n_rows = compared.locator("[data-row]").count()
    name = fold.get_attribute("data-fold")
    fold.get_by_role("link").click()
    row = compared.locator(f"#row-{name}")
    expect(row.locator(".passage").first).to_be_focused()
    assert compared.locator("[data-row]").count() > n_rows
    expect(compared).to_have_url(re.compile(f"open={name}"))
    compared.reload()
    expect(row).to_be_visible()
    compared.keyboard.press("f")
    expect(compared.locator("[data-fold]")).to_have_count(0)
    compared.go_back()
    compared.locator("[data-fold], [data-row]").first.wait_for()


def test_a_link_to_a_passage_in_a_fold_opens_it(compared):
    compared.keyboard.press("f")
    compared.locator("[data-fold]").first.wait_for()
    anchor = compared.locator("[data-fold] span[id]").first.get_attribute("id")
    compared.evaluate("id => { location.hash = id; }", anchor)
    expect(compared.locator(f".passage#{anchor}")).to_be_focused()
