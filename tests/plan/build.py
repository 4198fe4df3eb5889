"""Small situations and assessments for the tests of the plan."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args

from paripassu.situation import parse
from paripassu.situation.model import Situation
from paripassu.types import Assessment, Band, Decision, DegreeView, IndicatorView, Standing, StepView

DAY = date(2024, 11, 1)
HEAD = """\
situation: case
title: A case
actors:
  PRK: {name: North Korea}
party: PRK
degrees:
  - {id: none, title: No involvement}
  - {id: deployed, title: Troops deployed}
  - {id: combat, title: Troops in combat}
indicators:
  - {id: troops, title: Troops moved, at_least: deployed, tells: strong, counts: [a]}
  - {id: fights, title: Troops in combat, at_least: combat, tells: strong, counts: [b]}
plan:
"""


def situation(plan: str) -> Situation:
    """The situation of HEAD with *plan*, the YAML of its steps."""
    return parse(HEAD + plan, "s.yaml")


def band(p: float) -> Band:
    return Band(p, p, p)


def assessed(
    day: date = DAY,
    combat: float = 0.1,
    *,
    deployed: float = 0.9,
    fights: int | None = 0,
    disputed: bool = False,
    reports: int | None = None,
) -> Assessment:
    """The day's assessment: *combat* and *deployed* hold at least, reached and now; *fights*: its confirmations."""
    at_least = (1.0, deployed, combat)
    exact = (1.0 - deployed, deployed - combat, combat)
    degrees = tuple(
        DegreeView(d, band(p), band(p), band(q), band(q))
        for d, p, q in zip(("none", "deployed", "combat"), exact, at_least, strict=True)
    )
    views = [IndicatorView("troops", "confirmed", False, 2, 2, 3, ("Seoul",), (), ("e1", "e2"))]
    if fights is not None:
        n = fights if reports is None else reports
        standing: Standing = get_args(Standing)[min(fights, 3)]
        views.append(IndicatorView("fights", standing, disputed, fights, fights, n, (), (), ("e3",) * bool(fights)))
    return Assessment("case", day, "deployed", "deployed", degrees, tuple(views), {"e1": 1.0, "e2": 2.0, "e3": 0.5})


def days(values: Sequence[float], start: date = DAY) -> list[Assessment]:
    """One assessment a day, by the probability of combat."""
    return [assessed(start + timedelta(n), p) for n, p in enumerate(values)]


def decision(action: str, on: date, step: str = "aid", by: str = "Council", reason: str = "so decided") -> Decision:
    assert action in {"authorise", "decline", "stand down"}
    return Decision(f"{action}-{on}", step, action, by, reason, on)  # type: ignore[arg-type]


def one(views: Sequence[StepView], step: str = "aid") -> StepView:
    return next(v for v in views if v.id == step)
