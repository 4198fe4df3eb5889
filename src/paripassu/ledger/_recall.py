"""A date in, what was public by it and what the ledger held by it out: the queries on reports and statements."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from paripassu.ledger.schema import ENTRIES

_IDS = 500
"""Ids in one query."""


def report_rows(
    connection: sa.Connection,
    as_of: date | None,
    known_at: str | None,
    made_by: str | None,
    ids: Collection[str] | None,
) -> list[sa.Row[Any]]:
    """Rows of reports, each report as its latest reader had it, by day and id; those without a day come last."""
    columns = (ENTRIES.c.id, ENTRIES.c.published, ENTRIES.c.body)
    return _reports(connection, columns, as_of=as_of, known_at=known_at, made_by=made_by, ids=ids)


def statement_rows(
    connection: sa.Connection,
    as_of: date | None,
    known_at: str | None,
    made_by: str | None,
    ids: Collection[str] | None,
) -> Iterator[sa.Row[Any]]:
    """Rows of the statements that the latest reader of each report found, by report as above, then as recorded.

    Two queries, since a join of the table with itself leaves the choice of what to begin with to the database."""
    columns = (ENTRIES.c.id, ENTRIES.c.published, ENTRIES.c.made_by)
    reports = _reports(connection, columns, as_of=as_of, known_at=known_at, made_by=made_by, ids=ids)
    for at in range(0, len(reports), _IDS):
        part = {row.id: row.made_by for row in reports[at : at + _IDS]}
        query: sa.Select[Any] = sa.select(ENTRIES.c.about, ENTRIES.c.made_by, ENTRIES.c.body).order_by(ENTRIES.c.seq)
        query = query.where(ENTRIES.c.kind == "statement", ENTRIES.c.about.in_(sorted(part)))
        found: dict[str, list[sa.Row[Any]]] = {id_: [] for id_ in part}
        for row in connection.execute(query):
            if row.made_by == part[row.about]:
                found[row.about].append(row)
        for rows in found.values():
            yield from rows


def some(ids: Collection[str]) -> Iterator[list[str]]:
    """Ids in order, so many as one query takes."""
    ordered = sorted(set(ids))
    return (ordered[at : at + _IDS] for at in range(0, len(ordered), _IDS))


def _reports(
    connection: sa.Connection,
    columns: Sequence[sa.Column[Any]],
    *,
    as_of: date | None,
    known_at: str | None,
    made_by: str | None,
    ids: Collection[str] | None,
) -> list[sa.Row[Any]]:
    rows: list[sa.Row[Any]] = []
    for part in [None] if ids is None else list(some(ids)):
        latest = _latest(known_at, made_by, part)
        query = sa.select(*columns).where(ENTRIES.c.seq.in_(sa.select(latest.c.seq)))
        if as_of is not None:
            # A report without a day was public at the latest when it was recorded.
            day = sa.func.coalesce(ENTRIES.c.published, sa.func.substr(ENTRIES.c.recorded_at, 1, 10))
            query = query.where(day <= as_of.isoformat())
        rows.extend(connection.execute(query))
    return sorted(rows, key=lambda row: (row.published or "9999", row.id))


def _latest(known_at: str | None, made_by: str | None, ids: Collection[str] | None) -> sa.Subquery:
    """The last row of each report that the ledger held."""
    query = (
        sa.select(sa.func.max(ENTRIES.c.seq).label("seq")).where(ENTRIES.c.kind == "report").group_by(ENTRIES.c.about)
    )
    if known_at is not None:
        query = query.where(ENTRIES.c.recorded_at <= known_at)
    if made_by is not None:
        query = query.where(ENTRIES.c.made_by == made_by)
    if ids is not None:
        query = query.where(ENTRIES.c.about.in_(ids))
    return query.subquery()
