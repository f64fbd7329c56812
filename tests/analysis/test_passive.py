import pytest

from newsdiff.analysis.article import prepare
from newsdiff.analysis.framing import cues_of
from newsdiff.analysis.types import Witness


def passives(text: str) -> list[str]:
    """The words of each agentless passive of a text."""
    witness = Witness("A", text, "en")
    return [cue.span.of(text) for cue in cues_of(prepare(witness, encoder=None)) if cue.kind == "passive"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Three people were killed.", ["were killed"]),
        ("He was also killed in the strike.", ["was also killed"]),
        ("The men have been shot dead.", ["have been shot"]),
        ("Ten protesters got arrested on Sunday.", ["got arrested"]),
        ("The village could not be reached.", ["could not be reached"]),
        ("The case is being investigated.", ["is being investigated"]),
        ("They weren’t told.", ["weren’t told"]),
        ("Shots were fired and a boy was struck.", ["were fired", "was struck"]),
        ("The bridge was hit by Friday.", ["was hit"]),
        ("Prices were raised by 20 percent.", ["were raised"]),
        ("He was hurt by mistake.", ["was hurt"]),
        ("The camp was taken by storming the gate.", ["was taken"]),
        ("She was held after a raid by the police.", ["was held"]),
        ("The deal was signed, a report by the union said.", ["was signed"]),
        ("The town was seized by the end of May.", ["was seized"]),
    ],
)
def test_an_act_without_its_doer_is_found(text: str, wanted: list[str]) -> None:
    assert passives(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Three people were killed by soldiers.",
        "He was shot in the leg on Sunday by two gunmen.",
        "They were beaten, apparently by the police.",
        "Eight were wounded and arrested by the guards.",
        "The strike killed three people.",
        "He has killed three people.",
        "The commander was retired.",
        "She is interested in the talks.",
        "The group is known as the Front.",
        "They got tired.",
        "It was red.",
        "The talks were a success.",
        "He was there.",
    ],
)
def test_what_names_its_doer_or_tells_a_state_is_no_hit(text: str) -> None:
    assert passives(text) == []


def test_the_rule_and_its_words_are_named() -> None:
    witness = Witness("A", "Two were killed.", "en")
    assert [cue.rule for cue in cues_of(prepare(witness, encoder=None))] == ["passive.agentless: were killed"]
