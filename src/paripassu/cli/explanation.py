"""A view and the name of a figure, step, degree, indicator, statement and the like in, the sentences behind it out.

Names of figures are those of conditions and of the JSON: now, reached, now.combat, reached.at_least.combat, now.combat.low,
troops-in-kursk.independent, indicators["troops-in-kursk"].reports, steps.sanctions, evidence.ID.weight.
"""

import re
from collections.abc import Callable, Collection, Sequence
from difflib import get_close_matches

from paripassu.cli.explained_things import Things
from paripassu.cli.grounds import Explanation
from paripassu.errors import NotFound, UsageError
from paripassu.types import Evidence
from paripassu.views import View

_SHORTEST = 4
"""Characters of an id that are enough where they name one thing."""
_FIGURES = ("independent", "origins", "reports")
_WORDS = ("standing", "rank", "disputed")
"""What a condition may ask of an indicator that is no count: it is explained with the indicator."""
_MOST_NEAR = 4
"""Things of a kind that are named where nothing has the name asked for."""


def explain(view: View, name: str) -> Explanation:
    """What *name* rests on. Raises NotFound where nothing here is called so, UsageError where several things are."""
    return _Desk(view).find(name.strip())


class _Desk(Things):
    """The things of a view by their names."""

    def find(self, name: str) -> Explanation:
        parts = _parts(name)
        kind = parts[0].removesuffix("s") if parts else ""
        figure = self.figure(parts)
        if figure is not None:
            return figure
        if len(parts) == 2 and kind in ("degree", "indicator", "step", "statement", "report"):
            return self.thing(parts[1], kind)
        if len(parts) >= 2 and kind == "evidence":
            return self.thing(parts[1], kind)
        return self.thing(name, None)

    def thing(self, name: str, kind: str | None) -> Explanation:
        """A thing by its id or the beginning of one."""
        named: dict[str, tuple[Collection[str], Callable[[str], Explanation]]] = {
            "degree": (self.degrees, self.degree),
            "indicator": (self.indicators, self.indicator),
            "step": (self.steps, self.step),
            "evidence": (self.evidence | self.asked, self.item),
            "statement": (self.statements, self.said),
            "report": (self._paths(), self.text),
        }
        found = [
            (k, full, make)
            for k, (names, make) in named.items()
            if kind in (None, k)
            for full in ([name] if name in names else _beginning(name, names))
        ]
        if len(found) > 1:
            which = ", ".join(f"{k}.{full}" for k, full, _ in found[:6])
            raise UsageError(f"“{name}” names several things", remedy=f"say which: {which}")
        if not found:
            near = self._near(name)
            raise NotFound(
                f"there is no “{name}” in this assessment",
                remedy=(f"did you mean {near}? Else " if near else "")
                + "give an id as `assess` shows it, a file under reports/, or a figure such as now.DEGREE; what "
                "was published later shows with --as-of",
            )
        _, full, make = found[0]
        return make(full)

    def _near(self, name: str) -> str:
        """What is called nearly so, or has it in its title or its speaker's name, in words; empty where nothing is."""
        asked = name.casefold()
        titles = {d.id: d.title for d in self.situation.degrees} | {x.id: x.title for x in self.situation.indicators}
        titles |= {s.id: s.title for s in self.view.steps} | {r.path: r.title or "" for r in self.reports.values()}
        if not asked:
            return ""
        found = [k for k, title in titles.items() if asked in k.casefold() or asked in title.casefold()]
        found = found or get_close_matches(name, titles, _MOST_NEAR)
        said: dict[str, Evidence] = {}
        for e in sorted(self.view.evidence, key=lambda e: (-abs(self.weights.get(e.id, 0.0)), e.id)):
            if asked in e.label.casefold():
                said.setdefault(e.label, e)
        found = found[:_MOST_NEAR] + [f"{e.id} (said by {label})" for label, e in [*said.items()][:_MOST_NEAR]]
        return ", ".join(found)

    def figure(self, parts: Sequence[str]) -> Explanation | None:
        """now.combat, now.at_least.combat.low, now.is.combat, degrees.combat.now.high, X.independent; also what conditions ask
        else: X.standing, days_since.X, steps.S.state."""
        rest = list(parts)
        if len(rest) == 1 and rest[0] in ("now", "reached"):
            named = (self.degrees, self.indicators, self.steps)
            return None if any(rest[0] in names for names in named) else self.standing(rest[0])
        part = rest.pop() if rest and rest[-1] in ("probability", "low", "high") else "probability"
        if rest[:1] == ["degrees"] and len(rest) == 3 and rest[2] in ("now", "reached"):
            rest = [rest[2], rest[1]]
        if len(rest) == 3 and rest[0] in ("now", "reached") and rest[1] == "is":
            rest = [rest[0], rest[2]]
        if len(rest) in (2, 3) and rest[0] in ("now", "reached") and rest[-1] in self.degrees:
            which = {2: rest[0], 3: f"{rest[0]}_{rest[1]}"}[len(rest)]
            if which in ("now", "reached", "now_at_least", "reached_at_least"):
                return self.probability(rest[-1], which, part)
        if rest[:1] == ["indicators"]:
            rest = rest[1:]
        if len(rest) == 2 and rest[0] in self.indicators and rest[1] in _FIGURES:
            return self.count(rest[0], rest[1])
        if len(rest) == 2 and rest[0] in self.indicators and rest[1] in _WORDS:
            return self.indicator(rest[0])
        if len(rest) == 2 and rest[0] == "days_since" and rest[1] in self.indicators:
            return self.indicator(rest[1])
        if len(parts) == 3 and parts[0] == "steps" and parts[1] in self.steps and parts[2] in ("state", "probability"):
            return self.step(parts[1])
        return None


def _parts(name: str) -> list[str]:
    """now.at_least["in-zone"] → now, at_least, in-zone."""
    return [p for p in re.sub(r"\[\s*[\"']?([^\]\"']*)[\"']?\s*\]", r".\1", name).split(".") if p]


def _beginning(name: str, ids: Collection[str]) -> list[str]:
    """The content hashes among *ids* that begin with *name*."""
    if len(name) < _SHORTEST or not re.fullmatch("[0-9a-f]+", name):
        return []
    return [i for i in ids if i.startswith(name) and re.fullmatch("[0-9a-f]+", i)]
