"""What is supposed moves degrees, indicators and steps of one id; each is told by its own title."""

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

from benchmarks.cases import indicator
from paripassu.assessment import assess
from paripassu.cli._whatif import _lines
from paripassu.cli.changes import Change
from paripassu.render.timeline import ladder_over_time
from paripassu.views import View
from tests.assessment.test_filter import SITUATION, START


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
