"""Boosted trees as committed numbers: small, additive, run with numpy for all rows at once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FOLDER = Path(__file__).parent / "weights"

Table = NDArray[np.float32]
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """Trees of one depth; a row goes right in a node where its feature is above the node's threshold."""

    feature: Places  # (trees, 2 ** depth - 1), nodes level by level
    threshold: Table  # the same shape; infinite in a node that does not part
    leaf: Table  # (trees, 2 ** depth)

    def __call__(self, rows: Table) -> Table:
        """Probabilities for rows of features: (…, features) → (…,)."""
        columns = np.ascontiguousarray(rows.reshape(-1, rows.shape[-1]).T)
        nodes = zip(self.feature.T, self.threshold.T, strict=True)
        above = [columns[feature] > threshold[:, None] for feature, threshold in nodes]  # each (trees, rows)
        taken: list[NDArray[np.bool_]] = []  # which way each row goes, level by level
        while len(above) >= 2 ** len(taken):
            level = above[2 ** len(taken) - 1 : 2 ** (len(taken) + 1) - 1]
            for right in taken:
                half = len(level) // 2
                level = [np.where(right, b, a) for a, b in zip(level[:half], level[half:], strict=True)]
            taken.append(level[0])
        leaf = np.arange(0, self.leaf.size, self.leaf.shape[1])[:, None]
        for right, size in zip(reversed(taken), (2**level for level in range(len(taken))), strict=True):
            leaf = leaf + size * right
        odds = self.leaf.ravel()[leaf].sum(axis=0, dtype=np.float64)
        answer: Table = (1 / (1 + np.exp(-odds))).astype(np.float32)
        return answer.reshape(rows.shape[:-1])


@lru_cache(maxsize=4)
def load(name: str) -> Mapping[str, Forest]:
    """The forests of the file `weights/<name>.json`, by name."""
    data = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return {key: read(value) for key, value in data["forests"].items()}


def read(data: Mapping[str, object]) -> Forest:
    """A forest from plain numbers; `null` is a node that does not part."""
    threshold = np.asarray(data["threshold"], dtype=np.float32)
    return Forest(
        feature=np.asarray(data["feature"], dtype=np.intp),
        threshold=np.where(np.isnan(threshold), np.float32(np.inf), threshold),
        leaf=np.asarray(data["leaf"], dtype=np.float32),
    )
