"""A sentence in, the numbers of things that it states out, as ranges: "1,500", "two dozen", "up to 12,000", "three or four".

Numbers are read in figures and in words, each with the noun that it counts. What is no count is passed over: days and years,
times of day, ages, distances and other measures, and the numbers in names ("MAX 9", "F-16", "Resolution 2270", "clade 2.3.2.1c").
"""

import re
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from paripassu.evidence.nouns import BARE, Noun, is_unit, measures, noun_of, unit_of

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
    rf"(?<![\w./:+-])(?:(?P<up>{_UP_TO})\s+|(?P<from>{_FROM})\s+|(?:{_ABOUT})\s+)?(?P<money>US\$|[$€£¥₹₦₩₽₱₪₺])?"
    rf"(?P<n>{_NUMBER})(?:\s*%?\s*(?:to|–|—|-|or|and)\s*(?P<m>{_NUMBER}))?(?P<after>\s+(?:or more|at least|or fewer|at most))?"
    r"(?!\w|[.:/–-]\d)",
    re.IGNORECASE,
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_BEFORE_NAME = re.compile(
    rf"(?:\b{_MONTH}\.?|\b(?i:No|Nos|number|article|resolution|section|paragraph|chapter|announcement|decree|order|route|highway|"
    r"gate|unit|block|reactor|phase|level|category|grade|flight|room|page|type|class|covid|channel|group|chapter|annex|line|day|week|"
    r"mark|version|model|point|hall|camp|sector|district|zone|berth|pier|terminal)\.?|#)[\s-]$",
)
_AFTER_CAPITAL = re.compile(r"(?:[A-Z]{1,5}|(?<!^)(?<![.!?:“\"] )\b(?!\w+day\b)[A-Z][a-z]+)[\s-]$")
_GREAT = re.compile(rf"\d[,\u202f\u00a0 ]\d{{3}}|{_SCALE}", re.IGNORECASE)
"""Numbers of a size that names do not have: behind a capital they are counts ("sent Russia 3,000 shells")."""
_AFTER_NAME = re.compile(
    rf"(?:st|nd|rd|th)\b|\s*(?:{_MONTH}\b|(?:a|p)\.?m\b|o['’]clock|GMT|UTC|:\d)|[-–\s](?:years?|months?|weeks?|days?|hours?|minutes?)"
    r"(?:[-\s]old\b|\s+(?:ago|before|after|later|earlier|from now|of age)\b)|-(?:year|month|week|day|hour|point|nation|member)-",
    re.IGNORECASE,
)
_SPAN_OF_TIME = re.compile(
    r"[-\s](?:years?|decades?|centuries|months?|weeks?|days?|hours?|minutes?|seconds?|nights?|mornings?|afternoons?|evenings?|weekends?|"
    r"times)\b(?!-)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_OF_TIME = re.compile(
    r"\b(?:in|since|of|by|from|until|before|after|for|during|late|early|mid|and|to|year|aged?|at)[\s-]$", re.IGNORECASE
)
_AGE = re.compile(r"\b(?:aged|age)\s$|,\s$", re.IGNORECASE)
_THINGS = re.compile(
    r"(?:[-\s]++[\w’'][\w’'-]*+){0,3}?[-\s]++(?:troops|soldiers|men|women|people|personnel|fighters|workers|shells|rounds|containers|missiles|"
    r"officers|casualties|dead|killed|wounded|forces|members|units|guns|cases|deaths|patients|doses|per cent|percent|tonnes|tons|barrels|"
    r"\w{3,}s)\b|\s*%",
    re.IGNORECASE,
)


class _Count(NamedTuple):
    low: float
    high: float
    rank: int
    """0 a count of things, 1 a bare number."""
    end: int
    """Where what follows the number starts."""


class Counted(NamedTuple):
    """A number with what it counts."""

    low: float
    high: float
    noun: Noun


def counted(text: str) -> tuple[Counted, ...]:
    """The counts of people or things in *text* in its order, and what it puts in per cent or in money.

    "up to" and the like leave the low end at zero, "at least" and the like the high end open (infinity).
    """
    return tuple(c for m in _COUNT.finditer(text) if (c := _counted(text, m)) is not None)


