"""The words of a source that names no person in, the kind of speaker out."""

import re
from functools import lru_cache

from paripassu.gazetteer import Mention, states, whole_state
from paripassu.statements import _nouns as nouns
from paripassu.statements._body_kinds import body_kind
from paripassu.statements._phrases import DETERMINER, FIRM, parse, segments
from paripassu.statements._places import outlet_state, town
from paripassu.types import Kind


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Kind | None:
    """The kind of a source that names no person; None where its words do not tell."""
    first = (segments(text) or (text,))[0]
    phrase = parse(first)
    head, core = phrase.head, phrase.core
    if _GENERAL.match(core):
        return "government"
    bare = DETERMINER.sub("", first)
    number = phrase.number or ""
    if the_nation(first) is not None:
        return "government"  # "the Americans": the state, unlike "Americans"
    if head == "observer" and core[:1].isupper() and core.endswith("Observer"):
        return "media"
    if _SITE.fullmatch(bare) or _OUTLET_NAME.fullmatch(bare) or outlet_state(bare) or _AGENCY.fullmatch(bare):
        return "media"
    if number in ("one", "one of", "another", "another of", "a second", "a third", "the other") and not core:
        return "unnamed person"
    if re.search(r"percent|per cent|%", number):
        return "group"
    if _POLL_OF_POLLS.search(core):
        return "document"
    if head == "paper" and phrase.owner in ("his", "her"):
        return "media"  # a reporter's
    if (
        head == "paper"
        and not re.search(r"\b(?:white|policy|discussion|working|position|green)\b", core)
        and (any(states(core)) or town(core.rsplit(" ", 1)[0]) or phrase.definite)
    ):
        return "media"
    if re.fullmatch(
        r"governments|sides|parties|capitals|armies|ministries|countries|nations|states|rivals", head
    ) and re.match(r"(?:the\s+)?(?:two|three|four|five|six|both|several|some|\d+)\s", first, re.IGNORECASE):
        return "group"
    if _BOTH.match(first) or _HARDLY_ANYONE.match(first):
        return "group"
    both = _PEOPLE_AND.match(first)
    if both and nouns.PEOPLE.fullmatch(both.group(1)):
        return "group"
    if _ORDER.match(core + " " + phrase.tail):
        return "organisation"
    if re.fullmatch(r"programmes?|programs?", head) and _PAPER.search(core):
        return "document"
    if head == "list" and _OF_CANDIDATES.search(core):
        return "organisation"
    if _SURVEY_BODY.search(core):
        return "government"
    if nouns.DOCUMENT.fullmatch(head) and not nouns.PERSON.fullmatch(head):
        return "document"
    if _is_private_agency(first, core, phrase.owner):
        return "organisation"
    if re.search(r"\boil major$", core):
        return "organisation"
    if nouns.GOVERNMENT.fullmatch(core) and " " in core:
        return "government"
    if (
        re.fullmatch(
            r"republicans|democrats|conservatives|communists|liberals|socialists|greens|nationalists|islamists|labour",
            head,
        )
        and core.lower() == head
        and not number
    ):
        return "organisation" if first.lower() == f"the {head}" else "group"
    if re.fullmatch(r"reporters|journalists|correspondents", head):
        return "group"
    if _OF_STATES.match(first) and _AT_WORK.search(core):
        return "organisation"
    if _GUARD.search(core) and (phrase.definite or phrase.owner or any(states(first))) and not _ONE.match(first):
        return "government"
    if LETTERED_OFFICE.fullmatch(head) and (phrase.definite or phrase.owner or _ONE.match(first)):
        return "unnamed person"
    if head in ("women", "men") and " " in core and core.rsplit(maxsplit=1)[-1].istitle():
        return "organisation"  # "Seafaring Women"
    if nouns.PEOPLE.fullmatch(head) or (
        head.endswith("s") and (LETTERED_OFFICE.fullmatch(head[:-1]) or (core.split()[-1].islower() and _persons(head)))
    ):
        if number.startswith(("one ", "another ")):
            return "unnamed person"
        return "group"
    if whole_state(first, "seat") is not None:
        return "government"  # "Port-au-Prince"
    if head == "ally" and number != "other" and _ONE.match(first) and core[:1].isupper() and not any(states(core)):
        return "unnamed person"  # "a Holt ally"
    if head == "parent" and (phrase.owner or any(m.way == "demonym" for m in states(first))):
        return "organisation"  # "its Chinese parent"
    if (
        nouns.PERSON.fullmatch(head)
        or re.fullmatch(r"\w+-(?:elect|designate|in-waiting)|\S+-turned-\w+|\d+-year-old", head)
        or (nouns.PERSON.fullmatch(head.rsplit("-", 1)[-1]) and not re.fullmatch(r"trader|regulator", head))
    ) or head in (
        "d'affaires",
        "chargé",
    ):
        return "unnamed person"
    if re.search(r"\b(?:former|retired)\s+\w+[^\Ws]$", core):
        return "unnamed person"
    land = whole_state(first)
    if land is not None and not (land.way == "demonym" and first[-2:] in _MANY_OF):
        return "government"  # "The Hague"
    whole = next(iter(states(bare)), None)
    if whole and whole.start == 0 and whole.end >= len(bare) - 1:
        return "group" if whole.way == "demonym" and bare[-2:] in _MANY_OF else "government"
    if re.fullmatch(r"sides?|capital", head) and whole:
        return "government"
    return body_kind(first, core, head, phrase, text)


