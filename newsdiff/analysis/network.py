"""Small fitted networks as committed numbers: read from JSON, run with numpy."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FOLDER = Path(__file__).parent / "weights"

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """One hidden layer over scaled features; the answer is a probability."""

    mean: Numbers  # (features,), of the sets it was fitted on
    spread: Numbers  # (features,)
    hidden: Numbers  # (features, width)
    hidden_bias: Numbers  # (width,)
    out: Numbers  # (width,)
    out_bias: float

    def __call__(self, features: Numbers) -> Numbers:
        """Probabilities for rows of features: (…, features) → (…,)."""
        scaled = features - self.mean
        scaled /= self.spread
        risen = scaled @ self.hidden
        risen += self.hidden_bias
        np.maximum(risen, 0, out=risen)
        odds = risen @ self.out + np.float32(self.out_bias)
        answer: Numbers = (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).astype(np.float32)
        return answer


@dataclass(frozen=True, slots=True, eq=False)
class Adapter:
    """A turn of low rank that is added to the language model's vectors of words."""

    down: Numbers  # (width, rank)
    up: Numbers  # (rank, width)

    def __call__(self, vectors: Numbers) -> Numbers:
        """Vectors of length 1 from such: (words, width) → (words, width). Those of a model of another width stay."""
        if vectors.shape[-1] != len(self.down):
            return vectors
        turned = vectors + (vectors @ self.down) @ self.up
        lengths = np.linalg.norm(turned, axis=-1, keepdims=True)
        scaled: Numbers = turned / np.maximum(lengths, np.float32(1e-9))
        return scaled


@lru_cache(maxsize=8)
def load_adapter(name: str) -> Adapter:
    """The adapter of the file `weights/<name>.json`."""
    data = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))["adapter"]
    return Adapter(**{key: np.asarray(data[key], dtype=np.float32) for key in ("down", "up")})


@lru_cache(maxsize=8)
def load(name: str) -> Mapping[str, Network]:
    """The networks of the file `weights/<name>.json`, by name."""
    data = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return {key: read(value) for key, value in data["networks"].items()}


def read(data: Mapping[str, object]) -> Network:
    """A network from plain numbers."""
    arrays = {
        key: np.asarray(data[key], dtype=np.float32) for key in ("mean", "spread", "hidden", "hidden_bias", "out")
    }
    return Network(**arrays, out_bias=float(np.asarray(data["out_bias"], dtype=np.float32)))
