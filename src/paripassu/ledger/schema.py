"""The ledger's tables, and a row of its chain as a value with its hash."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

import sqlalchemy as sa

from paripassu.ledger.codec import canonical

GENESIS = "0" * 64
"""The hash before the first row."""

METADATA = sa.MetaData()
ENTRIES = sa.Table(
    "entries",
    METADATA,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("kind", "id", "about")),
    *(sa.Column(name, sa.Text) for name in ("published", "said_on")),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("recorded_at", "made_by")),
    sa.Column("supersedes", sa.BigInteger),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("body", "previous", "hash")),
)
MIGRATIONS = sa.Table(
    "schema_versions",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("title", sa.Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of the ledger, before it has its place in the chain."""

    kind: str
    """report, statement, file, set aside, judgement, decision; account or access (`audit`)."""
    id: str
    about: str
    """What it is filed under: a report's own id, a statement's report, a file's hash, what is judged, a step."""
    made_by: str
    """The version or the person who made it."""
    body: str
    """Canonical JSON."""
    published: str | None = None
    """Day, ISO 8601."""
    said_on: str | None = None
    supersedes: int | None = None
    """Sequence number of the row that this one stands in for."""


def digest(seq: int, row: Row, recorded_at: str, previous: str) -> str:
    """SHA-256 over all of a row and the hash of the one before, hexadecimal."""
    fields = [
        seq, row.kind, row.id, row.about, row.published, row.said_on, recorded_at, row.made_by, row.supersedes,
        row.body, previous,
    ]  # fmt: skip
    return sha256(canonical(fields).encode("ascii")).hexdigest()


def stamp(at: datetime) -> str:
    """A time as the ledger keeps it: UTC, always with microseconds, so that order of text is order of time.

    Raises ValueError for a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("the ledger needs times with a zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")
