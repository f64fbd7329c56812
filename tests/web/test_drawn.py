"""Pieces of pages that are drawn once for the same values."""

from dataclasses import dataclass

import pytest
from django.template import Context, Template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsdiff.web.templatetags import drawn

PIECE = "piece.html"


@dataclass(frozen=True)
class Thing:
    name: str


@pytest.fixture
def drawings(monkeypatch) -> list[str]:
    """What was really drawn."""
    seen: list[str] = []

    def draw(_template: str, values: dict[str, Thing]) -> SafeString:
        seen.append(values["thing"].name)
        return format_html("<{}>", values["thing"].name)

    monkeypatch.setattr(drawn, "render_to_string", draw)
    drawn._drawn.cache_clear()
    yield seen
    drawn._drawn.cache_clear()


def shown(name: str) -> str:
    page = Template("{% load drawn %}{% drawn piece thing=thing %}")
    return page.render(Context({"piece": PIECE, "thing": Thing(name), "request": object()}))


def test_equal_values_are_drawn_once_and_others_anew(drawings):
    assert [shown(name) for name in ("a", "b", "a", "a")] == ["<a>", "<b>", "<a>", "<a>"]
    assert drawings == ["a", "b"]


def test_who_works_on_templates_sees_each_change(drawings, settings):
    settings.DEBUG = True
    assert [shown("a"), shown("a")] == ["<a>", "<a>"]
    assert drawings == ["a", "a"]
