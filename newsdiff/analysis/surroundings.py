"""How well the words around two phrases are linked: two names of one thing tend to stand among the same words."""

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.side_phrases import Phrases, Table

_NEAR = 4  # tokens before and after a phrase, for the best link
_WIDE = 8  # the same, for the sum of links
_LEAST = 0.5  # summed rarity of a phrase's surroundings that counts as any
_MOST = 3.0  # of the sum of links, against the summed rarity


def surroundings(left: Phrases, right: Phrases, grid: Table) -> list[Table]:
    """The best link around, and how far the words before, after and around are linked, each (left, right phrases).

    `grid` holds the probabilities of word links. Swapping sides transposes the tables.
    """
    before, after = (_linked(left, right, grid, side) for side in ("before", "after"))
    return [_nearest(left, right, grid), before, after, before + after]


def _linked(left: Phrases, right: Phrases, grid: Table, side: str) -> Table:
    """Summed rarity of the linked words on one side of both phrases, against that of the poorer surroundings."""
    one, other = _weights(left, side), _weights(right, side)
    links = one @ (grid * grid) @ other.T  # squared, so that doubtful links count little
    poorer = np.maximum(np.minimum(one.sum(axis=1)[:, None], other.sum(axis=1)[None, :]), _LEAST)
    linked: Table = np.round(np.minimum(links / poorer, _MOST), 6).astype(np.float32)
    return linked


def _weights(phrases: Phrases, side: str) -> Table:
    """(phrases, tokens): what each word of matter counts that stands near on this side of the phrase."""
    at = np.arange(len(phrases.words.forms))[None, :]
    starts, ends = phrases.bounds[:, :1], phrases.bounds[:, 1:]
    near = (at >= starts - _WIDE) & (at < starts) if side == "before" else (at >= ends) & (at < ends + _WIDE)
    weights: Table = (near * ((0.25 + phrases.rarity) * phrases.matter)).astype(np.float32)
    return weights


def _nearest(left: Phrases, right: Phrases, grid: Table) -> Table:
    """The better of the best link between what stands just before both and between what stands just after both."""
    masked = np.where(left.matter[:, None] & right.matter[None, :], grid, 0).astype(np.float32)
    before = _best_near(_best_near(masked, left.bounds[:, 0] - _NEAR).T, right.bounds[:, 0] - _NEAR).T
    after = _best_near(_best_near(masked, left.bounds[:, 1]).T, right.bounds[:, 1]).T
    return np.maximum(before, after)


def _best_near(table: Table, starts: NDArray[np.intp]) -> Table:
    """(starts, columns): the highest value in the `_NEAR` rows from each start on; rows outside hold 0."""
    wide = np.zeros((len(table) + 2 * _NEAR, table.shape[1]), dtype=np.float32)
    wide[_NEAR : _NEAR + len(table)] = table
    best: Table = wide[starts[:, None] + np.arange(_NEAR, 2 * _NEAR)].max(axis=1)
    return best
