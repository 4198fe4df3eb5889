"""A report and its statements in, the sentences that may bear on an indicator out: what somebody is cited for, and the outlet's own.

Each is a unit with what stands before it and whose words it is; and the clauses of each.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from paripassu.evidence.features import Unit, Vector
from paripassu.statements._sentences import sentences
from paripassu.statements.reader import unpacked
from paripassu.types import Meaning, Report, Span, Statement

_CLAUSE = re.compile(
    r"\s*[:;]\s+|\s+[—–]\s+|,\s+(?:but|while|although|though|and that|and|where|which|who|whose)\s+|\s+but\s+"
)


class Means:
    """The meanings of a report's sentences by their spans; a span without one takes that of the sentence around it."""

    def __init__(self, meanings: Sequence[Meaning]) -> None:
        self._of = {m.span: m for m in meanings}

    def of(self, span: Span) -> Vector | None:
        found = self.at(span)
        return unpacked(found.vector) if found is not None else None

    def at(self, span: Span) -> Meaning | None:
        """The meaning of the sentence at *span*, or of the least one around it."""
        if span not in self._of:
            around = [m for m in self._of if m.start <= span.start and span.end <= m.end]
            return self._of[min(around, key=lambda m: m.end - m.start)] if around else None
        return self._of[span]


def clauses_of(unit: Unit) -> list[Unit]:
    """The main and relative clauses of a sentence, cut at colons, dashes, "but", "where" and the like; pieces of a few words
    stay with their neighbour. Each has the clauses before it as what was said just before; all keep the sentence's span."""
    found: list[str] = []
    for piece in _CLAUSE.split(unit.text):
        if found and len(piece.split()) < 4:
            found[-1] += f", {piece}"
        else:
            found.append(piece)
    if len(found) == 1:
        return [unit]
    return [Unit(unit.span, text, " ".join([unit.before, *found[:k]]), unit.voice) for k, text in enumerate(found)]


def units_of(body: str, spans: Iterable[Span]) -> list[Unit]:
    """The sentences of *spans*, each with what stands before it in its paragraph (at most 300 characters)."""
    units: list[Unit] = []
    for a, b in spans:
        for x, y in sentences(body[a:b]):
            start, end = a + x, a + y
            line = body.rfind("\n", 0, start) + 1
            units.append(Unit(Span(start, end), body[start:end], body[max(line, start - 300) : start]))
    return units


def own_words(statements: Sequence[Statement]) -> list[Statement]:
    """The statements that are somebody's word on their matter.

    A statement inside another's content is left out where the outer speaker denies, doubts or declines it (the claim is
    there only to be answered, and the answer is the outer statement's), and where nobody is named for it: then it is the
    outer speaker who puts it forward.
    """
    by_id = {s.id: s for s in statements}
    found: list[Statement] = []
    for s in statements:
        parent = by_id.get(s.inside) if s.inside else None
        if parent is not None and (
            parent.stance not in ("affirms", "confirms") or s.source is None or not s.source.name
        ):
            continue
        if s.source is not None and _FORMER_TEXT.match(s.source.text):
            continue  # what a correction says that the text had said is taken back with it
        found.append(s)
    return found


_FORMER_TEXT = re.compile(
    r"(?:an?|the)\s+(?:earlier|previous|prior|original|initial|first|older)\s+(?:version|edition|post|report|entry|update)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"(?:that|this|our|(?:the|its)\s+(?:earlier|initial|first|previous|original))\s+(?:earlier\s+|initial\s+|first\s+|previous\s+)?"
    r"(?:report|post|claim|account|story|statement|figure|number|information|item|tweet|message)s?\s+(?:was|were|is|proved|turned\s+out\s+to\s+be|"
    r"ha(?:s|ve|d)\s+(?:since\s+|later\s+)?been)\s+(?:since\s+|later\s+)?(?:incorrect|wrong|false|mistaken|inaccurate|erroneous|untrue|in\s+error|"
    r"an?\s+(?:error|mistake)|withdrawn|retracted|corrected|deleted)\b(?!.*\b(?:sa(?:id|ys)|told|according|claim(?:ed|s)|wrote|insist|argue|spokes))",
    re.IGNORECASE,
)
"""The outlet's own word that what it wrote before is wrong; somebody else's word against it is a denial, and takes nothing back."""


def taken_back(body: str, span: Span) -> bool:
    """Whether the sentence behind the one in which *span* ends takes it back ("That report was incorrect")."""
    start, end = body.rfind("\n", 0, span.end) + 1, body.find("\n", span.end)
    if _TAKEN_BACK.search(body, span.start, end if end >= 0 else len(body)) is None:
        return False
    paragraph = body[start : end if end >= 0 else len(body)]
    follows = next((body[start + a : start + b] for a, b in sentences(paragraph) if start + a >= span.end), "")
    return _TAKEN_BACK.match(follows) is not None


def said(report: Report, statement: Statement, inner: Sequence[Statement]) -> list[Unit]:
    """The units of a statement's content, without what it puts into other mouths, which is theirs to say."""
    spans = list(statement.content.spans)
    for child in inner:
        cut: list[Span] = []
        for a, b in spans:
            at = a
            for s, e in child.content.spans:
                if s < b and e > at:
                    cut.append(Span(at, s))
                    at = e
            cut.append(Span(at, b))
        spans = [s for s in cut if s.end - s.start > 12]
    voice = voice_of(statement)
    return [replace(u, before=f"{_lead(report, u.span)} {u.before}", voice=voice) for u in units_of(report.body, spans)]


def voice_of(statement: Statement) -> str:
    """Who says it and how, in the words of the text."""
    return " ".join(part.text for part in (statement.source, statement.cue) if part)


def _lead(report: Report, span: Span) -> str:
    """The paragraph before the one in which *span* stands, for what is taken up from there."""
    paragraphs = [b.span for b in report.blocks if b.kind in ("paragraph", "heading") and b.span.end <= span.start]
    return report.body[paragraphs[-1].start : paragraphs[-1].end][-400:] if paragraphs else ""


def narrated(report: Report, statements: Sequence[Statement]) -> list[Unit]:
    """Sentences in the outlet's own voice: those that no statement touches."""
    taken = sorted(
        s
        for st in statements
        for part in (st.content.spans, st.cue.spans if st.cue else (), st.source.spans if st.source else ())
        for s in part
    )
    units = [
        u for b in report.blocks if b.kind == "paragraph" and report.readable for u in units_of(report.body, [b.span])
    ]
    free = [u for u in units if not any(a < u.span.end and e > u.span.start for a, e in taken)]
    return [replace(u, before=f"{_lead(report, u.span)} {u.before}") for u in free]
