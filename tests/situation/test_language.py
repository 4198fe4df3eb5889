"""A leaf goes in; a typed program comes out, or the fault with a caret. A missing fact is never a silent no."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paripassu.errors import ConditionError, Place
from paripassu.situation.language import FactValue, Names, Program, compile_leaf
from paripassu.situation.model import Leaf

NAMES = Names(
    frozenset({"none", "arms", "in-zone", "in-zone-2"}), frozenset({"troops", "a-b"}), frozenset({"aid", "send-aid"})
)


def program(text: str) -> Program:
    return compile_leaf(Leaf(text, Place("s.yaml", 1, 1), exact=True), NAMES)


def fault(text: str) -> str:
    with pytest.raises(ConditionError) as caught:
        program(text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "facts", "values", "answer"),
    [
        ("now.at_least.arms >= 0.8", ["now.at_least.arms"], [0.9], True),
        ("now.at_least.in-zone >= 0.8", ['now.at_least["in-zone"]'], [0.7], False),
        ("now.at_least.in-zone-2 >= 0.8", ['now.at_least["in-zone-2"]'], [0.9], True),
        ("now.at_least.arms-0.1 >= 0.8", ["now.at_least.arms"], [0.9], True),
        (
            'reached.is["in-zone"] < 0.3 || reached.is.none > 0.5',
            ['reached.is["in-zone"]', "reached.is.none"],
            [0.4, 0.6],
            True,
        ),
        ("indicators.a-b.independent >= 2", ['indicators["a-b"].independent'], [2], True),
        (
            'indicators["troops"].standing in ["confirmed", "admitted"]',
            ['indicators["troops"].standing'],
            ["likely"],
            False,
        ),
        ("!indicators.troops.disputed", ['indicators["troops"].disputed'], [False], True),
        ("steps.send-aid.state == 'active'", ['steps["send-aid"].state'], ["active"], True),
        ('days_since["troops"] >= 9', ['days_since["troops"]'], [10], True),
        ('today >= "2025-03-01"', ["today"], ["2025-02-28"], False),
        (
            "(now.at_least.arms - now.at_least.in-zone) > 0.1",
            ["now.at_least.arms", 'now.at_least["in-zone"]'],
            [0.9, 0.5],
            True,
        ),
    ],
)
def test_what_a_condition_may_say(text: str, facts: list[str], values: list[FactValue], answer: bool) -> None:
    p = program(text)
    assert [f.name for f in p.facts] == facts
    assert p.evaluate(values) is answer
    assert p.evaluate([None] * len(values)) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("now.at_least.arm >= 0.8", 'unknown degree "arm" — did you mean "arms"?'),
        ("now.at_lest.arms >= 0.8", 'did you mean "at_least"?'),
        ("nwo.at_least.arms >= 0.8", 'did you mean "now"?'),
        ('indicators["trops"].rank > 1', 'did you mean "troops"?'),
        ('indicators["troops"].ranks > 1', 'did you mean "rank"?'),
        ('indicators["troops"] > 1', "an indicator has .independent"),
        ('indicators["troops"].standing == "confirmd"', 'did you mean "confirmed"?'),
        ('steps["aid"].state == "confirmed"', 'no fact here can be "confirmed"'),
        ('steps["aids"].state == "active"', 'did you mean "aid"?'),
        ('today >= "2025-3-1"', "is not a day"),
        ("now.at_least.arms >= 1", "probabilities take a point (1.0)"),
        ("indicators.troops.independent >= 2.0", "counts take none (2)"),
        ("now.at_least.arms", "not a yes-or-no condition"),
        ("now.at_least.arms >= ", "unexpected the end of the condition"),
        ("now.at_least.arms > 0.5 and true", "and is &&"),
        ("now.at_least.arms = 0.5", "equal is =="),
        ("has(indicators.troops.rank)", "a silent no"),
        ("[1, 2].all(x, x > 1)", "functions and methods are not for conditions"),
        ("size(today) > 1", "conditions take no functions"),
        ('today.contains("2")', "functions and methods are not for conditions"),
        ("now.at_least.arms > 0.2 // && false", "a comment inside a condition"),
        ("double_0 > 1.0", 'unknown name "double_0"'),
        ("", "does not parse"),
    ],
)
def test_a_fault_is_told_at_load(text: str, words: str) -> None:
    assert words in fault(text)


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "text",
    [
        "now.at_least.arms > 0.5 && " * 5000 + "true",
        "(" * 1000 + "true" + ")" * 1000,
        "[" * 1000 + "1" + "]" * 1000 + " == 1",
        "!" * 3000 + "true",
        "now." * 25000,
        "x" * 100_000,
        "1+" * 1900 + "1 > 0",
        "true ? " * 500 + "true" + " : true" * 500,
        '"' + "a" * 99_998 + '"',
    ],
)
def test_hostile_conditions_are_refused(text: str) -> None:
    fault(text)


def test_a_missing_fact_decides_only_where_it_must() -> None:
    p = program("now.at_least.arms >= 0.8 && indicators.troops.rank >= 2")
    assert p.evaluate([0.1, None]) is False
    assert p.evaluate([0.9, None]) is None
    p = program("now.at_least.arms >= 0.8 || indicators.troops.rank >= 2")
    assert p.evaluate([0.9, None]) is True
    assert p.evaluate([0.1, None]) is None


def test_a_sum_without_an_answer_is_undetermined() -> None:
    assert program("1 / indicators.troops.reports > 0").evaluate([0]) is None


@given(st.text(alphabet="now.at_leasrm\"'[]()<>=!&|0123 -+*/%?:,indctroup", max_size=120))
def test_no_text_breaks_the_compiler(text: str) -> None:
    with suppress(ConditionError):  # any other exception is a fault of ours
        program(text)
