"""A description in, whoever it is of out who has no person's name: a body, by its name or not, a band, a group, a document, somebody
unnamed."""

import re
from dataclasses import replace
from functools import cached_property

from paripassu.gazetteer import states, whole_state
from paripassu.statements import _nouns as nouns
from paripassu.statements import _wording as wording
from paripassu.statements._belonging import Belonging
from paripassu.statements._beside import HERE
from paripassu.statements._beside import around as around_name
from paripassu.statements._bodies import BODIES, described_kind, firm_behind, issuer, printed_in, sides, some_outlet
from paripassu.statements._body_names import body_name, owning, plain_name
from paripassu.statements._given import is_given
from paripassu.statements._kinds import LETTERED_OFFICE, kind_of
from paripassu.statements._leaders import state_of_leader
from paripassu.statements._offices import Offices
from paripassu.statements._persons import BAND, ON_AIR, person_name
from paripassu.statements._phrases import FIRM, Phrase, main_part, parse, plain, segments
from paripassu.statements._places import is_region, outlet_state, town
from paripassu.statements._principals import acts_for
from paripassu.statements._self_named import CLAUSE
from paripassu.statements._state_offices import FORCES_OF_STATE
from paripassu.statements._whence import is_foreign, is_private, of_several
from paripassu.types import Kind, Source


class Unnamed(Belonging, Offices):
    """Bodies, groups, documents and persons without a name by their own words."""

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
            if phrase.head == "ministry" and phrase.core == "ministry" and (of := _MINISTRY_OF.search(back.role or "")):
                return replace(shown, name=f"{of['matter'].lower()} ministry", country=back.country, kind="government")
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
            if (whole := self.names.unfolded(name)) is not None:
                name = whole
                kind = "government" if kind == "organisation" and FORCES_OF_STATE.search(whole) else kind
            if phrase.owner and wording.SOMEBODYS_OWN.fullmatch(phrase.core) and person_name(phrase.owner):
                name = f"{phrase.owner} {phrase.core}"  # "Trump's campaign"
            mere = kind == "organisation" and phrase.owner is None and not any(states(text))
            country = (self.firms.told(name) if mere else None) or self._belongs(text, None, phrase.owner, None)[1]
            if not country and mere and name not in text:
                country = self._whence(name) or country  # of the words that its letters stand for
            if (owner := owning(plain_name(text))) is not None:
                affiliation = None if is_region(owner) or town(owner) or _PLACES.fullmatch(owner) else owner
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
        affiliation = acts_for(text, affiliation) if kind in ("unnamed person", "group") else affiliation
        return replace(shown, name=name, role=role, affiliation=affiliation, country=country, kind=kind)

    def _paper(self, text: str, shown: Source) -> Source | None:
        """A newspaper by the last word of its name ("the Post"), as the report has it in full or its outlet is called; None for others."""
        found = wording.SHORT_OUTLET.fullmatch(text)
        if found is None:
            return None
        last = found["last"]
        outlet = (self.outlet or "").split(",")[0]
        full = [m["name"] for m in re.finditer(rf"\b(?P<name>(?:(?!The )[A-ZÀ-Þ][\w’'-]* )+{last})\b", self.body)]
        named = next((name for name in reversed(full) if kind_of(name) == "media"), None)
        name = named or (outlet if outlet.endswith(f" {last}") else None)
        return replace(shown, name=name, country=_outlet_of(name), kind="media") if name else None

    def _document(self, shown: Source, text: str, phrase: Phrase) -> Source:
        """A document by the body that put it out, and the state: of that body, or of an official paper without one; or by the outlet
        that it stands in."""
        if (titled := wording.TITLED.search(text)) is not None:
            shown = replace(shown, name=titled["title"])
            text = text[: titled.start()]
        owner = phrase.owner or issuer(text, phrase)
        printed = None if owner else printed_in(text)
        if printed is not None:
            return replace(shown, affiliation=printed[0], country=printed[1], kind="document")
        if owner:
            affiliation, country = self._belongs(text, None, owner, "spokesman")
            of = kind_of(owner if phrase.owner else f"the {owner}")
            if affiliation is None and not phrase.owner and " " in owner:
                affiliation = owner  # a body that stands for its state, as "State Department"
            if (
                of in ("government", "organisation")
                and not owner.startswith("panel")
                and not is_foreign(f"{text} {affiliation or ''}")
            ):
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

    def _office_of(self, shown: Source, holder: Source) -> Source:
        """The office of somebody met before: a government's where they hold a public office."""
        role = holder.role or ""
        public = not is_private(holder.role) and _IN_BUSINESS.search(role) is None
        public = public and (holder.affiliation is None or kind_of(f"the {holder.affiliation}") != "organisation")
        core = parse(role).core if role else ""
        held = public and wording.OFFICE.search(core) is not None and core.islower()
        return replace(
            shown,
            name=f"{core}'s office" if held else "office",
            affiliation=holder.role or holder.name,
            country=holder.country,
            kind="government" if public else "organisation",
        )

    def _body_with_name(self, text: str) -> tuple[str, Kind] | None:
        """Name and kind of a body that is both named and described: "the maker, Hyanggu Heavy,", "Fides, the union,"."""
        parts = segments(text)
        for name, described in ((parts[1], parts[0]), (parts[0], parts[1])) if len(parts) > 1 else ():
            kind = described_kind(described, name) if wording.BODY_WORDS.match(described) else None
            bare = body_name(name) if name.startswith(("the ", "The ")) else name
            if kind is None:
                somebody = bool(self.names.known().get(bare))
                firm = firm_behind(described, bare, follows=name is parts[1], somebody=somebody)
                bare, kind = (firm, "organisation") if firm is not None else (bare, None)
            if kind and wording.PROPER.fullmatch(bare) and not nouns.TITLES.match(bare.split()[0]):
                return bare, kind
        banded = next((name for name in parts[1:2] if BAND.match(name)), None)
        if banded is not None:
            return banded, "media" if ON_AIR.match(banded) else "organisation"  # "its ally, Harakat al-Fajr,"
        first, _, rest = text.partition(" ")
        if _LETTERED_OFFICES.fullmatch(rest):
            return None  # "Opposition MPs"
        titled = bool(rest) and (_LETTERED_OFFICES.fullmatch(rest.split()[0]) or nouns.TITLES.match(rest.split()[0]))
        if (
            len(parts) == 1
            and first.istitle()
            and not titled
            and wording.PROPER.fullmatch(rest)
            and FIRM.search(first.lower())
        ):
            return rest, "organisation"  # "Operator GazLink", the article left out
        led = wording.CALLED.match(text) if len(parts) == 1 else None
        if led is not None and not _LETTERED_OFFICES.fullmatch(led.group("name")):
            what = led.group("what").strip()
            if text.startswith("Opposition "):
                what = what.lower()
            kind = described_kind(f"the {what}", led.group("name"))
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

    def _sides_or_band(self, text: str, shown: Source) -> Source | None:
        """Several states that speak as one, several of whom none does, or a band of armed people by its name; None for others."""
        if (named := CLAUSE.search(text)) is not None:
            return self._self_named(shown, text[: named.start()], named["name"])
        if (group := sides(text)) is not None:
            return replace(shown, role=group, kind="group")
        if wording.NOBODY_OF.fullmatch(text):
            two = " nor " in text and not any(states(text))
            return replace(shown, country=self._settled(None, text, "group") if two else None, kind="group")
        if (branch := wording.BRANCH.fullmatch(text)) is not None and (abroad := self._branch(branch)) is not None:
            return replace(shown, name=text, country=abroad, kind="organisation")
        return self._unnamed(shown, text, "organisation") if self._bands and self._under_arms(text) else None

    def _self_named(self, shown: Source, who: str, name: str) -> Source:
        """A band by the name that it gives itself, with the state of its other words; or somebody by his."""
        role, affiliation, country = self._described(who)
        if kind_of(who) == "unnamed person":
            state = self._settled(country, f"{who} {affiliation or ''}", role=role)
            return replace(shown, name=name, role=role, affiliation=affiliation, country=state, kind="named person")
        return replace(shown, name=name, country=country or None, kind="organisation")

    def _branch(self, found: re.Match[str]) -> str | None:
        """The state of a firm's branch that is called by it ("Kitami China", "Kitami Semiconductors (China)"); None where the words are a
        person's, a state's or a town's."""
        name, place = found["name"], found["place"]
        whole = found.group()
        usual = _AT_HOME.get(place, place)
        land = whole_state(usual, "name")
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
            or (found["bracket"] is None and any(full != whole for full, _ in self.names.known().get(name, ())))
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


