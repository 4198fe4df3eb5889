"""Filters in, the evidence that fits them out: who says what of each indicator, and the sentences themselves."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from paripassu.errors import NotFound
from paripassu.evidence.voices import Cast
from paripassu.situation.model import Situation
from paripassu.types import Evidence
from paripassu.web._answers import Page
from paripassu.web._ask import CERTAINTIES, PAGE, STANCES, Ask
from paripassu.web._tables import Column, Row, Table
from paripassu.web.pages._common import evidence_table

Order = Literal["newest", "oldest", "weight"]
ORDERS: tuple[Order, ...] = get_args(Order)
MOST_ROWS = 24
"""Sources in the matrix on a page; the table as CSV or JSON has all."""
MOST_OPTIONS = 14
"""Values of a facet on a page, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one independent source holds of one indicator."""

    stances: tuple[tuple[str, int], ...]
    weight: float
    href: str
    label: str

    @property
    def shade(self) -> str:
        """The style's name for its weight: p1 to p4 for the degrees that the indicator shows, n1 to n4 against."""
        size = next((k for k, least in enumerate(_SHADES, 1) if abs(self.weight) < least), len(_SHADES) + 1)
        return "" if abs(self.weight) < 0.05 else f"{'p' if self.weight > 0 else 'n'}{size}"


_SHADES = (0.7, 1.4, 2.8)
"""Weights in nats at which a cell's shade grows: odds of 2, 4 and 16 to 1."""


