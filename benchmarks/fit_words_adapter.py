"""Fitting the adapter that turns the language model's middle layer so that counterparts come nearer.

Each word is asked for its counterparts among the other sentence's words, or for none, by a softmax over the cosines and
a fitted score for none, from both sides. All that is fitted is a turn of low rank that is added to the vectors: what
the model knows of other words stays.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.adam import Adam
from newsdiff.analysis.link_features import Words
from newsdiff.analysis.network import Adapter

RANK = 16
EPOCHS = 4
BATCH = 16  # sentence pairs
RATE = 2e-3
SCALES_RATE = 0.1  # of the sharpness and of the score for none
DECAY = 1e-4

Table = NDArray[np.float32]
Gold = NDArray[np.bool_]  # (words of the left, words of the right)


def fit_adapter(sides: Sequence[tuple[Words, Words]], gold: Sequence[Gold], *, seed: int) -> Adapter:
    """By Adam on what the true counterparts of each word get, none counted as one where a word has none."""
    rng = np.random.default_rng(seed)
    width = next(len(words.vectors[0, 0]) for words, _ in sides if words.vectors is not None)
    weights = [
        (rng.normal(0, 1, (width, RANK)) / np.sqrt(width)).astype(np.float32),
        np.zeros((RANK, width), dtype=np.float32),
        np.array([12, 6], dtype=np.float32),  # sharpness, score of none
    ]
    adam = Adam(weights, n_steps=EPOCHS * -(-len(sides) // BATCH))
    for _ in range(EPOCHS):
        order = rng.permutation(len(sides))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            gradients = _gradients(weights, [sides[at] for at in chosen], [gold[at] for at in chosen])
            adam.step(gradients, rates=[RATE, RATE, SCALES_RATE])
    return Adapter(down=weights[0], up=weights[1])


def _gradients(weights: Sequence[Table], sides: Sequence[tuple[Words, Words]], gold: Sequence[Gold]) -> list[Table]:
    down, up, (sharpness, none) = weights
    rows = np.concatenate([words.vectors[:, 0] for pair in sides for words in pair if words.vectors is not None])
    low = rows @ down
    turned = rows + low @ up
    lengths = np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), 1e-6)
    turned = turned / lengths
    back, scales, start = np.zeros_like(turned), np.zeros(2, dtype=np.float32), 0
    for wanted in gold:
        here = slice(start, start + wanted.shape[0])
        there = slice(here.stop, here.stop + wanted.shape[1])
        start = there.stop
        cosine = turned[here] @ turned[there].T
        by_row, of_none = _softmax_gradient(sharpness * cosine, wanted, none)
        by_column, of_none_there = _softmax_gradient(sharpness * cosine.T, wanted.T, none)
        gradient = by_row + by_column.T
        scales += (np.sum(gradient * cosine), of_none + of_none_there)
        back[here] += sharpness * gradient @ turned[there]
        back[there] += sharpness * gradient.T @ turned[here]
    back = (back - turned * (back * turned).sum(axis=1, keepdims=True)) / lengths
    n_words = len(rows)
    return [
        rows.T @ (back @ up.T) / n_words + DECAY * down,
        low.T @ back / n_words + DECAY * up,
        scales / n_words,
    ]


def _softmax_gradient(scores: Table, wanted: Gold, none: float) -> tuple[Table, float]:
    """The gradient of minus the log of what the wanted cells get of their row and of none: by cell, and by none."""
    highest = np.maximum(scores.max(axis=1, keepdims=True), none)
    risen, risen_none = np.exp(scores - highest), np.exp(none - highest)
    total = risen.sum(axis=1, keepdims=True) + risen_none
    right = np.where(wanted, risen, 0)
    has = wanted.any(axis=1, keepdims=True)
    share = right / np.maximum(right.sum(axis=1, keepdims=True), 1e-12)
    return (risen / total - share).astype(np.float32), float((risen_none / total - ~has).sum())
