"""The labelled statements of benchmarks/sets/statements: marked texts in, texts with gold spans and fields out."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from paripassu.types import Span

SETS = Path(__file__).parent / "sets" / "statements"
_MARK = re.compile(r"⟦(\d+)([sqc])\||⟧")
ROLES = {"s": "source", "q": "cue", "c": "content"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """One gold statement: spans in the plain text, and the fields as FORMAT.md has them."""

    number: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    id: str
    text: str
    published: date
    dateline: str | None
    outlet: str | None
    style: str
    topic: str
    statements: tuple[Labelled, ...]


def unmark(marked: str) -> tuple[str, dict[tuple[int, str], list[Span]]]:
    """Plain text and the spans of each (number, role). Raises ValueError where marks do not pair."""
    plain: list[str] = []
    at = length = 0
    stack: list[tuple[int, str, int]] = []
    spans: dict[tuple[int, str], list[Span]] = {}
    for mark in _MARK.finditer(marked):
        piece = marked[at : mark.start()]
        plain.append(piece)
        length += len(piece)
        at = mark.end()
        if mark.group(1):
            stack.append((int(mark.group(1)), ROLES[mark.group(2)], length))
        elif not stack:
            raise ValueError(f"a mark closes that was never opened, at {mark.start()}")
        else:
            number, role, start = stack.pop()
            spans.setdefault((number, role), []).append(Span(start, length))
    if stack:
        raise ValueError(f"mark {stack[-1][0]}{stack[-1][1]} never closes")
    plain.append(marked[at:])
    return "".join(plain), spans


def read_set(*names: str) -> Iterator[Text]:
    """The texts of the files whose names start with one of *names* ("dev", "test").

    Raises ValueError with file and line.
    """
    for path in sorted(SETS.glob("*.jsonl")):
        if not path.name.startswith(names):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                row = json.loads(line)
                text, spans = unmark(row["text"])
                statements = tuple(
                    Labelled(
                        s["n"],
                        source=tuple(sorted(spans.get((s["n"], "source"), ()))),
                        cue=tuple(sorted(spans.get((s["n"], "cue"), ()))),
                        content=tuple(sorted(spans.get((s["n"], "content"), ()))),
                        fields={k: v for k, v in s.items() if k != "n"},
                    )
                    for s in row["statements"]
                )
                yield Text(
                    row["id"], text, date.fromisoformat(row["published"]), row.get("dateline"), row.get("outlet"),
                    row.get("style", ""), row["topic"], statements,
                )  # fmt: skip
            except (ValueError, KeyError, TypeError) as problem:
                raise ValueError(f"{path.name}:{number}: {problem!r}") from problem
