"""Pieces of pages that are the same for the same values, drawn once."""

from collections.abc import Hashable
from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

KEPT = 2_048  # pieces, of some kilobytes each


@register.simple_tag
def drawn(name: str, **values: Hashable) -> SafeString:
    """What a template shows of these values alone: it sees neither the request nor the page around it."""
    draw = _drawn.__wrapped__ if settings.DEBUG else _drawn
    return draw(name, tuple(values.items()))


@lru_cache(maxsize=KEPT)
def _drawn(name: str, values: tuple[tuple[str, Hashable], ...]) -> SafeString:
    return render_to_string(name, dict(values))
