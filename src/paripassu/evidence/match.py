"""Statements and the outlet's own sentences in, evidence on a situation's indicators out: each with a probability and a reason.

An item bears on an indicator when it says that thing of that actor (and towards that target, at that place). Words, meaning,
actors and places say so by weights set by hand; and on the likeliest few indicators a small network that reads the sentence beside
the analyst's examples has its say (judge.py), where there are no more than a handful of those. All weights are in
model/match.json.
"""

import hashlib
import json
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from importlib import resources
from itertools import permutations
from typing import NamedTuple

import numpy as np

from paripassu.evidence.bearing import (
    admits,
    greatest_elsewhere,
    in_force,
    of_a_rumour,
    of_its_motive,
    of_one_place,
    of_ruled_out_doer,
    only_not_told,
    other_part,
    proper_names,
    takes_for_done,
    takes_for_granted,
)
from paripassu.evidence.features import CANDIDATE, NAMES, Compared, Comparer, Embed, Seen, Unit, Vector
from paripassu.evidence.judge import EXAMPLES, Judge, Network, Pair, Verdict, asked, leading, shipped
from paripassu.evidence.likeness import word_for_word
from paripassu.evidence.masks import masks_of
from paripassu.evidence.quantities import quantity
from paripassu.evidence.resumed import aimed
from paripassu.evidence.scenes import Scenes
from paripassu.evidence.times import (
    earlier,
    lately,
    months_before,
    names_years_before,
    of_other_years,
    said_by,
    said_in,
)
from paripassu.evidence.units import (
    Means,
    called_false,
    clauses_of,
    narrated,
    own_words,
    parts_of,
    said,
    sentence_at,
    taken_back,
    told_apart,
)
from paripassu.evidence.whose import Voices, Whose, is_the_outlet
from paripassu.situation.model import Indicator, Situation
from paripassu.statements._sentences import before_in_sentence
from paripassu.statements.propositions import has_happened
from paripassu.statements.stance import Reading, counts_confirmed
from paripassu.statements.stance import read as read_stance
from paripassu.types import Certainty, Evidence, Meaning, Report, Span, Stance, Statement, Tense

KEEP = 0.6
"""Items with a lower probability are not evidence; those just below are what a review asks about."""
ASK = 0.25


MOST = 6
"""Indicators at most that the network is asked about for one sentence."""
VERBATIM = 0.95
"""What a match comes to at least where a sentence says an example that counts word for word: an analyst's own words are not asked back,
whatever the network makes of them."""
UNSURE = 0.45
"""What a match comes to that is no more than a question to the analyst."""
SURELY, PARTED = 0.75, 0.77
"""Where by the rules the speaker denies a thing and by the network affirms it, or the other way round, a match from SURELY on comes to
PARTED, and the network is followed: of such matches on the dev situations and nine that no network has seen, 20 of 26 were right,
in this too, of those with any other difference 9 of 22. A negation in an example, or of another word, is what the rules do not see."""
LIKELY = 0.4
"""What the network by itself holds for less likely is no more than a question, whatever else speaks for it."""
MANY = 5
"""Where indicators have more examples than so many, on the mean over a situation, words, actors and places decide: the
network's word is worth more than a handful of examples, and less than many. It is asked where those leave a doubt."""
DOUBT = (0.2, 0.8)
"""Chances, by words, actors and places, between which it is."""
BESIDE = 1.0
"""Weight of the network's log-odds there beside theirs."""
LIFTS = 0.8
"""Chance, by the network, below which it only lowers what they leave in doubt; so it does where an example that the analyst
rules out is nearer than any that counts."""
FAR = 40
"""Characters of what stands before a sentence from which on it tells that nobody names the actor there."""
FEW = 7
"""Words below which what is said is read with the sentence around it."""
WORTH = 0.04
"""Chance, by words, meaning, actors and places, from which an indicator is worth asking about. The more is asked, the more is found
and the longer it takes: from 0.03 on, and about seven, one point more is found in the test situations, in a third more time."""
JUDGED = (
    "one", "network", "best other", "candidate", "ruled out", "actor missing", "actor as object", "other leads", "place missing",
    "other time", "related ahead", "actor unnamed", "actor nowhere", "few words", "scrap", "beside it", "close by",
    "around it",
)  # fmt: skip
"""What makes up a match's log-odds: the network's own, the network's of the likeliest other candidate, the candidate's, how much
nearer the sentence is to an example that is ruled out than to one that counts, whether the actor or the place is not named at
all, whether another acts, whether the sentence tells of a time before the situation began, by how much one that implies it or is implied
is likelier, how it stands in its text, how likely the sentence says the others' things, and how likely those close by say this one and
the others. The last were weighed on whole reports, of five and of nineteen situations, written and labelled for it
(docs/matching.md)."""
BY_HAND = 8
"""How many of JUDGED, the last, are not fitted with the rest: a labelled sentence that stands alone tells nothing of them."""
IN_TEXT = 3
"""How many of them are told by the other matches of the report: what is said of one thing is said of another the less, whoever has
told of a thing goes on about it, and where much is told that bears, what does not is likest to it."""
APART, CLEARLY = 0.5, 1.5
"""Chance, by the network alone, from which on a sentence surely says a thing: where it does so of two, it is asked which clause says which;
and log-odds by which one clause has to say the one rather than the other, and another the other."""
CLOSE = 300
"""Characters up to which a sentence stands close by another."""
AT_MOST = 3.0
"""What the chances of other indicators count for together at most."""
ALONE = -1.5
"""The network's log-odds of another candidate below which it is none."""
TAKEN_UP = 0.76
"""What a match comes to at most where what is said only takes up a claim ("an accusation that Kigali denied")."""


