"""Reports and statements to record, the same for the same number."""

from datetime import UTC, datetime, timedelta

from paripassu.ledger import FileReading, Reading
from paripassu.types import Part, Report, Source, Span, Statement

NOON = datetime(2024, 10, 22, 12, tzinfo=UTC)
PLACES = ("Nordhafen", "Ostwald", "Seeburg", "Karlsheim", "Altmark")
VERBS = ("confirmed", "denied", "announced", "rejected", "welcomed")


def reading(number: int, statements: int = 2, outlet: str = "The Ledger Post") -> Reading:
    """A report of its own on its own day, with statements."""
    said = f"the minister {VERBS[number % 5]} on Tuesday that convoy {number} had reached {PLACES[number % 7 % 5]}"
    body = ". ".join(f"{said}, point {n}" for n in range(statements)) + "."
    id_ = f"r{number:06d}"
    report = Report(
        id=id_,
        path=f"reports/{id_}.txt",
        outlet=outlet,
        title=f"Convoy {number}",
        url=f"https://example.org/{id_}",
        language="en",
        body=body,
        blocks=(),
        stamps=(),
        published=NOON + timedelta(days=number),
        published_by="front matter date",
        metadata={"number": str(number)},
    )
    found = []
    at = 0
    for n in range(statements):
        start = body.index("that convoy", at)
        end = body.index(f"point {n}", start)
        found.append(
            Statement(
                id=f"{id_}-{n}",
                report=id_,
                path=report.path,
                source=Source("the minister", (Span(at, at + 12),), name="the minister", kind="named person"),
                cue=Part(VERBS[number % 5], (Span(at + 13, at + 13 + len(VERBS[number % 5])),)),
                content=Part(body[start:end], (Span(start, end),)),
                quotation="indirect",
                stance="denies" if number % 5 == 1 else "affirms",
                certainty="certain",
                tense="happened",
                said_on=report.published.date() if report.published else None,
                via=(),
                inside=None,
                confidence=0.25 + n / 8,
            )
        )
        at = body.index(". ", end) + 2 if n + 1 < statements else at
    return Reading(report, tuple(found))


def file(number: int, statements: int = 2) -> FileReading:
    one = reading(number, statements)
    return FileReading(f"{number:064x}", (one,), path=one.report.path)
