"""A dateline in, the state in which it stands out: by the state's own names and seats, else by towns."""

import re
from collections import Counter
from collections.abc import Collection
from functools import cache

from paripassu.gazetteer import states, table_rows, whole_state
from paripassu.statements._given import is_given
from paripassu.statements._leaders import state_of_leader
from paripassu.statements._plain import fold
from paripassu.statements._wording import MEETING_PLACES

_MONTH = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?(?:\s+\d.*)?$",
    re.IGNORECASE,
)


def home_of(dateline: str | None, text: str = "") -> str | None:
    """Alpha-3 code of the state in which *dateline* ("SEOUL, Oct. 22 (Yonhap) —") stands; None where it does not tell.

    text: where several states have a town of that name, the one that the text names is taken, else the largest town's.
    """
    if not dateline:
        return None
    place = re.split(r"\(|—|–|-\s", dateline)[0].strip(" ,.:/")
    parts = [p.strip() for p in re.split(r"[,/]", place)]
    if (land := _land_behind(place)) is not None:
        return land
    for part in parts:
        named = next(states(part.title() if part.isupper() and len(part) > 3 else part), None)
        if named and named.end - named.start >= len(part) - 2:
            namesakes = _towns().get(fold(part), ()) if named.way == "seat" and fold(part) in _SMALL_SEATS else ()
            if fold(part) in _SEATS_AND_TOWNS:
                namesakes = (_SEATS_AND_TOWNS[fold(part)],)
            told = {mention.country for mention in states(text)} if set(namesakes) - {named.country} else set()
            if told and named.country not in told:  # "VICTORIA", of British Columbia
                return next((code for code in namesakes if code in told), named.country)
            return named.country
    for table in (_towns, _small_places):
        for part in parts:
            # "Viña del Mar" is no day of March.
            whole = () if _MONTH.fullmatch(part) else table().get(fold(part), ())
            codes = whole or table().get(fold(_MONTH.sub("", part)), ())
            if (codes or table is _small_places) and (best := _BEST_KNOWN.get(fold(part))) is not None:
                codes = (best, *(code for code in codes if code != best))
            if len(codes) > 1 and text:
                # American towns bear the names of all others, and any report may name America: it takes no place from them.
                told = {mention.country for mention in states(text)} - {"USA", "CAN"}
                codes = tuple(c for c in codes if c in told) or codes
            if codes:
                return codes[0]
    return None


def _land_behind(place: str) -> str | None:
    """The state that stands behind a town and its comma, or whose province does: "Tripoli, Lebanon", "Bristol, Conn.", "Paris, Texas"."""
    first, comma, behind = place.partition(",")
    last = behind.rpartition(",")[2].strip()
    if not comma or "/" in place or _MONTH.fullmatch(last):
        return None
    short = last.rstrip(".").replace(". ", ".").lower()
    if (
        state := next((s for s, provinces in _SHORT_PROVINCES.items() if provinces.fullmatch(short)), None)
    ) is not None:
        return state
    seat = next(states(first.title() if first.isupper() else first), None)
    whole = seat is not None and seat.end - seat.start >= len(first.strip()) - 2
    codes = {seat.country} if seat is not None and whole else set()
    codes |= {*_towns().get(fold(first), ()), *_small_places().get(fold(first), ())}
    named = whole_state(last)
    if last == "Georgia":
        return "USA" if codes and "GEO" not in codes else "GEO"
    if named is not None:
        return named.country if named.way == "name" and named.country in codes else None
    provinces = town(last)
    return provinces[0] if len(provinces) == 1 else next((code for code in provinces if code in codes), None)


_SHORT_PROVINCES = {
    "USA": re.compile(
        r"ala|ariz|ark|calif|colo|conn|del|fla|ga|ill|ind|kan|ky|la|mass|md|mich|minn|miss|mo|mont|neb|nev|n\.c|n\.d|n\.h|n\.j|n\.m|n\.y|okla|ore|"
        r"pa|r\.i|s\.c|s\.d|tenn|tex|vt|va|wash|wis|w\.va|wyo|d\.c"
    ),
    "CAN": re.compile(r"ont|alta|sask|man|b\.c|n\.b|n\.s|n\.l|nfld|p\.e\.i|que"),
    "AUS": re.compile(r"n\.?s\.?w|vic|qld|tas"),
}
"""How papers shorten the provinces behind a town."""
_BEST_KNOWN = {
    fold(name): code
    for code, names in (
        ("ESP", "Valencia"), ("DEU", "Münster;Halle"), ("CHE", "Sion;Interlaken"), ("BIH", "Foča"), ("CAN", "Jasper"), ("BOL", "Santa Cruz"),
        ("GBR", "Ludlow"), ("SYR", "Qamishli"), ("MKD", "Kočani"), ("IND", "Sriharikota;Wayanad"), ("KEN", "Mai Mahiu"), ("NPL", "Gorkha"),
        ("MYS", "Langkawi"), ("IDN", "Morowali"), ("KOR", "Jindo"), ("FIN", "Vaalimaa"), ("EGY", "Saqqara"), ("KIR", "Betio"),
    )
    for name in names.split(";")
}  # fmt: skip
"""Towns that most reports mean, where a larger one of that name, or the only one of the table, is of another state, and places of which
reports are dated that no table of towns has."""
_SMALL_SEATS = frozenset(("victoria", "hamilton", "stanley", "plymouth"))
"""Seats of islands that are better known as towns of elsewhere."""
_SEATS_AND_TOWNS = {"tripoli": "LBN"}
"""Seats, and the one other state that has a large town of the name."""


