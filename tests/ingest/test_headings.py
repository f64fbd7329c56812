"""Headline and sub-headings are told from paragraphs."""

import pytest

from newsdiff.ingest.clean import clean
from newsdiff.ingest.types import ExtractedArticle, RawArticle

LEAD = "A ferry carrying about 300 passengers capsized off the coast on Sunday, the coast guard said in a statement."
MORE = "The vessel was licensed to carry 120 people, according to a document of the ministry of transport."


def article(*lines: str, headline: str = "") -> ExtractedArticle:
    return clean(RawArticle(text="\n\n".join(lines), name="", media_type="text/plain", headline=headline))


@pytest.mark.parametrize(
    "line",
    [
        "Ferry sinks off the coast with 300 aboard",
        "FERRY SINKS",
        "‘Nobody counted us’: survivors tell their story",
        "Why do the ferries keep sinking?",
        "海岸附近渡轮沉没 至少四十人遇难",
    ],
)
def test_a_first_line_without_a_full_stop_is_the_headline(line: str) -> None:
    assert article(line, LEAD, MORE).headline == line


@pytest.mark.parametrize("line", [LEAD, "He left.", "and so it went on", "• a first point", "x" * 201])
def test_other_first_lines_are_no_headline(line: str) -> None:
    assert article(line, LEAD, MORE).headline == ""


def test_a_short_headline_above_a_longer_line_is_kept() -> None:
    found = article("Ferry sinks", "At least forty people are dead, officials say", LEAD)
    assert (found.headline, found.removed) == ("Ferry sinks", ())
    assert found.subheadings == ("At least forty people are dead, officials say",)


def test_a_line_without_a_paragraph_after_it_is_no_headline() -> None:
    assert article("Ferry sinks off the coast with 300 aboard").headline == ""


def test_short_lines_above_the_headline_are_taken_out() -> None:
    found = article("The Herald", "Zanbar", "Ferry sinks off the coast with 300 aboard", LEAD)
    assert found.headline == "Ferry sinks off the coast with 300 aboard"
    assert [removal.text for removal in found.removed] == ["The Herald", "Zanbar"]


@pytest.mark.parametrize(
    "line", ["Search goes on", "What happened?", "‘Nobody counted us’", "21:46 GMT", "10.15pm", "搜救仍在进行"]
)
def test_a_short_line_before_a_paragraph_is_a_subheading(line: str) -> None:
    assert article(LEAD, line, MORE).subheadings == (line,)


@pytest.mark.parametrize(
    "line",
    [
        "He left.",
        "“What happened?”",
        "and so on",
        "• a point",
        "the word “unfinished",
        "Then, after a pause,",
        "word " * 20,
    ],
)
def test_other_lines_are_no_subheadings(line: str) -> None:
    assert article(LEAD, line, MORE).subheadings == ()


def test_a_last_line_is_no_subheading() -> None:
    assert article(LEAD, MORE, "Search goes on").subheadings == ()


def test_the_headline_of_the_file_is_added_where_the_text_lacks_it() -> None:
    found = article(LEAD, MORE, headline="Ferry sinks")
    assert found.text == f"Ferry sinks\n\n{LEAD}\n\n{MORE}"
    assert found.headline == "Ferry sinks"


def test_the_headline_of_the_file_is_not_doubled() -> None:
    found = article("FERRY SINKS – off the coast", LEAD, headline="Ferry sinks off the coast")
    assert found.text == f"FERRY SINKS – off the coast\n\n{LEAD}"
    assert found.headline == "FERRY SINKS – off the coast"


def test_a_headline_that_stands_twice_is_kept_once() -> None:
    found = article("Ferry sinks today", "Ferry sinks today", LEAD, headline="Ferry sinks today")
    assert found.text == f"Ferry sinks today\n\n{LEAD}"
    assert [removal.reason for removal in found.removed] == ["duplicate headline"]


def test_removals_stand_where_they_were_in_spite_of_an_added_headline() -> None:
    found = article(LEAD, "Advertisement", MORE, headline="Ferry sinks")
    assert found.text[found.removed[0].before :] == MORE