def quantity(text: str) -> tuple[float, float] | None:
    """Low and high of what *text* counts: its first number of a thing that it names, failing that of one that it does not name,
    failing that in per cent or in money; None where it states none."""
    best = first_of(counted(text))
    return (best.low, best.high) if best else None


def first_of(given: Iterable[Counted]) -> Counted | None:
    """The one that tells most of what is counted: with a noun rather than without, and either rather than per cent and money."""
    return min(given, key=lambda c: 2 if is_unit(c.noun.kind) else 1 if not c.noun.words else 0, default=None)


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
    """The number in the words for who does something and to whom, in the last of them first, and what those measure ("twelve
    years", "100 miles", "40,000 lira") too; a numeral that only points ("the two sides") states none."""
    kept = [_POINTING.sub(r"\1", w) for w in words if not _NOT_COUNTED.match(w)]
    counts = (_first(w, measures=False) for w in reversed(kept))
    measured = (_first(w, measures=True) for w in kept[-1:])
    return next((q for q in chain(counts, measured) if q is not None), None)


def _first(text: str, measures: bool) -> tuple[float, float] | None:
    """The first number in *text* that is no name, day or age. measures: whether spans of time and what something measures
    ("twelve years", "a 60-bed hospital") are numbers of it too."""
    counts = [c for m in _COUNT.finditer(text) if (c := _count(text, m, measures)) is not None]
    best = min(counts, key=lambda c: c.rank, default=None)
    return (best.low, best.high) if best else None


# ---- what is counted -----------------------------------------------------------------------------------------------

_OLDEST = 120
_PERSON = r"(?:boy|girl|man|woman|child|baby|infant|toddler|teenager|patient|student|pupil|farmer|worker|soldier|resident|victim|one)"
_AGE_BEFORE = re.compile(
    rf"\b(?:age[sd]?|age[sd]? of|turn(?:ed|s|ing)|older than|younger than|\b{_PERSON} of)\s+(?:only |just |about )?$|"
    r"\b(?:people|persons|those|anyone|everyone|adults|men|women|children|patients?|(?:he|she|who|they)\s+(?:is|was|are|were))\s+(?:over|under|above|below)\s+$",
)
_NAME_BEFORE = re.compile(rf"(?:\b{_PERSON}|\b[A-Z][\w’'-]+),\s+$|\b[A-Z][\w’'-]+\s\($")
_NAME_BEHIND = re.compile(r"\s*(?:[,.;:)]|$)|\s+(?:who|of|from|with)\b")
"""Around the age of somebody named: "Kim, 45," and not "In Gaza, 45 were killed"."""
_AGE_BEHIND = re.compile(
    r"\s*(?:[,.;:)]|$)|\s+(?:years? of age|years? old|(?:and|or) (?:older|over|above|under|younger|up)|who|was|were|had|has|have|is|are|"
    r"with|from|and)\b"
)
_NAMED_BEFORE = re.compile(
    r"\b(?:(?i:clades?|variants?|strains?|genotypes?|serotypes?|lineages?|subtypes?|paragraphs?|articles?|resolutions?|sections?|clauses?|"
    r"rules?|chapters?|paras?|hotline|dial|call|phone|telephone|tel|extension|magnitude|top|per|calibre|caliber|channels?|"
    r"world war|postcode|latitude|longitude))\.?[\s-]+$"
)
_OPENS = re.compile(
    r"(?:^|[.!?:;“\"]\s*)(?!(?:The|These|Those|Its?|All|Some|About|Around|Nearly|Almost|Roughly|Only|Just|Another|Over|Under|At|In|On|By|"
    r"From|After|Before|Between|Of|With|Up|Among|Since|Until|Within|For|To|Two|And|But|Or|Also|Then|Now|Here|Today|Yesterday|Overnight|"
    r"Altogether|Meanwhile|As|That|While|When|Where|Because|If|Both|Every|Including|His|Her|Their|Our|My|Another|Additional|Further|"
    r"Perhaps|Maybe|Still|Yet|Even|So|Once|Tonight|Not|No|Last|This|Next|Such|Each|Across|Against|Along|Despite|Instead|Through|"
    r"Other|More|Most|Many|Any|Approximately|Least|Fewer|Less|Killed|Wounded|Injured|Captured|\w+ly|\w+ing)\b)[A-Z][a-z]+\s$"
)
_POINTS = re.compile(r"\b(?:the|these|those|both|its|their|our|his|her)\s+(?:other\s+|same\s+)?$", re.IGNORECASE)
_PARTIES = frozenset(
    "side country nation leader party ally government neighbour neighbor state capital president minister korea power".split()  # noqa: SIM905
    + "army military company firm ministry navy rival".split()  # noqa: SIM905
)
_SPANS = frozenset("year month week day hour minute second decade century night quarter page paragraph chapter".split())  # noqa: SIM905
_AMOUNTS = frozenset("tonnes kilos gram barrel hectare acre kilometre kilometer mile litre liter gallon".split())  # noqa: SIM905
"""What may be counted in fractions, beside per cent and money."""
_OF_THEM = re.compile(r"\s+(?:(?:more|others?|further|additional)\b|of (?:them|whom|these|those|us|which)\b)")
_DO = re.compile(r"\s+(?:are|were|have|had|will|did|do|was|remain(?:ed)?|would|could|may|might)\b")
_STARTS = re.compile(r"(?:^|[,;:.!?—–“\"(]\s*|\b(?:and|but|that|while|when|where|then|whom|said|because)\s+)$")
_BEFORE_ALONE = re.compile(r"\b(?:at|until|till|since|by|of|every|to the)\s+$")
"""A time of day, the size of a town, a rate: what stands before a number that counts nothing here."""
_YOUNGER = re.compile(r"\b(?:over|under|above|below)\s+$", re.IGNORECASE)
_TALLY = re.compile(
    r"\b(?:numbers?|toll|total|figures?|count|tally|strength)\b[^.;:]{0,40}\s(?:to|at|of|is|was|be|reached|exceeded|exceeds|reaches|passed)"
    r"\s+$",
    re.IGNORECASE,
)


