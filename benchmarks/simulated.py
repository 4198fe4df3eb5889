"""Simulated cases with a known truth: from a seed to situations and evidence, and a table of methods against it.

    python -m benchmarks.simulated            the table, on seeds that no fit has seen
    python -m benchmarks.simulated --fit      the temper that does best on the seeds kept for fitting

A case is a ladder of six degrees over 120 days; it rises, stops, falls back, in bursts. States speak through several
officials, with reliability that the analyst misjudges; some copy, declared or not, some are interested, the party
denies, seldom admits, or will not comment; outlets reprint, officials without a name echo what was said. What a source
that does not know says has nothing to do with the truth.
"""

import argparse
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, get_args

import numpy as np
import numpy.typing as npt

from benchmarks.cases import indicator
from paripassu.assessment import Options, replay
from paripassu.assessment.fitted import TEMPER
from paripassu.situation.model import Actor, Degree, Reliability, Situation, SourceRule
from paripassu.types import Certainty, Evidence, Span, Stance, Tense

DEGREES: Final = 6
DAYS: Final = 120
EVERY: Final = 4
START: Final = date(2024, 1, 1)
FIT_SEEDS: Final = range(10_000, 10_500)
TEST_SEEDS: Final = range(20_000, 21_500)
NEWS: Final = 0.5
"""Share in which one who knows of a degree above all that are spoken of speaks of that one."""
KNOWS: Final = {"A": 0.95, "B": 0.87, "C": 0.75, "D": 0.5, "E": 0.25}
Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    situation: Situation
    evidence: tuple[Evidence, ...]
    now: tuple[int, ...]
    """Rank by day."""

    @property
    def reached(self) -> tuple[int, ...]:
        return tuple(int(r) for r in np.maximum.accumulate(self.now))


@dataclass(frozen=True, slots=True)
class _Source:
    speaker: str
    state: str
    knows: float
    pace: float
    """Statements a day."""
    copies: str | None
    """State whose words it repeats."""
    gains: bool
    """Says what it gains by, whether it knows or not."""
    kind: str
    """official, nameless, party."""


def simulate(seed: int) -> Case:
    """The case of *seed*; the same on any machine."""
    rng = np.random.default_rng(seed)
    half_life = 60.0
    now = _truth(rng, half_life)
    sources, rules, actors = _cast(rng)
    rungs = range(1, DEGREES)
    signs = [
        *(
            indicator(f"at-{k}", at_least=f"d{k}", tells=str(rng.choice(["moderate", "strong", "decisive"])))
            for k in rungs
        ),
        *(indicator(f"off-{k}", at_most=f"d{k - 1}", tells="strong") for k in rungs),
    ]
    situation = Situation(
        id=f"simulated-{seed}",
        title="A simulated case",
        party="P",
        beneficiary=None,
        actors=actors,
        degrees=tuple(Degree(f"d{k}", f"d{k}") for k in range(DEGREES)),
        sources=rules,
        indicators=tuple(signs),
        plan=(),
        since=START,
        # the analyst's guess of how fast things change
        half_life=timedelta(days=half_life * math.exp(0.3 * rng.standard_normal())),
    )
    return Case(situation, tuple(_talk(rng, sources, now, {s.id: str(s.tells) for s in signs})), now)


def _truth(rng: np.random.Generator, half_life: float) -> tuple[int, ...]:
    """Starts low; long quiet, short crises, at a mean rate about as the half-life states."""
    rank = int(rng.choice(DEGREES, p=_falling()))
    rate = math.log(2) / half_life * math.exp(0.4 * rng.standard_normal())
    crisis = rng.random() < 0.15
    ranks = []
    for _ in range(DAYS):
        crisis = rng.random() < (0.965 if crisis else 0.005)
        if rng.random() < min(0.5, rate * (8.0 if crisis else 0.2)):
            rank += 1 if rng.random() < 0.55 else -1
            rank = min(max(rank, 0), DEGREES - 1)
        ranks.append(rank)
    return tuple(ranks)


def _falling() -> Array:
    weights = 0.25 ** np.arange(DEGREES)
    return np.asarray(weights / weights.sum())


