"""Source spans in, speakers out: name, role, affiliation, country and kind, one speaker followed through a report.

Works through a report in reading order: `Cast.resolve` is asked for each source and remembers whom it has met, so that
"Kim", "he" and "the deputy director" come out as the Kim Tae-hyo of the first mention, and "the official" behind an
unnamed one does not.
"""

import re
from dataclasses import replace
from functools import cached_property
from itertools import pairwise, takewhile

from paripassu.gazetteer import states
from paripassu.statements import _nouns as nouns
from paripassu.statements import _wording as wording
from paripassu.statements._bodies import BODIES, body_at_end, described_kind, issuer, printed_in, sides, some_outlet
from paripassu.statements._businesses import Businesses
from paripassu.statements._encode import quoted_spans
from paripassu.statements._given import is_given
from paripassu.statements._kinds import HERE, LETTERED_OFFICE, body_name, kind_of, owning, plain_name
from paripassu.statements._kinds import around as around_name
from paripassu.statements._leaders import state_of_leader
from paripassu.statements._names import same_person
from paripassu.statements._offices import Offices, is_of_another
from paripassu.statements._paragraphs import Paragraphs
from paripassu.statements._persons import office_alone, person_name
from paripassu.statements._phrases import FIRM, Phrase, main_part, parse, plain, segments
from paripassu.statements._places import is_region, outlet_state, town
from paripassu.statements._roles import describe, singular
from paripassu.statements._scene import Met, gender_of
from paripassu.statements._self_named import CLAUSE
from paripassu.statements._turns import THROUGH, Turn, turn_at, turns
from paripassu.statements._whence import is_foreign, is_private
from paripassu.statements.leaning import Held, Leaning
from paripassu.types import Kind, Source, Span

SURE = 0.7
"""Chance of another kind from which the rules give way."""
UNNAMED = 0.15
"""Chance that the report names a source up to which what the rules took for its name is none."""


