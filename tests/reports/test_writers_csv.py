"""The tables: columns, rows, and cells that no spreadsheet takes for a formula."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.display.tables import neutral, original, table
from newsdiff.reports.writers.csv import (
    ANNOTATION_COLUMNS,
    CONTRAST_COLUMNS,
    write_annotations,
    write_contrasts,
    write_decisions,
    write_facts,
)
from tests.reports.reports_by_hand import GROUPS, report_by_hand

STARTS = ["=", "+", "-", "@", "\t", "\r"]


def rows_of(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return [
        {column: original(cell) for column, cell in row.items()}
        for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)
    ]


def test_the_table_of_annotations_has_the_columns_of_the_format():
    header = write_annotations(report_by_hand()).decode("utf-8-sig").split("\r\n")[0]
    assert header == (
        "comparison_id,difference_id,difference_type,code,code_guid,target,polarity,voice,coder,status,confidence,memo,"
        "a_source_id,a_outlet,a_start,a_end,a_quote,b_source_id,b_outlet,b_start,b_end,b_quote,"
        "created_at,updated_at,permalink"
    )


def test_each_code_of_each_finding_is_a_row():
    rows = rows_of(write_annotations(report_by_hand()))
    assert [(row["difference_id"], row["code"], row["coder"]) for row in rows] == [
        ("d0123456789ab", "Actor label", "Ada"),
        ("d0123456789ab", "Agency", "Ada"),
        ("dba9876543210", "Agency", "Ben"),
    ]


def test_a_row_holds_both_sides_the_comment_and_the_moments():
    row = rows_of(write_annotations(report_by_hand()))[0]
    assert (row["a_quote"], row["b_quote"]) == ("Anti-terror groups", "Iranian-backed factions")
    assert (row["a_source_id"], row["a_start"], row["a_end"]) == ("11", "17", "35")
    assert row["memo"] == "Each names the doer\nby its own side."
    assert (row["created_at"], row["updated_at"]) == ("2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z")


def test_a_side_with_nothing_opposite_names_its_article_and_no_words():
    row = rows_of(write_annotations(report_by_hand()))[2]
    assert [row[f"a_{name}"] for name in ("source_id", "outlet", "start", "end", "quote")] == [
        "11",
        "Courier",
        "",
        "",
        "",
    ]


@pytest.mark.parametrize(("side", "filled", "empty"), [(0, "a", "b"), (1, "b", "a")])
def test_one_side_alone_stands_in_its_own_columns(side, filled, empty):
    report = report_by_hand()
    finding = replace(report.findings[0], sides=(report.findings[0].sides[side],))
    row = rows_of(write_annotations(replace(report, findings=(finding,))))[0]
    assert row[f"{filled}_quote"]
    assert row[f"{empty}_source_id"] == ""


def test_several_stretches_of_one_side_are_one_cell():
    report = report_by_hand()
    side = replace(report.findings[0].sides[0], quotes=(GROUPS, replace(GROUPS, start=50, end=60, words="it struck")))
    finding = replace(report.findings[0], sides=(side, report.findings[0].sides[1]))
    row = rows_of(write_annotations(replace(report, findings=(finding,))))[0]
    assert (row["a_start"], row["a_end"], row["a_quote"]) == ("17", "60", "Anti-terror groups […] it struck")


def test_the_contrasts_say_which_were_annotated():
    rows = rows_of(write_contrasts(report_by_hand()))
    assert list(rows[0]) == list(CONTRAST_COLUMNS)
    assert [(row["rank"], row["salience"], row["b_quote"], row["annotated"]) for row in rows] == [
        ("1", "0.9000", "Iranian-backed factions", "yes"),
        ("2", "0.5000", "", "no"),
    ]


@given(cell=st.text())
def test_a_neutral_cell_gives_back_the_original(cell):
    assert original(neutral(cell)) == cell


@given(start=st.sampled_from(STARTS), rest=st.text())
def test_no_cell_begins_as_a_formula(start, rest):
    assert neutral(start + rest).startswith("'")


@given(cells=st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2))
def test_what_is_written_is_read_again(cells):
    (row,) = rows_of(table(("one", "two"), [cells]))
    assert [row["one"], row["two"]] == cells


@pytest.mark.parametrize("start", STARTS)
def test_a_formula_in_a_comment_reaches_no_spreadsheet(start):
    data = write_annotations(report_by_hand(comment=f"{start}cmd|' /C calc'!A0"))
    memo = next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))["memo"]
    assert memo == f"'{start}cmd|' /C calc'!A0"


def test_the_file_begins_with_a_byte_order_mark_and_ends_lines_as_the_standard_says():
    data = table(("one",), [["“x”"]])
    assert data == b"\xef\xbb\xbfone\r\n\xe2\x80\x9cx\xe2\x80\x9d\r\n"


def test_the_columns_are_named_once():
    assert len(set(ANNOTATION_COLUMNS)) == len(ANNOTATION_COLUMNS)


def test_a_decision_stands_beside_what_each_coder_said():
    (row,) = rows_of(write_decisions(report_by_hand()))
    assert (row["codes"], row["coders"], row["how"]) == (
        "Actor label",
        "Ada: Actor label; Agency | Ben: nothing",
        "decision",
    )
    assert (row["reason"], row["decided_by"], row["decided_at"]) == (
        "=One act,\nnot two.",
        "Eve",
        "2026-01-01T12:00:00Z",
    )
    assert (row["a_quote"], row["b_quote"]) == ("Anti-terror groups", "Iranian-backed factions")


def test_the_facts_say_where_they_stand():
    rows = rows_of(write_facts(report_by_hand()))
    assert [
        (row["row"], row["kind"], row["said"], row["a_quote"], row["b_quote"], row["elsewhere"]) for row in rows
    ] == [
        ("A2 and B1", "number", "in A here, elsewhere in B", "Two men", "", "B2"),
        ("A2 and B1", "date", "only in B", "", "Roads were closed.", ""),
    ]
    assert rows[0]["a_start"] == "58"
