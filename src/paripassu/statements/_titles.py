"""A run of capitalised words in, the name in it out, without the titles and offices before it; surnames in capitals and offices of many words
in, as shorter ones or as others write them out."""

import re

from paripassu.gazetteer import states
from paripassu.statements import _nouns as nouns
from paripassu.statements._given import is_given

_NOBLE = frozenset(("Baroness", "Lord", "Lady", "King", "Queen", "Prince", "Princess", "Pope", "Dame"))


def in_small(text: str) -> str:
    """*text* with a surname that minutes and records write in capitals as others do: "Mr. Holt" of "Mr. HOLT", "Ms. Holt" of "MS. HOLT"."""
    return _IN_CAPITALS.sub(lambda m: f"{m['title'].title()}{m['gap']}{_MC.sub(_mc, m['name'].title())}", text)


def _mc(found: re.Match[str]) -> str:
    return found.group(1) + found.group(2).upper()


_MC = re.compile(r"\b(Mc)([a-z])")
_IN_CAPITALS = re.compile(
    r"\b(?P<title>Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|MR|MRS|MS|MISS|DR|SIR|DAME|LORD|LADY|BARONESS)(?P<gap>\.?\s)"
    r"(?P<name>(?:[A-ZÀ-Þ]\.\s)*(?:(?:DE|VAN|VON|DI|LE|LA|EL|AL|DU|DOS|DA|BIN)\s)*(?!NOW\b)[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}(?:\s[A-ZÀ-Þ'’-]{2,})*)(?![a-zß-ÿ])"
)


def surname(name: str) -> str:
    """The last word of somebody's name that is no mark of his generation: "Holt" of "Mara Holt Jr."."""
    words = [word for word in name.split() if not _GENERATION.fullmatch(word)]
    return words[-1] if words else name


_GENERATION = re.compile(r"(?:[JS]r|I{1,3}|IV)\.?,?")


def office_alone(part: str) -> str:
    """*part* with an office that says for what it is, right before a name, as the office alone: "Trade and Ports Secretary Ann Moss",
    "Chancellor of the Exchequer Ann Moss"."""
    part = _MATTERS_BEFORE.sub(OFFICE_ALONE, part)
    found = _MATTER_BEHIND.search(part)
    return (
        f"{part[: found.start()]}{OFFICE_ALONE} {part[found.end() :]}" if found and is_given(found["given"]) else part
    )


OFFICE_ALONE = "Minister"
_MATTERS_BEFORE = re.compile(
    r"\b(?:[A-ZÀ-Þ][\w-]+(?:,\s|\s(?:and|&)\s))+(?:[A-ZÀ-Þ][\w-]+\s)?(?:Secretary|Minister|Commissioner)(?=\s[A-ZÀ-Þ][\w’'-]+\s[A-ZÀ-Þ])"
)
_MATTER_BEHIND = re.compile(
    r"\b(?:(?:[Ss]tate |[Jj]unior |[Dd]eputy |[Pp]rime |[Ff]irst |[Ss]hadow |[Uu]nder-?)?(?:[Mm]inister|[Ss]ecretary|[Cc]hancellor|[Cc]ommissioner|"
    r"[Ss]upervisor|[Ss]uperintendent|[Dd]irector|[Rr]egistrar|[Ii]nspector|[Cc]lerk|[Cc]hief))"
    r"(?:\sof\sState)?\s(?:of|for|to)\s(?:the\s)?(?:[A-ZÀ-Þ][\w-]+(?:,\s|\s(?:and\s|&\s)?)){1,4}?(?<!and\s)(?<!&\s)(?=(?P<given>[A-ZÀ-Þ][\w’'-]+)\s[A-ZÀ-Þ])"
)
_GIVEN_TOO = ("Don", "Dean")
"""Titles that are given names too, where no given name follows."""
_MATTERS = frozenset(
    "Industry Commerce Tourism Fisheries Forestry Technology Science Innovation Infrastructure Welfare Mines Mining Cooperation".split()  # noqa: SIM905
)
"""What the words of a ministry end in right before the minister's name."""
_SEATED = re.compile(
    r"(?:Committee|Assembly|Council|Alder|Select|Noble|States|Chair|Crew|Anchor|Business)(?:man|woman|person)"
)
_OF_A_SCIENCE = re.compile(
    r"[A-Z][a-z]+(?:ologist|ographer|ophysicist|obiologist|ochemist|iatrist|iatrician|onomist|-elect|-designate)"
)
_EX_OFFICE = re.compile(r"Ex-(?:[a-z]+|[A-Z][a-z]+)")
"""A former office as it begins a sentence: "Ex-president"."""
_SERVICE = re.compile(r"Army|Navy|Police|Field|Air|Fleet|Group|Coastguard|Marine|Guards?")
"""What stands before a rank and belongs to it: "Navy Captain", "Field Marshal"."""
_BEFORE_GIVEN = re.compile(r"Dom|Begum|El|Hadj|Others|Dad|Mum|Mom|Canon")
"""What tells what somebody is, or how he is styled, before a given name alone."""
_RANK = re.compile(r"MEC|MK|SP|ASP|DSP|ACP|DCP|SSP|CSP|IGP|HE")
"""Ranks and offices in letters, before two names or more."""
_DEGREE = re.compile(r"KC|QC|SC|SAN|OBE|CBE|MBE|PhD|MD|MP|Esq")
"""Letters behind a name."""
ALSO_NAMES = frozenset(("Rabbi", "Page", "Baker", "Butcher", "Bishop", "King", "Prince", "Judge", "Abbot", "Dean", "Cook",
                         "Count", "Duke", "Baron", "Marshal", "Hunter", "Mason", "Major", "Constable", "Pope", "Father",
                         "Justice", "Tan", "Don", "Me", "Air", "Sister", "Brother", "Driver", "Guard", "Friend", "Carpenter", "Gunner", "Abbott", "Monk", "Sheikh",
                         "Ali", "Nun", "Elder", "Warden", "Taylor", "Walker", "Cardinal", "Emir", "Captain", "Star",
                         "Frau", "Fr", "Br", "Sr", "Hon", "Boxer", "Singer", "Painter", "Butler", "Porter", "Fisher", "Farmer",
                         "Shepherd", "Steward", "Gardner", "Chancellor", "Banker", "Waiter", "Archer", "Weaver", "Ranger", "Knight"))  # fmt: skip
