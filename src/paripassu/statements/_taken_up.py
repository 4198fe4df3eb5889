"""A definite description in ("the official", "the ministry", "the report"), whom it takes up again of those met before out."""

import re
from dataclasses import replace

from paripassu.gazetteer import states
from paripassu.statements import _wording as wording
from paripassu.statements._bodies import BODIES
from paripassu.statements._body_names import body_name
from paripassu.statements._introduced import Introduced
from paripassu.statements._kinds import kind_of
from paripassu.statements._leaders import state_of_leader
from paripassu.statements._offices import is_of_another
from paripassu.statements._phrases import Phrase, main_part, parse, plain, segments
from paripassu.statements._pronouns import Pronouns
from paripassu.statements._roles import describe
from paripassu.statements._scene import Met, gender_of, shown_as
from paripassu.types import Kind, Source, Span


class TakenUp(Pronouns, Introduced):
    """Whom definite descriptions take up."""

    def _taken_up(self, text: str, kind: Kind | None, at: int) -> Source | None:
        """Whom a definite description ("the official", "the ministry", "the report") takes up again, if anyone."""
        phrase = parse((segments(text) or (text,))[0])
        head = phrase.head
        if head in ("accused", "defendant", "suspect") and phrase.definite:
            name = self.names.last_before(at)
            return Source("", (), name=name, kind="named person", country=self.home) if name else None
        of_one = kind == "unnamed person" and not self.nested and not phrase.number and main_part(text) == text
        if of_one and (phrase.definite or phrase.owner) and (name := self._told_as(phrase, at)) is not None:
            return self._as_described(name, text, at)
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
        if of_one and (name := self._told_as(phrase, at, surely=False)) is not None:
            return self._as_described(name, text, at)
        introduced = self._introduced(words, phrase) if kind == "unnamed person" and not self.nested else None
        if introduced is not None and not self._no_more(introduced, phrase):
            return self._as_described(introduced, text, at)
        if (
            kind == "unnamed person"
            and not self.nested
            and not phrase.owner
            and wording.AGAIN.fullmatch(head)
            and (not phrase.tail or phrase.tail.startswith(("for the", "from ")))
            and main_part(text) == text
        ):
            gender = gender_of(Source(text, ())) or ""
            either = not gender and wording.BY_TRADE.fullmatch(head) is not None
            someone = self._near(at, gender, wording.NEAR_AGAIN, either)
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

    def _as_described(self, name: str, text: str, at: int) -> Source:
        """The person of that *name*, who is what the description *text* says where the report tells nothing else."""
        someone = self._person(Source("", (Span(at, at),)), name, name)
        return someone if someone.role else replace(someone, role=describe(text, None)[0])

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
        if state and source.country is None and met.person and any(states(phrase.tail)):
            return False  # "the representative of Greece" is not the "Special Representative" again
        if kind == "document":
            return head in met.words
        if kind == "group":
            return words <= met.words
        if met.person and head in _words(source.affiliation) - _words(source.role):
            return False  # "the minister" is not the minister's adviser again
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
                return shown_as(shown, back)  # as the text itself has named it
            return replace(shown, name=outlet, country=country, kind=kind_of(outlet))
        return None


def _words(told: str | None) -> set[str]:
    return set((told or "").lower().split())


_SMALL_WORDS = {"of", "the", "and", "for"}
