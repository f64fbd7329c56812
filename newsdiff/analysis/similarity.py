"""How alike the passages of two articles are: matched words weighted by rarity, in both directions."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.article import Article
from newsdiff.analysis.tokenize import is_word

Matrix = NDArray[np.float32]  # (left passages, right passages)


@dataclass(frozen=True, eq=False, slots=True)
class Similarity:
    """What was found for each pair of passages of two articles."""

    scores: Matrix  # probability that the two report the same, at least in part
    method: str  # which evidence was used
    pruned: bool  # whether only the likeliest pairs were compared word by word


def compare(left: Article, right: Article) -> Similarity:
    """Score every pair of passages. Swapping the articles transposes the scores and changes nothing else."""
    if _key(right) < _key(left):
        swapped = compare(right, left)
        return Similarity(scores=swapped.scores.T, method=swapped.method, pruned=swapped.pruned)
    scores = _scores(left, right)
    if _key(left) == _key(right):
        scores = _floats((scores + scores.T) / 2)
    with_vectors = left.vectors is not None and right.vectors is not None
    return Similarity(scores=scores, method="tokens+words" if with_vectors else "words", pruned=False)


def _key(article: Article) -> tuple[str, tuple[int, ...]]:
    return article.witness.text, tuple(passage.span.start for passage in article.passages)


def _scores(left: Article, right: Article) -> Matrix:
    if not left.passages or not right.passages:
        return np.zeros((len(left.passages), len(right.passages)), dtype=np.float32)
    idf = idf_of([*left.words, *right.words])
    words = word_cosine(left, right, idf=idf)
    if left.vectors is None or right.vectors is None:
        return _logistic(14.0 * (words - 0.25))
    one, other = token_matching(left, right, idf=idf, layer=1)
    return _logistic(12.0 * _floats((one + other) / 2 + words / 2 - 0.62))


def _logistic(values: Matrix) -> Matrix:
    return _floats(1 / (1 + np.exp(-values)))


def _floats(values: NDArray[np.floating]) -> Matrix:
    return values.astype(np.float32)


def idf_of(passages: Sequence[Sequence[str]]) -> dict[str, float]:
    """Rarity of each word over the passages of an event: log((1 + passages) / (1/2 + passages with it))."""
    counts = Counter(word for words in passages for word in set(words))
    return {word: math.log((1 + len(passages)) / (0.5 + count)) for word, count in counts.items()}


def token_matching(left: Article, right: Article, *, idf: Mapping[str, float], layer: int) -> tuple[Matrix, Matrix]:
    """How much of each left passage stands in each right one, and the other way round: the idea of BERTScore.

    Each word counts with its best cosine in the other passage, weighted by its idf. Zhang et al. 2020.
    """
    a, weights_a, bounds_a = _weighted(left, idf=idf, layer=layer)
    b, weights_b, bounds_b = _weighted(right, idf=idf, layer=layer)
    cosines = a @ b.T
    from_left = _by_passage(_best(cosines, bounds_b), weights_a, bounds_a)
    from_right = _by_passage(_best(cosines.T, bounds_a), weights_b, bounds_b)
    return from_left, from_right.T


def word_cosine(left: Article, right: Article, *, idf: Mapping[str, float]) -> Matrix:
    """Cosine of the passages' TF-IDF vectors."""
    columns = {word: number for number, word in enumerate(idf)}
    a, b = (_tf_idf(article.words, columns=columns, idf=idf) for article in (left, right))
    return a @ b.T


def _tf_idf(passages: Sequence[Sequence[str]], *, columns: Mapping[str, int], idf: Mapping[str, float]) -> Matrix:
    rows = np.zeros((len(passages), len(columns)), dtype=np.float32)
    for number, words in enumerate(passages):
        for word, count in Counter(words).items():
            rows[number, columns[word]] = (1 + math.log(count)) * idf[word]
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return _floats(rows / np.maximum(lengths, 1e-9))


def _weighted(
    article: Article, *, idf: Mapping[str, float], layer: int
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int64]]:
    """Vectors and weights of the words, and where each passage's words begin; every passage has at least one row."""
    if article.vectors is None:
        raise ValueError("token matching needs vectors")
    vectors, weights, counts = [], [], []
    blank = np.zeros((1, article.vectors.shape[-1]), dtype=np.float32)
    for number, tokens in enumerate(article.tokens):
        chosen = [place for place, token in enumerate(tokens) if is_word(token.form)]
        rows = article.vectors[article.bounds[number] : article.bounds[number + 1], layer][chosen]
        vectors.append(rows if chosen else blank)
        weights.extend([idf[tokens[place].form.casefold()] for place in chosen] or [1.0])
        counts.append(max(1, len(chosen)))
    bounds = np.cumsum([0, *counts], dtype=np.int64)[:-1]
    return np.concatenate(vectors or [blank[:0]]), np.asarray(weights, dtype=np.float32), bounds


def _best(cosines: NDArray[np.float32], bounds: NDArray[np.int64]) -> NDArray[np.float32]:
    """The best of each row within each group of columns."""
    best: NDArray[np.float32] = np.maximum.reduceat(cosines, bounds, axis=1)
    return best


def _by_passage(best: NDArray[np.float32], weights: NDArray[np.float32], bounds: NDArray[np.int64]) -> Matrix:
    """Weighted means over each group of rows."""
    sums = np.add.reduceat(best * weights[:, None], bounds, axis=0)
    return _floats(sums / np.maximum(np.add.reduceat(weights, bounds), 1e-9)[:, None])
