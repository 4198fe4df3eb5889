"""A reader's file in, the same with each layer's attention as one operation and without a mask out: a fifth quicker.

    python -m training.fused src/paripassu/statements/model/reader.onnx

The runtime reads one window at a time, so that a mask hides nothing; and what onnxruntime has for attention as a whole passes over the
scores of all pairs of pieces once, not four times. `training.export` does the same behind making whole numbers.
"""

import argparse
from pathlib import Path

import onnx
from onnx import helper

_DOMAIN = "com.microsoft"


def fused(model: onnx.ModelProto, heads: int) -> None:
    """Change *model* in place. heads: of the attention of each layer. Raises ValueError where there is no layer to change."""
    graph = model.graph
    made = {name: node for node in graph.node for name in node.output}
    count = 0
    while (given := made.get(f"/layers.{count}/qkv/Add_output_0")) is not None:
        name = f"/layers.{count}"
        gathered = made[f"{name}/Reshape_1_output_0"]
        parts = [f"{name}/{part}" for part in ("query", "key", "value")]
        at = list(graph.node).index(given) + 1
        graph.node.remove(gathered)
        graph.node.insert(at, helper.make_node("Split", [given.output[0]], parts, name=f"{name}/parts", axis=2))
        attention = helper.make_node(
            "MultiHeadAttention", parts, [gathered.output[0]], name=f"{name}/attention", domain=_DOMAIN, num_heads=heads
        )
        graph.node.insert(at + 1, attention)
        count += 1
    if not count:
        raise ValueError("no layer of attention was found as it is exported")
    _without_unread(graph)
    model.opset_import.append(helper.make_opsetid(_DOMAIN, 1))


def _without_unread(graph: onnx.GraphProto) -> None:
    """Leave out of *graph* what nothing reads: operations, weights, inputs."""
    outputs = {output.name for output in graph.output}
    while True:
        read = {name for node in graph.node for name in node.input} | outputs
        idle = [node for node in graph.node if not read.intersection(node.output)]
        if not idle:
            break
        for node in idle:
            graph.node.remove(node)
    for weight in [w for w in graph.initializer if w.name not in read]:
        graph.initializer.remove(weight)
    for given in [i for i in graph.input if i.name not in read]:
        graph.input.remove(given)


def main() -> None:
    from training.network import MINILM  # here, since it takes seconds

    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("file", type=Path, help="changed in place")
    options = ask.parse_args()
    model = onnx.load(options.file)
    fused(model, MINILM.heads)
    onnx.save(model, options.file)


if __name__ == "__main__":
    main()
