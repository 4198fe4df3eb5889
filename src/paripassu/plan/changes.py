"""A step's condition and the facts in, the cheapest changes of the world that would turn its answer out."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Literal, NamedTuple

from paripassu.plan.conditions import TODAY, Compiled, Day, Facts, Memo, bearing, terms
from paripassu.situation.language import FIELDS, STANDINGS, Fact, FactValue, Program
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
MOST_TOGETHER = 3
MOST_NUDGES = 16
MOST_WORLDS = 200
MOST_SIMULATED = 48
SHOWN = 3
_STEP = 0.001
"""How far past a threshold a crossing goes where the threshold itself does not do."""
_YEARS = 3_660
"""Days past which waiting is no answer."""
_QUIET = (1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90)


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
Simulate = Callable[[World], Facts]
"""Facts as they would be after some nudges, by running the real filter; crossings and decisions are not asked of it."""


def changes(
    situation: Situation,
    facts: Facts,
    condition: Compiled,
    wanted: bool,
    simulate: Simulate | None = None,
) -> tuple[Change, ...]:
    """The cheapest changes that make *condition* answer *wanted*, smallest cost first, at most three.

    Without *simulate* each fact is taken as free: a confirmation moves the counts and the standing of its indicator,
    and a probability moves only by a crossing. With it, probabilities follow from the reports that a nudge stands for,
    so that crossings, which nobody can order, are not offered. Empty where nothing within the bounds does it.
    """
    if simulate is None:
        few = _asked(facts, condition)
        return _search(_free(situation, few, condition), condition, wanted, few, _moves(few, situation))
    nudges = list(_simulated(situation, facts, condition))
    return _by_simulation(nudges, condition, wanted, simulate)


# ---- search ----------------------------------------------------------------------------------------------------------


def _search(
    nudges: Iterable[Nudge], condition: Compiled, wanted: bool, facts: Facts, moves: Callable[[World], Moves]
) -> tuple[Change, ...]:
    """Uniform-cost search over sets of nudges that each turn at least one leaf; *moves*: the facts that a world moves.

    A set is tried only where it is cheaper than each single nudge that does it alone.
    """
    day = Day(facts, Memo())
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


def _by_simulation(nudges: list[Nudge], condition: Compiled, wanted: bool, simulate: Simulate) -> tuple[Change, ...]:
    """The same over the real filter: fewer worlds, in order of cost, and quiet days narrowed down by halving."""
    known: dict[World, bool] = {}

    def turns(world: World) -> bool:
        if world not in known:
            known[world] = len(known) < MOST_SIMULATED and Day(simulate(world), Memo()).value(condition) is wanted
        return known[world]

    found: list[World] = []
    best: set[tuple[Kind, str]] = set()
    for nudge in sorted(nudges, key=lambda n: (n.cost, n.text)):
        if (nudge.kind, nudge.target) not in best and turns((nudge,)):
            best.add((nudge.kind, nudge.target))
            found.append((_narrowed(nudge, turns),))
    if not found:
        singles = [n for n in nudges if n.amount == 1 or n.kind == "quiet"]
        pairs: list[World] = sorted(combinations(singles, 2), key=_cost)
        found = [pair for pair in pairs if _apart(pair) and turns(pair)][:SHOWN]
    return _shown(found)


def _narrowed(nudge: Nudge, turns: Callable[[World], bool]) -> Nudge:
    """The fewest quiet days between the last number that was tried in vain and this one."""
    if nudge.kind != "quiet":
        return nudge
    high = int(nudge.amount)
    low = max((d for d in _QUIET if d < high), default=0)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if turns((quiet(middle),)) else (middle, high)
    return quiet(high)


def _cost(world: World) -> tuple[float, str]:
    return sum(n.cost for n in world), " ".join(n.text for n in world)


def _apart(world: World) -> bool:
    """Whether no two of the nudges are of the same thing."""
    return len({(n.kind, n.target) for n in world}) == len(world)


def _shown(found: Sequence[World]) -> tuple[Change, ...]:
    """The cheapest of *found*, of each set of things the cheapest amounts."""
    best: dict[tuple[tuple[Kind, str], ...], Change] = {}
    for world in sorted(found, key=_cost):
        key = tuple((n.kind, n.target) for n in world)
        best.setdefault(key, Change(" and ".join(n.text for n in world), round(_cost(world)[0], 3)))
    return tuple(best.values())[:SHOWN]


# ---- what the world can bring ----------------------------------------------------------------------------------------


def _free(situation: Situation, facts: Facts, condition: Compiled) -> Iterator[Nudge]:
    programs = {t.program.text: t.program for t in terms(condition)}
    asked: dict[Fact, set[float]] = {}
    for program in programs.values():
        for fact in program.facts:
            asked.setdefault(fact, set()).update(program.numbers)
    for x in dict.fromkeys(f.key for f in asked if f.root == "indicators"):
        yield from _of_indicator(situation, facts, x, {f.field for f in asked if f.key == x})
    days = {n for f, numbers in asked.items() if f.root == "days_since" for n in _days(facts, f, numbers)}
    yield from (quiet(n) for n in sorted(days))
    for fact, numbers in asked.items():
        if fact.root in {"now", "reached"}:
            yield from _crossings(situation, facts, fact, numbers)
        elif fact.root == "steps":
            yield decision(situation, fact.key, "authorise")
            yield decision(situation, fact.key, "stand down")
    if TODAY in asked:
        yield from _dates(facts, programs.values())


def _simulated(situation: Situation, facts: Facts, condition: Compiled) -> Iterator[Nudge]:
    """Confirmations and admissions of what the condition names or what tells its degrees, and quiet days."""
    asked: dict[str, None] = {}
    for term in terms(condition):
        for fact in term.program.facts:
            if fact.root in {"indicators", "days_since"}:
                asked[fact.key] = None
            elif fact.root in {"now", "reached"}:
                asked.update(dict.fromkeys(bearing(situation, fact.key)))
    for x in asked:
        yield from _of_indicator(situation, facts, x, {"independent"})
    yield from (quiet(n) for n in _QUIET)


def _asked(facts: Facts, condition: Compiled) -> Facts:
    """The facts that bear on *condition*: those that it names and all of the indicators that it names."""
    named = [fact for term in terms(condition) for fact in term.program.facts]
    named += [Fact("indicators", f.key, name) for f in named if f.root == "indicators" for name in FIELDS]
    get = facts.values.get
    return Facts(facts.as_of, {f: v for f in named if (v := get(f)) is not None})


def _of_indicator(situation: Situation, facts: Facts, x: str, fields: set[str]) -> Iterator[Nudge]:
    title = situation.indicator(x).title
    for n in (1, 2, 3):
        words = "one more independent confirmation" if n == 1 else f"{_NUMBERS[n]} more independent confirmations"
        yield Nudge("confirm", x, n, f"{words} of “{title}”{_counts(facts, x, n)}", n * COSTS["confirm"])
    yield Nudge("admit", x, 1, f"an admission of “{title}” by the party itself", COSTS["admit"])
    if "disputed" in fields:
        if facts.values.get(Fact("indicators", x, "disputed")) is True:
            yield Nudge("withdraw", x, 1, f"the denials of “{title}” withdrawn", COSTS["withdraw"])
        else:
            yield Nudge("deny", x, 1, f"a denial of “{title}”", COSTS["deny"])


def _counts(facts: Facts, x: str, n: int) -> str:
    before = facts.values.get(Fact("indicators", x, "independent"))
    return "" if before is None else f" ({before} → {int(before) + n})"


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def quiet(days: int) -> Nudge:
    """*days* on which nothing is reported."""
    words = _NUMBERS[days] if days < len(_NUMBERS) else str(days)
    return Nudge("quiet", "", days, f"{words} quiet day{'s' * (days != 1)}", days * COSTS["quiet"])


def decision(situation: Situation, step: str, action: Literal["authorise", "stand down"]) -> Nudge:
    """A person's decision on another step."""
    title = next((s.title for s in situation.plan if s.id == step), step)
    return Nudge("decide", step, action == "authorise", f"a decision to {action} “{title}”", COSTS["decide"])