def home_of_report(dateline: str | None, text: str) -> str | None:
    """The state of *dateline*, but none where *text* has hardly a word of it and plenty of another: "CAIRO" over a report on the war in
    Sudan is where the correspondent sits, and makes nobody Egyptian. A place that we do not know is of the one state that *text* names."""
    home = home_of(dateline, text)
    told = Counter(mention.country for mention in states(text))
    if dateline is None or home is None:
        return (next(iter(told)) if len(told) == 1 else _placed(dateline, text)) if dateline else None
    if told.total() >= _PLENTY and told[home] < _HARDLY * told.total():
        return None
    return None if told and not told[home] and _only_dated_in(dateline, text, told) else home


def _first_place(dateline: str) -> str:
    """Where a report is dated, as its dateline writes it, without the land behind it."""
    return re.split(r"\(|—|–|-\s|,", dateline)[0].strip(" .:/")


def _placed(dateline: str, text: str) -> str | None:
    """The state in which *text* has the place of its *dateline*: "the eastern Macedonian town of Kočani", "Kočani, in North Macedonia"."""
    place = _first_place(dateline)
    place = place.title() if place.isupper() else place
    if not place:
        return None
    for found in re.finditer(rf"(?<!\w){re.escape(place)}(?!\w)", text):
        before, behind = _TOWN_OF.search(text, 0, found.start()), _LAND_BEHIND.match(text, found.end())
        for words in (before and before["whose"], behind and (behind["land"] or behind["bare"])):
            named = list(states(words or ""))
            if len(named) == 1:
                return named[0].country
    return None


_TOWN_OF = re.compile(
    r"\b(?P<whose>(?:[\w’'-]+\s){1,4})(?:town|city|village|port|resort|district|island|commune|suburb)\sof\s$"
)
_LAND_BEHIND = re.compile(
    r"(?:,(?:\s(?:a|the)\s(?:[\w-]+\s){0,3}(?:town|city|village|port|resort))?)?\s(?:in|of)\s(?P<land>(?:[\w’'-]+\s){0,2}[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?)|"
    r",\s(?P<bare>[A-ZÀ-Þ][\w’'-]+)"
)


def _only_dated_in(dateline: str, text: str, told: Counter[str]) -> bool:
    """Whether a report that does not name the land of its *dateline*, but the states *told*, is of a body that meets there, or of the one
    neighbour on which correspondents report from there."""
    place = _first_place(dateline).title()
    if place in _MEETING_PLACES:
        return _MEET.search(text) is not None and _OF_THE_LAND.search(text) is None
    return place in _DESKS and len(told) == 1 and told.total() >= _SOME


_MEETING_PLACES = MEETING_PLACES | {"Lausanne"}
_MEET = re.compile(
    r"\b(?:UN|EU|U\.N|United Nations|European (?:Union|Commission|Council|Parliament)|NATO|[Ii]nternational|[Aa]tomic|[Nn]uclear|Security Council|"
    r"General Assembly|WHO|WTO|OPEC\+?|OSCE|IAEA|OPCW|[Ww]orld (?:body|court|trade|health|anti-doping)|watchdog|[Cc]ommissioner|"
    r"[Pp]residing judge|[Tt]ribunal|[Tt]alks|[Nn]egotiat\w+|[Dd]elegat\w+|[Ee]nvoys?|[Ss]ummit|[Mm]inisters|[Mm]ember states|ambassadors?|"
    r"rapporteurs?|inspectors|[Aa]ppeals chamber|Olympic|[Aa]nti-doping|[Dd]irector[- ][Gg]eneral|[Ff]act-finding|[Pp]ermanent [Mm]ission|[Rr]egistry)\b"
)
"""What tells of a body of many states, or of those who meet."""
_OF_THE_LAND = re.compile(r"\b(?:federal|municipal|city council|museum|carmaker|detectives?|police spokes\w+)\b")
"""What is a land's own."""
_DESKS = frozenset(("Dubai", "Dakar"))
"""Towns from which correspondents report on the lands around."""


