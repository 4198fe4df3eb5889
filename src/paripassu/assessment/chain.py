"""From a situation's ladder to the chain over (pace, reached, now): prior, moves by elapsed days, marginals."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import cached_property
from typing import Final

import numpy as np

from paripassu.assessment.tables import Vector
from paripassu.situation.model import Situation

FALL: Final = 0.22
"""Prior weight of a degree against the one below it, where the analyst gives none up from there: ladders are watched from low."""
UP: Final = 0.57
"""Share of all moves that go up, as simulated cases have it: things go further somewhat oftener than back."""
FURTHER: Final = 0.18
"""Share of moves that, having passed one rung, pass the next with it."""
PACES: Final = (0.2, 7.0)
"""Rates of moving, quiet and in a crisis, as multiples of what the half-life states: crises move in bursts (a chain
with two regimes, as Hamilton 1989). With `TURNS` the mean is near 1."""
TURNS: Final = (1 / 200, 1 / 30)
"""Daily rates of turning from quiet to crisis and back."""
QUIET: Final = 0.047
"""Daily rate at which word would come of a degree above all that are spoken of, if it held and the world looked."""
WATCH: Final = 21
"""Days after a vote on which the world is taken to look; later silence says nothing, and word that old is old."""
_NOTHING: Final = 1e-9
"""What a degree has that is ruled out: it stays possible to come to, and no evidence divides by nothing."""
_HALVINGS: Final = 80
"""Steps by which a ratio is found."""
_KEPT: Final = 2000
"""Matrices of moves that are kept: those of what stays so are as many as there are words on it."""
_SLICES: Final = 1024
"""Steps by which one day's moves are integrated."""


def weights(priors: Iterable[float | None]) -> tuple[float, ...]:
    """Prior weight of each degree, from the lowest up: as given, and what is left over shared among those without (None).

    Without any prior each has `FALL` of the one below it. Else those without follow their neighbours that have one: between
    two they run geometrically from one to the other, above the highest each has `FALL` of the one below it, and below the
    lowest they rise geometrically downwards, so far that all add up to 1. Where there is not so much left that they rise,
    those below the lowest are level, and all without are scaled to what is left; so they are where there is more left. A
    prior of 0 rules a degree out and is no neighbour. So a degree is not many times likelier than those under it because the file gives a
    prior to it alone.
    """
    given = tuple(priors)
    stated = [rank for rank, p in enumerate(given) if p is not None and p > _NOTHING]
    open_ = [rank for rank, p in enumerate(given) if p is None]
    left = max(0.0, 1.0 - sum(p for p in given if p is not None))
    shares = {rank: FALL**rank for rank in open_}
    if stated:
        low = given[stated[0]] or 0.0
        under = [rank for rank in open_ if rank < stated[0]]
        shares = {rank: _beside(given, stated, rank) for rank in open_}
        room = left - sum(share for rank, share in shares.items() if rank not in under)
        if under and room > low * len(under):
            rise = _rise(room / low, [stated[0] - rank for rank in under])
            shares |= {rank: low * rise ** (stated[0] - rank) for rank in under}
    total = sum(shares.values()) or 1.0
    return tuple([left * shares[rank] / total if p is None else p for rank, p in enumerate(given)])


def _beside(given: Sequence[float | None], stated: Sequence[int], rank: int) -> float:
    """What the nearest degrees with a prior make of the degree *rank*, which has none."""
    under = max((k for k in stated if k < rank), default=None)
    over = min((k for k in stated if k > rank), default=None)
    if under is None:
        return (given[over] if over is not None else None) or 0.0
    low = given[under] or 0.0
    if over is None:
        return low * float(FALL ** (rank - under))
    return low * float(((given[over] or 0.0) / low) ** ((rank - under) / (over - under)))


def _rise(total: float, rungs: Sequence[int]) -> float:
    """The ratio, 1 or more, whose powers by *rungs* add up to *total*; that is more than there are rungs."""
    least, most = 1.0, float(total ** (1 / max(rungs)))
    for _ in range(_HALVINGS):
        middle = (least + most) / 2
        least, most = (middle, most) if sum(middle**rung for rung in rungs) < total else (least, middle)
    return most


