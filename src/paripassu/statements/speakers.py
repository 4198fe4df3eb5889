"""Source spans in, speakers out: name, role, affiliation, country and kind, one speaker followed through a report.

Works through a report in reading order: `Cast.resolve` is asked for each source and remembers whom it has met, so that
"Kim", "he" and "the deputy director" come out as the Kim Tae-hyo of the first mention, and "the official" behind an
unnamed one does not.
"""

import re
from dataclasses import replace

from paripassu.gazetteer import spoken, states, whole_state
from paripassu.statements import _nouns as nouns
from paripassu.statements import _wording as wording
from paripassu.statements._bodies import BODIES
from paripassu.statements._body_names import body_name
from paripassu.statements._encode import quoted_spans
from paripassu.statements._given import is_given
from paripassu.statements._kinds import kind_of
from paripassu.statements._leaders import state_of_leader
from paripassu.statements._persons import person_name
from paripassu.statements._phrases import main_part, parse, plain, segments
from paripassu.statements._places import is_region, town
from paripassu.statements._roles import describe, singular
from paripassu.statements._scene import Met, shown_as
from paripassu.statements._taken_up import TakenUp
from paripassu.statements._titles import in_small, office_alone
from paripassu.statements._together import open_apposition, with_others
from paripassu.statements._turns import THROUGH, Turn, turn_at, turns
from paripassu.statements._whence import of_several
from paripassu.statements.leaning import Held, Leaning
from paripassu.types import Kind, Source, Span, words_at

SURE = 0.7
"""Chance of another kind from which the rules give way."""
UNNAMED = 0.15
"""Chance that the report names a source up to which what the rules took for its name is none."""
HARDLY_NAMED = 0.65
"""The same of a body whose name would be only what it is: "rating agency", "largest producer"."""


def _many(found: Source, words: str) -> Source:
    """*found*, but papers, channels, governments of which there are several without a name: "French newspapers"."""
    several = wording.SEVERAL_BODIES.fullmatch(words) if found.kind in BODIES or found.kind == "media" else None
    if several is None:
        return found
    kind: Kind = "media" if several["media"] else "group"
    return replace(found, name=None, role=several["what"], kind=kind)


