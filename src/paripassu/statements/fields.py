"""The spans of a report's statements in, their fields out: who, how sure, when, through whom (docs/LABELS.md).

Both the reader, with the spans that the encoder finds, and the benchmark, with gold spans, call `read_fields`.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from paripassu.statements import chains
from paripassu.statements._encode import quoted_spans
from paripassu.statements._places import home_of
from paripassu.statements.dates import said_on
from paripassu.statements.speakers import Cast
from paripassu.statements.stance import Reading
from paripassu.statements.stance import read as read_stance
from paripassu.types import Quotation, Source, Span, Tense

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
    said = _words(page, spoken)
    sources, relays, relayed = _sources(page, said)
    order = sorted(range(len(said)), key=lambda i: (spoken[i].inside is not None, _first(spoken[i])))
    last: Source | None = None
    for i in order:
        if spoken[i].floor:
            sources[i] = last
        elif spoken[i].inside is None:
            last = sources[i]
    days = _days(page, said, sources, relayed)
    fields: dict[int, Fields] = {}
    last_outer: int | None = None
    spoken_of: Tense | None = None
    for i in order:
        one = said[i]
        via = relays[i]
        parent = fields.get(one.spans.inside) if one.spans.inside is not None else None
        if parent is not None and parent.source and not _same_speaker(parent.source, sources[i]):
            via = [*parent.via, _label(parent.source), *via]
        elif parent is not None:
            via = list(parent.via)
        elif not via and last_outer is not None and _goes_on(said[last_outer], one, relayed[last_outer], sources[last_outer], sources[i]):
            via = list(fields[last_outer].via)
        if parent is None:
            last_outer = i
        nobody = _NOBODY.match(page.body[slice(*one.spans.source[0])]) if one.spans.source else None
        cue = f"{nobody.group().lower()} {one.cue}" if nobody else one.cue
        reading = read_stance(cue, one.content, page.body[slice(*one.sentence)])
        if parent is None:
            if spoken_of is not None and _TAKEN_UP.fullmatch(one.content.strip(" ,.“”\"'’")):
                reading = replace(reading, tense=spoken_of)
            spoken_of = reading.tense
        fields[i] = Fields(sources[i], reading, quotation_of(page.body, one.spans.content), days[i], tuple(via))
    return [fields[i] for i in range(len(said))]


_NOBODY = re.compile(r"(?:nobody|no one|none|neither)\b", re.IGNORECASE)
_TAKEN_UP = re.compile(
    r"(?:on |of |to |for )?(?:it|this|that|them|so|either|either version|(?:the|this|that|his|her|its|their) (?:latter )?(?:figure|number|claim|charge|accusation|report|allegation|plan|point|matter|"
    r"suggestion|estimate|view|account|assertion|story|rumour|rumor|sentence|statement|idea|demand|offer|remark|decision|move|date|timing|details?|same))s?(?: (?:up|out))?",
    re.IGNORECASE,
)
"""A content that takes up what was said before, and with it its tense."""


def _label(source: Source) -> str:
    """A relayer as it is listed: by name, else in the words of the text, a pronoun by what it stands for."""
    if source.name or " " in source.text:
        return source.name or source.text.strip(" ,")
    return source.role or source.text


def _goes_on(earlier: _Said, one: _Said, relayed: bool, speaker: Source | None, source: Source | None) -> bool:
    """Whether *one* goes on with what *earlier* told an outlet: the same speaker, in the same or the next sentence."""
    near = 0 <= one.sentence.start - earlier.sentence.end < 4 or one.sentence == earlier.sentence
    return near and not relayed and _same_speaker(speaker, source) and not re.search(r"\b(?:told|telling|wrote|later)\b", one.cue)


def _first(spans: Spoken) -> Span:
    return min((*spans.content, *spans.cue, *spans.source))


def _words(page: Page, spoken: Sequence[Spoken]) -> list[_Said]:
    """Each statement with its sentence, and what of that sentence may tell how the statement came here."""
    sentences = [_sentence(page, spans) for spans in spoken]
    fellows: dict[Span, list[Spoken]] = {}
    for spans, sentence in zip(spoken, sentences, strict=True):
        fellows.setdefault(sentence, []).append(spans)
    return [_around(page.body, s, at, fellows[at]) for s, at in zip(spoken, sentences, strict=True)]


def _sentence(page: Page, spans: Spoken) -> Span:
    at = (spans.cue or spans.content)[0].start
    place = bisect_right(page.sentences, at, key=lambda s: s.start) - 1
    if place >= 0 and at < page.sentences[place].end:
        return page.sentences[place]
    return Span(at, max(at, spans.content[-1].end))


def _around(body: str, spans: Spoken, sentence: Span, fellows: Sequence[Spoken]) -> _Said:
    """A statement in its sentence, the contents and the other speakers there blanked out."""
    text = body[slice(*sentence)]
    blanks = [*spans.content]
    for other in fellows:
        if other is not spans and spans.inside is None and not _holds(other.content, spans):
            blanks.extend((*other.content, *other.cue, *(other.source if other.source != spans.source else ())))
    for s, e in blanks:
        x, y = max(s, sentence.start) - sentence.start, min(e, sentence.end) - sentence.start
        if x < y:
            text = text[:x] + " " * (y - x) + text[y:]
    head = spans.cue[0].start - sentence.start if spans.cue else 0
    tail = spans.cue[-1].end - sentence.start if spans.cue else 0
    return _Said(
        spans,
        sentence,
        " ".join(body[s:e] for s, e in spans.cue),
        " ".join(body[s:e] for s, e in spans.content),
        text[:head],
        text[tail:] if len(spans.cue) < 2 else text[spans.cue[0].end - sentence.start :],
    )


def _holds(content: Sequence[Span], spans: Spoken) -> bool:
    at = (spans.cue or spans.content)[0].start
    return any(a <= at < b for a, b in content)


def _sources(page: Page, said: Sequence[_Said]) -> tuple[list[Source | None], list[list[str]], list[bool]]:
    """Speaker and relayers of each statement, and whether its day would be a relayer's.

    Speakers are resolved in the order in which the text names them.
    """
    cast = Cast(page.body, page.known, home_of(page.dateline, page.body), page.outlet)
    wanted: list[tuple[int, str, tuple[Span, ...]]] = []
    relays: list[list[str]] = []
    relayed: list[bool] = []
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
                via = chains.relayers(chains.Around(one.before, one.after, one.cue, text, page.outlet)) if one.spans.inside is None else []
                wanted.append((i, text, one.spans.source))
        relays.append(via)
        relayed.append(bool(via) and not chains.is_addressee(one.before, one.after, one.cue))
    sources: list[Source | None] = [None] * len(said)
    met: dict[tuple[Span, ...], Source] = {}
    for i, text, spans in sorted(wanted, key=lambda w: (w[2][0].start, -w[2][0].end)):
        if spans not in met:
            met[spans] = cast.resolve(text, spans, said[i].spans.inside is not None)
        sources[i] = met[spans]
    return [cast.settled(source) for source in sources], relays, relayed


_PRESENT = re.compile(r"^(?:\w+ly\s+)?(?:is|are|has|have|cannot|can|does|do|will|may|might|would|could|am|wants?|\w+[^s\W]s)\b(?!\s+(?:said|told|been quoted))", re.IGNORECASE)
_MENTAL = re.compile(r"\b(?:thought|believed|knew|felt|expected|hoped|feared|suspected|assumed)\b")
_CLOCK = re.compile(r"(?:^|\n|\s)\d{1,2}[:.]\d{2}\.?\s*$")
_AT_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\b")


def _days(page: Page, said: Sequence[_Said], sources: Sequence[Source | None], relayed: Sequence[bool]) -> list[date | None]:
    """The day of each statement that is not inside another's content; None where the text does not fix it."""
    days: list[date | None] = [None] * len(said)
    if page.published is None:
        return days
    outer = sorted((i for i, one in enumerate(said) if one.spans.inside is None), key=lambda i: _first(said[i].spans))
    fellows: dict[Span, list[int]] = {}
    for i in outer:
        fellows.setdefault(said[i].sentence, []).append(i)
    last: int | None = None
    for i in outer:
        one = said[i]
        before = days[last] if last is not None else None
        if one.spans.floor:
            days[i] = before
            continue
        if not relayed[i]:
            days[i] = _own_day(page, i, [said[j] for j in fellows[one.sentence]], said, sources, before)
            at = one.sentence.start
            if days[i] is None and (_CLOCK.search(page.body[max(0, at - 8) : at]) or _AT_CLOCK.match(page.body, at)):
                days[i] = page.published
            if days[i] is None and last is not None and not _PRESENT.match(one.cue) and _same_occasion(sources[i], sources[last]):
                days[i] = before
        if days[i] is not None:
            last = i
    _carry_back(page, outer, said, sources, relayed, days)
    return days