def _counted(text: str, found: re.Match[str]) -> Counted | None:
    count = _count(text, found, measures=False)
    if count is None:
        return None
    number = found.group("n")
    before, lead, behind = text[: found.start()], text[: found.start("n")], text[count.end :]
    if unit := unit_of(behind, found.group("money")):
        return Counted(count.low, count.high, unit)
    if measures(behind) or _NAMED_BEFORE.search(lead) or (not _GREAT.search(number) and _OPENS.search(lead)):
        return None
    aged = _AGE_BEFORE.search(lead) and _AGE_BEHIND.match(behind)
    aged = aged or (_NAME_BEFORE.search(lead) and _NAME_BEHIND.match(behind))
    if aged and min(count.high, count.low or count.high) <= _OLDEST:
        return None
    noun = noun_of(before, behind)
    if noun is None or noun.kind in _SPANS or (noun.kind in _PARTIES and _POINTS.search(lead)):
        return None
    if noun.kind not in _AMOUNTS and "." in number and not _GREAT.search(number) and not re.search(r"[a-z]$", number):
        return None
    if noun == BARE and not _stands_alone(found, before, lead, behind):
        return None
    return Counted(count.low, count.high, noun)


def _stands_alone(found: re.Match[str], before: str, lead: str, behind: str) -> bool:
    """Whether a number without a noun counts something all the same: "four of them", "eight have been rescued", "some 3,000"."""
    if _OF_THEM.match(behind) or _TALLY.search(before):
        return True
    number = found.group("n")
    if _POINTS.search(lead) or _BEFORE_ALONE.search(before) or (_YOUNGER.search(lead) and not _GREAT.search(number)):
        return False
    thousands = re.search(r"\d[,\u202f\u00a0]\d{3}|thousand", number)
    return bool(thousands) or lead != before or bool(_DO.match(behind) and _STARTS.search(before))


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
        _BEFORE_NAME.search(lead)
        or (_AFTER_CAPITAL.search(lead) and not _GREAT.search(first))
        or _AFTER_NAME.match(behind)
        or _AFTER_NAME.match(text[found.end("n") :])
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
    return _Count(low, high, rank, len(text) - len(behind))


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
    return round(total + group, 6)  # 16.4 million is no 16,399,999.999999998
