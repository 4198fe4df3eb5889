"""Reports in, readings out whose statements and meanings are fetched when they are first looked at.

Most runs look at the statements of few reports: what the others say on the indicators is kept (`derived`)."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

import sqlalchemy as sa

from paripassu.ledger._recall import some
from paripassu.ledger._store import Store
from paripassu.ledger.codec import decode
from paripassu.ledger.schema import ENTRIES
from paripassu.ledger.values import Later, Reading
from paripassu.types import Meaning, Report, Span, Statement

Make = Callable[[Report, tuple[Meaning, ...]], Reading]


def later(store: Store, ids: Collection[str], made_by: str) -> Make:
    """A function from a report with one of *ids* to its reading by a version of the reader. Rows are fetched for some
    hundred reports at once, and decoded for each alone; meanings given are kept, where there are any."""
    part_of = {name: part for part in some(ids) for name in part}

    @cache
    def rows(kind: str, first: str) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        query = sa.select(ENTRIES.c.about, ENTRIES.c.body).order_by(ENTRIES.c.seq)
        query = query.where(ENTRIES.c.kind == kind, ENTRIES.c.about.in_(part_of[first]), ENTRIES.c.made_by == made_by)
        with store.read() as connection:
            for row in connection.execute(query):
                found.setdefault(row.about, []).append(row.body)
        return found

    def told(report: Report) -> list[str]:
        return rows("statement", part_of[report.id][0]).get(report.id, [])

    def statements(report: Report) -> tuple[Statement, ...]:
        found = (decode(Statement, body) for body in told(report))
        return tuple(s if s.path == report.path else replace(s, path=report.path) for s in found)

    def meanings(report: Report) -> tuple[Meaning, ...]:
        bodies = rows("meanings", part_of[report.id][0]).get(report.id, [])
        return tuple(m for body in bodies for m in meanings_of(json.loads(body)))

    def reading(report: Report, early: tuple[Meaning, ...]) -> Reading:
        means = early or Later(partial(meanings, report))
        found = Later(partial(statements, report), lambda: len(told(report)))
        return Reading(report, found, means, made_by)

    return reading


def under_path(reading: Reading, report: Report) -> Reading:
    """The reading of the same text in another file."""
    was = reading.statements
    statements = Later(lambda: tuple(replace(s, path=report.path) for s in was), lambda: len(was))
    return replace(reading, report=report, statements=statements)


def meanings_of(rows: Iterable[Sequence[Any]]) -> tuple[Meaning, ...]:
    """Meanings as rows hold them: start, end, vector, and in rows of later readers who does what to whom as spans or nulls."""
    return tuple(Meaning(Span(a, b), vector, *(s and Span(*s) for s in roles)) for a, b, vector, *roles in rows)


def meaning_row(meaning: Meaning) -> list[Any]:
    """What `meanings_of` reads."""
    return [*meaning.span, meaning.vector, meaning.actor, meaning.action, meaning.target]
