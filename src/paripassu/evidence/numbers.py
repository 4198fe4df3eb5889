"""Evidence in, the numbers that it states out, beside each other: who said how many, and when."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from paripassu.types import Evidence


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as one source put it forward."""

    day: date
    """On which it was said, or failing that public."""
    label: str
    low: float
    high: float
    """Infinite where it is open ("at least 3,000")."""
    evidence: str
    path: str

    @property
    def words(self) -> str:
        """ "1,500", "10,000 to 12,000", "up to 12,000", "at least 3,000"."""
        if math.isinf(self.high):
            return f"at least {_figure(self.low)}"
        if self.low == self.high:
            return _figure(self.low)
        return f"up to {_figure(self.high)}" if self.low == 0 else f"{_figure(self.low)} to {_figure(self.high)}"


def stated(items: Iterable[Evidence]) -> tuple[Stated, ...]:
    """The numbers in *items* that are put forward and stand (no copies, nothing withdrawn), in order of days; what one source
    repeats is there once."""
    found: dict[tuple[str, float, float], Stated] = {}
    for e in sorted(items, key=lambda e: (e.said_on or e.published, e.published, e.id)):
        if e.quantity is None or e.idle or e.stance not in ("affirms", "confirms"):
            continue
        low, high = e.quantity
        found.setdefault((e.label, low, high), Stated(e.said_on or e.published, e.label, low, high, e.id, e.path))
    return tuple(found.values())


def scale(numbers: Sequence[Stated]) -> tuple[float, float]:
    """Least and greatest figure that a picture of *numbers* has to hold."""
    ends = [x for n in numbers for x in (n.low, n.high) if 0 < x < math.inf]
    return (min(ends), max(ends)) if ends else (0.0, 1.0)


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
