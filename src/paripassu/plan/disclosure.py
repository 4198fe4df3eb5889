"""A situation and an audience in, the situation without what that audience may not see out.

What an outsider sees is what there would be to see had the withheld parts never been written: they are removed, not
covered. So two situations that differ only in what is withheld become equal values here, and everything computed from
them is equal too. What could betray a removed part goes with it: the leaves of conditions that name it, references in
`requires`, `excludes`, `implies` and `depends_on`, and every line number.
"""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any, TypeVar

from paripassu.errors import Place, Refused
from paripassu.situation.language import Names, compile_leaf
from paripassu.situation.model import Actor, Condition, Indicator, Leaf, Node, Situation, SourceRule, Step, Tlp
from paripassu.types import Report

LEVELS: tuple[Tlp, ...] = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")
"""TLP 2.0, from what all may see to what only those in the room may see."""

_T = TypeVar("_T", Step, Indicator)
_STEP_FIELDS: Mapping[str, tuple[str, ...]] = {
    "dwell": ("dwell_up", "dwell_down"),
    "costs": ("cost_in_vain", "cost_of_waiting"),
}
_INDICATOR_FIELDS: Mapping[str, tuple[str, ...]] = {"not": ("nots",)}
_MARKS = frozenset({"marking", "tlp"})
_WHOLE = frozenset({"id", "at_least", "at_most", "tells"})
"""Keys without which nothing is left to show: marking one of them marks the whole."""
_BLANK_STEP = Step("", "", None, None, None)
_BLANK_INDICATOR = Indicator("", "", None, None, "moderate", None, None, (), (), ())


def allowed(marking: Tlp, audience: Tlp) -> bool:
    """Whether people cleared for *audience* may see what is marked *marking*."""
    return LEVELS.index(marking) <= LEVELS.index(audience)


def marking_of(report: Report) -> Tlp:
    """The marking that a report's own fields give it (`marking: AMBER`, `tlp: "TLP:RED"`), CLEAR without one.

    What is no TLP 2.0 marking counts as RED: whoever wrote it meant to keep the report from somebody.
    """
    words = [value for key, value in report.metadata.items() if key.strip().casefold() in _MARKS]
    found = [word.strip().upper().removeprefix("TLP:").replace("WHITE", "CLEAR").strip() for word in words]
    known: dict[str, int] = {level: rank for rank, level in enumerate(LEVELS)}
    ranks = [known.get(word, len(LEVELS) - 1) for word in found if word]
    return LEVELS[max(ranks, default=0)]


def outsider(situation: Situation, audience: Tlp) -> Situation:
    """*situation* as those may see it who are cleared for *audience* and no more.

    A step above the audience follows its `disclose`: `nothing` (and `all`, which its marking overrules) removes it;
    `existence` leaves a nameless step at the end of the plan; `title` leaves the title under an id made from it. A step
    with a `disclose` other than `all` and no marking of its own counts as RED. Raises Refused where the whole situation
    is above the audience.
    """
    if not allowed(situation.marking, audience):
        raise Refused("there is nothing here for this audience", remedy="ask whoever keeps the situation")
    place = Place(situation.path)
    actors = _actors(situation, audience)
    gone = frozenset(situation.actors) - frozenset(actors)
    indicators = [x for x in situation.indicators if _shown(x, audience) and not {x.actor, x.target} & gone]
    shown = frozenset(x.id for x in indicators)
    steps = [s for s in situation.plan if _in_full(s, audience)]
    seen = Names(frozenset(d.id for d in situation.degrees), shown, frozenset(s.id for s in steps))
    trim = _Trim(Names.of(situation), seen, place)
    return replace(
        situation,
        beneficiary=None if situation.beneficiary in gone else situation.beneficiary,
        actors=actors,
        sources=tuple(
            _source(s, gone) for s in situation.sources if allowed(s.marking, audience) and s.actor not in gone
        ),
        indicators=tuple(_indicator(x, audience, shown) for x in indicators),
        plan=(*_plan(situation, audience, trim), *_nameless(situation, audience)),
        ties={k: tuple(v for v in vs if v not in gone) for k, vs in situation.ties.items() if k not in gone},
    )


def _shown(indicator: Indicator, audience: Tlp) -> bool:
    hidden = _hidden(indicator.markings, audience)
    return allowed(indicator.marking, audience) and not hidden & _WHOLE


def _hidden(markings: Mapping[str, Tlp], audience: Tlp) -> frozenset[str]:
    return frozenset(key for key, marking in markings.items() if not allowed(marking, audience))