class Cast(Paragraphs, Offices, Businesses):
    """The speakers of one report, in order of meeting. Mutable while one report is read, never shared."""

    def resolve(
        self, text: str, spans: tuple[Span, ...], nested: bool = False, leaning: Leaning | None = None
    ) -> Source:
        """The speaker that the words *text* at *spans* refer to; nested: inside another's content; leaning: the encoder's."""
        self.nested = nested
        self._at = spans[0].start
        words = self._korea(re.sub(r"(?:'s|(?<=s)')$", "", plain(self._telling(text, spans))))
        words = wording.OWNED_BY.sub(",", words).rstrip(", ")
        words = wording.FROM_WITHIN.sub("", self._unaddressed(THROUGH.sub("", words)))
        words = wording.ON_HIS_SHOW.sub("", wording.REACHED.sub("", words))
        words = self._of_that_country(wording.ON_A_DAY.sub("", _CLAUSE_BEFORE.sub("", words)))
        words = wording.COMPATRIOT.sub(_without_nation, wording.LINKING.sub("", words))
        if (band := wording.UNDER_ARMS.match(words)) is not None:
            words = f"{band['before']}{words[band.end() :]}"
        words = wording.FOR_ITS_PART.sub("", words)
        words = wording.WHICH_WHEN.sub(r"\g<which>", wording.INITIALS.sub("", words))
        if (led := wording.LED_BEFORE.match(words)) is not None:
            self._at += led.end()
            words = words[led.end() :]
        shown = Source(" ".join(self.body[a:b] for a, b in spans), spans)
        found = self._resolve(words, shown) if words else shown
        if leaning is not None:
            found = self._leant(found, words, shown, leaning)
        found = replace(found, assumed=self._assumed(found, words))
        told = " ".join(main_part(part) for part in segments(found.text)) if found.kind in BODIES else found.text
        described = re.findall(
            r"\w+", f"{told} {found.role or ''} {found.name or ''} {found.affiliation or ''}".lower()
        )
        at = spans[0].start
        own = not nested and wording.FIRST_PERSON.fullmatch(words) is not None and not self._is_quoted(at)
        if not own:
            self.met.append(Met(found, spans[0].start, frozenset(described), nested))  # no pronoun takes up the author
        return found

    def _leant(self, found: Source, text: str, shown: Source, leaning: Leaning) -> Source:
        """*found*, but for what the encoder and the rules together hold otherwise."""
        if text in wording.BODY_IN_LETTERS and found.kind in BODIES:
            return found  # the encoder reads small letters, and takes it for a pronoun
        held = leaning.beside(found)
        if held.kind != found.kind and held.sure >= SURE and not self._written(found, text, held.kind):
            found = self._of_kind(found, text, shown, held)
        if found.name and held.named <= UNNAMED and found.kind != "named person":
            found = replace(found, name=None)
        if found.kind == "named person" and found.name:
            self._placed.setdefault(found.name, []).append(held.placed)
            return found
        return found if wording.PRONOUN.fullmatch(text) and found.country else self._at_home(found, text, held.placed)

    def _of_kind(self, found: Source, text: str, shown: Source, held: Held) -> Source:
        """*found* as a source of another kind, where what that takes is there."""
        if held.kind == "named person":
            read, ruled = self.names.named_in(shown.spans[0]), person_name(text)
            if ruled is None and read and wording.ANOTHERS.search(text.partition(read)[0]):
                read = None  # "a lawyer for the former lawmaker Williams Dávila"
            name = ruled if ruled and (read is None or read in ruled) else read
            if name is None and found.kind != "group" and wording.PRONOUN.fullmatch(text):
                name = found.name
            return self._person(shown, text, name) if name else found
        taken_up = wording.PRONOUN.fullmatch(text) is not None
        if held.kind in ("unnamed person", "group") and not taken_up:
            role, affiliation, _ = describe(text, None)
            if found.kind != "named person":
                role, affiliation = found.role or role, found.affiliation or affiliation
            return replace(shown, role=role, affiliation=affiliation, country=found.country, kind=held.kind)
        if held.kind in BODIES and found.kind != "named person" and not taken_up:
            name = found.name or (body_name(text) if held.named > UNNAMED else None)
            return replace(shown, name=name, affiliation=found.affiliation, country=found.country, kind=held.kind)
        role = describe(text, None)[0] if held.kind == "unnamed person" and not taken_up else None
        return replace(shown, role=role, country=found.country, kind=held.kind)

    def _introduced_as(self, text: str, shown: Source) -> str | None:
        """The full name of a person that a source ends or begins with, by the encoder, where the rules see none: "FBI General Counsel
        James A. Baker", "Amy Glasmeier of the institute"; not another's ("a spokesman for Amy Glasmeier")."""
        name = self.names.named_in(shown.spans[0])
        if name is None or " " not in name or name not in text:
            return None
        before, _, behind = text.partition(name)
        alone = not wording.ANOTHERS.search(before) and wording.AFTER_NAME.match(behind) is not None
        return name if alone else None

    def _written(self, found: Source, text: str, kind: Kind | None) -> bool:
        """Whether the very words of a source name whom the rules take it for, or an office that the report tells of him, whatever the encoder
        leans to."""
        if found.name is None or wording.PRONOUN.fullmatch(text):
            return False
        branch = wording.BRANCH.fullmatch(text) if found.kind == "organisation" and found.name == text else None
        if branch is not None and self._branch(branch) is not None:
            return True
        if kind == "named person" and found.kind == "organisation" and self.firms.is_firm(found.name):
            return True
        if found.kind == "named person":
            again = kind == "unnamed person" and parse(text).head in (found.role or "").lower().split()
            return again or self.names.named_in(found.spans[0]) is not None
        return kind is None and any(word[:1].isupper() for word in found.name.split())

    def _resolve(self, text: str, shown: Source) -> Source:
        text = re.sub(r"\s+(?:himself|herself|itself|themselves)$|^[Bb]oth\s+(?=the\s)", "", text)
        text = wording.DIRECTOR_GENERAL.sub(r"\g<article>director general of \g<of>", text)
        if (both := wording.TWO_OFFICES.match(text)) is not None and (holder := person_name(text[both.end() :])):
            one = self._person(shown, text[both.end() :], holder)
            return replace(one, role=f"{both.group('first')} and {one.role}" if one.role else both.group("first"))
        if (same := wording.THE_SAME.fullmatch(text)) is not None:
            return self._the_same(same.group("who"), shown)
        text = wording.SAME.sub("the ", text)
        bare = wording.AS_STATE.sub("", text)
        text = bare if any((m.start, m.end) == (0, len(bare)) for m in states(bare)) else text
        word = text if self._stands_for_a_body(text, shown.spans[0]) else re.sub(r"\s+own$", "", text.lower())
        if (turn := self._turn(text, word, shown.spans[0].start)) is not None:
            return self._has_floor(turn, shown)
        if wording.FIRST_PERSON.fullmatch(word) and not self.nested and not self._is_quoted(shown.spans[0].start):
            return self._author(shown)
        if word in nouns.HE or word in ("his", "hers", "himself", "herself"):
            return self._he(word, shown)
        if (
            word in nouns.IT
            or word in ("its", "their", "we", "our", "us", "ours")
            or re.match(r"this (?:newspaper|agency|newsroom)$", word)
        ):
            return self._it(word, shown)
        if word in ("who", "which", "that", "whose"):
            return self._relative(shown)
        if wording.THE_TWO.fullmatch(word) and (two := self._two_met()) is not None:
            return _as(shown, two)
        if (pair := _pair(text)) is not None and self._second_known(text):
            role, affiliation, owner = describe(pair, None)
            affiliation, country = self._belongs(text, affiliation, owner, role)
            state = None if of_several(text) else self._settled(country, text)
            name = self._together(text, shown.spans[0].start)
            return replace(shown, name=name, role=role, affiliation=affiliation, country=state, kind="group")
        if (
            " " not in text
            and text in self.names.known()
            and not nouns.is_common(text)
            and not ((land := next(states(text), None)) and land.way == "name" and not self._surname_here(text))
        ):
            # A surname that is a town as well, or looks like a plural: "Paris", "Sanders".
            return self._person(shown, text, text)
        if (
            (re.fullmatch(r"[A-Z][\w'-]+", text) or is_region(text))
            and (codes := town(text))
            and not nouns.is_common(text)
            and text not in self.names.known()
            and self._is_place(text)
            and (is_region(text) or not any(states(text)))
        ):
            return replace(shown, name=text, country=self.home if self.home in codes else codes[0], kind="government")
        if " " not in text and text[1:].islower() and state_of_leader(text) and not any(states(text)):
            return self._person(shown, text, text)
        if (together := self._just_named(text, shown) or self._sides_or_band(text, shown)) is not None:
            return together
        if (body := self._body_with_name(text)) is not None:
            return self._named_body(shown, text, *body)
        office = wording.OFFICE_OF.match(text)
        if office is not None and (holder := person_name(text[office.end() :])) is not None:
            return self._office_named(shown, text, text[office.end() :], holder)
        name = self.names.a_person(person_name(text), shown.spans[0])
        goes_by = wording.GOES_BY.search(text)
        if name is None and goes_by is not None:
            role, affiliation, owner = describe(text[: goes_by.start()], None)
            affiliation, country = self._belongs(text[: goes_by.start()], affiliation, owner, role)
            known_as = goes_by.group("name")
            state = self._settled(country, f"{text} {affiliation or ''}", role=role)
            return replace(shown, name=known_as, role=role, affiliation=affiliation, country=state, kind="named person")
        if name and name == text and (self._acts_as_body(name) or self._is_known_firm(name)):
            told = self.firms.state(name) or self._belongs(text, None, None, None)[1]
            state = self._settled(told, text, "organisation", name)
            public = kind_of(text) == "government" and not self.firms.is_firm(name)
            return replace(shown, name=name, country=state, kind="government" if public else "organisation")
        if name and self._is_someone(name, text):
            return self._person(shown, text, name)
        counted = self._counted(text, shown)
        if counted is not None:
            return counted
        if text == "Brussels" and "Belg" not in self.body:
            return replace(shown, name="European Union", kind="organisation")
        if (someone := self._introduced_as(text, shown)) is not None:
            return self._person(shown, text, someone)
        kind = kind_of(text)
        single = parse(text)
        if (single.number or "") in ("one of", "another of") and kind_of(f"the {singular(single.core)}") in (
            "organisation",
            "government",
        ):
            return replace(self._unnamed(shown, text, "group"), role=None, kind="organisation")
        if kind in ("organisation", "government"):
            own = self._own_voice(text, shown)
            if own is not None:
                return own
        back = self._taken_up(text, kind, shown.spans[0].start)
        return _as(shown, back) if back is not None else self._unnamed(shown, text, kind)

    def _self_named(self, shown: Source, who: str, name: str) -> Source:
        """A band by the name that it gives itself, with the state of its other words; or somebody by his."""
        role, affiliation, country = self._described(who)
        if kind_of(who) == "unnamed person":
            state = self._settled(country, f"{who} {affiliation or ''}", role=role)
            return replace(shown, name=name, role=role, affiliation=affiliation, country=state, kind="named person")
        return replace(shown, name=name, country=country or None, kind="organisation")

    def _stands_for_a_body(self, text: str, span: Span) -> bool:
        """Whether *text* is the letters of a body, and no pronoun written large: "WHO", "IT" where the report writes it out."""
        if wording.LETTERS.fullmatch(text) is None:
            return False
        if text not in wording.BODY_IN_LETTERS and not self.names.unfolded(text) and self._alias(text) is None:
            return False
        return wording.SHOUTED.match(self.body, self._sentence(span.start)) is None

    def _turn(self, text: str, word: str, at: int) -> Turn | None:
        """Whose turn it is at *at*, outside quotation marks, in a talk, for a mere surname or a name in capitals that is its label ("OKORO:"
        for Paul Okoro), for an answer and for one's own voice; a host's only where he says "I"."""
        turn = turn_at(self.body, at) if not self.nested else None
        if turn is None or turn.question:
            return None
        if word not in _OWN_VOICE and word not in ("answer", "a"):
            labelled = " " not in text or text.split(",", 1)[0].isupper()
            return turn if labelled and turn.name and turn.label.start == at else None
        start = self.body.rfind("\n", 0, at) + 1
        end = self.body.find("\n", at)
        line = self.body[start : end if end >= 0 else len(self.body)]
        if any(x <= at - start < y for x, y in quoted_spans(line)):
            return None
        return turn if turn.guest or turn.answer or word == "i" else None

    def _has_floor(self, turn: Turn, shown: Source) -> Source:
        """Who has the turn: the person of its label, or of an answer the body that puts it out."""
        if turn.answer:
            return self._it("we", shown)
        label = next(t.label for t in turns(self.body) if t.name == turn.name)
        words = THROUGH.sub("", plain(self.body[slice(*label)]))
        written = turn.name.title()
        if turn.name.isupper() and written in self.body:  # as the report has him elsewhere
            return self._person(shown, words.replace(turn.name, written), written)
        return self._person(shown, words, turn.name)

    def _just_named(self, text: str, shown: Source) -> Source | None:
        """The person whom a nation or an age takes up ("the Brazilian", "the 57-year-old chemist"); None for others."""
        someone = self._by_nation(text, shown) or self._of_that_age(text, shown.spans[0].start)
        return None if someone is None else _as(shown, someone)

    def _sides_or_band(self, text: str, shown: Source) -> Source | None:
        """Several states that speak as one, several of whom none does, or a band of armed people by its name; None for others."""
        if (named := CLAUSE.search(text)) is not None:
            return self._self_named(shown, text[: named.start()], named["name"])
        if (group := sides(text)) is not None:
            return replace(shown, role=group, kind="group")
        if wording.NOBODY_OF.fullmatch(text):
            return replace(shown, kind="group")
        if (branch := wording.BRANCH.fullmatch(text)) is not None and (abroad := self._branch(branch)) is not None:
            return replace(shown, name=text, country=abroad, kind="organisation")
        return self._unnamed(shown, text, "organisation") if self._bands and self._under_arms(text) else None

    def _branch(self, found: re.Match[str]) -> str | None:
        """The state of a firm's branch that is called by it ("Kitami China", "Kitami Semiconductors (China)"); None where the words are a
        person's, a state's or a town's."""
        name, place = found["name"], found["place"]
        whole = found.group()
        land = next((m for m in states(place) if m.way == "name" and (m.start, m.end) == (0, len(place))), None)
        first, last = name.split()[0], name.split()[-1]
        if (
            land is None
            or is_given(first)
            or nouns.TITLES.match(first)
            or nouns.PERSON.fullmatch(last)
            or nouns.is_common(first)
            or first in ("New", "North", "South", "East", "West", "Saint", "San", "The", "Northern", "Southern")
            or any(m.end - m.start > len(place) for m in states(whole))
            or town(whole)
            or (name in self.names.known() and found["bracket"] is None)
        ):
            return None
        return land.country

    @cached_property
    def _bands(self) -> bool:
        return wording.UNDER_ARMS.search(self.body) is not None

    def _under_arms(self, text: str) -> bool:
        """Whether the report calls a body of that name one of rebels, of a militia: no army of a state's."""
        name = body_name(text)
        name = self.names.unfolded(name) or name
        letters = "".join(word[0] for word in name.split() if word[0].isupper())
        return name[:1].isupper() and any(
            wording.UNDER_ARMS.search(around.partition(HERE)[0][-60:] + one)
            for one in ((name, letters) if len(letters) > 1 else (name,))
            for around in around_name(one, self.body)
        )

    def _unaddressed(self, words: str) -> str:
        """*words* without the one of a talk who is addressed before them: "Rita, the head of the port, Lew Adams,"."""
        first, comma, rest = words.partition(", ")
        if not comma or " " in first or not re.match(r"(?:the|an?|our|its|you)\b", rest):
            return words
        rest = "" if rest.startswith("you") else rest
        return rest if any(first in turn.name.split() for turn in turns(self.body)) else words

    def _telling(self, text: str, spans: tuple[Span, ...]) -> str:
        """Of a source in several pieces the first, where the others only take it up ("The army … it")."""
        first, *rest = (self.body[a:b] for a, b in spans)
        if len(first.split()) > 1 and rest and all(wording.TAKES_UP.match(piece) for piece in rest):
            return first
        return text

    def _by_nation(self, text: str, shown: Source) -> Source | None:
        """Whom "the Brazilian" takes up: the person of that state who spoke last, or whose state is only the report's; else somebody of it
        who has no name."""
        named = wording.ONE_OF_A_NATION.fullmatch(text)
        if named is None or self.nested:
            return None
        state = next(states(named["nation"]), None)
        if state is None or state.way != "demonym":
            return None
        for met in self._back():
            one = met.source
            if one.kind == "named person" and (one.country in (None, state.country) or one.assumed):
                return replace(one, country=state.country, assumed=False)
        if outlet_state(text) is not None:
            return None  # "The Australian" is a paper
        return replace(shown, role=named["nation"], country=state.country, kind="unnamed person")

    def _relative(self, shown: Source) -> Source:
        """Whom "who" and "which" take up: what stands right before them where it has not spoken yet ("It was Brito who
        denied it"), else the last speaker."""
        at = shown.spans[0].start
        before = plain(self.body[max(0, at - 120) : at]).rstrip(" ,—–-(")
        last = self.met[-1] if self.met else None
        led = wording.CLEFT.search(before)
        if led is not None and (last is None or last.at < at - len(before) + led.start("who")):
            return self._resolve(led.group("who"), shown)
        word = self.body[at : shown.spans[0].end].lower()
        if word in ("who", "whose") and (someone := self._someone_at_end(at)) is not None:
            return _as(shown, someone)
        if word == "which" and (state := next((m for m in states(before) if m.end == len(before)), None)) is not None:
            place = before[state.start :]
            if state.way != "demonym" and not wording.OF_ANOTHER.search(before[: state.start]):
                return self._resolve(place, shown)  # "Moscow, which"
        body = body_at_end(before)
        right_before = word in ("that", "which") and before.endswith(body or "?")
        if word == "which" and body and wording.OF_ANOTHER.search(before[: -len(body)]):
            right_before = False  # "the ministry in Paris, which"
        if body is not None and (right_before or last is None or last.source.kind not in BODIES):
            return self._resolve(self._korea(body), shown)
        return _as(shown, last.source) if last is not None else shown

    def settled(self, source: Source | None) -> Source | None:
        """*source* as the whole report has it: an unnamed office by the name that the report gives it later, and what it says
        anywhere of somebody named."""
        if source is None:
            return None
        if source.kind == "named person":
            same = [m.source for m in self.met if m.source.name == source.name and m.source.kind == "named person"]
            whole = replace(
                source,
                role=source.role or next((s.role for s in same if s.role), None),
                affiliation=source.affiliation or next((s.affiliation for s in same if s.affiliation), None),
                country=self._told_state(source, same),
                assumed=source.assumed and all(s.assumed or not s.country for s in same),
            )
            placed = self._placed.get(source.name or "", [])
            words = f"{whole.role or ''} {whole.affiliation or ''}"
            return self._at_home(whole, words, sum(placed) / len(placed)) if placed else whole
        named = self.named.get(_office(source)) if source.kind == "unnamed person" else None
        return _as(source, named) if named else source

    @staticmethod
    def _told_state(source: Source, same: list[Source]) -> str | None:
        """The state of *source*; where it has none, or only the report's, that which another mention of the person tells."""
        if source.country and not source.assumed:
            return source.country
        return next((s.country for s in same if s.country and not s.assumed), source.country) or next(
            (s.country for s in same if s.country), None
        )

    def _second_known(self, text: str) -> bool:
        """Whether what stands behind "and" is more than the end of a name ("Matthew Ingram of The Globe and Mail")."""
        first, _, behind = text.partition(" and ")
        second = person_name(behind)
        return second is None or " " in second or second in self.names.known() or not wording.OF_A_NAME.search(first)

    def _two_met(self) -> Source | None:
        """The two persons whom the report last named together."""
        named = ((m.source, m.source.name or "") for m in self._back() if m.source.kind == "group")
        return next((source for source, name in named if name.count(" and ") == 1 and "," not in name), None)

    def _together(self, text: str, at: int) -> str | None:
        """The full names of the persons whom *text* names together ("Trump, Ryan and Senator Rubio"), if it does no more."""
        parts = [part for part in wording.LIST.split(text) if part]
        names = [person_name(part) for part in parts]
        known = [name for name in names if name and name in self.names.known()]
        if len(known) < 2 or len(known) < len(parts):
            return None
        *first, last = (self.names.fullest(name, at) for name in known)
        return f"{', '.join(first)} and {last}"

    # ---- pronouns and numbers ----

    def _he(self, word: str, shown: Source) -> Source:
        gender = "she" if word in ("she", "her", "hers") else "he" if word in ("he", "him", "his") else ""
        if gender and not self.nested and (near := self._near(shown.spans[0].start, gender)) is not None:
            self._gender[near.name or near.role or ""] = gender
            return _as(shown, near)
        for met in self._back():
            if met.person and self._may_be(met.source, gender):
                if gender:
                    self._gender[met.source.name or met.source.role or ""] = gender
                return _as(shown, met.source)
        name = self.names.last_before(shown.spans[0].start)
        if name:
            return self._person(shown, name, name)
        described = self._described_before(shown.spans[0].start, gender)
        return self._unnamed(shown, described, "unnamed person") if described else replace(shown, kind="unnamed person")

    def _near(self, at: int, gender: str, sentences: int = 7) -> Source | None:
        """Whom "he", "she" ("": either) takes up by what stands nearest: of the sentence around *at*, and of those before it, whoever
        speaks in it, else who is named first in it, and not as an owner, those behind a preposition last; None where nobody fits."""
        spoke = [m for m in self.met if m.person and not m.nested and m.at < at]
        start, end = self._sentence(at), at
        for _ in range(sentences):
            here = [m.source for m in spoke if start <= m.at < end and self._may_be(m.source, gender)]
            if here:
                return here[-1]
            named = [m for m in self.names.mentions() if start <= m.at < end and not m.owner]
            asked = wording.ASKED_FIRST.match(self.body, start)
            if asked is not None:  # whom a question is about is not who answers
                named = [m for m in named if m.at >= asked.end()]
            if start < (entry := self._entry(at)):
                named = [m for m in named if m.at >= entry]
            speaks = self._speaks_at(at)
            for one in sorted((m for m in named if m.name != speaks), key=lambda m: m.aside):
                if self._gender.get(one.name, self.names.pronoun(one.name) or gender) == gender:
                    return self._person(Source("", (Span(one.at, one.at),)), one.name, one.name)
            if start <= max(1, self._entry(at) + 1):
                break
            start, end = self._sentence(start - 2), start
        return self._opens(at)

    def _opens(self, at: int) -> Source | None:
        """Whom an entry of a live report begins with ("10:38 Vučić: …")."""
        led = wording.OPENS.match(self.body, self._entry(at), at) if self._entries else None
        if led is None:
            return None
        who = led.group("who")
        known = (
            who in self.names.known()
            or state_of_leader(who)
            or any(m.person and m.source.name == who for m in self.met)
        )
        return self._person(Source("", (Span(led.start("who"), led.start("who")),)), who, who) if known else None

    def _described_before(self, at: int, gender: str) -> str | None:
        """The person last described before *at* ("the former premier") who is no speaker: for a pronoun without one."""
        found = None
        asked = wording.ASKED_FIRST.match(self.body, self._sentence(at))
        for match in wording.DESCRIBED.finditer(self.body, max(0, at - 300), at):
            if asked is not None and asked.start() <= match.start() < asked.end():
                continue  # whom a question is about is not who answers
            words = list(takewhile(lambda word: not wording.AUXILIARY.fullmatch(word), match.group().split()))
            while len(words) > 1 and not nouns.PERSON.fullmatch(words[-1]):
                words.pop()
            if len(words) > 1 and gender_of(Source(" ".join(words), ())) in (None, gender):
                found = found or " ".join(words)
        return found

    def _author(self, shown: Source) -> Source:
        """Whose "I" is nobody's in the report: the one's under whose name the paragraph or all of it stands, else somebody's without
        a name."""
        signed = self._signed(shown.spans[0].start)
        if signed is not None:
            return self._person(shown, signed, signed)
        at_home = self.outlet is not None and outlet_state(self.outlet) == self.home
        kind: Kind = "named person" if self.author else "unnamed person"
        return replace(shown, name=self.author, country=self.home if at_home else None, kind=kind)

    def _the_same(self, who: str, shown: Source) -> Source:
        """Whom "the same man" and "the same people" take up again."""
        if who in ("man", "woman", "person"):
            return self._he({"man": "he", "woman": "she"}.get(who, "i"), shown)
        start = self._paragraph(self._at)
        several = next((m.source for m in self._back() if m.source.kind == "group" and m.at >= start), None)
        return _as(shown, several) if several is not None else replace(shown, kind="group")

    def _it(self, word: str, shown: Source) -> Source:
        if word in ("we", "our", "us", "ours") or word.startswith("this "):
            outlet = self.outlet.split(",")[0] if self.outlet else None
            kind = (kind_of(outlet) if outlet else None) or "media"
            kind = kind if kind in BODIES else "media"
            if outlet and wording.WATCHERS.search(outlet) and not word.startswith("this "):
                kind = "organisation"
            country = None if kind == "media" or not outlet else self._whence(outlet) or self.home
            return replace(shown, name=outlet, country=country, kind=kind)
        plural = word in ("they", "their", "them")
        if plural:
            lately = next((m for m in self._back()[:2] if m.source.kind == "group"), None)
            several = self._before_in_paragraph(shown.spans[0].start, several=True) if not self.nested else None
            if several is not None and (lately is None or several[0] > lately.at) and not self._met_since(several[0]):
                return _as(shown, several[1])
            if lately is not None:
                return _as(shown, lately.source)
        elif (led := self._led_by_body(shown.spans[0].start) or self._firm_beside(shown.spans[0].start)) is not None:
            return _as(shown, led)
        for met in self._back():
            if met.person or (met.source.kind == "document" and plural):
                continue
            if plural or met.source.kind != "group":
                return _as(shown, met.source)
        subject = self._subject(shown.spans[0].start)
        if subject is not None:
            return _as(shown, subject)
        return replace(shown, kind="group" if plural else None)

    def _counted(self, text: str, shown: Source) -> Source | None:
        """Who is meant by "one of them", "a third", "others", "both": of the group met before."""
        phrase = parse((segments(text) or (text,))[0])
        if re.fullmatch(
            r"(?:the\s+)?(?:other|others|rest|first|second|third|fourth|latter|former|two|three|four)", text.lower()
        ):
            number = text.lower()
        elif phrase.number and phrase.core.lower() in ("", "them", "these", "those", "whom", "which"):
            number = phrase.number
        else:
            return None
        told = [
            part for part in segments(text)[1:2] if wording.ARTICLE.match(part) and kind_of(part) == "unnamed person"
        ]
        if told and wording.ANOTHER.match(number):  # "Another, a member of the council": what he is stands beside
            return self._unnamed(shown, told[0], "unnamed person")
        if number == "both" and (pair := self._two_before(shown.spans[0].start)) is not None:
            return replace(shown, role=pair, kind="group")
        group = next((m.source for m in self._back() if not m.person and m.source.kind != "document"), None)
        if number == "both" and group is not None and group.kind == "government" and group.name:
            group = None  # one state is not two
        single = bool(
            re.match(
                r"(?:one|another|a second|a third|a fourth|the (?:other|first|second|third|fourth|latter|former))\b",
                number,
            )
        )
        if single and group is not None and group.kind in BODIES and group.name:
            single = group.kind != "organisation" or group.name in self._self_named_here
            if single and group.kind == "organisation":
                return replace(shown, affiliation=group.name, country=group.country, kind="unnamed person")
        kind: Kind = "unnamed person" if single else "group"
        if group is None:
            back = next((m.source for m in self._back() if m.person and not m.source.name), None)
            return replace(back, text=shown.text, spans=shown.spans, kind=kind) if back else replace(shown, kind=kind)
        if group.kind == "organisation" and not group.name:
            kind = "organisation"
        role = singular(group.role) if single and group.role else group.role
        return replace(shown, role=role, affiliation=group.affiliation, country=group.country, kind=kind)

    def _own_voice(self, text: str, shown: Source) -> Source | None:
        """ "The Company", "the Embassy" of a text that the company or the embassy itself put out."""
        found = re.fullmatch(r"[Tt]he ([A-Z][a-z]+)", text)
        if not found or not self.outlet:
            return None
        outlet = self.outlet.split(",")[0]
        if found.group(1) in outlet or (
            found.group(1) in ("Company", "Group", "Bank", "Corporation") and kind_of(outlet) == "organisation"
        ):
            told = self._whence(outlet)
            country = (self.home if told is None else told) or None
            back = self._taken_up(text, kind_of(outlet), shown.spans[0].start)
            if back is not None and back.name and set(back.name.split()) - _SMALL_WORDS <= set(outlet.split()):
                return _as(shown, back)  # as the text itself has named it
            return replace(shown, name=outlet, country=country, kind=kind_of(outlet))
        return None

    def _body_with_name(self, text: str) -> tuple[str, Kind] | None:
        """Name and kind of a body that is both named and described: "the maker, Hyanggu Heavy,", "Fides, the union,"."""
        parts = segments(text)
        for name, described in ((parts[1], parts[0]), (parts[0], parts[1])) if len(parts) > 1 else ():
            kind = described_kind(described, name) if wording.BODY_WORDS.match(described) else None
            if kind and wording.PROPER.fullmatch(name) and not nouns.TITLES.match(name.split()[0]):
                return name, kind
        first, _, rest = text.partition(" ")
        if _LETTERED_OFFICES.fullmatch(rest):
            return None  # "Opposition MPs"
        if len(parts) == 1 and first.istitle() and wording.PROPER.fullmatch(rest) and FIRM.search(first.lower()):
            return rest, "organisation"  # "Operator GazLink", the article left out
        led = wording.CALLED.match(text) if len(parts) == 1 else None
        if led is not None and not _LETTERED_OFFICES.fullmatch(led.group("name")):
            kind = described_kind(f"the {led.group('what').strip()}", led.group("name"))
            if kind and not led.group("what").endswith("'s ") and not nouns.TITLES.match(led.group("name").split()[0]):
                return led.group("name"), kind
        if wording.PROPER.fullmatch(text) and not nouns.is_common(text) and not any(states(text)):
            said = r",\s+(?P<after>(?:the|a|an|its)\s[^,.;]{3,60})[,.;]"
            found = re.search(re.escape(text) + said, self.body) if text in self.body else None
            if found and (kind := described_kind(plain(found.group("after")), text)):
                return text, kind
        return None

    def _named_body(self, shown: Source, text: str, name: str, kind: Kind) -> Source:
        country = self._settled(self._whence(text), text, None if kind == "media" else kind, None)
        return replace(shown, name=name, country=country, kind=kind)

    # ---- persons ----

    def _is_someone(self, name: str, text: str) -> bool:
        """Whether a single capitalised word is a person's name here, not a people or a firm."""
        if " " in name or name in self.names.known():
            return True
        if any(m.source.name and name in m.source.name.split() for m in self.met):
            return True
        if text != name:
            return True
        low = name.lower()
        if (
            nouns.PEOPLE.fullmatch(low)
            or nouns.DOCUMENT.fullmatch(low)
            or low.endswith("s")
            or self.names.has_word(low)
        ):
            return False
        return not re.search(
            rf"\b(?:the|The|company|firm|bank|maker|giant|group|airline)\s+{re.escape(name)}\b", self.body
        )

    def _person(self, shown: Source, text: str, name: str) -> Source:
        """A named person: the fullest form of the name, and what this or an earlier mention says of them."""
        full = self.names.fullest(name, shown.spans[0].start)
        known = next(
            (m.source for m in self._back() if m.person and m.source.name and same_person(m.source.name, full)), None
        )
        role, affiliation, owner = describe(text, name)
        affiliation = affiliation or self._firm_in(role)
        if role is None or affiliation is None or affiliation.islower():
            affiliation = self._beside_name(text, name) or affiliation
        if affiliation and _is_outsider(role, text):
            affiliation = owner = None
        affiliation, country = self._belongs(text, affiliation, owner, role, name)
        if known is None and role is None:
            for around in self.names.introductions(full):
                short = full if full in around else full.split()[-1]
                role, more, owner = describe(around, short)
                more, state = self._belongs(around, more, owner, role, short)
                affiliation, country = affiliation or more, country or state
                if role is not None:
                    break
        if known is not None:
            role, affiliation, country = role or known.role, affiliation or known.affiliation, country or known.country
            full = max(full, known.name or "", key=len)
        elif role is None and affiliation is None and self.met and not self.nested and text == name:
            # "Canada's trade minister … Denise Arbour": the unnamed office of before has a name now.
            last = next((m for m in self._back() if m.person), None)
            if (
                last
                and last.source.kind == "unnamed person"
                and last.source.role
                and wording.OFFICE.search(last.source.role)
            ):
                role, affiliation, country = last.source.role, last.source.affiliation, last.source.country
                self.named[_office(last.source)] = replace(
                    shown, name=full, role=role, affiliation=affiliation, country=country, kind="named person"
                )
        if full.startswith("Pope "):
            country = "VAT"
        if country is None and not is_private(role, text):
            country = self._holder_state(full)
        known_to_all = state_of_leader(full) is not None and not (role and wording.PORTFOLIO_HOLDER.search(role))
        unplaced = country is None and self.home is None and not known_to_all
        if unplaced and role and wording.OFFICE.search(role) and not is_private(role):
            country = self._holding(shown.spans[0].start) or self._lately_in_office(shown.spans[0].start)
        if country is None and affiliation is None and (lent := self._lent(text, role)) is not None:
            affiliation, country = lent
        if (
            country is None
            and affiliation is None
            and state_of_leader(full) is None
            and (lent := self._spoken_for(role, shown.spans[0].start)) is not None
        ):
            affiliation, country = lent
        if country is None and (state := state_of_leader(full)) is not None:
            words = " ".join(filter(None, (text, role, affiliation)))
            country = None if is_foreign(words) or is_private(role, text) else self._or_namesake(state, role, shown)
        if country is not None or role or affiliation or not wording.ONLY_A_NAME.search(text[len(name) :]):
            # Whose name a report gives is of the land that it is about; a lawyer is his client's man.
            told_of = role if role and wording.COUNSEL.search(role) else None
            country = self._settled(country, f"{text} {affiliation or ''}", role=told_of)
        return replace(shown, name=full, role=role, affiliation=affiliation, country=country, kind="named person")

    def _or_namesake(self, state: str, role: str | None, shown: Source) -> str:
        """*state* of a leader known by that name, or that of the government that has the floor where the report tells nothing of *state*
        and gives the name to one of its ministers ("Defence Minister Pedro Sánchez" behind Colombia's president)."""
        if self._told[state] or not role or wording.PORTFOLIO_HOLDER.search(role) is None:
            return state
        return self._lately_in_office(shown.spans[0].start) or state

    def _beside_name(self, text: str, name: str) -> str | None:
        """The body that stands right behind a name and its comma ("Kristin Dale, Alliance for Road Innovation"), or behind what it is
        ("at the carmakers' lobby, ACEA")."""
        found = wording.BODY_BESIDE.search(text)
        if found is None or not text.startswith(name):
            return None
        body = found["body"].rstrip(" ,")
        between = text[len(name) : found.start()]
        if between and not wording.AT_A_BODY.fullmatch(between):
            return None
        if between and not body.isupper():
            return None
        if (
            person_name(f"the {body}")
            or nouns.PERSON.search(body)
            or town(body)
            or any(m.end - m.start >= len(body) for m in states(body))
        ):
            return None
        return body if kind_of(f"the {body}") in BODIES else None

    def _at_firm(self) -> tuple[str | None, str | None] | None:
        """The firm that a paragraph is set at ("At Bosch the lines stood still. A spokeswoman …"), where nobody else's has spoken in it."""
        start = self._paragraph(self._at)
        led = wording.AT_A_FIRM.match(self.body, start)
        if led is None or not self.firms.is_firm(led["firm"]):
            return None
        if any(m.at >= start and m.source.kind in BODIES for m in self.met):
            return None
        return led["firm"], self.firms.state(led["firm"])

    def _lent(self, text: str, role: str | None) -> tuple[str | None, str | None] | None:
        """Body and state of "an adviser, X", "a spokesman" right behind a foreign government that spoke."""
        if (
            not role
            or not re.match(r"(?:an?|two|three|one)\s", text, re.IGNORECASE)
            or not wording.STAFF.fullmatch(role)
        ):
            return None
        last = next((m.source for m in reversed(self.met) if not m.nested), None)
        if last is None or not last.country or last.country == self.home or last.kind == "group":
            return None
        if last.kind == "government" or (last.role and wording.OFFICE.search(last.role)):
            return (last.name if last.kind == "government" and wording.SPOKES.search(role) else None), last.country
        return None

    def _spoken_for(self, role: str | None, at: int) -> tuple[str | None, str | None] | None:
        """Body and state of a bare "spokesperson X" right behind a body that spoke in the same paragraph: its own."""
        if not role or self.nested:
            return None
        if wording.OF_A_FIRM.fullmatch(role) is not None:
            return self._of_its_firm(at)
        if wording.BARE_SPOKES.fullmatch(role) is None:
            return None
        last = next((m for m in reversed(self.met) if not m.nested), None)
        if last is None or last.source.kind not in ("government", "organisation") or "\n" in self.body[last.at : at]:
            return None
        return (last.source.name, last.source.country) if last.source.name else None

    def _of_its_firm(self, at: int) -> tuple[str | None, str | None] | None:
        """The firm that the sentence around *at* begins with, else the one that spoke last in the paragraph: of which a chief executive
        without another is."""
        start = self._sentence(at)
        if (led := self._set_at(start)) is not None:
            return led, self.firms.state(led)
        here = [name for place, name in self.firms.mentions if start <= place < at and self.firms.leads(place, start)]
        if here:
            return here[-1], self.firms.state(here[-1])
        last = next((m for m in reversed(self.met) if not m.nested), None)
        if last is None or "\n" in self.body[last.at : at] or (name := self._business(last.source, "company")) is None:
            return None
        return name, last.source.country

    def _set_at(self, start: int) -> str | None:
        """The body at which the sentence from *start* is set ("At Voltane, which makes batteries, the chair …"), if it is no place."""
        led = wording.AT_A_BODY_FIRST.match(self.body, start)
        if led is None or town(led["body"]) or any(states(led["body"])) or nouns.is_common(led["body"]):
            return None
        return led["body"]

    # ---- descriptions ----

    def _taken_up(self, text: str, kind: Kind | None, at: int) -> Source | None:
        """Whom a definite description ("the official", "the ministry", "the report") takes up again, if anyone."""
        phrase = parse((segments(text) or (text,))[0])
        head = phrase.head
        if head in ("accused", "defendant", "suspect") and phrase.definite:
            name = self.names.last_before(at)
            return Source("", (), name=name, kind="named person", country=self.home) if name else None
        if not head or not phrase.definite or phrase.number:
            return None
        if (
            wording.EITHER_TOP.fullmatch(phrase.core)
            and not phrase.tail
            and not phrase.owner
            and self._several_at_the_top(phrase.core)
        ):
            last = next((m.source for m in reversed(self.met) if not m.nested), None)
            named = last.name if last is not None and last.kind == "named person" and not last.role else None
            return last if named and state_of_leader(named) else self._own_premier(phrase.core)
        if (top := wording.AT_THE_TOP.fullmatch(text)) is not None and (someone := self._at_the_top(text, top, at)):
            return someone
        words = {w.lower() for w in phrase.core.split()} - wording.GENERIC
        state = self._whence(text)
        bare = not phrase.tail and not phrase.owner
        if bare and phrase.core.lower() == head and (band := self._band_again(head)) is not None:
            return band
        told = wording.SEATED.sub("", phrase.core).split()
        if (
            head == "group"
            and words == {head}
            and bare
            and (band := self._people_here(at, self._self_named_here)) is not None
        ):
            return band
        if kind == "organisation" and bare and wording.A_FIRM.fullmatch(head) and len(told) <= 1 + bool(state):
            firm = self._the_firm(at, head, state) if "parent" not in phrase.core else self._firm_most_named(at)
            if firm is not None or "parent" in phrase.core:
                return firm
        for met in self._in_reach(at) if words == {head} and bare else self._back():
            if head == "bank" and met.source.name and not wording.BANKING.search(met.source.name):
                continue
            if (
                self._same(met, words, state, kind, phrase)
                and not self._of_elsewhere(met, text, kind)
                and not self._of_another_office(met, phrase)
            ):
                return met.source
            if (
                kind == "unnamed person"
                and met.source.kind == "unnamed person"
                and head == "official"
                and met.source.role
                and "official" in met.source.role
            ):
                return met.source
        if kind == "unnamed person" and not self.nested and (name := self._introduced(words, phrase)) is not None:
            someone = self._person(Source("", (Span(at, at),)), name, name)
            return someone if someone.role else replace(someone, role=describe(text, None)[0])
        if (
            kind == "unnamed person"
            and not self.nested
            and not phrase.owner
            and wording.AGAIN.fullmatch(head)
            and (not phrase.tail or phrase.tail.startswith(("for the", "from ")))
            and main_part(text) == text
        ):
            someone = self._near(at, gender_of(Source(text, ())) or "", wording.NEAR_AGAIN)
            if someone is not None and someone.kind == "named person":
                return someone if someone.role else replace(someone, role=describe(text, None)[0])
        if kind == "document":
            for met in self._back():
                near = self.body[met.at : met.at + 260]
                if met.source.kind in BODIES and re.search(
                    rf"\b(?:in|by) (?:an?|its|the) (?:\w+ ){{0,3}}{re.escape(head)}\b", near
                ):
                    return Source("", (), affiliation=met.source.name, country=met.source.country, kind="document")
        if kind in ("government", "organisation") and (full := self._full_form(phrase, at)) is not None:
            country = full[1] or self._settled(None, full[0], kind, full[0] if kind == "organisation" else None)
            return Source("", (), name=full[0], country=country, kind=kind_of(f"the {full[0]}") or kind)
        if kind == "organisation" and head in ("company", "firm", "group", "maker", "bank"):
            found = [m.group(1) for m in wording.COMPANY.finditer(self.body) if m.start() < at]
            found = [name for name in found if head != "bank" or wording.BANKING.search(name)]
            if found:
                return Source("", (), name=found[-1], kind="organisation", country=self.home)
        return None

    def _band_again(self, head: str) -> Source | None:
        """The band of armed people that spoke last, for "the force", where no other body has spoken since."""
        called = wording.BAND_AGAIN.get(head)
        if called is None:
            return None
        last = next((m.source for m in self._back() if m.source.kind in BODIES and m.source.name), None)
        return last if last is not None and last.name and last.name[:1].isupper() and called.search(last.name) else None

    def _of_elsewhere(self, met: Met, text: str, kind: Kind | None) -> bool:
        """Whether the paragraph has led to another state since *met*: two states' ministries are two."""
        if kind not in ("government", "unnamed person"):
            return False
        led = self._led_to(text)
        return led is not None and met.at < led[0] and met.source.country != led[1]

    def _of_another_office(self, met: Met, phrase: Phrase) -> bool:
        """Whether *phrase* is of an office elsewhere than that of the person *met*: "the mayor of Lviv" is not the mayor of Kyiv again."""
        if not met.person:
            return False
        one = met.source
        same = [m for m in self.met if m.source.name == one.name] if one.name else [met]
        told = [text for m in same for text in (m.source.text, m.source.role, m.source.affiliation) if text]
        return is_of_another(phrase, told, one.name or "", one.country)

    def _full_form(self, phrase: Phrase, at: int) -> tuple[str, str | None] | None:
        """ "the agency" by the capitalised name that ends in that word and was named last, with its state."""
        if phrase.tail or phrase.owner or " " in phrase.core:
            return None
        if not phrase.core.islower():
            whole = re.findall(
                rf"\b{re.escape(phrase.core)} (?:of|for) (?:the )?[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*", self.body[:at]
            )
            return (whole[0], self._settled(self._whence(whole[0]), whole[0])) if whole else None
        forms = [
            m.group(1)
            for m in re.finditer(
                wording.FULLER + rf"{re.escape(phrase.head)})\b", self.body[max(0, at - wording.NEAR) : at]
            )
        ]
        if forms:
            return forms[-1], None
        owned = re.findall(
            rf"\b((?:[A-ZÀ-Þ][\w’'-]+ )+{re.escape(phrase.head)})\b(?!\s[A-ZÀ-Þ])",
            self.body[max(0, at - wording.NEAR) : at],
        )
        owned = [
            f
            for f in owned
            if not any(states(f))
            and f.split()[0] not in ("The", "A", "An", "His", "Her", "Its", "Their", "This", "That")
        ]
        if owned:
            return owned[-1], self._settled(self._whence(owned[-1]), owned[-1])
        head = phrase.head.capitalize()
        if head not in self.body:
            return None
        forms = re.findall(
            rf"(?:(?!(?:First|Second|Third|Fourth|Fifth)\b)[A-ZÀ-Þ][\w’'-]*[ ]+(?:and[ ]+|of[ ]+)?)+{re.escape(head)}\b(?!\s[A-ZÀ-Þ])",
            self.body[:at],
        )
        if not forms:
            return None
        words = re.sub(r"^(?:The|A|An|But|In|At|For|On)\s+", "", plain(forms[-1]))
        country = self._settled(self._whence(words), words)
        return (body_name(words), country) if " " in words else None

    @staticmethod
    def _same(met: Met, words: set[str], state: str | None, kind: Kind | None, phrase: Phrase) -> bool:
        """Whether the description *phrase* takes up *met*; words: those of its core that tell it from others."""
        source, head = met.source, phrase.head
        if kind is not None and source.kind != kind and not (met.person and kind == "unnamed person"):
            if kind != "document" and {kind, source.kind} - set(BODIES):
                return False
            if kind == "document" and source.kind not in BODIES:
                return False
        if state and source.country and state != source.country:
            return False
        if kind == "document":
            return head in met.words
        if kind == "group":
            return words <= met.words
        if (met.words & wording.STATUS) - {w.lower() for w in phrase.core.split()} and met.person:
            return False
        lesser = wording.STATUS & {w.lower() for w in phrase.core.split()}
        told = met.words if not source.name else (source.role or "").lower().split()
        if met.person and lesser - met.words and head in told:
            return False  # "the deputy governor" is not the governor again
        rest = words - {head}
        if state:
            rest = {w for w in rest if w not in ("us",) and not next(iter(states(w.capitalize())), None)}
        if head in met.words or head.rstrip("s") in met.words:
            if (
                kind == "government"
                and (of := wording.OF_WHAT.match(phrase.tail))
                and of.group(1).lower() not in met.words
            ):
                return False  # "the Ministry of Defence" is not the Foreign Ministry again
            return rest <= met.words
        if rest <= wording.SPYING and met.words & wording.SPYING:
            rest = set()
        if rest or phrase.tail or phrase.owner:
            return False
        if (
            wording.BUSINESS.fullmatch(head)
            and source.kind == "organisation"
            and source.name
            and not wording.NO_BUSINESS.search(source.name)
        ):
            return source.name[:1].isupper() and not source.name.isupper()
        if head in ("premier", "chancellor") and not met.words & {"prime", "premier", "chancellor"}:
            return False  # nor is the premier any minister
        if (
            head in ("body", "organization", "organisation")
            and head not in met.words
            and source.name
            and source.name.islower()
        ):
            return False  # nor is "the body" a mere "agency", whose name is not known either
        return any(head in g and g & met.words for g in wording.GROUPS)

    def _unnamed(self, shown: Source, text: str, kind: Kind | None) -> Source:
        name = role = affiliation = owner = None
        country: str | None = None
        phrase = parse((segments(text) or (text,))[0])
        if (
            kind == "unnamed person"
            and phrase.head == "employer"
            and phrase.owner
            and kind_of(phrase.owner) is not None
        ):
            kind = "organisation"  # "the driver's employer"
        if phrase.owner in ("his", "her", "its", "their") and (back := self._possessor(phrase.owner)) is not None:
            if phrase.head == "office" and back.kind in ("named person", "unnamed person"):
                return self._office_of(shown, back)
            if wording.PARTNERS.fullmatch(phrase.head) and back.kind == "organisation":
                return replace(shown, name=phrase.core, country=None, kind="organisation")
        if kind == "media" and (placed := _outlet_of(text)) is not None:
            return replace(shown, name=body_name(text), country=placed, kind=kind)
        if kind == "media" and (role := some_outlet(text, phrase)) is not None:
            return replace(shown, role=role, country=self._whence(text) or None, kind=kind)
        if kind == "government" and _ONE_NAME.fullmatch(text) and self._other_than_spies(text):
            kind = "organisation"
        if kind in BODIES:
            name = body_name(text)
            name = self.names.unfolded(name) or name
            if phrase.owner and wording.SOMEBODYS_OWN.fullmatch(phrase.core) and person_name(phrase.owner):
                name = f"{phrase.owner} {phrase.core}"  # "Trump's campaign"
            mere = kind == "organisation" and phrase.owner is None and not any(states(text))
            country = (self.firms.told(name) if mere else None) or self._belongs(text, None, phrase.owner, None)[1]
            if not country and mere and name not in text:
                country = self._whence(name) or country  # of the words that its letters stand for
            if (owner := owning(plain_name(text))) is not None:
                affiliation = None if is_region(owner) else owner
                country = country or self._whence(f"in {owner}")
            if not country and kind == "organisation":
                country = self.firms.state(name) or country
            if country is None and wording.POSTED.fullmatch(phrase.head):
                country = self._sender(phrase, shown.spans[0].start)
        elif kind in ("unnamed person", "group"):
            role, affiliation, country = self._described(text)
            if wording.FROM_AFAR.match(text):
                country = ""
            if country is None and (cabinet := wording.CABINET.search(text)) is not None:
                chief = self.names.fullest(cabinet.group("chief"), self._at)
                country = state_of_leader(chief) or self._holder_state(chief)
            bare = phrase.tail == "" or phrase.tail.split()[0] in ("here", "there")
            if (
                affiliation is None
                and bare
                and role
                and re.fullmatch(r"(?:a |an )?spokes\w+|official (?:t)?here|members", role)
            ):
                affiliation, country = self._at_firm() or self._body_before(country)
            if country is None and affiliation is None and (lent := self._lent(text, role)) is not None:
                affiliation, country = lent
        elif kind == "document":
            return self._document(shown, text, phrase)
        if kind is None:
            return replace(shown, country=country or None)
        if country is None and kind == "government" and phrase.definite and self.home is None:
            country = self._state_of_office()
        told_of = None if kind == "organisation" else role
        country = None if of_several(text) else self._settled(country, f"{text} {affiliation or ''}", kind, told_of)
        return replace(shown, name=name, role=role, affiliation=affiliation, country=country, kind=kind)

    def _described(self, text: str) -> tuple[str | None, str | None, str | None]:
        """Role, affiliation and state of somebody without a name by his own words; a dealer's are not those of the firm."""
        role, affiliation, owner = describe(text, None)
        affiliation = affiliation or self._firm_in(role)
        if affiliation is None and owner is None and wording.OF_A_FIRM.fullmatch(role or ""):
            affiliation = self._set_at(self._sentence(self._at))
        if affiliation and _is_outsider(role, text):
            return role, *self._belongs(text.replace(affiliation, ""), None, None, role)
        return role, *self._belongs(text, affiliation, owner, role)

    def _document(self, shown: Source, text: str, phrase: Phrase) -> Source:
        """A document by the body that put it out, and the state: of that body, or of an official paper without one; or by the outlet
        that it stands in."""
        owner = phrase.owner or issuer(text, phrase)
        printed = None if owner else printed_in(text)
        if printed is not None:
            return replace(shown, affiliation=printed[0], country=printed[1], kind="document")
        if owner:
            affiliation, country = self._belongs(text, None, owner, "spokesman")
            of = kind_of(owner if phrase.owner else f"the {owner}")
            if affiliation is None and not phrase.owner and " " in owner:
                affiliation = owner  # a body that stands for its state, as "State Department"
            if of in ("government", "organisation") and not is_foreign(f"{text} {affiliation or ''}"):
                country = country or (self.home if country is None else None)
            return replace(shown, affiliation=affiliation, country=country or None, kind="document")
        country = self._whence(text)
        if (
            country is None
            and wording.OFFICIAL.search(main_part(text))
            and not wording.LEAKED.search(text)
            and not is_foreign(text)
        ):
            country = self.home
        return replace(shown, country=country or None, kind="document")

    def _office_named(self, shown: Source, text: str, whose: str, name: str) -> Source:
        """ "The office of Prime Minister X": the office, and not whose it is."""
        holder = self._person(Source("", shown.spans), whose, name)
        public = wording.OFFICE.search(text) is not None or state_of_leader(holder.name or "") is not None
        kind: Kind = "government" if public and not is_private(holder.role) else "organisation"
        return replace(shown, name=plain_name(text), country=holder.country, kind=kind)

    def _office_of(self, shown: Source, holder: Source) -> Source:
        """The office of somebody met before: a government's where they hold a public office."""
        public = bool(holder.role and wording.OFFICE.search(holder.role)) and not is_private(holder.role)
        return replace(
            shown,
            name="office",
            affiliation=holder.role or holder.name,
            country=holder.country,
            kind="government" if public else "organisation",
        )

    def _without_others(self, text: str) -> str:
        """*text* without the name of somebody to whom its source is near ("friends of Chad Meyer"), but not of a state or town so named."""
        found = wording.CLOSE_TO.match(text)
        name = found["name"] if found is not None else ""
        if not name or town(name) or any(m.end - m.start == len(name) for m in states(name)):
            return text
        return text.replace(name, "")

    def _belongs(
        self, text: str, affiliation: str | None, owner: str | None, role: str | None, name: str = ""
    ) -> tuple[str | None, str | None]:
        """Affiliation and state by the source's own words and by the owner in them, which may have been met before.

        State "" where the words rule out any. name: of the person, which tells no state ("Valeska Paris").
        """
        known = self._alias(text)
        text = text.replace(name, name[:1]) if name and name in text else text
        text = wording.OTHERS_OF_HIM.sub("", self._without_others(text))
        if owner and owner in self.names.known() and self._named_after(owner):
            text = text.replace(owner, "", 1)  # "Holland's office" of a minister Holland
        country = known or (self._whence(main_part(text)) if is_private(role) else self._whence(text))
        country = known if country is None else country  # an actor of no state is not of the dateline's
        spokes = bool(role and wording.SPOKES.search(role))
        if owner in ("its", "his", "her", "their", "whose"):
            back = self._possessor(owner)
            if back is not None:
                if not (role and wording.PARTNER.search(role)):
                    country = country or back.country or ("" if self._of_no_state(back) else None)
                mere = back.name is not None and any(
                    m.way == "name" and m.end - m.start == len(back.name) for m in states(back.name)
                )
                if affiliation is None and not mere and (back.kind in (*BODIES, "group") or spokes):
                    affiliation = back.name if back.kind in BODIES else back.role or back.name
            return affiliation, country
        if owner:
            whole = next(iter(states(owner)), None)
            bare = re.sub(r"^(?:the|a|an)\s+", "", owner, flags=re.IGNORECASE)
            if wording.ANYONES.fullmatch(bare):
                return affiliation, country  # "a women's rights lawyer", "women's coaches"
            if re.fullmatch(r"Kremlin|Pentagon|White House|Downing Street|Élysée|Blue House|Quirinale", bare):
                return affiliation or bare, country
            if owner == "our" or re.search(
                r"\b(?:city|town|village|ship|country|state|province|region|kingdom|island|world|nation)$", bare
            ):
                return affiliation, country
            if bare[:1].isupper() and any(
                m.person and m.source.name and same_person(m.source.name, bare) for m in self.met
            ):
                if country is None and wording.FOLLOWERS.search(role or ""):
                    country = next(
                        (m.source.country for m in self._back() if m.source.name and same_person(m.source.name, bare)),
                        None,
                    )
                return affiliation, country  # somebody's coach, lawyer, son
            if kind_of(owner) == "unnamed person" and not (spokes and role and "chief of staff" not in role):
                back = next((m.source for m in self._back() if m.person and set(bare.lower().split()) <= m.words), None)
                return affiliation, country or (back.country if back else None)
            if not (whole and whole.end - whole.start >= len(owner) - 5):
                back = self._owner_met(owner)
                affiliation = affiliation or (
                    back.name or back.role if back and (back.name or back.role) else body_name(bare)
                )
                country = country or (back.country if back else None)
        elif affiliation:
            back = self._owner_met(affiliation)
            if back:
                affiliation, country = back.name or affiliation, country or back.country
        if country is None and affiliation and not is_foreign(affiliation):
            country = self.firms.state(affiliation)
        return affiliation, country

    def _of_no_state(self, body: Source) -> bool:
        """Whether a body met before is of no state, and so whoever speaks for it: by its name, or since it got none where the report has one."""
        if not body.name:
            return False
        return is_foreign(body.name) or (body.kind == "organisation" and body.country is None and self.home is not None)

    def _possessor(self, owner: str) -> Source | None:
        if owner == "whose":
            return self.met[-1].source if self.met else None
        if owner == "its" and (led := self._led_by_body(self._at, owner=True)) is not None:
            return led
        for met in self._back():
            if owner == "its" and not met.person and met.source.kind not in ("group", "document"):
                return met.source
            if owner in ("his", "her") and met.person:
                gender = self._gender.get(met.source.name or met.source.role or "", gender_of(met.source))
                if not gender or gender == {"his": "he", "her": "she"}[owner]:
                    return met.source
            if owner == "their" and not met.person:
                return met.source
        return self._subject(self._at) if owner in ("its", "their") else None


