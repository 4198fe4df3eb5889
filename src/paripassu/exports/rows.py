"""A view in, flat rows out, one table each of evidence, statements, reports and degrees; as CSV and JSON Lines.

The columns are versioned: a column is added at the end, none is renamed or removed without a new SCHEMA.
"""

import csv
import io
import json
import math
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Literal, get_args

from paripassu.ledger import Reading
from paripassu.types import Statement
from paripassu.views import View

SCHEMA = "1"
TableName = Literal["evidence", "statements", "reports", "degrees"]
TABLES: tuple[TableName, ...] = get_args(TableName)
Type = Literal["text", "number", "whole", "yes", "day", "time", "texts"]
Row = dict[str, Any]

COLUMNS: dict[TableName, dict[str, Type]] = {
    "evidence": {
        "id": "text", "indicator": "text", "published": "day", "said_on": "day", "speaker": "text", "actor": "text",
        "kind": "text", "via": "texts", "stance": "text", "certainty": "text", "tense": "text", "quote": "text",
        "start": "whole", "end": "whole", "weight": "number", "match": "number", "reason": "text",
        "quantity_low": "number", "quantity_high": "number", "statement": "text", "report": "text", "origin": "text",
    },
    "statements": {
        "id": "text", "report": "text", "published": "day", "source": "text", "name": "text", "role": "text",
        "affiliation": "text", "country": "text", "kind": "text", "cue": "text", "content": "text", "start": "whole",
        "end": "whole", "quotation": "text", "stance": "text", "certainty": "text", "tense": "text", "said_on": "day",
        "via": "texts", "inside": "text", "confidence": "number",
    },
    "reports": {
        "id": "text", "path": "text", "outlet": "text", "title": "text", "url": "text", "language": "text",
        "published": "time", "published_by": "text", "credits": "texts", "dateline": "text", "origin": "text",
        "statements": "whole",
    },
    "degrees": {
        "as_of": "day", "id": "text", "title": "text", "rank": "whole",
        **{f"{which}{end}": "number" for which in ("now", "reached", "now_at_least", "reached_at_least")
           for end in ("", "_low", "_high")},
    },
}  # fmt: skip
"""Each table's columns in order, with their types."""


def rows(view: View, table: TableName) -> Iterator[Row]:
    """The rows of *table*, every column there, None where nothing is known; what was public by the view's day."""
    made = {"evidence": _evidence, "statements": _statements, "reports": _reports, "degrees": _degrees}
    return made[table](view)


def as_csv(view: View, table: TableName) -> str:
    """RFC 4180, with a header. Lists are joined by "; "; what a spreadsheet would run begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS[table])
    for row in rows(view, table):
        writer.writerow([_cell(row[key]) for key in COLUMNS[table]])
    return out.getvalue()


def as_jsonl(view: View, table: TableName) -> str:
    """An object a line, keys in the columns' order."""
    return "".join(
        json.dumps({k: _plain(row[k]) for k in COLUMNS[table]}, ensure_ascii=False, allow_nan=False) + "\n"
        for row in rows(view, table)
    )


def public(view: View) -> Iterator[Reading]:
    """The readings whose report was public by the view's day."""
    for reading in view.weighed.holdings.readings:
        published = reading.report.published
        if published is not None and published.date() <= view.assessment.as_of:
            yield reading


def _evidence(view: View) -> Iterator[Row]:
    weights = view.assessment.weights
    for e in view.evidence:
        yield {
            "id": e.id, "indicator": e.indicator, "published": e.published, "said_on": e.said_on, "speaker": e.label,
            "actor": e.actor, "kind": e.kind, "via": e.via, "stance": e.stance, "certainty": e.certainty,
            "tense": e.tense, "quote": e.quote, "start": e.spans[0].start, "end": e.spans[-1].end,
            "weight": round(weights.get(e.id, 0.0), 4) + 0.0, "match": e.match, "reason": e.reason,
            "quantity_low": _finite(e.quantity[0]) if e.quantity else None,
            "quantity_high": _finite(e.quantity[1]) if e.quantity else None,
            "statement": e.statement, "report": e.report, "origin": e.origin,
        }  # fmt: skip


def _statements(view: View) -> Iterator[Row]:
    for reading in public(view):
        for s in reading.statements:
            yield _statement(reading, s)


def _statement(reading: Reading, s: Statement) -> Row:
    source, published = s.source, reading.report.published
    return {
        "id": s.id, "report": s.report, "published": published.date() if published else None,
        "source": source.text if source else None, "name": source.name if source else None,
        "role": source.role if source else None, "affiliation": source.affiliation if source else None,
        "country": source.country if source else None, "kind": source.kind if source else None,
        "cue": s.cue.text if s.cue else None, "content": s.content.text, "start": s.content.spans[0].start,
        "end": s.content.spans[-1].end, "quotation": s.quotation, "stance": s.stance, "certainty": s.certainty,
        "tense": s.tense, "said_on": s.said_on, "via": s.via, "inside": s.inside, "confidence": s.confidence,
    }  # fmt: skip


def _reports(view: View) -> Iterator[Row]:
    for reading in public(view):
        r = reading.report
        yield {
            "id": r.id, "path": r.path, "outlet": r.outlet, "title": r.title, "url": r.url, "language": r.language,
            "published": r.published, "published_by": r.published_by, "credits": r.credits, "dateline": r.dateline,
            "origin": view.weighed.families.origin_of.get(r.id, r.id), "statements": len(reading.statements),
        }  # fmt: skip


def _degrees(view: View) -> Iterator[Row]:
    titles = {d.id: d.title for d in view.weighed.situation.degrees}
    for rank, d in enumerate(view.assessment.degrees):
        row: Row = {"as_of": view.assessment.as_of, "id": d.id, "title": titles[d.id], "rank": rank}
        for which in ("now", "reached", "now_at_least", "reached_at_least"):
            band = getattr(d, which)
            row[which] = round(band.probability, 6)
            row[f"{which}_low"], row[f"{which}_high"] = round(band.low, 6), round(band.high, 6)
        yield row


def _finite(value: float) -> float | None:
    """None for an open end ("more than 10,000")."""
    return value if math.isfinite(value) else None


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = "; ".join(value) if isinstance(value, tuple) else str(_plain(value))
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
