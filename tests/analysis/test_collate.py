"""The whole analysis: its laws, and what it says where it did something simpler."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.analysis import article, fallbacks
from newsdiff.analysis import pairs as pairs_module
from newsdiff.analysis.collate import collate
from newsdiff.analysis.encoder import Encoder
from newsdiff.analysis.errors import WitnessError
from newsdiff.analysis.types import Bead, Collation, Heading, Span, Variant, VariantKind, Witness
from tests.analysis.conftest import MemoryStore
from tests.analysis.texts import LEFT, RIGHT, news, witnesses

pairs = st.tuples(witnesses("A", news), witnesses("B", news))
SWAPPED: Mapping[VariantKind, VariantKind] = {"addition": "omission", "omission": "addition"}
triples = st.tuples(witnesses("A", news), witnesses("B", news), witnesses("C", news))


def linked(
    collation: Collation, left: str = "A", right: str = "B"
) -> set[tuple[tuple[int, ...], tuple[int, ...], float]]:
    return {(bead.left, bead.right, bead.score) for bead in collation.alignment(left, right).beads}


def assert_every_passage_has_a_bead(collation: Collation) -> None:
    for alignment in collation.alignments:
        for sigil, side in ((alignment.left_sigil, "left"), (alignment.right_sigil, "right")):
            held = {index for bead in alignment.beads for index in getattr(bead, side)}
            assert held == {passage.index for passage in collation.passages_of(sigil)}


def assert_swapped(one: Collation, other: Collation) -> None:
    assert seen_from("A", one) == seen_from("A", other)
    assert sorted(map(repr, one.passages + one.cues)) == sorted(map(repr, other.passages + other.cues))


def seen_from(sigil: str, collation: Collation) -> list[str]:
    """Beads, variants and contrasts of the one pair, the side of `sigil` first in each."""
    (alignment,) = collation.alignments
    turned = alignment.left_sigil != sigil

    def sides(value: Bead | Variant) -> tuple[object, object]:
        return (value.right, value.left) if turned else (value.left, value.right)

    variants = {
        one: (sides(one), SWAPPED.get(one.kind, one.kind) if turned else one.kind, sides(alignment.beads[one.bead]))
        for one in collation.variants
    }
    beads = [(sides(bead), bead.score) for bead in alignment.beads]
    worded = [(seen, variant.cosine) for variant, seen in variants.items()]
    contrasts = [
        (variants[one.variant], one.category, one.salience, sorted(" ".join(one.evidence)))  # it names the left first
        for one in collation.contrasts
    ]
    return sorted(map(repr, [*beads, *worded, *contrasts]))


def of_pair(collation: Collation, sigils: set[str]) -> list[object]:
    alignments = [a for a in collation.alignments if {a.left_sigil, a.right_sigil} == sigils]
    variants = [v for v in collation.variants if {v.left_sigil, v.right_sigil} == sigils]
    contrasts = [c for c in collation.contrasts if {c.variant.left_sigil, c.variant.right_sigil} == sigils]
    return [alignments, variants, contrasts]


@settings(max_examples=40, deadline=None)
@given(triples)
def test_every_passage_is_in_a_bead(three: tuple[Witness, ...]) -> None:
    """Fails when `completed` is told too small a number of passages."""
    assert_every_passage_has_a_bead(collate(three, encoder=None))


@settings(max_examples=40, deadline=None)
@given(pairs)
def test_swapping_witnesses_swaps_sides_and_nothing_else(two: tuple[Witness, Witness]) -> None:
    """Fails when `compare` always computes with the left article first."""
    assert_swapped(collate(two, encoder=None), collate(two[::-1], encoder=None))


@settings(max_examples=40, deadline=None)
@given(triples)
def test_another_witness_changes_nothing_between_two_others(three: tuple[Witness, ...]) -> None:
    """Fails when the words' rarity is counted over all witnesses."""
    assert of_pair(collate(three, encoder=None), {"A", "B"}) == of_pair(collate(three[:2], encoder=None), {"A", "B"})


@settings(max_examples=40, deadline=None)
@given(pairs)
def test_the_same_input_gives_the_same_collation(two: tuple[Witness, Witness]) -> None:
    """Fails when scores have a random part; the order of hashes shows only in another process."""
    assert collate(two, encoder=None) == collate(two, encoder=None)


@settings(max_examples=15, deadline=None)
@given(triples)
def test_the_laws_hold_with_the_model(encoder: Encoder, three: tuple[Witness, ...]) -> None:
    whole = collate(three, encoder=encoder)
    assert_every_passage_has_a_bead(whole)
    two = collate(three[:2], encoder=encoder)
    assert of_pair(whole, {"A", "B"}) == of_pair(two, {"A", "B"})
    assert_swapped(two, collate(three[1::-1], encoder=encoder))
    assert two == collate(three[:2], encoder=encoder)


def test_kept_vectors_give_the_same_collation(encoder: Encoder, store: MemoryStore) -> None:
    first = collate([LEFT, RIGHT], encoder=encoder, kept=store)
    assert store.n_hits == 0
    assert collate([LEFT, RIGHT], encoder=encoder, kept=store) == first == collate([LEFT, RIGHT], encoder=encoder)
    assert store.n_hits == 2


