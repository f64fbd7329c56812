"""Reading invented events."""

from pathlib import Path

import pytest

from benchmarks.invented import EVENTS, InventedError, event_of, events_in

GOOD = """\
event: Dam inspection
left: Orlen Courier
right: National Wire

# the lead stands in one sentence here
L | f1* f2 | The engineer called the dam "a heap" on Monday.
L | - | Rain fell.
L | f3? | Nobody was hurt, he said.
R | f2 f1 | The dam was called unsafe.
R | f3 f2? | He added that nobody was hurt.
R | f2* |
C | 3 | quote | L0 "called the dam "a heap"" | R0 "called unsafe"
C | 1 | label | L0 "engineer" | R0
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "001-dam.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_event_is_read(tmp_path: Path) -> None:
    event = event_of(written(tmp_path, GOOD))
    assert event["id"] == "001-dam"
    assert (event["left"]["outlet"], event["right"]["outlet"]) == ("Orlen Courier", "National Wire")
    assert event["left"]["sentences"][1] == "Rain fell."
    assert event["right"]["sentences"][2] == ""
    assert event["edges"] == {
        "gold": [[0, 0], [0, 2]],
        "full": [[0, 0], [0, 2]],
        "optional": [[0, 1], [2, 1]],
    }


def test_words_of_contrasts_are_found_in_their_sentences(tmp_path: Path) -> None:
    event = event_of(written(tmp_path, GOOD))
    first, second = event["contrasts"]
    start, end = first["left_span"]
    assert event["left"]["sentences"][0][start:end] == 'called the dam "a heap"'
    assert (first["kind"], first["salience"]) == ("quote", 3)
    assert (second["left_span"], second["right_span"]) == ([4, 12], None)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("event: Dam inspection", "", 'line 0: the line "event: …" is missing'),
        ("L | - | Rain", "L - Rain", "line 7: neither a heading"),
        ("| f2 f1 |", "| f2 x1 |", 'line 9: "x1" is no fact'),
        ("| f2 f1 |", "| f2* f1* |", "line 9: more than one fact"),
        ("| quote |", "| joke |", 'line 12: "joke" is no kind'),
        ('"called unsafe"', '"unsafe dam"', 'line 12: "unsafe dam" does not stand in the sentence'),
        ('L0 "engineer" | R0', "L0 | R0", "line 13: there are no words"),
        ('L0 "engineer" | R0', 'L1 "Rain" | R0', "line 13: sentences L1 and R0 share no fact"),
        ('L0 "engineer" | R0', 'L0 "engineer" | R9', "line 13: sentences L0 and R9 share no fact"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(InventedError) as raised:
        event_of(written(tmp_path, GOOD.replace(old, new)))
    assert said in str(raised.value)


def test_the_events_of_the_project_can_be_read() -> None:
    for event in events_in(EVENTS):
        assert event["edges"]["full"], event["id"]