_GENERAL = re.compile(r"(?:[\w-]+ )?(?:directorate|secretariat|inspectorate|consulate)[- ]general$", re.IGNORECASE)
"""Bodies whose last word is else an officer's."""
_OF_STATES = re.compile(
    r"(?:[Tt]he )?(?:UN|U\.N\.|United Nations|EU|E\.U\.|European Union|NATO|Nato|African Union|AU|OSCE|IAEA|ECOWAS|World Bank|IMF|"
    r"[Ww]orld body|(?:regional |African |European |West African )?bloc|International Criminal Court|ICC)(?:['’]s)?\s"
)
_AT_WORK = re.compile(
    r"\b(?:agency|mission|force|office|service|department|delegation|command|secretariat|operation|fund|directorate|bureau|commission|committee)$",
    re.IGNORECASE,
)
"""What a body of many states has, and what is no government's then: "the UN refugee agency", "NATO's force"."""


_THE_NATION = re.compile(r"[Tt]he (?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)")


def the_nation(first: str) -> Mention | None:
    """The state whose people "the Americans" are."""
    nation = _THE_NATION.fullmatch(first)
    words = nation["name"] if nation is not None else ""
    return whole_state(words, "demonym")


_MANY_OF = ("ns", "is", "ds", "ts", "es", "ks")
"""What the name of a people in the plural ends in: "Cubans", "Iraqis", "Swedes"."""


def _persons(head: str) -> bool:
    """Whether *head* is several of whom one is a person, and not also a firm or an outlet ("broadcasters")."""
    one = head[:-1]
    both = (nouns.ORGANISATION, nouns.MEDIA, nouns.GOVERNMENT, nouns.DOCUMENT)
    return (
        nouns.PERSON.fullmatch(one) is not None
        and not any(p.fullmatch(word) for p in both for word in (head, one))
        and FIRM.search(one) is None
        and one not in ("broadcaster", "force", "major")
    )


