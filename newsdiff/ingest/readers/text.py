"""Reads plain text."""

from newsdiff.ingest.decode import BinaryDataError, decode
from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.limits import Limits
from newsdiff.ingest.normalise import unify
from newsdiff.ingest.sniff import BINARY
from newsdiff.ingest.types import RawArticle


def read(data: bytes, *, name: str, limits: Limits, encoding: str = "") -> RawArticle:
    """Decode a text file, in `encoding` if that is given. Raises IngestError where it holds no text."""
    if len(data) > limits.text_file:
        raise IngestError("too large", too_large(limits.text_file), name=name)
    try:
        decoded = decode(data, chosen=encoding)
    except BinaryDataError as error:
        raise IngestError("binary", BINARY, name=name) from error
    return RawArticle(
        text=unify(decoded.text),
        name=name,
        media_type="text/plain",
        notices=decoded.notices,
        encoding=decoded.encoding,
        encoding_origin=decoded.origin,
    )


def too_large(limit: int) -> str:
    """The message for a text or web page over its limit in bytes."""
    size = f"{limit / 2**20:.0f} MB"
    return f"This file is larger than {size}, too large for an article. Save only the article's text and upload that."
