"""What is done in a sentence, by whom, to whom, in what number, and whether and when: from the roles that the reader found.

Tense and negation are read off the clause of the deed, not of the whole sentence: "Brazil imposed duties on Monday, ending an
inquiry that had dragged on" happened, whatever its other verbs say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from paripassu.statements.stance import Reading, read
from paripassu.types import Meaning, Span, Statement, Tense

_BOUNDARY = re.compile(
    r"[,;:—–]|\s(?:after|before|although|though|while|because|since|which|who|whose|when|where|so that|that|as)\s|\sand\s"
)
_FAR = 600
"""Characters around a deed that are looked at: no sentence of a newsroom is longer."""
_LEAD = 30
"""Characters before the first role that still belong to its clause: determiners, "Neither", "Nothing in"."""
_INSERTED = re.compile(r",\s(?:which|who|whose|whom|many|some|most|none|all|both|where|a|an|the)\b[^,]*,(?=\s)")
"""A relative clause or an apposition between a subject and its verb."""
_SUPPOSED = re.compile(
    r"\b(?:if|unless|in case|in the (?:worst case|event)|even with|otherwise|failing that|provided)\b|"
    r"(?:^|[,“\"(—]\s*)(?:without|with|should|were|had|given|left)\s|\bwithout\b.*\bwould\b|\bwould\b.*\bwithout\b",
    re.IGNORECASE,
)
_SLIP = r"(?:\s+(?:\w+ly|not|n['’]t|never|yet|even|well|still|also|now|soon|already|then|just|all|long|always|both|no longer|once more|again))*"
_GROUPS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?:{pattern}){_SLIP}\s*$", re.IGNORECASE))
    for name, pattern in (
        ("yet to", r"\b(?:has|have|had)\s+(?:still\s+)?yet\s+to|\bfail(?:s|ed)?\s+to"),
        ("would have", r"\b(?:would|could|might|may|should)(?:\s+\w+)?\s+have(?:\s+been)?"),
        ("open", r"\b(?:could|might|may)(?:n['’]t)?(?:\s+\w+){0,2}?(?:\s+be|\s+get)?"),
        ("would", r"\b(?:would|wouldn['’]t)(?:\s+\w+){0,2}?(?:\s+be|\s+get|\s+have to)?|['’]d"),
        (
            "ahead",
            r"\b(?:will|shall|won['’]t|shan['’]t)(?:\s+\w+){0,2}?(?:\s+be|\s+get|\s+have to)?|['’]ll|"
            r"\b(?:is|are|was|were|be)(?:\s+(?:\w+ly|not|now|still|also|yet))*\s+(?:(?:going|due|set|about|expected|scheduled|planned|likely|"
            r"unlikely|poised|ready|prepared|determined|preparing|planning|hoping|aiming|considering|meant|supposed)\s+)?to(?:\s+be)?|"
            r"\b(?:plan|intend|want|hope|aim|expect|agree|decid|propos|prepar|promis|pledg|vow|threaten|mean|seek|sought|offer|"
            r"undert\w+|commit|wish|refus|order|ask|urg|consider|look|move)(?:s|ed|d|es|e|ing)?(?:\s+\S+){0,5}?\s+to(?:\s+be)?|"
            r"\b(?:considering|weighing|mulling|planning|thinking (?:of|about)|no intention of|intention of|"
            r"plans? (?:to|for)|bound to|must|should|needs? to|ha(?:s|ve) to)(?:\s+be)?",
        ),
        ("has been", r"\b(?:has|have|had|['’]ve|['’]s)(?:\s+\w+){0,2}?\s+been"),
        ("has", r"\b(?:has|have|had|having|hasn['’]t|haven['’]t|hadn['’]t|['’]ve)"),
        ("being", r"\b(?:is|are|was|were)(?:\s+\w+){0,2}?\s+being"),
        ("is", r"\b(?:is|are|am|isn['’]t|aren['’]t|['’]re|['’]m)"),
        ("was", r"\b(?:was|were|wasn['’]t|weren['’]t|got)"),
        ("did", r"\b(?:did|didn['’]t)"),
        ("does", r"\b(?:do|does|don['’]t|doesn['’]t|can|cannot|can['’]t)(?:\s+be)?"),
        ("to", r"\bto(?:\s+be)?"),
    )
)
_VERBAL = (
    r"(?:is|are|was|were|be|been|being|has|have|had|do|does|did|will|would|shall|should|could|can|cannot|may|might|must|to|not|"
    r"never|\w+n['’]t|now|still|also|already|keeps?|kept|no|longer)"
)
_EVENT = re.compile(
    r"(?:['’]s?|\b(?:the|an?|its|his|her|their|no|any|of|this|that|another|first|second|planned))\s+"
    rf"(?:(?!{_VERBAL}\s)[\w-]+\s+){{0,2}}$",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were)(?:\s+\w+)?\s+(?:set|due|planned|scheduled|expected|slated|meant|foreseen|likely|to)\b|"
    r"(?:has|have|had) been (?:put off|postponed|scheduled|set|planned|delayed|announced for))",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:continues?|goes on|go on|drags? on|shows?|remains?|is under way|are under way|has entered|have entered|is keeping|"
    r"keeps?|is|are)\b",
    re.IGNORECASE,
)
_PAST_VERB = re.compile(
    r"\w{2,}ed|went|came|took|gave|made|brought|sold|told|left|drove|drew|wrote|began|fell|rose|grew|flew|sent|won"
)
_PRESENT = re.compile(r"\w{2,}(?:[^s]s|sses|ches|shes|xes|zzes)")
"""Of a verb alone: the third person of the present ("launders")."""
_BASE = re.compile(r"\b(?:keeps?|kept)\s+$", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:said|told|announced|promised|warned|wrote|added|denied|claimed|insisted|reported|learned|voted)\b"
)


@dataclass(frozen=True, slots=True)
class Proposition:
    """Who does what to whom; spans in the report's body."""

    actor: Span | None
    action: Span
    target: Span | None
    parties: tuple[str, ...]
    """The words for who does it and to whom, as far as they stand there."""
    clause: str
    """The words of the clause, from the first role on."""
    reading: Reading


