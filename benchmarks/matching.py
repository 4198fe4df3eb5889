"""Labelled sentences and situation files in, how well sentences are matched with indicators out, beside two baselines.

`python -m benchmarks.matching [dev|test] [--show N]`. Each text is read as a report of its own; what its judged sentence is
matched with is compared with the indicators on which it bears: all that it is matched with and does not bear on are
mistakes, whatever was asked about. "words" and "similarity" take the indicator whose examples are most alike by words, or
by the meaning of whole sentences, from a threshold that serves them best on the dev situations.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from benchmarks.pairs import Pair, read_dispatches, read_pairs, reader, situation_path
from benchmarks.quality import as_report, calibration_error
from paripassu.assessment.votes import SURE
from paripassu.evidence.asked import chance_of
from paripassu.evidence.features import Unit, Vector
from paripassu.evidence.match import Matcher
from paripassu.evidence.review import Lesson, following, leanings, odds
from paripassu.evidence.thresholds import ASK, KEEP
from paripassu.evidence.units import Means, narrated, said
from paripassu.situation import load
from paripassu.types import Report, Statement

ANSWERS = 20


@dataclass(frozen=True, slots=True)
class Matched:
    """A pair with the chance that each method gives each indicator."""

    pair: Pair
    chances: Mapping[str, Mapping[str, float]]
    """By method, by indicator; those below a tenth may be left out."""
    ignored: frozenset[str]
    """Indicators that follow from those on which it bears."""
    meaning: Vector | None

    @property
    def bears(self) -> frozenset[str]:
        own = {self.pair.indicator} if self.pair.bears and self.pair.indicator else set()
        return frozenset(own | set(self.pair.also))


@dataclass(slots=True)
class Tally:
    hits: int = 0
    wrong: int = 0
    missed: int = 0
    clean: int = 0
    """Sentences without a mistake."""
    sentences: int = 0

    def add(self, one: Matched, found: frozenset[str]) -> None:
        found -= one.ignored
        self.hits += len(found & one.bears)
        self.wrong += len(found - one.bears)
        self.missed += len(one.bears - found)
        self.clean += found == one.bears
        self.sentences += 1

    @property
    def precision(self) -> float:
        return 100 * self.hits / max(1, self.hits + self.wrong)

    @property
    def recall(self) -> float:
        return 100 * self.hits / max(1, self.hits + self.missed)


@cache
def matcher_of(situation: str) -> Matcher:
    return Matcher(load(situation_path(situation)), embed=reader().meanings)


def matched(pairs: Sequence[Pair]) -> Iterator[Matched]:
    """Each pair as the product reads and matches it, and as the baselines do."""
    texts = [as_report(p.text, p.id) for p in pairs]
    meanings = reader().meanings([p.focus for p in pairs])
    for pair, understood, meaning in zip(pairs, reader().understand(texts), meanings, strict=True):
        matcher = matcher_of(pair.situation)
        means = Means(understood.meanings)
        start = max(0, pair.text.rfind(pair.focus))
        product: dict[str, float] = {}
        for unit in units(understood.report, understood.statements):
            if unit.span.end > start:
                for one in matcher.matches(unit, means.of(unit.span)):
                    product[one.indicator.id] = max(one.chance, product.get(one.indicator.id, 0.0))
        words, alike = matcher.comparer.alike(pair.focus, meaning)
        bears = Matched(pair, {}, frozenset(), None).bears
        implied = {x for b in bears for x in matcher.situation.indicator(b).implies}
        yield Matched(
            pair, {"product": product, "words": words, "similarity": alike}, frozenset(implied - bears), meaning
        )


def units(report: Report, statements: Sequence[Statement]) -> Iterator[Unit]:
    """All that the matcher looks at in a report, whoever says it and however they stand to it."""
    for statement in statements:
        inner = [s for s in statements if s.inside == statement.id]
        yield from said(report, statement, inner)
    yield from narrated(report, statements)


def product(one: Matched) -> frozenset[str]:
    return frozenset(k for k, p in one.chances["product"].items() if p >= KEEP)


def nearest(method: str, threshold: float) -> Callable[[Matched], frozenset[str]]:
    """The one indicator that is most alike, where it is alike enough."""

    def choose(one: Matched) -> frozenset[str]:
        best = max(one.chances[method].items(), key=lambda kv: kv[1], default=("", 0.0))
        return frozenset({best[0]}) if best[1] >= threshold else frozenset()

    return choose


def f1(rows: Sequence[Matched], choose: Callable[[Matched], frozenset[str]]) -> float:
    tally = tally_of(rows, choose)
    return 2 * tally.precision * tally.recall / max(1e-9, tally.precision + tally.recall)


def tally_of(rows: Sequence[Matched], choose: Callable[[Matched], frozenset[str]]) -> Tally:
    tally = Tally()
    for row in rows:
        tally.add(row, choose(row))
    return tally


def methods(dev: Sequence[Matched]) -> dict[str, Callable[[Matched], frozenset[str]]]:
    """The product and the baselines, these with the thresholds that serve them best on *dev*."""
    steps = [k / 40 for k in range(4, 40)]
    best = {m: max(steps, key=lambda t, m=m: f1(dev, nearest(m, t))) for m in ("words", "similarity")}  # type: ignore[misc]
    return {"product": product, **{m: nearest(m, t) for m, t in best.items()}}


def after_review(rows: Sequence[Matched], answers: int = ANSWERS) -> tuple[Tally, Tally]:
    """With so many answers in each situation to what the machine is least sure of: all sentences, and those alone that none of
    the answers is about."""
    everything, others = Tally(), Tally()
    for situation in dict.fromkeys(r.pair.situation for r in rows):
        mine = [r for r in rows if r.pair.situation == situation]
        doubtful = sorted(
            (abs(p - 0.5), k, name)
            for k, r in enumerate(mine)
            for name, p in r.chances["product"].items()
            if ASK <= p < SURE
        )
        asked = {(k, name) for _, k, name in doubtful[:answers]}
        lessons = [
            Lesson(
                name, odds(mine[k].chances["product"][name]), name in mine[k].bears | mine[k].ignored, mine[k].meaning
            )
            for k, name in sorted(asked)
        ]
        moved = leanings(lessons)
        for k, row in enumerate(mine):
            found = set()
            for name, p in row.chances["product"].items():
                by = moved.get(name, moved.get("", 0.0)) + following(name, row.meaning, lessons)
                right = name in row.bears if (k, name) in asked else chance_of(odds(p) + by) >= KEEP
                if right:
                    found.add(name)
            everything.add(row, frozenset(found))
            if not any(at == k for at, _ in asked):
                others.add(row, frozenset(found))
    return everything, others


def line(name: str, tally: Tally) -> str:
    share = 100 * tally.clean / max(1, tally.sentences)
    return f"{name:34}{tally.sentences:6}{tally.precision:11.1f}{tally.recall:9.1f}{share:17.1f}"


def sureness(rows: Sequence[Matched]) -> list[tuple[float, bool]]:
    """The product's chances of a tenth or more, each with whether it bears."""
    return [
        (p, k in row.bears)
        for row in rows
        for k, p in row.chances["product"].items()
        if p >= 0.1 and k not in row.ignored
    ]


