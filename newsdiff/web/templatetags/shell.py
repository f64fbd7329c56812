"""What the frame of a page needs: the version, and how a language is named and written."""

from uuid import uuid4

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language_info

register = template.Library()

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


@register.simple_tag
def version() -> str:
    """The version of the program."""
    return str(settings.VERSION)


@register.simple_tag
def form_key() -> str:
    """The hidden field by which a form that is sent twice acts once."""
    return format_html('<input type="hidden" name="form_key" value="{}">', uuid4())


@register.filter
def direction(language: str) -> str:
    """Value of `dir` for a text in this language; the browser decides where it is unknown.

    >>> direction("ar"), direction("en"), direction("")
    ('rtl', 'ltr', 'auto')
    """
    if not language:
        return "auto"
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


@register.filter
def language_name(language: str) -> str:
    """The language in words, its code where it has no name here, "" where it is unknown.

    >>> language_name("en"), language_name("xx"), language_name("")
    ('English', 'xx', '')
    """
    if not language:
        return ""
    try:
        return str(get_language_info(language)["name"])
    except KeyError:
        return language
