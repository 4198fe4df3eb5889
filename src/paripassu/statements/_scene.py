"""A report with whom it has met so far: what stands around a place in it, and of which state somebody is by that.

What speakers.Cast knows while it reads; whom words refer to is for it to say.
"""

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from paripassu.gazetteer import Mention, states, usual_name, whole_state
from paripassu.statements import _wording as wording
from paripassu.statements._bodies import BODIES
from paripassu.statements._encode import quoted_spans
from paripassu.statements._firms import Firms
from paripassu.statements._leaders import state_of_leader
from paripassu.statements._names import Names
from paripassu.statements._people import People
from paripassu.statements._persons import person_name
from paripassu.statements._places import home_in, is_region, town, towns_in
from paripassu.statements._rulers import of_rulers, rulers_state
from paripassu.statements._turns import turn_at
from paripassu.statements._whence import is_foreign, is_of_states, is_private, state_of
from paripassu.types import Kind, Source

PLACED, NOWHERE = -0.5, -2.0
"""Log-odds that the report tells a source's state from which on it is the report's own, and up to which it is none. Those who labelled parted over
private people: the later give them no state, and there are more of them among what was learned."""
_LED = 5
"""Characters at the head of a paragraph in which the state stands that it begins with."""
_HEAD = 600
"""Characters at the head of a report in which its author's name stands."""
_LETTER = 400
"""Characters behind a paragraph in which the name under a letter stands."""
_ALL, _NEARLY = 5, 0.8
"""States named from which on a report is taken to be all of one, written elsewhere, and the share of those that are that one."""
_SOME, _SHARED, _MOSTLY = 4, 0.3, 0.5
"""States named from which on a report may be of several, and the shares of its own by which its governments and its other speakers are
taken to be of it."""


@dataclass(frozen=True, slots=True)
class Met:
    """A speaker met in the report, with where; `words` are those of its mention and role, in lower case."""

    source: Source
    at: int
    words: frozenset[str]
    nested: bool = False
    """Whether it speaks inside another's content: the narrator's pronouns rather take up those outside."""

    @property
    def person(self) -> bool:
        return self.source.kind in ("named person", "unnamed person")


