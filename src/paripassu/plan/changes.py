"""A step's condition and the facts in, the cheapest changes of the world that would turn its answer out."""

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations
from typing import Literal, NamedTuple

from paripassu.evidence.voices import Cast, raises
from paripassu.figures import beside
from paripassu.plan._said import said
from paripassu.plan.conditions import TODAY, Compiled, Day, Facts, Memo, bearing, terms
from paripassu.situation.language import STANDINGS, Fact, FactValue
from paripassu.situation.model import Situation
from paripassu.types import Change

Kind = Literal["confirm", "admit", "deny", "withdraw", "quiet", "crossing", "decide"]

COSTS: dict[Kind, float] = {
    "confirm": 1.0,  # each confirmation by one more independent source: the unit
    "admit": 2.5,  # an admission comes more rarely than a confirmation
    "deny": 1.0,
    "withdraw": 2.0,  # who denied seldom takes it back
    "quiet": 0.25,  # each day: four days of waiting for one source's worth of collection
    "crossing": 0.5,  # each nat of log-odds: two nats are about what one good source brings
    "decide": 1.0,
}
"""Costs in confirmations. They rank the changes; they are no forecast of how likely each is."""
MOST_CONFIRMED = 3
"""More confirmations of one thing than that are no answer."""
MOST_TOGETHER = 3
MOST_NUDGES = 16
MOST_WORLDS = 200
MOST_SIMULATED = 48
SHOWN = 3
_STEP = 0.001
"""How far past a threshold a crossing goes where the threshold itself does not do."""
_YEARS = 3_660
"""Days past which waiting is no answer."""
_LONGEST_QUIET = 90
"""The most quiet days that the filter is asked for."""


class Nudge(NamedTuple):
    """One thing that the world can bring."""

    kind: Kind
    target: str
    """Id of the indicator or step; name of the fact for a crossing; "" for quiet days."""
    amount: float
    """How many confirmations or days; the probability that is crossed to."""
    text: str
    cost: float


World = tuple[Nudge, ...]
Moves = dict[Fact, FactValue]
Held = Mapping[Fact, FactValue]
Asked = dict[Fact, set[float]]
"""The facts that a condition names, each with the figures of the leaves that name it."""
Simulate = Callable[[World], Facts]
"""Facts as they would be after some nudges, by running the real filter; crossings and decisions are not asked of it."""


def changes(
    situation: Situation,
    facts: Facts,
    condition: Compiled,
    wanted: bool,
    simulate: Simulate | None = None,
) -> tuple[Change, ...]:
    """`Seeker(situation, facts).changes(…)`, for a single call."""
    return Seeker(situation, facts).changes(condition, wanted, simulate)


