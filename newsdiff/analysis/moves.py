"""Phrases that both sides have in the same words, in another order."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsdiff.analysis.link_features import Words
from newsdiff.analysis.links import Link
from newsdiff.analysis.wordclass import FUNCTION

_LEAST = 2  # words of matter that a moved phrase holds


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words that stand in the same order on both sides."""

    left: int  # index of the first token
    right: int
    length: int  # tokens
    weight: int  # words of matter


def moved_runs(
    left: Words, right: Words, links: Sequence[Link], *, starts: tuple[Sequence[int], Sequence[int]]
) -> tuple[Run, ...]:
    """The lightest runs of equal words that have to move for the others to keep their order, in order of the left."""
    runs = [run for run in _runs(left, right, links, starts) if run.weight >= _LEAST]
    kept = set(_in_order(runs))
    return tuple(run for run in runs if run not in kept)


def _runs(left: Words, right: Words, links: Sequence[Link], starts: tuple[Sequence[int], Sequence[int]]) -> list[Run]:
    """Runs of equal words that end where a passage ends, in order of the left."""
    first = frozenset(starts[0]), frozenset(starts[1])
    equal = {
        (link.left, link.right)
        for link in links
        if left.forms[link.left].casefold() == right.forms[link.right].casefold()
    }
    runs = []
    for i, j in sorted(equal):
        if (i - 1, j - 1) in equal and i not in first[0] and j not in first[1]:
            continue
        length = 1
        while (i + length, j + length) in equal and i + length not in first[0] and j + length not in first[1]:
            length += 1
        weight = sum(left.classes[at] not in FUNCTION for at in range(i, i + length))
        runs.append(Run(left=i, right=j, length=length, weight=weight))
    return runs


def _in_order(runs: Sequence[Run]) -> list[Run]:
    """The heaviest runs that follow each other on both sides."""
    best: list[tuple[int, int | None]] = []  # weight of the chain that ends here, number of the run before
    for number, run in enumerate(runs):
        before = [
            (best[other][0], -other)
            for other in range(number)
            if runs[other].left + runs[other].length <= run.left and runs[other].right + runs[other].length <= run.right
        ]
        weight, previous = max(before, default=(0, None))
        best.append((weight + run.weight, None if previous is None else -previous))
    at: int | None = max(range(len(best)), key=lambda number: (best[number][0], -number), default=None)
    chain = []
    while at is not None:
        chain.append(runs[at])
        at = best[at][1]
    return chain
