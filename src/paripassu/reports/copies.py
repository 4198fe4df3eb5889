"""Reports in, families of texts out: which text is a copy of which, in what way, by which passages, and how surely.

A link is an inverted index's find, checked by how much of each text stands in the other (containment) outside of
quotation marks: reports that share a quotation share a source, not a text. Sure links join texts into one origin; an
excerpt joins only its passage. Unsure links join nothing until a person decides them.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from paripassu.reports._before import FEW, MANY, NEVER, Index, Update
from paripassu.reports._candidates import Pair, Stale, Turns, candidates
from paripassu.reports._compare import Aligned
from paripassu.reports._direction import direction, named_in
from paripassu.reports._links import exact_links, link_between, link_id, retold_link
from paripassu.reports._retold import retold
from paripassu.reports._shingles import Ints, Text, text_of
from paripassu.reports.cards import Card, card_of
from paripassu.reports.families import Excerpt, Families, Link, LinkKind, Verdict
from paripassu.types import Report

__all__ = [
    "Aligned",
    "Before",
    "CopyDecision",
    "Excerpt",
    "Families",
    "Link",
    "LinkKind",
    "Verdict",
    "families",
    "link_id",
    "related",
]

Fetch = Callable[[str], Report]
"""From a report's id to the report."""
_FLASH = 8
"""Fewer words than this are no text to copy."""


@dataclass(frozen=True, slots=True)
class CopyDecision:
    """What a person decided on a pair of reports; the order of the two does not matter."""

    a: str
    b: str
    verdict: Verdict
    kind: LinkKind | None = None
    """What it is, where the person says so."""
    by: str = ""


def families(reports: Sequence[Report], decisions: Sequence[CopyDecision] = ()) -> Families:
    """Links between reports and the origin of each; the order of the reports does not matter, nor do decisions on
    reports that are not there. Of two decisions on one pair the later in the sequence holds.

    A link hangs on its two texts and on what was out by the day of the later one: `Families.by` gives for any day what
    this function gives for the reports of that day."""
    by_id = {report.id: report for report in reports}
    return related([card_of(report) for report in by_id.values()], by_id.__getitem__, decisions)[0]


