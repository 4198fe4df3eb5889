"""Readings, judgements and decisions in; what was public and what was known at any date out. Nothing is ever changed.

One table of rows, each with the hash of the one before; one writer at a time; a report and all of its statements are
recorded together or not at all. The clock is the caller's: every writing call takes the time, with its zone."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self, TextIO

import sqlalchemy as sa

from paripassu.errors import LedgerError, Place, Problem
from paripassu.ledger import _chain, _recall, _search, _transfer
from paripassu.ledger._chain import Entry
from paripassu.ledger._later import later, meaning_row, meanings_of, under_path
from paripassu.ledger._store import Store
from paripassu.ledger.codec import canonical, decode, encode
from paripassu.ledger.schema import ENTRIES, Row, stamp
from paripassu.ledger.values import (
    FileReading,
    Head,
    Held,
    Hit,
    Judgement,
    JudgementKind,
    JudgementVerdict,
    Reading,
    content_id,
    subject_of,
)
from paripassu.types import Decision, Meaning, Report, SetAside, Statement


class Ledger:
    """The ledger at an address. Every method is one transaction and raises LedgerError when the database fails."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, address: str) -> Self:
        """Opens `sqlite:///path`, `sqlite://` (in memory) or `postgresql://…`, making the ledger if it is not there.

        Raises LedgerError: no such address, not a database, not a ledger, a newer schema, locked, full, read-only."""
        store = Store(address)
        try:
            store.prepare()
        except LedgerError:
            store.close()
            raise
        return cls(store)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._store.close()

    @property
    def address(self) -> str:
        """The address without its password."""
        return self._store.address

    # ---- what was read ---------------------------------------------------------------------------------------------

    def known(self, file_hash: str, made_by: str, path: str | None = None) -> FileReading | None:
        """What this version of the reader found in a file of this content; None if it has not read it to its end.

        `path` replaces the path under which it was read first."""
        return self.known_many([file_hash], made_by, {file_hash: path} if path is not None else {}).get(file_hash)

    def known_many(
        self, file_hashes: Collection[str], made_by: str, paths: dict[str, str] | None = None
    ) -> dict[str, FileReading]:
        """`known` for many files at once; files that were not read are left out."""
        with self._store.read() as connection:
            files = {row.id: json.loads(row.body) for row in self._rows(connection, "file", file_hashes, made_by)}
            ids = {report for body in files.values() for report in body["reports"]}
            reports = {r.id: decode(Report, r.body) for r in self._rows(connection, "report", ids, made_by)}
        reading_of = later(self._store, ids, made_by)
        found = {}
        for file_hash, body in files.items():
            own = {id_: decode(Report, canonical(report)) for id_, report in body.get("own", {}).items()}
            readings = tuple(
                reading_of(own.get(id_, reports[id_]), _early_meanings(body, id_)) for id_ in body["reports"]
            )
            aside = tuple(SetAside(path, reason) for path, reason in body["set_aside"])
            path = (paths or {}).get(file_hash, body["path"])
            found[file_hash] = _moved(FileReading(file_hash, readings, aside, body["path"]), path)
        return found

    def record(
        self, report: Report, statements: Sequence[Statement], *, file_hash: str, made_by: str, at: datetime
    ) -> None:
        """Records a file that is one report. Again with the same file and version: nothing happens."""
        reading = Reading(report, tuple(statements))
        self.record_many([FileReading(file_hash, (reading,), path=report.path)], made_by=made_by, at=at)

    def record_many(self, files: Iterable[FileReading], *, made_by: str, at: datetime) -> None:
        """Records files with all that came out of them, in one transaction: all of them or none.

        Raises LedgerError where a file is already recorded with other reports by the same version."""
        given = list(files)
        with self._store.write() as connection:
            _chain.append(connection, self._new(connection, given, made_by), at)

    def set_aside(self, items: Iterable[SetAside], *, made_by: str, at: datetime) -> None:
        """Records files that could not be taken at all; one set aside before for the same reason is not repeated."""
        with self._store.write() as connection:
            new = {}
            for item in items:
                id_ = content_id("set aside", item.path, item.reason)
                new[id_] = Entry(Row("set aside", id_, item.path, made_by, encode(item)))
            held = {row.id for row in self._rows(connection, "set aside", {e.row.about for e in new.values()}, made_by)}
            _chain.append(connection, [entry for id_, entry in new.items() if id_ not in held], at)

    def reports(
        self,
        as_of: date | None = None,
        known_at: datetime | None = None,
        *,
        made_by: str | None = None,
        ids: Collection[str] | None = None,
    ) -> tuple[Report, ...]:
        """Reports public by the day `as_of` and held by `known_at`, by day and id; each as its latest reader had it, or
        as `made_by` had it. A report without a date counts as public from the day that it was recorded."""
        with self._store.read() as connection:
            rows = _recall.report_rows(connection, as_of, _time(known_at), made_by, ids)
            return tuple(decode(Report, row.body) for row in rows)

    def statements(
        self,
        as_of: date | None = None,
        known_at: datetime | None = None,
        *,
        made_by: str | None = None,
        reports: Collection[str] | None = None,
    ) -> tuple[Statement, ...]:
        """The statements of the reports that `reports` gives for the same dates; `reports` narrows it to these ids."""
        with self._store.read() as connection:
            rows = _recall.statement_rows(connection, as_of, _time(known_at), made_by, reports)
            return tuple(decode(Statement, row.body) for row in rows)

    def readers(self, known_at: datetime | None = None) -> dict[str, tuple[str, ...]]:
        """For each report that more than one version of the reader read, the versions, in the order in which they did."""
        query = sa.select(ENTRIES.c.about, ENTRIES.c.made_by).where(ENTRIES.c.kind == "report").order_by(ENTRIES.c.seq)
        if known_at is not None:
            query = query.where(ENTRIES.c.recorded_at <= stamp(known_at))
        found: dict[str, list[str]] = {}
        with self._store.read() as connection:
            for row in connection.execute(query):
                found.setdefault(row.about, []).append(row.made_by)
        return {report: tuple(versions) for report, versions in found.items() if len(versions) > 1}

    def look(
        self, place: str, file_hashes: Collection[str], aside: Iterable[SetAside], *, made_by: str, at: datetime
    ) -> None:
        """Records which files a place (a folder of reports) held when a version of the reader looked into it, and what was
        set aside whole; nothing where that is what the look before found.

        Files are changed and removed; without this nobody could say later which were there on a day."""
        now = _recall.Look(made_by, frozenset(file_hashes), tuple(sorted((a.path, a.reason) for a in aside)))
        with self._store.read() as connection:
            if replace(_recall.last_look(connection, place, None), row=None) == now:
                return
        with self._store.write() as connection:
            before = _recall.last_look(connection, place, None)
            if replace(before, row=None) != now:
                came, went = sorted(now.files - before.files), sorted(before.files - now.files)
                body = canonical({"came": came, "went": went, "aside": now.aside})
                id_ = content_id("look", place, before.row, made_by, body)
                _chain.append(connection, [Entry(Row("look", id_, place, made_by, body, supersedes=before.row))], at)

    def held(self, known_at: datetime | None = None, place: str | None = None) -> Held:
        """Which files were held by a time: those of a place as the last look by then found them; where nobody had looked into
        that place, or none is named, all that were recorded, each as its latest reader had it."""
        time = _time(known_at)
        with self._store.read() as connection:
            seen = _recall.last_look(connection, place, time) if place is not None else _recall.Look()
            makers = _recall.makers(connection, time)
            aside = {decode(SetAside, row.body) for row in connection.execute(_held("set aside", known_at))}
        if seen.row is not None:
            makers = dict.fromkeys(sorted(seen.files), seen.made_by)
            aside = {SetAside(path, reason) for path, reason in seen.aside}
        return Held(makers, tuple(sorted(aside, key=lambda a: (a.path, a.reason))))

    def set_asides(self, known_at: datetime | None = None) -> tuple[SetAside, ...]:
        """What was set aside, whole files and parts of files, as recorded."""
        found: dict[SetAside, None] = {}
        with self._store.read() as connection:
            for row in connection.execute(_held("set aside", known_at)):
                found[decode(SetAside, row.body)] = None
            for row in connection.execute(_held("file", known_at)):
                found.update((SetAside(path, reason), None) for path, reason in json.loads(row.body)["set_aside"])
        return tuple(found)

    # ---- what people held and decided --------------------------------------------------------------------------------

    def judge(
        self,
        kind: JudgementKind,
        subject: Sequence[str],
        verdict: JudgementVerdict,
        *,
        by: str,
        reason: str,
        at: datetime,
    ) -> Judgement:
        """Records what a person held of a match or a copy; it stands in for an earlier one on the same subject."""
        kept = subject_of(kind, subject)
        judgement = Judgement(
            content_id(kind, kept, verdict, by, reason, stamp(at)), kind, kept, verdict, by, reason, at
        )
        self._append("judgement", judgement.id, judgement, about=canonical([kind, *kept]), made_by=by, at=at)
        return judgement

    def judgements(self, known_at: datetime | None = None, *, history: bool = False) -> tuple[Judgement, ...]:
        """The judgements that hold, by the last one on each subject, as recorded; all of them with `history`."""
        with self._store.read() as connection:
            rows = connection.execute(_held("judgement", known_at)).all()
        last = {row.about: row.seq for row in rows}
        return tuple(decode(Judgement, row.body) for row in rows if history or last[row.about] == row.seq)

    def decide(self, decision: Decision, *, at: datetime) -> None:
        """Records a decision on a step; again with the same id: nothing happens."""
        self._append("decision", decision.id, decision, about=decision.step, made_by=decision.by, at=at)

    def decisions(self, known_at: datetime | None = None) -> tuple[Decision, ...]:
        """All decisions as recorded."""
        with self._store.read() as connection:
            return tuple(decode(Decision, row.body) for row in connection.execute(_held("decision", known_at)))

    # ---- the ledger itself -------------------------------------------------------------------------------------------

    def search(
        self, text: str, limit: int = 20, known_at: datetime | None = None, as_of: date | None = None
    ) -> tuple[Hit, ...]:
        """Reports and statements with all the words and "quoted phrases", best first; none for no words."""
        wanted = _search.terms(text)
        if not wanted or limit < 1:
            return ()
        with self._store.read() as connection:
            return _search.find(connection, wanted, limit, _time(known_at), as_of)

    def holds(self, head: Head) -> bool:
        """Whether this is the ledger that once ended so, or one that goes on from it."""
        query = sa.select(ENTRIES.c.hash).where(ENTRIES.c.seq == head.sequence)
        with self._store.read() as connection:
            return connection.execute(query).scalar() == head.hash

    def head(self) -> Head:
        """The last row's number and hash."""
        with self._store.read() as connection:
            return _chain.head(connection)

    def verify(self, expected: Head | None = None) -> tuple[Problem, ...]:
        """What is wrong with the ledger; nothing when every row is as it was recorded. With a head noted earlier also
        whether rows were cut off its end."""
        with self._store.read() as connection:
            return tuple(_chain.problems(connection, self.address, expected))

    def export(self, stream: TextIO) -> Head:
        """Writes all rows as JSON Lines after a header; gives the head written."""
        with self._store.read() as connection:
            return _transfer.write(connection, stream)

    def import_(self, stream: TextIO) -> Head:
        """Takes an export: into an empty ledger, or into one that holds its first rows. All of it or nothing."""
        with self._store.write() as connection:
            return _transfer.read(connection, stream, self.address)

    # ---- rows --------------------------------------------------------------------------------------------------------

    def _new(self, connection: sa.Connection, files: Sequence[FileReading], made_by: str) -> Iterator[Entry]:
        """The rows of these files that the ledger does not hold yet."""
        hashes = {file.file_hash for file in files}
        ids = {reading.report.id for file in files for reading in file.readings}
        held_files = {row.id: json.loads(row.body) for row in self._rows(connection, "file", hashes, made_by)}
        held_reports = {row.id: row.body for row in self._rows(connection, "report", ids, made_by)}
        before = self._earlier(connection, ids - held_reports.keys())
        for file in files:
            body = _file_body(file)
            if file.file_hash in held_files:
                if held_files[file.file_hash]["reports"] != body["reports"]:
                    raise LedgerError(
                        "this file is already recorded with other reports by the same version of the reader",
                        place=Place(body["path"] or file.file_hash),
                        remedy="give the reader another version name when what it finds changes",
                    )
                continue
            for reading in file.readings:
                name, now = reading.report.id, encode(reading.report)
                if name not in held_reports:
                    held_reports[name] = now
                    yield from _entries(reading, made_by, before.get(name))
                elif held_reports[name] != now:  # the same text elsewhere, or with another line in its front matter
                    body.setdefault("own", {})[name] = json.loads(now)
            held_files[file.file_hash] = body
            yield Entry(Row("file", file.file_hash, file.file_hash, made_by, canonical(body)))

    def _append(self, kind: str, id_: str, value: object, *, about: str, made_by: str, at: datetime) -> None:
        with self._store.write() as connection:
            held = list(self._rows(connection, kind, [about], None))
            if all(row.id != id_ for row in held):
                supersedes = held[-1].seq if held and kind == "judgement" else None
                row = Row(kind, id_, about, made_by, encode(value), supersedes=supersedes)
                _chain.append(connection, [Entry(row)], at)

    @staticmethod
    def _rows(
        connection: sa.Connection, kind: str, about: Collection[str], made_by: str | None
    ) -> Iterator[sa.Row[Any]]:
        """Rows of a kind filed under some keys, as recorded."""
        for some in _recall.some(about):
            query: sa.Select[Any] = sa.select(ENTRIES.c.seq, ENTRIES.c.id, ENTRIES.c.about, ENTRIES.c.body)
            query = query.where(ENTRIES.c.kind == kind, ENTRIES.c.about.in_(some)).order_by(ENTRIES.c.seq)
            yield from connection.execute(query if made_by is None else query.where(ENTRIES.c.made_by == made_by))

    @staticmethod
    def _earlier(connection: sa.Connection, ids: Collection[str]) -> dict[str, int]:
        """For reports that another version has read, the number of the last row."""
        found: dict[str, int] = {}
        for some in _recall.some(ids):
            query = sa.select(ENTRIES.c.about, sa.func.max(ENTRIES.c.seq)).group_by(ENTRIES.c.about)
            query = query.where(ENTRIES.c.kind == "report", ENTRIES.c.about.in_(some))
            found.update((about, seq) for about, seq in connection.execute(query))
        return found


