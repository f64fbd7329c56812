"""Which word of one side stands for which word of the other: evidence of meaning and of surface, decided mutually."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler

from newsdiff.analysis.lemma import lemma_of, stem_of
from newsdiff.analysis.spelling import plain, same_word
from newsdiff.analysis.wordclass import FUNCTION, WordClass

Vectors = NDArray[np.float32]
Grid = NDArray[np.float64]

_ENOUGH = 0.62
_ENOUGH_FUNCTION = 0.85
_ROUNDING = 4


@dataclass(frozen=True, slots=True)
class Link:
    """Two words that stand for each other."""

    left: int  # index of the token on the left side
    right: int
    score: float  # 0..1 or a little more


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One side of a bead as the linking sees it."""

    forms: tuple[str, ...]
    classes: tuple[WordClass, ...]
    vectors: Vectors | None  # (n, layers, dim), or None


def link_words(left: Words, right: Words, *, language: str) -> tuple[Link, ...]:
    """Links between two sides, in order of the left; each word stands in one link at most."""
    if not left.forms or not right.forms:
        return ()
    surface = _surface(left, right, language)
    score = surface if left.vectors is None or right.vectors is None else _with_meaning(left, right, surface)
    score = np.round(score - 0.12 * _distance(len(left.forms), len(right.forms)), _ROUNDING)
    first = _mutual(score, left, right)
    return _decide(np.round(score + 0.15 * _neighbours(first), _ROUNDING), left, right)


def _surface(left: Words, right: Words, language: str) -> Grid:
    """Equality of form, lemma, stem and letters; 0..1."""
    grid = np.zeros((len(left.forms), len(right.forms)))
    for i, one in enumerate(left.forms):
        for j, other in enumerate(right.forms):
            grid[i, j] = _likeness(one, other, language)
    return grid


def _likeness(one: str, other: str, language: str) -> float:
    if one == other:
        return 1.0
    if one.casefold() == other.casefold():
        return 0.98
    if not plain(one) or not plain(other):
        return 0.0
    if same_word(one, other):
        return 0.95
    if lemma_of(one, language) == lemma_of(other, language):
        return 0.9
    if stem_of(one, language) == stem_of(other, language):
        return 0.75
    likeness = JaroWinkler.similarity(one.casefold(), other.casefold())
    return 0.5 if likeness > 0.9 else 0.0


def _with_meaning(left: Words, right: Words, surface: Grid) -> Grid:
    assert left.vectors is not None  # noqa: S101 - narrowed by the caller
    assert right.vectors is not None  # noqa: S101
    cosine = np.asarray(left.vectors[:, 0] @ right.vectors[:, 0].T, dtype=np.float64)
    grid: Grid = 0.6 * np.clip(cosine, 0, 1) + 0.4 * surface + 0.25
    grid[[kind == "punct" for kind in left.classes], :] -= 0.25
    grid[:, [kind == "punct" for kind in right.classes]] -= 0.25
    return grid


def _distance(n_left: int, n_right: int) -> Grid:
    """How far apart two words stand in their sides, 0..1."""
    return np.abs(np.arange(n_left)[:, None] / max(1, n_left) - np.arange(n_right)[None, :] / max(1, n_right))


def _mutual(score: Grid, left: Words, right: Words) -> NDArray[np.bool_]:
    best_right = score.argmax(axis=1)
    best_left = score.argmax(axis=0)
    linked = np.zeros(score.shape, dtype=np.bool_)
    for i, j in enumerate(best_right):
        if best_left[j] == i and score[i, j] >= _threshold(left.classes[i], right.classes[j]):
            linked[i, j] = True
    return linked


def _threshold(one: WordClass, other: WordClass) -> float:
    return _ENOUGH_FUNCTION if one in FUNCTION or other in FUNCTION else _ENOUGH


def _neighbours(linked: NDArray[np.bool_]) -> Grid:
    """Share of the two diagonal neighbours that are linked; 0, .5 or 1."""
    support = np.zeros(linked.shape)
    support[1:, 1:] += linked[:-1, :-1]
    support[:-1, :-1] += linked[1:, 1:]
    return support / 2


def _decide(score: Grid, left: Words, right: Words) -> tuple[Link, ...]:
    """Mutual best links, then the best of what is left, again and again."""
    links: list[Link] = []
    free = score.copy()
    while True:
        linked = _mutual(free, left, right)
        pairs = np.argwhere(linked)
        if not len(pairs):
            return tuple(sorted(links, key=lambda link: (link.left, link.right)))
        for i, j in pairs:
            links.append(Link(left=int(i), right=int(j), score=float(score[i, j])))
            free[i, :] = free[:, j] = -1.0


def content_links(links: Sequence[Link], left: Words, right: Words) -> tuple[Link, ...]:
    """The links of which neither end is a word of grammar."""
    return tuple(
        link for link in links if left.classes[link.left] not in FUNCTION and right.classes[link.right] not in FUNCTION
    )
