"""Who does something and to whom, as the role head marks them, in; the same with their words whole out.

The head finds the heart of a phrase and is unsure of its end ("its ban" of "its ban on flights to Kigali"), which _ends.py settles. Who has something
done to them in the passive does not do it. And of a noun for an event that takes no object ("the collapse of the bridge", "the withdrawal of
800 men") what stands behind "of" does it, and nothing has it done to it; of another ("the arrest of") it is what it is done to.
"""

import re
from typing import NamedTuple

from paripassu.statements._ends import Reach
from paripassu.statements._tense import PARTICIPLE
from paripassu.types import Span

_TAKES_OF = re.compile(
    r"(?:tell|told|tells|inform\w*|drain\w*|strip\w*|rob\w*|depriv\w*|rid|notif\w*|remind\w*|assur\w*)\b", re.IGNORECASE
)
"""Verbs that take a person and, behind "of", a thing."""
_TELLS = re.compile(
    r"(?:tell|told|tells|inform\w*|drain\w*|strip\w*|rob\w*|depriv\w*|accus\w*|clear\w*|rid\w*|convict\w*|notif\w*|warn\w*|remind\w*|assur\w*|reliev\w*|"
    r"cur(?:e|ed|es|ing)|acquit\w*|suspect\w*|cleans\w*|purg\w*|empt(?:y|ied|ies))\b",
    re.IGNORECASE,
)
"""These and some more, of which a head that marks a thing behind "of" may be right."""
_PUTS = re.compile(
    r"(?:impos\w*|lev(?:y|ied|ies|ying)|slap\w*|put(?:s|ting)?|plac\w*|pay\w*|paid|charg\w*|inflict\w*)\b",
    re.IGNORECASE,
)
"""Verbs that put something on somebody."""
_NO_OBJECT = re.compile(
    r"(?:collapse|withdrawal|arrival|departure|deaths?|retreat|eruption|flight|march|outbreak|resignation|rise|landing|entry|desertion|collision|bankruptcy|"
    r"advance|explosion|escape|defection|disappearance|fall|failure|breakdown|spread|exodus|pullout|exit|strike|leak|drowning|walkout|breakout|"
    r"derailment|uprising|crash|expiry|incursion|accession|passage|sit-in|decline)$",
    re.IGNORECASE,
)
"""Nouns for what somebody or something does and has not done to it."""
_EITHER = re.compile(r"(?:return|sinking|surrender|grounding|start|drying-up|bursting)$", re.IGNORECASE)
"""Nouns for what is done by or to what stands behind "of"."""
_BEFORE = r"(?:[^.;:]{0,120}?\s|\s)?"
_BECOMES = r"(?:be|been|being|is|are|was|were|got|gets)"
_HOW = r"(?:n['’]t)?\s+(?:(?:not|never|yet|again|also|once more|still|\w+ly)\s+)*"
_DONE_TO = re.compile(rf"{_BEFORE}{_BECOMES}{_HOW}")
"""What stands between somebody and what is done to them."""
_DOES = re.compile(
    rf"{_BEFORE}(?:(?P<is>be|been|is|are|was|were)|had|has|have|will|would|could|can|may|might|must|should|shall|did|does|do|to){_HOW}"
)
"""What stands between somebody and what they do."""
_GOING_ON = re.compile(r"\w+ing\b")
_A_PARTICIPLE = re.compile(rf"{PARTICIPLE}\b")
_DONE_BY = re.compile(rf"\b{_BECOMES}\s+(?:not\s+|\w+ly\s+)?(?P<deed>{PARTICIPLE})\s+by\s+$")
_BY = re.compile(r"\bby\s+$")
_PARTICIPLE = re.compile(
    r"(?<=[a-z]s|le|en|up|am|ce|le)(?P<participle>\s(?:(?:[a-z]{3,}ing\s(?:from|in|at|on|for|to|with|under|near|along|off|out|across|against|the|an?|its|their)\s)|"
    r"(?:made|tabled|held|seized|built|owned|signed|drawn|taken|left|wanted|accused|suspected|convicted|armed|stuck|caught|trapped|brought|"
    r"sent|concerned|involved)(?:\s(?:from|in|at|on|by|of|to|with|under|near|up|behind)\s|$)))"
)
_POSSESSED = re.compile(r"['’]s?\s(?:[a-z-]+\s){0,2}(?:on|for|of|to|against|in)\s(?:the\s)?")
_BODIES_OF = frozenset(
    (
        "ministry",
        "department",
        "bank",
        "court",
        "university",
        "office",
        "council",
        "house",
        "republic",
        "kingdom",
        "board",
        "chamber",
        "head",
        "chief",
    )
)


class Parties(NamedTuple):
    """Who does it and to whom; spans in the body."""

    actor: Span | None
    target: Span | None


