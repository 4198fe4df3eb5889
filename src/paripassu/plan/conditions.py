"""An assessment in, facts out; a condition and facts in, its three-valued answer with every leaf out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from heapq import nsmallest

from paripassu.plan.comparisons import Comparison, comparison
from paripassu.situation.language import STANDINGS, Fact, FactValue, Names, Program, compile_leaf
from paripassu.situation.model import Condition, Leaf, Situation
from paripassu.types import Assessment, Clause

TODAY = Fact("today", "", "")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a condition may ask, as of a day. A fact that is not in `values` is missing, which is not the same as no."""

    as_of: date
    values: Mapping[Fact, FactValue]
    evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids of the evidence for each indicator."""

    def of(self, program: Program) -> tuple[FactValue | None, ...]:
        """The facts that *program* names, None where missing."""
        get = self.values.get
        return tuple([get(fact) for fact in program.facts])


def facts_of(
    assessment: Assessment,
    states: Mapping[str, str] | None = None,
    latest: Mapping[str, date] | None = None,
) -> Facts:
    """The facts of *assessment*, with the *states* of steps where they are known.

    `days_since` counts from an indicator's `latest`, or from *latest* where the assessment does not say; an indicator
    that nobody affirmed has none, so that a condition on it is undetermined.
    """
    values: dict[Fact, FactValue] = {TODAY: assessment.as_of.isoformat()}
    for d in assessment.degrees:
        values[Fact("now", d.id, "at_least")] = d.now_at_least.probability
        values[Fact("now", d.id, "is")] = d.now.probability
        values[Fact("reached", d.id, "at_least")] = d.reached_at_least.probability
        values[Fact("reached", d.id, "is")] = d.reached.probability
    for x in assessment.indicators:
        values[Fact("indicators", x.id, "independent")] = x.independent
        values[Fact("indicators", x.id, "origins")] = x.origins
        values[Fact("indicators", x.id, "reports")] = x.reports
        values[Fact("indicators", x.id, "standing")] = x.standing
        values[Fact("indicators", x.id, "rank")] = STANDINGS.index(x.standing)
        values[Fact("indicators", x.id, "disputed")] = x.disputed
        last = x.latest or (latest or {}).get(x.id)
        if last is not None:
            values[Fact("days_since", x.id, "")] = (assessment.as_of - last).days
    for step, state in (states or {}).items():
        values[Fact("steps", step, "state")] = state
    return Facts(assessment.as_of, values, {x.id: x.evidence for x in assessment.indicators})


# ---- conditions ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Term:
    """A leaf with its program."""

    leaf: Leaf
    program: Program
    plain: Comparison | None = None
    """What it compares, where it is one plain comparison."""

    def answer(self, values: tuple[FactValue | None, ...]) -> bool | None:
        """Its value where its facts are *values*, in the order of its program."""
        if self.plain is not None:
            kind, holds, figure = self.plain
            value = values[0]
            if type(value) is kind:
                return holds(value, figure)
            if value is None:
                return None
        return self.program.evaluate(values)


@dataclass(frozen=True, slots=True)
class Branch:
    kind: str
    children: "tuple[Compiled, ...]"
    count: int
    terms: tuple[Term, ...]
    """All leaves below, in the order of the file."""


Compiled = Term | Branch


def terms(condition: "Compiled | None") -> tuple[Term, ...]:
    """The leaves of *condition* in the order of the file."""
    if condition is None:
        return ()
    return (condition,) if isinstance(condition, Term) else condition.terms


class Compiler:
    """Compiles the conditions of one situation, each distinct text once."""

    def __init__(self, situation: Situation) -> None:
        self._names = Names.of(situation)
        self._programs: dict[str, tuple[Program, Comparison | None]] = {}

    def compile(self, condition: Condition | None) -> Compiled | None:
        """The compiled *condition*. Raises ConditionError for a leaf that does not parse or type."""
        if condition is None:
            return None
        if isinstance(condition, Leaf):
            known = self._programs.get(condition.text)
            if known is None:
                program = compile_leaf(condition, self._names)
                known = self._programs[condition.text] = program, comparison(program)
            return Term(condition, *known)
        children = tuple(c for child in condition.children if (c := self.compile(child)) is not None)
        below = tuple(t for child in children for t in terms(child))
        return Branch(condition.kind, children, condition.count, below)


class Memo:
    """Answers of leaves by the facts that they were given: what many worlds ask alike is evaluated once."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[tuple[str, tuple[FactValue | None, ...]], bool | None] = {}

    def answer(self, term: Term, values: tuple[FactValue | None, ...]) -> bool | None:
        if term.plain is not None:
            return term.answer(values)
        key = (term.program.text, values)
        try:
            return self._known[key]
        except KeyError:
            found = self._known[key] = term.answer(values)
            return found


