"""Characters become canonical, in linear time."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.ingest.normalise import normalise, unify


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("cafe\u0301", "café"),
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("a\x00b\x07c", "abc"),
        ("\ufeffa\u200bb\xadc", "abc"),
        ("a\u202eb\u2066c", "abc"),
        ("a\u200db\u200c\u200ec", "a\u200db\u200c\u200ec"),
        ("a\ud800b", "a\ufffdb"),
        (" a \t\xa0 b\u3000", "a b"),
        ("👩\u200d🚒", "👩\u200d🚒"),
    ],
)
def test_characters_become_canonical(text: str, canonical: str) -> None:
    assert normalise(text) == canonical


@given(st.text())
def test_normalising_twice_equals_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_long_runs_of_marks_are_broken_so_that_sorting_them_stays_quick() -> None:
    text = "a" + "\u0301\u0316" * 100_000
    assert unicodedata.is_normalized("NFC", unify(text))
    assert unify(unify(text)) == unify(text)
