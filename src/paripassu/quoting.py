"""An item and its report in, what it quotes out as people read it: a few words in their sentence, a long sentence by its beginning."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from paripassu.statements._sentences import sentences_of
from paripassu.types import Evidence, Report, Span

FEW: Final = 10
"""Words at most with which a quote is no sentence of its own ("the same reassortant in all of them")."""
AROUND: Final = 200
"""Characters at most shown on each side of such a quote."""
QUOTED = 90
"""Characters of a long quote that are shown where it is told by its beginning."""
WORD = re.compile(r"[^\W_][\w.'’-]*")


def in_sentence(item: Evidence, report: Report | None, content: Sequence[Span] = ()) -> str:
    """The quote of an item; one of a few words in its sentence of the report, between ⟦ and ⟧, and so the other pieces there of what is said.
    content: of the item's statement."""
    if report is None or len(item.quote.split()) > FEW:
        return item.quote
    start, end = item.spans[0].start, item.spans[-1].end
    first, last = _sentence(report, start, end)
    others = [(max(s.start, first), min(s.end, last)) for s in content if s.start >= end or s.end <= start]
    marks = sorted([(start, end), *((a, b) for a, b in others if a < b)])
    low, high = marks[0][0], marks[-1][1]
    before, after = report.body[first:low], report.body[high:last]
    if not WORD.search(report.body[first:start] + report.body[end:last]):
        return item.quote
    before = before if len(before) <= AROUND else "… " + before[-AROUND:].partition(" ")[2]
    after = after if len(after) <= AROUND else after[:AROUND].rpartition(" ")[0] + " …"
    between = [report.body[a:b] for (_, a), (b, _) in pairwise(marks)]
    pieces = [f"⟦{report.body[a:b]}⟧{rest}" for (a, b), rest in zip(marks, [*between, ""], strict=True)]
    return f"{before}{''.join(pieces)}{after}"


def _sentence(report: Report, start: int, end: int) -> tuple[int, int]:
    """The sentence of a report in which a stretch stands, or the sentences."""
    first, last = next(
        ((b.span.start, b.span.end) for b in report.blocks if b.span.start <= start and end <= b.span.end), (start, end)
    )
    inside = sentences_of(report.body, (first, last))
    touched = [(a, b) for a, b in inside if a < end and start < b] or [(start, end)]
    return min(start, touched[0][0]), max(end, touched[-1][1])


def begun(quote: str) -> str:
    """*quote* on one line without the marks around it, no more than its first words where it is long."""
    plain = " ".join(quote.split()).strip('“”"')
    return plain if len(plain) <= QUOTED else f"{plain[:QUOTED].rsplit(' ', 1)[0]} …"