def figures(rows: Sequence[Matched]) -> dict[str, float]:
    """What the floors are about."""
    tally = tally_of(rows, product)
    reversals = tally_of([r for r in rows if r.pair.trap == "reversal"], product)
    return {
        "precision": tally.precision,
        "recall": tally.recall,
        "reversals": 100 * reversals.clean / max(1, reversals.sentences),
        "calibration error, at most": calibration_error(sureness(rows)),
    }


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("split", nargs="?", default="dev", choices=("dev", "test", "example"))
    ask.add_argument("--show", type=int, default=0, help="print so many mistakes (dev and example only)")
    options = ask.parse_args()
    dev = list(matched(read_pairs("dev")))
    if options.split == "example":
        rows = list(matched([replace(p) for p in read_dispatches()]))
    else:
        rows = dev if options.split == "dev" else list(matched(read_pairs(options.split)))
    print(f"{'':34}{'texts':>6}{'precision':>11}{'recall':>9}{'without mistake':>17}")
    for name, choose in methods(dev).items():
        print(line(name, tally_of(rows, choose)))
    groups: dict[str, list[Matched]] = defaultdict(list)
    for row in rows:
        groups[f"  {row.pair.situation}"].append(row)
    for row in rows:
        groups[f"  trap: {row.pair.trap or 'none'}"].append(row)
    for name, some in groups.items():
        print(line(name, tally_of(some, product)))
    everything, others = after_review(rows)
    print(line(f"after {ANSWERS} answers a situation", everything))
    print(line("  sentences not asked about", others))
    print(f"expected calibration error {calibration_error(sureness(rows)):.1f} points")
    if options.split != "test":
        wrong = [r for r in rows if product(r) - r.ignored != r.bears]
        for row in wrong[: options.show]:
            p = {k: round(v, 2) for k, v in row.chances["product"].items() if v > 0.2}
            print(f"\n[{row.pair.trap}] {row.pair.focus}\n  bears on {sorted(row.bears)}; matched {p}")


if __name__ == "__main__":
    main()
