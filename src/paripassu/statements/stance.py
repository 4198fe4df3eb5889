"""Cue and content in, stance, certainty and tense out, as docs/LABELS.md defines them.

The tables of words stand in _cues.py, the rules in _stance_rules.py, _certainty.py and _tense.py; here is what they come to together, and where
they settle it. Both the cue and the main clause of the content count:
"denied that it had sent", "said it had not sent", "did not rule out sending" each come out at what the speaker holds.
"""

import re
from dataclasses import dataclass

from paripassu.statements._certainty import COUNTED_AS, certainty_of
from paripassu.statements._clauses import CALLED_SO, main_clause, own, unquoted
from paripassu.statements._cues import (
    APPROXIMATE,
    AS_POSSIBLE,
    ATTITUDE,
    BEYOND,
    BEYOND_DOUBT,
    DERIDED,
    FALSE,
    FALSE_OF,
    HARD_TO_BELIEVE,
    NAMES_IT,
    NEVER_REFUSED,
    NOT_AWARE,
    NOT_RULED_OUT,
    NOT_THAT,
    NOTHING_TO_ADD,
    REVOKED_NOT,
    UNMENTIONED,
    WAS_NO,
    WOULD_NOT_RULE_OUT,
)
from paripassu.statements._stance_rules import answers_no, hopes, leaves_open, stance_of, without_false_things
from paripassu.statements._tense import plainly_told, tense_of
from paripassu.types import Certainty, Stance, Tense


@dataclass(frozen=True, slots=True)
class Reading:
    stance: Stance
    certainty: Certainty
    tense: Tense


def read(cue: str, content: str, sentence: str = "") -> Reading:  # noqa: ARG001  (what a trained head will read)
    """Stance, certainty and tense of a statement by its *cue* (may be empty) and *content*."""
    content = unquoted(content)
    stance = stance_of(cue, content)
    return Reading(stance, certainty_of(cue, content, stance), tense_of(cue, content, main_clause(content)))


_DENIED = re.compile(
    r"(?:(?:\w+ly|has|have|had|also|again|and|once more) ){0,3}(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|rebut(?:s|ted|ting)?)(?: \w+ly)?",
    re.IGNORECASE,
)
_REJECTED = re.compile(
    r"(?:(?:\w+ly|has|have|had|also|again|and|once more) ){0,3}(?:(?:reject|dismiss|rebuff|refute|brush|wav|bristl)(?:e?[sd]|es|ed|ing)?(?: off| aside| away| at)?|"
    r"(?:slap(?:s|ped)|swat(?:s|ted)|bat(?:s|ted)|shoots|shot|knock(?:s|ed)) (?:down|away|off|aside))",
    re.IGNORECASE,
)
_A_CLAIM = re.compile(
    r"[“\"‘']?(?:[\w’'-]+ ){0,3}(?:claim|suggestion|allegation|accusation|report|notion|assertion|insinuation|rumou?r|charge|contention|version|account|talk|idea)s?\b",
    re.IGNORECASE,
)
_NOT_GIVEN = re.compile(
    r"(?:(?:them|him|her|us|me|the \w+) )?(?:visas?|entry|access|permission|bail|entrance|leave)\b", re.IGNORECASE
)
"""What is refused to somebody, and not denied: "denied access"."""


def _denied_plainly(cue: str, content: str) -> bool:
    """Whether the cue is nothing but a denial, or a rejection of what the content calls a claim."""
    if _DENIED.fullmatch(cue) is not None:
        return _NOT_GIVEN.match(content) is None
    return _REJECTED.fullmatch(cue) is not None and _A_CLAIM.match(content) is not None


def settled(cue: str, content: str) -> tuple[bool, bool]:
    """Whether the words tell stance, and certainty, so plainly that what the encoder has learned of others adds nothing: "cannot be
    ruled out", "has yet to say", "there could be no doubt"; and where two that-clauses differ, that the first is the main one."""
    content = unquoted(content)
    stance, clause = stance_of(cue, content), main_clause(content)
    plain = {
        "affirms": NOT_RULED_OUT.search(f"{cue} {clause}") is not None
        or WOULD_NOT_RULE_OUT.search(own(clause)) is not None
        or leaves_open(cue, content)
        or NEVER_REFUSED.search(f"{cue} {own(clause)}") is not None
        or WAS_NO.search(own(clause)) is not None
        or NOT_THAT.match(clause) is not None
        or REVOKED_NOT.search(clause) is not None
        or BEYOND.search(cue) is not None
        or hopes(cue, clause)
        or ATTITUDE.match(clause) is not None
        or (FALSE_OF.search(own(clause)) is not None and FALSE.search(without_false_things(own(clause))) is None),
        "denies": APPROXIMATE.search(own(clause)) is not None
        or _derides(cue, clause)
        or answers_no(content)
        or (_IS_FALSE.search(clause) is not None and CALLED_SO.search(clause) is not None)
        or _NOBODY_DOES.match(clause) is not None
        or _CONTRADICTS.fullmatch(cue) is not None
        or _NOT_SO.match(content.strip(" “\"‘'")) is not None
        or _OUT_OF_QUESTION.search(clause) is not None
        or _denied_plainly(cue, content)
        or _NOT_ONE.match(content.strip(" “\"‘'")) is not None,
        "doubts": NOT_AWARE.search(clause) is not None
        or HARD_TO_BELIEVE.search(clause) is not None
        or _NOT_KNOWN.fullmatch(cue) is not None,
        "declines": UNMENTIONED.fullmatch(cue) is not None or NOTHING_TO_ADD.search(f"{cue} {clause}") is not None,
    }
    sure = certainty_of(cue, content, stance) == "certain" and (
        NEVER_REFUSED.search(f"{cue} {clause}") is not None
        or BEYOND_DOUBT.search(clause) is not None
        or AS_POSSIBLE.search(clause) is not None
        or COUNTED_AS.search(clause) is not None
    )
    sure = (
        sure
        or BEYOND.search(cue) is not None
        or (stance == "affirms" and WOULD_NOT_RULE_OUT.search(own(clause)) is not None)
    )
    return plain.get(stance, False) or _differing(cue, content, stance), sure


