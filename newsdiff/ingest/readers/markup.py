"""Looks over a web page before any parser sees it: refuses what would make parsers slow, drops what holds no text."""

import re

from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.limits import Limits

_DATA_ADDRESS = re.compile(r"data:[\w./+;=-]{0,100},[A-Za-z0-9+/=%._-]*")
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_RAW = frozenset({"script", "style", "textarea", "title", "noscript", "template", "iframe", "svg", "math", "noembed"})
_KEPT_RAW = frozenset({"title"})
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
_MAY_STAY_OPEN = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup"}
_NOT_NESTED = frozenset(_VOID | _MAY_STAY_OPEN | {"html", "body", "head", "rp", "rt"})
_METADATA = re.compile(r"application/ld\+json", re.IGNORECASE)
_MOST_METADATA = 200_000
UNSAFE = (
    "This web page is built in a way that articles never are, so it was not opened. "
    "Open it in a browser, copy the text of the article and paste it."
)


def look_over(page: str, *, name: str, limits: Limits) -> str:
    """Return the page without scripts, styles, comments and embedded data; linear.

    Raises IngestError ("unsafe") for too many tags, one huge tag, or elements nested too deeply.
    """
    page = _DATA_ADDRESS.sub("data:,", page)
    lowered = page.lower() if len(page.lower()) == len(page) else page
    kept: list[str] = []
    at = tags = depth = 0
    while (opened := page.find("<", at)) >= 0:
        kept.append(page[at:opened])
        if page.startswith("<!--", opened):
            closed = page.find("-->", opened + 4)
            at = len(page) if closed < 0 else closed + 3
            continue
        found = _NAME.match(page, opened + 1)
        if found is None and page[opened + 1 : opened + 2] not in ("!", "?"):
            kept.append("<")
            at = opened + 1
            continue
        end = _tag_end(page, opened)
        tags += 1
        if end - opened > limits.html_tag or tags > limits.html_tags:
            raise IngestError("unsafe", UNSAFE, name=name)
        tag = page[opened:end]
        at = end
        if found is None:
            continue
        local = found[1].lower()
        closing = page[opened + 1] == "/"
        if local in _RAW and not closing and not tag.endswith("/>"):
            at = _raw_end(lowered, local, end)
            if local in _KEPT_RAW or (_METADATA.search(tag) and at - end <= _MOST_METADATA):
                kept.append(page[opened:at])
            continue
        if local not in _NOT_NESTED and not tag.endswith("/>"):
            depth = max(0, depth + (-1 if closing else 1))
            if depth > limits.html_depth:
                raise IngestError("unsafe", UNSAFE, name=name)
        kept.append(tag)
    kept.append(page[at:])
    return "".join(kept)


def _tag_end(page: str, opened: int) -> int:
    """Where the tag ends; a ">" inside quotes does not end it."""
    closed = page.find(">", opened)
    return len(page) if closed < 0 else closed + 1


def _raw_end(lowered: str, local: str, start: int) -> int:
    """Behind the closing tag of an element whose content is dropped."""
    closing = lowered.find(f"</{local}", start)
    if closing < 0:
        return len(lowered)
    end = lowered.find(">", closing)
    return len(lowered) if end < 0 else end + 1
