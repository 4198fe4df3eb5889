"""Statements and the outlet's own sentences in, evidence on a situation's indicators out: each with a probability and a reason.

An item bears on an indicator when it says that thing of that actor (and towards that target, at that place). Words, meaning,
actors and places say so by weights set by hand; and on the likeliest few indicators a small network that reads the sentence beside
the analyst's examples has its say (judge.py), where there are no more than a handful of those. All weights are in
model/match.json.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from paripassu.evidence.asked import Asked
from paripassu.evidence.features import Embed, Unit, Vector
from paripassu.evidence.judge import Judge
from paripassu.evidence.likely import FEW, WORTH, Match, scrap
from paripassu.evidence.quantities import quantity
from paripassu.evidence.stances import SIDES, Stances, by_then
from paripassu.evidence.thresholds import KEEP, UNSURE
from paripassu.evidence.times import said_by, said_in
from paripassu.evidence.units import Means, called_false, narrated, own_words, said, sentence_at, taken_back, told_apart
from paripassu.evidence.whose import Voices, Whose, is_the_outlet
from paripassu.situation.model import Situation
from paripassu.statements._sentences import before_in_sentence
from paripassu.statements.stance import Reading
from paripassu.statements.stance import read as read_stance
from paripassu.types import Evidence, Meaning, Report, Span, Statement

_Read = tuple[Match, Unit, Reading]
"""A match, the words that say it, and how whoever says them stands to what he says."""


class Matcher(Stances):
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
        super().__init__(situation, embed, judge)
        self.judgements = dict(judgements or {})
        self._decided: dict[str, list[str]] = {}
        for subject in self.judgements:
            sentence, _, name = subject.rpartition(":")
            self._decided.setdefault(sentence, []).append(name)
        self._voices = Voices(situation, self.names)

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
            SIDES.get(item.stance),
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
                if not wanted or (name in best and one.chance <= best[name][0].chance and not scrap(best[name][1])):
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
                by_then(self._reading(one, unit, held, statement), report, unit, means, statement),
                voice,
                statement,
                origin,
                public,
            )
            for indicator, (one, unit, held) in sorted(best.items(), key=lambda kept: kept[0])
        ]

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


def _rather(body: str, one: _Read, other: _Read, keep: float) -> _Read:
    """Of two matches of one statement the likelier. A few words are read with their sentence: where more words of it are evidence too, these
    stand for it, as likely as it is."""
    first, second = (one, other) if one[0].chance > other[0].chance else (other, one)
    cut = scrap(first[1]) and not scrap(second[1]) and second[0].chance >= keep
    if cut and sentence_at(body, first[1].span) == sentence_at(body, second[1].span):
        return second[0]._replace(chance=first[0].chance), *second[1:]
    return first


def _fuller(item: Evidence) -> tuple[bool, bool, float]:
    return item.match >= KEEP, len(item.quote.split()) >= FEW, item.match


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


_QUESTION = re.compile(r"\s*[“\"]?(?:whether|how many|how much|what|who|when|where|why)\b", re.IGNORECASE)


def subject_of(report: str, span: Span, indicator: str) -> str:
    """The key under which a judgement on a match is kept."""
    return f"{_sentence_of(report, span)}:{indicator}"


def _sentence_of(report: str, span: Span) -> str:
    return f"{report}:{span.start}-{span.end}"
