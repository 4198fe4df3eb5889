"""Two labellings of the same statements in, how far they agree out: `python -m benchmarks.agreement`.

The first is the test set's own, the second `sets/statements/second.jsonl`, made from the marked texts alone. Fields are
compared as `benchmarks.fields` compares the product's with the gold. For each: the share on which both agree, and for
stance, certainty and tense Cohen's kappa, which takes off what two would agree on by chance. `--show FIELD N` lists the first
N statements on which they part. `--real FOLDER` does the same for the real news that was labelled twice
(`sets/real/second-polnear.jsonl`), whose texts lie in FOLDER. `--propositions` and `--pairs` do it for who does what to whom
(`sets/propositions/second.jsonl`, half of the test sentences) and for what a sentence bears on (`sets/pairs/second.jsonl`, all
of them), which were labelled anew from the sentences, the format's page and the situation files alone.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.fields import CHECKS, Check, Pair, cited, mistakes
from benchmarks.labelled import SETS, read_set
from benchmarks.matching import Matched, Tally
from benchmarks.pairs import SETS as PAIRS
from benchmarks.pairs import read_pairs, situation_path
from benchmarks.propositions import FIELDS, Read, read_rows
from benchmarks.propositions import SETS as PROPOSITIONS
from benchmarks.real import CHECKED, read_real, read_second
from paripassu.situation import load

SECOND = SETS / "second.jsonl"
BY_KAPPA = ("stance", "certainty", "tense")


def both_real(data: Path) -> Iterator[Pair]:
    """Each statement of real news that was labelled twice, in both labellings. Raises FileNotFoundError without the texts."""
    second = {text.id: text for text in read_second(data)}
    for text in read_real(data, train=True):
        if (other := second.get(text.id)) is not None:
            for gold, mine in zip(text.statements, other.statements, strict=True):
                yield Pair(text, gold, mine.fields, cited(text, gold))


def both() -> Iterator[Pair]:
    """Each statement of the second labelling beside the same of the first.

    Raises KeyError where the first has no such statement.
    """
    second: dict[tuple[str, int], dict[str, Any]] = {}
    for line in SECOND.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        second |= {(row["id"], s["n"]): s for s in row["statements"]}
    for text in read_set("test"):
        for gold in text.statements:
            mine = second.pop((text.id, gold.number), None)
            if mine is not None:
                yield Pair(text, gold, mine, cited(text, gold))
    if second:
        raise KeyError(f"not in the test set: {sorted(second)}")


def both_propositions() -> list[Read]:
    """Each sentence that was labelled a second time, the first labels as the gold. Raises KeyError where the first has no such sentence."""
    first = {row["id"]: row for row in read_rows("test")}
    lines = (PROPOSITIONS / "second.jsonl").read_text(encoding="utf-8").splitlines()
    return [Read(first[row["id"]], row) for row in map(json.loads, lines)]


def propositions_table(read: Sequence[Read]) -> str:
    lines = [f"{len(read)} sentences", "", "| slot | agree, % |", "|---|---|"]
    shares = {field: 100 * sum(one.right(field) for one in read) / len(read) for field in FIELDS}
    return "\n".join(lines + [f"| {field} | {share:.1f} |" for field, share in shares.items()])


def both_pairs() -> tuple[dict[str, tuple[Tally, Tally]], Counter[str]]:
    """What the second labelling says the test sentences bear on, beside the first as the gold: counts by situation and trap, of
    all that it says and of what it is sure of; and in how many of those on which both agree they agree on stance and tense."""
    lines = (PAIRS / "pairs" / "second.jsonl").read_text(encoding="utf-8").splitlines()
    second = {row["id"]: row["bears"] for row in map(json.loads, lines)}
    tallies: dict[str, tuple[Tally, Tally]] = {}
    same: Counter[str] = Counter()
    for pair in read_pairs("test"):
        situation = load(situation_path(pair.situation))
        one = Matched(pair, {}, frozenset(), None)
        implied = frozenset(x for b in one.bears for x in situation.indicator(b).implies) - one.bears
        one = replace(one, ignored=implied)
        for key in ("all", pair.situation, f"trap: {pair.trap or 'none'}"):
            for tally, sure in zip(tallies.setdefault(key, (Tally(), Tally())), (False, True), strict=True):
                tally.add(one, frozenset(b["indicator"] for b in second[pair.id] if b["sure"] or not sure))
        for said in second[pair.id]:
            if pair.bears and said["indicator"] == pair.indicator:
                same["both"] += 1
                same.update(field for field in ("stance", "tense") if said[field] == pair.fields[field])
    return tallies, same


def pairs_table(tallies: Mapping[str, tuple[Tally, Tally]], same: Mapping[str, int]) -> str:
    lines = [
        "second labelling, the first as the gold",
        "",
        "| | sentences | precision | recall | without a mistake | what it is sure of: precision | recall |",
    ]
    lines.append("|---|---|---|---|---|---|---|")
    for key, (every, sure) in tallies.items():
        clean = 100 * every.clean / every.sentences
        bearing = every.hits + every.missed > 0
        figures = (every.precision, every.recall, clean, sure.precision, sure.recall)
        shares = " | ".join(f"{x:.1f}" if bearing or x is clean else "–" for x in figures)
        lines.append(f"| {key} | {every.sentences} | {shares} |")
    agreed = ", ".join(f"{field} {100 * same[field] / same['both']:.1f} %" for field in ("stance", "tense"))
    return "\n".join([*lines, "", f"of {same['both']} on which both agree: {agreed}"])


def kappa(labels: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa of pairs of labels; 1.0 where there is nothing to disagree on."""
    count = len(labels)
    first, second = Counter(a for a, _ in labels), Counter(b for _, b in labels)
    chance = sum(first[label] * second[label] for label in first) / count**2
    return (sum(a == b for a, b in labels) / count - chance) / (1 - chance) if chance < 1 else 1.0


