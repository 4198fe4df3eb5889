"""Our labels of which sentences of real news bear on an indicator in, precision and recall of the matcher out.

`python -m benchmarks.real_matching --data FOLDER [--show N]`. As in benchmarks/real.py the texts are not here: FOLDER holds `polnear/` as
it is published. Every sentence of the articles was read; one that is not listed bears on nothing. What a reasonable reader could
decide otherwise ("unsure") counts as right where it is matched, and in the second recall not as missed where it is not.
"""

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from benchmarks.matching import units
from benchmarks.pairs import reader
from benchmarks.real import SETS, gum_text, polnear_text, told_by_name
from paripassu.evidence.match import Matcher
from paripassu.evidence.thresholds import ASK, KEEP
from paripassu.evidence.units import Means
from paripassu.situation import load
from paripassu.statements._encode import paragraph_spans
from paripassu.statements._sentences import sentences
from paripassu.types import Block, Report, Span


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of an article; bears: whether surely, by indicator."""

    span: Span
    text: str
    before: str
    bears: dict[str, bool]
    stance: str | None
    tense: str | None


@dataclass(frozen=True, slots=True)
class Article:
    name: str
    text: str
    published: datetime
    outlet: str
    sentences: tuple[Told, ...]


def situations(train: bool = False) -> list[Path]:
    """The label files: those that the network learned from, or those that it did not."""
    return sorted(SETS.glob(f"matching-{'train' if train else 'held'}-*.jsonl"))


def situation_file(labels: Path) -> Path:
    """The situation file of a file of labels."""
    return SETS / f"{labels.stem.split('-', 2)[2]}.yaml"


def articles(labels: Path, data: Path) -> Iterator[Article]:
    """The articles of a file of labels, whose texts lie in *data*. Raises FileNotFoundError where they do not."""
    for line in labels.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, outlet, day = _original(data, row["split"], row["doc"])
        known = {tuple(s["span"]): s for s in row["sentences"]}
        told: list[Told] = []
        for a, b in paragraph_spans(text):
            for x, y in sentences(text[a:b]):
                found = known.get((a + x, a + y), {"bears": {}, "stance": None, "tense": None})
                words = text[a + x : a + y].replace("\n", " ")
                before = told[-1].text if told else ""
                told.append(Told(Span(a + x, a + y), words, before, found["bears"], found["stance"], found["tense"]))
        yield Article(row["doc"], text, datetime.combine(day, time()), outlet, tuple(told))


def _original(data: Path, split: str, name: str) -> tuple[str, str, date]:
    """Text, outlet and day of an article of PolNeAR's or of one of the Wikinews texts in GUM."""
    if name.startswith("GUM_"):
        text, day = gum_text(data, split, name)
        return text, "Wikinews", day
    return polnear_text(data, split, name), *told_by_name(name)


def as_report(one: Article) -> Report:
    blocks = tuple(Block("paragraph", Span(m.start(), m.end())) for m in re.finditer(r"[^\n]*\S[^\n]*", one.text))
    return Report(one.name, one.name, one.outlet, None, None, "en", one.text, blocks, (), one.published, "labelled")


def matched(labels: Path, data: Path) -> Iterator[tuple[Told, dict[str, float]]]:
    """Each sentence with the chance that the product gives each indicator."""
    read = list(articles(labels, data))
    matcher = Matcher(load(situation_file(labels)), embed=reader().meanings)
    for one, understood in zip(read, reader().understand([as_report(a) for a in read]), strict=True):
        means = Means(understood.meanings)
        chances: list[dict[str, float]] = [{} for _ in one.sentences]
        for unit in units(understood.report, understood.statements):
            at = max((k for k, s in enumerate(one.sentences) if s.span.start <= unit.span.start), default=0)
            for match in matcher.matches(unit, means.of(unit.span)):
                name = match.indicator.id
                chances[at][name] = max(match.chance, chances[at].get(name, 0.0))
        yield from zip(one.sentences, chances, strict=True)


def table(rows: list[tuple[Told, dict[str, float]]]) -> str:
    """Precision and recall from the chance on at which a match counts, and from the one on at which it is asked about."""
    lines = [
        "| from | right | wrong | missed | of them sure | precision | recall | recall of the sure |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for least in (KEEP, ASK):
        pairs = [(s, {i for i, p in found.items() if p >= least}) for s, found in rows]
        right = sum(len(found & s.bears.keys()) for s, found in pairs)
        wrong = sum(len(found - s.bears.keys()) for s, found in pairs)
        missed = [sure for s, found in pairs for i, sure in s.bears.items() if i not in found]
        rates = (
            right / max(1, right + wrong),
            right / max(1, right + len(missed)),
            right / max(1, right + sum(missed)),
        )
        lines.append(
            f"| {least} | {right} | {wrong} | {len(missed)} | {sum(missed)} | "
            + " | ".join(f"{100 * r:.1f}" for r in rates)
            + " |"
        )
    return "\n".join(lines)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True, help="the folder with polnear/")
    ask.add_argument("--train", action="store_true", help="the situations that the network learned from")
    ask.add_argument("--show", type=int, default=0, metavar="N", help="the N surest mistakes")
    options = ask.parse_args()
    together: list[tuple[Told, dict[str, float]]] = []
    for labels in situations(options.train):
        rows = list(matched(labels, options.data))
        together += rows
        print(f"{situation_file(labels).stem}: {len(rows)} sentences\n\n{table(rows)}\n")
        mistakes = [(p, i, s) for s, found in rows for i, p in found.items() if p >= KEEP and i not in s.bears]
        for chance, name, sentence in sorted(mistakes, key=lambda m: -m[0])[: options.show]:
            print(f"{chance:.2f} {name}: {sentence.text[:200]}")
    print(f"all together: {len(together)} sentences\n\n{table(together)}")


if __name__ == "__main__":
    main()
