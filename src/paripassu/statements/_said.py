"""The spans of a report's statements in, their words and the sentences around them out."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from paripassu.statements._people import People
from paripassu.statements.leaning import Leaning
from paripassu.types import Span, words_at

_PARAGRAPH = re.compile(r"\n+")


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
    people: People | None = None
    """Which words are a person's, where the encoder was asked."""
    title: str | None = None


class Places:
    """Where the paragraphs and sentences of a report begin."""

    def __init__(self, page: Page) -> None:
        self._breaks = [m.end() for m in _PARAGRAPH.finditer(page.body)]
        self._starts = [s.start for s in page.sentences]

    def of(self, at: int) -> tuple[int, int]:
        """The numbers of the paragraph and the sentence around *at*."""
        return bisect_right(self._breaks, at), bisect_right(self._starts, at)


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
    who: Leaning | None = None
    """What the encoder leans to for the source, where it was asked."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement's words and where they stand."""

    spans: Spoken
    sentence: Span
    cue: str
    content: str
    before: str
    """The sentence up to the cue and from the cue on, contents blanked out."""
    after: str


def words_of(page: Page, spoken: Sequence[Spoken]) -> list[Said]:
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


def _around(body: str, spans: Spoken, sentence: Span, fellows: Sequence[Spoken]) -> Said:
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
    return Said(
        spans,
        sentence,
        words_at(body, spans.cue),
        words_at(body, spans.content),
        text[:head],
        text[tail:] if len(spans.cue) < 2 else text[spans.cue[0].end - sentence.start :],
    )


def _holds(content: Sequence[Span], spans: Spoken) -> bool:
    at = (spans.cue or spans.content)[0].start
    return any(a <= at < b for a, b in content)


def first_of(spans: Spoken) -> Span:
    return min((*spans.content, *spans.cue, *spans.source))
