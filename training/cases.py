"""Situation files and their labelled sentences in, cases for the matcher's networks out.

benchmarks/sets/pairs/train and the example's dispatches are trained on; "dev" is for choosing; nothing reads "test".
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.pairs import Pair, read_pairs, situation_path
from benchmarks.quality import as_report
from benchmarks.real_matching import articles, situation_file, situations
from paripassu.evidence.features import Comparer, Embed
from paripassu.evidence.units import voice_of
from paripassu.situation import load
from paripassu.statements.reader import Reader

SETS = Path(__file__).parent.parent / "benchmarks/sets"
BEARING = ("plain", "denial", "hedge", "intended", "hypothetical")


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    before: str
    bears: frozenset[str]
    ignored: frozenset[str]
    """Indicators that may rightly match as well."""
    tempting: frozenset[str]
    kind: str
    stance: str | None
    tense: str | None
    said: tuple[str, str] | None = None
    """Where the sentence is one statement: who says it and how, and the content by itself, as the matcher sees it."""


@dataclass(slots=True)
class Case:
    """A situation with its labelled sentences."""

    name: str
    comparer: Comparer
    sentences: list[Sentence]


def training_cases(embed: Embed | None) -> list[Case]:
    """The training situations, and the example with its dispatches."""
    paths = sorted((SETS / "pairs/train").glob("*.jsonl"))
    found = [_case(p.stem, SETS / "situations/train" / f"{p.stem}.yaml", p, embed) for p in paths]
    return [*found, _case("dprk-russia", situation_path("dprk-russia"), SETS / "pairs/dprk-russia.jsonl", embed)]


def _case(name: str, situation: Path, path: Path, embed: Embed | None) -> Case:
    comparer = Comparer(load(situation), embed)
    sentences = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        bears = frozenset(row["bears"])
        kind = row.get("kind") or ("plain" if bears else "look-alike")
        sentences.append(
            Sentence(
                row["text"], row["before"], bears, _implied(comparer, bears), frozenset(row["tempting"]), kind,
                row.get("stance"), row.get("tense"),
            )
        )  # fmt: skip
    return Case(name, comparer, sentences)


def held_out_cases(split: str, embed: Embed | None) -> list[Case]:
    """The situations of benchmarks/sets/pairs, each sentence judged on the indicator that it names and on all others."""
    by: dict[str, list[Pair]] = {}
    for pair in read_pairs(split):
        by.setdefault(pair.situation, []).append(pair)
    found = []
    for name, pairs in by.items():
        comparer = Comparer(load(situation_path(name)), embed)
        sentences = []
        for p in pairs:
            bears = frozenset(({p.indicator} if p.bears and p.indicator else set()) | set(p.also))
            tempting = frozenset({p.indicator} - bears if p.indicator else ())
            at = max(0, p.text.find(p.focus))
            sentences.append(
                Sentence(
                    p.focus, p.text[:at].strip(), bears, _implied(comparer, bears), tempting, p.trap or "plain",
                    p.fields["stance"], p.fields["tense"],
                )
            )  # fmt: skip
        found.append(Case(name, comparer, sentences))
    return found


def real_cases(data: Path, train: bool, embed: Embed | None) -> list[Case]:
    """The situations whose sentences are of real news (benchmarks/sets/real), where *data* holds the texts; an indicator of which
    a sentence may or may not speak is not asked about."""
    found = []
    for labels in situations(train):
        comparer = Comparer(load(situation_file(labels)), embed)
        sentences = []
        for article in articles(labels, data):
            for s in article.sentences:
                sure = frozenset(i for i, surely in s.bears.items() if surely)
                ignored = _implied(comparer, frozenset(s.bears)) | (s.bears.keys() - sure)
                kind = "plain" if sure else "look-alike"
                sentences.append(Sentence(s.text, s.before, sure, ignored, frozenset(), kind, s.stance, s.tense))
        found.append(Case(situation_file(labels).stem, comparer, sentences))
    return found


def said_in(cases: list[Case], reader: Reader) -> None:
    """Finds in each sentence the one statement that it is, if it is one."""
    for one in cases:
        reports = [as_report(s.text, str(k)) for k, s in enumerate(one.sentences)]
        for k, (_, statements) in enumerate(reader.read(reports)):
            outer = [s for s in statements if s.inside is None]
            if len(outer) == 1 and len(outer[0].content.spans) == 1 and outer[0].source and outer[0].cue:
                said = voice_of(outer[0]), outer[0].content.text
                one.sentences[k] = replace(one.sentences[k], said=said)


def _implied(comparer: Comparer, bears: frozenset[str]) -> frozenset[str]:
    return frozenset({x for b in bears for x in comparer.situation.indicator(b).implies} - bears)
