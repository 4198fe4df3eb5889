"""A plain comparison goes in; the answer without CEL is CEL's own answer, and what is not plain is left to CEL."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from paripassu.errors import Place
from paripassu.plan.comparisons import comparison
from paripassu.plan.conditions import Term
from paripassu.situation.language import FIELDS, STATES, FactValue, Names, Program, check, compile_leaf
from paripassu.situation.model import Leaf
from paripassu.types import Standing

IDS = ("x", "x-1", "x-10", "troops-in-combat", "1st", "at_least", "a.b", "独")
NAMES = Names(frozenset(IDS), frozenset(IDS), frozenset(IDS))
SIGNS = (">=", "<=", "==", "!=", "<", ">")

space = st.sampled_from(["", " ", "  ", "\n ", "\t"])
key = st.sampled_from(IDS).flatmap(lambda i: st.sampled_from([f'["{i}"]', f"['{i}']", f".{i}", f' [ "{i}" ]']))
count = st.integers(0, 12)
share = st.floats(0, 1).map(lambda p: round(p, 3))


@st.composite
def comparisons(draw: st.DrawFn) -> tuple[str, FactValue | None]:
    """A leaf that compares one fact, and a value for the fact; not each compiles."""
    root = draw(st.sampled_from(["now", "reached", "indicators", "steps", "days_since", "today"]))
    value: FactValue
    other: FactValue
    match root:
        case "now" | "reached":
            fact = f"{root}.{draw(st.sampled_from(['at_least', 'is']))}{draw(key)}"
            value, other = draw(share), draw(share)
        case "indicators":
            field = draw(st.sampled_from([f for f, kind in FIELDS.items() if kind != "bool"]))
            fact = f"indicators{draw(key)}.{field}"
            words = st.sampled_from(get_args(Standing))
            value, other = (draw(words), draw(words)) if field == "standing" else (draw(count), draw(count))
        case "steps":
            fact = f"steps{draw(key)}.state"
            value, other = draw(st.sampled_from(STATES)), draw(st.sampled_from(STATES))
        case "days_since":
            fact, value, other = f"days_since{draw(key)}", draw(count), draw(count)
        case _:
            days = st.dates().map(lambda d: d.isoformat())
            fact, value, other = "today", draw(days), draw(days)
    quote = draw(st.sampled_from("\"'"))
    figure = f"{quote}{other}{quote}" if isinstance(other, str) else repr(draw(st.sampled_from([other, value])))
    gaps = [draw(space) for _ in range(4)]
    text = f"{gaps[0]}{fact}{gaps[1]}{draw(st.sampled_from(SIGNS))}{gaps[2]}{figure}{gaps[3]}"
    return text, draw(st.sampled_from([value, other, None]))


def program(text: str) -> Program:
    return compile_leaf(leaf(text), NAMES)


def leaf(text: str) -> Leaf:
    return Leaf(text, Place("s.yaml", 1, 1))


@given(comparisons())
def test_it_answers_as_cel_does(case: tuple[str, FactValue | None]) -> None:
    text, value = case
    assume(not list(check(leaf(text), NAMES)))
    compiled = program(text)
    values = (value,) * len(compiled.facts)
    assert Term(leaf(text), compiled, comparison(compiled)).answer(values) == compiled.evaluate(values)


@pytest.mark.parametrize(
    "text",
    [
        "now.at_least.x >= 0.8",
        'reached.is["troops-in-combat"] < 0.25',
        "indicators.x.independent>=2",
        "indicators['x-1'].standing == 'confirmed'",
        "days_since.troops-in-combat > 9",
        'today >= "2025-03-01"',
        'steps["x"].state == "active"',
    ],
)
def test_what_plans_are_full_of_is_plain(text: str) -> None:
    assert comparison(program(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "0.8 <= now.at_least.x",
        "now.at_least.x >= 0.8 && now.at_least.x < 0.9",
        "now.at_least.x - 0.1 >= 0.8",
        "now.at_least.x >= 0.8 + 0.1",
        "now.at_least.x >= 8e-1",
        "now.at_least.x >= -0.8",
        "!(now.at_least.x >= 0.8)",
        "!indicators.x.disputed",
        "indicators.x.disputed == true",
        "indicators.x.standing in ['confirmed', 'admitted']",
        "double(indicators.x.reports) >= 0.5",
    ],
)
def test_what_is_more_than_that_is_left_to_cel(text: str) -> None:
    assert comparison(program(text)) is None


@pytest.mark.parametrize("value", [True, "2", 2.0])
def test_a_value_that_is_not_of_the_facts_type_is_left_to_cel(value: FactValue) -> None:
    compiled = program("indicators.x.independent >= 2")
    plain = comparison(compiled)
    assert plain is not None
    asked: list[object] = []

    class Spy:
        def eval(self, data: object) -> "Spy":
            asked.append(data)
            return self

        def value(self) -> None:
            return None

    term = Term(leaf(compiled.text), replace(compiled, expression=Spy()), plain)
    assert term.answer((2,)) is True
    assert asked == []
    assert term.answer((value,)) is None
    assert asked != []
