"""From evidence to assessments: a discrete Bayes filter over pairs of degrees (reached, now), and its band.

The posterior after a day is the prior moved by the elapsed days (`Chain.moves`), times the likelihoods of the votes of
that day (`Weigher.votes`) raised to a temper. All that follows is a sum of logarithms that can be shown item by item.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

import numpy as np

from paripassu.assessment.chain import WATCH, Chain
from paripassu.assessment.fitted import TEMPER
from paripassu.assessment.tables import Vector, stays
from paripassu.assessment.votes import Count, Reading, Weigher
from paripassu.errors import SituationError, UsageError
from paripassu.evidence.standing import Held
from paripassu.evidence.voices import AFFIRMS, Cast, counts, order, public
from paripassu.situation.model import Situation
from paripassu.types import Assessment, Band, DegreeView, Evidence, IndicatorView

AS_HELD: Final = Reading()
APART: Final = Reading("each report its own origin", grouping="none")
"""Nothing grouped: for asking what it would be if the groupings were wrong."""
PERTURBED: Final = (
    Reading("reliability a letter higher", letters=1),
    Reading("reliability a letter lower", letters=-1),
    APART,
    Reading("one vote for each state", grouping="one"),
    Reading("uncertain matches left out", matches="sure"),
    Reading("uncertain matches taken in full", matches="full"),
    Reading("half-life halved", half_life=0.5),
    Reading("half-life doubled", half_life=2.0),
)
"""What the band is taken over."""
HALF: Final = 0.5 - 1e-9
"""A degree with this probability or more, at it or above, is where things stand."""
_VISIBLE: Final = 1e-6
"""A perturbation that moves a probability by less is not named as a driver."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to assess; the defaults are the product's."""

    band: bool = True
    """Whether to run the perturbations; without them low and high are the probability itself."""
    temper: float | None = None
    """Overrides the situation's temper and the fitted one."""
    readings: tuple[Reading, ...] = PERTURBED
    held: Reading = AS_HELD
    """How the evidence is read for the probabilities themselves: to ask what they would be with grouping off."""


def assess(
    situation: Situation, evidence: Sequence[Evidence], as_of: date, *, options: Options | None = None
) -> Assessment:
    """Probabilities over the degrees of *situation* as of a day, from what was public by then.

    The order of *evidence* does not matter. Raises SituationError for a ladder without degrees.
    """
    return Assessor(situation, options or Options()).assess(evidence, as_of)


def replay(
    situation: Situation,
    evidence: Sequence[Evidence],
    start: date,
    end: date,
    *,
    every: int = 1,
    options: Options | None = None,
) -> tuple[Assessment, ...]:
    """An assessment for each day (or each *every*-th) from *start* to *end*, each what `assess` gives for that day.

    Days on which nothing new was public only move the state of the last such day on. Raises UsageError where *end* is
    before *start*.
    """
    if end < start:
        raise UsageError(f"the replay ends on {end}, before it starts on {start}", remedy="swap the two days")
    desk = Assessor(situation, options or Options())
    days = (start + timedelta(days=n) for n in range(0, (end - start).days + 1, every))
    return tuple(desk.walk(evidence, days))


_Sums = dict[date, Vector]
"""Log-likelihoods by day on which something was said, for *reached*, for *now* and of what holds from then on (`Vote.holds`), of shape
(3, runs, degrees)."""


