"""Two halves of a network in, one file out that runs the second only where the first one's word is above a gate.

The first half gives states and a log-odds of its own; the second goes on from the states. What lies below the gate comes out with the
first one's log-odds and zeros for all else, so that whoever runs the file need not know that there are halves.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

STATES, EARLY_ODDS = "states", "early"
"""Names of what the first half gives; the second takes the former."""


def gated(first: Path, second: Path, gate: float, target: Path) -> None:
    """Write to *target* the halves in *first* (→ states, early (1,)) and *second* (states, … → log-odds (1,), scores (1, N) each …).

    What else the second takes are inputs of the first. Raises ValueError where their names do not fit together."""
    begin, end = onnx.load(first), onnx.load(second)
    given = {i.name for i in begin.graph.input}
    wanted = {i.name for i in end.graph.input} - {STATES}
    if [o.name for o in begin.graph.output] != [STATES, EARLY_ODDS] or not wanted <= given:
        raise ValueError(f"{second} does not go on from {first}")
    names = [o.name for o in end.graph.output]
    rest = _renamed(end.graph, given | {STATES}, {i.name for i in begin.graph.initializer})
    odds, *scores = [o.name for o in rest.output]
    low = [helper.make_node("Identity", [EARLY_ODDS], ["low/odds"])]
    for k, output in enumerate(end.graph.output[1:]):
        width = output.type.tensor_type.shape.dim[1].dim_value
        zeros = numpy_helper.from_array(np.zeros((1, width), dtype=np.float32))
        low.append(helper.make_node("Constant", [], [f"low/{k}"], value=zeros))
    # Shapes are left open: those of the halves name a length that the other does not know.
    branches = [
        helper.make_graph(
            nodes, name, [], [helper.make_tensor_value_info(n, TensorProto.FLOAT, None) for n in made], kept
        )
        for name, nodes, made, kept in (
            ("rest", list(rest.node), [odds, *scores], list(rest.initializer)),
            ("none", low, ["low/odds", *(f"low/{k}" for k in range(len(scores)))], []),
        )
    ]
    graph = begin.graph
    graph.initializer.append(numpy_helper.from_array(np.array([gate], dtype=np.float32), "gate"))
    graph.node.extend(
        [
            helper.make_node("Greater", [EARLY_ODDS, "gate"], ["worth/one"]),
            helper.make_node("Squeeze", ["worth/one"], ["worth"]),
            helper.make_node("If", ["worth"], names, name="worth/the rest", then_branch=branches[0], else_branch=branches[1]),
        ]
    )  # fmt: skip
    del graph.output[:]
    for name, output in zip(names, rest.output, strict=True):
        output.name = name
        graph.output.append(output)
    onnx.checker.check_model(begin)
    onnx.save(begin, target)


def _renamed(graph: onnx.GraphProto, inputs: set[str], taken: set[str]) -> onnx.GraphProto:
    """*graph* with all that its nodes make, and the weights whose names are *taken*, under names of their own."""
    made = {name for node in graph.node for name in node.output}
    changed = {name: f"rest/{name}" for name in (made | ({i.name for i in graph.initializer} & taken)) - inputs}
    for node in graph.node:
        node.name = f"rest/{node.name}"
        node.input[:] = [changed.get(name, name) for name in node.input]
        node.output[:] = [changed.get(name, name) for name in node.output]
    for one in (*graph.initializer, *graph.output):
        one.name = changed.get(one.name, one.name)
    return graph
