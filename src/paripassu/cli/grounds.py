"""A view in, the sentences behind each of its things out, in groups: what bears on it, for and against."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from paripassu import payload
from paripassu.assessment import weights
from paripassu.evidence.numbers import NO_NUMBERS, Numbers
from paripassu.evidence.voices import AFFIRMS, NOBODY, OF_TEXT, UNNAMED, Cast, counts
from paripassu.heads import shown_by
from paripassu.situation.model import Indicator, Situation
from paripassu.telling import Teller
from paripassu.types import Clause, Evidence, Report, Statement
from paripassu.views import View

Kind = Literal["degree", "indicator", "step", "evidence", "statement", "report", "number"]
_NOTHING = 5e-5
"""A weight that is shown as 0.0000."""
_LOWER_SHOWN = 2
"""Items shown, without --full, of what tells degrees apart that all lie below the one asked for."""


@dataclass(frozen=True, slots=True)
class Group:
    """Evidence that belongs together, with what holds it together."""

    title: str
    items: tuple[Evidence, ...]
    shown: int | None = None
    """How many of them are shown where not all are; None for as many as usual."""


@dataclass(frozen=True, slots=True)
class Explanation:
    kind: Kind
    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    """What is held, name by name, in words."""
    groups: tuple[Group, ...]
    statement: Statement | None = None
    report: Report | None = None
    value: float | int | str | None = None
    """The figure asked for, where it was one; the id of a degree for now and reached."""
    numbers: Numbers = NO_NUMBERS
    """What sources put the number at, for an indicator."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Of items of evidence that bear on an indicator by way of another one, those that bear on it themselves with the same words."""


