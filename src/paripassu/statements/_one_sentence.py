"""Joined spans in, the same out with what is said in one sentence: no part of a content in another than the cue stands in, none that runs on
over a full stop, and what stood behind it as a statement of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from paripassu.statements._decode import Joined
from paripassu.statements._encode import quoted_spans
from paripassu.statements._kinds import kind_of
from paripassu.statements._sentences import paragraph_at, sentence_in, sentences, sentences_of
from paripassu.types import Span

_STOP = re.compile(r"[.!?][”\"’')\]]*\s")
_ONLY_TAKES_UP = re.compile(
    r"\W*(?:to |about |on |of |with )?(?:it|this|that|these|those|them|so|he|she|they)\b", re.IGNORECASE
)


def in_one_sentence(body: str, spans: Sequence[tuple[int, int]], joined: Sequence[Joined]) -> list[Joined]:
    """*joined*, each without the parts of its content that stand outside of quotation marks in a sentence other than its cue's,
    where a part stands in the cue's own. spans: of the paragraphs of *body*."""
    return [_in_one_sentence(body, spans, one) for one in joined]


def _in_one_sentence(body: str, spans: Sequence[tuple[int, int]], one: Joined) -> Joined:
    if one.cue is None or len(one.content) < 2:
        return one
    number, home = paragraph_at(spans, one.cue.start), sentence_in(body, spans, one.cue.start)
    if number is None or home is None:
        return one
    own = [part for part in one.content if home.start <= part.start < home.end]
    if not own or len(own) == len(one.content):
        return one
    near = home
    if _ONLY_TAKES_UP.match(body, *own[0]):  # what it takes up stands in the sentence before, and no further off
        before = (s for s in reversed(sentences_of(body, spans[number])) if s.end <= home.start)
        near = next((Span(s.start, home.end) for s in before), home)
    kept = tuple(
        part
        for part in one.content
        if part in own or near.start <= part.start < near.end or not _is_apart(body, spans, part, home)
    )
    return one if len(kept) == len(one.content) else replace(one, content=kept)


def _up_to_stop(body: str, one: Joined) -> Joined:
    """*one*, of whose content no part runs on over a full stop outside of quotation marks: of such a part what stands in the cue's
    sentence is kept, or what stands nearest to it."""
    if one.cue is None or body[slice(*one.cue)] == ":":  # of a transcript the whole turn
        return one
    kept = tuple(_of_one_sentence(body, part, one.cue) for part in one.content)
    return one if kept == one.content else replace(one, content=kept, scores=())


_TOLD_BEHIND = re.compile(
    r"\s*(?P<what>[^\n“”\"]{20,}?),\s+(?P<who>[^\n,;:“”\"]{3,60}?)\s+(?P<cue>(?:ha(?:s|ve|d)\s+)?(?:reported|reports?|said|says?))\.?\s*"
)
"""A sentence that ends in whose word it is."""


def parted(body: str, one: Joined, joined: Sequence[Joined]) -> list[Joined]:
    """*one* up to its full stop, and what stood behind it as a statement of its own where its end tells whose it is ("…, local media
    reported") and nothing else was found there."""
    cut = _up_to_stop(body, one)
    if cut is one:
        return [one]
    found = [cut]
    for part, kept in zip(one.content, cut.content, strict=True):
        start = kept.end + (body[kept.end : kept.end + 1] in ".!?")
        end = body.find("\n", part.end)
        line_end = min(end if end >= 0 else len(body), part.end + _TOLD_WITHIN)
        stop = next((m.end() for m in re.finditer(r"[.!?](?=\s|$)", body[part.end : line_end])), None)
        if kept.start != part.start or stop is None:
            continue
        told = _TOLD_BEHIND.fullmatch(body, start, part.end + stop)
        if told is None or kind_of(told.group("who")) is None:
            continue
        at = Span(*told.span("cue"))
        if not any(j.cue is not None and j.cue.meets(at) for j in joined):
            who, what = Span(*told.span("who")), (Span(*told.span("what")),)
            found.append(Joined(who, at, what, one.layer, one.paragraph, max(one.confidence, _TOLD_SURE)))
    return found


_TOLD_WITHIN = 80
"""Characters behind a content in which its sentence may end in whose word it is."""
_TOLD_SURE = 0.5


def _of_one_sentence(body: str, part: Span, cue: Span) -> Span:
    if _STOP.search(body, *part) is None or body.find("''", *part) >= 0:  # marks that quoted_spans does not know
        return part
    start = body.rfind("\n", 0, part.start) + 1
    end = body.find("\n", part.end)
    line = body[start : end if end >= 0 else len(body)]
    quoted = quoted_spans(line)
    stops = [
        start + x
        for x, _ in sentences(line)
        if part.start < start + x < part.end
        and not any(p < x < q for p, q in quoted)
        and (line[x] not in "“\"‘'«„" or not line[:x].rstrip().endswith(("”", '"')))
        and _SHORTENED.search(line[:x].rstrip()) is None
    ]
    if not stops:
        return part
    edges = [part.start, *stops, part.end]
    pieces = [Span(a, b) for a, b in pairwise(edges)]
    piece = next(
        (p for p in pieces if p.start <= cue.start < p.end), pieces[-1] if cue.start >= part.end else pieces[0]
    )
    text = body[slice(*piece)].rstrip()
    if not text.endswith(("”", '"', "’", "'")) and piece.end != part.end:
        text = text.rstrip(".!?")
    return Span(piece.start, piece.start + len(text))


_SHORTENED = re.compile(r"(?:^|[\s.(“\"])(?:[A-Z]|[A-Z][a-z]{1,4}s?|vs|no|approx|etc|al)\.$")
"""What ends in a full stop and ends no sentence."""


def _is_apart(body: str, spans: Sequence[tuple[int, int]], part: Span, home: Span) -> bool:
    """Whether *part* stands behind or before a full stop that parts it from the sentence *home*, and in no quotation marks."""
    if body[part.start] in "“\"‘'«„":
        return False
    own = ((a, b) for a, b in spans if a < part.end and part.start < b)
    if any(x < part.end - a and part.start - a < y for a, b in own for x, y in quoted_spans(body[a:b])):
        return False
    between = body[home.end - 3 : part.start] if part.start >= home.end else body[part.end - 1 : home.start]
    return _STOP.search(between) is not None
