"""How rare a word is among the passages of an event."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.article import Bags

Row = NDArray[np.float32]


def idf_of(passages: Sequence[Sequence[str]]) -> dict[str, float]:
    """Rarity of each word over the passages of an event: log((1 + passages) / (1/2 + passages with it)).

    >>> idf_of([["war"], ["war", "peace"]])["peace"] > idf_of([["war"], ["war", "peace"]])["war"]
    True
    """
    counts = Counter(word for words in passages for word in dict.fromkeys(words))
    return {word: math.log((1 + len(passages)) / (0.5 + count)) for word, count in counts.items()}


def rarities(left: Bags, right: Bags, met: NDArray[np.int64]) -> tuple[Row, Row]:
    """The same of each word of two vocabularies, over the passages of both; `met` is `left.where_in(right)`."""
    known = met >= 0
    left_counts, right_counts = left.passages_with.copy(), right.passages_with.copy()
    left_counts[known] += right.passages_with[met[known]]
    right_counts[met[known]] += left.passages_with[known]
    n_passages = left.n_passages + right.n_passages
    return _rarity(left_counts, n_passages), _rarity(right_counts, n_passages)


def _rarity(counts: NDArray[np.float64], n_passages: int) -> Row:
    return np.log((1 + n_passages) / (0.5 + counts)).astype(np.float32)
