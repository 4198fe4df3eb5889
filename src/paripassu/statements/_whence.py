"""The words of a source in, the state that it speaks for or from out."""

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from paripassu.gazetteer import Mention, states
from paripassu.statements import _wording as wording
from paripassu.statements._known_bodies import body_in
from paripassu.statements._phrases import main_part, parse
from paripassu.statements._places import town


def owner_state(text: str, mentions: list[Mention]) -> str | None:
    """Of the states in a source's words, the one spoken for: a sender before a host."""
    for mention in mentions:
        before = text[: mention.start].rstrip().lower()
        if before.endswith(("pro-", "anti-", "non-")) or _SIDED.match(text, mention.end):
            continue  # "pro-Russian separatists", "an Iran-backed militia": on whose side they are
        # "at the North Korean mission": a demonym is the owner, whatever stands before it.
        # "an adviser to Mali's president": the president's state, and so his adviser's.
        owned = _OFFICE_BEHIND.match(text, mention.end) and re.search(r"\b(?:to|for)$", before)
        # "for the US National Security Council": letters before a noun are as a demonym.
        owned = owned or (_LETTERS.fullmatch(text, mention.start, mention.end) and _NOUN.match(text, mention.end))
        if mention.way == "demonym" or owned or not re.search(r"\b(?:in|to|at|on|with|against|for)(?: the)?$", before):
            return mention.country
    if re.search(
        r"\b(?:ambassador|envoy|mission|embassy|representative|consul|chargé|high commission)", text, re.IGNORECASE
    ):
        return ""  # an envoy to a state does not speak for it
    inside = [m for m in mentions if re.search(r"\b(?:in|at)(?: the)?$", text[: m.start].rstrip().lower())]
    inside = [m for m in inside if _MEETING.search(text[: m.start]) is None]
    return inside[0].country if inside else None


_MEETING = re.compile(
    r"\b(?:at|attending|from|after|before)\s(?:an?|the|this|last|its|their)\s(?:[\w’'-]+\s){0,4}?"
    r"(?:G-?\d+|summit|talks|conference|meeting|gathering|assembly|forum|congress|ceremony|funeral|games|exercises?)\s(?:\w+\s){0,2}?(?:in|at)\s(?:the\s)?(?:[A-ZÀ-Þ]\w+,\s)?$",
    re.IGNORECASE,
)
"""Where somebody is among those of many lands: it is not his own for that."""
_SIDED = re.compile(r"-(?:backed|aligned|allied|supported|funded|linked|affiliated|friendly|made|built|born)\b")
_NOUN = re.compile(
    r"\s+(?!(?:and|or|in|on|at|by|for|from|to|of|with|before|after|during|that|which|who|as|has|had|is|was|will|would|said)\b)[A-Za-z]"
)
_LETTERS = re.compile(r"U\.?S\.?A?\.?|U\.?K\.?|U\.?A\.?E\.?|DRC?|PRC|ROK|DPRK|GDR|USSR")
_OFFICE_BEHIND = re.compile(
    r"['’]s? (?:\w+ ){0,2}(?:president|premier|minister|leader|king|queen|government|chancellor|army|ministry|opposition)"
)
_FOREIGN = re.compile(
    r"\b(?:(?:UN|EU|U\.N(?=\.)|E\.U(?=\.))|United Nations|European (?:Union|Commission|Parliament|Council)|"
    r"NATO|Nato|IAEA|IMF|World Bank|WTO|WHO|OPEC\+?|OSCE|"
    r"Interpol|FATF|G7|G20|African Union|AU|ASEAN|ECOWAS|Ecowas|CEDEAO|SADC|Sadc|IGAD|ECCAS|CEMAC|CARICOM|Caricom|GCC|SAARC|APEC|"
    r"Mercosur|BRICS|(?:Development|Economic|East African|Caribbean) Community|Gulf Cooperation Council|Pacific Islands Forum|Red Cross|UNICEF|UNHCR|FIFA|"
    r"Africa CDC|Africa Centres for Disease Control|ECDC|Médecins [Ss]ans [Ff]rontières|MSF|Doctors Without Borders|ICRC|IFRC|IOM|OCHA|WFP|UNDP|UNRWA|UNAIDS|"
    r"UNFPA|OPCW|OHCHR|Gavi|GAVI|Europol|Frontex|"
    r"UEFA|IOC|[Tt]he (?:Commission|Fund|Alliance)\b|^(?:Commission|Fund)\b|International|"
    r"international|Western|western|(?:[Rr]egional|[Tt]he|African|Asian|Caribbean) bloc\b|[Tt]he alliance|[Tt]he world body|UNESCO|Unesco|"
    r"[Rr]iver (?:[Bb]asin )?(?:[Aa]uthority|[Cc]ommission)|(?:nuclear|atomic|chemical(?: weapons)?) watchdog|"
    r"[Tt]wo governments|[Bb]oth governments|[Jj]oint statement|European (?:\w+ )?(?:diplomat|official|leader|"
    r"government|envoy|investigator|agency)s?|(?:West |East |Southern |Central )?African leaders|UN Security Council|"
    r"Organi[sz]ation of American States|World (?:Trade|Health)|Lloyd's|General Assembly|"
    r"secretary[- ]general|Arab League|foreign (?!minist|secretary|affairs|office|policy|service|"
    r"spokes|relations)|Kurdish|"
    r"Hezbollah|Hamas|Houthi)\b"
)