def table(pairs: Sequence[Pair], fields: Mapping[str, Check] = CHECKS) -> str:
    """Agreement by field, and the pairs of labels that part most often, in lines of text."""
    lines = [f"{len(pairs)} statements of {len({p.text.id for p in pairs})} texts", ""]
    lines += ["| field | agree, % | kappa |", "|---|---|---|"]
    parted: Counter[str] = Counter()
    for field, check in fields.items():
        agree = 100 * sum(check(p.gold.fields, p.mine) for p in pairs if p.mine) / len(pairs)
        by_chance = "–"
        if field in BY_KAPPA:
            labels = [(str(p.gold.fields[field]), str(p.mine[field])) for p in pairs if p.mine]
            by_chance = f"{kappa(labels):.2f}"
            parted.update(f"{field}: {a} / {b}" for a, b in labels if a != b)
        lines.append(f"| {field} | {agree:.1f} | {by_chance} |")
    lines += ["", "first / second, where they part most often"]
    return "\n".join(lines + [f"{n:4} {what}" for what, n in parted.most_common(12)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", nargs=2, metavar=("FIELD", "N"), help=f"list where they part; {', '.join(CHECKS)}")
    parser.add_argument(
        "--real", type=Path, metavar="FOLDER", help="real news labelled twice; the folder with polnear/"
    )
    parser.add_argument("--propositions", action="store_true", help="who does what to whom, labelled twice")
    parser.add_argument("--pairs", action="store_true", help="what a sentence bears on, labelled twice")
    given = parser.parse_args()
    if given.propositions or given.pairs:
        print(pairs_table(*both_pairs()) if given.pairs else propositions_table(both_propositions()))
        return
    pairs = list(both_real(given.real) if given.real else both())
    if given.show:
        print("\n".join(mistakes(pairs, given.show[0], int(given.show[1]))))
    else:
        print(table(pairs, CHECKED if given.real else CHECKS))


if __name__ == "__main__":
    main()
