"""The words of a source in, its parts out: segments, owner, core, head and tail.

A source is read as segments parted by commas ("X, director of the agency, who …"), and a segment as an owner ("the
ministry's", "its"), a core with its head noun ("chief spokesman"), and a tail of prepositions ("of the agency").
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from paripassu.statements import _nouns as nouns

_MATTER = (
    r"(?:(?:[Ff]oreign|[Ii]nternal|[Hh]ome|[Ss]ocial|[Ee]conomic|[Uu]rban|[Rr]ural|[Rr]egional|[Nn]atural|[Ii]nternational|[Pp]ublic|[Ll]ocal|[Hh]igher|[Dd]igital|[Vv]eterans)\s)?"
    r"(?:[Ee]conomy|[Tt]rade|[Ii]ndustry|[Aa]griculture|[Ff]isheries|[Ff]orestry|[Ff]ood|[Ee]ducation|[Ss]cience|[Cc]ulture|[Ss]ports?|[Tt]echnology|[Hh]ealth|[Ll]abou?r|"
    r"[Ww]elfare|[Ll]and|[Ii]nfrastructure|[Tt]ransport(?:ation)?|[Tt]ourism|[Ee]nvironment|[Ee]nergy|[Mm]ines|[Mm]ining|[Ff]inance|[Jj]ustice|[Ii]nterior|[Aa]ffairs|"
    r"[Dd]efen[cs]e|[Cc]ommerce|[Ii]nnovation|[Rr]esearch|[Yy]outh|[Ff]amily|[Ww]ater|[Hh]ousing|[Cc]ommunications?|[Dd]evelopment|[Ii]nvestments?|[Ee]mployment|"
    r"[Cc]limate|[Cc]o-?operation|[Rr]esources|[Ss]ecurity|[Ww]orks|[Gg]overnment|[Pp]olicy|[Pp]lanning|[Rr]eligion|[Aa]rts|[Mm]edia|[Ii]nformation|[Rr]eform|[Ii]mmigration)"
)
PORTFOLIO = re.compile(
    rf"\b(?:[Mm]inist(?:er|ry)|[Ss]ecretary|[Dd]epartment|[Cc]ommittee|[Cc]ommission(?:er)?)\s(?:of|for|on)\s(?:the\s)?"
    rf"(?P<matters>{_MATTER}(?:,\s{_MATTER})*,?\sand\s(?:the\s)?{_MATTER})"
)
"""An office with what it is for, which may be several matters: "Minister of Economy, Trade and Industry"."""
_BEFORE_OFFICE = re.compile(
    rf"\b{_MATTER}(?:,\s{_MATTER})*,?\s(?:and|&)\s{_MATTER}\s(?:[Mm]inist(?:er|ry)|[Ss]ecretary|[Dd]epartment|[Cc]ommittee|[Cc]ommission(?:er)?)\b"
)
"""The same the other way round: "Economy, Trade and Industry Minister"."""
SEGMENT = re.compile(r",\s+|\s+[—–-]+\s+|\s*\(|\)\s*|\s*[,;]\s*$")


_RELATIVE = re.compile(
    r"\b(?:who|which|whose|whom|that|close to|reached|briefed|familiar with|interviewed|quoted|"
    r"speaking|asked|answering|"
    r"(?:with (?:direct )?knowledge)|seen by|camped|(?:\w+ed|known|drawn|seen|shown|sent|taken|"
    r"led|held|kept|made|put|written|given|chosen|caught) (?:in|by|at|to|on|with|from|for|among|this|"
    r"late|last|earlier|when|under|over|after|before|during|since|out|most|as|the)|"
    r"calling (?:it|them)sel(?:f|ves)|(?<=\w )\w{2,}ing (?:papers|the|a|an|in|at|on|to|near|outside|since|from|under|it|them|"
    r"his|her|their)|turned (?=[a-z])|"
    r"(?<=s )(?:we|I|you|they|he|she)(?:['’](?:ve|d))?(?=\s)|(?<=\w )being(?=\s\w+ed\b)|"
    r"(?<=s )(?:concerned|involved|privy|nationwide|worldwide|present|abroad|elsewhere|made (?:public|available)|surveyed|arrested|listening)\b|"
    r"(?<=s )(?:fighting|operating|serving|working|waiting|queueing|protesting|gathered|allied)|"
    r"(?<=\w )(?:he|she|they|it|we|I) (?:had|has|have|himself|herself)|(?<=\w )(?:released|published|issued|filed|leaked|unveiled|circulated)$|"
    r"(?<=(?:poll|aper|tudy|port|rvey) )(?:out|released|conducted|done|published)|(?:published|issued|adopted|dated|obtained|taken|sent|put out|drawn up))\b"
)


_PREPOSITION = re.compile(
    r"\s(?:of|for|at|from|in|to|with|on|by|near|about|inside|within|outside|behind|under|there|here|"
    r"across|among|against|over|between|since|after|before|during|as|along|throughout|around|beyond)\b(?!-)"
)


_OWNER = re.compile(r"^(?P<owner>.{2,70}?)(?:'s|(?<=s)')\s+(?=\w)")


_PRONOUN = re.compile(r"^(?P<who>its|his|her|their|whose|our|my)\s+(?:own\s+)?(?=\w)", re.IGNORECASE)


DETERMINER = re.compile(r"^(?:the|a|an|this|that|these|those|same|both|each|every|any|no|all)\s+", re.IGNORECASE)


_ABOUT = r"(?:(?:only|about|nearly|around|almost|over|more than|fewer than|less than|at least|roughly|just|close to|up to|as many as)\s+)*"


NUMBER = re.compile(
    rf"^{_ABOUT}(?:\d+ (?:in|out of) \d+|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|"
    r"thousands|several|some|many|"
    r"(?:an?|the)\s+(?:(?:growing|big|large|small|whole)\s+)?(?:flood|wave|series|string|crowd|group|chunk|host|slew|bunch|dozen|couple|"
    r"spate|panel|bevy|cadre|coalition)(?=\s+of\s+[a-z]+)|"
    r"most|few|a few|both|other|others|another|neither|a number|a handful|a pair|half|"
    r"(?:(?:only|about|nearly|some|around|almost|over|more than|fewer than|less than|at least|roughly|just)\s+)*"
    r"(?:[\d.,]+|[a-z]+(?:-[a-z]+)?)\s?(?:percent|per cent|%)(?!\w)|\d+|"
    r"a second|a third|a fourth|the other)(?:\b|(?<=%))(?:\s+(?:of)\b)?\s*",
    re.IGNORECASE,
)


FIRM_NAME = re.compile(
    r"\b(?:SA|SpA|S\.p\.A\.|Inc|Ltd|plc|PLC|AG|GmbH|Corp|Co|LLC|NV|BV|AB|ASA|Oyj|SE|KG|SAS|Srl|"
    r"Bank|Group|Holdings?|Airlines|Airways|Oil|"
    r"Gas|Energy|Steel|Motors?|Shipping|Marine|Lines?|Industries|Systems|Electric|Electronics|"
    r"Pharma|Petroleum|Partners|Capital|Insurance|"
    r"Technologies|Auto|Automotive|Minerals|Metals|Resources|Magnets|Materials|Logistics|Foods|Mining|Telecom|Media|Watch|Project|Initiative|Institut[eo]|Monitor|"
    r"Network|Forum|Instituto|Fundación|Stiftung|"
    r"(?:Technology|Maritime|Entertainment|Semiconductors?|Chemicals?|Aerospace|Aviation|Shipbuilding|Hydropower|Pharmaceuticals)"
    r"(?=$|,|\s(?:of|in|from|SA|SpA|Inc|Ltd|plc|PLC|AG|GmbH|Corp|Co|LLC|NV|BV|AB|Group|Holdings?|International|Industries|Partners)\b))\b"
)


AGENT = re.compile(r"(?:er|or|ist|ian|ant|ent|man|woman|yst|eer|person|ary|ess|ee)$")


AGENTS = re.compile(r"(?:ers|ors|ists|ians|ants|ents|men|women|people|ysts|eers|persons|aries|ees)$")


FIRM = re.compile(
    r"(?:\b|-)(?:insurer|supplier|maker|producer|operator|carrier|regulator|retailer|lender|"
    r"refiner|exporter|importer|brewer|builder|contractor|"
    r"distributor|manufacturer|processor|publisher|shipper|provider|vendor|seller|buyer|buyers?|"
    r"owner|yard|shipyard|port|plant|refinery|mill|conglomerate|confederation|syndicate|cartel|"
    r"co-?operative|major|"
    r"depository|clearing house|business|family business|business|ally|side|opposition|camp|management|managers|plant|"
    r"works council|council|brokerage|audit house|studio|chain|brand|start-?up|tribunal|office|"
    r"secretariat|academy|consortium|lobby|guild|hotel|restaurant|casino|supermarket|label)$"
)


def is_people(noun: str) -> bool:
    """Whether a noun in the plural is of people."""
    singular = noun.removesuffix("s")
    return bool(nouns.PEOPLE.fullmatch(noun) or AGENTS.search(noun) or nouns.PERSON.fullmatch(singular))


_LATELY = re.compile(
    r"(?<=[a-z])\s+(?:(?:this|last|next)\s+(?:cycle|year|week|month|season|spring|summer|autumn|fall|winter|time)|today|nowadays|now|alike|everywhere)$"
)
"""When and where, behind people or papers: "loyalists today", "other ads this cycle"."""


_EMERITUS = r"[Ee]merit(?:us|a)"
EMERITUS = re.compile(rf"(?<=\w)\s{_EMERITUS}\b")
"""Behind an office that is kept as an honour, wherever it stands in a description."""
_HELD = re.compile(rf"(?<=[a-z])\s+(?:ad interim|a\.i\.?|pro tempore|pro tem|{_EMERITUS}|at large)$")
"""How an office is held, at the end of what is said of it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A description taken apart: "the ministry's chief spokesman for Asia" has the owner "the ministry"."""

    owner: str | None
    """Words of the owner, or a possessive pronoun in lower case."""
    number: str | None
    """A leading "two of", "one", "another" and the like, in lower case."""
    core: str
    tail: str
    definite: bool

    @property
    def head(self) -> str:
        """The head noun, in lower case."""
        words = self.core.split()
        return words[-1].lower() if words else ""


def plain(text: str) -> str:
    """*text* with one kind of apostrophe, single spaces, and nothing hanging on its ends."""
    text = " ".join(text.replace("’", "'").replace("‘", "'").split())
    return text.strip(' ,;:—–-."“”') if len(text) > 3 and not text.endswith((".",)) else text.strip(' ,;:—–"“”')


@lru_cache(maxsize=4096)
def parse(segment: str) -> Phrase:
    """One segment of a source taken apart."""
    text = re.sub(r"(?<=\s)[“\"](?=[a-z])|(?<=[a-z])[”\"](?=\s|$)", "", main_part(segment)).strip(" ,'\"")
    number = owner = None
    definite = bool(re.match(r"(?:the|this|that|these|those|same)\b", text, re.IGNORECASE))
    counted = NUMBER.match(text)
    if counted and counted.end() <= len(text):
        number, text = counted.group().strip().lower(), text[counted.end() :]
        definite = definite or bool(re.match(r"(?:the|these|those)\b", text, re.IGNORECASE))
    pronoun = _PRONOUN.match(text)
    owned = None if pronoun else _OWNER.match(text)
    if pronoun:
        owner, text = pronoun.group("who").lower(), text[pronoun.end() :]
    elif owned and not _PREPOSITION.search(owned.group("owner")):
        owner, text = owned.group("owner"), text[owned.end() :]
    text = _HELD.sub("", _LATELY.sub("", DETERMINER.sub("", text)))
    part = _PREPOSITION.search(text)
    text = _lowered(text)
    core, tail = (text[: part.start()], text[part.start() :].strip()) if part else (text, "")
    return Phrase(owner, number, core.strip(" ,"), tail, definite)


def main_part(segment: str) -> str:
    """*segment* without its relative clause; nothing where it is one itself."""
    cut = _RELATIVE.search(segment, 5 if segment[:6].lower() == "whose " else 0)
    return segment[: cut.start()] if cut else segment


_PARTISAN = re.compile(r"(?:Republican|Democrat|Conservative|Socialist|Liberal|Nationalist|Communist|Independent)s?")


def _lowered(text: str) -> str:
    """*text* with its first word in lower case where only the start of a sentence capitalises it ("Dairy farmers")."""
    first, _, rest = text.partition(" ")
    low = first.lower()
    if low in ("centers", "centres") and rest.startswith("for ") and rest[4:5].isupper():
        return text  # "Centers for Disease Control"
    if (
        _PARTISAN.fullmatch(first)
        or not first[:1].isupper()
        or first[1:] != low[1:]
        or not (rest[:1].islower() or not rest)
    ):
        return text
    common = (
        nouns.PEOPLE.fullmatch(low) or nouns.PERSON.fullmatch(low) or nouns.DOCUMENT.fullmatch(low)
        or AGENTS.search(low)
        or nouns.MEDIA.fullmatch(low)
        or (low.endswith("s") and nouns.PERSON.fullmatch(low[:-1]))
    )  # fmt: skip
    return low + text[len(first) :] if common else text


@lru_cache(maxsize=4096)
def segments(text: str) -> tuple[str, ...]:
    """The segments of a source: what commas, dashes and brackets part."""
    whole = _BEFORE_OFFICE.sub(_with_commas, PORTFOLIO.sub(_with_commas, text))
    return tuple(s.replace(_COMMA, ",") for s in (part.strip(" ,") for part in SEGMENT.split(whole)) if s)


def _with_commas(office: re.Match[str]) -> str:
    return office.group().replace(",", _COMMA)


_COMMA = "\ue000"
"""Stands for a comma that parts nothing."""
