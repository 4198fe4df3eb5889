"""Somebody's own words and his owner's in, the body that he belongs to and its state out: by what he says of himself, by the firm or the body
that his sentence is set at, by whom "its" and "their" take up."""

import re

from paripassu.gazetteer import states, whole_state
from paripassu.statements import _nouns as nouns
from paripassu.statements import _wording as wording
from paripassu.statements._bodies import BODIES
from paripassu.statements._body_names import body_name
from paripassu.statements._businesses import Businesses
from paripassu.statements._kinds import kind_of
from paripassu.statements._names import same_person
from paripassu.statements._paragraphs import Paragraphs
from paripassu.statements._phrases import main_part
from paripassu.statements._places import town
from paripassu.statements._roles import describe
from paripassu.statements._scene import gender_of
from paripassu.statements._whence import is_foreign, is_private
from paripassu.types import Source


class Belonging(Paragraphs, Businesses):
    """To which body and state somebody belongs."""

    def _described(self, text: str) -> tuple[str | None, str | None, str | None]:
        """Role, affiliation and state of somebody without a name by his own words; a dealer's are not those of the firm."""
        role, affiliation, owner = describe(text, None)
        affiliation = affiliation or self._firm_in(role)
        if affiliation is None and owner is None and wording.OF_A_FIRM.fullmatch(role or ""):
            affiliation = self._set_at(self._sentence(self._at))
        if affiliation and is_outsider(role, text):
            return role, *self._belongs(text.replace(affiliation, ""), None, None, role)
        return role, *self._belongs(text, affiliation, owner, role)

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
                mere = back.name is not None and whole_state(back.name, "name") is not None
                if affiliation is None and not mere and (back.kind in (*BODIES, "group") or spokes):
                    affiliation = back.name if back.kind in BODIES else back.role or back.name
            return affiliation, country
        if owner:
            whole = next(iter(states(owner)), None)
            bare = re.sub(r"^(?:the|a|an)\s+", "", owner, flags=re.IGNORECASE)
            if wording.ANYONES.fullmatch(bare):
                return affiliation, country  # "a women's rights lawyer", "women's coaches"
            if re.fullmatch(
                r"Kremlin|Pentagon|White House|Downing Street|Élysée|Blue House|Quirinale|(?:U\.?S\.? )?State Department|Foreign Office|Home Office|Itamaraty|Treasury",
                bare,
            ):
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

    def _without_others(self, text: str) -> str:
        """*text* without the name of somebody to whom its source is near ("friends of Chad Meyer"), but not of a state or town so named."""
        found = wording.CLOSE_TO.match(text)
        name = found["name"] if found is not None else ""
        if not name or town(name) or whole_state(name) is not None:
            return text
        return text.replace(name, "")

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


def is_outsider(role: str | None, text: str) -> bool:
    """Whether somebody has to do with a body and is not of it ("a Voltane dealer"), unless *text* has him at one ("a dealer at a bank")."""
    found = wording.OUTSIDER.search(role or "")
    return found is not None and wording.OUTSIDER.search(text) is not None
