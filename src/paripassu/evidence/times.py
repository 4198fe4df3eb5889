"""The words of a sentence in, whether it tells of a time before a situation began, or of these days, out."""

import re
from datetime import date, timedelta

from paripassu.statements._tense import has_verb

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATED = re.compile(
    r"\b(?:(?:in|during|by|throughout|late in|early in|back in)\s+(?:the\s+(?:spring|summer|autumn|fall|winter)\s+of\s+|early\s+|late\s+|mid-)?"
    r"(?:(?P<month>[A-Z][a-z]{2,8})\.?,?\s+)?|on\s+(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<on>[A-Z][a-z]{2,8})\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?\s+)"
    r"(?P<year>1[5-9]\d\d|20\d\d)\b(?!s)",
    re.IGNORECASE,
)


_LATELY = re.compile(
    r"\b(?:this (?:week|month|morning|afternoon|evening|weekend)|today|tonight|yesterday|overnight|right now|"
    r"(?:in|over|during) (?:the )?(?:past|last|recent|latest) (?:few |couple of |two |three |several )?(?:hours|days|weeks?)|"
    r"(?:on |since |early |late )(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(r"\b(?:ago|last (?:year|spring|summer|autumn|winter)|(?:19|20)\d\d)\b")


def lately(text: str) -> bool:
    """Whether *text* dates what it tells within the last weeks ("this month", "on Tuesday")."""
    return _LATELY.search(text) is not None and _LONG_AGO.search(text) is None


_BYGONE = re.compile(
    r"\b(?:(?:months?|years?|decades?) ago|last (?:year|spring|summer|autumn|winter)|(?P<year>(?:19|20)\d\d)(?!\s+[a-z]+s\b))\b",
    re.IGNORECASE,
)


def bygone(text: str, published: date) -> bool:
    """Whether *text*, of the day *published*, dates what it tells months ago or in an earlier year ("last spring", "in 2019")."""
    return any(found["year"] is None or int(found["year"]) < published.year for found in _BYGONE.finditer(text))


def earlier(text: str, since: date | None) -> bool:
    """Whether *text* says of what it tells that it was in a year or month before *since* ("in 2012", "in May 2020"), and
    names no such time after it. False where nothing is said, or where *since* is not known."""
    if since is None:
        return False
    ends = []
    for found in _DATED.finditer(text):
        year, month = int(found["year"]), (found["month"] or found["on"] or "")[:3].lower()
        ends.append((year, _MONTHS.index(month) + 1 if month in _MONTHS else 12))
    return bool(ends) and max(ends) < (since.year, since.month)


_PAST_MONTH = re.compile(
    r"\b(?:[Bb]ack in|(?:[Qq]uarter|half[- ]year|half|months?|year) (?:to|ended|ending)(?: (?:in|the end of))?)\s+(?:\d{1,2}\s+)?(?P<month>[A-Z][a-z]{2,8})\b"
    r"(?!\.?,?\s+(?:19|20)\d\d)"
)


def months_before(text: str, since: date | None, day: date | None) -> bool:
    """Whether *text*, of *day*, tells of a month without a year that was over before *since* began ("back in March", "in the quarter to June")."""
    if since is None or day is None:
        return False
    for found in _PAST_MONTH.finditer(text):
        name = found["month"][:3].lower()
        if name in _MONTHS:
            month = _MONTHS.index(name) + 1
            if (day.year - (month > day.month), month) < (since.year, since.month):
                return True
    return False


_IN_YEAR = re.compile(
    r"\b(?:[Ii]n|until|till|[Dd]uring|[Tt]hroughout|by|[Ff]rom|between|around)\s+(?:the\s+)?(?:(?:early|late|mid)[- ])?(?:[A-Z][a-z]{2,8}\.?,?\s+)?(?:\d{1,2},?\s+)?"
    r"(?P<year>(?:19|20)\d\d)\b(?!s|[-–]|\s+[a-z]+(?:s|ion|ment)\b)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BESIDE_IT = re.compile(r"\b(?:that|who|which|whose|whom|where|when|since|than|after|as)\b[^,;:]*$", re.IGNORECASE)
_TOLD_BESIDE = re.compile(r"(?:[\w’'-]\s+|,\s+)(?:\w+ly\s+)?\w+(?:ed|en|lt|nt|ld|orn)\s+$")
_GOES_ON = re.compile(
    r",?\s+(?!and\b|but\b|or\b|when\b|while\b|as\b|after\b|before\b|until\b|where\b|which\b|who\b|because\b)(?=\w)"
)
_THESE_DAYS = re.compile(
    r"\b(?:now|again|today|tonight|yesterday|this (?:week|month|year)|still|recent(?:ly)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|has|have|'s|will|is|are)\b"
)


def names_years_before(text: str, since: date | None) -> bool:
    """Whether *text* names a year before that of *since*."""
    return since is not None and any(int(y) < since.year for y in _YEAR.findall(text))


def of_other_years(text: str, since: date | None) -> bool:
    """Whether *text* tells of years alone that were over before *since* ("the suspension lasted until 2014"): not where it names a later one or these
    days, nor where the year is only of somebody or something in it ("the officers who mutinied in 2009", "the largest since 2023")."""
    if since is None or _THESE_DAYS.search(text) or any(int(y) >= since.year for y in _YEAR.findall(text)):
        return False
    return any(
        int(found["year"]) < since.year
        and _BESIDE_IT.search(text[: found.start()]) is None
        and not _is_of_a_thing(text, found)
        for found in _IN_YEAR.finditer(text)
    )


def _is_of_a_thing(text: str, found: re.Match[str]) -> bool:
    """Whether a year is only of what was made or chosen in it, whose own verb stands behind ("the dam built in 1998 burst")."""
    rest = _GOES_ON.match(text, found.end())
    told = _TOLD_BESIDE.search(text[: found.start()])
    return told is not None and rest is not None and has_verb(re.split(r"[,;:]", text[rest.end() :])[0])


_VAGUE = re.compile(
    r"\b(?:(?P<less>less than |almost |nearly |not quite )?(?:a|one) week ago|(?P<weeks>two|three|four|several|some|a few) weeks ago|"
    r"(?P<last>last week)|(?P<month>last month|(?:a|one) month ago)|(?P<days>some days|several days|a few days|days) ago|"
    r"(?P<this>earlier this (?:week|month)))\b",
    re.IGNORECASE,
)
_WEEKS = {"two": 2, "three": 3, "four": 4, "several": 3, "some": 3, "a few": 3}


_IN_MONTH = re.compile(
    r"(?i:(?:^|[,;]\s+|\b(?:and|but)\s+)(?:back |already )?"
    r"(?P<part>at the (?:end|start|beginning) of|(?:late |early )?in(?: late| early| mid)?|in the (?:first|second) half of)[ -])"
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)(?:,?\s(?P<year>\d{4}))?,?\s*$"
)
_EARLY = ("early", "start", "beginning")
_HALF_YEAR = timedelta(days=183)


def said_in(lead: str, published: date) -> date | None:
    """By which day at the latest something was said where right before its source stands a month alone ("At the end of January,
    officials had said"): the month's last day, or its tenth where it says "early". None where *lead* ends otherwise; where the day is not
    past; and, without a year, where it is more than half a year ago: the month may be another year's."""
    one = _IN_MONTH.search(lead)
    if one is None:
        return None
    month, part = _MONTHS.index(one["month"][:3].lower()) + 1, one["part"].lower()
    year = int(one["year"]) if one["year"] else published.year - (month > published.month)
    if not 1900 <= year <= published.year:
        return None
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    day = last.replace(day=10) if any(word in part for word in _EARLY) else last
    long_ago = one["year"] is None and published - day > _HALF_YEAR
    return None if long_ago or day >= published else day


def said_by(sentence: str, published: date) -> date | None:
    """By which day at the latest something was said that *sentence* dates only roughly ("last week", "a month ago"); None where it
    says nothing of the kind. What was said a week ago must not weigh as if it answered today's news."""
    found = _VAGUE.search(sentence)
    if found is None:
        return None
    if found["weeks"]:
        return published - timedelta(weeks=_WEEKS[found["weeks"].lower()])
    if found["last"]:
        return published - timedelta(days=published.weekday() + 1)
    if found["month"]:
        return published.replace(day=1) - timedelta(days=1)
    if found["days"]:
        return published - timedelta(days=2)
    if found["this"]:
        return published - timedelta(days=1)
    return published - timedelta(days=5 if found["less"] else 7)
