"""The words of a source in, the name of a person in them out, without titles and offices."""

import re
from functools import lru_cache
from itertools import takewhile

from paripassu.gazetteer import states
from paripassu.statements import _nouns as nouns
from paripassu.statements._given import is_given
from paripassu.statements._known_bodies import is_known_body
from paripassu.statements._name_runs import runs
from paripassu.statements._phrases import AGENT, AGENTS, FIRM_NAME, PORTFOLIO, main_part, parse, segments
from paripassu.statements._places import ends_in_a_land, is_region
from paripassu.statements._titles import ALSO_NAMES, OFFICE_ALONE, in_small, office_alone, without_titles


@lru_cache(maxsize=4096)
def person_name(text: str) -> str | None:
    """The name of a person in a source's words, without titles; None where it names no person."""
    parts = segments(_STYLED.sub(lambda m: m.group(1) or m.group(2), in_small(text)))
    if parts and _ADDRESS_ON_THE_WEB.fullmatch(parts[0]):
        return None
    if parts and _LETTERS.match(parts[0]):
        return None  # "MSC Alanya", "USS Mason": a ship, a firm's branch
    if parts and _PARTNERS.search(parts[0]):
        return None  # "the broker Ames & Holt"
    if (
        parts
        and not nouns.TITLES.match(parts[0].split()[0])
        and not re.match(r"(?:the|a|an)\b", parts[0], re.IGNORECASE)
        and _a_firm(_without_body(parts[0]))
    ):
        return None
    if parts and nouns.DOCUMENT.fullmatch(parse(parts[0]).head):
        return None  # "a letter signed by its director, X"
    parts = tuple(takewhile(lambda part: part == parts[0] or not _FOR_INSTANCE.match(part), parts))
    if len(parts) > 1 and _AS_GIVEN.fullmatch(parts[0]) and AGENT.search(parse(parts[1]).head):
        return parts[0]  # "Dean Abbot, a welder from Leeds"
    for place, part in enumerate(office_alone(PORTFOLIO.sub(OFFICE_ALONE, part)) for part in parts):
        office = place == 0 and len(parts) > 1 and bool(nouns.PERSON.fullmatch(parse(parts[1]).head))
        name = _name_in(
            main_part(part),
            alone=len(parts) == 1 or place == 0,
            behind=place > 0,
            told=office,
            introduced=len(parts) > 1,
        )
        if name:
            # "a spokesman for the trade minister, Fiona Haldane": the name is the minister's.
            other = (
                place and _FOR_ANOTHER.search(parts[place - 1]) and nouns.PERSON.fullmatch(parts[place - 1].split()[-1])
            )
            return None if other else name
    return None


_FOR_INSTANCE = re.compile(
    r"(?:like|such as|including|especially|among them|notably|chief among them|unlike|led by|headed by)\b"
)
"""What stands before one of several whom a source is."""
_STYLED = re.compile(
    r"\b(?:(Dato|Datu)['’](?=\s)|(Samdech)(?:\s(?:Akka|Moha|Sena|Padei|Techo|Thipadei|Borvor|Kittiprittbandit|Chakrei|Preah|Pichey|Kralahom|Sdech))+)"
)
"""Titles of honour that run on."""
_ADDRESS_ON_THE_WEB = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info)")
_PARTNERS = re.compile(r"(?<! of)(?<! at)(?<! for)(?<! from)(?<! with) [A-ZÀ-Þ][\w’'-]+ & [A-ZÀ-Þ][\w’'-]+$")
"""A firm by the names of its partners, at the end of a source."""
_LETTERS = re.compile(
    r"(?:MSC|USS|USNS|HMS|HMAS|HMCS|HMNZS|INS|RFA|BRP|CMA|NYK|COSCO|FSO|FPSO|LNG|ROKS|KRI|ARA|MV|MT|SS) [A-ZÀ-Þ][a-zß-ÿ]+(?: [IVX]+)?$"
)
"""A name that begins with a firm's or a navy's letters."""
_ANOTHERS = re.compile(
    r"\b(?:spokes\w+|lawyers?|attorneys|aides?|advis[eo]rs?|sources?|counsel|supporters|allies|friends?|relatives|"
    r"famil(?:y|ies)|(?:grand)?(?:parent|mother|father|son|daughter|child(?:ren)?)s?|wife|husband|widow|brothers?|sisters?|cousins?|uncles?|aunts?|"
    r"nephews?|nieces?|siblings?|neighbou?rs?|classmates?|colleagues?|followers|loyalists|"
    r"critics|opponents|members|people|officials?|party|office|campaign|team)\s+(?:close\s+)?(?:for|to|of|with|behind)"
    r"\s+(?:[\w'-]+\s+)*$",
    re.IGNORECASE,
)
"""What stands before a name that is another's: "lawyers for the jailed publisher X", "a son of X"."""
_FOR_ANOTHER = re.compile(
    r"\b(?:spokes\w+|representatives?|lawyer|aide|adviser|source|lawyers|aides|advisers)\s+(?:for|to|of)\b"
)


