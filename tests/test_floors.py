"""What the reader reaches, against the floors in floors.toml; and that we count as the tool of acceptance counts.

A further measure is a function from nothing to figures in MEASURES, and its floors a table of the same name.
"""

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from benchmarks.copies import score as copies_score
from benchmarks.fields import CHECKS, denials, end_to_end
from benchmarks.labelled import read_set
from benchmarks.matching import matched, product, tally_of
from benchmarks.pairs import read_pairs
from benchmarks.propositions import FIELDS, read_all
from benchmarks.quality import calibration_error, own, score
from benchmarks.scoring import KINDS, Tally
from paripassu.reports import read_text
from paripassu.statements import Reader
from paripassu.types import Part, Source
from tests.conftest import shared

FLOORS: dict[str, dict[str, float]] = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))


def f1(tally: Tally) -> dict[str, float]:
    return {kind: tally.f1(kind) for kind in KINDS}


@lru_cache(maxsize=1)
def own_test() -> tuple[Tally, Tally]:
    return own("test", Reader())


@lru_cache(maxsize=1)
def polnear_dev() -> dict[str, float]:
    whole, _, sure = score(shared("data", "polnear", "dev"), Reader())
    return {**f1(whole), "calibration error, at most": calibration_error(sure)}


def fields_test() -> dict[str, float]:
    """Of the statements that the reader finds."""
    found = [(p.gold.fields, p.mine) for p in end_to_end(list(read_set("test"))) if p.mine is not None]
    recall, precision = denials(found)
    return {
        **{name: 100 * sum(check(*pair) for pair in found) / len(found) for name, check in CHECKS.items()},
        "denials, recall": recall,
        "denials, precision": precision,
    }


def propositions_test() -> dict[str, float]:
    rows = list(read_all("test", Reader()))
    return {field: 100 * sum(row.right(field) for row in rows) / len(rows) for field in FIELDS}


def matching_test() -> dict[str, float]:
    tally = tally_of(list(matched(read_pairs("test"))), product)
    return {"precision": tally.precision, "recall": tally.recall}


def copies_test() -> dict[str, float]:
    found = copies_score("test")
    return {
        "precision": 100 * found.precision,
        "recall": 100 * found.recall,
        "kinds": 100 * found.kinds,
        "independent joined, at most": 100 * found.joined,
    }


MEASURES: dict[str, Callable[[], dict[str, float]]] = {
    "own test, outermost": lambda: f1(own_test()[0]),
    "own test, inside": lambda: f1(own_test()[1]),
    "polnear dev": polnear_dev,
    "fields, test": fields_test,
    "propositions, test": propositions_test,
    "matching, test": matching_test,
    "copies, test": copies_test,
}


def test_every_floor_is_measured_and_every_measure_has_floors() -> None:
    assert sorted(FLOORS) == sorted(MEASURES)


@pytest.mark.parametrize("name", MEASURES)
def test_nothing_falls_under_its_floor(name: str) -> None:
    reached = {kind: round(figure, 1) for kind, figure in MEASURES[name]().items()}
    assert set(FLOORS[name]) == set(reached)
    short = {
        kind: (figure, FLOORS[name][kind])
        for kind, figure in reached.items()
        if (figure > FLOORS[name][kind] if kind.endswith("at most") else figure < FLOORS[name][kind])
    }
    assert short == {}, f"{name}: reached, against the floor"


def test_the_floors_count_as_the_tool_of_acceptance_counts(tmp_path: Path) -> None:
    tool, folder = shared("tools", "score_statements.py"), shared("data", "polnear", "dev")
    lines = []
    texts = sorted((folder / "text").glob("*.txt"))
    reports = [read_text(path.read_bytes().decode(), path.name) for path in texts]
    for report, statements in Reader().read(reports):
        for s in statements:
            parts = {"source": s.source, "cue": s.cue, "content": s.content}
            spans = {role: _spans(part) for role, part in parts.items()}
            lines.append(json.dumps({"path": report.path, "inside": s.inside, **spans}))
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(tool), str(folder), str(predicted), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    ours = polnear_dev()
    for kind in KINDS:
        assert theirs[kind.replace("joined", "linked")]["f1"] == pytest.approx(ours[kind], abs=0.1)


def _spans(part: Part | Source | None) -> dict[str, list[list[int]]] | None:
    return None if part is None else {"spans": [list(span) for span in part.spans]}
