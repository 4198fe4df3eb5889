"""The words of a source that names no person in, the kind of speaker out."""

import re
from functools import lru_cache

from paripassu.gazetteer import Mention, states, whole_state
from paripassu.statements import _nouns as nouns
from paripassu.statements._phrases import AGENT, AGENTS, DETERMINER, FIRM, FIRM_NAME, Phrase, parse, segments
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
    return _body_kind(first, core, head, phrase, text)


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


def _body_kind(first: str, core: str, head: str, phrase: Phrase, text: str) -> Kind | None:
    """The kind of a source whose head is no person, people or document."""
    if _is_media(core, head):
        return "media"
    if core.endswith("Islamic State"):
        return "organisation"
    if _ELECTORAL.search(core):
        return "organisation"
    if _COMMAND.search(core) and not _REBELS.search(phrase.owner or ""):
        return "government"
    if re.search(
        r"\b(?:national security council|military commission|council of ministers|state council|"
        r"election commission of|boards? of elections?|elections (?:board|office)|election office|ballot commission)\b",
        first,
        re.IGNORECASE,
    ):
        return "government"
    official = re.compile(
        r"\b(?:president|minister|prosecutor|governor|mayor|attorney[- ]general|presidential|government|"
        r"military|chancellor|premier|secretary(?![- ]general)|(?<!secretary[- ])(?<!director[- ])general|prosecution|commissioner)\b",
        re.IGNORECASE,
    )
    if re.fullmatch(r"(?:office|unit|delegation|wing|service|press service|secretariat)", head) and official.search(
        f"{phrase.owner or ''} {core}"
    ):
        return "government"
    if re.search(
        r"\b(?:high commission|palace|investigative committee|(?:banking|energy|market|media|telecoms|"
        r"financial|nuclear) regulator|(?<!river )(?<!basin )(?<!monetary )authorit(?:y|ies))$",
        core,
        re.IGNORECASE,
    ):
        return "government"
    if re.fullmatch(
        r"(?:committee|commission|secretariat|authority|authorities|commissariat|board)", head
    ) and re.search(
        r"\b(?:revenue|customs|tax|economic affairs|planning|reform|competition|state|health|"
        r"immigration|border|emergency|security|defen[cs]e|wage|film|truth|copper|mining|mineral|grain|parliamentary|"
        r"congressional|senate|investigati\w+|inquiry|price|licensing|heritage|museums|fisheries|forestry|prison|police|"
        r"transport(?:ation)?|aviation|railway|education|culture|labou?r|communications)\b",
        f"{core} {phrase.tail}",
        re.IGNORECASE,
    ):
        return "government"
    if _LOCAL_COUNCIL.search(core) or _SURVEYS.search(core) or _SURVEYS.match(f"{core} {phrase.tail}"):
        return "government"
    if re.search(r"\bmonetary authority$|\briver (?:basin )?authority$", core, re.IGNORECASE):
        return "organisation"
    if _COURTS.search(phrase.tail):
        return "organisation"
    if head == "regulator" or re.search(r"\b(?:congressional|parliamentary|senate|house) panel$", core, re.IGNORECASE):
        return "government"
    if head in ("paramilitaries", "mercenaries") and not phrase.number and phrase.definite:
        return "organisation"
    if _BUSINESSES.fullmatch(head) and (head == "pacs" or core == first or core.rsplit(maxsplit=1)[-1].islower()):
        return "group"
    if _SOME_OF.match(first):
        return "group"
    if _ARMED.search(core) and not _STATE_ARMY.search(first):
        return "organisation"
    if head == "office" and _PUBLIC_OFFICE.match(phrase.tail):
        return "government"
    if head == "office" and (
        (" " in core and core.islower() and not re.search(r"\b(?:press|head|law|ticket|box|home|back|family)\b", core))
        or re.search(r"\b(?:ombudsman|auditor|comptroller|coroner|commissioner|prosecutor)\b", phrase.owner or "")
    ):
        return "government"
    if head == "panel" and re.search(r"\bjudges?\b|\bjury\b|[Cc]ourt", f"{core} {phrase.tail}"):
        return "group"
    if head == "conference" and _OF_CLERICS.search(first):
        return "organisation"
    if head == "jury" and core.endswith("jury"):
        return "group"
    if _STAFF_BODY.search(core) and not phrase.number:
        return "government"
    if core in ("Minority", "Majority") and phrase.definite:
        return "organisation"  # of a parliament
    if re.fullmatch(
        r"family|families|staff|team|crew|patrol|patrols|entourage|leadership|public|crowd|audience|electorate|generation|establishment|couple|pair|circle|base|wing|majority|minority|"
        r"neighbourhood|clergy|unions|associations",
        head,
    ):
        return "group"
    if (
        head == "mission"
        or re.fullmatch(r"(?:\w+ )*Office", core)
        or (head in ("service", "agency") and core.islower() and "news" not in core)
    ):
        return "government"
    if phrase.number and AGENTS.search(head) and core.rsplit(maxsplit=1)[-1].islower():
        return "group"
    if phrase.number and head.endswith("s") and nouns.GOVERNMENT.fullmatch(head):
        return "government"
    if (
        nouns.ORGANISATION.fullmatch(head)
        or nouns.ORGANISATION.fullmatch(core)
        or FIRM_NAME.search(core)
        or FIRM.search(core.lower())
    ):
        return "organisation"
    if nouns.GOVERNMENT.fullmatch(head) or nouns.GOVERNMENT.search(core):
        return "government"
    for pattern, kind in ((nouns.ORGANISATION, "organisation"), (nouns.MEDIA, "media")):
        if pattern.search(core):
            return kind  # type: ignore[return-value]
    small = head == core.rsplit(maxsplit=1)[-1] if core else False
    if small and AGENTS.search(head):
        return "group"
    if small and (AGENT.search(head) or re.match(r"(?:a|an|one)\s", text, re.IGNORECASE)):
        return "unnamed person"
    if small and head.endswith("s") and not head.endswith(("ss", "us")):
        return "group"
    if re.fullmatch(r"(?:the\s+)?[A-Z][A-Z&.-]{1,7}", first) or core[:1].isupper():
        return "organisation"
    return "unnamed person" if re.match(r"(?:a|an|one)\b", text, re.IGNORECASE) else None


