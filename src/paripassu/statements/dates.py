"""Words about time and the day of publication in, the day something was said out; None rather than a guess."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from paripassu.types import Span

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = {
    m: i
    for i, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1,
    )
    for m in names.split()
}  # fmt: skip
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_WHEN = re.compile(
    rf"\b(?:(?P<day>(?:{'|'.join(_DAYS)}))s?\b(?:,?\s+(?:the\s+)?(?P<md1>\d{{1,2}})(?:st|nd|rd|"
    rf"th)?\s+(?:of\s+)?(?P<mm1>{_MONTH})|,?\s+(?P<mm2>{_MONTH})\s+(?P<md2>\d{{1,2}}))?"
    rf"|(?P<md3>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<mm3>{_MONTH})(?:,?\s+(?P<y3>\d{{4}}))?"
    rf"|(?P<mm4>{_MONTH})\s+(?:the\s+)?(?P<md4>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s+(?:people|troops|"
    rf"soldiers|percent))(?:,?\s+(?P<y4>\d{{4}}))?"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?:(?<=\bon )|(?<=\bof ))the (?P<nth>\d{1,2})(?:st|nd|rd|th)(?:\s+of\s+(?P<which>this|last)\s+month)?(?=[,.;:”\"]|\s+(?:that|and|but|to|in|at|"
    r"by|when|as|with|it|he|she|they|who|which|said|what|how|whether|an?|the|his|her|its|their|there|for|from|on)\b|$)"
    r"|(?P<rel>the day before yesterday|yesterday|last night|overnight|today|tonight|"
    r"this (?:morning|afternoon|evening)|earlier (?:today|in the day)|the (?:same|next|following|"
    r"previous) (?:day|morning|afternoon|evening|night)|(?:later|earlier) (?:that|the same|in the|"
    r"on the same) (?:day|morning|afternoon|evening|night)|that (?:day|morning|afternoon|evening|"
    r"night)|"
    r"(?:(?:a few|two|three|several|some|an) )?(?:hours?|minutes?|moments?) (?:later|earlier|"
    r"afterwards|before)|within (?:the hour|hours|minutes)|afterwards|(?:has|have) just|"
    r"on this programme|on our air|"
    r"(?-i:By) (?:the (?:same|next|following) (?:day|morning|afternoon|evening|night)|dawn|dusk|midnight|morning|afternoon|evening)|"
    r"(?:in the |by mid-?)(?:morning|afternoon|evening)(?! of\b)|by (?:nightfall|midday|noon)|at \d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.m|[ap]m)|"
    r"at (?:dawn|noon|midday|dusk|lunchtime|breakfast|(?:one|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven)(?= o'clock|[.,;]|$))|"
    r"a day (?:earlier|later|before|after)|(?P<n>two|three|four|five|six|seven|"
    r"\d+) days (?P<dir>ago|earlier|before|later|after)))\b",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"day|night|morning|afternoon|evening|\d|just|air\b|programme|noon|dawn|dusk|hour|minute|"
    r"moment|afterwards|later|earlier|before|after|\bat |ago\b",
    re.IGNORECASE,
)
"""What every way of naming a day has in it: most sentences have none, and the full pattern is slow."""
_NUMBER = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_AHEAD = re.compile(
    r"(?:\bnext|\bthis coming|\bcoming|\buntil|\bby|\bbefore|\bfrom|\bthrough|\bdue|\bsince|\bas (?:of|at))\s*$",
    re.IGNORECASE,
)
_BACK = re.compile(r"\blast\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A day named in a text."""

    span: Span
    day: date
    weekday_only: bool
    """Whether a bare weekday named it: then it is the last such day on or before publication."""