def _cast(rng: np.random.Generator) -> tuple[list[_Source], tuple[SourceRule, ...], dict[str, Actor]]:
    """Five to seven states; each with a true share of knowledge and a letter that misjudges it by up to a step."""
    sources = [_Source(f"party-{i}", "P", 1.0, 0.05, None, True, "party") for i in range(2)]
    rules: list[SourceRule] = []
    actors = {"P": Actor("P", "P")}
    letters = list(KNOWS)
    for i in range(int(rng.integers(5, 8))):
        state = f"S{i}"
        actors[state] = Actor(state, state)
        letter = str(rng.choice(letters, p=[0.1, 0.35, 0.3, 0.15, 0.1]))
        knows = float(np.clip(KNOWS[letter] + 0.08 * rng.standard_normal(), 0.05, 0.98))
        judged = letters[int(np.clip(letters.index(letter) + rng.choice([-1, 0, 1], p=[0.2, 0.6, 0.2]), 0, 4))]
        gains = i == 0
        copies = f"S{int(rng.integers(i))}" if i >= 2 and rng.random() < 0.35 else None
        declared = (copies,) if copies is not None and rng.random() < 0.6 else ()
        rating: Reliability = "F" if rng.random() < 0.2 else next(r for r in get_args(Reliability) if r == judged)
        rules.append(SourceRule(state, rating, depends_on=declared, interested=gains))
        for n in range(int(rng.integers(1, 4))):
            pace = float(rng.uniform(0.01, 0.08))
            sources.append(_Source(f"{state}-official-{n}".lower(), state, knows, pace, copies, gains, "official"))
        sources.append(_Source(f"{state}-source".lower(), state, knows * 0.7, 0.02, None, gains, "nameless"))
    return sources, tuple(rules), actors


@dataclass(slots=True)
class _Said:
    day: int
    sign: str
    stance: Stance
    certainty: Certainty
    state: str


def _talk(
    rng: np.random.Generator, sources: Sequence[_Source], now: Sequence[int], signs: dict[str, str]
) -> list[Evidence]:
    """Who speaks on what day; the topic follows what is public, for those who know also what is new."""
    found: list[Evidence] = []
    said: list[_Said] = []
    top = 0
    for day, rank in enumerate(now):
        seen: dict[str, bool] = {}
        for source in sources:
            if rng.random() >= source.pace:
                continue
            # who knows of something new is likelier to speak of that than of what everyone speaks of
            news = rank > top and source.kind != "party" and rng.random() < NEWS * source.knows
            sign = f"at-{rank}" if news else _topic(rng, top)
            if sign not in seen:
                seen[sign] = _present(rng, sign, rank, signs[sign])
            words = _words(rng, source, sign, seen[sign], said)
            if words is None:
                continue
            sign, stance, certainty = words
            said.append(_Said(day, sign, stance, certainty, source.state))
            if stance == "affirms" and sign.startswith("at-"):
                top = max(top, int(sign[3:]))
            found.extend(_texts(rng, source, said[-1], len(found)))
    return found


def _topic(rng: np.random.Generator, top: int) -> str:
    rung = int(np.clip(top + rng.choice([-1, 0, 1], p=[0.2, 0.45, 0.35]), 1, DEGREES - 1))
    return f"off-{rung}" if rung <= top and rng.random() < 0.15 else f"at-{rung}"


def _present(rng: np.random.Generator, sign: str, rank: int, tells: str) -> bool:
    """Whether the sign is to be seen that day."""
    low, high = {"moderate": (0.12, 0.65), "strong": (0.03, 0.85), "decisive": (0.005, 0.95)}[tells]
    kind, rung = sign.split("-")
    holds = rank >= int(rung) if kind == "at" else rank < int(rung)
    return bool(rng.random() < (high if holds else low))


def _words(
    rng: np.random.Generator, source: _Source, sign: str, present: bool, said: Sequence[_Said]
) -> tuple[str, Stance, Certainty] | None:
    upward = sign.startswith("at-")
    if source.kind == "party":
        return _party(rng, sign, present, upward)
    if source.copies is not None and rng.random() < 0.6:
        heard = [s for s in said if s.state == source.copies]
        if heard:
            return heard[-1].sign, heard[-1].stance, heard[-1].certainty
    if source.gains and rng.random() < 0.35:
        return sign, ("affirms" if upward else "denies"), "certain"
    if rng.random() < source.knows:
        if present:
            return sign, ("affirms" if rng.random() < 0.9 else "doubts"), _hedge(rng, 0.65)
        stance = str(rng.choice(["denies", "doubts", "affirms", "declines"], p=[0.45, 0.35, 0.03, 0.17]))
        return sign, next(s for s in get_args(Stance) if s == stance), _hedge(rng, 0.3 if stance == "affirms" else 0.65)
    # one who does not know repeats what is about, or guesses
    if said and rng.random() < 0.4:
        last = said[int(rng.integers(max(0, len(said) - 5), len(said)))]
        return last.sign, last.stance, _hedge(rng, 0.4)
    stance = str(rng.choice(["affirms", "denies", "doubts", "declines"], p=[0.3, 0.25, 0.3, 0.15]))
    return sign, next(s for s in get_args(Stance) if s == stance), _hedge(rng, 0.4)


def _party(rng: np.random.Generator, sign: str, present: bool, upward: bool) -> tuple[str, Stance, Certainty]:
    if rng.random() < 0.2:
        return sign, "declines", "certain"
    if upward and present and rng.random() < 0.06:
        return sign, "confirms", "certain"
    return sign, ("denies" if upward else "affirms"), "certain"


