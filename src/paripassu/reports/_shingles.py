"""Report in, its words as hashed numbers with their offsets out; and the runs of words that two texts share."""

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from paripassu.types import Report, Span

Codes = NDArray[np.uint64]
Mask = NDArray[np.bool_]
Ints = NDArray[np.int64]

SHINGLE = 5
"""Words in an indexed shingle."""
GRAM = 4
"""Words in the shortest run that counts as shared when two texts are compared (METER's greedy string tiling used 3)."""
_CROWD = 8
"""A gram that stands more often than this in one text says nothing of where the texts meet."""
_BASE = np.uint64(0x9E3779B97F4A7C15)

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_MARKS = re.compile('[“”„«»"]|(?<!\\w)‘|’(?!\\w)')
_CLOSED_BY = {"“": "”", "„": "“”", "«": "»", "‘": "’"}


class Tile(NamedTuple):
    """A run of the same words: where it starts in each text, in words, and how long it is."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """What a report says, as words. Arrays are of one length, a word each."""

    report: Report
    codes: Codes
    """Hash of each normalised word."""
    starts: Ints
    ends: Ints
    """Offsets of each word into the report's body."""
    quoted: Mask
    """Whether the word stands inside quotation marks."""
    figures: frozenset[str]
    """The different figures among the words."""
    grams: Codes
    """Hashed shingles, in order."""

    def __len__(self) -> int:
        return len(self.codes)

    def span(self, first: int, last: int) -> Span:
        """Body offsets from the word `first` to the word `last`, that one included."""
        return Span(int(self.starts[first]), int(self.ends[last]))


@lru_cache(maxsize=200_000)
def _code(word: str) -> int:
    # Python's own hash differs from run to run.
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def normalised(word: str) -> str:
    """The word without case, possessive and the commas of a number."""
    plain = word.casefold().replace("’", "'")
    if plain[0].isdigit():
        return plain.replace(",", "")
    return plain.removesuffix("'s")


def told(report: Report) -> tuple[Span, ...]:
    """The stretches of the body that tell the story: paragraphs; the whole body where no blocks were found."""
    spans = tuple(block.span for block in report.blocks if block.kind == "paragraph")
    return spans or (() if report.blocks else (Span(0, len(report.body)),))


def quotations(text: str) -> list[Span]:
    """Stretches inside quotation marks, paragraph by paragraph; one that is never closed ends with its paragraph."""
    found: list[Span] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        opened: tuple[str, int] | None = None
        for mark in _MARKS.finditer(text, paragraph.start(), paragraph.end()):
            sign = mark.group()
            if opened is None:
                if sign in _CLOSED_BY or sign == '"':
                    opened = (_CLOSED_BY.get(sign, '"'), mark.end())
            elif sign in opened[0]:
                found.append(Span(opened[1], mark.start()))
                opened = None
        if opened is not None and opened[0] != "’":  # an apostrophe at a word's start opens nothing
            found.append(Span(opened[1], paragraph.end()))
    return found


def text_of(report: Report) -> Text:
    """The words of a report's paragraphs."""
    return Text(report, *_read(report.body, told(report)))


@lru_cache(maxsize=65_536)
def _read(body: str, stretches: tuple[Span, ...]) -> tuple[Codes, Ints, Ints, Mask, frozenset[str], Codes]:
    """The words of a body; kept, since one report more is compared with all that were read before it."""
    codes: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    quoted: list[bool] = []
    figures: set[str] = set()
    for stretch in stretches:
        piece = body[stretch.start : stretch.end]
        inside = np.zeros(len(piece) + 1, dtype=np.bool_)
        for quotation in quotations(piece):
            inside[quotation.start : quotation.end] = True
        for word in _WORD.finditer(piece):
            plain = normalised(word.group())
            if plain[0].isdigit():
                figures.add(plain)
            codes.append(_code(plain))
            starts.append(stretch.start + word.start())
            ends.append(stretch.start + word.end())
            quoted.append(bool(inside[word.start()]))
    hashed = np.array(codes, dtype=np.uint64)
    return (
        hashed,
        np.array(starts, dtype=np.int64),
        np.array(ends, dtype=np.int64),
        np.array(quoted, dtype=np.bool_),
        frozenset(figures),
        shingles(hashed),
    )


def shingles(codes: Codes, size: int = SHINGLE) -> Codes:
    """Hash of each run of `size` words, in order; empty for a shorter text."""
    count = len(codes) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    for k in range(size):  # a polynomial in _BASE modulo 2 to the 64th
        total = total * _BASE + codes[k : k + count]
    return total ^ (total >> np.uint64(29))


def tiles(a: Codes, b: Codes) -> list[Tile]:
    """Runs of GRAM words or more that stand in both texts, longest first, no word in two of them (greedy string tiling,
    Wise 1993)."""
    pairs = _meetings(shingles(a, GRAM), shingles(b, GRAM))
    if not len(pairs):
        return []
    order = np.lexsort((pairs[:, 0], pairs[:, 0] - pairs[:, 1]))
    pairs = pairs[order]
    diagonal = pairs[:, 0] - pairs[:, 1]
    breaks = np.flatnonzero((np.diff(diagonal) != 0) | (np.diff(pairs[:, 0]) != 1)) + 1
    begins = np.concatenate(([0], breaks))
    lengths = np.diff(np.concatenate((begins, [len(pairs)]))) + GRAM - 1
    runs = sorted(
        (Tile(int(pairs[p, 0]), int(pairs[p, 1]), int(n)) for p, n in zip(begins, lengths, strict=True)),
        key=lambda tile: (-tile.length, tile.a, tile.b),
    )
    free_a = np.ones(len(a), dtype=np.bool_)
    free_b = np.ones(len(b), dtype=np.bool_)
    kept: list[Tile] = []
    for run in runs:
        free = free_a[run.a : run.a + run.length] & free_b[run.b : run.b + run.length]
        for start, end in stretches(free):
            if end - start >= GRAM:
                kept.append(Tile(run.a + start, run.b + start, end - start))
                free_a[run.a + start : run.a + end] = False
                free_b[run.b + start : run.b + end] = False
    return kept


def stretches(mask: Mask) -> list[tuple[int, int]]:
    """Half-open runs of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    return [(int(s), int(e)) for s, e in zip(edges[::2], edges[1::2], strict=True)]


def _meetings(a: Codes, b: Codes) -> Ints:
    """Pairs of positions with the same gram, shape (n, 2); grams that crowd either text are left out."""
    found: list[tuple[int, int]] = []
    places: dict[int, list[int]] = {}
    common = np.intersect1d(a, b)
    for j in np.flatnonzero(np.isin(b, common)):
        places.setdefault(int(b[j]), []).append(int(j))
    for i in np.flatnonzero(np.isin(a, common)):
        where = places[int(a[i])]
        if len(where) <= _CROWD:
            found.extend((int(i), j) for j in where)
    return np.array(found, dtype=np.int64).reshape(-1, 2)
