"""Fit the networks that link words (newsdiff/analysis/weights/links.json) on MTRef's training set.

    python -m benchmarks.fit_words ../shared/bench/words/mtref_train.jsonl

The set holds translations of one sentence, where nearly every word has a counterpart. News tells more and less than its
neighbour. So each pair is used a second and third time with words cut out and words of other sentences put in, which
have no counterpart. Takes about ten minutes on one core and 6 GB of memory.
"""

import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.word_sets import WordPair, read_pairs, words_of
from newsdiff.analysis.encoder import load_encoder
from newsdiff.analysis.link_features import Grid, meaning_features, second_features, surface_features
from newsdiff.analysis.network import Network
from newsdiff.settings import MODEL_DIR

OUT = Path(__file__).parent.parent / "newsdiff" / "analysis" / "weights" / "links.json"
SEED = 7
COPIES = 2
BATCH = 1024
RATE = 2e-3
DECAY = 1e-4

Table = NDArray[np.float32]


@dataclass(frozen=True)
class Example:
    """One sentence pair with its evidence."""

    surface: Table  # (left, right, features)
    meaning: Table
    gold: NDArray[np.bool_]  # (left, right)


def main(path: str) -> None:
    """Read, disturb, fit four networks, write them."""
    rng = random.Random(SEED)  # noqa: S311 - no secret
    pairs = read_pairs(Path(path))
    pairs = pairs + [disturbed(pair, pairs, rng) for _ in range(COPIES) for pair in pairs]
    examples = examples_of(pairs)
    gold = np.concatenate([example.gold.ravel() for example in examples])
    networks: dict[str, Network] = {}
    for kind in ("surface", "meaning"):
        features = [_features(example, kind) for example in examples]
        first = fit(features, gold, width=32, epochs=10)
        features = [_with_second(table, first(table)) for table in features]
        networks[f"{kind}_first"] = first
        networks[f"{kind}_second"] = fit(features, gold, width=48, epochs=12)
    write(networks, OUT)


def disturbed(pair: WordPair, pairs: Sequence[WordPair], rng: random.Random) -> WordPair:
    """The pair with a run of words cut out of each side and a run of another sentence put in, each most of the time."""
    sides = [_disturbed_side(words, pairs, rng) for words in (pair.left, pair.right)]
    (left, left_place), (right, right_place) = sides
    sure = [(left_place[i], right_place[j]) for i, j in pair.sure if i in left_place and j in right_place]
    return WordPair(id=pair.id, left=left, right=right, sure=tuple(sure))


def _disturbed_side(
    words: Sequence[str], pairs: Sequence[WordPair], rng: random.Random
) -> tuple[tuple[str, ...], dict[int, int]]:
    cut: range = range(0)
    if len(words) > 8 and rng.random() < 0.75:
        length = int(len(words) * rng.uniform(0.1, 0.4))
        start = rng.randrange(len(words) - length)
        cut = range(start, start + length)
    where = rng.randrange(len(words) + 1) if rng.random() < 0.6 else None
    found: list[str] = []
    place: dict[int, int] = {}
    for at in range(len(words) + 1):
        if at == where:
            found += _run_of(rng.choice(pairs), rng)
        if at < len(words) and at not in cut:
            place[at] = len(found)
            found.append(words[at])
    return tuple(found), place


def _run_of(pair: WordPair, rng: random.Random) -> Sequence[str]:
    words = rng.choice((pair.left, pair.right))
    length = max(3, int(len(words) * rng.uniform(0.2, 0.5)))
    start = rng.randrange(max(1, len(words) - length))
    return words[start : start + length]


def examples_of(pairs: Sequence[WordPair]) -> list[Example]:
    """The evidence of all pairs."""
    encoder = load_encoder(MODEL_DIR)
    examples = []
    for pair, (left, right) in zip(pairs, words_of(pairs, encoder), strict=True):
        if left.vectors is None or right.vectors is None or not left.forms or not right.forms:
            continue
        gold = np.zeros((len(left.forms), len(right.forms)), dtype=np.bool_)
        for i, j in pair.sure:
            gold[i, j] = True
        surface = np.stack(surface_features(left, right, "en"), axis=-1)
        meaning = np.stack(meaning_features(left.vectors, right.vectors), axis=-1)
        examples.append(Example(surface=surface, meaning=meaning, gold=gold))
    return examples


