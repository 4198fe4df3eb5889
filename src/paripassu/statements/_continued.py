"""Joined spans in, with what goes on behind a semicolon or a colon in a sentence that reports as a statement of its own out.

"The dam would hold, the engineer said on Friday; nobody need leave": that nobody need leave is the engineer's word too, and no words
of reporting stand by it. So with "The mine disputes that: its pumps had never stopped". Where such a clause has a source or a cue of its own it
is somebody's already.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from paripassu.statements._decode import Joined
from paripassu.statements._sentences import paragraph_at, sentence_in
from paripassu.statements._tense import has_verb
from paripassu.statements._turns import HELD
from paripassu.types import Span

_BEHIND_CUE = re.compile(r"(?:[^;:.!?\n“”\"]{0,80};|[^;:.,!?\n“”\"]{0,25}:)\s+(?=\w)")
"""What may stand between whose word it is and the clause that goes on: the day, whom it was told."""
_BEHIND_CONTENT = re.compile(r"[^;:.!?\n“”\"()]{0,60}:\s+(?=\w)")
_AT_ISSUE = re.compile(
    r"\b(?:disput|den(?:y|ies|ied|ial)|reject|confirm|corroborat|contradict|verif|doubt|contest|retract|question|disagree|agree|object|"
    r"acknowledg|conced|admit|explain|challeng|refut|rebut|t(?:ak|ook)e?s? issue|correct|clarif|sure|convinced|persuaded)",
    re.IGNORECASE,
)
"""Cues behind whose content a colon brings the speaker's reasons. Behind others ("criticized the remarks:") the outlet mostly goes on."""
_EARLIER = re.compile(r"(?:had|ha[sv]e)\b", re.IGNORECASE)
"""What somebody "had said" is mostly followed by what came of it, which is the outlet's to tell."""
_OTHERS = re.compile(r"(?:which|who|whose|whom|and|but|in (?:reality|fact|truth|the event))\b", re.IGNORECASE)
_END = re.compile(r"[\s.!?;:,—–]*$")
_NEXT = re.compile(r";\s")
_LEAST = 12


def with_continued(body: str, spans: Sequence[tuple[int, int]], joined: Sequence[Joined]) -> list[Joined]:
    """*joined*, and each clause that goes on with what one of them says. spans: of the paragraphs of *body*."""
    found: list[Joined] = []
    more: list[Joined] = []
    for one in joined:
        rest = _rest(body, spans, one)
        kept = () if rest is None else tuple(part for part in one.content if not rest.meets(part))
        if (
            rest is None
            or not kept
            or _is_told(rest, one, joined)
            or any(rest.meets(other.content[0]) for other in more)
        ):
            found.append(one)
            continue
        found.append(one if kept == one.content else replace(one, content=kept, scores=()))
        number = paragraph_at(spans, rest.start)
        more.append(Joined(None, None, (rest,), "outer", 0 if number is None else number, HELD))
    return [*found, *more]


def _rest(body: str, spans: Sequence[tuple[int, int]], one: Joined) -> Span | None:
    """The clause behind *one* in its sentence, up to the next semicolon; None where nothing goes on."""
    if one.cue is None or one.source is None:
        return None
    said = max(one.cue.end, one.source.end)
    before = [part for part in one.content if part.start < said]
    if before and before[0].start < one.cue.start:
        if len(before) + 1 < len(one.content) or body[before[0].start] in "“\"‘'" or _EARLIER.match(body, *one.cue):
            return None
        if not has_verb(body[slice(*before[0])]):
            return None
        led = _BEHIND_CUE.match(body, said)
    elif _AT_ISSUE.search(body, *one.cue) is None:
        return None
    else:
        led = _BEHIND_CONTENT.match(body, one.content[-1].end)
    home = sentence_in(body, spans, one.cue.start)
    if led is None or home is None or led.end() >= home.end:
        return None
    end = home.end if (stop := _NEXT.search(body, led.end(), home.end)) is None else stop.start()
    rest = Span(led.end(), led.end() + len(_END.sub("", body[led.end() : end])))
    text = body[slice(*rest)]
    apart = rest.end - rest.start < _LEAST or text[0] in "“\"‘'" or _OTHERS.match(text) is not None
    return None if apart or not has_verb(text) else rest


def _is_told(rest: Span, one: Joined, joined: Sequence[Joined]) -> bool:
    """Whether any of *rest* is part of another statement."""
    parts = (p for j in joined if j is not one for p in (*j.content, j.cue, j.source) if p is not None)
    return any(rest.meets(part) for part in parts)
