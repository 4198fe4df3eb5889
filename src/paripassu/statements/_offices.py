"""Presidents, premiers and others in office whom a description takes up: "the head of state", "the Prime Minister"."""

import re
from collections.abc import Iterable, Sequence

from paripassu.gazetteer import states
from paripassu.statements import _nouns as nouns
from paripassu.statements import _wording as wording
from paripassu.statements._leaders import state_of_leader
from paripassu.statements._phrases import Phrase
from paripassu.statements._scene import Met, Scene
from paripassu.types import Source, Span


def _of_office(met: Iterable[Met]) -> str | None:
    """The state of the first of *met* that is a government or holds an office."""
    known = (m.source for m in met if m.source.country)
    return next((s.country for s in known if s.kind == "government" or wording.OFFICE.search(s.role or "")), None)


def is_of_another(phrase: Phrase, told: Sequence[str], name: str, country: str | None) -> bool:
    """Whether *phrase* is of an office elsewhere, or of another body, than what is *told* of the one of that *name*: "the mayor of Lviv"
    is not the mayor of Kyiv again. A plain noun tells nothing apart ("of the city"), nor does a place for whom none is told."""
    tail = wording.OFFICE_FOR.match(phrase.tail)
    if tail is None:
        return False
    named = set(name.split())
    words = [word for text in told for word in _WORD.findall(text)]
    place = tail["what"]
    of_a_town = _OF_A_TOWN.fullmatch(phrase.head) is not None  # "the mayor of Kyiv" is not his state's
    for mention in [m for m in states(place) if m.country == country and not (of_a_town and m.way == "seat")]:
        place = place.replace(place[mention.start : mention.end], "")
    others = _WORD.findall(_OWNERS.sub("", place))
    if _BARE.match(place) and len(others) < _FEW:
        others = [word for word in others if word[:1].isupper()]
    if not {word.lower() for word in others} - {word.lower() for word in words} - wording.NO_NAME:
        return False
    placed = {word for word in words if word[:1].isupper()} - named
    placed = {
        word
        for word in placed
        if not (nouns.TITLES.match(word) or nouns.PERSON.fullmatch(word) or word.lower() in wording.NO_NAME)
    }
    return bool(placed) or any(wording.OFFICE_FOR.search(text) for text in told)


_OF_A_TOWN = re.compile(
    r"mayor|mayoress|governor|prefect|sheriff|bishop|archbishop|councillor|rabbi|imam|rector|prosecutor|chief"
)
_WORD = re.compile(r"\w[\w-]*")
_OWNERS = re.compile(r"['’]s?(?!\w)")
_BARE = re.compile(r"(?:the|its|his|her|their|this|that)\s")
_FEW = 3
"""Words from which on a body or place is told by more than its noun: "the water authority"."""


