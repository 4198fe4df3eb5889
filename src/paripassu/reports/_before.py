"""What was worked out of some texts, and of a few more or fewer which pairs are to be compared out, with little work.

Whether two texts are compared, and which of their words are boilerplate, hangs on the shingles that they share with others:
so a text that comes or goes is felt by those alone that share its shingles. What follows for them is what
`_candidates.candidates` gives for all texts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from paripassu.reports._candidates import (
    CROWD,
    LEAD,
    OUTLET_CROWD,
    Candidates,
    Pair,
    Turns,
    brings_together,
    enough,
    is_stale,
    outlets_of,
    pairs_within,
    turns_of,
)
from paripassu.reports._shingles import Codes, Ints, Text

NEVER = 10**9
"""A day that never comes."""
FEW = 16
"""Fewer texts than this that came or went are worked out again each time rather than put into the index."""
MANY = 0.1
"""Where more than this part of the texts came or went, all is worked out anew."""
_TOUCHED = 20_000
"""Pairs to count again above which it is quicker to count all."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """The texts of some groups (one for all with the same words) by shingle, and what follows from that."""

    values: Codes
    """Shingles, ascending, an entry for each text that has it."""
    documents: Ints
    """The text of each entry: its place among all reports, ascending within a shingle."""
    sizes: Ints
    """Different shingles of each report's text; -1 where another report stands for it."""
    days: Ints
    """Of all reports, ascending."""
    stale: Mapping[int, Turns]
    """By shingle, when it was boilerplate."""
    pairs: Ints
    """Places of the texts to compare, shape (n, 2)."""

    @classmethod
    def of(cls, found: Candidates, heads: Sequence[int], days: Ints) -> "Index":
        """From what was found for all texts; heads: the places of the texts among the reports."""
        places = np.array(heads, dtype=np.int64)
        sizes = np.full(len(days), -1, dtype=np.int64)
        sizes[places] = found.sizes
        stale = {int(v): turns for v, turns in zip(found.stale.values, found.stale.turns, strict=True)}
        pairs = np.array([(heads[p.first], heads[p.second]) for p in found.pairs], dtype=np.int64).reshape(-1, 2)
        return cls(found.index.values, places[found.index.documents], sizes, days, stale, pairs)

    def where(self, shingle: int) -> Ints:
        """Places of the texts that have a shingle."""
        value = np.uint64(shingle)
        return self.documents[np.searchsorted(self.values, value) : np.searchsorted(self.values, value, side="right")]


@dataclass(frozen=True, slots=True, eq=False)
class Changed:
    """What the texts that came and went changed."""

    pairs: frozenset[Pair]
    """All pairs to compare."""
    stale: Mapping[int, Turns]
    dirty: Mapping[int, int]
    """By text, the day from which other words of it are boilerplate than were."""
    heads: Sequence[int]
    sizes: Ints
    added: Mapping[int, Codes]
    """The texts that came and their shingles."""
    moved: Ints
    """For each text of the index its place now, -1 for those that went."""


class _Lazy(Sequence[Codes]):
    """Shingles by place, made when asked for."""

    def __init__(self, make: Callable[[int], Codes], count: int) -> None:
        self._make, self._count = make, count
        self._made: dict[int, Codes] = {}

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        place = int(at)
        if place not in self._made:
            self._made[place] = self._make(place)
        return self._made[place]


