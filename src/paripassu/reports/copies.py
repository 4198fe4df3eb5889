"""Reports in, families of texts out: which text is a copy of which, in what way, by which passages, and how surely.

A link is an inverted index's find, checked by how much of each text stands in the other (containment) outside of
quotation marks: reports that share a quotation share a source, not a text. Sure links join texts into one origin; an
excerpt joins only its passage. Unsure links join nothing until a person decides them.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from typing import Any, Final, Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from paripassu.reports._before import FEW, MANY, NEVER, Index, Update
from paripassu.reports._candidates import Pair, Stale, Turns, candidates
from paripassu.reports._compare import Aligned, Measure, compare
from paripassu.reports._direction import Direction, day_of, direction, moment, name_of, named_in, writers
from paripassu.reports._retold import retold
from paripassu.reports._shingles import Ints, Mask, Text, text_of
from paripassu.types import Report, Span

__all__ = [
    "Aligned",
    "Before",
    "CopyDecision",
    "Excerpt",
    "Families",
    "Link",
    "LinkKind",
    "Verdict",
    "address",
    "families",
    "related",
]

LinkKind = Literal["exact", "syndicated", "abridged", "excerpted", "rewritten", "revision"]
Verdict = Literal["same", "different", "unsure"]

SURE = 0.9
"""From this probability on, a link joins."""
DOUBTFUL = 0.25
"""Below this probability a pair is held different and not listed."""
WINDOW = timedelta(days=14)
"""Texts further apart are compared only when they share most of the shorter one."""
STORY = timedelta(days=3)
"""A later text of one outlet's story at another address comes within this time."""
_FLASH = 8
"""Fewer words than this are no text to copy."""
_WHOLE = 0.8
"""A text of which this part was taken was taken whole."""
_MOSTLY = 0.65
"""A text of which less than this was taken from another has words of its own around it."""
_ALL = 0.9
"""The same for a text that stands in another from its beginning to its end."""
_FEW_WORDS = 5
_OPENING = 12
"""So many words of its own at the beginning: a text that goes on to carry another's, as a live page does."""
_CLOSING = 25
"""Words under a text that are no longer part of it."""
_PASSAGE = 20
"""Words in a passage that two writers do not hit upon by chance."""
_RUN, _RUN_OWN = 0.3, 0.25
"""What each word of the longest passage adds to the odds, and what it adds between texts of one outlet: those may share lines
that stand under all that it writes, before there are enough of them to tell."""
_BEGINNING = 15
"""Words at the beginning of a text that tell which story it is."""
_RETOLD = 0.5
"""Of a text that credits another outlet for the story and shares no words with its report: the texts cannot tell."""
_TRACKERS = frozenset(
    {
        "fbclid",
        "gclid",
        "dclid",
        "igshid",
        "ref",
        "ref_src",
        "smid",
        "cmpid",
        "ocid",
        "source",
        "share",
        "output",
        "amp",
    }
)


@dataclass(frozen=True, slots=True)
class CopyDecision:
    """What a person decided on a pair of reports; the order of the two does not matter."""

    a: str
    b: str
    verdict: Verdict
    kind: LinkKind | None = None
    """What it is, where the person says so."""
    by: str = ""


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


@dataclass(frozen=True, slots=True)
class Families:
    links: tuple[Link, ...] = ()
    origin_of: Mapping[str, str] = field(default_factory=dict)
    """For each report's id the key of its origin: the id of the report at the root of its family, else its own."""
    excerpts: Mapping[str, tuple[Excerpt, ...]] = field(default_factory=dict)
    """For each report that carries passages of others, those passages."""
    order: Mapping[str, tuple[date, datetime, int, str]] = field(default_factory=dict)
    """For each report the day and the time at which it came out, its words (the more the earlier) and its id."""

    def by(self, day: date) -> "Families":
        """The families of the reports that were public by a day. What came later has no part in them."""
        return self.among({name for name, when in self.order.items() if when[0] <= day})

    def among(self, reports: Collection[str]) -> "Families":
        """The families of some of the reports."""
        kept = tuple(link for link in self.links if link.a in reports and link.b in reports)
        return _families(kept, {name: when for name, when in self.order.items() if name in reports})

    def sources(self) -> dict[str, tuple[Link, ...]]:
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