class Day:
    """Answers of leaves under given facts; each distinct text is looked up once, those in *known* not at all."""

    __slots__ = ("_known", "facts", "memo")

    def __init__(self, facts: Facts, memo: Memo, known: dict[str, bool | None] | None = None) -> None:
        self.facts, self.memo = facts, memo
        self._known: dict[str, bool | None] = {} if known is None else known

    def leaf(self, term: Term) -> bool | None:
        text = term.program.text
        try:
            return self._known[text]
        except KeyError:
            found = self._known[text] = self.memo.answer(term, self.facts.of(term.program))
            return found

    def moved(self, condition: Compiled, moves: Mapping[Fact, FactValue]) -> "Day":
        """The day with *moves* on top of its facts, for the leaves of *condition*; the others keep their answer."""
        get, known = self.facts.values.get, {}
        for term in terms(condition):
            program = term.program
            if moves.keys().isdisjoint(program.facts):
                known[program.text] = self.leaf(term)
            else:
                values = tuple([moves[f] if f in moves else get(f) for f in program.facts])
                known[program.text] = self.memo.answer(term, values)
        return Day(self.facts, self.memo, known)

    def answers(self) -> Mapping[str, bool | None]:
        """The answers so far, by the text of the leaf."""
        return self._known

    def value(self, condition: Compiled) -> bool | None:
        """Kleene's three-valued answer; every leaf is evaluated."""
        if isinstance(condition, Term):
            return self.leaf(condition)
        return combined(condition.kind, [self.value(child) for child in condition.children], condition.count)

    def clauses(self, condition: Compiled | None, evidence: "Evidences | None" = None) -> tuple[Clause, ...]:
        """Every leaf of *condition* with its answer, its facts and the evidence behind them."""
        return tuple(self.clause(term, evidence) for term in terms(condition))

    def clause(self, term: Term, evidence: "Evidences | None" = None) -> Clause:
        program = term.program
        facts = tuple(zip(program.names, self.facts.of(program), strict=True))
        behind = evidence.behind(program) if evidence else ()
        return Clause(program.text, self.leaf(term), facts, behind)


def combined(kind: str, values: Iterable[bool | None], count: int = 0) -> bool | None:
    """Kleene's all, any and not, and at least *count* of; None is undetermined.

    >>> combined("all", [True, None]), combined("all", [False, None]), combined("at_least", [True, None, False], 2)
    (None, False, None)
    """
    values = list(values)
    if kind == "not":
        return None if values[0] is None else not values[0]
    wanted = {"all": len(values), "any": 1}.get(kind, count)
    yes = values.count(True)
    if yes >= wanted:
        return True
    return None if yes + values.count(None) >= wanted else False


class Evidences:
    """Which evidence stands behind a fact: an indicator's own, or for a degree that of the indicators that tell it."""

    __slots__ = ("_heaviest", "_indicators")

    MOST = 12
    """Items shown behind one leaf that asks for a probability, heaviest first."""

    def __init__(self, situation: Situation, facts: Facts, weights: Mapping[str, float]) -> None:
        self._indicators = facts.evidence
        self._heaviest: dict[str, tuple[str, ...]] = {}

        def heavy(items: Iterable[str]) -> list[str]:
            return nsmallest(self.MOST, items, key=lambda e: (-abs(weights.get(e, 0.0)), e))

        own = {x: heavy(items) for x, items in facts.evidence.items()}
        for d in situation.degrees:
            self._heaviest[d.id] = tuple(heavy({e for x in bearing(situation, d.id) for e in own.get(x, ())}))

    def behind(self, program: Program) -> tuple[str, ...]:
        """Ids of the evidence behind the facts of *program*, each once."""
        found: dict[str, None] = {}
        for fact in program.facts:
            if fact.root in {"indicators", "days_since"}:
                found.update(dict.fromkeys(self._indicators.get(fact.key, ())))
            elif fact.root in {"now", "reached"}:
                found.update(dict.fromkeys(self._heaviest[fact.key]))
        return tuple(found)


def bearing(situation: Situation, degree: str) -> tuple[str, ...]:
    """Ids of the indicators that tell degrees at or above *degree* from those below it."""
    rank = {d.id: i for i, d in enumerate(situation.degrees)}
    at = rank[degree]
    return tuple(
        x.id
        for x in situation.indicators
        if isinstance(x.tells, Mapping)
        or (x.at_least is not None and rank[x.at_least] >= at)
        or (x.at_most is not None and rank[x.at_most] < at)
    )
