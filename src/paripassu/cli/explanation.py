"""A view and the name of a figure, step, degree, indicator, statement and the like in, the sentences behind it out.

Names of figures are those of conditions and of the JSON: now, reached, now.combat, reached.at_least.combat, now.combat.low,
troops-in-kursk.independent, indicators["troops-in-kursk"].reports, steps.sanctions, evidence.ID.weight.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import Literal

from paripassu import payload
from paripassu.assessment import Options, assess, weights, words
from paripassu.assessment.filter import APART, PERTURBED
from paripassu.doubts import doubt, mark_of, waiting
from paripassu.errors import NotFound, UsageError
from paripassu.evidence.numbers import NO_NUMBERS, Numbers, numbers
from paripassu.evidence.voices import AFFIRMS, NOBODY, OF_TEXT, UNNAMED, Cast, counts, is_source
from paripassu.heads import UNSHOWN, shown_by
from paripassu.plan.machine import holding
from paripassu.render.lines import several
from paripassu.situation.model import Indicator, Situation
from paripassu.statements.propositions import told
from paripassu.telling import NONE_KNOWN, Teller
from paripassu.types import (
    Assessment,
    Band,
    Clause,
    DegreeView,
    Evidence,
    IndicatorView,
    Report,
    Source,
    Statement,
    StepView,
)
from paripassu.views import UNDATED, View

Kind = Literal["degree", "indicator", "step", "evidence", "statement", "report", "number"]
_SHORTEST = 4
"""Characters of an id that are enough where they name one thing."""
_NOTHING = 5e-5
"""A weight that is shown as 0.0000."""
_FIGURES = ("independent", "origins", "reports")
_WORDS = ("standing", "rank", "disputed")
"""What a condition may ask of an indicator that is no count: it is explained with the indicator."""
_ASKED = "`review` asks about it"
_MOVES = 5e-4
"""A probability that moves by less than 0.05 points is said not to move."""
_MOST_NEAR = 4
"""Things of a kind that are named where nothing has the name asked for."""
_MOST_MOVERS = 3
"""Changes of what was assumed that are named for each figure of a degree."""
_LOWER_SHOWN = 2
"""Items shown, without --full, of what tells degrees apart that all lie below the one asked for."""
_TITLES = {
    "now": "is the degree now",
    "reached": "is the highest degree so far",
    "now_at_least": "or more holds now",
    "reached_at_least": "or more has been reached",
}
"""What each of a degree's figures is the probability of."""


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


def explain(view: View, name: str) -> Explanation:
    """What *name* rests on. Raises NotFound where nothing here is called so, UsageError where several things are."""
    return _Desk(view).find(name.strip())