def _own_day(
    page: Page, i: int, fellows: Sequence[_Said], said: Sequence[_Said], sources: Sequence[Source | None], before: date | None
) -> date | None:
    """The day that the sentence of statement *i* gives it, in the part between its neighbours."""
    one = said[i]
    a, b = one.sentence
    text = page.body[a:b]
    cue = one.spans.cue[0] if one.spans.cue else one.spans.content[0]
    lo, hi = a, b
    for other in fellows:
        if other is one or not other.spans.cue or other.spans.source == one.spans.source:
            continue
        begin = min((*other.spans.source[:1], other.spans.cue[0])).start
        if cue.end <= begin < hi:
            hi = begin
        done = max((*other.spans.source[-1:], other.spans.cue[-1])).end
        if lo < done <= cue.start:
            lo = done
    contents = [span for other in fellows for span in other.spans.content]
    for stop in re.finditer(";", text):
        at = a + stop.start()
        if any(s <= at < e for s, e in contents):
            continue
        if lo < at < cue.start:
            lo = at
        if cue.end <= at < hi:
            hi = at
    source = sources[i]
    taken = contents if source is not None and source.kind == "document" else [*contents, *one.spans.source]
    anchor = page.published
    if anchor is None:
        return None
    return said_on(
        text,
        Span(lo - a, hi - a),
        [Span(s - a, e - a) for s, e in taken],
        Span(cue.start - a, cue.end - a),
        anchor,
        before,
    )


def _carry_back(
    page: Page, outer: Sequence[int], said: Sequence[_Said], sources: Sequence[Source | None], relayed: Sequence[bool], days: list[date | None]
) -> None:
    """"X confirmed it. “…,” he said on Wednesday": the day of the second holds for the first."""
    for here, following in zip(reversed(outer[:-1]), reversed(outer[1:]), strict=True):
        one, other = said[here], said[following]
        if days[here] is not None or days[following] is None or relayed[here] or one.spans.floor or not one.cue:
            continue
        between = page.body[one.sentence.end : other.sentence.start]
        near = 0 <= other.sentence.start - one.sentence.end < 4 and "\n\n" not in between or one.sentence == other.sentence
        if near and not _MENTAL.search(one.cue) and not _PRESENT.match(one.cue) and _same_speaker(sources[here], sources[following]):
            days[here] = days[following]


def _same_occasion(source: Source | None, earlier: Source | None) -> bool:
    """Whether *source* speaks on at the occasion of *earlier*: the same speaker, or who speaks for that body."""
    if _same_speaker(source, earlier):
        return True
    if source is None or earlier is None or earlier.kind not in ("government", "organisation", "media"):
        return False
    return bool(source.affiliation and source.affiliation == earlier.name)


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
