"""The words of a source in, what they alone tell of a body, a document's issuer or sides that speak as one out."""

import re

from paripassu.gazetteer import states, whole_state
from paripassu.statements import _nouns as nouns
from paripassu.statements._given import is_given
from paripassu.statements._kinds import kind_of
from paripassu.statements._phrases import FIRM_NAME, Phrase, main_part, parse
from paripassu.statements._places import outlet_state
from paripassu.types import Kind

BODIES = ("government", "organisation", "media")
"""The kinds of speaker that are bodies."""


def described_kind(described: str, name: str) -> Kind | None:
    """The kind of body that *described* ("the maker", "the doctors' union") is; None where it is of a person.

    A dealer or importer may be a man or a firm: a firm where its *name* has a firm's words.
    """
    words = main_part(described).strip(" ,")
    last = words.split()[-1].lower() if words else ""
    phrase = parse(words)
    if (phrase.tail.startswith(("of ", "behind ")) and _OF_WHAT.fullmatch(phrase.head)) or _COALITION.match(words):
        return "organisation"  # "the operator of the terminal", "a coalition of observers"
    if (
        not last
        or last in nouns.NAME_PARTICLES
        or nouns.PERSON.fullmatch(last)
        or nouns.PEOPLE.fullmatch(last)
        or any(m.end == len(words) for m in states(words))
    ):
        return None
    if _DEALER.fullmatch(last) and not (FIRM_NAME.search(name) or "&" in name):
        return None
    kind = kind_of(words)
    if _DEALER.fullmatch(last):
        return "organisation"
    return kind if kind in BODIES and last == parse(words).head else None


_OF_WHAT = re.compile(
    r"operator|manufacturer|supplier|collective|coalition|alliance|association|union|federation|company|firm|group"
)
_COALITION = re.compile(r"(?:an?|the) (?:[a-z]+ )?(?:coalition|group) of", re.IGNORECASE)
_DEALER = re.compile(
    r"(?:im|ex)porter|supplier|trader|broker|dealer|distributor|retailer|wholesaler|recorder|contractor|vendor|seller|"
    r"consultant|lender|grower|brewer|publisher|regulator|monitor|outlet",
)


def firm_behind(described: str, name: str, *, follows: bool = True, somebody: bool = False) -> str | None:
    """The firm that *name* beside what it is ("its owner", "the owners", "a local importer", "the bidder") is, without where it sits; None where
    it may well be a person.

    follows: whether the name stands behind what it is, where less of the name tells that it is a firm's.
    somebody: whether the report has the name as a person's.
    """
    first = name.partition(" ")[0]
    if is_given(first) or nouns.TITLES.match(first):
        return None
    if _MAY_BE_A_FIRM.search(described) and (firm := _FIRM_AT.fullmatch(name)) is not None:
        return firm["name"]
    if not follows:
        return None
    if not somebody and _MADE_OR_OWNED.search(described) and (firm := _SEATED_AT.fullmatch(name)) is not None:
        return firm["name"] or firm["one"]
    phrase = parse(main_part(described).strip(" ,"))
    seated = _SEATED.fullmatch(name)
    bare = seated["name"] if seated is not None else name
    if (phrase.tail and not _WITH.match(phrase.tail)) or " " not in bare:
        return None
    if _OF_MANY.fullmatch(phrase.head) and " and " not in bare:
        return bare
    if _FIRM_ALONE.fullmatch(phrase.head):
        return bare
    trade = _DEALER.fullmatch(phrase.head) or _ONE_OR_A_FIRM.fullmatch(phrase.head)
    return bare if trade and (_TRADE_LAST.search(bare) or _TRADE_FIRST.match(bare) or seated is not None) else None


_MAY_BE_A_FIRM = re.compile(
    r"\b(?:(?:co-)?owners?|managers?|operators?|developers?|parent|partner|employer|sponsor|landlord|insurer|supplier|manufacturer|contractor)$"
)
_MADE_OR_OWNED = re.compile(
    r"^(?:[Ii]ts|[Tt]heir|(?:[Tt]he )?[\w -]*\w['’]s?)\s(?:[\w-]+\s)*(?:co-owner|parent|supplier|manufacturer|contractor|insurer|sponsor)$"
)
"""What a thing or a firm has and a person hardly is: "the machines' supplier", "its co-owner"."""
_FIRM_AT = re.compile(rf"(?P<name>[A-ZÀ-Þ][^,]*?(?:{FIRM_NAME.pattern}|\band Sons\b))(?: of [A-ZÀ-Þ]\w+)?")
"""A firm by the words of its name, and where it sits: "Hollin Shipping of Bari"."""
_SEATED_AT = re.compile(r"(?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?) of [A-ZÀ-Þ]\w+|(?P<one>[A-ZÀ-Þ][\w-]{3,})")
"""A firm by the town that it sits in, or by its one name: "Corvane of Bari", "Corvane"."""
_WITH = re.compile(r"with\s|in\s|at\s")
_SEATED = re.compile(r"(?P<name>[A-ZÀ-Þ][\w’'&-]*(?: [A-ZÀ-Þ][\w’'&-]*)*) of [A-ZÀ-Þ][\w-]+")
_OF_MANY = re.compile(
    r"(?:owner|contractor|manager|operator|broker|publisher|builder|lender|supplier|insurer|developer|distributor|manufacturer|charterer)s"
)
"""What many together are called, and a firm is that has one name."""
_FIRM_ALONE = re.compile(r"bidder|target|major|supplier|acquirer|refiner|utility")
_ONE_OR_A_FIRM = re.compile(
    r"owner|buyer|partner|builder|developer|employer|caterer|miner|rival|operator|carrier|insurer"
)


