"""A match that is not sure in, what its figure means out: a chance, or only a mark that rules and network part; and what fell short."""

import re
from collections.abc import Iterable
from heapq import nsmallest
from typing import Literal

from paripassu.evidence.thresholds import KEEP, LIKELY, PARTED, UNSURE
from paripassu.types import Evidence

_ALONE = re.compile(r"read beside the examples: (\d\.\d\d)")
Mark = Literal["disagreement", "question"]


def mark_of(item: Evidence) -> Mark | None:
    """What a match's figure marks, where it is no chance or not the chance alone: that rules and network part over how the speaker
    stands to the thing, or that the network by itself holds it for unlikely."""
    alone = _ALONE.search(item.reason)
    if item.match not in (UNSURE, PARTED) or alone is None:
        return None
    if item.match == PARTED:
        return "disagreement"
    return "disagreement" if float(alone.group(1)) >= LIKELY else "question"


def doubt(item: Evidence) -> str:
    """How likely it is that an item bears on its indicator, and why; in words where the figure only marks it."""
    alone = _ALONE.search(item.reason)
    if alone is None:
        return f"{item.match:.2f} that it bears on {item.indicator}: {item.reason}"
    rest = "; ".join(part for part in item.reason.split("; ") if not _ALONE.match(part))
    tail = f"; {rest}" if rest else ""
    mark = mark_of(item)
    if mark == "disagreement" and item.match == PARTED:
        return (
            f"rules and network disagree on how the speaker stands to it; the network is followed ({item.stance}), which by itself "
            f"holds {alone.group(1)} that it speaks of {item.indicator}, and {PARTED} is the most that such a match comes to{tail}"
        )
    if mark == "disagreement":
        return (
            f"rules and network disagree on how the speaker stands to it (by the network: {item.stance}); {UNSURE} marks that "
            f"and is no chance; the network by itself holds {alone.group(1)} that it speaks of {item.indicator}{tail}"
        )
    if mark == "question":
        return (
            f"the network by itself holds only {alone.group(1)} that it bears on {item.indicator}; {UNSURE} marks that words and "
            f"names speak for it all the same, and is no chance{tail}"
        )
    return f"{item.match:.2f} that it bears on {item.indicator}, all taken together; by the network alone {alone.group(1)}{tail}"


def waiting(count: int) -> str:
    """How many matches of an indicator do not count so far and wait for a person; empty where none does."""
    return f"{count} {'match waits' if count == 1 else 'matches wait'} in `review`" if count else ""


NEAREST, LEAST = 5, 0.01
"""Matches told of those that fell short, and how likely they are at least."""


def fell_short(items: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Of *items* that are no evidence the nearest to it."""
    short = (e for e in items if LEAST <= e.match < KEEP)
    return tuple(nsmallest(NEAREST, short, key=lambda e: (-e.match, e.indicator, e.id)))
