"""The same words in another dress: what is marked, where, and what is left to the analysis."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.types import Bead
from newsdiff.display.surface import surface_marks
from tests.display.collations import collation_with, collations


def seen(left: str, right: str) -> list[tuple[str, str, str]]:
    """Kind and words of both sides of what is marked."""
    found = collation_with([left], [right], [Bead((0,), (0,), 0.9)])
    marks = surface_marks(found, "A", "B")
    ends = {"A": left, "B": right}
    assert all(one.key == other.key for one, other in zip(marks[::2], marks[1::2], strict=True))
    return [
        (one.category, ends[one.sigil][one.start : one.end], ends[other.sigil][other.start : other.end])
        for one, other in zip(marks[::2], marks[1::2], strict=True)
    ]


@pytest.mark.parametrize(
    ("left", "right", "marked"),
    [
        ("The Government met.", "The government met.", [("case", "Government", "government")]),
        ("He fled, she said.", "He fled she said.", [("punctuation", "fled,", "fled")]),
        ("Talks failed; he left.", "Talks failed. he left.", [("punctuation", "failed;", "failed.")]),
        ("It was “aid” to all.", "It was aid to all.", [("quotes", "“aid", "aid"), ("quotes", "aid”", "aid")]),
        ('"No," he said.', "“No,” he said.", [("quotes", '"No', "“No"), ("quotes", 'No,"', "No,”")]),
        ("They don't go.", "They don’t go.", [("quotes", "don't", "don’t")]),
        ("Police – he said – ran.", "Police he said ran.", [("punctuation", "Police –", "Police"),
                                                            ("punctuation", "said –", "said")]),
        ("…", "!", [("punctuation", "…", "!")]),
        ("It ended", "It ended!", [("punctuation", "ended", "ended!")]),
    ],
)  # fmt: skip
def test_what_looks_different_is_marked_with_the_word_it_touches(left, right, marked):
    assert seen(left, right) == marked


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("About 2,500 men fled at 5.30.", "About 2500 men fled at 5:30."),
        ("It cost $5 or 3%.", "It cost 5 or 3."),
        ("The U.S. left.", "The US left."),
        ("Die Ära endet.", "Die Aera endet."),
        ("यह दिन है", "यह दान है"),
    ],
)
def test_other_words_and_numbers_are_no_matter_of_looks(left, right):
    assert seen(left, right) == []


def test_a_difference_is_named_with_what_the_other_side_has():
    found = collation_with(["The Army left."], ["The army left."], [Bead((0,), (0,), 0.9)])
    assert [(mark.kind, mark.title, mark.partner, mark.bead) for mark in surface_marks(found, "B", "A")] == [
        ("spelling", "Case. B has: army", "army", 0),
        ("spelling", "Case. A has: Army", "Army", 0),
    ]


def test_where_words_stand_in_another_place_nothing_is_marked():
    assert seen("On Sunday, the army left.", "The army left on Sunday.") == [("case", "the", "The")]


@given(collations())
def test_marks_come_in_pairs_that_say_the_same_in_either_order_of_the_letters(found):
    marks = surface_marks(found, "A", "B")
    assert marks == surface_marks(found, "B", "A")
    assert set(Counter(mark.key for mark in marks).values()) <= {2}


@given(st.lists(st.sampled_from(["one", "Two", "three"]), min_size=1), st.data())
def test_case_alone_is_found_as_case_alone(words, data):
    turned = [word.upper() if data.draw(st.booleans()) else word for word in words]
    found = seen(" ".join(words), " ".join(turned))
    assert [(one, other) for _, one, other in found] == [
        pair for pair in zip(words, turned, strict=True) if pair[0] != pair[1]
    ]
