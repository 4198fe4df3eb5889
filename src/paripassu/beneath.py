"""Two views in, what differs beneath their figures out: counts and reasons of standings, clauses of steps, and why an item of
evidence that comes or goes moves so little.

A what-if that moves no figure, no standing and no step may still have moved what conditions ask for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from paripassu.evidence.voices import Cast
from paripassu.figures import NOTHING, weighed
from paripassu.situation.model import Situation
from paripassu.telling import Teller
from paripassu.types import DegreeView, Evidence, IndicatorView, StepView
from paripassu.views import View

COUNTED = ("independent", "origins", "reports")
"""What a condition may ask of an indicator beside its standing."""
LEFT_OUT = 5
"""Items that are left out of which it is told why they move so little."""
_SURE = 0.995
"""A probability from which on it shows as all, so that more evidence for it cannot be seen."""


@dataclass(frozen=True, slots=True)
class Beneath:
    """What differs of indicators and steps whose standings and states need not differ."""

    counts: tuple[tuple[str, str, int, int], ...]
    """Indicator, which count, before and after."""
    reasons: tuple[tuple[str, str, str], ...]
    """Indicator, the rule of its standing before and after, where the standing itself is the same."""
    clauses: tuple[tuple[str, str, bool | None, bool | None], ...]
    """Step, clause, whether it held and whether it holds; None where that cannot be told."""


def beneath(before: View, after: View) -> Beneath:
    """What differs beneath the figures of two views of one situation and day."""
    pairs = [*zip(before.assessment.indicators, after.assessment.indicators, strict=True)]
    return Beneath(
        tuple(
            (x.id, name, getattr(x, name), getattr(y, name))
            for x, y in pairs
            for name in COUNTED
            if getattr(x, name) != getattr(y, name)
        ),
        tuple(_reasons(pairs, Teller.of(before), Teller.of(after))),
        tuple(_clauses(before.steps, after.steps)),
    )


def _reasons(
    pairs: Sequence[tuple[IndicatorView, IndicatorView]], before: Teller, after: Teller
) -> Iterator[tuple[str, str, str]]:
    for x, y in pairs:
        if x.why != y.why and (x.standing, x.disputed) == (y.standing, y.disputed):
            yield x.id, before.rule(x), after.rule(y)


def _clauses(
    before: Sequence[StepView], after: Sequence[StepView]
) -> Iterator[tuple[str, str, bool | None, bool | None]]:
    for one, two in zip(before, after, strict=True):
        held = {c.text: c.value for c in (*one.why, *one.why_not, *one.undetermined)}
        for c in (*two.why, *two.why_not, *two.undetermined):
            if c.text in held and held[c.text] is not c.value:
                yield one.id, c.text, held[c.text], c.value


def holds(value: bool | None) -> str:
    """Whether a clause holds, in a word."""
    return {True: "holds", False: "does not hold", None: "cannot be told"}[value]


def why_little(before: View, after: View) -> dict[str, str]:
    """By the id of each item that weighs something and is in only one of two views, why it moves less than its weight: another's word
    that counted in its place, of the same voice or of one source with it, or figures that have nowhere to go. Without those of which
    nothing is known."""
    situation = before.weighed.situation
    cast = Cast(situation)
    one, two = ({e.id: e for e in view.evidence} for view in (before, after))
    found = {}
    for mine, others, had, has in ((two, one, before, after), (one, two, after, before)):
        both = {name: e for name, e in others.items() if name in mine}
        moved = _lighter(had.assessment.weights, has.assessment.weights, both)
        for item in (e for name, e in mine.items() if name not in others):
            weight = has.assessment.weights.get(item.id, 0.0)
            if abs(weight) >= NOTHING:
                parts = [*_instead(cast, item, moved, has is after), *_nowhere(situation, item, weight, had)]
                if parts:
                    found[item.id] = "; ".join(parts)
    return found


def left_out(before: View, why: Mapping[str, str]) -> list[tuple[Evidence, float, str]]:
    """What is left out of *before* and moves less than it weighs, the weightiest `LEFT_OUT` first, with the weight and the reason. why: of the
    items in only one of the two views (`why_little`)."""
    weights = before.assessment.weights
    gone = ((e, weights.get(e.id, 0.0), why[e.id]) for e in before.evidence if e.id in why)
    return nsmallest(LEFT_OUT, gone, key=lambda one: (-abs(one[1]), one[0].id))


def _lighter(
    had: Mapping[str, float], has: Mapping[str, float], items: Mapping[str, Evidence]
) -> list[tuple[Evidence, float]]:
    """Items that weigh less with what is only in the other view than without it, with what they weighed without it; the most first."""
    drops = [(e, had.get(name, 0.0), abs(had.get(name, 0.0)) - abs(has.get(name, 0.0))) for name, e in items.items()]
    lighter = sorted((d for d in drops if d[2] >= NOTHING), key=lambda d: (-d[2], d[0].id))
    return [(e, weight) for e, weight, _ in lighter]


def _instead(cast: Cast, item: Evidence, lighter: Sequence[tuple[Evidence, float]], comes: bool) -> Iterator[str]:
    voice = cast.voice(item)
    there = [(e, w) for e, w in lighter if e.indicator == item.indicator]
    same = next(((e, w) for e, w in there if cast.voice(e).key == voice.key), None)
    group = next(((e, w) for e, w in there if cast.voice(e).group == voice.group), None)
    if same is not None:
        who, what = (
            same,
            f"its voice {'had said so before' if comes else 'says so elsewhere too'}, and a voice's word counts once",
        )
    elif group is not None:
        who, what = group, "it is one source with another, whose word it makes lighter"
    else:
        return
    yield f"{what}: {who[0].id}, which {'weighed' if comes else 'weighs'} {weighed(who[1])} without it"


def _nowhere(situation: Situation, item: Evidence, weight: float, without: View) -> Iterator[str]:
    """That what an item speaks for is all but sure, or out of the question, without it."""
    indicator = situation.indicator(item.indicator)
    if not isinstance(indicator.tells, str) or indicator.at_least is None:
        return
    rank = situation.rank(indicator.at_least)
    if rank == 0:
        return
    degree: DegreeView = without.assessment.degrees[rank]
    figures = degree.now_at_least.probability, degree.reached_at_least.probability
    title = situation.degrees[rank].title
    if (weight > 0 and min(figures) >= _SURE) or (weight < 0 and max(figures) <= 1 - _SURE):
        yield f"“{title}” or more has {'over 99' if weight > 0 else 'under 1'} % without it, now and reached"
