"""A description in ("the former governor", "Moss's campaign manager"), the one person of the report out whom it introduces as that, before or
behind the name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from paripassu.statements import _nouns as nouns
from paripassu.statements import _wording as wording
from paripassu.statements._offices import Offices
from paripassu.statements._phrases import AGENT, Phrase, parse

_WORD = re.compile(r"[^\W_][\w-]*")
_BEFORE = re.compile(r"(?:[A-ZÀ-Þ][\w’'.-]*\s|[a-z][\w-]*\s){1,6}$")
_STOPS = frozenset(
    """the a an of for to at in on by with from and or but that which who as is was were are be has had have said says told asked when
    while after before if than like including such about against between over under into this these those its his her their my our your
    not also then there so because although though until since whether where how what why would will could can may might should did do does""".split()  # noqa: SIM905
)
_APPOSED = re.compile(
    r"(?:,|\s[—–-]+|\s\()\s?(?:(?:who|and)\s(?:is|was)\s)?(?P<what>(?:the|an?|its|his|her|their|one of the|former|[A-ZÀ-Þ][\w.-]*(?:['’]s)?)\s[^,.;()\n“”\"—–]{3,80})"
)
_IS = re.compile(r"\s(?:is|was|has been|had been|became)\s(?P<what>(?:the|an?)\s[^,.;()\n“”\"—–]{3,60})")
_SEAT = re.compile(r"(?:,\s|\s\()(?:[RDI]-|[RDI]\.-)?(?P<place>[A-Z][\w.]{1,14}(?:\s[A-Z][a-z]+)?)(?=\)|,)")
_HIS_MAN = re.compile(
    r"\s(?:campaign|presidential|advis|aide|ally|support|spokes|strateg|donor|backer|surrogate|confidant|super|super PAC)",
    re.IGNORECASE,
)
"""What goes on with a name as whose somebody else is: "Amos Bell campaign chief Ida Moss"."""
_NAMED_BEHIND = re.compile(
    r"(?P<what>(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Oo]ne of the|[A-ZÀ-Þ][\w-]+['’]s)\s[^,.;()\n“”\"]{3,80}),\s$"
)
_SPELT = {
    "sen": "senator", "sens": "senator", "gov": "governor", "govs": "governor", "rep": "representative", "reps": "representative",
    "pres": "president", "dr": "doctor", "physician": "doctor", "attorney": "lawyer", "congressman": "representative",
    "congresswoman": "representative", "chairwoman": "chairman", "chair": "chairman", "gop": "republican", "republicans": "republican",
    "democratic": "democrat", "spokeswoman": "spokesman", "spokesperson": "spokesman", "magnate": "tycoon", "skipper": "captain", "mogul": "tycoon",
    "lt": "lieutenant", "fla": "florida", "tex": "texas", "calif": "california", "ky": "kentucky", "ariz": "arizona", "mass": "massachusetts", "conn": "connecticut",
    "vt": "vermont", "wis": "wisconsin", "mich": "michigan", "ill": "illinois", "ind": "indiana", "minn": "minnesota", "ala": "alabama",
    "ga": "georgia", "va": "virginia", "pa": "pennsylvania", "nev": "nevada", "colo": "colorado", "wash": "washington", "ore": "oregon",
    "tenn": "tennessee", "mo": "missouri", "okla": "oklahoma", "kan": "kansas", "neb": "nebraska", "la": "louisiana", "ark": "arkansas",
    "justice": "judge", "md": "maryland", "del": "delaware", "mont": "montana", "wyo": "wyoming", "fl": "florida", "tx": "texas", "ca": "california",
}  # fmt: skip
"""What is written in several ways, in one."""
_SEATS = frozenset(_SPELT.values()) - {
    "senator", "governor", "representative", "president", "doctor", "lawyer", "chairman", "republican", "democrat", "spokesman", "tycoon"
} | {"ohio", "iowa", "utah", "maine", "hawaii", "alaska", "idaho"}  # fmt: skip
_BY_NAME = re.compile(r"(?<=[a-z]\s)(?:named|called)\s$")
"""What stands between what somebody is and his name: "a former colonel named X"."""
_RANK = frozenset(
    ("colonel", "general", "major", "captain", "brigadier", "admiral", "commodore", "marshal", "sergeant")
)
"""What a former one is called still."""
_STATUS = wording.STATUS | {"lieutenant", "assistant", "associate", "shadow", "outgoing", "incoming", "elect"}
_ONCE = frozenset(("former", "retired", "ex"))
_MERE = re.compile(
    r"\w+-term|\w+-time|longtime|onetime|freshman|personal|current|sitting|embattled|popular|outspoken|fiery|party|state|then|new|own|"
    r"\d+-year-old|veteran|young|top|first|u\.?s"
)
"""What tells nobody from another."""
_FEW = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """What a report says of somebody at one place."""

    name: str
    at: int
    words: frozenset[str]


class Introduced(Offices):
    """Whom a report introduces by an office, a trade or a tie."""

    def _told_as(self, phrase: Phrase, at: int, surely: bool = True) -> str | None:
        """The one person whom the report introduces as *phrase* has it; of several the one named last, if they are not named together. surely: with
        every word of it, not but for the place that a senator is from."""
        head = _spelt(phrase.head)
        owner = phrase.owner
        if owner and (owner in ("our", "my", "your", "whose") or owner.islower()):
            owner = None if owner in ("his", "her", "its", "their") or owner.startswith("the ") else ""
        if not head or owner == "" or head in _TOO_MANY:
            return None
        if head in ("leader", "chief", "head") and "party" in phrase.core.lower().split():
            head = "chairman"
        core = {_spelt(word) for word in _WORD.findall(phrase.core)} - {head, _spelt(phrase.head)}
        status = core & _STATUS
        tail = _WORD.findall(wording.SEATED.sub("", phrase.tail)) if phrase.tail else []
        more = {_spelt(w) for w in [*core, *tail, *_WORD.findall(owner or "")[-1:]]} - _STATUS
        more = {word for word in more if word not in _STOPS and word != "s" and not _MERE.fullmatch(word)}
        tie = bool(phrase.owner) and not owner and head in _TIES
        if phrase.owner and not owner and not (more or tie):
            return None
        fit: dict[str, bool] = {}
        for one in self._introductions:
            apart = one.words & _STATUS - (_ONCE if head in _RANK else frozenset())
            if head not in one.words or status != apart or (one.at > at and not (more or tie)):
                continue
            known = self._all_told[one.name]
            missing = more - known
            if not missing:
                fit[one.name] = True
            elif not surely and missing <= _SEATS and not known & _SEATS:
                fit.setdefault(one.name, False)
        names = {name for name, sure in fit.items() if sure}
        if not names or not (more or tie):
            names = {name for name in names or fit if self._named_lately(name, at) is not None}
        if len(names) > 1:
            start = self._paragraph(self._paragraph(at) - 1) if self._paragraph(at) > 1 else 0
            near = {m.name: m.at for m in self.names.mentions() if m.name in names and start <= m.at < at}
            here = {name for name, where in near.items() if where >= self._paragraph(at)}
            names = here or set(near)
        if len(names) != 1:
            return None
        (name,) = names
        return None if self._unnamed_since(name, head, at) else name

    def _no_more(self, name: str, phrase: Phrase) -> bool:
        """Whether the report has somebody only as a former, or deputy, of what *phrase* says, or the other way round."""
        head = _spelt(phrase.head)
        status = {_spelt(word) for word in _WORD.findall(phrase.core)} & _STATUS
        told = [one.words & _STATUS for one in self._introductions if one.name == name and head in one.words]
        return bool(told) and status not in told

    def _named_lately(self, name: str, at: int) -> int | None:
        start = self._paragraph(max(0, self._paragraph(at) - 2))
        return next((m.at for m in self.names.mentions() if m.name == name and start <= m.at < at), None)

    def _unnamed_since(self, name: str, head: str, at: int) -> bool:
        """Whether somebody without a name has spoken as the same since *name* was named last."""
        named = max((m.at for m in self.names.mentions() if m.name == name and m.at < at), default=-1)
        return any(
            m.source.kind == "unnamed person" and m.at > named and head in {_spelt(word) for word in m.words}
            for m in self.met
        )

    @cached_property
    def _all_told(self) -> dict[str, frozenset[str]]:
        told: dict[str, frozenset[str]] = {}
        for one in self._introductions:
            told[one.name] = told.get(one.name, frozenset()) | one.words
        return told

    @cached_property
    def _introductions(self) -> tuple[_Told, ...]:
        found = []
        before = 0
        for mention in self.names.mentions():
            name = {_spelt(word) for word in _WORD.findall(mention.name)}
            for words in self._beside(before, mention.at, mention.end):
                found.append(_Told(mention.name, mention.at, frozenset({_spelt(w) for w in words} - name - _STOPS)))
            next_word = _WORD.match(self.body, mention.end + 1)
            goes_on = next_word is not None and _is_person(next_word.group())
            if " " in self.body[mention.at : mention.end] and not (goes_on or _HIS_MAN.match(self.body, mention.end)):
                before = mention.end
        return tuple(found)

    def _beside(self, least: int, start: int, end: int) -> Iterator[list[str]]:
        """The words of each thing that is said of somebody right before or behind his name; least: where another's ends."""
        line = max(self.body.rfind("\n", 0, start) + 1, start - 120, least)
        before = _BY_NAME.sub("", self.body[line:start])
        title = _BEFORE.search(before)
        if title is not None:
            words: list[str] = []
            for word in reversed(title.group().split()):
                if word.lower() in _STOPS or (word.endswith(".") and len(word) > 5 and words):
                    break
                words.append(word.strip("."))
            if words and _is_title(words[0]):
                yield words
        set_off = _NAMED_BEHIND.search(before)
        if set_off is not None and _is_person(parse(set_off["what"]).head):
            yield _WORD.findall(_content(set_off["what"]))
        for pattern in (_APPOSED, _IS):
            behind = pattern.match(self.body, end)
            if behind is not None and _is_person(parse(behind["what"]).head):
                yield _WORD.findall(_content(behind["what"]))
        seat = _SEAT.match(self.body, end)
        if seat is not None:
            yield _WORD.findall(seat["place"])


def _content(what: str) -> str:
    phrase = parse(what)
    return f"{phrase.owner or ''} {phrase.core} {phrase.tail}"


def _is_title(word: str) -> bool:
    return nouns.TITLES.match(word) is not None or _is_person(word.lower())


def _is_person(head: str) -> bool:
    return nouns.PERSON.fullmatch(head) is not None or (len(head) > _FEW and AGENT.search(head) is not None)


def _spelt(word: str) -> str:
    low = word.lower().rstrip(".")
    low = low.removesuffix("'s").removesuffix("’s")
    return _SPELT.get(low, low)


_TOO_MANY = frozenset(
    "republican democrat official source spokesman man woman person member people resident voter supporter diplomat witness expert analyst".split()  # noqa: SIM905
)
"""Of whom there are many: another may be meant."""
_TIES = frozenset("doctor lawyer manager spokesman adviser aide".split())  # noqa: SIM905
"""Of whom somebody has one, as a rule."""
