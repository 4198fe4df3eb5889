"""A date in, what was public by it and what the ledger held by it out: the queries on reports and statements."""

from collections.abc import Collection, Iterator
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
) -> Iterator[sa.Row[Any]]:
    """Rows of reports, each report as its latest reader had it, by day and id; those without a day come last."""
    if ids is None:
        latest = _latest(known_at, made_by)
        yield from connection.execute(
            _public(as_of).where(ENTRIES.c.seq.in_(sa.select(latest.c.seq))).order_by(*_ORDER)
        )
        return
    rows: list[sa.Row[Any]] = []
    for part in some(ids):
        latest = _latest(known_at, made_by, part)
        rows.extend(connection.execute(_public(as_of).where(ENTRIES.c.seq.in_(sa.select(latest.c.seq)))))
    yield from sorted(rows, key=lambda row: (row.published or "9999", row.id))


def statement_rows(
    connection: sa.Connection,
    as_of: date | None,
    known_at: str | None,
    made_by: str | None,
    ids: Collection[str] | None,
) -> Iterator[sa.Row[Any]]:
    """Rows of the statements that the latest reader of each report found, by report as above, then as recorded."""
    for part in [None] if ids is None else list(some(ids)):
        latest = _latest(known_at, made_by, part)
        reports = ENTRIES.alias("reports")
        query = (
            sa.select(ENTRIES.c.body)
            .select_from(reports)
            .join(
                ENTRIES,
                (ENTRIES.c.kind == "statement")
                & (ENTRIES.c.about == reports.c.id)
                & (ENTRIES.c.made_by == reports.c.made_by),
            )
            .where(reports.c.seq.in_(sa.select(latest.c.seq)))
            .order_by(sa.func.coalesce(reports.c.published, "9999"), reports.c.id, ENTRIES.c.seq)
        )
        if as_of is not None:
            query = query.where(_was_public(reports, as_of))
        yield from connection.execute(query)


_ORDER = (sa.func.coalesce(ENTRIES.c.published, "9999"), ENTRIES.c.id)


def _latest(known_at: str | None, made_by: str | None, ids: Collection[str] | None = None) -> sa.Subquery:
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


def _public(as_of: date | None) -> sa.Select[Any]:
    query = sa.select(ENTRIES.c.id, ENTRIES.c.published, ENTRIES.c.body)
    return query if as_of is None else query.where(_was_public(ENTRIES, as_of))


def _was_public(table: Any, as_of: date) -> sa.ColumnElement[bool]:
    """A report without a day was public at the latest when it was recorded."""
    day = sa.func.coalesce(table.c.published, sa.func.substr(table.c.recorded_at, 1, 10))
    return sa.and_(day <= as_of.isoformat())


def some(ids: Collection[str]) -> Iterator[list[str]]:
    ordered = sorted(set(ids))
    return (ordered[at : at + _IDS] for at in range(0, len(ordered), _IDS))
