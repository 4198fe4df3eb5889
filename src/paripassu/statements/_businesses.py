"""Which firm "the company", "the bank" and "its" are in a report."""

import re
from collections import Counter
from functools import cached_property

from paripassu.gazetteer import states, whole_state
from paripassu.statements import _nouns as nouns
from paripassu.statements import _wording as wording
from paripassu.statements._bodies import BODIES
from paripassu.statements._body_names import plain_name
from paripassu.statements._given import is_given
from paripassu.statements._kinds import kind_of
from paripassu.statements._known_bodies import state_of_body, state_of_short_firm
from paripassu.statements._names import same_person
from paripassu.statements._phrases import FIRM, FIRM_NAME
from paripassu.statements._places import town
from paripassu.statements._scene import Scene
from paripassu.statements._self_named import CLAUSE
from paripassu.statements._whence import is_foreign
from paripassu.types import Source, Span

_STAFF_OF = re.compile(
    r"(?:(?:senior|former|plant|sales|regional|line) )?(?:managers?|executives?|engineers?|employees?|technicians?|workers?)"
)
"""Who is in a firm's service by his trade alone."""
_IN_ITS_SERVICE = re.compile(
    r"(?:[a-z-]+ ){0,3}?(?:spokes\w+|managers?|executives?|engineers?|employees?|technicians?|workers?|staff|staffers?|officials?|representatives?|lawyers?|"
    r"analysts?|economists?|strategists?|scientists?|researchers?|designers?|boss(?:es)?|founders?|co-founders?|chair(?:man|woman)?|presidents?|"
    r"vice-presidents?|directors?|officers?|chief|head|insiders?|sources?|advis[eo]rs?|consultants?|drivers?|unions?)\b"
)
"""Who is in a firm's service where its name, which is a word as well, stands before them."""
_ITS_CLAUSE = re.compile(
    r"\w\s*[:;—–-]\s+(?:(?:in|on|at|last|this|earlier|later)\b[^,:;“”\"]{0,30},?\s+)?$|,\s+(?:and|but|though|although|while|as|after)\s+$"
)
"""What stands between a clause and "it" in the next one of its sentence."""
_KIND_OF_PEOPLE = re.compile(
    r".*(?:ish|ian|ean|ese|ic|ern|can|ist|ive|al)|Senior|Former|Top|Chief|Deputy|Arab|Muslim|Jewish|Kurd\w*|Black|White|Gulf|West|East|North|South|Labour|Labor|Young|Local|State|"
    r"Union|City|Rail|Oil|Bank|Health|Hotel|Farm|Factory|Mine|Plant"
)

_HEAD = re.compile(r"(?:^|[.!?:][”\"’')]?\s|\n\W?|[“\"‘])$")
"""What stands before the first word of a sentence."""


