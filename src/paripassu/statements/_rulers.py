"""Words for a junta or another government of a time of change in ("the junta's spokesman"), of which state it is in a report out.

Such a government is called by what it is, and where the report is written elsewhere, it is not the state's where that is.
"""

import re
from collections.abc import Container, Sequence

from paripassu.gazetteer import Mention

_RULERS = re.compile(
    r"\b(?:[Jj]unta|(?:[Mm]ilitary|[Tt]ransitional|[Ss]hadow|[Ii]nterim|[Pp]arallel) (?:government|council|authorities|rulers|administration)|"
    r"[Rr]uling (?:council|generals)|[Ss]overeign(?:ty)? [Cc]ouncil|[Nn]ational [Uu]nity [Gg]overnment)s?\b"
)
_BESIDE = re.compile(r"(?:['’]s?)?\s(?:[a-z][\w-]*\s){0,2}$")
_OF = re.compile(r"\s(?:in|of)\s(?:the\s)?$")
_NEAR = 60
_GENERALS = frozenset(("MMR", "MLI", "NER", "BFA", "GIN", "GAB", "TCD", "SDN"))
"""States that soldiers, or those whom they installed, have governed of late."""


def of_rulers(text: str) -> bool:
    """Whether *text* tells of such a government."""
    return _RULERS.search(text) is not None


def rulers_state(body: str, named: Sequence[Mention], towns: Container[str] = ()) -> str | None:
    """The one state whose such government *body* tells of: by the state beside the word, or since it names one alone that soldiers govern.

    named: the states that it names; towns: those of which it names only towns.
    """
    beside: set[str] = set()
    for word in _RULERS.finditer(body):
        for m in named:
            if word.start() - _NEAR <= m.start < word.start():
                near = _BESIDE.fullmatch(body, m.end, word.start()) is not None and m.way != "seat"
            else:
                near = (
                    word.end() <= m.start <= word.end() + _NEAR and _OF.fullmatch(body, word.end(), m.start) is not None
                )
            if near:
                beside.add(m.country)
    if beside:
        return beside.pop() if len(beside) == 1 else None
    governed = {m.country for m in named} & _GENERALS or {state for state in _GENERALS if state in towns}
    return governed.pop() if len(governed) == 1 else None
