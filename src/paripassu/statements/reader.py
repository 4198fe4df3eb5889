"""Reports in, attributed statements out: one pass of the encoder over many reports, then who, how sure, when.

The reader never fails on text: any Unicode and any length is read; a report that is not readable (another language) or
empty has no statements.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from paripassu.statements import chains
from paripassu.statements._decode import Joined
from paripassu.statements._encode import paragraph_spans, quoted_spans, windows_of, words_of
from paripassu.statements._model import FOLDER, Model
from paripassu.statements._sentences import sentences
from paripassu.statements.dates import said_on
from paripassu.statements.speakers import Cast
from paripassu.statements.stance import read as read_stance
from paripassu.types import Part, Quotation, Report, Source, Span, Statement

VERSION = "reader-1"
"""Changes whenever the same report may give other statements: the ledger re-reads what an older reader read."""
TOGETHER = 64
"""Reports that are read in one go, so that windows of like length meet; bounds memory, whatever the folder's size."""
_OPEN = re.compile(r"^\s*[“\"‘«„]")
_TEXTUAL = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Known:
    """A name that the situation knows, with the state that it speaks for (alpha-3) if any."""

    name: str
    country: str | None


@dataclass(slots=True)
class _Draft:
    """A statement while its report is being read."""

    joined: Joined
    sentence: Span
    holder: int | None = None
    """Number of the draft whose source holds the floor, for a quotation without a cue."""


class Reader:
    """The reader: load once, use for any number of reports, from one thread."""

    def __init__(self, folder: Path = FOLDER, workers: int = 2, known: Sequence[Known] = ()) -> None:
        """Raises ModelError where the model's files are missing or broken."""
        self.model = Model(folder, workers)
        self.known = tuple((k.name, k.country) for k in known)

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Statement, ...]]]:
        """Each report with its statements, in the order given."""
        source = iter(reports)
        while chunk := list(islice(source, TOGETHER)):
            yield from self._read(chunk)

    def _read(self, reports: Sequence[Report]) -> Iterator[tuple[Report, tuple[Statement, ...]]]:
        windows = []
        bounds = []
        for report in reports:
            spans = text_spans(report)
            words = words_of(report.body, spans, self.model.tokenizer, self.model.table) if spans else []
            mine = windows_of(words)
            bounds.append((spans, len(windows), len(windows) + len(mine)))
            windows.extend(mine)
        found = self.model.run(windows) if windows else []
        for report, (spans, a, b) in zip(reports, bounds, strict=True):
            joined = [j for window in found[a:b] for j in window]
            yield report, assemble(report, spans, joined, self.known)


def text_spans(report: Report) -> list[tuple[int, int]]:
    """The lines of a report that hold what is reported: its paragraphs, without headings, captions, credits."""
    if not report.readable:
        return []
    spans: list[tuple[int, int]] = []
    for block in report.blocks:
        if block.kind == "paragraph":
            a, b = block.span
            text = report.body[a:b]
            spans.extend((a + x, a + y) for x, y in paragraph_spans(text) if _TEXTUAL.search(text, x, y))
    return spans


def assemble(
    report: Report, spans: Sequence[tuple[int, int]], joined: Sequence[Joined], known: Sequence[tuple[str, str | None]]
) -> tuple[Statement, ...]:
    """Joined spans to statements with all their fields, in reading order."""
    body = report.body
    sentence_spans = [Span(a + x, a + y) for a, b in spans for x, y in sentences(body[a:b])]
    outer = [j for j in joined if j.layer == "outer" and _sound(j, body)]
    # A content whose cue is nowhere near is a quotation of whoever holds the floor, or else the outlet's own voice.
    drafts = [_Draft(j, _around(j, sentence_spans)) for j in outer if j.cue]
    drafts.extend(_floor(body, spans, drafts))
    drafts.sort(key=lambda d: _first(d.joined))
    inner = [_Draft(j, _around(j, sentence_spans)) for j in joined if j.layer == "inner" and j.cue and _sound(j, body)]
    return _finish(report, drafts, inner, known)


def _first(joined: Joined) -> tuple[int, int]:
    spans = [*joined.content, *filter(None, (joined.cue, joined.source))]
    return min(spans)


def _sound(joined: Joined, body: str) -> bool:
    """Whether there is something said: a content with a word in it."""
    return any(_TEXTUAL.search(body, a, b) for a, b in joined.content)


def _around(joined: Joined, sentence_spans: Sequence[Span]) -> Span:
    """The sentence in which a statement's cue (else its content) stands."""
    at = (joined.cue or joined.content[0]).start
    for span in sentence_spans:
        if span.start <= at < span.end:
            return span
    return Span(at, joined.content[-1].end)


def _floor(body: str, spans: Sequence[tuple[int, int]], drafts: Sequence[_Draft]) -> list[_Draft]:
    """Quotations that no cue claims: statements of whoever holds the floor."""
    taken = sorted(s for d in drafts for s in d.joined.content)
    found: list[_Draft] = []
    for number, (a, b) in enumerate(spans):
        for x, y in quoted_spans(body[a:b]):
            start, end = a + x, a + y
            if end - start < 24 or body[end - 2 : end - 1] not in ".?!…,—" and end != b:
                continue
            if any(s < end and e > start for s, e in taken):
                continue
            if not drafts or start < _first(drafts[0].joined)[0]:
                continue
            found.append(_Draft(Joined(None, None, (Span(start, end),), "outer", number, 0.5), Span(start, end), -1))
    return found


