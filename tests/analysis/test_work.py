"""How the work grows with bad input: counted in lines of the analysis that run and in bytes that it takes."""

import random
import sys
import tracemalloc
from collections.abc import Callable
from types import FrameType
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from benchmarks.hostile import KINDS
from newsdiff.analysis import pairs as pairs_module
from newsdiff.analysis.article import Bags, prepare
from newsdiff.analysis.collate import collate
from newsdiff.analysis.framing import cues_of
from newsdiff.analysis.pairs import CANDIDATES, pairs_of
from newsdiff.analysis.rare_words import RareWords
from newsdiff.analysis.rarity import rarities
from newsdiff.analysis.scare_quotes import spoken_at
from newsdiff.analysis.types import Witness
from tests.analysis.texts import LEFT, RIGHT

TIMES = 4  # as many words
LAST = ("Gen. Okar Dane vowed revenge.", "Revenge was vowed by Gen. Okar Dane.")
OPENING, CLOSING, EITHER = "“«„", "”»", '"'
FEWEST_BYTES = 1_500_000  # below this the program's own tables tell more than the text


def lines_of(act: Callable[[], object]) -> int:
    """How many lines of the analysis an act runs."""
    counted = 0

    def count(frame: FrameType, event: str, _: object) -> Callable[..., Any] | None:
        nonlocal counted
        if "newsdiff/analysis" not in frame.f_code.co_filename:
            return None
        counted += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        act()
    finally:
        sys.settrace(before)
    return counted


def bytes_of(act: Callable[[], object]) -> int:
    """How many bytes an act takes at most at a time."""
    tracemalloc.start()
    try:
        act()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.fixture
def all_are_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short articles are compared in the way of long ones."""
    monkeypatch.setattr(pairs_module, "ALL_PAIRS", 0)


def texts_of(kind: str, n_words: int) -> list[Witness]:
    chance = random.Random(n_words)  # noqa: S311, made-up text
    return [Witness(sigil, KINDS[kind](chance, n_words), "en") for sigil in "AB"]


@pytest.mark.usefixtures("all_are_long")
@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"2,000-word passages"}))
def test_steps_stay_within_twice_the_linear(kind: str) -> None:
    """Fails when a step walks over the text before each passage."""
    once, again = counted(lines_of, kind, 400 if kind == "table" else 100)  # a table of 100 words is one passage
    assert again <= 2 * TIMES * once


@pytest.mark.usefixtures("all_are_long")
@pytest.mark.parametrize("kind", ["one-word sentences", "one-word quotations", "stops", "all the same"])
def test_memory_stays_within_twice_the_linear(kind: str) -> None:
    """Fails when all passages are held against all."""
    once, again = counted(bytes_of, kind, 300)
    assert again <= 2 * TIMES * max(once, FEWEST_BYTES)


def counted(measure: Callable[[Callable[[], object]], int], kind: str, n_words: int) -> tuple[int, int]:
    """What a comparison of so many words takes, and one of `TIMES` as many."""
    short, long = texts_of(kind, n_words), texts_of(kind, TIMES * n_words)
    collate(long, encoder=None)  # so that what is kept of words is there for both
    return measure(lambda: collate(short, encoder=None)), measure(lambda: collate(long, encoder=None))


@pytest.mark.usefixtures("all_are_long")
def test_long_articles_find_their_counterparts_and_say_how_they_were_looked_for() -> None:
    left, right = (prepare(witness, encoder=None) for witness in (LEFT, RIGHT))
    pairs = pairs_of(left, right)
    assert {(1, 1), (2, 4)} <= set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    often = [
        Witness(sigil, "Two men left the town.\n\n" * 60 + last, "en") for sigil, last in zip("AB", LAST, strict=True)
    ]
    found = collate(often, encoder=None)
    assert any("share its rarest words" in fallback.reason for fallback in found.fallbacks)
    assert (60, 60) in {(link.left, link.right) for link in found.alignments[0].links}


@pytest.mark.usefixtures("all_are_long")
def test_candidates_of_repeated_passages_stay_few_and_near() -> None:
    """Fails when a passage said over and over is held against all its copies, or against the first ones alone."""
    left, right = (prepare(Witness(sigil, "War. Peace. " * 200, "en"), encoder=None) for sigil in "AB")
    pairs = pairs_of(left, right)
    assert len(pairs.left) <= (2 * CANDIDATES + 1) * len(left.passages)
    assert np.abs(pairs.left - pairs.right).max() <= 2 * CANDIDATES


@settings(deadline=None)
@given(st.data())
def test_the_rarest_words_lead_to_the_likeliest_passages(data: st.DataObject) -> None:
    """Fails when a word is looked up in the wrong passages, or a passage gets another one's likeness."""
    words = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=4).map(tuple), min_size=1, max_size=12)
    left, right = Bags(tuple(data.draw(words))), Bags(tuple(data.draw(words)))
    rarity = rarities(left, right, left.where_in(right))
    tables = [scaled_table(bags, weights) for bags, weights in zip((left, right), rarity, strict=True)]
    columns = [left.vocabulary[word] for word in left.vocabulary if word in right.vocabulary]
    others = [right.vocabulary[word] for word in left.vocabulary if word in right.vocabulary]
    likeness = tables[0][:, columns] @ tables[1][:, others].T
    keys = RareWords(left, right).nearest(0, 3)
    for passage, row in enumerate(likeness):
        found = keys[keys // right.n_passages == passage] % right.n_passages
        assert len(found) == len(set(found.tolist())) == min(3, np.count_nonzero(row))
        assert sorted(row[found]) == pytest.approx(sorted(row)[len(row) - len(found) :], abs=1e-4)


def scaled_table(bags: Bags, weights: NDArray[np.float32]) -> NDArray[np.float64]:
    """The words of each passage, weighted by rarity, each row of length 1: (passages, vocabulary)."""
    table = np.zeros((bags.n_passages, len(bags.vocabulary)))
    table[bags.owners, bags.ids] = bags.damped * weights[bags.ids]
    return table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)


@given(st.lists(st.sampled_from(("word ", "“", "”", '"', "«", "»", "\n", "\n\n")), max_size=20).map("".join), st.data())
def test_one_walk_finds_the_quotations_that_are_open(text: str, data: st.DataObject) -> None:
    """Fails when a mark is counted twice, or one before the paragraph."""
    starts = sorted(data.draw(st.sets(st.integers(0, len(text)))))
    starts = [start for start in starts if text[start - 1 : start + 1] != "\n\n"]
    opened = []
    for start in starts:
        marks = [mark for mark in text[:start].rsplit("\n\n", 1)[-1] if mark in OPENING + CLOSING + EITHER]
        is_open = False
        for mark in marks:
            is_open = not is_open if mark in EITHER else mark in OPENING
        opened.append(is_open)
    assert list(spoken_at(text, starts)) == opened


def test_open_quotations_are_found_in_one_walk() -> None:
    """Fails when the marks before a passage are read again for each passage."""

    def walk(n: int) -> int:
        text = "“War.” " * n
        return lines_of(lambda: list(spoken_at(text, range(0, len(text), 7))))

    assert walk(400) <= 5 * walk(100)


def test_a_passage_is_searched_for_speech_once_for_all_its_quotations() -> None:
    """Fails when each quotation has the whole passage searched again."""

    def search(n: int) -> int:
        article = prepare(Witness("A", "“war” " * n, "en"), encoder=None)
        return lines_of(lambda: cues_of(article))

    search(40)
    assert search(160) <= 5 * search(40)
