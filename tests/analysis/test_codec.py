"""Collations as JSON and back."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.codec import collation_from_json, collation_to_json
from newsdiff.analysis.collate import collate
from newsdiff.analysis.errors import CodecError
from newsdiff.analysis.types import (
    Alignment,
    Bead,
    Collation,
    Contrast,
    Fact,
    Fallback,
    FramingCue,
    Heading,
    Passage,
    PassageLink,
    Span,
    Variant,
    Witness,
)
from tests.analysis.texts import LEFT, RIGHT, witnesses

sigils = st.sampled_from("AB")
indexes = st.lists(st.integers(0, 9), min_size=1, max_size=3).map(tuple)
spans = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda edges: Span(min(edges), max(edges)))
shares = st.floats(-1, 1)
makers = st.sampled_from(["machine", "person"])


@st.composite
def collations(draw: st.DrawFn) -> Collation:
    """Random values in every field, but that passages stand in order and contrasts are of known variants."""

    def some(strategy: st.SearchStrategy, most: int = 3) -> tuple:
        return tuple(draw(st.lists(strategy, max_size=most)))

    headings = st.lists(st.builds(Heading, span=spans), max_size=2).map(tuple)
    beads = st.lists(
        st.builds(Bead, left=indexes, right=st.just(()) | indexes, score=shares, made_by=makers), max_size=3
    ).map(tuple)
    links = st.lists(st.builds(PassageLink, score=shares), max_size=2).map(tuple)
    one_sided = {"left": st.none() | spans, "right": st.none() | spans, "cosine": st.none() | shares}
    variants = some(st.builds(Variant, left_sigil=sigils, right_sigil=sigils, **one_sided))
    evidence = st.lists(st.text(), max_size=2).map(tuple)
    contrast = st.builds(Contrast, variant=st.sampled_from(variants or [None]), salience=shares, evidence=evidence)
    return Collation(
        witnesses=tuple(draw(st.builds(Witness, sigil=st.just(sigil), headings=headings)) for sigil in "AB"),
        passages=tuple(
            passage for sigil in "AB" for passage in some(st.builds(Passage, sigil=st.just(sigil), span=spans))
        ),
        alignments=some(st.builds(Alignment, left_sigil=sigils, right_sigil=sigils, beads=beads, links=links)),
        variants=variants,
        contrasts=some(contrast) if variants else (),
        cues=some(st.builds(FramingCue, sigil=sigils, span=spans)),
        fallbacks=some(st.builds(Fallback)),
        version=draw(st.text()),
        facts=some(st.builds(Fact, sigil=sigils, span=spans)),
    )


@pytest.fixture(scope="module")
def collation() -> Collation:
    return collate([LEFT, RIGHT], encoder=None)


def test_json_holds_what_the_format_says(collation: Collation) -> None:
    details = {
        "A": {"headline": "", "published": date(2020, 10, 11), "dateline": "VELMORA", "removed": [{"text": "Menu"}]},
    }
    data = json.loads(json.dumps(collation_to_json(collation, details)))
    assert data["format"] == "newsdiff-collation/1"
    first = data["witnesses"][0]
    assert (first["sigil"], first["published"], first["dateline"]) == ("A", "2020-10-11", "VELMORA")
    assert first["removed"] == [{"text": "Menu"}]
    assert data["witnesses"][1]["published"] is None
    assert data["passages"]["B"][0] == {"index": 0, "kind": "headline", "paragraph": 0, "start": 0, "end": 10}
    assert (data["alignments"][0]["left"], data["alignments"][0]["right"]) == ("A", "B")
    assert {"left", "right", "score", "made_by"} == set(data["alignments"][0]["beads"][0])
    assert data["contrasts"]
    for contrast in data["contrasts"]:
        for side, witness in (("left", LEFT), ("right", RIGHT)):
            quoted = contrast[side]
            assert quoted is None or witness.text[quoted["start"] : quoted["end"]] == quoted["quote"]
    salience = [contrast["salience"] for contrast in data["contrasts"]]
    assert salience == sorted(salience, reverse=True)


@given(collations())
def test_json_gives_any_collation_back(found: Collation) -> None:
    assert collation_from_json(json.loads(json.dumps(collation_to_json(found, {})))) == found


@given(st.tuples(witnesses("A"), witnesses("B")))
def test_json_gives_the_collation_back(pair: tuple) -> None:
    """Fails when `_read_witness` leaves out the headings."""
    found = collate(pair, encoder=None)
    assert collation_from_json(json.loads(json.dumps(collation_to_json(found, {})))) == found


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.update(format="other/1"),
        lambda data: data.pop("passages"),
        lambda data: data["contrasts"].append({}),
        lambda data: data["passages"]["A"][0].update(start=9, end=1),
        lambda data: data.update(variants=3),
    ],
)
def test_other_values_are_refused(collation: Collation, damage) -> None:
    data = collation_to_json(collation, {})
    damage(data)
    with pytest.raises(CodecError, match="newsdiff-collation/1"):
        collation_from_json(data)