_SOME_OF = re.compile(
    r"(?:(?:some|several|many|most|none|few|a few|half|two|three|four|five|six|dozens|scores|hundreds|thousands|"
    r"all(?: but \w+)?) "
    r"(?:of|in|near|around)|those|these)\b",
    re.IGNORECASE,
)
"""Several of some, whose own noun tells nothing: "several of the injured", "those around him"."""
_OF_CANDIDATES = re.compile(r"\b(?:opposition|party|civic|joint|independent|[A-ZÀ-Þ]\w+) list$")
"""A list that stands in an election."""
_SURVEY_BODY = re.compile(
    r"\b(?:Geological|Geophysical|Ordnance|Hydrographic|Antarctic|Archaeological|Geodetic|Meteorological|Soil) Survey$"
)
"""A state's body that is called after what it does."""
_OF_CLERICS = re.compile(r"\b(?:bishops['’]?|episcopal|rectors['’]?)\s", re.IGNORECASE)
_STAFF_BODY = re.compile(r"\b(?:general|joint|defen[cs]e|naval|crisis|coordination) staff$", re.IGNORECASE)
_BUSINESSES = re.compile(
    r"pacs|companies|firms|lenders|utilities|hospitals|hotels|factories|shops|schools|universities"
)
"""Several bodies, of which none is told."""
_ARMED = re.compile(
    r"\b(?:Liberation|Resistance|Independence|Redemption|Salvation|Rapid Support|Support|Democratic|Patriotic|People's Defen[cs]e) (?:Army|Front|Forces|Movement)$|"
    r"\bArakan Army$"
)
"""The names of bands that rebels and militias give themselves."""
_STATE_ARMY = re.compile(r"People's Liberation Army")
_LOCAL_COUNCIL = re.compile(
    r"\b(?:(?i:(?:city|town|county|village|borough|district|regional|provincial|municipal|local|island|parish|military|transitional) council)|"
    r"security council|Supreme Security Council)$"
)
"""Councils that govern, unlike the United Nations' Security Council."""
_SURVEYS = re.compile(
    r"\b(?:disaster|migration|volcan\w+|geophysical|meteorolog\w+|seismolog\w+|hydrolog\w+|weather|space) "
    r"(?:institute|cent(?:re|er)|observatory)$|"
    r"^(?:[\w-]+ ){0,2}(?:institute|cent(?:re|er)|observatory) (?:of|for) (?:meteorology|seismology|geophysics|hydrology|volcanology|weather)\b",
    re.IGNORECASE,
)
"""Bodies that watch over something for the state."""
_COURTS = re.compile(
    r"\bof (?:the )?(?:International \w+ (?:Court|Tribunal)|United Nations|U\.?N\.?|European Union|African Union)\b"
)
"""Whose prosecutor or commissioner is no state's."""
_PUBLIC_OFFICE = re.compile(
    r"of (?:the )?(?!U\.?N\.?\s|United Nations|E\.?U\.?\s|European)(?:[\w.'’-]+\s){0,3}"
    r"(?:[Pp]resident|[Pp]rime [Mm]inister|[Mm]inister|[Pp]remier|[Cc]hancellor|[Tt]rade [Rr]epresentative|"
    r"[Gg]overnor|[Aa]ttorney [Gg]eneral|[Pp]rosecutor(?: [Gg]eneral)?|[Ss]ecretary of [A-Z]\w+)$"
)
"""Whose office is a part of the state's."""
_ELECTORAL = re.compile(
    r"\b(?:electoral|election) (?:\w+ )?(?:authorit(?:y|ies)|council|commission|board|service|administration|body|tribunal|court|institute|"
    r"registry|chamber|management body)$",
    re.IGNORECASE,
)
"""Who holds a state's elections stands beside its government, as a court does."""
_COMMAND = re.compile(
    r"\b(?:defen[cs]e|army|navy|naval|air|aerospace|armed forces|forces|military|central|general|high|operations|operational|fleet|police|border|"
    r"cyber|northern|southern|eastern|western|maritime|coastal|special operations|theat(?:re|er)) command$",
    re.IGNORECASE,
)
"""What leads a state's soldiers."""
_REBELS = re.compile(r"guer+illa|rebel|militia|insurgent|fighters|front\b", re.IGNORECASE)


