"""Joined spans in, the same out without those that only give a name or tell of a mood.

"A group that calls itself the Night Heron has claimed the raid": nobody calls anything anything; the group claims the raid, and the
clause belongs to who it is. "As fears grow for the harvest" tells that there are fears, and is nobody's word.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from paripassu.statements._decode import Joined
from paripassu.types import Span

_CALLS = r"(?:call(?:s|ed|ing)?|styl(?:es|ed|e|ing)|nam(?:es|ed|e|ing)|dub(?:s|bed|bing)?)"
_SELF = r"(?:it|him|her|them)sel(?:f|ves)"
_WORD = r"[A-ZÀ-Þ][\w$!’'&.-]*[\w$!]"
CLAUSE = re.compile(
    rf"(?:\s*[,–—-])?\s*(?:\b(?:that|who|which)\s+)?\b{_CALLS}\s+{_SELF}\s+(?:the\s+)?[“\"]?(?P<name>{_WORD}(?:\s(?:(?:of|the|and|for)\s)?{_WORD})*)[”\"]?"
)
"""The clause by which somebody gives himself a name."""
_NAMING = re.compile(rf"(?:(?:that|who|which)\s+)?{_CALLS}(?P<self>\s+{_SELF})?")
_SELF_NEXT = re.compile(rf"\s*{_SELF}\b")
_MOOD = re.compile(
    r"(?:(?:as|amid|while|with|and)\s+)?(?P<noun>fears|hopes|doubts|worries|concerns|suspicions|anger|alarm)"
    r"(?P<verb>\s+(?:\w+ly\s+)?\w+)?",
    re.IGNORECASE,
)
_GROW = re.compile(
    r"\s*(?:(?:are|were|is|have|had|has|continue[sd]?\s+to|began\s+to|begin\s+to)\s+)?(?:\w+ly\s+)?"
    r"(?:gr(?:ow|ew|own|owing)|mount(?:s|ed|ing)?|ris(?:e|en|ing)|rose|spread(?:ing)?|deepen(?:s|ed|ing)?|linger(?:s|ed|ing)?|persist(?:s|ed|ing)?|"
    r"intensif(?:y|ied|ying)|swirl(?:s|ed|ing)?|fad(?:e|ed|ing)|circulat(?:e|ed|ing)|abound(?:s|ed)?|increas(?:e|ed|ing)|multipl(?:y|ied|ying)|"
    r"re-?surfac(?:e|ed|ing)|re-?emerg(?:e|ed|ing)|escalat(?:e|ed|ing))\b(?!\s+that\b)",
    re.IGNORECASE,
)
"""What fears do, which nobody has said then."""


def without_names_and_moods(body: str, joined: Sequence[Joined]) -> list[Joined]:
    """*joined*, each with a source that takes in the name that it gives itself, and without those of which nobody is the speaker."""
    return [_with_name(body, one) for one in joined if not _names(body, one) and not _is_mood(body, one)]


def _names(body: str, one: Joined) -> bool:
    """Whether *one* is taken from "calling himself": its cue is that verb, with the name behind it or all around."""
    if one.cue is None:
        return False
    found = _NAMING.fullmatch(body, *one.cue)
    return found is not None and (found["self"] is not None or _SELF_NEXT.match(body, one.cue.end) is not None)


def _is_mood(body: str, one: Joined) -> bool:
    """Whether a noun was taken for the verb: "as fears grow", where what is feared is nobody's who stands beside it."""
    if one.cue is None:
        return False
    found = _MOOD.fullmatch(body, *one.cue)
    return found is not None and _GROW.match(body, found.end("noun")) is not None


def _with_name(body: str, one: Joined) -> Joined:
    if one.source is None or one.cue is None or one.source.end > one.cue.start:
        return one
    start = one.source.start
    named = CLAUSE.search(body, start, one.cue.start)
    if named is None or not named.start() <= one.source.end < named.end() or "\n" in body[start : named.end()]:
        # "A group that": the word that leads to the clause was left to the source
        return one
    content = tuple(
        Span(one.cue.end + len(body[one.cue.end : b]) - len(body[one.cue.end : b].lstrip()), b) if a < one.cue.end < b else Span(a, b)
        for a, b in one.content
        if b > named.end()
    )  # fmt: skip
    if not content:
        rest = _REST.match(body, one.cue.end)
        content = (Span(*rest.span("what")),) if rest is not None else one.content
    return replace(one, source=Span(start, named.end()), content=content, who=())


_REST = re.compile(r"\s*(?P<what>\S[^\n]*?)(?=[.!?](?:\s|$)|\n|$)")
"""What stands behind a cue in its sentence."""
