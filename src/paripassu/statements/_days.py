"""Statements with the days that rules give them in, the likeliest day of each out, that of its occasion told elsewhere too.

A report tells the day of an occasion once ("in a speech Tuesday") and goes on about it for paragraphs, and as often goes over to what
was said last year. What speaks for each day that the report names, and for none, is counted here: where it is named, whose words it
stands beside, how far off, and in what words the statement is told; the weights (model/days.json, made by training/days.py) are learned
from labelled texts.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from paripassu.statements import _wording as wording
from paripassu.statements._said import Page, Places, Said
from paripassu.statements._weights import Weights, read_weights
from paripassu.statements.dates import Day, days_named
from paripassu.types import Source, Span

WEIGHTS = Path(__file__).parent / "model" / "days.json"
Features = dict[str, float]
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
_NEAR, _SHORT, _LEAD = 40, 1500, 2
"""Characters around a day in which its occasion stands; those of a short report; paragraphs behind the first that lead a report in."""
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
class _Named:
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
class _One:
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
        self.statements: list[_One] = []
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

    def _named(self, contents: Sequence[Span]) -> list[_Named]:
        found: list[_Named] = []
        for a, b in self.page.sentences:
            text = self.page.body[a:b]
            for day in days_named(text, self.published, found[-1].day if found else None, owned=True):
                found.append(self._one_named(day, a, text, contents))
        return found

    def _one_named(self, day: Day, start: int, text: str, contents: Sequence[Span]) -> _Named:
        at, (a, b) = start + day.span.start, day.span
        paragraph, sentence = self._place(at)
        return _Named(
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

    def _statement(self, told: Told, met: set[object]) -> _One:
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
        return _One(
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


def features(makeup: Makeup, ruled: Sequence[Ruled]) -> list[dict[date | None, Features]]:
    """What speaks for each day, and for none, as that of each statement. No day is behind that of publication."""
    days = [one.day for one in ruled]
    counts = Counter(d for d in days if d is not None)
    entries = _by_entry(makeup, days)
    by_speaker: dict[object, Counter[date]] = {}
    for one, day in zip(makeup.statements, days, strict=True):
        if day is not None and one.speaker is not None:
            by_speaker.setdefault(one.speaker, Counter())[day] += 1
    report = _of_report(makeup, days, counts)
    found: list[dict[date | None, Features]] = []
    for i, (one, by_rules) in enumerate(zip(makeup.statements, ruled, strict=True)):
        if by_rules.how == "settled":
            found.append({by_rules.day: {}})
            continue
        support: dict[date, Features] = {d: {"day": 1.0} for d in entries[makeup.entry(one.cue.start)]}
        _from_words(makeup, one, support)
        against = _from_statements(makeup, days, i, support)
        own = by_speaker.get(one.speaker, Counter()) - Counter([by_rules.day] if by_rules.day is not None else [])
        for d, held in support.items():
            held.update(dict.fromkeys(report[d], 1.0))
            _from_report(one, held, report[d])
            _from_speaker(one, d, held, own)
            if (others := counts[d] - (by_rules.day == d)) > 0:
                held["said by others"] = 1.0
                held["of all"] = others / (len(days) - 1)
            if d in counts:
                held["share"] = counts[d] / counts.total()
            if one.new and i and days[i - 1] == d:
                held["a new speaker, next before"] = 1.0
            if by_rules.day == d:
                names = "ruled", f"ruled {by_rules.how}", f"ruled {by_rules.how}, form {one.form}"
                held.update(dict.fromkeys(names, 1.0))
        none = dict.fromkeys((*against, *one.manner, *one.words), 1.0)
        none[f"none, {min(len(counts), 4)} said"] = 1.0
        none["none, said of all"] = counts.total() / len(days)
        if by_rules.day is None:
            none["none, ruled"] = 1.0
        if not makeup.named:
            none["none, none named"] = 1.0
        found.append(dict[date | None, Features]([(None, none), *support.items()]))
    return found


def _by_entry(makeup: Makeup, days: Sequence[date | None]) -> dict[int, list[date]]:
    """The days that the statements in each entry of a report may have: those named or told in it, and that of publication."""
    found: dict[int, set[date]] = {}
    for one, day in zip(makeup.statements, days, strict=True):
        found.setdefault(makeup.entry(one.cue.start), {makeup.published}).update([day] if day is not None else [])
    for named in makeup.named:
        found.setdefault(makeup.entry(named.at), {makeup.published}).add(named.day)
    return {entry: sorted(d for d in each if d <= makeup.published) for entry, each in found.items()}


def _from_speaker(one: _One, day: date, held: Features, own: Mapping[date, int]) -> None:
    """Whether the other statements of a speaker are of a day. own: how many are of each."""
    if day in own:
        held["of the speaker"] = held[f"of the speaker, form {one.form}"] = 1.0
        if len(own) == 1:
            held["the speaker's only"] = 1.0
    elif own:
        held["the speaker has others"] = 1.0


def _of_report(makeup: Makeup, days: Sequence[date | None], counts: Counter[date]) -> dict[date, list[str]]:
    """Of each day what it is in the report as a whole."""
    named = {n.day for n in makeup.named}
    lead = {n.day for n in makeup.named if n.paragraph <= _LEAD}
    opening = [n.day for n in makeup.named if n.paragraph <= 1 and not n.within]
    title = {n.day for n in makeup.named if n.paragraph == 0}
    first = next((d for d in days if d is not None), None)
    most = max(counts, key=lambda d: (counts[d], d)) if counts else None
    found: dict[date, list[str]] = {}
    for d in {*named, *counts, makeup.published}:
        ago = (makeup.published - d).days
        held = {
            f"ago {ago if ago < 4 else 4 if ago < 8 else 8 if ago < 31 else 31}": True,
            "in the lead": d in lead,
            "in the opening": d in opening,
            "the only one in the opening": set(opening) == {d},
            "first in the opening": d in opening[:1],
            "named in the title": d in title,
            "first said": d == first,
            "most said": d == most,
            "said": d in counts,
            "the only one said": counts.keys() == {d},
            "the only one named": named == {d},
            "public": d == makeup.published,
        }
        found[d] = [name for name, holds in held.items() if holds]
    return found


def _from_report(one: _One, held: Features, report: Sequence[str]) -> None:
    """What the place of a day in the report is to a statement told as *one* is."""
    if "in the lead" in report and one.reported:
        held["in the lead, reported"] = 1.0
    for place in ("in the opening", "the only one in the opening", "public", "in the lead", "first said"):
        if place in report:
            held[f"{place}, form {one.form}"] = held[f"{place}, source {one.whose}"] = 1.0
            if one.hour:
                held[f"{place}, an hour"] = 1.0
    if "most said" in report:
        for name in one.manner:
            held[f"most said, {name[6:]}"] = 1.0
        if one.reported:
            held["most said, reported"] = 1.0
        if one.new:
            held["most said, a new speaker"] = 1.0


def _from_words(makeup: Makeup, one: _One, support: Mapping[date, Features]) -> None:
    """How far off and beside what the report names each day, before a statement and behind it."""
    here = bisect_right(makeup.places, one.cue.start)
    for side, places in (("before", makeup.named[:here][::-1]), ("behind", makeup.named[here:])):
        outside: set[date] = set()
        within: set[date] = set()
        beside: set[date] = set()
        for n in places:
            if (held := support.get(n.day)) is None:
                continue
            far = _far(abs(one.paragraph - n.paragraph))
            if one.surname and n.day not in beside and one.surname in n.text:
                beside.add(n.day)
                held[f"named with the speaker, {far} {side}"] = 1.0
                if one.reported:
                    held[f"named with the speaker, {side}, reported"] = 1.0
                if len(beside) == 1:
                    held[f"named with the speaker last {side}"] = 1.0
            if n.day in (within if n.within else outside):
                continue
            (within if n.within else outside).add(n.day)
            if n.within:
                held[f"named within, {far} {side}"] = 1.0
                held[f"named within {'bare ' if n.bare else ''}{side}, last but {min(len(within) - 1, 2)}"] = 1.0
                if n.occasion:
                    held[f"occasion within, {far} {side}"] = 1.0
                if n.sentence == one.sentence:
                    held[f"named within, same sentence {side}"] = 1.0
                continue
            held[f"named, {far} {side}"] = 1.0
            held[f"named last but {min(len(outside) - 1, 3)} {side}"] = 1.0
            if n.occasion:
                held[f"occasion, {far} {side}"] = 1.0
            if len(outside) == 1:
                held[f"named last {side}, {min(abs(n.sentence - one.sentence), 5)} sentences"] = 1.0
                held[f"named last {side}, form {one.form}"] = held[f"named last {side}, source {one.whose}"] = 1.0
                held[f"named last {side}, {far}, source {one.whose}"] = 1.0
                if one.hour:
                    held[f"named last {side}, {far}, an hour"] = 1.0
                if one.reported:
                    held[f"named last, reported, {far} {side}"] = 1.0
            if n.sentence == one.sentence:
                held[f"named, same sentence {side}"] = 1.0
                _beside(makeup, one, n, held)


def _beside(makeup: Makeup, one: _One, named: _Named, held: Features) -> None:
    """How a day stands in the sentence of a statement."""
    body, at = makeup.page.body, named.at
    if at >= one.cue.end:
        place, gap = "behind the cue", body[one.cue.end : at]
    elif at < one.start:
        place, gap = "before all", body[at : one.start]
    else:
        place, gap = "amid", body[at : one.cue.start]
    words = gap.count(" ")
    held[f"{place}, {2 if words < 3 else 6 if words < 7 else 15 if words < 16 else 16}"] = 1.0
    held[f"{place}, {'commas' if ',' in gap else 'no comma'}"] = 1.0
    held[f"{place}, form {one.form}"] = 1.0
    low, high = sorted((at, one.cue.start))
    if any(low < other < high for other in makeup.cues[one.sentence]):
        held[f"{place}, another cue between"] = 1.0
    held[f"day behind {body[max(0, at - 12) : at].strip().rpartition(' ')[2].lower()}"] = 1.0
    held["owner" if named.owner else "no owner"] = 1.0


def _from_statements(
    makeup: Makeup, days: Sequence[date | None], i: int, support: Mapping[date, Features]
) -> list[str]:
    """Whether the statements around one have each day, and those of the same speaker; and what of them speaks for none."""
    before = _from_side(makeup, days, i, support, "before", range(i - 1, -1, -1))
    return before + _from_side(makeup, days, i, support, "behind", range(i + 1, len(days)))


def _from_side(
    makeup: Makeup, days: Sequence[date | None], i: int, support: Mapping[date, Features], side: str, places: range
) -> list[str]:
    one = makeup.statements[i]
    none: list[str] = []
    dated = heard = False
    for step, k in enumerate(places):
        day, other = days[k], makeup.statements[k]
        alike = one.speaker is not None and one.speaker == other.speaker
        if day is None:
            if step == 0:
                none.append(f"none, next {side} has none")
                if alike:
                    none.append(f"none, next {side} has none, same speaker")
                    if one.paragraph == other.paragraph:
                        none.append(f"none, next {side} has none, same speaker and paragraph")
            if alike and not heard:
                heard = True
                none.append(f"none, speaker's next {side} has none")
            continue
        if (dated and not alike) or (held := support.get(day)) is None:
            continue
        far = _far(abs(one.paragraph - other.paragraph))
        names = []
        if step == 0:
            names += [f"next {side}", f"next {side}, {far}", f"next {side}, form {one.form}"]
            if alike:
                names += [f"next {side}, same speaker{more}" for more in ("", f", {far}", f", form {one.form}")]
            if other.sentence == one.sentence:
                names.append(f"next {side}, same sentence")
            if one.old:
                names.append(f"next {side}, old")
        if not dated:
            dated = True
            names += [f"dated {side}, {far}", f"dated {side}, source {one.whose}"]
            names.append(f"dated {side}, {min(abs(other.sentence - one.sentence), 5)} sentences")
            if one.hour:
                names.append(f"dated {side}, an hour")
            if one.reported:
                names.append(f"dated {side}, {far}, reported")
            if one.body is not None and one.body == other.body and not alike:
                names.append(f"dated {side}, same body")
        if alike:
            names += [f"same speaker {side}, {far}", f"same speaker {side}, {min(step, 4)} between"]
            if one.reported:
                names.append(f"same speaker {side}, {far}, reported")
        held.update(dict.fromkeys(names, 1.0))
        if alike:
            break
    return none


def _far(paragraphs: int) -> str:
    """A distance in paragraphs, ever coarser."""
    return str(paragraphs) if paragraphs < 4 else "4" if paragraphs < 7 else "7" if paragraphs < 15 else "15"


@cache
def weights() -> Weights:
    """Those that ship. Raises ModelError."""
    return read_weights(WEIGHTS)


def likeliest(held: Mapping[date | None, Features], ruled: date | None, by: Weights) -> date | None:
    """The day of *held* for which most speaks, the latest of several for which as much does; *ruled*, which the rules give, by the margin."""
    scores = {d: by.score(each) for d, each in held.items()}
    best = max(scores, key=lambda d: (scores[d], d or date.min))
    return ruled if ruled is not None and scores[best] - scores[ruled] < by.margin else best