def _a_firm(part: str) -> bool:
    """Whether *part* is a firm's name: one of a firm's words in it, and no title behind that word."""
    found = FIRM_NAME.search(part)
    if found is not None and re.match(r"'s\s+[A-ZÀ-Þ]", part[found.end() :]):
        return False  # "American Action Forum's Douglas …"
    return found is not None and not any(
        nouns.TITLES.match(word) or nouns.PERSON.fullmatch(word) for word in part[found.end() :].split()[:2]
    )


def _without_body(part: str) -> str:
    """*part* without the body of which somebody with a given name is: "Nerina Holt of Blouberg Capital"."""
    before, of, _ = part.partition(" of ")
    words = [word for word in before.split() if word[:1].isupper()]
    someone = bool(words) and (
        is_given(words[0])
        or nouns.PERSON.fullmatch(before.split()[0]) is not None
        or (
            _OF_THE_BODY.search(part, len(before)) is not None
            and _TWO_NAMES.fullmatch(before) is not None
            and _no_words_of_a_body(words)
        )
    )
    return before if of and len(words) > 1 and someone else part


def _no_words_of_a_body(words: list[str]) -> bool:
    bodies = (nouns.GOVERNMENT, nouns.ORGANISATION, nouns.MEDIA, nouns.DOCUMENT, nouns.PEOPLE)
    return not any(p.fullmatch(word) for p in bodies for word in words) and not FIRM_NAME.search(" ".join(words))