def families(reports: Sequence[Report], decisions: Sequence[CopyDecision] = ()) -> Families:
    """Links between reports and the origin of each; the order of the reports does not matter, nor do decisions on
    reports that are not there. Of two decisions on one pair the later in the sequence holds.

    A link hangs on its two texts and on what was out by the day of the later one: `Families.by` gives for any day what
    this function gives for the reports of that day."""
    return related(reports, decisions)[0]


def related(
    reports: Sequence[Report], decisions: Sequence[CopyDecision] = (), before: "Before | None" = None
) -> tuple[Families, "Before"]:
    """What `families` gives, and what it was made of, with which it is had quickly for a few reports more or fewer.

    before: what an earlier call gave, for whatever reports. The one returned may be the one given, where little changed."""
    ordered = sorted({r.id: r for r in reports}.values(), key=_order)
    marks = [_mark(report) for report in ordered]
    texts = _Texts(ordered)
    place_of = {mark: place for place, mark in enumerate(marks)}
    moved = np.array([place_of.get(mark, -1) for mark in before.marks] if before else [], dtype=np.int64)
    came = len(marks) - int((moved >= 0).sum())
    touched = came + int((moved < 0).sum())
    found = None
    if before is not None and touched <= max(FEW, MANY * len(marks)):
        found = _again(before, moved, ordered, marks, texts, touched)
    kept, state = found or _anew(ordered, marks, texts)
    links = [*kept.exact, *kept.links]
    places = {report.id: place for place, report in enumerate(ordered)}
    linked = {Pair(places[link.a], places[link.b]) for link in links}
    links.extend(
        _retold_link(ordered[pair.first], ordered[pair.second]) for pair in retold(ordered, linked, kept.named)
    )
    order = {r.id: (day_of(r), _order(r)[1], -n, r.id) for r, n in zip(ordered, kept.lengths, strict=True)}
    return _families(_decide(links, ordered, decisions), order), state


@dataclass(frozen=True, slots=True, eq=False)
class Before:
    """What families were made of: nothing in it hangs on anything but the reports and this code."""

    marks: tuple[str, ...]
    """What each report's links hang on, hashed; in order."""
    keys: tuple[str, ...]
    """Of each report: those with the same words have the same."""
    lengths: tuple[int, ...]
    """Words of each report."""
    named: tuple[tuple[str, ...], ...]
    """The outlets that each report names as writing or reporting what it says."""
    compared: frozenset[tuple[str, str]]
    """Keys of the texts that were compared."""
    exact: tuple[Link, ...]
    links: tuple[Link, ...]
    index: Index

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The large part of it, to be kept."""
        return {name: getattr(self.index, name) for name in _ARRAYS}

    def rest(self) -> bytes:
        """The remainder of it, as JSON."""
        stale = tuple(self.index.stale.items())
        compared = tuple(sorted(self.compared))
        return _REST.dump_json(
            (self.marks, self.keys, self.lengths, self.named, compared, self.exact, self.links, stale)
        )

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]], rest: bytes) -> "Before":
        """From what `arrays` and `rest` gave. Raises ValueError and KeyError for anything else."""
        marks, keys, lengths, named, compared, exact, links, stale = _REST.validate_json(rest)
        index = Index(**{name: arrays[name] for name in _ARRAYS}, stale=dict(stale))
        return cls(marks, keys, lengths, named, frozenset(compared), exact, links, index)


_ARRAYS = ("values", "documents", "sizes", "days", "pairs")
_Pairs = tuple[tuple[str, str], ...]
_Names = tuple[tuple[str, ...], ...]
_Stale = tuple[tuple[int, Turns], ...]
_REST: Final = TypeAdapter(
    tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...], _Names, _Pairs, tuple[Link, ...], tuple[Link, ...], _Stale]
)


class _Texts(Sequence[Text]):
    """The words of reports, by place, made when asked for."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = reports
        self._made: dict[int, Text] = {}

    def __len__(self) -> int:
        return len(self._reports)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        place = int(at)
        if place not in self._made:
            self._made[place] = text_of(self._reports[place])
        return self._made[place]


