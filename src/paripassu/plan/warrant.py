"""A condition, facts and an assessment in, the probability that the step is warranted out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from paripassu.plan.conditions import Compiled, Day, Facts, Term, combined, terms
from paripassu.situation.language import Fact, FactValue, Program
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
    _margins: dict[tuple[bool, bool], tuple[tuple[int, int, float], ...]] = field(default_factory=dict)

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
        roots = {fact.root for term in terms(condition) for fact in term.program.facts}
        uses_reached, uses_now = "reached" in roots, "now" in roots
        if not (uses_reached or uses_now):
            value = day.value(condition)
            return None if value is None else float(value)
        total = 0.0
        for r, n, p in self._margin(uses_reached, uses_now):
            value = self._value(condition, day, r, n)
            if value is None:
                return None
            if value:
                total += p
        return min(1.0, total)

    def _margin(self, uses_reached: bool, uses_now: bool) -> tuple[tuple[int, int, float], ...]:
        """The worlds with those told apart that the condition tells apart; -1 for a rank that it does not ask."""
        key = (uses_reached, uses_now)
        if key not in self._margins:
            sums: dict[tuple[int, int], float] = {}
            for r, n, p in self.joint:
                world = (r if uses_reached else -1, n if uses_now else -1)
                sums[world] = sums.get(world, 0.0) + p
            self._margins[key] = tuple((r, n, p) for (r, n), p in sums.items())
        return self._margins[key]

    def _value(self, condition: Compiled, day: Day, r: int, n: int) -> bool | None:
        if isinstance(condition, Term):
            return self._leaf(condition.program, day, r, n)
        return combined(condition.kind, [self._value(c, day, r, n) for c in condition.children], condition.count)

    def _leaf(self, program: Program, day: Day, r: int, n: int) -> bool | None:
        if not any(fact.root in {"now", "reached"} for fact in program.facts):
            return day.leaf(program)
        return day.memo.answer(program, tuple([self._fact(fact, r, n) for fact in program.facts]))

    def _fact(self, fact: Fact, r: int, n: int) -> FactValue | None:
        if fact.root not in {"now", "reached"}:
            return self.facts.values.get(fact)
        if fact not in self.facts.values:
            return None
        held = n if fact.root == "now" else r
        rank = self.degrees.index(fact.key)
        return float(held >= rank if fact.field == "at_least" else held == rank)


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
