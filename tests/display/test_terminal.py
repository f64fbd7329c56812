"""A comparison as text: the words marked, the columns kept, whatever the width."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.types import Bead, Collation, Contrast, Fact, FactDifference, Span
from newsdiff.display.terminal import text_of
from tests.display.collations import collation_with, collations, variant

TITLES = {"A": "Courier", "B": "Agency"}
STRIPS = {
    ("A", "B"): {
        0: (
            FactDifference("name", Fact("name", "A", Span(0, 8), "a"), Fact("name", "B", Span(0, 9), "b")),
            FactDifference("speaker", Fact("speaker", "A", Span(9, 15), "c"), None, elsewhere=7),
        )
    }
}


def two_accounts() -> Collation:
    labels = variant("substitution", Span(0, 15), Span(0, 9))
    return collation_with(
        ["Peaceful people sat in the square.", "Nobody warned them."],
        ["Agitators sat in the square."],
        [Bead((0,), (0,), 0.81), Bead((1,), (), 0)],
        variants=(labels,),
        contrasts=(Contrast(labels, "label", 0.93, ("names the same people",)),),
    )


def test_contrasts_come_first_and_rows_stand_side_by_side():
    assert text_of(two_accounts(), titles=TITLES, notes=(), strips={}, width=60).splitlines() == [
        "A  Courier",
        "B  Agency",
        "",
        "Contrasts: 1",
        "   1  0.93  Label        A: Peaceful people | B: Agitators",
        "",
        "── A0 ↔ B0  0.81 ───────────────────────────────────────────",
        "[Peaceful people]¹ sat in    │ [Agitators]¹ sat in the",
        "the square.                  │ square.",
        "── A1  only in A ───────────────────────────────────────────",
        "Nobody warned them.          │",
    ]


def test_a_narrow_terminal_gets_the_sides_under_each_other():
    assert text_of(two_accounts(), titles=TITLES, notes=(), strips={}, width=40).splitlines()[-5:] == [
        "── A0 ↔ B0  0.81 ───────────────────────",
        "[Peaceful people]¹ sat in the square.",
        "[Agitators]¹ sat in the square.",
        "── A1  only in A ───────────────────────",
        "Nobody warned them.",
    ]


def test_notes_come_before_the_contrasts():
    lines = text_of(
        two_accounts(), titles=TITLES, notes=["No language model is installed."], strips={}, width=80
    ).splitlines()
    assert lines[2:5] == ["Note: No language model is installed.", "", "Contrasts: 1"]


def test_of_contrasts_that_overlap_the_later_closes_first():
    outer, inner = variant("substitution", Span(0, 9), Span(0, 3)), variant("omission", Span(4, 9), None)
    contrasts = (Contrast(outer, "label", 0.9, ()), Contrast(inner, "wording", 0.5, ()))
    collation = collation_with(
        ["Two words here"], ["One"], [Bead((0,), (0,), 0.5)], variants=(outer, inner), contrasts=contrasts
    )
    assert "[Two [words]²]¹ here" in text_of(collation, titles=TITLES, notes=(), strips={}, width=80)


def test_of_many_contrasts_the_first_are_listed_and_marked():
    found = tuple(variant("omission", Span(5 * i, 5 * i + 4), None) for i in range(26))
    contrasts = tuple(Contrast(one, "label", 1 - i / 26, ()) for i, one in enumerate(found))
    words = " ".join(["Word"] * 26)
    collation = collation_with([words], ["One"], [Bead((0,), (0,), 0.5)], variants=found, contrasts=contrasts)
    text = text_of(collation, titles=TITLES, notes=(), strips={}, width=120)
    assert "Contrasts: the first 25 of 26" in text
    assert (text.count("A: Word"), text.count("[Word]")) == (25, 25)


@pytest.mark.parametrize("width", [20, 59, 60, 100])
@given(collation=collations())
def test_no_line_is_wider_than_the_terminal(width, collation):
    assert all(
        len(line) <= width for line in text_of(collation, titles=TITLES, notes=(), strips={}, width=width).splitlines()
    )


@given(collations(), st.integers(60, 120))
def test_every_word_of_both_articles_is_there(collation, width):
    text = re.sub("[][⁰¹²³⁴⁵⁶⁷⁸⁹]", "", text_of(collation, titles=TITLES, notes=(), strips={}, width=width))
    assert all(word in text for witness in collation.witnesses for word in witness.text.split() if word.isalpha())


def test_the_facts_of_a_row_stand_under_it():
    assert text_of(two_accounts(), titles=TITLES, notes=(), strips=STRIPS, width=60).splitlines()[-4:-2] == [
        "  Name       Peaceful | Agitators  (A and B differ)",
        "  Speaker    people  (in A here, elsewhere in B: B7)",
    ]
