"""An address in, transactions on its database out, with what the database can complain of told as LedgerError."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import StaticPool

from paripassu.errors import LedgerError, Place
from paripassu.ledger import migrations

WAIT = 30
"""Seconds to wait for another writer."""
_LOCK = 0x50617269706173
"""Key of the advisory lock under which one process at a time writes on PostgreSQL."""

_COMPLAINTS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("not a database", "malformed"),
        "this file is not a readable database",
        "name another file with --ledger, or restore this one from an export",
    ),
    (
        ("disk is full", "no space left", "disk full", "could not extend file"),
        "the disk is full; what was being recorded was not recorded",
        "free space and run the command again; it goes on where it stopped",
    ),
    (
        ("is locked", "is busy", "lock timeout"),
        f"another process has been writing to the ledger for over {WAIT} seconds",
        "run the command again when it is done",
    ),
    (
        ("readonly database", "read-only", "permission denied"),
        "the ledger may not be written to",
        "give this user the right to write to it and to its folder, or name another ledger with --ledger",
    ),
    (
        ("unable to open", "is a directory"),
        "the ledger's file cannot be opened",
        "see that the folder is there and that this user may write to it",
    ),
    (
        ("append-only",),
        "the ledger is append-only; rows are never changed or deleted",
        "record a row that supersedes the other",
    ),
    (
        ("password authentication", "no password supplied"),
        "the server refused the user",
        "give user and password in the address or in PGPASSFILE",
    ),
)


class Store:
    """A database at an address; hands out transactions."""

    def __init__(self, address: str) -> None:
        self.address = _shown(address)
        self.engine = _engine(address, self.address)
        self.sqlite = self.engine.dialect.name == "sqlite"

    def prepare(self) -> None:
        """Brings the schema up to date; does not write where it already is."""
        with self.read() as connection:
            found = migrations.check(connection, self.address)
        if found < migrations.NEWEST:
            with self.write() as connection:
                migrations.migrate(connection, self.address)

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A transaction that sees one state of the ledger from beginning to end."""
        options = {} if self.sqlite else {"isolation_level": "REPEATABLE READ"}
        with self._told(), self.engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """A transaction that no other writer runs beside; all of it is kept or none."""
        with (
            self._told(),
            self.engine.connect().execution_options(paripassu_writes=True) as connection,
            connection.begin(),
        ):
            if not self.sqlite:
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT}s'")
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            yield connection

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, sqlite3.Error, OSError) as error:  # hooks on connecting raise the driver's own errors
            _complain(error, self.address)


def _complain(error: Exception, address: str) -> NoReturn:
    said = " ".join(str(getattr(error, "orig", None) or error).split())
    for signs, what, remedy in _COMPLAINTS:
        if any(sign in said.casefold() for sign in signs):
            raise LedgerError(what, place=Place(address), remedy=remedy) from error
    raise LedgerError(
        f"the database could not do it: {said[:300]}",
        place=Place(address),
        remedy="what was being recorded was kept whole or not at all; run the command again once the database answers",
    ) from error


def _shown(address: str) -> str:
    """The address without its password."""
    try:
        return sa.make_url(address).render_as_string(hide_password=True)
    except ArgumentError:
        return address


def _engine(address: str, shown: str) -> sa.Engine:
    try:
        url = sa.make_url(address)
    except ArgumentError as error:
        raise _not_an_address(shown) from error
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    if url.get_backend_name() == "postgresql":
        try:
            return sa.create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
        except (ImportError, NoSuchModuleError) as error:
            raise LedgerError(
                "a ledger on PostgreSQL needs the package psycopg",
                place=Place(shown),
                remedy="pip install 'paripassu[postgresql]'",
            ) from error
    raise _not_an_address(shown)


def _not_an_address(shown: str) -> LedgerError:
    return LedgerError(
        "this is no address of a ledger",
        place=Place(shown),
        remedy="write sqlite:///path/to/file.db or postgresql://user@host/database",
    )


def _sqlite(url: sa.URL) -> sa.Engine:
    in_memory = url.database in (None, "", ":memory:")
    if not in_memory and not url.query:
        Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    kwargs: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {}
    engine = sa.create_engine(url, connect_args={"timeout": WAIT, "check_same_thread": False}, **kwargs)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions are ours: the driver would begin them too late
        if not url.query:
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("paripassu_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
