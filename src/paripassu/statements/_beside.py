"""A name and a text in, the kind of body that it is by what stands beside it out: "the operator, Name,", "carmaker Name"."""

import re
from collections.abc import Iterator

from paripassu.types import Kind

_FIRMS = (
    r"(?:(?:\w*makers?|operators?|compan(?:y|ies)|firms?|manufacturers?|suppliers?|carriers?|airlines?|lenders?|banks?|utilit(?:y|ies)|"
    r"retailers?|insurers?|producers?|refiners?|broadcasters?|providers?|consultanc(?:y|ies)|think tanks?|charit(?:y|ies)|associations?|"
    r"subsidiar(?:y|ies)|start-?ups?|agenc(?:y|ies)|lobby|conglomerates?|shipyards?|distributors?)"
    r"(?<!lawmaker)(?<!lawmakers)(?<!policymaker)(?<!policymakers)(?<!filmmaker)(?<!filmmakers)"
    r"(?<!law-maker)(?<!policy-maker)(?<!film-maker))"
)
NOT_ITS_MAN = r"(?=\s*(?:[,.;:)—–]|$|(?:that|which|for|of|in|from|based|behind|on|with|to)\b))"
PLAIN_WORD = r"(?!(?:of|at|for|from|with|in|to|by|who|whose)\s)[\w-]+"
"""A word of a description before its head: "a director of the bank" is no bank."""


def body_beside(name: str, body: str) -> Kind | None:
    """The kind of body that *name* is by what *body* has beside it: "the operator, Name,", "carmaker Name", "Name, a bank in"; None
    where it has nothing of the kind."""
    beside = list(around(name, body))
    if any(_PRINTS.search(text) for text in beside):
        return "media"
    return "organisation" if any(_TRADES.search(text) for text in beside) else None


HERE = "\ue000"
"""What stands for a name in the text around it, so that patterns of what stands beside it are made once."""
_AROUND = 240
"""Characters on each side of a name that are looked at."""


def around(name: str, body: str) -> Iterator[str]:
    """What stands around each place at which *body* has *name* by itself, with HERE for the name."""
    at = body.find(name)
    while at >= 0:
        end = at + len(name)
        if not (_is_letter(body, at - 1) or _is_letter(body, end)):
            yield f"{body[max(0, at - _AROUND) : at]}{HERE}{body[end : end + _AROUND]}"
        at = body.find(name, at + 1)


def _is_letter(body: str, at: int) -> bool:
    return 0 <= at < len(body) and (body[at].isalnum() or body[at] == "_")


_PRINTS = re.compile(rf"\b(?:agency|broadcaster|newspaper|daily|weekly|outlet|website|news site) {HERE}(?!\s+[A-ZÀ-Þ])")
_TRADES = re.compile(
    rf"\b{_FIRMS}(?: (?:called|named))? {HERE}(?!\s+[A-ZÀ-Þ])|"
    rf"\b(?:[Tt]he|[Ii]ts?|[Aa]n?|\w+['’]s)\s(?:{PLAIN_WORD}\s){{0,4}}{_FIRMS},\s+{HERE}(?=[,.])|"
    rf"{HERE},\s+(?:the|an?|its|\w+['’]s)\s(?:{PLAIN_WORD}\s){{0,5}}{_FIRMS}{NOT_ITS_MAN}"
)
