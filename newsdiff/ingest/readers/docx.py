"""Reads Word documents: the paragraphs of the main part, and the title."""

import re
from dataclasses import dataclass, field

from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.limits import Limits
from newsdiff.ingest.normalise import unify
from newsdiff.ingest.readers.xmlstream import stream
from newsdiff.ingest.readers.zipped import DAMAGED, Archive, open_archive
from newsdiff.ingest.sniff import unsupported
from newsdiff.ingest.types import RawArticle

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_MAIN_TYPE = re.compile(
    r"wordprocessingml\.(?:document|template)\.main\+xml$|ms-word\.(?:document|template)\.macroEnabled"
)
_TITLE_STYLES = frozenset({"title", "heading1", "titel", "berschrift1", "titre", "titre1", "ttulo", "ttulo1"})
_TITLE_PARAGRAPHS = 5
_JUNK_TITLE = re.compile(
    r"(?:microsoft word|document\d*|untitled|word document|normal\.dot|\S+\.(?:docx?|odt|rtf|html?|pdf))\b.*",
    re.IGNORECASE,
)
_OTHER_KINDS = (("application/vnd.oasis", ".odt"), ("application/epub", ".epub"))
_NO_TEXT = "This document holds no text; perhaps its pages are pictures. Type or paste the text of the article instead."


@dataclass(slots=True)
class _Body:
    """Collects paragraphs while expat walks through the main part."""

    paragraphs: list[str] = field(default_factory=list)
    title: str = ""
    pieces: list[str] = field(default_factory=list)
    style: str = ""
    in_text: bool = False
    skipped: int = 0  # depth inside an element that repeats or withdraws text

    def start(self, space: str, local: str, attributes: dict[str, str]) -> None:
        if (
            self.skipped
            or (space in _WORD and local in ("moveFrom", "del"))
            or (space, local) == (_COMPATIBILITY, "Fallback")
        ):
            self.skipped += 1
        elif space in _WORD:
            self._start_word(local, attributes)

    def _start_word(self, local: str, attributes: dict[str, str]) -> None:
        if local == "t":
            self.in_text = True
        elif local in ("br", "cr"):
            self.pieces.append("\n")
        elif local in ("tab", "ptab"):
            self.pieces.append("\t")
        elif local == "noBreakHyphen":
            self.pieces.append("-")
        elif local == "p":
            self._flush()
        elif local == "pStyle":
            self.style = next((value for key, value in attributes.items() if key.endswith("val")), "")

    def end(self, space: str, local: str) -> None:
        if self.skipped:
            self.skipped -= 1
        elif space in _WORD and local == "t":
            self.in_text = False
        elif space in _WORD and local == "p":
            self._flush()

    def text(self, characters: str) -> None:
        if self.in_text and not self.skipped:
            self.pieces.append(characters)

    def _flush(self) -> None:
        paragraph = "".join(self.pieces).strip()
        self.pieces.clear()
        if paragraph:
            self.paragraphs.append(paragraph)
            key = re.sub(r"[^a-z0-9]", "", self.style.lower())
            if not self.title and key in _TITLE_STYLES and len(self.paragraphs) <= _TITLE_PARAGRAPHS:
                self.title = " ".join(paragraph.split())
        self.style = ""


def read(data: bytes, *, name: str, limits: Limits) -> RawArticle:
    """Read a Word document. Raises IngestError."""
    if len(data) > limits.docx_file:
        size = f"{limits.docx_file / 2**20:.0f} MB"
        message = f"This document is larger than {size}. Copy the text of the article and paste it."
        raise IngestError("too large", message, name=name)
    archive = open_archive(data, name=name, limits=limits)
    body = _Body()
    stream(archive.read(_main_part(archive)), name=name, start=body.start, end=body.end, text=body.text)
    if not body.paragraphs:
        raise IngestError("no text", _NO_TEXT, name=name)
    return RawArticle(
        text=unify("\n\n".join(body.paragraphs)),
        name=name,
        media_type=MEDIA_TYPE,
        headline=body.title or _core_title(archive),
    )


def _main_part(archive: Archive) -> str:
    """The path of the document's text; raises IngestError where the zip file is no Word document."""
    members = archive.members
    if "[Content_Types].xml" not in members:
        raise _other_kind(archive)
    found: list[str] = []

    def start(_: str, local: str, attributes: dict[str, str]) -> None:
        if local == "Override" and _MAIN_TYPE.search(attributes.get("ContentType", "")):
            found.append(attributes.get("PartName", "").lstrip("/"))

    stream(archive.read("[Content_Types].xml"), name=archive.name, start=start, end=_ignore, text=_ignore)
    path = next((part for part in (*found, "word/document.xml") if part in members), None)
    if path is not None:
        return path
    for folder, kind in (("xl/", ".xlsx"), ("ppt/", ".pptx")):
        if any(member.startswith(folder) for member in members):
            raise unsupported(kind, name=archive.name)
    raise IngestError("damaged", DAMAGED, name=archive.name)


def _other_kind(archive: Archive) -> IngestError:
    members = archive.members
    if "mimetype" in members:
        media_type = archive.read("mimetype")[:100].decode("ascii", "replace")
        for prefix, kind in _OTHER_KINDS:
            if media_type.startswith(prefix):
                return unsupported(kind, name=archive.name)
    if any(member.startswith("Index/") and member.endswith(".iwa") for member in members):
        return unsupported(".pages", name=archive.name)
    if archive.name.lower().endswith(".docx"):
        return IngestError("damaged", DAMAGED, name=archive.name)
    return unsupported(".zip", name=archive.name)


def _core_title(archive: Archive) -> str:
    """The title in the document's properties, "" where it is missing or a program's stopgap."""
    if "docProps/core.xml" not in archive.members:
        return ""
    pieces: list[str] = []
    inside = [False]

    def start(space: str, local: str, _: dict[str, str]) -> None:
        inside[0] = (space, local) == (_DUBLIN_CORE, "title")

    def end(*_: str) -> None:
        inside[0] = False

    def text(characters: str) -> None:
        if inside[0]:
            pieces.append(characters)

    stream(archive.read("docProps/core.xml"), name=archive.name, start=start, end=end, text=text)
    title = " ".join("".join(pieces).split())
    return "" if is_junk_title(title) else title


def is_junk_title(title: str) -> bool:
    """Whether a title was put in by a program, not a person.

    >>> is_junk_title("Microsoft Word - Document1"), is_junk_title("Talks fail")
    (True, False)
    """
    return len(title) > 300 or _JUNK_TITLE.fullmatch(title) is not None


def _ignore(*_: object) -> None:
    """Nothing is needed of these events."""
