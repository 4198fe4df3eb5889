"""A leaf that compares one fact with one figure or word, answered without CEL: nearly all leaves of a plan are so.

CEL's own answer is the measure: whatever is not exactly of this form, and any value that is not of the fact's type, is
left to it, and a test holds both against each other.
"""

import operator
import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from paripassu.situation.language import FactType, FactValue, Program

_FORM: Final = re.compile(
    r"""\s*(?P<root>now|reached|indicators|steps|days_since|today)\b
    (?:\s*\.\s*(?P<before>at_least|is)\b(?=\s*[.\[]))?
    (?:\s*\[\s*(?:"(?P<double>[^"\\\n]*)"|'(?P<single>[^'\\\n]*)')\s*\]|\s*\.\s*(?P<plain>[A-Za-z_](?:[\w-]*\w)?))?
    (?:\s*\.\s*(?P<after>[A-Za-z_]\w*))?
    \s*(?P<sign>>=|<=|==|!=|<|>)
    \s*(?:(?P<number>\d+(?:\.\d+)?)|"(?P<word>[^"\\\n]*)"|'(?P<other>[^'\\\n]*)')\s*""",
    re.VERBOSE | re.ASCII,
)
_SIGNS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
}
_TYPES: Final[dict[FactType, type]] = {"double": float, "int": int, "string": str, "bool": bool}


class Comparison(NamedTuple):
    """`fact sign figure`: what it asks of a value of type `kind`."""

    kind: type
    holds: Callable[[Any, Any], bool]
    figure: FactValue


def comparison(program: Program) -> Comparison | None:
    """What *program* compares, None where it is of any other form."""
    found = _FORM.fullmatch(program.text)
    if found is None or len(program.facts) != 1:
        return None
    fact, at = program.facts[0], found.groupdict()
    # where the id was not read as CEL's adapter read it ("x-1" may be a subtraction) this is no plain comparison
    key = next((at[name] for name in ("double", "single", "plain") if at[name] is not None), "")
    if (at["root"], key, at["before"] or at["after"] or "") != fact or (at["before"] and at["after"]):
        return None
    kind = _TYPES[fact.type]
    word = at["word"] if at["word"] is not None else at["other"]
    figure: FactValue = word if word is not None else float(n) if "." in (n := at["number"]) else int(n)
    return Comparison(kind, _SIGNS[at["sign"]], figure) if type(figure) is kind else None
