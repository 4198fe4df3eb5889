"""The words of a source in, for whom somebody speaks or acts out: "the winner" of "lawyers for the winner"."""

import re

from paripassu.gazetteer import states, whole_state
from paripassu.statements._phrases import main_part, segments
from paripassu.statements._places import town

_ACTS = (
    r"(?:spokes(?:man|woman|person|people|men|women)|counsel|lawyers?|attorneys?|solicitors?|barristers?|"
    r"advis[eo]rs?|aides?|consultants?|representatives?)"
)
_FOR = re.compile(
    rf"\b{_ACTS}\s(?:for|to|of)\s(?P<article>the|its|his|her|their|our|an?)\s(?P<who>\S.*)$", re.IGNORECASE
)
_WHOSE = re.compile(
    r"^(?:(?:an?|one|two|three|four|some|several|another)\s(?:of\s)?)?(?:the|an?)\s(?P<who>(?:[\w-]+\s)*?[\w-]+)(?:['’]s|(?<=s)['’])\s"
    r"(?:(?:own|former|new|chief|personal|legal)\s)*"
    r"(?:lawyers?|counsel|attorneys?|solicitors?|(?:deputy\s)?chief of staff|staff|entourage|deputy|(?:private|press|legal) secretary)$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s(?:in|at|on|from|near|by|with|since|during|before|after|under|over|here|there|and|present)(?:\s.*)?$"
)
_COUNTED = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*|other|others|latter|former|both|some|most|many|few|largest|biggest|same|rest|first|second|third|fourth|fifth|[a-z]+th)"
    r"(?:\s(?:of|in)\s.*)?"
)
"""Those who are counted, and no more told than that."""
_NOBODY = re.compile(
    r"(?:area|district|parish|region|city|town|village|country|capital|county|province|island|case|matter|deal|talks|negotiations|project|"
    r"inquiry|investigation|nation|world|kingdom|republic|company|firm|bank|group)"
)
"""Where, or at what, somebody works; and the mere noun of a firm, whose name is found elsewhere."""


def principal(text: str) -> str | None:
    """For whom somebody speaks or acts, in the report's words: "the president" of "an aide to the president" and of "the president's chief of
    staff". None where that is a state, a place or a mere number."""
    for segment in segments(text):
        part = main_part(segment).strip()
        found = _WHOSE.match(part)
        if found is None and (found := _FOR.search(part)) is None:
            continue
        who = _BEHIND.sub("", found["who"]).strip(" ,'’“”\"")
        last = re.split(r"\s(?:of|for)\s", who)[0].rsplit(maxsplit=1)[-1] if who else ""
        if not who or _COUNTED.fullmatch(who.lower()) or _NOBODY.fullmatch(last.lower()) or town(who):
            continue
        if any(
            m.end - m.start >= len(who) - 1 and m.way != "seat" for m in states(who.title() if who.isupper() else who)
        ):
            continue
        return who
    return None


def acts_for(text: str, told: str | None) -> str | None:
    """The affiliation of a source: *told*, if that is a body, else for whom it speaks or acts by its own words."""
    if told is not None and whole_state(told) is None:
        return told
    return principal(text) or told
