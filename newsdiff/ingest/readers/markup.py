"""Looks over a web page before any parser sees it: refuses what would make parsers slow, drops what holds no text."""

import re
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands at a "<": the markup to keep, where it ends, and how much deeper the page is after it."""

    kept: str
    end: int
    deeper: int = 0
    length: int = 0  # of the tag itself


def look_over(page: str, *, name: str, limits: Limits) -> str:
    """Return the page without scripts, styles, comments and embedded data; linear.

    Raises IngestError ("unsafe") for too many tags, one huge tag, or elements nested too deeply.
    """
    page = _DATA_ADDRESS.sub("data:,", page)
    lowered = page.lower()
    if len(lowered) != len(page):  # a few letters change their number; then only tags in small letters close
        lowered = page
    kept: list[str] = []
    at = tags = depth = 0
    while (opened := page.find("<", at)) >= 0:
        piece = _piece(page, lowered, opened)
        tags += 1
        depth = max(0, depth + piece.deeper)
        if tags > limits.html_tags or depth > limits.html_depth or piece.length > limits.html_tag:
            raise IngestError("unsafe", UNSAFE, name=name)
        kept.extend((page[at:opened], piece.kept))
        at = piece.end
    kept.append(page[at:])
    return "".join(kept)


def _piece(page: str, lowered: str, opened: int) -> _Piece:
    if page.startswith("<!--", opened):
        return _Piece("", _after(page, "-->", opened + 4))
    found = _NAME.match(page, opened + 1)
    if found is None and page[opened + 1 : opened + 2] not in ("!", "?"):
        return _Piece("&lt;", opened + 1)
    end = _after(page, ">", opened)
    if found is None:
        return _Piece("", end, length=end - opened)
    tag, local = page[opened:end], found[1].lower()
    closing = page[opened + 1] == "/"
    if local in _RAW and not closing and not tag.endswith("/>"):
        return _raw_element(page, lowered, opened, end, local=local)
    nests = local not in _NOT_NESTED and not tag.endswith("/>")
    return _Piece(tag, end, deeper=(-1 if closing else 1) * nests, length=end - opened)


def _raw_element(page: str, lowered: str, opened: int, start: int, *, local: str) -> _Piece:
    """An element whose content is no markup: dropped, but for the title and metadata."""
    end = _after(lowered, ">", _before(lowered, f"</{local}", start))
    is_metadata = _METADATA.search(page, opened, start) is not None and end - start <= _MOST_METADATA
    kept = page[opened:end] if local in _KEPT_RAW or is_metadata else ""
    return _Piece(kept, end, length=start - opened)


def _before(page: str, sign: str, start: int) -> int:
    found = page.find(sign, start)
    return len(page) if found < 0 else found


def _after(page: str, sign: str, start: int) -> int:
    found = page.find(sign, start)
    return len(page) if found < 0 else found + len(sign)