class _Desk:
    """The things of a view by their names."""

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

    def _paths(self) -> dict[str, str]:
        return {k: r.id for r in self.reports.values() for k in (r.id, r.path)}

    # ---- figures -----------------------------------------------------------------------------------------------------

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

    def probability(self, name: str, which: str, part: str) -> Explanation:
        degree = self.degrees[name]
        band: Band = getattr(degree, which)
        value = getattr(band, part)
        facts = [("what", f"the probability that “{self._degree_title(name)}” {_TITLES[which]}")]
        facts += _band_facts(which.replace("_", " "), band.probability, band.low, band.high)
        if part != "probability":
            least = "least" if part == "low" else "most"
            facts.append((part, f"{value:.6f}: the {least} over the perturbations{self._under(name, which, part)}"))
        facts.append(("began from", self._began(name, at_least=which.endswith("at_least"))))
        facts.append(("shown by", ", ".join(self._shown_by[name]) or UNSHOWN))
        facts += [("moves it", text) for text in self._movers(name, which)]
        figure = f"{which.replace('_at_least', '.at_least')}.{name}"
        figure += "" if part == "probability" else f".{part}"
        groups = self._towards(name)
        return Explanation(
            "number", figure, f"{figure} = {value:.6f}", tuple(facts), groups, value=payload.probability(value)
        )

    def _began(self, name: str, *, at_least: bool) -> str:
        """The prior from which a degree's figures began, with whether the file gives it; of now and reached alike."""
        at = self.situation.rank(name)
        upward = self._prior[at:]
        if at_least:
            below = f"; the degree below it has {self._prior[at - 1]:.6f}" if at else ""
            return f"{sum(upward):.6f} for it or more before any evidence{below}"
        stated = self.situation.degrees[at].prior is not None
        return f"{upward[0]:.6f} before any evidence, {'by the file' if stated else 'shared out: the file gives it no prior'}"

    @cached_property
    def _shown_by(self) -> dict[str, list[str]]:
        return shown_by(self.situation)

    @cached_property
    def _prior(self) -> tuple[float, ...]:
        """The prior of each degree, all of them together 1."""
        found = weights(d.prior for d in self.situation.degrees)
        whole = sum(found) or 1.0
        return tuple(p / whole for p in found)

    def standing(self, which: str) -> Explanation:
        """Where things stand now, or the highest degree so far: the degree, what it rests on, what would make it another."""
        top: str = getattr(self.held, which)
        facts = [
            ("what", f"the highest degree that is {'held' if which == 'now' else 'reached'} or passed as likely as not")
        ]
        for d in reversed(self.held.degrees):
            just, more = getattr(d, which).probability, getattr(d, f"{which}_at_least").probability
            facts.append((d.id, f"{just:.6f}; that or more {more:.6f}: {words(more)}"))
        facts += [("moves it", f"{text} for “{top}” or more") for text in self._movers(top, f"{which}_at_least")]
        others = {name: getattr(run, which) for name, run in self._runs.items()}
        facts += [("otherwise", f"“{other}” with {name}") for name, other in others.items() if other != top]
        title = f"{which} = {top}: {self._degree_title(top)}"
        return Explanation("number", which, title, tuple(facts), self._towards(top), value=top)

    @cached_property
    def _runs(self) -> dict[str, Assessment]:
        """The assessment under each of the changes of what was assumed over which a band is taken, by the name of the change."""
        # The second reading makes all of them walk over the same days, as they do together for a band.
        return {
            r.name: assess(
                self.situation, self.view.evidence, self.held.as_of, options=Options(held=r, readings=(APART,))
            )
            for r in PERTURBED
        }

    def _moved(self, name: str, which: str) -> list[tuple[str, float]]:
        """By how much each change moves one figure, the largest first."""
        at = self.situation.rank(name)
        held: Band = getattr(self.held.degrees[at], which)
        found = [(r, getattr(run.degrees[at], which).probability - held.probability) for r, run in self._runs.items()]
        return sorted(found, key=lambda m: (-abs(m[1]), m[0]))

    def _movers(self, name: str, which: str) -> list[str]:
        """What moves one figure, in words; that nothing does, where nothing does."""
        found = [f"{what}: {100 * by:+.1f} points" for what, by in self._moved(name, which) if abs(by) >= _MOVES]
        return found or ["nothing: no change of what was assumed moves it by 0.05 points"]

    def _under(self, name: str, which: str, end: str) -> str:
        """Under which change a figure's band ends there; nothing for a figure that is itself the end of its band."""
        moved = self._moved(name, which)
        what, by = min(moved, key=lambda m: m[1]) if end == "low" else max(moved, key=lambda m: m[1])
        return f", with {what}" if abs(by) > 0 and (by < 0) == (end == "low") else ""

    def count(self, name: str, which: str) -> Explanation:
        view = self.indicators[name]
        value = int(getattr(view, which))
        origins = {e.origin for e in self.bearing(name) if e.id in set(view.evidence) and e.stance in AFFIRMS}
        items = [e for e in self.bearing(name) if e.stance in AFFIRMS and not e.replaced_by and e.origin in origins]
        if which == "reports":
            groups = _by(items, lambda e: e.path)
        elif which == "origins":
            paths = {r.id: r.path for r in self.reports.values()}
            groups = _by(items, lambda e: f"origin: {paths.get(e.origin, e.origin)}")
        else:
            of = {x.id: x for x in self.situation.indicators}
            known = [
                e for e in items if e.label in view.affirmed_by and is_source(of[e.indicator], e, self.cast.voice(e))
            ]
            groups = _by(known, lambda e: f"source: {self.teller.named(self._group_title(self.cast.voice(e).group))}")
        meant = {
            "reports": "reports in which it is affirmed, copies included",
            "origins": "texts behind them: copies of one text are one origin",
            "independent": "sources that affirm it, are known, and do not depend on one another",
        }[which]
        facts = [("what", meant), *self._by_way(name, items)]
        if which == "independent" and items:
            fewer = self.teller.fewer(view)
            found = [("why not more", fewer)] if fewer else [("why none", NONE_KNOWN)] if not value else []
            facts += found
        title = f"{name}.{which} = {value}"
        return Explanation(
            "number", f"{name}.{which}", title, tuple(facts), groups, value=value, same=_same(name, items)
        )

    # ---- things ------------------------------------------------------------------------------------------------------

    def degree(self, name: str) -> Explanation:
        d: DegreeView = self.degrees[name]
        facts = [("shown by", ", ".join(self._shown_by[name]) or UNSHOWN)]
        for words_, which in (
            ("now", "now"), ("reached", "reached"), ("now or higher", "now_at_least"),
            ("reached or passed", "reached_at_least"),
        ):  # fmt: skip
            band: Band = getattr(d, which)
            facts += _band_facts(words_, band.probability, band.low, band.high)
            facts.append(("began from", self._began(name, at_least=which.endswith("at_least"))))
            moved = self._movers(name, which)
            facts.append(("moves it", "; ".join(moved[:_MOST_MOVERS])))
        return Explanation("degree", name, self._degree_title(name), tuple(facts), self._towards(name))

    def indicator(self, name: str) -> Explanation:
        view: IndicatorView = self.indicators[name]
        ruled = self.situation.indicator(name)
        facts = [
            ("standing", view.standing + (", disputed" if view.disputed else "")),
            ("by the rule", self.teller.rule(view)),
            ("but", self.teller.unsure(view)),
            ("counted", ", ".join(several(n, w) for n, w in _counted(view))),
            ("why not more", self.teller.fewer(view) if view.independent else ""),
            ("tells", self._tells(ruled)),
            ("what is denied", self.teller.denied(view)),
            ("waiting", waiting(sum(e.indicator == name for e in self.asked.values()))),
        ]
        for words_, who, affirming in (("affirmed by", view.affirmed_by, True), ("denied by", view.denied_by, False)):
            facts += [(words_, "; ".join(self.teller.speakers(who, name, affirming=affirming)))] if who else []
        items = self.bearing(name)
        facts += self._by_way(name, items)
        kept = set(view.evidence)
        groups = _stances(name, [e for e in items if e.id in kept])
        copied = sorted((e for e in items if e.id not in kept), key=lambda e: e.indicator != name)
        groups += _by(copied, lambda e: f"in copies, where it counts for nothing more{_way(name, e.indicator)}")
        other = tuple(e for e in self.view.evidence if e.indicator == name and e not in items)
        if other:
            groups = (*groups, Group("in a tense in which it does not count as shown", other))
        given = numbers((e for e in items if e.indicator == name), [ruled.title, *ruled.counts])
        told_ = tuple(f for f in facts if f[1])
        return Explanation("indicator", name, ruled.title, told_, groups, numbers=given, same=_same(name, items))

    def step(self, name: str) -> Explanation:
        view: StepView = self.steps[name]
        facts = [("state", view.state + (f", since {view.since.isoformat()}" if view.since else ""))]
        warranted = {True: "yes", False: "no", None: "undetermined"}[view.warranted]
        facts.append(("warranted", f"{warranted}; a person decides whether it is authorised"))
        if view.probability is not None:
            facts.append(("condition", f"{view.probability:.4f}: {holding(view.probability)}"))
        facts += [("note", n) for n in view.notes]
        for title, clauses in (("why", view.why), ("why not", view.why_not), ("not known", view.undetermined)):
            facts += [(title, payload.clause(c)) for c in clauses]
        facts += [(payload.turn(view), c.text) for c in view.cheapest_change]
        groups = tuple(g for c in (*view.why, *view.why_not, *view.undetermined) if (g := self._clause(c)).items)
        return Explanation("step", name, view.title, tuple(facts), groups)

    def item(self, name: str) -> Explanation:
        e = self.evidence.get(name) or self.asked[name]
        voice = self.cast.voice(e)
        weight = self.weights.get(e.id, 0.0)
        report = self.reports[e.report]
        facts = [
            ("indicator", f"{e.indicator}: {self.situation.indicator(e.indicator).title}"),
            ("counts", "" if name in self.evidence else f"not so far: {_ASKED}"),
            # Where the figure only marks something, it is told as `review` does.
            ("bears on it", doubt(e) if mark_of(e) else f"with a probability of {e.match:.2f}: {e.reason}"),
            ("who does what", told(report.body, self.meanings.get(report.id, ()), e.spans[0])),
            (
                "weight",
                f"{weight:+.4f} nats for {self._above(e.indicator)}{self._why_nothing(e)}"
                if name in self.evidence
                else "",
            ),
            ("takes back", ", ".join(self.teller.undoes(e))),
            (
                "speaker",
                f"{self.teller.named(e.label)}; counts as {self.teller.named(self._group_title(voice.group))}, "
                f"reliability {voice.reliability}",
            ),
            (
                "side",
                {
                    "own": "the party's own or the one that gains by it: an admission or a denial, whatever its reliability",
                    "interested": "interested",
                }.get(voice.side, ""),
            ),
            ("via", ", ".join(e.via)),
            (
                "said",
                f"{e.stance}, {e.certainty}, {e.tense}, on {e.said_on.isoformat() if e.said_on else 'a day not told'}",
            ),
            (
                "counts for",
                f"{e.day.isoformat()}{'' if e.said_on else ', from which the report was public: the text gives no day'}",
            ),
            ("public", e.published.isoformat()),
            ("origin", self._origin(e)),
            ("statement", e.statement or "none: a sentence in the outlet's own voice"),
        ]
        return Explanation(
            "evidence", e.id, self.teller.words(e), tuple(f for f in facts if f[1]), (Group("", (e,)),),
            self.statements.get(e.statement or ""), report, payload.weight(weight),
        )  # fmt: skip

    def said(self, name: str) -> Explanation:
        s = self.statements[name]
        items = tuple(e for e in self.view.evidence if e.statement == name)
        asked = tuple(e for e in self.asked.values() if e.statement == name)
        groups = [Group("bears on", items)] if items else []
        groups += [Group(f"may bear on, and does not count so far: {_ASKED}", asked)] if asked else []
        source = s.source
        facts = [
            ("source", source.text if source else "none is named"),
            (
                "who",
                ", ".join(x for x in (source.name, source.role, source.affiliation, _state(source), source.kind) if x)
                if source
                else "",
            ),
            ("cue", s.cue.text if s.cue else ""),
            ("read as", f"{s.stance}, {s.certainty}, {s.tense}, {s.quotation} quotation"),
            ("said on", s.said_on.isoformat() if s.said_on else "a day not told"),
            ("via", ", ".join(s.via)),
            ("inside", s.inside or ""),
            ("confidence", f"{s.confidence:.2f}"),
        ]
        return Explanation(
            "statement", name, s.content.text, tuple(f for f in facts if f[1]),
            tuple(groups) or (Group("bears on no indicator", ()),), s, self.reports.get(s.report),
        )  # fmt: skip

    def text(self, name: str) -> Explanation:
        report = self.reports[self._paths()[name]]
        items = tuple(e for e in self.view.evidence if e.report == report.id)
        published = report.published.isoformat() if report.published else "not known"
        facts = [
            ("file", report.path),
            ("outlet", report.outlet or "not known"),
            ("address", report.url or ""),
            ("published", f"{published}, by {report.published_by}"),
            *(("stamp", f"{s.origin}: {s.text}") for s in report.stamps),
            ("carried for", ", ".join(report.credits)),
            ("origin", self._family(report.id)),
            *((f.kind, f.detail) for f in report.flags),
            *((f.kind, f.detail) for f in self.view.flags if f.kind == UNDATED and f.report == report.path),
        ]
        group = Group("bears on" if items else self._silent(report), items)
        return Explanation(
            "report", report.id, report.title or report.path, tuple(f for f in facts if f[1]), (group,), None, report
        )

    def _silent(self, report: Report) -> str:
        """Why nothing of a report is evidence."""
        day = self.held.as_of
        if report.published is None:
            return "nothing in it was looked at: it has no date, so it counts as evidence of no day"
        if report.published.date() > day:
            return f"nothing in it counts on {day}: it is public from {report.published.date()} on"
        return "nothing in it bears on an indicator"

    # ---- parts -------------------------------------------------------------------------------------------------------

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


