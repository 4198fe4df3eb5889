"""Labelled texts in, what speaks for a state as that of a speaker out (statements/_states.py, statements/_states_makeup.py).

    python -m training.states_chosen --real ../shared/data --out src/paripassu/statements/model/states.json [--folds 5]

Of each speaker of a labelled text the states that the report may tell are weighed, and none, and the one that the labels of its
statements give is to come out: one weight a feature. --folds says how many of the left-out texts' states come out right, --by-set how many
of each labelled set by the rest, and --shut how many in the files named that then teach nothing.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import torch

from benchmarks.fields import page_of, spoken_in
from benchmarks.labelled import SETS as OURS
from benchmarks.labelled import Text, read_set
from benchmarks.real import SETS as REAL
from benchmarks.real import read_real
from paripassu.statements._states import features, likeliest
from paripassu.statements._states_makeup import Features, Makeup, Speaker, speakers_of
from paripassu.statements._weights import Weights, read_weights
from paripassu.statements.fields import read_fields
from paripassu.types import Source
from training import choosing
from training.choosing import Choice, fold

MARGIN = 0.5
RARE, OFTEN, DECAY, LEAST = 8, 3, 2e-4, 0.03
"""Times that a feature is to be seen at least; statements of one speaker that count; how dear a weight is; the smallest that is kept."""


class Item(NamedTuple):
    """A speaker, and the states that it may be of."""

    text: str
    held: Mapping[str | None, Features]
    ruled: str | None
    right: Mapping[str | None, int]
    """How many of its statements are labelled with each state."""


def items(texts: Iterable[Text]) -> Iterator[Item]:
    """The speakers of *texts*."""
    seen: list[tuple[list[Speaker], list[dict[str | None, Features]]]] = []

    def noted(makeup: Makeup, sources: list[Source | None], _settled: Callable[[Source], bool]) -> list[Source | None]:
        speakers = speakers_of(sources)
        seen.append((speakers, features(makeup, speakers)))
        return sources

    with patch("paripassu.statements.fields.with_states", noted):
        for text in texts:
            found = read_fields(page_of(text), spoken_in(text))
            speakers, held = seen.pop()
            labels: dict[object, Counter[str | None]] = {}
            for one, gold in zip(found, text.statements, strict=True):
                if one.source is not None:
                    labels.setdefault(one.source.spans, Counter())[gold.fields["country"]] += 1
            for speaker, each in zip(speakers, held, strict=True):
                right = sum((labels.get(spans, Counter()) for spans in speaker.mentions), Counter[str | None]())
                yield Item(text.id, each, speaker.source.country, right)


def learned(chosen: Sequence[Item]) -> Weights:
    """One weight a feature, by how likely each state of a speaker is beside the others."""
    choices = [
        Choice(
            [dict.fromkeys(held, 1.0) for held in i.held.values()],
            [float(min(i.right.get(state, 0), OFTEN)) for state in i.held],
        )
        for i in chosen
    ]
    return Weights(MARGIN, choosing.learned(choices, RARE, DECAY, LEAST))


def mean(by: Weights, before: Weights) -> Weights:
    """The mean of two, what one has not being none."""
    both = {name: (by.of.get(name, 0.0) + before.of.get(name, 0.0)) / 2 for name in {**before.of, **by.of}}
    return Weights(by.margin, {name: round(w, 3) for name, w in both.items() if abs(w) >= LEAST})


def told(chosen: Sequence[Item], by: Callable[[Item], Weights]) -> Iterator[str]:
    """How many statements have the right state by the rules and weighed, ours and real apart."""
    for name, ours in (("ours", True), ("real", False)):
        part = [i for i in chosen if i.text.startswith(("train-", "dev-")) == ours]
        if not part:
            continue
        ruled = sum(i.right.get(i.ruled, 0) for i in part)
        best = sum(i.right.get(likeliest(i.held, i.ruled, by(i)), 0) for i in part)
        could = sum(max((i.right.get(state, 0) for state in i.held), default=0) for i in part)
        whole = sum(sum(i.right.values()) for i in part)
        yield f"{name}: {whole} statements, by the rules {ruled} right, weighed {best}, of {could} that are among those weighed"


def _sets() -> dict[str, str]:
    """The file in which each labelled text stands."""
    found: dict[str, str] = {}
    for path in [*OURS.glob("train-*.jsonl"), *OURS.glob("dev-*.jsonl"), *REAL.glob("train-*.jsonl")]:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row.get("doc") or row["id"]] = path.stem
    return found


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--real", type=Path, help="folder of the texts that benchmarks/sets/real labels")
    ask.add_argument("--folds", type=int, default=0, help="parts of the texts, each left out in turn")
    ask.add_argument(
        "--by-set", nargs="*", default=[], help="labelled files of which each is told by the rest (train-24)"
    )
    ask.add_argument(
        "--shut", nargs="*", default=[], help="labelled files that teach nothing (train-28 train-polnear-6)"
    )
    ask.add_argument(
        "--beside", type=Path, help="weights learned before, of which and of the new ones the mean is kept"
    )
    options = ask.parse_args()
    torch.set_num_threads(1)
    real = list(read_real(options.real, train=True)) if options.real else []
    within = _sets()
    every = list(items([*read_set("train", "dev"), *real]))
    found = [i for i in every if within[i.text] not in options.shut]
    if options.folds:
        parts = [learned([i for i in found if fold(i.text, options.folds) != part]) for part in range(options.folds)]
        print("\n".join(told(found, lambda i: parts[fold(i.text, options.folds)])))
    for name in options.by_set:
        rest = learned([i for i in found if within[i.text] != name])
        print(f"{name},", *told([i for i in found if within[i.text] == name], lambda _, by=rest: by))
    by = learned(found)
    if options.beside is not None:
        by = mean(by, read_weights(options.beside))
    for name in options.shut:
        print(f"shut, {name},", *told([i for i in every if within[i.text] == name], lambda _: by))
    options.out.write_text(json.dumps({"margin": by.margin, "weights": by.of}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
