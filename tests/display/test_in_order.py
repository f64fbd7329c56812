"""Both texts in their own order: laws that hold for any collation."""

from hypothesis import given

from newsdiff.display.in_order import in_order
from newsdiff.display.marks import marks_of
from newsdiff.display.side_by_side import side_by_side
from tests.display.collations import collations


@given(collations())
def test_each_side_gives_back_its_passages_once_and_in_order(collation):
    found = in_order(collation, "A", "B", marks_of(collation, "A", "B"))
    for sigil, side in (("A", found.left), ("B", found.right)):
        passages, text = collation.passages_of(sigil), collation.witness(sigil).text
        assert [one.view.index for one in side] == [one.index for one in passages]
        said = ["".join(run.text for run in one.view.runs) for one in side]
        assert said == [one.span.of(text) for one in passages]


@given(collations())
def test_partners_see_each_other_and_ties_are_the_rows_with_two_sides(collation):
    found = in_order(collation, "A", "B", ())
    there = {(one.view.index, other) for one in found.left for other in one.partners}
    assert there == {(other, one.view.index) for one in found.right for other in one.partners}
    rows = [row for row in side_by_side(collation, "A", "B", ()).rows if row.relation == "aligned"]
    assert sorted((tie.bead, tie.moved) for tie in found.ties) == sorted((row.bead, row.moved) for row in rows)


@given(collations())
def test_swapping_the_witnesses_swaps_the_sides(collation):
    one, other = in_order(collation, "A", "B", ()), in_order(collation, "B", "A", ())
    assert (one.left, one.right) == (other.right, other.left)
