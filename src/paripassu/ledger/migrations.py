"""The ledger's schema as numbered steps for each database, and the one function that brings a database up to date."""

from dataclasses import dataclass

import sqlalchemy as sa

from paripassu.errors import LedgerError, Place
from paripassu.ledger.schema import MIGRATIONS

APPLICATION_ID = 0x50617269
"""Marks an SQLite file as a ledger ("Pari"), so that another program's database is not taken for one."""


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    title: str
    sqlite: tuple[str, ...]
    postgresql: tuple[str, ...]


_ENTRIES = """
CREATE TABLE entries (
  seq {integer} PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  about TEXT NOT NULL,
  published TEXT,
  said_on TEXT,
  recorded_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  supersedes {integer},
  body TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
){strict}
"""
_INDEXES = ("CREATE UNIQUE INDEX entries_once ON entries (kind, about, id, made_by)",)


def _sqlite_guard(table: str) -> tuple[str, ...]:
    return tuple(
        f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
        for event in ("UPDATE", "DELETE")
    )


def _postgresql_guard(table: str) -> tuple[str, ...]:
    return (
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only()",
    )


ALL: tuple[Migration, ...] = (
    Migration(
        1,
        "entries in a chain, append-only, with their words",
        sqlite=(
            f"PRAGMA application_id = {APPLICATION_ID}",
            _ENTRIES.format(integer="INTEGER", strict=" STRICT"),
            *_INDEXES,
            "CREATE VIRTUAL TABLE entry_words USING fts5(words, content='', tokenize='unicode61')",
            *_sqlite_guard("entries"),
            *_sqlite_guard("schema_versions"),
        ),
        postgresql=(
            "CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$",
            _ENTRIES.format(integer="BIGINT", strict=""),
            *_INDEXES,
            "CREATE TABLE entry_words (seq BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
            "CREATE INDEX entry_words_words ON entry_words USING gin (words)",
            *_postgresql_guard("entries"),
            *_postgresql_guard("entry_words"),
            *_postgresql_guard("schema_versions"),
        ),
    ),
)
NEWEST = ALL[-1].number


def version(connection: sa.Connection) -> int:
    """Number of the last migration applied; 0 where there is none."""
    if not sa.inspect(connection).has_table(MIGRATIONS.name):
        return 0
    return connection.execute(sa.select(sa.func.max(MIGRATIONS.c.number))).scalar() or 0


def check(connection: sa.Connection, address: str) -> int:
    """The schema's version. Raises LedgerError for a newer schema and for another program's database."""
    found = version(connection)
    if found > NEWEST:
        raise LedgerError(
            f"the ledger has schema {found}, this version knows up to {NEWEST}",
            place=Place(address),
            remedy="use the newer version of paripassu that wrote it",
        )
    if found == 0 and connection.dialect.name == "sqlite" and sa.inspect(connection).get_table_names():
        raise LedgerError(
            "this is a database, but not a ledger",
            place=Place(address),
            remedy="name another file with --ledger",
        )
    return found


def migrate(connection: sa.Connection, address: str) -> None:
    """Brings the database to the newest schema, inside the write transaction that the caller holds."""
    found = check(connection, address)
    if found == 0:
        connection.exec_driver_sql("CREATE TABLE schema_versions (number INTEGER PRIMARY KEY, title TEXT NOT NULL)")
    for step in ALL[found:]:
        for statement in step.sqlite if connection.dialect.name == "sqlite" else step.postgresql:
            connection.exec_driver_sql(statement)
        connection.execute(MIGRATIONS.insert().values(number=step.number, title=step.title))
