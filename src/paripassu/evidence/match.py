"""Statements and the outlet's own sentences in, evidence on a situation's indicators out: each with a probability and a reason.

An item bears on an indicator when it says that thing of that actor (and towards that target, at that place). What it says is
compared with the analyst's examples by their words; who it says it of is looked up by name, alias, demonym and seat. The
weights below are first guesses that a person can read; they are not fitted yet.
"""

import hashlib
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from paripassu.evidence.actors import Named, Names, belongs, place_pattern
from paripassu.evidence.quantities import quantity
from paripassu.evidence.words import Phrase, likeness, phrase, telling
from paripassu.situation.model import Indicator, Situation
from paripassu.statements._sentences import sentences
from paripassu.statements.stance import Reading
from paripassu.statements.stance import read as read_stance
from paripassu.types import Evidence, Report, Source, Span, Statement

KEEP = 0.5
"""Items with a lower probability are not evidence; those just below are what a review asks about."""
ASK = 0.25
BASE, ALIKE, UNLIKE = -6.4, 10.0, 9.0
ACTOR_THERE, ACTOR_NEAR, ACTOR_MISSING = 1.2, 0.4, -6.0
PLACE_THERE, PLACE_NEAR, PLACE_MISSING = 1.0, -0.3, -2.2
OTHER_AGENT = -3.0
_TAKEN_UP = re.compile(r"\b(?:they|them|their|it|its|the (?:troops|soldiers|units?|men|forces|fighters|weapons|shells|two countries|country|group|company|firm|regime|north|south))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an analyst decided of a match: (quote's report id, span, indicator) bears on it or does not."""

    subject: str
    bears: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of something said (or of the outlet's own), with what stands around it."""

    span: Span
    text: str
    before: str
    """What was said just before, for "they" and "the troops"."""


class Matcher:
    """Compares units with the indicators of one situation; built once, used for any number of reports."""

    def __init__(self, situation: Situation, judgements: Mapping[str, bool] | None = None) -> None:
        """judgements: by subject (see `subject_of`), whether an analyst found that it bears."""
        self.situation = situation
        self.names = Names(situation)
        self.judgements = dict(judgements or {})
        counts = {i.id: tuple(self._phrase(t) for t in i.counts) for i in situation.indicators}
        nots = {i.id: tuple(self._phrase(t) for t in i.nots) for i in situation.indicators}
        self._examples = {
            i.id: (
                tuple(telling(p, [q for k, v in counts.items() if k != i.id for q in v] + list(nots[i.id])) for p in counts[i.id]),
                tuple(telling(p, counts[i.id]) for p in nots[i.id]),
            )
            for i in situation.indicators
        }
        self._places = {i.id: place_pattern(i.place) for i in situation.indicators}

    def _phrase(self, text: str) -> Phrase:
        """The words of *text* without the names of actors, which are compared by themselves."""
        for named in reversed(self.names.find(text)):
            text = f"{text[: named.start]} {text[named.end :]}"
        return phrase(text)

    def bears(self, indicator: Indicator, unit: Unit, words: Phrase, found: Sequence[Named], near: Sequence[Named]) -> tuple[float, str]:
        """Probability that *unit* says what *indicator* holds, and why, in words."""
        counts, nots = self._examples[indicator.id]
        like, best = max(((likeness(p, words), k) for k, p in enumerate(counts)), default=(0.0, -1))
        if like < 0.3:
            return 0.0, ""
        unlike, worst = max(((likeness(p, words), k) for k, p in enumerate(nots)), default=(0.0, -1))
        score = BASE + ALIKE * like
        reason = [f"action: like “{indicator.counts[best]}”, {like:.2f}"]
        if unlike > 0.5:
            score -= UNLIKE * max(0.0, unlike - like + 0.15)
            reason.append(f"but like “{indicator.nots[worst]}”, {unlike:.2f}")
        more, why = self._actor(indicator, unit, found, near)
        score += more
        reason.append(why)
        if indicator.target or indicator.place:
            more, why = self._place(indicator, unit, found, near)
            score += more
            reason.append(why)
        return 1 / (1 + math.exp(-score)), "; ".join(reason)

    def _actor(self, indicator: Indicator, unit: Unit, found: Sequence[Named], near: Sequence[Named]) -> tuple[float, str]:
        if indicator.actor is None:
            return ACTOR_THERE, "actor: any"
        name = self.situation.actors[indicator.actor].name
        mine = [n for n in found if belongs(self.situation, n.actor, indicator.actor)]
        if mine:
            others = [n for n in found if not belongs(self.situation, n.actor, indicator.actor)]
            if others and others[0].start < mine[0].start and self._object_only(unit.text, mine, others[0]):
                return OTHER_AGENT, f"actor: {name} only as the object of {self.situation.actors[others[0].actor].name}"
            return ACTOR_THERE, f"actor: {name}, by “{mine[0].form}”"
        taken = _TAKEN_UP.search(unit.text)
        if taken and any(belongs(self.situation, n.actor, indicator.actor) for n in near):
            return ACTOR_NEAR, f"actor: {name}, by “{taken.group()}”"
        return ACTOR_MISSING, f"actor: {name} is not named"

    @staticmethod
    def _object_only(text: str, mine: Sequence[Named], other: Named) -> bool:
        """Whether every mention stands behind "to", "against", "with" and the like, and another actor leads."""
        if re.search(r"\b(?:by|of|from)\s+(?:the\s+)?$", text[: mine[0].start]):
            return False
        return all(re.search(r"\b(?:to|against|with|at|on|for|in|into|towards?|about|than)\s+(?:the\s+)?$", text[: n.start]) for n in mine)

    def _place(self, indicator: Indicator, unit: Unit, found: Sequence[Named], near: Sequence[Named]) -> tuple[float, str]:
        pattern = self._places[indicator.id]
        place = pattern.search(unit.text) if pattern else None
        if place:
            return PLACE_THERE, f"place: “{place.group()}”"
        target = indicator.target
        if target is not None:
            there = next((n for n in found if belongs(self.situation, n.actor, target)), None)
            if there:
                return (PLACE_THERE if pattern is None else PLACE_NEAR), f"target: {self.situation.actors[target].name}, by “{there.form}”"
            if any(belongs(self.situation, n.actor, target) for n in near):
                return PLACE_NEAR, f"target: {self.situation.actors[target].name}, named just before"
        if pattern and pattern.search(unit.before):
            return PLACE_NEAR, "place: named just before"
        return PLACE_MISSING, "target and place: not named"

    def report(self, report: Report, statements: Sequence[Statement], origin: str, keep: float = KEEP) -> list[Evidence]:
        """The evidence in one report, in reading order; for an indicator and a statement, its best sentence only."""
        if report.published is None:
            return []
        public = report.published.date()
        found: list[Evidence] = []
        children = {s.inside: [c for c in statements if c.inside == s.inside] for s in statements if s.inside}
        for statement in statements:
            units = said(report, statement, children.get(statement.id, []))
            reading = Reading(statement.stance, statement.certainty, statement.tense)
            voice = self._voice(statement.source, report)
            found.extend(self._items(report, units, reading, voice, statement, origin, public, keep))
        for unit in narrated(report, statements):
            reading = read_stance("", unit.text, unit.text)
            outlet = report.outlet or report.path
            voice = _Voice(outlet, outlet, self._root_of_outlet(outlet), "media")
            found.extend(self._items(report, [unit], reading, voice, None, origin, public, keep))
        return found

    def _items(
        self, report: Report, units: Sequence[Unit], reading: Reading, voice: "_Voice", statement: Statement | None, origin: str,
        public: date, keep: float,
    ) -> list[Evidence]:  # fmt: skip
        best: dict[str, tuple[float, str, Unit]] = {}
        for unit in units:
            named = self.names.find(unit.text)
            near = self.names.find(unit.before)
            bare = unit.text
            for n in reversed(named):
                bare = f"{bare[: n.start]} {bare[n.end :]}"
            words = phrase(bare)
            for indicator in self.situation.indicators:
                probability, reason = self.bears(indicator, unit, words, named, near)
                subject = subject_of(report.id, unit.span, indicator.id)
                if subject in self.judgements:
                    bears = self.judgements[subject]
                    probability, reason = (1.0, f"an analyst accepted it; {reason}") if bears else (0.0, "an analyst rejected it")
                if probability >= keep and probability > best.get(indicator.id, (0.0, "", unit))[0]:
                    best[indicator.id] = (probability, reason, unit)
        return [
            self._evidence(report, unit, indicator, round(p, 4), reason, reading, voice, statement, origin, public)
            for indicator, (p, reason, unit) in sorted(best.items())
        ]

    @staticmethod
    def _evidence(
        report: Report, unit: Unit, indicator: str, match: float, reason: str, reading: Reading, voice: "_Voice",
        statement: Statement | None, origin: str, public: date,
    ) -> Evidence:  # fmt: skip
        if statement is not None and len(units_of(report.body, statement.content.spans)) > 1:
            # The stance read off the whole is that of its first clause; a later sentence has its own.
            reading = _of_sentence(reading, statement, unit)
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
            said_on=statement.said_on if statement else None,
            published=public,
            match=match,
            reason=reason,
            origin=origin,
            quantity=quantity(unit.text),
            kind=voice.kind,  # type: ignore[arg-type]
        )

    def _voice(self, source: Source | None, report: Report) -> "_Voice":
        """Who a statement's source is to the situation: the key under which its word counts."""
        if source is None:
            return _Voice("unnamed", "an unnamed source", None, None)
        label = source.name or source.role or source.text
        actor = self._actor_of(source)
        if source.kind == "named person" and source.name:
            key = source.name
            label = ", ".join(filter(None, (source.name, source.role)))
        elif source.kind in ("unnamed person", "group"):
            key = " ".join(filter(None, (source.country, source.role or source.text))).lower()
            label = source.role or source.text
        else:
            key = actor or source.name or source.text
        if actor is not None and source.kind not in ("named person", "unnamed person", "group"):
            label = self.situation.actors[actor].name if source.name is None else source.name
        root = self.situation.root(actor) if actor else None
        if root is None and source.country:
            root = source.country
        return _Voice(key, label, root, source.kind)

    def _actor_of(self, source: Source) -> str | None:
        """The situation's actor that a source is or speaks for, the most particular first."""
        best: tuple[int, str] | None = None
        for text in (source.name, source.affiliation, source.role, source.text):
            for named in self.names.find(text or ""):
                depth = self._depth(named.actor)
                before = (text or "")[: named.start].rstrip().lower()
                if before.endswith((" in", " to", " at", " to the", " in the", " at the")):
                    continue
                if best is None or depth > best[0]:
                    best = (depth, named.actor)
            if best:
                return best[1]
        if source.country and source.country in self.situation.actors:
            return source.country
        return None

    def _depth(self, actor: str) -> int:
        depth, at = 0, self.situation.actors.get(actor)
        while at is not None and at.of is not None and depth < 10:
            depth, at = depth + 1, self.situation.actors.get(at.of)
        return depth

    def _root_of_outlet(self, outlet: str) -> str | None:
        """A state's own outlet speaks for it only where the situation file says so."""
        named = self.names.find(outlet)
        if named and named[0].form == outlet and self.situation.actors[named[0].actor].of:
            return self.situation.root(named[0].actor)
        return None


@dataclass(frozen=True, slots=True)
class _Voice:
    key: str
    label: str
    actor: str | None
    kind: str | None


def _of_sentence(reading: Reading, statement: Statement, unit: Unit) -> Reading:
    first = statement.content.spans[0].start
    if unit.span.start <= first + 2:
        return reading
    own = read_stance("", unit.text, unit.text)
    if reading.stance in ("affirms", "confirms"):
        stance = own.stance if own.stance in ("denies", "doubts", "declines") else reading.stance
        return replace(own, stance=stance)
    return replace(own, stance=reading.stance)


def subject_of(report: str, span: Span, indicator: str) -> str:
    """The key under which a judgement on a match is kept."""
    return f"{report}:{span.start}-{span.end}:{indicator}"


def units_of(body: str, spans: Iterable[Span]) -> list[Unit]:
    """The sentences of *spans*, each with what stands before it in its paragraph (at most 300 characters)."""
    units: list[Unit] = []
    for a, b in spans:
        for x, y in sentences(body[a:b]):
            start, end = a + x, a + y
            line = body.rfind("\n", 0, start) + 1
            units.append(Unit(Span(start, end), body[start:end], body[max(line, start - 300) : start]))
    return units


def said(report: Report, statement: Statement, inner: Sequence[Statement]) -> list[Unit]:
    """The units of a statement's content, without what it puts into other mouths, which is theirs to say."""
    spans = list(statement.content.spans)
    for child in inner:
        cut: list[Span] = []
        for a, b in spans:
            at = a
            for s, e in child.content.spans:
                if s < b and e > at:
                    cut.append(Span(at, s))
                    at = e
            cut.append(Span(at, b))
        spans = [s for s in cut if s.end - s.start > 12]
    if len(spans) > 1 and not inner:
        # One sentence in two pieces around its cue is read as one, by its longer piece with the whole around it.
        spans = [Span(spans[0].start, spans[0].end), *spans[1:]]
    return [replace(u, before=f"{_lead(report, u.span)} {u.before}") for u in units_of(report.body, spans)]


def _lead(report: Report, span: Span) -> str:
    """The paragraph before the one in which *span* stands, for what is taken up from there."""
    paragraphs = [b.span for b in report.blocks if b.kind in ("paragraph", "heading") and b.span.end <= span.start]
    return report.body[paragraphs[-1].start : paragraphs[-1].end][-400:] if paragraphs else ""


def narrated(report: Report, statements: Sequence[Statement]) -> list[Unit]:
    """Sentences in the outlet's own voice: those that no statement touches."""
    taken = sorted(
        s
        for st in statements
        for part in (st.content.spans, st.cue.spans if st.cue else (), st.source.spans if st.source else ())
        for s in part
    )
    units = [u for b in report.blocks if b.kind == "paragraph" and report.readable for u in units_of(report.body, [b.span])]
    free = [u for u in units if not any(a < u.span.end and e > u.span.start for a, e in taken)]
    return [replace(u, before=f"{_lead(report, u.span)} {u.before}") for u in free]