def _is_outsider(role: str | None, text: str) -> bool:
    """Whether somebody has to do with a body and is not of it ("a Voltane dealer"), unless *text* has him at one ("a dealer at a bank")."""
    found = wording.OUTSIDER.search(role or "")
    return found is not None and wording.OUTSIDER.search(text) is not None


def _outlet_of(text: str) -> str | None:
    """The state of an outlet whose name begins with a town or a state: "the Chicago Tribune", "the Sydney Morning Herald"."""
    known = outlet_state(plain_name(text))
    if known:
        return known
    found = wording.OUTLET_OF.fullmatch(text)
    if found is None:
        return None
    words = found.group("place")
    named = next(iter(states(words)), None)
    codes = town(words) or town(words.split()[0])
    return named.country if named else codes[0] if codes else None


def _without_nation(found: re.Match[str]) -> str:
    """ "the manager" of "the Canadian who is manager": where somebody comes from is not what he is."""
    word = found.group("nation")
    nation = next((m for m in states(word) if m.way == "demonym" and (m.start, m.end) == (0, len(word))), None)
    return f"{found.group('article')} " if nation else found.group()


_CLAUSE_BEFORE = re.compile(
    r"^(?:(?!\b(?:who|that|which|\w+ed)\b)[^“”\",]){3,60}?\ssince\s+(?=(?:the|its|their)\s\w|[A-Z][\w-]+['’]s\s)"
)
"""What stands before whoever speaks in a source that runs on over a clause ("a Northern official since the agency", before "said")."""
_SMALL_WORDS = {"of", "the", "and", "for"}
_LETTERED_OFFICES = re.compile(rf"(?:{LETTERED_OFFICE.pattern})s?", re.IGNORECASE)
_OWN_VOICE = frozenset(("i", "we", "me", "us", "our", "ours", "my", "myself"))
_ONE_NAME = re.compile(r"(?:the )?[A-ZÀ-Þ][\w&.-]*")


def _office(source: Source | None) -> tuple[str | None, ...]:
    return (source.role, source.affiliation, source.country) if source else ()


def _as(shown: Source, other: Source) -> Source:
    return replace(other, text=shown.text, spans=shown.spans)


def _pair(text: str) -> str | None:
    """What is said of two persons named or described together, "" where nothing; None where *text* is of one."""
    first, _, second = office_alone(text).partition(" and ")
    if not second:
        return None
    if person_name(first) and person_name(second):
        return (segments(first) or ("",))[0]
    if re.match(r"(?:his|her|their|the|a|an|its)\s", second) and kind_of(first) == kind_of(second) == "unnamed person":
        return first
    return None


def of_several(text: str) -> bool:
    """Whether a source is of two states or more ("Ukrainian and US officials"): then it speaks for none of them."""
    found = list(states(main_part(text)))
    return any(
        a.country != b.country and wording.AND.fullmatch(text[a.end : b.start]) is not None for a, b in pairwise(found)
    )
