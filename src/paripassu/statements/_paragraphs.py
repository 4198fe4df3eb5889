"""Whom the sentences before a place lead to: the body, the people or the several that begin a sentence of its paragraph."""

import re

from paripassu.gazetteer import states
from paripassu.statements import _wording as wording
from paripassu.statements._bodies import BODIES
from paripassu.statements._kinds import kind_of
from paripassu.statements._persons import person_name
from paripassu.statements._phrases import Phrase, is_people, plain
from paripassu.statements._scene import Scene
from paripassu.types import Source, Span

_OWNS = re.compile(r"['’]s?\s|\s(?:and|or)\s")
_SAID_BEHIND = re.compile(r"[,”\"’'—–-]\s*(?:(?:says?|said|adds?|added|according to|warned|told \w+)\s+)?$")
"""What stands before whoever is named behind his words."""
_LEADS_IN = frozenset(
    "Regarding Concerning For At From As With In On Before After Since When While If Because".split()  # noqa: SIM905
)
"""What stands before the body with which a sentence begins: "Before the airline folded"."""


_SUBORDINATES = frozenset("As Although While When If Because After Before Since Though Unlike Like".split())  # noqa: SIM905
_FIRST = 6
"""Words at the head of a sentence among which people in number are looked for."""
_VERB = re.compile(
    r"are|were|have|had|do|did|say|want|think|fear|believe|argue|will|would|could|can|may|[a-z]{2,}ed|held|met|told|took|made|gave|went|came"
)


