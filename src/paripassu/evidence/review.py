"""Matches and what an analyst decided of some of them in, all matches as they are held then out.

What was accepted is sure, and what was rejected is no match. From these answers the rest learns in two ways: where the machine is
too sure or not sure enough of an indicator, all its matches move; and a sentence that means nearly the same as one that was
decided follows it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from paripassu.evidence.asked import chance_of
from paripassu.evidence.features import Vector
from paripassu.evidence.match import subject_of
from paripassu.evidence.thresholds import KEEP
from paripassu.evidence.voices import AFFIRMS
from paripassu.types import Evidence

ALIKE = 0.55
"""Cosine from which a sentence follows one that was decided."""
FOLLOWS = 8.0
"""Nats that it follows by, for each unit of cosine above that."""
_SPREAD_ALL, _SPREAD_ONE = 0.5, 0.8
"""How far off, in nats, the machine is taken to be beforehand: with all indicators of a situation, with one of them."""


HEAVY = 2.0
"""Nats of weight from which on a match that may be wrong is no more worth asking about."""
COUNTS, MOVES = 0.5, 0.25
"""By how much what counts is asked about before what does not, and the nats from which on all of that is so."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A decision on a match."""

    indicator: str
    odds: float
    """The machine's own, before the decision."""
    bears: bool
    meaning: Vector | None


def lessons_of(
    items: Iterable[Evidence], decided: Mapping[str, bool], meanings: Mapping[str, Vector | None]
) -> tuple[Lesson, ...]:
    """What was decided of *items*. decided: by subject (see match.subject_of); meanings: by the id of an item."""
    return tuple(
        Lesson(e.indicator, odds(e.match), decided[subject], meanings.get(e.id))
        for e in items
        if (subject := subject_of(e.report, e.spans[0], e.indicator)) in decided
    )


def reviewed(
    items: Sequence[Evidence], decided: Mapping[str, bool], meanings: Mapping[str, Vector | None], keep: float = KEEP
) -> list[Evidence]:
    """*items* as they are held after the decisions, those of *keep* or more."""
    if not decided:
        return [e for e in items if e.match >= keep]
    lessons = lessons_of(items, decided, meanings)
    moved = leanings(lessons)
    found: list[Evidence] = []
    for e in items:
        verdict = decided.get(subject_of(e.report, e.spans[0], e.indicator))
        if verdict is not None:
            if verdict:
                found.append(replace(e, match=1.0, reason=f"an analyst accepted it; {e.reason}"))
            continue
        by = moved.get(e.indicator, moved.get("", 0.0)) + following(e.indicator, meanings.get(e.id), lessons)
        match = round(chance_of(odds(e.match) + by), 4)
        if match >= keep:
            told = f"; {e.match:.2f} before what was decided of others" if abs(match - e.match) >= 0.01 else ""
            found.append(replace(e, match=match, reason=f"{e.reason}{told}"))
    return found


def leanings(lessons: Sequence[Lesson]) -> dict[str, float]:
    """By indicator, by how many nats the machine is off; under "" for those that nothing was decided of.

    The likeliest values where the machine's errors are normal around nought, for all and for each: Newton's method.
    """
    if not lessons:
        return {}
    names = list(dict.fromkeys(lesson.indicator for lesson in lessons))
    x = np.zeros((len(lessons), 1 + len(names)))
    x[:, 0] = 1
    for row, lesson in enumerate(lessons):
        x[row, 1 + names.index(lesson.indicator)] = 1
    before = np.array([lesson.odds for lesson in lessons])
    y = np.array([lesson.bears for lesson in lessons], dtype=float)
    pull = np.diag([1 / _SPREAD_ALL**2] + [1 / _SPREAD_ONE**2] * len(names))
    w = np.zeros(1 + len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-(before + x @ w)))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + pull, x.T @ (p - y) + pull @ w)
        w -= step
        if np.abs(step).max() < 1e-9:
            break
    return {"": float(w[0]), **{name: float(w[0] + w[1 + k]) for k, name in enumerate(names)}}


def following(indicator: str, meaning: Vector | None, lessons: Sequence[Lesson]) -> float:
    """By how many nats a sentence follows the nearest accepted and the nearest rejected one of its indicator."""
    if meaning is None:
        return 0.0
    nearest = {True: 0.0, False: 0.0}
    for lesson in lessons:
        if lesson.indicator == indicator and lesson.meaning is not None:
            nearest[lesson.bears] = max(nearest[lesson.bears], float(lesson.meaning @ meaning))
    accepted, rejected = (max(0.0, nearest[k] - ALIKE) for k in (True, False))
    return FOLLOWS * (accepted - rejected)


def odds(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def by_use(items: Iterable[Evidence], weights: Mapping[str, float] | None = None) -> tuple[Evidence, ...]:
    """*items*, those first whose answer is worth most: by what hangs on a match that may be wrong, and how likely it is that the answer
    changes it. Of what counts, that is its weight, and as much as any weighs where it takes something back that its voice affirmed before;
    of what does not count, little more than the figure by which it fell short. Of what weighs nothing, those nearest to even come first.
    weights: in nats, by id; without them all are alike."""
    found = tuple(items)
    takes = _taking(found)

    def worth(e: Evidence) -> float:
        at_stake = min(abs((weights or {}).get(e.id, 0.0)), HEAVY)
        if e.id in takes:
            at_stake = HEAVY
        counting = COUNTS * min(1.0, at_stake / MOVES) if e.match >= KEEP else 0.0
        return 1 - 2 * abs(e.match - 0.5) + counting + 2 * at_stake * (1 - e.match)

    return tuple(sorted(found, key=lambda e: (-worth(e), e.published, e.id)))


def _taking(items: Sequence[Evidence]) -> frozenset[str]:
    """Ids of denials that count and speak against what the same speaker is taken to have affirmed no later, of the same indicator."""
    first: dict[tuple[str, str], date] = {}
    for e in items:
        if e.match >= KEEP and e.stance in AFFIRMS:
            key = e.speaker, e.indicator
            first[key] = min(first.get(key, e.day), e.day)
    return frozenset(
        e.id
        for e in items
        if e.match >= KEEP and e.stance == "denies" and first.get((e.speaker, e.indicator), date.max) <= e.day
    )
