"""A date as it is written, in a field, a code, an address, a dateline, or a file's name, in; a Stamp, or nothing, out.

No general date parser is used: those fill what is missing from the clock, and read 03/04 as it suits them. What is not
read here for certain is not read.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone

from paripassu.types import Stamp

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "KST": 9}
_ZONES |= {"EST": -5, "EDT": -4, "PST": -8, "PDT": -7}
"""Hours east of Greenwich of the zone names that news pages use and that mean one thing there."""

_TIME = (
    r"(?:(?:\s*,\s*|\s*[-–|T]\s*|\s+(?:at\s+)?)(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<part>\d{1,9}))?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*\(?(?P<zone>[A-Z]{1,4}|[+-]\d\d:?\d\d)?\)?)?"
)
_DAY_FIRST = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?P<month>" + MONTH + r")\.?,?\s+(?P<year>\d{4})"
_MONTH_FIRST = r"(?P<month>" + MONTH + r")\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
_NUMERIC = r"(?P<year>\d{4})\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<day>\d{1,2})\.?"
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_CLOCK = (
    r"(?:\s*,\s*|\s*[-–|T]\s*|\s+(?:at\s+)?)\d{1,2}[:.]\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:\s*[ap]\.?m\b\.?)?"
    r"(?:\s*\(?(?:" + "|".join(_ZONES) + r"|[+-]\d\d:?\d\d)\b\)?)?"
)
_WRITTEN = tuple(
    re.compile(r"(?:[A-Za-z]{3,9}\.?,?\s+)?" + shape + _TIME, re.IGNORECASE)
    for shape in (_NUMERIC, _MONTH_FIRST, _DAY_FIRST)
)
_IN_LINE = re.compile(
    "|".join(
        rf"(?<![\w.])(?:(?:{_WEEKDAY}),?\s+)?(?:{shape})(?:{_CLOCK})?(?!\w)"
        for shape in (re.sub(r"\?P<\w+>", "?:", s) for s in (_NUMERIC, _MONTH_FIRST, _DAY_FIRST))
    ),
    re.IGNORECASE,
)
"""A full date within a line, with its weekday and time."""
_DIGITS = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<zone>Z)?)?"
)
_EPOCH = re.compile(r"1[0-8]\d{8}(?:\d{3})?")
_LONGEST = 64
"""Characters of the longest text that is tried as a date."""

_CODE = re.compile(r"(?P<prefix>[A-Z]{2,8})-?(?P<digits>\d{8,22})[A-Z0-9]*")
_SLASHED = re.compile(
    r"[/=_-](?P<year>(?:19|20)\d\d)[/_-](?P<month>\d{1,2}|" + MONTH + r")[/_-](?P<day>\d{1,2})(?![\d])", re.IGNORECASE
)
_RUN = re.compile(r"(?<![\da-z])[A-Z]{0,8}(?P<digits>(?:19|20)\d{6,20})(?!\d)")
_FILE = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")


def read_date(origin: str, text: str) -> Stamp | None:
    """The stamp that *text* is: ISO 8601, RFC 2822, epoch seconds, or as English-language pages write it; else None."""
    written = text.strip()
    if not written or len(written) > _LONGEST:
        return None
    if _EPOCH.fullmatch(written):
        seconds = int(written[:10])
        return Stamp(origin, text, datetime.fromtimestamp(seconds, UTC))
    for shape in (*_WRITTEN, _DIGITS):
        found = shape.fullmatch(written)
        if found:
            return _stamp(origin, text, found)
    return None


def dates_in(line: str) -> list[tuple[int, int]]:
    """Where full dates stand in *line*, each as far as read_date reads it."""
    return [found.span() for found in _IN_LINE.finditer(line)]


def _stamp(origin: str, text: str, found: re.Match[str]) -> Stamp | None:
    parts = found.groupdict()
    try:
        day = datetime(int(parts["year"]), _month(parts["month"]), int(parts["day"]))  # noqa: DTZ001 - zone follows
        if not parts.get("hour"):
            return Stamp(origin, text, day, to_the_day=True)
        hour = int(parts["hour"])
        half = (parts.get("half") or "").lower()[:1]
        if half and hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        micro = int((parts.get("part") or "0")[:6].ljust(6, "0"))
        when = day.replace(
            hour=hour, minute=int(parts["minute"]), second=int(parts.get("second") or 0), microsecond=micro
        )
        return Stamp(origin, text, when.replace(tzinfo=_zone(parts.get("zone") or "")))
    except ValueError:
        return None


def _zone(text: str) -> timezone | None:
    name = text.upper()
    if name in _ZONES:
        return timezone(timedelta(hours=_ZONES[name]))
    if name[:1] in ("+", "-"):
        digits = name[1:].replace(":", "")
        shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return timezone(-shift if name[0] == "-" else shift)
    return None


def _month(text: str) -> int:
    return int(text) if text.isdecimal() else _NAMES.index(text[:3].lower()) + 1


def code_date(origin: str, text: str) -> Stamp | None:
    """The time inside an archive's code: ART2410230746WHOY8A is 2024-10-23 07:46, AEN20241018006800315 is 2024-10-18.

    Ten or twelve digits are read as YYMMDDHHMM[SS]; any other run of eight or more as YYYYMMDD and a counter.
    """
    found = _CODE.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if not found:
        return None
    digits = found["digits"]
    try:
        if len(digits) not in (10, 12) and not digits.startswith(("19", "20")):
            return None
        if len(digits) in (10, 12):
            return Stamp(origin, text, datetime.strptime(digits[:10], "%y%m%d%H%M"))  # noqa: DTZ007 - zone unstated
        return Stamp(origin, text, datetime.strptime(digits[:8], "%Y%m%d"), to_the_day=True)  # noqa: DTZ007
    except ValueError:
        return None


def address_dates(address: str) -> tuple[Stamp, ...]:
    """The days that stand in a web address: /2024/10/22/, /2024/oct/22/, 2024-10-22, ud=20241022050627."""
    address = address[:2000]
    found: dict[datetime, str] = {}
    for match in _SLASHED.finditer(address):
        stamp = _stamp("address", match.group(), match)
        if stamp:
            found.setdefault(stamp.when, match.group().strip("/=_-"))
    for match in _RUN.finditer(address):
        day = _DIGITS.match(match["digits"][:8])
        stamp = _stamp("address", match.group(), day) if day else None
        if stamp:
            found.setdefault(stamp.when, match.group())
    return tuple(Stamp("address", text, when, to_the_day=True) for when, text in sorted(found.items()))


def file_date(name: str) -> Stamp | None:
    """The day that a file's name starts with, as Jekyll names posts."""
    found = _FILE.match(name)
    return _stamp("file name", found.group(), found) if found else None


def dateline_date(text: str, near: date | None) -> Stamp | None:
    """The day of a dateline. It names no year as a rule: the one is taken that puts it nearest to *near*."""
    found = re.search(
        rf"(?P<month>{MONTH})\.?\s+(?P<day>\d{{1,2}})(?:,?\s+(?P<year>\d{{4}}))?"
        rf"|(?P<day2>\d{{1,2}})\s+(?P<month2>{MONTH})\b\.?(?:,?\s+(?P<year2>\d{{4}}))?",
        text,
    )
    if not found:
        return None
    month = _month(found["month"] or found["month2"])
    day = int(found["day"] or found["day2"])
    year = found["year"] or found["year2"]
    years = [int(year)] if year else [near.year - 1, near.year, near.year + 1] if near else []
    days = []
    for candidate in years:
        try:
            days.append(datetime(candidate, month, day))  # noqa: DTZ001 - a dateline states no zone
        except ValueError:
            continue
    if not days:
        return None
    best = min(days, key=lambda d: abs(d.date() - near)) if near else days[0]
    return Stamp("dateline", found.group(), best, to_the_day=True)
