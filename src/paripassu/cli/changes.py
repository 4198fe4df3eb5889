"""Daily assessments in, the days on which the degree at which things stand, a standing or a step's state changed out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from paripassu.plan import Plan
from paripassu.types import Assessment, Decision, StepView
from paripassu.views import Weighed, history_of, last_evidence


@dataclass(frozen=True, slots=True)
class Change:
    """What something was before a day, and what it is from that day on."""

    on: date
    kind: Literal["now", "reached", "indicator", "step"]
    id: str
    """Id of the indicator or step; the degree that it is from then on for now and reached."""
    before: str
    after: str
    quiet: int | None = None
    """Days since the last evidence, where none came that day: then it is time alone that moved it, with a step also its dwell or a person."""
    revised: bool = False
    """Whether what had been held to be reached is held so no more: the highest so far cannot fall, what is believed of it can."""


def changes(held: Weighed, days: Sequence[Assessment], decisions: Sequence[Decision]) -> tuple[Change, ...]:
    """All changes after the first of *days* (in order, a day apart), by day."""
    found = [*_of_assessments(days), *_of_steps(held, days, decisions)]
    kinds = ("reached", "now", "indicator", "step")
    return tuple(_dated(held, c) for c in sorted(found, key=lambda c: (c.on, kinds.index(c.kind), c.id)))


def _dated(held: Weighed, change: Change) -> Change:
    since = last_evidence(held.evidence, change.on)
    quiet = (change.on - since).days if since is not None and since < change.on else None
    rank = held.situation.rank
    revised = change.kind == "reached" and rank(change.after) < rank(change.before)
    return replace(change, quiet=quiet, revised=revised)


def _of_assessments(days: Sequence[Assessment]) -> Iterator[Change]:
    for a, b in pairwise(days):
        if a.now != b.now:
            yield Change(b.as_of, "now", b.now, a.now, b.now)
        if a.reached != b.reached:
            yield Change(b.as_of, "reached", b.reached, a.reached, b.reached)
        for x, y in zip(a.indicators, b.indicators, strict=True):
            before, after = (f"{v.standing}, disputed" if v.disputed else v.standing for v in (x, y))
            if before != after:
                yield Change(b.as_of, "indicator", x.id, before, after)


def _of_steps(held: Weighed, days: Sequence[Assessment], decisions: Sequence[Decision]) -> Iterator[Change]:
    """Goes back from the last day by the day since when each state holds, so that few days are evaluated."""
    if not held.situation.plan:
        return
    plan = Plan(held.situation)
    first, last = days[0].as_of, days[-1].as_of
    history = history_of(held.situation, held.evidence, last + timedelta(days=1)) or tuple(days)
    known: dict[date, dict[str, StepView]] = {}

    def at(day: date) -> dict[str, StepView]:
        if day not in known:
            so_far = [a for a in history if a.as_of <= day]
            known[day] = {v.id: v for v in plan.evaluate(so_far, decisions, day, with_changes=False)}
        return known[day]

    for step in at(last):
        day = last
        while (view := at(day)[step]).since is not None and view.since > max(first, history[0].as_of):
            day = view.since - timedelta(days=1)
            yield Change(view.since, "step", step, at(day)[step].state, view.state)