class Match(NamedTuple):
    """An indicator on which a sentence may bear."""

    indicator: Indicator
    chance: float
    why: Callable[[], str]
    """Gives the reason in words; most matches are too unlikely for anybody to ask."""
    clause: int
    """Number of the clause that says it."""
    verdict: Verdict | None = None
    verbatim: bool = False
    """Whether it says an example that counts word for word."""


_Read = tuple[Match, Unit, Reading]
"""A match, the words that say it, and how whoever says them stands to what he says."""


class Asked(NamedTuple):
    """An indicator that the network was asked about."""

    number: int
    """The indicator's place in the situation."""
    verdict: Verdict
    figures: tuple[float, ...]
    """As JUDGED names them."""

    @property
    def chance(self) -> float:
        """That the sentence says the indicator's thing, by itself."""
        return chance_of(_total(judging()[1][:-IN_TEXT], self.figures[:-IN_TEXT]))


Candidate = tuple[int, float, list[float], Pair]
"""An indicator's number, its log-odds by words, meaning, actors and places, the figures behind them, and what the network is asked."""


@cache
def weights(with_meaning: bool) -> tuple[float, ...]:
    """The weight of each feature, set by hand: one set for sentences whose meaning is known, one for words alone.

    training/matching.py fits such sets; its fit on the labelled sentences of the example took more that was wrong."""
    text = (resources.files("paripassu") / "evidence" / "model" / "match.json").read_text(encoding="utf-8")
    given = json.loads(text)["with meaning" if with_meaning else "words alone"]
    return tuple(float(given[name]) for name in NAMES)


