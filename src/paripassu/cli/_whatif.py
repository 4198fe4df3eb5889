"""`whatif`: a workspace and supposed reports, or some left out, in; what would move out; nothing is written."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from paripassu import payload
from paripassu.assessment.filter import APART, AS_HELD
from paripassu.cli._common import (
    DAY,
    FOLDER,
    MOMENT,
    emit,
    json_option,
    opened,
    out,
    progress,
    workspace_options,
)
from paripassu.errors import NotFound, UsageError
from paripassu.ledger import Reading
from paripassu.render.lines import FAINT, ID, clean, percent
from paripassu.reports.copies import CopyDecision
from paripassu.types import Report
from paripassu.views import Holdings, View, Weighed, last_day, view_of
from paripassu.workspace import Workspace

_SHOWN = 0.005
"""A probability that moves by less is said not to move."""


@click.command()
@workspace_options
@click.option("--report", "reports", multiple=True, type=FOLDER, metavar="FILE", help="Suppose this report was public.")
@click.option("--without", multiple=True, metavar="ID", help="Leave out a report, a statement or an item of evidence.")
@click.option(
    "--apart", multiple=True, metavar="WHAT", help="Were a link's texts (its id), all copies, or all voices, apart."
)
@click.option("--known-at", type=MOMENT, help="Only what the ledger held then; no file is looked at.")
@click.option("--as-of", type=DAY, help="As of this day; else the last with a report, supposed ones included.")
@json_option
def whatif_command(
    *, workspace: Path, ledger: str | None, no_ledger: bool, reports: tuple[Path, ...], without: tuple[str, ...],
    apart: tuple[str, ...], known_at: datetime | None, as_of: date | None, as_json: bool,
) -> None:  # fmt: skip
    """What supposed reports would move, or what it would be without some, or were a grouping wrong. Nothing is written.

    --apart takes the id of a link as `copies` shows it; `copies`: as if no two texts were one; `voices`: as if each report
    were its own origin and each voice spoke for itself alone.

    A supposed report without a date counts as public on the day that is asked for.
    """
    if not reports and not without and not apart:
        raise UsageError("nothing is supposed", remedy="give --report FILE, --without ID or --apart WHAT")
    with opened(workspace, ledger, no_ledger, known_at, writes=False) as space:
        with progress() as told:
            held = space.weigh(space.ingest(told))
        before, after = _views(space, held, reports, without, apart, as_of)
    moved = _moved(before, after)
    if as_json:
        sides = {"before": payload.assessment(before), "after": payload.assessment(after)}
        emit(payload.dumps({"as_of": before.assessment.as_of.isoformat(), "moved": moved, **sides}))
        return
    console = out()
    for line in _lines(before, after, moved):
        console.print(line, soft_wrap=True)


def _views(
    space: Workspace, held: Weighed, reports: tuple[Path, ...], without: tuple[str, ...], apart: tuple[str, ...],
    as_of: date | None,
) -> tuple[View, View]:  # fmt: skip
    extra: list[Reading] = []
    for path in reports:
        extra.extend(space.suppose(path, as_of or last_day(held)))
    known = list(held.holdings.readings)
    dates = [r.report.published.date() for r in extra if r.report.published]
    day = as_of or max([last_day(held), *dates])
    left_out = {name: _named(name, held) for name in without}
    gone = set().union(*left_out.values()) if left_out else set()
    kept = Holdings(tuple(r for r in known if r.report.id not in gone), held.holdings.set_aside)
    supposed = space.weigh(kept, extra=extra, supposed=tuple(_parted(apart, held)))
    evidence = tuple(e for e in supposed.evidence if e.id not in gone and e.statement not in gone)
    decisions = space.decisions()
    reading = APART if "voices" in apart else AS_HELD
    after = view_of(replace(supposed, evidence=evidence), day, decisions, held=reading)
    return view_of(held, day, decisions), after


def _parted(apart: tuple[str, ...], held: Weighed) -> Iterator[CopyDecision]:
    """The decisions that would make two texts of one. Raises NotFound."""
    for name in apart:
        found = [x for x in held.families.links if name == "copies" or (len(name) >= 4 and x.id.startswith(name))]
        if name not in ("copies", "voices") and len(found) != 1:
            raise NotFound(f"there is no one link {name}", remedy="give an id as `copies` shows it, copies or voices")
        yield from (CopyDecision(x.a, x.b, "different", by="supposed") for x in found)


def _named(name: str, held: Weighed) -> set[str]:
    """Ids of the reports, statements or items that *name* means. Raises NotFound."""
    reports: list[Report] = [r.report for r in held.holdings.readings]
    ids = {r.id for r in reports} | {s.id for r in held.holdings.readings for s in r.statements}
    ids |= {e.id for e in held.evidence}
    by_path = {r.id for r in reports if r.path == name}
    found = by_path or ({name} & ids) or {i for i in ids if len(name) >= 4 and i.startswith(name)}
    if not found:
        raise NotFound(
            f"there is no {name} to leave out", remedy="give an id as `assess` shows it, or a file under reports/"
        )
    if len(found) > 1:
        raise UsageError(f"“{name}” begins several ids", remedy=", ".join(sorted(found)[:6]))
    return found


def _moved(before: View, after: View) -> dict[str, Any]:
    """What differs between the two, by id."""
    a, b = before.assessment, after.assessment
    degrees = []
    for x, y in zip(a.degrees, b.degrees, strict=True):
        row: dict[str, Any] = {"id": x.id}
        for which in ("now", "reached"):
            p, q = getattr(x, which).probability, getattr(y, which).probability
            row[which] = {"before": payload.probability(p), "after": payload.probability(q)}
        if any(abs(row[w]["before"] - row[w]["after"]) > 0 for w in ("now", "reached")):
            degrees.append(row)
    return {
        "degrees": degrees,
        "indicators": [
            {"id": x.id, "before": _standing(x), "after": _standing(y)}
            for x, y in zip(a.indicators, b.indicators, strict=True)
            if _standing(x) != _standing(y)
        ],
        "steps": [
            {"id": x.id, "before": x.state, "after": y.state}
            for x, y in zip(before.steps, after.steps, strict=True)
            if x.state != y.state
        ],
    }


def _standing(x: Any) -> str:
    return f"{x.standing}, disputed" if x.disputed else str(x.standing)


def _lines(before: View, after: View, moved: dict[str, Any]) -> Iterator[Text]:
    situation = before.weighed.situation
    titles = {d.id: d.title for d in situation.degrees}
    titles |= {x.id: x.title for x in situation.indicators} | {s.id: s.title for s in situation.plan}
    more = len(after.evidence) - len(before.evidence)
    day = before.assessment.as_of.isoformat()
    yield Text(f"as of {day}; {more:+d} items of evidence; nothing was written", style=FAINT)
    large = [
        d for d in moved["degrees"] if any(abs(d[w]["before"] - d[w]["after"]) >= _SHOWN for w in ("now", "reached"))
    ]
    if not (large or moved["indicators"] or moved["steps"]):
        yield Text("Nothing moves.")
    for d in reversed(large):
        line = Text("  ").append(f"{clean(titles[d['id']]):<40.40}")
        for which in ("now", "reached"):
            p, q = d[which]["before"], d[which]["after"]
            style = "bold" if abs(p - q) >= _SHOWN else FAINT
            line.append(f"  {which} {percent(p):>5} → {percent(q):<5}", style=style)
        yield line.append(f"  {d['id']}", style=ID)
    for row in (*moved["indicators"], *moved["steps"]):
        line = Text("  ").append(f"{clean(titles[row['id']]):<40.40}  {row['before']} → ")
        yield line.append(row["after"], style="bold").append(f"  {row['id']}", style=ID)
