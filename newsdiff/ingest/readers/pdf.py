"""Reads PDF files: text by pypdf, headers and footers of pages marked."""

import io
import re
from collections import Counter
from collections.abc import Sequence

from pypdf import PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.headings import same_words
from newsdiff.ingest.limits import Limits
from newsdiff.ingest.normalise import unify
from newsdiff.ingest.types import RawArticle

MEDIA_TYPE = "application/pdf"
_EDGE_LINES = 3  # at the top and bottom of a page, where headers and footers stand
_REPEATED = 0.6  # of all pages
_FEWEST_LETTERS = 20
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page |p\. )?[-–—]? ?\d{1,4} ?[-–—]?(?: ?(?:of|/) ?\d{1,4})?", re.IGNORECASE)
_ENCRYPTED = (
    "This PDF is protected with a password. Open it and print it to a new PDF, "
    "or copy the text of the article and paste it."
)
_DAMAGED = (
    "This PDF is damaged or only partly downloaded. Download it again, or copy the text of the article and paste it."
)
_SCANNED = (
    "This PDF holds pictures of pages and no text (it was scanned). Run text recognition (OCR) on it, "
    "or type or paste the text of the article."
)


def read(data: bytes, *, name: str, limits: Limits) -> RawArticle:
    """Read a PDF. Raises IngestError: encrypted, damaged, no text, too large."""
    if len(data) > limits.pdf_file:
        message = (
            f"This PDF is larger than {limits.pdf_file / 2**20:.0f} MB. Copy the text of the article and paste it."
        )
        raise IngestError("too large", message, name=name)
    try:
        pages, title = _pages(data, name=name, limits=limits)
    except (IngestError, MemoryError):
        raise
    except LimitReachedError as error:
        message = "This PDF unpacks to far more than an article can hold. Copy the text of the article and paste it."
        raise IngestError("unsafe", message, name=name) from error
    except (PyPdfError, DependencyError, Exception) as error:
        raise IngestError("damaged", _DAMAGED, name=name) from error
    if sum(char.isalpha() for lines in pages for line in lines for char in line) < _FEWEST_LETTERS:
        raise IngestError("no text", _SCANNED, name=name)
    return _article(pages, title, name=name)


def _pages(data: bytes, *, name: str, limits: Limits) -> tuple[list[list[str]], str]:
    """The lines of each page, and the title that the file names."""
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise IngestError("encrypted", _ENCRYPTED, name=name)
    if len(reader.pages) > limits.pdf_pages:
        message = (
            f"This PDF has more than {limits.pdf_pages} pages. Save the pages of the article as a PDF of their own."
        )
        raise IngestError("too large", message, name=name)
    pages = [unify(page.extract_text()).split("\n") for page in reader.pages]
    title = (reader.metadata.title if reader.metadata else None) or ""
    return [[line.strip() for line in lines] for lines in pages], " ".join(str(title).split())


def _article(pages: Sequence[Sequence[str]], title: str, *, name: str) -> RawArticle:
    lines: list[str] = []
    furniture: list[int] = []
    repeated = repeated_lines(pages)
    for page in pages:
        marked = _edges(page)
        for at, line in enumerate(page):
            if at in marked and (key_of_line(line) in repeated or _PAGE_NUMBER.fullmatch(line)):
                furniture.append(len(lines))
            lines.append(line)
    headline = title if any(same_words(line, title) for line in lines[:20]) else ""
    return RawArticle(
        text="\n".join(lines), name=name, media_type=MEDIA_TYPE, headline=headline, furniture=tuple(furniture)
    )


def _edges(page: Sequence[str]) -> frozenset[int]:
    """Numbers of the first and last lines of a page that are not blank."""
    filled = [at for at, line in enumerate(page) if line]
    return frozenset((*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]))


def key_of_line(line: str) -> str:
    """A line without what changes from page to page."""
    return _DIGITS.sub("#", line.casefold())


def repeated_lines(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Keys of the lines that stand at the edge of most pages."""
    if len(pages) < 2:
        return frozenset()
    counts = Counter(key for page in pages for key in {key_of_line(page[at]) for at in _edges(page)})
    return frozenset(key for key, count in counts.items() if key and count >= max(2, _REPEATED * len(pages)))