class Grounds:
    """The things of a view, and what each rests on."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.held = view.assessment
        self.situation: Situation = view.weighed.situation
        self.weights = view.assessment.weights
        self.cast = Cast(self.situation)
        self.reports = {r.report.id: r.report for r in view.weighed.holdings.readings}
        self.meanings = {r.report.id: r.meanings for r in view.weighed.holdings.readings}
        self.statements = {s.id: s for r in view.weighed.holdings.readings for s in r.statements}
        self.degrees = {d.id: d for d in self.held.degrees}
        self.indicators = {x.id: x for x in self.held.indicators}
        self.steps = {s.id: s for s in view.steps}
        self.evidence = {e.id: e for e in view.evidence}
        self.asked = {e.id: e for e in view.asked}
        self.teller = Teller.of(view)

    @cached_property
    def _shown_by(self) -> dict[str, list[str]]:
        return shown_by(self.situation)

    @cached_property
    def _prior(self) -> tuple[float, ...]:
        """The prior of each degree, all of them together 1."""
        found = weights(d.prior for d in self.situation.degrees)
        whole = sum(found) or 1.0
        return tuple(p / whole for p in found)

    def bearing(self, name: str) -> list[Evidence]:
        """What counts for or against an indicator: of its own, and affirmations of those that imply it."""
        known = {x.id: x for x in self.situation.indicators}
        return [
            e
            for e in self.view.evidence
            if counts(known[e.indicator], e) and (e.indicator == name or self._implied(known, e, name))
        ]

    def _by_way(self, name: str, items: Iterable[Evidence]) -> list[tuple[str, str]]:
        """That affirmations of other indicators count, where some do."""
        others = dict.fromkeys(e.indicator for e in items if e.indicator != name)
        what = "who affirms it affirms this, which it implies; its weight stays with it"
        return [("implied by", f"{', '.join(others)}: {what}")] if others else []

    @staticmethod
    def _implied(known: dict[str, Indicator], item: Evidence, name: str) -> bool:
        if item.stance not in AFFIRMS:
            return False
        reached = [item.indicator]
        for at in reached:
            reached.extend(n for n in known[at].implies if n in known and n not in reached)
        return name in reached

    def _towards(self, name: str) -> tuple[Group, ...]:
        """All evidence with a weight, by what it speaks for or against: every item bears on every degree. What tells the degree
        *name* from those below it comes first, what tells only lower ones apart last and shortened."""
        ranked = sorted(self.view.evidence, key=lambda e: (-abs(self.weights.get(e.id, 0.0)), e.id))
        weighing = [e for e in ranked if abs(self.weights.get(e.id, 0.0)) >= _NOTHING]
        by_rungs: dict[tuple[int | None, str], list[Evidence]] = {}
        for e in weighing:
            by_rungs.setdefault((self._parts_at(e.indicator), self._above(e.indicator)), []).append(e)
        at = self.situation.rank(name)
        groups = []
        if not any(floor == at for floor, _ in by_rungs):
            groups.append(Group(self._untold(name), ()))
        for (floor, rungs), found in sorted(by_rungs.items(), key=lambda kv: _nearness(kv[0][0], at)):
            lower = floor is not None and floor < at
            for sign, word in ((1, "for"), (-1, "against")):
                items = tuple(e for e in found if self.weights[e.id] * sign > 0)
                if items:
                    total = sum(self.weights[e.id] for e in items)
                    lead = "of lower degrees, " if lower else ""
                    title = f"{lead}{word} {rungs}, {total:+.2f} nats in all"
                    groups.append(Group(title, items, _LOWER_SHOWN if lower else None))
        none = (
            f"weighs nothing: {len(ranked) - len(weighing)} more (copies, refusals to comment, what a voice said again)"
        )
        return (*groups, Group(none, ())) if len(ranked) > len(weighing) else tuple(groups)

    def _untold(self, name: str) -> str:
        """That no evidence speaks for or against *name* over what is below it, with what its figure comes from then."""
        said = f"nothing that weighs tells {name} from what is below it"
        at = self.situation.rank(name)
        if at == 0:
            return said
        ratio = f"{self._prior[at]:.3g} to {self._prior[at - 1]:.3g} of {self.situation.degrees[at - 1].id}"
        return f"{said}: what it has of that is its prior ({ratio}) and what time is assumed to do"

    def _parts_at(self, indicator: str) -> int | None:
        """The rank of the lowest of the degrees for which the weights of an indicator speak; None where its table says."""
        x = self.situation.indicator(indicator)
        if not isinstance(x.tells, str):
            return None
        if x.at_least is not None:
            return self.situation.rank(x.at_least)
        return self.situation.rank(x.at_most) + 1 if x.at_most is not None else None

    def _above(self, indicator: str) -> str:
        """The degrees for which a weight above nought speaks, and against which one below it does."""
        x = self.situation.indicator(indicator)
        if not isinstance(x.tells, str):
            return "the highest degree over the lowest, by a table of its own"
        if x.at_least is None and x.at_most is not None:
            return f"what is higher than {x.at_most}"
        return self._rungs(indicator)

    def _rungs(self, indicator: str) -> str:
        x = self.situation.indicator(indicator)
        if x.at_least is not None:
            return f"{x.at_least} or higher"
        return f"{x.at_most} or lower" if x.at_most is not None else "its likelihoods by degree"

    def _tells(self, x: Indicator) -> str:
        again = "; it recurs, so each time it happens tells of now as well" if x.recurs else ""
        if x.lasts:
            again = "; it lasts: once it has happened it tells of now as well, until somebody says otherwise"
        return f"{self._rungs(x.id)}, {x.tells if isinstance(x.tells, str) else 'by its own table'}{again}"

    def _degree_title(self, name: str) -> str:
        return self.situation.degrees[self.situation.rank(name)].title

    def _group_title(self, group: str) -> str:
        return group_title(group, self.situation, {name: report.path for name, report in self.reports.items()})

    def _why_nothing(self, e: Evidence) -> str:
        why = self.teller.nothing(e)
        return f"; {why}" if why else ""

    def _clause(self, clause: Clause) -> Group:
        items = tuple(self.evidence[i] for i in clause.evidence if i in self.evidence)
        return Group(payload.clause(clause), items)

    def _origin(self, e: Evidence) -> str:
        return (
            self._family(e.report)
            if e.origin == e.report
            else f"a copy of {self.reports[e.origin].path}"
            if e.origin in self.reports
            else e.origin
        )

    def _family(self, report: str) -> str:
        families = self.view.weighed.families
        key = families.origin_of.get(report, report)
        others = [self.reports[i].path for i in families.members().get(key, ()) if i != report and i in self.reports]
        if key != report and key in self.reports:
            return f"a copy of {self.reports[key].path}"
        return f"its own; copied in {', '.join(others)}" if others else "its own"


def group_title(group: str, situation: Situation, paths: Mapping[str, str]) -> str:
    """The title of a group of voices (`Voice.group`). paths: of the reports, by id."""
    if group in situation.actors:
        return situation.actors[group].name
    who, within, origin = group.rpartition(OF_TEXT)
    if within:
        what = "a voice without a name" if who in (UNNAMED, NOBODY) else who
        return f"{what} in {paths.get(origin, 'its text')}"
    state, _, origin = group.rpartition("@")
    if state and origin in paths:
        return f"a voice without a name of {group_title(state, situation, paths)} in {paths[origin]}"
    return group


def _nearness(floor: int | None, at: int) -> int:
    """The place of what speaks for the degrees from rank *floor* on, where the degree of rank *at* is asked for: first what
    begins there, then what speaks by a table of its own, then higher degrees, and the lower ones last, each the nearest first."""
    if floor is None:
        return 1
    if floor == at:
        return 0
    return 1 + floor - at if floor > at else 1000 + at - floor


def grouped_by(items: Sequence[Evidence], key: Callable[[Evidence], str]) -> tuple[Group, ...]:
    titles = dict.fromkeys(key(e) for e in items)
    return tuple(Group(t, tuple(e for e in items if key(e) == t)) for t in titles)