def _entries(reading: Reading, made_by: str, before: int | None) -> Iterator[Entry]:
    """A report's rows, its statements' after it; a statement given twice is kept once."""
    report = reading.report
    day = report.published.date().isoformat() if report.published else None
    row = Row("report", report.id, report.id, made_by, encode(report), published=day, supersedes=before)
    yield Entry(row, _transfer.report_words(report))
    seen: dict[str, Statement] = {}
    for statement in reading.statements:
        if seen.setdefault(statement.id, statement) != statement:
            raise LedgerError(
                f"two statements have the id {statement.id}",
                place=Place(report.path),
                remedy="report this with the file",
            )
    if reading.meanings:
        vectors = canonical([meaning_row(m) for m in reading.meanings])
        yield Entry(Row("meanings", report.id, report.id, made_by, vectors, published=day))
    for statement in seen.values():
        said_on = statement.said_on.isoformat() if statement.said_on else None
        body = encode(statement)
        row = Row("statement", statement.id, report.id, made_by, body, published=day, said_on=said_on)
        yield Entry(row, _transfer.statement_words(statement))


def _file_body(file: FileReading) -> dict[str, Any]:
    return {
        "path": file.path,
        "reports": [reading.report.id for reading in file.readings],
        "set_aside": [[item.path, item.reason] for item in file.set_aside],
    }


