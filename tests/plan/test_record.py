"""What a step's track record says: how often it was warranted, was called for, and how decisions against it came out."""

from datetime import timedelta

from paripassu.assessment import Reference
from paripassu.plan import Plan, record
from paripassu.plan.record import StepRecord
from paripassu.types import Decision

from .build import DAY, days, decision, situation

STEP = "  - {id: aid, title: A, when: now.at_least.combat >= 0.8, dwell: {up: 1d}, intended_frequency: 0.25}\n"
VALUES = [0.1, 0.9, 0.9, 0.9, 0.1, 0.1]
"""Warranted on the third and fourth day, after a dwell of one."""
TRUTH = (Reference(DAY, 1, 1), Reference(DAY + timedelta(3), 2, 2), Reference(DAY + timedelta(5), 2, 1))
"""Combat on the fourth and fifth day."""


def one(plan: str = STEP, *decisions: Decision, start: int = 0) -> StepRecord:
    return record(Plan(situation(plan)), days(VALUES), decisions, TRUTH, DAY + timedelta(start))[0]


def test_shares_and_days() -> None:
    found = one()
    assert (found.days, found.intended) == (6, 0.25)
    assert found.warranted == 2 / 6
    assert found.called_for == 2 / 6
    assert (found.in_vain, found.missed) == (1, 1)


def test_days_before_the_start_carry_on_but_do_not_count() -> None:
    found = one(start=2)
    assert (found.days, found.warranted, found.in_vain, found.missed) == (4, 2 / 4, 1, 1)


def test_a_decision_with_the_evidence_is_no_divergence() -> None:
    assert one(STEP, decision("authorise", DAY + timedelta(3))).divergences == ()


def test_authorised_ahead_of_the_evidence_and_borne_out() -> None:
    found = one(STEP, decision("authorise", DAY))
    assert [(d.decision.on, d.borne_out) for d in found.divergences] == [(DAY, True)]


def test_declined_though_warranted_and_not_borne_out() -> None:
    found = one(STEP, decision("decline", DAY + timedelta(2)))
    assert [d.borne_out for d in found.divergences] == [False]


def test_what_is_not_settled_yet_is_open() -> None:
    found = one(STEP, decision("authorise", DAY + timedelta(5)))
    assert [d.borne_out for d in found.divergences] == [None]


def test_a_missing_fact_leaves_it_open() -> None:
    found = one("  - {id: aid, title: A, when: days_since.fights < 3}\n")
    assert found.called_for is None
    assert (found.in_vain, found.missed) == (0, 0)


def test_no_days_no_record() -> None:
    assert record(Plan(situation(STEP)), (), (), TRUTH) == ()