_BODY_OF_STATES = re.compile(
    r"\b(?:(?:UN|EU|U\.N(?=\.)|E\.U(?=\.))|United Nations|European (?:Union|Commission|Parliament|Council)|"
    r"NATO|Nato|Organi[sz]ation of American States|African Union|"
    r"(?:Southern )?African Development|Economic Community|East African Community|ECOWAS|Ecowas|SADC|IGAD|CARICOM|"
    r"Asian Development|Inter-American|International|World|Arab League|"
    r"Central American|Pan-American)\b"
)


_PRIVATE = re.compile(
    r"(?:diplomat|envoy|driver|broker|dealer|agent|gardener|traveller|"
    r"traveler|visitor|passenger|witness|jurist|"
    r"observer|author|partner|reporter|surveyor|campaigner|expert|monitor|observer|"
    r"operator|person|charterer|commentator|blogger)(?:s|es)?|people|men|women|"
    r"man|woman|presidents|governments|countries|nations|states|capitals|commentators|sides|parties|both|two|(?:grand)?(?:mother|father)s?|"
    r"parents?|brothers?|sisters?|sons?|daughters?|wives|wife|husbands?|widow(?:er)?s?|cousins?|uncles?|aunts?|"
    r"nephews?|nieces?|relatives?|famil(?:y|ies)|friends?|(?:survivor|critic|insurer|"
    r"squatter|smuggler|guest|customer|shopper|commuter|tourist|pilgrim|worshipper|victim|hostage|inmate|prisoner|"
    r"detainee|migrant|refugee|asylum seeker|analyst|haulier|historian|fisher|fisherman|printer|lobbyist|"
    r"middleman|shepherd|turncoat|suspect|accused|rescuer|bondholder|protester|demonstrator|marcher|striker|assistant|"
    r"toxicologist|fighter|loyalist|supporter|follower|onlooker|bystander|caller|listener|reader|user|blogger|tenant|landlord|trekker|climber|"
    r"fan|pensioner|worker|banker|investor|owner|seller|buyer|dealer|reporter|journalist|interviewer|questioner|"
    r"correspondent|author|mediator|rebel|creditor|charity|supplier|contractor|vendor|"
    r"shareholder|caretaker|porter|welder|waiter|barber|cook|grandson|granddaughter)s?"
)


def is_private(role: str | None, text: str = "") -> bool:
    """Whether a description ("residents", "a diplomat", "people familiar with …") tells of no state."""
    if not role:
        return False
    phrase = parse(role)
    words = f"{role} {text}"
    if phrase.head in ("lawyer", "lawyers", "counsel", "attorney", "attorneys", "solicitor", "barrister"):
        return bool(_FOR_SOMEONE.search(words)) and not _PUBLIC.search(words)
    if _FORMER.match(phrase.core):
        return True
    if _KIN.fullmatch(phrase.head) and _PUBLIC.search(words):
        return False
    return bool(_PRIVATE.fullmatch(phrase.head)) or phrase.head in _ONE_OF_MANY


