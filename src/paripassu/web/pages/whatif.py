"""A supposed report, or evidence to leave out, in; what would move out. The address holds all; nothing is kept."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from heapq import nsmallest

from paripassu.beneath import beneath, holds, left_out, why_little
from paripassu.doubts import LEAST, doubt, fell_short
from paripassu.errors import ModelError, NotFound, ReportError
from paripassu.evidence.thresholds import KEEP
from paripassu.ledger import Reading
from paripassu.reports import parse_bytes
from paripassu.reports.copies import families
from paripassu.types import Evidence, Report
from paripassu.views import View, view_of
from paripassu.web._answers import Page
from paripassu.web._ask import Ask, unpacked
from paripassu.web._changes import Moved, moved
from paripassu.web._tables import Table
from paripassu.web.pages._common import changes_table, degrees_table, evidence_table, steps_table, words_of
from paripassu.workspace import evidence_of

OFFERED = 30
"""Sentences offered to be left out, the weightiest first."""
NEAR = timedelta(days=30)
ALL = 500
"""With more reports than this, a supposed one is compared for copying only with those of the last `NEAR`."""
PATIENCE = 10.0
"""Seconds to wait for the reader."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """What to suppose."""

    text: str
    outlet: str
    day: date
    out: tuple[str, ...]

    @property
    def anything(self) -> bool:
        return bool(self.text or self.out)


def page(ask: Ask) -> Page:
    """The form, and under it what would move. Raises UsageError, NotFound, ReportError, ModelError."""
    supposed = asked(ask)
    before = ask.view
    weights = before.assessment.weights
    offered = nsmallest(OFFERED, before.evidence, key=lambda e: (-abs(weights.get(e.id, 0.0)), e.id))
    tables: tuple[Table, ...] = (replace(evidence_table(ask, offered, weights), name="offered"),)
    given: dict[str, object] = {"supposed": supposed, "result": None, "packed": ask.params.get("text", "")}
    if supposed.anything:
        after, added, short = imagined(ask, supposed)
        tables = (
            changes_table(ask, told_moves(before, after), "changes", "What would move"),
            degrees_table(ask, after),
            steps_table(ask, after.steps),
            replace(evidence_table(ask, added, after.assessment.weights), name="added"),
            replace(evidence_table(ask, short, {}), name="short"),
            *tables,
        )
        old = {d.id: d for d in before.assessment.degrees}
        little = why_little(before, after)
        gone = left_out(before, little)
        told = {e.id: doubt(e) for e in (*added, *short)}
        told |= {e.id: f"{told[e.id]}; moves no more than it does: {little[e.id]}" for e in added if e.id in little}
        given |= {"result": after, "old": old, "added": len(added), "told": told, "gone": gone}
        given |= {"words_of": {e.id: words_of(ask, e) for e, _, _ in gone}}
    return Page("whatif.html", "What if", tables, given)


def told_moves(before: View, after: View) -> tuple[Moved, ...]:
    """What would move, and clauses of steps that turn; where no more does, the reasons of standings, which are long to read."""
    above = moved(before, after)
    return (*above, *_under(before, after, reasons=not above))


def _under(before: View, after: View, *, reasons: bool) -> Iterator[Moved]:
    """What differs beneath standings and states: another reason, clauses of steps; counts where `moved` does not tell them."""
    indicators = {i.id: i.title for i in after.weighed.situation.indicators}
    steps = {s.id: s.title for s in after.steps}
    found = beneath(before, after)
    for name, was, now in found.reasons if reasons else ():
        yield Moved("indicator", name, f"{indicators[name]}, by the rule", was, now)
    for step, text, held, holding in found.clauses:
        yield Moved("step", step, f"{steps[step]}: {text}", holds(held), holds(holding))


def asked(ask: Ask) -> Supposed:
    """What the address supposes. Raises UsageError."""
    code = ask.params.get("text", "")
    out = tuple(dict.fromkeys(i for i in ask.params.get("out", "").split(".") if i))[:500]
    return Supposed(unpacked(code) if code else "", ask.text("outlet"), ask.date("on") or ask.day, out)


def imagined(ask: Ask, supposed: Supposed) -> tuple[View, tuple[Evidence, ...], tuple[Evidence, ...]]:
    """The view as it would be, the evidence that the supposed report brings, and the nearest of what is none."""
    weighed = ask.state.weighed
    kept = left(ask, supposed.out)
    added: tuple[Evidence, ...] = ()
    short: tuple[Evidence, ...] = ()
    extra: tuple[Reading, ...] = ()
    if supposed.text:
        extra = readings_of(ask, supposed)
        added, short = bearing(ask, extra)
    holdings = replace(weighed.holdings, readings=(*weighed.holdings.readings, *extra))
    world = replace(weighed, holdings=holdings, evidence=(*kept, *added))
    return view_of(world, ask.day, ask.state.decisions), added, short


def left(ask: Ask, out: Iterable[str]) -> list[Evidence]:
    """The evidence without what is named: items, statements or whole reports. Raises NotFound for an unknown id."""
    gone = set(out)
    for name in sorted(gone):
        if not (name in ask.state.evidence or name in ask.state.readings or name in ask.state.statements):
            raise NotFound(f"there is nothing with the id {name[:40]}", remedy="open the list of evidence again")
    return [e for e in ask.state.weighed.evidence if not {e.id, e.report, e.statement} & gone]


def readings_of(ask: Ask, supposed: Supposed) -> tuple[Reading, ...]:
    """The supposed text, read as a report of its day. Raises ReportError, ModelError where the reader is busy."""
    head = {"title": "A supposed report", "outlet": supposed.outlet or "supposed outlet", "date": str(supposed.day)}
    front = "\n".join(f"{key}: {json.dumps(value)}" for key, value in head.items())
    data = f"---\n{front}\n---\n\n{supposed.text}\n".encode("utf-8", "replace")
    reports = [r for r in parse_bytes("supposed.md", data, ask.desk.workspace.settings) if isinstance(r, Report)]
    if not reports:
        raise ReportError("the supposed report has no text that can be read", remedy="paste the text of a report")
    if not ask.desk.reading.acquire(timeout=PATIENCE):
        raise ModelError("the reader is busy", remedy="try again in a minute")
    try:
        found = ask.desk.workspace.reader().understand(reports)
        return tuple(Reading(u.report, u.statements, u.meanings) for u in found)
    finally:
        ask.desk.reading.release()


def bearing(ask: Ask, extra: Sequence[Reading]) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """What the supposed reports say on the indicators, and the nearest of what fell short; what they copied keeps its origin."""
    held = ask.state.public(ask.day)
    if len(held) > ALL:
        held = tuple(r for r in held if r.report.published and ask.day - r.report.published.date() <= NEAR)
    copies = families([r.report for r in (*held, *extra)])
    origin_of = ask.state.weighed.families.origin_of
    found = evidence_of(extra, ask.state.matcher, copies, keep=LEAST)
    added = tuple(replace(e, origin=origin_of.get(e.origin, e.origin)) for e in found if e.match >= KEEP)
    return added, fell_short(found)
