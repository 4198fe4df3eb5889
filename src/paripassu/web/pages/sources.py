"""A day in, the sources out: who said what and when, how reliable, who depends on whom, who carries whom."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from paripassu.evidence.voices import Cast, Voice
from paripassu.naming import anonymous, described
from paripassu.types import Evidence
from paripassu.web import _draw
from paripassu.web._answers import Page
from paripassu.web._ask import STANCES, Ask
from paripassu.web._tables import Column, Row, Table
from paripassu.web.pages._common import source_of, words_of

ROWS = 20
"""Sources drawn over time."""
MARKS = 120
"""Places along the picture over time at which marks are told apart."""
NODES = 22
"""Sources drawn in the graph; states and outlets as many as they touch, at most this many of each."""
SIDES = {"own": "party or beneficiary", "interested": "interested", "other": "neither"}


@dataclass(slots=True)
class Source:
    """One voice with all that it said."""

    voice: Voice
    label: str
    items: list[Evidence] = field(default_factory=list)
    weight: float = 0.0


def page(ask: Ask) -> Page:
    """Sources of the evidence as of the day."""
    view = ask.view
    sources = ask.state.once(("sources", ask.day), lambda: gathered(ask, view.evidence, view.assessment.weights))
    tables = (sources_table(ask, sources), rules_table(ask), carried_table(ask))
    given = {
        "over_time": over_time(ask, sources[:ROWS]),
        "graph": graph(ask, sources[:NODES]),
        "shown": min(ROWS, len(sources)),
        "count": len(sources),
    }
    return Page("sources.html", "Sources", tables, given)


def gathered(ask: Ask, items: Sequence[Evidence], weights: Mapping[str, float]) -> list[Source]:
    """The voices behind *items*, those that weigh most first."""
    cast = Cast(ask.state.weighed.situation)
    found: dict[str, Source] = {}
    for e in items:
        voice = cast.voice(e)
        source = found.setdefault(voice.key, Source(voice, e.label))
        if voice.side == "own":
            source.voice = voice  # it is the party's, also where it first spoke of others' deeds
        source.items.append(e)
        source.weight += abs(weights.get(e.id, 0.0))
    return sorted(found.values(), key=lambda s: (-s.weight, -len(s.items), s.voice.key))


def _state(ask: Ask, root: str) -> str:
    actor = ask.state.weighed.situation.actors.get(root)
    return actor.name if actor else root


def _home(ask: Ask, source: Source) -> str | None:
    """The state or body that it speaks for, where the situation knows it."""
    root = source.voice.root
    return root if root in ask.state.weighed.situation.actors else None


def _called(ask: Ask, source: Source) -> str:
    """What a source is called; one without a name by what the report says of it, with its outlet."""
    first = source.items[0]
    if not anonymous(first):
        return ask.state.named(source.label)
    outlet = ask.state.outlets.get(first.report)
    name = described(first, source_of(ask, first))
    return f"{name} (in {ask.state.named(outlet)})" if outlet else name


def sources_table(ask: Ask, sources: Iterable[Source]) -> Table:
    """One row for each voice."""
    rows: list[Row] = []
    for s in sources:
        stances = Counter(e.stance for e in s.items)
        home = _home(ask, s)
        rows.append(
            {
                "source": s.label, "speaks_for": _state(ask, home) if home else None,
                "reliability": s.voice.reliability, "side": SIDES[s.voice.side],
                "independent_group": _state(ask, s.voice.group), **{x: stances.get(x, 0) for x in STANCES},
                "reports": len({e.report for e in s.items}), "first": min(e.published for e in s.items),
                "last": max(e.published for e in s.items), "weight": s.weight, "named": s.voice.named,
                "shown": {"source": _called(ask, s)},
            }
        )  # fmt: skip
    columns = (
        Column("source", "Source", href=lambda r: ask.link("/evidence", speaker=r["source"]) + "#sentences"),
        Column("speaks_for", "Speaks for"),
        Column("reliability", "Reliability"),
        Column("side", "Side"),
        *(Column(s, s.capitalize(), "number") for s in STANCES),
        Column("reports", "Reports", "number"),
        Column("first", "First", "day"),
        Column("last", "Last", "day"),
        Column("independent_group", "counts with", shown=False),
        Column("weight", "weight", "number", shown=False),
        Column("named", "named", "yes", shown=False),
    )
    note = "Reliability A to F as the situation file rates it; F: not rated."
    return Table("sources", "Who said what, by source", columns, rows, note=note)


def rules_table(ask: Ask) -> Table:
    """What the situation file holds of sources."""
    situation = ask.state.weighed.situation
    names = {a.id: a.name for a in situation.actors.values()}
    rows: list[Row] = [
        {
            "source": names.get(r.actor, r.actor), "reliability": r.reliability, "interested": r.interested,
            "depends_on": tuple(names.get(d, d) for d in r.depends_on),
        }
        for r in situation.sources
    ]  # fmt: skip
    columns = (
        Column("source", "Source"),
        Column("reliability", "Reliability"),
        Column("interested", "Interested", "yes"),
        Column("depends_on", "Depends on", "list"),
    )
    return Table("rules", "What the situation file holds of sources", columns, rows)


def carried_table(ask: Ask) -> Table:
    """Which outlet's text another carried, as of the day."""
    rows: list[Row] = [
        {"origin": a, "carrier": b, "texts": n}
        for (a, b), n in sorted(carried(ask).items(), key=lambda c: (-c[1], c[0]))
    ]
    columns = (Column("origin", "Text of"), Column("carrier", "Carried by"), Column("texts", "Texts", "number"))
    return Table("carried", "Who carries whom", columns, rows)


