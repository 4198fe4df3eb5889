"""Methods against simulated cases with a known truth (`benchmarks.cases_simulated` says how these are made).

python -m benchmarks.simulated               the table, on seeds that no fit has seen
python -m benchmarks.simulated --thresholds  calibration at each threshold, with the noise of so many cases
python -m benchmarks.simulated --fit         what does best on the seeds kept for fitting
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from multiprocessing import Pool
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.cases_simulated import DAYS, DEGREES, KNOWS, START, Case, simulate
from paripassu.assessment import Options, replay
from paripassu.assessment.fitted import TEMPER
from paripassu.types import Evidence

EVERY: Final = 10
"""Days between those that are scored: cases are what brings the noise down, days of one case go together."""
FIT_SEEDS: Final = range(10_000, 15_000)
TEST_SEEDS: Final = range(20_000, 25_000)
Array = npt.NDArray[np.float64]


# ---- methods: from a case to P(reached at least k) and P(now at least k), shape (2, days, degrees - 1) -------------

Method = Callable[[Case], Array]


def ours(temper: float | None = None) -> Method:
    """The product's own code, with another temper if told."""

    def run(case: Case) -> Array:
        options = Options(band=False, temper=temper)
        days = _days()
        views = replay(case.situation, case.evidence, days[0], days[-1], every=EVERY, options=options)
        reached = [[d.reached_at_least.probability for d in a.degrees[1:]] for a in views]
        now = [[d.now_at_least.probability for d in a.degrees[1:]] for a in views]
        return np.array([reached, now])

    return run


def every_report_a_vote(case: Case) -> Array:
    """The filter without what it knows of independence, and without a temper."""
    loose = tuple(replace(e, speaker=e.report, label=e.report, origin=e.report) for e in case.evidence)
    return ours(1.0)(replace(case, evidence=loose))


def counting(case: Case) -> Array:
    """Naive: for each rung the share of reports that say it holds, of those that speak of it."""

    def share(items: Sequence[Evidence], k: int) -> float:
        votes = [_direction(e) for e in items if _about(e, k)]
        return (votes.count(1) + 0.25) / (len([v for v in votes if v]) + 1)

    def at(day: date) -> tuple[list[float], list[float]]:
        public = [e for e in case.evidence if e.published <= day]
        late = [e for e in public if e.published > day - timedelta(days=21)]
        now = _falls([share(late, k) for k in range(1, DEGREES)])
        return _falls([share(public, k) for k in range(1, DEGREES)]), now

    return _over_days(at)


def dempster(case: Case) -> Array:
    """Dempster's rule on each rung's frame {holds, does not}, reports as support discounted by letter."""
    letters = {rule.actor: rule.reliability for rule in case.situation.sources}

    def belief(items: Sequence[Evidence], k: int) -> float:
        no_for = no_against = 1.0
        for e in items:
            sure = {"certain": 0.9, "probable": 0.6, "possible": 0.3}[e.certainty]
            mass = KNOWS.get(letters.get(e.actor or "", "F"), 0.4) * sure * 0.8
            if _about(e, k) and _direction(e) > 0:
                no_for *= 1 - mass
            elif _about(e, k) and _direction(e) < 0:
                no_against *= 1 - mass
        yes, no, open_ = (1 - no_for) * no_against, (1 - no_against) * no_for, no_for * no_against
        return (yes + open_ * 0.25) / max(yes + no + open_, 1e-12)

    def at(day: date) -> tuple[list[float], list[float]]:
        first = {e.origin: e for e in reversed(case.evidence) if e.published <= day}
        public = [e for e in first.values() if e.actor != "P" or e.stance == "confirms"]
        late = [e for e in public if e.published > day - timedelta(days=45)]
        reached = _falls([belief(public, k) for k in range(1, DEGREES)])
        return reached, _falls([belief(late, k) for k in range(1, DEGREES)])

    return _over_days(at)


def _direction(e: Evidence) -> int:
    """1 for words that the rung holds, -1 for words that it does not, 0 for neither."""
    said = {"affirms": 1, "confirms": 1, "denies": -1}.get(e.stance, 0)
    return said if e.indicator.startswith("at-") else -said


def _about(e: Evidence, k: int) -> bool:
    """Words that a rung holds speak for those below it, words against it for those above."""
    rung = int(e.indicator.split("-")[1])
    return rung >= k if _direction(e) > 0 else rung <= k


def _falls(values: Sequence[float]) -> list[float]:
    return [float(v) for v in np.minimum.accumulate(values)]


def _days() -> list[date]:
    return [START + timedelta(days=n) for n in range(EVERY, DAYS, EVERY)]


def _over_days(at: Callable[[date], tuple[list[float], list[float]]]) -> Array:
    pairs = [at(day) for day in _days()]
    return np.array([[p[0] for p in pairs], [p[1] for p in pairs]])


# ---- scores --------------------------------------------------------------------------------------------------------