def is_of_a_firm(word: str) -> bool:
    """Whether *word* is one that names of firms end in ("Capital", "Construction")."""
    return FIRM_NAME.fullmatch(word) is not None or _TRADE_LAST.fullmatch(f" {word}") is not None


_TRADE_LAST = re.compile(
    r" (?:Distribution|Copper|Gold|Silver|Lithium|Nickel|Iron|Lode|Mobile|Hydro|Power|Water|Environmental|Medicals?|Meditech|Civils|Homes|Ratings|Freight|"
    r"Cargo|Transport|Ports|Harbours|Terminals|Rail|Air|Aviation|Foods|Farms|Mills|Works|Stores|Supplies|Services|Solutions|Engineering|Construction|"
    r"Contracting|Trading|Imports?|Exports?|Enterprises|Ventures|Investments|Properties|Estates|Biosciences|Therapeutics|Biologics|Laborator(?:y|ies)|Robotics|"
    r"Software|Digital|Data|Labs|Security|Cement|Timber|Textiles|Plastics|Chemicals?|Semicon|Batter(?:y|ies)|Solar|Wind|Gaming|Studios?|Press|Books|and Sons|& Sons)$"
)
"""What firms do, at the end of their names."""
_TRADE_FIRST = re.compile(
    r"(?:Grupo|Groupe|Gruppo|Minera|Mineração|Mineradora|Compañía|Companhia|Compagnie|Sociedad|Société|Empresa|Industrias|Energías?|Énergies?|Aerolíneas|Túneles|"
    r"Cobre|Banco|Banque|Banca|Transportes?|Constructora|Laboratorios?|Laboratoires|Petróleos?|Astilleros) [\wÀ-Þ]"
)


def some_outlet(text: str, phrase: Phrase) -> str | None:
    """What an outlet without a name is ("a London newspaper", "foreign media"); None where it has one."""
    unnamed = re.match(r"(?:an?|some|several|most|many|local|foreign|state)\b", text, re.IGNORECASE) or (
        phrase.definite and " " not in phrase.core
    )
    if _STATE_ON_AIR.fullmatch(text):
        return None
    if not unnamed or phrase.owner or not nouns.MEDIA.fullmatch(phrase.head) or phrase.head.istitle():
        return None
    return phrase.core if phrase.core.split()[-1].islower() else None


_STATE_ON_AIR = re.compile(r"[Ss]tate (?:television|TV|radio)")


def sides(text: str) -> str | None:
    """The description of several states or parties that speak as one: "Iran and Saudi Arabia", "neither side"."""
    if _EITHER.fullmatch(text):
        return text.rsplit(maxsplit=1)[-1]
    found = re.fullmatch(r"(.+?)(?:,\s.+?)*\s+and\s+(.+)", text)
    if found:
        ends = found.groups()
        if all(whole_state(part, "name", "seat") is not None for part in ends) and whole_state(text) is None:
            return text
    return None


_EITHER = re.compile(
    r"(?:neither|either|each|both)\s+(?:the\s+|of\s+the\s+)?(?:side|part(?:y|ies)|sides|camps?)", re.IGNORECASE
)


def issuer(text: str, phrase: Phrase) -> str | None:
    """The body that a document is of by its words: "the agency" of "a note by the agency", "the agency note"."""
    for found in _BY.finditer(text):
        words = found.group(1).strip()
        if _MONTH.fullmatch(words):
            continue  # "a draft of December"
        if kind_of(f"the {words}") in BODIES:
            return words
    before = phrase.core.rsplit(" ", 1)[0] if " " in phrase.core else ""
    if (
        before
        and not _NO_ISSUER.fullmatch(before)
        and (" " in before or not any(states(before)))
        and kind_of(f"the {before}") in ("government", "organisation")
    ):
        return before
    return None


def printed_in(text: str) -> tuple[str, str] | None:
    """The outlet that a document stands in by its words, with its state: "an article in Le Monde"; None for one we do not know."""
    found = _IN.search(text)
    words = re.split(r",|\s(?:and|that|which|on|by|from)\s", found.group(1))[0].strip() if found else ""
    state = outlet_state(words)
    return (words.removeprefix("The "), state) if state else None


_IN = re.compile(r"(?<!seen )(?<!read )(?<!obtained )\b(?:in|by)\s+(?:the\s+)?([A-Z][^;]*)")
_BY = re.compile(
    r"(?<!seen )(?<!read )(?<!obtained )\b(?:by|of|from)\s+(?:the\s+|its\s+|an?\s+)?((?:(?!(?:by|of|from|for|on|in|at|to|dated|and)\b)[^\s,]+\s?){1,5})"
)
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?"
)
_NO_ISSUER = re.compile(r"police|customs|army|military|intelligence|court|state|government|\w+ed", re.IGNORECASE)
