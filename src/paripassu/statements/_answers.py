"""Joined spans in, with each answer as its own statement out: to a question, and to a claim, in the tail of it or before it.

"Asked whether the flights had stopped, the ministry would not say": nobody says that they had. What is said is the refusal, of the
ministry, on that question. "Rebels have crossed the river, the army said, a claim that they rejected": the tail is no word of the
army's, and what they reject is that they crossed. "In commenting on claims by officials that the line was cut": that it was is the
officials' word, not the commenter's. "Contrary to what the paper wrote, nobody was held": that nobody was is not the paper's.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from paripassu.statements._cues import EVADES
from paripassu.statements._decode import Joined
from paripassu.statements._sentences import sentence_in
from paripassu.types import Span

_TOGETHER = re.compile(r"[\s,;“\"‘'(—–-]*$")
_REFUSING = (
    r"(?P<cue>(?:(?:would|did|could|will|does|do)(?:n[’']t|\s+not)|declined|refused|avoided|dodged|deflected|said nothing|"
    r"g[ai]ve no (?:clear |direct )?(?:answer|reply|comment|explanation)|had no (?:answer|reply|comment)|"
    r"(?:was|kept|remained|stayed) silent|hung up|changed the subject|shrugged|(?:smiled|laughed|shrugged) and changed the subject|"
    r"(?:spoke|talked) (?:of|about) (?:something else|other things|the weather)|walked (?:away|off|on|past)|looked away)\b"
    r"(?:\s+(?:to\s+)?(?:directly\s+|immediately\s+)?(?:say|answer|comment|respond|reply|elaborate|be\s+drawn|speculate|tell)"
    r"(?:\s+(?:directly|either|further|that|the\s+question|a\s+question|on\s+(?:it|that)))?)?)"
)
_WHO = r"(?P<who>[^\s,;:“\"][^;:“\"]{0,90}?)"
_REFUSES = re.compile(rf"[”\"’',\s]*{_WHO},?\s+{_REFUSING}\s*$")
"""The rest of the sentence where it only refuses."""
_AND_REFUSES = re.compile(rf"[”\"’',\s]*(?:and |but )?{_REFUSING}\s*$")
"""The same where who refuses stands before the question: "the minister, asked whether …, would not say"."""
_REFUSED_WHEN = re.compile(rf"{_WHO}\s+{_REFUSING},?\s+(?:(?:when|if|as)\s+)?")
"""What stands before the question where the refusal does: "it gave no reply when asked"."""
_PUT = re.compile(
    r"(?:when |if )?(?:(?:who )?(?P<passive>(?:ha[sd] been|will be|would be|was|were|is|are|being) (?:also |again |later )?))?"
    r"(?:asked|pressed|questioned|quizzed|grilled)\b(?! for| to)"
    r"(?P<on>.* (?:about|on))?",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"[“\"]?(?:whether|if|about|on|what|why|how|when|who|where|which)\b|.*\?[”\"]?$", re.IGNORECASE | re.DOTALL
)
_ON_WHAT = re.compile(r"\s(?:about|over)\s$")
_TO_DO = re.compile(r"(?:not )?to\s")
_BESIDE = re.compile(r",\s*")
_BY = re.compile(r"\s+by\s+")


def _is_put(body: str, one: Joined) -> bool:
    """Whether *one* is a question that is only said to have been put, to whoever the source is, or by a reporter: "the minister,
    asked whether", "asked by this paper if"."""
    if one.cue is None:
        return False
    put = _PUT.match(body, *one.cue)
    if one.source is None:
        return put is not None and not (put.group("passive") and _TO_DO.match(body, *one.content[0]))
    between = body[one.cue.end : one.content[0].start] if put is not None and put.group("passive") else ""
    if put is None or not (
        _ON_WHAT.search(between) or put.group("on") or any(_QUESTION.match(body, *span) for span in one.content)
    ):
        return False
    if one.source.start >= one.cue.end:
        return _BY.fullmatch(body, one.cue.end, one.source.start) is not None
    passive = put.group("passive") is not None
    return passive or _BESIDE.fullmatch(body, one.source.end, one.cue.start) is not None


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
        if any(j.cue.meets(said) for j in joined if j is not one and j.cue is not None):
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


_CONTRARY = re.compile(
    r"\b(?:contrary to|(?:quite |just )?the opposite of|at odds with|in contrast to|in contradiction to|unlike) (?:what|the way)\s+$",
    re.IGNORECASE,
)
_BACK = 60
"""Characters before a source in which a contradiction is looked for."""


def not_contrary(body: str, joined: Sequence[Joined]) -> list[Joined]:
    """*joined* without what is said to be so *contrary to* what somebody said: theirs is the opposite, in words that are not told."""
    return [one for one in joined if one.cue is None or not _contrary(body, one)]


def _contrary(body: str, one: Joined) -> bool:
    at = min(x.start for x in (one.source, one.cue) if x is not None)
    return _CONTRARY.search(body[max(0, at - _BACK) : at]) is not None


