"""A ledger in, JSON Lines out, and back without loss: every row with its place in the chain."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

import sqlalchemy as sa

from paripassu.errors import LedgerError, Place
from paripassu.ledger import migrations
from paripassu.ledger._chain import head, insert, row_of, searchable, stored, values
from paripassu.ledger.codec import canonical, decode
from paripassu.ledger.schema import ENTRIES, Row, digest
from paripassu.ledger.values import Head
from paripassu.types import Report, Statement

_CHUNK = 2_000
_FORMAT = "paripassu ledger"


def write(connection: sa.Connection, stream: TextIO) -> Head:
    """Writes a header and all rows, a line each; gives the head written."""
    end = head(connection)
    header = {"format": _FORMAT, "schema": migrations.NEWEST, "rows": end.sequence, "head": end.hash}
    stream.write(canonical(header) + "\n")
    for columns in stored(connection):
        stream.write(canonical(values(columns.seq, row_of(columns), *_tail(columns))) + "\n")
    return end


def read(connection: sa.Connection, stream: TextIO, address: str) -> Head:
    """Takes the rows of an export that the ledger does not hold yet, inside the caller's write transaction.

    Raises LedgerError, with the line, where the export is damaged or the ledger holds other rows than it."""
    lines = iter(enumerate(stream, start=1))
    number, first = next(lines, (1, ""))
    promised = _header(first, number)
    if promised.sequence < head(connection).sequence:
        raise LedgerError(
            "the ledger holds more rows than the export",
            place=Place(address),
            remedy="import into a new ledger",
        )
    previous = Head(0, "0" * 64)
    held = _held(connection)
    for chunk in _chunks(_checked(lines, previous)):
        new = []
        for line, columns in chunk:
            own = next(held, None)
            if own is None:
                new.append(columns)
            elif own != columns["hash"]:
                raise LedgerError(
                    f"the ledger's row {columns['seq']} is another than the export's",
                    place=Place("export", line),
                    remedy="import into a new ledger",
                )
            previous = Head(columns["seq"], columns["hash"])
        insert(connection, new, [{"seq": c["seq"], "words": w} for c in new if (w := words_of(c)) is not None])
    if previous != promised:
        raise LedgerError(
            f"the export ends after {previous.sequence} of {promised.sequence} rows",
            place=Place("export", previous.sequence + 1),
            remedy="export it again; nothing was imported",
        )
    return previous


def words_of(columns: dict[str, Any]) -> str | None:
    """The words under which a row is found; None for a row that is not searched."""
    if columns["kind"] == "report":
        return report_words(decode(Report, columns["body"]))
    if columns["kind"] == "statement":
        return statement_words(decode(Statement, columns["body"]))
    return None


def report_words(report: Report) -> str:
    return searchable(f"{report.title or ''}\n{report.body}")


def statement_words(statement: Statement) -> str:
    source = statement.source
    parts = (source.text if source else "", (source and source.name) or "", statement.content.text)
    return searchable("\n".join(parts))


def _tail(columns: sa.Row[Any]) -> tuple[str, str, str]:
    return columns.recorded_at, columns.previous, columns.hash


def _header(text: str, line: int) -> Head:
    fields = _object(text, line)
    if fields.get("format") != _FORMAT:
        raise _damaged(line, "this is no export of a ledger")
    if fields.get("schema", 0) > migrations.NEWEST:
        raise LedgerError(
            f"the export has schema {fields['schema']}, this version knows up to {migrations.NEWEST}",
            place=Place("export", line),
            remedy="use the newer version of paripassu that wrote it",
        )
    rows, end = fields.get("rows"), fields.get("head")
    if not isinstance(rows, int) or not isinstance(end, str):
        raise _damaged(line, "the header does not say how many rows there are")
    return Head(rows, end)


def _checked(lines: Iterable[tuple[int, str]], previous: Head) -> Iterator[tuple[int, dict[str, Any]]]:
    for line, text in lines:
        columns = _object(text, line)
        try:
            seq, recorded_at, before, now = (columns.pop(k) for k in ("seq", "recorded_at", "previous", "hash"))
            row = Row(**columns)
        except (KeyError, TypeError) as error:
            raise _damaged(line, "the line is not a row of a ledger") from error
        if seq != previous.sequence + 1 or before != previous.hash or digest(seq, row, recorded_at, before) != now:
            raise _damaged(line, "the row does not fit the one before it, or was changed")
        previous = Head(seq, now)
        yield line, values(seq, row, recorded_at, before, now)


def _object(text: str, line: int) -> dict[str, Any]:
    try:
        fields = json.loads(text)
    except ValueError as error:
        raise _damaged(line, "the line is not JSON") from error
    if not isinstance(fields, dict):
        raise _damaged(line, "the line is not a JSON object")
    return fields


def _damaged(line: int, what: str) -> LedgerError:
    return LedgerError(what, place=Place("export", line), remedy="export it again; nothing was imported")


def _held(connection: sa.Connection) -> Iterator[str]:
    """Hashes of the rows that the ledger has, in order, read before anything is added."""
    return iter(connection.execute(sa.select(ENTRIES.c.hash).order_by(ENTRIES.c.seq)).scalars().all())


def _chunks(rows: Iterator[tuple[int, dict[str, Any]]]) -> Iterator[list[tuple[int, dict[str, Any]]]]:
    chunk: list[tuple[int, dict[str, Any]]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    yield chunk
