"""`evaluate`: a workspace and a reference timeline in, the scores of its replay out."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from paripassu import payload
from paripassu.assessment import Reference, Scores, Track, evaluate
from paripassu.cli._common import DAY, FOLDER, MOMENT, emit, json_option, opened, weighed, workspace_options
from paripassu.cli._replay import walk
from paripassu.errors import Place, ReportError
from paripassu.plan import Plan, StepRecord, record
from paripassu.views import history_of, last_day


@click.command()
@workspace_options
@click.option(
    "--reference", required=True, type=FOLDER, metavar="FILE", help="JSON Lines: as_of, level, current_level, strength."
)
@click.option("--known-at", type=MOMENT, help="Only what the ledger held then; no file is looked at.")
@click.option("--from", "start", type=DAY, help="First day; else that of the first evidence.")
@click.option("--to", "end", type=DAY, help="Last day; else the last with a report.")
@json_option
def evaluate_command(
    *, workspace: Path, ledger: str | None, no_ledger: bool, reference: Path, start: date | None, end: date | None,
    known_at: datetime | None, as_json: bool,
) -> None:  # fmt: skip
    """How near, how sure, how soon and how often wrong, against what a careful reader held.

    A row of the reference holds from its day to the next row's: `level` is the rank reached, `current_level` the rank
    now (0 the lowest), `strength` begins with "confirmed" or "admitted" from the first independent confirmation on.

    A step is called for on the days on which its condition would have held had the degree been known, all else being as
    it was; a decision against the evidence is borne out where that came within a week.
    """
    rows = tuple(_references(reference))
    with opened(workspace, ledger, no_ledger, known_at) as space:
        held = weighed(space)
        decisions = space.decisions()
    last = end or last_day(held)
    days, _ = walk(held, (), start, last, band=False)
    scores = evaluate(days, rows)
    history = history_of(held.situation, held.evidence, last + timedelta(days=1)) or days
    steps = record(Plan(held.situation), history, decisions, rows, days[0].as_of)
    if as_json:
        emit(payload.dumps({**_payload(scores), "steps": [_step(s) for s in steps]}))
        return
    for line in (*_lines(scores), *_of_steps(steps)):
        emit(line)


def _references(path: Path) -> Iterator[Reference]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise ReportError(f"the reference cannot be read: {problem}", place=Place(str(path))) from problem
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            level = int(row["level"])
            now = int(row.get("current_level", level))
            yield Reference(date.fromisoformat(row["as_of"]), level, now, str(row.get("strength") or ""))
        except (ValueError, KeyError, TypeError) as problem:
            raise ReportError(
                f"the row is not a reference ({type(problem).__name__}: {problem})",
                place=Place(str(path), number),
                remedy='write {"as_of": "2024-10-23", "level": 3, "current_level": 3, "strength": "confirmed"}',
            ) from problem


def _payload(scores: Scores) -> dict[str, Any]:
    return {
        "days": scores.days,
        "reached": _track(scores.reached),
        "now": _track(scores.now),
        "crossed": {k: d.isoformat() for k, d in scores.crossed.items()},
        "lag": dict(scores.lag),
        "false_alarms": list(scores.false_alarms),
    }


def _track(track: Track) -> dict[str, Any]:
    return {
        "rps": payload.probability(track.rps),
        "brier": {k: payload.probability(v) for k, v in track.brier.items()},
        "flip_flops": track.flip_flops,
        "sure_and_wrong": payload.probability(track.sure_and_wrong),
        "sure": track.sure,
    }


def _step(step: StepRecord) -> dict[str, Any]:
    return {
        "id": step.step,
        "days": step.days,
        "intended": step.intended,
        "warranted": payload.probability(step.warranted),
        "called_for": None if step.called_for is None else payload.probability(step.called_for),
        "in_vain": step.in_vain,
        "missed": step.missed,
        "divergences": [{**payload.decision(d.decision), "borne_out": d.borne_out} for d in step.divergences],
    }


def _of_steps(steps: Sequence[StepRecord]) -> Iterator[str]:
    if not steps:
        return
    yield ""
    yield f"{'share of days':<24} {'intended':>8} {'warranted':>10} {'called for':>11}  {'days in vain':>12} {'missed':>7}"
    for s in steps:
        shares = (s.intended, s.warranted, s.called_for)
        intended, warranted, called = ("–" if x is None else f"{x:.0%}".replace("%", " %") for x in shares)
        yield f"{s.step:<24} {intended:>8} {warranted:>10} {called:>11}  {s.in_vain:>12} {s.missed:>7}"
    words = {True: "borne out", False: "not borne out", None: "open"}
    for step in steps:
        for d in step.divergences:
            x = d.decision
            against = f"{x.on.isoformat()}: {x.action} {x.step}, by {x.by}, against the evidence: {words[d.borne_out]}"
            yield f"{against} ({x.reason})"


def _lines(scores: Scores) -> Iterator[str]:
    yield f"{scores.days} days                            reached      now"
    rows = (
        ("ranked probability score", "{0.rps:.4f}"),
        ("changes undone within a week", "{0.flip_flops}"),
        ("wrong of what was held at over 95 %", "{0.sure_and_wrong:.4f}"),
    )
    for words, shape in rows:
        yield f"{words:<36} {shape.format(scores.reached):>7}  {shape.format(scores.now):>7}"
    yield ""
    yield f"{'degree':<20} {'crossed':<12} {'days late':>9}  {'Brier reached':>13}  {'Brier now':>9}"
    for name, brier in scores.reached.brier.items():
        crossed = scores.crossed.get(name)
        late = scores.lag.get(name)
        alarm = "  false alarm" if name in scores.false_alarms else ""
        yield (
            f"{name:<20} {crossed.isoformat() if crossed else 'never':<12} {late if late is not None else '–':>9}  "
            f"{brier:>13.4f}  {scores.now.brier.get(name, 0.0):>9.4f}{alarm}"
        )
