"""An explanation in, its lines for people out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from paripassu.render.lines import FAINT, ID, clean, evidence_lines, quoted, wrapped
from paripassu.render.numbers import plain_rows, rows
from paripassu.telling import Teller
from paripassu.types import Span

if TYPE_CHECKING:  # only its type: the command line renders, and not the other way round
    from paripassu.cli.grounds import Explanation

_SHOWN = 5
"""Items of a group shown without --full."""
_AROUND = 160
"""Characters of the report shown before and after the words."""


def explanation(
    given: "Explanation", weights: dict[str, float], teller: Teller, width: int, *, full: bool = False
) -> Iterator[Text]:
    """What it is, what is held of it, and the sentences, each with file, offsets and id."""
    title = quoted(given.title) if given.kind in ("evidence", "statement") else clean(given.title)
    yield Text(f"{given.kind} ", style=FAINT).append(given.id, style=ID)
    yield from wrapped(title, width, style="bold")
    yield Text()
    label = max((len(name) for name, _ in given.facts), default=0) + 2
    for name, text in given.facts:
        yield from wrapped(text, width, f"  {name:<{label}}")
    if given.kind in ("evidence", "statement"):
        yield Text()
        yield from _context(given, width)
        if given.kind == "evidence":
            return
    if given.numbers.stated:
        yield Text()
        yield Text("how many, by whom and when", style="bold")
        yield from rows(given.numbers.stated)
    if others := given.numbers.others:
        yield Text()
        yield Text("other numbers in these sentences", style="bold")
        yield from plain_rows(others if full else others[:_SHOWN])
        if not full and len(others) > _SHOWN:
            yield Text(f"  and {len(others) - _SHOWN} more, with --full", style=FAINT)
    for group in given.groups:
        yield Text()
        yield from wrapped(group.title, width, style="bold")
        shown = len(group.items) if full else _SHOWN if group.shown is None else group.shown
        for item in group.items[:shown]:
            same = given.same.get(item.id)
            beside = f"the same words as {same}, which bears on {given.id.partition('.')[0]} itself" if same else ""
            yield from evidence_lines(item, teller.shown(item), weights.get(item.id), width, beside=beside)
        if len(group.items) > shown:
            yield Text(f"  and {len(group.items) - shown} more, with --full", style=FAINT)


def _context(given: "Explanation", width: int) -> Iterator[Text]:
    """The words where they stand, with what is around them."""
    report = given.report
    spans = (
        given.groups[0].items[0].spans
        if given.kind == "evidence"
        else given.statement.content.spans
        if given.statement
        else ()
    )
    if report is None or not spans:
        return
    whole = Span(spans[0].start, spans[-1].end)
    yield Text(f"  {clean(report.path)}, characters {whole.start} to {whole.end} of the text", style=FAINT)
    before = report.body[max(0, whole.start - _AROUND) : whole.start]
    after = report.body[whole.end : whole.end + _AROUND]
    lead = "… " if whole.start > _AROUND else ""
    tail = " …" if whole.end + _AROUND < len(report.body) else ""
    marked = f"{lead}{clean(before)} ⟦{clean(report.body[whole.start : whole.end])}⟧ {clean(after)}{tail}"
    for line in wrapped(marked, width, "  "):
        line.highlight_regex(r"⟦.*⟧?", style="")
        yield line
