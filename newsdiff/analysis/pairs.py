"""Which pairs of passages are looked at, and sums, maxima and ranks over the pairs of one passage."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.article import Article, Bags
from newsdiff.analysis.rare_words import RareWords

Indexes = NDArray[np.int64]
Values = NDArray[np.float32]  # one for each pair

ALL_PAIRS = 10_000  # up to here every pair is looked at
CANDIDATES = 6  # of each passage where not every pair is looked at
SKETCH = 256  # numbers that stand for a passage's words when candidates are looked for
BLOCK = 1024  # passages compared at a time
FEW = 64  # passages sketched at a time


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of passages, in order of the left one, then the right one."""

    left: Indexes
    right: Indexes
    n_left: int  # passages
    n_right: int

    @property
    def complete(self) -> bool:
        """Whether these are all pairs there are."""
        return len(self.left) == self.n_left * self.n_right

    @cached_property
    def by_right(self) -> Indexes:
        """The order of the pairs by the right passage, then the left one."""
        return np.lexsort((self.left, self.right))

    def some(self, chosen: Indexes) -> "Pairs":
        """Those with these numbers, which rise."""
        return Pairs(left=self.left[chosen], right=self.right[chosen], n_left=self.n_left, n_right=self.n_right)

    def swapped(self) -> "Pairs":
        """The same pairs with sides exchanged; their order is `by_right`."""
        order = self.by_right
        return Pairs(left=self.right[order], right=self.left[order], n_left=self.n_right, n_right=self.n_left)

    def near(self, i: int, j: int) -> NDArray[np.int32]:
        """Where the pair stands that is `i` and `j` passages away from each pair, -1 where it is not there; kept."""
        if (i, j) not in self._near:
            left, right = self.left + i, self.right + j
            inside = (left >= 0) & (left < self.n_left) & (right >= 0) & (right < self.n_right)
            wanted = np.where(inside, left * self.n_right + right, 0)
            place = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
            there = inside & (self._keys[place] == wanted)
            self._near[i, j] = np.where(there, place, -1).astype(np.int32)
        return self._near[i, j]

    @cached_property
    def _near(self) -> dict[tuple[int, int], NDArray[np.int32]]:
        return {}

    @cached_property
    def _keys(self) -> Indexes:
        return self.left * self.n_right + self.right

    @cached_property
    def starts(self) -> Indexes:
        """Where each left passage's pairs begin, and the end: (left passages + 1,)."""
        return np.searchsorted(self.left, np.arange(self.n_left + 1))

    def within(self, first: int, last: int) -> list[tuple[int, int]]:
        """Where each left passage's pairs with the right passages from `first` to before `last` begin and end."""
        rows = np.arange(self.n_left) * self.n_right
        begins, ends = (np.searchsorted(self._keys, rows + place).tolist() for place in (first, last))
        return list(zip(begins, ends, strict=True))


def all_pairs(n_left: int, n_right: int) -> Pairs:
    """Every passage with every other."""
    left, right = np.divmod(np.arange(n_left * n_right), max(1, n_right))
    return Pairs(left=left, right=right, n_left=n_left, n_right=n_right)


def pairs_of(left: Article, right: Article) -> Pairs:
    """All pairs, or for long articles the likeliest of each passage on either side and those level in the text."""
    n_left, n_right = len(left.passages), len(right.passages)
    if n_left * n_right <= ALL_PAIRS:
        return all_pairs(n_left, n_right)
    without = left.vectors is None or right.vectors is None
    from_left, from_right = _looked_up(left, right) if without else _sketched(left, right)
    level = _level(n_left, n_right), _flip(_level(n_right, n_left), n_left, n_right)
    keys = np.unique(np.concatenate([from_left, _flip(from_right, n_left, n_right), *level]))
    return Pairs(left=keys // n_right, right=keys % n_right, n_left=n_left, n_right=n_right)


def _sketched(left: Article, right: Article) -> tuple[Indexes, Indexes]:
    """The likeliest passages opposite by their sketches, seen from either side: of articles that the model reads."""
    a, b = _sketches(left, right)
    return _nearest(a, b), _nearest(b, a)


def _looked_up(left: Article, right: Article) -> tuple[Indexes, Indexes]:
    """The likeliest passages opposite by their rarest words, in time linear in the passages."""
    words = RareWords(left.stem_bags, right.stem_bags)
    return words.nearest(0, CANDIDATES), words.nearest(1, CANDIDATES)


def _level(n_passages: int, n_others: int) -> Indexes:
    """For each passage the one at the same place in the other text; as passage * number of others + other."""
    rows = np.arange(n_passages)
    return rows * n_others + rows * n_others // n_passages


def _flip(keys: Indexes, n_left: int, n_right: int) -> Indexes:
    """Keys of (right, left) as keys of (left, right)."""
    return (keys % n_left) * n_right + keys // n_left


def _nearest(a: NDArray[np.float32], b: NDArray[np.float32]) -> Indexes:
    """For each row of `a` the nearest rows of `b`; as row * len(b) + row."""
    found = []
    n_wanted = min(CANDIDATES, len(b))
    for first in range(0, len(a), BLOCK):
        likeness = a[first : first + BLOCK] @ b.T
        rows = np.arange(first, first + len(likeness))
        nearest = np.argpartition(-likeness, n_wanted - 1, axis=1)[:, :n_wanted]
        found.append((rows[:, None] * len(b) + nearest).ravel())
    return np.concatenate(found)


def _sketches(left: Article, right: Article) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """For each passage its words, hashed and weighted by rarity, and its mean vector, each of length 1."""
    a, b = left.stem_bags, right.stem_bags
    met = a.where_in(b)
    signs = np.random.default_rng(0).standard_normal((len(met), SKETCH), dtype=np.float32)
    signs /= np.sqrt(a.passages_with + np.where(met >= 0, b.passages_with[met], 0) + 1).astype(np.float32)[:, None]
    mirrored = np.zeros((len(b.vocabulary), SKETCH), dtype=np.float32)
    mirrored[met[met >= 0]] = signs[met >= 0]
    return np.hstack([_of_words(a, signs), _of_vectors(left)]), np.hstack([_of_words(b, mirrored), _of_vectors(right)])


def _of_words(bags: Bags, signs: NDArray[np.float32]) -> NDArray[np.float32]:
    rows = np.zeros((bags.n_passages, SKETCH), dtype=np.float32)
    filled = np.flatnonzero(np.diff(bags.bounds) > 0)
    for first in range(0, len(filled), FEW):
        some = filled[first : first + FEW]
        start, end = bags.bounds[some[0]], bags.bounds[some[-1] + 1]
        rows[some] = np.add.reduceat(signs[bags.ids[start:end]], bags.bounds[some] - start, axis=0)
    return _scaled(rows)


def _of_vectors(article: Article) -> NDArray[np.float32]:
    vectors = article.vectors if article.vectors is not None else np.zeros((0, 2, 1), dtype=np.float16)
    means = np.zeros((len(article.passages), vectors.shape[2]), dtype=np.float32)
    for number, (start, end) in enumerate(pairwise(article.bounds)):
        means[number] = vectors[start:end, 1].astype(np.float32).sum(axis=0)
    return _scaled(means - means.mean(axis=0))


def _scaled(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    scaled: NDArray[np.float32] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))
    return scaled