class Update:
    """An index and the reports as they are now; `changed` says what follows, None where all is to be worked out anew."""

    def __init__(
        self,
        index: Index,
        moved: Ints,
        heads: Sequence[int],
        days: Ints,
        outlets: Sequence[str | None],
        text: Callable[[int], Text],
    ) -> None:
        """moved: for each report of the index its place now, -1 where it is gone; the others by place, in order."""
        self._index, self._days, self._text = index, days, text
        self._heads = heads
        is_head = np.zeros(len(days) + 1, dtype=np.bool_)  # the last stands for -1
        is_head[list(heads)] = True
        self._moved = np.where((index.sizes >= 0) & is_head[moved], moved, -1)
        kept = set(self._moved[self._moved >= 0].tolist())
        self._outlets = outlets_of(outlets)
        self._sets = _Lazy(lambda place: np.unique(text(place).grams), len(days))
        self._leads = _Lazy(lambda place: np.unique(text(place).grams[:LEAD]), len(days))
        self._added = {place: self._sets[place] for place in heads if place not in kept}
        self._new: dict[int, list[int]] = {}
        for place, own in self._added.items():
            for shingle in own.tolist():
                self._new.setdefault(shingle, []).append(place)

    def _where(self, shingle: int) -> Ints:
        """Places, as they are now, of the texts with a shingle."""
        held = self._moved[self._index.where(shingle)]
        new = self._new.get(shingle, [])
        return np.sort(np.concatenate((held[held >= 0], np.array(new, dtype=np.int64))))

    def _felt(self) -> Iterator[int]:
        """The shingles of what came and went."""
        gone = np.flatnonzero((self._index.sizes >= 0) & (self._moved < 0))
        values = self._index.values[np.isin(self._index.documents, gone)] if len(gone) else self._index.values[:0]
        return iter(sorted({*self._new, *values.tolist()}))

    def changed(self) -> Changed | None:
        stale = dict(self._index.stale)
        dirty: dict[int, int] = {}
        counts: dict[tuple[int, int], int] = {}
        again: set[tuple[int, int]] = set()
        verdicts: dict[bytes, bool] = {}
        added = np.array(sorted(self._added), dtype=np.int64)
        gone = self._index.days[(self._index.sizes >= 0) & (self._moved < 0)]
        earliest = int(np.concatenate((self._days[added], gone)).min(initial=NEVER))
        for shingle in self._felt():
            now, was = self._where(shingle), self._index.where(shingle)
            before = self._index.stale.get(shingle, ())
            turns: Turns = ()
            if len(now) >= OUTLET_CROWD:
                turns = turns_of(now, self._outlets, self._sets, self._leads, self._days, verdicts, before, earliest)
            since = _first_difference(before, turns)
            if turns:
                stale[shingle] = turns
            else:
                stale.pop(shingle, None)
            if since < NEVER:
                for place in now.tolist():
                    dirty[place] = min(since, dirty.get(place, NEVER))
            pairs = pairs_within(now, turns, self._days)
            new = np.isin(pairs, added).any(axis=1)
            for a, b in pairs[new].tolist():
                counts[a, b] = counts.get((a, b), 0) + 1
            if since < NEVER or max(len(now), len(was)) > CROWD:
                old = self._moved[pairs_within(was, before, self._index.days)]
                old = old[(old >= 0).all(axis=1)]
                # Pairs that this shingle brought together and does so no more, or the other way round.
                again |= set(map(tuple, old.tolist())) ^ set(map(tuple, pairs[~new].tolist()))
                if len(again) > _TOUCHED:
                    return None
        sizes = np.full(len(self._days), -1, dtype=np.int64)
        there = self._moved >= 0
        sizes[self._moved[there]] = self._index.sizes[there]
        for place, own in self._added.items():
            sizes[place] = len(own)
        for a, b in again:
            counts[a, b] = self._count(a, b, stale)
        held = self._moved[self._index.pairs]
        held = held[(held >= 0).all(axis=1)]
        found = {Pair(a, b) for a, b in held.tolist() if (a, b) not in again}
        found |= {Pair(a, b) for (a, b), n in counts.items() if n and enough(n, int(sizes[a]), int(sizes[b]))}
        return Changed(frozenset(found), stale, dirty, self._heads, sizes, self._added, self._moved)

    def _count(self, a: int, b: int, stale: Mapping[int, Turns]) -> int:
        """How many shingles bring two texts together."""
        count = 0
        for shingle in np.intersect1d(self._sets[a], self._sets[b], assume_unique=True).tolist():
            count += brings_together(self._where(shingle), stale.get(shingle, ()), self._days, Pair(a, b))
        return count

    def index(self, changed: Changed) -> Index:
        """The index with what came, and without what went."""
        documents = self._moved[self._index.documents]
        there = documents >= 0
        values = [self._index.values[there], *self._added.values()]
        places = [documents[there], *(np.full(len(own), p, dtype=np.int64) for p, own in self._added.items())]
        all_values, all_places = np.concatenate(values), np.concatenate(places)
        order = np.lexsort((all_places, all_values))
        pairs = np.array(sorted(changed.pairs), dtype=np.int64).reshape(-1, 2)
        return Index(all_values[order], all_places[order], changed.sizes, self._days, changed.stale, pairs)


def _first_difference(one: Turns, other: Turns) -> int:
    """The first day on which two courses differ; NEVER where they do not."""
    if one == other:
        return NEVER
    days = sorted({day for day, _ in (*one, *other)})
    return next((day for day in days if is_stale(one, day) != is_stale(other, day)), NEVER)
