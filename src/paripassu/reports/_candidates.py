"""Texts in, pairs of texts that share enough words to be worth comparing out, with the words that all of an outlet's
texts share (boilerplate) marked, each by what was out on the day of the later text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from paripassu.reports._shingles import SHINGLE, Codes, Ints, Mask, Text

CROWD = 20
"""A shingle in more texts than this is looked at twice: a family's own words, or words that go with any story."""
OUTLET_CROWD = 4
"""The same for texts of one outlet."""
KIN = 0.3
"""Texts that share this part of the shorter one's shingles tell one story; words common to texts that share less are
boilerplate."""
LEAD = 25
"""Shingles at a text's beginning: texts of one outlet that share words but not these tell different stories."""
SHARED_SHINGLES = 3
SHARED_PART = 0.1
"""A pair is compared when it shares this many shingles, or this part of the shorter text's."""
_RARE = 24
"""A shingle in no more texts than this is looked at on each day on which it comes up."""
_STARS = 2
"""In a crowd each text is compared with so many of the earliest: work grows with the texts, not with their square."""


Turns = tuple[tuple[int, bool], ...]
"""The days on which a shingle became boilerplate (True) or was no longer, in order."""


class Pair(NamedTuple):
    """Places of two texts in the sequence, first < second."""

    first: int
    second: int


@dataclass(frozen=True, slots=True, eq=False)
class Stale:
    """The shingles that were boilerplate on some day, in order, and when they began and ceased to be."""

    values: Codes
    turns: tuple[Turns, ...]

    @classmethod
    def of(cls, turns: Mapping[int, Turns]) -> "Stale":
        """From the turns by shingle."""
        values = np.array(sorted(turns), dtype=np.uint64)
        return cls(values, tuple(turns[int(v)] for v in values))

    def mask(self, text: Text, day: int) -> Mask:
        """Which of a text's words stand in a shingle that goes with any story, by the texts up to a day."""
        mask = np.zeros(len(text), dtype=np.bool_)
        if not len(self.values):
            return mask
        where = np.minimum(np.searchsorted(self.values, text.grams), len(self.values) - 1)
        for at in np.flatnonzero(self.values[where] == text.grams):
            if is_stale(self.turns[int(where[at])], day):
                mask[at : at + SHINGLE] = True
        return mask


def is_stale(turns: Turns, day: int) -> bool:
    """Whether a shingle was boilerplate on a day."""
    return next((stale for since, stale in reversed(turns) if since <= day), False)


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    pairs: tuple[Pair, ...]
    stale: Stale
    index: "Postings"
    sizes: Ints
    """Different shingles of each text."""


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """The inverted index: entries sorted by shingle, a group each."""

    values: Codes
    documents: Ints
    begins: Ints
    ends: Ints


def candidates(texts: Sequence[Text], days: Sequence[int]) -> Candidates:
    """Pairs to compare, by an inverted index of hashed shingles.

    *texts* by day, and *days* a number for the day of each, which never falls. Whether a pair is compared hangs on the
    texts up to the day of the later one alone: what comes out afterwards never joins or parts texts that were out."""
    grams = tuple(text.grams for text in texts)
    sets = [np.unique(gram) for gram in grams]
    when = np.asarray(days, dtype=np.int64)
    postings = _index(sets)
    leads = [np.unique(gram[:LEAD]) for gram in grams]
    turns = _boilerplate(postings, sets, leads, outlets_of([text.report.outlet for text in texts]), when)
    counts = _counts(postings, turns, when)
    pairs = tuple(Pair(a, b) for (a, b), shared in sorted(counts.items()) if enough(shared, len(sets[a]), len(sets[b])))
    stale = Stale.of({int(postings.values[postings.begins[group]]): turn for group, turn in turns.items()})
    return Candidates(pairs, stale, postings, np.array([len(s) for s in sets], dtype=np.int64))