def home_in(
    text: str, persons: Collection[str] = (), outlet: str | None = None, title: str | None = None
) -> str | None:
    """Alpha-3 code of the state whose affairs *text* is about, for a report without a dateline; None where several share it.

    States, the bodies and parties that are of one state, and towns behind "in" or "from" each count; the state that has
    three fifths of all and two at least is the report's. persons: the names of persons in it, which are none ("Paris" of
    "Valeska Paris"). outlet: who reports; a national outlet's state is the report's already where it has some share, that of a paper
    named after its land, with a title on its people, where it has a small one, but not where the text begins with another's affairs and is mostly about them.
    title: the one state that it is on (`_headed`) is the report's where the text tells of it as well.
    """
    found: Counter[str] = Counter()
    for mention in states(text):
        if mention.way == "name" or text[mention.start : mention.end] not in persons:
            found[mention.country] += 2
    for mark in _MARK.finditer(text):
        found[_MARKS[mark.group()]] += 2
    for place in _IN.finditer(text):
        codes = () if next(states(place.group(1)), None) else town(place.group(1))
        if len(codes) == 1:
            found[codes[0]] += 1
    found["USA"] += 2 * len(_AMERICAN.findall(text))
    country, most = found.most_common(1)[0]
    own = (outlet_state(outlet) or _in_its_name(outlet)) if outlet else None
    headed, does = _headed(title) if title else (None, False)
    if headed and headed != own and found[headed] >= (most if does else _HEADED_SHARE * found.total()):
        return headed
    at_home = bool(outlet and title) and own in {m.country for m in states(title or "")} & {_in_its_name(outlet or "")}
    share = _NAMED_SHARE if at_home and most < _SHARE * found.total() else _OWN_SHARE
    if own and (found.total() < _ENOUGH or found[own] >= share * found.total()):
        begun = {mention.country for mention in states(text[:_HEAD])}
        mostly = found.total() >= _ENOUGH and most >= _OF_OTHERS * found.total()
        return country if mostly and country in begun and own not in begun else own
    return country if most >= _ENOUGH and most >= _SHARE * found.total() else None


def towns_in(text: str) -> frozenset[str]:
    """The states of which *text* names a town, behind "in" or "from", that no other has."""
    found = (town(place.group(1)) for place in _IN.finditer(text) if next(states(place.group(1)), None) is None)
    return frozenset(codes[0] for codes in found if len(codes) == 1)


def _headed(title: str) -> tuple[str | None, bool]:
    """The one state that a *title* is on, and whether it only does something there: "Malawi: who governs?", "A poor harvest in Malawi", "Malawi names
    a premier". None where it names another's people or bodies as well ("C.I.A. action in Malawi"), or the state as whose deed a thing is, or
    whom it is turned to ("US strike", "Lusaka's partners", "calls on Lusaka"): what one state does to another tells not whose report it is.
    """
    mentions = list(states(title))
    marks = {_MARKS[mark.group()] for mark in _MARK.finditer(_DOTTED.sub(lambda m: m.group().replace(".", ""), title))}
    marks |= {state for name in _NAME.findall(title) if (state := state_of_leader(name)) is not None}
    if len({m.country for m in mentions} | marks) != 1 or not mentions:
        return None, False
    first = mentions[0]
    where = _SCENE_OF.search(title, 0, first.start) is not None and _NO_NOUN_BEHIND.match(title, first.end) is not None
    topic = _TOPIC.match(title, first.end) is not None
    begins = not _BEFORE_TOPIC.sub("", title[: first.start]).strip()
    if first.way != "demonym" and (where or (begins and topic)):
        return first.country, False
    plain = first.way == "name" and not _LETTERS.fullmatch(title, first.start, first.end)
    return (first.country, True) if plain and begins and _DOES.match(title, first.end) else (None, False)


_NAME = re.compile(r"(?<![\w’'])[A-ZÀ-Þ][a-zà-þ]+")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_SCENE_OF = re.compile(r"\b(?:in|across|inside|within|around)\s(?:the\s)?$", re.IGNORECASE)
_NO_NOUN_BEHIND = re.compile(
    r"\s*(?:$|[,:;.?!—–)]|(?:as|after|amid|and|but|by|before|during|despite|for|from|has|have|in|is|are|of|on|over|since|that|to|was|were|while|with|without)\b)",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"\s*(?::|\s[—–-]\s|,\s)")
