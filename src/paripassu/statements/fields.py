"""The spans of a report's statements in, their fields out: who, how sure, when, through whom (docs/LABELS.md).

Both the reader, with the spans that the encoder finds, and the benchmark, with gold spans, call `read_fields`.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from paripassu.statements import chains
from paripassu.statements._encode import quoted_spans
from paripassu.statements._places import home_of
from paripassu.statements.dates import said_on
from paripassu.statements.speakers import Cast
from paripassu.statements.stance import Reading
from paripassu.statements.stance import read as read_stance
from paripassu.types import Quotation, Source, Span

_RELAYING = re.compile(r"\b(?:report|sa(?:id|ys)|quot|cit|wrote|publish)", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Page:
    """What of a report the fields depend on."""

    body: str
    sentences: Sequence[Span]
    """Sentences of what is reported, in order."""
    published: date | None = None
    dateline: str | None = None
    outlet: str | None = None
    known: Sequence[tuple[str, str | None]] = ()
    """Names that the situation knows, each with the state (alpha-3) that it speaks for, if any."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The spans of one statement, as found or as labelled; `source` and `cue` may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    inside: int | None = None
    """Place in the list of the statement whose content holds this one."""
    floor: bool = False
    """Whether it is a quotation that no words of reporting claim: whoever holds the floor says it."""


@dataclass(frozen=True, slots=True)
class Fields:
    source: Source | None
    reading: Reading
    quotation: Quotation
    said_on: date | None
    via: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement's words and where they stand."""

    spans: Spoken
    sentence: Span
    cue: str
    content: str
    before: str
    """The sentence up to the cue and from the cue on, contents blanked out."""
    after: str


def read_fields(page: Page, spoken: Sequence[Spoken]) -> list[Fields]:
    """The fields of each statement of *spoken*, in the order given."""
    said = [_words(page, s) for s in spoken]
    sources, relays = _sources(page, said)
    order = sorted(range(len(said)), key=lambda i: (spoken[i].inside is not None, _first(spoken[i])))
    fields: dict[int, Fields] = {}
    occasion: tuple[Source | None, date | None] = (None, None)
    last: Fields | None = None
    for i in order:
        one = said[i]
        parent = fields.get(one.spans.inside) if one.spans.inside is not None else None
        source, via, day = sources[i], relays[i], None
        if one.spans.floor:
            source, day = (last.source, last.said_on) if last else (None, None)
        if parent is not None and parent.source:
            via = [parent.source.name or parent.source.text, *via]
        elif not one.spans.floor and page.published and not via:
            day = _day(page, one, source, occasion)
        reading = read_stance(one.cue, one.content, page.body[slice(*one.sentence)])
        fields[i] = Fields(source, reading, quotation_of(page.body, one.spans.content), day, tuple(via))
        if parent is None:
            last = fields[i]
            if day is not None:
                occasion = (source, day)
    return [fields[i] for i in range(len(said))]


def _first(spans: Spoken) -> Span:
    return min((*spans.content, *spans.cue, *spans.source))


def _words(page: Page, spans: Spoken) -> _Said:
    body = page.body
    at = (spans.cue or spans.content)[0].start
    place = bisect_right(page.sentences, at, key=lambda s: s.start) - 1
    sentence = page.sentences[place] if place >= 0 else Span(at, spans.content[-1].end)
    if not sentence.start <= at < sentence.end:
        sentence = Span(at, max(at, spans.content[-1].end))
    text = body[slice(*sentence)]
    for s, e in spans.content:
        x, y = max(s, sentence.start) - sentence.start, min(e, sentence.end) - sentence.start
        if x < y:
            text = text[:x] + " " * (y - x) + text[y:]
    head = spans.cue[0].start - sentence.start if spans.cue else 0
    tail = spans.cue[0].end - sentence.start if spans.cue else 0
    return _Said(
        spans,
        sentence,
        " ".join(body[s:e] for s, e in spans.cue),
        " ".join(body[s:e] for s, e in spans.content),
        text[:head],
        text[tail:],
    )


def _sources(page: Page, said: Sequence[_Said]) -> tuple[list[Source | None], list[list[str]]]:
    """Speaker and relayers of each statement; speakers are resolved in the order in which the text names them."""
    cast = Cast(page.body, page.known, home_of(page.dateline, page.body), page.outlet)
    wanted: list[tuple[int, str, tuple[Span, ...]]] = []
    relays: list[list[str]] = []
    for i, one in enumerate(said):
        via: list[str] = []
        if one.spans.source:
            text = " ".join(page.body[s:e] for s, e in one.spans.source)
            offset = one.spans.cue[0].end if one.spans.cue else one.sentence.start
            chain = chains.cited(one.after, offset) if one.spans.inside is None and _RELAYING.search(one.cue) else None
            if chain:
                via = [chains.tidy(text)]
                wanted.append((i, chain.text, (chain.span,)))
            else:
                via = chains.relayers(one.before, one.after, one.cue, text)
                wanted.append((i, text, one.spans.source))
        relays.append(via)
    sources: list[Source | None] = [None] * len(said)
    met: dict[tuple[Span, ...], Source] = {}
    for i, text, spans in sorted(wanted, key=lambda w: (w[2][0].start, -w[2][0].end)):
        if spans not in met:
            met[spans] = cast.resolve(text, spans, said[i].spans.inside is not None)
        sources[i] = met[spans]
    return [cast.settled(source) for source in sources], relays


def _day(page: Page, one: _Said, source: Source | None, occasion: tuple[Source | None, date | None]) -> date | None:
    a, b = one.sentence
    taken = [Span(s - a, e - a) for s, e in one.spans.content]
    cue = Span(one.spans.cue[0].start - a, one.spans.cue[0].end - a) if one.spans.cue else None
    day = said_on(page.body[a:b], taken, cue, page.published, occasion[1])
    if day is None and occasion[1] and _same_speaker(source, occasion[0]):
        return occasion[1]
    return day


def _same_speaker(a: Source | None, b: Source | None) -> bool:
    if a is None or b is None:
        return False
    if a.name or b.name:
        return a.name == b.name
    return (a.role, a.affiliation, a.kind) == (b.role, b.affiliation, b.kind)


def quotation_of(body: str, content: Sequence[Span]) -> Quotation:
    """direct where all words of the content stand in quotation marks, mixed where some do, else indirect."""
    inside = outside = 0
    for a, b in content:
        start = body.rfind("\n", 0, a) + 1
        end = body.find("\n", b)
        line = body[start : end if end >= 0 else len(body)]
        quoted = [(start + x, start + y) for x, y in quoted_spans(line)]
        for match in _WORD.finditer(body, a, b):
            if any(x <= match.start() < y for x, y in quoted):
                inside += 1
            else:
                outside += 1
    if inside and not outside:
        return "direct"
    return "mixed" if inside else "indirect"