def _state(source: Source) -> str:
    """The state of a source, marked where it is only that of the report."""
    return f"{source.country}? (not told: the report's)" if source.country and source.assumed else source.country or ""


def _counted(view: IndicatorView) -> tuple[tuple[int, str], ...]:
    return (view.reports, "report"), (view.origins, "origin"), (view.independent, "independent source")


def _nearness(floor: int | None, at: int) -> int:
    """The place of what speaks for the degrees from rank *floor* on, where the degree of rank *at* is asked for: first what
    begins there, then what speaks by a table of its own, then higher degrees, and the lower ones last, each the nearest first."""
    if floor is None:
        return 1
    if floor == at:
        return 0
    return 1 + floor - at if floor > at else 1000 + at - floor


def _parts(name: str) -> list[str]:
    """now.at_least["in-zone"] → now, at_least, in-zone."""
    return [p for p in re.sub(r"\[\s*[\"']?([^\]\"']*)[\"']?\s*\]", r".\1", name).split(".") if p]


def _beginning(name: str, ids: Collection[str]) -> list[str]:
    """The content hashes among *ids* that begin with *name*."""
    if len(name) < _SHORTEST or not re.fullmatch("[0-9a-f]+", name):
        return []
    return [i for i in ids if i.startswith(name) and re.fullmatch("[0-9a-f]+", i)]