def _days(facts: Facts, fact: Fact, numbers: set[float]) -> Iterator[int]:
    since = facts.values.get(fact)
    if since is None:
        return
    for number in numbers:
        for past in (0, 1):
            days = math.ceil(number) + past - int(since)
            if 0 < days <= _YEARS:
                yield days


def _dates(facts: Facts, programs: Iterable[Program]) -> Iterator[Nudge]:
    for program in programs:
        for text in program.words:
            for past in (0, 1):
                days = (date.fromisoformat(text) - facts.as_of).days + past if text[:1].isdigit() else 0
                if 0 < days <= _YEARS:
                    yield quiet(days)


def _crossings(situation: Situation, facts: Facts, fact: Fact, numbers: set[float]) -> Iterator[Nudge]:
    p = facts.values.get(fact)
    if p is None:
        return
    title = next(d.title for d in situation.degrees if d.id == fact.key)
    what = f"{'at least ' if fact.field == 'at_least' else ''}“{title}” {'now' if fact.root == 'now' else 'reached'}"
    for number in sorted(numbers):
        for to in (number, number + math.copysign(_STEP, number - float(p))):
            if 0 < to < 1 and to != p:
                nats = abs(_logit(to) - _logit(float(p)))
                verb = "rises" if to > float(p) else "falls"
                text = f"the probability of {what} {verb} from {float(p):.2f} to {to:.2f}"
                yield Nudge("crossing", fact.name, to, text, nats * COSTS["crossing"])