def _finish(
    report: Report, drafts: Sequence[_Draft], inner: Sequence[_Draft], known: Sequence[tuple[str, str | None]]
) -> tuple[Statement, ...]:
    cast = Cast(report.body, known)
    anchor = report.published.date() if report.published else None
    outer: list[Statement] = []
    occasion: tuple[Source | None, date | None] = (None, None)
    nested: list[Statement] = []
    for draft in drafts:
        statement = _statement(report, draft, cast, anchor, outer, occasion)
        if statement.said_on is not None:
            occasion = (statement.source, statement.said_on)
        outer.append(statement)
        for child in inner:
            if _inside(child.joined, draft.joined):
                made = _statement(report, child, cast, None, outer, (None, None), parent=statement)
                nested.append(made)
    everything = [*outer, *nested]
    everything.sort(key=lambda s: (s.content.spans[0], s.inside is not None))
    return tuple(everything)


def _inside(child: Joined, parent: Joined) -> bool:
    """Whether all of *child* lies in the content of *parent*, and is less than the whole of it."""
    parts = [*child.content, *filter(None, (child.cue, child.source))]
    return all(any(a <= s and e <= b for a, b in parent.content) for s, e in parts)


def _statement(
    report: Report, draft: _Draft, cast: Cast, anchor: date | None, before: Sequence[Statement],
    occasion: tuple[Source | None, date | None], parent: Statement | None = None,
) -> Statement:  # fmt: skip
    body, joined = report.body, draft.joined
    a, b = draft.sentence
    cue = body[joined.cue.start : joined.cue.end] if joined.cue else ""
    content = " ".join(body[s:e] for s, e in joined.content)
    via: list[str] = []
    source: Source | None = None
    if draft.holder is not None:
        last = before[-1] if before else None
        source = last.source if last else None
    elif joined.source:
        end = body[joined.source.start : joined.source.end]
        masked = _masked(body, draft)
        split = joined.cue.end - a if joined.cue else 0
        head = joined.cue.start - a if joined.cue else 0
        chain = chains.cited(masked[split:], a + split) if re.search(r"\b(?:report|sa(?:id|ys)|quot|cit|wrote|publish)", cue) else None
        if chain and parent is None:
            via = [chains.tidy(end)]
            source = cast.resolve(chain.text, (chain.span,))
        else:
            source = cast.resolve(end, (joined.source,))
            via = chains.relayers(masked[:head], masked[split:], cue, end)
    if parent is not None and parent.source:
        via = [parent.source.name or parent.source.text, *via]
    day = None
    if draft.holder is not None:
        day = before[-1].said_on if before else None
    elif anchor is not None and not via:
        taken = [Span(s - a, e - a) for s, e in joined.content]
        where = Span(joined.cue.start - a, joined.cue.end - a) if joined.cue else None
        day = said_on(body[a:b], taken, where, anchor, occasion[1])
        if day is None and occasion[1] and _same_speaker(source, occasion[0]):
            day = occasion[1]
    reading = read_stance(cue, content, body[a:b])
    text = body[joined.content[0].start : joined.content[-1].end]
    return Statement(
        id=_id(report, joined, parent),
        report=report.id,
        path=report.path,
        source=source,
        cue=Part(cue, (joined.cue,)) if joined.cue else None,
        content=Part(text, joined.content),
        quotation=quotation_of(body, joined.content),
        stance=reading.stance,
        certainty=reading.certainty,
        tense=reading.tense,
        said_on=day,
        via=tuple(via),
        inside=parent.id if parent else None,
        confidence=round(joined.confidence, 4),
    )


def _same_speaker(a: Source | None, b: Source | None) -> bool:
    if a is None or b is None:
        return False
    if a.name or b.name:
        return a.name == b.name
    return (a.role, a.affiliation, a.kind) == (b.role, b.affiliation, b.kind)


def _masked(body: str, draft: _Draft) -> str:
    """The sentence with its contents blanked out, so that what was said is not read as how it came here."""
    a, b = draft.sentence
    text = body[a:b]
    for s, e in draft.joined.content:
        s, e = max(s, a) - a, min(e, b) - a
        if s < e:
            text = text[:s] + " " * (e - s) + text[e:]
    return text


def _id(report: Report, joined: Joined, parent: Statement | None) -> str:
    key = f"{report.id}|{joined.cue}|{joined.content}|{parent.id if parent else ''}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def quotation_of(body: str, content: Sequence[Span]) -> Quotation:
    """direct where all words of the content stand in quotation marks, mixed where some do, else indirect."""
    inside = outside = 0
    for a, b in content:
        start = body.rfind("\n", 0, a) + 1
        end = body.find("\n", b)
        line = body[start : end if end >= 0 else len(body)]
        quoted = [(start + x, start + y) for x, y in quoted_spans(line)]
        for match in re.finditer(r"\w+", body[a:b]):
            at = a + match.start()
            if any(x <= at < y for x, y in quoted):
                inside += 1
            else:
                outside += 1
    if inside and not outside:
        return "direct"
    return "mixed" if inside else "indirect"
