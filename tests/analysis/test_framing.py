import pytest

from newsdiff.analysis.article import prepare
from newsdiff.analysis.framing import cues_of
from newsdiff.analysis.types import Witness


def cues(text: str, language: str = "en") -> list[str]:
    """The cues of a text, as "words → rule"."""
    witness = Witness("A", text, language)
    return [f"{cue.span.of(text)} → {cue.rule}" for cue in cues_of(prepare(witness, encoder=None))]


def test_attribution_verbs_are_told_by_stance_in_any_inflection() -> None:
    assert cues("He claimed it. She said it. They admitted it. We denied it.") == [
        "claimed → attribution.doubting: claim",
        "claimed → speech_act.claim: claim",
        "said → attribution.neutral: say",
        "admitted → attribution.asserting: admit",
        "admitted → speech_act.admission: admit",
        "denied → speech_act.denial: deny",
    ]


def test_a_noun_of_the_same_form_is_no_attribution_verb() -> None:
    assert cues("The report of the claim was long.") == ["long → intensifier.haste: long"]


def test_hedges_but_not_common_modals_or_the_month_of_may() -> None:
    assert cues("It would reportedly fall in May.") == ["reportedly → hedge.reported: reportedly"]


@pytest.mark.parametrize(
    "text",
    [
        "He left Washington so that it could be completed.",
        "They knew about the vote.",
        "The fight over the vote went on.",
        "More than they had said, he saw.",
        "They have done it so far.",
        "It was based on records.",
        "He was laid off.",
        "He saw the answer to attacks.",
    ],
)
def test_a_listed_word_in_another_sense_is_no_cue(text: str) -> None:
    assert [cue for cue in cues(text) if not cue.endswith(": say") and "passive" not in cue] == []


@pytest.mark.parametrize(
    "amount", ["about 12 men", "over a dozen men", "at least half", "up to $5", "around a year", "more than dozens"]
)
def test_words_that_measure_a_number_are_hedges_before_one(amount: str) -> None:
    assert any("hedge.approximate" in cue for cue in cues(f"He saw {amount}."))


def test_labels_and_intensifiers_name_their_group() -> None:
    assert cues("The regime met fierce resistance.") == [
        "regime → evaluative.delegitimising: regime",
        "fierce → intensifier.drama: fierce",
        "resistance → evaluative.legitimising: resistance",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They threatened the envoy.", "threatened → speech_act.threat: threaten"),
        ("They vowed to stay.", "vowed → speech_act.promise: vow"),
        ("The men vowed revenge.", "vowed revenge → speech_act.threat: vow revenge"),
        ("It blamed the army.", "blamed → speech_act.accusation: blame"),
        ("The party hailed the ruling.", "hailed → speech_act.praise: hail"),
    ],
)
def test_speech_acts_are_told_by_act_and_only_once(text: str, wanted: str) -> None:
    assert cues(text) == [wanted]


@pytest.mark.parametrize("text", ["The threat was real.", "The order came late.", "A promise is a promise."])
def test_the_noun_of_an_act_is_no_speech_act(text: str) -> None:
    assert cues(text) == []


def test_entries_of_several_words_are_one_cue() -> None:
    assert cues("Illegal aliens came.") == ["Illegal aliens → evaluative.delegitimising: illegal alien"]


def test_cues_stand_in_order_of_place_over_passages() -> None:
    text = "The hero came.\n\nThe thug grinned."
    witness = Witness("A", text, "en")
    spans = [cue.span for cue in cues_of(prepare(witness, encoder=None))]
    assert spans == sorted(spans)
    assert [span.of(text) for span in spans] == ["hero", "thug"]


def test_other_languages_have_no_lexicon() -> None:
    assert cues("Er claimed es.", language="de") == []
