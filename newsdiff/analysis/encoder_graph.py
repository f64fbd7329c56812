"""The sentence encoder as an ONNX graph, from its weights.

A BERT encoder (Devlin et al. 2019) in its MiniLM size (Wang et al. 2020). The graph gives two layers: the middle one,
which is best for which word stands for which, and the last. Matrix products are quantised to int8 per output channel,
the activations at run time.
"""

import logging
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from newsdiff.analysis.graph import OPSET, Shape

RUNTIME = "com.microsoft"  # domain of the operations that the runtime has beside ONNX's own
Weights = dict[str, NDArray[np.float32]]


def write_graph(*, weights: Weights, shape: Shape, target: Path) -> None:
    """Write the quantised graph to `target` in one step, so that a killed process leaves no half file."""
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="building-") as folder:
        plain, quantised = Path(folder) / "plain.onnx", Path(folder) / "quantised.onnx"
        onnx.save(build_graph(weights=weights, shape=shape), plain)
        _quantise(plain, quantised)
        quantised.replace(target)


def _quantise(plain: Path, quantised: Path) -> None:
    """Matrix products to int8. The library's advice to its caller is not for our users' screens."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        quantize_dynamic(
            plain,
            quantised,
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
    finally:
        logging.disable(before)


def build_graph(*, weights: Weights, shape: Shape) -> onnx.ModelProto:
    """The encoder in float32, for one text: `ids` (length,) int64 → `middle`, `last` (length, width)."""
    builder = _Builder(weights=weights, shape=shape)
    hidden = builder.embeddings()
    for number in range(shape.layers):
        output = {shape.middle - 1: "middle", shape.layers - 1: "last"}.get(number, "")
        hidden = builder.layer(number, hidden=hidden, output=output)
    return builder.model()


class _Builder:
    """Collects nodes and weights of one graph."""

    def __init__(self, *, weights: Weights, shape: Shape) -> None:
        self.weights = weights
        self.shape = shape
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: dict[str, onnx.TensorProto] = {}

    def add(self, op: str, inputs: Iterable[str], *, output: str = "", **attributes: Any) -> str:
        name = output or f"{op}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, list(inputs), [name], name=name, **attributes))
        return name

    def constant(self, name: str, value: NDArray[Any]) -> str:
        self.initializers.setdefault(name, numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def weight(self, name: str) -> str:
        return self.constant(name, self.weights[name])

    def linear(self, name: str, hidden: str) -> str:
        """`hidden` times the named weights, which are stored with outputs as rows."""
        weight = self.constant(f"{name}.weight", self.weights[f"{name}.weight"].T)
        return self.add("Add", [self.add("MatMul", [hidden, weight]), self.weight(f"{name}.bias")])

    def norm(self, name: str, hidden: str, *, output: str = "") -> str:
        inputs = [hidden, self.weight(f"{name}.weight"), self.weight(f"{name}.bias")]
        return self.add("LayerNormalization", inputs, output=output, axis=-1, epsilon=self.shape.epsilon)

    def embeddings(self) -> str:
        """Words and their positions; every text is of the first of BERT's two token types."""
        words = self.add("Gather", [self.weight("embeddings.word_embeddings.weight"), "ids"])
        kind = self.weights["embeddings.token_type_embeddings.weight"][0]
        places = self.constant("places", self.weights["embeddings.position_embeddings.weight"] + kind)
        length = self.add("Shape", ["ids"])
        zero = self.constant("zero", np.array([0], dtype=np.int64))
        used = self.add("Slice", [places, zero, length, zero])
        return self.norm("embeddings.LayerNorm", self.add("Add", [words, used]))

    def layer(self, number: int, *, hidden: str, output: str) -> str:
        name = f"encoder.layer.{number}"
        attended = self.linear(f"{name}.attention.output.dense", self.attention(f"{name}.attention.self", hidden))
        hidden = self.norm(f"{name}.attention.output.LayerNorm", self.add("Add", [attended, hidden]))
        inner = self.add("Gelu", [self.linear(f"{name}.intermediate.dense", hidden)])
        grown = self.add("Add", [self.linear(f"{name}.output.dense", inner), hidden])
        return self.norm(f"{name}.output.LayerNorm", grown, output=output)

    def attention(self, name: str, hidden: str) -> str:
        """Scaled dot products; the scale is folded into the query's weights.

        The products read the heads where they lie, (length, heads, size), and the second one puts the length last, so
        that a plain table is left to transpose: to reorder the heads before and after takes as long as the products.
        """
        size = self.shape.width // self.shape.heads
        query, key, value = (
            self.heads(f"{name}.{part}", hidden, scale=scale)
            for part, scale in (("query", size**-0.5), ("key", 1.0), ("value", 1.0))
        )
        met = self.product([query, key], transBatchA=1, transBatchB=1, transB=1)
        shares = self.add("Softmax", [met], axis=-1)
        mixed = self.product([value, shares], transBatchA=1, transA=1, transB=1)
        flat = self.constant("flat", np.array([self.shape.width, -1], dtype=np.int64))
        return self.add("Transpose", [self.add("Reshape", [mixed, flat])], perm=[1, 0])

    def product(self, inputs: Iterable[str], **transposed: Any) -> str:
        """A product of matrices of floats that are transposed as they are read."""
        return self.add("FusedMatMul", inputs, domain=RUNTIME, **transposed)

    def heads(self, name: str, hidden: str, *, scale: float) -> str:
        """One of query, key, value, split by heads: (length, heads, size)."""
        weight = self.constant(f"{name}.weight", self.weights[f"{name}.weight"].T * np.float32(scale))
        shift = self.constant(f"{name}.bias", self.weights[f"{name}.bias"] * np.float32(scale))
        heads, size = self.shape.heads, self.shape.width // self.shape.heads
        split = self.constant("split", np.array([0, heads, size], dtype=np.int64))
        return self.add("Reshape", [self.add("Add", [self.add("MatMul", [hidden, weight]), shift]), split])

    def model(self) -> onnx.ModelProto:
        inputs = [helper.make_tensor_value_info("ids", TensorProto.INT64, ["length"])]
        outputs = [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, ["length", self.shape.width])
            for name in ("middle", "last")
        ]
        graph = helper.make_graph(self.nodes, "encoder", inputs, outputs, list(self.initializers.values()))
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(RUNTIME, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9)