def _mark(report: Report) -> str:
    parts = (
        report.id, report.path, report.outlet, report.url, report.published, report.credits, report.dateline,
        report.blocks, len(report.body),
    )  # fmt: skip
    return sha256(repr(parts).encode("utf-8", "replace")).hexdigest()[:24]


def _key(text: Text, report: Report) -> str:
    """The same for texts with the same words; a text too short to compare stands alone."""
    return sha256(text.codes.tobytes()).hexdigest()[:24] if len(text) >= _FLASH else f"short {report.id}"


def _groups(keys: Sequence[str]) -> dict[str, list[int]]:
    """Places of texts with the same words, earliest first."""
    groups: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        groups.setdefault(key, []).append(place)
    return groups


def _anew(ordered: Sequence[Report], marks: Sequence[str], texts: _Texts) -> tuple[Before, Before]:
    keys = [_key(texts[place], report) for place, report in enumerate(ordered)]
    groups = _groups(keys)
    heads = [group[0] for group in groups.values()]
    days = np.array([day_of(report).toordinal() for report in ordered], dtype=np.int64)
    found = candidates([texts[place] for place in heads], [int(days[place]) for place in heads])
    index = Index.of(found, heads, days)
    exact = [link for group in groups.values() for link in _exact_links(texts, group)]
    pairs = {Pair(a, b) for a, b in index.pairs.tolist()} | _same_address(ordered, heads)
    links = []
    for pair in _member_pairs(pairs, keys, groups):
        link = _compared(pair, texts, found.stale, days)
        if link is not None:
            links.append(link)
    compared = frozenset((keys[p.first], keys[p.second]) for p in pairs)
    lengths = tuple(len(texts[place]) for place in range(len(ordered)))
    named = tuple(named_in(report) for report in ordered)
    made = Before(tuple(marks), tuple(keys), lengths, named, compared, tuple(exact), tuple(links), index)
    return made, made


def _again(
    before: Before, moved: Ints, ordered: Sequence[Report], marks: Sequence[str], texts: _Texts, touched: int
) -> tuple[Before, Before] | None:
    """From what was worked out for nearly these reports; None where too much of it no longer holds."""
    old_of = {int(now): was for was, now in enumerate(moved) if now >= 0}
    keys = [before.keys[old_of[p]] if p in old_of else _key(texts[p], r) for p, r in enumerate(ordered)]
    lengths = tuple(before.lengths[old_of[p]] if p in old_of else len(texts[p]) for p in range(len(ordered)))
    groups, were = _groups(keys), _groups(before.keys)
    heads = [group[0] for group in groups.values()]
    days = np.array([day_of(report).toordinal() for report in ordered], dtype=np.int64)
    update = Update(before.index, moved, heads, days, [r.outlet for r in ordered], texts.__getitem__)
    changed = update.changed()
    if changed is None:
        return None
    stale = Stale.of(changed.stale)
    held = {(link.a, link.b): link for link in before.links}
    pairs = changed.pairs | _same_address(ordered, heads)
    links = []
    for pair in _member_pairs(pairs, keys, groups):
        first, second = keys[pair.first], keys[pair.second]
        late = int(days[pair.second])
        known = pair.first in old_of and pair.second in old_of
        known = known and ((first, second) in before.compared or (second, first) in before.compared)
        if known and all(changed.dirty.get(groups[key][0], NEVER) > late for key in (first, second)):
            link = held.get((ordered[pair.first].id, ordered[pair.second].id))
        else:
            link = _compared(pair, texts, stale, days)
        if link is not None:
            links.append(link)
    alike: dict[str, list[Link]] = {}
    key_of = {report.id: key for report, key in zip(ordered, keys, strict=True)}
    for link in before.exact:
        if link.a in key_of:
            alike.setdefault(key_of[link.a], []).append(link)
    exact: list[Link] = []
    for key, group in groups.items():
        if len(group) > 1:
            as_were = [old_of.get(p, -1) for p in group] == were.get(key)
            exact.extend(alike.get(key, []) if as_were else _exact_links(texts, group))
    compared = frozenset((keys[p.first], keys[p.second]) for p in pairs)
    index = update.index(changed) if touched >= FEW else before.index
    named = tuple(before.named[old_of[p]] if p in old_of else named_in(r) for p, r in enumerate(ordered))
    made = Before(tuple(marks), tuple(keys), lengths, named, compared, tuple(exact), tuple(links), index)
    return made, made if touched >= FEW else before