def whole_parties(
    body: str, actor: Span | None, target: Span | None, action: Span, sentence: Span, reach: Reach
) -> Parties:
    """*actor* and *target* with all of their words and none of others. reach: where phrases end."""
    if actor is not None and target is None and body[action.end : actor.start].strip() == "by":
        actor, target = _parted(body, actor)
    if actor is not None and _does_another(body, actor, action):
        actor = None
    if actor is not None and _is_done_to(body, actor, target, action):
        by = target is not None and _BY.search(body, action.end, target.start) is not None
        actor, target = target if by else None, actor
    if actor is None and target is not None and _does(body, target, action):
        actor, target = target, None
    doer, done_to = _without_deed(body, actor, action), _without_deed(body, target, action)
    if doer is not None and done_to is not None and _possesses(body, doer, done_to, action):
        done_to, doer = Span(doer.start, done_to.end), None  # "restored | India's tariff on yellow peas"
    if doer is not None:
        doer = reach.whole(body, _without_clause(body, doer), action, sentence, actor=True)
    if done_to is not None:
        done_to = _without_clause(body, _without_thing(body, done_to, action))
        taken = "of" if _TELLS.match(body, *action) else "on" if _PUTS.match(body, *action) else None
        done_to = reach.whole(body, done_to, action, sentence, actor=False, but=taken)
        if doer is None and doer_of_event(body, done_to, action):
            doer, done_to = done_to, None
    return Parties(doer, done_to)


def _does_another(body: str, actor: Span, action: Span) -> bool:
    """Whether *actor* does something else: "Its abolition was welcomed by | farmers"."""
    found = _DONE_BY.search(body, max(0, actor.start - 30), actor.start)
    return found is not None and action.end <= found.start("deed")


def _is_done_to(body: str, actor: Span, target: Span | None, action: Span) -> bool:
    """Whether what is done is done to *actor*: "was turned away", "the arrest of"."""
    if actor.end <= action.start:
        behind = target is None or target.start >= action.end
        return (
            behind
            and _DONE_TO.fullmatch(body, actor.end, action.start) is not None
            and _A_PARTICIPLE.match(body, *action) is not None
        )
    if target is not None or body[action.end : actor.start].split() != ["of"]:
        return False
    noun = body[slice(*action)]
    return _NO_OBJECT.search(noun) is None and _EITHER.search(noun) is None


def _does(body: str, target: Span, action: Span) -> bool:
    """Whether *target* does it: "had come", "are broadcasting"."""
    if target.end > action.start:
        return False
    found = _DOES.fullmatch(body, target.end, action.start)
    return found is not None and (found["is"] is None or _GOING_ON.match(body, *action) is not None)


def _possesses(body: str, actor: Span, target: Span, action: Span) -> bool:
    """Whether *actor* only says whose the target is, since the deed does not stand between them."""
    apart = actor.end < target.start and not actor.end <= action.start < target.start
    return apart and _POSSESSED.fullmatch(body, actor.end, target.start) is not None


def _parted(body: str, actor: Span) -> Parties:
    """ "the disclosure by | the authority of payments": who does it, and what."""
    found = re.compile(r"\sof\s").search(body, *actor)
    if found is None or body[actor.start : found.start()].rsplit(maxsplit=1)[-1].lower() in _BODIES_OF:
        return Parties(actor, None)
    return Parties(Span(actor.start, found.start()), Span(found.end(), actor.end))


def _without_deed(body: str, party: Span | None, action: Span) -> Span | None:
    """*party* without the deed in it: "the voter roll" of "an audit of the voter roll"."""
    if party is None or not (party.start <= action.start and action.end < party.end):
        return party
    found = re.compile(r"\s(?:of|on|for|against|in)\s").match(body, action.end, party.end)
    return Span(found.end(), party.end) if found is not None else party


def _without_clause(body: str, party: Span) -> Span:
    """*party* without a participle and what hangs on it: "twenty-three people | queueing for flour"."""
    found = _PARTICIPLE.search(body, *party)
    return Span(party.start, found.start("participle")) if found is not None else party


def _without_thing(body: str, target: Span, action: Span) -> Span:
    """*target* without what a verb takes behind "of": "dual citizens | of their seats" of "strip"."""
    found = re.compile(r"\sof\s(?!.*\sof\s)").search(body, *target) if _TAKES_OF.match(body, *action) else None
    if found is None or re.search(
        r"\b(?:one|two|three|four|five|all|none|any|some|many|most|half|dozens?|number)$",
        body[target.start : found.start()],
    ):
        return target
    return Span(target.start, found.start())


def doer_of_event(body: str, target: Span | None, action: Span) -> bool:
    """Whether the words of *target* name who does it: behind "of" of an event that takes no object."""
    if target is None or target.start < action.end:
        return False
    return _NO_OBJECT.search(body[slice(*action)]) is not None and body[action.end : target.start].split() == ["of"]
