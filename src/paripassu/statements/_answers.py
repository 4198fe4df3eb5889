"""Joined spans in, with each answer as its own statement out: to a question, and to a claim in the tail of it.

"Asked whether the flights had stopped, the ministry would not say": nobody says that they had. What is said is the refusal, of the
ministry, on that question. "Rebels have crossed the river, the army said, a claim that they rejected": the tail is no word of the
army's, and what they reject is that they crossed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from paripassu.statements._cues import ASKED, EVADES
from paripassu.statements._decode import Joined
from paripassu.statements._sentences import sentences
from paripassu.types import Span

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
    r"(?:(?:has|have|had|did)\s+)?(?P<cue>(?:(?:repeatedly|strongly|categorically|flatly|quickly|immediately|promptly|consistently|always|"
    r"vehemently|since|later|again)\s+)*(?:rejected|rejects|denied|denies|deny|dismissed|dismisses|disputed|disputes|refuted|refutes)"
    r"(?:\s+as\s+[“\"]?[\w-]+(?:\s+[\w-]+)?[”\"]?)?)(?=\s*(?:[,.;:)—–]|$|(?:on|in|as|and|but|this|last|yesterday|earlier|later|again|outright)\b))"
)
"""A claim's tail in which somebody rejects it."""


def with_tails(body: str, joined: Sequence[Joined]) -> list[Joined]:
    """*joined*, each claim without a tail in which another rejects it, and the rejection beside it, of the same content."""
    found: list[Joined] = []
    for one in joined:
        tail = _tail(body, one)
        kept = _without(one.content, tail) if tail is not None else ()
        if tail is None or not kept:
            found.append(one)
            continue
        said = Span(*tail.span("cue"))
        if any(j.cue.start < said.end and said.start < j.cue.end for j in joined if j is not one and j.cue is not None):
            found.append(one)
            continue
        found.append(replace(one, content=kept))
        found.append(replace(one, source=Span(*tail.span("who")), cue=said, content=kept, scores=(), who=()))
    return found


def _tail(body: str, one: Joined) -> re.Match[str] | None:
    """Where the rejection begins in the last piece of a claim, or right behind it."""
    if one.cue is None:
        return None
    last = one.content[-1]
    end = body.find("\n", last.end)
    found = _TAIL.search(body, max(0, last.start - 3), min(len(body) if end < 0 else end, last.end + 160))
    return found if found is not None and found.start() <= last.end else None


def _without(content: tuple[Span, ...], tail: re.Match[str]) -> tuple[Span, ...]:
    """What of *content* stands before the tail; nothing where that is too little for a claim."""
    before = [Span(a, min(b, tail.start())) for a, b in content if a < tail.start()]
    return tuple(before) if sum(b - a for a, b in before) >= _LEAST else ()


_LEAST = 20
"""Characters of a claim at least."""


_GUESSED = re.compile(
    r"(?:(?:has|have|had|is|are|was|were|will|would|may|might|could)\s+)?(?:almost certainly|(?:very |most )?likely|probably)\b"
    r"(?!.*\b(?:believ|think|thought|expect|feel|know|sa[iy]|announc|tell|told|claim|agree|support|hold|assess|warn|confirm|den[iy]))"
)


def told(body: str, joined: Sequence[Joined]) -> list[Joined]:
    """*joined* without what an author supposes that somebody does: "have likely decided to resume" is no word of theirs."""
    return [one for one in joined if one.cue is None or _GUESSED.match(body, *one.cue) is None]


def answered(body: str, spans: Sequence[tuple[int, int]], joined: Sequence[Joined]) -> list[Joined]:
    """*joined*, of the questions that nobody is said to ask each as the refusal behind it, else as an open one, whose scores say
    nothing (fields.py has it as no word for or against). spans: of the paragraphs of *body*."""
    return [_as_answer(body, spans, joined, one) for one in joined]


def _as_answer(body: str, spans: Sequence[tuple[int, int]], joined: Sequence[Joined], one: Joined) -> Joined:
    if one.cue is None or one.source is not None or not ASKED.match(body, *one.cue):
        return one
    sentence = _sentence(body, spans, one.cue.start)
    open_ = replace(one, scores=(), who=())
    before = sentence is None or _TOGETHER.fullmatch(body, sentence.start, one.cue.start) is None
    if sentence is None or before or one.cue.start > one.content[0].start:
        return open_
    behind = one.content[-1].end
    for other in joined:
        if other is one or other.cue is None or not behind <= other.cue.start < sentence.end:
            continue
        if other.source is None or not EVADES.match(body, *other.cue) or other.content[0].start < other.cue.end:
            return open_
        # "spoke of the weather": what is said instead is no answer
        return replace(open_, source=other.source, cue=Span(other.cue.start, other.content[-1].end))
    found = _REFUSES.match(body, behind, _without_stop(body, sentence))
    if found is None:
        return open_
    return replace(open_, source=Span(*found.span("who")), cue=Span(*found.span("cue")))


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
