"""Whom "who", "which" and "that" take up: the words that stand right before, which are resolved as any source's words are."""

import re
from abc import abstractmethod
from dataclasses import replace

from paripassu.gazetteer import whole_state
from paripassu.statements import _nouns as nouns
from paripassu.statements import _wording as wording
from paripassu.statements._bodies import BODIES
from paripassu.statements._kinds import kind_of
from paripassu.statements._noun_phrases import ANYONE, DETERMINERS, STOP_WORD, Before, number_behind, phrases_before
from paripassu.statements._paragraphs import Paragraphs
from paripassu.statements._persons import person_name
from paripassu.statements._phrases import AGENT, is_people, plain
from paripassu.statements._places import town
from paripassu.statements._scene import shown_as
from paripassu.types import Kind, Source, Span

_REACH = 400
"""Characters before a relative pronoun in which what it takes up is looked for."""
_EVERYONE = re.compile(
    r"those|some|many|most|others|few|all|everyone|everybody|ones|both|them|these|us|people|[\w-]*(?:women|men|children|folks)|"
    r"millions|thousands|hundreds|dozens|scores|electorate|number|majority|share|generation|percent|cent",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?:\d\s?%|\bper ?cent|\b(?:in|out of) (?:\d+|two|three|four|five|six|seven|eight|nine|ten))$")
"""A share of people right before "who": "another 12 percent who", "four in 10 who"."""
_LAWS = re.compile(
    r"Acts?|Amendments?|Treaty|Accord|Agreement|Constitution|Bill|Resolution|Proposition|Convention|Ordinance|Code"
)
_CASE = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w.&’'-]*(?:\s[A-ZÀ-Þ][\w.&’'-]*){0,3}\sv\.?\s[A-ZÀ-Þ][\w.&’'-]*(?:\s[A-ZÀ-Þ][\w.&’'-]*){0,3})$"
)
_TITLED = re.compile(
    r"\b(?:movie|film|book|novel|play|show|series|memoir|song|article|essay|report|documentary|poem|ad|video|op-ed)\s(?:called\s|titled\s|entitled\s)?"
    r"(?:“|\"|''|‘)(?P<name>[A-ZÀ-Þ][^“”\"\n]{1,70}?),?(?:”|\"|''|’)?$"
)
"""A work by its title: "the film ''The Long Road,'' which"."""
_RULES = re.compile(
    r"laws?|programs?|programmes?|polic(?:y|ies)|doctrines?|lawsuits?|mandates?|measures?|proposals?|deals?|legislation|rules?|e?mails?|headlines?|opinions?|platforms?|listings?"
)
"""What says or allows something and is no body."""
_KNOWN_AS = re.compile(
    r"(?P<what>\b(?:an?|the|its|his|her|their|another)\s(?:(?!(?:an?|the|to|of|in|on|for|by|with)\b)[\w’'-]+\s){1,5}?)(?:called|named|dubbed|known as|calling itself)\s"
    r"[“\"'‘]*(?P<name>[A-ZÀ-Þ@][\w.&’'@-]*(?:\s(?:of|for|the|and|to|in|on|[A-ZÀ-Þ0-9][\w.&’'-]*)){0,7})$",
    re.IGNORECASE,
)
"""A body by the name behind what it is: "a website called Harbour Notes, which"."""
_NAME = r"[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]*){0,3}"
_NAMES = re.compile(rf"(?:{_NAME},\s)*{_NAME},?\sand\s{_NAME}$")
_SUCH_AS = re.compile(r"\b(?:such as|like|including)\s$")
_OTHER = re.compile(r"\b(?:who|whom|which|that)\b")
_LIKEWISE = re.compile(r"[,\s](?:and|but|or)$")
_IS_ONE = re.compile(
    r"(?:^|[,;:]\s|\band\s)(?P<who>[A-ZÀ-Þ][^,;:“”\"]{1,60}?)\s(?:(?:\w+ly\s)?[^,;:“”\"]{3,50}\sand\s)?"
    r"(?:is|was|remains|became|has been)\s(?:now\s|also\s|still\s)?(?:an?|the|one\sof)\s[^;:“”\"]*$"
)
"""Somebody of whom a sentence tells what he is, before "who": "Castro is a novice and a bully who"."""
_SEEN_AS = re.compile(
    r"(?P<who>[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]*){0,3}),\s(?:(?:widely|long|often)\s)?(?:seen|known|described|regarded|viewed)\sas\s[^,;:]*$"
)
_RELATIVES = frozenset(("who", "which", "that", "whose", "whom"))


