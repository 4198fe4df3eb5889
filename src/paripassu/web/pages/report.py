"""A report's id in, its text with its statements marked, its stamps, copies, revisions out; and the list of reports."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from paripassu.ledger import Reading
from paripassu.reports.copies import Link
from paripassu.reports.revisions import Revision, revisions
from paripassu.types import Report, Statement
from paripassu.web._answers import Page
from paripassu.web._ask import PAGE, Ask
from paripassu.web._marks import paragraphs
from paripassu.web._tables import Column, Row, Table
from paripassu.web.pages._common import evidence_table


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence before and after a revision."""

    kind: str
    old: str
    new: str


def page(ask: Ask) -> Page:
    """One report. Raises NotFound."""
    reading = ask.state.report(ask.names["name"])
    report = reading.report
    evidence = ask.state.bearing.get(report.id, ())
    marks: dict[int, list[str]] = {}
    numbers = {s.id: n for n, s in enumerate(reading.statements, 1)}
    for e in evidence:
        if e.statement in numbers:
            marks.setdefault(numbers[e.statement], []).append(e.id)
    tables = (
        statements_table(reading),
        stamps_table(report),
        copies_table(ask, report),
        evidence_table(ask, evidence, ask.view.assessment.weights),
    )
    given = {
        "report": report,
        "statements": list(enumerate(reading.statements, 1)),
        "paragraphs": paragraphs(report, reading.statements),
        "evidence": marks,
        "unattributed": [e.id for e in evidence if e.statement not in numbers],
        "revisions": [(r, list(_lines(ask, r))) for r in _revisions(ask, report.id)],
        "address": report.url if report.url and report.url.startswith(("http://", "https://")) else None,
        "titles": {i.id: i.title for i in ask.state.weighed.situation.indicators},
    }
    return Page("report.html", report.title or report.path, tables, given)


