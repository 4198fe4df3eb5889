"""Cue, content and stance in, how sure the speaker makes themselves out."""

import re
from functools import lru_cache

from paripassu.statements._clauses import main_clause
from paripassu.statements._cues import (
    AS_POSSIBLE,
    BEYOND,
    DENY,
    POSSIBLE,
    POSSIBLE_CUE,
    PROBABLE,
    PROBABLE_CUE,
    PROBABLE_DOUBT,
    SURPRISED,
    UNLIKELY,
)
from paripassu.statements._folded import Folded
from paripassu.types import Certainty, Stance

_HOPES = Folded(
    r"(?:\w+ )?(?:i|we|he|she|it|they|\w+s) (?:still |also )?(?:hopes?|hoped|fears?|feared)\b",
)
_SORTS = r"(?:confirmed|suspected|probable|likely|possible|potential|presumed|apparent)"
COUNTED_AS = Folded(
    rf"(?:(?<=\d )|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens of|hundreds of|scores of|thousands of|several|many|"
    rf"(?:number|total|tally|toll|count|list|rest|all) of(?: the)?|most|more|new|other|further|the|all|of) (?=(?:(?:new|more|other|further) )?{_SORTS}\b))"
    rf"(?:(?:new|more|other|further) )?{_SORTS}(?:(?:, | and | or |, and | and/or |/){_SORTS})*(?= (?:[\w-]+ ){{0,2}}?"
    r"(?:cases|infections|victims|deaths|fatalities|casualties|patients|contacts|carriers|breaches|attacks|incidents|sightings|injuries|"
    r"voters|suspects|people|persons|men|women|children|samples|exposures|outbreaks|intrusions|violations|survivors|clusters|hotspots|graves|mines)\b)"
    rf"|(?<=s), {_SORTS} and {_SORTS}(?=[,.;]|$)",
)
"""What those are called who are counted ("48 confirmed and probable cases"): nothing that the speaker is unsure of."""


def uncounted(clause: str) -> str:
    """*clause* without what those are called who are counted."""
    at = 0
    while (found := COUNTED_AS.search(clause, at)) is not None:
        at = found.start()
        clause = clause[:at] + clause[found.end() :]
    return clause


def counts_confirmed(text: str) -> bool:
    """Whether "confirmed" in *text* only says which cases are counted: that confirms nothing that was in question."""
    return _CONFIRMED.search(text) is not None and _CONFIRMED.search(uncounted(text)) is None


_CONFIRMED = Folded(r"\bconfirm")


@lru_cache(maxsize=1024)
def certainty_of(cue: str, content: str, stance: Stance) -> Certainty:
    """How sure the speaker makes themselves of what they hold."""
    clause = uncounted(main_clause(content))
    if (beyond := BEYOND.search(cue)) is not None:
        cue = beyond.group()  # what is said is no less sure for what is not
    both = f"{cue} {clause}"
    if stance == "declines":
        return "possible"
    if stance == "doubts":
        return "probable" if PROBABLE_DOUBT.search(both) else "possible"
    if stance == "denies" and DENY.search(cue):
        return "certain"
    if stance == "affirms" and re.search(
        r"\brul\w+ out\b|\bexclud|left (?:\w+ )?(?:\w+ )?(?:open|ajar)|leav\w+ (?:\w+ )?open", both, re.IGNORECASE
    ):
        return "possible"
    if POSSIBLE_CUE.search(cue) and stance != "confirms":
        return "possible"
    if PROBABLE_CUE.search(cue) or (stance == "denies" and (UNLIKELY.search(both) or SURPRISED.search(content))):
        return "probable"
    if POSSIBLE.search(AS_POSSIBLE.sub("", clause) if AS_POSSIBLE.search(clause) else clause) or _HOPES.match(clause):
        return "possible"
    return "probable" if PROBABLE.search(clause) else "certain"
