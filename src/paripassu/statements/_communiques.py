"""Joined spans of a communiqué in, its clauses as the words of the body that puts it out.

"The Council, at its meeting on the unrest, | Deeply concerned by … | 1. Condemns …; | 2. Decides to suspend …;": the clauses have their
subject in the line with which the text begins, and are no outlet's own words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from paripassu.statements._bodies import BODIES
from paripassu.statements._decode import Joined
from paripassu.statements._kinds import kind_of
from paripassu.statements._sentences import paragraph_at
from paripassu.types import Span

_NUMBER = r"[^\w\n]*(?:(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)?"
_WELL = r"(?:(?:[Ff]urther|[Aa]lso|[Aa]gain|\w+ly)\s+)?"
_RESOLVES = (
    r"(?:[Dd]ecides?|[Rr]esolves?|[Rr]equests?|[Cc]alls?(?:\s+(?:up)?on|\s+for)|[Uu]rges?|[Dd]emands?|[Cc]ondemns?|[Ee]xpresses|[Rr]eaffirms?|[Ww]elcomes?|"
    r"[Ee]ncourages?|[Ii]nvites?|[Ss]tresses|[Uu]nderscores?|[Uu]nderlines?|[Ee]mphasi[sz]es|[Cc]ommends?|[Rr]eiterates?|[Rr]ejects?|[Dd]eplores?|"
    r"[Ww]arns?|[Dd]irects?|[Aa]uthori[sz]es|[Ee]ndorses?|[Aa]ffirms?|[Dd]eclares?|[Aa]ppeals?(?:\s+to)?|[Ii]nstructs?|[Ss]upports?|"
    r"[Aa]cknowledges?|[Rr]ecogni[sz]es|[Aa]grees?|[Uu]ndertakes?|[Mm]andates?|[Rr]egrets?|[Ii]mposes?|[Nn]otes|[Tt]akes\s+note(?:\s+of)?)"
)
_CLAUSE = re.compile(
    rf"{_NUMBER}(?P<cue>{_WELL}{_RESOLVES})\s+(?!(?:from|by|of|between)\s)(?P<content>\S[^\n]*?)(?:\s*[;.,]?\s*(?:and)?\s*[;.]?)\s*$"
)
"""A clause that resolves something, from the head of a line to its end; no noun ("demands from the unions")."""
_HEAD = re.compile(rf"{_NUMBER}(?:[“\"]\s*)?")
_ISSUER = re.compile(
    r"(?:^|[.:—–]\s+|[*_]\s*)(?P<who>(?:The|We, the)\s[A-ZÀ-Þ][^,;:.\n]{3,140}?)(?=\s*(?:,|:|[*_]*$|\s(?:at|in|having|on|held|met|meeting|convened|gathered|during)\s))"
)
"""Who resolves, in the line before the clauses."""
_OPEN = re.compile(r"[,;:—–-]\s*(?:and|that)?[*_\s]*$")
"""How a line ends whose sentence goes on in the next."""
_RECALLS = re.compile(
    r"(?:(?:further|also|again|fully|deeply)\s+)?(?:recalling|noting|considering|bearing in mind|mindful of|acting under|guided by|having\s+\w+|taking note of|"
    r"pursuant to|reaffirming its)",
    re.IGNORECASE,
)
"""What only leads to what is resolved."""
_AND = re.compile(r"[,;]?\s*(?:and|but|as well as)?\s*(?:(?:to|further|also|again|in addition|\w+ly)\s+)?$")
_SURE = 0.6
"""The confidence of a clause that the encoder did not see as anybody's words."""
_WAY_BACK = 30
"""Lines before a clause in which whose it is may stand."""


def with_issuer(body: str, spans: Sequence[tuple[int, int]], joined: Sequence[Joined]) -> list[Joined]:
    """*joined*, each clause without a subject as the word of the body that a line before it names, what only leads to them left out,
    and those that nothing was found in beside them. spans: of the paragraphs of *body*."""
    issuers = _issuers(body, spans)
    if not issuers:
        return list(joined)
    found = [_issued(body, spans, one, issuers) for one in joined]
    kept = [one for one in found if one is not None]
    clauses = [(number, clause) for number in issuers if (clause := _CLAUSE.match(body, *spans[number])) is not None]
    for number, clause in clauses if len(clauses) > 1 else ():
        a, b = spans[number]
        if any(j.cue is not None and a <= j.cue.start < clause.start("content") for j in joined):
            continue
        if any(x <= a < y or a <= x < clause.start("content") for j in joined if j.source for x, y in j.content):
            continue  # all of it is said by somebody who is named behind it
        issuer, content = issuers[number], Span(*clause.span("content"))
        # What was found further on in the clause ("…, which has informed the Council that") stays a statement of its own.
        later = [j for j in kept if j.layer == "outer" and j.cue is not None and content.start <= j.cue.start < b]
        starts = [min(x.start for x in (j.source, j.cue) if x is not None) for j in later if j.source is not None]
        end = len(body[content.start : min([content.end, *starts])].rstrip(" ,;")) + content.start
        if end - content.start >= _LEAST:
            kept.append(Joined(issuer, Span(*clause.span("cue")), (Span(content.start, end),), "outer", number, _SURE))
    return kept


_LEAST = 12


def _issuers(body: str, spans: Sequence[tuple[int, int]]) -> dict[int, Span]:
    """Whose each paragraph is that begins with a clause's verb or leads to such clauses, by its number in *spans*."""
    whose: dict[int, Span] = {}
    issuer: Span | None = None
    far = 0
    for number, (a, b) in enumerate(spans):
        line = body[a:b]
        if issuer is not None and far < _WAY_BACK and _goes_on(body, spans, number):
            whose[number] = issuer
            far += 1
            continue
        issuer, far = None, 0
        named = _ISSUER.search(line)
        if named is not None and _OPEN.search(line) and kind_of(named.group("who").removeprefix("We, ")) in BODIES:
            issuer = Span(a + named.start("who"), a + named.end("who"))
    return whose if any(_CLAUSE.match(body, *spans[number]) for number in whose) else {}


def _goes_on(body: str, spans: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether a paragraph goes on with the sentence of the one before, or is one more of its clauses."""
    before, (a, b) = spans[number - 1], spans[number]
    return _CLAUSE.match(body, a, b) is not None or _OPEN.search(body[slice(*before)]) is not None


def _issued(body: str, spans: Sequence[tuple[int, int]], one: Joined, issuers: dict[int, Span]) -> Joined | None:
    if one.cue is None:
        return one
    number = paragraph_at(spans, one.cue.start)
    if number is None or number not in issuers:
        return one
    start = spans[number][0]
    at_head = _HEAD.fullmatch(body, start, one.cue.start) is not None
    if one.source is not None:
        asked = at_head and body[one.cue.end : one.source.start].isspace() and _CLAUSE.match(body, *spans[number])
        if not asked or not one.content or not body[one.source.end : one.content[0].start].isspace():
            return one
        # "Requests the Secretary-General to report": who is asked says nothing.
        first, *more = one.content
        return replace(one, source=issuers[number], who=(), content=(Span(one.source.start, first.end), *more))
    if at_head and _RECALLS.match(body, *one.cue):
        return None
    if at_head or _AND.search(body[start : one.cue.start]):
        return replace(one, source=issuers[number], who=())
    return one
