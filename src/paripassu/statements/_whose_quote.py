"""A quotation that no words of reporting claim in, the words that tell whose it is out, where there are any near it.

Most go on with what the last speaker said. But a line that introduces them ("Ida Moss agreed:"), a signature ("- Governor Moss") or "asked Ida
Moss" behind them tells of another, and what somebody "was asked" is nobody's word.
"""

import re
from dataclasses import dataclass

from paripassu.statements._persons import person_name
from paripassu.types import Span

_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?:\s(?:de|da|del|van|von|bin|al|el|[A-ZÀ-Þ][\w.’'-]*)){0,3}"
_LED = re.compile(
    rf"(?:^|[.!?—–,;]\s+(?:(?:and|but|then|so)\s)?)(?:(?:Then|But|And|Still|Later|So)\s)?"
    rf"(?P<who>(?:\d+-year-old\s)?{_NAME})(?:,[^,:“”\"]{{3,80}},)?"
    rf"\s(?:(?:also|then|later|[a-z]+ly)\s)*(?P<verb>[a-z]+ed|said|says|put|wrote|told|went|had|began|[a-z]+s)\b[^:.!?“”\"]{{0,60}}:\s*$"
)
"""Who does something before a colon."""
_ASKED = re.compile(
    r"\b(?:was|were|is|are|been|being)\s(?:(?:then|also|later|\w+ly)\s)?asked(?:\s[^.:“”\"]{2,40})?[,:]\s*$"
)
_SIGNED = re.compile(rf"[”\"’']*\s*\n?\s*[-–—]\s?(?P<who>(?:[\w.]+\s){{0,3}}?{_NAME})(?=[,.:\n]|\s\(|$)")
_BEHIND = re.compile(
    rf"[”\"’']*\s(?:said|says|asked|wrote|added|replied|recalled|shouted|tweeted|quipped|joked)\s(?P<who>{_NAME})(?=[,.\n]|\s(?:of|in|on|at|to|with|who|as)\b)"
)


@dataclass(frozen=True, slots=True)
class Whose:
    """The words that tell whose a quotation is; None where it is nobody's."""

    span: Span | None


def whose(body: str, start: int, end: int) -> Whose | None:
    """Whose the quotation from *start* to *end* is by the words around it; None where they tell nothing."""
    for found in (_SIGNED.match(body, end), _BEHIND.match(body, end)):
        if found is not None and person_name(found["who"].rstrip(".")) is not None:
            return Whose(Span(*found.span("who")))
    opened = start - 1 if body[start - 1 : start] in "“\"‘'" else start
    line = body[: max(0, opened)].rstrip()
    before = line[line.rfind("\n") + 1 :]
    apart = "\n" in body[len(line) : opened]
    if not apart and _ASKED.search(before):
        return Whose(None)
    led = _LED.search(before)
    if led is None or person_name(led["who"]) is None:
        return None
    at = len(line) - len(before)
    return Whose(Span(at + led.start("who"), at + led.end("who")))
