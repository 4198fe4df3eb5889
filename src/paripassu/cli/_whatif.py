"""`whatif`: a workspace and supposed reports, or some left out, in; what would move out; nothing is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from paripassu import payload
from paripassu.assessment.filter import APART, AS_HELD
from paripassu.beneath import Beneath, beneath, holds, left_out, why_little
from paripassu.cli._common import DAY, FOLDER, MOMENT, emit, json_option, opened, out, progress, workspace_options
from paripassu.doubts import doubt, fell_short, mark_of
from paripassu.errors import NotFound, UsageError
from paripassu.evidence.match import Matcher
from paripassu.evidence.review import reviewed
from paripassu.evidence.thresholds import KEEP
from paripassu.figures import weighed
from paripassu.ledger import Reading
from paripassu.render.lines import FAINT, ID, clean, evidence_lines, padded, percent, quoted, several, wrapped
from paripassu.reports.copies import CopyDecision
from paripassu.statements._sentences import sentences_of
from paripassu.telling import Teller
from paripassu.types import Evidence, Report
from paripassu.views import Holdings, View, Weighed, last_day, view_of
from paripassu.workspace import Workspace, evidence_of, meanings_of

_REST, _SEVERAL = 6, 5
"""Stretches of supposed reports shown of which nothing is said above, and the words of the shortest."""
_SHOWN = 0.005
"""A probability that moves by less is said not to move."""
_UNDER = ("counts", "reasons", "clauses")
"""Of what moved, what is beneath the figures, the standings and the steps."""
_WHICH = ("now", "reached", "now_at_least", "reached_at_least")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What it is, what it would be, and what the supposed reports say."""

    before: View
    after: View
    supposed: tuple[Reading, ...]
    counted: tuple[Evidence, ...]
    """What became evidence of the sentences of the supposed reports."""
    short: tuple[Evidence, ...]
    """The nearest of their sentences that are no evidence of an indicator, or not of this one."""


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
        asked = _views(space, held, reports, without, apart, as_of)
    under = beneath(asked.before, asked.after)
    moved = {**_moved(asked.before, asked.after), **_beneath(under)}
    if as_json:
        sides = {"before": payload.assessment(asked.before), "after": payload.assessment(asked.after)}
        day = asked.before.assessment.as_of.isoformat()
        emit(payload.dumps({"as_of": day, "moved": moved, "supposed": _payload(asked), **sides}))
        return
    console = out()
    little = why_little(asked.before, asked.after)
    lines = (
        *_lines(asked.before, asked.after, moved),
        *_under(asked.before, under, console.width),
        *_gone(asked, little, console.width),
        *_read(asked, little, console.width),
    )
    for line in lines:
        console.print(line, soft_wrap=True)


def _views(
    space: Workspace, held: Weighed, reports: tuple[Path, ...], without: tuple[str, ...], apart: tuple[str, ...],
    as_of: date | None,
) -> _Asked:  # fmt: skip
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
    new = {r.report.id for r in extra}
    counted = tuple(e for e in after.evidence if e.report in new)
    short = _short(space, supposed, extra, {e.id for e in counted}) if extra else ()
    return _Asked(view_of(held, day, decisions), after, tuple(extra), counted, short)


def _short(space: Workspace, supposed: Weighed, extra: Sequence[Reading], counted: set[str]) -> tuple[Evidence, ...]:
    """The sentences of supposed reports that were held beside an indicator and are no evidence of it, the nearest first."""
    matcher = Matcher(supposed.situation, space.match_judgements(), space.meanings, space.judge)
    found = evidence_of(extra, matcher, supposed.families, keep=0.0)
    found = tuple(reviewed(found, matcher.judgements, meanings_of(found, extra), keep=0.0))
    return fell_short(e for e in found if e.id not in counted)


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
        for which in _WHICH:
            p, q = getattr(x, which).probability, getattr(y, which).probability
            row[which] = {"before": payload.probability(p), "after": payload.probability(q)}
        if any(row[w]["before"] != row[w]["after"] for w in _WHICH):
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
    degrees = {d.id: d.title for d in situation.degrees}
    indicators = {x.id: x.title for x in situation.indicators}
    steps = {s.id: s.title for s in situation.plan}
    more = len(after.evidence) - len(before.evidence)
    day = before.assessment.as_of.isoformat()
    yield Text(f"as of {day}; {more:+d} items of evidence; nothing was written", style=FAINT)
    large = [d for d in moved["degrees"] if any(_far(d[w]) for w in _WHICH)]
    if not (large or moved["indicators"] or moved["steps"]):
        under = any(moved.get(key) for key in _UNDER)
        yield Text("No figure moves by half a point, and no standing or step." if under else "Nothing moves.")
    for d in reversed(large):
        yield _figures(clean(degrees[d["id"]]), d, ("now", "reached")).append(f"  {d['id']}", style=ID)
        if d["id"] != situation.degrees[-1].id and any(_far(d[f"{w}_at_least"]) for w in ("now", "reached")):
            yield _figures("… that or more", d, ("now_at_least", "reached_at_least"))
    for titles, rows in ((indicators, moved["indicators"]), (steps, moved["steps"])):
        for row in rows:
            line = Text("  ").append(f"{padded(titles[row['id']], 40)}  {row['before']} → ")
            yield line.append(row["after"], style="bold").append(f"  {row['id']}", style=ID)


