"""The values of reading an article: what a reader found, and what cleaning made of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

RemovalReason = Literal["furniture", "navigation", "date line", "dateline", "byline", "duplicate headline"]
EncodingOrigin = Literal["", "known", "guessed", "chosen"]  # "" where the file type needs no decoding
BlockKind = Literal["headline", "subheading", "paragraph"]


@dataclass(frozen=True, slots=True)
class RawArticle:
    """What a reader got out of one file or paste, before cleaning."""

    text: str  # as it stands in the file; lines may be wrapped inside sentences
    name: str  # file name, "" for pasted text
    media_type: str  # "text/plain", "text/html", …
    headline: str = ""  # from the file's own metadata, "" where it has none
    outlet: str = ""
    byline: str = ""
    url: str = ""
    published: date | None = None
    notices: tuple[str, ...] = ()  # sentences for the analyst, e.g. that an encoding was guessed
    furniture: tuple[int, ...] = ()  # 0-based lines of `text` that the reader knows to be page furniture
    encoding: str = ""  # what a text file or web page was decoded with: a key of ENCODINGS or another of Python's names
    encoding_origin: EncodingOrigin = ""


@dataclass(frozen=True, slots=True)
class Removal:
    """A line that cleaning took out of the text; the analyst can put it back."""

    line: int  # 0-based number of the line in the raw text: names it when it is put back
    text: str
    reason: RemovalReason
    before: int  # code points: where in the canonical text it stood


@dataclass(frozen=True, slots=True)
class Block:
    """A headline, sub-heading or paragraph of the canonical text."""

    kind: BlockKind
    start: int  # code points, inclusive
    end: int  # code points, exclusive


@dataclass(frozen=True, slots=True)
class ExtractedArticle:
    """A cleaned article, ready to be looked over and stored."""

    text: str  # canonical: NFC, "\n", blank line between blocks, no control characters
    blocks: tuple[Block, ...]  # cover the text but for the blank lines
    headline: str
    published: date | None
    dateline: str  # "BAGHDAD (Dispatches)", "" where there is none
    byline: str
    outlet: str
    url: str
    language: str  # ISO 639-1, "" where unknown
    removed: tuple[Removal, ...]  # in text order
    notices: tuple[str, ...]

    @property
    def subheadings(self) -> tuple[str, ...]:
        """The words of the sub-headings, in text order."""
        return tuple(self.text[block.start : block.end] for block in self.blocks if block.kind == "subheading")
