"""Where a coder may put codes, and what is refused."""

from dataclasses import replace

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdiff.analysis.types import Bead
from newsdiff.coding.places import (
    Pair,
    PlaceError,
    difference_type,
    place_of_words,
    places_asked,
    places_of_row,
    places_of_variant,
    shortened,
    whole_number,
)
from tests.keys import GONE, LABEL, SAID


def asked(query: str, pair: Pair) -> list[tuple[str, str]]:
    return [(place.sigil, place.quote) for place in places_asked(QueryDict(query), pair)]


def selection(pair: Pair, sigil: str, words: str) -> str:
    start = pair.text(sigil).index(words)
    query = QueryDict(mutable=True)
    query.update({"sigil": sigil, "start": str(start), "end": str(start + len(words)), "quote": words})
    return query.urlencode()


def test_a_difference_gives_the_words_of_both_sides(pair):
    assert asked(f"d={LABEL}", pair) == [("A", "Anti-terror groups"), ("B", "Iranian-backed factions")]


def test_a_difference_of_one_side_says_that_nothing_is_opposite(pair):
    assert asked(f"d={SAID}", pair) == [("A", "The army said"), ("B", "")]


def test_a_row_gives_its_passages(pair):
    assert asked("row=2", pair) == [("A", "The army said two men were killed."), ("B", "Two men were martyred.")]


def test_passages_that_do_not_follow_each_other_are_stretches_of_their_own(pair):
    (alignment,) = pair.collation.alignments
    apart = Pair(pair.collation, replace(alignment, beads=(Bead((0, 2), (0, 1), 0.5),)))
    assert [(place.sigil, place.quote) for place in places_of_row(0, apart)] == [
        ("A", "Convoy attacked"),
        ("A", "The army said two men were killed."),
        ("B", "Iranian-backed factions struck a convoy on Sunday. Two men were martyred."),
    ]


def test_a_row_of_one_side_says_that_nothing_is_opposite(pair):
    assert asked("row=3", pair) == [("A", ""), ("B", "Roads were closed.")]


def test_chosen_words_are_taken_where_they_stand(pair):
    assert asked(selection(pair, "B", "convoy on Sunday"), pair) == [("B", "convoy on Sunday")]


def test_blanks_around_chosen_words_are_left_out(pair):
    (place,) = places_asked(QueryDict(selection(pair, "B", " convoy ")), pair)
    assert place.span.of(pair.text("B")) == "convoy"


def test_line_ends_that_a_form_changed_do_not_count(pair):
    start = pair.text("A").index("Convoy attacked")
    query = QueryDict(mutable=True)
    query.update({"sigil": "A", "start": "0", "end": str(start + 28), "quote": "Convoy attacked\r\n\r\nAnti-terror"})
    assert [place.quote for place in places_asked(query, pair)] == ["Convoy attacked\n\nAnti-terror"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("sigil=A&start=0&end=6&quote=Truck", "“Truck” does not stand at that place in A: there stands “Convoy”"),
        ("sigil=A&start=0&end=0&quote=Convoy", "No words were chosen in A"),
        ("sigil=A&start=6&end=7&quote=+", "No words were chosen in A"),
        ("sigil=A&start=0&end=99999&quote=Convoy", "No words were chosen in A"),
        ("sigil=A&start=-1&end=6&quote=Convoy", "No words were chosen in A"),
        ("sigil=A&start=zero&end=6&quote=Convoy", "No words were chosen in A"),
        ("sigil=A&start=0", "Each chosen place needs"),
        ("sigil=C&start=0&end=6&quote=Convoy", "Article C is not one of the two"),
        (f"d={GONE}", "no longer on the page"),
        ("d=x", "no longer on the page"),
        (f"d=v{'9' * 5000}", "no longer on the page"),
        ("row=99", "no longer on the page"),
        ("row=", "no longer on the page"),
        ("", "no longer on the page"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(pair, query, sentence):
    with pytest.raises(PlaceError, match=sentence):
        places_asked(QueryDict(query), pair)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(data=st.data())
def test_no_words_are_taken_that_do_not_stand_there(pair, data):
    text = pair.text("A")
    start, end = (data.draw(st.integers(0, len(text))) for _ in "ab")
    quote = data.draw(st.sampled_from([text[start:end], "Convoy", text[start : end + 1]]))
    query = QueryDict(mutable=True)
    query.update({"sigil": "A", "start": str(start), "end": str(end), "quote": quote})
    try:
        (place,) = places_asked(query, pair)
    except PlaceError:
        return
    assert place.quote == text[place.span.start : place.span.end]
    assert place.quote.split() == quote.split()
    assert start <= place.span.start < place.span.end <= end


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Iranian-backed factions", "Iranian-backed factions"),
        ("IRANIAN-backed  factions", "Iranian-backed factions"),
        ("iranian–backed", "Iranian-backed"),
        ("a convoy\non Sunday", "a convoy on Sunday"),
    ],
)
def test_typed_words_are_found_in_the_row(pair, typed, found):
    place = place_of_words(typed, sigil="B", passages=pair.passages("B", 1), pair=pair)
    assert place.quote == found


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("Roads", "do not stand in this row of B"), ("on", r"stand 3 times in this row of B"), (".*", "do not stand")],
)
def test_typed_words_that_stand_nowhere_or_too_often_are_refused(pair, typed, sentence):
    with pytest.raises(PlaceError, match=sentence):
        place_of_words(typed, sigil="B", passages=pair.passages("B", 1), pair=pair)


@pytest.mark.parametrize(("variant", "name"), [(0, "label"), (1, "omission"), (2, "verb")])
def test_a_difference_is_named_by_its_category_or_kind(pair, variant, name):
    assert difference_type(places_of_variant(pair.collation.variants[variant], pair), pair) == name


@pytest.mark.parametrize(("row", "name"), [(0, "omission"), (1, "passages"), (3, "addition")])
def test_a_row_is_named_by_what_stands_on_its_sides(pair, row, name):
    assert difference_type(places_of_row(row, pair), pair) == name


def test_chosen_words_have_no_type(pair):
    assert difference_type(places_asked(QueryDict(selection(pair, "B", "convoy")), pair), pair) == ""


def test_long_words_are_cut_in_messages():
    assert shortened("word " * 40, 10) == "word word…"


@pytest.mark.parametrize(("text", "number"), [("7", 7), ("", None), (None, None), ("-1", None), ("9" * 5000, None)])
def test_a_whole_number_is_read_or_not(text, number):
    assert whole_number(text) == number