class Relatives(Paragraphs):
    """Whom relative pronouns take up."""

    def _relative(self, shown: Source) -> Source:
        """Whom "who" and "which" take up: what stands right before them where it has not spoken yet ("It was Brito who
        denied it"); nobody by name where that does not tell."""
        at = shown.spans[0].start
        word = self.body[at : shown.spans[0].end].split(maxsplit=1)[0].lower()
        start = max(self._sentence(at), at - _REACH)
        before = self.body[start:at]
        if word in ("who", "whose") and (led := self._cleft(at)) is not None:
            return self._resolve(led, shown)
        bare = before.rstrip()
        if _LIKEWISE.search(bare) is not None and (others := list(_OTHER.finditer(bare))):
            bare = before = bare[: others[-1].start()]
            at = start + len(before)
        if word in ("who", "whose"):
            if _SHARE.search(bare.rstrip(" ,—–-")):
                return replace(shown, country=self._settled(None, bare, "group"), kind="group")
            if (someone := self._someone_named(at)) is not None and self._joined(before, start) is None:
                return shown_as(shown, someone)
        several = number_behind(self.body, shown.spans[0].end)
        found = self._told_before(before, start, word, several)
        if found is None and word == "who":
            found = next(
                (m.source for m in reversed(self.met) if m.at >= start and m.source.text.lower() in _RELATIVES), None
            )
        if found is None and word == "who" and not before.strip() and self.met:
            found = self.met[-1].source  # it asks
        if found is not None:
            return shown_as(shown, found)
        return replace(
            shown, kind=("group" if several == "several" else "unnamed person") if word in ("who", "whose") else None
        )

    def _cleft(self, at: int) -> str | None:
        """Whom "It was the minister, Ana Brito, who" brings to the fore, if he has not spoken since."""
        before = plain(self.body[max(0, at - 120) : at]).rstrip(" ,—–-(")
        led = wording.CLEFT.search(before)
        if led is None or not (led["who"][:1].isupper() or DETERMINERS.match(led["who"])):
            return None
        if any(STOP_WORD.fullmatch(word) and word not in ("and", "not", "only") for word in led["who"].lower().split()):
            return None
        last = self.met[-1].at if self.met else -1
        return led["who"] if last < at - len(before) + led.start("who") else None

    def _told_before(self, before: str, start: int, word: str, number: str | None) -> Source | None:
        """Whom the phrase is that *before* ends in and that agrees with the pronoun and with the *number* of its verb."""
        if word != "who" and (told := self._by_title(before, start)) is not None:
            return told
        if number == "several" and (several := self._joined(before, start)) is not None:
            return several
        fitting = []
        for one in phrases_before(before):
            kind = self._what(one, word)
            if not _agrees(word, kind, one):
                continue
            fitting.append((one, kind))
        if word in ("who", "whose") and any(_is_someone(*one) for one in fitting):
            fitting = [one for one in fitting if _is_someone(*one)]  # "an official briefed on the talks, who"
        if not fitting:
            nearest = next(phrases_before(before), None)
            return self._of_whom(before, start, nearest, None) if nearest is not None and word == "who" else None
        if word == "which" and len(fitting) > 1 and fitting[1][1] in BODIES and _is_place(plain(fitting[0][0].words)):
            del fitting[0]  # "the ministry in Paris, which"
        one, kind = next((f for f in fitting if number is None or _is_several(*f) == (number == "several")), fitting[0])
        shown = Source(one.words, (Span(start + one.start, start + one.end),))
        if _EVERYONE.fullmatch(one.head) and " " not in one.words:
            return replace(shown, country=self._settled(None, one.words, "group"), kind="group")
        if ANYONE.fullmatch(one.head) and " " not in one.words:
            return replace(shown, kind="unnamed person")
        if (whole := self._of_whom(before, start, one, kind)) is not None:
            return whole
        if kind == "named person":
            return self._resolve(plain(one.core), shown)
        if kind is None and not one.words[:1].isupper():
            if word in ("who", "whose"):
                return replace(shown, country=self._settled(None, one.words, "group"), kind="group")
            return replace(shown, kind=None)
        if kind == "document" and kind_of(plain(one.words)) != "document":
            name = (
                re.sub(r"^(?:the|an?)\s+", "", plain(one.words), flags=re.IGNORECASE)
                if _LAWS.fullmatch(one.words.split()[-1])
                else None
            )
            return replace(shown, name=name, country=self._settled(self._whence(one.words), one.words), kind="document")
        found = self._resolve(self._korea(plain(one.words)), shown)
        if word == "who" and found.kind not in ("named person", "unnamed person", "group"):
            role, affiliation, country = self._described(plain(one.words))
            state = self._settled(country, one.words, "group")
            return replace(shown, role=role, affiliation=affiliation, country=state, kind=kind or "group")
        return found

    @abstractmethod
    def _described(self, text: str) -> tuple[str | None, str | None, str | None]:
        """Role, affiliation and state of somebody without a name by his own words."""

    def _of_whom(self, before: str, start: int, one: Before, kind: Kind | None) -> Source | None:
        """Of whom a phrase tells what he is: by a comma ("Castro, a novice who") or by a verb ("Castro is a novice who")."""
        told = before[: one.start].rstrip()
        if kind == "unnamed person" and told[-1:] in (",", "d"):
            first = (
                told.removesuffix("and").rstrip().rpartition(",")[0]
                if told.endswith("and")
                else told[:-1]
                if told[-1] == ","
                else ""
            )
            at = start + len(first)
            if first and (someone := self._someone_named(at)) is not None:
                return someone
        if kind in BODIES and told.endswith(",") and re.match(r"(?:an?|the)\s", one.words):
            name = next(phrases_before(told[:-1]), None)
            if (
                name is not None
                and name.core[-1:].isalnum()
                and name.core.split()[-1][:1].isupper()
                and person_name(name.core) is None
            ):
                shown = Source(name.words, (Span(start + name.start, start + name.end),))
                body = self._resolve(plain(name.words), shown)
                return replace(body, kind=body.kind if body.kind in BODIES else kind) if body.name else None
        if kind == "unnamed person" or kind is None:
            up_to = before[: one.start + len(one.words)].lstrip()
            found = _IS_ONE.search(up_to) or _SEEN_AS.search(up_to)
            if found is not None and (name_told := person_name(plain(found["who"]))):
                return self._person(Source(name_told, (Span(start, start),)), plain(found["who"]), name_told)
        return None

    def _by_title(self, before: str, start: int) -> Source | None:
        """A case, a work or a body that is called by its title or name right before a pronoun."""
        bare = before.rstrip(" \n,—–-")
        shown = Source(bare[-60:], (Span(start, start + len(bare)),))
        if (case := _CASE.search(bare)) is not None:
            return replace(shown, name=plain(case["name"]), country=self.home, kind="document")
        if (work := _TITLED.search(bare)) is not None:
            return replace(shown, name=plain(work["name"]), country=self.home, kind="document")
        called = _KNOWN_AS.search(bare.rstrip("”\"'’"))
        if called is not None and called["name"][:1].isupper():
            kind = kind_of(plain(called["what"]))
            if kind == "document" and re.search(r"\b(?:web)?site\b|\bblog\b", called["what"]):
                kind = "media"
            kind = kind if kind in (*BODIES, "document") else "organisation"
            return replace(
                shown,
                name=plain(called["name"]),
                country=self._settled(self._whence(plain(called["what"])), called["what"], kind),
                kind=kind,
            )
        return None

    def _joined(self, before: str, start: int) -> Source | None:
        """Those whom a list of names right before a pronoun names together; without a name where they are only examples."""
        found = _NAMES.search(before.rstrip(" ,—–-"))
        if found is None:
            return None
        shown = Source(found.group(), (Span(start + found.start(), start + found.end()),))
        if _SUCH_AS.search(before[: found.start()]):
            return replace(shown, country=self._settled(None, found.group(), "group"), kind="group")
        name = self._together(plain(found.group()), start + found.start())
        return (
            None
            if name is None
            else replace(shown, name=name, country=self._settled(None, found.group(), "group"), kind="group")
        )

    @abstractmethod
    def _together(self, text: str, at: int) -> str | None:
        """The full names of the persons whom *text* names together."""

    def _what(self, one: Before, word: str) -> Kind | None:
        """The kind of speaker that a phrase is by its words and by whom the report names."""
        words, core = plain(one.words), plain(one.core)
        if _EVERYONE.fullmatch(one.head):
            return "group"
        if ANYONE.fullmatch(one.head):
            return "unnamed person"
        name = person_name(core)
        if name is not None and (
            (word == "who" and " " in name) or name in self.names.known() or name.split()[-1] in self.names.known()
        ):
            return "unnamed person" if core.split()[-1].islower() else "named person"
        last = one.core.split()[-1] if one.core else ""
        if last[:1].isupper() and nouns.MEDIA.fullmatch(last.lower()):
            return "media"
        if word != "who" and (_LAWS.fullmatch(last) or _RULES.fullmatch(last)):
            return "document"
        singular = re.sub(r"s$", "", one.head)
        if (
            last.islower()
            and nouns.DOCUMENT.fullmatch(singular)
            and not nouns.PERSON.fullmatch(singular)
            and not nouns.MEDIA.fullmatch(singular)
        ):
            return "document"
        kind = kind_of(words) or kind_of(core)
        if kind == "unnamed person" and (
            nouns.ORGANISATION.fullmatch(one.head) or (last[:1].isupper() and core.startswith("The "))
        ):
            return "organisation"
        if word == "who" and kind in BODIES and last.islower() and AGENT.search(one.head.removesuffix("s")):
            return "group" if one.head.endswith("s") else "unnamed person"
        if word == "who" and kind in BODIES and last.islower() and one.head.endswith("s"):
            return "group"
        return kind


def _agrees(word: str, kind: Kind | None, one: Before) -> bool:
    """Whether a phrase of that kind can stand before the pronoun."""
    if word in ("who", "whose"):
        return kind in ("named person", "unnamed person", "group") or (
            kind is None and one.head.endswith("s") and word == "who"
        )
    if word == "which":
        return kind not in ("named person", "unnamed person")
    return True


def _is_someone(one: Before, kind: Kind | None) -> bool:
    """Whether a phrase is of a person or of people, and not of things in number."""
    if kind in ("named person", "unnamed person") or _EVERYONE.fullmatch(one.head):
        return True
    last = one.core.split()[-1] if one.core else ""
    return kind == "group" and (is_people(one.head) or last[:1].isupper())


def _is_several(one: Before, kind: Kind | None) -> bool:
    if kind == "group" or _EVERYONE.fullmatch(one.head):
        return True
    if kind in ("named person", "unnamed person"):
        return False
    return one.head.endswith("s") and not one.head.endswith("ss") and not one.words.split()[-1][:1].isupper()


def _is_place(words: str) -> bool:
    return bool(town(words)) or whole_state(words, "name", "seat") is not None