class Scene(ABC):
    """A report's body, what it names, and who has spoken in it so far."""

    def __init__(
        self,
        body: str,
        aliases: Sequence[tuple[str, str | None]] = (),
        home: str | None = None,
        outlet: str | None = None,
        people: People | None = None,
        title: str | None = None,
    ) -> None:
        """aliases: names known to the situation, each with the state it belongs to; home: the state of the dateline, if it
        tells one; else it is the state whose affairs the report is about; people: which words are a person's, where the encoder
        was asked."""
        self.body = body
        self.names = Names(body, people)
        self.firms = Firms(body, [name for name, _ in aliases])
        self.home = self._of_another(home) or home or home_in(body, self.names.known(), outlet, title)
        self.outlet = outlet
        self.met: list[Met] = []
        self.nested = False
        self._at = 0
        self.named: dict[tuple[str | None, ...], Source] = {}
        self.aliases, self.alias = _compiled(tuple(aliases))
        self._gender: dict[str, str] = {}
        self._placed: dict[str, list[float]] = {}
        """Of each person named, the log-odds at each mention that the report tells the state."""

    @abstractmethod
    def _resolve(self, text: str, shown: Source) -> Source:
        """Whom the words *text* refer to."""

    @abstractmethod
    def _person(self, shown: Source, text: str, name: str) -> Source:
        """The person of that *name*, as *text* and the report tell of them."""

    def _of_another(self, home: str | None) -> str | None:
        """The state that a report is all of which was only written elsewhere: its dateline's state is named no more than there, and nearly
        all that are named are one other."""
        if home is None or self._told.total() < _ALL:
            return None
        (most, times), *_ = self._told.most_common(1)
        return most if most != home and self._told[home] <= 1 and times >= _NEARLY * self._told.total() else None

    @cached_property
    def named_states(self) -> tuple[Mention, ...]:
        """The states that the report names."""
        return tuple(states(self.body))

    @cached_property
    def _told(self) -> Counter[str]:
        """How often the report names each state."""
        return Counter(mention.country for mention in self.named_states)

    def _assumed(self, found: Source, text: str) -> bool:
        """Whether the state of *found* is only the report's, and the report is of others as well: what makes a Swedish prosecutor in a
        dispatch from Moscow a Russian. A government is taken at its report's word sooner than others are."""
        if found.country is None or found.country != self.home:
            return False
        share = _SHARED if found.kind == "government" else _MOSTLY
        here = {m.country for m in states(self.body[self._paragraph(self._at) : self._at])}
        elsewhere = bool(here) and found.country not in here
        if self._told.total() < _SOME or (self._told[self.home] >= share * self._told.total() and not elsewhere):
            return False
        words = " ".join(filter(None, (text, found.name, found.role, found.affiliation)))
        if (self._whence(words) or self._alias(words)) == found.country:
            return False
        if found.name and state_of_leader(found.name) == found.country:
            return False
        who = _who(found)
        return not any(
            m.source.country == found.country and not m.source.assumed and _who(m.source) & who for m in self.met
        )

    def _whence(self, text: str) -> str | None:
        """The state that the words of a source name; "" where they rule out any."""
        told = state_of(text, self.home, self._told)
        return self._by_its_kind(text) if told is None else told

    def _by_its_kind(self, text: str) -> str | None:
        """The state of whom *text* names by no state: a junta's, and that of Koreans who are not said to be of the North."""
        if of_rulers(text):
            return self._rulers
        return ("PRK" if self.home == "PRK" else "KOR") if wording.KOREAN.search(text) else None

    @cached_property
    def _rulers(self) -> str | None:
        """Of which state a junta is that the report tells of, if that is another than where it is written."""
        state = rulers_state(self.body, self.named_states, towns_in(self.body))
        return state if self.home is None or state != self.home else None

    def _alias(self, text: str) -> str | None:
        """The state of the situation's first actor in *text*: "" for one that is of no state."""
        found = self.alias.search(text) if self.alias else None
        return self.aliases.get(found.group().lower()) if found else None

    def of_an_actor(self, source: Source) -> bool:
        """Whether the words of *source* name an actor of the situation, which tells whose he is."""
        if self.alias is None:
            return False
        words = filter(None, (source.text, source.name, source.role, source.affiliation))
        return self._alias(" ".join(words)) is not None

    def is_sure(self, source: Source) -> bool:
        """Whether the words of *source* tell its state, whatever speaks for others."""
        if self.of_an_actor(source):
            return True
        words = " ".join(filter(None, (source.text, source.role, source.affiliation)))
        return source.country is not None and source.country == self._by_its_kind(words)

    def _at_home(self, found: Source, text: str, placed: float) -> Source:
        """*found* with the report's own state, or without it, where nothing but the encoder's lean tells."""
        words = " ".join(filter(None, (text, found.name, found.role, found.affiliation)))
        if (
            found.country is None
            and placed >= PLACED
            and not is_foreign(words)
            and not self._of_the_body(found.kind, text)
        ):
            return replace(found, country=self.home)
        told = self._whence(words) or self._alias(words)
        if found.country is not None and found.country == self.home and placed <= NOWHERE and not told:
            return replace(found, country=None)
        return found

    def _back(self) -> list[Met]:
        """Whom the report has met, the likeliest first: the last before the earlier, outside before inside contents."""
        back = self.met[::-1]
        return back if self.nested else [m for m in back if not m.nested] + [m for m in back if m.nested]

    def _may_be(self, source: Source, gender: str) -> bool:
        """Whether "he" or "she" ("": "I") may be said of a speaker met before; whoever asked does not hold the floor afterwards."""
        if source.kind == "unnamed person" and wording.ASKER.search(source.text):
            return False
        if gender and source.name and source.name == self._speaks_at(self._at):
            return False
        key = source.name or source.role or ""
        told = gender_of(source) or (self.names.pronoun(source.name) if source.name else None)
        return not gender or self._gender.get(key, told or gender) == gender

    def _speaks_at(self, at: int) -> str:
        """The name of the one of a talk whose turn it is at *at*, who says "he" of others; else nothing."""
        turn = turn_at(self.body, at)
        return turn.name if turn is not None else ""

    def _is_quoted(self, at: int) -> bool:
        """Whether *at* stands in quotation marks, or in a paragraph that begins with whose words it is ("LOPES: I will …")."""
        start = self.body.rfind("\n", 0, at) + 1
        end = self.body.find("\n", at)
        line = self.body[start : end if end >= 0 else len(self.body)]
        return wording.WHOSE_WORDS.match(line) is not None or any(x <= at - start < y for x, y in quoted_spans(line))

    def _signed(self, at: int) -> str | None:
        """Whose name the paragraph around *at* ends in, as words do that are set apart, or stands behind it, as under a letter."""
        end = self.body.find("\n", at)
        end = end if end >= 0 else len(self.body)
        start = self.body.rfind("\n", 0, at)
        signed = (
            wording.SIGNED.search(self.body[at:end])
            or wording.UNDERSIGNED.search(self.body, end, end + _LETTER)
            or wording.OWN_WORDS.search(self.body[:start].rstrip())
        )
        return signed.group("name") if signed and signed.group("name") in self.names.known() else None

    @cached_property
    def author(self) -> str | None:
        """Under whose one name the report stands: by "By …" before its first paragraph, or by what it says of him at its end."""
        found = wording.BYLINE.search(self.body, 0, _HEAD) or wording.OF_THE_AUTHOR.search(self.body.rstrip())
        name = found.group("name") if found else None
        return name if name and person_name(name) == name else None

    def _sentence(self, at: int) -> int:
        """Where the sentence around *at* begins."""
        stop = self.body.rfind(". ", 0, at)
        while stop > 0 and wording.ABBREVIATED.search(self.body, max(0, stop - 6), stop):
            stop = self.body.rfind(". ", 0, stop)
        return max(self.body.rfind("\n", 0, at), stop, *(self.body.rfind(f"{mark} ", 0, at) for mark in "!?")) + 1

    @cached_property
    def _entries(self) -> tuple[int, ...]:
        """Where the entries of a live report begin; none in other reports."""
        found = tuple(m.start() for m in wording.ENTRY.finditer(self.body))
        return found if len(found) > 1 else ()

    def _entry(self, at: int) -> int:
        """Where the entry around *at* begins; 0 in a report without entries."""
        return max((start for start in self._entries if start <= at), default=0)

    def _paragraph(self, at: int) -> int:
        return max(self.body.rfind("\n", 0, at) + 1, self._entry(at))

    def _in_reach(self, at: int) -> list[Met]:
        """Whom a bare description may take up: in a live report those of its own entry, where that has any."""
        start = self._entry(at)
        here = [m for m in self._back() if m.at >= start]
        return here or self._back()

    def _people_here(self, at: int, bands: Container[str] = ()) -> Source | None:
        """The people in number, or one of the *bands* that name themselves, who spoke last in the paragraph, whom "the group" takes up before
        any firm of another."""
        last = next((m for m in reversed(self.met) if not m.nested and not m.person), None)
        if last is None or last.at < self._paragraph(at):
            return None
        return last.source if last.source.kind == "group" or (last.source.name or "") in bands else None

    def _korea(self, text: str) -> str:
        """*text* with "the North", "the South" and "the Kingdom" as the states that they are in a report on Korea, on Saudi Arabia."""
        if text.lower() == "the kingdom" and "Saudi" in self.body:
            return "Saudi Arabia"
        return wording.HALF.sub(r"\1 Korea", text) if "Korea" in self.body or self.home in ("KOR", "PRK") else text

    def _settled(self, country: str | None, text: str, kind: Kind | None = None, role: str | None = None) -> str | None:
        """The state that the words tell, else that of the dateline, unless the words are of an international body."""
        if country is not None:
            return country or None
        if is_foreign(text) or kind == "media" or is_private(role, text) or wording.LAWLESS.search(text):
            return None
        if self._alias(text) == "":
            return None  # an actor of the situation that is of no state, and whoever speaks for it
        led = self._led_to(text)
        if led is None and self._of_the_body(kind, f"{text} {role or ''}"):
            return None
        return led[1] if led is not None else self.home

    def _of_the_body(self, kind: Kind | None, text: str) -> bool:
        """Whether somebody without a state in a text that a body of many states puts out is likely of that body ("the Commissioner",
        "the Council", "participants"), and no state's whose affairs the text is about."""
        if self.outlet is None or kind == "government" or not is_of_states(self.outlet):
            return False
        return kind == "organisation" or wording.OF_THE_BODY.search(text) is not None

    def _led_to(self, text: str) -> tuple[int, str] | None:
        """Where the paragraph has led to a place ("In Stockholm, …"), and its state, where it tells of no other since; of one where people
        of all states meet only for whoever is of the town by the words of *text*."""
        start = self.body.rfind("\n", 0, self._at) + 1
        leads = list(wording.LED_TO.finditer(self.body, start, self._at))
        if not leads:
            return None
        led = leads[-1]
        nation = led["nation"] or led["whose"] or led["side"]
        place = led["place"] or nation
        if place in wording.MEETING_PLACES and not wording.OF_THE_TOWN.search(text):
            return None
        if wording.NO_PLACE.match(place):
            return None
        place = nation or place
        if not nation and not self._placed_at(place):  # "In Lima Lia Bara"
            words = place.split()
            place = next((p for p in (" ".join(words[:n]) for n in (2, 1)) if self._placed_at(p)), place)
        named = whole_state(place) if nation else whole_state(place, "name", "seat")
        codes = (named.country,) if named else town(place)
        if len(codes) != 1:
            return None
        codes = ("USA",) if place == "Georgia" and self.home == "USA" else codes
        return (led.start(), codes[0]) if self._told_between(led.end(), self._at) <= {codes[0]} else None

    @staticmethod
    def _placed_at(place: str) -> bool:
        """Whether *place* is a state, or a town of one."""
        return whole_state(place, "name", "seat") is not None or bool(town(place))

    def _told_between(self, start: int, end: int) -> set[str]:
        """The states of which is told between the two places, without those from or to which somebody only came."""
        text = self.body[start:end]
        return {
            m.country
            for m in states(text)
            if m.way == "demonym"
            or text[m.end : m.end + 2] in ("'s", "’s")
            or not wording.FROM_OR_TO.search(text, 0, m.start)
        }

    def _of_that_country(self, text: str) -> str:
        """*text* with the state last named in the paragraph for "that country's" and "there"."""
        there = wording.THERE.match(text)
        that = wording.THAT_COUNTRY.match(text)
        if there is None and that is None:
            return text
        start = self._paragraph(self._at)
        named = list(states(self.body[start : self._at]))
        if not named:
            return text
        away = [m for m in named if m.country != self.home] if there else []
        led = away[0] if away and away[0].start < _LED and away[0].way != "demonym" else None
        state = usual_name((led or (away or named)[-1]).country)
        if there and there["behind"] and there["who"].lower().startswith("the "):
            return f"{state}'s {there['who'][4:]}{there['behind']}"
        if there:
            return f"{there['who']} in {state}{there['behind'] or ''}"
        return f"{state}'s {text[that.end() :]}" if that else text

    def _holder_state(self, name: str) -> str | None:
        """The state of the one actor of the situation under whose names stands that of a person, in full or by the surname."""
        same = {
            country
            for known, country in self.aliases.items()
            if " " in known and (known == name.lower() or (" " not in name and known.endswith(f" {name.lower()}")))
        }
        return same.pop() or None if len(same) == 1 else None

    def _surname_here(self, text: str) -> bool:
        """Whether a state's name is somebody's surname here ("Siniša Mali"), and the state itself is not named."""
        fulls = {full for full, _ in self.names.known().get(text, []) if full.endswith(f" {text}")}
        if not fulls:
            return False
        rest = self.body
        for full in fulls:
            rest = rest.replace(full, "")
        named = rf"\b(?:in|to|from|of|with|across|and|for) {text}\b(?!['’]s)|\b{text}['’]s (?:president|government|army|junta|capital|minister|foreign)\b|\b{text}n\b"
        return re.search(named, rest) is None

    def _is_place(self, text: str) -> bool:
        """Whether a town's name is one here: not letters alone ("MOL"), nor a firm's; the report has it behind "in", or tells of what a town
        has; or, but for a name with marks on its letters ("Đilas"), tells of its state."""
        if text.isupper() or self.firms.is_firm(text):
            return False
        behind = rf"\b(?:in|from|near|to|at|of|outside|around|across|leave|left|reach|reached) {re.escape(text)}\b"
        if re.search(behind, self.body) is not None:
            return True
        own = rf"\b{re.escape(text)}['’]s? (?:mayor|city|town|council|streets?|residents|airport|harbou?r|port|government|police|region)\b"
        here = self.home in town(text) or any(self._told[code] for code in town(text))
        return text.isascii() and (is_region(text) or here or re.search(own, self.body) is not None)

    def _named_after(self, surname: str) -> bool:
        """Whether somebody of that surname is named in full in the report."""
        return any(full.endswith(f" {surname}") for full, _ in self.names.known()[surname])

    def _body_before(self, country: str | None) -> tuple[str | None, str | None]:
        back = next((m.source for m in self._back() if m.source.kind in BODIES), None)
        if back is None:
            return None, country
        return back.name, country or back.country

    def _met_since(self, at: int) -> bool:
        """Whether a group has spoken since *at*."""
        return any(m.source.kind == "group" and m.at >= at and not m.nested for m in self.met)


