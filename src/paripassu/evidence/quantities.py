"""A sentence in, the number of things that it states out, as a range: "1,500", "two dozen", "up to 12,000", "three or four".

Numbers are read in figures and in words. What is no count is passed over: days and years, times of day, ages, and the numbers
in names ("MAX 9", "F-16", "Resolution 2270").
"""

import re
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9, "trillion": 1e12,
           "m": 1e6, "mn": 1e6, "bn": 1e9, "k": 1000}  # fmt: skip
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen|score)"
_WORD = rf"(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_FIGURES = r"(?:\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_UNDER = rf"{_WORD}(?:[- ]{_WORD})?"
_IN_WORDS = rf"{_UNDER}(?:(?: |-){_SCALE}\b(?:(?: |-)(?:and )?{_UNDER}\b)?)*"  # "nine and fourteen" are two
_NUMBER = (
    rf"(?:{_FIGURES}(?:(?:\s|-)?(?:{_SCALE}|bn|mn|[mk])\b)?|{_IN_WORDS}|half an? (?:dozen|million|billion)|"
    rf"a hundred and {_UNDER}|"
    r"(?:a|several) (?:dozen|hundred|thousand|million|billion)\b(?! of)|(?:hundred|thousand)\b(?= (?:and|\w+s\b)))"
)
_UP_TO = r"up to|as many as|as much as|at most|fewer than|less than|under|below|no more than|not more than"
_FROM = (
    r"at least|more than|(?<!turning )(?<!turned )(?<!handed )(?<!handing )(?<!took )(?<!taken )(?<!taking )over|above|"
    r"upwards of|no fewer than|not fewer than|no less than|not less than|well over|in excess of|a minimum of"
)
_ABOUT = r"some|about|around|roughly|nearly|almost|approximately|close to|an estimated|only|just|another|a further|all"
_COUNT = re.compile(
    rf"(?<![\w./-])(?:(?P<up>{_UP_TO})\s+|(?P<from>{_FROM})\s+|(?:{_ABOUT})\s+)?(?P<money>[$€£¥]|US\$)?"
    rf"(?P<n>{_NUMBER})(?:\s*(?:to|–|—|-|or|and)\s*(?P<m>{_NUMBER}))?(?P<after>\s+(?:or more|at least|or fewer|at most))?(?![\w])",
    re.IGNORECASE,
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_BEFORE_NAME = re.compile(
    rf"(?:\b{_MONTH}\.?|\b(?i:No|Nos|number|article|resolution|section|paragraph|chapter|announcement|decree|order|route|highway|"
    r"gate|unit|block|reactor|phase|level|category|grade|flight|room|page|type|class|covid|channel|group|chapter|annex|line|day|week|"
    r"mark|version|model|point|hall|camp|sector|district|zone|berth|pier|terminal)\.?|#|[A-Z]{1,5}|(?<!^)(?<![.!?:“\"] )\b[A-Z][a-z]+)[\s-]$",
)
_AFTER_NAME = re.compile(
    rf"(?:st|nd|rd|th)\b|\s*(?:{_MONTH}\b|(?:a|p)\.?m\b|o['’]clock|GMT|UTC|:\d)|[-–\s](?:years?|months?|weeks?|days?|hours?|minutes?)"
    r"(?:[-\s]old\b|\s+(?:ago|before|after|later|earlier|from now|of age)\b)|-(?:year|month|week|day|hour|point|nation|member)-",
    re.IGNORECASE,
)
_SPAN_OF_TIME = re.compile(
    r"[-\s](?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|nights?|times)\b(?!-)", re.IGNORECASE
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_OF_TIME = re.compile(
    r"\b(?:in|since|of|by|from|until|before|after|for|during|late|early|mid|and|to|year|aged?|at)[\s-]$", re.IGNORECASE
)
_AGE = re.compile(r"\b(?:aged|age)\s$|,\s$", re.IGNORECASE)
_THINGS = re.compile(
    r"(?:[-\s]+[\w’'-]+){0,3}?[-\s]+(?:troops|soldiers|men|women|people|personnel|fighters|workers|shells|rounds|containers|missiles|"
    r"officers|casualties|dead|killed|wounded|forces|members|units|guns|cases|deaths|patients|doses|per cent|percent|tonnes|tons|barrels|"
    r"\w{3,}s)\b|\s*%",
    re.IGNORECASE,
)


class _Count(NamedTuple):
    low: float
    high: float
    rank: int
    """0 a count of things, 1 a bare number."""


def quantity(text: str, measures: bool = False) -> tuple[float, float] | None:
    """Low and high of the first count of people or things in *text*; None where it states none.

    "up to" and the like leave the low end at zero, "at least" and the like the high end open (infinity). measures: whether spans of
    time and what something measures ("twelve years", "a 60-bed hospital") are counts too.
    """
    counts = [c for m in _COUNT.finditer(text) if (c := _count(text, m, measures)) is not None]
    best = min(counts, key=lambda c: c.rank, default=None)
    return (best.low, best.high) if best else None


_POINTING = re.compile(
    rf"(\b(?:the(?: other)?|these|those|both|its|his|her|their|our)|['’]s)\s+"
    rf"(?!more\b|\d*0{{3}}|[\d.,]+\s(?:million|billion|thousand)\b)(?:{_NUMBER})(?![\w.])(?!\s*(?:per cent|percent|%|{_SCALE}))",
    re.IGNORECASE,
)
_IN_EVERY = r"(?:\s[\w-]+)?\s(?:in|out of)\s(?:every\s)?"
_PARTS = re.compile(rf"[-\s](?:thirds?|quarters?|fifths?|tenths?|halves)\b|{_IN_EVERY}(?:{_NUMBER})\b", re.IGNORECASE)
_OF_HOW_MANY = re.compile(rf"\b(?:{_NUMBER}){_IN_EVERY}$", re.IGNORECASE)
_NOT_COUNTED = re.compile(
    r"(?:none|not one|neither|each|every|any|several hundred|several thousand)\b|all \w+$", re.IGNORECASE
)
_MEASURED = re.compile(r"^$|\b(?:of|even|extra|an?|the)\s$", re.IGNORECASE)
_MEASURE = re.compile(
    r"\s(?:years?|months?|weeks?|days?|hours?|minutes?|nights?)\b(?!-)|-(?:years?|months?|beds?|seats?|places?|magnitude|(?:giga|mega)watts?|"
    r"(?:kilo)?met(?:re|er)s?|miles?|tonnes?|tons?|(?:million|billion)-\w+)\b",
    re.IGNORECASE,
)
"""What stands behind a number that measures."""


def of_parties(words: Iterable[str]) -> tuple[float, float] | None:
    """`quantity` in the words for who does something and to whom, in the last of them first, and what those measure
    ("twelve years") too; a numeral that only points ("the two sides") states none."""
    kept = [_POINTING.sub(r"\1", w) for w in words if not _NOT_COUNTED.match(w)]
    counts = (quantity(w) for w in reversed(kept))
    measured = (quantity(w, measures=True) for w in kept[-1:])
    return next((q for q in chain(counts, measured) if q is not None), None)


def _count(text: str, found: re.Match[str], measures: bool) -> _Count | None:
    first, second = found.group("n"), found.group("m")
    start, behind = found.start("n"), text[found.end() :]
    lead = text[:start]
    value = value_of(first)
    if value is None:
        return None
    if (
        second
        and re.search(r"\b(?:and|or)\s*$", text[found.end("n") : found.start("m")])
        and not re.search(r"\bbetween\s+$", text[: found.start()], re.IGNORECASE)
    ):
        joined = re.match(r"\s*(?:or)\s*", text[found.end("n") : found.start("m")])
        if not joined:
            second, behind = None, text[found.end("n") :]
    if first.lower() in ("one", "1") and not _THINGS.match(behind):
        return None
    if re.match(r"one of\b", text[start:], re.IGNORECASE):
        return None
    if not found.group("money") and (
        _BEFORE_NAME.search(lead) or _AFTER_NAME.match(behind) or _AFTER_NAME.match(text[found.end("n") :])
    ):
        return None
    if _YEAR.fullmatch(first) and (_OF_TIME.search(lead) or not _THINGS.match(behind)):
        return None
    if first.isdigit() and len(first) == 2 and _AGE.search(lead) and re.match(r"\s*,", behind):
        return None
    if _PARTS.match(behind) or _OF_HOW_MANY.search(lead):
        return None  # "two thirds of", "one in five"
    measured = measures and _MEASURE.match(behind) and _MEASURED.search(text[: found.start()])
    if (_SPAN_OF_TIME.match(behind) or re.match(r"-[a-z]", behind)) and not measured:
        return None  # "three weeks", "a two-star general"
    rank = 0 if found.group("money") or _THINGS.match(behind) else 1
    low = high = value
    if second:
        other = value_of(second)
        if other is not None and other >= value:
            scale = re.search(rf"{_SCALE}|bn|mn|[mk]$", second)
            low, high = (
                value * (_SCALES[scale.group()] if scale and value < 1000 and not re.search(_SCALE, first) else 1),
                other,
            )
    after = (found.group("after") or "").strip()
    if (
        found.group("up")
        or after in ("or fewer", "at most")
        or re.match(r"(?:\s[\w-]+){1,2}\sat (?:the )?most\b", behind)
    ):
        low = 0.0
    elif found.group("from") or after in ("or more", "at least") or re.match(r"(?:\s[\w-]+){1,2}\sor more\b", behind):
        high = float("inf")
    return _Count(low, high, rank)


def value_of(text: str) -> float | None:
    """The number that *text* is, in figures or in words; None where it is none."""
    words = re.split(r"[\s-]+", re.sub(r"(?<=\d)[,\u202f\u00a0 ](?=\d{3})", "", text.lower()).strip())
    words = [w for w in words if w != "and"]
    total, group = 0.0, 0.0
    for word in words:
        glued = re.fullmatch(r"(\d+(?:\.\d+)?)(bn|mn|m|k)?", word)
        if glued:
            group += float(glued.group(1)) * _SCALES.get(glued.group(2) or "", 1)
        elif word in _UNITS:
            group += _UNITS[word]
        elif word in ("a", "an", "half", "several"):
            group = group or {"half": 0.5, "several": 3.0}.get(word, 1.0)
        elif word in _SCALES:
            scale = _SCALES[word]
            group = (group or 1.0) * scale
            if scale >= 1000:
                total, group = total + group, 0.0
        else:
            return None
    return total + group
