"""A day in, where the situation stands on it out: the ladder, its course, standings, steps, what changed, flags."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from paripassu.heads import cautions, stand
from paripassu.ledger import audit
from paripassu.types import Assessment
from paripassu.views import View
from paripassu.web import _draw
from paripassu.web._answers import Page
from paripassu.web._ask import Ask
from paripassu.web._changes import fresh, moved
from paripassu.web._tables import Column, Row, Table
from paripassu.web._words import sentence
from paripassu.web.pages._common import changes_table, degrees_table, evidence_table, indicators_table, steps_table

RECENT = 31
"""Days of the course that the page lists."""
NEW = 12
"""Sentences shown of what came in."""


def page(ask: Ask) -> Page:
    """The first page."""
    view, day = ask.view, ask.day
    before = ask.state.view(day - timedelta(days=1))
    new = fresh(before.evidence, view.evidence)
    situation = ask.state.weighed.situation
    titles = [d.title for d in situation.degrees]
    rank = {d.id: k for k, d in enumerate(view.assessment.degrees)}
    chosen = ask.choice("degree", tuple(rank)) or _telling(view.assessment)
    weights = view.assessment.weights
    heaviest = sorted(new, key=lambda e: (-abs(weights.get(e.id, 0.0)), e.id))[:NEW]
    tables = (
        degrees_table(ask, view),
        indicators_table(ask, view.assessment.indicators),
        steps_table(ask, view.steps, changes=False),
        changes_table(ask, moved(before, view), "changes", f"What moved since {day - timedelta(days=1)}"),
        evidence_table(ask, heaviest, weights, total=len(new), name="new"),
        flags_table(ask, view),
        course_table(ask),
        drivers_table(view),
    )
    days = ask.state.history(day)
    caution = cautions(view)
    given = {
        "view": view,
        "sentence": sentence(
            stand(situation, view.assessment, "now"), stand(situation, view.assessment, "reached"), caution.beside
        ),
        "drift": caution.text,
        "strip": _draw.strip(days, titles),
        "trend": _draw.trend(days, rank[chosen], titles[rank[chosen]]),
        "chosen": chosen,
        "turns": turns(ask)[-8:],
        "visit": since_visit(ask),
    }
    return Page("situation.html", situation.title, tables, given)


def _telling(assessment: Assessment) -> str:
    """The degree whose "at least" is most in doubt now: the one worth looking at."""
    degrees = assessment.degrees[1:] or assessment.degrees
    return min(degrees, key=lambda d: (abs(d.now_at_least.probability - 0.5), d.id)).id


def turns(ask: Ask) -> list[tuple[Assessment, str]]:
    """Days on which the degree at which things stand changed, with what it became, up to the day shown."""
    titles = {d.id: d.title for d in ask.state.weighed.situation.degrees}
    found = []
    for one, two in pairwise(ask.state.history(ask.day)):
        if one.reached != two.reached:
            found.append((two, f"reached: {titles[two.reached]}"))
        elif one.now != two.now:
            found.append((two, f"now: {titles[two.now]}"))
    return found


def flags_table(ask: Ask, view: View) -> Table:
    """What a person should look at."""
    by_path = ask.state.by_path
    rows: list[Row] = [
        {"kind": f.kind, "report": f.report, "detail": f.detail, "id": by_path.get(f.report or "")} for f in view.flags
    ]

    def href(row: Row) -> str | None:
        return ask.link(f"/report/{row['id']}") if row["id"] else None

    columns = (
        Column("kind", "What"),
        Column("report", "Report", href=href),
        Column("detail", "Detail"),
        Column("id", "id", shown=False),
    )
    return Table("flags", "To look at", columns, rows)


def course_table(ask: Ask) -> Table:
    """The figures behind the pictures over time, day by day; on the page the last of them up to the day shown."""
    days = ask.state.history(ask.day)
    whole = ask.params.get("format") in {"csv", "json"}
    rows: list[Row] = [
        {
            "day": a.as_of, "now": a.now, "reached": a.reached,
            **{f"now {d.id}": d.now.probability for d in a.degrees},
            **{f"reached at least {d.id}": d.reached_at_least.probability for d in a.degrees},
        }
        for a in reversed(days if whole else days[-RECENT:])
    ]  # fmt: skip
    ids = [d.id for d in ask.state.weighed.situation.degrees]
    columns = (
        Column("day", "Day", "day", href=lambda r: ask.here(as_of=r["day"])),
        Column("now", "Now at"),
        Column("reached", "Highest so far"),
        *(Column(f"now {i}", f"now: {i}", "percent", shown=False) for i in ids),
        *(Column(f"reached at least {i}", f"reached at least: {i}", "percent", shown=False) for i in ids),
    )
    return Table("course", "Day by day", columns, rows, len(days))


def drivers_table(view: View) -> Table:
    """What the band comes from."""
    rows: list[Row] = [{"assumption": name, "moves": change} for name, change in view.assessment.drivers]
    columns = (
        Column("assumption", "If instead"),
        Column("moves", "the probability of where things stand moves by", "number"),
    )
    return Table("drivers", "Where the band comes from", columns, rows)


def since_visit(ask: Ask) -> dict[str, object] | None:
    """How much came in since the visitor was here last; None on a first visit or where nothing did."""
    if ask.seen is None or not ask.seen.isdecimal():
        return None
    at = datetime.fromtimestamp(min(int(ask.seen), 4_000_000_000), UTC)
    came = audit.reports_since(ask.desk.ledger, at)
    new = [r for r in ask.state.public(ask.day) if r.report.id in came] if came else []
    ids = {r.report.id for r in new}
    items = [e for e in ask.view.evidence if e.report in ids]
    return {"at": at, "reports": len(new), "evidence": len(items)} if new else None