def _member_pairs(pairs: Collection[Pair], keys: Sequence[str], groups: Mapping[str, Sequence[int]]) -> list[Pair]:
    """Pairs of reports for pairs of texts."""
    members = {Pair(*sorted((a, b))) for p in pairs for a in groups[keys[p.first]] for b in groups[keys[p.second]]}
    return sorted(members)


def _compared(pair: Pair, texts: _Texts, stale: Stale, days: Ints) -> Link | None:
    """The link between two reports, by the boilerplate of the later one's day."""
    a, b = texts[pair.first], texts[pair.second]
    late = int(days[pair.second])
    return _link(a, b, stale.mask(a, late), stale.mask(b, late))


def _families(links: tuple[Link, ...], order: Mapping[str, tuple[date, datetime, int, str]]) -> Families:
    bare = Families(links, order=order)
    sources = bare.sources()
    return replace(bare, origin_of=_origins(order, sources), excerpts=_excerpts(sources))


def address(url: str | None) -> str | None:
    """A url without what does not tell pages apart: scheme, www, m, amp, trailing slash, tracking, fragment."""
    if not url:
        return None
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    for prefix in ("m.", "mobile.", "amp."):
        host = host.removeprefix(prefix)
    path = parts.path.rstrip("/").removesuffix("/amp") or "/"
    if path.startswith("/amp/"):
        path = path.removeprefix("/amp")
    kept = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(k))
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{path}{query}" if host else None


def _tracks(key: str) -> bool:
    name = key.casefold()
    return name in _TRACKERS or name.startswith(("utm_", "at_", "ns_", "mc_"))


def _order(report: Report) -> tuple[date, datetime, str]:
    return day_of(report), moment(report) or datetime.max.replace(tzinfo=UTC), report.id


def _exact_links(texts: Sequence[Text], group: Sequence[int]) -> list[Link]:
    """Each to the first of them, and to the first that credits nobody, which may be the origin though it came later."""
    own = next((place for place in group if not writers(texts[place].report)), group[0])
    links = []
    for pair in sorted({Pair(*sorted((hub, place))) for hub in (group[0], own) for place in group if place != hub}):
        a, b = texts[pair.first], texts[pair.second]
        measure = Measure(1.0, 1.0, 1.0, 1.0, len(a), len(a), 1.0, 0, _whole(a, b))
        towards = direction(a.report, b.report)
        links.append(_made(a.report, b.report, "exact", towards=towards, measure=measure, chance=1.0))
    return links


def _whole(a: Text, b: Text) -> tuple[Aligned, ...]:
    return (Aligned(a.span(0, len(a) - 1), b.span(0, len(b) - 1)),)


