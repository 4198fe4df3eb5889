"""Names of states in, ISO 3166-1 alpha-3 codes out: by name, by demonym, by capital or seat of government."""

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

Way = Literal["name", "demonym", "seat"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A state named in a text."""

    start: int
    end: int
    country: str
    way: Way


def table_rows(name: str) -> Iterator[list[str]]:
    """The rows of a table in data/ (cells parted by "|", comments behind "#"), packed or not. Raises FileNotFoundError."""
    data = (resources.files("paripassu") / "data" / name).read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")
    return (line.split("|") for line in text.splitlines() if line and not line.startswith("#"))


_ONE_OF_A_PEOPLE = re.compile(r"(?<!m)an$|[^aeiou]i$")
"""How a people's name ends of whom several take an "s": "Barbadian", "Trini"."""


@cache
def _tables() -> tuple[dict[str, tuple[str, Way]], re.Pattern[str]]:
    table: dict[str, tuple[str, Way]] = {}
    for code, names, demonyms, seats in table_rows("countries.psv"):
        for way, group in (("name", names), ("demonym", demonyms), ("seat", seats)):
            for form in filter(None, group.split(";")):
                table.setdefault(form.removeprefix("the "), (code, way))  # type: ignore[arg-type]
                if way == "demonym" and _ONE_OF_A_PEOPLE.search(form):
                    table.setdefault(f"{form}s", (code, "demonym"))
    return table, re.compile(rf"(?<![\w.]){one_of(table)}(?:(?<=\.)|(?!\w))")


def one_of(forms: Iterable[str]) -> str:
    """A pattern for any of *forms*, the longest first. They stand by first letter: at most places of a text one look at the
    letter tells that none is there."""
    by_letter: dict[str, list[str]] = {}
    for form in sorted(filter(None, set(forms)), key=lambda f: (-len(f), f)):
        by_letter.setdefault(form[0], []).append(re.escape(form[1:]))
    letters = "".join(map(re.escape, sorted(by_letter)))
    each = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items()))
    return f"(?=[{letters}])(?:{each})"


def states(text: str) -> Iterator[Mention]:
    """The states that *text* names, longest form first, left to right: case counts ("us" is no state)."""
    table, pattern = _tables()
    for found in pattern.finditer(text):
        form = found.group()
        if form == "Georgetown" and text.startswith(" University", found.end()):
            continue
        if form in ("North", "South") or (
            form == "Congo" and "Republic of" in text[max(0, found.start() - 12) : found.start()]
        ):
            # "the North" is a state only beside its other half, which is for the situation's own aliases to say.
            continue
        code, way = table[form]
        if (
            way == "demonym"
            and _NO_NOUN.match(text, found.end())
            and _IN.search(text, max(0, found.start() - _TONGUE), found.start())
        ):
            continue  # "in English": a language
        if form == "Wales" and text[max(0, found.start() - 6) : found.start()] == "South ":
            continue  # New South Wales
        if form == "Georgia" and "Atlanta" in text:
            continue
        if (
            form in _GIVEN
            and _IN_A_PLACE.search(text, max(0, found.start() - _NEAR), found.start()) is None
            and _is_person(text, found.end())
        ):
            continue
        if form == "Trinidad" and _A_NAME_OR_TOWN.search(text, max(0, found.start() - _NAME), found.end() + _NAME):
            continue
        if form in _IN_OTHERS and any(
            found.start() < m.end() and found.end() > m.start()
            for m in _NO_STATES.finditer(text, max(0, found.start() - 14), found.end() + 12)
        ):
            continue
        yield Mention(found.start(), found.end(), code, way)


def whole_state(text: str, *ways: Way) -> Mention | None:
    """The state that is the whole of *text*, told in one of *ways* (any, where none is given): "Kenya", and not "Kenya Airways"."""
    found = next(states(text), None)
    if found is None or (found.start, found.end) != (0, len(text)) or (ways and found.way not in ways):
        return None
    return found


_SHOUTED = re.compile(r"\b[A-ZÀ-Þİ]{4,}(?:\s(?:OF|AND|THE)\b|\s[A-Z]{3,}\b)*")
_SMALL_WORD = re.compile(r"\b(?:Of|And|The)\b")


def spoken(text: str) -> str:
    """*text* with the states that stand in capitals as they are written else, of the same length: "the UNITED KINGDOM" of minutes."""
    return _SHOUTED.sub(_spoken, text)


def _spoken(shouted: re.Match[str]) -> str:
    words = shouted.group().replace("İ", "I").title()
    words = words[0] + _SMALL_WORD.sub(lambda small: small.group().lower(), words[1:])
    return words if whole_state(words) is not None else shouted.group()