class Cast(TakenUp):
    """The speakers of one report, in order of meeting. Mutable while one report is read, never shared."""

    def resolve(
        self, text: str, spans: tuple[Span, ...], nested: bool = False, leaning: Leaning | None = None
    ) -> Source:
        """The speaker that the words *text* at *spans* refer to; nested: inside another's content; leaning: the encoder's."""
        self.nested = nested
        self._at = spans[0].start
        words = self._korea(wording.OWNER_MARK.sub("", in_small(plain(spoken(self._telling(text, spans))))))
        words = wording.OWNED_BY.sub(",", words).rstrip(", ")
        words = wording.FROM_WITHIN.sub("", self._unaddressed(THROUGH.sub("", words)))
        words = wording.ON_HIS_SHOW.sub("", wording.REACHED.sub("", words))
        words = self._of_that_country(wording.ON_A_DAY.sub("", _CLAUSE_BEFORE.sub("", words)))
        words = wording.COMPATRIOT.sub(_without_nation, wording.LINKING.sub("", words))
        if (band := wording.UNDER_ARMS.match(words)) is not None:
            words = f"{band['before']}{words[band.end() :]}"
        words = wording.OF_A_TOWN.sub(r"\g<before>\g<state> ", wording.FOR_INSTANCE.sub("", words))
        words = wording.FOR_ITS_PART.sub("", words)
        words = wording.WHICH_WHEN.sub(r"\g<which>", wording.INITIALS.sub("", words))
        if (led := wording.LED_BEFORE.match(words)) is not None:
            self._at += led.end()
            words = words[led.end() :]
        shown = Source(words_at(self.body, spans), spans)
        found = self._resolve(words, shown) if words else shown
        if leaning is not None:
            found = self._leant(found, words, shown, leaning)
        found = _many(found, words)
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
        if found.kind == "organisation" and wording.CAMPAIGN.fullmatch(found.name or ""):
            return found
        named = " and " in (found.name or "") and wording.PRONOUN.fullmatch(text) is None
        if found.kind == "group" and (named or with_others(text, self.names.known().__contains__)):
            return found  # those who speak together, of whom the encoder takes the first
        held = leaning.beside(found)
        if found.kind == "document" and held.kind in BODIES and nouns.DOCUMENT.fullmatch(parse(text).head):
            return found  # "a union ad" is no union
        if held.kind != found.kind and held.sure >= SURE and not self._written(found, text, held.kind):
            found = self._of_kind(found, text, shown, held)
        small = found.kind in BODIES and wording.IN_SMALL.fullmatch(found.name or "") is not None
        if found.kind == "government" and parse(text).definite:
            small = False  # there is one, and it is known by what it is: "the police"
        if found.name and held.named <= (HARDLY_NAMED if small else UNNAMED) and found.kind != "named person":
            # What is not its name is what it is: "an insurer".
            called = found.kind == "organisation" and wording.PRONOUN.fullmatch(text) is None
            found = replace(found, name=None, role=found.role or (found.name if called else None))
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
        if found.kind == "group" and " and " in found.name:
            return True
        if found.kind == "named person":
            again = kind == "unnamed person" and parse(text).head in (found.role or "").lower().split()
            return again or self.names.named_in(found.spans[0]) is not None
        return kind is None and any(word[:1].isupper() for word in found.name.split())

    def _resolve(self, text: str, shown: Source) -> Source:
        text = re.sub(r"\s+(?:himself|herself|itself|themselves)(?=$|,)|^[Bb]oth\s+(?=the\s)", "", text)
        if (many := _FOR_INSTANCE.fullmatch(text)) is not None and person_name(many["many"]) is None:
            text = many["many"]
        text = wording.DIRECTOR_GENERAL.sub(r"\g<article>director general of \g<of>", text)
        if (both := wording.TWO_OFFICES.match(text)) is not None and (holder := person_name(text[both.end() :])):
            one = self._person(shown, text[both.end() :], holder)
            return replace(one, role=f"{both.group('first')} and {one.role}" if one.role else both.group("first"))
        if (same := wording.THE_SAME.fullmatch(text)) is not None:
            return self._the_same(same.group("who"), shown)
        text = wording.SAME.sub("the ", text)
        bare = wording.AS_STATE.sub("", text)
        text = bare if whole_state(bare) is not None else text
        word = text if self._stands_for_a_body(text, shown.spans[0]) else re.sub(r"\s+own$", "", text.lower())
        if (turn := self._turn(text, word, shown.spans[0].start)) is not None:
            return self._has_floor(turn, shown)
        if (own := self._own_voice_of(word, shown)) is not None:
            return own
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
        if word == "you":
            return replace(shown, kind="group")
        if text.isupper() and len(text) > _SHORT and text.title() in self.names.known():
            return self._person(shown, text.title(), text.title())
        if wording.THE_TWO.fullmatch(word) and (two := self._two_met()) is not None:
            return shown_as(shown, two)
        if wording.WEEKDAY.fullmatch(text):
            return shown
        if (paper := self._paper(text, shown)) is not None:
            return paper
        if (campaign := self._campaign(text, shown)) is not None:
            return campaign
        if (several := self._several_persons(text, shown)) is not None:
            return several
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
        if name is None and (called := self._called(text, shown)) is not None:
            return called
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
        if kind == "document" and wording.TITLED.search(text):
            return self._unnamed(shown, text, kind)
        back = self._taken_up(text, kind, shown.spans[0].start)
        return shown_as(shown, back) if back is not None else self._unnamed(shown, text, kind)

    def _several_persons(self, text: str, shown: Source) -> Source | None:
        """Two persons or more who are named or described together, or somebody named together with others; None where *text* is of one."""
        known = self.names.known().__contains__
        family = wording.FAMILY.fullmatch(text)
        if family is not None and not nouns.is_common(family["name"]) and self._has_family(family["name"]):
            return replace(shown, country=self._settled(None, text), kind="group")
        if with_others(text, known):
            role, _, _ = describe(text, None)
            return replace(shown, role=role, country=self._settled(self._whence(text), text), kind="group")
        name = self._together(text, shown.spans[0].start) or self._with_body(text, shown.spans[0].start)
        pair = _pair(text)
        if name is None and (pair is None or not self._second_known(text) or open_apposition(text, known)):
            return None
        said = pair if pair and not (name and pair in name) else ""
        role, affiliation, owner = describe(said, None)
        affiliation, country = self._belongs(text, affiliation, owner, role)
        state = None if of_several(text) else self._settled(country, text)
        return replace(shown, name=name, role=role, affiliation=affiliation, country=state, kind="group")

    def _called(self, text: str, shown: Source) -> Source | None:
        """Somebody whom no name in full is told of: a kinsman by the given one, who may well be called as the other is, somebody known as he is
        just now, or by what he goes by."""
        if (kin := _KINSMAN.match(text)) is not None and (is_given(kin["name"]) or kin["told"]):
            role, affiliation, country = self._described(text[: kin.start("name")])
            state = self._settled(country, text, role=role)
            full = self.names.fullest(kin["name"], shown.spans[0].start)
            name = full if full.count(" ") == 1 else kin["name"]
            return replace(shown, name=name, role=role, affiliation=affiliation, country=state, kind="named person")
        mood = _WITH_A_MOOD.fullmatch(text)
        if mood is not None and mood["name"] in self.names.known():
            return self._person(shown, mood["name"], mood["name"])
        goes_by = wording.GOES_BY.search(text)
        if goes_by is None:
            return None
        role, affiliation, owner = describe(text[: goes_by.start()], None)
        affiliation, country = self._belongs(text[: goes_by.start()], affiliation, owner, role)
        known_as = goes_by.group("name")
        state = self._settled(country, f"{text} {affiliation or ''}", role=role)
        return replace(shown, name=known_as, role=role, affiliation=affiliation, country=state, kind="named person")

    def _has_family(self, name: str) -> bool:
        """Whether the report has somebody by that surname, or by it without the "e" of its plural ("the Cruzes")."""
        return any(one in self.names.known() for one in (name, name.removesuffix("e")))

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


