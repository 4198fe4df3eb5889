"""Evidence, steps and standings in, the tables that several pages share out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from paripassu.heads import UNSHOWN, shown_by
from paripassu.naming import whose
from paripassu.quoting import in_sentence
from paripassu.telling import Teller
from paripassu.types import Evidence, IndicatorView, Source, Statement, StepView
from paripassu.views import View
from paripassu.web._ask import Ask
from paripassu.web._changes import Moved
from paripassu.web._tables import Column, Kind, Row, Table

_STEP_MORE: tuple[tuple[str, Kind], ...] = (
    ("id", "text"),
    ("warranted", "yes"),
    ("why", "list"),
    ("why_not", "list"),
    ("undetermined", "list"),
    ("cheapest_change", "list"),
    ("notes", "list"),
)
"""What CSV and JSON say of a step beside what the page shows."""


def evidence_table(
    ask: Ask,
    items: Iterable[Evidence],
    weights: Mapping[str, float],
    *,
    total: int | None = None,
    name: str = "evidence",
) -> Table:
    """One row for each item, in the order given."""
    titles = {i.id: i.title for i in ask.state.weighed.situation.indicators}
    outlets = ask.state.outlets
    rows: list[Row] = [
        {
            "id": e.id, "published": e.published, "said_on": e.said_on, "indicator": e.indicator,
            "title": titles.get(e.indicator, e.indicator), "speaker": e.label, "country": e.actor, "kind": e.kind,
            "via": e.via, "stance": e.stance, "certainty": e.certainty, "tense": e.tense, "quote": e.quote,
            "weight": weights.get(e.id), "match": e.match, "reason": e.reason, "outlet": outlets.get(e.report),
            "report": e.report, "start": e.spans[0].start, "end": e.spans[-1].end, "origin": e.origin,
            "statement": e.statement, "shown": _as_shown(ask, e),
        }
        for e in items
    ]  # fmt: skip
    columns = (
        Column("published", "Public", "day"),
        Column("speaker", "Who", href=lambda r: ask.link("/evidence", speaker=r["speaker"])),
        Column("stance", "Stance", "stance"),
        Column("certainty", "Certainty", "certainty"),
        Column("quote", "Said", "quote", href=lambda r: ask.link(f"/report/{r['report']}") + f"#e-{r['id']}"),
        Column("title", "Bears on", href=lambda r: ask.link("/evidence", indicator=r["indicator"])),
        Column("weight", "Weight", "number"),
        Column("outlet", "Outlet"),
        *(
            Column(key, key.replace("_", " "), shown=False)
            for key in (
                "said_on", "via", "tense", "kind", "country", "match", "reason", "id", "indicator", "report", "start",
                "end", "origin", "statement",
            )
        ),
    )  # fmt: skip
    note = "Weight: log-likelihood in nats for the degrees that the indicator shows, against those below."
    return Table(name, "Sentences that bear on the indicators", columns, rows, total, note)


def _as_shown(ask: Ask, e: Evidence) -> Row:
    """Who says it, and in which outlet, as people read it."""
    reading = ask.state.readings.get(e.report)
    report = reading.report if reading and e.label == e.path else None  # the outlet has a column of its own
    speaker = whose(ask.state.weighed.situation, e, report, source_of(ask, e))
    outlet = ask.state.outlets.get(e.report)
    return {
        "speaker": speaker,
        "quote": words_of(ask, e),
        "outlet": outlet if outlet is None else ask.state.named(outlet),
    }


def source_of(ask: Ask, e: Evidence) -> Source | None:
    """The source of the statement behind an item, as the reader found it."""
    said = _statement_of(ask, e)
    return said.source if said else None


def words_of(ask: Ask, e: Evidence) -> str:
    """What an item says; a few words in their sentence."""
    reading, said = ask.state.readings.get(e.report), _statement_of(ask, e)
    return in_sentence(e, reading.report if reading else None, said.content.spans if said else ())


def _statement_of(ask: Ask, e: Evidence) -> Statement | None:
    reading = ask.state.readings.get(e.report)
    return next((s for s in reading.statements if s.id == e.statement), None) if reading and e.statement else None


def indicators_table(ask: Ask, views: Sequence[IndicatorView]) -> Table:
    """What is held of each indicator."""
    told = ask.state.once(("teller", ask.day), lambda: Teller.of(ask.view))
    waiting = Counter(e.indicator for e in ask.view.asked)
    titles = {i.id: i.title for i in ask.state.weighed.situation.indicators}
    rows: list[Row] = [
        {
            "id": v.id, "title": titles.get(v.id, v.id), "standing": v.standing, "disputed": v.disputed,
            "independent": v.independent, "origins": v.origins, "reports": v.reports,
            "affirmed_by": v.affirmed_by, "denied_by": v.denied_by, "latest": v.latest, "why": v.why,
            "waiting": waiting[v.id],
            "shown": {
                side: told.speakers(getattr(v, side), v.id, affirming=side == "affirmed_by")
                for side in ("affirmed_by", "denied_by")
            },
        }
        for v in views
    ]  # fmt: skip
    columns = (
        Column("title", "Indicator", href=lambda r: ask.link("/evidence", indicator=r["id"])),
        Column("standing", "Standing", "standing"),
        Column("independent", "Independent sources", "number"),
        Column("origins", "Origins", "number"),
        Column("reports", "Reports", "number"),
        Column("waiting", "Wait in review", "number"),
        Column("affirmed_by", "Affirmed by", "list"),
        Column("denied_by", "Denied by", "list"),
        Column("latest", "Latest", "day", shown=False),
        Column("id", "id", shown=False),
        Column("disputed", "disputed", "yes", shown=False),
        Column("why", "why", shown=False),
    )
    return Table("indicators", "Standing of the indicators", columns, rows)


def steps_table(ask: Ask, steps: Sequence[StepView], *, changes: bool = True) -> Table:
    """Where each step of the plan stands. changes: with what would change it."""
    rows: list[Row] = [
        {
            "id": s.id, "title": s.title, "state": s.state, "warranted": s.warranted, "probability": s.probability,
            "since": s.since, "why": [c.text for c in s.why], "why_not": [c.text for c in s.why_not],
            "undetermined": [c.text for c in s.undetermined], "cheapest_change": [c.text for c in s.cheapest_change],
            "notes": s.notes,
        }
        for s in steps
    ]  # fmt: skip
    more = [(key, kind) for key, kind in _STEP_MORE if changes or key != "cheapest_change"]
    columns = (
        Column("title", "Step", href=lambda r: ask.link("/plan") + f"#{r['id']}"),
        Column("state", "State", "state"),
        Column("since", "Since", "day"),
        Column("probability", "Probability", "percent"),
        *(Column(key, key.replace("_", " "), kind, shown=False) for key, kind in more),
    )
    return Table("steps", "Steps of the plan", columns, rows)


def changes_table(ask: Ask, changes: Sequence[Moved], name: str, caption: str) -> Table:
    """What moved."""
    rows: list[Row] = [
        {"what": m.what, "id": m.id, "title": m.title, "before": m.before, "after": m.after} for m in changes
    ]

    def href(row: Row) -> str | None:
        if row["what"] == "indicator":
            return ask.link("/evidence", indicator=row["id"])
        return ask.link("/plan") + f"#{row['id']}" if row["what"] == "step" else None

    columns = (
        Column("title", "What", href=href),
        Column("before", "Before"),
        Column("after", "After"),
        Column("what", "kind", shown=False),
        Column("id", "id", shown=False),
    )
    return Table(name, caption, columns, rows)


def degrees_table(ask: Ask, view: View) -> Table:
    """Each degree with its probabilities and bands, the highest first."""
    titles = {d.id: d.title for d in ask.state.weighed.situation.degrees}
    shown = shown_by(view.weighed.situation)
    rows: list[Row] = []
    for d in reversed(view.assessment.degrees):
        row: dict[str, object] = {"id": d.id, "title": titles[d.id], "view": d, "shown_by": shown[d.id]}
        row["unshown"] = "" if shown[d.id] else UNSHOWN
        for which in ("now", "reached", "now_at_least", "reached_at_least"):
            band = getattr(d, which)
            row |= {which: band.probability, f"{which}_low": band.low, f"{which}_high": band.high}
        rows.append(row)
    names = {"now": "Now", "reached": "Reached", "now_at_least": "Now at least", "reached_at_least": "Reached at least"}
    columns = [Column("title", "Degree"), Column("id", "id", shown=False)]
    for which, label in names.items():
        columns.append(Column(which, label, "percent"))
        columns.extend(Column(f"{which}_{end}", f"{label}, {end}", "percent", shown=False) for end in ("low", "high"))
    columns.append(Column("shown_by", "Shown by", "list", shown=False))
    return Table("degrees", "The ladder: probability of each degree", tuple(columns), rows)
