"""Filters in, the evidence that fits them out: who says what of each indicator, and the sentences themselves."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from paripassu.errors import NotFound
from paripassu.evidence.voices import Cast
from paripassu.types import Evidence
from paripassu.web._answers import Page
from paripassu.web._ask import CERTAINTIES, PAGE, STANCES, Ask
from paripassu.web._tables import Column, Row, Table
from paripassu.web.pages._common import evidence_table

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
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one independent source holds of one indicator."""

    stances: tuple[tuple[str, int], ...]
    weight: float
    href: str
    label: str


def page(ask: Ask) -> Page:
    """The evidence as of the day, narrowed by the filters in the address."""
    view = ask.view
    weights = view.assessment.weights
    groups = Groups(ask)
    kept = narrowed(ask, view.evidence, groups)
    order = ask.choice("sort", ("newest", "oldest", "weight")) or "newest"
    ordered = sorted(kept, key=_key(order, weights))
    size = ask.number("size", PAGE, 500)
    pages = max(1, -(-len(ordered) // size))
    number = min(ask.number("page", 1, 1_000_000), pages)
    shown = ordered[(number - 1) * size : number * size]
    listed = ordered if ask.params.get("format") in {"csv", "json"} else shown
    tables = (evidence_table(ask, listed, weights, total=len(ordered)), matrix_table(view.evidence, weights, groups))
    given = {
        "facets": facets(ask, view.evidence, groups),
        "matrix": matrix(ask, view.evidence, weights, groups),
        "indicators": ask.state.weighed.situation.indicators,
        "hidden": max(0, len(groups.names(view.evidence)) - MOST_ROWS),
        "order": order,
        "number": number,
        "pages": pages,
        "filters": {k: v for k, v in ask.params.items() if k in _FILTERS and v},
        "count": len(ordered),
    }
    return Page("evidence.html", "Evidence", tables, given)


def _key(order: str, weights: Mapping[str, float]) -> Callable[[Evidence], tuple[object, ...]]:
    if order == "weight":
        return lambda e: (-abs(weights.get(e.id, 0.0)), e.id)
    if order == "oldest":
        return lambda e: (e.published, e.id)
    return lambda e: (-e.published.toordinal(), e.id)


class Groups:
    """Which evidence comes from one independent source, and what that is called."""

    def __init__(self, ask: Ask) -> None:
        self._cast = Cast(ask.state.weighed.situation)
        self._actors = ask.state.weighed.situation.actors
        self._labels: dict[str, str] = {}

    def of(self, item: Evidence) -> str:
        group = self._cast.voice(item).group
        if group not in self._labels:
            actor = self._actors.get(group)
            self._labels[group] = actor.name if actor else item.label
        return group

    def label(self, group: str) -> str:
        return self._labels.get(group, group)

    def names(self, items: Iterable[Evidence]) -> Counter[str]:
        return Counter(self.of(e) for e in items)


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
        and all(w in e.quote.casefold() or w in e.label.casefold() for w in words)
    ]


def facets(ask: Ask, items: Sequence[Evidence], groups: Groups) -> list[Facet]:
    """What can be chosen, with how many items each choice would leave of all that is public."""
    titles = {i.id: i.title for i in ask.state.weighed.situation.indicators}
    actors = ask.state.weighed.situation.actors
    readings = ask.state.readings

    def country(code: str) -> str:
        return actors[code].name if code in actors else code

    kinds: tuple[tuple[str, str, Callable[[Evidence], str | None], Callable[[str], str]], ...] = (
        ("indicator", "Indicator", lambda e: e.indicator, lambda v: titles.get(v, v)),
        ("stance", "Stance", lambda e: e.stance, str),
        ("certainty", "Certainty", lambda e: e.certainty, str),
        ("country", "Speaks for", lambda e: e.actor, country),
        ("source", "Independent source", groups.of, groups.label),
        ("outlet", "Outlet", lambda e: readings[e.report].report.outlet, str),
    )
    found = []
    for name, label, value, words in kinds:
        counts = Counter(v for e in items if (v := value(e)))
        chosen = ask.params.get(name, "")
        ranked = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
        some = [c for c in ranked if c[0] == chosen] + [c for c in ranked if c[0] != chosen]
        options = tuple(
            Option(v, words(v), n, v == chosen, ask.here(page=None, **{name: None if v == chosen else v}))
            for v, n in some[:MOST_OPTIONS]
        )
        found.append(Facet(label, options))
    return found


def matrix(
    ask: Ask, items: Sequence[Evidence], weights: Mapping[str, float], groups: Groups
) -> list[tuple[str, str, list[Cell | None]]]:
    """Rows of (label, address, a cell for each indicator), the weightiest sources first."""
    rows = []
    for group, cells in _by_source(items, weights, groups)[:MOST_ROWS]:
        found: list[Cell | None] = []
        for indicator in ask.state.weighed.situation.indicators:
            here = cells.get(indicator.id)
            if not here:
                found.append(None)
                continue
            stances = Counter(e.stance for e in here)
            weight = sum(weights.get(e.id, 0.0) for e in here)
            said = ", ".join(f"{n} {s}" for s, n in stances.most_common())
            label = f"{groups.label(group)}, {indicator.title}: {said}; weight {weight:+.2f}"
            href = ask.link("/evidence", source=group, indicator=indicator.id) + "#sentences"
            found.append(Cell(tuple(stances.most_common()), weight, href, label))
        rows.append((groups.label(group), ask.link("/evidence", source=group) + "#sentences", found))
    return rows


def _by_source(
    items: Sequence[Evidence], weights: Mapping[str, float], groups: Groups
) -> list[tuple[str, dict[str, list[Evidence]]]]:
    cells: dict[str, dict[str, list[Evidence]]] = {}
    for e in items:
        cells.setdefault(groups.of(e), {}).setdefault(e.indicator, []).append(e)
    size = {g: sum(abs(weights.get(e.id, 0.0)) for es in row.values() for e in es) for g, row in cells.items()}
    return sorted(cells.items(), key=lambda c: (-size[c[0]], groups.label(c[0]), c[0]))


def matrix_table(items: Sequence[Evidence], weights: Mapping[str, float], groups: Groups) -> Table:
    """The matrix as rows: one for each source and indicator."""
    rows: list[Row] = []
    for group, cells in _by_source(items, weights, groups):
        for indicator, here in sorted(cells.items()):
            stances = Counter(e.stance for e in here)
            rows.append(
                {
                    "source": groups.label(group),
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
