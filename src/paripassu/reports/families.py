"""Links between texts in, their families out: what each text comes from, as of any day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from paripassu.reports._compare import Aligned
from paripassu.types import Span

LinkKind = Literal["exact", "syndicated", "abridged", "excerpted", "rewritten", "revision"]
Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports that share text. `a` is the one published first, or failing that the lower id."""

    id: str
    a: str
    b: str
    """Ids of the reports."""
    kind: LinkKind
    origin: str | None
    """Id of the report that the text comes from; None where unknown."""
    reason: str
    """Why the direction is held."""
    aligned: tuple[Aligned, ...]
    """Passages in both bodies, in the order of a."""
    contained_a: float
    """Share of a's own words (neither quoted nor boilerplate) that stand in b."""
    contained_b: float
    probability: float
    """That one text comes from the other or both from a third."""
    verdict: Verdict
    decided_by: str | None = None
    credited: bool = False
    """Whether the one text names the other's outlet as its source."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage in a report that comes from another."""

    span: Span
    source: str
    """Id of the report that it comes from."""
    source_span: Span


@dataclass(frozen=True)
class Families:
    links: tuple[Link, ...] = ()
    order: Mapping[str, tuple[date, datetime, int, str]] = field(default_factory=dict)
    """For each report the day and the time at which it came out, its words (the more the earlier) and its id."""

    @cached_property
    def origin_of(self) -> Mapping[str, str]:
        """For each report's id the key of its origin: the id of the report at the root of its family, else its own."""
        return _origins(self.order, self.sources)

    @cached_property
    def excerpts(self) -> Mapping[str, tuple[Excerpt, ...]]:
        """For each report that carries passages of others, those passages."""
        return _excerpts(self.sources)

    @cached_property
    def _places(self) -> Mapping[str, list[int]]:
        """By report, the places of its links."""
        found: dict[str, list[int]] = {}
        for place, link in enumerate(self.links):
            found.setdefault(link.a, []).append(place)
            found.setdefault(link.b, []).append(place)
        return found

    def by(self, day: date) -> "Families":
        """The families of the reports that were public by a day. What came later has no part in them."""
        return self.among({name for name, when in self.order.items() if when[0] <= day})

    def among(self, reports: Collection[str]) -> "Families":
        """The families of some of the reports."""
        some = set(reports)
        if len(some) * 4 > len(self.order):
            kept = tuple(link for link in self.links if link.a in some and link.b in some)
            return Families(kept, {name: when for name, when in self.order.items() if name in some})
        places = sorted({place for name in some for place in self._places.get(name, ())})
        links = (self.links[place] for place in places)
        return Families(
            tuple(link for link in links if link.a in some and link.b in some),
            {name: self.order[name] for name in sorted(some) if name in self.order},
        )

    @cached_property
    def sources(self) -> Mapping[str, tuple[Link, ...]]:
        """For each report the sure links to texts that stand before it in its family, the strongest first."""
        before = _precedence(self.links, self.order)
        found: dict[str, list[tuple[float, tuple[object, ...], Link]]] = {}
        for link in self.links:
            if link.verdict == "same":
                a_first = before[link.a] < before[link.b]
                carrier, source = (link.b, link.a) if a_first else (link.a, link.b)
                share = link.contained_b if a_first else link.contained_a
                found.setdefault(carrier, []).append((-share, before[source], link))
        return {name: tuple(entry[2] for entry in sorted(entries)) for name, entries in found.items()}

    def origin_at(self, report: str, span: Span) -> str:
        """Key of the origin of a stretch of a report: that of the excerpt it stands in, else the report's own.

        Raises KeyError for a report that was not among those given."""
        seen = {report}
        while True:
            found = _at(self.excerpts.get(report, ()), span)
            if found is None or found.source in seen:
                return self.origin_of[report]
            seen.add(found.source)
            report, span = found.source, found.source_span

    def members(self) -> dict[str, tuple[str, ...]]:
        """Reports by origin key, for families of two and more; ids in order."""
        by_key: dict[str, list[str]] = {}
        for report, key in sorted(self.origin_of.items()):
            by_key.setdefault(key, []).append(report)
        return {key: tuple(ids) for key, ids in sorted(by_key.items()) if len(ids) > 1}


def _excerpts(sources: Mapping[str, Sequence[Link]]) -> dict[str, tuple[Excerpt, ...]]:
    found: dict[str, tuple[Excerpt, ...]] = {}
    for carrier, links in sources.items():
        pieces = [
            Excerpt(piece.a, link.b, piece.b) if link.a == carrier else Excerpt(piece.b, link.a, piece.a)
            for link in links
            if link.kind == "excerpted"
            for piece in link.aligned
        ]
        if pieces:
            found[carrier] = tuple(sorted(pieces, key=lambda e: (e.span, e.source)))
    return found


def _at(excerpts: Sequence[Excerpt], span: Span) -> Excerpt | None:
    """The excerpt that holds the most of the span, if that is more than half of it."""
    best, most = None, (span.end - span.start) / 2
    for excerpt in excerpts:
        held = min(span.end, excerpt.span.end) - max(span.start, excerpt.span.start)
        if held > most:
            best, most = excerpt, held
    return best


def _precedence(
    links: Sequence[Link], order: Mapping[str, tuple[date, datetime, int, str]]
) -> dict[str, tuple[object, ...]]:
    """A key for each report with a sure link, by which the origin of a family comes first: a text that names another as its source comes
    after it whatever the clock says; else the earlier first, of two at one time the longer."""
    credited: dict[str, set[str]] = {}
    for link in links:
        if link.verdict == "same" and link.credited and link.origin is not None:
            credited.setdefault(link.b if link.origin == link.a else link.a, set()).add(link.origin)
    depths: dict[str, int] = {}
    waiting: list[str] = []

    def depth(name: str) -> int:
        if name in waiting:
            return 0  # texts that credit one another in a ring: the clock tells
        if name not in depths:
            waiting.append(name)
            depths[name] = max((depth(other) + 1 for other in sorted(credited.get(name, ()))), default=0)
            waiting.pop()
        return depths[name]

    linked = {name: order[name] for link in links if link.verdict == "same" for name in (link.a, link.b)}
    return {name: (depth(name), *when) for name, when in sorted(linked.items(), key=lambda entry: entry[1])}


def _origins(order: Mapping[str, object], sources: Mapping[str, Sequence[Link]]) -> dict[str, str]:
    """For each report the text at the end of the chain: from each to the text that holds the most of it.

    Two texts that a third was put together from stay two."""
    parents: dict[str, str] = {}
    for name, links in sources.items():
        link = next((link for link in links if link.kind != "excerpted"), None)
        if link is not None:
            parents[name] = link.a if link.b == name else link.b
    roots: dict[str, str] = {}
    for name in order:
        chain = [name]
        while chain[-1] in parents and chain[-1] not in roots:
            chain.append(parents[chain[-1]])
        root = roots.get(chain[-1], chain[-1])
        roots.update(dict.fromkeys(chain, root))
    return roots
