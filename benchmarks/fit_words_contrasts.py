"""Fit the trees that pair phrases (newsdiff/analysis/weights/contrasts.json) on the hand-marked contrasts of events:
the real ones of a folder and, for half as much, the invented ones of `benchmarks/events`.

    python -m benchmarks.fit_words_contrasts ../shared/bench/event_pairs [--check]

With `--check` it leaves out a sixth of the real events at a time, fits on all others and prints how many of the
contrasts that people marked are found in the links that people made, and in our own links, made by a model that had not
seen the event either. Nothing is written then. Needs lightgbm, which is no dependency of the project: install it in an
environment of its own. Trees have three levels, so that at most three pieces of evidence speak together.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from benchmarks.contrasts import Figures, Prediction, contrasts_of, in_words, measure
from benchmarks.event_pairs import prediction_of
from benchmarks.event_sets import Event, GoldBead, GoldContrast, Interval, event_of, read_events
from benchmarks.fit_passages import fit, sample_of
from benchmarks.invented import events_in
from benchmarks.passage_sets import Event as Reports
from benchmarks.passage_sets import read_events as read_reports
from newsdiff.analysis import trees
from newsdiff.analysis.constituents import Constituent, constituents_of
from newsdiff.analysis.encoder import load_encoder
from newsdiff.analysis.links import link_grid
from newsdiff.analysis.pair_features import FEATURES, matter_key, pair_features
from newsdiff.analysis.side_phrases import phrases_of
from newsdiff.analysis.types import Token
from newsdiff.analysis.wording import words_of
from newsdiff.settings import MODEL_DIR

OUT = Path(__file__).parent.parent / "newsdiff" / "analysis" / "weights" / "contrasts.json"
DEPTH = 3
ROUNDS = 120
FOLDS = 6
SEEDS = (
    1,
    2,
    3,
    4,
)  # of the check, whose figures are means over them; one alone is off by .02. The first is of the fit
INVENTED = 0.5  # what a pair of an invented event counts against one of a real event
WORTH = (0.0, 0.3, 0.8, 1.0)  # what a gold contrast of each salience counts
PARAMETERS = {
    "objective": "cross_entropy", "max_depth": DEPTH, "num_leaves": 2**DEPTH, "learning_rate": 0.08,
    "min_data_in_leaf": 100, "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5,
    "deterministic": True, "num_threads": 1, "verbose": -1,
}  # fmt: skip

Table = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Example:
    """One bead: evidence for all pairs of its phrases, and what people marked of them."""

    features: Table  # (pairs, FEATURES)
    worth: Table  # (pairs,), 0..1
    weight: float  # of each pair in the fit


def main(folder: str, *, check: bool) -> None:
    """Fit on all events and write, or report on events left out."""
    forests = {}
    for kind, encoder in (("meaning", load_encoder(MODEL_DIR)), ("surface", None)):
        events = list(read_events(Path(folder), encoder))
        examples = [[_example(bead) for bead in event.beads] for event in events]
        invented = [event_of(data, encoder) for data in events_in()]
        more = [_example(bead, weight=INVENTED) for event in invented for bead in event.beads]
        if check:
            _check(kind, events, list(read_reports(Path(folder), encoder=encoder)), examples, more)
        else:
            forests[kind] = _plain(_fit([*(one for event in examples for one in event), *more]))
    if not check:
        origin = (
            "fitted by benchmarks/fit_words_contrasts.py on contrasts marked by hand "
            f"in {len(events)} real and {len(invented)} invented events"
        )
        text = json.dumps({"origin": origin, "features": FEATURES, "forests": forests}, separators=(",", ":"))
        OUT.write_text(text.replace("]],", "]],\n").replace('"forests"', '\n"forests"') + "\n", encoding="utf-8")


def _example(bead: GoldBead, *, weight: float = 1.0) -> Example:
    text = bead.text
    left, right = words_of(text.left, text.language), words_of(text.right, text.language)
    grid = link_grid(left, right, language=text.language)
    sides = [
        phrases_of(words, constituents_of(words.forms, words.classes, (0,)), idf=text.idf, highest=text.highest)
        for words in (left, right)
    ]
    features = pair_features(sides[0], sides[1], grid, language=text.language)
    worth = np.zeros(features.shape[:2], dtype=np.float32)
    kept = np.ones(features.shape[:2], dtype=np.bool_)
    for row, one in enumerate(sides[0].constituents):
        for column, other in enumerate(sides[1].constituents):
            key = matter_key(sides[0], one, "en")
            kept[row, column] = bool(key) and key != matter_key(sides[1], other, "en")
            spans = _place(one, text.left.tokens), _place(other, text.right.tokens)
            worth[row, column] = max((_worth(spans, gold) for gold in bead.contrasts), default=0.0)
    return Example(features=features[kept], worth=worth[kept], weight=weight)


def _place(one: Constituent, tokens: Sequence[Token]) -> Interval:
    return tokens[one.start].span.start, tokens[one.end - 1].span.end


def _worth(spans: tuple[Interval, Interval], gold: GoldContrast) -> float:
    """What the pair counts for this contrast: its salience, times how well the phrases fit."""
    fit = 1.0
    for span, wanted in zip(spans, (gold.left, gold.right), strict=True):
        if wanted is None:
            continue
        shared = max(0, min(span[1], wanted[1]) - max(span[0], wanted[0]))
        lengths = span[1] - span[0], wanted[1] - wanted[0]
        if shared < min(lengths) / 2 or lengths[0] > max(4 * lengths[1], 40):
            return 0.0
        fit = min(fit, shared / (sum(lengths) - shared))
    return WORTH[gold.salience] * min(1.0, 2 * fit)


def _fit(examples: Sequence[Example], *, seed: int = SEEDS[0]) -> Mapping[str, Any]:
    rows = np.concatenate([example.features for example in examples])
    worth = np.concatenate([example.worth for example in examples])
    weights = np.repeat([example.weight for example in examples], [len(example.worth) for example in examples])
    booster = lightgbm.train({**PARAMETERS, "seed": seed}, lightgbm.Dataset(rows, worth, weight=weights), ROUNDS)
    dumped: Mapping[str, Any] = booster.dump_model()
    return dumped


def _plain(model: Mapping[str, Any]) -> dict[str, object]:
    """The trees level by level, filled up where they end early."""
    found: dict[str, list[list[float | None]]] = {"feature": [], "threshold": [], "leaf": []}
    for tree in model["tree_info"]:
        level: list[Mapping[str, Any]] = [tree["tree_structure"]]
        feature: list[float | None] = []
        threshold: list[float | None] = []
        for _ in range(DEPTH):
            feature += [node.get("split_feature", 0) for node in level]
            threshold += [_short(node["threshold"]) if "threshold" in node else None for node in level]
            level = [node.get(way, node) for node in level for way in ("left_child", "right_child")]
        found["feature"].append(feature)
        found["threshold"].append(threshold)
        found["leaf"].append([_short(node["leaf_value"]) for node in level])
    return dict(found)


def _short(value: float) -> float:
    return float(f"{value:.5g}")


def _check(
    kind: str, events: Sequence[Event], reports: Sequence[Reports], examples: Sequence[Sequence[Example]],
    more: Sequence[Example],
) -> None:  # fmt: skip
    samples = [sample_of(one) for one in reports]
    opinions = [fit([*samples[:number], *samples[number + 1 :]]) for number in range(len(samples))]
    given: list[Figures] = []
    own: list[Figures] = []
    for seed in SEEDS:
        by_links: dict[str, dict[str, Sequence[Prediction]]] = {"given": {}, "own": {}}
        for fold in range(FOLDS):
            others = [one for number, event in enumerate(examples) if number % FOLDS != fold for one in event]
            forests = {kind: trees.read(_plain(_fit([*others, *more], seed=seed)))}
            for number in range(fold, len(events), FOLDS):
                found = prediction_of(reports[number], fitted=opinions[number], forests=forests)
                by_links["own"][events[number].id] = found["contrasts"]
                by_links["given"][events[number].id] = contrasts_of(events[number], forests=forests)
        given.append(measure(events, by_links["given"]))
        own.append(measure(events, by_links["own"]))
    for links, figures in (("links given", given), ("our own links", own)):
        print(f"{kind}, {links}: {in_words(_mean_of(figures))}")


def _mean_of(figures: Sequence[Figures]) -> Figures:
    strong, worth, first = zip(*figures, strict=True)
    return mean(strong), mean(worth), mean(first)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    main(arguments[0], check="--check" in sys.argv)
