"""Pasted text is taken as it is, within limits."""

import pytest

from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.limits import Limits
from newsdiff.ingest.read import read_paste

TEXT = "The minister told reporters that the talks would go on until Friday."


@pytest.mark.parametrize("text", ["", "  \n ", "\x00\x00", "\u200b"])
def test_nothing_is_refused(text: str) -> None:
    with pytest.raises(IngestError) as raised:
        read_paste(text)
    assert raised.value.reason == "empty"


@pytest.mark.parametrize("text", ["word", "two words", "联合国"])
def test_a_word_or_two_are_refused(text: str) -> None:
    with pytest.raises(IngestError, match="all that is here") as raised:
        read_paste(text)
    assert raised.value.reason == "no text"


def test_more_than_the_limit_is_refused() -> None:
    with pytest.raises(IngestError, match="longer than") as raised:
        read_paste(TEXT, limits=Limits(stored_text=20))
    assert raised.value.reason == "too large"
    with pytest.raises(IngestError, match="more than 2 lines"):
        read_paste(f"{TEXT}\n\n{TEXT}", limits=Limits(lines=2))


def test_the_text_stays_but_for_line_ends_and_invisible_characters() -> None:
    assert read_paste(f"  {TEXT}\r\n\ud800\x00{TEXT}").text == f"  {TEXT}\n\ufffd{TEXT}"


def test_words_broken_at_line_ends_are_mended_with_a_notice() -> None:
    raw = read_paste("The guard is still looking for sur-\nvivors of the disaster, and Iranian-\nbacked groups help.")
    assert raw.text == "The guard is still looking for survivors\nof the disaster, and Iranian-\nbacked groups help."
    assert raw.notices == ("Words broken at line ends were joined: 1.",)
