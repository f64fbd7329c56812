"""Linking the words of sides that are nearly the same, or too long for weighing every pair: what is equal in order
first, then only what stands between."""

import numpy as np
from rapidfuzz.distance import Indel

from newsdiff.analysis.link_features import Grid, Words
from newsdiff.analysis.links import link_grid

MOST_PAIRS = 40_000  # pairs of words that are weighed one by one
_NEARLY = 0.8  # share of equal words from which order decides
_SHORT = 12  # words; shorter sides are always weighed


def grid_of(left: Words, right: Words, *, language: str) -> Grid:
    """The grid of link probabilities by the way that suits the sides."""
    n_pairs = len(left.forms) * len(right.forms)
    folded = [[form.casefold() for form in side.forms] for side in (left, right)]
    long_enough = min(len(left.forms), len(right.forms)) >= _SHORT
    if n_pairs <= MOST_PAIRS and not (long_enough and Indel.normalized_similarity(*folded) >= _NEARLY):
        return link_grid(left, right, language=language)
    grid = np.zeros((len(left.forms), len(right.forms)), dtype=np.float32)
    for step in _merged(folded[0], folded[1]):
        here, there, equal = step
        if equal:
            grid[np.arange(*here), np.arange(*there)] = 1
        elif (here[1] - here[0]) * (there[1] - there[0]) <= MOST_PAIRS:
            inner = link_grid(_part(left, here), _part(right, there), language=language)
            grid[here[0] : here[1], there[0] : there[1]] = inner
    return grid


Bounds = tuple[int, int]


def _merged(left: list[str], right: list[str]) -> list[tuple[Bounds, Bounds, bool]]:
    """Stretches of both sides in order, equal or not; what was cut out and put in at one place is one stretch."""
    found: list[tuple[Bounds, Bounds, bool]] = []
    for code in Indel.opcodes(left, right):
        here, there, equal = (code.src_start, code.src_end), (code.dest_start, code.dest_end), code.tag == "equal"
        if found and not equal and not found[-1][2]:
            before = found.pop()
            here, there = (before[0][0], here[1]), (before[1][0], there[1])
        found.append((here, there, equal))
    return found


def _part(words: Words, bounds: Bounds) -> Words:
    start, end = bounds
    return Words(
        forms=words.forms[start:end],
        classes=words.classes[start:end],
        vectors=None if words.vectors is None else words.vectors[start:end],
    )