def effective(step: Step) -> Tlp:
    """The marking that a step has: its own, or RED where it discloses less than all and carries none."""
    return "RED" if step.marking == "CLEAR" and step.disclose != "all" else step.marking


def _in_full(step: Step, audience: Tlp) -> bool:
    return allowed(effective(step), audience) and "id" not in _hidden(step.markings, audience)


# ---- the parts -------------------------------------------------------------------------------------------------------


def _actors(situation: Situation, audience: Tlp) -> dict[str, Actor]:
    """The actors to be seen; the party always, since the ladder is about it."""
    kept = {k: a for k, a in situation.actors.items() if k == situation.party or allowed(a.marking, audience)}
    hidden = frozenset(situation.actors) - frozenset(kept)
    return {k: replace(a, of=None if a.of in hidden else a.of, line=None, column=None) for k, a in kept.items()}


def _source(source: SourceRule, gone: frozenset[str]) -> SourceRule:
    depends = tuple(x for x in source.depends_on if x not in gone)
    return replace(source, depends_on=depends, line=None, column=None)


def _indicator(x: Indicator, audience: Tlp, shown: frozenset[str]) -> Indicator:
    x = _blanked(x, _BLANK_INDICATOR, _INDICATOR_FIELDS, audience)
    return replace(x, implies=tuple(i for i in x.implies if i in shown))


def _plan(situation: Situation, audience: Tlp, trim: "_Trim") -> list[Step]:
    """The steps shown in full and by their titles, in the order of the file."""
    found: list[Step] = []
    titles: dict[str, int] = {}
    for step in situation.plan:
        if _in_full(step, audience):
            found.append(trim.step(_blanked(step, _BLANK_STEP, _STEP_FIELDS, audience)))
        elif step.disclose == "title":
            titles[step.title] = titles.get(step.title, 0) + 1
            name = sha256(f"{step.title}\n{titles[step.title]}".encode()).hexdigest()[:8]
            found.append(replace(_BLANK_STEP, id=f"withheld-{name}", title=step.title, disclose="title", withheld=True))
    return found


def _nameless(situation: Situation, audience: Tlp) -> list[Step]:
    """The steps of which only the existence is disclosed, at the end, since their place in the plan is not."""
    count = sum(not _in_full(s, audience) and s.disclose == "existence" for s in situation.plan)
    title = "A step that is not disclosed"
    return [
        replace(_BLANK_STEP, id=f"withheld-{i + 1}", title=title, disclose="existence", withheld=True)
        for i in range(count)
    ]


def _blanked(item: _T, blank: _T, names: Mapping[str, tuple[str, ...]], audience: Tlp) -> _T:
    """*item* with each key that the audience may not see as if it had not been written, its marking neither."""
    hidden = _hidden(item.markings, audience)
    blanks: dict[str, Any] = {}
    for key in hidden:
        fields = names.get(key, (key,))
        blanks.update({f: item.id if f == "title" else getattr(blank, f) for f in fields})
    markings = {k: v for k, v in item.markings.items() if k not in hidden}
    return replace(item, **blanks, markings=markings, line=None, column=None)


class _Trim:
    """Takes out of steps what names a removed indicator or step."""

    def __init__(self, names: Names, seen: Names, place: Place) -> None:
        self._names, self._seen, self._place = names, seen, place

    def step(self, step: Step) -> Step:
        return replace(
            step,
            when=self.condition(step.when),
            stand_down=self.condition(step.stand_down),
            readiness=self.condition(step.readiness),
            requires=tuple(x for x in step.requires if x in self._seen.steps),
            excludes=tuple(x for x in step.excludes if x in self._seen.steps),
        )

    def condition(self, condition: Condition | None) -> Condition | None:
        """*condition* without the leaves that name what is removed; one that is left alone stands for its group."""
        if condition is None:
            return None
        if isinstance(condition, Leaf):
            facts = compile_leaf(condition, self._names).facts
            hidden = any(
                (f.root in {"indicators", "days_since"} and f.key not in self._seen.indicators)
                or (f.root == "steps" and f.key not in self._seen.steps)
                for f in facts
            )
            return None if hidden else Leaf(condition.text, self._place)
        children = tuple(c for child in condition.children if (c := self.condition(child)) is not None)
        if not children:
            return None
        if len(children) == 1 and condition.kind != "not":
            return children[0]
        return Node(condition.kind, children, min(condition.count, len(children)))
