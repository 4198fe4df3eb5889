"""What is supposed moves degrees, indicators and steps of one id; each is told by its own title."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from benchmarks.cases import indicator
from paripassu.assessment import assess
from paripassu.beneath import beneath, why_little
from paripassu.cli._whatif import _lines
from paripassu.cli.changes import Change
from paripassu.render.timeline import ladder_over_time
from paripassu.types import Band
from paripassu.views import View, view_of
from tests.assessment.test_filter import SITUATION, START

from .support import LAST, view


def test_a_degree_and_an_indicator_of_one_id_keep_their_titles() -> None:
    twin = replace(indicator("high", at_least="high"), title="A sign of its own")
    degrees = (*SITUATION.degrees[:-1], replace(SITUATION.degrees[-1], title="The top"))
    situation = replace(SITUATION, degrees=degrees, indicators=(twin,))
    held = SimpleNamespace(
        weighed=SimpleNamespace(situation=situation), evidence=(), assessment=SimpleNamespace(as_of=START)
    )
    figures = {w: {"before": 0.1, "after": 0.3} for w in ("now", "reached", "now_at_least", "reached_at_least")}
    rows = {
        "degrees": [{"id": "high", **figures}],
        "indicators": [{"id": "high", "before": "unreported", "after": "likely"}],
        "steps": [],
    }
    view = cast(View, held)
    degree, sign = [line.plain for line in _lines(view, view, rows)][1:]
    assert degree.strip().startswith("The top")
    assert sign.strip().startswith("A sign of its own")


def test_what_was_held_to_be_reached_and_is_no_more_is_called_revised() -> None:
    days = [assess(SITUATION, [], START)]
    moves = [
        Change(START, "reached", "low", "middle", "low", revised=True),
        Change(START, "now", "low", "none", "low", quiet=1),
    ]
    titles = {d.id: d.title for d in SITUATION.degrees}
    out = [line.plain for line in ladder_over_time(titles, days, moves, 100)]
    assert any(line.endswith("middle → low  revised") for line in out)
    assert any(line.endswith("none → low  by time alone: no evidence for 1 day") for line in out)
    assert any("the highest so far does not fall" in line for line in out)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "had said so before, and a voice's word counts once"),
        ({"speaker": "an envoy", "label": "an envoy", "kind": "named person"}, "one source with another"),
    ],
)
def test_why_a_word_said_again_moves_little_is_told(held: Path, changes: dict[str, str], told: str) -> None:
    """Its own voice, or its state's, has said so: its new word weighs in the old one's place, as the words taken away weigh no more."""
    seen = view(held)
    first = next(e for e in seen.evidence if e.body == "SYL-MOD" and e.indicator == "troops-seen" and not e.idle)
    hedged = replace(first, certainty="possible", tense="ongoing")
    firm = replace(hedged, id="0" * 16, certainty="certain", origin="r2", report="r2", said_on=LAST, published=LAST)
    firm = replace(firm, **changes)  # type: ignore[arg-type]
    one, both = (view_of(replace(seen.weighed, evidence=items), LAST, ()) for items in ((hedged,), (hedged, firm)))
    little = why_little(one, both)
    assert told in little[firm.id]
    assert hedged.id in little[firm.id]
    assert set(why_little(both, one)) == {firm.id}
    assert why_little(one, one) == {}
    # What is left out by itself is no word in whose place another's counts.
    other = view_of(replace(seen.weighed, evidence=(firm,)), LAST, ())
    assert why_little(one, other) == {}


def test_what_speaks_for_what_is_sure_has_nowhere_to_move_it(held: Path) -> None:
    seen = view(held)
    heaviest = max(seen.evidence, key=lambda e: seen.assessment.weights[e.id])
    after = view_of(replace(seen.weighed, evidence=tuple(e for e in seen.evidence if e.id != heaviest.id)), LAST, ())
    sure = Band(0.999, 0.998, 1.0)
    degrees = tuple(replace(d, now_at_least=sure, reached_at_least=sure) for d in after.assessment.degrees)
    certain = replace(after, assessment=replace(after.assessment, degrees=degrees))
    assert "or more has over 99 % without it" in why_little(seen, certain)[heaviest.id]
    assert "over 99" not in why_little(seen, after).get(heaviest.id, "")


def test_what_differs_beneath_the_figures_is_told_by_its_own_name(held: Path) -> None:
    seen = view(held)
    x = next(x for x in seen.assessment.indicators if x.id == "troops-seen")
    y = replace(x, independent=x.independent + 1, why=f"{x.why}; and so on")
    held_ = replace(seen.assessment, indicators=tuple(y if z is x else z for z in seen.assessment.indicators))
    found = beneath(seen, replace(seen, assessment=held_))
    assert found.counts == ((x.id, "independent", x.independent, x.independent + 1),)
    assert [(name, after.endswith("; and so on")) for name, _, after in found.reasons] == [(x.id, True)]
    assert found.clauses == ()
    step = next(s for s in seen.steps if s.why_not)
    clause = step.why_not[0]
    turned = replace(step, why=(*step.why, replace(clause, value=True)), why_not=step.why_not[1:])
    steps = tuple(turned if s is step else s for s in seen.steps)
    assert beneath(seen, replace(seen, steps=steps)).clauses == ((step.id, clause.text, False, True),)
