"""Words, numbers and punctuation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.tokenize import is_word, tokenize
from tests.analysis.texts import texts

CASES = {
    "words": "The army left",
    "stop": "He left .",
    "hyphens": "anti-terror al-Muhandis Iranian-backed",
    "possessive": "Iran ’s army , the boys ' toys",
    "inner apostrophe": "Kata'ib Sha’abi don’t",
    "short forms": "U.S. troops at 5 a.m. today",
    "title": "Gen. Dane and Mr. Smith",
    "numbers": "5,000 men , $1.5 , 21:46 , 40% , 1990s , 2nd , 20-year-old",
    "ellipsis": "well ... yes … no",
    "dashes": "yes -- no — maybe",
    "quotes": "“ Truce , ” he said",
    "address": "see https://example.org/a?b=c .",
    "tag": "#news @army",
    "party and state": "R-S.C. senator",
    "Chinese": "停 火",
    "Hindi": "हिन्दी शांति ।",
    "Arabic": "هدنة ، الآن",
}


@pytest.mark.parametrize("spaced", CASES.values(), ids=CASES.keys())
def test_text_falls_into_the_tokens_of_a_reader(spaced: str) -> None:
    text = spaced
    for before, after in (
        (" ’s", "’s"),
        (" '", "'"),
        (" ,", ","),
        (" .", "."),
        ("“ ", "“"),
        (" ”", "”"),
        ("停 火", "停火"),
    ):
        text = text.replace(before, after)
    assert [token.form for token in tokenize(text)] == spaced.split()


@given(texts, st.integers(0, 50))
def test_tokens_are_ordered_and_cover_all_but_white_space(text: str, start: int) -> None:
    """Fails when the pattern drops a character, e.g. without its last alternative."""
    covered = 0
    for token in tokenize(text, start=start):
        begin, end = token.span.start - start, token.span.end - start
        assert token.form == text[begin:end] != ""
        assert not text[covered:begin].strip()
        assert not any(character.isspace() for character in token.form)
        covered = end
    assert not text[covered:].strip()


@pytest.mark.parametrize(("form", "expected"), [("U.S.", True), ("5", True), ("’s", False), ("…", False), ("停", True)])
def test_words_are_told_from_punctuation(form: str, expected: bool) -> None:
    assert is_word(form) is expected
