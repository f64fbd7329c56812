"""How many of the contrasts that people marked are found where the links between sentences are given.

    python -m benchmarks.contrasts ../shared/bench/event_pairs

Prints recall of salience 3, recall of salience 2 and more (both among the first max(10, 2 × gold)) and precision among
the first ten, as score.py counts them. `benchmarks.event_pairs` measures the same after our own alignment.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.event_sets import Event, GoldBead, Interval, read_events
from newsdiff.analysis.encoder import load_encoder
from newsdiff.analysis.salience import rank
from newsdiff.analysis.trees import Forest
from newsdiff.analysis.types import Span, Variant
from newsdiff.analysis.wording import FoundVariant, find_variants
from newsdiff.settings import MODEL_DIR

Prediction = Mapping[str, Any]
Figures = tuple[float, float, float]  # recall of salience 3, recall of salience 2 and more, precision at 10


def main(folder: str) -> None:
    """Print the figures with and without the language model."""
    for name, encoder in (("with the model", load_encoder(MODEL_DIR)), ("without", None)):
        events = list(read_events(Path(folder), encoder))
        print(name, in_words(measure(events, {event.id: contrasts_of(event) for event in events})))


def contrasts_of(event: Event, *, forests: Mapping[str, Forest] | None = None) -> list[Prediction]:
    """The contrasts of an event in falling salience, in the form that score.py reads."""
    found = [
        (_variant(one, number), one)
        for number, bead in enumerate(event.beads)
        for one in find_variants(bead.text, forests=forests)
    ]
    return [_prediction(contrast.variant, event.beads, contrast.salience) for contrast in rank(found)]


def _variant(found: FoundVariant, bead: int) -> Variant:
    return Variant(
        kind=found.kind,
        left_sigil="A",
        right_sigil="B",
        bead=bead,
        left=found.left,
        right=found.right,
        cosine=found.cosine,
    )


def _prediction(variant: Variant, beads: Sequence[GoldBead], salience: float) -> Prediction:
    bead = beads[variant.bead]
    return {
        "left": bead.left,
        "right": bead.right,
        "left_span": _interval(variant.left),
        "right_span": _interval(variant.right),
        "salience": salience,
    }


def _interval(span: Span | None) -> Interval | None:
    return (span.start, span.end) if span else None


def measure(events: Sequence[Event], found: Mapping[str, Sequence[Prediction]]) -> Figures:
    """The three figures, means over the events."""
    strong: list[float] = []
    worth: list[float] = []
    first: list[float] = []
    for event in events:
        gold = {level: [one for one in event.contrasts if one["salience"] >= level] for level in (2, 3)}
        ranked = found[event.id]
        head = ranked[: max(10, 2 * len(gold[2]))]
        for level, values in ((3, strong), (2, worth)):
            if gold[level]:
                values.append(_share(any(is_hit(one, wanted) for one in head) for wanted in gold[level]))
        if gold[2]:
            first.append(sum(any(is_hit(one, wanted) for wanted in gold[2]) for one in ranked[:10]) / 10)
    return mean(strong), mean(worth), mean(first)


def in_words(figures: Figures) -> str:
    """The three figures with their names."""
    return "recall(salience 3) {:.3f} recall(salience>=2) {:.3f} precision@10 {:.3f}".format(*figures)


def _share(values: Iterable[bool]) -> float:
    counted = list(values)
    return sum(counted) / len(counted)


def is_hit(found: Prediction, wanted: Prediction) -> bool:
    """Whether a contrast is one that people marked, by the rule of score.py."""
    if (found["left"], found["right"]) != (wanted["left"], wanted["right"]):
        return False
    sides = [(found[f"{side}_span"], wanted[f"{side}_span"]) for side in ("left", "right")]
    return all(gold is None or _fits(span, gold) for span, gold in sides)


def _fits(span: Interval | None, gold: Interval) -> bool:
    if span is None:
        return False
    shared = min(span[1], gold[1]) - max(span[0], gold[0])
    lengths = span[1] - span[0], gold[1] - gold[0]
    return shared >= max(1, min(lengths)) / 2 and lengths[0] <= max(4 * lengths[1], 40)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
