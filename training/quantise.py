"""A network with floats in, the same with integers out: products over whole matrices, and tables of words row by row.

onnxruntime quantises a table of embeddings with one scale for all its rows; a few long rows then set the grain for all.
Measured on the shipped reader that cost more than all else together (0.5 points of source F1, 0.3 of content). A scale of
its own for each row costs 120 kB and next to nothing in time.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic


def quantise(source: Path, target: Path, tables: tuple[str, ...]) -> None:
    """Write *source* with int8 weights to *target*; *tables* are the names of the embeddings to be taken row by row.

    Raises ValueError where a table is not there or is not looked up."""
    quantize_dynamic(source, target, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8)
    model = onnx.load(target)
    for name in tables:
        _by_rows(model.graph, name)
    onnx.checker.check_model(model)
    onnx.save(model, target)


def _by_rows(graph: onnx.GraphProto, name: str) -> None:
    table = next((t for t in graph.initializer if t.name == name), None)
    lookups = [n for n in graph.node if n.op_type == "Gather" and n.input[0] == name]
    if table is None or not lookups:
        raise ValueError(f"there is no table {name!r} that is looked up")
    values = numpy_helper.to_array(table)
    scale = np.maximum(np.abs(values).max(1, keepdims=True), 1e-8) / 127
    whole = np.round(values / scale).astype(np.int8)
    graph.initializer.remove(table)
    graph.initializer.extend(
        [
            numpy_helper.from_array(whole, f"{name}_rows"),
            numpy_helper.from_array(scale.astype(np.float32), f"{name}_scales"),
        ]
    )
    for node in lookups:
        at = list(graph.node).index(node)
        ids, result = node.input[1], node.output[0]
        graph.node.remove(node)
        new = [
            helper.make_node("Gather", [f"{name}_rows", ids], [f"{result}_int8"], name=f"{node.name}_rows"),
            helper.make_node("Gather", [f"{name}_scales", ids], [f"{result}_scale"], name=f"{node.name}_scales"),
            helper.make_node(
                "Cast", [f"{result}_int8"], [f"{result}_float"], name=f"{node.name}_cast", to=TensorProto.FLOAT
            ),
            helper.make_node("Mul", [f"{result}_float", f"{result}_scale"], [result], name=f"{node.name}_scaled"),
        ]
        for k, one in enumerate(new):
            graph.node.insert(at + k, one)
