"""Search in both texts of a comparison, by address and without a script."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from newsdiff.analysis.types import Collation
from newsdiff.comparisons.queries import collation_of
from newsdiff.comparisons.search import places_of
from newsdiff.comparisons.state import MOST_SOUGHT, state_from


def collation(run) -> Collation:
    return collation_of(run)


def first_words(found: Collation, sigil: str) -> str:
    passage = next(one for one in found.passages if one.sigil == sigil)
    text = next(witness.text for witness in found.witnesses if witness.sigil == sigil)
    return passage.span.of(text)


def test_the_passages_that_hold_the_words_are_named_left_before_right(done_run):
    found = collation(done_run)
    words = first_words(found, "B")
    places = places_of(found, "A", "B", f"  {words.upper()} ")
    assert places[-1].anchor.startswith("B-")
    assert [place.name[0] for place in places] == sorted(place.name[0] for place in places)
    swapped = places_of(found, "B", "A", words)
    assert {place.name for place in swapped} == {place.name for place in places}


@pytest.mark.parametrize("words", ["", "   "])
def test_no_words_stand_nowhere(done_run, words):
    assert places_of(collation(done_run), "A", "B", words) == ()


def test_words_of_another_witness_are_not_found(done_run):
    assert places_of(collation(done_run), "A", "B", "surely in neither text") == ()


def test_the_address_keeps_the_words_and_cuts_them():
    query = QueryDict(mutable=True)
    query["q"] = "  the \n mayor " + "x" * MOST_SOUGHT
    state = state_from(query, ["A", "B"])
    assert state.sought.startswith("the mayor x")
    assert len(state.sought) == MOST_SOUGHT
    again = state_from(QueryDict(state.query(view="differences")[1:]), ["A", "B"])
    assert (again.sought, again.view) == (state.sought, "differences")


def test_the_page_lists_the_places_and_keeps_the_words(client, owner, comparison, done_run):
    client.force_login(owner)
    words = first_words(collation(done_run), "A").split()[0]
    page = client.get(reverse("comparisons:comparison_detail", args=[comparison.pk]), {"q": words}).content.decode()
    assert f"“{words}” stands in" in page
    assert f'name="q" id="search-words" value="{words}"' in page
    assert f"&amp;q={words}" in page


def test_the_page_says_where_nothing_was_found(client, owner, comparison, done_run):
    client.force_login(owner)
    page = client.get(f"{reverse('comparisons:comparison_detail', args=[comparison.pk])}?q=<b>zz").content.decode()
    assert "“&lt;b&gt;zz” stands in neither text." in page
