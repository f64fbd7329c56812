"""All evidence that two passages report the same, as one row of numbers for each pair.

Swapping sides changes no number: what depends on the side enters as the larger and the smaller of its two values.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.article import Article
from newsdiff.analysis.lexical import Shared, lexical_features
from newsdiff.analysis.matching import Side, matched, side_of
from newsdiff.analysis.pairs import Pairs, Values

SMALL = np.float32(1e-4)
NEAR = 2  # passages before and after that count as the neighbourhood


def features_of(left: Article, right: Article, pairs: Pairs) -> tuple[tuple[str, ...], NDArray[np.float32]]:
    """Names of the features, and (pairs, features)."""
    stems = Shared(left.stem_bags, right.stem_bags, pairs)
    found = _both_sides(lexical_features(left, right, pairs, stems=stems))
    leading = found["words cosine"]
    if left.vectors is not None and right.vectors is not None:
        sides = side_of(left, stems.weights[0]), side_of(right, stems.weights[1])
        found |= _both_sides(_matches(*sides, pairs))
        leading = ((found["wanted high"] + found["wanted low"]) / 2).astype(np.float32)
    found |= _both_sides(relations(leading, pairs)) | neighbours(leading, pairs) | _places(left, right, pairs)
    return tuple(found), _rows(found, len(pairs.left))


def second_look(scores: Values, pairs: Pairs) -> tuple[tuple[str, ...], NDArray[np.float32]]:
    """From a first opinion of every pair, how probable its neighbours and its rivals are; (pairs, features) again."""
    lead_left, _ = _standing(scores, pairs, 0)
    lead_right, _ = _standing(scores, pairs, 1)
    others = {
        "all rivals left": np.bincount(pairs.left, weights=scores)[pairs.left] - scores,
        "all rivals right": np.bincount(pairs.right, weights=scores)[pairs.right] - scores,
        "best rival left": scores - lead_left,
        "best rival right": scores - lead_right,
    }
    found = {"first odds": np.log(scores + SMALL) - np.log(1 - scores + SMALL)} | _both_sides(others)
    found |= {f"first {name}": values for name, values in neighbours(scores, pairs).items()}
    return tuple(found), _rows(found, len(pairs.left))


def _rows(found: Mapping[str, Values], n_pairs: int) -> NDArray[np.float32]:
    rows = np.empty((n_pairs, len(found)), dtype=np.float32)
    for column, values in enumerate(found.values()):
        rows[:, column] = values
    return rows


def _matches(left: Side, right: Side, pairs: Pairs) -> dict[str, Values]:
    from_left, from_right = matched(left, right, pairs)
    return {f"{kind} left": values for kind, values in from_left.items()} | {
        f"{kind} right": values for kind, values in from_right.items()
    }


def _both_sides(found: Mapping[str, Values]) -> dict[str, Values]:
    """ "x left" and "x right" become "x high" and "x low"; the others stay."""
    symmetric: dict[str, Values] = {}
    for name, values in found.items():
        if name.endswith(" left"):
            stem, other = name.removesuffix(" left"), found[name.removesuffix("left") + "right"]
            symmetric[f"{stem} high"] = np.maximum(values, other)
            symmetric[f"{stem} low"] = np.minimum(values, other)
        elif not name.endswith(" right"):
            symmetric[name] = values
    return symmetric


def relations(values: Values, pairs: Pairs) -> dict[str, Values]:
    """How a pair stands among the other pairs of its passages: lead over the best rival, logarithm of its rank."""
    lead_left, rank_left = _standing(values, pairs, 0)
    lead_right, rank_right = _standing(values, pairs, 1)
    return {"lead left": lead_left, "lead right": lead_right, "rank left": rank_left, "rank right": rank_right}


def _standing(values: Values, pairs: Pairs, side: int) -> tuple[Values, Values]:
    """Lead and rank of each pair among those of its passage on one side (0 left, 1 right)."""
    if not len(values):
        return values, values
    order = _falling(values, pairs, side)
    owners, falling = (pairs.left, pairs.right)[side][order], values[order]
    first = np.flatnonzero(np.diff(owners, prepend=-1))
    sizes = np.diff(first, append=len(owners))
    best = np.repeat(falling[first], sizes)
    ranks = np.where(falling == best, 0, np.arange(len(owners)) - np.repeat(first, sizes)).astype(np.float32)
    ahead = falling - best
    ahead[first] = falling[first] - falling[first + (sizes > 1)]
    lead, rank = np.empty_like(falling), np.empty_like(ranks)
    lead[order], rank[order] = ahead, np.log1p(ranks)
    return lead, rank


def _falling(values: Values, pairs: Pairs, side: int) -> NDArray[np.int64]:
    """The order of the pairs passage by passage of one side, in falling value of each; equal ones as they come."""
    if not pairs.complete:
        return np.lexsort((-values, (pairs.left, pairs.right)[side]))
    table, passages = -values.reshape(pairs.n_left, pairs.n_right), np.arange((pairs.n_left, pairs.n_right)[side])
    if side:
        return (np.argsort(table.T, axis=1, kind="stable") * pairs.n_right + passages[:, None]).ravel()
    return (np.argsort(table, axis=1, kind="stable") + passages[:, None] * pairs.n_right).ravel()


def neighbours(values: Values, pairs: Pairs) -> dict[str, Values]:
    """How well the passages around a pair fit: on the diagonal, beside it, and in the whole neighbourhood."""
    look = _Lookup(values, pairs)
    before, after = look(-1, -1), look(1, 1)
    beside = [np.maximum(look(-1, 0), look(1, 0)), np.maximum(look(0, -1), look(0, 1))]
    steps = range(-NEAR, NEAR + 1)
    around = np.zeros(len(values), dtype=np.float64)
    for i in steps:
        for j in steps:
            if i or j:
                around += look(i, j)
    return {
        "diagonal": np.maximum(before, after),
        "beside high": np.maximum(*beside),
        "beside low": np.minimum(*beside),
        "around": around.astype(np.float32),
    }


class _Lookup:
    """Values of pairs at a distance of up to `NEAR` from each pair; 0 where there is none."""

    def __init__(self, values: Values, pairs: Pairs) -> None:
        self._pairs, self._values = pairs, np.append(values, np.float32(0))  # the last for pairs that are not there
        if pairs.complete:
            self._wide = np.zeros((pairs.n_left + 2 * NEAR, pairs.n_right + 2 * NEAR), dtype=np.float32)
            self._wide[NEAR : NEAR + pairs.n_left, NEAR : NEAR + pairs.n_right] = values.reshape(
                pairs.n_left, pairs.n_right
            )

    def __call__(self, i: int, j: int) -> Values:
        pairs = self._pairs
        if pairs.complete:
            top, first = NEAR + i, NEAR + j
            return self._wide[top : top + pairs.n_left, first : first + pairs.n_right].ravel()
        return self._values[pairs.near(i, j)]


def _places(left: Article, right: Article, pairs: Pairs) -> dict[str, Values]:
    """Where the two stand, from 0 at the beginning to 1 at the end, and how long they are."""
    at_left = (pairs.left / max(1, pairs.n_left - 1)).astype(np.float32)
    at_right = (pairs.right / max(1, pairs.n_right - 1)).astype(np.float32)
    lengths = [
        np.log1p(np.array([len(words) for words in article.words], dtype=np.float32)) for article in (left, right)
    ]
    long_left, long_right = lengths[0][pairs.left], lengths[1][pairs.right]
    return {
        "both open": ((pairs.left < NEAR) & (pairs.right < NEAR)).astype(np.float32),
        "later": np.maximum(at_left, at_right),
        "earlier": np.minimum(at_left, at_right),
        "apart": np.abs(at_left - at_right),
        "longer": np.maximum(long_left, long_right),
        "shorter": np.minimum(long_left, long_right),
    }
