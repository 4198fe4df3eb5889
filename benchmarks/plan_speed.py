"""Prints how long a large plan takes, and hostile conditions: `python -m benchmarks.plan_speed [STEPS] [INDICATORS]`."""

import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from paripassu.errors import Place, Problem, SituationError
from paripassu.plan import Plan
from paripassu.situation import parse
from paripassu.situation.language import Names, check
from paripassu.situation.model import Actor, Degree, Indicator, Leaf, Node, Situation, Step
from paripassu.types import Assessment, Band, DegreeView, IndicatorView, Standing

STANDINGS: tuple[Standing, ...] = ("unreported", "suspected", "likely", "confirmed", "admitted")
DEGREES = ("none", "arms", "personnel", "deployed", "in-zone", "combat", "beyond")
DAY = date(2025, 1, 15)


def situation(steps: int, indicators: int) -> Situation:
    """A plan whose leaves are nearly all different, so that nothing is won by evaluating one for many steps."""

    def leaf(text: str) -> Leaf:
        return Leaf(text, Place("situation.yaml", 1, 1))

    def step(i: int) -> Step:
        degree, threshold = DEGREES[1 + i % 6], 0.3 + (i % 500) / 1000
        when = Node(
            "all",
            (
                leaf(f'now.at_least["{degree}"] >= {threshold:.4f}'),
                leaf(f'indicators["i{i % indicators}"].independent >= {i % 4}'),
            ),
        )
        down = leaf(f'now.at_least["{degree}"] < {threshold - 0.2:.4f}')
        ready = leaf(f'reached.at_least["{degree}"] >= {threshold - 0.1:.4f}')
        return Step(f"s{i}", f"Step {i}", when, down, ready)

    return Situation(
        id="speed",
        title="Speed",
        party="A",
        beneficiary=None,
        actors={"A": Actor("A", "Party")},
        degrees=tuple(Degree(d, d) for d in DEGREES),
        sources=(),
        indicators=tuple(
            Indicator(f"i{i}", f"Indicator {i}", DEGREES[1 + i % 6], None, "strong", "A", None, (), ("x",), ())
            for i in range(indicators)
        ),
        plan=tuple(step(i) for i in range(steps)),
    )


def assessment(s: Situation, day: date) -> Assessment:
    mass = (0.02, 0.05, 0.08, 0.2, 0.3, 0.25, 0.1)

    def band(p: float) -> Band:
        return Band(p, p, p)

    return Assessment(
        situation=s.id,
        as_of=day,
        now="in-zone",
        reached="in-zone",
        degrees=tuple(
            DegreeView(d, band(mass[i]), band(mass[i]), band(sum(mass[i:])), band(sum(mass[i:])))
            for i, d in enumerate(DEGREES)
        ),
        indicators=tuple(
            IndicatorView(x.id, STANDINGS[i % 5], i % 7 == 0, i % 4, i % 6, i % 9, (), (), (f"e{i}",))
            for i, x in enumerate(s.indicators)
        ),
        weights={f"e{i}": float(i % 5) for i in range(len(s.indicators))},
    )


def hostile(s: Situation) -> tuple[tuple[str, Callable[[], object]], ...]:
    """Conditions made to take long, and what reads them: each is refused, or bounded."""
    names = Names.of(s)

    def leaf(text: str) -> Callable[[], object]:
        return lambda: list(check(Leaf(text, Place("situation.yaml", 1, 1)), names))

    def file(condition: str) -> Callable[[], object]:
        head = "situation: x\ntitle: X\nactors: {A: {name: A}}\nparty: A\ndegrees: [{id: a, title: A}, {id: b, title: B}]\n"
        return lambda: refused(f"{head}plan:\n  - id: s\n    title: S\n    when: {condition}\n")

    every = " && ".join(f'indicators["{x.id}"].rank >= 1' for x in s.indicators)
    deep = "now.at_least.b > 0.1"
    for _ in range(1000):
        deep = f"{{not: {deep}}}"
    return (
        ("100,000 characters", leaf("now.at_least.combat > 0.5 && " * 3571 + "true")),
        ("100,000 characters of one name", leaf("x" * 100_000)),
        ("brackets nested 1,000 deep", leaf("(" * 1000 + "true" + ")" * 1000)),
        ("groups nested 1,000 deep", file(deep)),
        ("groups nested 1,000 deep, by lines", file("".join(f"\n{' ' * (6 + i)}not:" for i in range(1000)))),
        ("a loop over everything", leaf("indicators.all(x, indicators.all(y, indicators.all(z, x != y)))")),
        ("a loop over a list of 1,000", leaf(f"[{', '.join(map(str, range(1000)))}].all(x, x > 0)")),
        ("everything named at once", leaf(every)),
        ("a group of 10,000", file(f"{{all: [{', '.join(['now.at_least.b > 0.1'] * 10_000)}]}}")),
    )


def refused(text: str) -> tuple[Problem, ...]:
    """What is wrong with a situation file."""
    try:
        parse(text, "situation.yaml")
    except SituationError as error:
        return error.problems or (Problem(Place("situation.yaml"), str(error)),)
    return ()


def best(call: Callable[[], object], times: int = 5) -> float:
    """Least processor seconds of *times* calls."""
    took = []
    for _ in range(times):
        start = time.process_time()
        call()
        took.append(time.process_time() - start)
    return min(took)


def main(steps: int = 1000, indicators: int = 300) -> None:
    s = situation(steps, indicators)
    plan = Plan(s)
    days = [assessment(s, DAY - timedelta(n)) for n in range(14, -1, -1)]
    rows = (
        ("compile", best(lambda: Plan(s))),
        ("states and reasons, one day", best(lambda: plan.evaluate(days[-1:], (), DAY, with_changes=False))),
        ("with the cheapest changes", best(lambda: plan.evaluate(days[-1:], (), DAY))),
        ("with fifteen days of history", best(lambda: plan.evaluate(days, (), DAY))),
    )
    print(f"{steps} steps over {indicators} indicators")
    for what, seconds in rows:
        print(f"  {what:36} {seconds * 1000:8.1f} ms")
    print("hostile conditions")
    for what, call in hostile(s):
        found = call()
        answer = "refused" if found else "taken"
        print(f"  {what:36} {best(call, 2) * 1000:8.1f} ms  {answer}")


if __name__ == "__main__":
    main(*(int(a) for a in sys.argv[1:3]))
