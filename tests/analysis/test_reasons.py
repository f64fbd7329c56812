"""Why two passages stand opposite each other."""

import pytest
from hypothesis import given, settings

from newsdiff.analysis.article import Article, prepare
from newsdiff.analysis.encoder import Encoder
from newsdiff.analysis.reasons import EVIDENCE, Part, Reasons, WordMatch, reasons_for
from newsdiff.analysis.similarity import WITH_VECTORS, WORDS_ALONE, compare, opinion
from newsdiff.analysis.types import Witness
from tests.analysis.texts import LEFT, RIGHT, witnesses

OTHERS = ("Rain fell in the north.", "Bread was cheap.", "Schools stay closed for a week.")


def article(*sentences: str, sigil: str = "A") -> Article:
    return prepare(Witness(sigil, "\n\n".join(sentences), "en"), encoder=None)


def test_what_two_passages_share_is_listed() -> None:
    left = article('Okar Dane told 5,000 miners in 2019 that "we will never surrender" the seams.', *OTHERS)
    right = article('"We will never surrender," Dane told five thousand miners and 12 guards.', *OTHERS, sigil="B")
    reasons = reasons_for(left, right, (0, 0))
    assert reasons.names == ("Dane",)
    assert reasons.numbers == ("5000",)
    assert reasons.other_numbers == (("2019",), ("12",))
    assert reasons.quotations == ("we will never surrender",)
    assert reasons.runs == ("we will never surrender",)
    assert set(reasons.rare_words) == {"told", "miners", "surrender"}
    assert reasons.matches == ()  # there are no vectors


def test_passages_that_share_nothing_have_nothing_listed() -> None:
    reasons = reasons_for(article(*OTHERS), article("Snow lies.", "He is 40.", sigil="B"), (1, 0))
    assert (reasons.names, reasons.numbers, reasons.quotations, reasons.runs, reasons.rare_words) == ((),) * 5
    assert reasons.other_numbers == ((), ())


def test_words_of_like_meaning_are_matched(encoder: Encoder) -> None:
    left, right = (prepare(witness, encoder=encoder) for witness in (LEFT, RIGHT))
    matches = reasons_for(left, right, (1, 1)).matches
    assert ("killed", "martyred") in {(match.left, match.right) for match in matches}


@pytest.mark.parametrize("with_model", [False, True])
def test_the_parts_speak_for_a_linked_pair_and_against_an_unlinked_one(
    with_model: bool, request: pytest.FixtureRequest
) -> None:
    encoder = request.getfixturevalue("encoder") if with_model else None
    left, right = (prepare(witness, encoder=encoder) for witness in (LEFT, RIGHT))
    scores = compare(left, right).scores.reshape(len(left.passages), len(right.passages))
    linked, unlinked = (reasons_for(left, right, link).parts for link in ((1, 1), (3, 3)))
    assert scores[1, 1] > scores[3, 3]
    assert sum(part.odds for part in linked) > sum(part.odds for part in unlinked)
    assert {part.evidence for part in linked} <= set(EVIDENCE)


@pytest.mark.parametrize("way", [WITH_VECTORS, WORDS_ALONE])
def test_every_feature_belongs_to_one_kind_of_evidence(way: str) -> None:
    for name in set(opinion(way).second.names) - {"first odds"}:
        assert sum(name.startswith(beginnings) for beginnings in EVIDENCE.values()) == 1, name


@settings(max_examples=30, deadline=None)
@given(witnesses("A"), witnesses("B"))
def test_any_two_passages_can_be_asked(one: Witness, other: Witness) -> None:
    left, right = prepare(one, encoder=None), prepare(other, encoder=None)
    for i in range(min(2, len(left.passages))):
        for j in range(min(2, len(right.passages))):
            assert all(reasons_for(left, right, (i, j)).phrases())


def test_reasons_are_told_in_plain_sentences() -> None:
    reasons = Reasons(
        names=("Dane", "Okar"),
        numbers=("5,000",),
        other_numbers=(("12",), ("13", "14")),
        quotations=("never",),
        runs=("will never go",),
        rare_words=("seams", "miners"),
        matches=(WordMatch("killed", "martyred", 0.6, 2.0),),
        parts=(Part("names", 1.0), Part("numbers", -0.4), Part("place and length", -0.9)),
    )
    assert reasons.phrases() == (
        "Both name Dane and Okar.",
        "Both have the number 5,000.",
        "Both quote “never”.",
        "Both have the words “will never go” in a row.",
        "Rare words in both: seams, miners.",
        "Words of like meaning here: killed / martyred.",
        "Their other numbers differ: 12 / 13 and 14.",
        "What raises the score, most first: names.",
        "What lowers it: place and length, numbers.",
    )
