"""The words around a number in, what it counts and of what kind that is out: "soldiers", "sailors killed", a per cent.

Numbers of one kind can stand on one axis: "troops" and "soldiers", those killed whoever they were. Words are looked up in short
lists; a noun in none of them is a kind of its own.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Noun(NamedTuple):
    """What a number counts."""

    words: str
    """As people read it: "soldiers", "crew members killed"; "" where nothing is named ("some 3,000 of them")."""
    kind: str
    """What it can share an axis with: the name of a list, else the noun in the singular; "" where nothing is named."""


BARE = Noun("", "")
PER_CENT, MONEY = "per cent", "money"
PEOPLE = "people"
"""People of no particular sort, who may be any others: soldiers, sailors."""
CASUALTIES = "casualties"
_KINDS = {
    "troops": "troops soldiers servicemen forces fighters combatants recruits conscripts mercenaries marines paratroopers infantry "
    "infantrymen militants militiamen rebels gunmen officers volunteers reinforcements personnel military instructors sappers commandos "
    "reservists",
    "crew": "crew sailors seafarers seamen mariners crewmates crewmen",
    PEOPLE: "people persons civilians residents villagers citizens inhabitants nationals men women children boys girls adults",
    "cases": "cases infections patients",
    "killed": "killed dead deaths fatalities corpses",
    "wounded": "wounded injured injuries",
    CASUALTIES: "casualties",
    "captured": "captives hostages prisoners detainees",
    "missing": "missing",
    "ships": "ships vessels tankers freighters carriers boats trawlers bulkers",
    "warships": "warships frigates destroyers corvettes gunboats",
    "aircraft": "aircraft planes jets warplanes airplanes helicopters bombers",
    "drones": "drones uavs",
    "missiles": "missiles rockets",
    "shells": "shells rounds munitions projectiles",
    "vehicles": "vehicles trucks lorries",
    "strikes": "strikes airstrikes raids attacks",
    "tonnes": "tonnes tons",
    "kilos": "kg kilos kilograms kilogrammes",
}  # fmt: skip
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_PERSONS = frozenset(("troops", "crew", PEOPLE, "cases"))
_THINGS = frozenset(
    ("ships", "warships", "aircraft", "drones", "missiles", "shells", "vehicles", "strikes", "tonnes", "kilos")
)
_BEASTS = frozenset(
    "chicken hen duck goose bird swan pig cow calf cattle horse cat dog seal poultry animal herd flock".split()  # noqa: SIM905
)
_MANY = frozenset("cattle poultry police livestock staff swine sheep".split())  # noqa: SIM905
"""Nouns that are plural without an s, beside those in the lists."""
_ENDS = frozenset(
    """
    a an the this that these those it its he she they we his her their our your who whom whose which what when where why how
    of in on at by to from for with within without into onto over under above below between among through during before after
    since until till near off aboard about around against across along behind beside beyond despite towards toward upon out up down
    and or nor but than as if because while although though so yet not no never also only even just still already again then there here
    is are was were be been being am has have had having do does did will would shall should can could may might must
    said says say told according per each apiece
    puts makes takes goes gives comes tells wants thinks sees keeps knows remains becomes gets seems appears believes explains argues adds
    warns insists wonders writes recalls admits concedes complains agrees expects intends refuses
    afterwards always perhaps sometimes overseas abroad besides unless plus minus thus
    yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december
    """.split()  # noqa: SIM905
)
"""Words at which a noun phrase is over."""
_JOINS = frozenset(("and", "or"))
_SKIPPED = frozenset("other others more additional further extra another such fewer less total".split())  # noqa: SIM905
_TOKEN = re.compile(r"[\s\"'“”‘’]*((?:[A-Z]\.){2,}|[A-Za-z][\w’'-]*\w|[A-Za-z])[\"”’]?(?=([\s,;:.!?()\[\]—–\"”’/]|$))")
_PART_OF = re.compile(
    r"\s+of\s+(?:(?:all|about|some|the|its|their|his|her|our|these|those|this|that|[A-Z]\w+['’]s?)\s+){1,2}(?:\d[\d,]*\s+)?|"
    r"\s+of\s+\d[\d,.]*\s+"
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those|us|which)\b")
_PEOPLES = re.compile(r"^[A-Z][a-z]+(?:[ai]ns|inos|nese|[a-z]is|ards)$")
"""Peoples by their endings: "North Koreans", "Filipinos", "Israelis"."""
_BEFORE_NOUNS = frozenset("arms customs sports news operations sales rights affairs systems services".split())  # noqa: SIM905
"""Plurals that stand before other nouns ("five arms control experts"); behind others that are no plural a verb has come."""
_MOST_WORDS = 7

# ---- units that are no nouns of things ------------------------------------------------------------------------------

_CURRENCY = (
    r"(?:(?:US|U\.S\.|American|Canadian|Australian|Singapore|Hong Kong)\s)?(?:dollars?|cents?|euros?|pounds?(?: sterling)?(?!\s+of\b)|roubles?|"
    r"rubles?|yuan|renminbi|yen|won(?!\s+(?:seats?|votes?|by|the|an?|medals?|games?)\b)|rupees?|lira|hryvnias?|pesos?|francs?|rials?|riyals?|shillings?|dirhams?|dinars?|shekels?|kronor|kroner|"
    r"USD|EUR|GBP|AED)\b"
)
_MONEY = re.compile(rf"[\s-]*{_CURRENCY}", re.IGNORECASE)
_PER_CENT = re.compile(r"\s*%|[\s-]+(?:per\s?cent|percentage points?)\b", re.IGNORECASE)
_MEASURES = re.compile(
    r"[\s-]*(?:(?:nautical |statute |square |sq\.? |cubic )?(?:miles?|kilomet(?:re|er)s?|met(?:re|er)s?|centimet(?:re|er)s?|"
    r"millimet(?:re|er)s?|feet|foot(?!\s+(?:soldiers?|patrols?))|yards?|inch(?:es)?)|(?:sq\.? )?(?:km|cm|mm|nm|nmi|ft|mi|kg|mg|mph|kph|km/h|kWh|MWh|GWh|GW|MW|kW|"
    r"kHz|MHz|GHz|Hz|GB|TB|kt|kts|bpm|hPa)|kilos?|kilogram(?:me)?s?|grams?|lit(?:re|er)s?|gallons?|pixels?|knots?|degrees?|°|º|"
    r"kilotons?|megatons?|(?:kilo|mega|giga)?watts?(?: hours?)?|(?:kilo|mega|giga)hertz|(?:mega|giga|tera)bytes?|volts?|calib(?:re|er)|"
    r"(?:percentage )?points?|decibels?|hectopascals?)(?![\w])|\s+on\s+the\s+(?:Richter|Beaufort|Saffir)",
)
_AMOUNT = re.compile(
    r"\s*(?:square (?:kilomet(?:re|er)s?|miles?|met(?:re|er)s?)\b|(?:kg|kilos?|kilogram(?:me)?s?|grams?|lit(?:re|er)s?|gallons?)\s+of\b)"
)


def unit_of(behind: str, symbol: str | None) -> Noun | None:
    """The currency or the per cent that a number is in, by the symbol before it and the words behind; None for other numbers."""
    if symbol:
        return Noun(symbol, f"{MONEY} {symbol.upper().removeprefix('US')}")
    if _PER_CENT.match(behind):
        return Noun("%", PER_CENT)
    found = _MONEY.match(behind)
    word = found.group().strip(" -\t\n") if found else ""
    return Noun(word, f"{MONEY} {_one(word.split()[-1].lower())}") if word else None


def is_unit(kind: str) -> bool:
    """Whether numbers of *kind* are in per cent or in money."""
    return kind == PER_CENT or kind.startswith(MONEY)


def measures(behind: str) -> bool:
    """Whether a number measures by the words behind it: a way, a speed, a heat. An area, tonnes, litres of something are amounts."""
    return _MEASURES.match(behind) is not None and not _AMOUNT.match(behind)


# ---- nouns ---------------------------------------------------------------------------------------------------------

_HEADS_OF = {
    "crew": "crew", "complement": "crew", "force": "troops", "contingent": "troops", "garrison": "troops", "fleet": "ships",
    "convoy": "ships", "armada": "ships",
}  # fmt: skip
_COLLECTIVE = re.compile(r"\b(crew|complement|force|contingent|garrison|fleet|convoy|armada)\s+of\s+$", re.IGNORECASE)


def noun_of(before: str, behind: str) -> Noun | None:
    """What a number counts that stands between *before* and *behind*, a sentence's words; BARE where it counts what is not named
    (“four of them”, “eight have been rescued”) or nothing is behind it; None where what follows is no noun in the plural."""
    if them := _OF_THEM.match(behind):
        return _in_state(BARE, before, behind[them.end() :])
    part = _PART_OF.match(behind)
    found, rest = _phrase(behind[part.end() :] if part else behind)
    if found in (BARE, None) and (whole := _COLLECTIVE.search(before)):
        word = whole.group(1).lower()
        return Noun(word, _HEADS_OF[word])
    return None if found is None else _in_state(found, before, rest)


def units_in(texts: Iterable[str]) -> frozenset[str]:
    """Of per cent and money those that *texts* speak of."""
    found = [text for text in texts if text]
    per_cent = any(_SHARE.search(text) for text in found)
    money = any(_SUM.search(text) for text in found)
    return frozenset([*([PER_CENT] if per_cent else []), *([MONEY] if money else [])])


_SHARE = re.compile(
    r"%|\b(?:per\s?cent|percentage|share|rate|majority|turnout|quota|stake|half|third|quarter)s?\b", re.IGNORECASE
)
_SUM = re.compile(
    rf"[$€£¥₹]|\b(?:{_CURRENCY}|money|price|cost|fee|fine|tariff|dut(?:y|ies)|worth|loan|debt|aid|funds?|billions?|millions?)s?\b",
    re.IGNORECASE,
)


def kinds_in(texts: Iterable[str]) -> frozenset[str]:
    """The kinds that *texts* name, with a number or without one, and what becomes of people in them (“killed”)."""
    words = [w.lower() for text in texts for w in re.findall(r"[A-Za-z][\w’-]*", text)]
    named = {_KIND_OF.get(w) or _KIND_OF_ONE.get(w) or _one(w) for w in words}
    named |= {state for w in words if (state := _STATE_OF.get(w))}
    return frozenset(named | {CASUALTIES} if {"killed", "wounded"} <= named else named)


def fits(kind: str, axis: str) -> bool:
    """Whether a number of *kind* can stand among those of *axis*: what names nothing can among counts of any things, people among
    any sort of people."""
    if kind == axis:
        return True
    if is_unit(axis):
        return False
    return not kind or (kind == PEOPLE and axis in _PERSONS)


def _phrase(behind: str) -> tuple[Noun | None, str]:
    """The noun at the head of the phrase with which *behind* starts, and what follows it."""
    kept: list[tuple[str, int]] = []
    head = -1
    at = 0
    for _ in range(_MOST_WORDS):
        token = _TOKEN.match(behind, at)
        if token is None:
            break
        word = token.group(1)
        low = word.lower().removesuffix("'s").removesuffix("’s")
        if low in _JOINS and kept and head < 0:  # "six cruise and ballistic missiles"
            at = token.end(1)
            continue
        last = kept[head][0].lower() if head >= 0 else ""
        verb = last.endswith("s") and last not in _BEFORE_NOUNS and not _plural(word)
        if low in _ENDS or verb or (last and low.endswith(("ed", "ing"))):
            break
        at = token.end(1)
        if low == word.lower() and low not in _SKIPPED:
            kept.append((word, at))
            if _plural(word):
                head = len(kept) - 1
        if token.group(2) and token.group(2) in ",;:.!?()[]—–/":
            break
    if head < 0:
        return (None if kept else BARE), behind[at:]
    word, end = kept[head]
    low = word.lower()
    if head and low == "points" and kept[head - 1][0].lower() in ("basis", "percentage"):
        return None, behind[at:]
    pair = f"{kept[head - 1][0].lower()} {low}" if head else low
    if pair in ("crew members", "crew member"):
        return Noun(pair, "crew"), behind[end:]
    if pair in ("aerial vehicles", "aerial systems"):
        return Noun("drones", "drones"), behind[end:]
    if _PEOPLES.search(word):
        whole = f"{kept[head - 1][0]} {word}" if head and kept[head - 1][0][:1].isupper() else word
        return Noun(whole, PEOPLE), behind[end:]
    return Noun(low, _KIND_OF.get(low) or _one(low)), behind[end:]


def _plural(word: str) -> bool:
    low = word.lower()
    return (
        low in _KIND_OF
        or low in _MANY
        or _PEOPLES.search(word) is not None
        or (len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s", "ous")))
    )


def _one(low: str) -> str:
    """A noun in the singular, as far as its ending tells."""
    if low.endswith("men") or low == "children":
        return low.replace("men", "man").removesuffix("ren")
    if low.endswith("ies") and len(low) > 4:
        return f"{low[:-3]}y"
    if low.endswith(("sses", "ches", "shes", "xes", "oes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3 else low


_KIND_OF_ONE = {_one(word): kind for word, kind in _KIND_OF.items()} | {"person": PEOPLE}


# ---- what becomes of people ----------------------------------------------------------------------------------------

_STATES = {
    "killed": "killed; died; dead; death; deaths; murder; slain; executed; martyred; drowned; perished; murdered; massacred; liquidated; kill; killing; die; "
    "dying; executing; murdering",
    "wounded": "wounded; injured; hurt; wounding; injuring; wound; injure",
    "captured": "captured; abducted; kidnapped; detained; arrested; capturing; detaining; capture; detain",
    "rescued": "rescued; freed; released; evacuated; saved; rescuing; freeing; releasing; evacuating; rescue; free; release",
    "missing": "missing; unaccounted for",
    "infected": "infected; sickened; infecting; tested positive",
}  # fmt: skip
_STATE_OF = {words: state for state, listed in _STATES.items() for words in listed.split("; ")}
_OF_ANYBODY = ("killed", "wounded", "infected")
_STATE = "|".join(sorted(_STATE_OF, key=len, reverse=True))
_DONE = rf"(?P<a>{_STATE})(?:\s+(?:and|or|and/or)\s+(?P<b>{_STATE}))?"
_DONE_TO = re.compile(rf"\b{_DONE}(?:\s+of)?(?:\s+(?:all|another|a further|the|its|their))?\s+$", re.IGNORECASE)
_BE = r"(?:be|been|being|is|are|was|were|got|lay|left|found|feared|believed|reported|presumed|confirmed|shot)"
_BECAME = re.compile(
    rf"(?:(?:\s+[A-Za-z’'-]+){{0,7}}?\s+{_BE}(?:\s+\w+ly)?|\s+(?:have|had|has))?\s+{_DONE}\b(?P<whom>\s+(?!(?:in|on|by|at|during|when|"
    r"since|as|after|near|over|off|aboard|this|last|from|for|and|or|so|there|alive|with|\w+day)\b)\w)?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:.!?()—–]|\s(?:of whom|whom|which|that)\s|\s(?:and|but|while)\s(?!(?:wounded|injured|killed|missing)\b)"
)


def _in_state(found: Noun, before: str, behind: str) -> Noun:
    """*found*, and what has become of those counted, where it is people: "killed at least three crew members"."""
    if found.kind in _THINGS or found.kind in _BEASTS or found.kind in _STATES or found.kind == CASUALTIES:
        return found
    told = _DONE_TO.search(before) or _became(behind)
    if told is None:
        return found
    states = [_STATE_OF[told[name].lower()] for name in ("a", "b") if told[name]]
    if {"killed", "wounded"} <= set(states):
        return Noun(f"{found.words} killed or wounded".strip(), CASUALTIES)
    state = states[0]
    if found.kind and found.kind not in _PERSONS and state not in _OF_ANYBODY:
        return found
    return Noun(f"{found.words} {state}".strip(), "cases" if state == "infected" else state)


def _became(behind: str) -> re.Match[str] | None:
    """What is told of those counted, by the words behind their noun; None where they do it to others ("soldiers killed two")."""
    stop = _CLAUSE.search(behind)
    found = _BECAME.match(behind[: stop.start()] if stop else behind)
    active = found is not None and found["whom"] and not re.search(rf"\b{_BE}\b", found.group(), re.IGNORECASE)
    return None if active else found
