"""Rows as later apps ask for them, and what they add to the page."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from newsdiff.comparisons import contributions
from newsdiff.comparisons.contributions import Contribution, Note
from newsdiff.comparisons.page import page_of
from newsdiff.comparisons.pagerows import row_response, row_url
from newsdiff.comparisons.state import state_from
from newsdiff.display.types import Mark
from tests.keys import LABEL, VERB


@pytest.fixture
def add(monkeypatch):
    """Add to the page as a provider, the others left out."""

    def register(contribution: Contribution) -> None:
        monkeypatch.setattr(contributions, "_providers", [lambda comparison, user: contribution])

    return register


@pytest.fixture
def asked(owner):
    """A request of the owner."""

    def request(query: str = "", **headers):
        found = RequestFactory().get(f"/{query}", headers=headers)
        found.user = owner
        return found

    return request


def row(request, comparison, bead: int) -> str:
    return row_response(request, comparison, left="A", right="B", bead=bead).content.decode()


def test_one_row_is_answered_as_the_page_shows_it(asked, comparison, done_run):
    html = row(asked(), comparison, 1)
    assert html.strip().startswith('<div class="row" id="row-1"')
    assert 'id="A-1"' in html
    assert 'id="A-2"' not in html


def test_a_row_keeps_the_filters_of_the_page_that_asked(asked, comparison, done_run):
    address = f"http://testserver/comparisons/1/?left=A&right=B&f=1&show=verb&d={VERB}"
    html = row(asked(HX_Current_URL=address), comparison, 2)
    assert f'data-keys="{VERB}"' in html
    assert "data-lit" in html
    assert 'data-kinds="cue"' not in html


@pytest.mark.parametrize("bead", range(4))
@pytest.mark.parametrize(
    "query", ["?left=A&right=B", "?left=B&right=A", f"?left=A&right=B&f=1&show=cue&show=other&d={LABEL}"]
)
def test_a_row_alone_equals_the_row_of_the_page(asked, comparison, done_run, bead, query):
    request = asked(query)
    state = state_from(request.GET, ["A", "B"])
    page = page_of(request, comparison, done_run, state)
    row = next(row for row in page.rows if row.row.bead == bead)
    html = render_to_string("comparisons/comparison_detail.html#row", {"row": row}, request=request)
    alone = row_response(request, comparison, left=state.left, right=state.right, bead=bead)
    assert alone.content.decode() == html


def test_a_row_that_does_not_exist_is_empty(asked, comparison, done_run):
    assert row(asked(), comparison, 99) == ""


def test_a_row_before_any_result_is_empty(asked, comparison):
    assert row(asked(), comparison, 0) == ""


def test_the_address_of_a_row_names_the_pair(comparison):
    assert row_url(comparison, "A", "B", 3) == f"/comparisons/{comparison.pk}/?left=A&right=B#row-3"
    assert row_url(comparison, "A", "B", None) == f"/comparisons/{comparison.pk}/?left=A&right=B"


def test_marks_of_other_apps_stand_in_the_text(asked, comparison, done_run, add):
    add(Contribution(marks=(Mark("annotation", "A", 17, 28, "a5", "annotation", "Label"),)))
    html = row(asked(), comparison, 1)
    assert f'data-keys="{LABEL} a5"' in html
    assert 'data-kinds="annotation contrast salient"' in html


def test_a_note_stands_under_the_row_that_holds_most_of_its_words(asked, comparison, done_run, add):
    note = Note(spans=(("A", 63, 70), ("B", 60, 70)), template="404.html", context={"request": None})
    add(Contribution(notes=(note,)))
    page = page_of(asked(), comparison, done_run, state_from(asked().GET, ["A", "B"]))
    assert [row.row.bead for row in page.rows if row.notes] == [2]


def test_a_note_without_a_place_in_this_pair_is_not_shown(asked, comparison, done_run, add):
    add(Contribution(notes=(Note(spans=(("C", 0, 5),), template="404.html", context={}),)))
    page = page_of(asked(), comparison, done_run, state_from(asked().GET, ["A", "B"]))
    assert not any(row.notes for row in page.rows)


def test_a_provider_counts_once(monkeypatch, comparison, owner):
    monkeypatch.setattr(contributions, "_providers", [])
    mark = Mark("annotation", "A", 0, 1, "a1", "annotation", "")

    def provider(comparison, user):
        return Contribution(marks=(mark,))

    contributions.register(provider)
    contributions.register(provider)
    assert contributions.contributions_of(comparison, owner).marks == (mark,)