class Seeker:
    """Finds the cheapest changes for the conditions of one situation on one day.

    What the world can bring to an indicator, and what that moves, is worked out once for all conditions that ask it;
    facts that were there when it was made must not change after that.
    """

    def __init__(self, situation: Situation, facts: Facts, memo: Memo | None = None) -> None:
        self.situation, self.facts = situation, facts
        self._day = Day(facts, Memo() if memo is None else memo)
        self._titles = {x.id: x.title for x in situation.indicators}
        self._degrees = {d.id: d.title for d in situation.degrees}
        self._order = {d.id: i for i, d in enumerate(situation.degrees)}
        self._nudges: dict[tuple[str, bool], tuple[Nudge, ...]] = {}
        self._reports: dict[tuple[Kind, str, float], Moves] = {}

    def changes(self, condition: Compiled, wanted: bool, simulate: Simulate | None = None) -> tuple[Change, ...]:
        """The cheapest changes that make *condition* answer *wanted*, smallest cost first, at most three.

        Without *simulate* each fact is taken as free: a confirmation moves the counts and the standing of its
        indicator, and a probability moves only by a crossing. With it, probabilities follow from the reports that a
        nudge stands for, and crossings, which nobody can order, are offered only where nothing that can be ordered
        does it. Empty where nothing within the bounds does.
        """
        if simulate is not None:
            states = {f: v for f, v in self.facts.values.items() if f.root == "steps"}

            def answer(world: World) -> bool | None:
                facts = simulate(world)
                return Day(replace(facts, values={**states, **facts.values}), Memo()).value(condition)

            named = {f.key for f in _asked(condition) if f.root == "indicators"}
            found = _by_simulation(list(self._simulated(condition)), lambda world: answer(world) is wanted, named)
            if found:
                return found
        asked = _asked(condition)
        held = {f: v for f in asked if (v := self.facts.values.get(f)) is not None}
        return _search(self._free(asked, condition), condition, wanted, self._day, lambda w: self._moves(held, w))

    # -- what the world can bring

    def _free(self, asked: Asked, condition: Compiled) -> Iterator[Nudge]:
        disputed = {f.key for f in asked if f.field == "disputed"}
        for x in dict.fromkeys(f.key for f in asked if f.root == "indicators"):
            yield from self._of_indicator(x, x in disputed)
        days = {n for f, numbers in asked.items() if f.root == "days_since" for n in self._days(f, numbers)}
        yield from (quiet(n) for n in sorted(days))
        for fact, numbers in asked.items():
            if fact.root in {"now", "reached"}:
                yield from self._crossings(fact, numbers)
            elif fact.root == "steps":
                yield decision(self.situation, fact.key, "authorise")
                yield decision(self.situation, fact.key, "stand down")
        if TODAY in asked:
            yield from self._dates({w: None for t in terms(condition) for w in t.program.words})

    def _simulated(self, condition: Compiled) -> Iterator[Nudge]:
        """Confirmations and admissions of what the condition names or what tells its degrees, and quiet days."""
        asked: dict[str, None] = {}
        for term in terms(condition):
            for fact in term.program.facts:
                if fact.root in {"indicators", "days_since"}:
                    asked[fact.key] = None
                elif fact.root in {"now", "reached"}:
                    asked.update(dict.fromkeys(bearing(self.situation, fact.key)))
        for x in asked:
            for nudge in self._of_indicator(x, False):
                who = " by a source rated B or better" if nudge.amount == 1 else " by sources rated B or better"
                yield nudge._replace(text=nudge.text + who) if nudge.kind == "confirm" else nudge
        yield quiet(_LONGEST_QUIET)

    def _of_indicator(self, x: str, disputed: bool) -> tuple[Nudge, ...]:
        """*disputed*: whether a denial, or the end of one, bears on what is asked."""
        if (x, disputed) not in self._nudges:
            self._nudges[x, disputed] = tuple(self._made(x, disputed))
        return self._nudges[x, disputed]

    def _made(self, x: str, disputed: bool) -> Iterator[Nudge]:
        title, get = self._titles[x], self.facts.values.get
        before = get(Fact("indicators", x, "independent"))
        for n in range(1, MOST_CONFIRMED + 1):
            words = "one more independent confirmation" if n == 1 else f"{_NUMBERS[n]} more independent confirmations"
            counts = "" if before is None else f" ({before} → {int(before) + n})"
            yield Nudge("confirm", x, n, f"{words} of “{title}”{counts}", n * COSTS["confirm"])
        if x in self._admissible:
            yield Nudge("admit", x, 1, f"an admission of “{title}” by the party itself", COSTS["admit"])
        if disputed and get(Fact("indicators", x, "disputed")) is True:
            yield Nudge("withdraw", x, 1, f"the denials of “{title}” withdrawn", COSTS["withdraw"])
        elif disputed:
            yield Nudge("deny", x, 1, f"a denial of “{title}”", COSTS["deny"])

    @cached_property
    def _admissible(self) -> frozenset[str]:
        """The indicators that the party can admit: its own deeds that it does not gain by. What it says of others' is no admission;
        whose deed it is that somebody suffers is not told where only the target is, and then none is asked for."""
        situation, cast = self.situation, Cast(self.situation)
        party = situation.party
        told = [x for x in situation.indicators if x.actor is not None or x.target is None]
        words = ((x, said(situation, x.id, party, party, "government", self.facts.as_of)) for x in told)
        return frozenset(x.id for x, word in words if cast.voice(word).side == "own" and raises(x, word))

    def _days(self, fact: Fact, numbers: set[float]) -> Iterator[int]:
        since = self.facts.values.get(fact)
        if since is None:
            return
        for number in numbers:
            for past in (0, 1):
                days = math.ceil(number) + past - int(since)
                if 0 < days <= _YEARS:
                    yield days

    def _dates(self, words: Iterable[str]) -> Iterator[Nudge]:
        for text in words:
            for past in (0, 1):
                days = (date.fromisoformat(text) - self.facts.as_of).days + past if text[:1].isdigit() else 0
                if 0 < days <= _YEARS:
                    yield quiet(days)

    def _crossings(self, fact: Fact, numbers: set[float]) -> Iterator[Nudge]:
        held = self.facts.values.get(fact)
        if held is None:
            return
        p, title = float(held), self._degrees[fact.key]
        at, name = _logit(p), fact.name
        what = (
            f"{'at least ' if fact.field == 'at_least' else ''}“{title}” {'now' if fact.root == 'now' else 'reached'}"
        )
        for number in sorted(numbers):
            for to in (number, number + math.copysign(_STEP, number - p)):
                if 0 < to < 1 and to != p:
                    verb = "rises" if to > p else "falls"
                    text = f"the probability of {what} {verb} from {beside(p, [to])} to {beside(to, [p])}"
                    yield Nudge("crossing", name, to, text, abs(_logit(to) - at) * COSTS["crossing"])

    # -- what a nudge does to free facts

    def _moves(self, held: Held, nudges: World) -> Moves:
        """What *nudges* move of the facts *held*; for an indicator all that they move, asked or not."""
        if len(nudges) == 1:
            return self._moved(held, nudges[0])
        updates: Moves = {}
        for nudge in nudges:
            updates.update(self._moved(held, nudge))
        return updates

    def _moved(self, held: Held, nudge: Nudge) -> Moves:
        kind, target, amount = nudge.kind, nudge.target, nudge.amount
        if kind == "quiet":
            return dict(_later(self.facts.as_of, held, int(amount)))
        if kind == "crossing":
            fact = next(f for f in held if f.root in {"now", "reached"} and f.name == target)
            return dict(_crossed(held, fact, amount, self._order))
        if kind == "decide":
            return {Fact("steps", target, "state"): "active" if amount else "ended"}
        if (kind, target, amount) not in self._reports:
            self._reports[kind, target, amount] = dict(_reported(self.facts, nudge))
        return self._reports[kind, target, amount]