def _hedge(rng: np.random.Generator, certain: float) -> Certainty:
    draw = rng.random()
    return "certain" if draw < certain else "probable" if draw < certain + (1 - certain) * 0.6 else "possible"


def _texts(rng: np.random.Generator, source: _Source, words: _Said, n: int) -> list[Evidence]:
    """The report of the words, and its reprints on the days after."""
    said = START + timedelta(days=words.day)
    tense: Tense = "ongoing"
    first = Evidence(
        id=f"e{n:05d}",
        statement=f"e{n:05d}",
        indicator=words.sign,
        report=f"r{n:05d}",
        path=f"r{n:05d}",
        quote=words.stance,
        spans=(Span(0, 1),),
        speaker=source.speaker,
        label=source.speaker,
        actor=source.state,
        via=(),
        stance=words.stance,
        certainty=words.certainty,
        tense=tense,
        said_on=said,
        published=said,
        match=float(rng.choice([1.0, 0.95, 0.85])),
        reason="simulated",
        origin=f"o{n:05d}",
        kind="unnamed person" if source.kind == "nameless" else "named person",
    )
    reprints = [
        replace(first, id=f"{first.id}-{i}", report=f"{first.report}-{i}", published=said + timedelta(days=int(days)))
        for i, days in enumerate(rng.integers(0, 4, size=int(rng.poisson(0.8))))
    ]
    return [first, *reprints]


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


@dataclass(frozen=True, slots=True)
class Row:
    rps: tuple[float, float]
    ece: tuple[tuple[float, ...], tuple[float, ...]]
    """Expected calibration error by threshold, ten equal bins, reached and now."""
    wrong: tuple[float, float]
    """Share wrong of what is held at over 95 %, for or against a threshold."""
    log_loss: float


def score(method: Method, seeds: Sequence[int]) -> Row:
    cases = [simulate(seed) for seed in seeds]
    p = np.stack([method(case) for case in cases], axis=1).reshape(2, -1, DEGREES - 1)
    truth = np.stack([_outcome(case) for case in cases], axis=1).reshape(p.shape)
    rps = ((p - truth) ** 2).mean(axis=(1, 2))
    sure = np.maximum(p, 1 - p) > 0.95
    bad = sure & ((p > 0.5) != truth)
    wrong = bad.sum(axis=(1, 2)) / np.maximum(1, sure.sum(axis=(1, 2)))
    clipped = np.clip(p, 1e-4, 1 - 1e-4)
    loss = -np.where(truth, np.log(clipped), np.log(1 - clipped)).mean()
    reached, now = (tuple(_ece(p[i, :, k], truth[i, :, k]) for k in range(DEGREES - 1)) for i in range(2))
    return Row((float(rps[0]), float(rps[1])), (reached, now), (float(wrong[0]), float(wrong[1])), float(loss))


def _outcome(case: Case) -> npt.NDArray[np.bool_]:
    at = [(day - START).days for day in _days()]
    ranks = np.arange(1, DEGREES)
    return np.array([[np.array(track)[d] >= ranks for d in at] for track in (case.reached, case.now)])


def _ece(p: Array, truth: npt.NDArray[np.bool_]) -> float:
    bins = np.minimum((p * 10).astype(int), 9)
    gaps = [abs(p[bins == b].sum() - truth[bins == b].sum()) for b in range(10)]
    return float(sum(gaps) / len(p))


METHODS: Final[dict[str, Method]] = {
    "paripassu": ours(),
    "untempered": ours(1.0),
    "every report a vote": every_report_a_vote,
    "dempster": dempster,
    "counting": counting,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="print the scores of each temper on the fitting seeds")
    parser.add_argument("--cases", type=int, help="how many cases instead of all")
    args = parser.parse_args()
    seeds = list(FIT_SEEDS if args.fit else TEST_SEEDS)[: args.cases]
    methods = {f"temper {t:.2f}": ours(t) for t in np.arange(0.7, 1.11, 0.1)} if args.fit else METHODS
    print(f"{len(seeds)} cases, seeds {seeds[0]}-{seeds[-1]}; shipped temper {TEMPER}")
    print(
        f"{'method':22} {'RPS reached':>11} {'RPS now':>8} {'max ECE':>8} {'mean ECE':>8} "
        f"{'wrong >95%':>12} {'log loss':>9}"
    )
    for name, method in methods.items():
        row = score(method, seeds)
        every = [e for track in row.ece for e in track]
        print(
            f"{name:22} {row.rps[0]:11.4f} {row.rps[1]:8.4f} {max(every):8.4f} {np.mean(every):8.4f} "
            f"{row.wrong[0]:6.2%}{row.wrong[1]:6.2%} {row.log_loss:9.4f}"
        )


if __name__ == "__main__":
    main()
