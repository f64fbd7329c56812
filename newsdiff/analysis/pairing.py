"""Which phrases of a bead name one thing in two ways: every pair of phrases gets a fitted probability that a reader of
framing would set them side by side, and the best pairs are kept, as long as no two overlap on both sides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.constituents import Constituent, constituents_of
from newsdiff.analysis.link_features import Words
from newsdiff.analysis.pair_features import FEATURES, matter_key, pair_features
from newsdiff.analysis.side_phrases import Phrases, Table, phrases_of
from newsdiff.analysis.trees import Forest

_HEADS_LINKED, _MOST_LEAK = FEATURES.index("heads linked"), FEATURES.index("leak, more")
_LINKED = 0.3
_DISLOYAL = 0.4
_HEADS = 0.15
_MOST = np.float32(0.98)  # probability above which nothing is believed
_AGAIN = 0.75  # what a pair counts where one of its phrases stands in a better pair already
LEAST = 0.07  # probability below which a pair is not worth a mark


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two phrases for one thing."""

    left: Constituent
    right: Constituent
    score: float  # probability, 0..1; less each time that one of the phrases stands in a better pair


def pairings(
    left: Words, right: Words, grid: Table, *, starts: tuple[tuple[int, ...], tuple[int, ...]],
    idf: Mapping[str, float], highest: float, language: str, forests: Mapping[str, Forest],
) -> tuple[Pairing, ...]:  # fmt: skip
    """The best pairs of phrases, in falling score; no two of them share words on both sides. English only."""
    if language not in ("en", ""):
        return ()
    sides = [
        phrases_of(words, constituents_of(words.forms, words.classes, first), idf=idf, highest=highest)
        for words, first in zip((left, right), starts, strict=True)
    ]
    if not sides[0].constituents or not sides[1].constituents:
        return ()
    return tuple(_apart(sides[0], sides[1], scores(sides[0], sides[1], grid, language=language, forests=forests)))


def scores(left: Phrases, right: Phrases, grid: Table, *, language: str, forests: Mapping[str, Forest]) -> Table:
    """(phrases of the left, phrases of the right): probabilities; 0 where both say the same words."""
    forest = forests["surface" if left.words.vectors is None or right.words.vectors is None else "meaning"]
    features = pair_features(left, right, grid, language=language)
    heads, leak = features[..., _HEADS_LINKED], features[..., _MOST_LEAK]
    one_act = _one_act(left, right)
    fitting = _compatible(left, right, heads, one_act) & ~_same_words(left, right, language)
    found = np.zeros(fitting.shape, dtype=np.float32)
    found[fitting] = forest(features[fitting])
    # more where the heads are linked or name one kind of act, less where words are linked elsewhere
    fitness = 1 - _DISLOYAL * leak + _HEADS * (heads - 0.5) + _HEADS * one_act
    weighed: Table = np.round(np.clip(found * fitness, 0, _MOST), 4)
    return weighed


def _same_words(left: Phrases, right: Phrases, language: str) -> NDArray[np.bool_]:
    """Whether both say the same words of matter, or one of them says none."""
    keys = [[matter_key(side, one, language) for one in side.constituents] for side in (left, right)]
    codes: dict[tuple[str, ...], int] = {(): -1}
    one, other = (np.array([codes.setdefault(key, len(codes)) for key in side]) for side in keys)
    same: NDArray[np.bool_] = (one[:, None] == other[None, :]) | (one[:, None] < 0) | (other[None, :] < 0)
    return same


def _compatible(left: Phrases, right: Phrases, heads: Table, one_act: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """A noun phrase stands against a verb group only where their heads are linked or name
    one kind of act; a quotation against anything."""
    kinds = [np.array([one.kind for one in side.constituents]) for side in (left, right)]
    alike = kinds[0][:, None] == kinds[1][None, :]
    quoted = (kinds[0] == "quote")[:, None] | (kinds[1] == "quote")[None, :]
    fitting: NDArray[np.bool_] = alike | quoted | one_act | (heads >= _LINKED)
    return fitting


def _one_act(left: Phrases, right: Phrases) -> NDArray[np.bool_]:
    """Whether both heads name acts of one group."""
    same: NDArray[np.bool_] = left.groups[left.heads] @ right.groups[right.heads].T > 0
    return same


def _apart(left: Phrases, right: Phrases, found: Table) -> Iterator[Pairing]:
    """The best pair, then the best that does not share words with it on both sides, and so on."""
    free = found.copy()
    overlaps = [(side.inside.astype(np.float32) @ side.inside.T.astype(np.float32)) > 0 for side in (left, right)]
    while free.size:
        row, column = divmod(int(free.argmax()), free.shape[1])
        score = float(free[row, column])
        if score < LEAST:
            return
        yield Pairing(left=left.constituents[row], right=right.constituents[column], score=score)
        free[np.ix_(overlaps[0][row], overlaps[1][column])] = 0
        free[overlaps[0][row], :] *= _AGAIN
        free[:, overlaps[1][column]] *= _AGAIN