def _early_meanings(body: Mapping[str, Any], report: str) -> tuple[Meaning, ...]:
    """Meanings as ledgers kept them before they had rows of their own."""
    return meanings_of(body.get("meanings", {}).get(report, ()))


def _moved(file: FileReading, new: str) -> FileReading:
    """The same file under another path; a part's path ("archive.warc#3") keeps what follows the file's."""
    old = file.path
    if old == new or not old:
        return file

    def moved(path: str) -> str:
        return new + path.removeprefix(old) if path.startswith(old) else path

    return replace(
        file,
        path=new,
        readings=tuple(
            under_path(reading, replace(reading.report, path=moved(reading.report.path))) for reading in file.readings
        ),
        set_aside=tuple(replace(item, path=moved(item.path)) for item in file.set_aside),
    )


def _held(kind: str, known_at: datetime | None) -> sa.Select[Any]:
    query = sa.select(ENTRIES.c.seq, ENTRIES.c.about, ENTRIES.c.body).where(ENTRIES.c.kind == kind)
    if known_at is not None:
        query = query.where(ENTRIES.c.recorded_at <= stamp(known_at))
    return query.order_by(ENTRIES.c.seq)


def _time(known_at: datetime | None) -> str | None:
    return stamp(known_at) if known_at is not None else None
