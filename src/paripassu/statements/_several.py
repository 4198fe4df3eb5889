"""Whom "they", "we" and the "I" of an interview take up: those named together last, people in general, or whoever answers."""

import re
from abc import abstractmethod
from collections import Counter
from dataclasses import replace
from functools import cached_property

from paripassu.statements import _wording as wording
from paripassu.statements._bodies import BODIES
from paripassu.statements._kinds import kind_of
from paripassu.statements._phrases import plain
from paripassu.statements._relatives import Relatives
from paripassu.types import Source, Span

_SENTENCES = 8
"""Sentences back from "they" in which people named together are looked for."""
_NAME = r"(?:(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Judge|Senator|Professor)s?\.?\s)?(?:[A-ZÀ-Þ]\.\s)?[A-ZÀ-Þ][\w’'-]+(?:\s(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w’'-]+)){0,3}"
_OF = r"(?:\s(?:of|at|from)\s(?:the\s)?[A-ZÀ-Þ][\w.’'-]*(?:\s(?:of\s)?[A-ZÀ-Þ][\w.’'-]*){0,4})"
_TOGETHER = re.compile(
    rf"(?:(?<=[,)–—-]\s)|(?<=\bthat\s)|(?<=\bas\s)|^)(?P<names>(?:{_NAME}{_OF}?,\s){{0,3}}{_NAME}{_OF}?,?\sand\s{_NAME})(?=\s[a-z]|,|\.)"
)
"""Persons named together at the head of a sentence or a clause: "Hale of the harbour board and Ada Falk said"."""
_ITS_WORK = re.compile(
    r"(?:(?:also|have|had|has|did|do|will|still|first|recently|repeatedly|then|are|were|can|could|not|never|n['’]t|been|able|to|unable)\s|['’]ve\s)*"
    r"(?:ask|contact|report|publish|interview|verif|confirm|rate\b|rated|judge|endorse|recommend|obtain|review|examin|fact-?check|invit|poll|survey|"
    r"reach|spoke|speak|wrote|regret|correct|apologi|sought|updat|analy[sz]|assess|expect|establish|found|learn|understand|decided|discuss)",
    re.IGNORECASE,
)
"""What an outlet does, behind its own "we"."""
_QUESTION = re.compile(r"^Q(?:UESTION)?(?:\s?\d{0,2}\s?[:.]|(?=[A-Z][a-z]))", re.MULTILINE)
_ANSWER = re.compile(r"^A(?:NSWER)?\s?\d{0,2}\s?:", re.MULTILINE)


class Several(Relatives):
    """Whom the pronouns of more than one take up."""

    def _named_together(self, at: int) -> tuple[int, Source] | None:
        """Where persons were last named together before *at*, and who they are."""
        start, end = self._sentence(at), at
        for _ in range(_SENTENCES):
            told = self.body[start:end]
            lead = len(told) - len(told.lstrip(wording.BEFORE_WORDS))
            for found in reversed(list(_TOGETHER.finditer(told[lead:]))):
                names = re.sub(_OF, "", found["names"])
                place = start + lead + found.start("names")
                name = self._together(plain(names), place)
                if name is not None:
                    state = self._settled(None, names, "group")
                    return place, Source(names, (Span(place, place),), name=name, country=state, kind="group")
            if start < 2:
                break
            start, end = self._sentence(start - 2), start
        return None

    def _they(self, shown: Source) -> Source | None:
        """Those whom the report named together last, where no other people have spoken since; None for others."""
        at = shown.spans[0].start
        if self.nested or (named := self._named_together(at)) is None:
            return None
        place, together = named
        if any(m.source.kind == "group" and m.at > place and m.source.name != together.name for m in self.met):
            return None
        return replace(together, text=shown.text, spans=shown.spans)

    def _own_voice_of(self, word: str, shown: Source) -> Source | None:
        """Whose "we" and "I" are: of somebody interviewed, of the author, of people in general in a paper's own words, or of whoever is
        quoted; None for the "we" of the body that puts the text out."""
        at = shown.spans[0].start
        plural = word in ("we", "us", "our", "ours")
        if not plural and wording.FIRST_PERSON.fullmatch(word) is None:
            return None
        if not self.nested and self._answers(at):
            if plural:
                return replace(shown, country=self._settled(None, "", "group"), kind="group")
            name = self._interviewed
            return None if name is None else self._person(shown, name, name)
        if not plural:
            return None if self.nested or self._is_quoted(at) else self._author(shown)
        if self.nested:
            return self._those_of_the_speaker(shown)
        outlet = self.outlet.split(",")[0] if self.outlet else None
        if outlet is None or wording.WATCHERS.search(outlet) or kind_of(outlet) not in ("media", None):
            return None
        if _ITS_WORK.match(self.body[shown.spans[0].end :].lstrip()):
            return None
        return replace(shown, country=self._settled(None, "", "group"), kind="group")

    def _those_of_the_speaker(self, shown: Source) -> Source | None:
        """The body that speaks where "we" is said in its words, else those of the person who does, without a name."""
        last = next((m.source for m in reversed(self.met) if not m.nested), None)
        if last is None:
            return replace(shown, kind="group")
        if last.kind in BODIES:
            return replace(last, text=shown.text, spans=shown.spans)
        return replace(shown, affiliation=last.affiliation, country=last.country, kind="group")

    @abstractmethod
    def _author(self, shown: Source) -> Source:
        """Whose "I" is nobody's in the report."""

    @cached_property
    def _marks(self) -> list[tuple[int, bool]]:
        """Where the questions and the answers of an interview begin, and which are answers; none in other texts."""
        asked = [(m.start(), False) for m in _QUESTION.finditer(self.body)]
        answered = [(m.start(), True) for m in _ANSWER.finditer(self.body)]
        return sorted(asked + answered) if len(asked) > 1 and len(answered) > 1 else []

    def _answers(self, at: int) -> bool:
        """Whether *at* stands in an answer of an interview of a paper's."""
        marks = [answer for start, answer in self._marks if start <= at]
        return bool(marks) and marks[-1] and kind_of((self.outlet or "").split(",")[0]) in ("media", None)

    @cached_property
    def _interviewed(self) -> str | None:
        """Who answers: the person named most before the first question."""
        first = self._marks[0][0]
        named = Counter(m.name for m in self.names.mentions() if m.at < first)
        return named.most_common(1)[0][0] if named else None
