"""How well the reader finds and joins statements: a table, or with --json one JSON object.

python -m benchmarks.quality --polnear ../shared/data/polnear/dev     # PolNeAR, by quotation type and publisher
python -m benchmarks.quality --own dev|test                           # our own labelled texts, outer and inner
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.labelled import read_set
from benchmarks.scoring import KINDS, Marked, Tally
from paripassu.reports import read_text
from paripassu.statements import Reader
from paripassu.statements._model import FOLDER
from paripassu.statements.fields import quotation_of
from paripassu.types import Report, Span
from training.corpus import read_brat


def polnear(folder: Path) -> Iterator[tuple[str, str, tuple[Marked, ...]]]:
    """Name, text and gold statements of each annotated text of a split."""
    for document in read_brat(folder):
        gold = tuple(Marked(_spans(s.source), _spans(s.cue), _spans(s.content)) for s in document.statements)
        yield document.name, document.text, gold


def _spans(spans: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    return tuple(Span(a, b) for a, b in spans)


def score(folder: Path, reader: Reader) -> tuple[Tally, dict[str, Tally], list[tuple[float, bool]]]:
    """All together; by quotation type and publisher; each statement's confidence with whether it is exactly right."""
    whole, parts = Tally(), defaultdict[str, Tally](Tally)
    sure: list[tuple[float, bool]] = []
    texts = list(polnear(folder))
    reports = [read_text(text, f"{name}.txt") for name, text, _ in texts]
    for (name, text, gold), (_, statements) in zip(texts, reader.read(reports), strict=True):
        outer = [s for s in statements if s.inside is None]
        found = [Marked.of(s) for s in outer]
        whole.add(text, gold, found)
        parts[f"publisher {name.split('_')[0]}"].add(text, gold, found)
        for kind in ("direct", "mixed", "indirect"):
            parts[f"quotation {kind}"].add(
                text,
                [g for g in gold if g.content and quotation_of(text, g.content) == kind],
                [f for f, s in zip(found, outer, strict=True) if s.quotation == kind],
            )
        exact = set(gold)
        sure.extend((s.confidence, m in exact) for s, m in zip(outer, found, strict=True))
    return whole, dict(parts), sure


def calibration_error(sure: list[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error in points: over bins of equal width, the mean gap between confidence and accuracy."""
    p, y = np.array([c for c, _ in sure]), np.array([float(h) for _, h in sure])
    total = 0.0
    for k in range(bins):
        chosen = (p > k / bins) & (p <= (k + 1) / bins)
        if chosen.any():
            total += chosen.mean() * abs(p[chosen].mean() - y[chosen].mean())
    return 100 * total


def own(split: str, reader: Reader) -> tuple[Tally, Tally]:
    """Our own labelled texts: outermost statements, and those inside others."""
    texts = list(read_set(split))
    outer, inner = Tally(), Tally()
    for text, (_, statements) in zip(texts, reader.read([as_report(t.text, t.id) for t in texts]), strict=True):
        for tally, inside in ((outer, False), (inner, True)):
            labelled = [s for s in text.statements if bool(s.fields["inside"]) == inside]
            read = [s for s in statements if (s.inside is not None) == inside]
            # Without a cue the source is whoever holds the floor: not a span of this statement.
            gold = [Marked(s.source if s.cue else (), s.cue, s.content) for s in labelled]
            found = [Marked.of(s) if s.cue else Marked((), (), s.content.spans) for s in read]
            tally.add(text.text, gold, found)
    return outer, inner


def as_report(text: str, name: str) -> Report:
    return read_text(text, f"{name}.txt")


def table(rows: list[tuple[str, Tally]]) -> str:
    """Rows of F1, and of precision and recall for the first row."""
    lines = [f"{'':26}" + "".join(f"{k:>16}" for k in KINDS)]
    lines.extend(f"{name:26}" + "".join(f"{t.f1(k):16.1f}" for k in KINDS) for name, t in rows)
    first = rows[0][1]
    lines.append(f"{'  precision':26}" + "".join(f"{first.precision(k):16.1f}" for k in KINDS))
    lines.append(f"{'  recall':26}" + "".join(f"{first.recall(k):16.1f}" for k in KINDS))
    return "\n".join(lines)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--polnear", type=Path)
    ask.add_argument("--own", choices=("dev", "test"))
    ask.add_argument("--model", type=Path, default=FOLDER, help="another folder of a reader's files")
    ask.add_argument("--json", action="store_true")
    options = ask.parse_args()
    reader = Reader(options.model)
    made: dict[str, Any] = {}
    if options.polnear:
        whole, parts, sure = score(options.polnear, reader)
        rows = [("all", whole), *sorted(parts.items())]
        error = calibration_error(sure)
        made["polnear"] = {"rows": figures(rows), "calibration error": round(error, 1), "statements": len(sure)}
        if not options.json:
            print(table(rows))
            print(f"expected calibration error {error:.1f} points over {len(sure)} statements")
    if options.own:
        outer, inner = own(options.own, reader)
        rows = [(f"own {options.own}, outermost", outer), (f"own {options.own}, inside", inner)]
        made["own"] = {"rows": figures(rows)}
        if not options.json:
            print(table(rows))
    if options.json:
        print(json.dumps(made, indent=1))


def figures(rows: list[tuple[str, Tally]]) -> dict[str, dict[str, float]]:
    """Rows as values, in per cent: each kind's F1, and its precision and recall under its name and that word."""
    made: dict[str, dict[str, float]] = {}
    for name, tally in rows:
        row = made[name] = {k: round(tally.f1(k), 1) for k in KINDS}
        for k in KINDS:
            row[f"{k} precision"] = round(tally.precision(k), 1)
            row[f"{k} recall"] = round(tally.recall(k), 1)
    return made


if __name__ == "__main__":
    main()
