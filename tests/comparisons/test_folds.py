"""Folds between the rows: what folds, what is drawn at once, and what an address opens."""

import re
from dataclasses import replace

import pytest

from newsdiff.analysis.types import Alignment, Bead, Collation, Passage, Span, Witness
from newsdiff.comparisons import folds
from newsdiff.comparisons.folds import Fold, drawn, inside, plan_of
from newsdiff.comparisons.state import PageState
from tests.keys import LABEL

STATE = PageState(left="A", right="B", folds=True)


def collation_of(beads: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> Collation:
    """Two texts of one-letter passages with these beads."""
    sizes = {"A": sum(len(left) for left, _ in beads), "B": sum(len(right) for _, right in beads)}
    return Collation(
        witnesses=tuple(Witness(sigil, "x" * n, "en") for sigil, n in sizes.items()),
        passages=tuple(
            Passage(sigil, index, "sentence", index, Span(index, index + 1))
            for sigil, n in sizes.items()
            for index in range(n)
        ),
        alignments=(Alignment("A", "B", tuple(Bead(left, right, 0.5) for left, right in beads), "words"),),
        variants=(),
        contrasts=(),
        cues=(),
        fallbacks=(),
        version="1",
    )


MIXED = collation_of([((0,), (0,)), ((1,), ()), ((2,), ()), ((3,), (1,)), ((4,), (2,)), ((5,), ())])
LINKED = collation_of([((index,), (index,)) for index in range(250)])


def test_a_run_without_a_difference_folds_under_its_name():
    plan = plan_of(MIXED, STATE, kept={0, 4}, selected=None)
    first, fold, *rest = plan.items
    assert (first, rest) == (0, [4, 5])
    assert isinstance(fold, Fold)
    assert fold.label == "2 passages only in A, 1 row without a difference"
    assert fold.anchors == ("A-1", "A-2", "A-3", "B-1")
    assert fold.url == "?left=A&right=B&folds=1&open=1#row-1"
    assert fold.rows_url == "?left=A&right=B&folds=1&rows=1-3"
    assert inside(MIXED, STATE, "1-3", kept={0, 4}) == (1, 2, 3)


@pytest.mark.parametrize("asked", ["", "1", "c1", "1-9", "9-1", "3-1", "c0-99999", "1-3; drop", "²-3"])
def test_rows_that_are_not_there_are_none(asked):
    assert inside(MIXED, STATE, asked, kept=()) == ()


def test_where_a_page_goes_on_it_goes_on_from_its_own_last_row_whatever_was_dismissed_meanwhile():
    page = plan_of(LINKED, replace(STATE, folds=True), kept=range(250), selected=None)
    fold = next(item for item in page.items if isinstance(item, Fold))
    asked = fold.rows_url.partition("rows=")[2]
    rest = inside(LINKED, STATE, asked, kept=set(range(250)) - set(range(50, 60)) - set(range(110, 120)))
    assert drawn(rest) == frozenset(range(100, 130)) - set(range(110, 120))
    assert next(item.beads for item in rest if isinstance(item, Fold)) == tuple(range(110, 120))


def test_an_opened_fold_and_a_short_run_are_drawn():
    assert plan_of(MIXED, replace(STATE, opened=frozenset({"1"})), kept={0, 4}, selected=None).items == tuple(range(6))


@pytest.mark.parametrize(
    ("folds_asked", "n_rows", "folded"), [(None, 6, False), (None, 250, True), (False, 250, False)]
)
def test_long_comparisons_fold_at_first(folds_asked, n_rows, folded):
    collation = MIXED if n_rows == 6 else LINKED
    assert plan_of(collation, replace(STATE, folds=folds_asked), kept=(), selected=None).folds is folded


@pytest.mark.parametrize(
    ("opened", "selected", "n_drawn"),
    [((), None, 100), ((), 120, 130), (("c2",), None, 130), (("c1", "c2"), None, 160), (("c5",), 140, 160)],
)
def test_a_long_page_goes_on_in_folds_that_open_by_themselves(opened, selected, n_drawn):
    state = replace(STATE, folds=False, opened=frozenset(opened))
    plan = plan_of(LINKED, state, kept=(), selected=selected)
    assert len(drawn(plan.items)) == n_drawn
    assert all(fold.goes_on for fold in plan.items if isinstance(fold, Fold))
    asked = [fold.rows_url.partition("rows=")[2] for fold in plan.items if isinstance(fold, Fold)]
    later = {bead for one in asked for bead in drawn(inside(LINKED, state, one, kept=()))}
    assert drawn(plan.items) | later == set(range(250))
    assert not drawn(plan.items) & later


def test_a_fold_answers_its_rows_alone(viewer_client, comparison, done_run, monkeypatch):
    monkeypatch.setattr(folds, "AT_ONCE", 2)
    url = f"/comparisons/{comparison.pk}/"
    page = viewer_client.get(url).content.decode()
    assert re.findall(r'data-row="(\d)"|data-fold="(\w+)"', page) == [("0", ""), ("1", ""), ("", "c1")]
    rows = viewer_client.get(f"{url}?rows=c2-3", headers={"HX-Request": "true"}).content.decode()
    assert re.findall(r'<\w+ [^>]*id="(row-\d)"', rows) == ["row-2", "row-3"]
    assert "<h1" not in rows
    opened = viewer_client.get(f"{url}?open=c1&open=nonsense").content.decode()
    assert len(re.findall(r'data-row="', opened)) == 4
    assert viewer_client.get(f"{url}?rows=c8-9", headers={"HX-Request": "true"}).content.decode().strip() == ""


def test_every_address_keeps_the_folds(viewer_client, comparison, done_run):
    page = viewer_client.get(f"/comparisons/{comparison.pk}/?folds=1&open=3&d={LABEL}").content.decode()
    assert '<input type="hidden" name="folds" value="1">' in page
    assert '<input type="hidden" name="open" value="3">' in page
    assert f'href="?left=A&amp;right=B&amp;folds=1&amp;open=3&amp;d={LABEL}#row-1"' in page
    assert 'href="?left=A&amp;right=B&amp;folds=0' in page
