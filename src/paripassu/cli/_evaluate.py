"""`evaluate`: a workspace and a reference timeline in, the scores of its replay out."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from paripassu import payload
from paripassu.assessment import Reference, Scores, Track, evaluate
from paripassu.cli._common import DAY, FOLDER, MOMENT, emit, json_option, opened, weighed, workspace_options
from paripassu.cli._replay import walk
from paripassu.errors import Place, ReportError
from paripassu.views import last_day


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
    """
    rows = tuple(_references(reference))
    with opened(workspace, ledger, no_ledger, known_at) as space:
        held = weighed(space)
    days, _ = walk(held, (), start, end or last_day(held), band=False)
    scores = evaluate(days, rows)
    if as_json:
        emit(payload.dumps(_payload(scores)))
        return
    for line in _lines(scores):
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
