"""A match and how its speaker stands to what he says in, how he stands to the indicator's thing out: by the rules, by the network, and where
the two part; and whether it is that thing at all that he denies."""

import re
from dataclasses import replace

from paripassu.evidence.bearing import (
    admits,
    in_force,
    of_a_rumour,
    of_its_motive,
    of_one_place,
    only_not_told,
    other_part,
    takes_for_done,
    takes_for_granted,
)
from paripassu.evidence.features import Unit
from paripassu.evidence.judge import Verdict
from paripassu.evidence.likely import Likely, Match
from paripassu.evidence.thresholds import PARTED, SURELY, TAKEN_UP, UNSURE
from paripassu.evidence.times import lately
from paripassu.evidence.units import Means, clauses_of
from paripassu.evidence.whose import Whose
from paripassu.statements._certainty import counts_confirmed
from paripassu.statements.propositions import has_happened
from paripassu.statements.stance import Reading
from paripassu.statements.stance import read as read_stance
from paripassu.types import Certainty, Report, Stance, Statement, Tense


class Stances(Likely):
    """How whoever speaks stands to an indicator's thing."""

    def _taken_for_done(
        self, match: Match, unit: Unit, reading: Reading, statement: Statement | None, voice: Whose
    ) -> tuple[Reading, Match]:
        """*reading* and *match*; where a deed of somebody else's is rejected by its name, or only its worth denied, as of one who affirms it. Whose
        deed it is admits nothing for certain by denying what it is worth."""
        cue = _cue_of(statement)
        own = self.comparer.belongs(match.indicator, (voice.body, voice.actor))
        told = (match.indicator.title, *match.indicator.counts)
        sentence = unit.around or f"{unit.voice} {unit.text}"
        denied = reading.stance in ("denies", "doubts") or (
            match.verdict is not None and match.verdict.stance == "denies"
        )
        granted = denied and (takes_for_granted(sentence, told, unit.text) or of_a_rumour(f"{cue} {unit.text}", told))
        rejected = reading.stance not in ("affirms", "confirms") and not own and takes_for_done(cue, unit.text)
        if not granted and not rejected:
            return reading, match
        verdict = None if match.verdict is None else match.verdict._replace(stance="affirms")
        certainty: Certainty = "probable" if own else "certain"
        return replace(reading, stance="affirms", certainty=certainty), match._replace(verdict=verdict)

    def _agreed(self, match: Match, unit: Unit, reading: Reading, statement: Statement | None) -> Match:
        """*match*; where rules and network part over how the speaker stands to it, a less likely one, or no more than a question."""
        if unit.answers:
            return match._replace(chance=min(match.chance, TAKEN_UP), verdict=None)
        if match.verdict is None or match.chance <= UNSURE or match.verbatim:
            return match
        plain = self._by_clause(match.indicator.id, unit, match.clause, reading, statement)
        rules, network = SIDES.get(plain.stance), SIDES.get(match.verdict.stance)
        clause = clauses_of(unit)[match.clause]
        if rules == network:
            return match
        # Beside a negative example rules cannot tell "all tested negative" from its opposite: either reading agrees.
        if self.comparer.negative(match.indicator, clause.text) and SIDES.get(reading.stance) == network:
            return match
        if rules is not None and (_TAKES_UP.match(unit.text) or (rules == -1 and _denied_by_cue(statement))):
            # "an accusation that Kigali denies", "denied that it had": the network reads it with the accusation itself.
            return match._replace(chance=min(match.chance, TAKEN_UP), verdict=None)
        cue = _cue_of(statement)
        if (rules, network) == (1, -1) and admits(cue) and self.comparer.some_negative(match.indicator):
            return match._replace(chance=min(match.chance, TAKEN_UP), verdict=None)
        flatly = rules is not None and network is not None and match.chance >= SURELY
        return match._replace(chance=PARTED if flatly else UNSURE)

    def _of_another(self, match: Match, unit: Unit, reading: Reading, statement: Statement | None) -> bool:
        """Whether what is denied is another thing than the indicator's, whatever it is like."""
        indicator = match.indicator
        if match.verbatim or self._reading(match, unit, reading, statement).stance != "denies":
            return False
        told = (indicator.title, *indicator.counts)
        return (
            other_part(unit.text, told)
            or only_not_told(unit.text, told)
            or of_its_motive(unit.text, told)
            or of_one_place(unit.text, indicator.title, told)
            or self._denied_elsewhere(match, unit, reading, statement)
        )

    def _denied_elsewhere(self, match: Match, unit: Unit, reading: Reading, statement: Statement | None) -> bool:
        """Whether somebody denies the indicator's thing of a state alone of which it does not speak."""
        if self._reading(match, unit, reading, statement).stance != "denies":
            return False
        home = statement.source.country if statement is not None and statement.source is not None else None
        return self.comparer.elsewhere(match.indicator, unit.text, home)

    def _reading(self, match: Match, unit: Unit, reading: Reading, statement: Statement | None) -> Reading:
        """How the speaker stands to the indicator's thing: as the network has it; without one, by the clause that names it, and
        by a place that is named only to be ruled out ("in Kursk, and not in Ukraine itself")."""
        by_clause = self._by_clause(match.indicator.id, unit, match.clause, reading, statement)
        if match.verbatim and not unit.answers:
            by_clause = replace(by_clause, stance=_of_its_words(unit, reading))
        elif match.verdict is not None and (by_clause.stance, match.verdict.stance) != ("declines", "doubts"):
            # "neither confirmed nor denied" is no doubt
            counted = (
                by_clause.stance == "affirms" and match.verdict.stance == "confirms" and counts_confirmed(unit.text)
            )
            by_clause = by_clause if counted else replace(by_clause, stance=match.verdict.stance)
        if match.verdict is not None:
            words = clauses_of(unit)[match.clause].text
            by_clause = replace(by_clause, tense=_tense(by_clause, match.verdict, words))
        cue = _cue_of(statement)
        if by_clause.tense == "happened" and by_clause.stance in ("affirms", "confirms") and _PLANS.search(cue):
            by_clause = replace(by_clause, tense="intended")
        if by_clause.tense == "intended" and by_clause.stance in ("affirms", "confirms"):
            by_clause = replace(by_clause, tense=in_force(cue, unit.text) or by_clause.tense)
        return by_clause

    def _by_clause(self, indicator: str, unit: Unit, at: int, reading: Reading, statement: Statement | None) -> Reading:
        if unit.answers:
            return replace(reading, stance="denies")
        if statement is not None:
            # The stance read off the whole is that of its first clause; a later sentence has its own.
            reading = _of_sentence(reading, statement, unit)
        clause = clauses_of(unit)[at]
        if at > 0:
            own = read_stance(_cue_of(statement), clause.text, clause.text)
            reading = replace(reading, stance=own.stance, tense=own.tense)
        if reading.stance in ("affirms", "confirms") and self.comparer.ruled_out(indicator, unit.text):
            reading = replace(reading, stance="denies")
        if reading.stance in ("affirms", "denies") and self.comparer.negative(
            self.situation.indicator(indicator), clause.text
        ):
            negated = read_stance("", clause.text, clause.text).stance == "denies"
            reading = replace(reading, stance="affirms" if negated else "denies")
        return reading


