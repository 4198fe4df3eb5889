"""The words of a source in, the persons whom they name together out, or that somebody speaks in them together with others."""

import re
from collections.abc import Callable

from paripassu.gazetteer import whole_state
from paripassu.statements import _nouns as nouns
from paripassu.statements._kinds import kind_of
from paripassu.statements._persons import person_name
from paripassu.statements._phrases import segments
from paripassu.statements._places import town
from paripassu.statements._titles import office_alone

_AND = re.compile(r"(?:,?\s+(?:[Aa]nd|n?or|as well as|along with|&)\s+)")
"""What joins several."""
_PARTS = re.compile(rf"{_AND.pattern}|,\s+|\s+[—–-]+\s+")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_BOTH = re.compile(r"^(?:both|neither|either)\s+", re.IGNORECASE)
_RELATIVE = re.compile(r",\s+(?:who|whom|whose|which|that)\b[^,]*(?:,|$)")
_OF_ANOTHER = re.compile(
    r"\b(?:of|for|to|from|with|by|at|in|on|as|about|against|like|including|than|behind|under|over|between|among|during|since|who|that|which)\b"
)
"""What stands before a name that is not the source's own."""
_APPOSITION = re.compile(
    r"(?:(?i:an?|the|his|her|its|their|two|three|four|five|six|both|several|\d+)|[A-ZÀ-Þ][\w.-]*['’]s|(?!including|like|such)[a-zà-þ][\w-]+)\b"
)
"""How something begins that is told of somebody just named."""
_OTHERS = re.compile(
    r"(?:(?:(?:many|some|several|most|all|a few|dozens|scores|hundreds|the)\s(?:of\s)?)?(?:other|others)\b|(?:his|her|their)\s|"
    r"(?:many|some|several|most|dozens|scores|hundreds|even some|leading|fellow)\s|"
    r"an?\s(?:\w+\s)?(?:clutch|number|group|handful|host|slew|bunch|series|couple|dozen|string|raft|few)\sof\s)",
    re.IGNORECASE,
)
"""How those begin who stand beside somebody: "her aides", "other lawmakers"."""

_TITLES = re.compile(r"\b(Sen|Rep|Gov|Professor|Senator|Representative|Governor)s(\.?)(?=\s[A-ZÀ-Þ])|\bMessrs\b")
"""A title of all those named behind it."""

Known = Callable[[str], bool]


_OF_ONE_BODY = re.compile(r"^(?:[Tt]he )?(?P<body>[A-ZÀ-Þ][^,'’]* and [^,'’]*[^,s'’])['’]s (?P<who>[A-ZÀ-Þ].*)$")


def of_a_body(text: str) -> bool:
    """Whether the "and" in *text* stands in the name of somebody's body: "the Food and Drugs Agency's Mara Holt"."""
    found = _OF_ONE_BODY.match(text)
    return (
        found is not None
        and " and " not in found["who"]
        and person_name(found["who"]) is not None
        and person_name(found["body"].split(" and ")[1]) is None
    )


def together(text: str, known: Known) -> tuple[str, ...]:
    """The names of the persons whom a source is made of ("Sen. Mara Holt of Ohio and Gov. Paul Reyes (R)"); none where it names fewer than
    two, or more than them. known: whether a report has somebody by a name's single word."""
    bare = _BRACKET.sub("", text).strip(" ,")
    joined = _AND.search(bare)
    if joined is None or of_a_body(bare):
        return ()
    bare = _RELATIVE.sub(",", _BOTH.sub("", bare)).strip(" ,")
    names: list[str] = []
    told = False
    for number, (part, mark) in enumerate(_parted(bare)):
        name = at_head(part, known)
        aside = _APPOSITION.match(part) is not None or (bool(names) and _is_place(part))
        if part.startswith("one of ") or (
            name is None and not names and aside and kind_of(part) in ("document", "media")
        ):
            return ()  # "Mara Holt, one of the sponsors, along with Ann Moss", "a study by Mara Holt and Ann Moss"
        if name is None and (names or number == 0) and aside and not _AND.fullmatch(mark):
            told = bool(names)
            continue
        if told and _AND.fullmatch(mark) and not mark.startswith(","):
            break  # "Ruth Lane, a friend of Ann Moss and Bob Day"
        if name is None or name in names:
            return ()
        told = False
        names.append(name)
    return tuple(names) if len(names) > 1 else ()


def _parted(text: str) -> list[tuple[str, str]]:
    """The parts of a list, each with what stands before it."""
    found: list[tuple[str, str]] = []
    at, mark = 0, ""
    for between in _PARTS.finditer(text):
        found.append((text[at : between.start()], mark))
        at, mark = between.end(), between.group()
    return [(part.strip(), before) for part, before in [*found, (text[at:], mark)] if part.strip()]


def at_head(part: str, known: Known) -> str | None:
    """The person whom the words of *part* are of, whatever stands behind the name ("Senator Mara Holt of Ohio"); None for one of another."""
    part = office_alone(re.sub(r"['’]s?$", "", _TITLES.sub(_of_one, part)))
    name = person_name(part)
    if name is None or (" " not in name and not known(name)):
        last = part.rsplit(maxsplit=1)[-1] if part else ""
        first = part.split(" of ", 1)[0]
        name = next((word for word in (part, first, last) if word and known(word)), None)
        if name is None or (name == last != part and not _only_titles(part[: -len(last)])):
            return None
    before = part.partition(name)[0]
    return None if _OF_ANOTHER.search(before) else name


def _of_one(title: re.Match[str]) -> str:
    return f"{title[1]}{title[2]}" if title[1] else "Mr"


def _is_place(part: str) -> bool:
    return bool(town(part)) or whole_state(part) is not None


def _only_titles(before: str) -> bool:
    words = before.split()
    return bool(words) and all(nouns.TITLES.match(w) or nouns.PERSON.fullmatch(w) for w in words[-1:])


def with_others(text: str, known: Known) -> bool:
    """Whether somebody named speaks together with people without a name: "Mara Holt and her aides"."""
    bare = _BRACKET.sub("", text).strip(" ,")
    joined = _AND.search(bare)
    if joined is None:
        return False
    first, behind = _BOTH.sub("", bare[: joined.start()]), bare[joined.end() :]
    parts = segments(first)
    if not parts or at_head(parts[0], known) is None:
        return False
    if len(parts) > 1 and not joined.group().startswith(",") and at_head(parts[-1], known) is None:
        return False  # "Ruth Lane, head of the union and other bodies"
    own = re.match(r"(?:his|her|their)\s", behind) is not None
    return _OTHERS.match(behind) is not None and not (own and kind_of(behind) == "unnamed person")


def open_apposition(text: str, known: Known) -> bool:
    """Whether the first "and" of a source stands in what is told of one person: "Ruth Lane, director of the institute and an adviser"."""
    bare = _BRACKET.sub("", text)
    joined = _AND.search(bare)
    if joined is None or joined.group().startswith(","):
        return False
    parts = segments(bare[: joined.start()])
    return len(parts) > 1 and at_head(parts[0], known) is not None and at_head(parts[-1], known) is None
