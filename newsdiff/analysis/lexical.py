"""What two passages share in words: stems weighted by rarity, runs of words, names, numbers, quotations."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.article import Article, Words, function_words
from newsdiff.analysis.pairs import Pairs, Values

Row = NDArray[np.float32]
_NOTHING = np.zeros(0, dtype=np.float32)


def idf_of(passages: Sequence[Sequence[str]]) -> dict[str, float]:
    """Rarity of each word over the passages of an event: log((1 + passages) / (1/2 + passages with it)).

    >>> idf_of([["war"], ["war", "peace"]])["peace"] > idf_of([["war"], ["war", "peace"]])["war"]
    True
    """
    counts = Counter(word for words in passages for word in dict.fromkeys(words))
    return {word: math.log((1 + len(passages)) / (0.5 + count)) for word, count in counts.items()}


def lexical_features(left: Article, right: Article, pairs: Pairs, *, idf: Mapping[str, float]) -> dict[str, Values]:
    """Values of each pair by name; those that depend on the side come as "… left" and "… right"."""
    runs = _runs(left.stems), _runs(right.stems)
    names_idf = idf_of([*left.names, *right.names])
    stems = Shared(left.stems, right.stems, pairs, weight=idf)
    numbers = Shared(left.numbers, right.numbers, pairs, weight={})
    quoted = Shared(left.quoted, right.quoted, pairs, weight={})
    mass, shared_numbers = stems.mass(), numbers.mass()
    return {
        "words cosine": stems.cosine(),
        "shared rarity": mass,
        "covered left": mass / stems.whole(0),
        "covered right": mass / stems.whole(1),
        "runs": Shared(*runs, pairs, weight=idf_of([*runs[0], *runs[1]])).mass(),
        "names cosine": Shared(left.names, right.names, pairs, weight=names_idf).cosine(),
        "numbers shared": shared_numbers,
        "numbers differ": (numbers.both() & (shared_numbers == 0)).astype(np.float32),
        "quoted words shared": quoted.mass(),
    }


def _runs(passages: Words) -> Words:
    """Two stems after one another, but for two function words."""
    common = function_words()
    return tuple(
        tuple(f"{a} {b}" for a, b in pairwise(stems) if a not in common or b not in common) for stems in passages
    )


class Shared:
    """Weighted sets of words of passages, and what the pairs share of them. A word without a weight weighs 1."""

    def __init__(self, left: Words, right: Words, pairs: Pairs, *, weight: Mapping[str, float]) -> None:
        self._pairs = pairs
        bags = [[Counter(words) for words in passages] for passages in (left, right)]
        numbers = {word: number for number, word in enumerate(dict.fromkeys(w for p in (*left, *right) for w in p))}
        self._weight = np.array([weight.get(word, 1.0) for word in numbers], dtype=np.float32)
        self._words = [[np.array([numbers[w] for w in bag], dtype=np.int64) for bag in side] for side in bags]
        self._counts = [
            [1 + np.log(np.array(list(bag.values()), dtype=np.float32)) if bag else _NOTHING for bag in side]
            for side in bags
        ]

    def mass(self) -> Values:
        """The summed weight of the shared words."""
        ones = [[np.ones(len(words), dtype=np.float32) for words in side] for side in self._words]
        return self._products(ones[0], ones[1], self._weight)

    def cosine(self) -> Values:
        """Cosine of the vectors of word counts, damped by the logarithm and weighted."""
        lengths: list[Row] = [
            np.array(
                [
                    np.linalg.norm(counts * self._weight[words]) if len(words) else 0.0
                    for words, counts in zip(self._words[side], self._counts[side], strict=True)
                ],
                dtype=np.float32,
            )
            for side in (0, 1)
        ]
        scale = lengths[0][self._pairs.left] * lengths[1][self._pairs.right]
        products = self._products(self._counts[0], self._counts[1], self._weight**2)
        return np.asarray(products / np.maximum(scale, 1e-6), dtype=np.float32)

    def whole(self, side: int) -> Values:
        """The summed weight of all words of the pair's passage on one side, at least a little."""
        masses = np.array([self._weight[words].sum() for words in self._words[side]], dtype=np.float32)
        return np.maximum(masses, np.float32(1e-3))[(self._pairs.left, self._pairs.right)[side]]

    def both(self) -> NDArray[np.bool_]:
        """Whether there are any words on both sides."""
        filled = [np.array([len(words) > 0 for words in side], dtype=np.bool_) for side in self._words]
        return filled[0][self._pairs.left] & filled[1][self._pairs.right]

    def _products(self, left: Sequence[Row], right: Sequence[Row], weight: Row) -> Values:
        """The sum over shared words of left value, right value and weight."""
        if self._pairs.complete:
            tables = [self._table(side, values) for side, values in ((0, left), (1, right))]
            return np.asarray((tables[0] * weight) @ tables[1].T, dtype=np.float32).ravel()
        return self._sparse_products(left, right, weight)

    def _table(self, side: int, values: Sequence[Row]) -> Row:
        table = np.zeros((len(values), len(self._weight)), dtype=np.float32)
        for row, (words, value) in enumerate(zip(self._words[side], values, strict=True)):
            table[row, words] = value
        return table

    def _sparse_products(self, left: Sequence[Row], right: Sequence[Row], weight: Row) -> Values:
        products = np.zeros(len(self._pairs.left), dtype=np.float32)
        row = np.zeros(len(weight), dtype=np.float32)
        for passage, (start, end) in enumerate(pairwise(self._pairs.starts.tolist())):
            words = self._words[0][passage]
            if start == end or not len(words):
                continue
            row[words] = left[passage] * weight[words]
            others = self._pairs.right[start:end].tolist()
            owner = np.repeat(np.arange(end - start), [len(self._words[1][other]) for other in others])
            values = row[np.concatenate([self._words[1][other] for other in others])]
            values *= np.concatenate([right[other] for other in others])
            products[start:end] = np.bincount(owner, weights=values, minlength=end - start)
            row[words] = 0
        return products
