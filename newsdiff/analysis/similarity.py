"""How probable it is that two passages report the same: the evidence of `features`, weighted by fitted numbers.

There are two looks: a first opinion of every pair, then a second one that also knows what its neighbours and rivals
got.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.article import Article
from newsdiff.analysis.features import features_of, second_look
from newsdiff.analysis.pairs import Pairs, Values, pairs_of

WEIGHTS = Path(__file__).parent / "weights" / "passages.json"
WITH_VECTORS, WORDS_ALONE = "tokens+words", "words"
BLOCK = 65_536  # pairs weighed at a time
Look = Literal["all", "likeliest", "rare words"]
FURTHEST = np.float32(4.0)  # standard deviations from the mean that a feature may count for


@dataclass(frozen=True, eq=False, slots=True)
class Similarity:
    """What was found for each pair of passages of two articles."""

    pairs: Pairs
    scores: Values  # probability that the two report the same, at least in part
    method: str  # which evidence was used

    @property
    def look(self) -> Look:
        """Which pairs of passages were compared."""
        if self.pairs.complete:
            return "all"
        return "likeliest" if self.method == WITH_VECTORS else "rare words"


@dataclass(frozen=True, eq=False, slots=True)
class Model:
    """A fitted logistic regression."""

    names: tuple[str, ...]  # of the features
    mean: NDArray[np.float32]  # of each feature where it was fitted
    scale: NDArray[np.float32]  # its standard deviation there
    weights: NDArray[np.float32]
    bias: float

    def __call__(self, names: tuple[str, ...], features: NDArray[np.float32]) -> Values:
        """Probabilities for rows of features."""
        return np.asarray(1 / (1 + np.exp(-self.odds(names, features))), dtype=np.float32)

    def odds(self, names: tuple[str, ...], features: NDArray[np.float32]) -> Values:
        """Natural logarithms of the odds for rows of features."""
        if names != self.names:
            raise ValueError(f"fitted on other features: {self.names}, not {names}")
        blocks = [features[first : first + BLOCK] for first in range(0, max(1, len(features)), BLOCK)]
        weighed = [standardised(rows, self.mean, self.scale) @ self.weights for rows in blocks]
        return np.concatenate(weighed) + np.float32(self.bias)


@dataclass(frozen=True, eq=False, slots=True)
class Opinion:
    """The models of both looks."""

    first: Model
    second: Model

    def __call__(self, names: tuple[str, ...], features: NDArray[np.float32], pairs: Pairs) -> Values:
        """Probabilities of the pairs that rows of features stand for."""
        return self.second(*with_second_look(names, features, self.first(names, features), pairs))


def with_second_look(
    names: tuple[str, ...], features: NDArray[np.float32], scores: Values, pairs: Pairs
) -> tuple[tuple[str, ...], NDArray[np.float32]]:
    """Names and features of the second look, then those of the first."""
    seen_names, seen = second_look(scores, pairs)
    return seen_names + names, np.concatenate([seen, features], axis=1)


def standardised(
    features: NDArray[np.float32], mean: NDArray[np.float32], scale: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Features in standard deviations, none of them further than `FURTHEST`."""
    scaled: NDArray[np.float32] = features - mean
    scaled /= scale
    return np.clip(scaled, -FURTHEST, FURTHEST, out=scaled)


def compare(left: Article, right: Article, *, fitted: Opinion | None = None) -> Similarity:
    """Score the pairs of passages. Swapping the articles swaps the sides of the pairs and changes nothing else.

    `fitted` takes the place of the models that come with the program, where others are measured.
    """
    if _key(right) < _key(left):
        swapped = compare(right, left, fitted=fitted)
        pairs = swapped.pairs.swapped()
        return Similarity(pairs=pairs, scores=swapped.scores[swapped.pairs.by_right], method=swapped.method)
    pairs = pairs_of(left, right)
    method = way_of(left, right)
    if not len(pairs.left):
        return Similarity(pairs=pairs, scores=np.zeros(0, dtype=np.float32), method=method)
    names, features = features_of(left, right, pairs)
    scores = (fitted or opinion(method))(names, features, pairs)
    if _key(left) == _key(right) and pairs.complete:
        scores = (scores + scores[pairs.by_right]) / np.float32(2)
    return Similarity(pairs=replace(pairs), scores=scores, method=method)  # without what `near` has kept


def way_of(left: Article, right: Article) -> str:
    """Which evidence there is for two articles."""
    return WITH_VECTORS if left.vectors is not None and right.vectors is not None else WORDS_ALONE


def _key(article: Article) -> tuple[str, tuple[int, ...]]:
    return article.witness.text, tuple(passage.span.start for passage in article.passages)


@lru_cache(maxsize=4)
def opinion(method: str) -> Opinion:
    """The numbers that `benchmarks.fit_passages` made."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))[method]
    return Opinion(first=model_from_json(data["first"]), second=model_from_json(data["second"]))


def model_from_json(data: Mapping[str, Any]) -> Model:
    """A model from the values of one entry of the data file."""
    rows = data["features"]
    return Model(
        names=tuple(row["name"] for row in rows),
        mean=np.array([row["mean"] for row in rows], dtype=np.float32),
        scale=np.array([row["scale"] for row in rows], dtype=np.float32),
        weights=np.array([row["weight"] for row in rows], dtype=np.float32),
        bias=data["bias"],
    )