SIDES = {"affirms": 1, "confirms": 1, "denies": -1}


def _tense(rules: Reading, verdict: Verdict, words: str = "") -> Tense:
    """The tense of a sentence: the network's, but where it makes a plan of what is over or of what is said not to go on ("is not considering
    the sale", "had decided to pause all sailings"), or takes for done what by its first verb goes on or is to come ("are now open again", "would open
    in May"): the rules see the verb."""
    planned = verdict.tense in ("intended", "hypothetical")
    if planned and rules.stance == "denies" and rules.tense == "ongoing":
        return rules.tense
    if verdict.tense == "intended" and rules.stance in ("affirms", "confirms") and rules.tense == "happened":
        return rules.tense
    if verdict.tense == "happened" and rules.stance in ("affirms", "confirms"):
        if rules.tense == "ongoing" and _GOES_ON.match(words):
            return rules.tense
        if _PROMISED.search(words):
            return "intended"
        if rules.tense in ("intended", "ongoing") and (_TO_COME.match(words) or _SOON.search(words)):
            return "intended"
    return verdict.tense


_UP_TO_VERB = (
    r"[\W]*(?:that\s+)?(?:(?!(?:who|which|whom|whose|that|when|where|if|has|have|had|did|was|were|is|are|will|would|to|said|says|after|because|since)\b)"
    r"[^\s,;:]+(?:,\s+(?:which|who)\s[^,]+,)?\s+){1,9}?[“\"‘]?"
)
"""What stands before the first verb of what is said."""
_GOES_ON = re.compile(
    rf"{_UP_TO_VERB}(?:(?:is|are|was|were|(?:has|have|had)\s+been)\s+(?:(?:already|currently|still|now|again|also|\w+ly)\s+)*(?!during|morning|evening)[a-z]{{2,}}ing\b"
    r"(?!\s+(?:on|for|to)\s+(?:all|everyone|nobody|both))|(?:is|are)\s+(?:now|still|currently)\b)",
    re.IGNORECASE,
)
_TO_COME = re.compile(rf"{_UP_TO_VERB}(?:will|would|shall)\s+(?!have\b)(?:\w+ly\s+)?[a-z]+", re.IGNORECASE)
_PLANS = re.compile(
    r"\b(?:considering|weighing|planning|mulling|eyeing|contemplating|preparing|thinking of|hoping|seeking)\b",
    re.IGNORECASE,
)
"""Cues whose content is a plan."""
_PROMISED = re.compile(
    r"\b(?:assured|promised|pledged|vowed|guaranteed)\b[^.;,]{0,60}?\b(?:would|will)\s+(?!have\b)[a-z]+", re.IGNORECASE
)
_SOON = re.compile(r"\b(?:tomorrow|next (?:week|month|year)|in the coming (?:days|weeks|months))\b", re.IGNORECASE)