class Businesses(Scene):
    """The firms of a report as speakers."""

    def _acts_as_body(self, name: str) -> bool:
        """Whether the report takes up the bare *name* by "it" or "its" ("Pacific Light acknowledged that its lines"), as no person's."""
        at = self.body.find(name)
        while at >= 0 and wording.OF_ITS_OWN.match(self.body, at + len(name)) is None:
            at = self.body.find(name, at + 1)
        if at < 0 or any(met.source.name and same_person(met.source.name, name) and met.person for met in self.met):
            return False
        last = re.escape(name.rsplit(maxsplit=1)[-1])
        titled = rf"\b(?:Mr|Mrs|Ms|Dr|Sir|President|Minister)\.? (?:\w+ )?{last}\b|\b{last}, (?:who|\d\d)\b"
        return re.search(titled, self.body) is None

    def _is_known_firm(self, name: str) -> bool:
        """Whether the bare *name* is a firm's here ("a stake in Gazprom Neft") or a body's that is known, and nobody's given name."""
        if state_of_short_firm(name) is not None:
            return self.firms.is_firm(name)
        if is_given(name.split(maxsplit=1)[0]):
            return False
        others = any(full != name for full, _ in self.names.known().get(name, []))
        return self.firms.is_firm(name) or (state_of_body(name) is not None and not others)

    def _firm_in(self, role: str | None) -> str | None:
        """The firm that a role begins with, as the report tells that it is one: "Srbijagas director"."""
        first, _, rest = (role or "").partition(" ")
        place = town(first) and state_of_short_firm(first) is None
        if not rest[:1].islower() or place or first in self.names.known():
            return None
        if self.firms.is_firm(first):
            # "An Apache pilot", "Lotus growers" are in nobody's service.
            return first if state_of_short_firm(first) is None or _IN_ITS_SERVICE.match(rest) else None
        return first if _STAFF_OF.fullmatch(rest) and self._may_be_a_firm(first) else None

    def _may_be_a_firm(self, name: str) -> bool:
        """Whether *name* before "manager" is no people's, party's or place's name, and no plain word."""
        if not name[:1].isupper() or is_given(name) or any(states(name)) or town(name) or nouns.is_common(name):
            return False
        if _KIND_OF_PEOPLE.fullmatch(name) or self.names.has_word(name.lower()):
            return False
        whole = re.compile(
            rf"(?<![\w’'-]){re.escape(name)}(?![\w-])"
        )  # "Rescue workers": the sentence gives the capital
        return any(not _HEAD.search(self.body, max(0, m.start() - 4), m.start()) for m in whole.finditer(self.body))

    def _business(self, source: Source, head: str) -> str | None:
        """The firm that a speaker is, or is a person of; None for others. head: "company", "bank"."""
        name = (
            source.affiliation
            if source.kind in ("named person", "unnamed person")
            else source.name
            if source.kind == "organisation"
            else None
        )
        if (
            name is None
            or not name[:1].isupper()
            or name == self.outlet
            or wording.NO_BUSINESS.search(name)
            or whole_state(name) is not None
        ):
            return None
        if head == "bank" and not wording.BANKING.search(name):
            return None
        if name in self._self_named_here:
            return None
        firm = source.kind == "organisation" and not name.isupper() and _may_be_a_business(name, source.text)
        return name if firm or self.firms.is_firm(name) or FIRM_NAME.search(name) else None

    @cached_property
    def _self_named_here(self) -> frozenset[str]:
        """The names that bands of people give themselves in the report, and no firm has."""
        return frozenset(m["name"] for m in CLAUSE.finditer(self.body) if not self.firms.is_firm(m["name"]))

    def _the_firm(self, at: int, head: str, state: str | None) -> Source | None:
        """Which firm "the company" is: within what somebody of a firm says, theirs; else the one that spoke or was named last in the
        paragraph, those that begin a sentence before others."""
        start = self._paragraph(at)
        spoke = [
            (m.at, m.source, name)
            for m in self.met
            if m.at < at and (not m.nested or self.nested) and (name := self._business(m.source, head))
        ]
        spoke = [one for one in spoke if not state or one[1].country in (None, state)]
        outer = next((m for m in reversed(self.met) if not m.nested), None) if self.nested else None
        if (
            outer is not None
            and (name := self._business(outer.source, head)) is not None
            and (not state or outer.source.country in (None, state))
        ):
            return self._whose(outer.source, name)
        told = self.firms.spoken_of(at, start)
        if told is not None and (head != "bank" or wording.BANKING.search(told[1])):
            whose = self._firm_named(told[1], None)
            here = [one for one in spoke if one[0] >= start]
            later = not here or (here[-1][0] < told[0] and self.firms.leads(told[0], start))
            if (not state or whose.country in (None, state)) and later:
                return whose
        if spoke and spoke[-1][0] >= start:
            return self._whose(*spoke[-1][1:])
        return self._firm_before(start, spoke, head, state)

    def _firm_before(
        self, at: int, spoke: list[tuple[int, Source, str]], head: str, state: str | None
    ) -> Source | None:
        """The firm that spoke or began a sentence last before the paragraph at *at*, in a live report within its entry."""
        start = max(self._entry(at), at - wording.NEAR)
        led = self.firms.led_before(at, start)
        if led is not None and head == "bank" and not wording.BANKING.search(led[1]):
            led = None
        last = spoke[-1] if spoke and spoke[-1][0] >= start else None
        if led is None and last is None and (only := self.firms.only_before(at)) is not None and only[0] >= start:
            led = only if head != "bank" or wording.BANKING.search(only[1]) else None
        if led is not None and (last is None or last[0] < led[0]):
            found = self._firm_named(led[1], None)
            return found if not state or found.country in (None, state) else None
        return self._whose(*last[1:]) if last is not None else None

    def _firm_most_named(self, at: int) -> Source | None:
        """The firm that the report has named most before *at*: "the parent company" is rather that one than who spoke last."""
        here = Counter(name for place, name in self.firms.mentions if place < at)
        return self._firm_named(here.most_common(1)[0][0], None) if here else None

    def _firm_beside(self, at: int) -> Source | None:
        """The firm that the clause before "it" in the same sentence names, where no body has spoken in that sentence and no other firm
        is named: "profits at Renault have fallen: in July it said"."""
        start = self._sentence(at)
        if self.nested or _ITS_CLAUSE.search(self.body[start:at]) is None:
            return None
        if any(start <= m.at < at and not m.person and m.source.kind in BODIES for m in self.met):
            return None
        here = [name for place, name in self.firms.mentions if start <= place < at]
        return self._firm_named(here[-1], None) if len(set(here)) == 1 else None

    def _whose(self, source: Source, name: str) -> Source:
        """A speaker that is a firm, or the firm of that *name* that he is of."""
        return source if source.kind == "organisation" else self._firm_named(name, source.country)

    def _firm_named(self, name: str, country: str | None) -> Source:
        found = self._resolve(name, Source(name, (Span(self._at, self._at),)))
        told = found.country if found.kind == "organisation" else self.firms.state(name)
        return Source("", (), name=name, country=told or country, kind="organisation")

    def _owner_met(self, owner: str) -> Source | None:
        """The body met before that "the ministry" in "the ministry's spokesman" takes up again."""
        words = {w for w in re.findall(r"\w+", owner.lower()) if w not in ("the", "a", "an", "of")}
        (head,) = words if len(words) == 1 else ("",)
        if head and (head in wording.ANY_BUSINESS or wording.A_FIRM.fullmatch(head)) and head != "group":
            firm = self._the_firm(self._at, "bank" if head == "bank" else "company", None)
            if firm is not None:
                return firm
        if words and words <= wording.ANY_BUSINESS:
            for met in self._back():
                name = met.source.name or ""
                business = met.source.kind == "organisation" and name[:1].isupper() and not is_foreign(name)
                if business and name not in self._self_named_here and _may_be_a_business(name, met.source.text):
                    return met.source
        for met in self._back():
            if met.source.kind in (*BODIES, "group") and words and words <= met.words:
                return met.source
        return None

    def _other_than_spies(self, text: str) -> bool:
        """Whether the letters that are a state's service elsewhere are a firm's here: NIS where no Korea is told of."""
        return self.firms.is_firm(plain_name(text)) or ("NIS" in text and "Korea" not in self.body)


