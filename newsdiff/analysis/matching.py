"""How well each passage's words are met in the other passage, by their vectors in context.

Every word takes its best cosine in the other passage (the idea of BERTScore, Zhang et al. 2020), weighted by its rarity
in the event. What a word meets everywhere says little: it is also measured against the word's other chances.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.article import Article
from newsdiff.analysis.pairs import Pairs, Values
from newsdiff.analysis.products import products

Floats = NDArray[np.float32]
Indexes = NDArray[np.int64]

FUNCTION_WEIGHT = 0.3  # of function words, against 1
SHARPNESS = 0.12  # of the competition between passages for a word: cosines this far apart differ by a factor of e
SHARP = 0.05  # the same, sharper
CLAUSE_MASS = 12.0  # summed rarity from which a clause counts in full
WORDS_AT_ONCE = 16_384  # of a long article, whose vectors are held in full precision
SMALL = np.float32(1e-6)

KINDS = ("met", "met more", "wanted", "wanted most", "clause")


@dataclass(frozen=True, eq=False)
class Side:
    """An article's words."""

    article: Article
    weights: Floats  # (words,)
    bounds: Indexes  # (passages + 1,)
    clauses: Indexes  # where each clause begins among the words, and the end
    clause_bounds: Indexes  # where each passage's clauses begin among the clauses, and the end


def side_of(article: Article, rarity: Floats) -> Side:
    """The words of an article, weighted by the rarity of their stems, one number for each of its vocabulary."""
    weights = rarity[article.stem_ids] * np.where(article.is_function, np.float32(FUNCTION_WEIGHT), np.float32(1))
    bounds = np.asarray(article.word_bounds, dtype=np.int64)
    starts = article.clause_starts
    return Side(
        article=article,
        weights=weights + np.float32(1e-4),
        bounds=bounds,
        clauses=np.append(starts, bounds[-1]),
        clause_bounds=np.searchsorted(starts, bounds).astype(np.int64),
    )


def matched(left: Side, right: Side, pairs: Pairs) -> tuple[dict[str, Values], dict[str, Values]]:
    """For each pair, how the left passage's words are met in the right one, and the other way round."""
    if pairs.complete:
        cosines = products(left.article.word_vectors, right.article.word_vectors)
        from_left = measures(best_in(cosines, right.bounds), left)
        from_right = measures(best_in(cosines.T, left.bounds), right)
        return {k: v.T.ravel() for k, v in from_left.items()}, {k: v.ravel() for k, v in from_right.items()}
    return _matched_by_passage(left, right, pairs)


def _matched_by_passage(left: Side, right: Side, pairs: Pairs) -> tuple[dict[str, Values], dict[str, Values]]:
    """The same for chosen pairs."""
    met_left, met_right = _met(left, right, pairs)
    order, sizes = pairs.by_right, np.diff(right.bounds)[pairs.right]
    places = np.cumsum(sizes) - sizes
    from_right = _pair_measures(met_right[_cells(places[order], sizes[order])], pairs.right[order], right)
    return _pair_measures(met_left, pairs.left, left), {kind: _put(order, v) for kind, v in from_right.items()}


def _met(left: Side, right: Side, pairs: Pairs) -> tuple[Floats, Floats]:
    """Pair after pair the best cosines of the left passage's words in the right one, and the other way round."""
    places = tuple(
        np.append(0, np.cumsum(np.diff(side.bounds)[passages]))
        for side, passages in ((left, pairs.left), (right, pairs.right))
    )
    met_left, met_right = (np.zeros(place[-1], dtype=np.float32) for place in places)
    for first, last in _blocks(right.bounds):
        for (start, end), cosines in _cosines(left, right, pairs, first, last):
            met_right[places[1][start] : places[1][end]] = cosines.max(axis=0, initial=-1)
            best = best_in(cosines, places[1][start : end + 1] - places[1][start])
            met_left[places[0][start] : places[0][end]] = best.ravel()
    return met_left, met_right


def _cosines(left: Side, right: Side, pairs: Pairs, first: int, last: int) -> Iterator[tuple[tuple[int, int], Floats]]:
    """For each left passage its pairs with the right passages from `first` to before `last`, from the one to before
    the other, and the cosines of its words with all of theirs."""
    opposite = right.article.word_vectors_in(first, last)  # not kept: the articles are long
    at = right.bounds[first : last + 1] - right.bounds[first]
    for passage, (start, end) in enumerate(pairs.within(first, last)):
        if start == end or left.bounds[passage] == left.bounds[passage + 1]:
            continue
        words = [opposite[at[j - first] : at[j - first + 1]] for j in pairs.right[start:end].tolist()]
        own = left.article.word_vectors_in(passage, passage + 1)
        yield (start, end), products(own, np.concatenate(words))


def _blocks(bounds: Indexes) -> list[tuple[int, int]]:
    """Neighbouring passages of about `WORDS_AT_ONCE` words: of each stretch the first, and the one after the last."""
    n_blocks = 1 + int(bounds[-1]) // WORDS_AT_ONCE
    cuts = np.searchsorted(bounds, np.arange(n_blocks) * bounds[-1] // n_blocks)
    return list(pairwise([*cuts.tolist(), len(bounds) - 1]))


def _cells(starts: Indexes, sizes: Indexes) -> Indexes:
    """The numbers from each start on, as many as its size, one stretch after another."""
    ends = np.cumsum(sizes)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + sizes, sizes)


