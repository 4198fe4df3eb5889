"""Windows and what is known of them in, the tensors of a batch out."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from paripassu.statements._encode import Window, batch_of
from paripassu.statements._tags import TAGS
from training.labels import NONE, Labels

Floats = npt.NDArray[np.float32]


class Item(NamedTuple):
    """A window and what is known of it; None where nothing is."""

    window: Window
    outer: Labels | None = None
    inner: Labels | None = None
    told: Sequence[tuple[int, int, int]] = ()
    """Sentences with a meaning to keep: first word, word behind the last, number of the vector."""
    roles: Labels | None = None
    aims: Floats | None = None
    """What teachers make of its words, (W, T, T), the tag before first (training/aims.py)."""


def collate(items: Sequence[Item], device: str, distil: float | None = None) -> dict[str, Tensor]:
    """distil: the share of the teachers in soft aims, which are made only then."""
    ids, mask, features = batch_of([item.window for item in items])
    width = max(len(item.window.first) for item in items)
    out = {"ids": torch.from_numpy(ids), "mask": torch.from_numpy(mask), "features": torch.from_numpy(features)}
    first = np.zeros((len(items), width), dtype=np.int64)
    words = np.zeros((len(items), width), dtype=np.float32)
    for row, item in enumerate(items):
        first[row, : len(item.window.first)] = item.window.first
        words[row, : len(item.window.first)] = 1
    out["first"], out["words"] = torch.from_numpy(first), torch.from_numpy(words)
    for name, layer in (
        ("outer", [item.outer for item in items]),
        ("inner", [item.inner for item in items]),
        ("roles", [item.roles for item in items]),
    ):
        tags = np.zeros((len(items), width), dtype=np.int64)
        known = np.zeros((len(items), width), dtype=np.float32)
        cue_of = np.full((len(items), width), NONE, dtype=np.int64)
        source_of = np.full((len(items), width), NONE, dtype=np.int64)
        sourceless = np.zeros((len(items), width), dtype=bool)
        for row, labels in enumerate(layer):
            if labels is None:
                continue
            n = len(labels.tags)
            tags[row, :n], cue_of[row, :n], source_of[row, :n] = labels.tags, labels.cue_of, labels.source_of
            sourceless[row, :n], known[row, :n] = labels.sourceless, 1
        for key, value in (
            ("tags", tags),
            ("known", known),
            ("cue_of", cue_of),
            ("source_of", source_of),
            ("sourceless", sourceless),
        ):
            out[f"{name}_{key}"] = torch.from_numpy(value)
    rows = [
        (row, *judged)
        for row, item in enumerate(items)
        for labels in (item.outer, item.inner)
        if labels is not None
        for judged in labels.judged.tolist()
    ]
    out["judged"] = torch.tensor(rows, dtype=torch.int64).reshape(-1, 7)
    if distil is not None:
        aims = np.zeros((len(items), width, len(TAGS), len(TAGS)), dtype=np.float32)
        for row, item in enumerate(items):
            made = soft(item, distil)
            if made is not None:
                aims[row, : len(made)] = made
                out["outer_known"][row, : len(made)] = 1
        out["aims"] = torch.from_numpy(aims)
    return {k: v.to(device) for k, v in out.items()}


def soft(item: Item, distil: float) -> Floats | None:
    """The aims of an item: its labels, its teachers' word, or *distil* of the latter where there are both."""
    if item.outer is None:
        return item.aims
    tags = item.outer.tags
    hard = np.zeros((len(tags), len(TAGS), len(TAGS)), dtype=np.float32)
    hard[np.arange(len(tags)), np.append(TAGS.index("O"), tags[:-1]), tags] = 1
    return hard if item.aims is None else (1 - distil) * hard + distil * item.aims
