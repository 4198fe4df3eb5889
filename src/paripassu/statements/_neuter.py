"""Whom "it" takes up before any earlier speaker: the body with which its sentence or the one before begins, the one of which a clause on
"which" tells, or a document that reads."""

import re
from dataclasses import replace

from paripassu.gazetteer import whole_state
from paripassu.statements._bodies import BODIES
from paripassu.statements._kinds import kind_of
from paripassu.statements._persons import person_name
from paripassu.statements._phrases import plain
from paripassu.statements._places import town
from paripassu.statements._several import Several
from paripassu.types import Source, Span

_SUBJECT = re.compile(
    r"[\s“\"]*(?:(?:In|On|At|For|After|Before|With|By|During|Since)\s[^,;:“”\"]{3,60},\s|(?:But|And|Yet|Still|So|Now|Meanwhile|Instead),?\s)?"
    r"(?P<who>(?:[Tt]he\s)?[A-ZÀ-Þ][\w&’'.-]*(?:\s(?:(?:of|for|and|&)\s(?:the\s)?)?[A-ZÀ-Þ][\w&’'.-]*){0,6})"
    r"\s(?=(?:\w+ly\s|also\s|now\s|still\s)?(?:is|was|has|had|does|did|will|would|can|could|said|told|made|took|[a-z]+(?:ed|es|[^s’']s))\s)"
)
"""A body by its name at the head of a sentence, before a verb of one."""
_READS = re.compile(r"\s+(?:reads?|goes on to)\b")
"""What only a document does."""
_SAID_FIRST = re.compile(r"[,”\"’']\s*$")
_NO_NAME = frozenset(
    """what whether if whoever whatever who no none nor not in on at for even some many most every each all both that this these those such
    only just how when where why another other one two three""".split()  # noqa: SIM905
)
"""Words at the head of a sentence that begin no body's name."""
_WHICH = re.compile(r",?\s(?=which\s)")


class Neuter(Several):
    """Whom "it" takes up."""

    def _nearest_body(self, shown: Source) -> Source | None:
        """The body or document nearest before an "it" outside contents; None where an earlier speaker is as near."""
        at = shown.spans[0].start
        if self.nested:
            return None
        if _READS.match(self.body, shown.spans[0].end):
            paper = next((m.source for m in self._back()[:3] if m.source.kind == "document"), None)
            return paper or replace(shown, country=self._settled(None, "", None), kind="document")
        start = self._sentence(at)
        last = max(
            (m.at for m in self.met if not m.person and m.source.kind != "document" and not m.nested), default=-1
        )
        for found in reversed(list(_WHICH.finditer(self.body, start, at))):
            one = self._told_before(self.body[start : found.start()], start, "which", None)
            if one is not None and one.name and one.kind in BODIES and last < start:
                return one
        for begin in dict.fromkeys((start, self._sentence(max(0, start - 2)))):
            if begin < self._paragraph(at):
                return None
            if begin == start and _SAID_FIRST.search(self.body[begin:at]):
                continue  # "The dam will hold, it said" is no dam's word
            led = _SUBJECT.match(self.body, begin, at)
            if last >= begin:
                return None
            if led is not None and (body := self._body_named(led["who"], led.start("who"))) is not None:
                return body
        return None

    def _body_named(self, name: str, at: int) -> Source | None:
        """The body of that name; None where it is a person's, a town's or people's."""
        words = plain(name)
        if words.split()[0].lower() in _NO_NAME:
            return None
        land = whole_state(words)
        if land is not None and land.way == "demonym":
            return None
        someone = person_name(words)
        if someone is not None and (" " in someone or someone in self.names.known()):
            return None
        if " " not in words and land is None and not self.firms.is_firm(words) and not self._known_by(words):
            return None
        if kind_of(words) not in BODIES or (land is None and town(words)):
            return None
        found = self._resolve(words, Source(name, (Span(at, at + len(name)),)))
        return found if found.kind in BODIES and found.name else None

    def _known_by(self, word: str) -> bool:
        """Whether a body that has spoken goes by that one word, or the report has it with a capital inside a sentence."""
        return (
            any(m.source.name == word for m in self.met)
            or re.search(rf"[a-z,] {re.escape(word)}\b", self.body) is not None
        )
