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
    rf"\b(?:(?P<day>(?:{'|'.join(_DAYS)}))s?\b(?:,?\s+(?:the\s+)?(?P<md1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<mm1>{_MONTH})|,?\s+(?P<mm2>{_MONTH})\s+(?P<md2>\d{{1,2}}))?"
    rf"|(?P<md3>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<mm3>{_MONTH})(?:,?\s+(?P<y3>\d{{4}}))?"
    rf"|(?P<mm4>{_MONTH})\s+(?:the\s+)?(?P<md4>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s+(?:people|troops|soldiers|percent))(?:,?\s+(?P<y4>\d{{4}}))?"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<rel>the day before yesterday|yesterday|last night|overnight|today|tonight|this (?:morning|afternoon|evening)|earlier (?:today|in the day)|the (?:same|next|following|previous) day|a day (?:earlier|later|before|after)|(?P<n>two|three|four|five|six|seven|\d+) days (?P<dir>ago|earlier|before|later|after)))\b",
    re.IGNORECASE,
)
_NUMBER = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_DAYS_AFTER = re.compile(r"(a|one|two|three|four|five|six|seven|\d{1,2}) days? after\s", re.IGNORECASE)
_AHEAD = re.compile(r"(?:\bnext|\bthis coming|\bcoming|\buntil|\bby|\bbefore|\bfrom|\bthrough|\bdue|\bsince)\s*$", re.IGNORECASE)
_BACK = re.compile(r"\blast\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A day named in a text."""

    span: Span
    day: date
    weekday_only: bool
    """Whether a bare weekday named it: then it is the last such day on or before publication."""


def days_named(text: str, anchor: date, before: date | None = None) -> list[Day]:
    """The days that *text* fixes, told by *anchor*, the day of publication.

    before: the day last spoken of, for "the same day" and the like. Days behind "next", "until" and the like are left
    out: they are about the matter, not about when it was said.
    """
    found: list[Day] = []
    for match in _WHEN.finditer(text):
        if any((match.group(f"mm{k}") or "X")[0].islower() for k in (1, 2, 3, 4)):
            continue  # "may 3 times", "march 10 miles"
        if _AHEAD.search(text[: match.start()]):
            continue
        if match.group("dir") in ("after", "before") and re.match(r"\s+\w", text[match.end() :]):
            continue  # "two days after X spoke, Y said": the day is Y's, told by another word
        day, bare = _resolve(match, anchor, found[-1].day if found else before, bool(_BACK.search(text[: match.start()])))
        if day is not None and day <= anchor:
            found.append(Day(Span(*match.span()), day, bare))
    return found


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
    if group["day"]:
        back = (anchor.weekday() - _DAYS.index(group["day"].lower())) % 7
        # "last Tuesday", said on a Tuesday, is a week ago.
        return anchor - timedelta(days=back or (7 if last else 0)), True
    return _relative(group, anchor, before), False


def _dated(day: int, month: str, year: str | None, anchor: date) -> date | None:
    number = _MONTHS[month.lower().rstrip(".")]
    for y in (int(year),) if year else (anchor.year, anchor.year - 1):
        try:
            found = date(y, number, day)
        except ValueError:
            return None
        if year or found <= anchor + timedelta(days=1):
            return found
    return None


def _relative(group: dict[str, str | None], anchor: date, before: date | None) -> date | None:
    words = (group["rel"] or "").lower()
    if group["n"]:
        count = _NUMBER.get(group["n"].lower()) or int(group["n"]) if group["n"].isdigit() or group["n"].lower() in _NUMBER else 0
        base = anchor if group["dir"] == "ago" else before
        sign = 1 if (group["dir"] or "") in ("later", "after") else -1
        return base + timedelta(days=sign * count) if base and 0 < count < 400 else None
    if words == "the day before yesterday":
        return anchor - timedelta(days=2)
    if words in ("yesterday", "last night"):
        return anchor - timedelta(days=1)
    if words in ("today", "tonight") or words.startswith(("this ", "earlier today")):
        return anchor
    if before is None:
        return None
    if words in ("the same day", "earlier in the day"):
        return before
    if words in ("the next day", "the following day", "a day later", "a day after"):
        return before + timedelta(days=1)
    if words in ("the previous day", "a day earlier", "a day before"):
        return before - timedelta(days=1)
    return None


def said_on(sentence: str, taken: Sequence[Span], cue: Span | None, anchor: date | None, before: date | None) -> date | None:
    """The day on which a statement was made, by the time words of its *sentence* that lie outside *taken*.

    taken: spans (in the sentence) of the contents, whose days are about the matter. cue: where the cue stands; of several
    days the one nearest to it counts. before: the day of the occasion, which "the same day" leans on.
    """
    if anchor is None:
        return None
    lead = _DAYS_AFTER.match(sentence)
    if lead and cue and cue.start < sentence.find(",") and (main := days_named(sentence[sentence.find(",") :], anchor, before)):
        count = _NUMBER.get(lead.group(1).lower()) or (int(lead.group(1)) if lead.group(1).isdigit() else 1)
        return main[0].day - timedelta(days=count)
    near: tuple[int, date] | None = None
    for found in days_named(sentence, anchor, before):
        if any(a <= found.span.start < b for a, b in taken):
            continue
        middle = cue.start if cue else 0
        away = min(abs(found.span.start - (cue.end if cue else 0)), abs(middle - found.span.end))
        if near is None or away < near[0]:
            near = (away, found.day)
    return near[1] if near else None
