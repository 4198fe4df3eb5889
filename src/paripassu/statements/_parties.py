"""Who does something and to whom, as the role head marks them, in; the same with their words whole out.

The head finds the heart of a phrase and is unsure of its end: "its ban" of "its ban on flights to Kigali". What belongs to a noun is a
matter of the noun (a ban *on*, a stake *in*, a treaty *with*) or of the verb before it ("supplied the army *with*"). And of a noun for an event
that takes no object ("the collapse of the bridge", "the withdrawal of 800 men") what stands behind "of" does it, and nothing has it done to it.
"""

import re
from typing import NamedTuple

from paripassu.types import Span

_OF_NOUN = {
    "on": (
        "ban bans levy levies tax taxes bill bills duty duties tariff tariffs referendum sanctions embargo embargoes restriction restrictions cap "
        "caps limit limits curb curbs moratorium freeze clause law laws interest attack attacks assault assaults raid raids strike strikes vote "
        "votes decision decisions quota quotas ruling rulings patent patents payment payments surcharge surcharges findings talks agreement "
        "agreements accord accords treaty pact deal deals convention declaration resolution understanding negotiations report inquiry crackdown "
        "controls pressure advance blockade siege hold monopoly decree decrees debate data advice dispute stance position"
    ),
    "to": (
        "access road roads halt return end link links claim claims key keys change changes amendment amendments right rights successor consent exports "
        "export deliveries delivery sales sale  aid transfer transfers loans objection objections response "
        "threat threats visit visits damage pipeline pipelines ferry answer answers contribution contributions"
    ),
    "in": "stake stakes share shares increase increases rise cut cuts reduction reductions decline breach confidence interest role part pause",
    "from": "exemption exemptions immunity letter letters samples imports protection demand demands request requests income withdrawal",
    "over": "talks dispute disputes control sovereignty strike strikes emergency",
    "by": "appeal appeals request requests proposal proposals offer offers demand demands strikes",
    "between": "talks line cable cables agreement agreements border war truce treaty match link links pact deal dispute negotiations",
    "about": "report reports information questions question complaint complaints doubts talks data lies claims",
    "against": (
        "case cases charge charges sanctions suit suits complaint complaints appeal vaccine vaccines letter campaign signatures vote protests "
        "operation operations offensive measures tariffs evidence warrant warrants attack attacks"
    ),
    "for": (
        "licence licences license licenses contract contracts plan plans order orders bid bids permit permits quota quotas request requests "
        "laboratory loan loans warrant warrants compensation proposal proposals pardon amnesty tender tenders concession concessions demand demands "
        "corridor market budget search timetable sentence fees visa visas funds funding responsibility support call calls deadline "
        "deadlines candidate candidates aid money rations system systems centre clinic room tolls toll complaint programme program application"
    ),
    "with": (
        "talks agreement agreements contract contracts truce treaty pact deal deals accord accords ceasefire merger venture ties relations border "
        "negotiations cooperation manoeuvres exercises trade partnership settlement alliance contact contacts meeting meetings understanding clash "
        "clashes boat boats trucks fighters tanker ship ships vessel vessels bus tanks lorry drones missile missiles"
    ),
}  # fmt: skip
_NOUNS = {preposition: frozenset(words.split()) for preposition, words in _OF_NOUN.items()}
_TELLS = re.compile(
    r"(?:tell|told|tells|inform\w*|drain\w*|strip\w*|rob\w*|depriv\w*|accus\w*|clear\w*|rid\w*|convict\w*|notif\w*|warn\w*|remind\w*|assur\w*|reliev\w*|"
    r"cur(?:e|ed|es|ing)|acquit\w*|suspect\w*|cleans\w*|purg\w*|empt(?:y|ied|ies))\b",
    re.IGNORECASE,
)
"""Verbs that take a person and, behind "of", a thing."""
_PUTS = re.compile(
    r"(?:impos\w*|lev(?:y|ied|ies|ying)|slap\w*|put(?:s|ting)?|plac\w*|pay\w*|paid|charg\w*|inflict\w*)\b",
    re.IGNORECASE,
)
"""Verbs that put something on somebody."""
_TAKES_OF = re.compile(
    r"(?:tell|told|tells|inform\w*|drain\w*|strip\w*|rob\w*|depriv\w*|rid|notif\w*|remind\w*|assur\w*)\b", re.IGNORECASE
)
_NO_OBJECT = re.compile(
    r"(?:collapse|withdrawal|arrival|departure|death|deaths|retreat|eruption|flight|march|outbreak|resignation|rise|landing|entry|"
    r"advance|explosion|escape|defection|disappearance|fall|failure|breakdown|spread|exodus|pullout|exit)$",
    re.IGNORECASE,
)
"""Nouns for what somebody or something does and has not done to it."""
_NEXT = re.compile(r"\s+(?P<preposition>of|for|on|in|to|with|against|from|over|between|about|by)\s+(?!.{0,12}(?:day|week|month|year|January|"
                   r"February|March|April|May|June|July|August|September|October|November|December)\b|\d{4}\b|which\b|whom\b|whether\b)")  # fmt: skip
