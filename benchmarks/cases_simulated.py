"""Simulated cases with a known truth: from a seed to a situation, its evidence, and the ranks that held.

A case is a ladder of six degrees over 120 days. It is made without the filter's own model, so that the filter is
measured on worlds which it does not describe:

- *the course*: how long a degree holds is log-normal, not memoryless, about a length of the case's own. A case mostly
  climbs, mostly stays, or comes and goes; a retreat may go down several rungs at once. The analyst's half-life is a
  guess at it.
- *sources*: states speak through officials and nameless sources, each with a share of knowledge that the analyst's
  letter misjudges by up to two steps; some are not rated at all. Some states copy another's words, declared or not.
  One says what it gains by whether so or not, and the analyst does not always know; another, now and then, denies
  whatever it hears.
- *shared errors*: rumours of a degree above the truth that whole states believe for a while, together.
- *silences*: spells in which hardly anyone speaks, whatever happens.
- *the party*: denies, will not comment, seldom admits; what it does admit is mostly weeks late. Sometimes it boasts.
- *words*: of what is going on or of what happened; late in print; reprinted, echoed by nobody in particular; and some
  that were taken for words on a sign are on something else, more than their `match` says.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, get_args

import numpy as np

from benchmarks.cases import indicator
from paripassu.situation.model import Actor, Degree, Reliability, Situation, SourceRule
from paripassu.types import Certainty, Evidence, Span, Stance, Tense

DEGREES: Final = 6
DAYS: Final = 120
START: Final = date(2024, 1, 1)
KNOWS: Final = {"A": 0.95, "B": 0.87, "C": 0.75, "D": 0.5, "E": 0.25}
"""Mean share of knowledge behind each letter."""
_STANCES: Final = get_args(Stance)


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
    gains: float
    """Share in which it says what it gains by, whether it knows or not."""
    contrary: bool
    """Denies part of what it hears, whatever is the case."""
    kind: str
    """official, nameless, party."""


@dataclass(frozen=True, slots=True)
class _Rumour:
    """A degree above the truth that some states believe in for a while."""

    days: range
    rank: int
    believers: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Said:
    day: int
    sign: str
    stance: Stance
    certainty: Certainty
    tense: Tense
    state: str


def simulate(seed: int) -> Case:
    """The case of *seed*; the same on any machine."""
    rng = np.random.default_rng(seed)
    length = 60.0 * math.exp(0.5 * rng.standard_normal())
    now = _course(rng, length)
    sources, rules, actors = _cast(rng)
    rungs = range(1, DEGREES)
    signs = [
        *(
            indicator(f"at-{k}", at_least=f"d{k}", tells=str(rng.choice(["moderate", "strong", "decisive"])), actor="P")
            for k in rungs
        ),
        *(indicator(f"off-{k}", at_most=f"d{k - 1}", tells="strong", actor="P") for k in rungs),
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
        half_life=timedelta(days=length * math.exp(0.4 * rng.standard_normal())),
    )
    talk = _Talk(rng, sources, now, {s.id: str(s.tells) for s in signs})
    return Case(situation, tuple(talk.all()), now)


def _course(rng: np.random.Generator, length: float) -> tuple[int, ...]:
    """Ranks by day; *length* is the median of the days that a degree holds."""
    rank = int(rng.choice(DEGREES, p=[0.72, 0.18, 0.06, 0.02, 0.01, 0.01]))
    climbs = float(rng.choice([0.75, 0.5, 0.35], p=[0.4, 0.35, 0.25]))
    spread = float(rng.uniform(0.6, 1.3))
    ranks: list[int] = []
    while len(ranks) < DAYS:
        # the lowest degree is the usual state of things, and lasts
        held = length * (2.5 if rank == 0 else 1.0) * math.exp(spread * rng.standard_normal())
        if not ranks:
            # a case begins in the middle of something, and the longer a thing lasts the likelier it is to be met with
            held *= math.exp(spread**2) * rng.random()
        ranks += [rank] * max(1, round(held))
        if rank == 0 or (rank < DEGREES - 1 and rng.random() < climbs):
            rank = min(DEGREES - 1, rank + 1 + int(rng.random() < 0.12))
        else:
            rank = int(rng.integers(0, rank)) if rng.random() < 0.3 else rank - 1
    return tuple(ranks[:DAYS])


def _cast(rng: np.random.Generator) -> tuple[list[_Source], tuple[SourceRule, ...], dict[str, Actor]]:
    """Five to seven states; each with a true share of knowledge and a letter that misjudges it by up to two steps."""
    sources = [_Source(f"party-{i}", "P", 1.0, 0.05, None, 0.0, False, "party") for i in range(2)]
    rules: list[SourceRule] = []
    actors = {"P": Actor("P", "P")}
    letters = list(KNOWS)
    gaining = float(rng.uniform(0.2, 0.6))
    contrary = int(rng.integers(1, 5)) if rng.random() < 0.3 else -1
    for i in range(int(rng.integers(5, 8))):
        state = f"S{i}"
        actors[state] = Actor(state, state)
        letter = str(rng.choice(letters, p=[0.1, 0.35, 0.3, 0.15, 0.1]))
        knows = float(np.clip(KNOWS[letter] + 0.1 * rng.standard_normal(), 0.05, 0.98))
        off = int(rng.choice([-2, -1, 0, 1, 2], p=[0.05, 0.2, 0.5, 0.2, 0.05]))
        judged = letters[int(np.clip(letters.index(letter) + off, 0, 4))]
        copies = f"S{int(rng.integers(i))}" if i >= 2 and rng.random() < 0.35 else None
        declared = (copies,) if copies is not None and rng.random() < 0.6 else ()
        rating: Reliability = "F" if rng.random() < 0.2 else next(r for r in get_args(Reliability) if r == judged)
        rules.append(SourceRule(state, rating, depends_on=declared, interested=i == 0 and rng.random() < 0.75))
        gains = gaining if i == 0 else 0.0
        for n in range(int(rng.integers(1, 4))):
            pace = float(rng.uniform(0.01, 0.08))
            name = f"{state}-official-{n}".lower()
            sources.append(_Source(name, state, knows, pace, copies, gains, i == contrary, "official"))
        name = f"{state}-source".lower()
        sources.append(_Source(name, state, knows * 0.7, 0.02, None, gains, False, "nameless"))
    return sources, tuple(rules), actors


class _Talk:
    """Who speaks on what day; the topic follows what is public, for those who know also what is new."""

    def __init__(
        self, rng: np.random.Generator, sources: Sequence[_Source], now: Sequence[int], tells: dict[str, str]
    ) -> None:
        self.rng, self.sources, self.now, self.tells = rng, sources, now, tells
        self.reached = [int(r) for r in np.maximum.accumulate(now)]
        self.said: list[_Said] = []
        self.items = 0
        self.top = 0
        """Highest rank that anyone has affirmed."""
        states = sorted({s.state for s in sources} - {"P"})
        self.rumours = [r for r in (self._rumour(states) for _ in range(int(rng.poisson(1.0)))) if r is not None]
        self.quiet = [self._spell() for _ in range(int(rng.integers(0, 3)))]
        self.admits = dict(self._admissions())

    def all(self) -> Iterator[Evidence]:
        for day in range(DAYS):
            quiet = 0.15 if any(day in spell for spell in self.quiet) else 1.0
            seen: dict[tuple[str, str], bool] = {}
            for source in self.sources:
                if self.rng.random() < source.pace * quiet:
                    yield from self.speaks(day, source, seen)
            for rank in self.admits.get(day, ()):
                yield from self.texts(
                    next(iter(self.sources)), self.word(day, f"at-{rank}", "confirms", "certain", "P")
                )

    def _rumour(self, states: Sequence[str]) -> _Rumour | None:
        start = int(self.rng.integers(5, DAYS))
        rank = self.reached[start] + 1
        believers = frozenset(s for s in states if self.rng.random() < 0.4)
        days = range(start, start + int(self.rng.integers(5, 20)))
        return _Rumour(days, rank, believers) if rank < DEGREES else None

    def _spell(self) -> range:
        start = int(self.rng.integers(0, DAYS))
        return range(start, start + int(self.rng.integers(10, 40)))

    def _admissions(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """By day, the ranks that the party admits by itself, weeks after it came to them."""
        found: dict[int, tuple[int, ...]] = {}
        for rank in range(1, self.reached[-1] + 1):
            if self.rng.random() < 0.2:
                day = self.reached.index(next(r for r in self.reached if r >= rank)) + int(self.rng.exponential(45)) + 7
                found[day] = (*found.get(day, ()), rank)
        yield from found.items()

    def speaks(self, day: int, source: _Source, seen: dict[tuple[str, str], bool]) -> Iterator[Evidence]:
        rank = self.now[day]
        # who knows of something new is likelier to speak of that than of what everyone speaks of
        news = rank > self.top and source.kind != "party" and self.rng.random() < 0.5 * source.knows
        rumour = next((r for r in self.rumours if day in r.days and source.state in r.believers), None)
        sign = f"at-{rank}" if news else self._topic()
        if rumour is not None and self.rng.random() < 0.4:
            sign = f"at-{rumour.rank}"
        tense = self._tense(day, sign)
        if (sign, tense) not in seen:
            seen[sign, tense] = self._present(day, sign, tense)
        believed = rumour is not None and sign == f"at-{rumour.rank}"
        words = self._words(day, source, sign, tense, seen[sign, tense] or believed)
        if words is not None:
            if words.stance == "affirms" and words.sign.startswith("at-"):
                self.top = max(self.top, int(words.sign[3:]))
            yield from self.texts(source, words)

    def _topic(self) -> str:
        rung = int(np.clip(self.top + self.rng.choice([-1, 0, 1], p=[0.2, 0.45, 0.35]), 1, DEGREES - 1))
        return f"off-{rung}" if rung <= self.top and self.rng.random() < 0.15 else f"at-{rung}"

    def _tense(self, day: int, sign: str) -> Tense:
        """Of what happened where it is over, or not long ago; of what goes on else."""
        if sign.startswith("off-"):
            return "ongoing"
        rank = int(sign[3:])
        over = self.now[day] < rank <= self.reached[day]
        return "happened" if self.rng.random() < (0.6 if over else 0.35) else "ongoing"

    def _present(self, day: int, sign: str, tense: Tense) -> bool:
        """Whether the sign is to be seen that day, or was by then."""
        low, high = {"moderate": (0.12, 0.65), "strong": (0.03, 0.85), "decisive": (0.005, 0.95)}[self.tells[sign]]
        kind, rung = sign.split("-")
        rank = self.reached[day] if tense == "happened" else self.now[day]
        holds = rank >= int(rung) if kind == "at" else rank < int(rung)
        return bool(self.rng.random() < (high if holds else low))

    def word(
        self, day: int, sign: str, stance: str, certainty: Certainty, state: str, tense: Tense = "happened"
    ) -> _Said:
        self.said.append(_Said(day, sign, next(s for s in _STANCES if s == stance), certainty, tense, state))
        return self.said[-1]

    def _words(self, day: int, source: _Source, sign: str, tense: Tense, present: bool) -> _Said | None:
        rng, upward = self.rng, sign.startswith("at-")
        if source.kind == "party":
            return self._party(day, sign, tense, present, upward)
        if source.copies is not None and rng.random() < 0.6:
            heard = [s for s in self.said if s.state == source.copies]
            if heard:
                return replace(heard[-1], day=day, state=source.state)
        if source.gains and rng.random() < source.gains:
            return self.word(day, sign, "affirms" if upward else "denies", "certain", source.state, tense)
        if source.contrary and rng.random() < 0.4:
            return self.word(day, sign, "denies" if upward else "affirms", "certain", source.state, tense)
        if rng.random() < source.knows:
            if present:
                stance = "affirms" if rng.random() < 0.9 else "doubts"
                return self.word(day, sign, stance, self._hedge(0.65), source.state, tense)
            stance = str(rng.choice(["denies", "doubts", "affirms", "declines"], p=[0.45, 0.35, 0.03, 0.17]))
            return self.word(day, sign, stance, self._hedge(0.3 if stance == "affirms" else 0.65), source.state, tense)
        # one who does not know repeats what is about, or guesses
        if self.said and rng.random() < 0.4:
            last = self.said[int(rng.integers(max(0, len(self.said) - 5), len(self.said)))]
            return self.word(day, last.sign, last.stance, self._hedge(0.4), source.state, last.tense)
        stance = str(rng.choice(["affirms", "denies", "doubts", "declines"], p=[0.3, 0.25, 0.3, 0.15]))
        return self.word(day, sign, stance, self._hedge(0.4), source.state, tense)

    def _party(self, day: int, sign: str, tense: Tense, present: bool, upward: bool) -> _Said:
        if self.rng.random() < 0.2:
            return self.word(day, sign, "declines", "certain", "P", tense)
        if upward and self.rng.random() < (0.05 if present else 0.002):
            return self.word(day, sign, "confirms", "certain", "P", tense)
        return self.word(day, sign, "denies" if upward else "affirms", "certain", "P", tense)

    def _hedge(self, certain: float) -> Certainty:
        draw = self.rng.random()
        return "certain" if draw < certain else "probable" if draw < certain + (1 - certain) * 0.6 else "possible"

    def texts(self, source: _Source, words: _Said) -> Iterator[Evidence]:
        """The report of the words, and its reprints on the days after; now and then of something else altogether."""
        rng, n = self.rng, self.items
        self.items += 1
        match = float(rng.choice([1.0, 0.95, 0.85, 0.7], p=[0.5, 0.2, 0.2, 0.1]))
        if source.kind != "party" and rng.random() < 1.3 * (1 - match) + 0.01:
            stance = str(rng.choice(["affirms", "denies", "doubts"], p=[0.6, 0.2, 0.2]))
            words = replace(words, sign=self._topic(), stance=next(s for s in _STANCES if s == stance))
        said = START + timedelta(days=words.day)
        late = int(rng.integers(1, 10)) if rng.random() < 0.15 else 0
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
            tense=words.tense,
            said_on=None if rng.random() < 0.1 else said,
            published=said + timedelta(days=late),
            match=match,
            reason="simulated",
            origin=f"o{n:05d}",
            kind="unnamed person" if source.kind == "nameless" else "named person",
        )
        yield first
        for i, days in enumerate(rng.integers(0, 4, size=int(rng.poisson(0.8)))):
            # one reprint in five is not recognised as one
            origin = f"{first.origin}-{i}" if rng.random() < 0.2 else first.origin
            published = first.published + timedelta(days=int(days))
            yield replace(first, id=f"{first.id}-{i}", report=f"{first.report}-{i}", published=published, origin=origin)