def _features(example: Example, kind: str) -> Table:
    if kind == "surface":
        return example.surface
    return np.concatenate([example.surface, example.meaning], axis=-1)


def _with_second(table: Table, first: Grid) -> Table:
    return np.concatenate([table, np.stack(second_features(first), axis=-1)], axis=-1)


def fit(tables: Sequence[Table], gold: NDArray[np.bool_], *, width: int, epochs: int) -> Network:
    """A network of one hidden layer, by Adam on the logistic loss (Kingma and Ba 2015)."""
    rows = np.concatenate([table.reshape(-1, table.shape[-1]) for table in tables])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    rows = (rows - mean) / spread
    rng = np.random.default_rng(SEED)
    scale = np.sqrt(2 / rows.shape[1])
    weights = [
        rng.normal(0, scale, (rows.shape[1], width)).astype(np.float32),
        np.zeros(width, dtype=np.float32),
        rng.normal(0, np.sqrt(2 / width), width).astype(np.float32),
        np.zeros(1, dtype=np.float32),
    ]
    moments = [[np.zeros_like(one), np.zeros_like(one)] for one in weights]
    n_steps = epochs * -(-len(rows) // BATCH)
    step = 0
    for _ in range(epochs):
        order = rng.permutation(len(rows))
        for start in range(0, len(rows), BATCH):
            step += 1
            chosen = order[start : start + BATCH]
            gradients = _gradients(weights, rows[chosen], gold[chosen])
            _adam(weights, gradients, moments, step=step, rate=RATE * (1 - 0.95 * step / n_steps))
    hidden, hidden_bias, out, out_bias = weights
    return Network(
        mean=mean, spread=spread, hidden=hidden, hidden_bias=hidden_bias, out=out, out_bias=float(out_bias[0])
    )


def _gradients(weights: Sequence[Table], rows: Table, gold: NDArray[np.bool_]) -> list[Table]:
    hidden, hidden_bias, out, out_bias = weights
    risen = np.maximum(rows @ hidden + hidden_bias, 0)
    error = ((1 / (1 + np.exp(-(risen @ out + out_bias))) - gold) / len(rows)).astype(np.float32)
    back = error[:, None] * out[None, :] * (risen > 0)
    return [
        rows.T @ back + DECAY / len(rows) * hidden,
        back.sum(axis=0),
        risen.T @ error + DECAY / len(rows) * out,
        error.sum(keepdims=True),
    ]


def _adam(weights: list[Table], gradients: list[Table], moments: list[list[Table]], *, step: int, rate: float) -> None:
    for weight, gradient, moment in zip(weights, gradients, moments, strict=True):
        moment[0] = 0.9 * moment[0] + 0.1 * gradient
        moment[1] = 0.999 * moment[1] + 0.001 * gradient**2
        weight -= rate * (moment[0] / (1 - 0.9**step)) / (np.sqrt(moment[1] / (1 - 0.999**step)) + 1e-8)


def write(networks: dict[str, Network], path: Path) -> None:
    """Write the networks as JSON, numbers with four digits that count."""
    data = {
        "origin": "fitted by benchmarks/fit_words.py on MultiMWA-MTRef (Lan, Jiang, Xu 2021), training set",
        "networks": {name: _plain(network) for name, network in networks.items()},
    }
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(data, indent=0).replace(",\n", ", ").replace("], ", "],\n") + "\n", encoding="utf-8")


def _plain(network: Network) -> dict[str, object]:
    names = ("mean", "spread", "hidden", "hidden_bias", "out")
    plain: dict[str, object] = {name: _short(getattr(network, name).tolist()) for name in names}
    return {**plain, "out_bias": _short(network.out_bias)}


def _short(value: object) -> object:
    if isinstance(value, list):
        return [_short(one) for one in value]
    return float(f"{value:.4g}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