def _put(order: Indexes, values: Values) -> Values:
    """Values that came in an order, put back."""
    found = np.empty_like(values)
    found[order] = values
    return found


def _pair_measures(met: Floats, passages: Indexes, side: Side) -> dict[str, Values]:
    """Values by kind, one for each pair, as `measures` gives them, over the chosen pairs of each passage alone.

    `passages` is the passage of each pair, rising; `met` has for each pair the best cosines of the passage's words.
    """
    sizes = np.diff(side.bounds)[passages]
    pairs = np.flatnonzero(sizes)
    found = {kind: np.zeros(len(passages), dtype=np.float32) for kind in KINDS}
    if not len(pairs):
        return found
    sizes, own = sizes[pairs], passages[pairs]
    words = _cells(side.bounds[own], sizes)  # of the side, for each number in `met`
    by_word = np.argsort(words, kind="stable")
    begins = np.flatnonzero(np.diff(words[by_word], prepend=-1))
    chances = np.diff(np.append(begins, len(words)))
    back = np.empty_like(by_word)
    back[by_word] = np.repeat(np.arange(len(begins)), chances)

    def each(reduce: np.ufunc, values: Floats) -> Floats:
        """What a word's values in all its pairs come to."""
        reduced: Floats = reduce.reduceat(values[by_word], begins)
        return reduced

    below = met - each(np.maximum, met)[back]
    means = each(np.add, met) / chances.astype(np.float32)
    more: Floats = np.asarray(met - means[back], dtype=np.float32)
    wanted: Floats = np.exp(below / np.float32(SHARPNESS))
    most: Floats = np.exp(below / np.float32(SHARP))
    wanted /= each(np.add, wanted)[back]
    most /= each(np.add, most)[back]
    weights, cuts = side.weights[words], np.cumsum(sizes) - sizes
    for kind, values in zip(KINDS, (met, more, wanted, most), strict=False):
        found[kind][pairs] = _means(values, weights, cuts)
    n_clauses = np.diff(side.clause_bounds)[own]
    clauses = _cells(side.clause_bounds[own], n_clauses)
    starts = side.clauses[clauses] + np.repeat(cuts - side.bounds[own], n_clauses)
    mass = np.add.reduceat(weights, starts)
    clause = _means(more, weights, starts) * np.minimum(np.float32(1), mass / np.float32(CLAUSE_MASS))
    found["clause"][pairs] = np.maximum.reduceat(clause, np.cumsum(n_clauses) - n_clauses)
    return found


def _means(values: Floats, weights: Floats, starts: Indexes) -> Floats:
    """Weighted means of stretches that are none of them empty."""
    sums = np.add.reduceat(values * weights, starts)
    return np.asarray(sums / np.maximum(np.add.reduceat(weights, starts), SMALL), dtype=np.float32)


def best_in(cosines: Floats, bounds: Indexes) -> Floats:
    """The best of each row within each stretch of columns, 0 in an empty stretch: (stretches, rows)."""
    best = np.zeros((len(bounds) - 1, cosines.shape[0]), dtype=np.float32)
    if not cosines.size:
        return best
    if cosines.flags.f_contiguous:  # whole columns at once take a fraction of the time
        for stretch, (start, end) in enumerate(pairwise(bounds.tolist())):
            if start < end:
                np.maximum.reduce(cosines.T[start:end], axis=0, out=best[stretch])
        return best
    filled = np.flatnonzero(np.diff(bounds) > 0)
    best[filled] = np.maximum.reduceat(cosines, bounds[filled], axis=1).T
    return best


def measures(best: Floats, side: Side) -> dict[str, Floats]:
    """Values by kind, (opposite, passages), from words' best cosines with the opposite passages, (opposite, words)."""
    if not best.size:
        empty = np.zeros((len(best), len(side.bounds) - 1), dtype=np.float32)
        return dict.fromkeys(KINDS, empty)
    below = best - best.max(axis=0)
    more = best - best.mean(axis=0)
    wanted = np.exp(below / np.float32(SHARPNESS))
    most = np.exp(below / np.float32(SHARP))
    wanted /= wanted.sum(axis=0)
    most /= most.sum(axis=0)
    means = weighted_means(np.concatenate([best, more, wanted, most]), side.weights, side.bounds)
    return dict(zip(KINDS, (*np.split(means, 4), _clause(more, side)), strict=True))


def _clause(more: Floats, side: Side) -> Floats:
    """The best met clause of each passage; a short one counts for less."""
    means = weighted_means(more, side.weights, side.clauses)
    mass = np.add.reduceat(side.weights, side.clauses[:-1])
    means *= np.minimum(np.float32(1), mass / np.float32(CLAUSE_MASS))
    return best_in(means, side.clause_bounds).T


def weighted_means(values: Floats, weights: Floats, bounds: Indexes) -> Floats:
    """Means over stretches of columns, 0 for an empty stretch: (rows, stretches)."""
    filled = np.flatnonzero(np.diff(bounds) > 0)
    means = np.zeros((len(values), len(bounds) - 1), dtype=np.float32)
    sums = np.add.reduceat(values * weights, bounds[filled], axis=1)
    means[:, filled] = sums / np.maximum(np.add.reduceat(weights, bounds[filled]), SMALL)
    return means
