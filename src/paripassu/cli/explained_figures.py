"""A figure of a view in, what it is out: what it began from, what moves it, the sentences behind it."""

from collections.abc import Sequence
from functools import cached_property

from paripassu import payload
from paripassu.assessment import Options, assess, words
from paripassu.assessment.filter import APART, PERTURBED
from paripassu.cli.grounds import Explanation, Grounds, grouped_by
from paripassu.evidence.voices import AFFIRMS, is_source
from paripassu.heads import UNSHOWN
from paripassu.telling import NONE_KNOWN
from paripassu.types import Assessment, Band, Evidence

_MOVES = 5e-4
"""A probability that moves by less than 0.05 points is said not to move."""
_TITLES = {
    "now": "is the degree now",
    "reached": "is the highest degree so far",
    "now_at_least": "or more holds now",
    "reached_at_least": "or more has been reached",
}
"""What each of a degree's figures is the probability of."""


class Figures(Grounds):
    """The figures of a view: what each is, what it began from and what moves it."""

    def probability(self, name: str, which: str, part: str) -> Explanation:
        degree = self.degrees[name]
        band: Band = getattr(degree, which)
        value = getattr(band, part)
        facts = [("what", f"the probability that “{self._degree_title(name)}” {_TITLES[which]}")]
        facts += band_facts(which.replace("_", " "), band.probability, band.low, band.high)
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
            groups = grouped_by(items, lambda e: e.path)
        elif which == "origins":
            paths = {r.id: r.path for r in self.reports.values()}
            groups = grouped_by(items, lambda e: f"origin: {paths.get(e.origin, e.origin)}")
        else:
            of = {x.id: x for x in self.situation.indicators}
            known = [
                e for e in items if e.label in view.affirmed_by and is_source(of[e.indicator], e, self.cast.voice(e))
            ]
            groups = grouped_by(
                known, lambda e: f"source: {self.teller.named(self._group_title(self.cast.voice(e).group))}"
            )
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
            "number", f"{name}.{which}", title, tuple(facts), groups, value=value, same=same(name, items)
        )


def same(name: str, items: Sequence[Evidence]) -> dict[str, str]:
    """Of items that bear on an indicator by way of another one, those of its own with the same words, by id."""
    own = {(e.report, e.spans): e.id for e in items if e.indicator == name}
    words_ = ((e.id, (e.report, e.spans)) for e in items if e.indicator != name)
    return {item: own[key] for item, key in words_ if key in own}


def band_facts(name: str, p: float, low: float, high: float) -> list[tuple[str, str]]:
    return [(name, f"{p:.6f}, between {low:.6f} and {high:.6f}: {words(p)}")]
