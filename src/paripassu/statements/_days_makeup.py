"""What of a report the days of its statements hang on: the days that it names, where and beside what; how, by whom and in what words each
statement is told."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from paripassu.statements import _wording as wording
from paripassu.statements._said import Page, Places, Said
from paripassu.statements.dates import Day, days_named
from paripassu.types import Source, Span

How = Literal["own", "clock", "carried", "back", "floor", "none", "settled"]
"""By what the rules come to a day; settled where theirs is the last word."""

_WORD = re.compile(r"[a-z]+(?:['’]t)?")
_SMALL = re.compile(r"(?<![\w’'])[a-z]{2,12}\b")
_OCCASION = re.compile(
    r"\b(?:(?P<the>the|that|this|same|his|her|their|its)\s+(?:\w+\s+)?)?(?:speech|debate|interview|rally|rallies|hearing|statement|briefing|"
    r"tweets?|(?:news |press )?conference|call|address|remarks|forum|town hall|convention|event|appearance|testimony|letter|email|post|release|"
    r"video|meeting|poll|survey|memo|report|ruling|filing|op-ed|editorial|show|broadcast|ad|announcement|fundraiser|stop)\b",
)
_TWEETED = re.compile(r"\btweet|twitter|facebook|instagram|posted\b")
_ASKED = re.compile(r"\binterview|\btold\b|\basked\b|\bspeaking\b")
_MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_OLD = re.compile(
    rf"\b(?:(?:19|20)\d\d|last (?:year|month|week|summer|fall|autumn|spring|winter|{_MONTH})|(?:years?|months?|weeks?) (?:ago|earlier|before)|"
    rf"in {_MONTH}|(?:earlier|late|later) (?:this|last|that) (?:year|month|week|summer|spring|fall|winter)|this (?:year|month|week|summer|spring)|"
    r"previously|in the past|once|long|repeatedly|often|always|recently|originally|for (?:years|months|weeks|decades)|since|over the years|"
    r"at the time|back then|during (?:the|his|her) (?:campaign|primary|primaries))\b",
)
"""What tells that something was said at another time than what the report is about."""
_HOUR = re.compile(
    r"\b(?:(?:in|during|by|towards?|until|late in|later in|earlier in) the (?:small hours|early hours|morning|afternoon|evening|night|course of the day)|"
    r"(?:by|at|before|around|towards?|after) (?:dawn|noon|midday|midnight|dusk|nightfall|night|lunchtime|breakfast|evening|sunset|sunrise)|"
    r"(?:by|at|around|before|shortly after|just after) \d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\b|o['’]clock)|"
    r"(?:an|two|three|four|five|six|several|some|few|\d+) (?:hours?|minutes?) (?:later|earlier|after|before|afterwards)|"
    r"(?:hours|minutes|moments|shortly|soon) (?:later|earlier|after|before|afterwards)|within (?:the|an|two|three|minutes|hours)\b|"
    r"in the (?:same|next) (?:sitting|breath|session|meeting|room|hall|hearing|interview|statement|speech|call)|"
    r"(?:beside|next to|alongside|standing by) (?:him|her|them)|afterwards|the same (?:hearing|session|briefing|conference))",
)
"""What tells an hour and no day: that of the day that the report is on."""
_PERFECT = re.compile(r"(?:has|have|had|['’](?:s|ve|d))\b")
_MODAL = re.compile(r"(?:will|would|could|can|may|might|should|must|to|is|are|was|were|am|be)\b")
_PRESENT = re.compile(r"\w+[^s\W]s")
_SAID = re.compile(
    r"said|told|added|asked|called|wrote|tweeted|announced|argued|noted|responded|replied|continued|declared|insisted|warned|explained|"
    r"suggested|claimed|accused|vowed|promised|urged|criticized|blasted|praised|joked|acknowledged|conceded|admitted|denied|dismissed|"
    r"charged|stated|testified"
)
_FUNCTION = re.compile(
    r"has|have|had|is|are|was|were|will|would|also|not|been|be|being|to|a|the|an|that|he|she|it|they|as|of|in|on|for|and|by"
)
"""What is not the head of a cue."""
_NEAR, _SHORT = 40, 1500
"""Characters around a day in which its occasion stands; those of a short report."""
_AROUND = 60
"""Characters before and behind a cue whose small words are weighed."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement whose speaker is known; `relayed`: whether a day beside it would be the relayer's."""

    said: Said
    source: Source | None
    relayed: bool


class Ruled(NamedTuple):
    """What the rules give a statement for its day, and how they come to it."""

    day: date | None
    how: How


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day where the report names it."""

    at: int
    day: date
    paragraph: int
    sentence: int
    text: str
    """Of its sentence."""
    within: bool
    """Whether inside the content of a statement."""
    occasion: bool
    bare: bool
    owner: bool
    """Whether what it is the day of stands behind it: "Sunday's vote"."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A statement as far as its day goes."""

    cue: Span
    start: int
    """Where source or cue begin."""
    paragraph: int
    sentence: int
    speaker: object
    body: str | None
    surname: str
    new: bool
    """Whether the report has not heard its speaker before."""
    form: str
    manner: tuple[str, ...]
    """How it is told: what speaks for none, or against it."""
    words: tuple[str, ...]
    old: bool
    reported: bool
    """Whether it is told as said, and not as thought or done."""
    whose: str
    """In what words its source is named: by a name, "the minister", "he", "a diplomat", or not at all."""
    hour: bool
    """Whether an hour is told beside it."""


