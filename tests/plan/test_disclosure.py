"""What an outsider sees is what there would be to see had the withheld parts never been written.

The pairs: a situation that all may see is dressed twice with withheld parts of different number, place, content and
bonds to what is visible. Both must give the same values, the same views and the same lint. PARIPASSU_PAIRS=2500 makes
the search long.
"""

import os
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paripassu.errors import Place, Refused
from paripassu.plan import evaluate
from paripassu.plan.disclosure import LEVELS, outsider
from paripassu.situation import lint
from paripassu.situation.model import Actor, Condition, Indicator, Leaf, Node, Situation, SourceRule, Step, Tlp
from paripassu.types import Assessment, Decision

from .build import DAY, days, decision, situation

PAIRS = int(os.environ.get("PARIPASSU_PAIRS", "400"))
PLAN = """\
  - {id: aid, title: Send aid, when: now.at_least.combat >= 0.8, stand_down: now.at_least.combat < 0.3, note: for all}
  - id: talks
    title: Talks
    when:
      any:
        - indicators.fights.independent >= 2
        - at_least:
            n: 2
            of: [now.at_least.deployed > 0.5, steps.aid.state == "warranted", "!indicators.troops.disputed"]
    requires: [aid]
  - {id: inform, title: Inform, no_regret: true, excludes: [talks]}
"""


def dressed(plan: str) -> Situation:
    return situation(PLAN + plan)


def seen(plan: str, audience: Tlp = "CLEAR") -> Situation:
    return outsider(dressed(plan), audience)


BARE = outsider(situation(PLAN), "CLEAR")


def test_nothing_is_left_of_a_step_that_discloses_nothing() -> None:
    assert seen("  - {id: x, title: Secret, disclose: nothing, excludes: [aid]}\n") == BARE
    assert seen("  - {id: x, title: Secret, marking: AMBER, when: now.at_least.combat > 0.1}\n") == BARE


def test_existence_leaves_a_nameless_step_at_the_end() -> None:
    view = seen("  - {id: x, title: Secret, disclose: existence, when: now.at_least.combat > 0.1, note: hush}\n")
    assert view.plan[:3] == BARE.plan
    assert [(s.id, s.title) for s in view.plan[3:]] == [("withheld-1", "A step that is not disclosed")]
    state = evaluate(view, days([0.9]), (), DAY)[-1]
    assert (state.state, state.warranted, state.why, state.cheapest_change) == ("undetermined", None, (), ())


def test_a_title_leaves_the_title_and_no_id() -> None:
    step = seen("  - {id: x, title: Defensive weapons, disclose: title, when: now.at_least.combat > 0.1}\n").plan[-1]
    assert (step.title, step.when) == ("Defensive weapons", None)
    assert step.id.startswith("withheld-")
    assert step == seen("  - {id: y, title: Defensive weapons, disclose: title, authority: King}\n").plan[-1]


def test_each_audience_sees_up_to_its_marking() -> None:
    plan = "  - {id: x, title: X, marking: AMBER, note: n, markings: {note: RED}}\n"
    assert [len(seen(plan, level).plan) for level in LEVELS] == [3, 3, 4, 4, 4]
    assert [seen(plan, level).plan[-1].note for level in LEVELS[2:]] == [None, None, "n"]
    hidden = "  - {id: x, title: X, disclose: nothing}\n"
    assert [len(seen(hidden, level).plan) for level in LEVELS] == [3, 3, 3, 3, 4]


def test_a_situation_above_the_audience_is_refused() -> None:
    with pytest.raises(Refused):
        outsider(replace(situation(PLAN), marking="AMBER"), "GREEN")


def test_a_withheld_field_is_as_if_not_written() -> None:
    marked = PLAN.replace("note: for all}", "authority: King, markings: {authority: RED, note: RED}, note: x}")
    plain = PLAN.replace(", note: for all}", "}")
    assert outsider(situation(marked), "CLEAR") == outsider(situation(plain), "CLEAR")


def test_leaves_that_name_what_is_withheld_go_with_it() -> None:
    secret = Indicator("secret", "S", "combat", None, "strong", None, None, (), ("x",), (), marking="RED")
    s = situation(PLAN)
    leaf = Leaf('indicators["secret"].rank >= 2', Place("s.yaml", 9, 9))
    aid = replace(s.plan[0], when=Node("all", (leaf, s.plan[0].when or leaf)))
    assert outsider(replace(s, indicators=(secret, *s.indicators), plan=(aid, *s.plan[1:])), "CLEAR") == BARE


# ---- pairs -----------------------------------------------------------------------------------------------------------

MARKS: tuple[Tlp, ...] = ("GREEN", "AMBER", "AMBER+STRICT", "RED")
NAMES = st.sampled_from(["s1", "s2", "aid-2", "covert", "troops-2"])


