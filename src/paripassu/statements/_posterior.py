"""The chance of each piece, and the pieces that are worth marking.

The best sequence of tags is not the best set of pieces: where three endings of a content share the probability, it marks
one that is most likely wrong. So the chance that a piece stands exactly from here to there is read off the model (its
posterior over tags is a Markov chain), and the set of pieces that do not overlap is taken whose chances, each less a
price for its role, sum to the most: maximum expected gain, as in minimum-Bayes-risk decoding.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

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
    onward = np.exp(np.stack([h.transitions for h in heads]))
    back = onward.transpose(0, 2, 1)
    potential = np.exp(np.maximum(emissions - emissions.max(2, keepdims=True), _FLOOR))
    forward = np.empty_like(potential)
    forward[:, 0] = np.exp(np.stack([h.start for h in heads])) * potential[:, 0]
    forward[:, 0] /= forward[:, 0].sum(1, keepdims=True)
    for i in range(1, width):
        step = (forward[:, i - 1, :, None] * onward).sum(1) * potential[:, i]
        forward[:, i] = step / step.sum(1, keepdims=True)
    begin, first, on = (np.zeros((count, width, len(ROLES)), dtype=np.float32) for _ in range(3))
    backward = np.ones((count, tags), dtype=np.float32)
    alive = np.array(lengths)[:, None]
    from_b, from_i = onward[:, _B, _I], onward[:, _I, _I]
    for i in range(width - 1, -1, -1):
        both = forward[:, i] * backward
        begin[:, i] = (both / both.sum(1, keepdims=True))[:, _B]
        weight = potential[:, i] * backward
        step = (weight[:, :, None] * back).sum(1)
        if i:
            first[:, i] = np.minimum(from_b * weight[:, _I] / step[:, _B], 1)
            on[:, i] = np.minimum(from_i * weight[:, _I] / step[:, _I], 1)
        step /= step.sum(1, keepdims=True)
        backward = np.where(alive > i, step, 1.0).astype(np.float32)
    return begin, first, on


def chances(begin: Floats, first: Floats, on: Floats, least: float = LEAST) -> list[Chance]:
    """The pieces of one row (W, 3) whose chance is *least* or more, by start."""
    width = len(begin)
    found: list[Chance] = []
    for role in range(len(ROLES)):
        run = np.log(np.maximum(on[:, role], 1e-30))
        ends_b = np.append(1 - first[1:, role], 1.0)
        ends_i = np.append(1 - on[1:, role], 1.0)
        for start in np.flatnonzero(begin[:, role] >= least).tolist():
            p = float(begin[start, role])
            if p * ends_b[start] >= least:
                found.append(Chance(float(p * ends_b[start]), role, start, start + 1))
            if start + 1 == width:
                continue
            there = p * float(first[start + 1, role])
            if there < least:
                continue
            going = there * np.exp(np.append(0.0, np.cumsum(run[start + 2 :])))
            whole = going * ends_i[start + 1 :]
            found.extend(
                Chance(float(whole[k]), role, start, start + k + 2) for k in np.flatnonzero(whole >= least).tolist()
            )
    return sorted(found, key=lambda c: (c.start, c.end, c.role))


def choose(found: Sequence[Chance], prices: Sequence[float], width: int) -> list[Chance]:
    """The set of pieces that do not overlap with the greatest sum of chances less prices (one for each role)."""
    worth = sorted((c for c in found if c.p > prices[c.role]), key=lambda c: (c.end, c.start))
    best = [0.0] * (width + 1)
    taken: list[Chance | None] = [None] * (width + 1)
    at = 0
    for end in range(1, width + 1):
        best[end] = best[end - 1]
        while at < len(worth) and worth[at].end == end:
            one = worth[at]
            total = best[one.start] + one.p - prices[one.role]
            if total > best[end]:
                best[end], taken[end] = total, one
            at += 1
    result: list[Chance] = []
    end = width
    while end > 0:
        one_taken = taken[end]
        if one_taken is None:
            end -= 1
        else:
            result.append(one_taken)
            end = one_taken.start
    return result[::-1]


def piece(chance: Chance) -> Piece:
    return Piece(ROLES[chance.role], chance.start, chance.end)
