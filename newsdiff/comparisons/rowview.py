"""A row of the comparison page as its template shows it: words, links and looks decided here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from newsdiff.analysis.types import Span
from newsdiff.comparisons.judging.verdicts import Verdict
from newsdiff.comparisons.links.rowlink import LinkView
from newsdiff.comparisons.state import PageState
from newsdiff.display.factlines import FactStrip
from newsdiff.display.types import Cell, Mark, PassageView, Row

FIRM = 0.5  # score from which a link counts as firm
SALIENT = 0.5  # salience from which a contrast stands out in the text; "high" in words
MIDDLING = 0.25  # salience from which it is "middle"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A difference's words on one side."""

    sigil: str
    side: str  # "left" or "right"
    text: str  # "" where the side has none
    language: str
    span: Span | None  # in the witness's text


@dataclass(frozen=True, slots=True)
class ContrastView:
    """A contrast in the list and under its row."""

    key: str
    entry: str  # of the legend: its category
    category: str  # in words, as a person says where one did
    left: Phrase
    right: Phrase
    bead: int
    evidence: tuple[str, ...]
    salience: float
    selected: bool
    url: str  # of this page with the contrast selected, at its row
    code_url: str  # of the form that codes it
    verdict: Verdict  # what people judged of it


@dataclass(frozen=True, slots=True)
class RunView:
    """A stretch of text with one look."""

    text: str
    start: int  # code points in the witness's text
    keys: str  # of its marks, set apart by spaces
    kinds: str
    title: str
    url: str  # of its contrast in the list; "" where it has none
    first: bool  # the contrast's words begin here
    only_in: str  # sigil, where words that stand only on this side end here
    selected: bool


@dataclass(frozen=True, slots=True)
class PassageShown:
    """A passage and its runs."""

    view: PassageView
    runs: tuple[RunView, ...]


@dataclass(frozen=True, slots=True)
class CellShown:
    """One side of a row."""

    side: str
    sigil: str
    opposite: str  # sigil of the other side
    language: str
    passages: tuple[PassageShown, ...]


@dataclass(frozen=True, slots=True)
class CueLine:
    """A framing cue that is shown in a row: what it points at, and by which rule."""

    side: str  # "left" or "right"
    sigil: str
    words: str
    title: str  # the rule and its entry


@dataclass(frozen=True, slots=True)
class RowView:
    """A row with everything that stands under it."""

    row: Row
    name: str  # "A7 and B4"
    cells: tuple[CellShown, ...]  # left then right; a side without passages has none
    confidence: str  # "firm", "possible", "" where a side is empty
    new_paragraph: bool
    contrasts: tuple[ContrastView, ...]
    notes: tuple[SafeString, ...] = field(compare=False)  # drawn for each request, as their forms hold tokens
    code_url: str  # of the form that codes its passages
    link: LinkView
    facts: FactStrip | None  # None: its sides do not differ in a fact
    cues: tuple[CueLine, ...]  # those that are shown


def row_view(
    row: Row,
    *,
    state: PageState,
    languages: dict[str, str],
    contrasts: Sequence[ContrastView],
    notes: Sequence[SafeString],
    code_url: str,
    link: LinkView,
    facts: FactStrip | None,
) -> RowView:
    """A row for the template."""
    sides = (("left", state.left, row.left), ("right", state.right, row.right))
    salient = frozenset(contrast.key for contrast in contrasts if contrast.salience >= SALIENT)
    cells = tuple(_cell(side, sigil, cell, languages[sigil], state, salient) for side, sigil, cell in sides)
    lead = (row.left or row.right).passages[0]  # type: ignore[union-attr]
    return RowView(
        row=row,
        name=_name(row),
        cells=cells,
        confidence=confidence_of(row.score) if row.relation == "aligned" else "",
        new_paragraph=lead.starts_paragraph,
        contrasts=tuple(contrasts),
        notes=tuple(notes),
        code_url=code_url,
        link=link,
        facts=facts,
        cues=tuple(_cues(row)),
    )


def _cues(row: Row) -> Iterator[CueLine]:
    """The cues that stand in a row's passages, in order of place."""
    for side, cell in (("left", row.left), ("right", row.right)):
        words: dict[Mark, str] = {}
        for run in (run for view in cell.passages for run in view.runs) if cell else ():
            for mark in run.marks:
                if mark.kind == "cue":
                    words[mark] = words.get(mark, "") + run.text
        for mark, said in words.items():
            yield CueLine(side, mark.sigil, " ".join(said.split()), mark.title)


def _name(row: Row) -> str:
    passages = [view for cell in (row.left, row.right) if cell for view in cell.passages]
    return " and ".join(f"{view.sigil}{view.index}" for view in passages)


def confidence_of(score: float) -> str:
    """How sure a link with this score is, in one word."""
    return "firm" if score >= FIRM else "possible"


def _cell(
    side: str, sigil: str, cell: Cell | None, language: str, state: PageState, salient: frozenset[str]
) -> CellShown:
    passages = cell.passages if cell else ()
    shown = tuple(PassageShown(view, tuple(runs_shown(view, state, salient))) for view in passages)
    opposite = state.right if side == "left" else state.left
    return CellShown(side=side, sigil=sigil, opposite=opposite, language=language, passages=shown)


def runs_shown(view: PassageView, state: PageState, salient: frozenset[str]) -> Iterator[RunView]:
    """The runs of a passage with their looks; `salient` holds the keys of the contrasts that stand out."""
    for run in view.runs:
        contrast = next((mark for mark in run.marks if mark.kind == "contrast"), None)
        end = run.start + len(run.text)
        yield RunView(
            text=run.text,
            start=run.start,
            keys=" ".join(mark.key for mark in run.marks),
            kinds=" ".join(sorted({look for mark in run.marks for look in _looks(mark, salient)})),
            title="; ".join(dict.fromkeys(mark.title for mark in run.marks)),
            url=f"{state.query(selected=contrast.key)}#d-{contrast.key}" if contrast else "",
            first=contrast is not None and run.start == max(contrast.start, view.start),
            only_in=view.sigil if any(_is_alone(mark) and min(mark.end, view.end) == end for mark in run.marks) else "",
            selected=any(mark.key == state.selected for mark in run.marks),
        )


def _is_alone(mark: Mark) -> bool:
    return mark.kind in ("contrast", "variant") and not mark.partner


def _looks(mark: Mark, salient: frozenset[str]) -> Iterator[str]:
    yield mark.kind
    if mark.key in salient:
        yield "salient"
    if _is_alone(mark):
        yield "alone"
