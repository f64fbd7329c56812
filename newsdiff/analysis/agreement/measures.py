"""The measures. Each takes weights of patterns (one row for each resample) and gives a value for each row, NaN where
it is undefined: where no unit can be used, or where only one value occurs, so that there is no chance to correct for.
"""

from collections.abc import Callable

import numpy as np

from newsdiff.analysis.agreement.ratings import Floats, Ratings

Measure = Callable[[Ratings, Floats], Floats]


def percent(ratings: Ratings, weights: Floats) -> Floats:
    """The share of pairs of coders, over all units, who gave the same value."""
    table = ratings.table
    spoken = table.sum(axis=1)
    agreeing = (table * (table - 1)).sum(axis=1)
    return _ratio(weights @ agreeing, weights @ (spoken * (spoken - 1)))


def cohen_kappa(ratings: Ratings, weights: Floats) -> Floats:
    """Kappa of two coders, over the units of which both said something (Cohen 1960)."""
    first, second = _by_coder(ratings)
    total = weights @ first.sum(axis=1)
    observed = _ratio(weights @ (first * second).sum(axis=1), total)
    expected = _ratio(((weights @ first) * (weights @ second)).sum(axis=1), total**2)
    return _corrected(observed, expected)


def fleiss_kappa(ratings: Ratings, weights: Floats) -> Floats:
    """Kappa of any number of coders, over the units of which all said something (Fleiss 1971)."""
    table, n_coders = ratings.table, ratings.n_coders
    complete = weights * (table.sum(axis=1) == n_coders)
    total = complete.sum(axis=1)
    agreeing = (table * (table - 1)).sum(axis=1) / max(1, n_coders * (n_coders - 1))
    shares = _ratio(complete @ table, (total * n_coders)[:, None])
    return _corrected(_ratio(complete @ agreeing, total), (shares**2).sum(axis=1))


def nominal_alpha(ratings: Ratings, weights: Floats) -> Floats:
    """Alpha for values that are the same or not (Krippendorff 2011): only the diagonal of the coincidences counts."""
    table, usable = ratings.table, _usable(ratings)
    margins = weights @ (table * (usable > 0)[:, None])
    total = margins.sum(axis=1)
    same = weights @ (table * (table - 1) * usable[:, None]).sum(axis=1)
    disagreement = _ratio((total - same) * (total - 1), total**2 - (margins**2).sum(axis=1))
    return 1 - disagreement


def ordinal_alpha(ratings: Ratings, weights: Floats) -> Floats:
    """Alpha for values in an order: two differ by the number of values given between them (Krippendorff 2011)."""
    coincidences = _coincidences(ratings, weights)
    margins = coincidences.sum(axis=2)
    ranks = np.cumsum(margins, axis=1) - margins / 2
    return _alpha(coincidences, (ranks[:, :, None] - ranks[:, None, :]) ** 2)


def _by_coder(ratings: Ratings) -> tuple[Floats, Floats]:
    """For each of two coders, patterns × categories with a one where both said something; zeros for more coders."""
    shape = (len(ratings.patterns), len(ratings.categories))
    first, second = np.zeros(shape), np.zeros(shape)
    for row, pattern in enumerate(ratings.patterns):
        if len(pattern) == 2 and min(pattern) >= 0:
            first[row, pattern[0]] = second[row, pattern[1]] = 1
    return first, second


def _usable(ratings: Ratings) -> Floats:
    """For each pattern 1 / (values - 1), by which its pairs count; nothing where there is no pair."""
    spoken = ratings.table.sum(axis=1)
    usable: Floats = np.zeros_like(spoken)
    np.divide(1.0, spoken - 1, out=usable, where=spoken > 1)
    return usable


def _coincidences(ratings: Ratings, weights: Floats) -> Floats:
    """Resamples × categories × categories: ordered pairs of values inside units, each unit counting its values once."""
    table = ratings.table
    weighted = weights * _usable(ratings)
    pairs = np.einsum("bp,pc,pk->bck", weighted, table, table, optimize=True)
    same: Floats = np.einsum("bp,pc->bc", weighted, table)
    pairs -= same[:, :, None] * np.eye(table.shape[1])
    return np.asarray(pairs, dtype=np.float64)


def _alpha(coincidences: Floats, differences: Floats) -> Floats:
    margins = coincidences.sum(axis=2)
    total = margins.sum(axis=1)
    observed: Floats = (coincidences * differences).sum(axis=(1, 2))
    expected: Floats = (margins[:, :, None] * margins[:, None, :] * differences).sum(axis=(1, 2))
    disagreement = _ratio(observed * (total - 1), expected)
    return 1 - disagreement


def _corrected(observed: Floats, expected: Floats) -> Floats:
    return _ratio(observed - expected, 1 - expected)


def _ratio(above: Floats, below: Floats) -> Floats:
    """The quotient, NaN where the divisor is nothing."""
    above, below = np.broadcast_arrays(np.asarray(above, dtype=float), np.asarray(below, dtype=float))
    full: Floats = np.full(above.shape, np.nan)
    np.divide(above, below, out=full, where=np.abs(below) > 1e-12)
    return full
