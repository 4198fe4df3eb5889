"""Reports in, pairs of which the one names the other as its source and tells the same in words of its own out.

A text that was reworded or translated out and back shares no runs of words; by its words alone it cannot be told from
an independent report of the same event. Only where it names the other's outlet is the pair worth a person's look."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from functools import cache

from paripassu.reports._candidates import Pair
from paripassu.reports._direction import day_of, moment, name_of
from paripassu.reports._shingles import told
from paripassu.types import Report

WITHIN = timedelta(days=3)
"""A text is retold within this time."""
ALIKE = 0.5
"""Share of the names and figures of the text with fewer of them that the other has too."""
_ANCHOR = re.compile(r"\d+(?:[.,]\d+)*|(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]+", re.MULTILINE)


def retold(reports: Sequence[Report], linked: Collection[Pair], named: Sequence[Sequence[str]]) -> Iterator[Pair]:
    """For each report and each outlet that it names, the one of that outlet's reports with most of its names and
    figures, where there is no link to the outlet already. named: by report, the outlets. The reports are in order of time, and only those that were
    out by the report's day are looked at, so that what comes later changes nothing."""
    by_outlet: dict[str, list[int]] = {}
    for place, report in enumerate(reports):
        if report.outlet:
            by_outlet.setdefault(name_of(report.outlet), []).append(place)
    anchors = cache(lambda place: _anchors(reports[place]))
    known = set(linked)
    for place, report in enumerate(reports):
        for name in named[place]:
            others = [other for other in by_outlet.get(name, ()) if other != place and _near(reports[other], report)]
            others = [other for other in others if day_of(reports[other]) <= day_of(report)]
            if any(Pair(*sorted((place, other))) in known for other in others):
                continue
            ranked = sorted((-_shared(anchors(place), anchors(other)), other) for other in others)
            if ranked and -ranked[0][0] >= ALIKE:
                yield Pair(*sorted((place, ranked[0][1])))


def _anchors(report: Report) -> frozenset[str]:
    """Names and figures of the story."""
    return frozenset(m for s, e in told(report) for m in _ANCHOR.findall(report.body[s:e]))


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    fewer = min(len(a), len(b))
    return len(a & b) / fewer if fewer >= 4 else 0.0


def _near(a: Report, b: Report) -> bool:
    when_a, when_b = moment(a), moment(b)
    return when_a is not None and when_b is not None and abs(when_a - when_b) <= WITHIN
