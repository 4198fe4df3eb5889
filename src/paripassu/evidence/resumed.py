"""A sentence that takes up what stands before it in, what that is out: what a blow was aimed at that is told of again, what a bare "no" is
said to."""

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

_NO_TARGET = re.compile(
    r"\b(?:records?|highs?|lows?|peaks?|snags?|headlines?|budgets?|plans?|polic(?:y|ies)|laws?|bills?|reputation|character|integrity|honou?r|leadership|"
    r"prices?|targets?|milestones?)$",
    re.IGNORECASE,
)
"""What is hit or attacked in words and figures alone."""
_STOPPAGE = re.compile(r"(?<!air )(?<!air-)(?<!drone )(?<!missile )\bstrikes?$", re.IGNORECASE)
_OF_LABOUR = re.compile(
    r"\b(?:(?:trade )?union(?:s|ists?)?|[Ww]alk(?:ed|s|ing)?[- ]?outs?|[Pp]icket\w*|[Ss]toppages?|[Ss]trikers?|[Ww]ages?|[Ii]ndustrial action|"
    r"pay (?:offer|deal|rise|claim|talks|dispute)s?|employers?|[Bb]allot(?:ed|s)?|(?:on|called|call) (?:an? )?(?:\w+ )?strike(?! on\b))\b"
)
"""What makes "the strike" one of people who stop work, which is aimed at nothing that was hit."""


def aimed(text: str, before: str) -> str:
    """*text*; where it speaks of a blow again by its noun alone ("the strike", "similar strikes"), with what it was aimed at by the words *before*."""
    again = _AGAIN.search(text)
    if (
        again is None
        or _AIMED.search(text)
        or (_STOPPAGE.search(again.group()) and _OF_LABOUR.search(f"{before} {text}"))
    ):
        return text
    targets = [
        what for what in (found["what"].strip() for found in _AIMED.finditer(before)) if not _NO_TARGET.search(what)
    ]
    return f"{text[: again.end()]} on {targets[-1]}{text[again.end() :]}" if targets else text


_VERDICT = (
    r"[“”\"‘’']?(?:false|untrue|wrong|nonsense|rubbish|lies?|fiction|invented|fabricated|fake|baseless|unfounded|absurd|ridiculous|inaccurate|incorrect|a hoax|"
    r"fake news|propaganda|(?:an?\s+)?(?:complete\s+|total\s+|utter\s+|big\s+|tremendous\s+|outright\s+|pure\s+)*(?:lie|invention|fabrication|fiction|hoax|"
    r"(?:false|fake|made-up)\s+(?:story|report|claim|rumou?r|news)))"
)
_NOT_SO = r"(?:(?:is|was|are|were)(?:\s+not|n[’']t)|[’']s\s+not|[’']re\s+not|ain[’']t)\s+(?:at all\s+)?(?:true|so|correct|accurate|right|the case|happening)"
_IT = r"(?:it|that|this|they|these|those|them)"
_BE = r"(?:(?:[’']s|\s+(?:is|was|are|were|as))(?:\s+all)?\s+|\s+)"
_ONE_NO = rf"(?:no|nope|never|not at all|of course not|absolutely not|not true|{_IT}{_BE}{_VERDICT}|{_IT}\s*{_NOT_SO}|{_VERDICT})"
_BARE_NO = re.compile(
    rf"[\s“”\"‘’']*+(?:that\s+)?{_ONE_NO}(?:[\s“”\"‘’'.,;!–—-]++(?:and\s+)?{_ONE_NO})*[\s“”\"‘’'.,;!]*", re.IGNORECASE
)
_QUESTION = re.compile(
    r"\b(?:asked|quizzed|questioned|pressed|challenged)\b(?:\s+(?:by|on|at|in)\s+[^,]{2,30}?|\s+\w+day)?\s+"
    r"(?:(?:if|whether)\s+(?P<so>[^.?!:\n]{12,200}?)|(?:about|on|over)\s+(?:[\w-]+\s+){0,3}?(?:reports?|claims?|rumou?rs?|allegations?|suggestions?|talk)\s+that\s+"
    r"(?P<told>[^.?!:\n]{12,200}?)|(?:about|over)\s+(?P<thing>[^.?!:\n]{12,200}?))"
    r"(?=[.?!:\n]|,\s+(?:he|she|they|it|the|an?|[A-ZÀ-Þ])[^,]{0,50}$|,\s+[^,]{0,50}$|$)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:reports?|claims?|rumou?rs?|allegations?|suggestions?|accusations?)\s+(?:\w+\s+){0,3}?that\s+(?P<told>[^.?!:\n]{12,200}?)"
    r"(?=[.?!:\n]|,\s+[^,.?!\n]{2,60}$|$)",
    re.IGNORECASE,
)


def is_bare_no(text: str) -> bool:
    """Whether *text* is a denial that says by itself of nothing what it denies ("No. It is not true", "it a false story")."""
    return _BARE_NO.fullmatch(text) is not None


def denied_by(text: str, lead: str) -> str | None:
    """What is denied by *text*, a bare "no": what the question is about that stands last before it in *lead*, or what is said in a report or a claim
    of which one of the two sentences before it tells, the one in which it stands among them. None where that is not told."""
    if not is_bare_no(text):
        return None
    last = re.split(r"(?<=[.?!”\"])\s+(?=[A-ZÀ-Þ“\"])|\n+", lead.rstrip())[-2:]
    for sentence in reversed(last):
        asked = _QUESTION.search(sentence)
        if asked is not None:
            return (asked["so"] or asked["told"] or asked["thing"]).strip(" ,")
        told = _TOLD.search(sentence)
        if told is not None:
            return told["told"].strip(" ,")
    return None