def _without_nation(found: re.Match[str]) -> str:
    """ "the manager" of "the Canadian who is manager": where somebody comes from is not what he is."""
    word = found.group("nation")
    nation = whole_state(word, "demonym")
    return f"{found.group('article')} " if nation else found.group()


_CLAUSE_BEFORE = re.compile(
    r"^(?:(?!\b(?:who|that|which|\w+ed)\b)[^“”\",]){3,60}?\ssince\s+(?=(?:the|its|their)\s\w|[A-Z][\w-]+['’]s\s)"
)
"""What stands before whoever speaks in a source that runs on over a clause ("a Northern official since the agency", before "said")."""
_SHORT = 3
"""Letters of a name in capitals from which on it is no body's initials: "OKORO"."""
_WITH_A_MOOD = re.compile(r"[Aa]n?\s(?:[a-z]+ly\s)?[a-z][\w-]*\s(?P<name>[A-ZÀ-Þ][\w’'-]+)")
"""Somebody's surname behind how he is just now: "a weary Okoro"."""
_KINSMAN = re.compile(
    r"(?:[Hh]is|[Hh]er|[Tt]heir|[A-ZÀ-Þ][\w-]+(?:['’]s|(?<=s)['’])|[Tt]he (?:[\w-]+ ){0,2}[\w-]+['’]s)\s"
    r"(?:(?:late|older|younger|elder|eldest|first|second|third|former|twin|ex-?)\s?)*"
    r"(?:father|mother|wife|husband|brother|sister|son|daughter|stepson|stepdaughter|stepfather|stepmother|uncle|aunt|grandfather|grandmother),\s"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+)(?:(?P<told>, (?:\d|who\b))|,|$)"
)
"""The name of a kinsman behind whose he is: "her father, Amos, who sold boats"."""
_FOR_INSTANCE = re.compile(r"(?P<many>[^,]*\b\w+s),\s(?:like|such as|including|among them|notably)\s.*")
"""Several, and one of them."""
_OWN_VOICE = frozenset(("i", "we", "me", "us", "our", "ours", "my", "myself"))


def _pair(text: str) -> str | None:
    """What is said of two persons named or described together, "" where nothing; None where *text* is of one."""
    first, joined, second = office_alone(text).partition(" and ")
    if not joined:
        first, _, second = text.partition(" or ")
    if not second or _beside_one(first):
        return None
    if person_name(first) and person_name(second):
        return (segments(first) or ("",))[0]
    if re.match(r"(?:his|her|their|the|a|an|its)\s", second) and kind_of(first) == kind_of(second) == "unnamed person":
        return first
    return None


def _beside_one(first: str) -> bool:
    """Whether *first*, before an "and", has begun to say what one person is: "Moe Lee, a broker who works in Hull", "Moe, whose friends"."""
    head, comma, last = _SET_OFF.sub(", ", first).rpartition(", ")
    if not comma or not last.strip() or last.endswith(",") or person_name(head) is None:
        return False
    return _BESIDE.match(last) is not None or (last[:1].islower() and person_name(last) is None)


_BESIDE = re.compile(r"(?:an?|the|its|his|her|their|one of|who|whose|which|along with|together with|alongside)\s")
_SET_OFF = re.compile(r"\s+[—–-]+(?:\s+|$)")