def carried(ask: Ask) -> Counter[tuple[str, str]]:
    """Counts of (outlet of the origin, outlet that carries it)."""
    return ask.state.once(("carried", ask.day), lambda: _carried(ask))


def _carried(ask: Ask) -> Counter[tuple[str, str]]:
    public = {r.report.id: r.report for r in ask.state.public(ask.day)}
    found: Counter[tuple[str, str]] = Counter()
    for name, origin in ask.state.weighed.families.origin_of.items():
        if name != origin and name in public and origin in public:
            one, two = public[origin].outlet, public[name].outlet
            if one and two and one != two:
                found[one, two] += 1
    return found


def over_time(ask: Ask, sources: Sequence[Source]) -> object:
    """The picture of who said what."""
    first, last = min(ask.state.first, ask.day), ask.day
    apart = max(1, (last - first).days // MARKS)
    names = [_called(ask, s) for s in sources]
    rows = [(name, list(_marks(ask, s, name, first, last, apart))) for s, name in zip(sources, names, strict=True)]
    return _draw.said(rows, first, last) if rows else ""


def _marks(ask: Ask, source: Source, name: str, first: date, last: date, apart: int) -> Iterator[_draw.Said]:
    """A mark for each item; where they stand closer than can be told apart, one for all of a stance."""
    near: dict[tuple[int, str], list[Evidence]] = {}
    for e in source.items:
        near.setdefault(((min(max(first, e.day), last) - first).days // apart, e.stance), []).append(e)
    for (place, stance), items in near.items():
        more = f" (and {len(items) - 1} more nearby)" if items[1:] else ""
        day = min(max(first, items[0].day), last) if apart == 1 else min(last, first + timedelta(days=place * apart))
        yield _draw.Said(day, stance, f"{items[0].day}, {name} {stance}: {words_of(ask, items[0])}{more}")


def graph(ask: Ask, sources: Sequence[Source]) -> object:
    """The picture of who speaks for whom and who carries whom."""
    outlets: Counter[str] = Counter()
    cites: Counter[tuple[str, str]] = Counter()
    homes: dict[str, str] = {}
    edges = []
    for s in sources:
        home = _home(ask, s)
        if home:
            homes[f"h:{home}"] = _state(ask, home)
            edges.append(_draw.Edge(f"h:{home}", f"s:{s.voice.key}", 1, "cites"))
        for e in s.items:
            outlet = ask.state.readings[e.report].report.outlet
            if outlet:
                cites[s.voice.key, outlet] += 1
                outlets[outlet] += 1
    some = {o for o, _ in outlets.most_common(NODES)}
    edges += [_draw.Edge(f"s:{k}", f"o:{o}", n, "cites") for (k, o), n in cites.items() if o in some]
    edges += [_draw.Edge(f"o:{a}", f"o:{b}", n, "carries") for (a, b), n in carried(ask).items() if {a, b} <= some]
    situation = ask.state.weighed.situation
    for rule in situation.sources:
        for other in rule.depends_on:
            a, b = f"h:{situation.root(rule.actor) or rule.actor}", f"h:{situation.root(other) or other}"
            if a != b:
                homes.setdefault(a, _state(ask, a[2:]))
                homes.setdefault(b, _state(ask, b[2:]))
                edges.append(_draw.Edge(a, b, 1, "depends"))
    columns = (
        sorted(homes.items()),
        [(f"s:{s.voice.key}", _called(ask, s)) for s in sources],
        sorted((f"o:{o}", o) for o in some),
    )
    return _draw.graph(columns, edges)
