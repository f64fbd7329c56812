"""Reads plain text."""

from newsdiff.ingest.decode import BinaryData, decode
from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.limits import Limits
from newsdiff.ingest.types import RawArticle


def read(data: bytes, *, name: str, limits: Limits) -> RawArticle:
    """Decode a text file. Raises IngestError where it holds no text."""
    if len(data) > limits.text_file:
        raise IngestError("too large", too_large(limits.text_file), name=name)
    try:
        decoded = decode(data)
    except BinaryData as error:
        message = "This file holds data, not text. Upload the article as .txt, .html, .docx or .pdf, or paste its text."
        raise IngestError("binary", message, name=name) from error
    return RawArticle(text=decoded.text, name=name, media_type="text/plain", notices=decoded.notices)


def too_large(limit: int) -> str:
    """The message for a text or web page over its limit in bytes."""
    return f"This file is larger than {limit / 2**20:.0f} MB, too large for an article. Save only the article's text and upload that."
