"""Reads web pages: the article's text and what the page says about it. Nothing is fetched."""

import re
from datetime import date

import trafilatura
from trafilatura.settings import Document

from newsdiff.ingest.decode import BinaryDataError, decode
from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.limits import Limits
from newsdiff.ingest.readers.markup import look_over
from newsdiff.ingest.readers.text import too_large
from newsdiff.ingest.types import RawArticle

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_.:-]{1,40})|<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9_.:-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 8_192
_NO_TEXT = (
    "No article was found in this web page; perhaps it builds its text with scripts. "
    "Open it in a browser, copy the text of the article and paste it."
)


def read(data: bytes, *, name: str, limits: Limits) -> RawArticle:
    """Read a saved web page. Raises IngestError: too large, binary, unsafe, no text."""
    if len(data) > limits.text_file:
        raise IngestError("too large", too_large(limits.text_file), name=name)
    found = _DECLARED.search(data[:_HEAD])
    declared = (found[1] or found[2]).decode("ascii") if found else ""
    try:
        decoded = decode(data, declared=declared)
    except BinaryDataError as error:
        raise IngestError(
            "damaged", "This web page is damaged. Save it again, or paste the text of the article.", name=name
        ) from error
    page = look_over(decoded.text.replace("\x00", ""), name=name, limits=limits)
    document = _extract(page)
    text = (document.text or "").strip() if document else ""
    if document is None or not text:
        raise IngestError("no text", _NO_TEXT, name=name)
    return RawArticle(
        text="\n\n".join(text.split("\n")),
        name=name,
        media_type="text/html",
        headline=document.title or "",
        outlet=document.sitename or "",
        byline=document.author or "",
        url=document.url or "",
        published=_day(document.date),
        notices=decoded.notices,
    )


def _extract(page: str) -> Document | None:
    found = trafilatura.bare_extraction(
        page,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        deduplicate=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return found if isinstance(found, Document) else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
