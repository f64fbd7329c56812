import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.anchor import CONTEXT, Anchor, make_anchor

TEXT = (
    "The army said on Sunday that rebels had struck a convoy near Velmora.\n\n"
    "Two soldiers were killed. The army said on Monday that it would answer.\n\n"
    "The mayor of Velmora asked both sides to stop."
)


def anchored(words: str) -> tuple[Anchor, int]:
    start = TEXT.index(words)
    return make_anchor(TEXT, start, start + len(words)), start


@given(st.data())
def test_an_anchor_holds_the_words_of_its_place(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1, max_size=200))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = make_anchor(text, start, end)
    assert anchor.quote == text[start:end]
    assert text[:start].endswith(anchor.prefix)
    assert text[end:].startswith(anchor.suffix)


def test_context_is_kept_to_its_length() -> None:
    anchor, start = anchored("killed")
    assert anchor.prefix == TEXT[start - CONTEXT : start]
    assert anchor.suffix == TEXT[start + 6 : start + 6 + CONTEXT]


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 4), (-1, 4), (0, len(TEXT) + 1)])
def test_an_empty_or_outside_stretch_makes_no_anchor(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="an anchor needs"):
        make_anchor(TEXT, start, end)