@st.composite
def dressings(draw: st.DrawFn, existence: int) -> Situation:
    """PLAN with withheld parts, of which *existence* steps disclose that they exist."""
    s = situation(PLAN)
    names = draw(st.lists(NAMES, unique=True, max_size=3))
    hidden = [_indicator(draw, f"i-{n}") for n in draw(st.lists(NAMES, unique=True, max_size=3))]
    agents = [
        Actor(f"A-{n}", n, marking=draw(st.sampled_from(MARKS))) for n in draw(st.lists(NAMES, unique=True, max_size=2))
    ]
    voices = [SourceRule(a.id, "B") for a in agents]
    voices += [SourceRule("PRK", "A", marking="RED")] * draw(st.integers(0, 1))
    leaves = [Leaf(f'indicators["{x.id}"].rank >= 1', Place("s.yaml", 3, 4)) for x in hidden]
    leaves += [Leaf(f'steps["{n}"].state == "active"', Place("s.yaml", 5, 6)) for n in names]
    steps = [_step(draw, n, "nothing", leaves) for n in names]
    steps += [_step(draw, f"e-{n}", "existence", leaves) for n in range(existence)]
    visible = [_bound(draw, step, leaves, names) for step in s.plan]
    shown = [replace(x, implies=tuple(h.id for h in hidden if draw(st.booleans()))) for x in s.indicators]
    return replace(
        s,
        actors={**{a.id: a for a in agents if draw(st.booleans())}, **s.actors, **{a.id: a for a in agents}},
        sources=tuple(voices),
        indicators=tuple(_mixed(draw, shown, hidden)),
        plan=tuple(_mixed(draw, visible, steps)),
    )


def _mixed(draw: st.DrawFn, kept: list, put: list) -> list:  # type: ignore[type-arg]
    """*kept* in its order with *put* anywhere in between."""
    out = list(kept)
    for item in put:
        out.insert(draw(st.integers(0, len(out))), item)
    return out


def _indicator(draw: st.DrawFn, name: str) -> Indicator:
    whole = draw(st.booleans())
    return Indicator(
        name,
        draw(st.sampled_from(["Secret sign", "Other"])),
        draw(st.sampled_from(["deployed", "combat"])),
        None,
        "strong",
        None,
        None,
        (),
        ("x",),
        (),
        marking=draw(st.sampled_from(MARKS)) if whole else "CLEAR",
        markings={} if whole else {"tells": draw(st.sampled_from(MARKS))},
        line=draw(st.integers(1, 99)),
    )


def _step(draw: st.DrawFn, name: str, disclose: str, leaves: list[Leaf]) -> Step:
    when = draw(st.sampled_from([None, *leaves, Leaf("now.at_least.combat > 0.0", Place("s.yaml", 7, 8))]))
    return Step(
        name,
        draw(st.sampled_from(["Strike", "Wait"])),
        when,
        None,
        None,
        requires=draw(st.sampled_from([(), ("aid",)])),
        excludes=draw(st.sampled_from([(), ("aid",), ("talks", "inform")])),
        marking=draw(st.sampled_from([*MARKS, "CLEAR"])),
        disclose=disclose,  # type: ignore[arg-type]
        expires=draw(st.sampled_from([None, DAY])),
        line=draw(st.integers(1, 99)),
    )


def _bound(draw: st.DrawFn, step: Step, leaves: list[Leaf], names: list[str]) -> Step:
    """A visible step tied to what is withheld: by conditions, requires and excludes, a marked field, its line."""
    return replace(
        step,
        when=_grown(draw, step.when, leaves),
        stand_down=_grown(draw, step.stand_down, leaves),
        requires=tuple(_mixed(draw, list(step.requires), names)),
        excludes=tuple(_mixed(draw, list(step.excludes), names)),
        authority=draw(st.sampled_from(["King", "Queen", None])),
        markings={"authority": "RED"},
        line=draw(st.integers(1, 99)),
        column=draw(st.integers(1, 9)),
    )


def _grown(draw: st.DrawFn, condition: Condition | None, leaves: list[Leaf]) -> Condition | None:
    if condition is None:
        return draw(st.sampled_from([None, *leaves]))
    if isinstance(condition, Leaf):
        condition = Leaf(condition.text, Place("s.yaml", draw(st.integers(1, 99)), 3), exact=draw(st.booleans()))
        more = draw(st.lists(st.sampled_from(leaves), max_size=2)) if leaves else []
        if not more:
            return condition
        return Node(draw(st.sampled_from(["all", "any"])), tuple(_mixed(draw, [condition], more)))
    return Node(condition.kind, tuple(c for x in condition.children if (c := _grown(draw, x, leaves))), condition.count)


def outside(s: Situation, audience: Tlp, history: list[Assessment], decisions: tuple[Decision, ...]) -> str:
    view = outsider(s, audience)
    return repr((view, evaluate(view, history, decisions, history[-1].as_of), lint(view)))


@pytest.mark.parametrize("existence", [0, 2])
@settings(max_examples=PAIRS, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), values=st.lists(st.sampled_from([0.1, 0.5, 0.9]), min_size=1, max_size=3))
def test_pairs_that_differ_in_what_is_withheld_look_the_same(
    existence: int, data: st.DataObject, values: list[float]
) -> None:
    one, other = data.draw(dressings(existence)), data.draw(dressings(existence))
    history = days(values)
    on_withheld = decision("authorise", DAY, data.draw(st.sampled_from(["s1", "s2", "covert", "e-0", "withheld"])))
    public = decision("authorise", DAY + timedelta(1), "aid")
    assert outside(one, "CLEAR", history, (public, on_withheld)) == outside(other, "CLEAR", history, (public,))


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(dressings(0))
def test_looking_twice_shows_nothing_less(s: Situation) -> None:
    once = outsider(s, "CLEAR")
    assert outsider(once, "CLEAR") == once
    assert [x.id for x in once.plan] == ["aid", "talks", "inform"]
