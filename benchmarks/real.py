"""Our labels of statements in real news in, a table of accuracy per field out: `python -m benchmarks.real --data FOLDER [--end-to-end]`.

The texts are not ours and not here: FOLDER holds `polnear/` (brat standoff) and `gum/` (.conllu), as they are published, and
benchmarks/sets/real/ says of their statements what we read in them (FORMAT.md there). `--train` prints the half that rules and heads
were made by; without it, the half that nothing was made by.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.fields import CHECKS, Check, Pair, denials, end_to_end, on_gold_spans, same_name
from benchmarks.labelled import Labelled, Text
from paripassu.types import Span
from training.corpus import events

SETS = Path(__file__).parent / "sets" / "real"
OUTLETS = {
    "nyt": "The New York Times", "wash-post": "The Washington Post", "huff-post": "HuffPost", "usa-today": "USA Today",
    "politico": "Politico", "breitbart": "Breitbart", "west-journal": "The Western Journal",
}  # fmt: skip
FIELDS = ("country", "kind", "stance", "certainty", "tense", "said_on", "quotation", "chain")


def read_real(data: Path, train: bool = False) -> Iterator[Text]:
    """The labelled texts whose originals lie in *data*. Raises FileNotFoundError where they do not."""
    for path in sorted(SETS.glob("train-*.jsonl" if train else "held-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield (_polnear if "polnear" in path.name else _gum)(row, data)


def read_second(data: Path) -> Iterator[Text]:
    """The texts that were labelled twice, as somebody labelled them who did not see the first labels. Raises FileNotFoundError."""
    for line in (SETS / "second-polnear.jsonl").read_text(encoding="utf-8").splitlines():
        yield _polnear(json.loads(line), data)


def polnear_text(data: Path, split: str, name: str) -> str:
    """The text of one of PolNeAR's articles in *data*. Raises FileNotFoundError."""
    return (data / "polnear" / split / "text" / f"{name}.txt").read_bytes().decode("utf-8")


def told_by_name(name: str) -> tuple[str, date]:
    """Outlet and day of one of PolNeAR's articles, by its name."""
    outlet, day, _ = name.split("_", 2)
    return OUTLETS.get(outlet, outlet), date.fromisoformat(day)


def _polnear(row: Mapping[str, Any], data: Path) -> Text:
    folder = data / "polnear" / row["split"]
    text = polnear_text(data, row["split"], row["doc"])
    annotated = sorted((folder / "attributions").glob(f"{row['doc']}_*.ann"))[0].read_text(encoding="utf-8")
    marked = dict(events(annotated))
    statements = []
    for n, s in enumerate(row["statements"], 1):
        gold = marked[s["event"]]
        source, cue, content = (tuple(Span(*span) for span in some) for some in (gold.source, gold.cue, gold.content))
        statements.append(Labelled(n, source, cue, content, _fields(s)))
    outlet, day = told_by_name(row["doc"])
    return Text(row["doc"], text, day, None, outlet, "", "", tuple(statements))


def gum_text(data: Path, split: str, name: str) -> tuple[str, date]:
    """The text of one of GUM's documents in *data*, paragraphs parted by an empty line, and its day. Raises FileNotFoundError."""
    lines = (data / "gum" / split / f"{name}.conllu").read_text(encoding="utf-8").split("\n")
    paragraphs: list[list[str]] = []
    day = ""
    for line in lines:
        if line.startswith("# meta::dateCreated"):
            day = line.split("= ")[1]
        elif line.startswith("# newpar"):
            paragraphs.append([])
        elif line.startswith("# text = "):
            paragraphs[-1].append(line[9:])
    return "\n\n".join(" ".join(p) for p in paragraphs if p), date.fromisoformat(day)


def _gum(row: Mapping[str, Any], data: Path) -> Text:
    text, day = gum_text(data, row["split"], row["doc"])
    statements = []
    for n, s in enumerate(row["statements"], 1):
        source, cue, content = (tuple(Span(*span) for span in s[part]) for part in ("source", "cue", "content"))
        statements.append(Labelled(n, source, cue, content, _fields(s)))
    return Text(row["doc"], text, day, None, "Wikinews", "", "", tuple(statements))


def _fields(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"role": None, "affiliation": None} | {
        k: row[k]
        for k in ("name", "country", "kind", "stance", "certainty", "tense", "said_on", "quotation", "via", "inside")
    }


def _who(gold: dict[str, Any], mine: dict[str, Any]) -> bool:
    """Name (with none, kind) and country right."""
    named = same_name(gold["name"], mine["name"]) and (gold["name"] is not None or gold["kind"] == mine["kind"])
    return named and bool(gold["country"] == mine["country"])


CHECKED: dict[str, Check] = {"name": CHECKS["name"], "who": _who, **{field: CHECKS[field] for field in FIELDS}}


def table(pairs: list[Pair]) -> str:
    """Per cent right of the statements found, by field, and of denials alone."""
    found = [p for p in pairs if p.mine]
    lines = [f"{len(pairs)} statements, {len(found)} found", "", "| field | right |", "|---|---|"]
    for field, check in CHECKED.items():
        right = sum(check(p.gold.fields, p.mine) for p in found if p.mine)
        lines.append(f"| {field} | {100 * right / max(1, len(found)):.1f} |")
    recall, precision = denials((p.gold.fields, p.mine) for p in found if p.mine)
    return "\n".join([*lines, f"| denials, recall | {recall:.1f} |", f"| denials, precision | {precision:.1f} |"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with polnear/ and gum/")
    parser.add_argument("--train", action="store_true", help="the half that rules and heads were made by")
    parser.add_argument("--end-to-end", action="store_true", help="on the spans that the reader finds")
    given = parser.parse_args()
    texts = list(read_real(given.data, given.train))
    print(table(list(end_to_end(texts)) if given.end_to_end else [p for t in texts for p in on_gold_spans(t)]))


if __name__ == "__main__":
    main()