def listing(ask: Ask) -> Page:
    """The reports public by the day, the newest first, narrowed by words or outlet."""
    words = [w.casefold() for w in ask.text("q").split()]
    outlet = ask.text("outlet")
    texts = ask.state.once("texts", lambda: _texts(ask)) if words else {}
    kept = [
        r
        for r in reversed(ask.state.public(ask.day))
        if (not outlet or r.report.outlet == outlet) and (not words or all(w in texts[r.report.id] for w in words))
    ]
    pages = max(1, -(-len(kept) // PAGE))
    number = min(ask.number("page", 1, 1_000_000), pages)
    whole = ask.params.get("format") in {"csv", "json"}
    some = kept if whole else kept[(number - 1) * PAGE : number * PAGE]
    given = {"number": number, "pages": pages, "count": len(kept), "q": ask.text("q"), "outlet": outlet}
    return Page("reports.html", "Reports", (reports_table(ask, some, len(kept)),), given)


def _texts(ask: Ask) -> dict[str, str]:
    """What words are looked for in, by report."""
    return {
        name: f"{r.report.title or ''} {r.report.outlet or ''} {r.report.body}".casefold()
        for name, r in ask.state.readings.items()
    }


def reports_table(ask: Ask, readings: list[Reading], total: int) -> Table:
    """One row for each report."""
    bearing = ask.state.bearing
    origin = ask.state.weighed.families.origin_of
    rows: list[Row] = [
        {
            "id": r.report.id, "title": r.report.title or r.report.path, "outlet": r.report.outlet,
            "published": r.report.published, "statements": len(r.statements), "evidence": len(bearing.get(r.report.id, ())),
            "copy": origin.get(r.report.id, r.report.id) != r.report.id, "language": r.report.language,
            "url": r.report.url, "path": r.report.path,
        }
        for r in readings
    ]  # fmt: skip
    columns = (
        Column("published", "Published", "day"),
        Column("title", "Report", href=lambda r: ask.link(f"/report/{r['id']}")),
        Column("outlet", "Outlet", href=lambda r: ask.link("/reports", outlet=r["outlet"])),
        Column("statements", "Statements", "number"),
        Column("evidence", "Bear on the situation", "number"),
        Column("copy", "Copy", "yes"),
        *(Column(k, k, shown=False) for k in ("id", "language", "url", "path")),
    )
    return Table("reports", "Reports", columns, rows, total)


def statements_table(reading: Reading) -> Table:
    """One row for each statement, in their order in the text."""
    rows: list[Row] = [
        {
            "number": n, "id": s.id, "speaker": _speaker(s), "role": s.source.role if s.source else None,
            "affiliation": s.source.affiliation if s.source else None,
            "country": s.source.country if s.source else None, "kind": s.source.kind if s.source else None,
            "via": s.via, "cue": s.cue.text if s.cue else None, "content": s.content.text, "stance": s.stance,
            "certainty": s.certainty, "tense": s.tense, "quotation": s.quotation, "said_on": s.said_on,
            "inside": s.inside, "confidence": s.confidence,
        }
        for n, s in enumerate(reading.statements, 1)
    ]  # fmt: skip
    columns = (
        Column("number", "No.", "number"),
        Column("speaker", "Who"),
        Column("stance", "Stance", "stance"),
        Column("certainty", "Certainty", "certainty"),
        Column("tense", "Tense"),
        Column("said_on", "Said on", "day"),
        Column("content", "Content", "quote"),
        *(
            Column(k, k, shown=False)
            for k in ("id", "role", "affiliation", "country", "kind", "via", "cue", "quotation", "inside", "confidence")
        ),
    )
    return Table("statements", "Statements in this report", columns, rows)


def _speaker(statement: Statement) -> str | None:
    source = statement.source
    return None if source is None else source.name or source.role or source.text


def stamps_table(report: Report) -> Table:
    """Every date that the report carries."""
    rows: list[Row] = [{"origin": s.origin, "text": s.text, "when": s.when} for s in report.stamps]
    columns = (Column("origin", "Where"), Column("text", "As it stands"), Column("when", "Read as", "day"))
    return Table("stamps", "Stamps", columns, rows, note=f"Taken: {report.published_by}.")


def copies_table(ask: Ask, report: Report) -> Table:
    """The texts that it shares words with."""
    rows: list[Row] = []
    for link in links_of(ask).get(report.id, ()):
        other = ask.state.readings.get(link.b if link.a == report.id else link.a)
        if other is None:
            continue
        words = {report.id: "this text", other.report.id: "the other text"}
        rows.append(
            {
                "id": other.report.id, "outlet": other.report.outlet, "title": other.report.title or other.report.path,
                "published": other.report.published, "kind": link.kind, "verdict": link.verdict,
                "probability": link.probability, "origin": words.get(link.origin or "", "not known"),
                "reason": link.reason,
            }
        )  # fmt: skip
    columns = (
        Column("title", "Text", href=lambda r: ask.link(f"/report/{r['id']}")),
        Column("outlet", "Outlet"),
        Column("published", "Published", "day"),
        Column("kind", "How"),
        Column("verdict", "Held"),
        Column("origin", "Comes from"),
        Column("reason", "Why"),
        Column("id", "id", shown=False),
        Column("probability", "probability", "percent", shown=False),
    )
    return Table("copies", "Copies and revisions", columns, rows)


def links_of(ask: Ask) -> Mapping[str, list[Link]]:
    """By report, the links with other texts that it is in."""

    def make() -> dict[str, list[Link]]:
        found: dict[str, list[Link]] = {}
        for link in ask.state.weighed.families.links:
            for name in dict.fromkeys((link.a, link.b)):
                found.setdefault(name, []).append(link)
        return found

    return ask.state.once("links", make)


def _revisions(ask: Ask, name: str) -> Iterator[Revision]:
    for revision in all_revisions(ask):
        if name in (revision.old, revision.new):
            yield revision


def all_revisions(ask: Ask) -> tuple[Revision, ...]:
    """Every later text of a report against the one before it."""
    return ask.state.once("revisions", lambda: _all_revisions(ask))


def _all_revisions(ask: Ask) -> tuple[Revision, ...]:
    linked = {i for link in ask.state.weighed.families.links if link.kind == "revision" for i in (link.a, link.b)}
    reports = [r.report for r in ask.state.weighed.holdings.readings if r.report.id in linked]
    return revisions(reports, ask.state.weighed.families) if reports else ()


def _lines(ask: Ask, revision: Revision) -> Iterator[Line]:
    old, new = ask.state.report(revision.old).report.body, ask.state.report(revision.new).report.body
    for change in revision.changes:
        yield Line(
            change.kind,
            old[change.old.start : change.old.end] if change.old else "",
            new[change.new.start : change.new.end] if change.new else "",
        )