def proposition(body: str, sentence: Span, meaning: Meaning, statement: Statement | None = None) -> Proposition | None:
    """What *meaning* says is done; None where no action was found in it.

    sentence: in which it stands. statement: in whose content the action stands, whose denial is then the proposition's too.
    """
    if meaning.action is None:
        return None
    clause = clause_of(body, sentence, meaning)
    own = read("", clause, clause)
    verb = _verb(body, sentence, meaning.action)
    reading = replace(own, tense=_tense(body, sentence, meaning.action, verb, own))
    denied = statement is not None and statement.stance == "denies"
    if denied or verb.group == "yet to":  # "has yet to", "failed to"
        reading = replace(reading, stance="denies")
    parties = tuple(body[a:b] for a, b in filter(None, (meaning.actor, meaning.target)))
    return Proposition(meaning.actor, meaning.action, meaning.target, parties, clause, reading)


def clause_of(body: str, sentence: Span, meaning: Meaning) -> str:
    """The words around an action, from its first role to the end of its clause."""
    spans = [s for s in (meaning.actor, meaning.action, meaning.target) if s is not None]
    start = max(sentence.start, min(s.start for s in spans))
    if start - sentence.start < _LEAD:
        start = sentence.start
    last = max((s.end for s in (meaning.action, meaning.target) if s is not None), default=start)
    end = _BOUNDARY.search(body, last, sentence.end)
    return body[start : min(end.start() if end else sentence.end, start + 2 * _FAR)]


def has_happened(body: str, sentence: Span, meaning: Meaning) -> bool:
    """Whether the deed is told as done by then ("have fought", "had been sent"), which says nothing of whether it goes on."""
    if meaning.action is None:
        return False
    verb = _verb(body, sentence, meaning.action)
    word = verb.word.lower()
    return verb.group in {"has", "has been"} and not word.endswith("ing") and word != "been"