class Offices(Scene):
    """Whom a report introduces in an office, and for which state somebody in office spoke last."""

    def _several_at_the_top(self, office: str) -> bool:
        """Whether the report names premiers, or presidents, of two states or more, and none of them has spoken yet."""
        words = set(office.lower().split())
        holders = {name for name, role in self.names.offices().items() if words <= role}
        if any(m.source.name in holders for m in self.met):
            return False
        return len({state for name in holders if (state := self.names.office_state(name))}) > 1

    def _own_premier(self, office: str) -> Source | None:
        """Of the premiers that a report names that of its own state, if it has one."""
        words = set(office.lower().split())
        own = [
            n
            for n, role in self.names.offices().items()
            if words <= role and self.home and self.names.office_state(n) == self.home
        ]
        return self._person(Source("", (Span(self._at, self._at),)), own[0], own[0]) if len(own) == 1 else None

    def _at_the_top(self, text: str, top: re.Match[str], at: int) -> Source | None:
        """Whom "the head of state", "the Azerbaijani leader" takes up: the president, the premier whom the report names."""
        office = (
            wording.PREMIER
            if top.group("government")
            else wording.SOVEREIGN
            if top.group("state")
            else wording.EITHER_TOP
        )
        state = self._whence(text)
        for met in self._back():
            one = met.source
            if (
                one.kind == "named person"
                and one.role
                and office.fullmatch(one.role)
                and (not state or one.country in (None, state))
            ):
                return one
        names = {name for name, role in self.names.offices().items() if office.fullmatch(" ".join(sorted(role)))}
        names |= {
            name
            for name, role in self.names.offices().items()
            if role == {"prime", "minister"} and office is not wording.SOVEREIGN
        }
        if not names and not self.nested and office is not wording.PREMIER:
            return self._leader_lately(state)
        if len(names) != 1 or self.nested:
            return None
        found = self._person(Source("", (Span(at, at),)), next(iter(names)), next(iter(names)))
        return found if not state or found.country in (None, state) else None

    def _introduced(self, words: set[str], phrase: Phrase) -> str | None:
        """The one person whom the report introduces in that office ("the workplace minister, Joanne Pell"), if any."""
        if (
            phrase.owner
            or (phrase.tail and not phrase.tail.startswith("of "))
            or not (wording.OFFICE.search(phrase.core) or wording.BENCH.search(phrase.core))
        ):
            return None
        core = {w.lower() for w in phrase.core.split()}
        found = {
            name
            for name, role in self.names.offices().items()
            if words <= role and role & wording.STATUS == core & wording.STATUS
        }
        found = {
            name
            for name in found
            if not is_of_another(phrase, list(self.names.introductions(name)), name, self._state_held(name))
        }
        if wording.EITHER_TOP.fullmatch(phrase.core):
            # Of the premiers in a report "the Prime Minister" is that of its own state, or whom it has named already.
            spoken_of = {m.name for m in self.names.mentions() if m.at < self._at}
            found = {
                name
                for name in found
                if ((held := self._state_held(name) if self.home else None) is not None and held == self.home)
                or (held is None and name in spoken_of)
            }
            if not found and not phrase.tail and (lately := self._leader_before(words)) is not None:
                return lately
        return found.pop() if len(found) == 1 else None

    def _state_held(self, name: str) -> str | None:
        """The state in which somebody holds an office: by the report, by the world's news, by the situation."""
        return self.names.office_state(name) or state_of_leader(name) or self._holder_state(name)

    def _leader_lately(self, state: str | None) -> Source | None:
        """The last speaker, where he is known to lead or to hold an office of that state, or of the report's, and the report tells none."""
        last = next((m.source for m in reversed(self.met) if not m.nested), None)
        if last is None or last.kind != "named person" or not last.name or last.role:
            return None
        held = state_of_leader(last.name) or self._holder_state(last.name)
        return last if held and held in (state or self.home, last.country) else None

    def _leader_before(self, office: set[str]) -> str | None:
        """Who is known to lead, or to hold an office, of the report's state, named without one as whom the sentence before tells of:
        "Sall has spoken at last. In a video, the president says"."""
        entry = max(self._entry(self._at), self._paragraph(self._at))
        start = self._sentence(self._at)
        before = self._sentence(start - 2) if start > entry + 1 else start
        for one in self.names.mentions():
            if not before <= one.at < start or one.owner or one.aside:
                continue
            role = self.names.offices().get(one.name)
            state = state_of_leader(one.name) or self._holder_state(one.name)
            fits = role is None or office <= role
            return one.name if fits and state and self.home in (None, state) else None
        return None

    def _state_of_office(self) -> str | None:
        """The state for which somebody in office spoke last: whose government "the government" is where a report has no home."""
        return _of_office(m for m in self._back() if m.at >= self._entry(self._at))

    def _lately_in_office(self, at: int) -> str | None:
        """The state for which somebody in office spoke last in the paragraph: likely that of the next who does, where a report has no home."""
        start = max(self.body.rfind("\n", 0, at), self._entry(at) - 1)
        return _of_office(m for m in reversed(self.met) if not m.nested and m.at > start)
