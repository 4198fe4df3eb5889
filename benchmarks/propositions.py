"""Labelled sentences in, a table of how far the product reads who does what to whom in them out.

`python -m benchmarks.propositions [dev|test] [--show N]`. A sentence is read as a report of its own (behind the one before it,
where there is one); the proposition is that of the content where it is attributed, else that of the sentence. A role is
right where its words are the labelled ones but for articles and marks.
"""

import argparse
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality import as_report
from paripassu.evidence.quantities import of_parties
from paripassu.statements.propositions import proposition as proposition_of
from paripassu.statements.reader import Reader
from paripassu.statements.stance import read as read_stance
from paripassu.types import Meaning, Span, Statement

SETS = Path(__file__).parent / "sets" / "propositions"
ROLES = ("actor", "action", "target")
FIELDS = (*ROLES, "all three roles", "tense", "polarity", "quantity")


@dataclass(frozen=True, slots=True)
class Read:
    """A labelled row beside what was read of it."""

    gold: dict[str, Any]
    mine: dict[str, Any]

    def right(self, field: str) -> bool:
        if field == "all three roles":
            return all(self.right(role) for role in ROLES)
        a, b = self.gold[field], self.mine[field]
        return bare(a) == bare(b) if field in ROLES else a == b


def bare(words: str | None) -> str:
    """*words* in small letters, without articles, possessive signs and marks around them."""
    text = re.sub(r"['’]s?\b", "", (words or "").lower()).strip(" ,.;:“”\"'‘’()")
    return re.sub(r"^(?:the|an?|its|his|her|their)\s+", "", text)


def read_rows(split: str) -> list[dict[str, Any]]:
    """The rows of a split. Raises ValueError where one is no JSON."""
    lines = (SETS / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def read_all(split: str, reader: Reader) -> Iterator[Read]:
    """Each row as the reader reads it."""
    rows = read_rows(split)
    texts = [" ".join(filter(None, (row["before"], row["text"]))) for row in rows]
    found = reader.understand(as_report(text, row["id"]) for text, row in zip(texts, rows, strict=True))
    for row, text, understood in zip(rows, texts, found, strict=True):
        sentence = Span(len(text) - len(row["text"]), len(text))
        yield Read(row, proposition(text, sentence, understood.statements, understood.meanings))


def proposition(
    text: str, sentence: Span, statements: tuple[Statement, ...], meanings: tuple[Meaning, ...]
) -> dict[str, Any]:
    """What is read of the last sentence of *text*."""
    inside = [m for m in meanings if m.span.start >= sentence.start]
    said = [s for s in statements if s.inside is None and s.content.spans[0].start >= sentence.start]
    contents = [m for m in inside if said and any(a <= m.span.start < b for a, b in said[0].content.spans)]
    # what is said where something is done in it, else what the sentence itself has done
    told = [m for m in contents if m.action]
    meaning = max(told or inside, key=lambda m: m.span.end - m.span.start, default=None)
    words: dict[str, Any] = dict.fromkeys(ROLES)
    own = text[sentence.start : sentence.end]
    found = meaning and proposition_of(text, sentence, meaning, said[0] if told else None)
    if meaning:
        spans = {role: getattr(meaning, role) for role in ROLES}
        words |= {role: text[span.start : span.end] for role, span in spans.items() if span}
    reading = found.reading if found else said[0] if said else read_stance("", own, own)
    parties = found.parties if found else [words[role] for role in ("actor", "target") if words[role]]
    number = of_parties(parties)
    return words | {
        "tense": reading.tense,
        "polarity": "negative" if reading.stance == "denies" else "positive",
        "quantity": None if number is None else [number[0] or None, None if math.isinf(number[1]) else number[1]],
    }


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("split", nargs="?", default="dev", choices=("dev", "test"))
    ask.add_argument("--show", type=int, default=0, help="print so many sentences of which a role is read wrong")
    options = ask.parse_args()
    rows = list(read_all(options.split, Reader()))
    print(f"{len(rows)} sentences")
    for field in FIELDS:
        print(f"{field:16} {100 * sum(r.right(field) for r in rows) / len(rows):6.1f}")
    for row in [r for r in rows if not r.right("all three roles")][: options.show]:
        print(f"\n{row.gold['text']}")
        for role in ROLES:
            print(f"  {role:8} {row.gold[role]!r}  read: {row.mine[role]!r}")


if __name__ == "__main__":
    main()
