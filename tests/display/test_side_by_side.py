"""The rows of two witnesses: laws, and the places of what stands alone."""

import pytest
from hypothesis import given

from newsdiff.analysis.types import Bead, Collation
from newsdiff.display.marks import marks_of
from newsdiff.display.side_by_side import side_by_side
from newsdiff.display.types import Mark, Row, SideBySide
from tests.display.collations import collation_with, collations


def sketch(page: SideBySide) -> list[str]:
    """Rows as "A0 B1", "A1 –", "– B0", with "↪" where moved."""
    return [f"{side(row, 'left')} {side(row, 'right')}{' ↪' if row.moved else ''}" for row in page.rows]


def side(row: Row, name: str) -> str:
    cell = row.left if name == "left" else row.right
    return "+".join(f"{view.sigil}{view.index}" for view in cell.passages) if cell else "–"


def page_of(left: int, right: int, beads: list[Bead], *sigils: str) -> SideBySide:
    collation = collation_with(["One."] * left, ["Two."] * right, beads)
    return side_by_side(collation, *(sigils or ("A", "B")), marks=())


@given(collations())
def test_a_row_alone_is_the_row_of_the_page(collation):
    marks = marks_of(collation, "A", "B")
    rows = side_by_side(collation, "A", "B", marks).rows
    assert [side_by_side(collation, "A", "B", marks, only={row.bead}).rows for row in rows] == [(row,) for row in rows]


CASES = [
    ("in order", 2, 2, [((0,), (0,)), ((1,), (1,))], ["A0 B0", "A1 B1"]),
    ("only right stands after the row before it", 2, 3, [((0,), (0,)), ((1,), (2,)), ((), (1,))],
     ["A0 B0", "– B1", "A1 B2"]),
    ("only right at the start comes first", 1, 2, [((0,), (1,)), ((), (0,))], ["– B0", "A0 B1"]),
    ("several only right keep their order", 1, 3, [((0,), (0,)), ((), (1,)), ((), (2,))], ["A0 B0", "– B1", "– B2"]),
    ("only right follows a row that moved", 2, 3, [((0,), (1,)), ((1,), (0,)), ((), (2,))],
     ["A0 B1 ↪", "– B2", "A1 B0"]),
    ("two sentences of one row", 2, 1, [((0, 1), (0,))], ["A0+A1 B0"]),
    ("one of four moved", 4, 4, [((0,), (3,)), ((1,), (0,)), ((2,), (1,)), ((3,), (2,))],
     ["A0 B3 ↪", "A1 B0", "A2 B1", "A3 B2"]),
    ("a passage with two partners", 2, 1, [((0,), (0,)), ((1,), (0,))], ["A0 B0", "A1 B0"]),
    ("nothing on the left", 0, 1, [((), (0,))], ["– B0"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right", "beads", "rows"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_rows_stand_in_the_order_of_the_left_text(left, right, beads, rows):
    assert sketch(page_of(left, right, [Bead(*bead, 0.5) for bead in beads])) == rows


def test_the_pair_can_be_asked_for_in_either_order():
    beads = [Bead((0,), (0,), 0.7), Bead((1,), (), 0)]
    page = page_of(2, 1, beads, "B", "A")
    assert sketch(page) == ["B0 A0", "– A1"]
    assert [row.bead for row in page.rows] == [0, 1]
    assert [row.relation for row in page.rows] == ["aligned", "only right"]


def test_witnesses_without_an_alignment_are_a_key_error():
    with pytest.raises(KeyError):
        page_of(1, 1, [Bead((0,), (0,), 1)], "A", "C")


def test_a_paragraph_is_known_by_its_first_passage():
    page = page_of(3, 1, [Bead((0,), (0,), 1), Bead((1,), (), 0), Bead((2,), (), 0)])
    assert [row.left.passages[0].starts_paragraph for row in page.rows if row.left] == [True, False, True]


def test_a_passage_with_two_partners_shows_in_each_row_the_marks_of_that_row():
    marks = [Mark("variant", "A", 0, 3, f"v{bead}", "omission", "", bead=bead) for bead in (0, 1)]
    beads = [Bead((0,), (0,), 1), Bead((0,), (1,), 1)]
    page = side_by_side(collation_with(["One."], ["Two.", "Three."], beads), "A", "B", marks)
    shown = [[mark.key for run in row.left.passages[0].runs for mark in run.marks] for row in page.rows if row.left]
    assert shown == [["v0"], ["v1"]]
    assert [row.left.passages[0].repeated for row in page.rows if row.left] == [False, True]


@given(collations())
def test_joined_runs_give_back_the_text_of_each_passage(collation: Collation):
    page = side_by_side(collation, "A", "B", marks_of(collation, "A", "B"))
    for view in views(page):
        text = collation.witness(view.sigil).text
        assert "".join(run.text for run in view.runs) == text[view.start : view.end]
        assert all(text[run.start : run.start + len(run.text)] == run.text for run in view.runs)


@given(collations())
def test_every_passage_stands_on_the_page_once(collation: Collation):
    page = side_by_side(collation, "A", "B", ())
    assert sorted((view.sigil, view.index) for view in views(page)) == [(p.sigil, p.index) for p in collation.passages]


@given(collations())
def test_rows_keep_the_left_order(collation: Collation):
    page = side_by_side(collation, "A", "B", ())
    lefts = [view.index for row in page.rows if row.left for view in row.left.passages]
    assert lefts == sorted(lefts)


@given(collations())
def test_without_the_moved_rows_the_right_text_is_in_order(collation: Collation):
    rows = [row for row in side_by_side(collation, "A", "B", ()).rows if row.left and row.right and not row.moved]
    rights = [row.right.passages[0].index for row in rows if row.right]
    assert rights == sorted(rights)


@given(collations())
def test_swapping_witnesses_swaps_sides_and_nothing_else(collation: Collation):
    marks = marks_of(collation, "A", "B")
    one = {row.bead: row for row in side_by_side(collation, "A", "B", marks).rows}
    two = {row.bead: row for row in side_by_side(collation, "B", "A", marks).rows}
    assert one.keys() == two.keys()
    for bead, row in one.items():
        assert (row.left, row.right, row.score) == (two[bead].right, two[bead].left, two[bead].score)


def views(page: SideBySide):
    return [view for row in page.rows for cell in (row.left, row.right) if cell for view in cell.passages]