@dataclass(frozen=True, slots=True)
class _State:
    """Posteriors after the last day with a vote, and what they were made of."""

    trail: tuple[tuple[date, Vector], ...]
    """Days with posteriors of shape (runs, S): the prior, then after each day on which something was said."""
    counts: Sequence[Count]
    sums: _Sums
    weights: Mapping[str, float]
    evidence: Sequence[Evidence]
    heard: "_Spoken"


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Days on which a degree was affirmed, each with the rank of the highest."""

    days: Mapping[date, int]
    lasting: Mapping[date, int]
    """Those by something that stays so, which need not be spoken of again."""

    def lately(self, day: date) -> int:
        """The rank of the highest degree that is spoken of about *day*."""
        recent = max(self.days.get(day - timedelta(days=n), 0) for n in range(WATCH + 1))
        return max((recent, *(rank for since, rank in self.lasting.items() if since <= day)))

    def with_more(self, other: "_Spoken") -> "_Spoken":
        return _Spoken(_highest(self.days, other.days), _highest(self.lasting, other.lasting))


def _highest(a: Mapping[date, int], b: Mapping[date, int]) -> dict[date, int]:
    return {day: max(a.get(day, 0), b.get(day, 0)) for day in {**a, **b}}


class Assessor:
    """`assess` for one situation many times: its voices, tables of likelihoods and moves are made once."""

    def __init__(self, situation: Situation, options: Options) -> None:
        if not situation.degrees:
            raise SituationError("the ladder has no degrees", remedy="name at least one under `degrees`")
        self._situation = situation
        self._readings = (options.held, *(options.readings if options.band else ()))
        held = situation.temper if situation.temper is not None else TEMPER
        self._temper = options.temper if options.temper is not None else held
        self._cast = Cast(situation)
        self._weigher = Weigher(situation, self._cast)
        self._chain = Chain(situation)
        self._indicators = {i.id: i for i in situation.indicators}
        self._at_least = {i.id: situation.rank(i.at_least) for i in situation.indicators if i.at_least is not None}

    def assess(self, evidence: Sequence[Evidence], as_of: date) -> Assessment:
        state = self._state(public(evidence, as_of), as_of)
        return self._show(state, as_of, self._held(state.evidence).views())

    def walk(self, evidence: Sequence[Evidence], days: Iterable[date]) -> Iterator[Assessment]:
        state: _State | None = None
        views: tuple[IndicatorView, ...] = ()
        for day in days:
            visible = public(evidence, day)
            if state is None or not visible or visible != state.evidence:
                state = self._state(visible, day)
                views = self._held(visible).views()
            yield self._show(state, day, views)

    def standpoint(self, evidence: Sequence[Evidence], day: date) -> "Standpoint":
        """To ask many times what a little more evidence of *day* would make of what was public by then."""
        return Standpoint(self, public(evidence, day), day)

    def _held(self, visible: Sequence[Evidence]) -> Held:
        return Held(self._situation, self._cast, visible)

    def _state(self, visible: Sequence[Evidence], as_of: date) -> _State:
        """Runs the filter from the start to the last day with a vote; *visible* by `order`.

        Nothing here looks at copied sentences: no vote, no first day, nothing that was heard."""
        heeded = [e for e in visible if not e.idle]
        counts = self._weigher.counts(heeded, self._readings)
        weights = dict.fromkeys((e.id for e in visible), 0.0)
        for vote in counts[0].votes:
            weights[vote.id] += self._temper * vote.weight
        sums = self._summed(counts)
        start = self._situation.since or min((e.day for e in heeded), default=as_of)
        heard = self._heard(heeded)
        begin = start, np.tile(self._chain.prior, (len(counts), 1))
        trail = (begin, *self._filtered(*begin, sorted(sums), sums, heard))
        return _State(trail, counts, sums, weights, visible, heard)

    def _summed(self, counts: Sequence[Count]) -> _Sums:
        """Also for days on which words were said that are no vote any more: silence is counted from those too, so that
        nothing is gained by taking one's word back."""
        sums: _Sums = {day: self._nothing() for count in counts for day in count.days}
        for run, count in enumerate(counts):
            for vote in sorted(count.votes, key=lambda v: (v.day, v.id)):
                sums[vote.day][0, run] += vote.reached
                sums[vote.day][1, run] += vote.now
                if vote.holds is not None:
                    sums[vote.day][2, run] += vote.holds
        return sums

    def _nothing(self) -> Vector:
        return np.zeros((3, len(self._readings), self._chain.degrees))

    def _filtered(
        self, day: date, state: Vector, days: Sequence[date], sums: _Sums, heard: _Spoken
    ) -> Iterator[tuple[date, Vector]]:
        """Posteriors of shape (runs, S) after the votes of each of *days*, from the *state* of *day* on."""
        start, at = day, self._chain
        holds = sum((sums[d][2] for d in sorted(sums) if not days or d < days[0]), self._nothing()[2])
        for voted in days:
            reached, now, held = sums[voted]
            logs = self._temper * (reached[:, at.reached] + now[:, at.now])
            to = max(voted, start)
            state = self._move(state, day, to, heard, holds) * np.exp(logs - logs.max(axis=1, keepdims=True))
            state /= state.sum(axis=1, keepdims=True)
            day = to
            holds = holds + held
            yield day, state

    def with_more(self, state: _State, more: Sequence[Evidence]) -> _State:
        """The *state* of some evidence after more words, which come after all others by `order` and from texts of their own.

        The sums are those of all votes but for the last bits: what is no longer cast is subtracted."""
        sums = dict(state.sums)
        weights = {**state.weights, **dict.fromkeys((item.id for item in more), 0.0)}
        changed: set[date] = set()

        def open_(day: date) -> Vector:
            if day not in changed:
                changed.add(day)
                sums[day] = sums[day].copy() if day in sums else self._nothing()
            return sums[day]

        for run, count in enumerate(state.counts):
            gone, come = self._weigher.with_more(count, more)
            for sign, votes in ((-1, gone), (1, come)):
                for vote in votes:
                    opened = open_(vote.day)
                    opened[0, run] += sign * vote.reached
                    opened[1, run] += sign * vote.now
                    if vote.holds is not None:
                        opened[2, run] += sign * vote.holds
                    if run == 0:
                        weights[vote.id] = weights.get(vote.id, 0.0) + sign * self._temper * vote.weight
        for day in self._weigher.days(more):
            open_(day)
        heard = state.heard.with_more(self._heard(more))
        # the filter goes on from the last day before the first that has changed
        again = sorted(day for day in sums if changed and day >= min(changed))
        trail = state.trail[: 1 + len(sums) - len(again)]
        trail = (*trail, *self._filtered(*trail[-1], again, sums, heard))
        return replace(state, trail=trail, sums=sums, weights=weights, heard=heard)

    def _heard(self, visible: Sequence[Evidence]) -> _Spoken:
        found: dict[date, int] = {}
        lasting: dict[date, int] = {}
        for item in visible:
            rank = self._at_least.get(item.indicator)
            if rank is None or item.stance not in AFFIRMS:
                continue
            indicator = self._indicators[item.indicator]
            if counts(indicator, item):
                for days in (found, lasting) if stays(indicator, item) else (found,):
                    days[item.day] = max(rank, days.get(item.day, 0))
        return _Spoken(found, lasting)

    def _move(self, states: Vector, start: date, end: date, heard: _Spoken, holds: Vector) -> Vector:
        """States of *start* at *end*; for the first `WATCH` days silence counts. holds: what stays so, of shape (runs, degrees)."""
        days = (end - start).days
        if days <= 0:
            return states
        watched = min(days, WATCH)
        for span, top in ((watched, heard.lately(start)), (days - watched, self._chain.degrees - 1)):
            if span:
                held = [self._situation.half_life * r.half_life for r in self._readings]
                lasting = self._temper * holds
                states = np.stack(
                    [
                        s @ self._chain.moves(span, half_life, top, logs)
                        for s, half_life, logs in zip(states, held, lasting, strict=True)
                    ]
                )
                states = states / states.sum(axis=1, keepdims=True)
        return np.asarray(states)

    def _show(self, state: _State, as_of: date, views: tuple[IndicatorView, ...]) -> Assessment:
        day, posterior = state.trail[-1]
        holds = sum((state.sums[d][2] for d in sorted(state.sums)), self._nothing()[2])
        runs = self._move(posterior, day, as_of, state.heard, holds)
        now, reached = self._chain.marginals(runs)
        now_up, reached_up = _upward(now), _upward(reached)
        names = [d.id for d in self._situation.degrees]
        top = _middle(now_up[0])
        figure = now_up[:, top] if top else now[:, top]
        moved = [(r.name, float(figure[i] - figure[0])) for i, r in enumerate(self._readings)]
        return Assessment(
            situation=self._situation.id,
            as_of=as_of,
            now=names[top],
            reached=names[_middle(reached_up[0])],
            degrees=tuple(
                DegreeView(name, _band(now[:, k]), _band(reached[:, k]), _band(now_up[:, k]), _band(reached_up[:, k]))
                for k, name in enumerate(names)
            ),
            indicators=views,
            weights=state.weights,
            drivers=tuple(sorted((m for m in moved if abs(m[1]) > _VISIBLE), key=lambda m: (-abs(m[1]), m[0]))),
            joint=self._chain.joint(runs[0]),
        )