_BEFORE_TOPIC = re.compile(r"^(?:LIVE|Live|Update|UPDATE|Analysis|Explainer|Breaking|Watch|Opinion)\b\s*(?:\W\s*)?")
_LETTERS = re.compile(r"(?:[A-Z]\.?)+")
_DOES = re.compile(r"\s\w")


_ENOUGH, _SHARE, _OWN_SHARE, _HEADED_SHARE, _OF_OTHERS = 4, 0.6, 0.3, 0.2, 0.65
_NAMED_SHARE = 0.12
"""Share of its own land from which a text in a paper that bears that land's name is on it, where no other has most."""
_HEAD = 600
"""Characters at the head of a text that tell what it is about."""
_PLENTY, _SOME, _HARDLY = 6, 2, 0.1


def outlet_state(name: str) -> str | None:
    """Alpha-3 code of the state whose national outlet *name* is, to the letter; None for what is none that we know."""
    return _outlets().get(_outlet_key(name)) if name[:1].isupper() else None


def _in_its_name(name: str) -> str | None:
    """The state that a newspaper bears in its name ("Madagascar Tribune", "The Korea Herald")."""
    first = next(states(name), None)
    if first is None or first.start != len(name) - len(name.removeprefix("The ")):
        return None
    return first.country if _PAPER.fullmatch(name, first.end) else None


_PAPER = re.compile(
    r"\s(?:Evening |Morning |Daily |Sunday |Weekly |Business |National )?"
    r"(?:Times|Post|Tribune|Herald|Gazette|Journal|Star|Sun|News|Chronicle|Independent|Observer|Mail|Standard|Telegraph|Monitor|Today|Daily|"
    r"Mirror|Guardian|Nation|Express|Insider)(?: Online)?"
)


def _outlet_key(name: str) -> str:
    return name.split(",", maxsplit=1)[0].strip().lower().removeprefix("the ")


@cache
def _outlets() -> dict[str, str]:
    return {_outlet_key(name): code for code, names in table_rows("outlets.psv") for name in names.split(";")}


_MARKS = {
    name: code
    for code, names in (
        ("USA", "Republican Republicans Democrat Democrats Democratic GOP Congress FBI CIA Pentagon NASA Medicare Obamacare"),
        ("GBR", "Tory Tories Labour Commons Westminster Whitehall NHS MP MPs"), ("FRA", "Élysée Matignon"), ("DEU", "Bundestag CDU SPD AfD"),
        ("RUS", "Kremlin Duma FSB Rosatom"), ("UKR", "Rada SBU"), ("ISR", "Knesset Likud IDF"), ("IND", "BJP Sabha Modi"),
        ("POL", "Sejm PiS"), ("TUR", "AKP CHP"), ("ZAF", "ANC Eskom"), ("BRA", "Planalto"), ("MEX", "Morena"), ("PAK", "PTI"),
        ("JPN", "Diet"), ("CHN", "Politburo"), ("ITA", "Quirinale Carabinieri"), ("NGA", "APC PDP Naira"), ("AUS", "Coalition"),
    )
    for name in names.split()
}  # fmt: skip
"""Bodies and parties whose name alone tells the state."""
_MARK = re.compile(rf"(?<![\w-])(?:{'|'.join(_MARKS)})(?!\w)")
_AMERICAN = re.compile(r"\b[RDI]-[A-Z][a-z]*\b|\b(?:Sen|Rep|Gov)\.\s[A-Z]|\bSupreme Court\b(?=.*\bSenate\b)")
_IN = re.compile(r"\b(?:in|from|near|outside)\s+([A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)?)")


@cache
def _towns() -> dict[str, tuple[str, ...]]:
    return _places("towns.psv")


@cache
def _small_places() -> dict[str, tuple[str, ...]]:
    """What only a dateline is looked up in: elsewhere in a text, too many words are the name of some village."""
    return _places("places.psv.gz")


def _places(table: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(codes.split()) for name, codes in table_rows(table)}


_REGION = re.compile(r"(?:New|North|South|East|West|Northern|Southern|Eastern|Western|Upper|Lower)\s+[A-ZÀ-Þ]")


def ends_in_a_land(name: str) -> bool:
    """Whether *name* ends in a state's by its own name, as a body's does and hardly anybody's: "Swimming Kenya"."""
    land = next(states(name), None)
    return (
        land is not None
        and land.way == "name"
        and land.end == len(name)
        and land.start > 1
        and not is_given(name.split(maxsplit=1)[0])
    )


def is_region(name: str) -> bool:
    """Whether *name* is that of a town or province called after another or after its side ("New South Wales")."""
    return bool(_REGION.match(name)) and bool(town(name))


def town(name: str) -> tuple[str, ...]:
    """Alpha-3 codes of the states that have a town or province of that name, the largest first."""
    folded = fold(name)
    return _towns().get(folded, ()) if folded else ()
