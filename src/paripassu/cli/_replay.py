"""`replay`: a workspace and two days in, the ladder day by day out: as a picture, as JSON, as SVG."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from paripassu import payload
from paripassu.assessment import Options, replay, series
from paripassu.cli._common import DAY, FOLDER, MOMENT, drawn, emit, json_option, opened, out, weighed, workspace_options
from paripassu.cli.changes import Change, changes
from paripassu.errors import UsageError
from paripassu.plan.disclosure import LEVELS
from paripassu.render import svg, timeline
from paripassu.situation.model import Tlp
from paripassu.types import Assessment, Decision
from paripassu.views import Weighed, last_day, last_evidence

_LONGEST = 3660
"""Days of the longest replay."""


@click.command()
@workspace_options
@click.option("--from", "start", type=DAY, help="First day; else that of the first evidence.")
@click.option("--to", "end", type=DAY, help="Last day; else the last with a report.")
@click.option("--known-at", type=MOMENT, help="Only what the ledger held then.")
@click.option("--audience", type=click.Choice(LEVELS), help="As those see it who are cleared for this marking.")
@click.option("--svg", "target", type=FOLDER, metavar="FILE", help="Also draw it into this file.")
@json_option
def replay_command(
    *, workspace: Path, ledger: str | None, no_ledger: bool, start: date | None, end: date | None,
    known_at: datetime | None, audience: Tlp | None, target: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """The ladder over time: what `assess --as-of` gives for each day, and where standings and steps changed."""
    with opened(workspace, ledger, no_ledger, known_at) as space:
        held = weighed(space, audience)
        decisions = space.decisions()
    days, moves = walk(held, decisions, start, end, band=target is not None or as_json)
    if target is not None:
        title = f"{held.situation.title}, {days[0].as_of.isoformat()} to {days[-1].as_of.isoformat()}"
        picture = svg.ladder_over_time(title, _titles(held), series(days, "now"), series(days, "reached"), moves)
        drawn(target, picture)
    if as_json:
        emit(payload.dumps(_payload(held, days, moves)))
        return
    console = out()
    for line in timeline.ladder_over_time(_titles(held), days, moves, console.width):
        console.print(line, soft_wrap=True)


def walk(
    held: Weighed, decisions: Sequence[Decision], start: date | None, end: date | None, *, band: bool
) -> tuple[tuple[Assessment, ...], tuple[Change, ...]]:
    """The assessments of the days asked for, and what changed in them. Raises UsageError."""
    last = end or last_day(held)
    first = start or min((e.published for e in held.evidence), default=last)
    if (last - first).days > _LONGEST:
        raise UsageError(f"{first} to {last} is more than ten years", remedy="give --from and --to")
    days = replay(held.situation, held.evidence, first, last, options=Options(band=band))
    return days, changes(held, days, decisions)


def _titles(held: Weighed) -> dict[str, str]:
    return {d.id: d.title for d in held.situation.degrees}


def _payload(held: Weighed, days: Sequence[Assessment], moves: Sequence[Change]) -> dict[str, Any]:
    return {
        "situation": held.situation.id,
        "from": days[0].as_of.isoformat(),
        "to": days[-1].as_of.isoformat(),
        "days": [
            {
                "as_of": a.as_of.isoformat(),
                "now": a.now,
                "reached": a.reached,
                "degrees": payload.degrees(a, held.situation),
            }
            | {"last_evidence": last.isoformat() if (last := last_evidence(held.evidence, a.as_of)) else None}
            for a in days
        ],
        "changes": [
            {"on": c.on.isoformat(), "kind": c.kind, "id": c.id, "from": c.before, "to": c.after}
            | {"quiet_days": c.quiet, "revised": c.revised}
            for c in moves
        ],
    }
