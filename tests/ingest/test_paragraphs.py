"""Wrapped lines become paragraphs; headings stay apart."""

import pytest

from newsdiff.ingest.clean import clean
from newsdiff.ingest.types import RawArticle

WRAPPED = """The minister told reporters after the meeting of the cabinet in
the capital that the talks would go on until the end of the week.
He did not say who would lead them, and he left the building by
a side door."""


def blocks(text: str) -> list[str]:
    article = clean(RawArticle(text=text, name="", media_type="text/plain"))
    return [f"{block.kind[0]}: {article.text[block.start : block.end]}" for block in article.blocks]


def texts(text: str) -> list[str]:
    return [block[3:] for block in blocks(text)]


def test_wrapped_lines_are_joined_by_spaces() -> None:
    assert texts(WRAPPED) == [WRAPPED.replace("\n", " ")]


def test_a_short_last_line_ends_its_paragraph() -> None:
    assert texts(f"{WRAPPED}\n{WRAPPED}") == [WRAPPED.replace("\n", " ")] * 2


def test_a_heading_between_wrapped_paragraphs_stands_alone() -> None:
    assert blocks(f"{WRAPPED}\nNo way back\n{WRAPPED}")[1] == "s: No way back"


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("with President Karim Daoud, who had not been told, balking\n\n at the idea.", "balking at the idea."),
        ("with President Karim Daoud, who had not been told,\n\nbalking at the idea.", "told, balking at the idea."),
        ("and those who had seen the document and spoke about it to the\n\nReuters news agency.", "the Reuters news"),
        ("the groups which are said to be close to and armed by Iranian-\n\nbacked men.", "Iranian-backed men"),
    ],
)
def test_a_paragraph_broken_by_a_blank_line_is_joined(broken: str, joined: str) -> None:
    first = (
        "The speaker of parliament has refused to put the bill to a vote before the summer begins, he said on Monday."
    )
    assert len(texts(f"{first}\n\n{broken}")) == 2
    assert joined in texts(f"{first}\n\n{broken}")[1]


@pytest.mark.parametrize(
    "text",
    [
        "A headline that says what has happened in the capital on Monday\n\niPhone makers are worried.",
        "The first paragraph ends with a full stop as it should.\n\nal-Qaeda is not named in the second one.",
        "Reactions from abroad\n\nand what they mean for all of us who live here.",
        "One paragraph stands here alone and is whole in itself.\n\nAnother one does the same, as one can see.",
    ],
)
def test_what_a_blank_line_parts_stays_apart(text: str) -> None:
    assert texts(text) == text.split("\n\n")


def test_paragraphs_of_one_line_each_need_no_blank_lines() -> None:
    lines = [
        f"Paragraph number {number} is told in one single line of the page, as it should be." for number in range(4)
    ]
    assert texts("\n".join(lines)) == lines


def test_a_blank_line_after_every_line_says_nothing() -> None:
    assert texts(WRAPPED.replace("\n", "\n\n") + "\n\n" + WRAPPED.replace("\n", "\n\n"))[0].startswith(
        "The minister told reporters after the meeting of the cabinet in the capital"
    )


def test_narrow_columns_are_joined() -> None:
    narrow = (
        "A ferry carrying about\n300 passengers capsized off\nthe coast on Sunday, killing\n"
        "at least forty people, the\nguard said."
    )
    assert texts(narrow) == [narrow.replace("\n", " ")]


def test_indented_lines_begin_paragraphs() -> None:
    text = (
        "    The navy sent divers to the place, and the U.S.\nCoast Guard offered help, as the minister told us.\n"
        "    Ferries are the main means of transport between\nthe islands, and accidents are frequent there.\n"
        "    The inquiry goes on."
    )
    assert texts(text) == [
        "The navy sent divers to the place, and the U.S. Coast Guard offered help, as the minister told us.",
        "Ferries are the main means of transport between the islands, and accidents are frequent there.",
        "The inquiry goes on.",
    ]


def test_items_of_a_list_stand_alone() -> None:
    text = "What we know:\n• forty people are dead\n• the owner was arrested\n- the search goes on\n1. It was a ferry"
    assert len(texts(text)) == 5


def test_a_dash_inside_a_wrapped_sentence_is_no_item_of_a_list() -> None:
    text = (
        WRAPPED
        + "\n"
        + "The inquiry was opened by the president of the court on Tuesday\n- a man of seventy - and goes on.\n"
    )
    assert "Tuesday - a man of seventy - and goes on." in texts(text)[-1]


def test_chinese_lines_are_joined_without_spaces() -> None:
    text = (
        "　　海岸警卫队十一日说，一艘载有约三百名乘客的渡轮当天\n"
        "在附近海域沉没，造成至少四十人遇难，搜救工作仍在进行\n之中。\n　　交通部将展开调查。"
    )
    assert texts(text) == [
        "海岸警卫队十一日说，一艘载有约三百名乘客的渡轮当天在附近海域沉没，造成至少四十人遇难，搜救工作仍在进行之中。",
        "交通部将展开调查。",
    ]


def test_arabic_lines_are_joined_with_spaces() -> None:
    text = (
        "قال خفر السواحل يوم الأحد إن ما لا يقل عن أربعين شخصا لقوا\n"
        "حتفهم بعد غرق عبارة كانت تقل نحو ثلاثمئة راكب قبالة\nسواحل الجزيرة."
    )
    assert texts(text) == [text.replace("\n", " ")]


def test_a_title_before_a_name_does_not_end_a_paragraph() -> None:
    text = WRAPPED.replace(
        "He did not", "Gen. Karim Daoud, who had listened to all of this, and then Gen.\nOmar Idris left. He did not"
    )
    assert "then Gen. Omar Idris left" in " ".join(texts(text))


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\u200b\ufeff"])
def test_nothing_gives_no_block(text: str) -> None:
    assert blocks(text) == []


@pytest.mark.parametrize("text", ["word", "Advertisement", "🚢🙂", "שלום עולם", "x" * 100_000])
def test_one_word_is_one_block(text: str) -> None:
    assert texts(text) == [text]


@pytest.mark.parametrize("left", ["for a new", "to the", "that was", "members of"])
def test_a_blank_line_inside_a_short_first_paragraph_is_bridged(left: str) -> None:
    text = f"The council of Riverton met on Monday to vote {left}\n\nbridge over the river.\n\nThe mayor was there."
    assert clean(RawArticle(text=text, name="", media_type="text/plain")).text.count("\n\n") == 1


def test_a_headline_above_a_name_in_small_letters_stays_one() -> None:
    text = (
        "Riverton council votes for bridge in spite of protests\n\nal-Nahr, the mayor, said it was a good day for all."
    )
    assert clean(RawArticle(text=text, name="", media_type="text/plain")).headline.endswith("of protests")
