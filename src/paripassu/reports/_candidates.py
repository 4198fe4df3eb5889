"""Texts in, pairs of texts that share enough words to be worth comparing out, with the words that all of an outlet's
texts share (boilerplate) marked."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from paripassu.reports._shingles import SHINGLE, Codes, Ints, Mask, Text, shingles

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
_STARS = 2
"""In a crowd each text is compared with so many of the earliest: work grows with the texts, not with their square."""


class Pair(NamedTuple):
    """Places of two texts in the sequence, first < second."""

    first: int
    second: int


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    pairs: tuple[Pair, ...]
    boilerplate: tuple[Mask, ...]
    """For each text, which of its words stand in a shingle that goes with any story."""


@dataclass(frozen=True, slots=True, eq=False)
class _Postings:
    """The inverted index: entries sorted by shingle, a group each."""

    values: Codes
    documents: Ints
    begins: Ints
    ends: Ints


def candidates(texts: Sequence[Text]) -> Candidates:
    """Pairs to compare, by an inverted index of hashed shingles."""
    grams = [shingles(text.codes) for text in texts]
    sets = [np.unique(gram) for gram in grams]
    postings = _index(sets)
    outlets = _outlets(texts)
    leads = [np.unique(gram[:LEAD]) for gram in grams]
    stale = _boilerplate(postings, sets, leads, outlets)
    counts = _counts(postings, stale, len(texts))
    pairs = tuple(
        Pair(a, b)
        for (a, b), shared in sorted(counts.items())
        if shared >= SHARED_SHINGLES or shared >= SHARED_PART * min(len(sets[a]), len(sets[b]))
    )
    dropped = np.unique(postings.values[postings.begins[stale]]) if len(stale) else np.zeros(0, dtype=np.uint64)
    masks = tuple(_words(gram, dropped, len(text)) for gram, text in zip(grams, texts, strict=True))
    return Candidates(pairs, masks)


def _index(sets: Sequence[Codes]) -> _Postings:
    if not sets:
        nothing = np.zeros(0, dtype=np.int64)
        return _Postings(np.zeros(0, dtype=np.uint64), nothing, nothing, nothing)
    values = np.concatenate(list(sets))
    documents = np.repeat(np.arange(len(sets), dtype=np.int64), [len(s) for s in sets])
    order = np.argsort(values, kind="stable")  # stable: documents stay in order within a shingle
    values, documents = values[order], documents[order]
    breaks = np.flatnonzero(values[1:] != values[:-1]) + 1
    begins = np.concatenate(([0], breaks)).astype(np.int64) if len(values) else np.zeros(0, dtype=np.int64)
    ends = np.concatenate((breaks, [len(values)])).astype(np.int64) if len(values) else begins
    return _Postings(values, documents, begins, ends)


def _outlets(texts: Sequence[Text]) -> Ints:
    """A number for each text's outlet; texts without one get a number of their own."""
    known: dict[str, int] = {}
    numbers = []
    for place, text in enumerate(texts):
        name = text.report.outlet
        numbers.append(known.setdefault(name.casefold(), len(known)) if name else -1 - place)
    return np.array(numbers, dtype=np.int64)


def _boilerplate(postings: _Postings, sets: Sequence[Codes], leads: Sequence[Codes], outlets: Ints) -> Ints:
    """Places (in `begins`) of the shingles that are boilerplate: in many texts which are otherwise not akin. A mere
    count would drop the words of a story that thirty outlets carry."""
    sizes = postings.ends - postings.begins
    verdicts: dict[tuple[int, ...], bool] = {}
    stale: list[int] = []
    for group in np.flatnonzero(sizes >= OUTLET_CROWD):
        where = postings.documents[postings.begins[group] : postings.ends[group]]
        outlet, texts = Counter(outlets[where].tolist()).most_common(1)[0]
        if len(where) <= CROWD and texts < OUTLET_CROWD:
            continue
        key = tuple(where.tolist())
        if key not in verdicts:
            own = tuple(where[outlets[where] == outlet].tolist()) if texts >= OUTLET_CROWD else ()
            verdicts[key] = _unlike(key, sets) or _unlike(own, leads)
        if verdicts[key]:
            stale.append(int(group))
    return np.array(stale, dtype=np.int64)


def _unlike(documents: tuple[int, ...], sets: Sequence[Codes]) -> bool:
    """False for no texts; else whether the texts share little: the median over some pairs of the part of the
    shorter one that is shared."""
    if not documents:
        return False
    spread = [documents[k * (len(documents) - 1) // 4] for k in range(5)]
    shared = []
    for a, b in pairwise(spread):
        if a != b:
            common = len(np.intersect1d(sets[a], sets[b], assume_unique=True))
            shared.append(common / max(1, min(len(sets[a]), len(sets[b]))))
    return bool(shared) and median(shared) < KIN


def _counts(postings: _Postings, stale: Ints, texts: int) -> dict[tuple[int, int], int]:
    """How many shingles each pair of texts shares."""
    sizes = postings.ends - postings.begins
    live = sizes >= 2
    live[stale] = False
    codes: list[NDArray[np.int64]] = []
    for size in np.unique(sizes[live]):
        groups = np.flatnonzero(live & (sizes == size))
        table = postings.documents[postings.begins[groups][:, None] + np.arange(size)]
        for left, right in _columns(int(size)):
            codes.append(table[:, left] * texts + table[:, right])
    if not codes:
        return {}
    values, counts = np.unique(np.concatenate(codes), return_counts=True)
    return {(int(v) // texts, int(v) % texts): int(c) for v, c in zip(values, counts, strict=True)}


def _columns(size: int) -> Iterator[tuple[int, int]]:
    last_left = size if size <= CROWD else _STARS
    return ((left, right) for left in range(last_left) for right in range(left + 1, size))


def _words(gram: Codes, dropped: Codes, words: int) -> Mask:
    mask = np.zeros(words, dtype=np.bool_)
    for place in np.flatnonzero(np.isin(gram, dropped)):
        mask[place : place + SHINGLE] = True
    return mask
