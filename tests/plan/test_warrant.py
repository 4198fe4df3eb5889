"""The probability that a step is warranted is the mass of the worlds in which its condition holds."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paripassu.plan import evaluate
from paripassu.plan.warrant import coupled

from .build import DAY, assessed, band, one, situation


def probability(when: str, **facts: object) -> float | None:
    s = situation(f"  - id: aid\n    title: A\n    when: {when}\n")
    return one(evaluate(s, [assessed(**facts)], (), DAY)).probability  # type: ignore[arg-type]


def test_it_is_the_posterior_of_the_degrees_that_meet_the_condition() -> None:
    assert probability("now.at_least.combat >= 0.8", combat=0.3) == pytest.approx(0.3)
    assert probability("now.at_least.combat < 0.3", combat=0.3) == pytest.approx(0.7)
    assert probability("now.is.deployed > 0.5", combat=0.3, deployed=0.9) == pytest.approx(0.6)


def test_standing_facts_are_fixed() -> None:
    both = "{all: [now.at_least.combat >= 0.8, indicators.fights.independent >= 2]}"
    assert probability(both, combat=0.3, fights=1) == 0.0
    assert probability(both, combat=0.3, fights=2) == pytest.approx(0.3)
    assert probability("indicators.fights.independent >= 2", fights=2) == 1.0


def test_a_missing_fact_leaves_it_open_only_where_it_matters() -> None:
    assert (
        probability("{all: [now.at_least.combat >= 0.8, indicators.fights.rank >= 2]}", combat=0.3, fights=None) is None
    )
    assert probability("{any: [now.at_least.none >= 0.8, indicators.fights.rank >= 2]}", fights=None) == pytest.approx(
        1.0
    )


def test_reached_and_now_part_when_a_thing_stops() -> None:
    s = situation("  - {id: aid, title: A, when: {all: [reached.at_least.combat > 0.5, now.at_least.combat < 0.5]}}\n")
    a = assessed(combat=0.1)
    stopped = replace(a.degrees[2], reached=band(0.8), reached_at_least=band(0.8))
    was = replace(a.degrees[1], reached=band(0.1))
    a = replace(a, degrees=(a.degrees[0], was, stopped))
    assert one(evaluate(s, [a], (), DAY)).probability == pytest.approx(0.7)  # 0.8 reached, of which 0.1 still
    joint = ((0.1, 0.0, 0.0), (0.0, 0.1, 0.0), (0.5, 0.2, 0.1))
    assert one(evaluate(s, [replace(a, joint=joint)], (), DAY)).probability == pytest.approx(0.7)


def test_p_min_asks_for_more_than_the_condition() -> None:
    plan = "  - {id: aid, title: A, when: now.at_least.combat >= 0.3, p_min: 0.6}\n"
    assert one(evaluate(situation(plan), [assessed(combat=0.5)], (), DAY)).warranted is False
    assert one(evaluate(situation(plan), [assessed(combat=0.7)], (), DAY)).warranted is True


@given(st.lists(st.floats(0.001, 1), min_size=2, max_size=7), st.lists(st.floats(0.001, 1), min_size=2, max_size=7))
def test_the_coupling_keeps_both_marginals(a: list[float], b: list[float]) -> None:
    n = min(len(a), len(b))
    left, right = [x / sum(a[:n]) for x in a[:n]], [x / sum(b[:n]) for x in b[:n]]
    rows = coupled(left, right)
    for i in range(n):
        assert sum(p for r, _, p in rows if r == i) == pytest.approx(left[i], abs=1e-6)
        assert sum(p for _, m, p in rows if m == i) == pytest.approx(right[i], abs=1e-6)