def _asked(condition: Compiled) -> Asked:
    asked: Asked = {}
    for term in terms(condition):
        for fact in term.program.facts:
            asked.setdefault(fact, set()).update(term.program.numbers)
    return asked


# ---- search ----------------------------------------------------------------------------------------------------------


def _search(
    nudges: Iterable[Nudge], condition: Compiled, wanted: bool, day: Day, moves: Callable[[World], Moves]
) -> tuple[Change, ...]:
    """Uniform-cost search over sets of nudges that each turn at least one leaf; *moves*: the facts that a world moves.

    A set is tried only where it is cheaper than each single nudge that does it alone.
    """
    before = day.moved(condition, {}).answers()
    useful: list[Nudge] = []
    found: list[World] = []
    enough: set[tuple[Kind, str]] = set()
    for nudge in nudges:
        if (nudge.kind, nudge.target) in enough:
            continue
        after = day.moved(condition, moves((nudge,)))
        if after.answers() != before:
            if after.value(condition) is wanted:
                enough.add((nudge.kind, nudge.target))
                found.append((nudge,))
            else:
                useful.append(nudge)
    useful = sorted(useful, key=lambda n: (n.cost, n.text))[:MOST_NUDGES]
    bound = min((_cost(world)[0] for world in found), default=math.inf)
    together = [w for size in range(2, MOST_TOGETHER + 1) for w in combinations(useful, size) if _apart(w)]
    for world in sorted((w for w in together if _cost(w)[0] < bound), key=_cost)[:MOST_WORLDS]:
        if len(found) >= SHOWN + len(enough):
            break
        if day.moved(condition, moves(world)).value(condition) is wanted:
            found.append(world)
    return _shown(found)


def _by_simulation(
    nudges: Sequence[Nudge], turns: Callable[[World], bool], named: Collection[str] = ()
) -> tuple[Change, ...]:
    """The same over the real filter, which is slow: of each thing the most is tried first, and less only if that does.

    *turns*: whether a world gives the wanted answer; worlds over the bound of `MOST_SIMULATED` are taken not to. *named*: the indicators that the
    condition names, which come first among what costs the same.
    """
    asked = 0

    def does(world: World) -> bool:
        nonlocal asked
        asked += 1
        return asked <= MOST_SIMULATED and turns(world)

    things: dict[tuple[Kind, str], list[Nudge]] = {}
    for nudge in nudges:
        things.setdefault((nudge.kind, nudge.target), []).append(nudge)
    found: list[World] = []
    for amounts in sorted(things.values(), key=lambda ns: (ns[0].cost, ns[0].target not in named, ns[0].text)):
        most = max(amounts, key=lambda n: n.amount)
        if does((most,)):
            found.append((_least(most, amounts, does),))
    if not found:
        least = [min(amounts, key=lambda n: n.amount) for amounts in things.values()]
        pairs: list[World] = sorted(combinations(least, 2), key=_cost)
        found = [pair for pair in pairs if does(pair)][:SHOWN]
    return _shown(found, named)


