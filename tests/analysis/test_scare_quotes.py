import pytest

from newsdiff.analysis.article import prepare
from newsdiff.analysis.framing import cues_of
from newsdiff.analysis.types import Witness


def scare_quotes(text: str) -> list[str]:
    """The words of each scare quote of a text, with their marks."""
    witness = Witness("A", text, "en")
    return [cue.span.of(text) for cue in cues_of(prepare(witness, encoder=None)) if cue.kind == "scare_quotes"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The “moderate” rebels fled the town.", ["“moderate”"]),
        ('A "peace council" will rule the region.', ['"peace council"']),
        ("The ‘volunteers’ crossed the border at night.", ["‘volunteers’"]),
        ("Its 'special operation' entered a third month.", ["'special operation'"]),
        ("Their so-called “Caliphate” fell in March.", ["“Caliphate”"]),
        ("“Aid” workers came with rifles.", ["“Aid”"]),
        ('The "liberation” of the town began.', ['"liberation”']),
    ],
)
def test_a_few_words_that_nobody_has_spoken_are_found(text: str, wanted: list[str]) -> None:
    assert scare_quotes(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "He said the rebels were “moderate”.",
        "“Not now,” the minister told reporters.",
        "The president called them “animals”.",
        "According to the group, the “operation” began.",
        "The attack was a “message”, Mohi added.",
        "Groups of the “Iraqi Resistance Commission” met.",
        "The film “the long war” opened.",
        "The word “terrorist” stood in no report.",
        "The European Court (“court”) met.",
        "The rule “we never talk to those people at all” holds.",
        "The workers' rights and the voters' will count.",
        "The “1967” line holds.",
        "The gate was “open.",
    ],
)
def test_speech_titles_and_mentions_are_no_hits(text: str) -> None:
    assert scare_quotes(text) == []


def test_what_stands_inside_a_longer_quotation_is_no_hit() -> None:
    assert scare_quotes("“We came. The ‘moderate’ men fled. We stayed.”") == []
    assert scare_quotes('"We came. The ‘moderate’ men fled. We stayed."') == []


def test_the_rule_and_its_words_are_named() -> None:
    witness = Witness("A", "The “peace council” met.", "en")
    rules = [cue.rule for cue in cues_of(prepare(witness, encoder=None)) if cue.kind == "scare_quotes"]
    assert rules == ["scare_quotes.unattributed: peace council"]
