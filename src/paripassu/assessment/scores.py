"""From assessments and a reference timeline to scores: how near, how sure, how soon, how often wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, Literal

from paripassu.errors import UsageError
from paripassu.types import Assessment, Band

CROSSED: Final = 0.8
"""Probability from which a degree counts as crossed."""
SURE: Final = 0.95
"""Probability over which a wrong answer is a bad one."""
_SOON: Final = timedelta(days=7)
"""A crossing borne out within this was early, not false; a change undone within it is a flip-flop."""

Which = Literal["reached", "now"]


@dataclass(frozen=True, slots=True)
class Reference:
    """What a careful reader held from a day until the next one: ranks on the ladder, and how firmly."""

    as_of: date
    reached: int
    now: int
    strength: str = ""
    """Starts with "confirmed" or "admitted" from the day of the first independent confirmation."""


@dataclass(frozen=True, slots=True)
class Track:
    """Scores of one of the two series."""

    rps: float
    """Ranked probability score (Epstein 1969): squared differences of the cumulative distributions, summed over the
    thresholds, divided by the number of degrees less one, mean over days. 0 is best."""
    brier: Mapping[str, float]
    """Mean squared error of the probability of each degree or a higher one."""
    flip_flops: int
    """Changes of the degree at which things stood that were undone within a week while the reference stood still."""
    sure_and_wrong: float
    """Share wrong of what was held at over 95 %, for or against a threshold."""
    sure: int
    """How many such there were."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The track record of a replay against a reference."""

    days: int
    reached: Track
    now: Track
    crossed: Mapping[str, date]
    """First day on which the probability of having reached a degree was at least 0.8."""
    lag: Mapping[str, int]
    """Days from the first independent confirmation in the reference to that; negative where it came before."""
    false_alarms: tuple[str, ...]
    """Degrees crossed that the reference does not reach within a week."""


@dataclass(frozen=True, slots=True)
class Point:
    """One day of one degree's line in a picture."""

    day: date
    band: Band


def evaluate(assessments: Sequence[Assessment], reference: Sequence[Reference]) -> Scores:
    """Scores of *assessments* (one a day, in order) on the days that *reference* covers.

    Raises UsageError where no day is covered, or a rank of the reference is not on the ladder.
    """
    rows = sorted(reference, key=lambda r: r.as_of)
    pairs = [(a, held) for a in assessments if (held := _held(rows, a.as_of)) is not None]
    if not pairs:
        raise UsageError("no day of the replay is covered by the reference", remedy="check the dates of both")
    names = [d.id for d in pairs[0][0].degrees]
    if any(not 0 <= rank < len(names) for r in rows for rank in (r.reached, r.now)):
        raise UsageError(f"the reference has ranks outside the ladder's {len(names)} degrees")
    crossed = _crossings(assessments, names)
    return Scores(
        days=len(pairs),
        reached=_track(pairs, "reached", names),
        now=_track(pairs, "now", names),
        crossed=crossed,
        lag=_lags(crossed, rows, names, pairs[0][0].as_of),
        false_alarms=tuple(n for n, day in crossed.items() if not _borne_out(rows, names.index(n), day)),
    )


def series(assessments: Sequence[Assessment], which: Which = "reached") -> Mapping[str, tuple[Point, ...]]:
    """For each degree, lowest first, the band of its being reached (or holding now) or passed, day by day."""
    lines: dict[str, list[Point]] = {}
    for a in assessments:
        for d in a.degrees:
            band = d.reached_at_least if which == "reached" else d.now_at_least
            lines.setdefault(d.id, []).append(Point(a.as_of, band))
    return {name: tuple(points) for name, points in lines.items()}


def _held(rows: Sequence[Reference], day: date) -> Reference | None:
    return next((r for r in reversed(rows) if r.as_of <= day), None)


def _upward(assessment: Assessment, which: Which) -> list[float]:
    """Probability of each degree above the lowest, or a higher one."""
    bands = [d.reached_at_least if which == "reached" else d.now_at_least for d in assessment.degrees[1:]]
    return [band.probability for band in bands]


def _track(pairs: Sequence[tuple[Assessment, Reference]], which: Which, names: Sequence[str]) -> Track:
    errors = [0.0] * (len(names) - 1)
    sure = wrong = 0
    truths = [r.reached if which == "reached" else r.now for _, r in pairs]
    for (assessment, _), truth in zip(pairs, truths, strict=True):
        for k, p in enumerate(_upward(assessment, which)):
            holds = truth >= k + 1
            errors[k] += (p - holds) ** 2
            if max(p, 1 - p) > SURE:
                sure += 1
                wrong += (p > SURE) != holds
    brier = {name: error / len(pairs) for name, error in zip(names[1:], errors, strict=True)}
    return Track(
        rps=sum(brier.values()) / max(1, len(names) - 1),
        brier=brier,
        flip_flops=_flip_flops([(a.as_of, getattr(a, which)) for a, _ in pairs], truths),
        sure_and_wrong=wrong / sure if sure else 0.0,
        sure=sure,
    )


def _flip_flops(days: Sequence[tuple[date, str]], truths: Sequence[int]) -> int:
    changes = [i for i in range(1, len(days)) if days[i][1] != days[i - 1][1]]
    return sum(
        days[j][0] - days[i][0] <= _SOON and days[j][1] == days[i - 1][1] and len(set(truths[i - 1 : j + 1])) == 1
        for i, j in pairwise(changes)
    )


def _crossings(assessments: Sequence[Assessment], names: Sequence[str]) -> dict[str, date]:
    found: dict[str, date] = {}
    for a in assessments:
        for name, p in zip(names[1:], _upward(a, "reached"), strict=True):
            if p >= CROSSED:
                found.setdefault(name, a.as_of)
    return found


def _lags(crossed: Mapping[str, date], rows: Sequence[Reference], names: Sequence[str], start: date) -> dict[str, int]:
    """Only for degrees confirmed within the replay: what was known before it began tells nothing of speed."""
    lags: dict[str, int] = {}
    for name, day in crossed.items():
        rank = names.index(name)
        firm = (r.as_of for r in rows if r.reached >= rank and r.strength.startswith(("confirmed", "admitted")))
        confirmed = next(firm, None)
        if confirmed is not None and confirmed >= start:
            lags[name] = (day - confirmed).days
    return lags


def _borne_out(rows: Sequence[Reference], rank: int, day: date) -> bool:
    return any(r.reached >= rank for r in rows if r.as_of <= day + _SOON)