class Standpoint:
    """What was held as of a day, to suppose a little more from: each answer takes about a thousandth of an assessment."""

    def __init__(self, assessor: Assessor, visible: Sequence[Evidence], day: date) -> None:
        """visible: what was public by the day, by `order`."""
        self._assessor, self._visible, self._day = assessor, visible, day
        self._state = assessor._state(visible, day)
        self._held = assessor._held(visible)

    def assess(self, more: Sequence[Evidence], as_of: date) -> Assessment:
        """What `Assessor.assess` gives for all that was public by the standpoint's day and *more*, to the last bits.

        more: items from texts of their own. as_of: the standpoint's day or a later one."""
        added = sorted(more, key=order)
        last = order(self._visible[-1]) if self._visible else ()
        heeded = any(not e.idle for e in self._visible)
        if added and (not heeded or order(added[0]) <= last or any(e.published > self._day for e in added)):
            return self._assessor.assess([*self._visible, *added], as_of)
        state = self._assessor.with_more(self._state, added) if added else self._state
        return self._assessor._show(state, as_of, self._held.views(added))


def _upward(probabilities: Vector) -> Vector:
    """Probability of each degree or a higher one, by run."""
    return np.clip(np.cumsum(probabilities[:, ::-1], axis=1)[:, ::-1], 0.0, 1.0)


def _middle(at_least: Vector) -> int:
    """The highest degree that is held or passed as likely as not: the median. The likeliest single degree would be a poor name
    for where things stand, since it may have two thirds of the probability above it."""
    return int(np.flatnonzero(at_least >= HALF)[-1])


def _band(runs: Vector) -> Band:
    """The probability as held (the first run) with the least and the most over all runs."""
    return Band(float(runs[0]), float(runs.min()), float(runs.max()))
