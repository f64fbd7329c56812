"""Nearly equal sides are linked in order, by diff-match-patch on words."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.link_features import Words
from newsdiff.analysis.verbatim import _diff, _letter, _merged, _quick_diff, grid_of
from newsdiff.analysis.wordclass import classes_of

WORDS = st.lists(st.sampled_from(["the", "guard", "cleared", "square", "early", "on", "Thursday"]), max_size=30)


def side(text: str) -> Words:
    forms = tuple(text.split())
    return Words(forms=forms, classes=classes_of(forms), vectors=None)


@given(WORDS, WORDS)
def test_the_steps_cover_both_sides_in_order_and_equal_ones_are_equal(left, right):
    for diff in (_diff, _quick_diff):
        i = j = 0
        for here, there, equal in _merged(diff(left, right)):
            assert (here[0], there[0]) == (i, j)
            assert not equal or left[here[0] : here[1]] == right[there[0] : there[1]]
            i, j = here[1], there[1]
        assert (i, j) == (len(left), len(right))


@given(WORDS, WORDS)
def test_both_ways_find_as_many_equal_words(left, right):
    def n_equal(steps):
        return sum(here[1] - here[0] for here, _, equal in steps if equal)

    assert n_equal(_diff(left, right)) == n_equal(_quick_diff(left, right))


def test_a_corrected_wire_report_is_linked_in_order_and_only_the_correction_is_weighed():
    left = side("Guardsmen entered the square from three sides shortly after 4 a.m. on the sixth of June")
    right = side("Guardsmen entered the square from three sides shortly after 5 a.m. on the sixth of June")
    grid = grid_of(left, right, language="en")
    linked = np.argwhere(grid == 1)
    changed = left.forms.index("4")
    assert {(i, i) for i in range(len(left.forms)) if i != changed} <= {tuple(pair) for pair in linked.tolist()}
    assert not grid[changed, :changed].any()
    assert not grid[changed, changed + 1 :].any()


def test_every_word_of_a_very_large_vocabulary_has_a_letter_of_its_own():
    letters = [_letter(number) for number in range(0, 70_000)]
    assert len(set(letters)) == len(letters)
    assert "".join(letters).encode("utf-8")
