"""Fit the numbers of passage alignment on hand-aligned reports: `python -m benchmarks.fit_passages DIR [--write]`.

Two logistic regressions with a quadratic penalty, by Newton's method; the second sees what the first said of the
neighbours and rivals of a pair, on events that the first had not seen. Prints what it reaches on events that were left
out, one after another; with --write it fits on all events and writes the data file of `newsdiff.analysis.similarity`.
"""

import argparse
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.passage_sets import Edge, Event, read_events
from newsdiff.analysis.align import links_of
from newsdiff.analysis.encoder import Encoder, load_encoder
from newsdiff.analysis.features import features_of
from newsdiff.analysis.pairs import all_pairs
from newsdiff.analysis.similarity import (
    WEIGHTS,
    WITH_VECTORS,
    WORDS_ALONE,
    Model,
    Opinion,
    standardised,
    with_second_look,
)
from newsdiff.model import model_dir_of

PENALTY = 100.0  # on squared weights of standardised features: strong, for 24 events are few
TURNS = 6  # groups of events for the scores that the second look is fitted on
MAIN_WEIGHT = 1.5  # of a link that is the main proposition of a side, against 1

Rows = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Sample:
    """The pairs of one event as rows of features, with what people said of them."""

    event: Event
    names: tuple[str, ...]
    features: NDArray[np.float32]  # (pairs, features)
    linked: NDArray[np.bool_]
    weights: Rows  # 0 for pairs that are neither right nor wrong

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.event.left.passages), len(self.event.right.passages)


def sample_of(event: Event) -> Sample:
    """The features of all pairs of an event."""
    n_left, n_right = len(event.left.passages), len(event.right.passages)
    names, features = features_of(event.left, event.right, all_pairs(n_left, n_right))
    linked, weights = np.zeros((n_left, n_right), dtype=np.bool_), np.ones((n_left, n_right))
    for edges, value in ((event.optional, 0.0), (event.main, MAIN_WEIGHT)):
        for edge in edges:
            weights[edge] = value
    for edge in event.both | event.main:
        linked[edge] = True
    return Sample(event, names, features, linked.ravel(), weights.ravel())


def fit(samples: Sequence[Sample]) -> Opinion:
    """Both looks. The second is fitted on first scores of models that had not seen the event."""
    seconds = [_second(sample, scores) for sample, scores in zip(samples, _first_scores(samples), strict=True)]
    return Opinion(first=fit_one(samples), second=fit_one(seconds))


def _first_scores(samples: Sequence[Sample]) -> list[NDArray[np.float32]]:
    scores = [np.zeros(0, dtype=np.float32)] * len(samples)
    for turn in range(TURNS):
        seen = [sample for number, sample in enumerate(samples) if number % TURNS != turn]
        model = fit_one(seen)
        for number in range(turn, len(samples), TURNS):
            scores[number] = model(samples[number].names, samples[number].features)
    return scores


def _second(sample: Sample, scores: NDArray[np.float32]) -> Sample:
    names, features = with_second_look(sample.names, sample.features, scores, all_pairs(*sample.shape))
    return replace(sample, names=names, features=features)


def fit_one(samples: Sequence[Sample]) -> Model:
    """The model that says best, under the penalty, which pairs of these events are linked."""
    features = np.concatenate([sample.features for sample in samples])
    weights = np.concatenate([sample.weights for sample in samples])
    linked = np.concatenate([sample.linked for sample in samples]).astype(np.float64)
    known = weights > 0
    mean, scale = features[known].mean(axis=0), features[known].std(axis=0) + np.float32(1e-6)
    rows = standardised(features[known], mean, scale).astype(np.float64)
    rows = np.concatenate([rows, np.ones((len(rows), 1))], axis=1)
    found = _newton(rows, linked[known], weights[known])
    return Model(
        names=samples[0].names,
        mean=mean.astype(np.float32),
        scale=scale.astype(np.float32),
        weights=found[:-1].astype(np.float32),
        bias=float(found[-1]),
    )


def _newton(rows: Rows, linked: Rows, weights: Rows) -> Rows:
    penalty = np.full(rows.shape[1], PENALTY)
    penalty[-1] = 0.0
    found = np.zeros(rows.shape[1])
    for _ in range(30):
        chances = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weights * (chances - linked)) + penalty * found
        curve = (rows * (weights * chances * (1 - chances))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    return found


def held_out(samples: Sequence[Sample]) -> list[NDArray[np.float32]]:
    """For each event the scores, (left, right), of a model that never saw it."""
    found = []
    for sample in samples:
        opinion = fit([other for other in samples if other is not sample])
        found.append(opinion(sample.names, sample.features, all_pairs(*sample.shape)).reshape(sample.shape))
    return found


def average_precision(scores: NDArray[np.float32], gold: frozenset[Edge], ignored: frozenset[Edge]) -> float:
    """Mean of the precision at each linked pair, in falling order of scores."""
    order = np.argsort(-scores, axis=None, kind="stable")
    edges = [divmod(int(place), scores.shape[1]) for place in order]
    hits = np.array([edge in gold for edge in edges if edge not in ignored])
    return float((hits.cumsum() / np.arange(1, len(hits) + 1))[hits].mean())


def report(samples: Sequence[Sample], scores: Sequence[NDArray[np.float32]]) -> str:
    """Average precision and F1, of main links and of all."""
    lines = []
    for level in ("main", "any"):
        precisions, counts = [], np.zeros(3)
        for sample, values in zip(samples, scores, strict=True):
            event = sample.event
            gold = event.main if level == "main" else event.both
            ignored = (event.both | event.optional) - gold
            if gold:
                precisions.append(average_precision(values, gold, ignored))
            pairs = all_pairs(*sample.shape)
            found = set(links_of(pairs, values.ravel())) - ignored
            counts += len(found & gold), len(found - gold), len(gold - found)
        right, wrong, missed = counts
        figures = (
            right / max(1, right + wrong),
            right / max(1, right + missed),
            2 * right / (2 * right + wrong + missed),
        )
        lines.append(f"{level}: P %.3f R %.3f F1 %.3f AP {np.mean(precisions):.3f}" % figures)
    return "  ".join(lines)


def to_json(model: Model) -> dict[str, object]:
    """The model as values of the data file."""
    rows = zip(model.names, model.mean, model.scale, model.weights, strict=True)
    features = [
        {
            "name": name,
            "mean": round(float(mean), 5),
            "scale": round(float(scale), 5),
            "weight": round(float(weight), 5),
        }
        for name, mean, scale, weight in rows
    ]
    return {"bias": round(model.bias, 5), "features": features}


def main() -> None:
    """Fit both ways of working, print what they reach, write on demand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    written: dict[str, object] = {"made by": "python -m benchmarks.fit_passages", "penalty": PENALTY}
    ways: list[tuple[str, Encoder | None]] = [
        (WITH_VECTORS, load_encoder(model_dir_of(os.environ))),
        (WORDS_ALONE, None),
    ]
    for method, encoder in ways:
        samples = [sample_of(event) for event in read_events(arguments.folder, encoder=encoder)]
        print(f"{method}, each event left out: {report(samples, held_out(samples))}")
        opinion = fit(samples)
        written[method] = {"first": to_json(opinion.first), "second": to_json(opinion.second)}
    if arguments.write:
        WEIGHTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
