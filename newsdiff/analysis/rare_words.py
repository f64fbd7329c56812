"""Likely counterparts in long articles without vectors: what shares a passage's rarest words, in linear time."""

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.article import Bags
from newsdiff.analysis.rarity import Row, rarities

Indexes = NDArray[np.int64]

WORDS = 8  # of a passage that are looked up, the rarest ones that the other article has
PLACES = 32  # of the passages with a word that are weighed: those nearest to the same place in the text
BLOCK = 1024  # passages at a time


class RareWords:
    """The words of two articles, ready to be looked up from either side."""

    def __init__(self, left: Bags, right: Bags) -> None:
        met = left.where_in(right)
        rarity = rarities(left, right, met)
        self._sides = (
            _Side(left, rarity[0], where=met),
            _Side(right, rarity[1], where=right.where_in(left)),
        )

    def nearest(self, side: int, n_wanted: int) -> Indexes:
        """For each passage of a side (0 left, 1 right) its likeliest ones opposite, at most `n_wanted`, in no order.

        As passage * number of passages opposite + passage opposite. Fewer where fewer share a word.
        """
        here, there = self._sides[side], self._sides[1 - side]
        firsts = range(0, here.bags.n_passages, BLOCK)
        found = [_nearest(here, there, first, min(first + BLOCK, here.bags.n_passages), n_wanted) for first in firsts]
        return np.concatenate([np.zeros(0, dtype=np.int64), *found])


class _Side:
    """One article's words by passage, rarest first, and the passages by word."""

    def __init__(self, bags: Bags, rarity: Row, *, where: Indexes) -> None:
        self.bags = bags
        values = bags.damped * rarity[bags.ids]
        lengths = np.bincount(bags.owners, weights=values**2, minlength=bags.n_passages)
        values = values / np.sqrt(np.maximum(lengths, 1e-12))[bags.owners]
        shared = where[bags.ids] >= 0
        order = np.lexsort((bags.ids, -rarity[bags.ids], bags.owners))
        order = order[shared[order]]
        rank = places_in(bags.owners[order])
        chosen = order[rank < WORDS]
        self.owners, self.words, self.values = bags.owners[chosen], where[bags.ids[chosen]], values[chosen]
        self.bounds = np.searchsorted(self.owners, np.arange(bags.n_passages + 1))
        by_word = np.lexsort((bags.owners, bags.ids))
        self.holders, self.held = bags.owners[by_word], values[by_word]  # passage after passage of each word
        self.keys = bags.ids[by_word] * bags.n_passages + self.holders
        self.holder_bounds = np.searchsorted(bags.ids[by_word], np.arange(len(bags.vocabulary) + 1))


def _nearest(here: _Side, there: _Side, first: int, last: int, n_wanted: int) -> Indexes:
    """The same for some neighbouring passages."""
    n_here, n_there = here.bags.n_passages, there.bags.n_passages
    own = slice(here.bounds[first], here.bounds[last])
    words, owners = here.words[own], here.owners[own]
    level = owners * n_there // n_here
    starts, ends = there.holder_bounds[words], there.holder_bounds[words + 1]
    middle = np.searchsorted(there.keys, words * n_there + level) - PLACES // 2
    starts = np.maximum(starts, np.minimum(middle, ends - PLACES))
    sizes = np.minimum(ends - starts, PLACES)
    places = np.arange(sizes.sum()) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
    keys, at = np.unique(np.repeat(owners, sizes) * n_there + there.holders[places], return_inverse=True)
    likeness = np.bincount(at, weights=np.repeat(here.values[own], sizes) * there.held[places])
    passages, others = np.divmod(keys, n_there)
    apart = np.abs(others - passages * n_there // n_here)
    order = np.lexsort((others, apart, -np.round(likeness, 5), passages))
    nearest: Indexes = keys[order[places_in(passages[order]) < n_wanted]]
    return nearest


def places_in(owners: Indexes) -> Indexes:
    """How many equal numbers stand before each of these, which rise.

    >>> places_in(np.array([2, 2, 2, 5, 7, 7])).tolist()
    [0, 1, 2, 0, 0, 1]
    """
    begins = np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]]) if len(owners) else np.zeros(0, dtype=np.int64)
    return np.arange(len(owners)) - np.repeat(begins, np.diff(np.r_[begins, len(owners)]))