def _same_address(ordered: Sequence[Report], heads: Sequence[int]) -> set[Pair]:
    """Pairs of one page's texts that the index may have missed because little was kept."""
    by_page: dict[str, list[int]] = {}
    for place in heads:
        page = address(ordered[place].url)
        if page is not None:
            by_page.setdefault(page, []).append(place)
    return {Pair(a, b) for places in by_page.values() for a, b in pairwise(places)}


def _link(a: Text, b: Text, stale_a: Mask, stale_b: Mask) -> Link | None:
    """The link between two texts that differ, or None where they are held different."""
    measure = compare(a, b, stale_a, stale_b)
    towards = direction(a.report, b.report)
    page = _one_page(a.report, b.report)
    apart = _apart(a.report, b.report)
    if apart > WINDOW and measure.run < _PASSAGE and max(measure.cover_a, measure.cover_b) < 0.6:
        return None
    if not page and _one_outlet(a.report, b.report) and _closing_lines(a, b, measure):
        return None
    chance = _probability(measure, towards.named, page, _RUN_OWN if _one_outlet(a.report, b.report) else _RUN)
    if _template(measure, apart) and not page:
        chance = min(chance, DOUBTFUL - 0.01)
    if chance < DOUBTFUL:
        return None
    if np.array_equal(a.codes[~stale_a], b.codes[~stale_b]):
        return _made(a.report, b.report, "exact", towards=towards, measure=measure, chance=1.0)
    kind = _kind(a, b, measure, towards=towards, page=page, apart=apart)
    if kind == "rewritten" and apart > WINDOW:
        return None
    return _made(a.report, b.report, kind, towards=towards, measure=measure, chance=chance)


def _made(a: Report, b: Report, kind: LinkKind, *, towards: Direction, measure: Measure, chance: float) -> Link:
    sides = {"a": a.id, "b": b.id}
    return Link(
        id=link_id(a.id, b.id),
        a=a.id,
        b=b.id,
        kind=kind,
        origin=sides[towards.origin] if towards.origin else None,
        reason=towards.reason,
        aligned=measure.passages,
        contained_a=round(measure.cover_a, 4),
        contained_b=round(measure.cover_b, 4),
        probability=round(chance, 4),
        verdict="same" if chance >= SURE and kind != "rewritten" else "unsure",
        credited=towards.credited,
    )


def _retold_link(a: Report, b: Report) -> Link:
    towards = direction(a, b)
    nothing = Measure(0.0, 0.0, 0.0, 0.0, 0, 0, 1.0, 0, ())
    return _made(a, b, "rewritten", towards=towards, measure=nothing, chance=_RETOLD)


def link_id(a: str, b: str) -> str:
    """Id of the link between two reports, whichever comes first."""
    return sha256("\n".join(("link", *sorted((a, b)))).encode()).hexdigest()[:16]


def _probability(measure: Measure, named: bool, page: bool, weight: float) -> float:
    """Logistic in the containment, the longest passage, and whether a name or an address ties the two together.

    weight: of a word in that passage."""
    run = min(measure.run, 40)
    score = -6.5 + 5.0 * max(measure.cover_a, measure.cover_b) + weight * run + 1.0 * named + 3.0 * page
    return 1.0 / (1.0 + math.exp(-score))


def _kind(a: Text, b: Text, measure: Measure, *, towards: Direction, page: bool, apart: timedelta) -> LinkKind:
    """By how much of the text that came after is the other's, and how much of the other it took."""
    after_b = towards.origin != "b"  # where nothing tells, the later one
    taken, left = (measure.spanned_b, measure.spanned_a) if after_b else (measure.spanned_a, measure.spanned_b)
    if page or (_one_outlet(a.report, b.report) and apart <= STORY and max(taken, left) >= 0.5):
        return "revision"
    pieces = [piece.b if after_b else piece.a for piece in measure.passages]
    opening, ending = _around(b if after_b else a, pieces)
    if left >= _ALL and taken >= 0.5 and opening < _FEW_WORDS and ending < _CLOSING:
        return "syndicated"  # all of it from end to end, with words of an advertiser in between
    if taken >= _MOSTLY and (taken >= _WHOLE or opening < _OPENING):
        return "syndicated" if left >= _WHOLE else "abridged"
    if left >= _WHOLE or (measure.run >= _PASSAGE and measure.longest >= 12):
        return "excerpted"
    return "rewritten"


