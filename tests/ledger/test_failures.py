"""Killed, cut off, out of disk, written to by two: nothing recorded is lost, nothing is twice, nothing is half there.

The environment variable PARIPASSU_KILLS says how often the writer is killed (24 unless told; 200 for a full run)."""

import errno
import io
import multiprocessing
import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from paripassu.errors import LedgerError
from paripassu.ledger import Ledger, _store

from .conftest import Server
from .samples import NOON, file

KILLS = int(os.environ.get("PARIPASSU_KILLS", "24"))
FORK = multiprocessing.get_context("fork")


def exported(address: str) -> str:
    stream = io.StringIO()
    with Ledger.open(address) as ledger:
        ledger.export(stream)
    return stream.getvalue()


def undisturbed(files: int) -> str:
    """What a run without any trouble leaves behind."""
    stream = io.StringIO()
    with Ledger.open("sqlite://") as ledger:
        for number in range(files):
            ledger.record_many([file(number)], made_by="v", at=NOON)
        ledger.export(stream)
    return stream.getvalue()


def ingest(address: str, first: int, last: int, told: Connection | None) -> None:
    """Records files one by one and tells the number of each that is recorded."""
    with Ledger.open(address) as ledger:
        for number in range(first, last):
            ledger.record_many([file(number)], made_by="v", at=NOON)
            if told is not None:
                told.send(number)


def test_killed_at_random_moments_nothing_is_lost_twice_or_half_there(address: str) -> None:
    chance = random.Random(6)
    acknowledged = -1
    for _ in range(KILLS):
        ours, theirs = FORK.Pipe(duplex=False)
        writer = FORK.Process(target=ingest, args=(address, acknowledged + 1, 10**6, theirs))
        writer.start()
        theirs.close()
        # So many files in, then a moment later: at any point of a recording, however slow the machine is.
        wanted = chance.choice((0, 1, 1, 2, 3, 5))
        while wanted and ours.poll(60.0):
            acknowledged = max(acknowledged, ours.recv())
            wanted -= 1
        time.sleep(chance.uniform(0.0, 0.02))
        writer.kill()
        writer.join()
        acknowledged = max([acknowledged, *_received(ours)])
        with Ledger.open(address) as ledger:
            assert ledger.verify() == ()
            held = {report.id for report in ledger.reports()}
        assert {f"r{number:06d}" for number in range(acknowledged + 1)} <= held
        assert len(held) <= acknowledged + 2, "at most the one file that was recorded but not told"
    assert acknowledged > 0, "no kill came in the middle of anything"
    ingest(address, 0, acknowledged + 2, None)
    assert exported(address) == undisturbed(acknowledged + 2)


def _received(pipe: Connection) -> Iterator[int]:
    try:
        while pipe.poll(0.0):
            yield pipe.recv()
    except EOFError:
        return


def test_processes_that_record_at_once_lose_and_double_nothing(address: str) -> None:
    ranges = ((0, 40), (20, 60), (0, 60))
    writers = [FORK.Process(target=ingest, args=(address, first, last, None)) for first, last in ranges]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    with Ledger.open(address) as ledger:
        assert ledger.verify() == ()
        assert ledger.head().sequence == 60 * 4, "a file, its report and its two statements, once each"
        assert [r.id for r in ledger.reports()] == [f"r{n:06d}" for n in range(60)]


@contextmanager
def failing_at(ledger: Ledger, count: int) -> Iterator[list[int]]:
    """The disk is full at the write number `count`, whatever is written."""
    seen: list[int] = [0]

    def fail(_c: Any, _k: Any, statement: str, *_: Any) -> None:
        if statement.lstrip().upper().startswith("INSERT"):
            seen[0] += 1
            if seen[0] == count:
                raise OSError(errno.ENOSPC, "No space left on device")

    event.listen(ledger._store.engine, "before_cursor_execute", fail)
    try:
        yield seen
    finally:
        event.remove(ledger._store.engine, "before_cursor_execute", fail)


