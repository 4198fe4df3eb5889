"""Supposing a little more from what was held gives what assessing all of it from the beginning gives."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.assessment import Options
from paripassu.assessment.filter import Assessor
from paripassu.situation.model import Situation
from paripassu.types import Evidence
from tests.assessment.test_filter import END, SITUATION, all_of, at_least, evidence, say

LASTING = replace(SITUATION, indicators=tuple(replace(i, lasts=True) for i in SITUATION.indicators))


@given(st.sampled_from([SITUATION, LASTING]), evidence(), evidence(size=3), st.integers(0, 40), st.booleans())
@settings(max_examples=150, deadline=None)
def test_what_is_supposed_is_what_would_be_assessed(
    ladder: Situation, held: list[Evidence], more: list[Evidence], days: int, band: bool
) -> None:
    desk = Assessor(ladder, Options(band=band))
    added = [say(100 + n, day=END, indicator=e.indicator, actor=e.actor, speaker=e.speaker, stance=e.stance,
                 certainty=e.certainty, tense=e.tense, kind=e.kind) for n, e in enumerate(more)]  # fmt: skip
    standpoint = desk.standpoint(held, END)
    for some in (added, added[:1], []):
        day = END + timedelta(days=days)
        here, anew = standpoint.assess(some, day), Assessor(ladder, Options(band=band)).assess([*held, *some], day)
        assert all_of(here) == pytest.approx(all_of(anew), abs=1e-9)
        assert here.indicators == anew.indicators
        assert (here.now, here.reached) == (anew.now, anew.reached)
        assert here.weights == pytest.approx(anew.weights, abs=1e-9)


def test_another_question_leaves_the_standpoint_as_it_was() -> None:
    """Also one that comes before what is held, which is assessed anew with the same desk."""
    desk = Assessor(SITUATION, Options(band=False))
    standpoint = desk.standpoint([say(1)], END)
    more = [say(2, day=END, actor="B", speaker="b1")]
    first = standpoint.assess(more, END)
    early = standpoint.assess([say(3, day=END - timedelta(days=55), actor="B", speaker="b1", stance="denies")], END)
    assert at_least(early, "middle") < at_least(first, "middle")
    desk.assess([say(4, indicator="is-high")], END)
    assert standpoint.assess(more, END) == first
