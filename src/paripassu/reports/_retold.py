"""Reports in, pairs of which the one names the other as its source and tells the same in words of its own out.

A text that was reworded or translated out and back shares no runs of words; by its words alone it cannot be told from
an independent report of the same event. Only where it names the other's outlet is the pair worth a person's look."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from hashlib import sha256

from paripassu.reports._candidates import Pair
from paripassu.reports._direction import name_of
from paripassu.reports._shingles import told
from paripassu.reports.cards import Card
from paripassu.types import Report

WITHIN = timedelta(days=3)
"""A text is retold within this time."""
ALIKE = 0.5
"""Share of the names and figures of the text with fewer of them that the other has too."""
_ANCHOR = re.compile(r"\d+(?:[.,]\d+)*|(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]+", re.MULTILINE)


def retold(
    cards: Sequence[Card],
    linked: Collection[Pair],
    named: Sequence[Sequence[str]],
    report: Callable[[int], Report],
    answered: Mapping[str, str],
) -> tuple[list[Pair], dict[str, str]]:
    """For each report and each outlet that it names, the one of that outlet's reports with most of its names and
    figures, where there is no link to the outlet already; and what had to be asked for that, each with its answer.

    named: by report, the outlets. The cards are in order of time, and only those that were out by the report's day are looked
    at, so that what comes later changes nothing. answered: what was answered before, so that the same texts are not read again."""
    outlets = {card.outlet: name_of(card.outlet) for card in cards if card.outlet}
    by_outlet: dict[str, list[int]] = {}
    for place, card in enumerate(cards):
        if card.outlet:
            by_outlet.setdefault(outlets[card.outlet], []).append(place)
    dated = {name: [cards[place].day or date.max for place in places] for name, places in by_outlet.items()}
    anchors = cache(lambda place: _anchors(report(place)))
    known = set(linked)
    pairs: list[Pair] = []
    asked: dict[str, str] = {}
    for place, names in enumerate(named):
        card = cards[place]
        for name in names:
            if name not in by_outlet or card.day is None:
                continue
            # A day more on the early side, since the days of two zones may differ from their times.
            low = bisect_left(dated[name], card.day - WITHIN - timedelta(days=1))
            high = bisect_right(dated[name], card.day)
            others = [other for other in by_outlet[name][low:high] if other != place and _near(cards[other], card)]
            if not others or any(Pair(*sorted((place, other))) in known for other in others):
                continue
            question = sha256("\n".join((card.mark, name, *(cards[o].mark for o in others))).encode()).hexdigest()[:24]
            if question in answered:
                best = next((other for other in others if cards[other].mark == answered[question]), None)
            else:
                ranked = min((-_shared(anchors(place), anchors(other)), other) for other in others)
                best = ranked[1] if -ranked[0] >= ALIKE else None
            asked[question] = cards[best].mark if best is not None else ""
            if best is not None:
                pairs.append(Pair(*sorted((place, best))))
    return pairs, asked


def _anchors(report: Report) -> frozenset[str]:
    """Names and figures of the story."""
    return frozenset(m for s, e in told(report) for m in _ANCHOR.findall(report.body[s:e]))


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    fewer = min(len(a), len(b))
    return len(a & b) / fewer if fewer >= 4 else 0.0


def _near(a: Card, b: Card) -> bool:
    return abs(a.order[1] - b.order[1]) <= WITHIN
