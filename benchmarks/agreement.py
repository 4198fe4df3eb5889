"""Two labellings of the same statements in, how far they agree out: `python -m benchmarks.agreement`.

The first is the test set's own, the second `sets/statements/second.jsonl`, made from the marked texts alone. Fields are
compared as `benchmarks.fields` compares the product's with the gold. For each: the share on which both agree, and for
stance, certainty and tense Cohen's kappa, which takes off what two would agree on by chance. `--show FIELD N` lists the first
N statements on which they part. `--real FOLDER` does the same for the real news that was labelled twice
(`sets/real/second-polnear.jsonl`), whose texts lie in FOLDER.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.fields import CHECKS, Check, Pair, mistakes
from benchmarks.labelled import SETS, Labelled, Text, read_set
from benchmarks.real import CHECKED, read_real, read_second

SECOND = SETS / "second.jsonl"
BY_KAPPA = ("stance", "certainty", "tense")


def both_real(data: Path) -> Iterator[Pair]:
    """Each statement of real news that was labelled twice, in both labellings. Raises FileNotFoundError without the texts."""
    second = {text.id: text for text in read_second(data)}
    for text in read_real(data, train=True):
        if (other := second.get(text.id)) is not None:
            for gold, mine in zip(text.statements, other.statements, strict=True):
                yield Pair(text, gold, mine.fields, _words(text, gold))


def _words(text: Text, gold: Labelled) -> str:
    return " | ".join(" ".join(text.text[a:b] for a, b in spans) for spans in (gold.source, gold.cue, gold.content))


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
                yield Pair(text, gold, mine, _words(text, gold))
    if second:
        raise KeyError(f"not in the test set: {sorted(second)}")


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
    given = parser.parse_args()
    pairs = list(both_real(given.real) if given.real else both())
    if given.show:
        print("\n".join(mistakes(pairs, given.show[0], int(given.show[1]))))
    else:
        print(table(pairs, CHECKED if given.real else CHECKS))


if __name__ == "__main__":
    main()
