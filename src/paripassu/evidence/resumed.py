"""A sentence that speaks of a blow again and what stands before it in, the sentence with what the blow was aimed at out."""

import re

_BLOW = r"(?:(?:air|drone|missile)[- ]?)?(?:strike|attack|raid|bombing|assault|bombardment|shelling|airstrike)s?"
_AGAIN = re.compile(
    rf"\b(?:the|that|this|these|those|such|similar|both)\s+(?:(?:\w+|“\w+”)\s+)?{_BLOW}\b"
    r"(?!\s+(?:on|against|at|of|to|in|into|inside|near|off|from|along|group|force|team|drones?|aircraft|jets?|helicopters?)\b|-)",
    re.IGNORECASE,
)
_AIMED = re.compile(
    rf"\b(?:{_BLOW}\s+(?:on|against|at)|(?:struck|hit|bombed|attacked|raided|shelled|blew up|blown up|sank|fired (?:on|at)|shot (?:at|up|out)))\s+"
    r"(?P<what>(?:(?!(?:that|which|who|whom|whose|leaving|killing|wounding|in|on|at|by|and|or|but|after|before|as|when|while|where|was|were|had|has|have|"
    r"is|are|for|from|with|near|off|of|said|says|since|until|during|including|again|overnight|last|this|it|them|him|her|back|out|hard)\b)[\w’'-]+\s*){1,5})",
    re.IGNORECASE,
)


def aimed(text: str, before: str) -> str:
    """*text*; where it speaks of a blow again by its noun alone ("the strike", "similar strikes"), with what it was aimed at by the words *before*."""
    again = _AGAIN.search(text)
    if again is None or _AIMED.search(text):
        return text
    targets = [found["what"].strip() for found in _AIMED.finditer(before)]
    return f"{text[: again.end()]} on {targets[-1]}{text[again.end() :]}" if targets else text
