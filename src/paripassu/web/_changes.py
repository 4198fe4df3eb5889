"""Two views in, what is different between them out: degrees, standings, steps, new evidence; in words and as values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from paripassu.types import DegreeView, Evidence
from paripassu.views import View
from paripassu.web._words import percent

LEAST = 0.02
"""A probability that moved by less is not told."""
What = Literal["degree", "indicator", "step", "evidence"]


@dataclass(frozen=True, slots=True)
class Moved:
    """One difference. `before` and `after` are what people read."""

    what: What
    id: str
    title: str
    before: str
    after: str
    size: float = 0.0
    """For a degree: how far the probability of it or more moved, so that what gets worse is never told as a fall."""


def moved(before: View, after: View) -> tuple[Moved, ...]:
    """Degrees first, the largest move first; then indicators, steps, and how many sentences came in."""
    degrees = sorted(_degrees(before, after), key=lambda m: -abs(m.size))
    return (*degrees, *_indicators(before, after), *_steps(before, after))


def fresh(before: Sequence[Evidence], after: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence that is only in *after*."""
    held = {e.id for e in before}
    return tuple(e for e in after if e.id not in held)


def _degrees(before: View, after: View) -> Iterator[Moved]:
    titles = {d.id: d.title for d in after.weighed.situation.degrees}
    old = {d.id: d for d in before.assessment.degrees}
    for degree in after.assessment.degrees:
        if degree.id == after.assessment.degrees[0].id:
            continue  # that it or more holds is always so
        more = "" if degree.id == after.assessment.degrees[-1].id else " or more"
        for which, pair in _pairs(old.get(degree.id), degree):
            if abs(pair[1] - pair[0]) >= LEAST:
                title = f"{titles[degree.id]}{more}, {which}"
                yield Moved("degree", degree.id, title, percent(pair[0]), percent(pair[1]), pair[1] - pair[0])


def _pairs(old: DegreeView | None, new: DegreeView) -> Iterator[tuple[str, tuple[float, float]]]:
    if old is not None:
        yield "now", (old.now_at_least.probability, new.now_at_least.probability)
        yield "reached", (old.reached_at_least.probability, new.reached_at_least.probability)


def _indicators(before: View, after: View) -> Iterator[Moved]:
    titles = {i.id: i.title for i in after.weighed.situation.indicators}
    old = {i.id: i for i in before.assessment.indicators}
    for now in after.assessment.indicators:
        was = old.get(now.id)
        if was is None:
            continue
        one, two = (f"{x.standing}{', disputed' if x.disputed else ''}" for x in (was, now))
        if one != two:
            yield Moved("indicator", now.id, titles.get(now.id, now.id), one, two)
        elif was.independent != now.independent:
            yield Moved(
                "indicator", now.id, titles.get(now.id, now.id), _sources(was.independent), _sources(now.independent)
            )


def _steps(before: View, after: View) -> Iterator[Moved]:
    old = {s.id: s for s in before.steps}
    for now in after.steps:
        was = old.get(now.id)
        if was is not None and was.state != now.state:
            yield Moved("step", now.id, now.title, was.state, now.state)


def _sources(count: int) -> str:
    return "1 independent source" if count == 1 else f"{count} independent sources"
