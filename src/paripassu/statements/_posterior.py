"""The chance of each piece, and the pieces that are worth marking.

The best sequence of tags is not the best set of pieces: where three endings of a content share the probability, it marks
one that is most likely wrong. So the chance that a piece stands exactly from here to there is read off the model (its
posterior over tags is a Markov chain), and the set of pieces that do not overlap is taken whose chances, each less a
price for its role, sum to the most: maximum expected gain, as in minimum-Bayes-risk decoding.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from paripassu.statements._decode import Floats, Head, Piece
from paripassu.statements._tags import ROLES, TAGS

_FLOOR = -60.0
LEAST = 0.05
"""Pieces of a lower chance are not looked at."""
_B = [TAGS.index(f"B-{role}") for role in ROLES]
_I = [TAGS.index(f"I-{role}") for role in ROLES]


class Chance(NamedTuple):
    """A piece that may stand in a window, half-open over its words."""

    p: float
    role: int
    start: int
    end: int


def chain(emissions: Floats, heads: Sequence[Head], lengths: Sequence[int]) -> tuple[Floats, Floats, Floats]:
    """Under the CRF of each row, at each word: the chance of each role's B- tag, and of its I- tag behind a B- and behind an I-
    of that role; each (N, W, 3). emissions (N, W, T), padded; behind a row's length the figures mean nothing.

    Sums are written out instead of as products of matrices, whose last bits depend on how many rows there are.
    """
    count, width, tags = emissions.shape
    # Rows last: what is done to all of them at once lies side by side.
    onward = np.ascontiguousarray(np.exp(np.stack([h.transitions for h in heads])).transpose(1, 2, 0))
    scores = np.ascontiguousarray(emissions.transpose(1, 2, 0))
    potential = np.exp(np.maximum(scores - scores.max(1, keepdims=True), _FLOOR))
    forward = np.empty_like(potential)
    forward[0] = np.exp(np.stack([h.start for h in heads], axis=1)) * potential[0]
    forward[0] /= forward[0].sum(0)
    products = np.empty_like(onward)
    for i in range(1, width):
        np.multiply(forward[i - 1][:, None], onward, out=products)
        step = np.add.reduce(products, axis=0)
        step *= potential[i]
        np.divide(step, np.add.reduce(step, axis=0), out=forward[i])
    begin, first, on = (np.zeros((width, len(ROLES), count), dtype=np.float32) for _ in range(3))
    backward = np.ones((tags, count), dtype=np.float32)
    alive = np.array(lengths)
    from_b, from_i = onward[_B, _I], onward[_I, _I]
    for i in range(width - 1, -1, -1):
        both = forward[i] * backward
        np.divide(both[_B], np.add.reduce(both, axis=0), out=begin[i])
        weight = potential[i] * backward
        np.multiply(onward, weight, out=products)
        step = np.add.reduce(products, axis=1)
        if i:
            inside = weight[_I]
            np.minimum(from_b * inside / step[_B], 1, out=first[i])
            np.minimum(from_i * inside / step[_I], 1, out=on[i])
        step /= np.add.reduce(step, axis=0)
        backward = np.where(alive > i, step, np.float32(1))
    whole = [np.ascontiguousarray(x.transpose(2, 0, 1)) for x in (begin, first, on)]
    return whole[0], whole[1], whole[2]


def chances(
    begin: Floats, first: Floats, on: Floats, lengths: Sequence[int], least: float = LEAST
) -> list[list[Chance]]:
    """The pieces whose chance is *least* or more, by start, of each row of what `chain` gave.

    All rows go together, one word on at each step; what is left of a piece's chance only falls, so few steps have many."""
    count, width, _ = begin.shape
    ends = np.array(lengths, dtype=np.int64)
    inside = np.arange(width) < ends[:, None]
    rows, starts, roles = np.nonzero((begin >= least) & inside[:, :, None])
    at = starts + 1
    left = begin[rows, starts, roles].astype(np.float64)  # the chance that the piece reaches to here
    table = first
    found: list[tuple[npt.NDArray[np.int64], ...]] = []
    sure: list[npt.NDArray[np.float64]] = []
    while len(rows):
        onward = np.where(at < ends[rows], table[rows, np.minimum(at, width - 1), roles], 0.0)
        whole = left * (1 - onward)
        kept = np.flatnonzero(whole >= least)
        found.append((rows[kept], starts[kept], at[kept], roles[kept]))
        sure.append(whole[kept])
        left = left * onward
        live = np.flatnonzero(left >= least)
        rows, starts, roles, at, left, table = rows[live], starts[live], roles[live], at[live] + 1, left[live], on
    result: list[list[Chance]] = [[] for _ in range(count)]
    if found:
        columns = [np.concatenate(column) for column in zip(*found, strict=True)]
        p = np.concatenate(sure)
        order = np.lexsort((columns[3], columns[2], columns[1], columns[0]))
        for row, start, end, role, chance in zip(*(c[order].tolist() for c in (*columns, p)), strict=True):
            result[row].append(Chance(chance, role, start, end))
    return result


def by_start(found: Sequence[Chance]) -> list[Chance]:
    """*found*, but of pieces of one role that begin at the same word only the likeliest, with the chances of all of them: where another
    settles how far a piece reaches, none is unlikely for that being doubtful."""
    likeliest: dict[tuple[int, int], Chance] = {}
    sums: dict[tuple[int, int], float] = {}
    for c in found:
        key = c.role, c.start
        sums[key] = sums.get(key, 0.0) + c.p
        if key not in likeliest or c.p > likeliest[key].p:
            likeliest[key] = c
    whole = [c._replace(p=sums[key]) for key, c in likeliest.items()]
    return sorted(whole, key=lambda c: (c.start, c.end, c.role))


def choose(found: Sequence[Chance], prices: Sequence[float]) -> list[Chance]:
    """The set of pieces that do not overlap with the greatest sum of chances less prices (one for each role)."""
    worth = sorted((c for c in found if c.p > prices[c.role]), key=lambda c: (c.end, c.start))
    ends = [c.end for c in worth]
    # By how many of the pieces are looked at, the most that can be gained; and of each piece, how many end before it begins,
    # None where the best set of those up to it goes without it.
    best = [0.0]
    before: list[int | None] = []
    for k, one in enumerate(worth):
        free = bisect_right(ends, one.start, hi=k)
        total = best[free] + one.p - prices[one.role]
        taken = total > best[k]
        before.append(free if taken else None)
        best.append(total if taken else best[k])
    result: list[Chance] = []
    k = len(worth)
    while k:
        free_before = before[k - 1]
        if free_before is not None:
            result.append(worth[k - 1])
        k = k - 1 if free_before is None else free_before
    return result[::-1]


def piece(chance: Chance) -> Piece:
    return Piece(ROLES[chance.role], chance.start, chance.end)
