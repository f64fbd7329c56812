"""The visible lines of a web page, and which of them are the article: so that nothing is dropped unseen."""

import re
from collections import defaultdict
from collections.abc import Sequence

from lxml import etree, html

from newsdiff.ingest.headings import same_words
from newsdiff.ingest.normalise import tidy, unify

_BLOCKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "br", "button", "caption", "dd", "details", "div", "dl"),
        *("dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hr", "label", "li", "main", "nav", "ol", "option", "p", "pre", "section", "select", "summary", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    ]
)
_UNSEEN = frozenset({"head", "script", "style", "noscript", "template", "svg", "iframe", "textarea"})
_SPACES = re.compile(r"\s+")
_LOOK_AHEAD = 60  # lines after the last one found
_LEAST_FOUND = 0.95  # of the article's characters


def visible_lines(page: str) -> list[str]:
    """The lines that a browser would show, in document order; linear."""
    try:
        root = html.document_fromstring(page)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    pieces: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        breaks = "\n" if tag in _BLOCKS else ""
        if event == "start":
            unseen += tag in _UNSEEN
            pieces.extend((breaks, "" if unseen else _flat(element.text)))
            continue
        if event == "end":
            unseen -= tag in _UNSEEN
        pieces.extend((breaks, "" if unseen else _flat(element.tail)))
    lines = (tidy(line) for line in unify("".join(pieces)).split("\n"))
    return [line for line in lines if line]


def _flat(text: str | None) -> str:
    return _SPACES.sub(" ", text) if text else ""


def lay_over(page: Sequence[str], article: str, *, title: str) -> tuple[list[str], list[int]]:
    """Find the article's lines among the page's: (lines, numbers of those that are page furniture).

    Where too little is found again, the article's own lines come back with no furniture.
    """
    wanted = [line for line in (tidy(line) for line in unify(article).split("\n")) if line]
    places: dict[str, list[int]] = defaultdict(list)
    keys = [_key(line) for line in page]
    for at, key in enumerate(keys):
        places[key].append(at)
    found: set[int] = set()
    last = -1
    missing = 0
    for line in wanted:
        key = _key(line)
        matches = _next_place(places[key], last) if key in places else _parts(keys, key, last)
        missing += max(0, len(key) - sum(len(keys[at]) for at in matches))
        found.update(matches)
        last = max((last, *matches))
    if missing > (1 - _LEAST_FOUND) * sum(len(_key(line)) for line in wanted):
        return wanted, []
    found.update(_headline_place(page, title, before=min(found)))
    return list(page), [at for at in range(len(page)) if at not in found]


def _key(line: str) -> str:
    """A line without spaces, table bars and the dash of a list item."""
    return _SPACES.sub("", line.removeprefix("- ").replace("|", ""))


def _next_place(places: Sequence[int], last: int) -> list[int]:
    return next(([at] for at in places if at > last), [])


def _parts(keys: Sequence[str], key: str, last: int) -> list[int]:
    """Lines soon after the last one found that together spell the wanted line."""
    at = 0
    matches: list[int] = []
    for place in range(last + 1, min(len(keys), last + 1 + _LOOK_AHEAD)):
        if keys[place] and key.startswith(keys[place], at):
            matches.append(place)
            at += len(keys[place])
            if at == len(key):
                return matches
        elif matches:
            matches, at = [], 0
    return []


def _headline_place(page: Sequence[str], title: str, *, before: int) -> list[int]:
    """The last line above the article that repeats its title: a page shows its headline outside the article's body."""
    return next(([at] for at in range(before - 1, -1, -1) if same_words(page[at], title)), [])