def page(ask: Ask) -> Page:
    """The evidence as of the day, narrowed by the filters in the address."""
    weights = ask.view.assessment.weights
    held = held_on(ask)
    order = ask.choice("sort", ORDERS) or "newest"
    kept = narrowed(ask, held.ordered(order), held.groups)
    size = ask.number("size", PAGE, 500)
    pages = max(1, -(-len(kept) // size))
    number = min(ask.number("page", 1, 1_000_000), pages)
    shown = kept[(number - 1) * size : number * size]
    listed = kept if ask.params.get("format") in {"csv", "json"} else shown
    tables = (evidence_table(ask, listed, weights, total=len(kept)), matrix_table(held, weights))
    given = {
        "facets": facets(ask, held),
        "matrix": matrix(ask, held, weights),
        "indicators": ask.state.weighed.situation.indicators,
        "hidden": max(0, len(held.sources) - MOST_ROWS),
        "order": order,
        "number": number,
        "pages": pages,
        "filters": {k: v for k, v in ask.params.items() if k in _FILTERS and v},
        "count": len(kept),
    }
    return Page("evidence.html", "Evidence", tables, given)


def _key(order: Order, weights: Mapping[str, float]) -> Callable[[Evidence], tuple[object, ...]]:
    if order == "weight":
        return lambda e: (-abs(weights.get(e.id, 0.0)), e.id)
    if order == "oldest":
        return lambda e: (e.published, e.id)
    return lambda e: (-e.published.toordinal(), e.id)


class Groups:
    """Which evidence comes from one independent source, and what that is called."""

    def __init__(self, situation: Situation, items: Iterable[Evidence]) -> None:
        """items: the evidence of a day; the first of each source in it gives the source's name."""
        self._cast = Cast(situation)
        self._labels: dict[str, str] = {}
        for e in items:
            group = self.of(e)
            if group not in self._labels:
                actor = situation.actors.get(group)
                self._labels[group] = actor.name if actor else e.label

    def of(self, item: Evidence) -> str:
        return self._cast.voice(item).group

    def label(self, group: str) -> str:
        return self._labels.get(group, group)


class Held:
    """What the page shows of a day's evidence whatever is asked of it; each part worked out when first needed."""

    def __init__(self, ask: Ask) -> None:
        view = ask.view
        self.items, self._weights, self._readings = view.evidence, view.assessment.weights, ask.state.readings
        self.groups = Groups(ask.state.weighed.situation, self.items)
        self._ordered: dict[Order, tuple[Evidence, ...]] = {}

    def ordered(self, order: Order) -> tuple[Evidence, ...]:
        """All of it in an order."""
        if order not in self._ordered:
            self._ordered[order] = tuple(sorted(self.items, key=_key(order, self._weights)))
        return self._ordered[order]

    @cached_property
    def counts(self) -> Mapping[str, list[tuple[str, int]]]:
        """For each facet its values with how many items have them, the most frequent first."""
        values: dict[str, Callable[[Evidence], str | None]] = {
            "indicator": lambda e: e.indicator, "stance": lambda e: e.stance, "certainty": lambda e: e.certainty,
            "country": lambda e: e.actor, "source": self.groups.of, "outlet": lambda e: self._readings[e.report].report.outlet,
        }  # fmt: skip
        found = {}
        for name, value in values.items():
            counts = Counter(v for e in self.items if (v := value(e)))
            found[name] = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
        return found

    @cached_property
    def sources(self) -> list[tuple[str, dict[str, list[Evidence]]]]:
        """By independent source and indicator, the weightiest sources first."""
        cells: dict[str, dict[str, list[Evidence]]] = {}
        for e in self.items:
            cells.setdefault(self.groups.of(e), {}).setdefault(e.indicator, []).append(e)
        get = self._weights.get
        size = {g: sum(abs(get(e.id, 0.0)) for es in row.values() for e in es) for g, row in cells.items()}
        return sorted(cells.items(), key=lambda c: (-size[c[0]], self.groups.label(c[0]), c[0]))


def held_on(ask: Ask) -> Held:
    """The evidence of the day asked for."""
    return ask.state.once(("evidence", ask.day), lambda: Held(ask))


_FILTERS = ("indicator", "source", "speaker", "country", "stance", "certainty", "outlet", "from", "to", "q")


def narrowed(ask: Ask, items: Sequence[Evidence], groups: Groups) -> list[Evidence]:
    """What fits all filters. Raises UsageError for a filter that cannot be, NotFound for an unknown indicator."""
    indicator = ask.text("indicator")
    known = {i.id for i in ask.state.weighed.situation.indicators}
    if indicator and indicator not in known:
        raise NotFound(f"there is no indicator {indicator}", remedy=f"there are: {', '.join(sorted(known))}")
    stance, certainty = ask.choice("stance", STANCES), ask.choice("certainty", CERTAINTIES)
    source, speaker, country, outlet = (ask.text(n) for n in ("source", "speaker", "country", "outlet"))
    first, last = ask.date("from"), ask.date("to")
    words = [w.casefold() for w in ask.text("q").split()]
    readings = ask.state.readings
    return [
        e
        for e in items
        if (not indicator or e.indicator == indicator)
        and (stance is None or e.stance == stance)
        and (certainty is None or e.certainty == certainty)
        and (not source or groups.of(e) == source)
        and (not speaker or e.label == speaker)
        and (not country or e.actor == country)
        and (not outlet or readings[e.report].report.outlet == outlet)
        and (first is None or e.published >= first)
        and (last is None or e.published <= last)
        and (not words or all(w in e.quote.casefold() or w in e.label.casefold() for w in words))
    ]


def facets(ask: Ask, held: Held) -> list[Facet]:
    """What can be chosen, with how many items each choice would leave of all that is public."""
    titles = {i.id: i.title for i in ask.state.weighed.situation.indicators}
    actors = ask.state.weighed.situation.actors
    kinds: tuple[tuple[str, str, Callable[[str], str]], ...] = (
        ("indicator", "Indicator", lambda v: titles.get(v, v)),
        ("stance", "Stance", str),
        ("certainty", "Certainty", str),
        ("country", "Speaks for", lambda v: actors[v].name if v in actors else v),
        ("source", "Independent source", lambda v: ask.state.named(held.groups.label(v))),
        ("outlet", "Outlet", str),
    )
    found = []
    for name, label, words in kinds:
        chosen, ranked = ask.params.get(name, ""), held.counts[name]
        some = [*(c for c in ranked if c[0] == chosen), *(c for c in ranked[: MOST_OPTIONS + 1] if c[0] != chosen)]
        options = tuple(
            Option(v, words(v), n, v == chosen, ask.here(page=None, **{name: None if v == chosen else v}))
            for v, n in some[:MOST_OPTIONS]
        )
        found.append(Facet(name, label, options))
    return found


def matrix(ask: Ask, held: Held, weights: Mapping[str, float]) -> list[tuple[str, str, list[Cell | None]]]:
    """Rows of (label, address, a cell for each indicator), the weightiest sources first."""
    rows = []
    for group, cells in held.sources[:MOST_ROWS]:
        name = ask.state.named(held.groups.label(group))
        found: list[Cell | None] = []
        for indicator in ask.state.weighed.situation.indicators:
            here = cells.get(indicator.id)
            if not here:
                found.append(None)
                continue
            stances = Counter(e.stance for e in here)
            weight = sum(weights.get(e.id, 0.0) for e in here)
            said = ", ".join(f"{n} {s}" for s, n in stances.most_common())
            label = f"{name}, {indicator.title}: {said}; weight {weight:+.2f}"
            href = ask.link("/evidence", source=group, indicator=indicator.id) + "#sentences"
            found.append(Cell(tuple(stances.most_common()), weight, href, label))
        rows.append((name, ask.link("/evidence", source=group) + "#sentences", found))
    return rows


def matrix_table(held: Held, weights: Mapping[str, float]) -> Table:
    """The matrix as rows: one for each source and indicator."""
    rows: list[Row] = []
    for group, cells in held.sources:
        for indicator, here in sorted(cells.items()):
            stances = Counter(e.stance for e in here)
            rows.append(
                {
                    "source": held.groups.label(group),
                    "indicator": indicator,
                    **{s: stances.get(s, 0) for s in STANCES},
                    "weight": sum(weights.get(e.id, 0.0) for e in here),
                }
            )
    columns = (
        Column("source", "Independent source"),
        Column("indicator", "Indicator"),
        *(Column(s, s, "number") for s in STANCES),
        Column("weight", "Weight", "number"),
    )
    return Table("matrix", "Independent sources by indicator", columns, rows)
