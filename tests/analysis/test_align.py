"""From scores to links to beads."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from newsdiff.analysis.align import FIRM, LARGEST_GROUP, MOST_LINKS, POSSIBLE, Link, completed, groups_of, links_of
from newsdiff.analysis.pairs import all_pairs
from newsdiff.analysis.types import Bead

scores = arrays(
    np.float32,
    st.tuples(st.integers(0, 9), st.integers(0, 9)),
    elements=st.sampled_from([0.0, 0.1, 0.35, 0.46, 0.48, 0.5, 0.7, 0.9, 1.0]).map(np.float32),
)
link_maps = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)), st.sampled_from([0.3, 0.5, 0.75, 1.0]), max_size=30
)


def linked(scores: np.ndarray) -> dict[Link, float]:
    return links_of(all_pairs(*scores.shape), scores.ravel())


CASES = {
    "one to one": ({(0, 0): 0.9, (1, 1): 0.8}, [((0,), (0,)), ((1,), (1,))]),
    "one to two": ({(0, 0): 0.9, (0, 1): 0.8, (1, 2): 0.7}, [((0,), (0, 1)), ((1,), (2,))]),
    "two to one": ({(0, 0): 0.9, (1, 0): 0.8}, [((0, 1), (0,))]),
    "two to two": ({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.7, (1, 1): 0.6}, [((0, 1), (0, 1))]),
    "crossing": ({(0, 1): 0.9, (1, 0): 0.8}, [((0,), (1,)), ((1,), (0,))]),
    "a chain breaks at its weakest link": (
        {(0, 0): 0.9, (1, 0): 0.5, (1, 1): 0.8},
        [((0,), (0,)), ((1,), (0,)), ((1,), (1,))],
    ),
    "far counterparts stay apart": (
        {(0, 0): 0.9, (1, 1): 0.9, (0, 2): 0.8},
        [((0,), (0,)), ((0,), (2,)), ((1,), (1,))],
    ),
    "nothing opposite": ({(1, 1): 0.9}, [((), (0,)), ((0,), ()), ((1,), (1,))]),
    "only on the right, after what precedes it": (
        {(0, 0): 0.9, (1, 2): 0.9},
        [((0,), (0,)), ((), (1,)), ((1,), (2,))],
    ),
}


def beads_of(links: dict[Link, float], *, n_left: int, n_right: int) -> tuple[Bead, ...]:
    return completed(groups_of(links), links, n_left=n_left, n_right=n_right)


@pytest.mark.parametrize(("links", "expected"), CASES.values(), ids=CASES.keys())
def test_links_become_beads(links: dict[tuple[int, int], float], expected: list[tuple[object, object]]) -> None:
    n_left, n_right = (1 + max(link[side] for link in links) for side in (0, 1))
    beads = beads_of(links, n_left=n_left, n_right=n_right)
    assert [(bead.left, bead.right) for bead in beads] == expected


def test_a_bead_scores_the_mean_of_its_links() -> None:
    assert beads_of({(0, 0): 0.5, (0, 1): 1.0}, n_left=1, n_right=2) == (Bead((0,), (0, 1), 0.75),)


@given(link_maps)
def test_beads_hold_exactly_the_links_and_every_passage(links: dict[tuple[int, int], float]) -> None:
    """Fails when `_split` drops its weak links, or when unlinked passages get no bead, or linked ones a lone one."""
    beads = beads_of(links, n_left=7, n_right=7)
    assert sorted((i, j) for bead in beads for i in bead.left for j in bead.right) == sorted(links)
    alone_left = [i for bead in beads if not bead.right for i in bead.left]
    alone_right = [j for bead in beads if not bead.left for j in bead.right]
    assert sorted(alone_left + list({i for i, _ in links})) == list(range(7))
    assert sorted(alone_right + list({j for _, j in links})) == list(range(7))


@given(link_maps)
def test_swapping_sides_of_links_swaps_sides_of_beads(links: dict[tuple[int, int], float]) -> None:
    """Fails when a group is split by its first rather than its weakest link."""
    beads = beads_of(links, n_left=7, n_right=7)
    swapped = beads_of({(j, i): score for (i, j), score in links.items()}, n_left=7, n_right=7)
    assert sorted((b.left, b.right, b.score) for b in beads) == sorted((b.right, b.left, b.score) for b in swapped)


@given(scores)
def test_links_do_not_depend_on_which_side_is_left(values: np.ndarray) -> None:
    """Fails when the best of a row counts and the best of a column does not."""
    assert {(j, i) for i, j in linked(values)} == set(linked(values.T))


def test_a_firm_pair_is_linked_though_it_is_nobodys_best() -> None:
    values = np.array([[0.9, 0.6], [0.1, 0.8]], dtype=np.float32)
    assert set(linked(values)) == {(0, 0), (0, 1), (1, 1)}


def test_a_possible_pair_is_linked_where_it_is_the_best_of_a_side() -> None:
    possible = (POSSIBLE + FIRM) / 2
    values = np.array([[possible, possible - 0.001], [0.1, possible]], dtype=np.float32)
    assert set(linked(values)) == {(0, 0), (1, 1)}


def test_very_long_passages_are_linked_with_few_as_long() -> None:
    """Fails when the bound holds for long ones with short ones too, or leaves out the best."""
    values = np.array([[0.6, 0.9, 0.7, 0.8, 0.95], [0.9, 0, 0, 0, 0]], dtype=np.float32)
    both_long = np.array([[True, True, True, True, False], [True, False, False, False, False]])
    found = links_of(all_pairs(2, 5), values.ravel(), both_long=both_long.ravel())
    assert set(found) == {(0, 1), (0, 3), (0, 4), (1, 0)}


def test_equal_passages_are_not_all_linked_with_all() -> None:
    links = linked(np.full((60, 60), 0.9, dtype=np.float32))
    assert len(links) <= 60 * MOST_LINKS
    assert {(i, i) for i in range(60)} <= set(links)


def test_a_large_group_stays_single_links() -> None:
    links = {(i, i + k): 0.5 + 0.001 * i for i in range(LARGEST_GROUP) for k in (0, 1)}
    beads = beads_of(links, n_left=LARGEST_GROUP, n_right=LARGEST_GROUP + 1)
    assert all(len(bead.left) == len(bead.right) == 1 for bead in beads)
