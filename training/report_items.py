"""Whole labelled reports in, the pairs that the matcher asks its network about in them out, as word pieces.

    python -m training.report_items --items build/items.npz --out build/more.npz

Where training.pair_items makes up what the network is asked from sentences that stand alone, this lets the reader and the matcher go
through whole reports (benchmarks/sets/pairs/reports/train: a line a report, `text`, and in `bears` the sentence by its place, the indicator,
stance, tense and whether that is sure) and takes what they ask, word for word: what somebody is cited for, what the outlet says itself, what
stands before it, and above all an indicator's neighbours on the same ladder, of which almost every sentence seems to speak.
The pairs are put behind those of --items. Needs nothing else.
"""

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import numpy as np

from benchmarks.matching import units
from benchmarks.pairs import SETS, reader
from benchmarks.real_matching import Article, as_report
from paripassu.evidence.features import Unit, Vector
from paripassu.evidence.judge import asked, leading
from paripassu.evidence.likely import scrap
from paripassu.evidence.masks import SIGNS, masks_of
from paripassu.evidence.match import Matcher
from paripassu.evidence.units import Means
from paripassu.situation import load
from paripassu.statements._tags import STANCES, TENSES
from paripassu.types import Span
from training.judge_pairs import Items
from training.labels import NONE
from training.pair_items import Item, Table, exchanged

SWAP = 0.3
"""Share of the pairs that bear of which the parties are exchanged as well."""
SEVERAL = 0.15
"""Chance, by the network that is shipped, from which on a part of a sentence is held to be what bears, where the sentence has several
parts and the label is the whole sentence's; the likeliest part always is."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a sentence says of an indicator."""

    span: Span
    indicator: str
    stance: int
    tense: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence as the matcher asks about it, and what it bears on; `open_`: where nobody can be sure."""

    unit: Unit
    meaning: Vector
    candidates: tuple[str, ...]
    bears: dict[str, Label]
    open_: frozenset[str]


def labels_of(row: dict[str, object]) -> list[Label]:
    """The labels of a report."""
    found = []
    for one in row["bears"]:  # type: ignore[attr-defined]
        stance = STANCES.index(one["stance"]) if one["stance"] else NONE
        tense = TENSES.index(one["tense"]) if one.get("tense") else NONE
        found.append(Label(Span(*one["span"]), one["indicator"], stance, tense, one.get("sure", True)))
    return found


def read_reports(situation: Path, reports: Path, tenses: bool) -> tuple[Matcher, list[Asked]]:
    """What the matcher asks in the reports of a situation.

    tenses: whether what is meant or supposed is labelled too; else a sentence that seems to speak of that is left out."""
    matcher = Matcher(load(situation), embed=reader().meanings)
    rows = [json.loads(line) for line in reports.read_text(encoding="utf-8").splitlines()]
    when = datetime.combine(matcher.situation.since or date(2025, 1, 1), time())
    texts = [as_report(Article(row["report"], row["text"], when, "", ())) for row in rows]
    found: list[Asked] = []
    for row, understood in zip(rows, reader().understand(texts), strict=True):
        labels, means = labels_of(row), Means(understood.meanings)
        seen = [(u, m) for u in units(understood.report, understood.statements) if (m := means.of(u.span)) is not None]
        chances = [_chances(matcher, u, m) for u, m in seen]
        for number, (unit, meaning) in enumerate(seen):
            mine = [label for label in labels if label.span.start <= unit.span.start < label.span.end]
            bears, open_ = {}, set()
            for label in mine:
                beside = [
                    chances[k].get(label.indicator, (0.0, "happened"))[0]
                    for k, (u, _) in enumerate(seen)
                    if k != number and label.span.start <= u.span.start < label.span.end
                ]
                own = chances[number].get(label.indicator, (0.0, "happened"))[0]
                if not label.sure or (beside and own < max(SEVERAL, *beside)):
                    open_.add(label.indicator)
                else:
                    bears[label.indicator] = label
            if not tenses:
                kept = {i.id: i.tenses for i in matcher.situation.indicators}
                open_ |= {
                    i for i, (p, t) in chances[number].items() if i not in bears and p > SEVERAL and t not in kept[i]
                }
            names = tuple(dict.fromkeys([*chances[number], *bears]))
            implied = {x for i in bears for x in matcher.situation.indicator(i).implies} - bears.keys()
            found.append(Asked(unit, meaning, names, bears, frozenset(open_ | implied) - bears.keys()))
    return matcher, found


def _chances(matcher: Matcher, unit: Unit, meaning: Vector) -> dict[str, tuple[float, str]]:
    """Of each candidate the network's chance and tense."""
    whole = matcher.comparer.compare(unit, meaning)
    of = matcher.situation.indicators
    return {
        of[a.number].id: (float(1 / (1 + np.exp(-a.verdict.odds))), a.verdict.tense) for a in matcher.asked_of(whole)
    }


def items_of(matcher: Matcher, asked_about: list[Asked], rng: random.Random) -> Iterator[Item]:
    """One pass over what is asked, under signs of its own."""
    order = list(range(len(SIGNS)))
    rng.shuffle(order)
    situation = matcher.situation
    masks = masks_of(situation, matcher.names, order)
    for number, one in enumerate(asked_about):
        few = scrap(one.unit)
        plain, voice = (one.unit.around, "") if few else (one.unit.text, one.unit.voice)
        before, text = masks.apply(leading(one.unit.before, plain, voice)), masks.apply(plain)
        for name in one.candidates:
            if name in one.open_:
                continue
            indicator, label = situation.indicator(name), one.bears.get(name)
            examples = list(matcher.comparer.nearest(indicator, one.meaning, 3))
            if rng.random() < 0.5:
                examples = rng.sample(list(indicator.counts), len(indicator.counts))
            side = asked(indicator, masks, examples)
            fields = (label.stance, label.tense) if label else (NONE, NONE)
            yield Item((before, text, side), label is not None, *fields, number)
            if label and rng.random() < SWAP and (changed := exchanged(text, before, indicator, masks, rng)):
                yield Item((before, changed, side), False, NONE, NONE, -1)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--items", type=Path, required=True, help="what training.pair_items wrote, to be put before these")
    ask.add_argument(
        "--reports", type=Path, nargs="+", default=[SETS / "pairs/reports/train"], help="folders of labelled reports"
    )
    ask.add_argument("--situations", type=Path, nargs="+", default=[SETS / "situations/train"])
    ask.add_argument("--no-tenses", action="store_true", help="what is meant or supposed is not labelled")
    ask.add_argument("--without", nargs="*", default=(), help="situations to be left out")
    ask.add_argument("--passes", type=int, default=4)
    ask.add_argument("--seed", type=int, default=9)
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    rng = random.Random(options.seed)
    old = Items.read(options.items)
    table, names = Table(), list(old.names)
    for path in (p for folder in options.reports for p in sorted(folder.glob("*.jsonl"))):
        if path.stem in options.without:
            continue
        situation = next(s for folder in options.situations if (s := folder / f"{path.stem}.yaml").exists())
        matcher, found = read_reports(situation, path, not options.no_tenses)
        names.append(path.stem)
        for number in range(options.passes):
            table.add(list(items_of(matcher, found, rng)), number, len(names) - 1)
        bear = sum(len(one.bears) for one in found)
        print(
            f"{path.stem}: {len(found)} sentences, {sum(len(o.candidates) for o in found)} pairs, {bear} bear",
            flush=True,
        )
    table.write(options.out, names, 0, before=options.items)


if __name__ == "__main__":
    main()