def _logit(p: float) -> float:
    p = min(max(p, 1e-6), 1 - 1e-6)
    return math.log(p / (1 - p))


# ---- what a nudge does to free facts ---------------------------------------------------------------------------------


def _moves(facts: Facts, situation: Situation) -> Callable[[World], Moves]:
    by_name = {f.name: f for f in facts.values if f.root in {"now", "reached"}}
    order = {d.id: i for i, d in enumerate(situation.degrees)}

    def moves(nudges: World) -> Moves:
        updates: Moves = {}
        for nudge in nudges:
            if nudge.kind == "quiet":
                updates.update(_later(facts, int(nudge.amount)))
            elif nudge.kind == "crossing":
                updates.update(_crossed(facts, by_name[nudge.target], nudge.amount, order))
            elif nudge.kind == "decide":
                updates[Fact("steps", nudge.target, "state")] = "active" if nudge.amount else "ended"
            else:
                updates.update(_reported(facts, nudge))
        return updates

    return moves


def _later(facts: Facts, days: int) -> Iterator[tuple[Fact, FactValue]]:
    yield TODAY, (facts.as_of + timedelta(days)).isoformat()
    for fact, value in facts.values.items():
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


def _crossed(facts: Facts, fact: Fact, to: float, order: dict[str, int]) -> Iterator[tuple[Fact, FactValue]]:
    """A probability moves those that it bounds: lower degrees are at least as likely, and reached as now."""
    yield fact, to
    if fact.field != "at_least":
        return
    at, up = order[fact.key], to > float(facts.values[fact])
    for other, p in facts.values.items():
        if other.root not in {"now", "reached"} or other.field != "at_least" or other == fact:
            continue
        below = order[other.key] <= at and other.root in {fact.root, "reached"}
        above = order[other.key] >= at and other.root in {fact.root, "now"}
        if (up and below and float(p) < to) or (not up and above and float(p) > to):
            yield other, to