_COMMENTS = re.compile(
    r"(?:in |when |while |by )?(?:(?:was |were |has |had |also |being )*(?:asked|pressed|questioned|commenting|commented|remarking|remarked|"
    r"responding|responded|reacting|reacted|replying|replied|speaking)(?: \w+day)?|response|reaction|reply|answer)"
    r"(?: (?:to (?:a |the )?questions? )?(?:about|on|to))?",
    re.IGNORECASE,
)
_ALLEGED = re.compile(
    r"(?:(?:about|on|to)\s+)?(?:(?:the|these|those|any|recent|new|earlier|media|press|repeated)\s+)*"
    r"(?P<cue>allegations?|claims?|accusations?|suggestions?|charges?|assertions?|reports?|rumou?rs?|statements?|insinuations?)\s+"
    r"(?:(?:made |voiced |put forward )?(?:by|from|of|in)\s+(?P<who>(?:(?!that\b)[^,;:“”\"])[^,;:“”\"]{1,80}?)\s+)?(?P<what>that\s+\S.*)",
    re.DOTALL,
)
"""A claim that is commented on, and whose it is."""


def alleged(body: str, joined: Sequence[Joined]) -> list[Joined]:
    """*joined*, with a claim that somebody only comments on or is asked about as the word of those whose it is."""
    return [_as_alleged(body, one) for one in joined]


def _as_alleged(body: str, one: Joined) -> Joined:
    if one.cue is None or len(one.content) != 1 or one.content[0].start < one.cue.end:
        return one
    found = _ALLEGED.match(body, *one.content[0]) if _COMMENTS.fullmatch(body, *one.cue) else None
    if found is None:
        return one
    source = Span(*found.span("who")) if found.group("who") else None
    said = replace(one, source=source, cue=Span(*found.span("cue")), content=(Span(*found.span("what")),))
    return replace(said, scores=(), who=())


def answered(body: str, spans: Sequence[tuple[int, int]], joined: Sequence[Joined]) -> list[Joined]:
    """*joined*, of the questions that nobody is said to ask each as the refusal behind it, and those without one left out: a
    reporter's question is nobody's word. spans: of the paragraphs of *body*."""
    merged: set[int] = set()
    found = [_as_answer(body, spans, joined, one, merged) for one in joined]
    return [one for number, one in enumerate(found) if number not in merged and one is not None]


_REFUSAL = re.compile(
    r"(?:(?:would|could|did|will|does|do)\s+)?(?:neither (?:confirm|den)\w*(?: (?:n?or) (?:confirm|den)\w*)?|"
    r"(?:(?:would|could|did|will|does|do|wo|ca)\s*(?:not|n[’']t)\s+(?:directly |immediately )?)(?:say|comment|answer|respond|reply|elaborate|be drawn)"
    r"(?: on| to)?|(?:declined|refused)(?: to (?:say|comment|answer|respond|reply|elaborate)(?: on| to)?)?|"
    r"ha(?:s|d) no comment(?: on)?|g(?:a|i)ve no (?:answer|reply|comment)(?: to)?)"
)
_THE_QUESTION = re.compile(
    r"[“\"]?(?:(?:on|to|about)\s+)?(?:it|this|that|so|either|the (?:question|matter|point|subject))[.,”\"]*|"
    r"(?:to\s+)?(?:say|comment|answer|respond|reply|elaborate)[.,”\"]*"
)
"""What takes the question up, or only says that it is not answered."""


_VERB = re.compile(r"(?:to\s+)?(?:say|comment|answer|respond|reply|elaborate)\b")


def _as_answer(
    body: str, spans: Sequence[tuple[int, int]], joined: Sequence[Joined], one: Joined, merged: set[int]
) -> Joined | None:
    """*one* as the refusal where it is a question that somebody refuses to answer; None where it is any other. merged: places of
    those that are the refusal of a question, and told with it; added to."""
    if one.cue is None or not _is_put(body, one):
        return one
    asked = one.source if one.source is not None and one.source.end <= one.cue.start else None
    sentence = sentence_in(body, spans, one.cue.start)
    if sentence is None or one.cue.start > one.content[0].start:
        return None
    bare = replace(one, scores=(), who=())
    if asked is None and _TOGETHER.fullmatch(body, sentence.start, one.cue.start) is None:
        ahead = _REFUSED_WHEN.fullmatch(body, sentence.start, one.cue.start)
        if ahead is None or any(j.cue is not None and sentence.start <= j.cue.start < one.cue.start for j in joined):
            return None
        return replace(bare, source=Span(*ahead.span("who")), cue=Span(*ahead.span("cue")))
    behind = one.content[-1].end
    for number, other in enumerate(joined):
        if other is one or other.cue is None or not behind <= other.cue.start < sentence.end:
            continue
        if other.source is not None and _refused(body, other):
            merged.add(number)
            verb = _VERB.match(body, *other.content[0])
            cue = Span(other.cue.start, verb.end()) if verb else other.cue
            sure = max(one.confidence, other.confidence)
            return replace(bare, source=other.source, cue=cue, confidence=sure)
        if other.source is None or not EVADES.match(body, *other.cue) or other.content[0].start < other.cue.end:
            return None
        # "spoke of the weather": what is said instead is no answer
        return replace(bare, source=other.source, cue=Span(other.cue.start, other.content[-1].end))
    end = _without_stop(body, sentence)
    found = _REFUSES.match(body, behind, end) if asked is None else _AND_REFUSES.match(body, behind, end)
    if found is None:
        return None
    return replace(bare, source=asked or Span(*found.span("who")), cue=Span(*found.span("cue")))


def _refused(body: str, other: Joined) -> bool:
    """Whether *other* only says that the question is not answered."""
    return (
        other.cue is not None
        and len(other.content) == 1
        and _REFUSAL.fullmatch(body, *other.cue) is not None
        and _THE_QUESTION.fullmatch(body, *other.content[0]) is not None
    )


def _without_stop(body: str, sentence: Span) -> int:
    end = sentence.end
    while end > sentence.start and body[end - 1] in ".!?”\"’')]":
        end -= 1
    return end
