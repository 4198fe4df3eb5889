"""Days of assessments and decisions go in; the state of a step comes out, with its dwell and its reasons."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paripassu.errors import UsageError
from paripassu.plan import evaluate
from paripassu.types import StepView

from .build import DAY, assessed, days, decision, one, situation

STEP = """\
  - id: aid
    title: Send aid
    when: now.at_least.combat >= 0.8
    stand_down: now.at_least.combat < 0.3
    readiness: now.at_least.combat >= 0.5
    dwell: {up: 2d, down: 3d}
    authority: Council
"""


def run(values: list[float], decisions: tuple = (), plan: str = STEP) -> StepView:  # type: ignore[type-arg]
    history = days(values)
    return one(evaluate(situation(plan), history, decisions, history[-1].as_of))


def test_it_rises_only_after_its_dwell() -> None:
    assert run([0.1]).state == "dormant"
    assert run([0.1, 0.6]).state == "readiness"
    waiting = run([0.1, 0.9, 0.9])
    assert (waiting.state, waiting.warranted) == ("readiness", False)
    assert waiting.notes == ("its condition holds since 2024-11-02; warranted if it still holds on 2024-11-04",)
    assert waiting.cheapest_change[0].text == "one more day on which its condition still holds"
    up = run([0.1, 0.9, 0.9, 0.9])
    assert (up.state, up.warranted, up.since) == ("warranted", True, DAY + timedelta(3))


def test_one_day_in_between_starts_the_dwell_anew() -> None:
    assert run([0.9, 0.9, 0.7, 0.9, 0.9]).state == "readiness"
    assert run([0.9, 0.9, 0.7, 0.9, 0.9, 0.9]).state == "warranted"


def test_it_falls_only_after_its_dwell_down() -> None:
    up = [0.9, 0.9, 0.9]
    assert run([*up, 0.5, 0.5, 0.5, 0.5, 0.5]).state == "warranted"  # neither condition holds: it stays
    assert run([*up, 0.1, 0.1, 0.1]).state == "warranted"
    assert run([*up, 0.1, 0.1, 0.1, 0.1]).state == "dormant"
    assert run([*up, 0.1, 0.1, 0.4, 0.1, 0.1, 0.1]).state == "warranted"


def test_without_a_stand_down_the_failing_condition_ends_it() -> None:
    plan = STEP.replace("    stand_down: now.at_least.combat < 0.3\n", "")
    assert run([0.9, 0.9, 0.9, 0.7, 0.7, 0.7, 0.7], plan=plan).state == "readiness"


def test_warranted_is_not_authorised() -> None:
    up = [0.9] * 4
    view = run(up, (decision("authorise", DAY + timedelta(3)),))
    assert (view.state, view.warranted) == ("active", True)
    early = run([0.1, 0.1], (decision("authorise", DAY),))
    assert (early.state, early.warranted) == ("active", False)
    assert "authorised, though the evidence does not warrant it" in early.notes
    no = run(up, (decision("decline", DAY + timedelta(3)),))
    assert (no.state, no.warranted) == ("warranted", True)
    assert "declined, though the evidence warrants it" in no.notes


def test_the_evidence_asks_for_a_stand_down_and_a_person_decides_it() -> None:
    values = [0.9] * 3 + [0.1] * 4
    go = decision("authorise", DAY + timedelta(2))
    assert run(values[:-1], (go,)).state == "active"
    assert run(values, (go,)).state == "standing down"
    assert run([*values, 0.1], (go, decision("stand down", DAY + timedelta(7)))).state == "ended"


def test_stood_down_while_it_holds_it_does_not_come_back_by_itself() -> None:
    decisions = (decision("authorise", DAY + timedelta(2)), decision("stand down", DAY + timedelta(3)))
    assert run([0.9] * 9, decisions).state == "ended"
    assert run([0.9] * 5 + [0.5] + [0.9] * 3, decisions).state == "warranted"


def test_lead_time_separates_authorised_from_active() -> None:
    plan = STEP + "    lead_time: 2d\n"
    go = decision("authorise", DAY + timedelta(2))
    assert run([0.9] * 3, (go,), plan).state == "authorised"
    assert run([0.9] * 5, (go,), plan).state == "active"


def test_what_it_requires_and_excludes_blocks_it() -> None:
    plan = STEP.replace("{up: 2d, down: 3d}", "{}") + "    requires: [team]\n    excludes: [talks]\n"
    plan += "  - {id: team, title: Send a team}\n  - {id: talks, title: Talks}\n"
    blocked = run([0.9], plan=plan)
    assert (blocked.state, blocked.warranted) == ("blocked", True)
    assert [c.text for c in blocked.cheapest_change] == ["a decision to authorise “Send a team”"]
    team = decision("authorise", DAY, "team")
    assert run([0.9], (team,), plan).state == "warranted"
    both = run([0.9], (team, decision("authorise", DAY, "talks")), plan)
    assert both.state == "blocked"
    assert both.notes == ("cannot go with talks, which is in force",)


def test_dates_close_it() -> None:
    assert run([0.9] * 3, plan=STEP + "    expires: 2024-11-03\n").state == "warranted"
    assert run([0.9] * 4, plan=STEP + "    expires: 2024-11-03\n").state == "expired"
    window = STEP + "    window_closes: 2024-11-03\n"
    assert run([0.9] * 4, plan=window).state == "expired"
    assert run([0.9] * 4, (decision("authorise", DAY + timedelta(2)),), window).state == "active"
    assert "its review was due by 2024-11-01" in run([0.1] * 2, plan=STEP + "    review_by: 2024-11-01\n").notes


def test_what_its_lead_time_and_window_leave() -> None:
    plan = STEP + "    lead_time: 2d\n    window_closes: 2024-11-08\n"
    assert "under way 2 days after it is decided" in run([0.1], plan=plan).notes
    assert "to be decided by 2024-11-06, before its window closes" in run([0.9] * 4, plan=plan).notes
    late = run([0.9] * 7, plan=plan)  # the seventh: two days more are the ninth
    assert (late.state, late.warranted) == ("warranted", True)
    assert "too late to be ready before its window closes on 2024-11-08" in late.notes
    assert "too late to be ready before its window closes on 2024-11-08" not in run([0.9] * 6, plan=plan).notes
    decided = run([0.9] * 4, (decision("authorise", DAY + timedelta(3)),), plan)
    assert decided.state == "authorised"
    assert [n for n in decided.notes if "under way" in n] == ["under way from 2024-11-06"]


@pytest.mark.parametrize(
    ("in_vain", "waiting", "even"), [(1, 4, "20 %"), (4, 1, "80 %"), (2, 2, "50 %"), (0, 3, "0 %"), (3, 0, "100 %")]
)
def test_from_which_probability_acting_is_the_cheaper(in_vain: float, waiting: float, even: str) -> None:
    plan = STEP + f"    costs: {{in_vain: {in_vain}, waiting: {waiting}}}\n"
    said = [n for n in run([0.3], plan=plan).notes if "cheaper" in n]
    costs = f"to act in vain costs {in_vain}, to wait in vain {waiting}: acting is the cheaper from {even} on"
    assert said == [f"{costs}; its condition would hold with 30 % were the degree known"]
    never = plan.replace("when: ", "when: now.at_least.combat >= 0.2 && indicators.fights.independent >= 9  # ")
    assert run([0.3], plan=never).probability == 0
    (told,) = [n for n in run([0.3], plan=never).notes if "cheaper" in n]
    assert (
        told == f"{costs}; its condition fails at each degree that is possible, with counts and standings as they are"
    )
    # nothing of it once it is decided, and nothing where only one of the two is stated or both are nothing
    assert not [n for n in run([0.9] * 3, (decision("authorise", DAY),), plan).notes if "cheaper" in n]
    for less in (f"    costs: {{in_vain: {in_vain}}}\n", "    costs: {in_vain: 0, waiting: 0}\n"):
        assert not [n for n in run([0.3], plan=STEP + less).notes if "cheaper" in n]


def test_a_missing_fact_is_undetermined_and_never_no() -> None:
    plan = "  - {id: aid, title: Send aid, when: 'indicators.fights.independent >= 2'}\n"
    view = one(evaluate(situation(plan), [assessed(fights=None)], (), DAY))
    assert (view.state, view.warranted, view.probability) == ("undetermined", None, None)
    assert [c.value for c in view.undetermined] == [None]
    assert (view.why, view.why_not) == ((), ())


def test_an_undetermined_day_breaks_the_run_on_either_side() -> None:
    plan = "  - {id: aid, title: A, when: 'indicators.fights.independent >= 2', dwell: {up: 1d, down: 1d}}\n"
    s = situation(plan)
    counts = [2, None, 2]
    history = [assessed(DAY + timedelta(n), fights=x) for n, x in enumerate(counts)]
    assert one(evaluate(s, history, (), history[-1].as_of)).state == "readiness"
    counts = [2, 2, 0, None, 0]
    history = [assessed(DAY + timedelta(n), fights=x) for n, x in enumerate(counts)]
    assert one(evaluate(s, history, (), history[-1].as_of)).state == "warranted"


def test_steps_without_evidence() -> None:
    s = situation("  - {id: aid, title: Inform, no_regret: true}\n  - {id: by-hand, title: By hand}\n")
    views = evaluate(s, [assessed()], (), DAY)
    assert (one(views).state, one(views).probability) == ("warranted", 1.0)
    assert (one(views, "by-hand").state, one(views, "by-hand").warranted) == ("dormant", False)


def test_a_step_sees_the_state_of_another_on_the_same_day() -> None:
    first = '  - {id: second, title: B, when: steps.aid.state == "active"}\n'
    s = situation(first + STEP)
    history = days([0.9] * 3)
    go = decision("authorise", history[-1].as_of)
    assert one(evaluate(s, history, (), history[-1].as_of), "second").state == "dormant"
    assert one(evaluate(s, history, (go,), history[-1].as_of), "second").state == "warranted"


def test_steps_that_ask_for_one_another_are_undetermined() -> None:
    plan = "".join(
        f'  - {{id: {a}, title: A, when: steps.{b}.state == "active"}}\n' for a, b in (("aid", "b"), ("b", "aid"))
    )
    assert "undetermined" in {v.state for v in evaluate(situation(plan), [assessed()], (), DAY)}


def test_the_reasons_are_the_leaves_with_their_facts_and_evidence() -> None:
    plan = """\
  - id: aid
    title: A
    when:
      all:
        - now.at_least.deployed >= 0.8
        - any: [indicators.fights.independent >= 2, indicators.troops.rank >= 3]
        - not: indicators.troops.disputed