"""Titles that are names too: behind a word that is no title they belong to the name."""


def without_titles(run: list[str], before: str = "", introduced: bool = False) -> list[str]:
    """*run* without the demonyms, titles and offices in front of the name. introduced: whether something is told of him behind it."""
    cut = 0
    if introduced and len(run) == 2 and run[0] in _GIVEN_TOO and not is_given(run[1]):
        return run  # "Dean Holt"
    for i, word in enumerate(run[:-1]):
        if i > cut and word in ALSO_NAMES and not (i == cut + 1 and _SERVICE.fullmatch(run[cut]) and len(run) - i > 2):
            break
        if (
            (word == "Sri" and cut == i > 0 and nouns.SRI.match(run[i - 1]))
            or nouns.TITLES.match(word)
            or nouns.PERSON.fullmatch(word)
            or word in ("Affairs", "Staff", "Detective", "Chief", "Cabinet")
            or _EX_OFFICE.fullmatch(word)
            or _SEATED.fullmatch(word)
            or _OF_A_SCIENCE.fullmatch(word)
            or (_BEFORE_GIVEN.fullmatch(word) and is_given(run[i + 1]))
            or (word in ("Hadj", "Hadji") and i > 0 and run[i - 1] in ("El", "Al"))
            or (_RANK.fullmatch(word) and len(run) - i > 2)
            or (word in _MATTERS and len(run) - i > 2)
        ):
            cut = i + 1
    rest = run[cut:]
    if len(rest) > 2 and _DEGREE.fullmatch(rest[-1]):
        rest = rest[:-1]
    if cut and len(rest) == 1 and run[cut - 1] in _NOBLE:
        rest = run[cut - 1 :]
    phrase = " ".join(rest)
    first = next(iter(states(phrase)), None)
    if first and first.start == 0 and first.end < len(phrase):
        people = (
            len(rest) > 2 and (is_given(rest[1]) or before.endswith("the ")) and first.way == "demonym"
        )  # "the Dane X Y"
        rest = phrase[first.end :].split() if people or not is_given(rest[0]) else rest
    return _from_given(rest)


def _from_given(words: list[str]) -> list[str]:
    """*words* from the given name on, where others stand before it: "Certainly Ronald Reagan", "Islamic Relations Alia Salem"."""
    if (
        len(words) > 2
        and not is_given(words[0])
        and not any(w in nouns.NAME_PARTICLES or w.endswith(".") for w in words)
    ):
        known = next((i for i, w in enumerate(words[:-1]) if is_given(w)), 0)
        if known and (len(words) - known <= 3) and (words[0].endswith("ly") or known > 1 or nouns.is_common(words[0])):
            return words[known:]
    return words
