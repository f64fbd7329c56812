"""Fit what links words (newsdiff/analysis/weights/links.json): an adapter of the model's vectors, and four networks.

    python -m benchmarks.fit_words ../shared/bench/words/mtref_train.jsonl ../shared/bench/words/mtref_dev.jsonl

The training set holds translations of one sentence, where nearly every word has a counterpart. News tells more and less
than its neighbour. So each pair is used a second and third time with words cut out and words of other sentences put in,
which have no counterpart.

In the training set no link is marked as merely possible, though such links are in it. The other set tells them apart.
So a small network learns there which links people are sure of, and each link of the training set counts as much as it
is likely to be sure. Nothing else is taken from the other set. The networks without the language model find few links
between different words, so for them each link counts in full.

What the adapter has learnt by heart would be trusted too much. So each half of the pairs is seen through an adapter of
the other half. Takes two to four minutes on one core and 3 GB of memory.
"""

import json
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.adam import Adam
from benchmarks.fit_words_adapter import fit_adapter
from benchmarks.word_sets import WordPair, read_pairs, words_of
from newsdiff.analysis.encoder import load_encoder
from newsdiff.analysis.link_features import Grid, Words, meaning_features, second_features, surface_features
from newsdiff.analysis.network import Adapter, Network
from newsdiff.settings import MODEL_DIR

OUT = Path(__file__).parent.parent / "newsdiff" / "analysis" / "weights" / "links.json"
SEED = 7
COPIES = 2
BATCH = 1024
RATE = 2e-3
DECAY = 1e-4

Table = NDArray[np.float32]
Wanted = NDArray[np.bool_] | Table  # for each row whether it is so, or how likely


@dataclass(frozen=True)
class Example:
    """One sentence pair with its evidence."""

    surface: Table  # (left, right, features)
    meaning: Table
    gold: NDArray[np.bool_]  # (left, right)


def main(train: str, marked: str) -> None:
    """Read, disturb, fit the adapter and four networks, write them."""
    rng = random.Random(SEED)  # noqa: S311 - no secret
    plain = read_pairs(Path(train))
    pairs = plain + [disturbed(pair, plain, rng) for _ in range(COPIES) for pair in plain]
    half = np.arange(len(pairs)) % len(plain) % 2
    sides, gold = _sides(pairs), [_grid(pair.sure, pair) for pair in pairs]
    adapters = [
        fit_adapter(*_of(sides, gold, [at for at in range(2 * len(plain)) if half[at] != fold]), seed=SEED)
        for fold in (0, 1)
    ]
    adapter = fit_adapter(*_of(sides, gold, range(2 * len(plain))), seed=SEED)
    examples = [
        _example(*sides[at], gold[at], adapters[half[at]])
        for at in range(len(pairs))
        if pairs[at].left and pairs[at].right
    ]
    del sides
    sureness = _sureness(read_pairs(Path(marked)), adapter)
    wanted = {
        "surface": np.concatenate([example.gold.ravel() for example in examples]),
        "meaning": np.concatenate([_as_sure(example, sureness).ravel() for example in examples]),
    }
    networks: dict[str, Network] = {}
    for kind in wanted:
        features = [_features(example, kind) for example in examples]
        first = fit(features, wanted[kind], width=32, epochs=10)
        features = [_with_second(table, first(table)) for table in features]
        networks[f"{kind}_first"] = first
        networks[f"{kind}_second"] = fit(features, wanted[kind], width=48, epochs=12)
    write(networks, adapter, OUT)


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


def _sides(pairs: Sequence[WordPair]) -> list[tuple[Words, Words]]:
    return list(words_of(pairs, load_encoder(MODEL_DIR)))


def _grid(links: Sequence[tuple[int, int]], pair: WordPair) -> NDArray[np.bool_]:
    gold = np.zeros((len(pair.left), len(pair.right)), dtype=np.bool_)
    for i, j in links:
        gold[i, j] = True
    return gold


def _of(
    sides: Sequence[tuple[Words, Words]], gold: Sequence[NDArray[np.bool_]], chosen: Iterable[int]
) -> tuple[list[tuple[Words, Words]], list[NDArray[np.bool_]]]:
    """The chosen ones that have words on both sides."""
    kept = [at for at in chosen if gold[at].size]
    return [sides[at] for at in kept], [gold[at] for at in kept]


