"""What the plan says would change a step does change it: the supposed world is put into the filter, and asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from paripassu.assessment import assess
from paripassu.plan import Nudge, Plan, Supposed
from paripassu.plan.changes import quiet
from paripassu.plan.conditions import Facts, facts_of
from paripassu.situation.language import Fact
from paripassu.situation.model import Situation, SourceRule
from paripassu.types import Change, Evidence, Span

from .build import DAY, one, situation

AID = "  - {id: aid, title: Aid, when: now.at_least.combat >= 0.8, stand_down: now.at_least.combat < 0.6}\n"
COMBAT = Fact("now", "combat", "at_least")


def said(number: int, by: str, day: date = DAY) -> Evidence:
    """A firm confirmation of combat by *by*, an origin of its own."""
    name = f"e{number}"
    return Evidence(
        name, name, "fights", name, name, "", (Span(0, 0),), by, by, None, (), "confirms", "certain", "ongoing", day, day,
        1.0, "by hand", name, kind="organisation",
    )  # fmt: skip


def rated(s: Situation, *names: str) -> Situation:
    return replace(s, sources=(*s.sources, *(SourceRule(n, "B") for n in names)))


def changes(s: Situation, items: Sequence[Evidence], day: date = DAY) -> tuple[Change, ...]:
    history = [assess(s, items, day)]
    return one(Plan(s).evaluate(history, (), day, Supposed(s, items, day))).cheapest_change


def facts(s: Situation, items: Sequence[Evidence], day: date = DAY) -> Facts:
    return facts_of(assess(s, items, day))


def test_nothing_supposed_is_what_is() -> None:
    s = rated(situation(AID), "A")
    items = [said(1, "A")]
    supposed, held = Supposed(s, items, DAY)(()).values, facts(s, items).values
    assert supposed.keys() == held.keys()
    for fact, value in held.items():
        assert supposed[fact] == (pytest.approx(value, abs=1e-12) if isinstance(value, float) else value), fact


def test_the_confirmations_it_asks_for_do_it_and_one_less_does_not() -> None:
    names = "ABCDEF"
    s = rated(situation(AID), *names)
    found = [c for c in changes(s, [said(1, "A")]) if "independent confirmations" in c.text]
    assert len(found) == 1
    more = round(found[0].cost)
    count = {2: "two", 3: "three", 4: "four"}[more]
    words = f"more independent confirmations of “Troops in combat” (1 → {1 + more}) by sources rated B or better"
    assert found[0].text == f"{count} {words}"
    items = [said(n, name) for n, name in enumerate(names, start=1)]
    assert float(facts(s, items[:more]).values[COMBAT]) < 0.8
    assert float(facts(s, items[: more + 1]).values[COMBAT]) >= 0.8


def test_the_quiet_days_it_asks_for_do_it_and_one_less_does_not() -> None:
    names = "ABCDE"
    s = rated(situation(AID), *names)
    items = [said(n, name) for n, name in enumerate(names, start=1)]
    s = replace(s, half_life=timedelta(days=10))
    found = [c for c in changes(s, items) if "quiet day" in c.text]
    assert len(found) == 1
    days = round(found[0].cost / quiet(1).cost)
    assert found[0].text == quiet(days).text
    assert float(facts(s, items, DAY + timedelta(days)).values[COMBAT]) < 0.6
    assert float(facts(s, items, DAY + timedelta(days - 1)).values[COMBAT]) >= 0.6


def test_an_admission_by_the_party() -> None:
    s = situation("  - {id: aid, title: Aid, when: 'indicators.fights.rank >= 4'}\n")
    assert [c.text for c in changes(s, [])] == ["an admission of “Troops in combat” by the party itself"]


def test_a_crossing_is_offered_only_where_nothing_that_can_be_ordered_does_it() -> None:
    s = situation("  - {id: aid, title: Aid, when: now.at_least.combat >= 0.9999999}\n")
    assert [c.text for c in changes(s, [])] == [
        "the probability of at least “Troops in combat” now rises from 0.04 to 1.00"
    ]


def test_the_state_of_another_step_stays_as_it_is() -> None:
    plan = (
        "  - {id: first, title: First, no_regret: true}\n"
        "  - id: aid\n    title: Aid\n    when:\n      all:\n        - 'steps.first.state == \"warranted\"'\n"
        "        - indicators.fights.independent >= 1\n"
    )
    assert changes(situation(plan), [])[0].text.startswith("one more independent confirmation of “Troops in combat”")


def test_what_comes_later_is_not_supposed() -> None:
    s = rated(situation(AID), "A", "B")
    later = said(2, "B", DAY + timedelta(3))
    assert Supposed(s, [said(1, "A"), later], DAY)((quiet(9),)) == Supposed(s, [said(1, "A")], DAY)((quiet(9),))


@pytest.mark.parametrize("kind", ["withdraw", "crossing", "decide"])
def test_what_is_no_report_is_not_put(kind: str) -> None:
    s = situation(AID)
    supposed = Supposed(s, [], DAY)
    assert supposed((Nudge(kind, "fights", 1, "", 1.0),)).values == supposed(()).values  # type: ignore[arg-type]
