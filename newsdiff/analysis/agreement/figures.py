"""A measure's value with its interval, and how much of the material it rests on."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from newsdiff.analysis.agreement import measures
from newsdiff.analysis.agreement.ratings import Floats, Ratings

MeasureName = Literal["percent", "cohen", "fleiss", "alpha", "ordinal_alpha"]
MEASURES: dict[MeasureName, measures.Measure] = {
    "percent": measures.percent,
    "cohen": measures.cohen_kappa,
    "fleiss": measures.fleiss_kappa,
    "alpha": measures.nominal_alpha,
    "ordinal_alpha": measures.ordinal_alpha,
}
N_RESAMPLES = 1_000
SEED = 20_111  # fixed, so that a figure has the same interval each time it is shown
COVERED = (2.5, 97.5)  # percentiles of the interval


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of agreement."""

    value: float | None  # None where undefined
    low: float | None  # of the 95 % interval
    high: float | None
    n_used: int  # units that the measure can use
    n_units: int  # units in all
    undefined: str  # why there is no value, "" where there is one


def figure_of(name: MeasureName, ratings: Ratings, *, n_resamples: int = N_RESAMPLES, seed: int = SEED) -> Figure:
    """A measure over all units; its interval comes from drawing the units again with replacement.

    Resamples in which the measure is undefined are left out of the interval.
    """
    n_used = ratings.n_used(_least_values(name, ratings))
    why = _why_undefined(name, ratings, n_used)
    if why:
        return Figure(None, None, None, n_used, ratings.n_units, why)
    counts = np.asarray([ratings.counts], dtype=np.float64)
    value = float(MEASURES[name](ratings, counts)[0])
    if np.isnan(value):
        return Figure(None, None, None, n_used, ratings.n_units, "only one value occurs")
    low, high = _interval(name, ratings, n_resamples=n_resamples, seed=seed)
    return Figure(value, low, high, n_used, ratings.n_units, "")


def _least_values(name: MeasureName, ratings: Ratings) -> int:
    """How many coders must have said something of a unit for the measure to use it."""
    return max(2, ratings.n_coders) if name in ("cohen", "fleiss") else 2


def _why_undefined(name: MeasureName, ratings: Ratings, n_used: int) -> str:
    if name == "cohen" and ratings.n_coders != 2:
        return "it compares two coders"
    if n_used:
        return ""
    least = _least_values(name, ratings)
    return "no unit has values of two coders" if least == 2 else f"no unit has values of all {least} coders"


@lru_cache(maxsize=8)  # the measures of one line are asked one after the other
def _resamples(counts: tuple[int, ...], n_resamples: int, seed: int) -> Floats:
    """How often each pattern is drawn, resamples × patterns, not to be written to."""
    n_units = sum(counts)
    weights = np.random.default_rng(seed).multinomial(n_units, np.asarray(counts) / n_units, size=n_resamples)
    drawn = weights.astype(np.float64)
    drawn.setflags(write=False)
    return drawn


def _interval(name: MeasureName, ratings: Ratings, *, n_resamples: int, seed: int) -> tuple[float | None, float | None]:
    values = MEASURES[name](ratings, _resamples(ratings.counts, n_resamples, seed))
    values = values[~np.isnan(values)]
    if not len(values):
        return None, None
    low, high = np.percentile(values, COVERED)
    return float(low), float(high)
