"""A day in, each step of the plan out: its state, its conditions as a tree with their answers, what would change it."""

import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paripassu.figures import percent_beside
from paripassu.payload import clause_facts
from paripassu.plan.conditions import Branch, Compiled, Compiler, Day, Evidences, Facts, Memo, Term, facts_of
from paripassu.plan.machine import holding
from paripassu.situation.language import STANDINGS, Fact, FactValue
from paripassu.situation.model import Step
from paripassu.types import Clause, Decision, StepView
from paripassu.web._answers import Page
from paripassu.web._ask import Ask
from paripassu.web._tables import Column, Row, Table
from paripassu.web._words import percent
from paripassu.web.pages._common import steps_table

_KINDS = {"all": "all of", "any": "any of", "not": "not", "at_least": "at least {count} of"}


_NEAR = 0.01
"""How near a probability lies to what is asked of it for the whole hundredth not to tell the two apart."""


@dataclass(frozen=True, slots=True)
class Twig:
    """A part of a condition with its answer: "true", "false" or "none" (undetermined)."""

    text: str
    answer: str
    facts: str = ""
    said: str = ""
    """For a plain comparison: what it looks at, in words."""
    asked: str = ""
    """What it asks of that, in words."""
    gauge: tuple[float, float] | None = None
    """The probability that it looks at and the one that it asks for."""
    evidence: tuple[str, ...] = ()
    children: "tuple[Twig, ...]" = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A step as the page shows it."""

    step: Step
    view: StepView
    conditions: tuple[tuple[str, Twig], ...]
    decisions: tuple[Decision, ...]
    terms: tuple[tuple[str, str], ...]
    chance: str
    """How likely its condition is to hold if the degree were known; empty where it has none or that is open."""


def page(ask: Ask) -> Page:
    """The plan as of the day."""
    view = ask.whole
    facts = facts_of(view.assessment, {s.id: s.state for s in view.steps})
    trees = Trees(ask, facts)
    views = {s.id: s for s in view.steps}
    cards = tuple(
        Card(
            step,
            views[step.id],
            () if step.withheld else trees.of(step),
            tuple(d for d in ask.state.decisions if d.step == step.id and d.on <= ask.day),
            terms(step),
            holding(views[step.id].probability or 0.0) if step.when and views[step.id].probability is not None else "",
        )
        for step in ask.state.weighed.situation.plan
        if step.id in views
    )
    tables = (steps_table(ask, view.steps), decisions_table(ask), conditions_table(cards))
    given = {"cards": cards, "said": ask.params.get("done") == "1"}
    return Page("plan.html", "Plan", tables, given)


class Trees:
    """Conditions of one situation with their answers on one day."""

    def __init__(self, ask: Ask, facts: Facts) -> None:
        situation = ask.state.weighed.situation
        self._titles = {
            "degree": {d.id: d.title for d in situation.degrees},
            "indicators": {i.id: i.title for i in situation.indicators},
            "steps": {s.id: s.title for s in situation.plan},
        }
        self._compiler = Compiler(situation)
        self._day = Day(facts, Memo())
        self._evidence = Evidences(situation, facts, ask.view.assessment.weights)

    def of(self, step: Step) -> tuple[tuple[str, Twig], ...]:
        """The step's conditions that it has, each under its name."""
        named = (("When", step.when), ("Get ready", step.readiness), ("Stand down", step.stand_down))
        compiled = ((name, self._compiler.compile(c)) for name, c in named)
        return tuple((name, self._twig(c)) for name, c in compiled if c is not None)

    def _twig(self, condition: Compiled) -> Twig:
        answer = str(self._day.value(condition)).lower()
        if isinstance(condition, Term):
            clause = self._day.clause(condition, self._evidence)
            return self._leaf(condition, clause, answer)
        children = tuple(self._twig(c) for c in condition.children)
        return Twig(_name(condition), answer, children=children)

    def _leaf(self, term: Term, clause: Clause, answer: str) -> Twig:
        if term.plain is None:
            return Twig(clause.text, answer, ", ".join(clause_facts(clause)), evidence=clause.evidence)
        fact, value, figure = term.program.facts[0], clause.facts[0][1], term.plain.figure
        gauge = (value, figure) if isinstance(value, float) and isinstance(figure, float) else None
        asked = f"{_SIGNS[term.plain.holds]} {_figure(fact, figure, figure)}".strip()
        return Twig(
            clause.text, answer, _figure(fact, value, figure), self._said(fact), asked, gauge, evidence=clause.evidence
        )

    def _said(self, fact: Fact) -> str:
        kind = "degree" if fact.root in {"now", "reached"} else "indicators" if fact.root == "days_since" else fact.root
        title = self._titles.get(kind, {}).get(fact.key, fact.key)
        return _SAID[fact.root, fact.field].format(f"“{title}”")