def days_named(text: str, anchor: date, before: date | None = None, *, owned: bool = False) -> list[Day]:
    """The days that *text* fixes, told by *anchor*, the day of publication.

    before: the day last spoken of, for "the same day" and the like. Days behind "next", "until" and the like are left
    out: they are about the matter, not about when it was said. owned: whether "Sunday's vote" tells one too.
    """
    found: list[Day] = []
    if not _HINT.search(text):
        return found
    for match in _WHEN.finditer(text):
        if any((match.group(f"mm{k}") or "X")[0].islower() for k in (1, 2, 3, 4)):
            continue  # "may 3 times", "march 10 miles"
        if _AHEAD.search(text[: match.start()]):
            continue
        if not owned and re.match(r"['’]s\b", text[match.end() :]):
            continue  # "Sunday's vote"
        if _is_in_a_name(text, match):
            continue  # "told the Today programme", "the Sunday Times"
        words = match.group().lower()
        if words.endswith(("after", "before")) and re.match(r"\s+\w", text[match.end() :]):
            continue  # "two days after X spoke, Y said": the day is Y's, told by another word
        day, bare = _resolve(
            match, anchor, found[-1].day if found else before, bool(_BACK.search(text[: match.start()]))
        )
        if day is not None and day <= anchor:
            found.append(Day(Span(*match.span()), day, bare))
    return found


