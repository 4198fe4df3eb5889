"""The example, end to end: what a reader of its dispatches holds on five days, and what must move nothing."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from benchmarks.cases import CASES, references
from paripassu.assessment import Options, assess, replay
from paripassu.assessment.scores import evaluate
from paripassu.evidence.match import Matcher
from paripassu.evidence.numbers import numbers
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


def test_day_by_day_it_is_near_the_reference(situation: Situation, weighed: tuple[Evidence, ...]) -> None:
    start, end = date(2024, 9, 15), date(2025, 6, 15)
    scores = evaluate(
        replay(situation, weighed, start, end, options=Options(band=False)),
        references(CASES / "dprk-russia" / "degree.jsonl"),
    )
    assert scores.days == 274
    assert scores.reached.rps <= 0.04
    assert scores.now.rps <= 0.04
    assert scores.reached.sure_and_wrong == scores.now.sure_and_wrong == 0
    assert set(scores.crossed) == {"arms", "personnel", "deployed", "in-zone", "combat"}
    assert all(lag <= 2 for lag in scores.lag.values())
    assert scores.false_alarms == ()
    # the night of one report that the next day's denied, at 53 to 49 in a hundred
    assert scores.reached.flip_flops + scores.now.flip_flops <= 1


@pytest.mark.parametrize(
    ("day", "reached", "now"),
    [
        ("2024-10-15", "personnel", "personnel"),
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


@pytest.mark.parametrize(
    ("day", "indicator", "standing"),
    [
        ("2024-10-15", "personnel-at-war", "likely"),
        ("2024-10-15", "troops-in-russia", "suspected"),
        ("2024-10-23", "troops-in-russia", "confirmed"),
        ("2024-11-06", "troops-in-combat", "likely"),
        ("2025-01-15", "troops-in-combat", "confirmed"),
        ("2025-05-01", "troops-in-combat", "admitted"),
    ],
)
def test_the_standings_are_those_of_a_careful_reader(
    situation: Situation, weighed: tuple[Evidence, ...], day: str, indicator: str, standing: str
) -> None:
    found = {view.id: view.standing for view in on(situation, weighed, day).indicators}
    assert found[indicator] == standing


def test_the_numbers_of_troops_are_of_troops(weighed: tuple[Evidence, ...]) -> None:
    """What sources put the troops at is kept in full; those killed or captured stand apart."""
    found = numbers(e for e in weighed if e.indicator == "troops-in-russia")
    assert found.kind == "troops"
    assert {1_500, 8_000, 10_000, 11_000, 15_000} <= {n.high for n in found.stated}
    assert min(n.low or n.high for n in found.stated) >= 1_500
    fought = numbers(e for e in weighed if e.indicator == "troops-in-combat")
    assert {n.noun.kind for n in fought.stated} == {"casualties"}
    assert {"captured", "troops"} <= {n.noun.kind for n in fought.others}


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


OWN = {"2024-10-26-koreatimesus-pyongyang-excerpt.md", "2025-04-28-menafn-kcna-excerpt.md"}
"""Texts around an excerpt with a sentence of their own on the matter, which is no copy and counts."""


@pytest.mark.parametrize("day", ["2024-10-23", "2024-11-06", "2025-01-15", "2025-05-01"])
def test_a_copy_moves_nothing(
    situation: Situation, reader: Reader, readings: tuple[Reading, ...], weighed: tuple[Evidence, ...], day: str
) -> None:
    copies = {name for name, row in KINDS.items() if row["kind"] == "copy"}
    assert {Path(e.path).name for e in weighed if not e.idle} & copies == OWN
    left = tuple(r for r in readings if Path(r.report.path).name not in copies - OWN)
    without = evidence(situation, reader, left)
    assert len(without) < len(weighed)
    assert list(figures(on(situation, weighed, day))) == list(figures(on(situation, without, day)))


@pytest.mark.parametrize("day", ["2024-10-28", "2025-05-01"])
def test_an_excerpts_passage_moves_nothing(situation: Situation, weighed: tuple[Evidence, ...], day: str) -> None:
    kept_ = tuple(e for e in weighed if not e.idle)
    assert {Path(e.path).name for e in weighed if e.idle} & OWN == OWN
    assert list(figures(on(situation, weighed, day))) == list(figures(on(situation, kept_, day)))
