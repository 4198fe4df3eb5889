"""Words in, the reports and statements that hold them out."""

import re
from datetime import date
from typing import Any

import sqlalchemy as sa

from paripassu.ledger.codec import decode
from paripassu.ledger.values import Hit
from paripassu.types import Report, Statement

_TERM = re.compile(r'"([^"]+)"|(\S+)')
_AROUND = 80
"""Characters of text shown on each side of the first word found."""
_SQLITE = """
SELECT entries.kind, entries.id, entries.about, entries.published, entries.body
FROM entry_words JOIN entries ON entries.seq = entry_words.rowid
WHERE entry_words MATCH :query {known} {public}
ORDER BY bm25(entry_words), entries.seq DESC LIMIT :limit
"""
_POSTGRESQL = """
SELECT entries.kind, entries.id, entries.about, entries.published, entries.body
FROM websearch_to_tsquery('simple', :query) AS query
JOIN entry_words ON entry_words.words @@ query JOIN entries ON entries.seq = entry_words.seq
WHERE true {known} {public}
ORDER BY ts_rank(entry_words.words, query) DESC, entries.seq DESC LIMIT :limit
"""


_PUBLIC = "coalesce(entries.published, substr(entries.recorded_at, 1, 10))"
"""A report without a day was public at the latest when it was recorded."""


def terms(text: str) -> list[str]:
    """Words and "quoted phrases" of a query, marks taken out; empty where nothing is left to look for."""
    found = (" ".join(re.findall(r"\w+", m.group(1) or m.group(2))) for m in _TERM.finditer(text.replace("\0", " ")))
    return [term for term in found if term]


def find(
    connection: sa.Connection, wanted: list[str], limit: int, known_at: str | None, as_of: date | None
) -> tuple[Hit, ...]:
    """The entries that hold all terms, best first (BM25 in SQLite, ts_rank in PostgreSQL), then the newer first."""
    known = "" if known_at is None else "AND entries.recorded_at <= :known_at"
    statement = (_SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL).format(
        known=known, public="" if as_of is None else f"AND {_PUBLIC} <= :as_of"
    )
    joiner = " AND " if connection.dialect.name == "sqlite" else " "
    query = joiner.join(f'"{term}"' for term in wanted)
    given: dict[str, Any] = {"query": query, "limit": limit}
    if known_at is not None:
        given["known_at"] = known_at
    if as_of is not None:
        given["as_of"] = as_of.isoformat()
    return tuple(_hit(row, wanted) for row in connection.execute(sa.text(statement), given))


def _hit(row: sa.Row[Any], wanted: list[str]) -> Hit:
    if row.kind == "report":
        report = decode(Report, row.body)
        return Hit("report", row.id, row.id, report.path, _around(report.body, wanted), row.published)
    statement = decode(Statement, row.body)
    source = statement.source.text if statement.source else ""
    cue = statement.cue.text if statement.cue else ""
    text = " | ".join(part for part in (source, cue, statement.content.text) if part)
    return Hit("statement", row.id, row.about, statement.path, text, row.published)


def _around(body: str, wanted: list[str]) -> str:
    """The text around the first place where a term stands, on one line."""
    places = [m.start() for term in wanted if (m := re.search(rf"(?i)\b{re.escape(term)}", body))]
    first = min(places, default=0)
    start = body.rfind(" ", 0, max(0, first - _AROUND)) + 1
    end = body.find(" ", first + _AROUND)
    piece = " ".join(body[start : end if end >= 0 else len(body)].split())
    return ("… " if start else "") + piece + (" …" if end >= 0 else "")
