"""The values that pages and files show: rows of cells, cells of text runs."""

from dataclasses import dataclass
from typing import Literal

from newsdiff.analysis.types import PassageKind

MarkKind = Literal["variant", "contrast", "spelling", "cue", "annotation"]
Relation = Literal["aligned", "only left", "only right"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to show on a stretch of a witness's text."""

    kind: MarkKind
    sigil: str
    start: int  # code points in the witness's text
    end: int
    key: str  # names the difference, cue or annotation; both sides of a difference share it
    category: str  # for tint, legend and words, e.g. "label", "addition" or "attribution.doubting"
    title: str  # what it is, in words
    partner: str = ""  # the words opposite, "" where there are none
    bead: int | None = None  # the one row that it belongs to; None: every row that holds its words


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of text under one set of marks; runs of a passage joined give back its text."""

    text: str
    start: int  # code points in the witness's text
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """One passage of a cell."""

    sigil: str
    index: int
    kind: PassageKind
    starts_paragraph: bool
    start: int
    end: int
    runs: tuple[TextRun, ...]
    repeated: bool = False  # stands in an earlier row too, as a passage with two counterparts does


@dataclass(frozen=True, slots=True)
class Cell:
    """One witness's side of a row."""

    sigil: str
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One bead, as the two sides stand opposite each other."""

    bead: int  # index into the alignment's beads: names the row
    relation: Relation
    score: float
    left: Cell | None
    right: Cell | None
    moved: bool  # its right side stands out of the right text's order


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two witnesses as rows, in the order of the left text, what is only on the right in place."""

    left_sigil: str
    right_sigil: str
    rows: tuple[Row, ...]
