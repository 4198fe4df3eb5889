"""Two texts in, how much of each stands in the other and where, out."""

from dataclasses import dataclass

import numpy as np

from paripassu.reports._shingles import Mask, Text, Tile, tiles
from paripassu.types import Span

_BRIDGE = 8
"""Words that an editor may have changed between two runs of one passage."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A passage in both bodies."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Measure:
    """What two texts share. Shares are parts of one, of words that are neither quoted nor boilerplate."""

    cover_a: float
    """Share of a's words in runs that also stand in b."""
    cover_b: float
    spanned_a: float
    """The same with the changed words inside a passage counted as shared."""
    spanned_b: float
    run: int
    """Words shared, neither quoted nor boilerplate, in the passage with the most of them."""
    longest: int
    """Words, neither quoted nor boilerplate, in the longest unbroken run."""
    figures: float
    """Share of the figures of the text with fewer of them that the other one has too; 1 where it has none."""
    figure_count: int
    """Different figures in that text."""
    passages: tuple[Aligned, ...]
    """In the order of a."""


def compare(a: Text, b: Text, stale_a: Mask, stale_b: Mask) -> Measure:
    """Greedy tiles of the same words, joined to passages across small edits."""
    found = sorted(tiles(a.codes, b.codes), key=lambda tile: (tile.a, tile.b))
    own_a, own_b = ~a.quoted & ~stale_a, ~b.quoted & ~stale_b
    shared_a, shared_b = np.zeros(len(a), dtype=np.bool_), np.zeros(len(b), dtype=np.bool_)
    spanned_a, spanned_b = shared_a.copy(), shared_b.copy()
    for tile in found:
        shared_a[tile.a : tile.a + tile.length] = True
        shared_b[tile.b : tile.b + tile.length] = True
    passages: list[Aligned] = []
    best = 0
    for passage in _passages(found):
        first, last = passage[0], passage[-1]
        own = sum(int(own_a[t.a : t.a + t.length].sum()) for t in passage)
        best = max(best, own)
        spanned_a[first.a : last.a + last.length] = True
        spanned_b[first.b : last.b + last.length] = True
        if own:
            passages.append(
                Aligned(a.span(first.a, last.a + last.length - 1), b.span(first.b, last.b + last.length - 1))
            )
    return Measure(
        _share(shared_a, own_a),
        _share(shared_b, own_b),
        _share(spanned_a, own_a),
        _share(spanned_b, own_b),
        best,
        max((int(own_a[t.a : t.a + t.length].sum()) for t in found), default=0),
        *_figures(a, b),
        tuple(passages),
    )


def _passages(found: list[Tile]) -> list[list[Tile]]:
    """Tiles that follow one another in both texts with little between them; greedy in the order of a."""
    open_: list[list[Tile]] = []
    for tile in found:
        for passage in reversed(open_[-4:]):
            last = passage[-1]
            gap_a, gap_b = tile.a - last.a - last.length, tile.b - last.b - last.length
            if 0 <= gap_a <= _BRIDGE and 0 <= gap_b <= _BRIDGE:
                passage.append(tile)
                break
        else:
            open_.append([tile])
    return open_


def _share(part: Mask, whole: Mask) -> float:
    total = int(whole.sum())
    return float((part & whole).sum()) / total if total else 0.0


def _figures(a: Text, b: Text) -> tuple[float, int]:
    fewer, more = sorted((a.figures, b.figures), key=len)
    return (len(fewer & more) / len(fewer) if fewer else 1.0), len(fewer)
