"""Tells file types apart: by content first, then by name."""

import re
from pathlib import PurePath
from typing import Literal

from newsdiff.ingest.errors import IngestError

FileType = Literal["text", "html", "docx", "pdf"]

_HEAD = 4_096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"\x00\x00\x01\x00",
)
_ARCHIVES = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd")
_PROGRAMS = (
    b"\x7fELF",
    b"MZ",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"SQLite format 3\x00",
    b"ID3",
    b"OggS",
    b"\x00\x00\x00\x18ftyp",
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|h1)[\s>]", re.IGNORECASE)
_XHTML_NAME = re.compile(rb"<html[\s>]", re.IGNORECASE)
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
_PAGES_AND_ODT = "Open it in the program that made it and save it as Word document (.docx), then upload that file."
_BY_SUFFIX = {
    ".doc": f"This is an old Word document (.doc), which can't be read. {_PAGES_AND_ODT}",
    ".rtf": f"This is a Rich Text file (.rtf), which can't be read. {_PAGES_AND_ODT}",
    ".odt": f"This is an OpenDocument text (.odt), which can't be read. {_PAGES_AND_ODT}",
    ".pages": f"This is a Pages document, which can't be read. {_PAGES_AND_ODT}",
    ".xlsx": "This is a spreadsheet, not an article. Copy the text of the article and paste it.",
    ".pptx": "This is a presentation, not an article. Copy the text of the article and paste it.",
    ".epub": "This is an e-book, which can't be read. Open it, copy the text of the article and paste it.",
    ".mht": (
        "This is a web archive (.mht), which can't be read. "
        "Save the page again as “Web page, HTML only” and upload that file."
    ),
    ".webarchive": (
        "This is a web archive, which can't be read. Save the page again as “Page source” (.html) and upload that file."
    ),
    ".eml": "This is a saved e-mail, which can't be read. Open it, copy the text of the article and paste it.",
    ".picture": "This is a picture, and text in pictures can't be read. Type or paste the text of the article instead.",
    ".zip": "This is an archive of files. Unpack it and upload the articles in it one by one.",
    ".xml": "This is an XML file, not a web page. Open the article in a browser, copy its text and paste it.",
}
BINARY = "This file holds data, not text. Upload the article as .txt, .html, .docx or .pdf, or paste its text."


_PROTECTED = "This document is protected with a password. Open it, save it without the password and upload that file."
_SIGNATURES: tuple[tuple[bytes | tuple[bytes, ...], str], ...] = (
    (_OLE, ".doc"),
    (b"{\\rtf", ".rtf"),
    (_PICTURES, ".picture"),
    (_ARCHIVES, ".zip"),
    (b"bplist00", ".webarchive"),
    (_PROGRAMS, ".binary"),
)


def unsupported(kind: str, *, name: str) -> IngestError:
    """The error for a type that is known but can't be read; `kind` is its usual suffix."""
    return IngestError("not supported", _BY_SUFFIX[kind], name=name)


def sniff(data: bytes, *, name: str) -> FileType:
    """The type that the content shows, or failing that the name. Raises IngestError for what can't be read."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    suffix = PurePath(name.replace("\\", "/")).suffix.lower()
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise IngestError(
            "empty", "This file is empty. Choose the file that holds the article, or paste its text.", name=name
        )
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "docx"
    _refuse_known(data, suffix, name=name)
    if _looks_like_html(head, suffix):
        return "html"
    if head.startswith(b"<?xml") or suffix == ".xml":
        raise unsupported(".xml", name=name)
    if suffix in (".docx", ".pdf") and not is_mostly_text(data):
        raise IngestError(
            "damaged",
            f"This file is called {suffix} but does not begin like one: it is damaged or only partly downloaded. "
            "Download or save it again.",
            name=name,
        )
    return "text"


def _refuse_known(data: bytes, suffix: str, *, name: str) -> None:
    """Refuses types that show by their first bytes or their name, each with its own advice."""
    if data.startswith(_OLE) and _ENCRYPTED_OFFICE in data:
        raise IngestError("encrypted", _PROTECTED, name=name)
    kind = next((kind for signs, kind in _SIGNATURES if data.startswith(signs)), "")
    if not kind and (data[8:12] == b"WEBP" or data[4:12] in (b"ftypheic", b"ftypavif")):
        kind = ".picture"
    if not kind and b"Content-Type: multipart/related" in data[:_HEAD]:
        kind = ".mht"
    if not kind and suffix in (".mht", ".mhtml", ".eml"):
        kind = ".eml" if suffix == ".eml" else ".mht"
    if kind in (".picture", ".binary") and is_mostly_text(data):
        return
    if kind == ".binary":
        raise IngestError("binary", BINARY, name=name)
    if kind:
        raise unsupported(kind, name=name)


def is_mostly_text(data: bytes) -> bool:
    """Whether the beginning holds few control characters; UTF-16 is not recognised here."""
    sample = data[:65_536]
    controls = sum(sample.count(bytes([byte])) for byte in (*range(9), 11, *range(14, 27), *range(28, 32), 127))
    return controls <= len(sample) * 0.02


def _looks_like_html(head: bytes, suffix: str) -> bool:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\x00", b"")
    if suffix in _HTML_SUFFIXES:
        return True
    if head.startswith(b"<?xml"):
        return _XHTML_NAME.search(head) is not None
    return head.startswith(b"<") and _HTML.search(head[:1024]) is not None
