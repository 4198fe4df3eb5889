"""The labelled pairs of sentence and indicator in benchmarks/sets/pairs: read, and prepared as the matcher sees them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from paripassu.evidence.features import Comparer, Embed, Seen, Unit
from paripassu.situation import load
from paripassu.statements.reader import Reader
from paripassu.types import Span

SETS = Path(__file__).parent / "sets"


@dataclass(frozen=True, slots=True)
class Pair:
    id: str
    situation: str
    text: str
    focus: str
    """The sentence that is judged; the rest of the text stands before it."""
    indicator: str | None
    bears: bool
    also: tuple[str, ...]
    trap: str | None
    fields: dict[str, Any]


def read_pairs(name: str) -> list[Pair]:
    """The pairs of "dev" or "test". Raises ValueError with file and line."""
    path = SETS / "pairs" / f"{name}.jsonl"
    found: list[Pair] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            found.append(
                Pair(
                    row["id"],
                    row["situation"],
                    row["text"],
                    row.get("focus") or row["text"],
                    row["indicator"],
                    row["bears"],
                    tuple(row["also"]),
                    row["trap"],
                    row,
                )
            )
        except (ValueError, KeyError) as problem:
            raise ValueError(f"{path.name}:{number}: {problem!r}") from problem
    return found


def read_dispatches() -> list[Pair]:
    """The sentences of the example's dispatches, labelled with all indicators on which they bear: a pair for each sentence
    and indicator that bears or tempts, and one for each sentence that does neither."""
    found: list[Pair] = []
    path = SETS / "pairs" / "dprk-russia.jsonl"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        bears, tempting = tuple(row["bears"]), tuple(row["tempting"])
        for indicator in (*bears, *tempting) or (None,):
            also = tuple(x for x in bears if x != indicator)
            trap = None if indicator in bears else "look-alike" if indicator else "unrelated"
            found.append(
                Pair(
                    f"dprk-{number}",
                    "dprk-russia",
                    f"{row['before']} {row['text']}",
                    row["text"],
                    indicator,
                    indicator in bears,
                    also,
                    trap,
                    row,
                )
            )
    return found


def situation_path(name: str) -> Path:
    example = SETS.parent.parent / "examples" / name / "situation.yaml"
    return example if example.exists() else SETS / "situations" / f"{name}.yaml"


@cache
def reader() -> Reader:
    return Reader()


def embedder() -> Embed | None:
    """The shipped model's sense of meaning, or None where it has none."""
    if not reader().model.heads.meaning:
        return None
    return reader().meanings


def prepared(pairs: Sequence[Pair], embed: Embed | None) -> Iterator[tuple[Pair, Comparer, Seen]]:
    """Each pair with its situation's comparer and its sentence as the comparer sees it."""
    comparers: dict[str, Comparer] = {}
    meanings = embed([p.focus for p in pairs]) if embed else [None] * len(pairs)
    for pair, meaning in zip(pairs, meanings, strict=True):
        if pair.situation not in comparers:
            comparers[pair.situation] = Comparer(load(situation_path(pair.situation)), embed)
        comparer = comparers[pair.situation]
        at = max(0, pair.text.find(pair.focus))
        unit = Unit(Span(at, at + len(pair.focus)), pair.focus, pair.text[:at])
        yield pair, comparer, comparer.see(unit, meaning)
