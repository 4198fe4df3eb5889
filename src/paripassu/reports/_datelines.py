"""The patterns of datelines ("SEOUL, Oct. 18 (Yonhap) —") and of newsrooms' names, by which they are found in text."""

import re
from functools import cache

from paripassu.gazetteer import table_rows
from paripassu.reports._dates import MONTH
from paripassu.reports._words import any_of

_AGENCIES = any_of(
    r"Thomson Reuters Foundation; Reuters; AP; A\.P\.; (?:The )?Associated Press; AFP; Agence France[- ]Presse",
    r"Yonhap(?: News(?: Agency| TV)?)?; Newsis; News1; KCNA; Kyodo(?: News)?; Jiji(?: Press)?; NHK",
    r"ITAR-TASS; TASS; Tass; RIA(?: Novosti)?; Sputnik; Interfax(?:-Ukraine)?; Ukrinform; Kyiv Independent",
    r"Xinhua(?: News Agency)?; China Daily; CNA; Bernama; Antara; PTI; ANI; IANS; APP; UNB; Asia News Network; ANN",
    r"DPA; dpa; ANSA; EFE; EPA(?:-EFE)?; MTI; PAP; Belga; ANP; PA(?: Media)?; AAP; UPI; Anadolu(?: Agency)?",
    r"SPA; WAM; IRNA; IRIN; SANA; MENA; GNA; NAN; RFE/RL; RFERL; VOA; DW; BBC; CNN; NPR; WSJ; NYT",
    r"CBS(?: News)?; NBC(?: News)?; ABC(?: News)?; Bloomberg(?: News)?; Getty(?: Images)?",
    r"Business Wire; BUSINESS WIRE; PR ?Newswire; GLOBE NEWSWIRE",
)
AGENCY = re.compile(_AGENCIES)
_PRESS = any_of(
    "News; Agency; Press; Post; Times; Herald; Network; Journal; Tribune; Daily; Today; Pravda; Independent; Guardian",
    "Wire; Media; Service; Newswire; Report; Ilbo; Shimbun; Broadcasting; Television; TV; Radio; World",
    "Telegraph; Mirror; Star; Standard; Gazette; Chronicle; Observer; Monitor; Review; Bulletin; Courier",
    "Express; Mail; Globe; Examiner; Register; Dispatch; Newsroom",
)
NEWSROOM = re.compile(rf"(?:{_AGENCIES}|(?:The )?(?:[A-Z][\w.&'’-]* (?:of (?:the )?|for |and )?){{0,4}}{_PRESS})")
"""A name that newsrooms bear."""
CLOSING = re.compile(
    rf"\s(\((?:{_AGENCIES}|[A-Z][\w ]{{2,30}}{_PRESS})\)|[—–]\s?{_AGENCIES}|/(?:TASS|Yonhap)/)$",
)
"""A newsroom named after the last sentence of a text."""

_UPPER = r"[A-Z][A-Z.'’\-]{2,}(?:[ /][A-Z][A-Z.'’\-]+){0,3}"
_TITLE = r"[A-Z][a-z'’\-]+(?:[ -][A-Z][a-z'’\-]+){0,2}"
_REGION = rf"(?:,\s?(?!{MONTH}\b)[A-Z][\w.’'\-]{{1,20}}(?: [A-Z][\w.’'\-]{{1,20}}){{0,2}}){{0,2}}"
_DAY = rf"(?:{MONTH}\.? ?\d{{1,2}}|\d{{1,2}} {MONTH}\.?)"
_DATE = rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?{_DAY}(?:,? \d{{4}})?"
_DASH = r"\s*(?:—|–|--|-)\s*"
_RULE = r"\s*(?:—|–|--|\s-\s)\s*"
_END = rf"(?:{_DASH}|\s*[.:]\s+)"
_STARS = r"[*_]{0,3}"
_ANYONE = rf"(?:{_AGENCIES}|[A-Z][\w.&’' /-]{{1,40}})"


def _in_brackets(who: str, name: str) -> str:
    return rf",?\s?[(/\[](?P<{name}>{who})[)/\]]"