def _least(most: Nudge, amounts: Sequence[Nudge], does: Callable[[World], bool]) -> Nudge:
    """The least that still does it, by halving, where *most* does."""
    steps = [quiet(n) for n in range(1, _LONGEST_QUIET + 1)] if most.kind == "quiet" else sorted(amounts, key=_amount)
    low, high = -1, len(steps) - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if does((steps[middle],)) else (middle, high)
    return steps[high]


def _amount(nudge: Nudge) -> float:
    return nudge.amount


def _cost(world: World) -> tuple[float, str]:
    return sum(n.cost for n in world), " ".join(n.text for n in world)


def _apart(world: World) -> bool:
    """Whether no two of the nudges are of the same thing."""
    return len({(n.kind, n.target) for n in world}) == len(world)


def _shown(found: Sequence[World], named: Collection[str] = ()) -> tuple[Change, ...]:
    """The cheapest of *found*, of each set of things the cheapest amounts; of what costs the same first what is *named*."""
    best: dict[tuple[tuple[Kind, str], ...], Change] = {}

    def order(world: World) -> tuple[float, bool, str]:
        cost, text = _cost(world)
        return cost, not any(n.target in named for n in world), text

    for world in sorted(found, key=order):
        key = tuple((n.kind, n.target) for n in world)
        best.setdefault(key, Change(" and ".join(n.text for n in world), round(_cost(world)[0], 3)))
    return tuple(best.values())[:SHOWN]


# ---- words for what the world can bring --------------------------------------------------------------------------------

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def quiet(days: int) -> Nudge:
    """*days* on which nothing is reported."""
    words = _NUMBERS[days] if days < len(_NUMBERS) else str(days)
    return Nudge("quiet", "", days, f"{words} quiet day{'s' * (days != 1)}", days * COSTS["quiet"])


def decision(situation: Situation, step: str, action: Literal["authorise", "stand down"]) -> Nudge:
    """A person's decision on another step."""
    title = next((s.title for s in situation.plan if s.id == step), step)
    return Nudge("decide", step, action == "authorise", f"a decision to {action} “{title}”", COSTS["decide"])


def _logit(p: float) -> float:
    p = min(max(p, 1e-6), 1 - 1e-6)
    return math.log(p / (1 - p))


# ---- what a nudge does to free facts ---------------------------------------------------------------------------------


def _later(as_of: date, held: Held, days: int) -> Iterator[tuple[Fact, FactValue]]:
    yield TODAY, (as_of + timedelta(days)).isoformat()
    for fact, value in held.items():
        if fact.root == "days_since":
            yield fact, int(value) + days


def _reported(facts: Facts, nudge: Nudge) -> Iterator[tuple[Fact, FactValue]]:
    """A confirmation is one more source, origin and report, and one standing up, to confirmed at most."""

    def fact(name: str) -> Fact:
        return Fact("indicators", nudge.target, name)

    if nudge.kind in {"deny", "withdraw"}:
        yield fact("disputed"), nudge.kind == "deny"
        return
    n = int(nudge.amount)
    rank = int(facts.values.get(fact("rank"), 0))
    rank = (
        STANDINGS.index("admitted") if nudge.kind == "admit" else max(rank, min(rank + n, STANDINGS.index("confirmed")))
    )
    for name in ("independent", "origins", "reports"):
        yield fact(name), int(facts.values.get(fact(name), 0)) + n
    yield fact("rank"), rank
    yield fact("standing"), STANDINGS[rank]
    yield Fact("days_since", nudge.target, ""), 0


def _crossed(held: Held, fact: Fact, to: float, order: Mapping[str, int]) -> Iterator[tuple[Fact, FactValue]]:
    """A probability moves those that it bounds: lower degrees are at least as likely, and reached as now."""
    yield fact, to
    if fact.field != "at_least":
        return
    at, up = order[fact.key], to > float(held[fact])
    for other, p in held.items():
        if other.root not in {"now", "reached"} or other.field != "at_least" or other == fact:
            continue
        below = order[other.key] <= at and other.root in {fact.root, "reached"}
        above = order[other.key] >= at and other.root in {fact.root, "now"}
        if (up and below and float(p) < to) or (not up and above and float(p) > to):
            yield other, to
