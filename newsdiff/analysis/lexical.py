"""What two passages share in words: stems weighted by rarity, runs of words, names, numbers, quotations."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.article import Article, Bags
from newsdiff.analysis.pairs import Pairs, Values
from newsdiff.analysis.rarity import Row, rarities


def lexical_features(left: Article, right: Article, pairs: Pairs, *, stems: "Shared") -> dict[str, Values]:
    """Values of each pair by name; those that depend on the side come as "… left" and "… right"."""
    numbers = Shared(left.number_bags, right.number_bags, pairs, rare=False)
    mass, shared_numbers = stems.mass(), numbers.mass()
    return {
        "words cosine": stems.cosine(),
        "shared rarity": mass,
        "covered left": mass / stems.whole(0),
        "covered right": mass / stems.whole(1),
        "runs": Shared(left.run_bags, right.run_bags, pairs).mass(),
        "names cosine": Shared(left.name_bags, right.name_bags, pairs).cosine(),
        "numbers shared": shared_numbers,
        "numbers differ": (numbers.both() & (shared_numbers == 0)).astype(np.float32),
        "quoted words shared": Shared(left.quoted_bags, right.quoted_bags, pairs, rare=False).mass(),
    }


class Shared:
    """What pairs of passages share of their words, weighted by rarity or all alike."""

    def __init__(self, left: Bags, right: Bags, pairs: Pairs, *, rare: bool = True) -> None:
        self._pairs = pairs
        self._bags = left, right
        self._met = left.where_in(right)
        if rare:
            self.weights = rarities(left, right, self._met)
        else:
            ones = [np.ones(len(bags.vocabulary), dtype=np.float32) for bags in self._bags]
            self.weights = ones[0], ones[1]

    def mass(self) -> Values:
        """The summed weight of the shared words."""
        return self._products(*(np.ones(len(bags.ids), dtype=np.float32) for bags in self._bags), power=1)

    def cosine(self) -> Values:
        """Cosine of the vectors of word counts, damped by the logarithm and weighted."""
        lengths = [
            np.sqrt(_sums((bags.damped * weights[bags.ids]) ** 2, bags))
            for bags, weights in zip(self._bags, self.weights, strict=True)
        ]
        scale = lengths[0][self._pairs.left] * lengths[1][self._pairs.right]
        products = self._products(self._bags[0].damped, self._bags[1].damped, power=2)
        return np.asarray(products / np.maximum(scale, 1e-6), dtype=np.float32)

    def whole(self, side: int) -> Values:
        """The summed weight of all words of the pair's passage on one side, at least a little."""
        bags = self._bags[side]
        masses = np.maximum(_sums(self.weights[side][bags.ids], bags), np.float32(1e-3))
        return masses[(self._pairs.left, self._pairs.right)[side]]

    def both(self) -> NDArray[np.bool_]:
        """Whether there are any words on both sides."""
        filled = [np.diff(bags.bounds) > 0 for bags in self._bags]
        return filled[0][self._pairs.left] & filled[1][self._pairs.right]

    def _products(self, left: Row, right: Row, *, power: int) -> Values:
        """The sum over shared words of left value, right value and the word's weight to a power."""
        left = left * self.weights[0][self._bags[0].ids] ** power
        if not self._pairs.complete:
            return self._sparse_products(left, right)
        common = np.flatnonzero(self._met >= 0)
        columns = [np.full(len(bags.vocabulary), -1) for bags in self._bags]
        columns[0][common] = columns[1][self._met[common]] = np.arange(len(common))
        tables = [
            _table(bags, values, columns[side])
            for side, (bags, values) in enumerate(zip(self._bags, (left, right), strict=True))
        ]
        return _product(*tables).ravel()

    def _sparse_products(self, left: Row, right: Row) -> Values:
        """The same for chosen pairs, in time linear in them."""
        a, b = self._bags
        products = np.zeros(len(self._pairs.left), dtype=np.float32)
        row = np.zeros(len(b.vocabulary) + 1, dtype=np.float32)  # the last place takes what the right side has not
        met, bounds = self._met[a.ids], b.bounds
        for passage, (start, end) in enumerate(pairwise(self._pairs.starts.tolist())):
            own = slice(a.bounds[passage], a.bounds[passage + 1])
            if start == end or own.start == own.stop:
                continue
            row[met[own]] = left[own]
            row[-1] = 0
            others = self._pairs.right[start:end]
            sizes = bounds[others + 1] - bounds[others]
            owner = np.repeat(np.arange(end - start), sizes)
            places = np.arange(len(owner)) + np.repeat(bounds[others] - np.cumsum(sizes) + sizes, sizes)
            values = row[b.ids[places]] * right[places]
            products[start:end] = np.bincount(owner, weights=values, minlength=end - start)
            row[met[own]] = 0
        return products


def _product(left: Row, right: Row) -> Row:
    """The products of all rows of two tables: (left rows, right rows).

    BLAS has raised the flag "invalid" over finite tables, so the flag is not believed and the products are looked at.
    Raises `FloatingPointError` where one is not a number.
    """
    with np.errstate(invalid="ignore"):
        products: Row = left @ right.T
    if not np.isfinite(products).all():
        raise FloatingPointError("words have weights that are not numbers")
    return products


def _sums(values: Row, bags: Bags) -> Row:
    """Sums over the words of each passage."""
    return np.bincount(bags.owners, weights=values, minlength=bags.n_passages).astype(np.float32)


def _table(bags: Bags, values: Row, columns: NDArray[np.int64]) -> Row:
    """The values of the words that have a column: (passages, columns)."""
    table = np.zeros((bags.n_passages, int(columns.max(initial=-1)) + 1), dtype=np.float32)
    place = columns[bags.ids]
    table[bags.owners[place >= 0], place[place >= 0]] = values[place >= 0]
    return table
