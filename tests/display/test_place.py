"""The row in which something that hangs on spans belongs."""

import pytest

from newsdiff.analysis.types import Alignment, Bead, Passage, Span
from newsdiff.display.place import bead_of

PASSAGES = [
    Passage(sigil, index, "sentence", 0, Span(10 * index, 10 * index + 9)) for sigil in "AB" for index in range(4)
]
BEADS = (Bead((0,), (1,), 0.9), Bead((0,), (0,), 0.8), Bead((1, 2), (2,), 0.7), Bead((3,), (), 0.0))
ALIGNMENT = Alignment("A", "B", BEADS, "words")


@pytest.mark.parametrize(
    ("spans", "bead"),
    [
        ([("A", Span(11, 14))], 2),
        ([("A", Span(2, 4))], 0),
        ([("A", Span(2, 4)), ("B", Span(2, 4))], 1),
        ([("A", Span(2, 4)), ("B", Span(12, 14))], 0),
        ([("A", Span(18, 22))], 2),
        ([("A", Span(8, 35))], 2),
        ([("A", Span(31, 39))], 3),
        ([("A", Span(9, 10))], None),
        ([("B", Span(31, 39))], None),
        ([("C", Span(0, 5))], None),
        ([], None),
    ],
    ids=str,
)
def test_a_thing_belongs_to_the_row_that_holds_most_of_its_words(spans, bead):
    assert bead_of(ALIGNMENT, passages=PASSAGES, spans=spans) == bead


def test_an_alignment_without_beads_has_no_place():
    assert bead_of(Alignment("A", "B", (), "words"), passages=PASSAGES, spans=[("A", Span(0, 5))]) is None