class Makeup:
    """What of a report the days hang on but for those that are known. Made once a report, of its statements in order."""

    def __init__(self, page: Page, published: date, told: Sequence[Told]) -> None:
        self.page, self.published = page, published
        self._entries = [m.start() for m in wording.ENTRY.finditer(page.body)]
        self._place = Places(page).of
        met: set[object] = {None}
        self.statements: list[Dated] = []
        for one in told:
            self.statements.append(self._statement(one, met))
            met.add(self.statements[-1].speaker)
        self.named = self._named([span for one in told for span in one.said.spans.content])
        self.places = [n.at for n in self.named]
        self.cues: dict[int, list[int]] = {}
        """Where the cues of each sentence begin."""
        for s in self.statements:
            self.cues.setdefault(s.sentence, []).append(s.cue.start)

    def entry(self, at: int) -> int:
        """The number of the entry of a live report; 0 in any other."""
        return bisect_right(self._entries, at)

    def _named(self, contents: Sequence[Span]) -> list[NamedDay]:
        found: list[NamedDay] = []
        for a, b in self.page.sentences:
            text = self.page.body[a:b]
            for day in days_named(text, self.published, found[-1].day if found else None, owned=True):
                found.append(self._one_named(day, a, text, contents))
        return found

    def _one_named(self, day: Day, start: int, text: str, contents: Sequence[Span]) -> NamedDay:
        at, (a, b) = start + day.span.start, day.span
        paragraph, sentence = self._place(at)
        return NamedDay(
            at,
            day.day,
            paragraph,
            sentence,
            text,
            any(s <= at < e for s, e in contents),
            _OCCASION.search(text[max(0, a - _NEAR) : b + _NEAR].lower()) is not None,
            day.weekday_only,
            text[b : b + 2] in ("'s", "’s"),
        )

    def _statement(self, told: Told, met: set[object]) -> Dated:
        said, source = told.said, told.source
        spans = said.spans
        cue = said.cue.lower().strip()
        words = _WORD.findall(cue)
        head = next((w for w in words if not _FUNCTION.fullmatch(w)), words[0] if words else "")
        form = _form(cue, head, words)
        first = (spans.cue or spans.content)[0].start
        paragraph, sentence = self._place(first)
        content = (spans.content or spans.cue)[0].start
        quoted = "quoted" if any(c in '“"‘' for c in self.page.body[max(0, content - 1) : content + 1]) else "unquoted"
        around = " ".join(f"{said.before} {said.cue} {said.after}".lower().split())
        occasion = _OCCASION.search(around)
        old = _OLD.search(around) is not None
        kind = source.kind if source is not None else "nobody"
        speaker = None if source is None else source.name or (source.role, source.affiliation, source.kind)
        long = "short" if len(self.page.body) < _SHORT else "long"
        whose = _whose(self.page.body[spans.source[0].start : spans.source[0].end]) if spans.source else "nobody"
        near = f"{said.before[-_AROUND:]} {said.cue} {said.after[:_AROUND]}".lower()
        hour = _HOUR.search(near) is not None
        manner = {
            f"form {form}": True,
            f"cue {head}": True,
            f"kind {kind}": True,
            quoted: True,
            f"{quoted}, form {form}": True,
            f"kind {kind}, form {form}": True,
            f"{long}, form {form}": True,
            "the occasion": occasion is not None and bool(occasion.group("the")),
            "an occasion": occasion is not None and not occasion.group("the"),
            "old": old,
            "tweeted": _TWEETED.search(around) is not None,
            "asked": _ASKED.search(around) is not None,
            "in the title": paragraph == 0,
            "relayed": told.relayed,
            f"source {whose}": True,
            f"source {whose}, form {form}": True,
            "an hour": hour,
            "no source": not spans.source,
            "floor": spans.floor,
            "one word": len(words) == 1,
            "no outlet": self.page.outlet is None,
            "a new speaker": speaker is not None and speaker not in met,
        }
        return Dated(
            Span(first, spans.cue[-1].end if spans.cue else first),
            min((*spans.source[:1], *spans.cue[:1], Span(first, first))).start,
            paragraph,
            sentence,
            speaker,
            source.affiliation or source.name if source is not None else None,
            source.name.split()[-1] if source is not None and source.name else "",
            speaker not in met,
            form,
            tuple(f"none, {name}" for name, holds in manner.items() if holds),
            tuple({f"none, word {w}" for w in _SMALL.findall(f"{said.before[-_AROUND:]} {said.after[:_AROUND]}")}),
            old,
            form in ("said", "none", "ing", "ed"),
            whose,
            hour,
        )


def _whose(source: str) -> str:
    """In what words a source is named."""
    word = source.partition(" ")[0]
    if word.lower() in ("he", "she", "it", "they", "who", "which"):
        return "pronoun"
    if word.lower() in ("the", "his", "her", "its", "their", "that", "this"):
        return "the"
    if word.lower() in ("a", "an", "one", "another", "some"):
        return "a"
    return "name" if word[:1].isupper() else "other" if word else "nobody"


def _form(cue: str, head: str, words: Sequence[str]) -> str:
    """As what a statement is told: "said", "says", "has said", "saying", or by a verb of another kind."""
    if not cue:
        return "none"
    if _PERFECT.match(cue):
        return "perfect"
    if _MODAL.match(cue):
        return "modal"
    if _SAID.fullmatch(head):
        return "said"
    if head.endswith("ing"):
        return "ing"
    if words[:1] == [head] and _PRESENT.fullmatch(head):
        return "says"
    return "ed" if head.endswith("ed") else "other"
