"""A condition, facts and an assessment in, the probability that the step is warranted out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from paripassu.plan.conditions import Compiled, Day, Facts, terms
from paripassu.situation.language import Fact
from paripassu.types import Assessment

_NOTHING = 1e-9
"""Mass below which a world is left out."""


@dataclass(slots=True)
class Worlds:
    """The pairs of degrees (reached, now) that an assessment leaves open, with their probabilities.

    The probability that a step is warranted is the mass of the worlds in which its condition holds: in a world the
    degree is known, so its probabilities are 0 or 1, while standings, counts and states stay as they are. It says how
    likely it is that the step would still be warranted if one knew the degree, which a condition's own threshold does
    not say.
    """

    facts: Facts
    degrees: tuple[str, ...]
    joint: tuple[tuple[int, int, float], ...]
    """(rank reached, rank now, probability)."""
    _columns: dict[Fact, tuple[float, ...]] = field(default_factory=dict)

    @staticmethod
    def of(assessment: Assessment, facts: Facts) -> "Worlds":
        degrees = tuple(d.id for d in assessment.degrees)
        if assessment.joint:
            rows = [(r, n, p) for r, row in enumerate(assessment.joint) for n, p in enumerate(row) if p > _NOTHING]
        else:
            reached = [d.reached.probability for d in assessment.degrees]
            now = [d.now.probability for d in assessment.degrees]
            rows = coupled(reached, now)
        return Worlds(facts, degrees, tuple(rows))

    def probability(self, condition: Compiled, day: Day) -> float | None:
        """Mass of the worlds in which *condition* holds; None where a missing fact leaves it open in one of them."""
        asked = {f: None for t in terms(condition) for f in t.program.facts if f in self.facts.values}
        facts = [f for f in asked if f.root in {"now", "reached"}]
        if not facts:
            value = day.value(condition)
            return None if value is None else float(value)
        # Worlds that the condition cannot tell apart are taken together.
        masses: dict[tuple[float, ...], float] = {}
        for row, (_, _, p) in zip(zip(*map(self._column, facts), strict=True), self.joint, strict=True):
            masses[row] = masses.get(row, 0.0) + p
        total = 0.0
        for row, p in masses.items():
            value = day.moved(condition, dict(zip(facts, row, strict=True))).value(condition)
            if value is None:
                return None
            total += p * value
        return min(1.0, total)

    def _column(self, fact: Fact) -> tuple[float, ...]:
        """What a probability is in each world: 0 or 1."""
        if fact not in self._columns:
            rank = self.degrees.index(fact.key)
            held = [n if fact.root == "now" else r for r, n, _ in self.joint]
            self._columns[fact] = tuple([float(h >= rank if fact.field == "at_least" else h == rank) for h in held])
        return self._columns[fact]


def coupled(reached: Sequence[float], now: Sequence[float]) -> list[tuple[int, int, float]]:
    """A joint of the two marginals in which *now* is as far along as *reached*: the comonotone coupling.

    It keeps now ≤ reached wherever the marginals allow it, which independence would not; used where the assessment did
    not keep its own joint.
    """
    rows: list[tuple[int, int, float]] = []
    left, right = list(reached), list(now)
    r = n = 0
    while r < len(left) and n < len(right):
        mass = min(left[r], right[n])
        if mass > _NOTHING:
            rows.append((r, n, mass))
        left[r] -= mass
        right[n] -= mass
        if left[r] <= _NOTHING:
            r += 1
        else:
            n += 1
    return rows