def related(
    cards: Sequence[Card], fetch: Fetch, decisions: Sequence[CopyDecision] = (), before: "Before | None" = None
) -> tuple[Families, "Before"]:
    """What `families` gives for the reports of some cards, and what it was made of, with which it is had quickly for a few
    reports more or fewer: those alone are fetched then, and those that they have words in common with.

    before: what an earlier call gave, for whatever reports. The one returned may be the one given, where little changed."""
    order_of = {card.id: card.order for card in cards}
    ordered = sorted({card.id: card for card in cards}.values(), key=lambda card: order_of[card.id])
    texts = _Texts(ordered, fetch)
    place_of = {card.mark: place for place, card in enumerate(ordered)}
    moved = np.array([place_of.get(mark, -1) for mark in before.marks] if before else [], dtype=np.int64)
    came = len(ordered) - int((moved >= 0).sum())
    touched = came + int((moved < 0).sum())
    found = None
    if before is not None and touched <= max(FEW, MANY * len(ordered)):
        found = _again(before, moved, ordered, texts, touched)
    kept, state = found or _anew(ordered, texts)
    links = [*kept.exact, *kept.links]
    places = {card.id: place for place, card in enumerate(ordered)}
    linked = {Pair(places[link.a], places[link.b]) for link in links}
    told, asked = retold(ordered, linked, kept.named, texts.report, before.told if before is not None else {})
    links.extend(retold_link(texts.report(pair.first), texts.report(pair.second)) for pair in told)
    order = {c.id: (*order_of[c.id][:2], -n, c.id) for c, n in zip(ordered, kept.lengths, strict=True)}
    made = Families(_decide(links, ordered, fetch, decisions), order)
    return made, state if state.told == asked else replace(state, told=asked)


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
    told: dict[str, str]
    """What `retold` was asked and answered."""

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The large part of it, to be kept."""
        return {name: getattr(self.index, name) for name in _ARRAYS}

    def rest(self) -> bytes:
        """The remainder of it, as JSON."""
        stale = tuple(self.index.stale.items())
        compared = tuple(sorted(self.compared))
        named = {place: names for place, names in enumerate(self.named) if names}
        return _REST.dump_json(
            (self.marks, self.keys, self.lengths, named, compared, self.exact, self.links, stale, self.told)
        )

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]], rest: bytes) -> "Before":
        """From what `arrays` and `rest` gave. Raises ValueError and KeyError for anything else."""
        marks, keys, lengths, named, compared, exact, links, stale, told = _REST.validate_json(rest)
        index = Index(**{name: arrays[name] for name in _ARRAYS}, stale=dict(stale))
        names = tuple(named.get(place, ()) for place in range(len(marks)))
        return cls(marks, keys, lengths, names, frozenset(compared), exact, links, index, told)


_ARRAYS = ("values", "documents", "sizes", "days", "pairs")
_Pairs = tuple[tuple[str, str], ...]
_Names = dict[int, tuple[str, ...]]
_Stale = tuple[tuple[int, Turns], ...]
_Links = tuple[Link, ...]
_REST: Final = TypeAdapter(
    tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...], _Names, _Pairs, _Links, _Links, _Stale, dict[str, str]]
)


class _Texts(Sequence[Text]):
    """The words of reports, by place, made when asked for."""

    def __init__(self, cards: Sequence[Card], fetch: Fetch) -> None:
        self._cards, self._fetch = cards, fetch
        self._made: dict[int, Text] = {}

    def __len__(self) -> int:
        return len(self._cards)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        place = int(at)
        if place not in self._made:
            self._made[place] = text_of(self.report(place))
        return self._made[place]

    def report(self, place: int) -> Report:
        return self._fetch(self._cards[place].id)


def _key(text: Text) -> str:
    """The same for texts with the same words; a text too short to compare stands alone."""
    return sha256(text.codes.tobytes()).hexdigest()[:24] if len(text) >= _FLASH else f"short {text.report.id}"


def _groups(keys: Sequence[str]) -> dict[str, list[int]]:
    """Places of texts with the same words, earliest first."""
    groups: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        groups.setdefault(key, []).append(place)
    return groups


def _days(ordered: Sequence[Card]) -> Ints:
    return np.array([(card.day or date.max).toordinal() for card in ordered], dtype=np.int64)


def _anew(ordered: Sequence[Card], texts: _Texts) -> tuple[Before, Before]:
    keys = [_key(text) for text in texts]
    groups = _groups(keys)
    heads = [group[0] for group in groups.values()]
    days = _days(ordered)
    found = candidates([texts[place] for place in heads], [int(days[place]) for place in heads])
    index = Index.of(found, heads, days)
    exact = [link for group in groups.values() for link in exact_links(texts, group)]
    pairs = {Pair(a, b) for a, b in index.pairs.tolist()} | _same_address(ordered, heads)
    links = []
    for pair in _member_pairs(pairs, keys, groups):
        link = _compared(pair, texts, found.stale, days)
        if link is not None:
            links.append(link)
    compared = frozenset((keys[p.first], keys[p.second]) for p in pairs)
    lengths = tuple(len(text) for text in texts)
    named = tuple(named_in(text.report) for text in texts)
    marks = tuple(card.mark for card in ordered)
    made = Before(marks, tuple(keys), lengths, named, compared, tuple(exact), tuple(links), index, {})
    return made, made


def _again(
    before: Before, moved: Ints, ordered: Sequence[Card], texts: _Texts, touched: int
) -> tuple[Before, Before] | None:
    """From what was worked out for nearly these reports; None where too much of it no longer holds."""
    old_of = {now: was for was, now in enumerate(moved.tolist()) if now >= 0}
    keys = [before.keys[old_of[p]] if p in old_of else _key(texts[p]) for p in range(len(ordered))]
    lengths = tuple(before.lengths[old_of[p]] if p in old_of else len(texts[p]) for p in range(len(ordered)))
    groups, were = _groups(keys), _groups(before.keys)
    heads = [group[0] for group in groups.values()]
    days = _days(ordered)
    update = Update(before.index, moved, heads, days, [card.outlet for card in ordered], texts.__getitem__)
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
    key_of = {card.id: key for card, key in zip(ordered, keys, strict=True)}
    for link in before.exact:
        if link.a in key_of:
            alike.setdefault(key_of[link.a], []).append(link)
    exact: list[Link] = []
    for key, group in groups.items():
        if len(group) > 1:
            as_were = [old_of.get(p, -1) for p in group] == were.get(key)
            exact.extend(alike.get(key, []) if as_were else exact_links(texts, group))
    compared = frozenset((keys[p.first], keys[p.second]) for p in pairs)
    index = update.index(changed) if touched >= FEW else before.index
    named = tuple(before.named[old_of[p]] if p in old_of else named_in(texts[p].report) for p in range(len(ordered)))
    marks = tuple(card.mark for card in ordered)
    made = Before(marks, tuple(keys), lengths, named, compared, tuple(exact), tuple(links), index, before.told)
    return made, made if touched >= FEW else before


def _member_pairs(pairs: Collection[Pair], keys: Sequence[str], groups: Mapping[str, Sequence[int]]) -> list[Pair]:
    """Pairs of reports for pairs of texts."""
    members = {Pair(*sorted((a, b))) for p in pairs for a in groups[keys[p.first]] for b in groups[keys[p.second]]}
    return sorted(members)


def _compared(pair: Pair, texts: _Texts, stale: Stale, days: Ints) -> Link | None:
    """The link between two reports, by the boilerplate of the later one's day."""
    a, b = texts[pair.first], texts[pair.second]
    late = int(days[pair.second])
    return link_between(a, b, stale.mask(a, late), stale.mask(b, late))


def _same_address(ordered: Sequence[Card], heads: Sequence[int]) -> set[Pair]:
    """Pairs of one page's texts that the index may have missed because little was kept."""
    by_page: dict[str, list[int]] = {}
    for place in heads:
        page = ordered[place].page
        if page is not None:
            by_page.setdefault(page, []).append(place)
    return {Pair(a, b) for places in by_page.values() for a, b in pairwise(places)}


def _decide(
    links: Sequence[Link], ordered: Sequence[Card], fetch: Fetch, decisions: Sequence[CopyDecision]
) -> tuple[Link, ...]:
    by_id = {link.id: link for link in links}
    place = {card.id: n for n, card in enumerate(ordered)}
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
            towards = direction(fetch(a), fetch(b))
            origin = {"a": a, "b": b, None: None}[towards.origin]
            by_id[key] = Link(
                key, a, b, decision.kind or "rewritten", origin, towards.reason, (), 0.0, 0.0,
                0.5 if chance is None else chance, decision.verdict, decision.by or "a person", towards.credited,
            )  # fmt: skip
    return tuple(sorted(by_id.values(), key=lambda link: (place[link.a], place[link.b])))
