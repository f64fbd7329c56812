"""The file with the encoder's graph: built once from the pinned weights and kept beside them."""

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from safetensors.numpy import load_file

from newsdiff.analysis.errors import ModelMissing

PINNED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
GRAPH_VERSION = 4  # part of the file's name: a change of the graph builds it anew
OPSET = 20


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a BERT encoder, from its config.json."""

    layers: int
    heads: int
    width: int
    epsilon: float
    positions: int

    @property
    def middle(self) -> int:
        """The layer whose vectors tell best which word stands for which."""
        return max(1, self.layers // 2)


def shape_of(model_dir: Path) -> Shape:
    """Read config.json; `ModelMissing` where it is not there or not of a BERT encoder."""
    path = model_dir / "config.json"
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
        return Shape(
            layers=int(config["num_hidden_layers"]),
            heads=int(config["num_attention_heads"]),
            width=int(config["hidden_size"]),
            epsilon=float(config["layer_norm_eps"]),
            positions=int(config["max_position_embeddings"]),
        )
    except (OSError, ValueError, KeyError) as error:
        raise ModelMissing(path, "The language model's settings can't be read") from error


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; `ModelMissing` where it is not there."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelMissing(path, "The language model is not installed") from error


def graph_path(model_dir: Path, *, sha256: str = PINNED_SHA256) -> Path:
    """The graph for the weights in `model_dir`, built where it is not there yet.

    The weights' SHA-256 is checked before they are used. The file appears under its name only when it is complete;
    graphs that other versions of the program built for the same weights go.
    Raises `ModelMissing` where the weights are not there or are others.
    """
    target = model_dir / f"encoder-{sha256[:12]}-{GRAPH_VERSION}.onnx"
    if target.exists():
        return target
    weights = model_dir / "model.safetensors"
    if digest_of(weights) != sha256:
        raise ModelMissing(weights, "The language model's file is damaged or another one")
    from newsdiff.analysis.encoder_graph import write_graph  # what it imports takes a sixth of the start

    write_graph(weights=load_file(weights), shape=shape_of(model_dir), target=target)
    for older in model_dir.glob(f"encoder-{sha256[:12]}-*.onnx"):
        if older != target:
            with suppress(OSError):  # some systems keep what another process has open
                older.unlink()
    return target