def enough(shared: int, size_a: int, size_b: int) -> bool:
    """Whether two texts of some sizes share enough shingles to be compared."""
    return shared >= SHARED_SHINGLES or shared >= SHARED_PART * min(size_a, size_b)


def pairs_within(where: Ints, turns: Turns, days: Ints) -> Ints:
    """The pairs of texts that one shingle brings together, shape (n, 2), first < second."""
    since = np.array([day for day, _ in turns], dtype=np.int64)
    stale = np.array([False, *(now for _, now in turns)], dtype=np.bool_)
    live = ~stale[np.searchsorted(since, days[where], side="right")]
    if len(where) > CROWD:
        codes = list(_crowded(where, live, days))
    else:
        rights = np.flatnonzero(live)
        codes = [where[:right] * len(days) + where[right] for right in rights]
    if not codes:
        return np.zeros((0, 2), dtype=np.int64)
    found = np.concatenate(codes)
    return np.stack((found // len(days), found % len(days)), axis=1)


def brings_together(where: Ints, turns: Turns, days: Ints, pair: Pair) -> bool:
    """Whether a pair of the texts *where* is one of `pairs_within`, without looking at the others."""
    left, right = (int(np.searchsorted(where, place)) for place in pair)
    day = int(days[pair.second])
    if is_stale(turns, day):
        return False
    if len(where) <= CROWD or left < _STARS:
        return True
    return right < CROWD and int(np.searchsorted(days[where], day, side="right")) <= CROWD


def _no_codes() -> Codes:
    return np.zeros(0, dtype=np.uint64)


def _index(sets: Sequence[Codes]) -> Postings:
    if not sets:
        nothing = np.zeros(0, dtype=np.int64)
        return Postings(_no_codes(), nothing, nothing, nothing)
    values = np.concatenate(list(sets))
    documents = np.repeat(np.arange(len(sets), dtype=np.int64), [len(s) for s in sets])
    order = np.argsort(values, kind="stable")  # stable: documents stay in order within a shingle
    values, documents = values[order], documents[order]
    breaks = np.flatnonzero(values[1:] != values[:-1]) + 1
    begins = np.concatenate(([0], breaks)).astype(np.int64) if len(values) else np.zeros(0, dtype=np.int64)
    ends = np.concatenate((breaks, [len(values)])).astype(np.int64) if len(values) else begins
    return Postings(values, documents, begins, ends)


def outlets_of(outlets: Sequence[str | None]) -> Ints:
    """A number for each text's outlet; texts without one get a number of their own."""
    known: dict[str, int] = {}
    numbers = []
    for place, name in enumerate(outlets):
        numbers.append(known.setdefault(name.casefold(), len(known)) if name else -1 - place)
    return np.array(numbers, dtype=np.int64)


def _boilerplate(
    postings: Postings, sets: Sequence[Codes], leads: Sequence[Codes], outlets: Ints, days: Ints
) -> dict[int, Turns]:
    """For the shingles (places in `begins`) that were boilerplate on some day, since when and until when: in many texts
    which are otherwise not akin. A mere count would drop the words of a story that thirty outlets carry."""
    verdicts: dict[bytes, bool] = {}
    found: dict[int, Turns] = {}
    for group in np.flatnonzero(postings.ends - postings.begins >= OUTLET_CROWD):
        where = postings.documents[postings.begins[group] : postings.ends[group]]
        turns = turns_of(where, outlets, sets, leads, days, verdicts)
        if turns:
            found[int(group)] = turns
    return found


def turns_of(
    where: Ints,
    outlets: Ints,
    sets: Sequence[Codes],
    leads: Sequence[Codes],
    days: Ints,
    verdicts: dict[bytes, bool],
    before: Turns = (),
    since: int = 0,
) -> Turns:
    """Since when and until when a shingle that stands in the texts *where* was boilerplate. verdicts: those given so far;
    before: how it was, which still holds of the days before *since*."""
    turns: list[tuple[int, bool]] = [turn for turn in before if turn[0] < since]
    for end in _moments(days[where]):
        if days[where[end - 1]] < since:
            continue
        key = where[:end].tobytes()
        if key not in verdicts:
            verdicts[key] = _is_boilerplate(where[:end], outlets, sets, leads)
        if verdicts[key] != (turns[-1][1] if turns else False):
            turns.append((int(days[where[end - 1]]), verdicts[key]))
    return tuple(turns)


def _moments(days: Ints) -> Iterator[int]:
    """How many of a shingle's texts were out at the end of each day on which it is looked at: each day while it is rare,
    then when it stands in an eighth more texts than when it was last looked at."""
    last = 0
    for end in (*(np.flatnonzero(days[1:] != days[:-1]) + 1).tolist(), len(days)):
        if end >= OUTLET_CROWD and (end <= _RARE or end >= last * 1.125):
            last = end
            yield end


def _is_boilerplate(where: Ints, outlets: Ints, sets: Sequence[Codes], leads: Sequence[Codes]) -> bool:
    names, counts = np.unique(outlets[where], return_counts=True)
    most = int(counts.max())
    if len(where) <= CROWD and most < OUTLET_CROWD:
        return False
    if _unlike(where, sets):
        return True
    return most >= OUTLET_CROWD and _unlike(where[outlets[where] == names[int(counts.argmax())]], leads)


def _unlike(documents: Ints, sets: Sequence[Codes]) -> bool:
    """Whether the texts share little: the median over some pairs of the part of the shorter one that is shared."""
    spread = [int(documents[k * (len(documents) - 1) // 4]) for k in range(5)]
    shared = []
    for a, b in pairwise(spread):
        if a != b:
            common = len(np.intersect1d(sets[a], sets[b], assume_unique=True))
            shared.append(common / max(1, min(len(sets[a]), len(sets[b]))))
    return bool(shared) and median(shared) < KIN


def _counts(postings: Postings, stale: Mapping[int, Turns], days: Ints) -> dict[tuple[int, int], int]:
    """How many shingles each pair of texts shares that were no boilerplate on the day of the later one."""
    sizes = postings.ends - postings.begins
    live = np.ones(len(postings.documents), dtype=np.bool_)
    for group, turns in stale.items():
        where = slice(postings.begins[group], postings.ends[group])
        when = days[postings.documents[where]]
        for since, is_stale in turns:
            live[where][when >= since] = not is_stale
    codes: list[NDArray[np.int64]] = []
    for size in np.unique(sizes[(sizes >= 2) & (sizes <= CROWD)]).tolist():
        groups = np.flatnonzero(sizes == size)
        places = postings.begins[groups][:, None] + np.arange(size)
        table, kept = postings.documents[places], live[places]
        for right in range(1, size):
            rows = np.flatnonzero(kept[:, right])
            codes.extend(table[rows, left] * len(days) + table[rows, right] for left in range(right))
    for crowd in np.flatnonzero(sizes > CROWD):
        where = slice(postings.begins[crowd], postings.ends[crowd])
        codes.extend(_crowded(postings.documents[where], live[where], days))
    if not codes:
        return {}
    values, counts = np.unique(np.concatenate(codes), return_counts=True)
    return {(int(v) // len(days), int(v) % len(days)): int(c) for v, c in zip(values, counts, strict=True)}


def _crowded(documents: Ints, live: Mask, days: Ints) -> Iterator[NDArray[np.int64]]:
    """Pairs of a shingle in many texts: each with the earliest ones, all with all only while they were no crowd."""
    out = np.searchsorted(days[documents], days[documents], side="right")
    for left in range(CROWD):
        rights = np.arange(left + 1, len(documents)) if left < _STARS else np.arange(left + 1, CROWD)
        rights = rights[live[rights] & ((left < _STARS) | (out[rights] <= CROWD))]
        yield documents[left] * len(days) + documents[rights]
