"""A person's name in, the state of those whom the world's news names without saying whose they are, out."""

from functools import cache

from paripassu.gazetteer import table_rows
from paripassu.statements._plain import fold


@cache
def _table() -> dict[str, str]:
    states: dict[str, str] = {}
    alone: dict[str, set[str]] = {}
    for state, *names in table_rows("leaders.psv"):
        for name in names:
            states[plain(name)] = state
            if name.endswith("*"):
                alone.setdefault(plain(name.split()[-1]), set()).add(state)
    return states | {name: of.pop() for name, of in alone.items() if len(of) == 1}


def plain(name: str) -> str:
    """Without marks, titles, a possessive "s" behind it and the initials in its middle: "Joseph R. Biden Jr." is "joseph biden"."""
    first, *rest = fold(name).split() or [""]
    return " ".join([first, *(w for w in rest if len(w) > 1 and w not in ("jr", "sr", "ii", "iii"))])


def state_of_leader(name: str) -> str | None:
    """ISO code of a person who is known by that name ("Vladimir Putin", "Putin"); None for all others."""
    return _table().get(plain(name))
