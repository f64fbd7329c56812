"""Laws that hold for every text, however broken."""

import re
import unicodedata
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsdiff.ingest.clean import clean
from newsdiff.ingest.headings import same_words
from newsdiff.ingest.normalise import normalise
from newsdiff.ingest.types import ExtractedArticle, RawArticle

PIECES = [
    "BAGHDAD (Dispatches) -- An array of groups asked the government for a timetable on Sunday, officials said.",
    "LONDON, Oct. 11 (Reuters) - ",
    "Publish Date: 11 October 2020 - 21:46",
    "Updated 3 hours ago",
    "Wednesday 02 December 2020",
    "News ID: 83768",
    "* Comment:",
    "Advertisement",
    "By Jane Doe",
    "Read more: Talks to resume",
    "Most read",
    "Home > World > Iraq",
    "Facebook Twitter WhatsApp",
    "American threat",
    "The minister said that the talks, which began on Monday,",
    "would go on until the end of the week in spite of the attack.",
    "with President Karim Daoud balking",
    "at the idea of seizing the money that lies in the accounts of the bank.",
    "“The factions gave a truce,” he said.",
    "• a first point of the list",
    "12:45 GMT",
    "قال المتحدث باسم الجماعة إن القوات انسحبت من المدينة يوم الأحد،",
    "联合国安理会星期一举行紧急会议，讨论当地局势。",
    "a",
    "the Iranian-",
    "Gen.",
    "🙂",
    "",
    "  ",
    "\u3000\u3000",
    "x" * 130,
]
LINES = st.sampled_from(PIECES) | st.text(max_size=40)
TEXTS = st.lists(LINES, max_size=14).map("\n".join) | st.lists(LINES, max_size=10).map("\n\n".join) | st.text()


RELAXED = settings(deadline=None, max_examples=150)  # the first text loads the language model


def article(text: str) -> RawArticle:
    return RawArticle(text=text, name="", media_type="text/plain")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def texts_of(extracted: ExtractedArticle) -> list[str]:
    return [extracted.text[block.start : block.end] for block in extracted.blocks]


@given(TEXTS)
@example("LONDON, Oct. 11 (Reuters) - BAGHDAD (Dispatches) -- The groups asked for a timetable on Sunday.")
@RELAXED
def test_cleaning_twice_equals_cleaning_once(text: str) -> None:
    once = clean(article(text))
    twice = clean(article(once.text))
    assert twice.text == once.text
    assert twice.blocks == once.blocks
    assert twice.removed == ()


@given(TEXTS)
@RELAXED
def test_removed_lines_are_lines_of_the_raw_text(text: str) -> None:
    lines = normalise(text).split("\n")
    for removal in clean(article(text)).removed:
        if removal.reason == "dateline":
            start = squeezed("".join(lines[removal.line :]))
            assert start.startswith(squeezed(removal.text))
        else:
            assert lines[removal.line] == removal.text


@given(TEXTS)
@RELAXED
def test_the_words_of_every_block_stand_in_the_raw_text(text: str) -> None:
    kept = squeezed("".join(texts_of(clean(article(text)))))
    raw = iter(squeezed(normalise(text)))
    assert all(char in raw for char in kept)


@given(TEXTS)
@RELAXED
def test_blocks_cover_the_text_but_for_the_blank_lines(text: str) -> None:
    extracted = clean(article(text))
    assert "\n\n".join(texts_of(extracted)) == extracted.text
    assert all(block.start < block.end for block in extracted.blocks)
    assert not any("\n" in block for block in texts_of(extracted))


@given(TEXTS)
@RELAXED
def test_the_text_is_canonical(text: str) -> None:
    cleaned = clean(article(text)).text
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in cleaned.replace("\n", ""))
    cleaned.encode("utf-8")


@given(TEXTS)
@RELAXED
def test_putting_every_line_back_loses_nothing(text: str) -> None:
    removed = clean(article(text)).removed
    full = clean(article(text), keep={removal.line for removal in removed})
    assert full.removed == ()
    assert squeezed(full.text) == squeezed(normalise(text))


@given(TEXTS, st.data())
@RELAXED
def test_what_is_neither_kept_nor_removed_does_not_exist(text: str, data: st.DataObject) -> None:
    lines = sorted({removal.line for removal in clean(article(text)).removed})
    keep = data.draw(st.sets(st.sampled_from(lines)) if lines else st.just(set()))
    extracted = clean(article(text), keep=keep)
    assert {removal.line for removal in extracted.removed} == set(lines) - keep
    length = len(squeezed(extracted.text)) + sum(len(squeezed(removal.text)) for removal in extracted.removed)
    assert length == len(squeezed(normalise(text)))


@given(TEXTS)
@RELAXED
def test_removals_stand_in_text_order_inside_the_text(text: str) -> None:
    extracted = clean(article(text))
    places = [removal.before for removal in extracted.removed]
    assert places == sorted(places)
    assert all(0 <= place <= len(extracted.text) for place in places)


@given(TEXTS, st.text(max_size=60))
@RELAXED
def test_the_headline_is_a_block_of_the_text(text: str, headline: str) -> None:
    extracted = clean(RawArticle(text=text, name="a.html", media_type="text/html", headline=headline))
    if extracted.headline:
        assert extracted.headline in texts_of(extracted)


@given(TEXTS)
@RELAXED
def test_a_headline_of_the_file_that_the_text_lacks_is_added(text: str) -> None:
    extracted = clean(replace(article(text), headline="Ferry sinks off the coast of the island"))
    assert extracted.headline == "Ferry sinks off the coast of the island"
    assert extracted.headline in texts_of(extracted)


TITLES = st.sampled_from(
    [
        "Ferry sinks off the coast of the island",
        "Minister: “We were warned twice”",
        "هدنة مشروطة في العراق",
        "Home",
        "News",
        "Latest news",
        "Riverton Gazette",
        "Oct. 11, 2020",
    ]
)


@given(TEXTS, TITLES)
@example("A\r:A\nLONDON, Oct. 11 (Reuters) - ", "Latest news")
@RELAXED
def test_a_headline_that_a_file_named_outlives_another_cleaning(text: str, headline: str) -> None:
    once = clean(replace(article(text), headline=headline))
    again = clean(replace(article(once.text), headline=once.headline))
    assert not once.headline or same_words(again.headline, once.headline)  # of lines that repeat it the first stays
