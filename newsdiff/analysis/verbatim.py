"""Linking the words of sides that are nearly the same, or too long for weighing every pair: what is equal in order
first, then only what stands between."""

from collections.abc import Iterator, Sequence

import numpy as np
from diff_match_patch import diff_match_patch
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
    nearly_same = long_enough and Indel.normalized_similarity(*folded) >= _NEARLY
    if n_pairs <= MOST_PAIRS and not nearly_same:
        return link_grid(left, right, language=language)
    grid = np.zeros((len(left.forms), len(right.forms)), dtype=np.float32)
    steps = _diff(*folded) if nearly_same else _quick_diff(*folded)
    for here, there, equal in _merged(steps):
        if equal:
            grid[np.arange(*here), np.arange(*there)] = 1
        elif (here[1] - here[0]) * (there[1] - there[0]) <= MOST_PAIRS:
            inner = link_grid(_part(left, here), _part(right, there), language=language)
            grid[here[0] : here[1], there[0] : there[1]] = inner
    return grid


Bounds = tuple[int, int]
Step = tuple[Bounds, Bounds, bool]  # words of the left, words of the right, whether they are equal


def _diff(left: Sequence[str], right: Sequence[str]) -> Iterator[Step]:
    """The steps of diff-match-patch from one side to the other, each word taken for a character.

    Without its time limit, so that the load of the machine changes nothing; quick where little differs.
    """
    matcher = diff_match_patch()
    matcher.Diff_Timeout = 0
    letters: dict[str, str] = {}
    coded = ["".join(letters.setdefault(word, _letter(len(letters))) for word in side) for side in (left, right)]
    i = j = 0
    for operation, text in matcher.diff_main(coded[0], coded[1], False):
        i_end = i if operation == matcher.DIFF_INSERT else i + len(text)
        j_end = j if operation == matcher.DIFF_DELETE else j + len(text)
        yield (i, i_end), (j, j_end), operation == matcher.DIFF_EQUAL
        i, j = i_end, j_end


def _letter(number: int) -> str:
    """A character of its own for each number: any but NUL and the surrogates."""
    return chr(number + 1 if number + 1 < 0xD800 else number + 1 + 0x800)


def _quick_diff(left: Sequence[str], right: Sequence[str]) -> Iterator[Step]:
    """The same for long sides that differ much, in bit-parallel steps."""
    for code in Indel.opcodes(left, right):
        yield (code.src_start, code.src_end), (code.dest_start, code.dest_end), code.tag == "equal"


def _merged(steps: Iterator[Step]) -> list[Step]:
    """The steps, with what was cut out and put in at one place made one."""
    found: list[Step] = []
    for here, there, equal in steps:
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
