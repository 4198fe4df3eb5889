"""A situation, its daily assessments and the decisions on its steps in, the view of every step as of a day out."""

import math
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from paripassu.errors import UsageError
from paripassu.plan import machine
from paripassu.plan.changes import COSTS, Seeker, Simulate, decision
from paripassu.plan.conditions import Branch, Compiled, Compiler, Day, Evidences, Facts, Memo, Term, facts_of, terms
from paripassu.plan.machine import Answers, Memory
from paripassu.plan.warrant import Worlds
from paripassu.situation.language import Fact
from paripassu.situation.model import Situation, Step
from paripassu.types import Assessment, Change, Clause, Decision, StepView


@dataclass(frozen=True, slots=True)
class Compact:
    """A step with its conditions compiled."""

    step: Step
    when: Compiled | None
    down: Compiled | None
    ready: Compiled | None
    kept_from: tuple[str, ...]


class Plan:
    """The plan of one situation, its conditions compiled once; `evaluate` may be called for many days."""

    def __init__(self, situation: Situation) -> None:
        """Raises ConditionError for a condition that does not parse or type (`situation.load` has checked them)."""
        self.situation = situation
        compiler = Compiler(situation)
        against: dict[str, dict[str, None]] = defaultdict(dict)
        for step in situation.plan:
            for other in step.excludes:
                against[step.id][other] = None
                against[other][step.id] = None
        self._steps = {
            s.id: Compact(
                s,
                compiler.compile(s.when),
                compiler.compile(s.stand_down),
                compiler.compile(s.readiness),
                tuple(against[s.id]),
            )
            for s in situation.plan
        }
        self._order = tuple(_ordered(self._steps))

    def evaluate(
        self,
        history: Sequence[Assessment],
        decisions: Sequence[Decision],
        as_of: date,
        simulate: Simulate | None = None,
        *,
        with_changes: bool = True,
    ) -> tuple[StepView, ...]:
        """The view of every step as of *as_of*, in the order of the file.

        *history* is the daily assessments up to *as_of*, in order, the last of *as_of* itself: dwell times are counted
        on it, so that one day alone warrants only steps without a dwell. Decisions after *as_of*, and on steps that
        the situation does not have, are left out. A condition on `steps["x"].state` sees x's state of the same day.
        *with_changes*: whether to look for the cheapest changes, which takes about half of the time. Raises UsageError
        where the history is not that.
        """
        if not history or history[-1].as_of != as_of:
            raise _unordered(as_of)
        run, memory = deque(self.walk(history, decisions, as_of), maxlen=1)[0]
        evidence = Evidences(self.situation, run.facts, history[-1].weights)
        return tuple(run.view(c, memory[c.step.id], evidence, simulate, with_changes) for c in self._steps.values())

    def walk(
        self, history: Sequence[Assessment], decisions: Sequence[Decision], as_of: date
    ) -> "Iterator[tuple[Run, dict[str, Memory]]]":
        """Each day of *history* with what every step carries at its end, by decisions up to *as_of*. Raises UsageError."""
        days = [a.as_of for a in history]
        if days != sorted(set(days)):
            raise _unordered(as_of)
        by_step: dict[str, list[Decision]] = defaultdict(list)
        for d in sorted((d for d in decisions if d.on <= as_of), key=lambda d: d.on):
            by_step[d.step].append(d)
        memory = {step: Memory() for step in self._steps}
        affirmed = _Affirmed()
        for assessment in history:
            affirmed.look(assessment)
            run = Run(self, assessment, facts_of(assessment, latest=affirmed.days))
            memory = {step: _with_decisions(m, by_step.get(step, []), run.day) for step, m in memory.items()}
            run.go(memory)
            yield run, memory


def _unordered(day: date) -> UsageError:
    what = f"the history of assessments does not lead day by day to {day}"
    return UsageError(what, remedy="give the assessments in order, the last for the day asked")


def evaluate(
    situation: Situation,
    history: Sequence[Assessment],
    decisions: Sequence[Decision],
    as_of: date,
    simulate: Simulate | None = None,
) -> tuple[StepView, ...]:
    """`Plan(situation).evaluate(…)`, for a single call."""
    return Plan(situation).evaluate(history, decisions, as_of, simulate)


def _ordered(steps: Mapping[str, Compact]) -> Iterator[str]:
    """The steps, each after those whose state it asks; in a circle, the one that the file names first goes first."""
    done: set[str] = set()
    for root in steps:
        stack = [(root, False)]
        begun: set[str] = set()
        while stack:
            step, asked = stack.pop()
            if step in done:
                continue
            if asked:
                done.add(step)
                yield step
            elif step not in begun:
                begun.add(step)
                stack.append((step, True))
                stack.extend((other, False) for other in reversed(_asks(steps[step])) if other not in done)


def _asks(c: Compact) -> list[str]:
    """The steps whose state the conditions of *c* ask."""
    programs = (t.program for condition in (c.when, c.down, c.ready) for t in terms(condition))
    return [fact.key for program in programs for fact in program.facts if fact.root == "steps"]


def _with_decisions(memory: Memory, decisions: list[Decision], day: date) -> Memory:
    """*memory* after those of *decisions* that are due by *day*; takes them off the list."""
    due = [d for d in decisions if d.on <= day]
    if due:
        del decisions[: len(due)]
        return machine.decided(memory, due)
    return memory


class _Affirmed:
    """The last day on which each indicator drew a report that it did not have before."""

    def __init__(self) -> None:
        self.days: dict[str, date] = {}
        self._reports: dict[str, int] = {}

    def look(self, assessment: Assessment) -> None:
        for x in assessment.indicators:
            if x.reports > self._reports.get(x.id, 0):
                self.days[x.id] = assessment.as_of
            self._reports[x.id] = x.reports


