"""The words of a source in, the name of the body that they tell out: without article, owner and what is told of it."""

import re

from paripassu.gazetteer import states, usual_name, whole_state
from paripassu.statements._kinds import kind_of, the_nation
from paripassu.statements._phrases import segments
from paripassu.statements._places import is_region, town


def owning(name: str) -> str | None:
    """The body that another's name begins with ("the navy" of "navy's hydrography office"); None where it begins with none, or
    where the rest is only somebody's office."""
    found = _OWNED.match(name)
    if found is None or _SOMEBODYS.match(found.group("what")):
        return None
    owner = found.group("owner")
    owned_by = kind_of(f"the {owner}") in ("government", "organisation") or (
        owner[:1].isupper() and bool(town(owner) or is_region(owner))
    )
    return owner if owned_by and not any(states(owner)) and not _MANY.search(owner) else None


def _without_owner(name: str) -> str:
    owner = owning(name)
    return name[len(owner) :].lstrip("'’s").strip() if owner else name


_QUALIFIED = re.compile(
    r"^(?:(?:non-?partisan|bipartisan|(?:center|centre|far|hard|radical)[- ](?:right|left)|right-wing|left-wing|right-leaning|left-leaning|"
    r"conservative(?:-leaning)?|liberal(?:-leaning)?|progressive|independent|influential|pro-\w+|anti-\w+|(?:[A-ZÀ-Þ]\w+\s){0,2}\w+-(?:based|backed|run|owned|led|funded|linked|aligned))\s)+"
    r"(?=[A-ZÀ-Þ])"
)
"""What a report says of a body before its name."""
_OWNED = re.compile(r"(?P<owner>(?:[\w.-]+ ){0,2}[\w.-]*[^\Ws])['’]s (?P<what>\w.*)")
_MANY = re.compile(r"(?:children|women|men|people)$")
_SOMEBODYS = re.compile(
    r"(?:(?:private |press )?(?:office|bureau|cabinet|owners?|builders?|makers?|employers?|channel|lawyers?|embassy|mission)|"
    r"(?:\w+ )?(?:arm|wing|fund))\b"
)


def plain_name(text: str) -> str:
    """A source's first words without their article."""
    return re.sub(r"^(?:the|a|an)\s+", "", (segments(text) or (text,))[0], flags=re.IGNORECASE)


def body_name(text: str) -> str:
    """The name of an institution in a source's words: without article and the state that owns it."""
    first = (segments(text) or (text,))[0]
    if (nation := the_nation(first)) is not None:
        return usual_name(nation.country)  # "the Americans"
    seat = whole_state(first, "seat")
    if seat is not None and first.startswith("The "):
        return usual_name(seat.country)
    bare = re.sub(r"[“”\"]", "", plain_name(text))
    bare = re.split(r"\s(?:which|who|that|whose|behind)\b|(?<=s) (?:fighting|operating|allied) ", bare)[0]
    bare = _TOLD_OF_IT.split(bare)[0]
    if re.match(r"(?:an?|two|three|four)\s", text, re.IGNORECASE):
        bare = _OF_SOME_SORT.sub("", bare)
    of_seat = re.fullmatch(r"(?:central |federal )?authorities in (.+)", bare)
    seat = next(states(of_seat.group(1)), None) if of_seat else None
    if seat is not None and of_seat is not None and seat.end == len(of_seat.group(1)):
        return usual_name(seat.country)
    whole = next(iter(states(bare)), None)
    if whole and whole.start == 0 and whole.way != "demonym":
        rest = bare[whole.end :]
        if re.match(r"'s?\s(?:\w+\s){0,2}(?:mission|embassy|consulate|high commission|delegation)", rest):
            return bare
        if len(rest) <= 2:
            return (
                usual_name(whole.country)
                if whole.way == "name"
                or (whole.way == "seat" and not re.search(r"House|Street|Kremlin|Élysée|Pentagon", bare))
                else bare
            )
        if re.match(r"'s?\s", rest):
            bare = re.sub(r"^'s?\s+", "", rest)
    bare = _COUNTED.sub("", _OF_THE_PLACE.sub("", _QUALIFIED.sub("", _without_owner(bare))))
    if re.search(r"\bside$", bare) and whole:
        return usual_name(whole.country)
    bare = re.sub(
        r"^(?:(?:[Ii]ts|[Hh]is|[Hh]er(?! Majesty)|[Tt]heir|main|own|local|new|only|sole|same|very|rival)\s+(?![A-Z]))+|"
        r"^(?:[Ii]ts|[Hh]is|[Hh]er(?! Majesty)|[Tt]heir|main|own|local)\s+",
        "",
        bare,
    )
    bare = re.sub(r"\s+of (?:the|that) (?:day|time|moment|hour)$", "", bare)
    bare = re.sub(r"^([A-Z]{2,6})\s+in\s+[A-Z]\w+$", r"\1", bare)
    named = re.match(
        r"(?:state |public |national |local |private |business |pro-\w+ )?(?:daily|newspaper|weekly|"
        r"broadcaster|news agency|news site|magazine|channel|station)\s+(?=[A-ZÀ-Þ])",
        bare,
    )
    bare = bare[named.end() :] if named else bare
    bare = _TRADE_BEFORE.sub("", bare)
    led = _DESCRIBED.match(bare)
    return bare[led.end() :] if led else bare


