"""A plan, its days, its decisions and what turned out in, the track record of every step out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from paripassu.assessment import Reference
from paripassu.plan.evaluate import Plan
from paripassu.types import Assessment, Decision

SOON: Final = timedelta(days=7)
"""A decision ahead of the evidence is borne out by what turns out within this."""


@dataclass(frozen=True, slots=True)
class Divergence:
    """A decision that went against the evidence of its day."""

    decision: Decision
    borne_out: bool | None
    """Whether it was right by the reference: authorised, and the step's condition held then or within a week had the
    degree been known; declined or stood down, and it did not. None where that stays open."""


@dataclass(frozen=True, slots=True)
class StepRecord:
    """How one step fared; shares are of the days that the reference covers."""

    step: str
    days: int
    intended: float | None
    """Share of days on which it is meant to be warranted, by the file."""
    warranted: float
    """Share of days on which it was."""
    called_for: float | None
    """Share on which its condition would have held had the degree been known; None where that is open on any day."""
    in_vain: int
    """Days on which it was warranted and not called for."""
    missed: int
    """Days on which it was called for and not warranted; its dwell is among them."""
    divergences: tuple[Divergence, ...]


@dataclass(frozen=True, slots=True)
class _Day:
    warranted: bool
    called_for: bool | None


def record(
    plan: Plan,
    history: Sequence[Assessment],
    decisions: Sequence[Decision],
    reference: Sequence[Reference],
    start: date | None = None,
) -> tuple[StepRecord, ...]:
    """The record of each step from *start* (or the first day of *history*) on, in the order of the file; () without days.

    *history* is day by day from the first evidence on, as `Plan.evaluate` takes it. Raises UsageError where it is not.
    """
    if not history:
        return ()
    rows = sorted(reference, key=lambda r: r.as_of)
    kept: dict[str, dict[date, _Day]] = {s.id: {} for s in plan.situation.plan if not s.withheld}
    for run, memory in plan.walk(history, decisions, history[-1].as_of):
        held = next((r for r in reversed(rows) if r.as_of <= run.day), None)
        if held is not None:
            for step, days in kept.items():
                days[run.day] = _Day(memory[step].latched, run.known(step, held.reached, held.now))
    first = start or history[0].as_of
    return tuple(
        _record(s.id, s.intended_frequency, kept[s.id], decisions, first) for s in plan.situation.plan if s.id in kept
    )


def _record(
    step: str, intended: float | None, days: Mapping[date, _Day], decisions: Sequence[Decision], first: date
) -> StepRecord:
    asked = [d for day, d in days.items() if day >= first]
    count = max(1, len(asked))
    called = [d.called_for for d in asked]
    mine = [d for d in decisions if d.step == step and d.on >= first and d.on in days]
    return StepRecord(
        step=step,
        days=len(asked),
        intended=intended,
        warranted=sum(d.warranted for d in asked) / count,
        called_for=None if None in called else sum(bool(c) for c in called) / count,
        in_vain=sum(d.warranted and d.called_for is False for d in asked),
        missed=sum(not d.warranted and d.called_for is True for d in asked),
        divergences=tuple(
            Divergence(d, _borne_out(d, days)) for d in mine if (d.action == "authorise") != days[d.on].warranted
        ),
    )


def _borne_out(decision: Decision, days: Mapping[date, _Day]) -> bool | None:
    """Open where the condition was open, or the week is not over and nothing has settled it."""
    week = [decision.on + timedelta(days=n) for n in range(SOON.days + 1)]
    turned = [days[day].called_for if day in days else None for day in week]
    came = True if True in turned else None if None in turned else False
    if came is None:
        return None
    return came if decision.action == "authorise" else not came
