"""A report and its statements in, its text in stretches out, each with the parts of statements that it belongs to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from paripassu.types import Report, Span, Statement

_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some text with what it is: `source`, `cue`, `content` of the statements of these numbers."""

    text: str
    roles: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    """Numbers of the statements that begin here."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: str
    stretches: tuple[Stretch, ...]
    id: str
    """Name to jump to: the offset at which it begins."""


def paragraphs(report: Report, statements: Sequence[Statement]) -> tuple[Paragraph, ...]:
    """All of the body, block by block, statements numbered from 1 in their order."""
    marks = [
        (span, role, number)
        for number, statement in enumerate(statements, 1)
        for role, spans in _parts(statement)
        for span in spans
    ]
    first: dict[int, int] = {}
    for span, _, number in marks:
        first[number] = min(span.start, first.get(number, span.start))
    return tuple(
        Paragraph(kind, tuple(_stretches(report.body, span, marks, first)), f"at-{span.start}")
        for kind, span in _blocks(report)
    )


def _parts(statement: Statement) -> Iterator[tuple[str, tuple[Span, ...]]]:
    if statement.source:
        yield "source", statement.source.spans
    if statement.cue:
        yield "cue", statement.cue.spans
    yield "content", statement.content.spans


def _blocks(report: Report) -> Iterator[tuple[str, Span]]:
    """The blocks, and what stands between them unless it is marks alone (the # of a heading)."""
    at = 0
    for block in sorted(report.blocks, key=lambda b: b.span):
        if block.span.start > at and _WORD.search(report.body, at, block.span.start):
            yield "other", Span(at, block.span.start)
        if block.span.end > max(at, block.span.start):
            yield block.kind, Span(max(at, block.span.start), block.span.end)
            at = block.span.end
    if _WORD.search(report.body, at):
        yield "other", Span(at, len(report.body))


def _stretches(
    body: str, block: Span, marks: Sequence[tuple[Span, str, int]], first: dict[int, int]
) -> Iterator[Stretch]:
    here = [m for m in marks if m[0].start < block.end and m[0].end > block.start]
    cuts = {block.start, block.end}
    for span, _, _ in here:
        cuts |= {max(span.start, block.start), min(span.end, block.end)}
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        inside = [m for m in here if m[0].start <= start and m[0].end >= end]
        roles = tuple(r for r in ("source", "cue", "content") if any(m[1] == r for m in inside))
        numbers = tuple(sorted({m[2] for m in inside}))
        yield Stretch(body[start:end], roles, numbers, tuple(n for n in numbers if first[n] == start))