LETTERED_OFFICE = re.compile(r"mp|mep|msp|mla|vp|ceo|cfo|coo|cto|pm|dg")
_ONE = re.compile(r"(?:an?|one|another)\s", re.IGNORECASE)
"""Offices that are written in letters: "an opposition MP"."""
_SITE = re.compile(r"[\w-]+\.(?:com|net)")
_OUTLET_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w'-]+ )+(?:Post|Times|Tribune|Herald|Gazette|Journal|Globe|Chronicle|Inquirer|Telegraph|Caller|Beast|Wire|Insider|Courier|Echo|"
    r"Argus|(?<!Medical )(?<!Patent )(?<!Bank )(?<!Chief )Examiner|Advertiser|Sentinel|Dispatch|Despatch)|"
    r"Daily [A-ZÀ-Þ]\w+|[A-ZÀ-Þ]\w+ News"
)
"""An outlet by its name: "Fox News", "the Kellwick Daily Post"."""
_AGENCY = re.compile(
    r"(?:[a-z]+ )?(?:Bloomberg|Reuters|AFP|AP|Anadolu|Ansa|ANSA|EFE|Belga|Beta|Tanjug|FoNet|Hina|HINA|Kyodo|Jiji|Yonhap|Xinhua|Interfax|TASS|Tass|R[Ii][Aa] Novosti|"
    r"Ukrinform|UNIAN|Unian|Fars|Tasnim|Mehr|IRNA|ISNA|Petra|SANA|SUNA|Antara|Bernama|Azertac|Armenpress|BelTA|Agerpres|Dow Jones|dpa|DPA)(?: [Nn]ews)? "
    r"(?:[Aa]gency|[Nn]ewswire|[Ww]ire|[Ss]ervice|[Nn]ews)"
)
"""A news agency by its name: "the Bloomberg agency"."""
_PRIVATE_AGENCY = re.compile(
    r"\b(?:temp|temping|temporary work|employment|recruitment|recruiting|staffing|travel|advertising|ad|modelling|talent|estate|ratings?|credit rating|"
    r"marketing|PR|hiring) agenc(?:y|ies)\b|^[Aa]gency (?P<name>[A-ZÀ-Þ][\w-]*)$"
)
"""An agency that is a firm: "the temp agency Kollar", "Agency Kollar"."""
_PUBLIC_AGENCY = re.compile(
    r"\b(?:[Ff]ederal|[Ss]tate|[Nn]ational|[Pp]ublic|[Gg]overnment|[Rr]egional|[Cc]ity|[Cc]ounty)(?:['’]s)?\s"
)


def _is_private_agency(first: str, core: str, owner: str | None) -> bool:
    """Whether it is an agency for hire, and none of a state's ("the federal employment agency"), of news ("Agency Interfax") nor one of its
    officers ("Agency Director")."""
    found = _PRIVATE_AGENCY.search(core)
    if found is None:
        return False
    name = found["name"]
    if name is not None:
        return not (
            _AGENCY.fullmatch(f"{name} agency") or nouns.TITLES.match(name) or nouns.PERSON.fullmatch(name.lower())
        )
    return not (
        _PUBLIC_AGENCY.search(first) or (found.group().startswith("employment") and (owner or any(states(first))))
    )


_PEOPLE_AND = re.compile(r"(?:[\w'-]+\s){0,3}?([a-zA-Z-]+s)\s+and\s+")
"""People of two sorts: "aides and outside advisers to …"."""
_POLL_OF_POLLS = re.compile(r"\b(?:poll\w*|rolling)\b.*\baverages$|\baverage$|^polls?\b|\bpolls?$", re.IGNORECASE)
"""A poll, or an average of several."""
_ORDER = re.compile(
    r"order of (?:\w+ )?(?:nurses|physicians|doctors|lawyers|engineers|pharmacists|architects|accountants)\b",
    re.IGNORECASE,
)
"""A chamber of a profession."""
_PAPER = re.compile(
    r"\b(?:election|government|party|coalition|legislative|policy|party's|draft|governing)\b", re.IGNORECASE
)
"""Of whose programmes one reads, and which do not act."""
_GUARD = re.compile(
    r"\b(?:coast|national|border|frontier|revolutionary|presidential|republican|civil) guards?$|\bheadquarters$",
    re.IGNORECASE,
)
"""Bodies whose last word is else a person or people."""
_BOTH = re.compile(
    r"the\s+(?:\w+\s+){0,2}(?:government|army|military|ministry|regime|junta|party|police)\s+and\s+the\s+\w",
    re.IGNORECASE,
)
_OF_CANDIDATES = re.compile(r"\b(?:opposition|party|civic|joint|independent|[A-ZÀ-Þ]\w+) list$")
"""A list that stands in an election."""
_SURVEY_BODY = re.compile(
    r"\b(?:Geological|Geophysical|Ordnance|Hydrographic|Antarctic|Archaeological|Geodetic|Meteorological|Soil) Survey$"
)
"""A state's body that is called after what it does."""


_HARDLY_ANYONE = re.compile(
    r"(?:neither|none|all but (?:one|two|three|a few)|(?:(?:hardly|scarcely|almost|nearly|virtually|practically) )?"
    r"(?:anyone|anybody|no one|nobody|everyone|everybody))\b",
    re.IGNORECASE,
)
"""Who speaks for two or more, or for none of them: "neither army", "hardly anyone"."""