def _is_in_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether the words for a day are part of the name of a programme, a paper or a feast, and tell no day."""
    before = text[: match.start()]
    if match.group("day"):
        bare = match.group("md1") is None and match.group("md2") is None
        return bare and (
            _PAPER_BEHIND.match(text, match.end()) is not None
            or (_NAMED_BEFORE.search(before) is not None and _CAPITAL.match(text, match.end()) is not None)
            or _DAY_OF_A_NAME.search(before) is not None
        )
    if not match.group("rel"):
        return False
    if _OF_THE_CLOCK.search(before) is not None and match.group().lower().startswith("in the "):
        return True  # "at two in the morning"
    near = before[-_NEAR:]
    within = _WITHIN.search(near) is not None and not (
        match.group().isupper() and near.isupper() and not near.endswith("USA ")
    )
    return (match.group()[0].isupper() and within) or _SHOW_BEHIND.match(text, match.end()) is not None


_OF_THE_CLOCK = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}|o['’]clock|half past \w+)\s+$",
    re.IGNORECASE,
)
"""Before "in the morning" it makes an hour of some night, which is told where no day is."""
_NEAR = 40
"""Characters before a word that tell whether it stands within a sentence, and whether that is all in capitals."""
_WITHIN = re.compile(
    r"(?:\b(?!(?:Speaking|Earlier|Late|Early|But|And|So|Yet|Then|Well)\b)\w+|['’]s?)[ \t]+[“\"‘]?$|\b\d,\s+$"
)
"""What stands before a word within a sentence, which is small unless it is a name; at the head of one it is large whatever it is."""
_SHOW_BEHIND = re.compile(r"\s+(?:programme|program|[Ss]how|FM)\b")
_PAPER_BEHIND = re.compile(
    r"\s+(?:Business\s)?(?:Times(?! Square)|Review|Telegraph|Herald|Tribune|Politics|Supplement|Night Live|Night Football|Morning Live|Morning with)\b"
)
_CAPITAL = re.compile(r"\s+[A-ZÀ-Þ]")
_NAMED_BEFORE = re.compile(r"\b(?:[Tt]he|[Tt]old|to|by|with)\s+$")
"""Before a day and another name the two are one: "told the Friday Chronicle"; where it is a day, "on" or nothing stands there."""
_DAY_OF_A_NAME = re.compile(
    r"(?<!\b[Oo]n )\b(?:Good|Black|Bloody|Super|Easter|Ash|Palm|Maundy|Holy|Cyber)\s+$|\b(?:(?:[Tt]he|[Tt]old|to) Mail|(?:told|to) (?:Scotland|Wales|Ireland)) on\s+$"
)


def _resolve(match: re.Match[str], anchor: date, before: date | None, last: bool) -> tuple[date | None, bool]:
    group = match.groupdict()
    for k, year in (("1", None), ("2", None), ("3", group["y3"]), ("4", group["y4"])):
        if group[f"md{k}"]:
            return _dated(int(group[f"md{k}"]), group[f"mm{k}"], year, anchor), False
    if group["iso"]:
        try:
            return date.fromisoformat(group["iso"]), False
        except ValueError:
            return None, False
    if group["nth"]:
        return _last_such(int(group["nth"]), anchor, group["which"]), False
    if group["day"]:
        back = (anchor.weekday() - _DAYS.index(group["day"].lower())) % 7
        # "last Tuesday", said on a Tuesday, is a week ago.
        return anchor - timedelta(days=back or (7 if last else 0)), True
    return _relative(group, anchor, before), False


def _dated(day: int, month: str, year: str | None, anchor: date) -> date | None:
    number = _MONTHS[month.lower().rstrip(".")]
    try:
        if year:
            return date(int(year), number, day)
        # The nearest such day: "on 1 January" in December is to come.
        near = [date(y, number, day) for y in (anchor.year - 1, anchor.year, anchor.year + 1)]
    except ValueError:
        return None
    return min(near, key=lambda found: abs(found - anchor))


def _last_such(day: int, anchor: date, which: str | None) -> date | None:
    """The last day of a month so numbered that is not behind *anchor*; which: "this" or "last", where the month is told."""
    month = anchor.replace(day=1)
    if which == "last" or (which is None and day > anchor.day):
        month = (month - timedelta(days=1)).replace(day=1)
    try:
        return month.replace(day=day)
    except ValueError:
        return None


def _relative(group: dict[str, str | None], anchor: date, before: date | None) -> date | None:
    words = (group["rel"] or "").lower()
    if group["n"]:
        count = (
            _NUMBER.get(group["n"].lower()) or int(group["n"])
            if group["n"].isdigit() or group["n"].lower() in _NUMBER
            else 0
        )
        base = anchor if group["dir"] == "ago" else before
        sign = 1 if (group["dir"] or "") in ("later", "after") else -1
        return base + timedelta(days=sign * count) if base and 0 < count < 400 else None
    if words == "the day before yesterday":
        return anchor - timedelta(days=2)
    if words in ("yesterday", "last night"):
        return anchor - timedelta(days=1)
    if words in ("today", "tonight", "has just", "have just", "on this programme", "on our air") or words.startswith(
        ("this ", "earlier today")
    ):
        return anchor
    if before is None:
        return anchor if words.startswith("at ") else None
    words = words.removeprefix("by ")
    if words.startswith(("the next", "the following", "a day later", "a day after")):
        return before + timedelta(days=1)
    if words.startswith(("the previous", "a day earlier", "a day before")):
        return before - timedelta(days=1)
    return before


_GAP = re.compile(
    r"\b(?P<n>a|one|two|three|four|five|six|seven|\d{1,2}) days? (?P<way>after|before)\s+(?=\w)", re.IGNORECASE
)


def said_on(
    sentence: str,
    reach: Span,
    taken: Sequence[Span],
    cue: Span | None,
    anchor: date,
    *,
    before: date | None,
) -> date | None:
    """The day on which a statement was made, by the time words of its *sentence* within *reach* and outside *taken*.

    reach: the part of the sentence that speaks of this statement, up to its neighbours'. taken: contents and sources,
    whose days are about the matter. cue: where it stands; of several days the one nearest to it counts. before: the
    day of the occasion, for "the same day".
    """
    gap = next(
        (
            g
            for g in _GAP.finditer(sentence, 0, cue.start if cue else 0)
            if not any(a <= g.start() < b for a, b in taken)
        ),
        None,
    )
    named = [d for d in days_named(sentence, anchor, before) if not any(a <= d.span.start < b for a, b in taken)]
    if gap and cue:
        # "said on Tuesday …, a day after X had told": X's day is told by the other's.
        end = next((m.start() for m in re.finditer(r",", sentence) if m.start() >= cue.end), len(sentence))
        others = [d for d in named if d.span.start >= end or d.span.end <= gap.start()]
        own = [d for d in named if gap.end() <= d.span.start < end]
        if others and not own and "," not in sentence[gap.end() : cue.start]:
            count = _NUMBER.get(gap.group("n").lower()) or (int(gap.group("n")) if gap.group("n").isdigit() else 1)
            return others[0].day - timedelta(days=count if gap.group("way").lower() == "after" else -count)
    near: tuple[int, date] | None = None
    for found in named:
        if not reach.start <= found.span.start < reach.end:
            continue
        away = min(abs(found.span.start - (cue.end if cue else 0)), abs((cue.start if cue else 0) - found.span.end))
        if near is None or away < near[0]:
            near = (away, found.day)
    return near[1] if near else None
