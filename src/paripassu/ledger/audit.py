"""Who came to the desk, was refused, was given an account or lost it, in; rows of the chain, and what they say, out.

Two kinds of rows: "account" for what changes who may come in, "access" for who did. A secret is never in them: the ledger
is exported and kept elsewhere. An account's row holds a hash by which the secret that is kept apart is known again.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import get_args

import sqlalchemy as sa

from paripassu.ledger import _chain
from paripassu.ledger._chain import Entry
from paripassu.ledger.codec import decode, encode
from paripassu.ledger.ledger import Ledger
from paripassu.ledger.schema import ENTRIES, Row, stamp
from paripassu.ledger.values import Act, AuditKind, content_id

KINDS: tuple[AuditKind, ...] = get_args(AuditKind)


def record(
    ledger: Ledger,
    kind: AuditKind,
    what: str,
    about: str,
    *,
    by: str,
    at: datetime,
    more: Mapping[str, str] | None = None,
) -> Act:
    """Appends what happened; on disk when this returns."""
    given = dict(more or {})
    with ledger._store.write() as connection:
        # The row's place is part of its id: the same may happen twice in one moment.
        place = _chain.head(connection).sequence + 1
        act = Act(content_id(place, kind, what, about, by, stamp(at), given), kind, what, about, by, at, given)
        _chain.append(connection, [Entry(Row(kind, act.id, about, by, encode(act)))], at)
    return act


def acts(ledger: Ledger, kind: AuditKind | None = None) -> tuple[Act, ...]:
    """All of it as recorded, or of one kind."""
    kinds = KINDS if kind is None else (kind,)
    query = sa.select(ENTRIES.c.body).where(ENTRIES.c.kind.in_(kinds)).order_by(ENTRIES.c.seq)
    with ledger._store.read() as connection:
        return tuple(decode(Act, row.body) for row in connection.execute(query))


def count(ledger: Ledger, kind: AuditKind) -> int:
    """How many rows there are of a kind."""
    with ledger._store.read() as connection:
        found = connection.execute(sa.select(sa.func.count()).where(ENTRIES.c.kind == kind)).scalar()
        return int(found or 0)


def others_since(ledger: Ledger, sequence: int) -> bool:
    """Whether rows of any other kind came after the row of that number."""
    query = sa.select(ENTRIES.c.seq).where(ENTRIES.c.seq > sequence, ENTRIES.c.kind.not_in(KINDS)).limit(1)
    with ledger._store.read() as connection:
        return connection.execute(query).first() is not None


def reports_since(ledger: Ledger, at: datetime) -> frozenset[str]:
    """Ids of the reports that no version of the reader had recorded by a time. Rows are in order of time, so the first
    after it is found by halving."""
    time = stamp(at)
    with ledger._store.read() as connection:
        low, high = 0, _chain.head(connection).sequence
        while low < high:
            middle = (low + high + 1) // 2
            when = connection.execute(sa.select(ENTRIES.c.recorded_at).where(ENTRIES.c.seq == middle)).scalar() or ""
            low, high = (middle, high) if when <= time else (low, middle - 1)
        older = ENTRIES.alias()
        before = sa.exists().where(older.c.kind == "report", older.c.about == ENTRIES.c.about, older.c.seq <= low)
        query = sa.select(ENTRIES.c.about).where(ENTRIES.c.seq > low, ENTRIES.c.kind == "report", ~before)
        return frozenset(row.about for row in connection.execute(query))