class _Verb(NamedTuple):
    """The first word of a deed, with what stands before it."""

    lead: str
    """The words before it, without what is inserted between it and its subject."""
    group: str
    """The name of the auxiliaries at the end of these, as _GROUPS has them; "" for none."""
    word: str


def _verb(body: str, sentence: Span, action: Span) -> _Verb:
    start = max(sentence.start, action.start - _FAR)
    before = _INSERTED.sub("", body[start : action.start] + "\0").rstrip("\0")
    lead = re.split(r"[;:“”\"]|\s[—–]\s", before)[-1]
    group = next((name for name, pattern in _GROUPS if pattern.search(lead)), "")
    return _Verb(lead, group, body[slice(*action)].split(" ", maxsplit=1)[0])


def _tense(body: str, sentence: Span, action: Span, verb: _Verb, own: Reading) -> Tense:
    """The tense of the deed, by the verbs that stand before it; of an event that is a noun by the verb behind it."""
    start, end = max(sentence.start, action.start - _FAR), min(sentence.end, action.end + _FAR)
    whole = body[start:end]
    if _EVENT.search(verb.lead) and not _PAST_VERB.fullmatch(verb.word):
        return _of_event(_INSERTED.sub("", body[action.end : end]), own.tense)
    going = verb.word.endswith("ing")
    if verb.group == "would":
        supposed = _SUPPOSED.search(whole) or _ANY_WOULD.search(body[start : action.end])
        return "hypothetical" if supposed else "intended"
    if verb.group == "ahead":
        return "hypothetical" if _SUPPOSED.search(whole) and _IF.search(whole) else "intended"
    if verb.group == "has been":
        return "ongoing" if going else "happened"
    if verb.group == "was":
        return "ongoing" if going and _REPORTED.search(whole) else "happened"
    if verb.group:
        return _BY_GROUP[verb.group]
    if own.tense in ("ongoing", "intended") and _PAST_VERB.fullmatch(verb.word):
        return "happened"
    if own.tense == "happened" and (_BASE.search(verb.lead) or _PRESENT.fullmatch(verb.word)):
        return "ongoing"
    return own.tense


_BY_GROUP: dict[str, Tense] = {
    "yet to": "happened",
    "did": "happened",
    "has": "happened",
    "would have": "hypothetical",
    "open": "hypothetical",
    "is": "ongoing",
    "being": "ongoing",
    "does": "ongoing",
    "to": "intended",
}
_IF = re.compile(r"\b[Ii]f\b|\b[Uu]nless\b")
_ANY_WOULD = re.compile(r"(?:^|[,“\"]\s*|that )an? [^,]*\bwould\b", re.IGNORECASE)
"""What any such thing would do ("A guilty verdict would bar him")."""


def _of_event(behind: str, otherwise: Tense) -> Tense:
    """behind: the rest of the sentence, whose first verb tells whether the event is over."""
    ahead, on = _TO_COME.search(behind), _GOES_ON.search(behind)
    if ahead and (on is None or ahead.start() <= on.start()):
        return "intended"
    if on and on.start() < 60:
        return "ongoing"
    return "happened" if otherwise == "ongoing" else otherwise


def told(body: str, meanings: Sequence[Meaning], span: Span) -> str:
    """What the sentence at *span* says is done, in its own words: "the rebels — retook — the bridge; happened"; "" where no
    action was found in it."""
    found = [m for m in meanings if m.span.start <= span.start and span.end <= m.span.end]
    meaning = min(found, key=lambda m: m.span.end - m.span.start, default=None)
    deed = meaning and proposition(body, meaning.span, meaning)
    if not deed:
        return ""
    actor, action, target = (body[slice(*s)] if s else "…" for s in (deed.actor, deed.action, deed.target))
    negated = ", said not to be so" if deed.reading.stance == "denies" else ""
    return f"{actor} — {action} — {target}; {deed.reading.tense}{negated}"
