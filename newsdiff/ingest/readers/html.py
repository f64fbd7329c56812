"""Reads web pages: the article's text and what the page says about it. Nothing is fetched."""

import re
from dataclasses import replace
from datetime import date

import trafilatura
from trafilatura.settings import Document

from newsdiff.ingest.decode import BinaryDataError, decode
from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.limits import Limits
from newsdiff.ingest.readers.markup import look_over
from newsdiff.ingest.readers.pagelines import lay_over, visible_lines
from newsdiff.ingest.readers.text import too_large
from newsdiff.ingest.types import RawArticle

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_.:-]{1,40})|<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9_.:-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 8_192
_GAP = "\n\n"
_SHORTEST_ARTICLE = 100  # code points
MEDIA_TYPE = "text/html"
_NO_TEXT = (
    "No article was found in this web page; perhaps it builds its text with scripts. "
    "Open it in a browser, copy the text of the article and paste it."
)


def read(data: bytes, *, name: str, limits: Limits, encoding: str = "") -> RawArticle:
    """Read a saved web page, in `encoding` if that is given. Raises IngestError: too large, binary, unsafe, no text."""
    if len(data) > limits.text_file:
        raise IngestError("too large", too_large(limits.text_file), name=name)
    found = _DECLARED.search(data[:_HEAD])
    declared = (found[1] or found[2]).decode("ascii") if found else ""
    try:
        decoded = decode(data, declared=declared, chosen=encoding)
    except BinaryDataError as error:
        raise IngestError(
            "damaged", "This web page is damaged. Save it again, or paste the text of the article.", name=name
        ) from error
    page = look_over(decoded.text.replace("\x00", ""), name=name, limits=limits)
    raw = _article(page, name=name)
    return replace(
        raw,
        notices=(*decoded.notices, *raw.notices),
        encoding=decoded.encoding,
        encoding_origin=decoded.origin,
    )


def _article(page: str, *, name: str) -> RawArticle:
    """The article of a page that holds nothing dangerous any more."""
    lines = visible_lines(page)
    document = _extract(page)
    article = (document.text or "").strip() if document else ""
    if document is None or not article:
        return _whole_page(lines, name=name)
    title = document.title or ""
    lines, furniture = lay_over(lines, article, title=title)
    return RawArticle(
        text=_GAP.join(lines),
        name=name,
        media_type=MEDIA_TYPE,
        headline=title,
        outlet=document.sitename or "",
        byline=document.author or "",
        url=document.url or "",
        published=_day(document.date),
        furniture=tuple(2 * at for at in furniture),
    )


def _whole_page(lines: list[str], *, name: str) -> RawArticle:
    """All lines of a page in which no article was found, if they hold enough words to be one."""
    if sum(len(line) for line in lines) < _SHORTEST_ARTICLE:
        raise IngestError("no text", _NO_TEXT, name=name)
    notice = "The article could not be told from the rest of this page. Check which lines belong to it."
    return RawArticle(text=_GAP.join(lines), name=name, media_type=MEDIA_TYPE, notices=(notice,))


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
