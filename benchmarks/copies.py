"""The labelled pairs of sets/copies in, a table of what the copy finder gets right out.

`python -m benchmarks.copies [dev|test]`; `--misses` lists the pairs it gets wrong. All texts of a split are given to
the finder at once, as a workspace would; pairs of texts on different events count as independent too."""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from paripassu.reports import read_text
from paripassu.reports.copies import Families, Link, families
from paripassu.types import Report

SETS = Path(__file__).parent / "sets" / "copies"
SAME = ("exact", "syndicated", "abridged", "excerpted", "revision")
"""Labels of pairs that are to be joined; rewritten ones are to be listed as unsure."""
APART = ("independent", "quotation", "boilerplate")


@dataclass(frozen=True, slots=True)
class Pair:
    a: str
    b: str
    label: str
    origin: str | None


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of one split; shares are of 1."""

    pairs: int
    precision: float
    recall: float
    kinds: float
    """Of the copies found, those whose kind is the labelled one."""
    directions: float
    """Of the copies found, those whose origin is the labelled one."""
    joined: float
    """Independent pairs that were joined, of those labelled."""
    strangers: int
    """Pairs of texts on different events that were joined."""
    rewritten: float
    """Rewritten pairs that are listed as unsure, or joined."""
    found: dict[str, tuple[int, int]]
    """Found and all, by label."""
    misses: tuple[str, ...]


def load(split: str) -> tuple[list[Report], list[Pair], dict[str, frozenset[str]]]:
    """Reports, labelled pairs, and the events that each report is about."""
    reports, events = [], {}
    for row in _rows(f"{split}-texts.jsonl"):
        report = replace(
            read_text(row["body"], f"{row['id']}.txt"),
            id=row["id"],
            outlet=row.get("outlet"),
            url=row.get("url"),
            published=datetime.fromisoformat(row["published"]) if "published" in row else None,
        )
        reports.append(replace(report, credits=(*row.get("credits", ()), *report.credits)))
        events[row["id"]] = frozenset(row["events"])
    pairs = [Pair(r["a"], r["b"], r["label"], r.get("origin")) for r in _rows(f"{split}-pairs.jsonl")]
    return reports, pairs, events


def score(split: str) -> Score:
    """Runs the finder over a split and compares."""
    reports, pairs, events = load(split)
    found = families(reports)
    links = {frozenset((link.a, link.b)): link for link in found.links}
    counts: Counter[tuple[str, bool]] = Counter()
    kinds = directions = 0
    misses = []
    for pair in pairs:
        link = links.get(frozenset((pair.a, pair.b)))
        joined = _joined(pair, link, found)
        hit = link is not None if pair.label == "rewritten" else joined
        counts[pair.label, hit] += 1
        if pair.label in SAME and hit:
            kind_right, direction_right = _kind(link) == pair.label, link is not None and link.origin == pair.origin
            kinds += kind_right
            directions += direction_right
            if not kind_right or not direction_right:
                misses.append(_shown(pair, link))
        elif hit == (pair.label in APART):
            misses.append(_shown(pair, link))
    apart = [p for p in combinations(sorted(events), 2) if not events[p[0]] & events[p[1]]]
    labelled = {frozenset((pair.a, pair.b)) for pair in pairs}
    strangers = [p for p in apart if frozenset(p) not in labelled and found.origin_of[p[0]] == found.origin_of[p[1]]]
    strangers += [p for p in apart if frozenset(p) in links and _sure(links[frozenset(p)]) and p not in strangers]
    right = sum(counts[label, True] for label in SAME)
    wrong = sum(counts[label, True] for label in APART)
    return Score(
        pairs=len(pairs),
        precision=_part(right, right + wrong + len(strangers)),
        recall=_part(right, right + sum(counts[label, False] for label in SAME)),
        kinds=_part(kinds, right),
        directions=_part(directions, right),
        joined=_part(wrong, sum(counts[label, hit] for label in APART for hit in (True, False))),
        strangers=len(strangers),
        rewritten=_part(counts["rewritten", True], counts["rewritten", True] + counts["rewritten", False]),
        found={label: (counts[label, True], counts[label, True] + counts[label, False]) for label, _ in sorted(counts)},
        misses=(*misses, *(f"strangers joined: {a} {b}" for a, b in strangers)),
    )


def _joined(pair: Pair, link: Link | None, found: Families) -> bool:
    return (link is not None and _sure(link)) or found.origin_of[pair.a] == found.origin_of[pair.b]


def _sure(link: Link) -> bool:
    return link.verdict == "same"


def _kind(link: Link | None) -> str:
    return link.kind if link is not None else "none"


def _shown(pair: Pair, link: Link | None) -> str:
    found = "no link"
    if link is not None:
        shares = f"{link.contained_a:.2f} {link.contained_b:.2f}"
        found = f"{link.verdict} {link.kind} p={link.probability} {shares} from {link.origin}: {link.reason}"
    return f"{pair.label}: {pair.a} {pair.b} — {found}"


def _part(some: int, all_: int) -> float:
    return some / all_ if all_ else 1.0


def _rows(name: str) -> Iterator[dict[str, Any]]:
    with (SETS / name).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("splits", nargs="*", default=["dev", "test"])
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args(arguments)
    print(f"{'':22}" + "".join(f"{split:>10}" for split in given.splits))
    began = time.perf_counter()
    scores = [score(split) for split in given.splits]
    print(f"{'pairs':22}" + "".join(f"{s.pairs:10d}" for s in scores))
    for name in ("precision", "recall", "kinds", "directions", "joined", "rewritten"):
        title = {"joined": "independent joined", "rewritten": "rewritten listed"}.get(name, name)
        print(f"{title:22}" + "".join(f"{100 * getattr(s, name):9.1f}%" for s in scores))
    print(f"{'strangers joined':22}" + "".join(f"{s.strangers:10d}" for s in scores))
    for label in sorted({label for s in scores for label in s.found}):
        cells = ("/".join(str(n) for n in s.found.get(label, (0, 0))) for s in scores)
        print(f"  found {label:14}" + "".join(f"{cell:>10}" for cell in cells))
    if given.misses:
        for split, one in zip(given.splits, scores, strict=True):
            for miss in one.misses:
                print(f"{split}: {miss}")
    print(f"{time.perf_counter() - began:.1f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
