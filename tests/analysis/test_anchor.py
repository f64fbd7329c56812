import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.anchor import CONTEXT, Anchor, find, make_anchor

TEXT = (
    "The army said on Sunday that rebels had struck a convoy near Velmora.\n\n"
    "Two soldiers were killed. The army said on Monday that it would answer.\n\n"
    "The mayor of Velmora asked both sides to stop."
)


def anchored(words: str) -> tuple[Anchor, int]:
    start = TEXT.index(words)
    return make_anchor(TEXT, start, start + len(words)), start


@given(st.data())
def test_an_anchor_is_found_where_it_was_made(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1, max_size=200))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = make_anchor(text, start, end)
    assert anchor.quote == text[start:end]
    place = find(text, anchor, start=start)
    assert place is not None
    assert (place.span.start, place.span.end, place.exact) == (start, end, True)
    assert place.score == 1


def test_context_is_kept_to_its_length() -> None:
    anchor, start = anchored("killed")
    assert anchor.prefix == TEXT[start - CONTEXT : start]
    assert anchor.suffix == TEXT[start + 6 : start + 6 + CONTEXT]


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 4), (-1, 4), (0, len(TEXT) + 1)])
def test_an_empty_or_outside_stretch_makes_no_anchor(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="an anchor needs"):
        make_anchor(TEXT, start, end)


def test_a_quote_that_moved_is_found_by_its_surroundings() -> None:
    anchor, start = anchored("The army said on Monday")
    place = find("A new first paragraph.\n\n" + TEXT, anchor, start=start)
    assert place is not None
    assert place.exact
    assert place.span.start == start + len("A new first paragraph.\n\n")
    assert place.is_sure


def test_a_quote_that_was_edited_is_found_with_a_lower_score() -> None:
    anchor, start = anchored("asked both sides to stop")
    place = find(TEXT.replace("asked both sides to stop", "asked all the sides to stop"), anchor, start=start)
    assert place is not None
    assert not place.exact
    assert place.span.of(TEXT.replace("asked both sides to stop", "asked all the sides to stop")).startswith(
        "asked all"
    )
    assert 0.75 <= place.score < 1


def test_two_equal_places_are_not_sure() -> None:
    text = "x said no. " * 6
    anchor = Anchor(quote="said no", prefix="", suffix="")
    place = find(text, anchor, start=2)
    assert place is not None
    assert not place.is_sure


def test_a_quote_that_is_gone_is_not_found() -> None:
    anchor, start = anchored("killed")
    assert find("Nothing of it is left here at all.", anchor, start=start) is None


def test_an_empty_quote_is_nowhere() -> None:
    assert find(TEXT, Anchor(quote="", prefix="a", suffix="b"), start=0) is None


@given(st.text(max_size=80), st.text(min_size=1, max_size=20), st.integers(0, 80))
def test_what_is_found_lies_inside_the_text(text: str, quote: str, start: int) -> None:
    place = find(text, Anchor(quote=quote, prefix="", suffix=""), start=start)
    if place is not None:
        assert 0 <= place.span.start <= place.span.end <= len(text)
        assert 0.5 <= place.score <= 1
        assert place.exact == (place.span.of(text) == quote)