def _example(left: Words, right: Words, gold: NDArray[np.bool_], adapter: Adapter) -> Example:
    """The evidence of a pair; both sides need words with vectors."""
    if left.vectors is None or right.vectors is None:
        raise ValueError("the words of a pair need vectors")
    return Example(
        surface=np.stack(surface_features(left, right, "en"), axis=-1),
        meaning=np.stack(meaning_features(left.vectors, right.vectors, adapter), axis=-1),
        gold=gold,
    )


def _sureness(pairs: Sequence[WordPair], adapter: Adapter) -> Network:
    """What tells links that people were sure of from possible ones."""
    rows: list[Table] = []
    sure: list[NDArray[np.bool_]] = []
    for pair, (left, right) in zip(pairs, _sides(pairs), strict=True):
        example = _example(left, right, _grid([*pair.sure, *pair.possible], pair), adapter)
        rows.append(_link_rows(example))
        sure.append(_grid(pair.sure, pair)[example.gold])
    return fit(rows, np.concatenate(sure), width=8, epochs=15, batch=128, decay=1.0)


def _link_rows(example: Example) -> Table:
    """The evidence for each link, and how many links its words have: (links, features)."""
    here, there = np.nonzero(example.gold)
    row, column = example.gold.sum(axis=1)[here], example.gold.sum(axis=0)[there]
    numbers = np.stack([np.minimum(row, column), np.maximum(row, column), row + column], axis=-1)
    rows: Table = np.concatenate(
        [_features(example, "meaning")[here, there], np.minimum(numbers, 6).astype(np.float32)], axis=-1
    )
    return rows


def _as_sure(example: Example, sureness: Network) -> Table:
    """The links of a pair, each as likely as it is to be sure."""
    wanted = example.gold.astype(np.float32)
    if example.gold.any():
        wanted[example.gold] = sureness(_link_rows(example))
    return wanted


def _features(example: Example, kind: str) -> Table:
    if kind == "surface":
        return example.surface
    return np.concatenate([example.surface, example.meaning], axis=-1)


def _with_second(table: Table, first: Grid) -> Table:
    return np.concatenate([table, np.stack(second_features(first), axis=-1)], axis=-1)


def fit(
    tables: Sequence[Table], gold: Wanted, *, width: int, epochs: int, batch: int = BATCH, decay: float = DECAY
) -> Network:
    """A network of one hidden layer, by Adam on the logistic loss."""
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
    adam = Adam(weights, n_steps=epochs * -(-len(rows) // batch))
    for _ in range(epochs):
        order = rng.permutation(len(rows))
        for start in range(0, len(rows), batch):
            chosen = order[start : start + batch]
            adam.step(_gradients(weights, rows[chosen], gold[chosen], decay), rates=[RATE] * len(weights))
    hidden, hidden_bias, out, out_bias = weights
    return Network(
        mean=mean, spread=spread, hidden=hidden, hidden_bias=hidden_bias, out=out, out_bias=float(out_bias[0])
    )


def _gradients(weights: Sequence[Table], rows: Table, gold: Wanted, decay: float) -> list[Table]:
    hidden, hidden_bias, out, out_bias = weights
    risen = np.maximum(rows @ hidden + hidden_bias, 0)
    error = ((1 / (1 + np.exp(-(risen @ out + out_bias))) - gold) / len(rows)).astype(np.float32)
    back = error[:, None] * out[None, :] * (risen > 0)
    return [
        rows.T @ back + decay / len(rows) * hidden,
        back.sum(axis=0),
        risen.T @ error + decay / len(rows) * out,
        error.sum(keepdims=True),
    ]


def write(networks: dict[str, Network], adapter: Adapter, path: Path) -> None:
    """Write the networks as JSON, numbers with four digits that count."""
    data = {
        "origin": "fitted by benchmarks/fit_words.py on MultiMWA-MTRef (Lan, Jiang, Xu 2021), training set, "
        "with what its development set marks as possible",
        "adapter": {"down": _short(adapter.down.tolist()), "up": _short(adapter.up.tolist())},
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
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
