"""Dates are found in many ways of writing them."""

import datetime

import pytest

from newsdiff.ingest.clean import clean
from newsdiff.ingest.dates import find_date, is_date
from newsdiff.ingest.facts import LONE_DATE_NOTICE
from newsdiff.ingest.types import ExtractedArticle, RawArticle

DAY = datetime.date(2020, 10, 11)
LEAD = "A ferry carrying about 300 passengers capsized off the coast on Sunday, the coast guard said in a statement."

LONE = [
    "11 October 2020",
    "October 11, 2020",
    "Sunday, October 11th, 2020",
    "Sun Oct 11 2020 9:46 PM EDT",
    "Sun 11 Oct 2020 21.46 BST",
    "2020-10-11",
    "2020-10-11T21:46:00Z",
    "2020/10/11 21:46",
    "2020-October-11  21:46",
    "11.10.2020, 21:46 Uhr",
    "Sonntag, 11. Oktober 2020",
    "dimanche 11 octobre 2020 à 21h46",
    "11 de octubre de 2020",
    "11 октября 2020 г.",
    "11 Ekim 2020 Pazar",
    "الأحد 11 أكتوبر 2020",
    "الأحد ١١ أكتوبر ٢٠٢٠",
    "11 באוקטובר 2020",
    "2020年10月11日 21:46",
    "2020년 10월 11일",
]


@pytest.mark.parametrize("line", LONE)
def test_a_date_is_read(line: str) -> None:
    assert find_date(line) == DAY
    assert is_date(line)


@pytest.mark.parametrize("line", ["3 hours ago", "an hour ago", "5m ago", "10/11/2020"])
def test_some_dates_can_not_be_told(line: str) -> None:
    assert find_date(line) is None
    assert is_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "On 11 October 2020 the ferry sank",
        "In October 2020",
        "May 2020 be better",
        "31 February 2020",
        "1234567890123",
        "Sunday",
        "The 2020s",
        "",
        "1 " * 60,
    ],
)
def test_other_lines_are_no_dates(line: str) -> None:
    assert not is_date(line) or find_date(line) is None


def article(*lines: str) -> ExtractedArticle:
    return clean(RawArticle(text="\n".join(lines), name="", media_type="text/plain"))


@pytest.mark.parametrize(
    "lines",
    [
        ["Publish Date: 11 October 2020 - 21:46"],
        ["Wednesday 02 December 2020", "Publish Date: 11 October 2020 - 21:46"],
        ["Published", "11 October 2020"],
        ["Published 11 October 2020 | Updated 12 October 2020"],
        ["Updated: 12 October 2020", "Published: 11 October 2020"],
        ["Posted on October 11, 2020"],
        ["Last updated: 11 October 2020"],
        ["Veröffentlicht am 11. Oktober 2020"],
        ["Publié le 11 octobre 2020 à 21h46"],
        ["Опубликовано: 11 октября 2020"],
        ["تاريخ النشر: 11 أكتوبر 2020 - 21:46"],
        ["发布时间：2020年10月11日 21:46"],
        ["2020年10月11日 21:46 来源：新华网"],
        ["Oct 11, 2020 | World | 3 min read"],
        ["PUBLISHED: 21:46, 11 October 2020 | UPDATED: 09:02, 12 October 2020"],
        ["Sunday, 11 October 2020 7:46 PM  [ Last Update: Sunday, 11 October 2020 8:10 PM ]"],
        ["WORLD Published October 11, 2020 9:46pm EDT"],
    ],
)
def test_the_publication_date_is_found_and_its_line_taken_out(lines: list[str]) -> None:
    found = article("Ferry sinks off the coast", *lines, LEAD)
    assert found.published == DAY
    assert found.text == f"Ferry sinks off the coast\n\n{LEAD}"
    assert {removal.reason for removal in found.removed} == {"date line"}


def test_a_date_without_a_label_comes_with_a_notice() -> None:
    found = article("11 October 2020", LEAD)
    assert (found.published, found.notices) == (DAY, (LONE_DATE_NOTICE,))


def test_a_date_that_agrees_with_the_dateline_needs_no_notice() -> None:
    found = article("Oct 11, 2020", f"ADWA, Oct 11 (Reuters) - {LEAD}")
    assert (found.published, found.notices) == (DAY, ())


def test_a_date_with_the_time_of_day_wins_over_the_day_of_the_page() -> None:
    assert article("Fri Nov 20, 2020", "2020-October-11 21:46", LEAD).published == DAY


def test_a_year_in_the_dateline_gives_the_date() -> None:
    assert article(f"LONDON, Oct 11, 2020 (AFP) – {LEAD}").published == DAY


def test_a_date_inside_the_article_is_left_alone() -> None:
    found = article(LEAD, "11 October 2020", LEAD)
    assert (found.published, found.removed) == (None, ())


def test_the_date_that_the_file_names_wins() -> None:
    raw = RawArticle(text=f"3 May 2021\n\n{LEAD}", name="a.html", media_type="text/html", published=DAY)
    assert (clean(raw).published, clean(raw).notices) == (DAY, ())


def test_a_date_under_the_sentence_below_the_headline_is_found() -> None:
    deck = "The groups demanded a timetable for the withdrawal of the troops."
    assert article("Militias say they will halt attacks", deck, "Oct. 11, 2020", f"{LEAD} {LEAD}").published == DAY
