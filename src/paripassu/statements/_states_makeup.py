"""What of a report the states of its speakers hang on: who speaks and where, the states and towns that it names and where, which of them it is
most about and begins with."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from paripassu.gazetteer import Mention, states
from paripassu.statements import _wording as wording
from paripassu.statements._places import outlet_state, town
from paripassu.statements._said import Page, Places
from paripassu.statements._state_offices import IN_A_STATES_OFFICE
from paripassu.statements._whence import is_foreign
from paripassu.types import Source, Span

Features = dict[str, None]
"""What holds, in the order in which it was found."""

_BEHIND_IN = re.compile(
    r"\b(in|from|of|at|near|outside|around|to)\s(?:the\s)?([A-ZÀ-ÞĀ-Ž][\w'’-]+(?:\s[A-ZÀ-ÞĀ-Ž][\w'’-]+)*)"
)
_SOME, _MOSTLY = 4, 0.5
"""States named from which on a report may be of several, and the share by which somebody is still taken to be of one."""
_TELLING = ("own", "own town", "own body", "beside name", "beside body", "leader")
_LEAD, _MOST = 2, 3
"""Paragraphs behind the first that lead a report in; of the states most named, how many may be anybody's."""
INDEFINITE = re.compile(
    r"(?:an?|one|two|three|four|five|six|several|some|many|another|other|few|most|\d+)\b", re.IGNORECASE
)
_LEADS = re.compile(r"(?:(?:And|But|As for|Meanwhile,|Only|Even)\s)?")


class _Named(NamedTuple):
    """A state where the report names it."""

    at: int
    end: int
    state: str
    way: str
    paragraph: int
    sentence: int


@dataclass(slots=True)
class Speaker:
    """One who speaks in a report, with all mentions that the rules take for the same."""

    source: Source
    """As the first of the mentions that is no pronoun has it."""
    mentions: list[tuple[Span, ...]]
    texts: list[str]


def speakers_of(sources: Iterable[Source | None]) -> list[Speaker]:
    """Who speaks, of *sources*. "A resident" is another one each time, "he" and "the resident" the last one."""
    found: list[Speaker] = []
    known: dict[object, Speaker] = {}
    places = {s.spans: s for s in sources if s is not None}
    for spans, source in sorted(places.items(), key=lambda place: (place[0][0].start, -place[0][0].end)):
        key = source.name, source.role, source.affiliation, source.kind, source.country
        pronoun = wording.PRONOUN.fullmatch(source.text) is not None
        one = known.get(key)
        if one is None or (source.name is None and not pronoun and INDEFINITE.match(source.text)):
            one = known[key] = Speaker(source, [], [])
            found.append(one)
        elif not pronoun and not one.texts:
            one.source = source
        one.mentions.append(spans)
        if not pronoun:
            one.texts.append(source.text)
    return found


class Makeup:
    """What of a report the states of its speakers hang on. Made once a report."""

    def __init__(
        self,
        page: Page,
        home: str | None,
        mentions: Iterable[Mention],
        contents: Mapping[tuple[Span, ...], Sequence[Span]] = MappingProxyType({}),
    ) -> None:
        """home: the state that the rules take the report to be of; mentions: the states that it names; contents: what is cited of the
        source at each place."""
        self.page, self.home, self.contents = page, home, contents
        self.outlet = outlet_state(page.outlet) if page.outlet else None
        self.place = Places(page).of
        found: list[tuple[int, str, str, int]] = [(m.start, m.country, m.way, m.end) for m in mentions]
        found += [(at, state, "town", at) for at, state in self._towns(page.body)]
        self.named = [_Named(at, end, state, way, *self.place(at)) for at, state, way, end in sorted(found)]
        self.places = [n.at for n in self.named]
        self.told = Counter(n.state for n in self.named)
        self.total = len(self.named)
        self.most = [state for state, _ in self.told.most_common(_MOST)]
        self.lead = {n.state for n in self.named if n.paragraph <= _LEAD}
        self.first = self.named[0].state if self.named else None
        self.wide = len(self.told) >= _SOME

    def is_within(self, source: tuple[Span, ...]) -> bool:
        """Whether who speaks at *source* is cited in what another says."""
        return bool(source) and any(
            part.start <= source[0].start < part.end
            for spans, parts in self.contents.items()
            if spans != source
            for part in parts
        )

    def _towns(self, text: str) -> Iterable[tuple[int, str]]:
        for found in _BEHIND_IN.finditer(text):
            if (state := self.of_town(found[2])) is not None:
                yield found.start(2), state

    def of_town(self, name: str) -> str | None:
        """The state of a town of that name; of several the report's own, else none."""
        codes = town(name)
        if not codes or next(states(name), None) is not None:
            return None
        return self.home if self.home in codes else codes[0] if len(codes) == 1 else None

    def whose_turn(self, one: Speaker, held: Mapping[str | None, Features]) -> str | None:
        """The state whose doings a paragraph begins with ("Beijing disputed it. A foreign ministry spokesman …"), of which somebody is in
        whose own words none stands and whose office tells that he is a state's; None where it tells of others before him."""
        if not one.source.spans or not one.texts or any("own" in each for each in held.values()):
            return None
        words = " ".join(filter(None, (*one.texts[:1], one.source.role)))
        office = IN_A_STATES_OFFICE.search(words)
        if office is None or is_foreign(words):
            return None
        at = one.source.spans[0].start
        paragraph, sentence = self.place(at)
        low = bisect_left(self.places, self.page.body.rfind("\n", 0, at) + 1)
        before = self.named[low : bisect_left(self.places, at)]
        if not paragraph or not before or len({n.state for n in before}) > 1 or before[0].way == "demonym":
            return None
        near = 1 if office["foreign"] or self.page.body.startswith("?", before[0].end) else 0
        start = self.page.body.rfind("\n", 0, at) + 1
        led = _LEADS.fullmatch(self.page.body, start, before[0].at) is not None
        return before[0].state if led and sentence - before[0].sentence <= near else None

    def only_assumed(self, state: str, held: Features) -> bool:
        """Whether a state that the weights give is told by nothing that *held* counts but where the report is at home, and the report is of
        others as well."""
        if not held.keys().isdisjoint(_TELLING):
            return False
        return self.total >= _SOME and self.told[state] < _MOSTLY * self.total
