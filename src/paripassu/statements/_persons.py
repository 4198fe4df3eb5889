"""The words of a source in, the name of a person in them out, without titles and offices."""

import re
from functools import lru_cache
from itertools import takewhile

from paripassu.gazetteer import states
from paripassu.statements import _nouns as nouns
from paripassu.statements._given import is_given
from paripassu.statements._known_bodies import is_known_body
from paripassu.statements._phrases import _WORD, AGENT, AGENTS, FIRM_NAME, PORTFOLIO, main_part, parse, segments
from paripassu.statements._places import ends_in_a_land, is_region

_NOBLE = frozenset(("Baroness", "Lord", "Lady", "King", "Queen", "Prince", "Princess", "Pope", "Dame"))


_FUNCTION = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August
    September October November December The A An In On At For By One Two Three Four Five Six Seven Eight Nine
    Ten Some Many Most Several Both Other Another His Her Its Their Our Western Northern Southern Eastern
    European African Asian Arab Latin We They He She It This That These Those Neither Former Retired Senior No
    Later Earlier Yesterday Today Meanwhile Afterwards But And Then However When While After Before Since
    Although Asked Speaking Still Also Even Only Instead As With From To If What Why How Who Not Yet Here There
    Now Under During Because Though Despite Like Unlike Over All Every Each Few More Less Just Perhaps According Until
    Once Where Whether Could Would Should Is Are Was Were Does Did Has Have Had You Your My I Or Nor Of Through Among Amid
    Between Against Without Within Following Given Thanks Please Yes Well Such Whatever Whoever Whose Which
    Anyone Anybody Someone Somebody Everyone Everybody Nobody Nothing None Others""".split()  # noqa: SIM905
)


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
    for place, part in enumerate(office_alone(PORTFOLIO.sub(_OFFICE_ALONE, part)) for part in parts):
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
    part = _MATTERS_BEFORE.sub(_OFFICE_ALONE, part)
    found = _MATTER_BEHIND.search(part)
    return (
        f"{part[: found.start()]}{_OFFICE_ALONE} {part[found.end() :]}" if found and is_given(found["given"]) else part
    )


_OFFICE_ALONE = "Minister"
_MATTERS_BEFORE = re.compile(
    r"\b(?:[A-ZÀ-Þ][\w-]+(?:,\s|\s(?:and|&)\s))+(?:[A-ZÀ-Þ][\w-]+\s)?(?:Secretary|Minister|Commissioner)(?=\s[A-ZÀ-Þ][\w’'-]+\s[A-ZÀ-Þ])"
)
_MATTER_BEHIND = re.compile(
    r"\b(?:(?:[Ss]tate |[Jj]unior |[Dd]eputy |[Pp]rime |[Ff]irst |[Ss]hadow |[Uu]nder-?)?(?:[Mm]inister|[Ss]ecretary|[Cc]hancellor|[Cc]ommissioner|"
    r"[Ss]upervisor|[Ss]uperintendent|[Dd]irector|[Rr]egistrar|[Ii]nspector|[Cc]lerk|[Cc]hief))"
    r"(?:\sof\sState)?\s(?:of|for|to)\s(?:the\s)?(?:[A-ZÀ-Þ][\w-]+(?:,\s|\s(?:and\s|&\s)?)){1,4}?(?<!and\s)(?<!&\s)(?=(?P<given>[A-ZÀ-Þ][\w’'-]+)\s[A-ZÀ-Þ])"
)
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
    for run, before, after in _runs(part):
        kept = behind_firm(_without_titles(run, before, introduced), before)
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


def _runs(part: str) -> list[tuple[list[str], str, str]]:
    """Stretches of capitalised words (with the small words of names), each with what stands before and behind it."""
    found: list[tuple[list[str], str, str]] = []
    run: list[str] = []
    start = last = 0
    for token in _WORD.finditer(part):
        word = re.sub(r"'(?:s|ve|re|ll|d|m)$", "", token.group())
        word = word.rstrip(".") if len(word) > 4 else word
        capital = (
            (word[:1].isupper() or bool(_JOINED.match(word)))
            and _WHERE_BASED.fullmatch(word) is None
            and (
                word not in _FUNCTION
                or (word in _MONTHS_TOO and _GOES_ON.match(part, token.end()) is not None)
                or _named_so(word, run, part, token)
            )
            and (len(word) < 4 or not word.isupper() or bool(_INITIALS.fullmatch(word)))
        )
        joined = not run or (not part[last : token.start()].strip(" .") and part[last - 2 : last] != "'s")
        if run and not joined:
            found.append((run, part[:start], part[last:]))
            run = []
        if capital or (run and word in nouns.NAME_PARTICLES):
            if not run:
                start = token.start()
            run.append(word)
            last = token.end()
        elif run:
            found.append((run, part[:start], part[last:]))
            run = []
    if run:
        found.append((run, part[:start], part[last:]))
    for words, _, _ in found:
        while words and words[-1] in nouns.NAME_PARTICLES:
            words.pop()
    return found


def _named_so(word: str, run: list[str], part: str, token: re.Match[str]) -> bool:
    """Whether a word that is else none of a name is one: written large though no sentence begins with it ("Minister He Yongqian", "Beatrice
    Were")."""
    if word == "I":
        return _BALINESE.match(part, token.end()) is not None
    if word in _SURNAMES_TOO:
        before = part[: token.start()].split()
        office = bool(before) and (nouns.TITLES.match(before[-1]) or nouns.PERSON.fullmatch(before[-1])) is not None
        led = word == "He" if not before else office
        return led and _GOES_ON.match(part, token.end()) is not None
    return (
        word in _LAST_TOO
        and (len(run) > 1 or (bool(run) and is_given(run[-1])))
        and not _GOES_ON.match(part, token.end())
    )


def no_name_alone(word: str) -> bool:
    """Whether *word* of somebody's name is else an English word, for which it never stands alone ("He" of "He Yongqian")."""
    return word in _FUNCTION


_BALINESE = re.compile(r"\s(?:Wayan|Made|Nyoman|Ketut|Gede|Gusti|Putu|Kadek|Komang|Nengah|Dewa)\b")
_SURNAMES_TOO = frozenset(("He", "She", "An", "So", "You", "No"))
"""Chinese and Korean surnames that are English words: behind an office; at the start of a source only "He" is often enough a name."""
_LAST_TOO = frozenset(("Were", "Such", "Yet", "So", "An", "No"))
"""Surnames that are English words, behind a given name."""
_WHERE_BASED = re.compile(
    r"[A-ZÀ-Þ]\w+-(?:based|listed|owned|led|backed|run|born|controlled|linked|aligned|installed|held|style|made|trained|educated|speaking|registered|flagged)"
)
"""Where a body sits or whose it is: "Lyon-based"."""
_GIVEN_TOO = ("Don", "Dean")
"""Titles that are given names too, where no given name follows."""
_ADDRESS = re.compile(r"(?:Mr|Mrs|Ms|Miss)\.?")
"""Titles that stand before a surname and nothing else."""
_GOES_ON_IN_SMALL = re.compile(r"\s*(?!(?:of|for|from|in|at|on|is|was|has|and)\b)\w")
"""What stands behind a name that only tells whose somebody is."""
_BEHIND_PREPOSITION = re.compile(
    r"\b(?:in|of|at|from|for|near|to|on|with|by|between|and|outside|inside|behind)(?:\s+the)?$"
)
_MATTERS = frozenset(
    "Industry Commerce Tourism Fisheries Forestry Technology Science Innovation Infrastructure Welfare Mines Mining Cooperation".split()  # noqa: SIM905
)
"""What the words of a ministry end in right before the minister's name."""
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
_INITIALS = re.compile(r"(?!U\.|E\.U|D\.C|H\.E|H\.R)(?:[A-Z]\.){2,3}")
"""Two given names by their letters: "J.D."."""
_MONTHS_TOO = frozenset(("April", "June", "May", "August"))
"""Months that are given names too, where another capital follows."""
_GOES_ON = re.compile(r"\s[A-ZÀ-Þ][a-zà-þ]")
_JOINED = re.compile(r"(?:a[ldnrstz]|el|e[ds]h?|ash|ad?-?dh?|d|l|o|n|u)[-'’][A-ZÀ-Þ]")
"""A name that its article is joined to: "al-Timimi", "d'Ormesson"."""
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
_AS_GIVEN = re.compile(r"(?:Don|Dean) [A-ZÀ-Þ][\w’'-]+")
"""A name that begins with what is a title as well."""
_ALSO_NAMES = frozenset(("Rabbi", "Page", "Baker", "Butcher", "Bishop", "King", "Prince", "Judge", "Abbot", "Dean", "Cook",
                         "Count", "Duke", "Baron", "Marshal", "Hunter", "Mason", "Major", "Constable", "Pope", "Father",
                         "Justice", "Tan", "Don", "Me", "Air", "Sister", "Brother", "Driver", "Guard", "Friend", "Carpenter", "Gunner", "Abbott", "Monk", "Sheikh",
                         "Ali", "Nun", "Elder", "Warden", "Taylor", "Walker", "Cardinal", "Emir", "Captain", "Star",
                         "Frau", "Fr", "Br", "Sr", "Hon", "Boxer", "Singer", "Painter", "Butler", "Porter", "Fisher", "Farmer",
                         "Shepherd", "Steward", "Gardner", "Chancellor", "Banker", "Waiter", "Archer", "Weaver", "Ranger", "Knight"))  # fmt: skip
"""Titles that are names too: behind a word that is no title they belong to the name."""


def _without_titles(run: list[str], before: str = "", introduced: bool = False) -> list[str]:
    """*run* without the demonyms, titles and offices in front of the name. introduced: whether something is told of him behind it."""
    cut = 0
    if introduced and len(run) == 2 and run[0] in _GIVEN_TOO and not is_given(run[1]):
        return run  # "Dean Holt"
    for i, word in enumerate(run[:-1]):
        if i > cut and word in _ALSO_NAMES and not (i == cut + 1 and _SERVICE.fullmatch(run[cut]) and len(run) - i > 2):
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
        last in _ALSO_NAMES
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