_ENDS = re.compile(
    r"\s*[,;:.!?—–()“”\"]|\s+(?:of|for|on|in|to|with|against|from|over|between|about|by|at|into|across|through|near|off|under|during|within|without|"
    r"that|which|who|whose|whom|where|when|while|after|before|since|until|because|although|though|as|if|than|but|and|or|"
    r"is|are|was|were|be|has|have|had|will|would|could|should|may|might|must|can|did|does|do|said|says|told|not|"
    r"yesterday|today|tomorrow|last|next|this|earlier|again|so|then|unless|despite|amid)\b"
)
_PRONOUN = re.compile(
    r"(?:it|them|him|her|us|me|you|they|that|this|those|these|himself|itself|themselves|nobody|everyone)$",
    re.IGNORECASE,
)
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
_PHRASES, _LEAST, _MOST = 3, 2, 60
"""How many phrases behind a noun may belong to it, and characters of each."""


class Parties(NamedTuple):
    """Who does it and to whom; spans in the body."""

    actor: Span | None
    target: Span | None


def whole_parties(body: str, actor: Span | None, target: Span | None, action: Span, sentence: Span) -> Parties:
    """*actor* and *target* with all of their words and none of others."""
    if actor is not None and target is None and body[action.end : actor.start].strip() == "by":
        actor, target = _parted(body, actor)
    doer, done_to = _without_deed(body, actor, action), _without_deed(body, target, action)
    if doer is not None and done_to is not None and _possesses(body, doer, done_to, action):
        done_to, doer = Span(doer.start, done_to.end), None  # "restored | India's tariff on yellow peas"
    if doer is not None:
        doer = _without_clause(body, doer)
    if done_to is not None:
        done_to = _reaching(body, _without_clause(body, _without_thing(body, done_to, action)), action, sentence)
        if doer is None and doer_of_event(body, done_to, action):
            doer, done_to = done_to, None
    return Parties(doer, done_to)


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


def _reaching(body: str, target: Span, action: Span, sentence: Span) -> Span:
    """*target* with what belongs to its noun behind it."""
    words = body[slice(*target)]
    if _PRONOUN.search(words.rsplit(" ", 1)[-1]):
        return target
    end = target.end
    for _ in range(_PHRASES):
        found = _NEXT.match(body, end, sentence.end)
        if found is None or not _belongs(body[target.start : end], found.group("preposition"), body[slice(*action)]):
            break
        behind = _ENDS.search(body, found.end(), sentence.end)
        stop = behind.start() if behind is not None else sentence.end
        if (end <= action.start < stop) or not _LEAST <= stop - found.end() <= _MOST:
            break
        end = stop
    return Span(target.start, end)


def _belongs(words: str, preposition: str, action: str) -> bool:
    """Whether what *preposition* brings belongs to the phrase *words*, and not to the verb."""
    if preposition == "of":
        return _TELLS.match(action) is None
    if preposition == "on" and _PUTS.match(action):
        return False  # "put a tariff | on switchgear"
    nouns = _NOUNS.get(preposition)
    parts = re.findall(r"[\w'’-]+", words.lower())
    heads = {parts[-1]} if parts else set()
    heads |= {parts[k - 1] for k in range(1, len(parts)) if parts[k] in ("of", "on", "to", "for", "with", "in")}
    return nouns is not None and bool(heads & nouns)


def doer_of_event(body: str, target: Span | None, action: Span) -> bool:
    """Whether the words of *target* name who does it: behind "of" of an event that takes no object."""
    if target is None or target.start < action.end:
        return False
    return _NO_OBJECT.search(body[slice(*action)]) is not None and body[action.end : target.start].split() == ["of"]
