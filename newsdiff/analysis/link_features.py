"""What speaks for and against a link between two words: grids of evidence, one column a kind, for every pair of words.

Every column is the same when the sides are swapped (and the grid turned), so that what is decided from them is too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler, LCSseq
from rapidfuzz.process import cdist

from newsdiff.analysis.lemma import lemma_of, stem_of
from newsdiff.analysis.network import Adapter
from newsdiff.analysis.numerals import number_of
from newsdiff.analysis.spelling import plain
from newsdiff.analysis.wordclass import FUNCTION, WordClass

Vectors = NDArray[np.float32]
Grid = NDArray[np.float32]  # (words of the left, words of the right)

_WINDOW = 3  # words to either side that count as the surroundings
_SHARPNESS = 12.0  # of the share that a pair has among all pairs of its row or column


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One side of a bead as the linking sees it."""

    forms: tuple[str, ...]
    classes: tuple[WordClass, ...]
    vectors: Vectors | None  # (n, layers, dim), or None


def surface_features(left: Words, right: Words, language: str) -> list[Grid]:
    """Evidence from letters, classes and places."""
    folded = [[form.casefold() for form in side.forms] for side in (left, right)]
    equal = _equal(folded)
    lemma = _equal([[lemma_of(form, language) for form in side] for side in folded])
    stem = _equal([[stem_of(form, language) for form in side] for side in folded])
    spelled = _equal([[plain(form) or form for form in side] for side in folded])
    start = np.asarray(cdist(*folded, scorer=JaroWinkler.similarity, dtype=np.float32))
    letters = np.asarray(cdist(*folded, scorer=LCSseq.normalized_similarity, dtype=np.float32))
    return [
        equal,
        lemma,
        stem,
        spelled,
        start,
        letters,
        _equal([[number_of(form) or form for form in side] for side in folded]),
        *_class_features(left.classes, right.classes),
        *_place_features(len(left.forms), len(right.forms)),
        *_rivals(np.maximum(lemma, spelled)),
        *_around(np.maximum(lemma, spelled)),
        _smallest_length(folded),
    ]


def meaning_features(left: Vectors, right: Vectors, adapter: Adapter) -> list[Grid]:
    """Evidence from the language model's vectors, layer by layer; those of the middle one go through the adapter."""
    found: list[Grid] = []
    for layer in range(min(left.shape[1], right.shape[1], 2)):
        one, other = (adapter(side[:, layer]) if layer == 0 else side[:, layer] for side in (left, right))
        cosine = np.round(one @ other.T, 4).astype(np.float32)
        found += [cosine, *_rivals(cosine), *_around(cosine), _share(cosine)]
    return found


def second_features(first: Grid) -> list[Grid]:
    """Evidence from a first opinion on all pairs (0..1): what neighbours and rivals got."""
    likely = np.where(first > 0.5, first, 0).astype(np.float32)
    at = _Shifted(first)
    return [
        first,
        *_rivals(first),
        *_around(first),
        at(0, 1) + at(0, -1) + at(1, 0) + at(-1, 0),
        np.maximum(at(0, 1), at(0, -1)) + np.maximum(at(1, 0), at(-1, 0)),
        np.maximum(at(1, -1), at(-1, 1)),
        _crowding(likely),
        *_path(first),
    ]


def _equal(sides: Sequence[Sequence[object]]) -> Grid:
    codes: dict[object, int] = {}
    left, right = (np.array([codes.setdefault(word, len(codes)) for word in side]) for side in sides)
    same: Grid = (left[:, None] == right[None, :]).astype(np.float32)
    return same


def _class_features(left: Sequence[WordClass], right: Sequence[WordClass]) -> list[Grid]:
    function = [np.array([kind in FUNCTION for kind in side], dtype=np.float32) for side in (left, right)]
    marks = [np.array([kind == "punct" for kind in side], dtype=np.float32) for side in (left, right)]
    return [
        _equal([left, right]),
        function[0][:, None] + function[1][None, :],
        marks[0][:, None] + marks[1][None, :],
    ]


def _place_features(n_left: int, n_right: int) -> list[Grid]:
    left, right = np.arange(n_left, dtype=np.float32)[:, None], np.arange(n_right, dtype=np.float32)[None, :]
    relative = np.abs(left / max(1, n_left) - right / max(1, n_right)).astype(np.float32)
    length = np.full_like(relative, min(n_left, n_right) / max(n_left, n_right, 1))
    return [relative, length]


