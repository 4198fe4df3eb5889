"""A day in, how well the desk has done up to it out: days of lead, calibration against a reference, overrides."""

import json
from collections.abc import Iterator, Sequence
from datetime import date

from paripassu.assessment import Reference, Scores, evaluate
from paripassu.assessment.scores import CROSSED
from paripassu.errors import Place, UsageError
from paripassu.types import Assessment
from paripassu.web._answers import Page
from paripassu.web._ask import Ask
from paripassu.web._tables import Column, Row, Table
from paripassu.web._words import percent
from paripassu.web.pages._common import words_of
from paripassu.workspace import match_subject

REFERENCE = "reference.jsonl"
"""What a careful reader held, day by day, beside the situation file: as_of, reached, now (ids or ranks), strength."""
BINS = 5


def page(ask: Ask) -> Page:
    """The track record up to the day."""
    days = ask.state.history(ask.day)
    reference = reference_of(ask) if ask.person.audience is None else []
    scored = [r for r in reference if r.as_of <= ask.day]
    scores = evaluate(days, scored) if scored and any(r.as_of <= days[-1].as_of for r in scored) else None
    tables = (lead_table(ask, days, scores), calibration_table(days, scored), overrides_table(ask))
    given = {"scores": scores, "reference": len(scored), "file": REFERENCE, "crossed": CROSSED}
    return Page("record.html", "Track record", tables, given)


def reference_of(ask: Ask) -> list[Reference]:
    """The reference beside the situation file; none where there is none. Raises UsageError for a line that is off."""
    path = ask.desk.folder / REFERENCE
    if not path.exists():
        return []
    ranks = {d.id: k for k, d in enumerate(ask.state.weighed.situation.degrees)}
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            reached, now = row.get("reached", row.get("level")), row.get("now", row.get("current_level"))
            found.append(
                Reference(
                    date.fromisoformat(row["as_of"]),
                    ranks[reached] if isinstance(reached, str) else int(reached),
                    ranks[now] if isinstance(now, str) else int(now),
                    str(row.get("strength", "")),
                )
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(
                "a line of the reference does not fit",
                place=Place(REFERENCE, number),
                remedy='write {"as_of": "2024-10-18", "reached": "deployed", "now": "deployed"}',
            ) from error
    return found


def lead_table(ask: Ask, days: Sequence[Assessment], scores: Scores | None) -> Table:
    """When each degree was held, and when its sign was confirmed: how far ahead the desk was."""
    situation = ask.state.weighed.situation
    rows: list[Row] = []
    for rank, degree in enumerate(situation.degrees[1:], 1):
        held = next((a.as_of for a in days if a.degrees[rank].reached_at_least.probability >= CROSSED), None)
        shows = {i.id for i in situation.indicators if i.at_least and situation.rank(i.at_least) >= rank}
        confirmed = next((a.as_of for a in days if _confirmed(a, shows)), None)
        rows.append(
            {
                "id": degree.id, "degree": degree.title, "held": held, "confirmed": confirmed,
                "lead": (confirmed - held).days if held and confirmed else None,
                "behind_reference": scores.lag.get(degree.id) if scores else None,
                "false_alarm": degree.id in scores.false_alarms if scores else None,
            }
        )  # fmt: skip
    columns = (
        Column("degree", "Degree"),
        Column("held", f"Held from {percent(CROSSED)} on", "day"),
        Column("confirmed", "Sign confirmed or admitted", "day"),
        Column("lead", "Days ahead of that"),
        Column("behind_reference", "Days behind the reference", shown=scores is not None),
        Column("false_alarm", "false alarm", shown=False),
        Column("id", "id", shown=False),
    )
    note = "Days ahead: negative where the desk held it only after the sign was confirmed by independent sources."
    return Table("lead", "Days of lead", columns, rows, note=note)


def _confirmed(assessment: Assessment, shows: set[str]) -> bool:
    return any(i.id in shows and i.standing in {"confirmed", "admitted"} for i in assessment.indicators)


def calibration_table(days: Sequence[Assessment], reference: Sequence[Reference]) -> Table:
    """Of what was held with so much, how much was so by the reference; no rows without one."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for p, true in _held(days, reference):
        bins[min(BINS - 1, int(p * BINS))].append((p, true))
    rows: list[Row] = [
        {
            "from": k / BINS, "to": (k + 1) / BINS, "times": len(some),
            "said": sum(p for p, _ in some) / len(some), "was": sum(t for _, t in some) / len(some),
        }
        for k, some in enumerate(bins)
        if some
    ]  # fmt: skip
    columns = (
        Column("from", "Held from", "percent"),
        Column("to", "to", "percent"),
        Column("times", "Days and degrees", "number"),
        Column("said", "Held on average", "percent"),
        Column("was", "Was so", "percent"),
    )
    note = "Probability of having reached at least a degree, each day, against the reference of that day."
    return Table("calibration", "Calibration", columns, rows, note=note)


def _held(days: Sequence[Assessment], reference: Sequence[Reference]) -> Iterator[tuple[float, bool]]:
    rows = sorted(reference, key=lambda r: r.as_of)
    for a in days:
        known = next((r for r in reversed(rows) if r.as_of <= a.as_of), None)
        if known is not None:
            for rank, d in enumerate(a.degrees[1:], 1):
                yield d.reached_at_least.probability, known.reached >= rank


def overrides_table(ask: Ask) -> Table:
    """Where people decided otherwise than the evidence or the machine had it."""
    rows: list[Row] = []
    for d in ask.state.decisions:
        step = next((s for s in ask.state.view(d.on).steps if s.id == d.step), None) if d.on <= ask.day else None
        if step and (d.action == "authorise") != bool(step.warranted):
            held = "warranted" if step.warranted else "not warranted"
            rows.append(
                {"at": d.on, "what": step.title, "held": held, "decided": d.action, "by": d.by, "reason": d.reason}
            )
    judged = [j for j in ask.state.judgements if j.kind == "match"] if ask.person.audience is None else []
    if judged:
        items = ask.state.once("subjects", lambda: {match_subject(e): e for e in ask.desk.uncertain()})
        for j in judged:
            item = items.get(j.subject[0])
            if item and (item.match >= 0.5) != (j.verdict == "accept") and j.verdict != "unsure":
                held = f"bears on it with {percent(item.match)}"
                rows.append(
                    {
                        "at": j.at,
                        "what": words_of(ask, item),
                        "held": held,
                        "decided": j.verdict,
                        "by": j.by,
                        "reason": j.reason,
                    }
                )
    columns = (
        Column("at", "On", "day"),
        Column("what", "What"),
        Column("held", "The desk held"),
        Column("decided", "A person decided"),
        Column("by", "By"),
        Column("reason", "Reason"),
    )
    return Table("overrides", "Overrides", columns, rows)
