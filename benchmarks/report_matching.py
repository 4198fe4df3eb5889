"""Whole reports, labelled sentence by sentence, in; how much of the evidence in them is right and how much of it is found out.

`python -m benchmarks.report_matching [--json]`. Four situations that nothing was learned on (benchmarks/sets/pairs/reports/held), each with a dozen
indicators that are mostly rungs of one ladder, and seven reports as outlets write them: what an analyst meets on an evening, and not
sentences written for the purpose. The reports go through the reader and the matcher as in `paripassu assess`, before any are settled as
copies. An item is right where its sentence was labelled with its indicator; in the column behind, where the speaker stands to it as
labelled, too. What a careful reader could decide otherwise counts as right where it is matched and not as missed where it is not.
Sentences in which nothing was labelled bear on nothing.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from benchmarks.pairs import SETS, reader
from benchmarks.real_matching import Article, as_report
from paripassu.evidence.match import Matcher
from paripassu.evidence.thresholds import ASK, KEEP
from paripassu.situation import load
from paripassu.statements.reader import Understood
from paripassu.types import Evidence, Span

HELD = SETS / "pairs/reports/held"
FROM = (ASK, 0.45, KEEP, 0.75, 0.9)
"""The chances from which on a match is looked at."""
SIDES = {"affirms": "for", "confirms": "for"}


@dataclass(frozen=True, slots=True)
class Found:
    """The evidence in the reports of one situation, and what was labelled in them."""

    situation: str
    items: tuple[tuple[Evidence, tuple[int, ...]], ...]
    """Each item with the numbers of the labels that it answers to."""
    labels: tuple[dict[str, Any], ...]


def found_in(labels: Path, situation: Path) -> Found:
    """Reads the reports of *labels* and matches them. Raises FileNotFoundError, SituationError."""
    matcher = Matcher(load(situation), embed=reader().meanings)
    known: list[dict[str, Any]] = []
    items: list[tuple[Evidence, tuple[int, ...]]] = []
    for understood, bears in labelled_reports(labels, matcher.situation.since):
        mine = {len(known) + k: label for k, label in enumerate(bears)}
        known += bears
        report = understood.report
        for item in matcher.report(report, understood.statements, report.id, understood.meanings, ASK):
            items.append((item, tuple(k for k, label in mine.items() if answers(item, label))))
    return Found(labels.stem, tuple(items), tuple(known))


def labelled_reports(labels: Path, since: date | None) -> Iterator[tuple[Understood, list[dict[str, Any]]]]:
    """Each report of a label file, read, with its labels. since: the day that all are of. Raises FileNotFoundError."""
    rows = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
    when = datetime.combine(since or date(2025, 1, 1), time())
    reports = [as_report(Article(row["report"], row["text"], when, "", ())) for row in rows]
    for row, understood in zip(rows, reader().understand(reports), strict=True):
        yield understood, row["bears"]


def answers(item: Evidence, label: dict[str, Any]) -> bool:
    """Whether *item* is of the sentence and the indicator of *label*."""
    return item.indicator == label["indicator"] and any(touches(span, label) for span in item.spans)


def touches(span: Span, label: dict[str, Any]) -> bool:
    """Whether *span* has some of what was labelled."""
    start, end = Span(*label["span"])
    return span.start < end and start < span.end


def side(stance: str) -> str:
    return SIDES.get(stance, stance)


@dataclass(frozen=True, slots=True)
class Count:
    """Items from some chance on: all, those that are right, those that are right in their stance too; labels that are sure, those found."""

    items: int
    right: int
    agreed: int
    sure: int
    found: int

    def row(self, name: str) -> str:
        share = [
            100 * a / max(1, b)
            for a, b in ((self.right, self.items), (self.agreed, self.items), (self.found, self.sure))
        ]
        return f"| {name} | {self.items} | {share[0]:.1f} | {share[1]:.1f} | {self.sure} | {share[2]:.1f} |"


def counted(all_found: list[Found], least: float) -> Count:
    items = right = agreed = sure = hits = 0
    for one in all_found:
        kept = [(item, mine) for item, mine in one.items if item.match >= least]
        items += len(kept)
        right += sum(bool(mine) for _, mine in kept)
        agreed += sum(any(side(one.labels[k]["stance"]) == side(item.stance) for k in mine) for item, mine in kept)
        got = {k for _, mine in kept for k in mine}
        sure += sum(label["sure"] for label in one.labels)
        hits += sum(label["sure"] for k, label in enumerate(one.labels) if k in got)
    return Count(items, right, agreed, sure, hits)


def situations() -> Iterator[tuple[Path, Path]]:
    """The label files that are held back, each with its situation file."""
    for path in sorted(HELD.glob("*.jsonl")):
        yield path, SETS / "situations/held" / f"{path.stem}.yaml"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--json", action="store_true")
    options = ask.parse_args()
    found = [found_in(labels, situation) for labels, situation in situations()]
    if options.json:
        print(json.dumps({str(least): asdict(counted(found, least)) for least in FROM}))
        return
    print("| from | items | right, % | and the stance | sure labels | found, % |\n|---|---|---|---|---|---|")
    for least in FROM:
        print(counted(found, least).row(str(least)))
    for one in found:
        print(counted([one], KEEP).row(f"{KEEP}: {one.situation}"))


if __name__ == "__main__":
    main()