def _smallest_length(folded: Sequence[Sequence[str]]) -> Grid:
    left, right = (np.array([min(len(form), 12) for form in side], dtype=np.float32) / 12 for side in folded)
    return np.minimum(left[:, None], right[None, :])


def _rivals(grid: Grid) -> list[Grid]:
    """How far a pair is above the best other of its row and of its column: the smaller and the larger of the two."""
    row, column = grid - _best_other(grid), grid - _best_other(grid.T).T
    return [np.minimum(row, column), np.maximum(row, column)]


def _best_other(grid: Grid) -> Grid:
    """For each cell the highest value of the other cells in its row; 0 in a row of one."""
    if grid.shape[1] < 2:
        return np.zeros_like(grid)
    top = np.partition(grid, -2, axis=1)
    highest, second = top[:, -1:], top[:, -2:-1]
    return np.where(grid == highest, second, highest).astype(np.float32)


def _around(grid: Grid) -> list[Grid]:
    """The neighbours before and after on both sides, and the mean of the wider surroundings."""
    wide, at = np.zeros_like(grid), _Shifted(grid)
    for step in range(1, _WINDOW + 1):
        wide += at(step, step) + at(-step, -step)
    wide /= 2 * _WINDOW
    return [at(1, 1), at(-1, -1), wide]


class _Shifted:
    """A grid moved by up to `_WINDOW` cells, with zeros where nothing moves in."""

    def __init__(self, grid: Grid) -> None:
        self._rows, self._columns = grid.shape
        self._wide = np.zeros((self._rows + 2 * _WINDOW, self._columns + 2 * _WINDOW), dtype=grid.dtype)
        self._wide[_WINDOW : _WINDOW + self._rows, _WINDOW : _WINDOW + self._columns] = grid

    def __call__(self, down: int, across: int) -> Grid:
        """Cell (i, j) gets (i - down, j - across)."""
        top, first = _WINDOW - down, _WINDOW - across
        return self._wide[top : top + self._rows, first : first + self._columns]


def _share(grid: Grid) -> Grid:
    """The share of a pair in its row times that in its column, by softmax; its root."""
    risen = np.exp(_SHARPNESS * (grid - grid.max())).astype(np.float32)
    share: Grid = np.sqrt(risen / risen.sum(axis=1, keepdims=True) * (risen / risen.sum(axis=0, keepdims=True)))
    return share


def _crowding(grid: Grid) -> Grid:
    """The sum of a pair's row and of its column: how many links its words have already."""
    total: Grid = grid.sum(axis=1, keepdims=True, dtype=np.float32) + grid.sum(axis=0, keepdims=True, dtype=np.float32)
    return total


def _path(first: Grid) -> list[Grid]:
    """How far a pair lies from where its neighbours' likely links lead, on both sides: the smaller and the larger."""
    row, column = _deviation(first), _deviation(np.ascontiguousarray(first.T)).T
    return [np.minimum(row, column), np.maximum(row, column)]


def _deviation(first: Grid) -> Grid:
    """Distance of each column from the place that the links of the words around the row's word lead to; 0..1."""
    rows, columns = first.shape
    place = np.arange(columns, dtype=np.float32)
    strength = first.sum(axis=1)
    target = np.where(strength > 0.2, (first * place).sum(axis=1) / np.maximum(strength, 1e-6), 0) - np.arange(rows)
    weight = np.where(strength > 0.2, np.minimum(strength, 1), 0)
    total, offset = np.zeros(rows, dtype=np.float32), np.zeros(rows, dtype=np.float32)
    weights, targets = np.zeros(rows + 4, dtype=weight.dtype), np.zeros(rows + 4, dtype=target.dtype)
    weights[2 : rows + 2], targets[2 : rows + 2] = weight, weight * target
    for step in (0, 1, 3, 4):  # two words before, and two after
        total += weights[step : step + rows]
        offset += targets[step : step + rows]
    expected = np.arange(rows) + offset / np.maximum(total, 1e-6)
    distance = np.minimum(np.abs(place[None, :] - expected[:, None]) / 8, 1)
    return np.where(total[:, None] > 0.2, distance, 0.5).astype(np.float32)
