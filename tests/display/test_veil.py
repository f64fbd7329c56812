"""What names an outlet is hidden, and nothing moves."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.display.veil import BLOCK, Veil, names_of_outlet

WORDS = st.sampled_from(["Reuters", "AP", "ap", "Press TV", "said", "Time", "time", "\n", " ", ".", "’s", "www.ap.org"])


def veil_of(name: str, *, url: str = "", byline: str = "", more: tuple[str, ...] = ()) -> Veil:
    return Veil(names_of_outlet(name, url=url, byline=byline) | frozenset(more))


@pytest.mark.parametrize(
    ("veil", "text", "seen"),
    [
        (veil_of("Reuters"), "He told Reuters, and REUTERS’s editor, so.", "He told #, and #’s editor, so."),
        (veil_of("Reuters"), "A reutersian view.", "A reutersian view."),
        (veil_of("The Associated Press"), "BAGHDAD (AP) — The Associated Press asked.", "BAGHDAD (#) — # asked."),
        (veil_of("The Associated Press"), "The ap bar, an app.", "The ap bar, an app."),
        (veil_of("Press TV"), "Presstv and press\ntv reported.", "# and #\n# reported."),
        (veil_of("Time"), "Time after time, TIME wrote.", "# after time, # wrote."),
        (veil_of("X", url="https://www.presstv.com/a"), "See presstv.com or presstv.", "See # or #."),
        (veil_of("X", byline="By Jane Roe and John Doe"), "Jane Roe met Doe and John Doe.", "# met Doe and #."),
        (veil_of("X"), "Write to desk@paper.example or @paperdesk, https://a.example/b.", "Write to # or #, #"),
        (veil_of("X"), "Two died.\nReporting by A. Person; Editing by B. Other", "Two died.\n#"),
        (veil_of("L'Express"), "L’Express l'a dit.", "# l'a dit."),
        (veil_of("", more=("Our man in Paris",)), "our man in Paris saw it.", "# saw it."),
    ],
)
def test_what_is_hidden(veil: Veil, text: str, seen: str):
    over = veil.over(text)
    assert len(over) == len(text)
    assert re.sub(f"{BLOCK}+", "#", over) == seen


@given(st.lists(WORDS, max_size=12).map("".join))
def test_nothing_moves(text: str):
    veil = veil_of("Press TV", more=("Reuters", "The Associated Press", "Time"))
    over = veil.over(text)
    assert len(over) == len(text)
    assert all(after in (before, BLOCK) for before, after in zip(text, over, strict=True))
    assert [place.of(over) for place in veil.places(text)] == [
        "".join(char if char == "\n" else BLOCK for char in place.of(text)) for place in veil.places(text)
    ]