@cache
def judging() -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Weights of the figures by which candidates are found, and of those that make up a match's log-odds. Fitted by
    training/matching.py."""
    text = (resources.files("paripassu") / "evidence" / "model" / "match.json").read_text(encoding="utf-8")
    given = json.loads(text)
    judged = given.get("judged", {"network": 1.0})
    return tuple(given["candidates"][n] for n in CANDIDATE), tuple(judged.get(n, 0.0) for n in JUDGED)


class Matcher:
    """Compares reports with the indicators of one situation; built once, used for any number of reports."""

    def __init__(
        self,
        situation: Situation,
        judgements: Mapping[str, bool] | None = None,
        embed: Embed | None = None,
        judge: Judge | None = None,
    ) -> None:
        """judgements: by subject (see `subject_of`), what an analyst decided on; a match on which there is a decision is kept
        however unlikely (review.py says what it counts for). embed: gives the meaning of the
        analyst's examples; without it words alone are compared. judge: the network that reads a sentence beside an
        indicator, by default the shipped one."""
        self.situation = situation
        self.comparer = Comparer(situation, embed)
        self.names = self.comparer.names
        self.judgements = dict(judgements or {})
        self._decided: dict[str, list[str]] = {}
        for subject in self.judgements:
            sentence, _, name = subject.rpartition(":")
            self._decided.setdefault(sentence, []).append(name)
        self._embed = embed
        self._many = sum(len(i.counts) for i in situation.indicators) > MANY * len(situation.indicators)
        self._judge = judge or (Network() if embed and shipped() else None)
        self._masks = masks_of(situation, self.names)
        self._number = {i.id: k for k, i in enumerate(situation.indicators)}
        self._together = {
            i.id: {i.id, *i.implies, *(x.id for x in situation.indicators if i.id in x.implies)}
            for i in situation.indicators
        }
        """Of each indicator those that a sentence may speak of by speaking of it."""
        self._voices = Voices(situation, self.names)
        self._scenes = Scenes(situation, self.names)
        self._sides: dict[tuple[str, tuple[str, ...]], str] = {}
        told = [(i, " ".join((i.title, *i.counts, *i.place))) for i in situation.indicators]
        self._known_names = " ".join((situation.title, *(text for _, text in told)))
        """What the situation, its indicators and their examples that count are told in."""
        self._ruled_out_names = {
            i.id: frozenset(
                n for x in i.nots for n in proper_names(x) if n not in self._known_names and not self.names.find(n)
            )
            for i in situation.indicators
        }
        """Proper names that only examples that are ruled out have."""
        self._day: date | None = None
        """The day of the report at hand."""
        self._resumed: dict[str, Vector | None] = {}
        """Meanings of sentences that take up what stands before them."""
        self._known: dict[Pair, Verdict] = {}
        """What the network said of the report at hand."""
        self._found: dict[Unit, tuple[Compared, list[Candidate]]] = {}
        """Its sentences, compared, and their candidates."""
        self._asked: dict[Unit, list[Asked]] = {}
        """Its sentences, and what the network made of them."""
        self._looked: dict[Unit, dict[str, Match]] = {}
        """What words, actors and places made of its sentences, where the network was asked because of it."""

    def report(
        self,
        report: Report,
        statements: Sequence[Statement],
        origin: str,
        meanings: Sequence[Meaning] = (),
        keep: float = KEEP,
    ) -> list[Evidence]:
        """The evidence in one report, in reading order; for an indicator and a statement, its best sentence only."""
        if report.published is None:
            return []
        public = self._day = report.published.date()
        found: list[Evidence] = []
        means = Means(meanings)
        spoken, own = self._heard(report, statements, means)
        for statement, units in spoken:
            reading = Reading(statement.stance, statement.certainty, statement.tense)
            by_itself = statement.source is not None and is_the_outlet(statement.source)
            voice = (
                self._voices.outlet(report.outlet or report.path) if by_itself else self._voices.of(statement.source)
            )
            found.extend(self._items(report, units, reading, voice, statement, origin, public, means, keep))
        for unit, reading in own:
            voice = self._voices.outlet(report.outlet or report.path)
            found.extend(self._items(report, [unit], reading, voice, None, origin, public, means, keep))
        self._forget()
        return self._once(found, report)

    def _once(self, found: Sequence[Evidence], report: Report) -> list[Evidence]:
        """*found* without what the same speaker says of the same thing in the same sentence again: a sentence cut in two contents is one word.
        The likeliest is kept, one of a few words only where there is none of more; what an analyst decided on stays."""
        most: dict[tuple[object, ...], Evidence] = {}
        for item in found:
            key = self._word_of(item, report)
            held = most.get(key)
            if held is None or _fuller(item) > _fuller(held):
                most[key] = item
        kept = {id(item) for item in most.values()}
        return [
            item
            for item in found
            if id(item) in kept or item.indicator in self._decided.get(_sentence_of(report.id, item.spans[0]), ())
        ]

    @staticmethod
    def _word_of(item: Evidence, report: Report) -> tuple[object, ...]:
        return (
            item.speaker,
            item.label,
            item.indicator,
            _SIDES.get(item.stance),
            sentence_at(report.body, item.spans[0]),
        )

    def asked(
        self, report: Report, statements: Sequence[Statement], meanings: Sequence[Meaning]
    ) -> dict[Unit, list[Asked]]:
        """What the network makes of each sentence of *report*, with what the others around it tell: what `report` decides by."""
        self._heard(report, statements, Means(meanings))
        found = dict(self._asked)
        self._forget()
        return found

    def _heard(
        self, report: Report, statements: Sequence[Statement], means: "Means"
    ) -> tuple[list[tuple[Statement, list[Unit]]], list[tuple[Unit, Reading]]]:
        """The sentences of what each is cited for, and those in the outlet's own voice with how it stands to them; the network has been asked
        about all of them."""
        heard = [one for s in own_words(statements) for one in told_apart(report.body, s)]
        children = {s.inside: [c for c in heard if c.inside == s.inside] for s in heard if s.inside}
        spoken = [(s, said(report, s, children.get(s.id, []))) for s in heard]
        own = [(u, read_stance("", u.text, u.text)) for u in narrated(report, statements)]
        # What a paper says was not said or is not known is no denial of it.
        own = [(u, reading) for u, reading in own if reading.stance in ("affirms", "confirms", "denies")]
        self._ask([*(u for _, units in spoken for u in units), *(u for u, _ in own)], means)
        return spoken, own

    def _forget(self) -> None:
        for kept in (self._known, self._found, self._asked, self._looked, self._resumed):
            kept.clear()
        self._day = None

    def _ask(self, units: Sequence[Unit], means: "Means") -> None:
        """Asks the network about all of a report's sentences at once."""
        if self._judge is None:
            return
        pairs: dict[Pair, None] = {}
        for unit in units:
            meaning = self._meaning(unit, means)
            if meaning is not None and self._many:
                plain = self._looked[unit] = self._plain(self._clauses(unit, meaning))
                pairs.update((pair, None) for pair in self._doubtful(unit, meaning, plain).values())
            elif meaning is not None:
                whole = self.comparer.compare(unit, meaning)
                self._found[unit] = whole, self._pairs(whole)
                pairs.update((pair, None) for *_, pair in self._found[unit][1])
        self._known.update(self._answers(list(pairs)))
        self._asked.update(in_their_text({unit: self.asked_of(*both) for unit, both in self._found.items()}))

    def _meaning(self, unit: Unit, means: "Means") -> Vector | None:
        """The meaning of the sentence in which a unit stands; of one that speaks of a blow again, with what that was aimed at."""
        if (unit.resumed == unit.text and not unit.answers) or self._embed is None:
            return means.of(unit.span)
        if unit.resumed not in self._resumed:
            self._resumed[unit.resumed] = self._embed([unit.resumed])[0]
        return self._resumed[unit.resumed]

    def _answers(self, pairs: Sequence[Pair]) -> dict[Pair, Verdict]:
        """What the network says of *pairs*, asked for what it has not said of the report at hand."""
        open_ = [pair for pair in pairs if pair not in self._known]
        fresh = self._judge(open_) if open_ and self._judge is not None else ()
        return self._known | dict(zip(open_, fresh, strict=True))

    def _items(
        self, report: Report, units: Sequence[Unit], reading: Reading, voice: Whose, statement: Statement | None, origin: str,
        public: date, means: "Means", keep: float,
    ) -> list[Evidence]:  # fmt: skip
        best: dict[str, _Read] = {}
        for unit in units:
            if reading.stance in ("affirms", "confirms") and _QUESTION.match(unit.text):
                continue  # "whether they had gone": a question put forward is not the thing
            if taken_back(report.body, unit.span):
                continue
            if reading.stance in ("affirms", "confirms") and called_false(report.body, unit.span, statement):
                continue
            decided = self._decided.get(_sentence_of(report.id, unit.span), ())
            for match in self._with_decided(unit, self._meaning(unit, means), decided):
                name = match.indicator.id
                held, one = self._taken_for_done(match, unit, reading, statement, voice)
                one = self._agreed(one, unit, held, statement)
                if one.chance > UNSURE and self._of_another(one, unit, held, statement):
                    one = one._replace(chance=UNSURE)
                wanted = one.chance >= keep or name in decided
                if not wanted or (name in best and one.chance <= best[name][0].chance and not _scrap(best[name][1])):
                    continue
                if statement is None and self._reading(one, unit, held, None).stance not in ("affirms", "confirms"):
                    continue  # an outlet by itself affirms, and denies nothing
                new = one, unit, held
                best[name] = _rather(report.body, new, best[name], keep) if name in best else new
        return [
            self._evidence(
                report,
                unit,
                indicator,
                round(one.chance, 4),
                one.why(),
                _by_then(self._reading(one, unit, held, statement), report, unit, means, statement),
                voice,
                statement,
                origin,
                public,
            )
            for indicator, (one, unit, held) in sorted(best.items(), key=lambda kept: kept[0])
        ]

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
        rules, network = _SIDES.get(plain.stance), _SIDES.get(match.verdict.stance)
        clause = clauses_of(unit)[match.clause]
        if rules == network:
            return match
        # Beside a negative example rules cannot tell "all tested negative" from its opposite: either reading agrees.
        if self.comparer.negative(match.indicator, clause.text) and _SIDES.get(reading.stance) == network:
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

    def matches(self, unit: Unit, meaning: Vector | None) -> Iterator[Match]:
        """Each indicator that a sentence may bear on: by what the network that reads the two together makes of it, where there
        are no more than a handful of examples; else, or where there is no network, by words, actors and places."""
        if self._many:
            plain = self._looked[unit] if unit in self._looked else self._plain(self._clauses(unit, meaning))
            yield from self._beside(unit, meaning, plain).values()
        elif self._judge is None or meaning is None:
            yield from self._plain(self._clauses(unit, meaning)).values()
        else:
            yield from self._read(unit, meaning)

    def _with_decided(self, unit: Unit, meaning: Vector | None, decided: Sequence[str]) -> Iterator[Match]:
        """What `matches` gives, and a match for each indicator on which an analyst decided, whatever is held of it now."""
        found = list(self.matches(unit, meaning))
        yield from found
        missing = set(decided) - {match.indicator.id for match in found}
        if missing:
            clauses = self._clauses(unit, meaning)
            plain = self._plain(clauses)
            for indicator in self.situation.indicators:
                if indicator.id in missing:
                    why = partial(self.comparer.plain_reason, indicator, clauses[0])
                    yield plain.get(indicator.id, Match(indicator, WORTH, why, 0))

    def _clauses(self, unit: Unit, meaning: Vector | None, whole: Compared | None = None) -> list[Compared]:
        """A sentence's clauses, compared; *whole* is the sentence itself, where that was."""
        clauses = clauses_of(unit)
        if len(clauses) == 1 and whole is not None:
            return [whole]
        return self.comparer.compare_all(clauses, meaning)

    def _plain(self, clauses: Sequence[Compared]) -> dict[str, Match]:
        """What words, actors and places make of a sentence, by indicator: of its clauses the likeliest."""
        rows = []
        for one in clauses:
            figures, alike = self.comparer.plain_figures(one)
            rows.append(np.where(alike, figures @ np.array(weights(one.seen.meaning is not None)), -np.inf))
        odds = np.stack(rows)
        at, best = odds.argmax(0).tolist(), odds.max(0)
        chances = (1 / (1 + np.exp(-np.clip(best, -60, 60)))).tolist()
        found: dict[str, Match] = {}
        for k in np.flatnonzero(~np.isneginf(best)).tolist():
            indicator = self.situation.indicators[k]
            why = partial(self.comparer.plain_reason, indicator, clauses[at[k]])
            found[indicator.id] = Match(indicator, chances[k], why, at[k])
        return found

    def _doubtful(self, unit: Unit, meaning: Vector, plain: Mapping[str, Match]) -> dict[str, Pair]:
        """What the network is asked of those that words, actors and places leave in doubt."""
        asked_about = [m.indicator for m in plain.values() if DOUBT[0] < m.chance < DOUBT[1]]
        if not asked_about:
            return {}
        before, sentence = self._sentence(unit)
        return {i.id: (before, sentence, self._side(i, meaning)) for i in asked_about}

    def _beside(self, unit: Unit, meaning: Vector | None, plain: Mapping[str, Match]) -> dict[str, Match]:
        """*plain*; in doubt with the network's word beside it."""
        found = dict(plain)
        pairs = {} if self._judge is None or meaning is None else self._doubtful(unit, meaning, plain)
        if not pairs:
            return found
        known = self._answers(list(pairs.values()))
        over = self.comparer.over_ruled_out(meaning)
        for name, pair in pairs.items():
            one, own = found[name], known[pair].odds
            lifts = chance_of(own) >= LIFTS and over[name] >= 0
            lift = own if own < 0 or lifts else 0.0
            chance = chance_of(math.log(one.chance / (1 - one.chance)) + BESIDE * lift)
            found[name] = one._replace(chance=chance, why=partial(_also_read, one.why, own))
        return found

    def _read(self, unit: Unit, meaning: Vector) -> Iterator[Match]:
        """What the network that reads the sentence beside an indicator makes of it."""
        whole, candidates = self._found.get(unit) or (self.comparer.compare(unit, meaning), None)
        found = self._asked[unit] if unit in self._asked else self.asked_of(whole, candidates)
        clauses = self._clauses(unit, meaning, whole) if found else []
        for one in found:
            indicator = self.situation.indicators[one.number]
            chance = chance_of(_total(judging()[1], one.figures))
            text = unit.around if _scrap(unit) else unit.text
            verbatim = any(word_for_word(text, example) for example in indicator.counts)
            if verbatim:
                chance = max(chance, VERBATIM)
            elif chance_of(one.verdict.odds) < LIKELY or self._plainly_not(one.number, whole, text):
                chance = min(chance, UNSURE)
            verdict = one.verdict if one.verdict.whole else None
            at = int(np.argmax([clause.words.score[one.number] for clause in clauses]))
            why = partial(self._why_read, indicator, whole, one)
            sentence = unit.around or unit.text
            away = None if verbatim else self._scenes.elsewhere(indicator, unit.resumed, sentence)
            if away is not None:
                chance, why = min(chance, UNSURE), partial(_set_elsewhere, why, away)
            yield Match(indicator, chance, why, at, verdict, verbatim)

    def _plainly_not(self, number: int, whole: Compared, text: str) -> bool:
        """Whether a sentence tells of what the analyst rules out: of years before the situation began, where an example that is ruled out does, or of
        one by the name of his office, where it says more of that example than of any that counts."""
        indicator, unit = self.situation.indicators[number], whole.seen.unit
        since = self.situation.since
        if of_other_years(unit.around or unit.text, since) and any(
            names_years_before(x, since) for x in indicator.nots
        ):
            return True
        if months_before(unit.around or unit.text, since, self._day):
            return True
        out, counted = whole.words_ruled_out.score[number], whole.words.score[number]
        if out > counted and of_ruled_out_doer(text, indicator.nots, indicator.counts) is not None:
            return True
        # A content may be no more than "the cost of that attack": whose it was stands beside it.
        sentence = " ".join(filter(None, (unit.around or unit.text, unit.voice)))
        place = greatest_elsewhere(sentence)
        if place is not None and place not in self._known_names and not self.names.find(place):
            return True
        named = proper_names(sentence) & self._ruled_out_names[indicator.id]
        return (
            bool(named)
            and not self.comparer.at_scene(indicator, sentence)
            and self.comparer.nearer_ruled_out(indicator, sentence)
        )

    def _why_read(self, indicator: Indicator, whole: Compared, one: Asked) -> str:
        own = f"read beside the examples: {chance_of(one.verdict.odds):.2f}"
        beside_it, close_by, _ = one.figures[-IN_TEXT:]
        more = "; a sentence close by says it" if close_by >= KEEP else ""
        less = "; says other things rather" if beside_it >= KEEP else ""
        return f"{own}{more}{less}; {self.comparer.reason(indicator, whole)}"

    def asked_of(self, whole: Compared, candidates: Sequence[Candidate] | None = None) -> list[Asked]:
        """What the network makes of a sentence beside each of its candidates, which are found where they are not given."""
        found = self._pairs(whole) if candidates is None else candidates
        if not found or self._judge is None:
            return []
        known = self._answers([pair for *_, pair in found])
        apart = self._told_apart(whole.seen.unit, found, known)
        asked_of = []
        # "In 2012 it imposed an embargo": when it was may stand before what somebody is taken to have said.
        other_time = earlier(whole.seen.unit.around or whole.seen.unit.text, self.situation.since)
        for k, odds, row, pair in found:
            verdict, figure = known[pair], dict(zip(CANDIDATE, row, strict=True))
            ruled_out = max(0.0, -figure["meaning over ruled out"])
            parties = (figure[n] for n in ("actor missing", "actor as object", "other leads", "place missing"))
            indicator = self.situation.indicators[k]
            mine = self._together[indicator.id]
            beside = {self.situation.indicators[j].id: known[p].odds for j, *_, p in found if j != k}
            none = apart.get(k, {})
            others = [min(own, none.get(name, own)) for name, own in beside.items() if name not in mine]
            # "The talks are over" is nearer to "the text is agreed" than to "the treaty is signed", which implies it.
            ahead = max([own - verdict.odds for name, own in beside.items() if name in mine], default=0.0)
            figures = (1.0, verdict.odds, max([ALONE, *others]), odds, ruled_out, *parties, float(other_time))
            standing = self._standing(indicator, whole.seen)
            asked_of.append(Asked(k, verdict, (*figures, max(0.0, ahead), *standing, *([0.0] * IN_TEXT))))
        return _beside_it(asked_of, {k: frozenset(self._number[n] for n in names) for k, names in apart.items()})

    def _told_apart(
        self, unit: Unit, found: Sequence[Candidate], known: Mapping[Pair, Verdict]
    ) -> dict[int, dict[str, float]]:
        """Of each indicator that a sentence surely says, by the network alone, the others that it says in another part of it, with the network's
        log-odds of them in the part that says this one: two things that are told in two clauses are no rivals."""
        sure = [one for one in found if known[one[-1]].whole and chance_of(known[one[-1]].odds) >= APART]
        parts = parts_of(unit.text) if len(sure) > 1 and not _scrap(unit) else ()
        if len(parts) < 2:
            return {}
        asked_about = {}
        head = _SUBJECT.match(unit.text)
        subject = head["subject"] if head is not None else ""
        for k, _, _, (_, _, side) in sure:
            for n, part in enumerate(parts):
                before = self._masks.apply(leading(" ".join([unit.before, *parts[:n]]), part, unit.voice))
                clause = f"{subject} {part}" if n and _NO_SUBJECT.match(part) else part
                asked_about[k, n] = before, self._masks.apply(clause), side
        said = self._answers(list(asked_about.values()))
        self._known.update(said)
        odds = {key: said[pair].odds for key, pair in asked_about.items()}
        apart: dict[int, dict[str, float]] = {}
        for k, j in permutations([one[0] for one in sure], 2):
            by = sorted((odds[k, n] - odds[j, n], n) for n in range(len(parts)))
            (least, theirs), (most, mine) = by[0], by[-1]
            if most >= CLEARLY <= -least and min(chance_of(odds[k, mine]), chance_of(odds[j, theirs])) >= LIKELY:
                apart.setdefault(k, {})[self.situation.indicators[j].id] = odds[j, mine]
        return apart

    def _standing(self, indicator: Indicator, seen: Seen) -> tuple[float, float, float, float]:
        """How a sentence stands in its text: whether it does not name the indicator's actor, whether what stands before does not either,
        whether it is a few words, and whether these are read with the sentence around them."""
        unit = seen.unit
        unnamed = indicator.actor is not None and not self.comparer.named(indicator, seen)
        around = " ".join(filter(None, (unit.before, unit.voice, unit.around)))
        nowhere = unnamed and len(unit.before) > FAR and not self.comparer.names_actor(indicator, around)
        return float(unnamed), float(nowhere), float(len(unit.text.split()) < FEW), float(_scrap(unit))

    def _pairs(self, whole: Compared) -> list[Candidate]:
        """A sentence's candidates, each with what the network is asked."""
        found = self.candidates(whole)
        if not found:
            return []
        before, sentence = self._sentence(whole.seen.unit)
        side = [self._side(self.situation.indicators[k], whole.seen.meaning) for k, *_ in found]
        return [(*one, (before, sentence, asked_of)) for one, asked_of in zip(found, side, strict=True)]

    def _sentence(self, unit: Unit) -> tuple[str, str]:
        """What stands before a sentence, and the sentence, as the network is shown them."""
        # A few words ("the capture") say nothing without the sentence in which they stand, which says as well whose they are.
        text, voice = (aimed(unit.around, unit.before), "") if _scrap(unit) else (unit.resumed, unit.voice)
        return self._masks.apply(leading(unit.before, text, voice)), self._masks.apply(text)

    def _side(self, indicator: Indicator, meaning: Vector | None) -> str:
        """The indicator's side of a pair, with the examples nearest to the sentence."""
        chosen = self.comparer.nearest(indicator, meaning, EXAMPLES)
        key = indicator.id, chosen
        if key not in self._sides:
            self._sides[key] = asked(indicator, self._masks, chosen)
        return self._sides[key]

    def candidates(self, whole: Compared) -> list[tuple[int, float, list[float]]]:
        """The likeliest few indicators of a sentence, by number, each with its log-odds by words, meaning, actors, places,
        and the figures behind them."""
        rows = self.comparer.candidate_figures(whole)
        odds = rows @ np.array(judging()[0])
        order = np.argsort(-odds, kind="stable")[:MOST].tolist()
        return [(k, float(odds[k]), rows[k].tolist()) for k in order if chance_of(float(odds[k])) >= WORTH]

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

    @staticmethod
    def _evidence(
        report: Report, unit: Unit, indicator: str, match: float, reason: str, reading: Reading, voice: Whose,
        statement: Statement | None, origin: str, public: date,
    ) -> Evidence:  # fmt: skip
        key = f"{report.id}|{unit.span}|{indicator}|{statement.id if statement else ''}"
        return Evidence(
            id=hashlib.sha256(key.encode()).hexdigest()[:16],
            statement=statement.id if statement else None,
            indicator=indicator,
            report=report.id,
            path=report.path,
            quote=report.body[unit.span.start : unit.span.end],
            spans=(unit.span,),
            speaker=voice.key,
            label=voice.label,
            actor=voice.actor,
            via=statement.via if statement else (),
            stance=reading.stance,
            certainty=reading.certainty,
            tense=reading.tense,
            said_on=_said_on(report, statement, public) if statement else None,
            published=public,
            match=match,
            reason=reason,
            origin=origin,
            quantity=quantity(unit.text),
            kind=voice.kind,
            body=voice.body,
            private=voice.private,
        )


