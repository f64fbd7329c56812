"""What people decide about passages: it wins over the machine, and touches nothing else."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.collate import collate
from newsdiff.analysis.decisions import Decision, DecisionKind, Ruling, rule
from newsdiff.analysis.types import Bead, Collation, Passage, PassageLink, Span, Witness
from tests.analysis.texts import LEFT, RIGHT

N = 6
A, B = (
    tuple(Passage(sigil, index, "sentence", 0, Span(index * 10, index * 10 + 9)) for index in range(N))
    for sigil in "AB"
)
some = st.sets(st.integers(0, N - 1), min_size=1, max_size=3).map(lambda found: tuple(sorted(found)))
links = st.dictionaries(
    st.tuples(st.integers(0, N - 1), st.integers(0, N - 1)), st.sampled_from([0.5, 0.75, 0.9]), max_size=12
).map(lambda found: [PassageLink(i, j, score) for (i, j), score in found.items()])


def decided(kind: DecisionKind, left: Sequence[int] = (), right: Sequence[int] = ()) -> Decision:
    return Decision(kind, "A", "B", tuple(A[i].span for i in left), tuple(B[j].span for j in right))


@st.composite
def one_decision(draw: st.DrawFn) -> Decision:
    kind = draw(st.sampled_from(["linked", "apart", "alone", "locked", "unlocked"]))
    left, right = draw(some), draw(some)
    if kind == "alone":
        left, right = draw(st.sampled_from([(left, ()), ((), right)]))
    return decided(kind, left, right)


decision_lists = st.lists(one_decision(), max_size=5)


def ruled(found: Sequence[PassageLink], *decisions: Decision) -> Ruling:
    return rule(found, decisions, left=A, right=B)


def sides(ruling: Ruling) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.left, bead.right) for bead in ruling.beads if bead.left and bead.right]


def pairs_of(ruling: Ruling) -> set[tuple[int, int]]:
    return {(i, j) for bead in ruling.beads for i in bead.left for j in bead.right}


ONE = [PassageLink(0, 0, 0.6)]
SQUARE = [PassageLink(i, j, 0.5 + 0.1 * i) for i in (0, 1) for j in (0, 1)]
CASES = {
    "a link is added": (ONE, [decided("linked", [3], [1])], [((0,), (0,)), ((3,), (1,))]),
    "a link may hold passages that are no neighbours": (ONE, [decided("linked", [0, 4], [0])], [((0, 4), (0,))]),
    "two beads are merged": (
        [*ONE, PassageLink(3, 3, 0.9)],
        [decided("linked", [0, 3], [0, 3])],
        [((0, 3), (0, 3))],
    ),
    "a link is cut": (ONE, [decided("apart", [0], [0])], []),
    "one passage is taken out of a bead": (SQUARE, [decided("apart", [0], [0, 1])], [((1,), (0, 1))]),
    "nothing stands opposite": (SQUARE, [decided("alone", [], [1])], [((0, 1), (0,))]),
    "the newest wins: linked again": (ONE, [decided("apart", [0], [0]), decided("linked", [0], [0])], [((0,), (0,))]),
    "the newest wins: cut again": (ONE, [decided("linked", [0], [0]), decided("apart", [0], [0])], []),
    "a link against “no counterpart” brings nothing else back": (
        [*ONE, PassageLink(0, 1, 0.7)],
        [decided("alone", [0]), decided("linked", [0], [5])],
        [((0,), (5,))],
    ),
    "“no counterpart” goes over a link": (ONE, [decided("linked", [0], [2]), decided("alone", [0])], []),
    "a later link takes its pairs out of an earlier one": (
        [],
        [decided("linked", [0], [0, 1]), decided("linked", [0], [1, 2])],
        [((0,), (0,)), ((0,), (1, 2))],
    ),
    "a link that went over a cut outlasts another cut": (
        ONE,
        [decided("apart", [0], [0]), decided("linked", [0], [0]), decided("apart", [5], [5])],
        [((0,), (0,))],
    ),
    "a cut nearby merges nothing": (
        [PassageLink(0, 0, 0.9), PassageLink(1, 0, 0.5), PassageLink(1, 1, 0.8)],
        [decided("apart", [0], [0])],
        [((1,), (0,)), ((1,), (1,))],
    ),
    "a locked bead is not merged with a neighbour": (
        [PassageLink(0, 0, 0.9), PassageLink(1, 0, 0.9)],
        [decided("locked", [0], [0])],
        [((0,), (0,)), ((1,), (0,))],
    ),
    "an opened lock is none": (
        [PassageLink(0, 0, 0.9), PassageLink(1, 0, 0.9)],
        [decided("locked", [0], [0]), decided("unlocked", [0], [0])],
        [((0, 1), (0,))],
    ),
}


@pytest.mark.parametrize(("found", "decisions", "expected"), CASES.values(), ids=CASES.keys())
def test_decisions_make_beads(found, decisions, expected) -> None:
    assert sides(ruled(found, *decisions)) == expected


def test_a_bead_says_who_made_it_and_by_which_decision() -> None:
    ruling = ruled(ONE, decided("linked", [3], [1]), decided("alone", [4]), decided("locked", [0], [0]))
    said = {
        (bead.left, bead.right): (bead.made_by, bead.score, by, lock)
        for bead, by, lock in zip(ruling.beads, ruling.by, ruling.locked, strict=True)
    }
    assert said[(3,), (1,)] == ("person", 1.0, 0, None)
    assert said[(4,), ()] == ("person", 0.0, 1, None)
    assert said[(0,), (0,)] == ("person", 1.0, 2, 2)
    assert said[(5,), ()] == ("machine", 0.0, None, None)


@given(links, decision_lists)
def test_every_passage_is_in_a_bead_and_every_pair_in_one(found, decisions) -> None:
    """Fails when what is left of a cut bead is dropped."""
    ruling = ruled(found, *decisions)
    pairs = [(i, j) for bead in ruling.beads for i in bead.left for j in bead.right]
    assert len(pairs) == len(set(pairs))
    assert {i for bead in ruling.beads for i in bead.left} == set(range(N))
    assert {j for bead in ruling.beads for j in bead.right} == set(range(N))


@given(links, decision_lists, one_decision())
def test_the_newest_decision_holds(found, decisions, newest) -> None:
    """Fails when an earlier decision is applied over a later one."""
    ruling = ruled(found, *decisions, newest)
    mine = [
        (i, j) for i, a in enumerate(A) for j, b in enumerate(B) if a.span in newest.left and b.span in newest.right
    ]
    if newest.kind in ("linked", "locked"):
        expected = (
            tuple(i for i, a in enumerate(A) if a.span in newest.left),
            tuple(j for j, b in enumerate(B) if b.span in newest.right),
        )
        assert expected in sides(ruling)
    if newest.kind == "apart":
        assert not set(mine) & pairs_of(ruling)
    if newest.kind == "alone":
        assert not {i for i, _ in pairs_of(ruling)} & {i for i, a in enumerate(A) if a.span in newest.left}
        assert not {j for _, j in pairs_of(ruling)} & {j for j, b in enumerate(B) if b.span in newest.right}


@given(links, decision_lists)
def test_deciding_the_same_twice_changes_nothing(found, decisions) -> None:
    """Fails when cut pairs are kept in a list that a later link does not clear."""
    assert ruled(found, *decisions, *decisions).beads == ruled(found, *decisions).beads


@given(links, decision_lists)
def test_beads_without_a_decided_passage_stay_as_the_machine_made_them(found, decisions) -> None:
    """Fails when the links that are left are grouped anew all together."""
    touched_left = {i for one in decisions for i, a in enumerate(A) if a.span in one.left}
    touched_right = {j for one in decisions for j, b in enumerate(B) if b.span in one.right}
    after = set(ruled(found, *decisions).beads)
    for bead in ruled(found).beads:
        if not touched_left & set(bead.left) and not touched_right & set(bead.right):
            assert bead in after


@given(links, decision_lists)
def test_swapping_sides_swaps_sides_and_nothing_else(found, decisions) -> None:
    """Fails when what is left of a bead is grouped by its left passages."""
    turned = [PassageLink(link.right, link.left, link.score) for link in found]
    swapped = rule(turned, decisions, left=B, right=A)
    assert sorted((b.left, b.right, b.score, b.made_by) for b in ruled(found, *decisions).beads) == sorted(
        (b.right, b.left, b.score, b.made_by) for b in swapped.beads
    )


def test_a_decision_finds_passages_that_are_cut_a_little_differently() -> None:
    wide = Decision("apart", "A", "B", (Span(1, 11),), (Span(0, 6),))
    assert sides(ruled([*ONE, PassageLink(1, 1, 0.9)], wide)) == [((1,), (1,))]


def test_a_decision_over_the_end_of_two_passages_is_about_the_one_that_has_more_of_it() -> None:
    between = Decision("apart", "A", "B", (Span(6, 12),), (B[0].span,))
    assert sides(ruled([*ONE, PassageLink(1, 1, 0.9)], between)) == [((1,), (1,))]


def test_a_decision_whose_passage_is_gone_says_nothing() -> None:
    gone = Decision("apart", "A", "B", (A[0].span, Span(900, 910)), (B[0].span,))
    assert ruled(ONE, gone) == ruled(ONE)


@pytest.mark.parametrize(("kind", "left", "right"), [("alone", [0], [0]), ("linked", [0], []), ("apart", [], [])])
def test_a_decision_needs_the_sides_that_it_is_about(kind, left, right) -> None:
    with pytest.raises(ValueError, match="cannot be about"):
        decided(kind, left, right)


def passage(collation: Collation, sigil: str, words: str) -> Span:
    text = collation.witness(sigil).text
    return next(one.span for one in collation.passages_of(sigil) if words in one.span.of(text))


THIRD = Witness("C", "Dane vowed revenge on Monday. Bread costs more. The convoy was hit near Velmora.", "en")
PLAIN = collate([LEFT, RIGHT], encoder=None)
SCHOOLS = Decision("linked", "A", "B", (passage(PLAIN, "A", "bread"),), (passage(PLAIN, "B", "Schools"),))


def test_the_analysis_takes_decisions_and_looks_for_wording_there() -> None:
    found = collate([LEFT, RIGHT], encoder=None, decisions=[SCHOOLS])
    (number,) = [number for number, bead in enumerate(found.alignments[0].beads) if bead.made_by == "person"]
    bead = found.alignments[0].beads[number]
    assert (found.passages_of("A")[bead.left[0]].span,) == SCHOOLS.left
    assert [variant for variant in found.variants if variant.bead == number]
    assert found.alignments[0].links == PLAIN.alignments[0].links


def test_a_decision_on_two_witnesses_changes_nothing_for_a_third() -> None:
    plain, found = (collate([LEFT, RIGHT, THIRD], encoder=None, decisions=one) for one in ([], [SCHOOLS]))
    assert found.alignments[1:] == plain.alignments[1:]
    assert found.alignments[0] == collate([LEFT, RIGHT], encoder=None, decisions=[SCHOOLS]).alignments[0]


def test_a_decision_holds_whichever_witness_comes_first() -> None:
    one = collate([LEFT, RIGHT], encoder=None, decisions=[SCHOOLS]).alignments[0]
    other = collate([RIGHT, LEFT], encoder=None, decisions=[SCHOOLS]).alignments[0]
    turned = [replace(bead, left=bead.right, right=bead.left) for bead in other.beads]
    assert sorted(map(repr, one.beads)) == sorted(map(repr, turned))


def test_a_bead_of_the_machine_says_so() -> None:
    assert Bead((0,), (), 0.0).made_by == "machine"
    assert {bead.made_by for bead in PLAIN.alignments[0].beads} == {"machine"}