_IS_FALSE = re.compile(
    r"\b(?:is|are|was|were)\s+(?:\w+ly\s+|all\s+|simply\s+|just\s+)?(?:a (?:\w+ ){0,2}lie|lies|false|fake|untrue|a hoax|nonsense)\W*$"
)


_NOT_SO = re.compile(
    r"(?:(?:that|this|it)(?: (?:is|was)(?: simply| just)? (?:not|never)| (?:is|was)n['’]t|['’]s not)(?: at all)? "
    r"(?:true|so|correct|the case)\b|not so\b(?! (?:much|long|far|many)))",
    re.IGNORECASE,
)
_OUT_OF_QUESTION = re.compile(r"(?<!not )(?<!n't )(?<!n’t )(?<!no longer )\bout of the question\W*$", re.IGNORECASE)


_NOBODY_DOES = re.compile(
    r"(?:as far as (?:I|we) know, )?(?:(?:nobody|no one) (?:in the \w+|alive|on earth)|no such [\w ]{3,40}? (?:is|are|was|were|has|have|had))\b",
    re.IGNORECASE,
)


_CONTRADICTS = re.compile(
    r"(?:(?:has|have|had|also|flatly|directly|openly|promptly|later|again)\s+)*contradict(?:s|ed|ing)"
)
_NOT_ONE = re.compile(
    r"(?:that )?(?:no[.,]?\s+)?(?:not (?:a single|one)\b|none (?=(?:is|are|was|were|has|have|had|will|would)\b))"
    r"(?![^.;]{0,60}\b(?:without|unless|but (?:has|had|is|was))\b)",
    re.IGNORECASE,
)
""" "Not one of them has left", and not "not one day passes without fire"."""
_NOT_KNOWN = re.compile(
    r"(?:(?:do|does|did)\s*(?:not|n['’]t)\s+(?:yet\s+|even\s+)?know|"
    r"(?:ha[sd]|have)\s*(?:not|n['’]t)\s+(?:yet\s+)?been able to (?:\w+ly )?(?:confirm|verify|check|establish))",
    re.IGNORECASE,
)


def tense_settled(cue: str, content: str) -> bool:
    """The same for tense: "ought to have gone", "he had hoped that"."""
    clause = main_clause(content)
    if _OUGHT_TO_HAVE.search(clause) or plainly_told(cue, content, clause):
        return True
    return _HAD_HOPED.match(clause) is not None and tense_of(cue, content, clause) == "happened"


_OUGHT_TO_HAVE = re.compile(r"\bought (?:not )?to have\b", re.IGNORECASE)
_HAD_HOPED = re.compile(
    r"(?:I|we|he|she|it|they|the \w+) had (?:\w+ly )?(?:hoped|wanted|intended|planned|expected)\b", re.IGNORECASE
)


def _derides(cue: str, clause: str) -> bool:
    """Whether a claim is called, or said to be, what nobody calls a thing that they believe."""
    found = DERIDED.search(own(clause))
    return found is not None and bool(NAMES_IT.search(cue) or _COPULA.search(clause[: found.start()]))


_COPULA = re.compile(r"\b(?:is|was|are|were|be|been)\s+(?:\w+\s+){0,2}[“\"'‘]?$")


def _differing(cue: str, content: str, stance: Stance) -> bool:
    """Whether two that-clauses of one content differ in stance, and *stance* is that of the first."""
    found = _AND_THAT.search(content)
    if found is None or stance not in ("affirms", "denies"):
        return False
    first, second = (stance_of(cue, half) for half in (content[: found.start()], content[found.end() :]))
    return first == stance != second and second in ("affirms", "denies")


_AND_THAT = re.compile(
    r",?\s+and\s+that\s+(?=(?:the|an?|it|he|she|they|there|his|her|its|their|many|most|some|no|all|any|[A-Z][\w-]+)\s)"
)
