"""Products of vectors in float32, computed by the language model's runtime on one thread.

numpy leaves them to a library that takes as many threads as there are, whose sums then end in other digits, and that an
environment may hold to an older processor's instructions, which take twice as long.
"""

from functools import lru_cache

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper

from newsdiff.analysis.graph import OPSET

Floats = NDArray[np.float32]


def products(left: Floats, right: Floats) -> Floats:
    """The product of every row of one table with every row of another: (left rows, right rows).

    >>> products(np.eye(2, 3, dtype=np.float32), np.ones((1, 3), dtype=np.float32)).tolist()
    [[1.0], [1.0]]
    """
    found: Floats = _session().run(["products"], {"left": left, "right": right})[0]
    return found


@lru_cache(maxsize=1)
def _session() -> onnxruntime.InferenceSession:
    tables = [("left", ["rows", "width"]), ("right", ["columns", "width"]), ("products", ["rows", "columns"])]
    *inputs, output = (helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in tables)
    node = helper.make_node("Gemm", ["left", "right"], ["products"], transB=1)
    graph = helper.make_graph([node], "products", inputs, [output])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
