"""A person's name and what stands around it in, the person out as all of the report has him: role, body and state of every mention."""

import re
from dataclasses import replace

from paripassu.gazetteer import states, whole_state
from paripassu.statements import _nouns as nouns
from paripassu.statements import _wording as wording
from paripassu.statements._belonging import Belonging, is_outsider
from paripassu.statements._bodies import BODIES
from paripassu.statements._body_names import plain_name
from paripassu.statements._filled import Filled
from paripassu.statements._kinds import kind_of
from paripassu.statements._leaders import state_of_leader
from paripassu.statements._names import same_person
from paripassu.statements._persons import person_name
from paripassu.statements._places import town
from paripassu.statements._principals import acts_for
from paripassu.statements._roles import describe
from paripassu.statements._scene import shown_as
from paripassu.statements._titles import office_alone
from paripassu.statements._together import at_head, of_a_body, together
from paripassu.statements._whence import is_foreign, is_private
from paripassu.types import Kind, Source


class NamedPersons(Belonging, Filled):
    """The persons of a report by their names."""

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
        if affiliation and is_outsider(role, text):
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
        elif affiliation is None and not self.nested and (last := self._held_before(text, name, role)) is not None:
            # "Canada's trade minister … Denise Arbour": the unnamed office of before has a name now.
            role, affiliation, country = last.role, last.affiliation, last.country
            self.named[_office(last)] = replace(
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
        affiliation = acts_for(text, affiliation)
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
        if person_name(f"the {body}") or nouns.PERSON.search(body) or town(body) or whole_state(body) is not None:
            return None
        return body if kind_of(f"the {body}") in BODIES else None

    def _office_named(self, shown: Source, text: str, whose: str, name: str) -> Source:
        """ "The office of Prime Minister X": the office, and not whose it is."""
        holder = self._person(Source("", shown.spans), whose, name)
        public = wording.OFFICE.search(text) is not None or state_of_leader(holder.name or "") is not None
        kind: Kind = "government" if public and not is_private(holder.role) else "organisation"
        return replace(shown, name=plain_name(text), country=holder.country, kind=kind)

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
        if named is None and source.kind == "unnamed person":
            named = self._named_elsewhere(source)
        return shown_as(source, named) if named else source

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
        names = [self.names.fullest(name, at) for name in together(text, self.names.known().__contains__)]
        if len(set(names)) < max(2, len(names)):
            return None
        *first, last = names
        return f"{', '.join(first)} and {last}"

    def _with_body(self, text: str, at: int) -> str | None:
        """A person and a body that *text* names together, by both names: "Holt and the State Department"."""
        found = wording.PERSON_AND_BODY.fullmatch(_TOLD_BEHIND.sub("", text))
        if found is None or office_alone(text) != text or of_a_body(text):
            return None
        known = self.names.known().__contains__
        one, other = found["one"], found["other"]
        names = [at_head(part, known) for part in (one, other)]
        if (names[0] is None) == (names[1] is None):
            return None
        body = other if names[0] else one
        called = plain_name(body)
        if body == called and " " not in called and not called.isupper():
            return None
        if kind_of(body) not in BODIES or not called[:1].isupper() or nouns.is_common(called) or any(states(called)):
            return None
        named = [
            self.names.unfolded(called) or called if name is None else self.names.fullest(name, at) for name in names
        ]
        return " and ".join(named)


_TOLD_BEHIND = re.compile(r",\s(?:an?|the|who|which)\s.*$")


def _office(source: Source | None) -> tuple[str | None, ...]:
    return (source.role, source.affiliation, source.country) if source else ()
