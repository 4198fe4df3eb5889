"""A report's body in, the turns of a talk in it out: who has the floor from which label on ("Rita Okoye, Harbour Union: We had …").

A transcript, or questions and answers that a body puts out. A guest's turn is all the guest's; a host's or a reporter's is the outlet's
own voice, of which only what he tells of others is anybody's word; a question is nobody's.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from paripassu.statements import _nouns as nouns
from paripassu.statements._decode import Joined
from paripassu.statements._encode import quoted_spans
from paripassu.statements._persons import person_name
from paripassu.statements._sentences import sentences_of
from paripassu.statements._tense import has_verb
from paripassu.types import Span

_LABEL = re.compile(
    r"^[ \t]*(?:(?P<question>Question|QUESTION|Q\d{0,2})|(?P<answer>Answer|ANSWER|A\d{0,2})|"
    r"(?P<name>[A-ZÀ-Þ][\w.’'-]*(?:[ ](?:al|bin|da|de|del|der|di|dos|el|la|van|von|[A-ZÀ-Þ][\w.’'-]*)){1,4}|[A-ZÀ-Þ]{3,}|(?:Mr|Mrs|Ms|Dr)\.? [A-ZÀ-Þ][\w’'-]+)"
    r"(?P<what>,[ ][^:;.?!\n“”\"]{2,80}(?:\b\w\.[^:;.?!\n]{0,40})?)?[ ]*(?P<aside>\([^()\n]{2,60}\))?)[ \t]*:[ \t]+(?=\S)",
    re.MULTILINE,
)
_HOSTS = re.compile(
    r"\b(?:host|anchor|presenter|moderator|correspondent|reporter|newsreader|voice-?over|interviewer)\b", re.IGNORECASE
)
THROUGH = re.compile(
    r"\s*\((?:speaking )?(?:through|via|by|with)\s(?:an?\s|the\s|his\s|her\s|\w+\s)?(?:interpreter|translator|translation)\)|\s*\((?:voice-?over|translated)\)",
    re.IGNORECASE,
)
"""What stands beside a speaker's name of how his words came into the language."""
_LEAST = 3
"""Words of a sentence at least that says something."""
_COURTESY = re.compile(
    r"(?:thank(?:s| you)|good (?:morning|evening|afternoon|night)|hello|welcome|well,? thank|it(?:['’]s| is) (?:good|great|nice) to (?:be|see))\b",
    re.IGNORECASE,
)
HELD = 0.5
"""The confidence of what is given to whoever has the turn or holds the floor: no span of the encoder's tells it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """From where to where somebody has the floor, and the words of the label: of a guest, of an answer (of the body that puts the
    text out), of a question, or of whoever leads the talk."""

    label: Span
    end: int
    name: str
    """Of the person, in full; "" for a question or an answer."""
    guest: bool = False
    answer: bool = False
    question: bool = False


@lru_cache(maxsize=8)
def turns(body: str) -> tuple[Turn, ...]:
    """The turns of *body* (without marks of emphasis), in order; () where it is no talk."""
    found = [m for m in _LABEL.finditer(body) if m["question"] or m["answer"] or _is_name(m["name"])]
    fulls = [m["name"] for m in found if m["name"] and " " in m["name"]]
    found = [m for m in found if not m["name"] or " " in m["name"] or _full(m["name"], fulls)]
    if len(found) < 2 or not any(m["name"] or m["question"] for m in found):
        return ()
    told = {_full(m["name"], fulls) for m in found if m["name"] and _described(m, body)}
    made: list[Turn] = []
    for m, after in zip(found, [*found[1:], None], strict=True):
        end = after.start() if after is not None else len(body)
        name = _full(m["name"], fulls) if m["name"] else ""
        first = m.start() + len(m.group()) - len(m.group().lstrip())
        label = Span(first, first + len(m.group().strip().rstrip(":").rstrip()))
        made.append(Turn(label, end, name, name in told, m["answer"] is not None, m["question"] is not None))
    return tuple(made)


def turn_at(body: str, at: int) -> Turn | None:
    """Whose turn it is at *at*."""
    all_turns = turns(body)
    place = bisect_right(all_turns, at, key=lambda t: t.label.start) - 1
    return all_turns[place] if place >= 0 else None


def _is_name(name: str) -> bool:
    words = name.title() if name.isupper() else name
    return name.isupper() or person_name(words) is not None


def _full(name: str, fulls: Sequence[str]) -> str:
    """*name* in the fullest form that a label has ("OKOYE" for Rita Okoye); "" for a mere surname that none goes on to."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    return next((full for full in fulls if full.split()[-1].lower() == last), "")