def _cue_of(statement: Statement | None) -> str:
    """The words by which somebody is cited; nothing of an outlet's own sentence."""
    return statement.cue.text if statement is not None and statement.cue is not None else ""


def _denied_by_cue(statement: Statement | None) -> bool:
    """Whether the words by which somebody is cited are a denial by themselves ("denied", "dismissed as"): not those by which a thing may be
    refused ("rejected")."""
    return statement is not None and statement.cue is not None and _DENIAL.match(statement.cue.text) is not None


_DENIAL = re.compile(
    r"(?:(?:has|have|had|also|again|later|then|flatly|categorically|firmly|strongly)\s+)*(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|"
    r"refut(?:es?|ed|ing)|debunk(?:s|ed|ing)?|contradict(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)


def by_then(reading: Reading, report: Report, unit: Unit, means: Means, statement: Statement | None) -> Reading:
    """*reading*; what is told as done by then ("have fought") is not said to go on, but for what is of these days."""
    if lately(unit.text):
        gone_on = statement is not None and reading.tense == "happened"
        return replace(reading, tense="ongoing") if gone_on else reading
    meaning = means.at(unit.span) if reading.tense == "ongoing" else None
    if meaning is not None and has_happened(report.body, unit.span, meaning):
        return replace(reading, tense="happened")
    return reading


_TAKES_UP = re.compile(
    r"[“\"\s]*(?:(?:(?:it|this|that|them|these|those|which)\s+)?as\s+(?:an?\s+)?(?:[“\"]|(?:\w+ly\s+)?(?:baseless|false|untrue|fabricated|fake|nonsense|absurd|ridiculous|propaganda|lies)\b)[^.]{0,60}$|"
    r"(?:it|this|that|them)[\W]*$|(?:an?|the|these|those|such|all|any|his|her|their|its)\s+(?:[\w-]+\s+){0,2}"
    r"(?:claim|charge|accusation|allegation|report|assertion|suggestion|rumou?r|idea|notion)s?\b[\W]*$)",
    re.IGNORECASE,
)


def _of_its_words(unit: Unit, reading: Reading) -> Stance:
    """How a speaker stands to a thing in the very words of an example: a negation in them is the example's own."""
    if reading.stance not in ("affirms", "denies"):
        return reading.stance  # "confirmed that no" vouches for the negative
    negative = read_stance("", unit.text, unit.text).stance == "denies"
    if not negative:
        return reading.stance
    return "affirms" if reading.stance == "denies" else "denies"


def _of_sentence(reading: Reading, statement: Statement, unit: Unit) -> Reading:
    first = statement.content.spans[0].start
    if unit.span.start <= first + 2:
        return reading
    own = read_stance("", unit.text, unit.text)
    if reading.stance in ("affirms", "confirms"):
        stance = own.stance if own.stance in ("denies", "doubts", "declines") else reading.stance
        return replace(own, stance=stance)
    return replace(own, stance=reading.stance)
