"""Labelled texts in, what speaks for a day as that of a statement out (statements/_days.py, statements/_days_makeup.py).

    python -m training.days --real ../shared/data --out src/paripassu/statements/model/days.json [--folds 5]

Of each labelled statement all days that its report names are weighed, and none, and the one that the label gives is to come out: one
weight a feature. --folds says how many of the left-out texts' days come out right, and --shut how many in a file of real labels that
then teaches nothing.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import torch

from benchmarks.fields import page_of, spoken_in
from benchmarks.labelled import Text, read_set
from benchmarks.real import SETS, read_real
from paripassu.statements._days import Features, likeliest
from paripassu.statements._days_makeup import Told
from paripassu.statements._occasions import outer_of, weighed
from paripassu.statements._said import Page
from paripassu.statements._weights import Weights
from paripassu.statements.fields import read_fields
from training import choosing
from training.choosing import Choice, fold

MARGIN = 0.3
RARE, DECAY, LEAST = 40, 1.5e-4, 0.01
"""Times that a feature is to be seen at least; how dear a weight is; the smallest that is kept."""


class Item(NamedTuple):
    """A statement, and the days that it may have."""

    text: str
    held: Mapping[date | None, Features]
    ruled: date | None
    right: date | None


def items(texts: Iterable[Text]) -> Iterator[Item]:
    """The statements of *texts* that are not inside another's content."""
    seen: list[tuple[Page, list[Told]]] = []

    def noted(page: Page, told: Sequence[Told]) -> list[date | None]:
        seen.append((page, list(told)))
        return [None] * len(told)

    with patch("paripassu.statements.fields.days_of", noted):
        for text in texts:
            read_fields(page_of(text), spoken_in(text))
            page, told = seen.pop()
            outer = outer_of(told)
            for i, (held, ruled) in zip(outer, weighed(page, [told[i] for i in outer]), strict=True):
                day = text.statements[i].fields["said_on"]
                yield Item(text.id, held, ruled, date.fromisoformat(day) if day else None)


def learned(chosen: Sequence[Item]) -> Weights:
    """One weight a feature, by how likely each day of a statement is beside the others."""
    choices = [
        Choice(list(i.held.values()), [float(day == i.right) for day in i.held]) for i in chosen if i.right in i.held
    ]
    return Weights(MARGIN, choosing.learned(choices, RARE, DECAY, LEAST))


def told(chosen: Sequence[Item], by: Sequence[Weights], folds: int) -> Iterator[str]:
    """How many days are right by the rules and weighed, ours and real apart."""
    for name, ours in (("ours", True), ("real", False)):
        part = [i for i in chosen if i.text.startswith(("train-", "dev-")) == ours]
        if not part:
            continue
        ruled = sum(i.ruled == i.right for i in part)
        best = sum(likeliest(i.held, i.ruled, by[fold(i.text, folds)]) == i.right for i in part)
        could = sum(i.right in i.held for i in part)
        yield f"{name}: {len(part)} statements, by the rules {ruled} right, weighed {best}, of {could} that are among those weighed"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--real", type=Path, help="folder of the texts that benchmarks/sets/real labels")
    ask.add_argument("--folds", type=int, default=0, help="parts of the texts, each left out in turn")
    ask.add_argument("--shut", help="a file of benchmarks/sets/real that teaches nothing")
    options = ask.parse_args()
    torch.set_num_threads(1)
    real = list(read_real(options.real, train=True)) if options.real else []
    rows = (SETS / options.shut).read_text(encoding="utf-8").splitlines() if options.shut else []
    shut = {json.loads(row)["doc"] for row in rows}
    found = list(items([*read_set("train", "dev"), *(t for t in real if t.id not in shut)]))
    if options.folds:
        parts = [learned([i for i in found if fold(i.text, options.folds) != part]) for part in range(options.folds)]
        print("\n".join(told(found, parts, options.folds)))
    by = learned(found)
    if shut:
        print("shut:", "\n".join(told(list(items(t for t in real if t.id in shut)), [by], 1)))
    options.out.write_text(json.dumps({"margin": by.margin, "weights": by.of}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
