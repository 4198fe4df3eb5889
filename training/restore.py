"""The shipped reader in, a checkpoint to go on from out: its int8 weights as floats again.

    python -m training.restore --model src/paripassu/statements/model --out build/shipped.pt
    python -m training.restore --pairs --model src/paripassu/evidence/model --out build/pairs.pt

What rounding took is not given back, but a training that goes on from there mends it in its first steps. So that nobody
who improves the reader has to begin anew, and checkpoints (90 MB) need not be kept.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper

from training.judge_pairs import Pairs
from training.network import MINILM, Reader, Size

Array = npt.NDArray[np.float32]


def flat(graph: onnx.GraphProto) -> tuple[list[onnx.NodeProto], list[onnx.TensorProto]]:
    """Nodes and weights of a graph and of those within it (training/gate.py)."""
    nodes, weights = list(graph.node), list(graph.initializer)
    for node in graph.node:
        for attribute in node.attribute:
            if attribute.HasField("g"):
                more, held = flat(attribute.g)
                nodes, weights = [*nodes, *more], [*weights, *held]
    return nodes, weights


def product_names(nodes: Sequence[onnx.NodeProto], whole: str) -> dict[str, str]:
    """By the name of an int8 matrix, the layer whose bias is added to its product. whole: what the names of layers begin with."""
    users: dict[str, list[onnx.NodeProto]] = {}
    for node in nodes:
        for name in node.input:
            users.setdefault(name, []).append(node)
    found: dict[str, str] = {}
    for node in nodes:
        if node.op_type != "MatMulInteger":
            continue
        at = node
        while at.op_type != "Add":
            at = users[at.output[0]][0]
        bias = next(name for name in at.input if name.endswith(".bias"))
        found[node.input[1]] = bias.removeprefix(whole).removesuffix(".bias")
    return found


def floats(path: Path, whole: str, tables: Sequence[str]) -> dict[str, Array]:
    """The weights of an exported network as floats, by their names without *whole*; tables: those of its embeddings."""
    nodes, weights = flat(onnx.load(path).graph)
    held = {i.name: numpy_helper.to_array(i) for i in weights}
    found: dict[str, Array] = {
        k.removeprefix(whole): v
        for k, v in held.items()
        if v.dtype == np.float32 and k.startswith(whole) and not k.endswith(("_scales", "_scale"))
    }
    for name in tables:
        full = f"{whole}{name}"
        if f"{full}_rows" in held:
            found[name] = held[f"{full}_rows"].astype(np.float32) * held[f"{full}_scales"]
        elif f"{full}_quantized" in held:
            zero = held[f"{full}_zero_point"].astype(np.float32)
            found[name] = (held[f"{full}_quantized"].astype(np.float32) - zero) * held[f"{full}_scale"]
    for weight, name in product_names(nodes, whole).items():
        stem = weight.removesuffix("_quantized")
        zero = held[f"{stem}_zero_point"].astype(np.float32)
        found[f"{name}.weight"] = ((held[weight].astype(np.float32) - zero) * held[f"{stem}_scale"]).T
    return found


def restored(folder: Path) -> dict[str, torch.Tensor]:
    """The weights in *folder*, those left out that it has not. Raises ValueError where the file is of another network."""
    found = floats(folder / "reader.onnx", "reader.", ("words.weight", "features.weight"))
    layers = {name.split(".")[1] for name in found if name.startswith("layers.")}
    told = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    if "who" in told:  # no part of the pass over the words
        found["who_rules.weight"] = np.array(told["who"], dtype=np.float32)
    for name, head in told["heads"].items():
        for part, values in head.items():
            found[f"{name}.{part}"] = np.array(values, dtype=np.float32)
    return fitted(found, Reader(0.0, replace(MINILM, layers=len(layers))).state_dict())


def restored_pairs(folder: Path) -> dict[str, torch.Tensor]:
    """The weights of the matcher's network in *folder*; those of the reader's heads, which it does not use, as they are made anew.
    Raises ValueError where the file is of another network."""
    found = floats(folder / "pairs.onnx", "pairs.", ("encoder.words.weight", "sides.weight"))
    layers = {name.split(".")[2] for name in found if name.startswith("encoder.layers.")}
    expected = Pairs(replace(MINILM, layers=len(layers))).state_dict()
    return expected | fitted(found, expected)


def fitted(found: Mapping[str, Array], expected: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """*found* as tensors. Raises ValueError where one has no place in the network or another shape there."""
    lost = sorted(found.keys() - expected.keys())
    if lost:
        raise ValueError(f"weights that no part of the network is made of: {', '.join(lost)}")
    kept = {k: torch.from_numpy(np.array(v)) for k, v in found.items()}
    wrong = [k for k, v in kept.items() if v.shape != expected[k].shape]
    if wrong:
        raise ValueError(f"weights of another shape: {', '.join(wrong)}")
    return kept


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--model", type=Path, required=True)
    ask.add_argument("--pairs", action="store_true", help="the matcher's network instead of the reader's")
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    if options.pairs:
        torch.save(restored_pairs(options.model), options.out)
        return
    weights = restored(options.model)
    missing = sorted(Reader(0.0, Size.of(weights)).state_dict().keys() - weights.keys())
    print(f"{len(weights)} weights; not there: {', '.join(missing) or 'none'}")
    torch.save(weights, options.out)


if __name__ == "__main__":
    main()