def test_a_full_disk_at_any_write_leaves_the_ledger_as_it_was(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.record_many([file(0)], made_by="v", at=NOON)
        for count in range(1, 20):
            before = ledger.head()
            with failing_at(ledger, count) as seen:
                try:
                    ledger.record_many([file(1), file(2)], made_by="v", at=NOON)
                except LedgerError as error:
                    assert "disk is full" in error.what  # noqa: PT017
            if seen[0] < count:
                break
            assert ledger.head() == before
            assert ledger.verify() == ()
        assert count > 2, "no write was tried"
        assert len(ledger.reports()) == 3


def test_a_disk_that_really_fills_up(sqlite_address: str) -> None:
    """SQLite's own bound on pages gives the error that a full disk gives."""
    with Ledger.open(sqlite_address) as ledger:
        _bound(ledger, 60)
        held = 0
        with pytest.raises(LedgerError, match="disk is full") as told:  # noqa: PT012
            for number in range(10_000):
                ledger.record_many([file(number)], made_by="v", at=NOON)
                held = number + 1
        assert told.value.remedy
        assert ledger.verify() == ()
        assert len(ledger.reports()) == held
        _bound(ledger, 2**30)
        for number in range(held + 3):
            ledger.record_many([file(number)], made_by="v", at=NOON)
    assert exported(sqlite_address) == undisturbed(held + 3)


def _bound(ledger: Ledger, pages: int) -> None:
    with ledger._store.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_a_connection_that_is_cut_again_and_again(postgresql: Server, postgresql_address: str) -> None:
    files, cuts = 80, 0
    done = threading.Event()

    def cut() -> None:
        nonlocal cuts
        chance = random.Random(7)
        name = postgresql_address.rsplit("/", 1)[1]
        engine = sa.create_engine(
            postgresql_address.replace("postgresql:", "postgresql+psycopg:").replace(name, "postgres")
        )
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            while not done.wait(chance.uniform(0.0, 0.03)):
                killing = sa.text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
                cuts += len(connection.execute(killing, {"name": name}).all())
        engine.dispose()

    Ledger.open(postgresql_address).close()
    cutter = threading.Thread(target=cut)
    cutter.start()
    errors = 0
    try:
        with Ledger.open("sqlite://") as other:
            for number in range(files):
                other.record_many([file(number)], made_by="v", at=NOON)
        number = 0
        while number < files:
            try:
                with Ledger.open(postgresql_address) as ledger:
                    while number < files:
                        ledger.record_many([file(number)], made_by="v", at=NOON)
                        number += 1
            except LedgerError as error:
                assert error.remedy  # noqa: PT017
                errors += 1
                if errors > 200:
                    done.set()  # enough cuts; let the rest through
    finally:
        done.set()
        cutter.join()
    assert cuts > 0
    assert errors > 0, "no cut came in the middle of anything"
    assert exported(postgresql_address) == undisturbed(files)


def test_a_server_that_stops_and_comes_back(postgresql: Server, postgresql_address: str) -> None:
    with Ledger.open(postgresql_address) as ledger:
        ledger.record_many([file(0)], made_by="v", at=NOON)
        postgresql.stop("immediate")
        try:
            with pytest.raises(LedgerError, match="could not do it") as told:
                ledger.record_many([file(1)], made_by="v", at=NOON)
        finally:
            postgresql.start()
        assert told.value.remedy
        ledger.record_many([file(1)], made_by="v", at=NOON)
        assert ledger.verify() == ()
        assert len(ledger.reports()) == 2


# ---- what cannot be opened -----------------------------------------------------------------------------------------


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("The minister denied it.\n" * 100)
    with pytest.raises(LedgerError, match="not a readable database") as told:
        Ledger.open(f"sqlite:///{path}")
    assert str(path) in str(told.value)
    assert path.read_text().startswith("The minister")


def test_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE contacts (name TEXT)")
    with pytest.raises(LedgerError, match="not a ledger"):
        Ledger.open(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert sa.inspect(connection).get_table_names() == ["contacts"]


def test_a_ledger_of_a_newer_version(address: str) -> None:
    with Ledger.open(address) as ledger, ledger._store.engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO schema_versions VALUES (99, 'of days to come')")
    with pytest.raises(LedgerError, match="schema 99, this version knows up to") as told:
        Ledger.open(address)
    assert told.value.remedy


def test_a_ledger_that_another_process_holds(sqlite_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Ledger.open(sqlite_address).close()
    monkeypatch.setattr(_store, "WAIT", 0.1)
    holder = sa.create_engine(sqlite_address).raw_connection()
    holder.cursor().execute("BEGIN IMMEDIATE")
    try:
        with Ledger.open(sqlite_address) as ledger:
            with pytest.raises(LedgerError, match="another process") as told:
                ledger.record_many([file(1)], made_by="v", at=NOON)
            assert told.value.remedy
            assert ledger.reports() == (), "reading goes on beside a writer"
    finally:
        holder.close()


def test_a_ledger_that_may_only_be_read(sqlite_address: str) -> None:
    with Ledger.open(sqlite_address) as ledger:
        ledger.record_many([file(1)], made_by="v", at=NOON)
    with Ledger.open(sqlite_address.replace("sqlite:///", "sqlite:///file:") + "?mode=ro&uri=true") as ledger:
        assert len(ledger.reports()) == 1
        with pytest.raises(LedgerError, match="may not be written"):
            ledger.record_many([file(2)], made_by="v", at=NOON)


@pytest.mark.parametrize("address", ["ledger.db", "mysql://host/db", "sqlite:/x:y:z", "", "http://example.org"])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(LedgerError, match="no address of a ledger") as told:
        Ledger.open(address)
    assert "sqlite:///" in str(told.value)


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger.open(f"sqlite:///{tmp_path}")


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    with pytest.raises(LedgerError) as told:
        Ledger.open("postgresql://ana:secret@127.0.0.1:1/none")
    assert "secret" not in str(told.value)
    assert "127.0.0.1" in str(told.value)