def _around(carrier: Text, pieces: Sequence[Span]) -> tuple[int, int]:
    """Words of a text before the first of some passages and after the last."""
    if not pieces:
        return len(carrier), len(carrier)
    first, last = min(p.start for p in pieces), max(p.end for p in pieces)
    return int((carrier.ends <= first).sum()), int((carrier.starts >= last).sum())


def _one_outlet(a: Report, b: Report) -> bool:
    return a.outlet is not None and b.outlet is not None and name_of(a.outlet) == name_of(b.outlet)


def _one_page(a: Report, b: Report) -> bool:
    """Whether both are texts of one page of one outlet; a copy may name the origin's address as its own."""
    if address(a.url) is None or address(a.url) != address(b.url):
        return False
    return _one_outlet(a, b) or a.outlet is None or b.outlet is None


def _apart(a: Report, b: Report) -> timedelta:
    when_a, when_b = moment(a), moment(b)
    return abs(when_b - when_a) if when_a is not None and when_b is not None else timedelta(0)


def _template(measure: Measure, apart: timedelta) -> bool:
    """Whether they look like two days' texts of one form (a bulletin): same words, other figures, another day."""
    form = min(measure.cover_a, measure.cover_b) >= 0.5
    others = measure.figures == 0.0 and measure.figure_count >= 2
    others = others or (measure.figures < 0.5 and measure.figure_count >= 3)
    return form and others and apart >= timedelta(hours=18)


def _closing_lines(a: Text, b: Text, measure: Measure) -> bool:
    """Whether all that they share is the end of both, and their beginnings differ: the lines under all of an outlet's
    texts, of which there may be too few here to tell by their number."""
    if not measure.passages:
        return False
    first_a, last_a = min(p.a.start for p in measure.passages), max(p.a.end for p in measure.passages)
    first_b, last_b = min(p.b.start for p in measure.passages), max(p.b.end for p in measure.passages)
    begun = first_a >= int(a.starts[min(_BEGINNING, len(a) - 1)]) and first_b >= int(
        b.starts[min(_BEGINNING, len(b) - 1)]
    )
    return begun and last_a == int(a.ends[-1]) and last_b == int(b.ends[-1])


def _decide(links: Sequence[Link], ordered: Sequence[Report], decisions: Sequence[CopyDecision]) -> tuple[Link, ...]:
    by_id = {link.id: link for link in links}
    place = {report.id: n for n, report in enumerate(ordered)}
    by_report = {report.id: report for report in ordered}
    for decision in decisions:
        if decision.a not in place or decision.b not in place or decision.a == decision.b:
            continue
        a, b = sorted((decision.a, decision.b), key=place.__getitem__)
        key = link_id(a, b)
        chance = {"same": 1.0, "different": 0.0}.get(decision.verdict)
        if key in by_id:
            link = by_id[key]
            chance = link.probability if chance is None else chance
            by_id[key] = replace(
                link,
                verdict=decision.verdict,
                probability=chance,
                kind=decision.kind or link.kind,
                decided_by=decision.by or "a person",
            )
        else:
            towards = direction(by_report[a], by_report[b])
            origin = {"a": a, "b": b, None: None}[towards.origin]
            by_id[key] = Link(
                key, a, b, decision.kind or "rewritten", origin, towards.reason, (), 0.0, 0.0,
                0.5 if chance is None else chance, decision.verdict, decision.by or "a person", towards.credited,
            )  # fmt: skip
    return tuple(sorted(by_id.values(), key=lambda link: (place[link.a], place[link.b])))


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
