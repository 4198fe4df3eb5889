"""Assessments of many days in, the same with their weights packed out: a year of days over one index of the evidence.

As dictionaries, the weights of a year of days over tens of thousands of sentences take gigabytes.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from paripassu.types import Assessment, Evidence

_Made = tuple[Assessment, "array[float]"]


class Weights(Mapping[str, float]):
    """Weight by id of evidence; ids and their places are shared by all days."""

    __slots__ = ("_at", "_ids", "_values")

    def __init__(self, ids: Sequence[str], at: Mapping[str, int], values: "array[float]") -> None:
        self._ids, self._at, self._values = ids, at, values

    def __getitem__(self, key: str) -> float:
        place = self._at[key]
        if place >= len(self._values):
            raise KeyError(key)
        return self._values[place]

    def get(self, key: str, default: float = 0.0) -> float:  # type: ignore[override]
        """As `Mapping.get`, without an exception for each item that is not there."""
        place = self._at.get(key)
        return default if place is None or place >= len(self._values) else self._values[place]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids[: len(self._values)])

    def __len__(self) -> int:
        return len(self._values)


@dataclass(frozen=True)
class Shelved:
    """Days without their weights, and for each day its weights in the order of `ids`."""

    ids: tuple[str, ...]
    """All evidence by the day on which it became public: what was public by a day is the first part of it."""
    made: tuple[_Made, ...]

    @cached_property
    def days(self) -> tuple[Assessment, ...]:
        """The assessments, each with its weights."""
        at = {name: n for n, name in enumerate(self.ids)}
        return tuple(replace(a, weights=Weights(self.ids, at, values)) for a, values in self.made)

    def with_more(self, days: Sequence[Assessment]) -> "Shelved":
        """These, and *days* of the same evidence after them."""
        return Shelved(self.ids, (*self.made, *(_packed(self.ids, a) for a in days)))

    def until(self, day: date) -> "Shelved":
        """Those before *day*."""
        return Shelved(self.ids, tuple(m for m in self.made if m[0].as_of < day))


def ids_of(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Ids by the day on which the items became public."""
    return tuple(dict.fromkeys(e.id for e in sorted(evidence, key=lambda e: (e.published, e.id))))


def shelved(evidence: Sequence[Evidence], days: Sequence[Assessment]) -> Shelved:
    """The days of a replay of *evidence*."""
    return Shelved(ids_of(evidence), ()).with_more(days)


def _packed(ids: Sequence[str], a: Assessment) -> _Made:
    values = array("d", (a.weights[name] for name in ids[: len(a.weights)]))
    return replace(a, weights={}), values