def _beneath(under: Beneath) -> dict[str, Any]:
    """What differs beneath the figures, for the JSON."""
    return {
        "counts": [{"id": x, "what": what, "before": p, "after": q} for x, what, p, q in under.counts],
        "reasons": [{"id": x, "before": p, "after": q} for x, p, q in under.reasons],
        "clauses": [{"id": x, "text": text, "before": p, "after": q} for x, text, p, q in under.clauses],
    }


def _under(before: View, under: Beneath, width: int) -> Iterator[Text]:
    """What differs beneath the figures, an indicator or a clause a line."""
    situation = before.weighed.situation
    titles = {x.id: x.title for x in situation.indicators}
    for x in dict.fromkeys((*(c[0] for c in under.counts), *(r[0] for r in under.reasons))):
        parts = [f"{what} {p} → {q}" for name, what, p, q in under.counts if name == x]
        parts += [f"stands for another reason: {q}" for name, _, q in under.reasons if name == x]
        for line in wrapped(f"{titles[x]} ({x}): {'; '.join(parts)}", width, "  ", "    "):
            line.highlight_words([x], ID)
            yield line
    for step, text, p, q in under.clauses:
        for line in wrapped(f"{text}: {holds(p)} → {holds(q)} ({step})", width, "  ", "    "):
            line.highlight_words([step], ID)
            yield line


def _gone(asked: _Asked, told: Mapping[str, str], width: int) -> Iterator[Text]:
    """Why what was left out moves so little, where it weighed something."""
    gone = left_out(asked.before, told)
    if not gone:
        return
    yield Text()
    yield Text("Why what is left out moves no more than it does", style="bold")
    for e, weight, why in gone:
        text = f"{e.id} on {e.indicator}, which weighs {weighed(weight)}: {why}"
        yield from wrapped(text, width, "  ", "    ")


def _far(moved: dict[str, float]) -> bool:
    return abs(moved["before"] - moved["after"]) >= _SHOWN


def _figures(name: str, moved: dict[str, Any], which: tuple[str, str]) -> Text:
    """A figure for now and one for reached, as they are and as they would be."""
    line = Text("  ").append(padded(name, 40))
    for label, key in zip(("now", "reached"), which, strict=True):
        p, q = moved[key]["before"], moved[key]["after"]
        line.append(f"  {label} {percent(p):>5} → {percent(q):<5}", style="bold" if _far(moved[key]) else FAINT)
    return line


def _read(asked: _Asked, told: Mapping[str, str], width: int) -> Iterator[Text]:
    """What became of the sentences of the supposed reports."""
    if not asked.supposed:
        return
    teller = Teller.of(asked.after, asked.supposed)
    weights = asked.after.assessment.weights
    said = several(sum(len(r.statements) for r in asked.supposed), "statement")
    read = f"{said} in {several(len(asked.supposed), 'supposed report')}"
    yield Text()
    yield Text(f"What counts as evidence: {len(asked.counted)} of what was read ({read})", style="bold")
    for e in asked.counted:
        yield from evidence_lines(e, teller.shown(e), weights.get(e.id), width)
        yield from wrapped(doubt(e), width, " " * 10)
        if e.id in told:
            yield from wrapped(f"moves no more than it does: {told[e.id]}", width, " " * 10)
    day = asked.after.assessment.as_of
    for r in asked.supposed:
        public = r.report.published
        if public is not None and public.date() > day:
            yield Text(f"  {clean(r.report.path)} is public from {public.date()} on: on {day} nothing of it counts")
    yield Text()
    if asked.short:
        yield Text(f"What fell short (from {KEEP} on a match counts), the nearest first", style="bold")
        for e in asked.short:
            yield from evidence_lines(e, teller.shown(e), None, width)
            yield from wrapped(doubt(e), width, "  ")
    else:
        yield Text("No other sentence comes near an indicator.")
    rest = list(_untold(asked))
    if rest and (asked.counted or asked.short):
        yield Text()
        yield Text("Of the rest nothing came nearer than that", style="bold")
        for text in rest[:_REST]:
            yield from wrapped(quoted(text), width, "  ")
        if len(rest) > _REST:
            yield Text(
                f"  and {several(len(rest) - _REST, 'more stretch')}".replace("stretchs", "stretches"), style=FAINT
            )


def _untold(asked: _Asked) -> Iterator[str]:
    """The stretches of sentences of supposed reports that no item above holds, as far as they are of several words."""
    shown = [(e.report, s) for e in (*asked.counted, *asked.short) for s in e.spans]
    for r in asked.supposed:
        taken = [s for report, s in shown if report == r.report.id]
        for block in r.report.blocks:
            for start, end in sentences_of(r.report.body, block.span):
                inside = sorted(
                    (max(s.start, start), min(s.end, end)) for s in taken if s.start < end and start < s.end
                )
                edges = [start, *(edge for span in inside for edge in span), end]
                for a, b in zip(edges[::2], edges[1::2], strict=True):
                    text = r.report.body[a:b].strip(' ,;:.“”"\n')
                    if len(text.split()) >= _SEVERAL:
                        yield text


def _payload(asked: _Asked) -> dict[str, Any]:
    """What became of the sentences of the supposed reports, each as `assess` has an item, with how near it came and why."""
    weights = asked.after.assessment.weights

    def row(e: Evidence) -> dict[str, Any]:
        more = {"path": e.path, "match": e.match, "mark": mark_of(e), "reason": e.reason}
        return {**payload.evidence(e, weights), **more}

    return {
        "statements": sum(len(r.statements) for r in asked.supposed),
        "counted": [row(e) for e in asked.counted],
        "short": [row(e) for e in asked.short],
    }
