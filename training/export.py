"""A checkpoint in, the files of the shipped model out: reader.onnx (int8) and reader.json (what the decoder needs).

python -m training.export --checkpoint build/reader.pt --out src/paripassu/statements/model [--float]
"""

import argparse
import json
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from paripassu.statements._tags import TAGS
from training.network import LINK, Reader, crf_scores
from training.quantise import quantise

NAMES = ("outer", "inner", "link", "fields", "meaning", "roles", "who", "persons")
STATES = "states"
"""The last output: what the judge reads (training/judge.py)."""


class Exported(nn.Module):
    """The reader with the integer inputs that the runtime gives."""

    def __init__(self, reader: Reader, count: int) -> None:
        """count: how many of its outputs were taught."""
        super().__init__()
        self.reader = reader
        self.count = count

    def forward(self, ids: Tensor, mask: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        # In one go: weights that are used twice would not be made whole numbers.
        *made, states = self.reader.with_states(ids, mask, features)
        return *made[: self.count], states


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--checkpoint", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True, help="folder")
    ask.add_argument("--float", action="store_true", help="keep 32-bit floats (to measure what int8 costs)")
    options = ask.parse_args()
    taught = {name.split(".")[0] for name in torch.load(options.checkpoint, map_location="cpu", weights_only=True)}
    inside = Reader.restored(options.checkpoint).eval()
    reader = Exported(inside, len(NAMES) if {"who", "persons"} <= taught else NAMES.index("who"))
    options.out.mkdir(parents=True, exist_ok=True)
    target = options.out / "reader.onnx"
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        example = (
            torch.ones(2, 16, dtype=torch.int64),
            torch.ones(2, 16, dtype=torch.int64),
            torch.zeros(2, 16, dtype=torch.int64),
        )
        outputs = (*NAMES[: reader.count], STATES)
        axes = {name: {0: "windows", 1: "pieces"} for name in ("ids", "mask", "features", *outputs)}
        torch.onnx.export(
            reader, example, str(plain), input_names=["ids", "mask", "features"], output_names=list(outputs),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        if options.float:
            target.write_bytes(plain.read_bytes())
        else:
            quantise(plain, target, ("reader.words.weight",))
    description = {
        "tags": list(TAGS),
        # Rules: how much of the say in stance, certainty and tense is theirs, chosen on texts that taught nothing (docs/model-card.md).
        "rules": [0.2, 0.2, 0.2],
        "confidence": [1.0, 0.0, 0.0, 0.0, 0.0],
        "prices": {"outer": [0.18, 0.35, 0.48], "inner": [0.2, 0.25, 0.38], "roles": [0.2, 0.2, 0.2], "lone": 0.2},
        "link": LINK,
        "judges": True,
        "meaning": True,
        "heads": {
            name: {k: [[round(x, 5) for x in row] for row in t.tolist()] if t.dim() > 1 else [round(x, 5) for x in t.tolist()]
                   for k, t in zip(("transitions", "start"), crf_scores(head), strict=True)}
            for name, head in (("outer", inside.outer), ("inner", inside.inner), ("roles", inside.roles))
        },
    }  # fmt: skip
    if reader.count == len(NAMES):
        description["who"] = [[round(x, 4) for x in row] for row in inside.who_rules.weight.tolist()]
    (options.out / "reader.json").write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