BINS: Final = 10
RESAMPLED: Final = 200


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of one threshold of one series."""

    bias: float
    """Mean probability less the share that came true."""
    ece: float
    """Expected calibration error: over ten equal bins, mean size of probability less share, weighted by what is in it."""
    floor: float
    """What it would be on average, on so many cases, for a method without any such error: by drawing the cases anew."""


@dataclass(frozen=True, slots=True)
class Row:
    rps: tuple[float, float]
    calibration: tuple[tuple[Calibration, ...], tuple[Calibration, ...]]
    """By threshold, reached and now."""
    wrong: tuple[float, float]
    """Share wrong of what is held at over 95 %, for or against a threshold."""
    log_loss: float


def score(run: Sequence[Array], seeds: Sequence[int]) -> Row:
    """Scores of a method's answers *run*, one of shape (2, days, degrees - 1) a seed."""
    p = np.stack(run, axis=1)
    truth = np.stack([_outcome(simulate(seed)) for seed in seeds], axis=1)
    rps = ((p - truth) ** 2).mean(axis=(1, 2, 3))
    sure = np.maximum(p, 1 - p) > 0.95
    bad = sure & ((p > 0.5) != truth)
    wrong = bad.sum(axis=(1, 2, 3)) / np.maximum(1, sure.sum(axis=(1, 2, 3)))
    clipped = np.clip(p, 1e-4, 1 - 1e-4)
    loss = -np.where(truth, np.log(clipped), np.log(1 - clipped)).mean()
    reached, now = (tuple(_calibration(p[i, :, :, k], truth[i, :, :, k]) for k in range(DEGREES - 1)) for i in range(2))
    return Row((float(rps[0]), float(rps[1])), (reached, now), (float(wrong[0]), float(wrong[1])), float(loss))


def _outcome(case: Case) -> npt.NDArray[np.bool_]:
    at = [(day - START).days for day in _days()]
    ranks = np.arange(1, DEGREES)
    return np.array([[np.array(track)[d] >= ranks for d in at] for track in (case.reached, case.now)])


def _calibration(p: Array, truth: npt.NDArray[np.bool_]) -> Calibration:
    """Of probabilities and outcomes of shape (cases, days). Days of one case go together: cases are what is drawn."""
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    gaps = np.stack([((p - truth) * (bins == b)).mean(axis=1) for b in range(BINS)], axis=1)
    mean = gaps.mean(axis=0)
    rng = np.random.default_rng(0)
    drawn = [gaps[rng.integers(0, len(gaps), len(gaps))].mean(axis=0) for _ in range(RESAMPLED)]
    floor = float(np.mean([np.abs(d - mean).sum() for d in drawn]))
    return Calibration(float(mean.sum()), float(np.abs(mean).sum()), floor)


METHODS: Final[dict[str, Method]] = {
    "paripassu": ours(),
    "untempered": ours(1.0),
    "every report a vote": every_report_a_vote,
    "dempster": dempster,
    "counting": counting,
}


def _answers(job: tuple[str, int]) -> Array:
    name, seed = job
    method = METHODS[name] if name in METHODS else ours(float(name.removeprefix("temper ")))
    return method(simulate(seed))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="print the scores of each temper on the fitting seeds")
    parser.add_argument("--thresholds", action="store_true", help="calibration of the product at each threshold")
    parser.add_argument("--cases", type=int, help="how many cases instead of all")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    args = parser.parse_args()
    seeds = list(FIT_SEEDS if args.fit else TEST_SEEDS)[: args.cases]
    names = list(METHODS)[: 1 if args.thresholds else None]
    if args.fit:
        names = [f"temper {t:.2f}" for t in np.arange(0.55, 0.86, 0.05)]
    print(f"{len(seeds)} cases, seeds {seeds[0]}-{seeds[-1]}; shipped temper {TEMPER}")
    with Pool(args.jobs) as pool:
        for i, name in enumerate(names):
            row = score(pool.map(_answers, [(name, seed) for seed in seeds], chunksize=10), seeds)
            _show(name, row, first=i == 0)
            if args.thresholds:
                _thresholds(row)


def _show(name: str, row: Row, *, first: bool) -> None:
    if first:
        print(
            f"{'method':20} {'RPS reached':>11} {'RPS now':>8} {'max ECE':>8} {'(noise)':>8} {'mean ECE':>9} "
            f"{'(noise)':>8} {'wrong >95%: reached, now':>25} {'log loss':>9}"
        )
    every = [c for track in row.calibration for c in track]
    worst = max(every, key=lambda c: c.ece)
    print(
        f"{name:20} {row.rps[0]:11.4f} {row.rps[1]:8.4f} {worst.ece:8.4f} {worst.floor:8.4f} "
        f"{np.mean([c.ece for c in every]):9.4f} {np.mean([c.floor for c in every]):8.4f} "
        f"{row.wrong[0]:17.2%}{row.wrong[1]:8.2%} {row.log_loss:9.4f}",
        flush=True,
    )


def _thresholds(row: Row) -> None:
    print(f"\n{'threshold':20} {'bias':>8} {'ECE':>8} {'(noise)':>8}")
    for which, track in zip(("reached", "now"), row.calibration, strict=True):
        for k, c in enumerate(track, start=1):
            print(f"{f'{which} at least {k}':20} {c.bias:+8.4f} {c.ece:8.4f} {c.floor:8.4f}")


if __name__ == "__main__":
    main()
