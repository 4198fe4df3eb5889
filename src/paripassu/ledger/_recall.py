"""A date in, what was public by it and what the ledger held by it out: the queries on files, reports and statements."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Look:
    """What a look into a place found: which version looked, the hashes of the files, what was set aside whole and why."""

    made_by: str = ""
    files: frozenset[str] = frozenset()
    aside: tuple[tuple[str, str], ...] = ()
    row: int | None = None
    """Number of the row; None where nobody has looked."""


def last_look(connection: sa.Connection, place: str, known_at: str | None) -> Look:
    """The last look into a place by a time."""
    query: sa.Select[Any] = sa.select(ENTRIES.c.seq, ENTRIES.c.made_by, ENTRIES.c.body).order_by(ENTRIES.c.seq)
    query = query.where(ENTRIES.c.kind == "look", ENTRIES.c.about == place)
    files: set[str] = set()
    found = Look()
    for row in connection.execute(query if known_at is None else query.where(ENTRIES.c.recorded_at <= known_at)):
        body = json.loads(row.body)
        files.difference_update(body["went"])
        files.update(body["came"])
        found = Look(row.made_by, frozenset(), tuple((path, reason) for path, reason in body["aside"]), row.seq)
    return Look(found.made_by, frozenset(files), found.aside, found.row)


def makers(connection: sa.Connection, known_at: str | None) -> dict[str, str]:
    """For each file that was recorded by a time, the version that recorded it last."""
    query = sa.select(ENTRIES.c.about, ENTRIES.c.made_by).where(ENTRIES.c.kind == "file").order_by(ENTRIES.c.seq)
    query = query if known_at is None else query.where(ENTRIES.c.recorded_at <= known_at)
    return {row.about: row.made_by for row in connection.execute(query)}


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