def _beside_it(found: Sequence[Asked], apart: Mapping[int, frozenset[int]]) -> list[Asked]:
    """Each with how likely it is, all in all, that the sentence says the others' things. apart: of some the others that another part of it says."""
    chances = {one.number: one.chance for one in found}
    told = []
    for one in found:
        rivals = {n: chance for n, chance in chances.items() if n not in apart.get(one.number, ())}
        told.append(one._replace(figures=(*one.figures[:-IN_TEXT], _others(rivals, one.number), 0.0, 0.0)))
    return told


def _others(chances: Mapping[int, float], number: int) -> float:
    """What the chances of the indicators but for one come to."""
    return min(AT_MOST, max(0.0, sum(chances.values()) - chances.get(number, 0.0)))


def in_their_text(found: Mapping[Unit, Sequence[Asked]]) -> dict[Unit, list[Asked]]:
    """What was asked about the sentences of a report, each with how likely it is that those close by, and apart from it, say the same thing, and
    the others'."""
    told: dict[Span, dict[int, float]] = {}
    for unit, asked_of in found.items():
        here = told.setdefault(unit.span, {})
        for one in asked_of:
            here[one.number] = max(one.chance, here.get(one.number, 0.0))
    near = _close_by(told)
    placed: dict[Unit, list[Asked]] = {}
    for unit, asked_of in found.items():
        most, total = near[unit.span]
        placed[unit] = [
            one._replace(figures=(*one.figures[: 1 - IN_TEXT], most.get(one.number, 0.0), _others(total, one.number)))
            for one in asked_of
        ]
    return placed


