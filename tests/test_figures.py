"""A figure and what it is held against in; so many of its digits out that one sees how the two compare."""

from hypothesis import given
from hypothesis import strategies as st

from paripassu import payload
from paripassu.figures import beside, figures_in, percent_beside
from paripassu.situation.language import Fact
from paripassu.types import Clause
from paripassu.web.pages import plan

shares = st.floats(0, 1)


def test_a_half_is_rounded_once() -> None:
    assert percent_beside(0.995, [0.7]) == "99 %"


@given(shares, st.integers(0, 100).map(lambda n: n / 100))
def test_what_is_shown_lies_on_the_same_side(value: float, asked: float) -> None:
    for shown, unit in ((beside(value, [asked]), 1), (percent_beside(value, [asked]).removesuffix(" %"), 100)):
        if shown.startswith("just "):
            under, where = shown.split()[1:]
            assert (value < float(where) / unit) == (under == "under")
        else:
            figure = round(float(shown) / unit, 6)
            assert ((figure > asked), (figure < asked)) == ((value > asked), (value < asked))


def test_two_digits_are_enough_where_they_tell() -> None:
    assert [beside(p, [0.8]) for p in (0.92, 0.8, 0.004)] == ["0.92", "0.80", "0.00"]
    assert [percent_beside(p, [0.8]) for p in (0.92, 0.8, 0.004)] == ["92 %", "80 %", "0.4 %"]


def test_the_plans_page_shows_on_which_side_a_probability_lies() -> None:
    fact = Fact("now", "combat", "at_least")
    shown = [plan._figure(fact, p, 0.7) for p in (0.6971, 0.704, 0.7, 0.614, 0.0004)]
    assert shown == ["69.7 %", "70.4 %", "70 %", "61 %", "< 1 %"]
    assert plan._figure(fact, None, 0.7) == "not known"


def test_the_figures_of_a_condition() -> None:
    assert figures_in("now.at_least.a-2 >= 0.70") == (0.7,)
    assert figures_in('indicators["x-0.5"].rank >= 2 && now["a"] < .3') == (2.0, 0.3)
    assert figures_in("today >= '2024-11-05'") == ()


def test_a_clause_shows_how_its_facts_compare() -> None:
    fails = Clause("now.at_least.combat >= 0.7", value=False, facts=(("now.at_least.combat", 0.6971),))
    assert payload.clause(fails) == "now.at_least.combat >= 0.7 (0.697)"
    two = Clause("now.a > now.b", value=False, facts=(("now.a", 0.7012), ("now.b", 0.7014)))
    assert payload.clause(two) == "now.a > now.b (now.a: 0.70; now.b: 0.7014)"
    other = Clause('indicators["x"].rank >= 2', value=True, facts=(("indicators.x.rank", 3),))
    assert payload.clause(other) == 'indicators["x"].rank >= 2 (3)'
