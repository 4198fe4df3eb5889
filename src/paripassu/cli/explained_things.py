"""A thing of a view in, a degree, an indicator, a step, an item, a statement or a report, what is held of it out."""

from collections.abc import Sequence

from paripassu import payload
from paripassu.cli.explained_figures import Figures, band_facts, same
from paripassu.cli.grounds import Explanation, Group, grouped_by
from paripassu.doubts import doubt, mark_of, waiting
from paripassu.evidence.numbers import numbers
from paripassu.heads import UNSHOWN
from paripassu.plan.machine import holding
from paripassu.render.lines import several
from paripassu.statements.propositions import told
from paripassu.types import Band, DegreeView, Evidence, IndicatorView, Report, Source, StepView
from paripassu.views import UNDATED

_ASKED = "`review` asks about it"
_MOST_MOVERS = 3
"""Changes of what was assumed that are named for each figure of a degree."""


class Things(Figures):
    """The degrees, indicators, steps, evidence, statements and reports of a view."""

    def _paths(self) -> dict[str, str]:
        return {k: r.id for r in self.reports.values() for k in (r.id, r.path)}

    def degree(self, name: str) -> Explanation:
        d: DegreeView = self.degrees[name]
        facts = [("shown by", ", ".join(self._shown_by[name]) or UNSHOWN)]
        for words_, which in (
            ("now", "now"), ("reached", "reached"), ("now or higher", "now_at_least"),
            ("reached or passed", "reached_at_least"),
        ):  # fmt: skip
            band: Band = getattr(d, which)
            facts += band_facts(words_, band.probability, band.low, band.high)
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
        groups += grouped_by(copied, lambda e: f"in copies, where it counts for nothing more{_way(name, e.indicator)}")
        other = tuple(e for e in self.view.evidence if e.indicator == name and e not in items)
        if other:
            groups = (*groups, Group("in a tense in which it does not count as shown", other))
        given = numbers((e for e in items if e.indicator == name), [ruled.title, *ruled.counts])
        told_ = tuple(f for f in facts if f[1])
        return Explanation("indicator", name, ruled.title, told_, groups, numbers=given, same=same(name, items))

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


def _state(source: Source) -> str:
    """The state of a source, marked where it is only that of the report."""
    return f"{source.country}? (not told: the report's)" if source.country and source.assumed else source.country or ""


def _counted(view: IndicatorView) -> tuple[tuple[int, str], ...]:
    return (view.reports, "report"), (view.origins, "origin"), (view.independent, "independent source")


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