_TOLD_OF_IT = re.compile(
    r"(?<=[a-z]) (?:based (?:in|at|near) |(?:set up|founded|created|convened|appointed|named|hired|run) by |near (?=[A-ZÀ-Þ])|across the |(?:she|he|they) \w)"
)
"""What begins a clause behind a body's name in small letters."""
_OF_SOME_SORT = re.compile(r"^(?:(?:independent|private|international|local|small|special|joint)\s)+(?=[a-z])")
"""What tells of what sort a body is that has not been named before."""
_OF_THE_PLACE = re.compile(
    r"^(?:city|town|island|country|nation|state|city-state|region|province|county|district|emirates|capital|village|kingdom|territory|archipelago|municipality)['’]s?\s(?=[a-z])"
)
_COUNTED = re.compile(r"^(?:two|three|four|five)\s(?=[a-z])")
_TRADE_BEFORE = re.compile(
    r"^(?:[A-ZÀ-Þ][\w-]+ ){0,2}(?:[a-z][\w-]+ ){0,2}"
    r"(?:firm|company|bank|group|operator|airline|carrier|broker|\w+maker|grinder|retailer|insurer)s? (?=[A-ZÀ-Þ][\w’'-]+(?: (?:& )?[A-ZÀ-Þ][\w’'-]*)*$)"
)
"""The trade of a firm before its name: "the Swiss grinder Orbisal"."""
_PROPER = r"[A-ZÀ-ÞĀ-Ž][\w&.’-]*"
_DESCRIBED = re.compile(
    rf"(?!(?:al|el|an|ul|de|del|da|di|do|du|des|den|der|van|von|ter|ten|la|le|los|las|bin|ibn|ben)\s)"
    rf"(?:[a-zà-þ][a-zà-þ-]*(?:['’]s)?\s+|[a-zà-þ][\w-]*\s+(?:[\w-]+\s+){{0,6}}(?!(?:of|in|to|for|at|on|by|with|and|from)\b)[a-z][\w-]+\s+the\s+)"
    rf"(?={_PROPER}(?:\s+(?:of|for|and|on|the)(?=\s+(?:the\s+)?[A-ZÀ-Þ])|\s+{_PROPER})+$|[A-Z]{{3,6}}$)"
)
"""What stands before a name of several words and is none of it: "divided Supreme Court", "island's Development Bank", "prominent
civil rights organization the Anti-Defamation League"."""
