"""What coders said of units, folded to its distinct patterns: figures and resamples are sums over those."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Value = Hashable
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Ratings:
    """Units × coders. Units that were said the same of by the same coders are one pattern, which is counted."""

    categories: tuple[Value, ...]  # in rising order, for the ordinal difference
    patterns: tuple[tuple[int, ...], ...]  # index of a category for each coder, -1 where one said nothing
    counts: tuple[int, ...]  # units of each pattern

    @property
    def n_units(self) -> int:
        """How many units there are."""
        return sum(self.counts)

    @property
    def n_coders(self) -> int:
        """How many coders there are, 0 without units."""
        return len(self.patterns[0]) if self.patterns else 0

    @cached_property
    def table(self) -> Floats:
        """Patterns × categories: by how many coders each category was given."""
        table = np.zeros((len(self.patterns), len(self.categories)))
        for row, pattern in enumerate(self.patterns):
            for category in pattern:
                if category >= 0:
                    table[row, category] += 1
        return table

    def n_used(self, least: int) -> int:
        """Units of which at least so many coders said something."""
        spoken = self.table.sum(axis=1)
        return sum(count for count, n_values in zip(self.counts, spoken, strict=True) if n_values >= least)


def ratings_of(
    units: Iterable[Sequence[Value | None]] | Counter[tuple[Value | None, ...]], *, order: Sequence[Value] = ()
) -> Ratings:
    """Ratings from rows of values, or from rows already counted; `None` where a coder said nothing.

    `order` are all categories from the lowest to the highest; without it they are in the order in which they come.
    Raises `ValueError` where rows differ in length or hold a value that `order` has not.

    >>> ratings_of([("a", "a"), ("a", None), ("a", "a")]).counts
    (2, 1)
    """
    rows = units if isinstance(units, Counter) else Counter(tuple(unit) for unit in units)
    if len({len(row) for row in rows}) > 1:
        raise ValueError("each unit needs one value or None for each coder")
    categories = tuple(order) or tuple(dict.fromkeys(value for row in rows for value in row if value is not None))
    index = {value: position for position, value in enumerate(categories)}
    unknown = {value for row in rows for value in row if value is not None} - set(index)
    if unknown:
        raise ValueError(f"the order does not hold {unknown}")
    patterns = tuple(tuple(-1 if value is None else index[value] for value in row) for row in rows)
    return Ratings(categories, patterns, tuple(rows.values()))