def gender_of(source: Source) -> str | None:
    """ "he" or "she" by the words of a source; None where they do not tell."""
    words = f"{source.text} {source.role or ''}"
    return "she" if wording.SHE.search(words) else "he" if wording.HE.search(words) else None


def _who(source: Source) -> frozenset[str]:
    """What somebody met again is known by: a name and a body's name, else the office."""
    names = {source.name, source.affiliation} - {None}
    known = {name for name in names if name and name[:1].isupper()}
    return frozenset(known or {f"{source.role} of {source.affiliation}"})


@lru_cache(maxsize=32)
def _compiled(aliases: tuple[tuple[str, str | None], ...]) -> tuple[dict[str, str], re.Pattern[str] | None]:
    table = {name.lower(): country or "" for name, country in aliases if name}
    if not table:
        return {}, None
    # Letters are read as they are written: WHO is not "who", nor US "us".
    names = sorted({name for name, _ in aliases if name}, key=lambda n: (-len(n), n))
    whole = "|".join(re.escape(name) if name.isupper() else f"(?i:{re.escape(name)})" for name in names)
    return table, re.compile(rf"(?<!\w)(?:{whole})(?!\w)")


def shown_as(shown: Source, other: Source) -> Source:
    """*other* by the words by which he is *shown* here."""
    return replace(other, text=shown.text, spans=shown.spans)