_A_NAME_OR_TOWN = re.compile(
    r"(?<![.!?:;“\"‘\n]\s)(?<!\w)(?!(?:In|From|To|For|Of|Off|On|At|By|With|And|But|As|If|When|While|Against|Around|Across|Into|Between|Outside|"
    r"Since|After|Before|Near|Until|Like|Says?|The|Is|Are|Was|Will|Has|Can|Why|How|What|Where|Visits?)\s)[A-ZÀ-Þ][a-zà-þ]+\sTrinidad\b|"
    r"\b(?:La|San|Santísima)\sTrinidad\b|"
    r"\bTrinidad,\s(?:in\s)?(?:Bolivia|Beni|Cuba|Sancti|Colorado|Colo|Texas|Calif|Honduras|Uruguay|Paraguay|Benguet)|"
    r"\bTrinidad\s(?!(?:[A-ZÀ-Þ]\w+\s)?(?:Express|Guardian|Newsday|Government|Coast|Defen[cs]e|Police|Parliament|Prime|President|Foreign|Army|"
    r"Islands?|Says?|Calls?|Denies|Rejects?|Warns?|Will|Wants?)\b)[A-ZÀ-Þ][a-zà-þ]+"
)
"""A person by that name, or a town of other lands: "Ana Trinidad", "Trinidad Jiménez", "Trinidad, Colorado"."""
_NAME = 24
_TONGUE = 30
_IN = re.compile(r"(?<!\w)[Ii]n(?:to)?\s(?:[A-ZÀ-Þ][a-zà-þ]+\s(?:and|or)\s)?$")
"""What stands before a language: "in English and French"."""
_NO_NOUN = re.compile(
    r"\s*(?:$|[,.;:)\"”]|(?:on|at|by|for|from|to|with|before|after|during|that|which|who|as)\b|"
    r"(?:and|or)\b(?!\s[A-ZÀ-Þ][\w-]+\s(?!(?:and|or|on|at|by|for|from|to|with|before|after|during|that|which|who|as)\b)[a-z]))"
)
"""What stands behind it, and not behind what is of a people: "in Russian and English", but not "in Russian and Chechen towns"."""
_NO_STATES = re.compile(
    r"(?:South|East) China Sea|Philippine Sea|Sea of Japan|Norwegian Sea|Irish Sea|Indian Ocean|English Channel|Gulf of (?:Mexico|Oman|Guinea|"
    r"Finland|Thailand|Panama)|Lake Chad|Niger (?:Delta|River)|Jordan (?:River|Valley)|(?:Taiwan|Cuba) Strait|New Mexico|New England|"
    r"Turks and Caicos|British Columbia|[Gg]uinea pig|Georgia Tech|(?:Latin|South|Central|North|Meso|Pan)[- ]?American?s?\b|Panama Papers|Washington [Ss]tate\b"
)
"""Waters, regions and peoples in whose names a state's or its people's stands."""
_IN_OTHERS = frozenset(
    (
        "China", "Philippine", "Japan", "Norwegian", "Irish", "Indian", "English", "Mexico", "Oman", "Guinea", "Finland", "Thailand", "Panama",
        "Chad", "British", "Niger", "Jordan", "Taiwan", "Cuba", "England", "Turks", "Georgia", "America", "American", "Americans", "Washington",
    )
)  # fmt: skip


_GIVEN = frozenset(
    (
        "Jordan", "Chad", "Israel", "Georgia", "Kenya", "India", "Victoria", "Sofia", "Paris", "London", "Holland", "Ireland", "Cuba",
        "Havana", "Jamaica", "Dominica", "Jersey", "Vienna",
    )
)  # fmt: skip
"""States and seats of government by which people are called too."""
_SURNAME = re.compile(
    r" ((?:(?:de|van|von|al|el|bin) )?(?:[A-ZÀ-Þ]\. )?[A-ZÀ-Þ][\w'’-]*[a-zà-þ](?: [A-ZÀ-Þ][\w'’-]*[a-zà-þ])*)(?!\w)"
)


_IN_A_PLACE = re.compile(r"(?<!\w)(?:[Ii]n|[Ii]nto|[Aa]cross|[Oo]utside|[Aa]round|[Nn]ear|[Aa]rrived at) $")
"""What stands before a place and hardly before a person: "In Israel Netanyahu said"."""
_NEAR = 12


@cache
def no_surnames() -> frozenset[str]:
    """What stands behind a state's name in those of its bodies, and is nobody's surname."""
    return frozenset(word for row in table_rows("no_surnames.psv") for word in row)


_TITLE_CASE = re.compile(r"(?<!\w)[a-zà-þ]{4,}(?!\w)")


def _is_person(text: str, end: int) -> bool:
    """Whether the name that ends there is a given one: a surname follows, and no word of a body's ("Chad Whitlock", not "Kenya Red Cross"), outside
    a headline that has its every word in capitals."""
    behind = _SURNAME.match(text, end)
    names = behind.group(1).split() if behind is not None else []
    # "India Pakistan talks": another state
    if not 0 < len(names) <= _NAMES or names[0] in _tables()[0] or not no_surnames().isdisjoint(names):
        return False
    line = text[text.rfind("\n", 0, end) + 1 : (text.find("\n", end) + 1 or len(text) + 1) - 1]
    return len(line) < _SHORT or _TITLE_CASE.search(line) is not None


_NAMES = 3
_SHORT = 40
"""Characters of what is no line of a report but a source's words, which may all be capitalised."""


@cache
def _usual() -> dict[str, str]:
    return {row[0]: row[1].split(";")[0] for row in table_rows("countries.psv")}


def usual_name(code: str) -> str:
    """The usual English name of a state; the code itself where the table does not know it."""
    return _usual().get(code, code)


def is_state(code: str) -> bool:
    """Whether *code* is the alpha-3 code of a state ("USA", and not "WHO")."""
    return code in _usual()


@cache
def forms_of(country: str) -> tuple[str, ...]:
    """Every form (name, demonym, seat) that stands for the state with that alpha-3 code."""
    table, _ = _tables()
    return tuple(sorted(form for form, (code, _) in table.items() if code == country))
