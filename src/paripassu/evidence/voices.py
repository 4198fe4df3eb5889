"""From a situation and an item of evidence to the voice behind it: who speaks, for whom, how reliable, which side."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal

from paripassu.evidence.actors import Named, Names, belongs
from paripassu.situation.model import Indicator, Reliability, Situation, SourceRule
from paripassu.types import Certainty, Evidence, Stance

Side = Literal["own", "interested", "other"]
"""own: the party or the beneficiary, on what the party does; interested: an analyst marked it so, or one of those two on others'
deeds; other: neither."""

AFFIRMS: frozenset[Stance] = frozenset({"affirms", "confirms"})
CERTAINTY: Mapping[Certainty, int] = {"possible": 0, "probable": 1, "certain": 2}
_STANCE_ORDER: Mapping[Stance, int] = {"declines": 0, "doubts": 1, "denies": 2, "affirms": 3, "confirms": 4}
NOBODY = "unnamed"
"""The speaker of what is said by nobody whom a text tells of."""
UNNAMED = "an unnamed source"
"""What a voice is called of which no more is told."""
OF_TEXT = " of text "
"""What stands in the key of a voice without name and state before the id of the text."""
_NAMELESS = frozenset({"unnamed person", "media", "group"})
_NO_PERSON = frozenset({"media", "organisation", "document"})


@dataclass(frozen=True, slots=True)
class Voice:
    """The source whose word an item of evidence is.

    `group` is the same for sources that do not count as independent of one another: the bodies and officials of one
    state, a source and the one that it is declared to depend on, unnamed sources in texts of one origin.
    `known` says whether the source is named, and an actor or a rated source of the situation.
    """

    key: str
    root: str
    group: str
    reliability: Reliability
    side: Side
    named: bool
    known: bool


_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_WE = re.compile(r"[\s“\"]*(?:(?:that|and|yes|no),?\s+)?(?:we|our|i|my)\b", re.IGNORECASE)
_BEGINS = re.compile(
    r"[\s“\"]*(?:that\s+)?(?:(?:on|since|in|at|by|early|late|during|after)\s[^,]{2,40},\s+)?"
    r"(?:(?:the|an?|some|all|its|two|three|four|five|six|several|many|more|than|over|about|another|also|both|\d[\d,.]*|[a-z]+ly)\s+)*"
    r"(?:(?!(?:in|from|to|into|at|on|against|with|near|of|for)\b)[a-z]+\s+)?",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:\s[\w-]+){0,2}\s+and\s+(?:the\s+)?", re.IGNORECASE)
"""What stands before the first actor of a clause that is its subject, and between it and another that is so too."""


def _described(item: Evidence) -> bool:
    """Whether a body is only described and no actor of the situation ("the rights group"): nobody can say which it is."""
    return (
        item.kind in ("organisation", "document")
        and item.speaker == item.label
        and _ARTICLE.sub("", item.label).islower()
    )


def order(item: Evidence) -> tuple[object, ...]:
    """Sort key that makes the order of a list of evidence irrelevant: by day, on one day firm words last."""
    stance = _STANCE_ORDER[item.stance]
    return item.day, item.published, stance, CERTAINTY[item.certainty], item.match, item.origin, item.id


def counts(indicator: Indicator, item: Evidence) -> bool:
    """Whether the tense in which *item* speaks is one in which *indicator* counts as shown (or as denied)."""
    return item.tense in indicator.tenses


NEARLY = 0.15
"""By how much less likely on the thing than what it takes back a word may be."""
_ONE_TIME = re.compile(r"\b(?:never|ever|at no (?:time|point)|not once|always|at all)\b", re.IGNORECASE)


def takes_back(indicator: Indicator, later: Evidence, earlier: Evidence) -> bool:
    """Whether *later* takes *earlier* back, where one affirms *indicator* and the other, by the same side, denies or doubts it: it does where it
    is nearly as likely to be about the thing; and of what happens again and again, to deny that it did once takes no other time back."""
    if later.match < earlier.match - NEARLY:
        return False
    once = indicator.recurs and later.stance == "denies" and later.tense == "happened"
    return not once or _ONE_TIME.search(later.quote) is not None


def undone(situation: Situation, evidence: Iterable[Evidence]) -> dict[str, tuple[str, ...]]:
    """By the id of each denial and doubt that takes something back that its own voice affirmed before, the ids of that: an item's weight is its
    own alone and tells nothing of it. evidence: in any order."""
    cast, known = Cast(situation), {i.id: i for i in situation.indicators}
    affirmed: dict[tuple[str, str], list[Evidence]] = {}
    found: dict[str, tuple[str, ...]] = {}
    for item in sorted(evidence, key=order):
        if (
            item.idle
            or item.stance == "declines"
            or item.indicator not in known
            or not counts(known[item.indicator], item)
        ):
            continue
        before = affirmed.setdefault((cast.voice(item).key, item.indicator), [])
        if item.stance in AFFIRMS:
            before.append(item)
        elif taken := tuple(e.id for e in before if takes_back(known[item.indicator], item, e)):
            found[item.id] = taken
    return found


def raises(indicator: Indicator, item: Evidence) -> bool:
    """Whether the statement, if believed, moves the situation up the ladder.

    To affirm a sign with `at_least` does, to affirm one with `at_most` (a pull-back) does the opposite. A table of
    likelihoods counts as rising where its last degree has more than its first.
    """
    if isinstance(indicator.tells, Mapping) and indicator.tells:
        values = list(indicator.tells.values())
        upward = values[-1] >= values[0]
    else:
        upward = indicator.at_least is not None
    return upward == (item.stance in AFFIRMS)


def is_source(indicator: Indicator, item: Evidence, voice: Voice) -> bool:
    """Whether *item*, an affirmation of *indicator* by *voice*, counts among the independent sources: its voice is known, and is not the
    party's side telling what speaks for it (that it has withdrawn, that all is well again)."""
    return voice.known and (voice.side != "own" or raises(indicator, item))