_PLACES = re.compile(
    r"(?:[\w-]+ )?(?:state|kingdom|city|island|country|region|province|county)|UN|U\.N\.|United Nations"
)
"""Whose body is no part of another."""
_MINISTRY_OF = re.compile(
    r"^(?:(?:acting|deputy|junior|former|new|vice|Acting|Deputy|Vice)[ -])*"
    r"(?P<matter>(?!(?i:prime|first|chief|state|cabinet|senior)\b)[\w-]+(?: (?:affairs|security|protection|development))?) [Mm]inister$"
)
"""The matter of a minister by his office: "foreign minister", "external affairs minister"."""
_IN_BUSINESS = re.compile(
    r"\bchief (?:\w+ ){0,2}(?:executive|officer)|\b(?:CEO|CFO|COO)\b|\bmanaging director|\b(?:company|bank|club|lawyer|attorney|counsel|owner)\b"
)
"""Whose office is no public one."""
_AT_HOME = {
    "México": "Mexico",
    "Brasil": "Brazil",
    "Perú": "Peru",
    "Panamá": "Panama",
    "España": "Spain",
    "Italia": "Italy",
    "Deutschland": "Germany",
}
"""States as firms of theirs have them in their names: "Brennmotor de México"."""


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


_LETTERED_OFFICES = re.compile(rf"(?:{LETTERED_OFFICE.pattern})s?", re.IGNORECASE)
_ONE_NAME = re.compile(r"(?:the )?[A-ZÀ-Þ][\w&.-]*")
