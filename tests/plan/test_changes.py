"""A condition and the facts go in; the cheapest changes of the world come out, and they do change the answer."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.plan import World, evaluate
from paripassu.plan.changes import changes
from paripassu.plan.conditions import Compiler, Day, Facts, Memo, combined, facts_of
from paripassu.types import Change

from .build import DAY, assessed, one, situation


def found(when: str, *, combat: float = 0.62, fights: int = 1, disputed: bool = False) -> tuple[Change, ...]:
    s = situation(f"  - id: aid\n    title: A\n    when:\n      {when}\n")
    return one(evaluate(s, [assessed(combat=combat, fights=fights, disputed=disputed)], (), DAY)).cheapest_change


def test_one_more_independent_confirmation() -> None:
    change = found('indicators["fights"].independent >= 2')[0]
    assert change == Change("one more independent confirmation of “Troops in combat” (1 → 2)", 1.0)


def test_two_more_for_a_standing() -> None:
    texts = [c.text for c in found('indicators["fights"].standing in ["confirmed", "admitted"]')]
    assert texts == [
        "two more independent confirmations of “Troops in combat” (1 → 3)",
        "an admission of “Troops in combat” by the party itself",
    ]


def test_an_admission_where_no_confirmation_would_do() -> None:
    assert [c.text for c in found("indicators.fights.rank >= 4")] == [
        "an admission of “Troops in combat” by the party itself"
    ]


def test_the_party_admits_nothing_of_what_others_do_or_of_what_is_over() -> None:
    when = "  - id: aid\n    title: A\n    when:\n      indicators.fights.rank >= 4\n"
    s = situation(when)
    party, other = (replace(s.indicator("fights"), actor=actor) for actor in ("PRK", "UKR"))
    over = replace(s.indicator("fights"), at_least=None, at_most="none")
    for fights, texts in (
        (party, ["an admission of “Troops in combat” by the party itself"]),
        (other, []),
        (replace(party, actor=None, target="PRK"), []),
        (replace(party, actor=None, target="UKR"), []),
        (over, []),
    ):
        asked = replace(s, indicators=(s.indicator("troops"), fights))
        view = one(evaluate(asked, [assessed(combat=0.62, fights=1)], (), DAY))
        assert [c.text for c in view.cheapest_change] == texts


def test_a_party_that_cannot_speak_is_not_waited_for() -> None:
    s = situation("  - id: aid\n    title: A\n    when:\n      indicators.fights.rank >= 4\n")
    mute = replace(s, actors={**s.actors, "PRK": replace(s.actors["PRK"], speaks=False)})
    assert one(evaluate(mute, [assessed(combat=0.62, fights=1)], (), DAY)).cheapest_change == ()


def test_a_probability_is_crossed_with_its_numbers() -> None:
    change = found("now.at_least.combat >= 0.8")[0]
    assert change.text == "the probability of at least “Troops in combat” now rises from 0.62 to 0.80"


def test_a_crossing_near_by_shows_both_ends() -> None:
    s = situation("  - {id: aid, title: A, when: now.at_least.combat >= 0.6}\n")
    (change, *_) = one(evaluate(s, [assessed(combat=0.597)], (), DAY)).cheapest_change
    assert change.text == "the probability of at least “Troops in combat” now rises from 0.597 to 0.60"


def test_quiet_days() -> None:
    s = situation("  - {id: aid, title: A, when: days_since.fights >= 9}\n")
    history = [assessed(DAY + timedelta(n), fights=1, reports=1) for n in range(4)]
    assert one(evaluate(s, history, (), history[-1].as_of)).cheapest_change[0].text == "six quiet days"
    assert found('today >= "2024-11-10"')[0].text == "nine quiet days"


def test_two_things_together_where_one_does_not_do() -> None:
    change = found("all: [now.at_least.combat >= 0.8, indicators.fights.independent >= 2]")[0]
    assert " and " in change.text
    assert change.cost > 1


def test_the_cheaper_of_two_ways_comes_first() -> None:
    texts = [c.text for c in found("any: [indicators.fights.rank >= 4, indicators.fights.independent >= 2]")]
    assert texts[0].startswith("one more independent confirmation")
    assert texts[1].startswith("an admission")


def test_what_would_settle_a_dispute() -> None:
    assert (
        found("'!indicators.fights.disputed'", disputed=True)[0].text == "the denials of “Troops in combat” withdrawn"
    )


def test_what_would_end_a_warranted_step() -> None:
    s = situation("  - {id: aid, title: A, when: now.at_least.combat >= 0.5, stand_down: now.at_least.combat < 0.3}\n")
    change = one(evaluate(s, [assessed(combat=0.6)], (), DAY)).cheapest_change[0]
    assert change.text == "the probability of at least “Troops in combat” now falls from 0.60 to 0.30"


def test_nothing_is_offered_where_nothing_does_it() -> None:
    assert found("now.at_least.combat > 1.0") == ()


def test_the_real_filter_is_asked_where_there_is_one() -> None:
    """With a filter in which a confirmation brings combat up and quiet brings it down, the probability follows."""
    s = situation("  - {id: aid, title: A, when: now.at_least.combat >= 0.8, stand_down: now.at_least.combat < 0.3}\n")
    asked: list[World] = []

    def simulate(world: World, before: float) -> Facts:
        asked.append(world)
        p = before
        for nudge in world:
            p = (
                p + 0.1 * nudge.amount
                if nudge.kind == "confirm"
                else p * 0.9**nudge.amount
                if nudge.kind == "quiet"
                else p
            )
        return facts_of(assessed(combat=min(p, 1.0), deployed=1.0))

    up = one(evaluate(s, [assessed(combat=0.62)], (), DAY, lambda w: simulate(w, 0.62)))
    texts = [c.text for c in up.cheapest_change]
    assert "two more independent confirmations of “Troops in combat” (0 → 2) by sources rated B or better" in texts
    down = one(evaluate(s, [assessed(combat=0.82)], (), DAY, lambda w: simulate(w, 0.82)))
    assert [c.text for c in down.cheapest_change] == ["ten quiet days"]  # 0.82 · 0.9^10 = 0.286, 0.9^9 leaves 0.318
    assert all(nudge.kind != "crossing" for world in asked for nudge in world)


def test_of_what_costs_the_same_what_the_condition_names_comes_first() -> None:
    plan = "  - {{id: aid, title: A, when: 'now.at_least.deployed >= 0.8{}'}}\n"

    def simulate(world: World) -> Facts:
        return facts_of(assessed(combat=0.1, deployed=0.9 if any(n.kind == "confirm" for n in world) else 0.5))

    def first(also: str) -> str:
        s = situation(plan.format(also))
        step = one(evaluate(s, [assessed(combat=0.1, deployed=0.5)], (), DAY, simulate))
        return step.cheapest_change[0].text

    assert "“Troops in combat”" in first("")
    assert "“Troops moved”" in first(' && indicators["troops"].independent >= 0')


LEAVES = st.sampled_from(
    [
        "now.at_least.combat >= 0.8",
        "now.at_least.deployed < 0.4",
        "indicators.fights.independent >= 2",
        "indicators.fights.rank >= 3",
        "indicators.troops.disputed",
        "now.is.combat > 0.3",
    ]
)


@settings(deadline=None)
@given(
    st.lists(LEAVES, min_size=1, max_size=3, unique=True),
    st.sampled_from(["all", "any"]),
    st.floats(0, 0.9),
    st.booleans(),
)
def test_a_change_costs_something_and_is_sorted(texts: list[str], kind: str, combat: float, wanted: bool) -> None:
    s = situation(f"  - id: aid\n    title: A\n    when: {{{kind}: [{', '.join(texts)}]}}\n")
    condition = Compiler(s).compile(s.plan[0].when)
    assert condition is not None
    facts = facts_of(assessed(combat=combat, fights=1))
    if Day(facts, Memo()).value(condition) is wanted:
        return
    costs = [c.cost for c in changes(s, facts, condition, wanted)]
    assert costs == sorted(costs)
    assert all(c > 0 for c in costs)


@pytest.mark.parametrize("kind", ["all", "any", "at_least"])
@given(values=st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=5), n=st.integers(1, 5))
def test_three_valued_answers_are_what_all_fillings_agree_on(kind: str, values: list[bool | None], n: int) -> None:
    """Kleene's answer is yes or no only where every way of settling what is unknown gives it."""
    fillings: list[list[bool]] = [[]]
    for v in values:
        fillings = [[*f, x] for f in fillings for x in ((True, False) if v is None else (v,))]
    wanted = {"all": len(values), "any": 1, "at_least": n}[kind]
    answers = {sum(filling) >= wanted for filling in fillings}
    assert combined(kind, values, n) == (answers.pop() if len(answers) == 1 else None)