class Cast:
    """Finds the voice of each item of evidence; built once for a situation."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._rules: dict[str, SourceRule] = {rule.actor.casefold(): rule for rule in situation.sources}
        self._ids: dict[str, str] = {}
        for actor in sorted(situation.actors.values(), key=lambda a: a.id):
            for name in (actor.id, actor.name, *actor.aliases):
                self._ids.setdefault(name.casefold(), actor.id)
        # A party may be a body within a state, whose other bodies are not on its side.
        # One who cannot speak has no side that could admit or deny.
        self._mute = {actor.id for actor in situation.actors.values() if not actor.speaks}
        sides = {situation.party, situation.beneficiary} - {None} - self._mute
        self._own = {a.casefold() for a in sides if a is not None}
        self._voices: dict[tuple[object, ...], Voice] = {}
        self._others = {indicator.id for indicator in situation.indicators if self._of_others(indicator)}
        self._anybodys = {i.id for i in situation.indicators if i.actor is None and i.id not in self._others}
        """Indicators that may be anybody's deed."""
        self._deeds: dict[tuple[str, str | None], bool] = {}

    def voice(self, item: Evidence) -> Voice:
        """The voice of *item*.

        Where a source of another state stands between the outlet and the speaker ("Kyiv says that Pyongyang has
        admitted it"), the word is the relayer's: nothing else vouches for it. Sources without a name are told apart
        by the state they speak for and by the origin of the text, since nobody can say that they are two. Where a text
        seems to let an actor speak that cannot, nobody can say who it is.
        """
        if self._mute and not self._mute.isdisjoint((item.body, item.actor, self._root(item.speaker))):
            item = replace(item, speaker=NOBODY, label=UNNAMED, actor=None, body=None)
        unheard = item.speaker == NOBODY or (item.kind is None and item.statement is None)
        nameless = item.kind in _NAMELESS or unheard or _described(item)
        others = item.indicator in self._others or (item.indicator in self._anybodys and not self._own_deed(item))
        cached = (
            item.speaker, item.label, item.actor, item.body, item.private, item.via, nameless,
            item.origin if nameless else None, others,
        )  # fmt: skip
        if cached not in self._voices:
            voice = self._make(item, nameless)
            # What it says of others' deeds, or of its own successes, is a complaint or a boast and no admission.
            self._voices[cached] = replace(voice, side="interested") if others and voice.side == "own" else voice
        return self._voices[cached]

    def _of_others(self, indicator: Indicator) -> bool:
        """Whether *indicator* is not the party's deed, so that the word of its side on it is no admission: somebody else's deed, or
        what is done to the party by whoever it may be. The deeds of the one who gains by it are its own to boast of."""
        if indicator.actor is None:
            return indicator.target is not None and self._on_side(indicator.target)
        return self._situation.party is not None and not self._belongs(indicator.actor, self._situation.party)

    def _own_deed(self, item: Evidence) -> bool:
        """Whether what *item* tells, of what may be anybody's deed, is by its own words the party's: its subject, or whom it was done by, is the
        party or of it, or the speaker's own "we". False where another did it and where nobody can tell: then the word of the party's side
        admits nothing. Where no party is named, and of what has no words, it is held for its own."""
        party = self._situation.party
        if party is None or not item.quote:
            return True
        speaker = item.body or item.actor or self._root(item.speaker)
        key = item.quote, speaker
        if key not in self._deeds:
            self._deeds[key] = any(self._belongs(actor, party) for actor in self._doers(item.quote, speaker))
        return self._deeds[key]

    def _doers(self, words: str, speaker: str | None) -> set[str]:
        """The actors that the first clause of *words* begins with ("Thai and Cambodian soldiers"), or by whom something was done."""
        names = self._names.find(words)
        agents = {n.actor for n in names if _BY.search(words[: n.start])}
        if agents:
            return agents
        if _WE.match(words) and speaker is not None:
            return {speaker}
        found: list[Named] = []
        for named in names:
            between = words[found[-1].end if found else 0 : named.start]
            if (_JOINED if found else _BEGINS).fullmatch(between) is None:
                break
            found.append(named)
        return {n.actor for n in found}

    @cached_property
    def _names(self) -> Names:
        return Names(self._situation)

    def _on_side(self, actor: str) -> bool:
        sides = (self._situation.party, self._situation.beneficiary)
        return any(side is not None and self._belongs(actor, side) for side in sides)

    def _belongs(self, actor: str, to: str) -> bool:
        return belongs(self._situation, actor, to) or self._situation.root(actor) == to

    def _make(self, item: Evidence, nameless: bool) -> Voice:
        root = None if item.private else self._root(item.actor) or item.actor or self._root(item.speaker)
        for relayer in item.via:
            other = self._root(relayer)
            if other is not None and other != root:
                chain = self._chain((relayer,))
                return self._voice(chain, self._ids[relayer.casefold()], other, named=True)
        chain = self._chain((item.speaker, item.label, None if item.private else item.body or item.actor))
        rated = item.speaker.casefold() in self._rules or item.label.casefold() in self._rules
        named = rated or not nameless
        # "State television", "the rights group" and "a colonel" are three; nobody can say that two unnamed people are.
        who = item.speaker if item.kind in _NO_PERSON else UNNAMED
        key = item.speaker if named else f"{root}@{item.origin}" if root else f"{who}{OF_TEXT}{item.origin}"
        voice = self._voice(chain, key, root, named=named)
        if not item.private:
            return voice
        # It gains with its state by being believed, and admits nothing for it; of people without names nobody can say that they are two.
        state = self._voice(self._chain((item.actor,)), item.actor or "", item.actor, named=True)
        side: Side = "interested" if state.side != "other" and item.speaker.casefold() not in self._own else voice.side
        group = voice.group if named or item.actor is None else f"of {item.actor}"
        return replace(voice, side=side, group=group, known=voice.known or (named and item.actor is not None))

    def _voice(self, chain: tuple[str, ...], key: str, root: str | None, *, named: bool) -> Voice:
        rules = [self._rules[name] for name in chain if name in self._rules]
        home = root or key
        side: Side = "other"
        if home.casefold() in self._own or not self._own.isdisjoint(chain):
            side = "own"
        elif any(rule.interested for rule in rules):
            side = "interested"
        reliability: Reliability = rules[0].reliability if rules else "F"
        known = named and (root is not None or bool(rules))
        return Voice(key, home, self._group(chain, home), reliability, side, named, known)

    def _group(self, chain: Iterable[str], home: str) -> str:
        """Follows declared dependences to the source at their end."""
        seen: set[str] = set()
        names = tuple(chain)
        while True:
            rule = next((self._rules[n] for n in names if n in self._rules and self._rules[n].depends_on), None)
            if rule is None or rule.actor in seen:
                return home
            seen.add(rule.actor)
            target = rule.depends_on[0]
            home = self._root(target) or target
            names = self._chain((target,))

    def _chain(self, names: Iterable[str | None]) -> tuple[str, ...]:
        """The names under which a rule may stand, nearest first: each name, then the actors that it belongs to."""
        found: dict[str, None] = {}
        for name in names:
            if name is None:
                continue
            found[name.casefold()] = None
            actor: str | None = self._ids.get(name.casefold())
            while actor is not None and actor in self._situation.actors:
                if actor.casefold() in found and actor.casefold() != name.casefold():
                    break
                found[actor.casefold()] = None
                found[self._situation.actors[actor].name.casefold()] = None
                actor = self._situation.actors[actor].of
            if actor is not None:
                found[actor.casefold()] = None
        return tuple(found)

    def _root(self, name: str | None) -> str | None:
        """The state or body at the top of a known name's chain; None for a name that the situation does not know."""
        if name is None:
            return None
        actor = self._ids.get(name.casefold())
        if actor is None:
            return name if name in {a.of for a in self._situation.actors.values()} else None
        return self._situation.root(actor)


def public(items: Iterable[Evidence], day: date) -> list[Evidence]:
    """*items* that were public by *day*, each as it stood by what was public then, by `order`."""
    return sorted((e.at(day) for e in items if e.published <= day), key=order)


def without_copies(cast: Cast, items: Iterable[Evidence]) -> list[Evidence]:
    """*items* (by `order`) without what another text has: copied sentences, sentences that a later text of the newsroom
    took out, and a voice's word that another text of the origin has too: the origin's own, failing that the first."""
    given = [item for item in items if not item.idle]
    first: dict[tuple[object, ...], str] = {}
    for item in sorted(given, key=lambda e: e.report != e.origin):  # stable: else as given
        first.setdefault(_word(cast, item), item.report)
    return [item for item in given if first[_word(cast, item)] == item.report]


def _word(cast: Cast, item: Evidence) -> tuple[object, ...]:
    side = "affirms" if item.stance in AFFIRMS else item.stance
    return cast.voice(item).key, item.origin, item.indicator, side, item.certainty
