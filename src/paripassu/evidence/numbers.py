"""Evidence in, the numbers that it states out, beside each other: who said how many of what, and when."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from paripassu.evidence.nouns import BARE, PEOPLE, PER_CENT, Noun, fits, is_unit, kinds_in, units_in
from paripassu.evidence.quantities import Counted, counted, first_of
from paripassu.types import Evidence

_SYMBOL = re.compile(r"(?:US|A|C|HK|NZ|S|R)?[^\w\s]+")
"""A currency's sign, which stands before its figure."""


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
    noun: Noun = BARE
    """What it counts."""

    @property
    def thing(self) -> str:
        """The noun that it counts; "" where it names none, or where its unit is in `words` already."""
        return "" if is_unit(self.noun.kind) else self.noun.words

    @property
    def words(self) -> str:
        """ "1,500", "10,000 to 12,000", "up to 12,000", "at least 3,000", "0.7%", "$30,000,000"; without the noun."""
        if math.isinf(self.high):
            return f"at least {self._figure(self.low)}"
        if self.low == self.high:
            return self._figure(self.low)
        return (
            f"up to {self._figure(self.high)}"
            if self.low == 0
            else f"{self._figure(self.low)} to {self._figure(self.high)}"
        )

    def _figure(self, value: float) -> str:
        figure = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
        if not is_unit(self.noun.kind):
            return figure
        word = self.noun.words
        return (
            f"{figure}%"
            if self.noun.kind == PER_CENT
            else f"{word}{figure}"
            if _SYMBOL.fullmatch(word)
            else f"{figure} {word}"
        )


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers in an indicator's sentences."""

    kind: str
    """What those on the axis count ("troops"); "" where the sentences name it nowhere, and where there are none."""
    stated: tuple[Stated, ...]
    """Those of one kind, which one axis can hold, in order of days."""
    others: tuple[Stated, ...]
    """The other numbers in these sentences, in order of days."""


NO_NUMBERS = Numbers("", (), ())


def numbers(items: Iterable[Evidence], examples: Iterable[str] = ()) -> Numbers:
    """The numbers in *items* that are put forward and stand (no copies, nothing withdrawn); what one source repeats is there once.

    On the axis is the kind of which most sources give a number, twice as much where *examples* (the words of the indicator's
    title and of what counts for it) name it; per cent and money only where these speak of such.
    Of a sentence with several numbers of it the one that its `quantity` is stands there.
    """
    read, examples = tuple(_read(items)), tuple(examples)
    kind = _kind(read, kinds_in(examples), units_in(examples) if examples else None)
    axis: dict[tuple[str, float, float], Stated] = {}
    others: dict[tuple[str, float, float, str], Stated] = {}
    for item, own, found in read:
        mine = own if fits(own.noun.kind, kind) else next((c for c in found if c.noun.kind == kind), None)
        if mine is not None:
            axis.setdefault((item.label, mine.low, mine.high), _stated(item, mine))
        for c in found:
            if c is not mine and c.noun.kind != kind and (c is own or c.noun.words):
                others.setdefault((item.label, c.low, c.high, c.noun.kind), _stated(item, c))
    return Numbers(kind, tuple(axis.values()), tuple(others.values()))


def stated(items: Iterable[Evidence], examples: Iterable[str] = ()) -> tuple[Stated, ...]:
    """The `numbers` in *items* of one kind."""
    return numbers(items, examples).stated


def scale(numbers: Sequence[Stated]) -> tuple[float, float]:
    """Least and greatest figure that a picture of *numbers* has to hold."""
    ends = [x for n in numbers for x in (n.low, n.high) if 0 < x < math.inf]
    return (min(ends), max(ends)) if ends else (0.0, 1.0)


def _read(items: Iterable[Evidence]) -> Iterator[tuple[Evidence, Counted, tuple[Counted, ...]]]:
    """Each item that states a number, with that number and all that its sentence counts, in order of days.

    An item keeps the number alone, not its noun; so the sentence is read again. What counts nothing by today's rules
    (an item from an older reading) is passed over.
    """
    for e in sorted(items, key=lambda e: (e.said_on or e.published, e.published, e.id)):
        if e.quantity is None or e.idle or e.stance not in ("affirms", "confirms"):
            continue
        found = counted(e.quote)
        own = next((c for c in found if (c.low, c.high) == e.quantity), first_of(found))
        if own is not None:
            yield e, own, found


def _kind(
    read: Sequence[tuple[Evidence, Counted, tuple[Counted, ...]]], named: frozenset[str], units: frozenset[str] | None
) -> str:
    """The kind of which most sources give a number, the earliest of several: the one that a sentence's `quantity` counts
    weighs twice, and so does one that is named."""
    votes = Counter[str]()
    asked: set[tuple[str, str, bool]] = set()
    for item, own, found in read:
        for c in found:
            key = (item.label, c.noun.kind, c is own)
            unit = is_unit(c.noun.kind) and units is not None and not c.noun.kind.startswith(tuple(units))
            if c.noun.kind and not unit and key not in asked:
                asked.add(key)
                votes[c.noun.kind] += (2 if c is own else 1) * (2 if c.noun.kind in named else 1)
    for kind in votes:
        if kind != PEOPLE and fits(PEOPLE, kind):
            votes[kind] += votes[PEOPLE]
    return max(votes, key=lambda kind: votes[kind], default="")


def _stated(item: Evidence, found: Counted) -> Stated:
    return Stated(item.said_on or item.published, item.label, found.low, found.high, item.id, item.path, found.noun)