_NO_BUSINESS_EITHER = re.compile(
    r"(?i:\b(?:gangs?|hackers?|militia|cartel|mob|mafia|ring|crew|cell|band|unite|unison)\b)"
)
"""What an organisation has in its name that is no firm and no public body: a gang, a union."""
_SMALL = re.compile(
    r"\s(?!(?:of|and|the|for|de|du|des|la|le|del|di|da|do|dos|von|van|der|y|e|et|und|en|in|i|a)\s)[a-zß-ÿ]+\b(?!['’])"
)
"""A word that no name has in it: "GANG of young hackers"."""


_CALLED_OTHERWISE = re.compile(
    r"\b(?:union|gang|newspaper|paper|party|charity|think tank|association|federation|lobby|club|council|chamber|institute|university|church)\b"
)
"""What the words of a source call it that is no firm: "the union Dockers United"."""


def _may_be_a_business(name: str, text: str) -> bool:
    """Whether an organisation of that *name*, spoken of by the words *text*, may be "the company": no public body, no union, no gang, no
    newspaper, no mere description."""
    if wording.NO_BUSINESS.search(name) or _NO_BUSINESS_EITHER.search(name) or _CALLED_OTHERWISE.search(text):
        return False
    described = _SMALL.search(name) is not None and FIRM.search(name.lower()) is None
    return not described and kind_of(name) != "media"
