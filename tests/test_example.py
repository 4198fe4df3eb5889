"""The example, end to end: what a reader of its dispatches holds on five days, and what must move nothing."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from paripassu.assessment import Options, assess
from paripassu.evidence.match import Matcher
from paripassu.ledger import Reading
from paripassu.reports import read_paths
from paripassu.reports.copies import families
from paripassu.settings import Settings
from paripassu.situation import lint, load
from paripassu.situation.model import Situation
from paripassu.statements import Reader
from paripassu.types import Assessment, Evidence, Report
from paripassu.workspace import evidence_of, known_names

EXAMPLE = Path(__file__).parent.parent / "examples" / "dprk-russia"
KINDS = {row["file"]: row for row in map(json.loads, (EXAMPLE / "dispatches.jsonl").read_text().splitlines())}


@pytest.fixture(scope="module")
def situation() -> Situation:
    return load(EXAMPLE / "situation.yaml")


@pytest.fixture(scope="module")
def reader(situation: Situation) -> Reader:
    return Reader(known=known_names(situation))


@pytest.fixture(scope="module")
def readings(reader: Reader) -> tuple[Reading, ...]:
    reports = [r for r in read_paths([EXAMPLE / "reports"], Settings()) if isinstance(r, Report)]
    return tuple(Reading(u.report, u.statements, u.meanings) for u in reader.understand(reports))


def evidence(situation: Situation, reader: Reader, readings: tuple[Reading, ...]) -> tuple[Evidence, ...]:
    copies = families([r.report for r in readings])
    return evidence_of(readings, Matcher(situation, embed=reader.meanings), copies)


@pytest.fixture(scope="module")
def weighed(situation: Situation, reader: Reader, readings: tuple[Reading, ...]) -> tuple[Evidence, ...]:
    return evidence(situation, reader, readings)


def kept(readings: tuple[Reading, ...], *without: str) -> tuple[Reading, ...]:
    return tuple(r for r in readings if KINDS[Path(r.report.path).name]["kind"] not in without)


def on(situation: Situation, items: tuple[Evidence, ...], day: str) -> Assessment:
    return assess(situation, items, date.fromisoformat(day), options=Options(band=False))


def figures(assessment: Assessment) -> Iterator[float]:
    for degree in assessment.degrees:
        yield degree.now.probability
        yield degree.reached.probability


@pytest.mark.parametrize(
    ("day", "reached", "now"),
    [
        ("2024-10-23", "deployed", "deployed"),
        ("2024-11-06", "combat", "combat"),
        ("2025-01-15", "combat", "combat"),
        ("2025-05-01", "combat", "in-zone"),
    ],
)
def test_a_careful_reader_holds_the_same(
    situation: Situation, weighed: tuple[Evidence, ...], day: str, reached: str, now: str
) -> None:
    found = on(situation, weighed, day)
    assert (found.reached, found.now) == (reached, now)


def test_reached_stays_when_now_falls(situation: Situation, weighed: tuple[Evidence, ...]) -> None:
    before, after = on(situation, weighed, "2025-04-29"), on(situation, weighed, "2025-05-01")
    assert after.reached == "combat"
    combat = [next(d for d in a.degrees if d.id == "combat").now.probability for a in (before, after)]
    assert combat[1] < combat[0]


def test_traps_move_nothing(situation: Situation, reader: Reader, readings: tuple[Reading, ...]) -> None:
    only = tuple(r for r in readings if KINDS[Path(r.report.path).name]["kind"] in ("trap", "unrelated"))
    assert len(only) >= 15
    assert evidence(situation, reader, only) == ()


def test_every_quote_is_in_its_report(readings: tuple[Reading, ...], weighed: tuple[Evidence, ...]) -> None:
    bodies = {r.report.id: r.report.body for r in readings}
    assert len(weighed) > 100
    for item in weighed:
        assert bodies[item.report][item.spans[0].start : item.spans[-1].end] == item.quote


def test_nobody_admits_before_the_admission(situation: Situation, weighed: tuple[Evidence, ...]) -> None:
    for view in on(situation, weighed, "2025-04-25").indicators:
        assert view.standing != "admitted", view


def test_the_situation_lints_clean(situation: Situation) -> None:
    assert [str(f) for f in lint(situation) if f.severity == "error"] == []


@pytest.mark.parametrize("day", ["2024-10-23", "2024-11-06", "2025-01-15", "2025-05-01"])
def test_a_copy_moves_nothing_to_speak_of(
    situation: Situation, reader: Reader, readings: tuple[Reading, ...], weighed: tuple[Evidence, ...], day: str
) -> None:
    """A copy is found a shade earlier or later than its original, so a figure may move by less than a point; not more."""
    without = evidence(situation, reader, kept(readings, "copy"))
    pairs = zip(figures(on(situation, weighed, day)), figures(on(situation, without, day)), strict=True)
    assert max(abs(a - b) for a, b in pairs) < 0.01