_SAID = {
    ("now", "at_least"): "at least {} now", ("now", "is"): "{} now",
    ("reached", "at_least"): "at least {} reached", ("reached", "is"): "{} as the highest so far",
    ("indicators", "independent"): "independent sources for {}", ("indicators", "origins"): "origins of {}",
    ("indicators", "reports"): "reports of {}", ("indicators", "standing"): "standing of {}",
    ("indicators", "rank"): "standing of {}", ("indicators", "disputed"): "dispute over {}",
    ("days_since", ""): "days since {} was last affirmed", ("steps", "state"): "state of {}", ("today", ""): "the day",
}  # fmt: skip
_SIGNS = {
    operator.ge: "at least", operator.gt: "more than", operator.le: "at most", operator.lt: "less than",
    operator.eq: "", operator.ne: "anything but",
}  # fmt: skip


def _figure(fact: Fact, value: FactValue | None, asked: FactValue) -> str:
    """A fact's value, or one that is asked of it, as people read it: in whole hundredths where those tell it from what is asked."""
    if isinstance(value, float):
        near = isinstance(asked, float) and abs(value - asked) < _NEAR
        return percent_beside(value, [float(asked)]) if near else percent(value)
    if fact.field == "rank" and isinstance(value, int) and 0 <= value < len(STANDINGS):
        return STANDINGS[value]
    return "not known" if value is None else str(value)


def _name(branch: Branch) -> str:
    return _KINDS.get(branch.kind, branch.kind).format(count=branch.count)


def terms(step: Step) -> tuple[tuple[str, str], ...]:
    """What else the file says of a step, in words."""
    up, down = step.dwell_up.days, step.dwell_down.days
    found = (
        ("Decided by", step.authority),
        ("Must hold for", _days(up) if up else None),
        ("Ends after", f"{_days(down)} in which it does not hold" if down else None),
        ("Also asks for", f"warranted with at least {percent(step.p_min)}" if step.p_min else None),
        ("To undo", step.reversibility),
        ("Needs", ", ".join(step.requires)),
        ("Not together with", ", ".join(step.excludes)),
        ("Takes", f"{_days(step.lead_time.days)} to prepare" if step.lead_time else None),
        ("Review by", step.review_by and step.review_by.isoformat()),
        ("Expires", step.expires and step.expires.isoformat()),
        ("Window closes", step.window_closes and step.window_closes.isoformat()),
        ("Note", step.note),
    )
    return tuple((label, str(value)) for label, value in found if value)


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def conditions_table(cards: Sequence[Card]) -> Table:
    """The trees as rows, from the root down; `depth` counts from 0."""
    rows = [
        {"step": card.step.id, "condition": name, **row}
        for card in cards
        for name, tree in card.conditions
        for row in _rows(tree, 0)
    ]
    names = ("step", "condition", "depth", "text", "answer", "facts", "evidence")
    return Table("conditions", "Conditions with their answers", tuple(Column(n, n) for n in names), rows)


def _rows(twig: Twig, depth: int) -> Iterator[dict[str, object]]:
    answer = {"true": "true", "false": "false"}.get(twig.answer, "undetermined")
    yield {
        "depth": depth, "text": twig.text, "answer": answer, "facts": twig.facts or None, "evidence": twig.evidence,
    }  # fmt: skip
    for child in twig.children:
        yield from _rows(child, depth + 1)


def decisions_table(ask: Ask) -> Table:
    """Every decision on record up to the day, the newest first."""
    titles = {s.id: s.title for s in ask.state.weighed.situation.plan}
    decisions: Sequence[Decision] = [d for d in ask.state.decisions if d.on <= ask.day]
    rows: list[Row] = [
        {
            "on": d.on, "title": titles.get(d.step, d.step), "action": d.action, "by": d.by, "reason": d.reason,
            "step": d.step, "id": d.id,
        }
        for d in reversed(decisions)
    ]  # fmt: skip
    columns = (
        Column("on", "On", "day"),
        Column("title", "Step", href=lambda r: ask.link("/plan") + f"#{r['step']}"),
        Column("action", "Decision"),
        Column("by", "By"),
        Column("reason", "Reason"),
        Column("step", "step", shown=False),
        Column("id", "id", shown=False),
    )
    return Table("decisions", "Decisions on record", columns, rows)