_ONE_OF_MANY = frozenset(("resident", "villager", "islander", "neighbour", "neighbor", "shopkeeper", "researcher"))
"""One of them tells no state; together they are people of the place."""
_FORMER = re.compile(
    r"(?:former|retired|ex-?)\s?(?:[\w-]+\s){0,3}(?:officer|inspector|colleague|employee|diplomat|envoy|ambassador|soldier|"
    r"guard|manager|adviser|aide|executive|agent|engineer|insider|banker|analyst)s?$",
    re.IGNORECASE,
)
"""Unnamed people who once held a post: they speak for no state any more."""
_FOR_SOMEONE = re.compile(
    r"\b(?:lawyers?|counsel|attorneys?) for\b|\b(?:his|her|their)\s+(?:\w+\s+)?(?:lawyers?|counsel)\b", re.IGNORECASE
)
_KIN = re.compile(
    r"(?:(?:grand)?(?:mother|father)|parent|brother|sister|son|daughter|husband|widow(?:er)?|cousin|uncle|aunt|nephew|"
    r"niece|relative|friend)s?|wife|wives|famil(?:y|ies)|caretaker"
)

_PUBLIC = re.compile(
    r"\b(?:government|state|ministry|party|leader|premier|king|queen|prince|princess|general|governor|mayor|senator|"
    r"official|opposition|campaign|public|union|parliament|president|minister|candidate|"
    r"district|crown|attorneys? general|constitutional|electoral)\b",
    re.IGNORECASE,
)


_AFFAIRS = re.compile(
    r"(?:and\s)?\b(?:EU|E\.U\.|UN|U\.N\.|European Union|NATO|Nato|CARICOM|Caricom|ECOWAS|Ecowas|SADC|ASEAN|African Union|Mercosur)\s"
    r"(?=(?:[Aa]ffairs|[Ii]ntegration|[Rr]elations|[Mm]inister)\b)"
)
"""What a state's own minister or ministry is for: "the EU affairs minister", "Ministry of Foreign and Caricom Affairs"."""


def is_foreign(text: str) -> bool:
    """Whether a source's words tell of an international body or of no one state."""
    return bool(_FOREIGN.search(_AFFAIRS.sub("", text)))


def is_of_states(outlet: str) -> bool:
    """Whether who puts a text out is a body of many states, and no newspaper with such a word in its name."""
    return _BODY_OF_STATES.search(outlet) is not None and _PRESS.search(outlet) is None


_PRESS = re.compile(
    r"\b(?:News|Times|Journal|Post|Review|Tribune|Press|Report|Politics|Daily|Radio|TV|Magazine|Herald)\b"
)


_NATIONALS = {
    name: code
    for code, names in (
        ("USA", "NASA FBI CIA FDA FAA FEMA DEA NOAA USGS Pentagon NTSB USDA CDC NIH USAID CENTCOM Centcom"),
        ("RUS", "Roscosmos FSB GRU Rosatom Rosstat"), ("UKR", "SBU HUR"), ("IND", "ISRO"), ("JPN", "JAXA"), ("CHN", "CNSA PLA"),
        ("ISR", "Mossad IDF"), ("GBR", "MI5 MI6"), ("PAK", "ISI"), ("TUR", "AFAD"), ("DEU", "Bundeswehr Bundesbank"),
    )
    for name in names.split()
}  # fmt: skip
"""Bodies that are of one state and known by their letters."""
_NATIONAL = re.compile(rf"(?<!Africa )(?<!European )(?<!African )(?<!BC )\b(?:{'|'.join(_NATIONALS)})\b")


