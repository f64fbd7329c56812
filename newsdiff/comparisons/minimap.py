"""The strip over each article: a cell for each passage that says how much differs there, and leads there."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.defaultfilters import pluralize

from newsdiff.analysis.types import Collation, Passage
from newsdiff.comparisons.state import PageState
from newsdiff.display.runs import marks_by_passage
from newsdiff.display.side_by_side import beads_between
from newsdiff.display.types import Mark

STEPS = (0.0, 0.12, 0.3, 0.5)  # shares of a passage's characters from which its cell is a step higher


@dataclass(frozen=True, slots=True)
class MapCell:
    """A passage in the strip of its article."""

    anchor: str  # of the passage
    title: str  # what is there, in words
    level: int  # 0 (nothing that is shown differs) to 4
    alone: bool  # nothing stands opposite
    noted: bool  # somebody annotated it


def map_cells(collation: Collation, state: PageState, marks: Sequence[Mark], side: str) -> tuple[MapCell, ...]:
    """The cells of one side; `marks` are those that the page shows."""
    sigil = state.left if side == "left" else state.right
    beads = beads_between(collation, state.left, state.right)
    tied = {index for bead in beads if bead.left and bead.right for index in getattr(bead, side)}
    passages = collation.passages_of(sigil)
    marked = marks_by_passage(passages, [mark for mark in marks if mark.sigil == sigil])
    return tuple(_cell(passage, marked.get(passage.index, ()), alone=passage.index not in tied) for passage in passages)


def _cell(passage: Passage, marks: Sequence[Mark], *, alone: bool) -> MapCell:
    differing = [mark for mark in marks if mark.kind in ("contrast", "variant")]
    noted = any(mark.kind == "annotation" for mark in marks)
    n_places = len({mark.key for mark in differing})
    said = [f"{n_places} place{pluralize(n_places)} marked"] if n_places else []
    said += [f"only in {passage.sigil}"] * alone + ["annotated"] * noted
    share = _covered(passage, differing) / max(passage.span.end - passage.span.start, 1)
    return MapCell(
        anchor=f"{passage.sigil}-{passage.index}",
        title=f"{passage.sigil}{passage.index}: {', '.join(said) or 'nothing marked'}",
        level=sum(share > step for step in STEPS),
        alone=alone,
        noted=noted,
    )


def _covered(passage: Passage, marks: Sequence[Mark]) -> int:
    """How many characters of a passage lie under marks."""
    n_covered, reached = 0, passage.span.start
    for mark in sorted(marks, key=lambda mark: mark.start):
        end = min(mark.end, passage.span.end)
        n_covered += max(end - max(mark.start, reached), 0)
        reached = max(reached, end)
    return n_covered
