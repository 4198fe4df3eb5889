"""Joined spans in, with each answer as its own statement out: to a question, and to a claim in the tail of it.

"Asked whether the flights had stopped, the ministry would not say": nobody says that they had. What is said is the refusal, of the
ministry, on that question. "Rebels have crossed the river, the army said, a claim that they rejected": the tail is no word of the
army's, and what they reject is that they crossed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from paripassu.statements._decode import Joined
from paripassu.statements._sentences import sentences
from paripassu.types import Span

_ASKED = re.compile(r"(?:when |if )?(?:asked|pressed)\b(?! for)", re.IGNORECASE)
_TOGETHER = re.compile(r"[\s,;“\"‘'(—–-]*$")
_REFUSES = re.compile(
    r"[”\"’',\s]*(?P<who>[^\s,;:“\"][^;:“\"]{0,90}?),?\s+"
    r"(?P<cue>(?:(?:would|did|could|will|does|do)(?:n[’']t|\s+not)|declined|refused|avoided|dodged|deflected|said nothing|"
    r"(?:was|kept|remained|stayed) silent|hung up|changed the subject|shrugged|(?:smiled|laughed|shrugged) and changed the subject|"
    r"(?:spoke|talked) (?:of|about) (?:something else|other things|the weather)|walked (?:away|off|on|past)|looked away)\b"
    r"(?:\s+(?:to\s+)?(?:directly\s+|immediately\s+)?(?:say|answer|comment|respond|reply|elaborate|be\s+drawn|speculate|tell)"
    r"(?:\s+(?:directly|either|further|that|the\s+question|a\s+question|on\s+(?:it|that)))?)?)\s*$"
)
"""The rest of the sentence where it only refuses."""


_TAIL = re.compile(
    r"\s*(?:,|[—–-]+|\()\s*(?:an?|which\s+is\s+an?)\s+(?:\w+\s+)?(?:claim|charge|accusation|allegation|assertion|report|suggestion|figure|toll)\s+"
    r"(?:that\s+|which\s+)?(?P<who>(?:the\s+)?[A-ZÀ-Þ][^,;:“”\"]{1,60}?|they|it|he|she|the\s+[^,;:“”\"]{3,40}?)\s+"
    r"(?:(?:has|have|had|did|was|were)\s+)?(?P<cue>(?:(?:repeatedly|strongly|categorically|flatly|quickly|immediately|promptly|consistently|always|"
    r"vehemently|since|later|again)\s+)*(?:rejected|rejects|denied|denies|deny|dismissed|dismisses|disputed|disputes|refuted|refutes)"
    r"(?:\s+as\s+[^.;]{3,60})?)\b"
)
"""A claim's tail in which somebody rejects it."""


def with_tails(body: str, joined: Sequence[Joined]) -> list[Joined]:
    """*joined*, each claim without a tail in which another rejects it, and the rejection beside it, of the same content."""
    found: list[Joined] = []
    for one in joined:
        content = one.content[-1]
        tail = _TAIL.search(body, content.start, min(len(body), content.end + 160)) if one.cue is not None else None
        if tail is None or "\n" in tail.group() or tail.start() > content.end or tail.start() - content.start < _LEAST:
            found.append(one)
            continue
        taken = (j.cue for j in joined if j is not one)
        said = Span(*tail.span("cue"))
        if any(cue is not None and cue.start < said.end and said.start < cue.end for cue in taken):
            found.append(one)
            continue
        kept = (*one.content[:-1], Span(content.start, tail.start()))
        found.append(replace(one, content=kept))
        found.append(replace(one, source=Span(*tail.span("who")), cue=said, content=kept, scores=(), who=()))
    return found


_LEAST = 20
"""Characters of a claim at least."""


def answered(body: str, spans: Sequence[tuple[int, int]], joined: Sequence[Joined]) -> list[Joined]:
    """*joined* without questions that nobody is said to ask: each as the refusal behind it, or left out where another statement
    answers it, or nothing does. spans: of the paragraphs of *body*."""
    return [kept for one in joined if (kept := _as_answer(body, spans, joined, one)) is not None]


def _as_answer(body: str, spans: Sequence[tuple[int, int]], joined: Sequence[Joined], one: Joined) -> Joined | None:
    if one.cue is None or one.source is not None or not _ASKED.match(body, *one.cue):
        return one
    sentence = _sentence(body, spans, one.cue.start)
    if sentence is None or one.cue.start > one.content[0].start:
        return one
    if _TOGETHER.fullmatch(body, sentence.start, one.cue.start) is None:
        return None  # "…, asked about it": what goes before is the answer
    behind = one.content[-1].end
    others = (j for j in joined if j is not one and j.cue is not None)
    if any(behind <= j.cue.start < sentence.end for j in others if j.cue is not None):
        return None
    found = _REFUSES.match(body, behind, _without_stop(body, sentence))
    if found is None:
        return None
    return replace(one, source=Span(*found.span("who")), cue=Span(*found.span("cue")), scores=(), who=())


def _sentence(body: str, spans: Sequence[tuple[int, int]], at: int) -> Span | None:
    for a, b in spans:
        if a <= at < b:
            return next((Span(a + x, a + y) for x, y in sentences(body[a:b]) if a + x <= at < a + y), None)
    return None


def _without_stop(body: str, sentence: Span) -> int:
    end = sentence.end
    while end > sentence.start and body[end - 1] in ".!?”\"’')]":
        end -= 1
    return end