def state_of(text: str, home: str | None, told: Container[str] = ()) -> str | None:
    """Alpha-3 code of the state that a source's own words name, by state or town; "" where they rule out any. told: the states that the
    report names."""
    text = _AFFAIRS.sub("", text)
    mentions = list(states(text))
    if not mentions and (body := _NATIONAL.search(text)) is not None:
        return _NATIONALS[body.group()]
    movement, common, known = _MOVEMENT.search(text), _BODY_OF_STATES.search(text), body_in(text)
    first = min([m.start for m in mentions[:1]] + [m.start() for m in (movement, common) if m], default=-1)
    if known is not None and known.start <= first < known.end:
        return known.country  # "China Airlines", "Honeywell International": the word is only a part of the name
    if movement is not None and (not mentions or movement.start() < mentions[0].start):
        return _MOVEMENTS[movement.group()]
    if common and (
        not mentions
        or common.start() <= mentions[0].start <= common.end()
        or re.search(r"'s|\bof\b|\bfor\b", text[common.end() : mentions[0].start])
        or (
            common.start() < mentions[0].start
            and re.search(r"\b(?:in|to|for|on)\s+(?:the\s+)?$", text[: mentions[0].start])
        )
    ):
        return ""
    if mentions:
        if text[mentions[0].start : mentions[0].end] == "Georgia" and home == "USA":
            return "USA"
        if home in ("COD", "COG") and text[mentions[0].start : mentions[0].end] in ("Congolese", "Congo"):
            return home
        return owner_state(text, mentions)
    if known is not None:
        return known.country
    if re.search(r"\b(?:diplomat|envoy|ambassador|embassy|mission|correspondent)s?\b", text):
        return None
    for found in re.finditer(
        r"\b(?:of|in|from|at|near)\s+([A-ZÀ-ÞĀ-Ž][\w'-]+(?:\s+(?:[A-ZÀ-Þ][\w'-]+|de|do|da|del|la))*)", text
    ):
        codes = town(found.group(1))
        if codes and _MEETING.search(text[: found.start(1)]) is None:
            return _of_namesakes(codes, home, told)
    led = _PLACED.match(text)
    codes = town(led.group(1)) if led else ()
    return (home if home in codes else codes[0]) if codes else None


def _of_namesakes(codes: Sequence[str], home: str | None, told: Container[str]) -> str | None:
    """Of the states that have a town or province of that name the report's own, or the one that it names besides."""
    if home in codes:
        return home
    named = [code for code in codes if code in told and code not in _ALL_NAMES]
    if len(named) == 1:
        return named[0]
    return home if len(codes) > 1 else codes[0]


_ALL_NAMES = ("USA", "CAN")
"""Whose towns bear the names of all others, and which any report may name."""


_MOVEMENTS = {
    name: code
    for code, names in (
        ("AFG", "Taliban"), ("YEM", "Houthi Houthis Huthi Huthis Ansarallah Ansarullah"), ("LBN", "Hezbollah Hizbullah Hizbollah"),
        ("PSE", "Hamas Fatah"), ("COD", "M23"), ("ESH", "Polisario"), ("SOM", "al-Shabab al-Shabaab"), ("COL", "ELN FARC"), ("TUR", "PKK"),
        ("ETH", "TPLF"),
    )
    for name in names.split()
} | {"Boko Haram": "NGA", "Rapid Support Forces": "SDN"}  # fmt: skip
"""Armed movements that are of one land."""
_MOVEMENT = re.compile(rf"\b(?:{'|'.join(_MOVEMENTS)})\b")
_PLACED = re.compile(
    r"(?:[Tt]he\s+)?([A-ZÀ-ÞĀ-Ž][\w-]+(?:\s[A-ZÀ-ÞĀ-Ž][\w-]+)?)(?:'s)?\s+(?:county\s+|city\s+|regional\s+)?"
    r"(?:police|prosecutors?|council|authorities|court|mayor|governor|firefighters|hospital|port|university)\b"
)
"""A body called by its town: "Essex police"."""


def of_several(text: str) -> bool:
    """Whether a source is of two states or more ("Ukrainian and US officials"): then it speaks for none of them."""
    found = list(states(main_part(text)))
    return any(
        a.country != b.country and wording.AND.fullmatch(text[a.end : b.start]) is not None for a, b in pairwise(found)
    )