"""
    view = one(evaluate(situation(plan), [assessed()], (), DAY))
    assert [(c.text, c.facts) for c in view.why] == [
        ("now.at_least.deployed >= 0.8", (("now.at_least.deployed", 0.9),)),
        ("indicators.troops.rank >= 3", (('indicators["troops"].rank', 3),)),
        ("not (indicators.troops.disputed)", (('indicators["troops"].disputed', False),)),
    ]
    assert view.why[0].evidence == ("e2", "e1")  # heaviest first
    assert view.why[1].evidence == ("e1", "e2")
    assert [c.text for c in view.why_not] == ["indicators.fights.independent >= 2"]


def test_the_history_leads_to_the_day_asked() -> None:
    s = situation(STEP)
    for history in ([], days([0.1, 0.2]), list(reversed(days([0.1, 0.2])))):
        with pytest.raises(UsageError):
            evaluate(s, history, (), DAY)


def test_days_since_counts_from_the_last_new_report() -> None:
    s = situation("  - {id: aid, title: A, when: days_since.fights >= 2}\n")
    history = [assessed(DAY + timedelta(n), fights=1, reports=r) for n, r in enumerate([1, 2, 2, 2])]
    assert one(evaluate(s, history[:3], (), history[2].as_of)).warranted is False
    assert one(evaluate(s, history, (), history[3].as_of)).warranted is True
    assert one(evaluate(s, [assessed(fights=0)], (), DAY)).warranted is None


@given(st.lists(st.sampled_from([0.1, 0.4, 0.6, 0.9]), min_size=1, max_size=14))
def test_stand_down_needs_its_dwell(values: list[float]) -> None:
    view = run(values)
    if view.warranted:
        # Warranted means: some run of three days at 0.8 or more, and no four days in a row below 0.3 since its end.
        ends = [i for i in range(2, len(values)) if all(v >= 0.8 for v in values[i - 2 : i + 1])]
        assert any(
            not any(all(v < 0.3 for v in values[j - 3 : j + 1]) for j in range(i + 4, len(values))) for i in ends
        )
    else:
        assert len(values) < 3 or not all(v >= 0.8 for v in values[-3:])


@given(st.lists(st.sampled_from([0.1, 0.4, 0.6, 0.9]), min_size=2, max_size=10), st.integers(0, 9))
def test_what_comes_later_does_not_change_what_was(values: list[float], at: int) -> None:
    at = min(at, len(values) - 2)
    history = days(values)
    s, on = situation(STEP), history[at].as_of
    late = decision("authorise", on + timedelta(1))
    assert evaluate(s, history[: at + 1], (late,), on) == evaluate(s, history[: at + 1], (), on)