class Paragraphs(Scene):
    """What the sentence and the paragraph around a place are about."""

    def _subject(self, at: int) -> Source | None:
        """The body that the sentence around *at* begins with: whom "it" and "their" may take up where nobody has spoken yet."""
        return self._leading(self._sentence(at), at)

    def _before_in_paragraph(self, at: int, several: bool = False, owner: bool = False) -> tuple[int, Source] | None:
        """Where in the paragraph a body, or several, last began a sentence before *at*, and which; owner: for "its", which the sentence
        that somebody says may begin with too."""
        start, end = self._sentence(at), at
        for n in range(3):
            told = self.body[start:end].lstrip()
            if told[:1] in '“"' or (n == 0 and not owner and _SAID_BEHIND.search(told)):
                found = None  # what is said before "it said" begins with another
            else:
                found = self._several(start, end) if several else self._leading(start, end, whole=True)
            if found is not None:
                return start, found
            if start <= self._paragraph(at) + 1:
                return None
            start, end = self._sentence(start - 2), start
        return None

    def _several(self, start: int, end: int) -> Source | None:
        led = wording.SEVERAL.match(self.body[start:end].lstrip(wording.BEFORE_WORDS))
        if led is None:
            return self._people_first(start, end)
        role = plain(led.group())
        return Source(role, (Span(start, start),), role=role.split(maxsplit=1)[-1], kind="group")

    def _people_first(self, start: int, end: int) -> Source | None:
        """The people in number with whom the words between begin, before a verb ("Port officials held talks")."""
        first = start + len(self.body[start:end]) - len(self.body[start:end].lstrip(wording.BEFORE_WORDS))
        words = self.body[first:end].split()
        for n in range(1, min(_FIRST, len(words) - 1) + 1):
            if not words[n - 1][-1].isalnum():
                return None
            text = plain(" ".join(words[:n]))
            if _VERB.fullmatch(words[n]) and kind_of(text) == "group":
                if words[0] in _SUBORDINATES or not is_people(words[n - 1].lower()):
                    return None
                found = self._resolve(text, Source(text, (Span(first, first),)))
                return found if found.kind == "group" else None
        return None

    def _leading(self, start: int, at: int, whole: bool = False) -> Source | None:
        """The body that the words between begin with; whole: also a state's or a firm's mere name."""
        if whole:
            first = len(self.body[start:at]) - len(self.body[start:at].lstrip(wording.BEFORE_WORDS)) + start
            led = wording.PLACE_FIRST.match(self.body, first, at)
            start = first = led.end() if led else first
            named = next(
                (
                    (p, n)
                    for p, n in self.firms.mentions
                    if p == first or (self.body.startswith("The ", first) and p == first + 4)
                ),
                None,
            )
            state = next(states(self.body[first:at]), None)
            if (
                state is not None
                and state.start == 0
                and state.way != "demonym"
                and not _OWNS.match(self.body, first + state.end)
            ):
                name = self.body[first : first + state.end]
                return self._resolve(name, Source(name, (Span(first, first),)))
            if (
                named is not None
                and named[0] + len(named[1]) < at
                and not _OWNS.match(self.body, sum((named[0], len(named[1]))))
            ):
                return self._resolve(named[1], Source(named[1], (Span(named[0], named[0]),)))
        words = plain(self.body[start:at]).replace("“", " ").split()
        words = words[1:] if words and words[0] in _LEADS_IN else words
        if not words or words[0].lower() in ("its", "their", "his", "her", "it", "they", "he", "she", "we", "i"):
            return None
        for n in range(min(7, len(words)), 0, -1):
            text = " ".join(words[:n])
            if re.search(r"\b(?:who|that|which|those)\b", text, re.IGNORECASE) or (whole and n == 1):
                continue
            kind = kind_of(text) if words[n - 1][-1:].isalnum() else None
            if kind in BODIES and person_name(text) is None and wording.BODY_END.search(text):
                spans = (Span(start, start),)
                found = self._resolve(self._korea(text), Source(text, spans))
                return found if found.kind in BODIES else None
        return None

    def _led_by_body(self, at: int, owner: bool = False) -> Source | None:
        """The body that began a sentence of the paragraph after any body spoke: whom "it" and "its" take up before those."""
        if self.nested:
            return None
        led = self._before_in_paragraph(at, owner=owner)
        if led is None or led[1].kind not in BODIES:
            return None
        last = max(
            (
                m.at
                for m in self.met
                if not m.person and m.source.kind in (*BODIES, "document", "group") and not m.nested
            ),
            default=-1,
        )
        return led[1] if led[0] > last else None

    def _two_before(self, at: int) -> str | None:
        """The two states that the sentence around *at* begins with, for "both": "South Korea and the United States"."""
        start = self._sentence(at)
        found = wording.TWO.match(self.body[start:at].strip())
        return found.group("two") if found and all(any(states(found.group(k))) for k in ("one", "other")) else None

    def _someone_named(self, at: int) -> Source | None:
        """The person whom the words right before *at* name: whom "who" takes up."""
        start = self._sentence(at)
        for one in reversed(self.names.mentions()):
            if start <= one.at < at and not one.owner:
                name = next((n for n in (one.name, one.name.split()[-1]) if self.body.startswith(n, one.at)), None)
                behind = one.at + len(name or "")
                if name and any(p.fullmatch(self.body, behind, at) for p in (wording.BESIDE, wording.BESIDE_OF)):
                    return self._person(Source("", (Span(one.at, one.at),)), name, name)
            if one.at < start:
                break
        return None

    def _of_that_age(self, text: str, at: int) -> Source | None:
        """Whom "the 57-year-old chemist" takes up: age and trade are told of somebody just named, the only one in the paragraph so
        far, or else in the one before."""
        aged = wording.OF_AN_AGE.match(text)
        if self.nested or aged is None or kind_of(text) != "unnamed person":
            return None
        start = self.body.rfind("\n", 0, at) + 1
        before = self.body.rfind("\n", 0, max(0, len(self.body[:start].rstrip()))) + 1
        for low, high in ((start, at), (before, start)):
            named = {m.name for m in self.names.mentions() if low <= m.at < high and not m.owner and not m.aside}
            if any(age != aged["age"] for age in wording.AGE.findall(self.body, low, at)):
                return None  # there are two
            if len(named) == 1:
                name = named.pop()
                return self._person(Source(name, (Span(at, at),)), name, name)
            if named:
                return None
        return None

    def _holding(self, at: int) -> str | None:
        """The state of which the sentence around *at* tells what it holds ("South Korea suspects that …, the minister said"): his who
        says so, where a report has no home."""
        start = self._sentence(at)
        first = next((s for s in states(self.body[start:at]) if s.start <= 4), None)
        return first.country if first and wording.HOLDS.match(self.body, start + first.end) else None

    def _sender(self, phrase: Phrase, at: int) -> str | None:
        """The state of "the embassy", by the report's last words on one before; "" where there are none, since it is not the host's."""
        head = phrase.head
        for found in reversed(
            list(re.finditer(rf"((?:[\w'’-]+\s){{1,3}})(?:{re.escape(head)}|ambassador|envoy)\b", self.body[:at]))
        ):
            named = list(states(found.group(1)))
            if named:
                return named[-1].country
        return None if phrase.tail else ""
