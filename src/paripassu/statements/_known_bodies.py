"""Words in, the bodies and firms in them that are of one state and known by their name alone ("Bundestag", "Rosatom") out."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from paripassu.gazetteer import one_of, table_rows
from paripassu.statements import _nouns as nouns


@cache
def _table(name: str) -> dict[str, str]:
    return {cell: code for code, *cells in table_rows(name) for cell in cells}


@cache
def _pattern() -> re.Pattern[str]:
    names = (*_table("bodies.psv"), *_table("firms.psv"))
    return re.compile(rf"(?<![\w.-]){one_of(names)}(?![\w-])")


def is_known_firm(name: str) -> bool:
    """Whether a firm of that very name is known in the world's news."""
    return name in _table("firms.psv")


def state_of_short_firm(name: str) -> str | None:
    """Alpha-3 code of the state of a firm that the news calls by *name*, which is also a word, a person's name or a town's; None where
    it calls none so. Whether it is the firm's here is for the report to say."""
    return _table("short_firms.psv").get(name)


def is_known_body(name: str) -> bool:
    """Whether a body, or a state firm that stands for its state, of that very name is known in the world's news."""
    return name in _table("bodies.psv")


class Body(NamedTuple):
    """A body or firm named in a text, and its state (alpha-3)."""

    start: int
    end: int
    country: str


@lru_cache(maxsize=4096)
def body_in(text: str) -> Body | None:
    """The first body or firm that *text* names; None where it names none that is known, or only a name that goes on ("Boeing Field")."""
    found = next((m for m in _pattern().finditer(text) if _ends(text, m.end())), None)
    if found is None:
        return None
    country = _table("bodies.psv").get(found.group()) or _table("firms.psv")[found.group()]
    return Body(found.start(), found.end(), country)


_NEXT = re.compile(r"\s([A-ZÀ-Þ][\w'’.-]*)")
_FIRM_TOO = re.compile(r"(?:Inc|Corp|Ltd|plc|PLC|AG|SA|SE|NV|Co|Group|Holdings?|CEO|CFO|COO)\.?")


def _ends(text: str, at: int) -> bool:
    """Whether a body's name that ends at *at* goes on with nothing but an office, initials or a firm's letters."""
    behind = _NEXT.match(text, at)
    if behind is None:
        return True
    word = behind.group(1)
    office = nouns.TITLES.match(word) or nouns.PERSON.fullmatch(word) or nouns.PEOPLE.fullmatch(word)
    return bool(office) or len(word) == 1 or _FIRM_TOO.fullmatch(word) is not None


def firms_named(text: str) -> Iterator[str]:
    """The names by which *text* has firms that are known in the world's news, as often as it has them; of a short one, which is also a
    word or a person's name, whether it is the firm's there is for the report to say."""
    for found in _firm_names().finditer(text):
        if _ends(text, found.end()):
            yield found.group()


@cache
def _firm_names() -> re.Pattern[str]:
    names = (*_table("firms.psv"), *_table("short_firms.psv"))
    return re.compile(rf"(?<![\w.-]){one_of(names)}(?![\w-])")


def state_of_body(text: str) -> str | None:
    """Alpha-3 code of the state of the first body or firm that *text* names; None where it names none that is known."""
    found = body_in(text)
    return None if found is None else found.country