class Chain:
    """States (pace, reached, now) with now at or below reached, in a fixed order; S of them for K degrees."""

    def __init__(self, situation: Situation) -> None:
        self.degrees = len(situation.degrees)
        states = [(p, r, n) for p in range(len(PACES)) for r in range(self.degrees) for n in range(r + 1)]
        self.reached = np.array([r for _, r, _ in states])
        self.now = np.array([n for _, _, n in states])
        self._place = {state: i for i, state in enumerate(states)}
        self._situation = situation
        self._days: dict[tuple[float, int, bytes, int], Vector] = {}

    @cached_property
    def prior(self) -> Vector:
        """Probability of each state before any evidence, shape (S,): nothing has stopped yet."""
        crisis = TURNS[0] / sum(TURNS)
        prior = np.zeros(len(self.now))
        for rank, weight in enumerate(weights(d.prior for d in self._situation.degrees)):
            for pace, part in enumerate((1 - crisis, crisis)):
                prior[self._place[pace, rank, rank]] = weight * part
        return np.asarray((prior + _NOTHING) / (prior + _NOTHING).sum())

    def moves(self, days: int, half_life: timedelta, heard: int, holds: Vector | None = None) -> Vector:
        """Chances of moving from state to state in *days*, and of the silence meanwhile, shape (S, S).

        *now* leaves its degree at a rate that in the mean of both paces leaves half of it unmoved after *half_life*: up
        and down by shares `UP` and 1 - `UP`, mostly by one rung. *reached* rises where *now* passes it, and never
        falls. `heard` is the rank of the highest degree that is spoken of; states with *now* above it are thinned at
        the rate `QUIET`, since nobody spoke of them. With the highest rank there is no silence to count, and rows sum
        to 1.

        `holds` are log-likelihoods of what stays so, by degree: a move to a degree at which that is less likely than at the one
        left is rarer by the ratio of the two (Metropolis et al. 1953), so that what is told of it does not wear off.
        """
        held = holds if holds is not None and holds.any() else None
        key = (half_life / timedelta(days=1), heard, b"" if held is None else held.round(9).tobytes())
        if len(self._days) > _KEPT:
            self._days.clear()
        if (*key, days) not in self._days:
            if (*key, 1) not in self._days:
                rates = self._rates(float(np.log(2) / max(key[0], 1e-3)), held)
                rates -= np.diag(np.where(self.now > heard, QUIET, 0.0))
                step = np.eye(len(self.now)) + rates / _SLICES
                self._days[*key, 1] = np.linalg.matrix_power(step, _SLICES)
            self._days[*key, days] = np.linalg.matrix_power(self._days[*key, 1], days)
        return self._days[*key, days]

    def _rates(self, rate: float, holds: Vector | None = None) -> Vector:
        rates = np.zeros((len(self.now), len(self.now)))
        for (pace, r, n), i in self._place.items():
            rates[i, self._place[1 - pace, r, n]] = TURNS[pace]
            for to in range(self.degrees):
                if to != n:
                    share = (UP if to > n else 1 - UP) * (1 - FURTHER) * FURTHER ** (abs(to - n) - 1)
                    stays = 1.0 if holds is None else min(1.0, float(np.exp(holds[to] - holds[n])))
                    rates[i, self._place[pace, max(r, to), to]] += rate * PACES[pace] * share * stays
            rates[i, i] = -rates[i].sum()
        return rates

    def joint(self, state: Vector) -> tuple[tuple[float, ...], ...]:
        """joint[r][n] of a state of shape (S,)."""
        table = np.zeros((self.degrees, self.degrees))
        np.add.at(table, (self.reached, self.now), state)
        return tuple(tuple(row) for row in table.tolist())

    def marginals(self, states: Vector) -> tuple[Vector, Vector]:
        """Probabilities of each degree now and as reached, both of shape (runs, K), of *states* of shape (runs, S)."""
        eye = np.eye(self.degrees)
        return states @ eye[self.now], states @ eye[self.reached]