_ON_AIR = re.compile(
    r"\b(?:news|tv|television|radio|broadcast\w*|cable|media|press|channel|\w?BC|[A-Z]{2,4}) ", re.IGNORECASE
)


def _is_media(core: str, head: str) -> bool:
    if head in ("network", "networks") and core != core.lower() and not _ON_AIR.search(core):
        return False  # "the Lowland Midwives Network"
    if nouns.MEDIA.fullmatch(head) or nouns.MEDIA.fullmatch(core):
        return (
            not re.fullmatch(r"(?:posts?|agency|network|portal|times)", head) or core != core.lower() or "news" in core
        )
    if re.search(r"\bnews agency$", core):
        return True
    return bool(
        re.match(
            r"(?:state |public |national |local |private )?(?:daily|newspaper|weekly|broadcaster|"
            r"news agency|news site|television|radio|magazine)\s+[A-ZÀ-Þ]",
            core,
        )
    )


_HARDLY_ANYONE = re.compile(
    r"(?:neither|none|all but (?:one|two|three|a few)|(?:(?:hardly|scarcely|almost|nearly|virtually|practically) )?"
    r"(?:anyone|anybody|no one|nobody|everyone|everybody))\b",
    re.IGNORECASE,
)
"""Who speaks for two or more, or for none of them: "neither army", "hardly anyone"."""
