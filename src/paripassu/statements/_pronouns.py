"""A pronoun or a number in ("he", "they", "who", "one of them", "the Brazilian"), whom it takes up out: of those who spoke before it or stand near."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from itertools import takewhile

from paripassu.gazetteer import states
from paripassu.statements import _nouns as nouns
from paripassu.statements import _wording as wording
from paripassu.statements._antecedents import Features, Makeup, Person, Spoke, features, likeliest, weights
from paripassu.statements._bodies import BODIES
from paripassu.statements._given import is_given
from paripassu.statements._kinds import kind_of
from paripassu.statements._leaders import state_of_leader
from paripassu.statements._named_persons import NamedPersons
from paripassu.statements._neuter import Neuter
from paripassu.statements._persons import person_name
from paripassu.statements._phrases import parse, segments
from paripassu.statements._places import outlet_state
from paripassu.statements._roles import singular
from paripassu.statements._scene import gender_of, shown_as
from paripassu.statements._titles import surname
from paripassu.statements._unnamed import Unnamed
from paripassu.types import Kind, Source, Span


class Pronouns(NamedPersons, Unnamed, Neuter):
    """Whom pronouns and numbers take up."""

    def _he(self, word: str, shown: Source) -> Source:
        gender = "she" if word in ("she", "her", "hers") else "he" if word in ("he", "him", "his") else ""
        found = self._he_ruled(gender, shown)
        if gender and not self.nested:
            found = self._likelier(word, gender, shown, found)
        if found is None:
            described = self._described_before(shown.spans[0].start, gender)
            return (
                self._unnamed(shown, described, "unnamed person")
                if described
                else replace(shown, kind="unnamed person")
            )
        if gender:
            self._gender[found.name or found.role or ""] = gender
        return shown_as(shown, found)

    def _he_ruled(self, gender: str, shown: Source) -> Source | None:
        """Whom "he", "she" ("": "I") takes up by what stands nearest."""
        at = shown.spans[0].start
        if gender and not self.nested and (near := self._near(at, gender)) is not None:
            return near
        for met in self._back():
            if met.person and self._may_be(met.source, gender):
                return met.source
        name = self.names.last_before(at)
        return self._person(shown, name, name) if name else None

    def _likelier(self, word: str, gender: str, shown: Source, ruled: Source | None) -> Source | None:
        """Whom *word* means of all who were named or met in the report so far, or are behind it in its sentence; *ruled*, unless
        somebody else is likelier by far."""
        at = shown.spans[0].start
        people, told, sources = self._takeable(at, gender)
        held = features(self._makeup, word, at, people, told)
        self._weighed(word, at, held, ruled)
        key = _key(ruled) if ruled is not None else None
        best = likeliest(held, key, weights())
        if best is None or best == key:
            return ruled
        if best in sources:
            return sources[best]
        someone = people[best]
        named = someone.before or someone.behind
        where = named.at if named is not None else at
        return self._person(Source("", (Span(where, where),)), best, best)

    def _weighed(self, word: str, at: int, held: Mapping[str, Features], ruled: Source | None) -> None:
        """What was weighed: nothing is done with it but by training/antecedents.py."""

    def _takeable(self, at: int, gender: str) -> tuple[dict[str, Person], dict[str, bool], dict[str, Source]]:
        """Whom "he" or "she" at *at* may take up, by what each is known by; whether their gender is told; those met as speakers."""
        first, speaks = self._entry(at), self._speaks_at(at)
        heard: dict[str, Spoke] = {}
        sources: dict[str, Source] = {}
        spoke = [m for m in self.met if m.person and first <= m.at < at]
        times = Counter(_key(m.source) for m in spoke)
        for ago, m in enumerate(reversed(spoke)):
            key = _key(m.source)
            if key not in heard and key != speaks:
                pronoun = wording.PRONOUN.fullmatch(m.source.text) is not None
                heard[key] = Spoke(ago, m.at, pronoun, m.nested, times[key])
                sources[key] = m.source
        people: dict[str, Person] = {}
        for name in self._makeup.mentions:
            before, behind = self._makeup.around(name, at, first)
            if name != speaks and (before or behind):
                people[name] = Person(name, before, behind, heard.get(name))
        for key, said in heard.items():
            if key not in people and self._may_be(sources[key], gender):
                people[key] = Person(sources[key].name, spoke=said)
        told = {key: self._told_gender(key, one.name, sources.get(key)) for key, one in people.items()}
        fit = {key: one for key, one in people.items() if told[key] in (None, gender)}
        return fit, {key: told[key] is not None for key in fit}, sources

    def _told_gender(self, key: str, name: str | None, source: Source | None) -> str | None:
        known = self._gender.get(key) or (self.names.pronoun(name) if name else None)
        return known or (gender_of(source) if source is not None else None)

    @cached_property
    def _makeup(self) -> Makeup:
        return Makeup(self.body, self.names)

    def _near(self, at: int, gender: str, sentences: int = 7, either: bool = False) -> Source | None:
        """Whom "he", "she" ("": either) takes up by what stands nearest: of the sentence around *at*, and of those before it, whoever
        speaks in it, else who is named first in it, and not as an owner, those behind a preposition last; None where nobody fits. either:
        of whichever gender."""
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
                if either or self._gender.get(one.name, self.names.pronoun(one.name) or gender) == gender:
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
        return shown_as(shown, several) if several is not None else replace(shown, kind="group")

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
            if (together := self._they(shown)) is not None:
                return together
            if several is not None and (lately is None or several[0] > lately.at) and not self._met_since(several[0]):
                return shown_as(shown, several[1])
            if lately is not None:
                return shown_as(shown, lately.source)
        elif (led := self._led_by_body(shown.spans[0].start) or self._firm_beside(shown.spans[0].start)) is not None:
            return shown_as(shown, led)
        elif (near := self._nearest_body(shown)) is not None:
            return shown_as(shown, near)
        for met in self._back():
            if met.person or (met.source.kind == "document" and plural):
                continue
            if plural or met.source.kind != "group":
                return shown_as(shown, met.source)
        subject = self._subject(shown.spans[0].start)
        if subject is not None:
            return shown_as(shown, subject)
        return replace(shown, kind="group" if plural else None)

    def _campaign(self, text: str, shown: Source) -> Source | None:
        """Somebody's campaign for an office, by the surname of whoever runs ("Holt campaign"); None for other sources, and other campaigns."""
        if wording.THE_CAMPAIGN.fullmatch(text):
            return self._campaign_again(shown)
        found = wording.CAMPAIGN.fullmatch(text)
        if found is None:
            return None
        owner = found["owner"] or found["of"]
        if (word := owner.lower()) in ("his", "her"):
            holder = self._he(word, Source("", shown.spans))
        elif word == "whose":
            holder = self._relative(Source("", shown.spans))
        else:
            owner = re.sub(r"['’]s?$", "", owner)
            known = self.names.known()
            name = person_name(owner) or (owner if owner in known else None)
            if name is None or (" " not in name and name not in known and not state_of_leader(name)):
                return None
            holder = self._person(Source("", shown.spans), owner, name)
        if holder.kind != "named person" or not holder.name:
            return None
        country = self._settled(holder.country, text, "organisation")
        called = owner if owner in holder.name.split() and not is_given(owner) else surname(holder.name)
        return replace(shown, name=f"{called} campaign", country=country, kind="organisation")

    def _campaign_again(self, shown: Source) -> Source | None:
        """The campaign that the report last had, as a speaker or by whose it is."""
        at = shown.spans[0].start
        met = next((m for m in reversed(self.met) if m.source.name and m.source.name.endswith(" campaign")), None)
        known = self.names.known()
        told = [m for m in wording.OF_A_CAMPAIGN.finditer(self.body, 0, at) if m["owner"] in known]
        if told and (met is None or met.at < told[-1].start()):
            owner = told[-1]["owner"]
            name = f"{surname(self.names.fullest(owner, at)) if is_given(owner) else owner} campaign"
            country = next((m.source.country for m in self._back() if m.source.country), None)
            return replace(shown, name=name, country=self._settled(country, name, "organisation"), kind="organisation")
        return shown_as(shown, met.source) if met is not None else None

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

    def _just_named(self, text: str, shown: Source) -> Source | None:
        """The person whom a nation or an age takes up ("the Brazilian", "the 57-year-old chemist"); None for others."""
        someone = self._by_nation(text, shown) or self._of_that_age(text, shown.spans[0].start)
        return None if someone is None else shown_as(shown, someone)

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


def _key(source: Source) -> str:
    """What somebody met is known by when a pronoun is resolved."""
    return source.name or source.role or ""