_OF_A_GROUP = re.compile(
    r"\b(?:of|at|for|from|with) (?:the|an?) (?:[\w-]+ ){0,3}"
    r"(?:group|party|movement|union|firm|company|organi[sz]ation|charity|network|association|collective|club|league|front|alliance)$"
)
_OF_THE_BODY = re.compile(r" of the [A-ZÀ-Þ]")
_TWO_NAMES = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ]\.)? [A-ZÀ-Þ][\w’'-]+")
"""A given name and a surname before "of the": "Nerine Holt-Ames of the Blouberg Forum"."""


def _name_in(part: str, alone: bool, behind: bool, told: bool = False, introduced: bool = False) -> str | None:
    best: list[str] = []
    behind_best = ""
    for run, before, after in runs(part):
        kept = behind_firm(without_titles(run, before, introduced), before)
        if len(best) > 1 and kept and not is_given(kept[0]) and _OF_A_BODY.match(behind_best):
            break  # "Nina Roth of the non-partisan Roth-Weller Report"
        if (
            kept
            and not _ANOTHERS.search(before)
            and len(kept) > len(best)
            and _personal(kept, run, before or ("," if behind else ""), after, alone, told)
        ):
            best, behind_best = kept, after
    return " ".join(best) or None


_OF_A_BODY = re.compile(r"\s+(?:of|at|from|with)\s+(?:the|an?|its|his|her)\s")


def behind_firm(name: list[str], before: str) -> list[str]:
    """*name* from the given name on, where a firm's stands before it: "director of the enterprise Srbijagas Dusan Bajatovic"."""
    if len(name) < 3 or is_given(name[0]) or _FIRM_BEFORE.search(before) is None:
        return name
    firm_first = len(name) == 3 and _TRADE_BEFORE.search(before) is None
    given = (i for i, word in enumerate(name[1:-1], 1) if is_given(word) and word.lower() not in _SECOND)
    return name[next(given, int(firm_first)) :]


_SECOND = nouns.NAME_PARTICLES | {"thi", "bint", "binti"}
"""What stands in second place in a name ("Nguyen Van Ba"), though a few are called so."""
_TRADE_BEFORE = re.compile(r"\b(?:operator|producer|\w*maker)\s*$")
"""What somebody may be as well: "the boat operator Nguyen Van Ba"."""
_FIRM_BEFORE = re.compile(
    r"\b(?:company|enterprise|operator|firm|group|\w*maker|airline|carrier|producer|utility|retailer|conglomerate|refiner|giant|bank|lender)\s*$"
)
_ADDRESS = re.compile(r"(?:Mr|Mrs|Ms|Miss)\.?")
"""Titles that stand before a surname and nothing else."""
_GOES_ON_IN_SMALL = re.compile(r"\s*(?!(?:of|for|from|in|at|on|is|was|has|and)\b)\w")
"""What stands behind a name that only tells whose somebody is."""
_BEHIND_PREPOSITION = re.compile(
    r"\b(?:in|of|at|from|for|near|to|on|with|by|between|and|outside|inside|behind)(?:\s+the)?$"
)
ON_AIR = re.compile(r"(?:Radio|Rádio|Télé|TV|Kanal|Canal)\b")
BAND = re.compile(
    rf"(?:Kata['’]?ib|Katibat|Liwa['’]?|Harakat|Jaysh|Jaish|Ansar|Hezb|Hizb|Jabhat|Jund|Saraya|Asa['’]?ib|Lashkar|Tehrik|Tehreek)(?=\s|$|-(?:e|i|ul)-)|"
    rf"{ON_AIR.pattern}"
)
"""What the name of a band, or of an outlet, begins with and no person's."""


_SURNAME_LANDS = frozenset(
    [
        "Jordan",
        "Israel",
        "Chad",
        "Ireland",
        "Georgia",
        "Holland",
        "England",
        "Cuba",
        "Malta",
        "Mali",
        "Togo",
        "France",
        "Francia",
    ]
)
"""States that are surnames too."""
_ANY_PEOPLE = frozenset(
    ("women", "men", "children", "girls", "boys", "people", "those", "mothers", "fathers", "parents")
)
_BODY = re.compile(
    r"(?:\b(?:Service|Services|Forces|Command|Headquarters|Directorate|Administration|Inspectorate|Secretariat|"
    r"Constabulary|Gendarmerie|Intelligence|Defen[cs]e)|"
    r"\b(?:Coast|National|Border|Frontier|Revolutionary|Presidential|Republican|Civil|Home) Guards?)$"
)
"""What a body's name ends in and no person's."""
_OUTLET = re.compile(r"News|TV|Radio|Times|Gazette|Herald|Tribune|Telegraph|Magazine|Channel")
"""What an outlet's name ends in and no person's."""
_OFFICE_FOR = re.compile(
    r"\b(?:minister|secretary|undersecretary|under-secretary|ambassador|envoy|commissioner|chief|director|head|chair|chairman|representative)"
    r"\s(?:of|for|to)(?:\s+the)?$"
)
_AS_GIVEN = re.compile(r"(?:Don|Dean) [A-ZÀ-Þ][\w’'-]+")
"""A name that begins with what is a title as well."""


def _personal(name: list[str], run: list[str], before: str, after: str, alone: bool, told: bool) -> bool:
    """Whether *name*, cut out of *run*, is a person's by its own words and by what stands around it.

    told: whether an office stands behind it ("Sylvie Ngo, acting director").
    """
    phrase = " ".join(name)
    titled_so = len(run) > len(name) and (
        nouns.PERSON.fullmatch(run[-len(name) - 1]) or _OFFICE_FOR.search(before.strip().lower())
    )
    if (_BODY.search(" ".join(run)) or run[0] in ("National", "Federal", "Supreme", "Central")) and not (
        told or titled_so
    ):
        return False  # "the National Intelligence Service"
    if (BAND.match(name[0]) or is_known_body(" ".join(run))) and not titled_so:
        return False
    if phrase in ("Red Cross", "Red Crescent") or (len(name) == 1 and name[0].lower() in _ANY_PEOPLE):
        return False
    if not titled_so and name[-1] not in _SURNAME_LANDS and ends_in_a_land(phrase):
        return False  # "Swimming Australia"
    if re.fullmatch(
        r"Office|Staff|Ministry|Council|Commission|Committee|Embassy|Department|Company|Group|Party|Side|Army|"
        r"Authority|Agency|Board|Bureau|Union|Association|Federation|Institute|University|Hospital|Community|Front|Brigades?|Battalion|Coalition|Congress",
        run[-1],
    ):
        return False
    addressed = len(run) > len(name) and _ADDRESS.fullmatch(run[-len(name) - 1]) is not None
    if addressed and not nouns.TITLES.match(name[0]):
        own = _BEHIND_PREPOSITION.search(before.strip(" ,").lower()) is None
        return own and _GOES_ON_IN_SMALL.match(after) is None  # "Mr. English", "Ms. Band"
    untitled = len(run) == len(name) or run[:-1] == ["General"]
    if FIRM_NAME.search(name[-1]) and untitled and not before.strip(" ,") and not is_given(name[0]):
        return False  # "its owner, Hollin Shipping,", "General Electric"
    if any(m.end - m.start >= len(phrase) - 2 for m in states(phrase)) or is_region(phrase):
        return False
    last = name[-1]
    if _OUTLET.fullmatch(last):
        return False  # "Fox News"
    bodies = (nouns.GOVERNMENT, nouns.ORGANISATION, nouns.MEDIA, nouns.DOCUMENT)
    office = told
    told = told or len(run) > len(name) or bool(before.strip())  # a title or an office in front: no body is called so
    words = name[1:] if len(name) > 1 and is_given(name[0]) else name  # "Bill Marsh" is no bill
    if (any(p.fullmatch(w) for p in bodies for w in words) and not told) or (FIRM_NAME.search(phrase) and not told):
        return False
    if not office and any(p.fullmatch(last) and last[:1].isupper() for p in bodies[:2]):
        return False
    named_so = (last == "Sen" and len(name) > 1) or (
        last in ALSO_NAMES
        and (
            (len(name) > 1 and is_given(name[0]))  # "Charlie King"
            or (len(run) > len(name) and bool(nouns.HONORIFICS.match(run[-len(name) - 1])))  # "Ms. Boxer"
        )
    )
    if not named_so and (nouns.PERSON.fullmatch(last) or nouns.PEOPLE.fullmatch(last) or nouns.TITLES.match(last)):
        return False
    titled = len(run) > len(name) or bool(re.search(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Gen|Col|Prof)\.?\s*$", before))
    behind = before.strip(" ,").lower()
    if "Affairs" in run[: -len(name)]:
        return True
    if len(run) > len(name) and len(name) > 1 and _OFFICE_FOR.search(behind):
        return True  # "Minister of Education X", "the ambassador to the United States X"
    if _BEHIND_PREPOSITION.search(behind):
        return False
    if len(run) == len(name) and not is_given(name[0]) and _OF_A_GROUP.search(behind):
        return False  # "volunteers of the group Amber Coast"
    role_behind = bool(nouns.PERSON.search(behind.split()[-1])) if behind else False
    if _GOES_ON_IN_SMALL.match(after):
        return False  # "Western officials", "Her Portuguese colleague"
    if titled or role_behind or re.match(r"\s*\d", after):
        return True
    if behind.endswith("the") or behind in ("a", "an") or behind.endswith((" a", " an")):
        return False
    if len(name) == 1:
        low = last.lower()
        common = AGENTS.search(low) and low.endswith(("ers", "ists", "ians", "ors"))
        return alone and not behind and not (last.isupper() and len(last) > 1) and not after.strip() and not common
    return not behind or behind.split()[-1] not in nouns.MEDIA_WORDS
