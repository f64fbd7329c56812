"""Reads publication date, byline and address out of the lines that cleaning took out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsdiff.ingest.bylines import byline_of
from newsdiff.ingest.dates import find_date
from newsdiff.ingest.furniture import label_of_date, url_of
from newsdiff.ingest.types import RemovalReason

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
    """`removed` holds lines in text order. A date labelled as publication wins over the date of an update."""
    published, updated, lone = _dates([text for text, reason in removed if reason == "date line"])
    found = published or updated or find_date(dateline) or lone
    bylines = [byline_of(text) for text, reason in removed if reason == "byline"]
    urls = [url_of(text) for text, reason in removed if reason == "furniture"]
    return Facts(
        published=found,
        byline=next(filter(None, bylines), ""),
        url=next(filter(None, urls), ""),
        notices=(LONE_DATE_NOTICE,) if found and found == lone and not (published or updated) else (),
    )


def _dates(lines: Sequence[str]) -> tuple[date | None, date | None, date | None]:
    """The first date labelled as publication, the first labelled as update, the first without a label."""
    found: dict[str, date] = {}
    label = ""
    for line in lines:
        kind = label_of_date(line) or label or "lone"
        day = find_date(line)
        if day:
            found.setdefault(kind, day)
        label = label_of_date(line) if not day else ""
    return found.get("published"), found.get("updated"), found.get("lone")
