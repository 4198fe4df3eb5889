"""The labelled pairs of sentence and indicator in benchmarks/sets/pairs: read, and prepared as the matcher sees them."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from paripassu.statements.reader import Reader

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
