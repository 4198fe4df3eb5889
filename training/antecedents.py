"""Labelled texts in, what speaks for a person as whom "he" or "she" means out (statements/_antecedents.py).

    python -m training.antecedents --real ../shared/data --out src/paripassu/statements/model/antecedents.json [--folds 5]

Of each labelled "he" and "she" all persons whom it may take up are weighed, and the one whom the label names is to come out: one
weight a feature. Twice over, since whom the report has met hangs on the pronouns before: first with those that the rules resolve, then
with those of the first weights. --folds says how many of the left-out ones come out right, for some margins.
"""

import argparse
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
import torch

from benchmarks.fields import page_of, same_name, spoken_in
from benchmarks.labelled import Text, read_set
from benchmarks.real import read_real
from paripassu.statements._antecedents import RULED, Features, likeliest
from paripassu.statements._model import NAMED, Model, sigmoid
from paripassu.statements._people import People
from paripassu.statements._weights import Weights
from paripassu.statements.fields import read_fields
from paripassu.statements.speakers import Cast
from paripassu.types import Source, Span
from training.states import windows_in

EPOCHS, RATE, DECAY, BATCH = 25, 1e-2, 0.1, 128
MARGIN = 0.5
MARGINS = (0.0, 0.25, 0.5, 0.75, 1.0)


class Item(NamedTuple):
    """A pronoun, and whom it may take up."""

    text: str
    held: Mapping[str, Features]
    ruled: str | None
    right: frozenset[str]
    """Those of them whom the label names."""
    by_rules: bool
    """Whether the rules' choice is the label's."""


class Recorded(Cast):
    """Speakers as ever, and of each pronoun what was weighed."""

    seen: list[tuple[Span, Mapping[str, Features], Source | None]] = []  # noqa: RUF012  (emptied for each text)

    def _weighed(self, word: str, at: int, held: Mapping[str, Features], ruled: Source | None) -> None:
        self.seen.append((Span(at, at + len(word)), held, ruled))


def items(texts: Iterable[tuple[Text, People]], by: Weights) -> list[Item]:
    """The pronouns in *texts*, where *by* resolves those before."""
    found: list[Item] = []
    with (
        patch("paripassu.statements.fields.Cast", Recorded),
        patch("paripassu.statements._pronouns.weights", lambda: by),
    ):
        for text, people in texts:
            Recorded.seen.clear()
            read_fields(page_of(text, people), spoken_in(text))
            gold = {s.source[0]: s.fields["name"] for s in text.statements if s.source}
            for span, held, ruled in Recorded.seen:
                if span not in gold:
                    continue
                name = gold[span]
                right = {
                    key
                    for key, f in held.items()
                    if ("named" in f) == (name is not None) and (name is None or same_name(name, key))
                }
                key = (ruled.name or ruled.role or "") if ruled is not None else None
                found.append(Item(text.id, held, key, frozenset(right), same_name(name, ruled.name if ruled else None)))
    return found


def learned(chosen: Sequence[Item], margin: float = MARGIN) -> Weights:
    """One weight a feature, by how likely each candidate of a pronoun is beside the others."""
    torch.manual_seed(0)
    chosen = [i for i in chosen if i.right and len(i.held) > 1]
    names = [*sorted({name for i in chosen for f in i.held.values() for name in f}), RULED]
    at = {name: k for k, name in enumerate(names)}
    most = max(len(i.held) for i in chosen)
    x = torch.zeros(len(chosen), most, len(names))
    there, right = (torch.zeros(len(chosen), most, dtype=torch.bool) for _ in range(2))
    for n, item in enumerate(chosen):
        for k, (key, held) in enumerate(item.held.items()):
            there[n, k], right[n, k] = True, key in item.right
            for name, value in held.items():
                x[n, k, at[name]] = value
            x[n, k, at[RULED]] = float(key == item.ruled)
    weight = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.AdamW([weight], lr=RATE, weight_decay=DECAY)
    rates = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, EPOCHS * -(-len(chosen) // BATCH))
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(chosen)).split(BATCH):
            scores = (x[rows] @ weight).masked_fill(~there[rows], -1e4)
            loss = (scores.logsumexp(1) - scores.masked_fill(~right[rows], -1e4).logsumexp(1)).mean()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            rates.step()
    return Weights(
        margin, {name: round(w, 3) for name, w in zip(names, weight.tolist(), strict=True) if abs(w) >= 0.01}
    )


def with_people(texts: Iterable[Text]) -> list[tuple[Text, People]]:
    """Each text with the words that the shipped encoder has for a person's."""
    model = Model(workers=1, judges=False)
    return [
        (
            text,
            People.over(windows, np.concatenate([sigmoid(model.encode(w)[NAMED][0, w.first][:, 0]) for w in windows])),
        )
        for text, windows in windows_in(texts)
    ]


def right(item: Item, by: Weights) -> bool:
    best = likeliest(item.held, item.ruled, by)
    return item.by_rules if best == item.ruled else best in item.right


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--real", type=Path, help="folder of the texts that benchmarks/sets/real labels")
    ask.add_argument("--folds", type=int, default=0, help="parts of the texts, each left out in turn")
    options = ask.parse_args()
    torch.set_num_threads(1)
    texts = with_people([*read_set("train"), *(read_real(options.real, train=True) if options.real else ())])
    by = Weights(float("inf"), {})
    for _ in range(2):
        found = items(texts, by)
        by = learned(found)
    for margin in MARGINS if options.folds else ():
        for name, ours in (("ours", True), ("real", False)):
            told: list[tuple[bool, bool]] = []
            for fold in range(options.folds):
                part = [zlib.crc32(i.text.encode()) % options.folds == fold for i in found]
                kept = learned([i for i, out in zip(found, part, strict=True) if not out], margin)
                told += [
                    (right(i, kept), i.by_rules)
                    for i, out in zip(found, part, strict=True)
                    if out and i.text.startswith("train-") == ours
                ]
            print(
                f"margin {margin}, {name}: {len(told)} pronouns, by the rules {sum(r for _, r in told)} right, weighed {sum(w for w, _ in told)}"
            )
    options.out.write_text(json.dumps({"margin": by.margin, "weights": by.of}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
