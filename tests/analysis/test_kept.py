"""Words that stand in a corrected text too."""

import pytest

from newsdiff.analysis.kept import is_kept
from newsdiff.analysis.types import Span

BEFORE = "Two men were killed on Sunday, the army said. Roads were closed."
AFTER = "The army said on Monday that two men were killed on Sunday. Roads stayed open."


def place(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("men were killed", "men were killed", True),
        ("killed", "Roads", False),
        ("Roads", "Roads stayed", True),
        ("the army", "The army", False),
        (".", "men", False),
    ],
)
def test_a_word_is_kept_where_the_shortest_edit_leaves_it(old, new, kept):
    assert is_kept(BEFORE, AFTER, old=place(BEFORE, old), new=place(AFTER, new)) is kept