def _close_by(told: Mapping[Span, Mapping[int, float]]) -> dict[Span, tuple[dict[int, float], dict[int, float]]]:
    """For each sentence what is told close by and apart from it: of each indicator the likeliest chance, and all chances together."""
    order = sorted(told)
    near: dict[Span, tuple[dict[int, float], dict[int, float]]] = {span: ({}, {}) for span in order}
    for k, span in enumerate(order):
        for other in order[k + 1 :]:
            gap = other.start - span.end
            if gap >= CLOSE:
                break
            if gap < 0:
                continue  # the same words, or some of them
            for mine, theirs in ((span, other), (other, span)):
                most, total = near[mine]
                for number, chance in told[theirs].items():
                    most[number] = max(chance, most.get(number, 0.0))
                    total[number] = total.get(number, 0.0) + chance
    return near


def _rather(body: str, one: _Read, other: _Read, keep: float) -> _Read:
    """Of two matches of one statement the likelier. A few words are read with their sentence: where more words of it are evidence too, these
    stand for it, as likely as it is."""
    first, second = (one, other) if one[0].chance > other[0].chance else (other, one)
    cut = _scrap(first[1]) and not _scrap(second[1]) and second[0].chance >= keep
    if cut and sentence_at(body, first[1].span) == sentence_at(body, second[1].span):
        return second[0]._replace(chance=first[0].chance), *second[1:]
    return first