def _by(items: Sequence[Evidence], key: Callable[[Evidence], str]) -> tuple[Group, ...]:
    titles = dict.fromkeys(key(e) for e in items)
    return tuple(Group(t, tuple(e for e in items if key(e) == t)) for t in titles)


def _stances(name: str, items: Sequence[Evidence]) -> tuple[Group, ...]:
    """What bears on an indicator, by stance: first what bears on it itself, then what does by way of each other one."""
    by_indicator: dict[str, list[Evidence]] = {name: []}
    for e in items:
        by_indicator.setdefault(e.indicator, []).append(e)
    return tuple(
        Group(f"{stance}{_way(name, indicator)}", found)
        for indicator, among in by_indicator.items()
        for stance in ("confirms", "affirms", "doubts", "denies", "declines")
        if (found := tuple(e for e in among if e.stance == stance))
    )


def _way(name: str, indicator: str) -> str:
    return "" if indicator == name else f", by implication from {indicator}"


def _same(name: str, items: Sequence[Evidence]) -> dict[str, str]:
    """Of items that bear on an indicator by way of another one, those of its own with the same words, by id."""
    own = {(e.report, e.spans): e.id for e in items if e.indicator == name}
    words_ = ((e.id, (e.report, e.spans)) for e in items if e.indicator != name)
    return {item: own[key] for item, key in words_ if key in own}


def _band_facts(name: str, p: float, low: float, high: float) -> list[tuple[str, str]]:
    return [(name, f"{p:.6f}, between {low:.6f} and {high:.6f}: {words(p)}")]
