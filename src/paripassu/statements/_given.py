"""A full name in, the pronoun that its given name tells out."""

from functools import cache
from typing import Literal

from paripassu.gazetteer import table_rows
from paripassu.statements._plain import fold

Pronoun = Literal["he", "she"]
_PRONOUNS: dict[str, Pronoun | None] = {"he": "he", "she": "she", "either": None}


@cache
def _table() -> dict[str, Pronoun | None]:
    return {name: _PRONOUNS[which] for which, names in table_rows("given.psv") for name in names.split()}


def is_given(word: str) -> bool:
    """Whether *word* is a given name that is known here."""
    return fold(word).replace(" ", "-") in _table()


def pronoun_of(name: str) -> Pronoun | None:
    """ "he" or "she" for a full name ("Theresa May"); None for a surname alone and where the given name does not tell."""
    given, _, surname = name.partition(" ")
    if not surname:
        return None
    folded = fold(given).replace(" ", "-")
    return _table().get(folded) or _table().get(folded.split("-")[0])