def test_without_a_model_the_collation_says_so() -> None:
    collation = collate([LEFT, RIGHT], encoder=None)
    assert collation.alignments[0].method == "words"
    assert [fallback.stage for fallback in collation.fallbacks] == ["encoder"]
    assert "not installed" in collation.fallbacks[0].reason


def test_with_a_model_nothing_is_simpler(encoder: Encoder) -> None:
    collation = collate([LEFT, RIGHT], encoder=encoder)
    assert collation.alignments[0].method == "tokens+words"
    assert collation.fallbacks == ()


def test_two_reports_of_one_event_meet(encoder: Encoder) -> None:
    pairs = {(i, j) for left, right, _ in linked(collate([LEFT, RIGHT], encoder=encoder)) for i in left for j in right}
    assert {(0, 2), (1, 1), (2, 4)} <= pairs
    assert not {(3, 3)} & pairs


def test_texts_about_different_things_say_that_little_matches() -> None:
    weather = Witness("B", "Rain fell in the north. It will be dry on Tuesday. Snow is rare. Winds turn west.", "en")
    reasons = [fallback.reason for fallback in collate([LEFT, weather], encoder=None).fallbacks]
    assert any("Little in articles A and B matches" in reason for reason in reasons)


def test_a_language_the_model_does_not_read_is_matched_by_words(encoder: Encoder) -> None:
    french = Witness("B", "Le convoi a été attaqué près de Velmora. Deux soldats sont morts.", "fr")
    collation = collate([LEFT, french], encoder=encoder)
    assert collation.alignments[0].method == "words"
    reasons = " ".join(fallback.reason for fallback in collation.fallbacks)
    assert "does not read French" in reasons
    assert "different languages (English and French)" in reasons


@pytest.mark.parametrize("text", ["", "   \n\n "])
def test_an_empty_article_is_said_to_be_empty(text: str) -> None:
    collation = collate([LEFT, Witness("B", text, "en")], encoder=None)
    assert all(not bead.right for bead in collation.alignments[0].beads)
    assert any("B has no text" in fallback.reason for fallback in collation.fallbacks)


def test_a_text_without_stops_is_said_to_be_cut() -> None:
    endless = Witness("B", "and on it went " * 400, "en")
    assert any(fallback.stage == "segment" for fallback in collate([LEFT, endless], encoder=None).fallbacks)


def test_the_same_article_twice_links_each_passage_with_itself() -> None:
    collation = collate([LEFT, Witness("B", LEFT.text, "en")], encoder=None)
    assert {((i,), (i,)) for i in range(4)} <= {(left, right) for left, right, _ in linked(collation)}
    assert collation.contrasts == ()


def test_progress_is_told_in_rising_shares() -> None:
    told: list[tuple[str, float]] = []
    collate([LEFT, RIGHT], encoder=None, progress=lambda stage, share: told.append((stage, share)))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert told[0][0] == "Reading article A"
    assert told[-1] == ("Finished", 1.0)


def test_two_witnesses_under_one_letter_are_refused() -> None:
    with pytest.raises(WitnessError, match="'A'"):
        collate([LEFT, LEFT], encoder=None)


def test_one_witness_alone_has_passages_and_no_alignment() -> None:
    collation = collate([LEFT], encoder=None)
    assert len(collation.passages) == 4
    assert collation.alignments == ()


def test_another_process_says_the_same() -> None:
    """Fails when the words of `Bags` are numbered, or reasons or variants listed, in the order of their hashes."""
    script = "from newsdiff.analysis.collate import collate; from tests.analysis.texts import LEFT, RIGHT; "
    command = [sys.executable, "-c", script + "print(repr(collate([LEFT, RIGHT], encoder=None)))"]
    root = Path(__file__).parents[2]
    said = {
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True, cwd=root
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_a_very_long_article_is_matched_by_its_words(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (article, fallbacks):
        monkeypatch.setattr(module, "MOST_READ", 4)
    collation = collate([LEFT, RIGHT], encoder=encoder)
    assert collation.alignments[0].method == "words"
    assert [fallback.reason for fallback in collation.fallbacks] == [
        "Article B has more than 4 sentences: it was matched by its words alone."
    ]


def test_long_articles_say_that_not_every_pair_was_compared(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs_module, "ALL_PAIRS", 0)
    monkeypatch.setattr(pairs_module, "CANDIDATES", 1)
    reasons = [fallback.reason for fallback in collate([LEFT, RIGHT], encoder=encoder).fallbacks]
    assert any("only with its likeliest counterparts" in reason for reason in reasons)


def test_a_subheading_never_faces_a_sentence_but_may_face_a_heading() -> None:
    words = "The conditional truce of the militias holds"
    text = f"Guards were sent home.\n\n{words}\n\nA convoy left the harbour on Sunday."
    start = text.index(words)
    heading = Heading("subheading", Span(start, start + len(words)))
    left = Witness("A", text, "en", (heading,))
    facing_sentence = collate([left, Witness("B", f"{words}.\n\nBread is dear.", "en")], encoder=None)
    facing_heading = collate([left, replace(left, sigil="B")], encoder=None)
    assert all(not (1 in bead.left and bead.right) for bead in facing_sentence.alignments[0].beads)
    assert any(1 in bead.left and 1 in bead.right for bead in facing_heading.alignments[0].beads)