_SHAPES = (
    rf"(?P<a>(?:{_UPPER}|{_TITLE}){_REGION},? {_DATE}\.?{_in_brackets(_ANYONE, 'by_a')}){_STARS}{_END}",
    rf"(?P<b>(?:{_UPPER}|{_TITLE}){_REGION}{_in_brackets(_AGENCIES, 'by_b')}){_STARS}{_END}",
    rf"(?P<c>{_UPPER}{_REGION}{_in_brackets(_ANYONE, 'by_c')}){_STARS}{_DASH}",
    rf"(?P<d>(?:{_DATE} )?\((?P<by_d>{_AGENCIES})\)){_STARS}{_DASH}",
    rf"(?P<e>{_UPPER}{_REGION},? {_DATE}){_STARS}\.?(?:{_DASH}|\s*:\s+)",
    rf"(?P<f>{_UPPER}{_REGION}){_STARS}{_RULE}(?:(?P<by_f>{_AGENCIES}){_RULE})?(?=[\"“‘'A-Z0-9])",
)
_PLACE_COLON = re.compile(
    rf"{_STARS}(?P<f>{_UPPER}{_REGION}){_STARS}\s*:{_STARS}\s+(?=[\"“‘'A-Z0-9])"
    r"(?!(?:I|We|You|My|Our|Well|Yes|No|Thanks?|Good|Look|So|Okay|OK|Let)\b)"
)
"""A place with a colon and no day, as papers of Asia write it: only where the place is a known one, and not before words in the first person,
since anybody may speak so ("JACKSON: We did not")."""
_TITLE_COLON = re.compile(
    rf"{_STARS}(?P<f>{_TITLE}){_STARS}:\s+(?=(?:The|An?|In|At|On|As|Two|Three|Four|Five|Six|More|Police|At)\s)"
)
"""The same in small letters, only before a sentence that tells of more than its speaker."""
_DATELINE = re.compile(f"{_STARS}(?:{'|'.join(_SHAPES)}){_STARS}" + r"\s*")
_NO_PLACE = re.compile(
    any_of(
        "NATO; UNESCO; UNICEF; BREAKING; UPDATED?; EXCLUSIVE; ANALYSIS; WATCH; OPINION; LIVE; NEWS?; NOTE; CORRECTION",
        "EXPLAINER; FACTBOX; EDITORIAL; COMMENTARY; INTERVIEW; URGENT; ALERT; DPRK; USA; PHOTO; VIDEO; READ; MORE",
        "ASEAN; OPEC; AUKUS; BRICS; CIA; FBI; NIS; KCNA; TASS; ROK; IAEA; HIMARS; ATACMS",
    )
    + r"\b"
)
"""Words in capitals before a dash that are no place."""


class Dateline:
    """A dateline at the head of a paragraph: how far it reaches, its words, and the newsroom that it names."""

    __slots__ = ("agency", "cut", "end", "text")

    def __init__(self, found: re.Match[str]) -> None:
        groups = {name: value for name, value in found.groupdict().items() if value}
        self.text = next(value for name, value in groups.items() if not name.startswith("by_")).strip()
        self.agency = next((value for name, value in groups.items() if name.startswith("by_")), None)
        self.cut = len(found.group().rstrip())
        """Where the dateline ends, with its dash, in characters of the paragraph."""
        self.end = found.end()
        """Where the paragraph's own text starts."""


def find_dateline(text: str) -> Dateline | None:
    """The dateline that *text* starts with."""
    found = _DATELINE.match(text)
    if found is None and (placed := _PLACE_COLON.match(text)) and _known_place(placed["f"]):
        found = placed
    if found is None and (placed := _TITLE_COLON.match(text)) and _known_place(placed["f"]):
        given = placed["f"].split()[0].lower() in _given()
        found = None if given else placed
    return Dateline(found) if found and not _NO_PLACE.match(text.lstrip("*_")) else None


@cache
def _towns() -> frozenset[str]:
    return frozenset(row[0] for row in table_rows("towns.psv"))


@cache
def _given() -> frozenset[str]:
    """Given names: a person may be called so and speak before a colon."""
    return frozenset(name for _, names in table_rows("given.psv") for name in names.split())


def _known_place(words: str) -> bool:
    """Whether a place before a colon is a town that the table of towns has: anybody may speak before one ("MINISTER: …")."""
    name = re.sub(r"[^a-z]+", " ", re.split(r"[,/]", words)[0].lower()).strip()
    return len(name) >= _LEAST and name in _towns()


_LEAST = 4
"""Letters of such a place: three are as often a body's."""
