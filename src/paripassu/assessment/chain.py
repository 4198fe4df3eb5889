"""From a situation's ladder to the chain over pairs (reached, now): prior, moves by elapsed days, marginals."""

from datetime import timedelta
from functools import cached_property
from typing import Final

import numpy as np

from paripassu.assessment.tables import Vector
from paripassu.situation.model import Situation

FALL: Final = 0.25
"""Prior weight of a degree against the one below it, where the analyst gives none: ladders are watched from low."""
UP: Final = 0.5
"""Share of all moves that go up: without evidence nothing says that things go further rather than stop."""
FURTHER: Final = 0.15
"""Share of moves that, having passed one rung, pass the next with it."""
SURE: Final = 0.95
"""The knowledge by which a half-life is told: held at this much, it has half of its log-odds left after one."""
_SLICES: Final = 1024
"""Steps by which one day's moves are integrated."""


class Chain:
    """Pairs (reached, now) with now at or below reached, in a fixed order; S of them for K degrees."""

    def __init__(self, situation: Situation) -> None:
        self.degrees = len(situation.degrees)
        pairs = [(r, n) for r in range(self.degrees) for n in range(r + 1)]
        self.reached = np.array([r for r, _ in pairs])
        self.now = np.array([n for _, n in pairs])
        self._place = {pair: i for i, pair in enumerate(pairs)}
        self._situation = situation
        self._days: dict[tuple[float, int], Vector] = {}

    @cached_property
    def prior(self) -> Vector:
        """Probability of each pair before any evidence, shape (S,): nothing has stopped yet."""
        given = [d.prior for d in self._situation.degrees]
        left = max(0.0, 1.0 - sum(p for p in given if p is not None))
        shares = [FALL**rank if p is None else 0.0 for rank, p in enumerate(given)]
        total = sum(shares) or 1.0
        weights = [left * share / total if p is None else p for p, share in zip(given, shares, strict=True)]
        prior = np.zeros(len(self.now))
        for rank, weight in enumerate(weights):
            prior[self._place[rank, rank]] = weight
        # a degree ruled out by a prior of 0 stays possible to come to, and no evidence divides by nothing
        return np.asarray((prior + 1e-9) / (prior + 1e-9).sum())

    def moves(self, days: int, half_life: timedelta) -> Vector:
        """Chances of moving from pair to pair in *days*, shape (S, S), rows sum to 1.

        *now* leaves its degree at the rate at which what was held at 95 % has half of its log-odds left after
        *half_life* (it is then held at 81 %): up and down by shares `UP` and 1 - `UP`, mostly by one rung. *reached*
        rises where *now* passes it, and never falls.
        """
        left = 1 / (1 + np.sqrt((1 - SURE) / SURE))
        rate = float(np.log(SURE / left) / max(half_life / timedelta(days=1), 1e-3))
        if (rate, days) not in self._days:
            if (rate, 1) not in self._days:
                step = np.eye(len(self.now)) + self._rates(rate) / _SLICES
                self._days[rate, 1] = np.linalg.matrix_power(step, _SLICES)
            self._days[rate, days] = np.linalg.matrix_power(self._days[rate, 1], days)
        return self._days[rate, days]

    def _rates(self, rate: float) -> Vector:
        rates = np.zeros((len(self.now), len(self.now)))
        for (r, n), i in self._place.items():
            for to in range(self.degrees):
                if to != n:
                    share = UP if to > n else 1 - UP
                    rates[i, self._place[max(r, to), to]] += rate * share * (1 - FURTHER) * FURTHER ** (abs(to - n) - 1)
            rates[i, i] = -rates[i].sum()
        return rates

    def joint(self, state: Vector) -> tuple[tuple[float, ...], ...]:
        """joint[r][n] of a state of shape (S,)."""
        table = np.zeros((self.degrees, self.degrees))
        table[self.reached, self.now] = state
        return tuple(tuple(row) for row in table.tolist())

    def marginals(self, states: Vector) -> tuple[Vector, Vector]:
        """Probabilities of each degree now and as reached, both of shape (runs, K), of *states* of shape (runs, S)."""
        eye = np.eye(self.degrees)
        return states @ eye[self.now], states @ eye[self.reached]
