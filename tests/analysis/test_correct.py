"""A correction at once gives what a whole new analysis gives."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.analysis.collate import collate
from newsdiff.analysis.correct import correct
from newsdiff.analysis.decisions import Decision
from newsdiff.analysis.encoder import Encoder
from newsdiff.analysis.errors import EngineChangedError, VectorsMissing
from newsdiff.analysis.types import Collation, Witness
from tests.analysis.conftest import MemoryStore
from tests.analysis.texts import LEFT, RIGHT

THIRD = Witness("C", "Dane vowed revenge on Monday. Bread costs more. The convoy was hit near Velmora.", "en")
WITNESSES = [LEFT, RIGHT, THIRD]
PLAIN = collate(WITNESSES, encoder=None)
PAIRS = [("A", "B"), ("A", "C"), ("B", "C")]


@st.composite
def decisions(draw: st.DrawFn, pair: tuple[str, str]) -> Decision:
    kind = draw(st.sampled_from(["linked", "apart", "alone", "locked"]))
    sides = [
        tuple(
            sorted(
                draw(st.sets(st.sampled_from([one.span for one in PLAIN.passages_of(sigil)]), min_size=1, max_size=2))
            )
        )
        for sigil in pair
    ]
    if kind == "alone":
        sides[draw(st.integers(0, 1))] = ()
    return Decision(kind, *pair, *sides)


@settings(max_examples=40)
@given(st.data())
def test_corrections_one_after_the_other_equal_a_new_analysis_with_all_of_them(data: st.DataObject) -> None:
    """Fails when a contrast of a bead that stays keeps the bead's old number."""
    said: list[Decision] = []
    found = PLAIN
    for _ in range(data.draw(st.integers(1, 3))):
        pair = data.draw(st.sampled_from(PAIRS))
        said.append(data.draw(decisions(pair)))
        found = correct(found, pair, decisions=said, kept=MemoryStore())
    assert found == collate(WITNESSES, encoder=None, decisions=said)


@given(st.data())
@settings(max_examples=20)
def test_taking_a_decision_back_gives_what_was_before(data: st.DataObject) -> None:
    pair = data.draw(st.sampled_from(PAIRS))
    changed = correct(PLAIN, pair, decisions=[data.draw(decisions(pair))], kept=MemoryStore())
    assert correct(changed, pair, decisions=[], kept=MemoryStore()) == PLAIN


def linked(collation: Collation) -> Decision:
    """The first passage of A with the last of B."""
    return Decision("linked", "A", "B", (collation.passages_of("A")[0].span,), (collation.passages_of("B")[-1].span,))


def test_with_the_model_a_correction_needs_only_the_vectors_that_were_kept(
    encoder: Encoder, store: MemoryStore
) -> None:
    before = collate([LEFT, RIGHT], encoder=encoder, kept=store)
    said = [linked(before)]
    assert correct(before, ("A", "B"), decisions=said, kept=store) == collate(
        [LEFT, RIGHT], encoder=encoder, kept=store, decisions=said
    )


def test_without_kept_vectors_a_correction_says_so(encoder: Encoder, store: MemoryStore) -> None:
    before = collate([LEFT, RIGHT], encoder=encoder, kept=store)
    with pytest.raises(VectorsMissing, match="article A"):
        correct(before, ("A", "B"), decisions=[linked(before)], kept=MemoryStore())


def test_where_no_passages_come_together_anew_no_vectors_are_needed(encoder: Encoder, store: MemoryStore) -> None:
    before = collate([LEFT, RIGHT], encoder=encoder, kept=store)
    said = [Decision("alone", "A", "B", (before.passages_of("A")[0].span,), ())]
    wanted = collate([LEFT, RIGHT], encoder=encoder, kept=store, decisions=said)
    assert correct(before, ("A", "B"), decisions=said, kept=MemoryStore()) == wanted


def test_what_another_version_made_is_not_corrected_in_part() -> None:
    old = replace(PLAIN, version="newsdiff 0.0.1, no language model")
    with pytest.raises(EngineChangedError, match=r"0\.0\.1"):
        correct(old, ("A", "B"), decisions=[], kept=MemoryStore())


def test_an_article_that_the_model_does_not_read_needs_no_vectors(encoder: Encoder, store: MemoryStore) -> None:
    german = replace(RIGHT, language="de")
    before = collate([LEFT, german], encoder=encoder, kept=store)
    assert correct(before, ("A", "B"), decisions=[], kept=store) == before
