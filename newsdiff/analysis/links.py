"""Which word of one side stands for which word of the other: a fitted opinion on every pair, then a second one that
sees what the neighbours and the rivals got."""

from dataclasses import dataclass

import numpy as np

from newsdiff.analysis.link_features import Grid, Words, meaning_features, second_features, surface_features
from newsdiff.analysis.network import load, load_adapter

SURE = 0.5  # probability from which a link is believed


@dataclass(frozen=True, slots=True)
class Link:
    """Two words that stand for each other."""

    left: int  # index of the token on the left side
    right: int
    score: float  # probability, 0..1


def link_grid(left: Words, right: Words, *, language: str) -> Grid:
    """For every pair of words the probability that one stands for the other: (words of the left, of the right).

    With vectors on both sides, meaning and surface speak together; without, surface alone.
    """
    if not left.forms or not right.forms:
        return np.zeros((len(left.forms), len(right.forms)), dtype=np.float32)
    columns = surface_features(left, right, language)
    kind = "surface"
    if left.vectors is not None and right.vectors is not None:
        columns += meaning_features(left.vectors, right.vectors, load_adapter("links"))
        kind = "meaning"
    networks = load("links")
    features = np.stack(columns, axis=-1)
    first = networks[f"{kind}_first"](features)
    second = networks[f"{kind}_second"](np.concatenate([features, np.stack(second_features(first), axis=-1)], axis=-1))
    return np.round(second, 4)


def links_in(grid: Grid) -> tuple[Link, ...]:
    """The believed links of a grid, in order of left and right; a word may stand in several.

    >>> links_in(np.array([[0.9, 0.1], [0.2, 0.7]], dtype=np.float32))[1]
    Link(left=1, right=1, score=0.7)
    """
    return tuple(
        Link(left=int(i), right=int(j), score=round(float(grid[i, j]), 4)) for i, j in np.argwhere(grid >= SURE)
    )
