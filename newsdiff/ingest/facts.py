"""Reads publication date, byline and address out of the lines that cleaning took out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsdiff.ingest.bylines import byline_of, name_of
from newsdiff.ingest.dates import find_date
from newsdiff.ingest.furniture import label_of_date, url_of
from newsdiff.ingest.types import RemovalReason

_TIME = re.compile(r"\d[:.h]\d\d(?!\d|\.\d)|\d ?[ap]\.?m\b", re.IGNORECASE)
LONE_DATE_NOTICE = (
    "The publication date was taken from a line that says only a date. "
    "It may be the day on which the page was saved: check it."
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says about its article outside the article."""

    published: date | None
    byline: str
    url: str
    notices: tuple[str, ...]


def read_facts(removed: Sequence[tuple[str, RemovalReason]], *, dateline: str) -> Facts:
    """`removed` holds lines in text order.

    A date labelled as publication wins; then one with the time of day, the dateline's, an update's, and a lone one.
    """
    lines = [text for text, reason in removed if reason == "date line"]
    published, updated, timed, lone = _dates(lines)
    early = timed if timed and not (updated and timed > updated) else None
    found = published or early or find_date(dateline) or updated or lone
    certain = bool(published or (early and len(lines) == 1) or find_date(dateline) or (updated and not timed))
    agrees = found is not None and find_date(f"{dateline} {found.year}") == found
    bylines = [byline_of(text) or name_of(text) for text, reason in removed if reason == "byline"]
    urls = [url_of(text) for text, reason in removed if reason == "furniture"]
    return Facts(
        published=found,
        byline=next(filter(None, bylines), ""),
        url=next(filter(None, urls), ""),
        notices=(LONE_DATE_NOTICE,) if found and not certain and not agrees else (),
    )


def _dates(lines: Sequence[str]) -> tuple[date | None, date | None, date | None, date | None]:
    """The first date labelled as publication, as update; the first with a time of day; the last of the others.

    Pages put the day on which they are shown above the day of the article.
    """
    found: dict[str, date] = {}
    lone: date | None = None
    label = ""
    for line in lines:
        day, own = find_date(line), label_of_date(line)
        kind = own or label or ("timed" if _TIME.search(line) else "")
        if day and kind:
            found.setdefault(kind, day)
        elif day:
            lone = day
        label = "" if day else own
    return found.get("published"), found.get("updated"), found.get("timed"), lone