def _described(found: re.Match[str], body: str) -> bool:
    """Whether a label, or the report elsewhere, tells what its speaker is, and not that he leads the talk."""
    told = f"{found['what'] or ''} {found['aside'] or ''}".strip()
    if told:
        return _HOSTS.search(told) is None or THROUGH.search(f" {told}") is not None
    beside = re.search(rf"\b{re.escape(found['name'])}, (?:an?|the|former|who)\s(?P<what>[^.;:\n]{{3,80}})", body)
    return beside is not None and nouns.PERSON.search(beside["what"]) is not None and not _HOSTS.search(beside["what"])


def with_turns(
    body: str, spans: Sequence[tuple[int, int]], outer: Sequence[Joined], speaks: bool
) -> tuple[list[Joined], list[Joined]]:
    """*outer* without what is only asked, and a statement more for each sentence of a guest's turn that is none yet. spans: of the
    paragraphs of *body*; speaks: whether answers are those of the body that puts the text out."""
    kept = [one for one in outer if not _asked(body, one) and not _torn(body, one)]
    taken = sorted(
        span for one in kept for span in (*one.content, *filter(None, (one.cue, one.source))) if span.end > span.start
    )
    more: list[Joined] = []
    if not turns(body):
        return list(outer), more
    for number, paragraph in enumerate(spans):
        for start, end in sentences_of(body, paragraph):
            turn = turn_at(body, start)
            if turn is None or not (turn.guest or (turn.answer and speaks)):
                continue
            first = start
            if start <= turn.label.start < end:
                first = turn.label.end + 1
                first += len(body[first:end]) - len(body[first:end].lstrip())
            said = Span(first, end)
            if any(p < said.end and q > said.start for p, q in taken if (p, q) != turn.label) or not _says(body, said):
                continue
            more.append(Joined(turn.label, None, (said,), "outer", number, HELD))
    return kept, more


def _asked(body: str, one: Joined) -> bool:
    """Whether *one* stands in a question, as nobody's word ("It has been reported that …")."""
    turn = turn_at(body, one.content[0].start)
    return turn is not None and turn.question and (one.source is None or one.source.start == turn.label.start)


def _torn(body: str, one: Joined) -> bool:
    """Whether what is taken for a speaker's by his label is no whole sentence ("The man in question", "But why? Because")."""
    if one.cue is None or body[slice(*one.cue)].strip() != ":":
        return False
    turn = turn_at(body, one.content[0].start)
    if turn is None or one.source is None or one.source.start != turn.label.start:
        return False
    end = one.content[-1].end
    whole = _STOPPED.match(body, end) is not None or body[end - 1] in '.!?…”"'
    return not whole or not has_verb(body[one.content[0].start : end])


_STOPPED = re.compile(r"[”\"’')\]]*(?:[.!?…]|\s*(?:\n|$))")


def _says(body: str, said: Span) -> bool:
    text = body[slice(*said)]
    if len(text.split()) < _LEAST or text.rstrip("”\"'’)").endswith("?") or _COURTESY.match(text):
        return False
    return quoted_spans(text)[:1] != ((0, len(text)),)
