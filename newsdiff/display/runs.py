"""Text runs: a passage's text cut wherever a mark begins or ends."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from newsdiff.analysis.types import Passage, Span
from newsdiff.display.types import Mark, TextRun


def runs_of(text: str, span: Span, marks: Sequence[Mark]) -> tuple[TextRun, ...]:
    """The runs of `span` in order; joined they are its text. Marks that leave the span are cut to it.

    >>> mark = Mark("contrast", "A", 4, 9, "d1", "label", "", "")
    >>> [run.text for run in runs_of("Two words here", Span(0, 14), [mark])]
    ['Two ', 'words', ' here']
    """
    inside = [mark for mark in marks if mark.start < span.end and mark.end > span.start and mark.start < mark.end]
    cuts = {span.start, span.end}
    for mark in inside:
        cuts |= {max(mark.start, span.start), min(mark.end, span.end)}
    edges = sorted(cuts)
    return tuple(
        TextRun(
            text=text[start:end],
            start=start,
            marks=tuple(mark for mark in inside if mark.start <= start and mark.end >= end),
        )
        for start, end in pairwise(edges)
    )


def marks_by_passage(passages: Sequence[Passage], marks: Sequence[Mark]) -> Mapping[int, Sequence[Mark]]:
    """The marks that touch each of one witness's passages, by its index; `marks` are of this witness."""
    starts = [passage.span.start for passage in passages]
    found: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        first = max(bisect_right(starts, mark.start) - 1, 0)
        for passage in passages[first:]:
            if passage.span.start >= mark.end:
                break
            found[passage.index].append(mark)
    return found
