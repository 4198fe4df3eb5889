"""From evidence to assessments: a discrete Bayes filter over pairs of degrees (reached, now), and its band.

The posterior after a day is the prior moved by the elapsed days (`Chain.moves`), times the likelihoods of the votes of
that day (`Weigher.votes`) raised to a temper. All that follows is a sum of logarithms that can be shown item by item.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from paripassu.assessment.chain import WATCH, Chain
from paripassu.assessment.fitted import TEMPER
from paripassu.assessment.tables import Vector
from paripassu.assessment.votes import Reading, Vote, Weigher
from paripassu.errors import SituationError, UsageError
from paripassu.evidence.standing import standings
from paripassu.evidence.voices import AFFIRMS, Cast, counts, public
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


@dataclass(frozen=True, slots=True)
class _State:
    """Posteriors after the last day with a vote, by run, shape (runs, S), and what they were made of."""

    day: date
    runs: Vector
    weights: Mapping[str, float]
    evidence: Sequence[Evidence]
    heard: Mapping[date, int]


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
        return self._show(state, as_of, standings(self._situation, state.evidence, as_of))

    def walk(self, evidence: Sequence[Evidence], days: Iterable[date]) -> Iterator[Assessment]:
        state: _State | None = None
        views: tuple[IndicatorView, ...] = ()
        for day in days:
            visible = public(evidence, day)
            if state is None or not visible or visible != state.evidence:
                state = self._state(visible, day)
                views = standings(self._situation, visible, day)
            yield self._show(state, day, views)

    def _state(self, visible: Sequence[Evidence], as_of: date) -> _State:
        """Runs the filter from the start to the last day with a vote; *visible* by `order`.

        Nothing here looks at copied sentences: no vote, no first day, nothing that was heard."""
        heeded = [e for e in visible if not e.idle]
        runs = self._weigher.runs(heeded, self._readings)
        weights = dict.fromkeys((e.id for e in visible), 0.0)
        for vote in runs[0]:
            weights[vote.id] += self._temper * vote.weight
        factors = self._factors(runs)
        start = self._situation.since or min((e.day for e in heeded), default=as_of)
        state = np.tile(self._chain.prior, (len(runs), 1))
        heard = self._heard(heeded)
        day = start
        for voted, logs in factors:
            to = max(voted, start)
            state = self._move(state, day, to, heard) * np.exp(logs - logs.max(axis=1, keepdims=True))
            state /= state.sum(axis=1, keepdims=True)
            day = to
        return _State(day, state, weights, visible, heard)

    def _factors(self, runs: Sequence[Sequence[Vote]]) -> list[tuple[date, Vector]]:
        """Tempered log-likelihoods by day, each of shape (runs, S), in order of days."""
        size = self._chain.degrees
        sums: dict[date, Vector] = {}
        for run, votes in enumerate(runs):
            for vote in sorted(votes, key=lambda v: (v.day, v.id)):
                if vote.day not in sums:
                    sums[vote.day] = np.zeros((2, len(runs), size))
                sums[vote.day][0, run] += vote.reached
                sums[vote.day][1, run] += vote.now
        at = self._chain
        return [(d, self._temper * (s[0][:, at.reached] + s[1][:, at.now])) for d, s in sorted(sums.items())]

    def _heard(self, visible: Sequence[Evidence]) -> dict[date, int]:
        """Days on which a degree was affirmed, each with the rank of the highest."""
        found: dict[date, int] = {}
        for item in visible:
            rank = self._at_least.get(item.indicator)
            if rank is not None and item.stance in AFFIRMS and counts(self._indicators[item.indicator], item):
                found[item.day] = max(rank, found.get(item.day, 0))
        return found

    def _move(self, states: Vector, start: date, end: date, heard: Mapping[date, int]) -> Vector:
        """States of *start* at *end*; for the first `WATCH` days silence counts."""
        days = (end - start).days
        if days <= 0:
            return states
        watched = min(days, WATCH)
        lately = max(heard.get(start - timedelta(days=n), 0) for n in range(WATCH + 1))
        for span, top in ((watched, lately), (days - watched, self._chain.degrees - 1)):
            if span:
                held = [self._situation.half_life * r.half_life for r in self._readings]
                states = np.stack(
                    [s @ self._chain.moves(span, half_life, top) for s, half_life in zip(states, held, strict=True)]
                )
                states = states / states.sum(axis=1, keepdims=True)
        return np.asarray(states)

    def _show(self, state: _State, as_of: date, views: tuple[IndicatorView, ...]) -> Assessment:
        runs = self._move(state.runs, state.day, as_of, state.heard)
        now, reached = self._chain.marginals(runs)
        now_up, reached_up = _upward(now), _upward(reached)
        names = [d.id for d in self._situation.degrees]
        top = int(now[0].argmax())
        moved = [(r.name, float(now[i, top] - now[0, top])) for i, r in enumerate(self._readings)]
        return Assessment(
            situation=self._situation.id,
            as_of=as_of,
            now=names[top],
            reached=names[int(reached[0].argmax())],
            degrees=tuple(
                DegreeView(name, _band(now[:, k]), _band(reached[:, k]), _band(now_up[:, k]), _band(reached_up[:, k]))
                for k, name in enumerate(names)
            ),
            indicators=views,
            weights=state.weights,
            drivers=tuple(sorted((m for m in moved if abs(m[1]) > _VISIBLE), key=lambda m: (-abs(m[1]), m[0]))),
            joint=self._chain.joint(runs[0]),
        )


def _upward(probabilities: Vector) -> Vector:
    """Probability of each degree or a higher one, by run."""
    return np.clip(np.cumsum(probabilities[:, ::-1], axis=1)[:, ::-1], 0.0, 1.0)


def _band(runs: Vector) -> Band:
    """The probability as held (the first run) with the least and the most over all runs."""
    return Band(float(runs[0]), float(runs.min()), float(runs.max()))