def _fuller(item: Evidence) -> tuple[bool, bool, float]:
    return item.match >= KEEP, len(item.quote.split()) >= FEW, item.match


def _scrap(unit: Unit) -> bool:
    """Whether what is said is a few words that say little without the sentence in which they stand."""
    return bool(unit.around) and len(unit.text.split()) < FEW


def _also_read(why: Callable[[], str], odds: float) -> str:
    return f"{why()}; read beside the examples: {chance_of(odds):.2f}"


def _set_elsewhere(why: Callable[[], str], words: str) -> str:
    return f"{why()}; set at another place, “{words}”"


def _said_on(report: Report, statement: Statement, public: date) -> date | None:
    """The day of a statement, or the one by which it was made at the latest where its sentence tells as much."""
    if statement.said_on is not None or statement.cue is None:
        return statement.said_on
    at = statement.cue.spans[0].start
    behind = report.body[at : statement.cue.spans[-1].end + 40].split(".")[0]
    roughly = said_by(before_in_sentence(report.body, at) + behind, public)
    if roughly is not None or statement.source is None or not statement.source.spans:
        return roughly
    return said_in(before_in_sentence(report.body, statement.source.spans[0].start), public)


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
_SUBJECT = re.compile(
    r"\W*(?:that\s+)?(?P<subject>(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|[Aa]n?)\s+[\w-]+|[A-ZÀ-Þ][\w.&-]*(?:\s+[A-ZÀ-Þ][\w.&-]*)*)\s"
)
_NO_SUBJECT = re.compile(
    r"(?:has|have|had|is|are|was|were|will|would|did|does|may|might|could|can|[a-z]+ed)\b", re.IGNORECASE
)
"""A clause that has its subject from the first one, and that subject."""
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


_SIDES = {"affirms": 1, "confirms": 1, "denies": -1}


def _total(weight: Sequence[float], figures: Sequence[float]) -> float:
    return sum(w * f for w, f in zip(weight, figures, strict=True))


def chance_of(odds: float) -> float:
    """The probability that log-odds stand for."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, odds))))


def _by_then(reading: Reading, report: Report, unit: Unit, means: Means, statement: Statement | None) -> Reading:
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


_QUESTION = re.compile(r"\s*[“\"]?(?:whether|how many|how much|what|who|when|where|why)\b", re.IGNORECASE)


def subject_of(report: str, span: Span, indicator: str) -> str:
    """The key under which a judgement on a match is kept."""
    return f"{_sentence_of(report, span)}:{indicator}"


def _sentence_of(report: str, span: Span) -> str:
    return f"{report}:{span.start}-{span.end}"
