"""A situation, its evidence and a day in, the facts as they would be had the world brought this or that out.

The answers are the filter's own: a nudge is put as evidence, or as days on which nothing comes, and assessed anew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from paripassu.assessment import Assessor, Options, Standpoint
from paripassu.plan._said import said
from paripassu.plan.changes import MOST_CONFIRMED, Nudge, World
from paripassu.plan.conditions import Facts, facts_of
from paripassu.situation.model import Situation, SourceRule
from paripassu.types import Evidence, Kind

RATED: Final = "B"
"""Reliability of a source that is supposed to confirm; the words of its nudge say so."""
_NAMES: Final = tuple(f"a supposed source {n}" for n in range(1, MOST_CONFIRMED + 1))


class Supposed:
    """Facts under supposed worlds as of one day; each world is assessed once, however many steps ask for it."""

    def __init__(
        self, situation: Situation, evidence: Sequence[Evidence], day: date, options: Options | None = None
    ) -> None:
        self._situation, self._day = situation, day
        self._evidence = evidence
        self._options = replace(options or Options(), band=False)
        self._known: dict[World, Facts] = {}

    def __call__(self, world: World) -> Facts:
        """The facts on this day, or on the last of the quiet days of *world*, without the states of steps."""
        if world not in self._known:
            more = [item for nudge in world for item in self._items(nudge)]
            quiet = sum(int(nudge.amount) for nudge in world if nudge.kind == "quiet")
            day = self._day + timedelta(days=quiet)
            self._known[world] = facts_of(self._standpoint.assess(more, day))
        return self._known[world]

    @cached_property
    def _standpoint(self) -> Standpoint:
        """In the situation with the supposed sources in it, each of its own group."""
        rules = tuple(SourceRule(name, RATED) for name in _NAMES)
        situation = replace(self._situation, sources=(*self._situation.sources, *rules))
        return Assessor(situation, self._options).standpoint(self._evidence, self._day)

    def _items(self, nudge: Nudge) -> Iterator[Evidence]:
        if nudge.kind == "confirm":
            for name in _NAMES[: int(nudge.amount)]:
                yield self._item(nudge.target, name, None, "organisation")
        elif nudge.kind == "admit":
            yield self._item(nudge.target, self._situation.party, self._situation.party, "government")

    def _item(self, indicator: str, speaker: str, actor: str | None, kind: Kind) -> Evidence:
        return said(self._situation, indicator, speaker, actor, kind, self._day)
