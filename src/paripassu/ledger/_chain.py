"""Rows in, rows at the end of the chain out; and the check that the chain holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from paripassu.errors import LedgerError, Place, Problem
from paripassu.ledger.codec import decode
from paripassu.ledger.schema import ENTRIES, GENESIS, Row, digest, stamp
from paripassu.ledger.values import Act, Head, Judgement
from paripassu.types import Decision, Report, SetAside, Statement

_CHUNK = 2_000
_MAX_WORDS = 100_000
"""Characters of a text that are searchable; PostgreSQL refuses an index entry over one megabyte."""
_TYPES: dict[str, type[Any]] = {
    "report": Report,
    "statement": Statement,
    "set aside": SetAside,
    "judgement": Judgement,
    "decision": Decision,
    "account": Act,
    "access": Act,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row to be appended and the words under which it is found."""

    row: Row
    words: str | None = None


def head(connection: sa.Connection) -> Head:
    """The end of the chain."""
    last = connection.execute(
        sa.select(ENTRIES.c.seq, ENTRIES.c.hash).order_by(ENTRIES.c.seq.desc()).limit(1)
    ).one_or_none()
    return Head(last.seq, last.hash) if last else Head(0, GENESIS)


def append(connection: sa.Connection, entries: Iterable[Entry], at: datetime) -> Head:
    """Writes rows at the end of the chain, inside the write transaction that the caller holds. A row's time is never
    before that of the row ahead of it, so that what the ledger held at a time stays what it was."""
    seq, previous = head(connection)
    last = connection.execute(sa.select(ENTRIES.c.recorded_at).where(ENTRIES.c.seq == seq)).scalar() or ""
    recorded_at = max(stamp(at), last)
    for chunk in _chunks(entries):
        rows: list[dict[str, Any]] = []
        words: list[dict[str, Any]] = []
        for entry in chunk:
            seq += 1
            row = entry.row
            now = digest(seq, row, recorded_at, previous)
            rows.append(values(seq, row, recorded_at, previous, now))
            if entry.words is not None:
                words.append({"seq": seq, "words": searchable(entry.words)})
            previous = now
        insert(connection, rows, words)
    return Head(seq, previous)


def values(seq: int, row: Row, recorded_at: str, previous: str, now: str) -> dict[str, Any]:
    """A row's columns by name."""
    return {
        "seq": seq, "kind": row.kind, "id": row.id, "about": row.about, "published": row.published,
        "said_on": row.said_on, "recorded_at": recorded_at, "made_by": row.made_by, "supersedes": row.supersedes,
        "body": row.body, "previous": previous, "hash": now,
    }  # fmt: skip


def insert(connection: sa.Connection, rows: Sequence[dict[str, Any]], words: Sequence[dict[str, Any]]) -> None:
    """Writes rows and their words as they are."""
    if rows:
        connection.execute(ENTRIES.insert(), rows)
    if words:
        if connection.dialect.name == "sqlite":
            text = "INSERT INTO entry_words (rowid, words) VALUES (:seq, :words)"
        else:
            text = "INSERT INTO entry_words (seq, words) VALUES (:seq, to_tsvector('simple', :words))"
        connection.execute(sa.text(text), words)


def searchable(text: str) -> str:
    """Text as both databases index it: bounded, without what they cannot hold."""
    return text[:_MAX_WORDS].replace("\0", " ")


def stored(connection: sa.Connection) -> Iterator[sa.Row[Any]]:
    """All rows in order, a few thousand in memory at a time."""
    at = 0
    while True:
        rows = connection.execute(
            sa.select(ENTRIES).where(ENTRIES.c.seq > at).order_by(ENTRIES.c.seq).limit(_CHUNK)
        ).all()
        yield from rows
        if len(rows) < _CHUNK:
            return
        at = rows[-1].seq


def row_of(columns: sa.Row[Any]) -> Row:
    """A stored row without its place in the chain."""
    return Row(
        kind=columns.kind,
        id=columns.id,
        about=columns.about,
        made_by=columns.made_by,
        body=columns.body,
        published=columns.published,
        said_on=columns.said_on,
        supersedes=columns.supersedes,
    )


def problems(connection: sa.Connection, address: str, expected: Head | None) -> Iterator[Problem]:
    """What is wrong in the chain, row by row; the line of a problem's place is the sequence number."""
    seq, previous, recorded_at = 0, GENESIS, ""
    for columns in stored(connection):
        place = Place(address, columns.seq)
        if columns.seq != seq + 1:
            yield Problem(place, f"rows {seq + 1} to {columns.seq - 1} are missing", _RESTORE)
        if columns.previous != previous:
            yield Problem(place, "the row does not follow the one before it", _RESTORE)
        if columns.hash != digest(columns.seq, row_of(columns), columns.recorded_at, columns.previous):
            yield Problem(place, "the row was changed after it was recorded", _RESTORE)
        if columns.recorded_at < recorded_at:
            yield Problem(place, "the row is dated before the one ahead of it", _RESTORE)
        yield from _misread(columns, place)
        if expected is not None and columns.seq == expected.sequence and columns.hash != expected.hash:
            yield Problem(place, "the row is not the one that was noted as the end of the ledger", _RESTORE)
        seq, previous, recorded_at = columns.seq, columns.hash, columns.recorded_at
    if expected is not None and seq < expected.sequence:
        yield Problem(Place(address, seq), f"the ledger was cut off: it once had {expected.sequence} rows", _RESTORE)
    indexed = connection.execute(sa.text("SELECT count(*) FROM entry_words")).scalar()
    searched = connection.execute(
        sa.select(sa.func.count()).where(ENTRIES.c.kind.in_(("report", "statement")))
    ).scalar()
    if indexed != searched:
        text = f"{searched} reports and statements, but {indexed} in the search index"
        yield Problem(Place(address), text, "export the ledger and import it into a new one")


_RESTORE = "restore the ledger from an export or a backup"


def _misread(columns: sa.Row[Any], place: Place) -> Iterator[Problem]:
    """Whether the body is what its kind says, under the id that the row has."""
    kind = _TYPES.get(columns.kind)
    if kind is None:
        return
    try:
        value = decode(kind, columns.body)
    except LedgerError as error:
        yield Problem(place, error.what, error.remedy)
        return
    if getattr(value, "id", columns.id) != columns.id:
        yield Problem(place, "the row holds another id than it is filed under", _RESTORE)


def _chunks(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    chunk: list[Entry] = []
    for entry in entries:
        chunk.append(entry)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    yield chunk