class Run:
    """One day: its facts, its answers, and the views where they are asked for."""

    def __init__(self, plan: Plan, assessment: Assessment, facts: Facts) -> None:
        self.plan = plan
        self.day = assessment.as_of
        # Grows by each step's state as the day goes on; by the order of the steps nobody asks for one before.
        self.values = dict(facts.values)
        self.facts = Facts(self.day, self.values, facts.evidence)
        self.leaves = Day(self.facts, Memo())
        self.worlds = Worlds.of(assessment, self.facts)
        self.answers: dict[str, Answers] = {}
        self.barriers: dict[str, tuple[tuple[str, str], ...]] = {}

    def go(self, memory: dict[str, Memory]) -> None:
        """Moves every step of *memory* to the end of this day."""
        in_force = {step for step, m in memory.items() if m.authorised_on is not None}
        for name in self.plan._order:
            c = self.plan._steps[name]
            answers = self.answers[name] = self.answered(c)
            barriers = self.barriers[name] = machine.barred(c.step, in_force, c.kept_from)
            moved = machine.moved(c.step, memory[name], answers, self.day)
            memory[name] = machine.settled(c.step, moved, answers, self.day, barriers)
            self.values[Fact("steps", name, "state")] = memory[name].state

    def answered(self, c: Compact) -> Answers:
        when: bool | None = c.step.no_regret if c.when is None else self.leaves.value(c.when)
        if c.when is not None and c.step.p_min > 0 and when is not False:
            p = self.worlds.probability(c.when, self.leaves)
            enough = None if p is None else p >= c.step.p_min
            when = when if enough else enough
        failed = None if when is None else not when
        return Answers(
            when=when,
            down=failed if c.down is None else self.leaves.value(c.down),
            ready=False if c.ready is None else self.leaves.value(c.ready),
        )

    def known(self, step: str, reached: int, now: int) -> bool | None:
        """Whether the condition of *step* holds where the degree is known, by rank, and all else is as it was held."""
        c = self.plan._steps[step]
        if c.when is None:
            return c.step.no_regret
        worlds = Worlds(self.facts, self.worlds.degrees, ((reached, now, 1.0),))
        p = worlds.probability(c.when, self.leaves)
        return None if p is None else p > 0.5

    @cached_property
    def seeker(self) -> Seeker:
        """For the facts of the whole day: to be asked only after `go`."""
        return Seeker(self.plan.situation, self.facts, self.leaves.memo)

    def view(
        self, c: Compact, memory: Memory, evidence: Evidences, simulate: Simulate | None, with_changes: bool
    ) -> StepView:
        step, answers = c.step, self.answers[c.step.id]
        if step.withheld:
            note = "what this step is, or when it is taken, is not disclosed"
            return StepView(step.id, step.title, "undetermined", None, None, (), (), (), (), notes=(note,))
        clauses = self.clauses(c, memory, evidence)
        warranted = True if memory.latched else (None if answers.when is None else False)
        probability = self.worlds.probability(c.when, self.leaves) if c.when else (1.0 if step.no_regret else None)
        return StepView(
            id=step.id,
            title=step.title,
            state=memory.state,
            warranted=warranted,
            probability=probability,
            why=tuple(x for x in clauses if x.value is True),
            why_not=tuple(x for x in clauses if x.value is False),
            undetermined=tuple(x for x in clauses if x.value is None),
            cheapest_change=self.changes(c, memory, simulate) if with_changes else (),
            since=memory.since,
            notes=machine.notes(step, memory, answers, self.day, self.barriers[step.id], probability),
        )

    def clauses(self, c: Compact, memory: Memory, evidence: Evidences) -> list[Clause]:
        """The leaves of `when`, and of the other condition that the state hangs on, as reasons for or against."""
        found = list(self.reasons(c.when, evidence, "", True))
        if memory.latched or memory.authorised_on is not None:
            found += self.reasons(c.down, evidence, "stand down: ", True)
        elif not memory.ended:
            found += self.reasons(c.ready, evidence, "readiness: ", True)
        return found

    def reasons(self, condition: Compiled | None, evidence: Evidences, lead: str, positive: bool) -> Iterator[Clause]:
        """Each leaf with the answer that it gives to the whole: a leaf under `not` counts turned round."""
        if isinstance(condition, Term):
            clause = self.leaves.clause(condition, evidence)
            value = clause.value if positive or clause.value is None else not clause.value
            text = clause.text if positive else f"not ({clause.text})"
            yield Clause(lead + text, value, clause.facts, clause.evidence)
        elif isinstance(condition, Branch):
            turned = positive if condition.kind != "not" else not positive
            for child in condition.children:
                yield from self.reasons(child, evidence, lead, turned)

    def changes(self, c: Compact, memory: Memory, simulate: Simulate | None) -> tuple[Change, ...]:
        """What would change the step's answer: up where it is not warranted, down where it is."""
        situation = self.plan.situation
        if memory.state in {"expired", "ended"} or c.when is None:
            return ()
        if memory.state == "blocked":
            found = (
                decision(situation, other, "authorise" if kind == "requires" else "stand down")
                for kind, other in self.barriers[c.step.id]
            )
            return tuple(Change(n.text, n.cost) for n in found)
        if not memory.latched and memory.held_since is not None:
            left = math.ceil((memory.held_since + c.step.dwell_up - self.day) / timedelta(days=1))
            days = "one more day" if left == 1 else f"{left} more days"
            return (Change(f"{days} on which its condition still holds", left * COSTS["quiet"]),)
        if memory.latched and c.down is not None:
            return () if self.answers[c.step.id].down else self.seeker.changes(c.down, True, simulate)
        return self.seeker.changes(c.when, not memory.latched, simulate)
