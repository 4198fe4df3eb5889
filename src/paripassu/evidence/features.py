"""A sentence and an indicator in, what speaks for and against a match out: figures, and the same in words.

Four questions, each with its own figures: is the action like the analyst's examples (by the words and by the meaning of the
sentence), and not like what they ruled out; is it the actor's; is it towards the target or at the place.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from paripassu.evidence.actors import Named, Names, belongs, place_pattern
from paripassu.evidence.likeness import Examples, Likest
from paripassu.evidence.metric import moved
from paripassu.evidence.resumed import aimed
from paripassu.evidence.words import Phrase, phrase, telling_apart
from paripassu.gazetteer import states
from paripassu.situation.model import Indicator, Situation
from paripassu.statements.stance import read as read_stance
from paripassu.types import Span

Vector = npt.NDArray[np.float32]
Floats = npt.NDArray[np.float32]
Embed = Callable[[Sequence[str]], Sequence[Vector | None]]
"""Gives the meaning of each of some texts, or None."""

NAMES = (
    "one", "words", "words ruled out", "meaning", "meaning ruled out", "words and meaning", "actor leads", "actor named", "actor taken up",
    "actor missing", "actor as object", "other leads", "target or place", "place just before", "place missing", "no place wanted",
)  # fmt: skip
"""The features, in order; model/match.json holds one weight for each."""
CANDIDATE = (
    "meaning", "meaning ruled out", "meaning over ruled out", "words", "words ruled out", "actor leads", "actor named",
    "actor taken up", "actor missing", "actor as object", "other leads", "target or place", "place just before", "place missing",
    "no place wanted", "meaning behind best", "kin", "kin ruled out", "kin behind best", "one",
)  # fmt: skip
"""The figures by which the likeliest indicators of a sentence are found."""
_TAKEN_UP = re.compile(
    r"\b(?!(?-i:IT)\b)(?:they|them|their|theirs|it|its|he|his|she|her|the (?:troops|soldiers|units?|men|forces|fighters|weapons|shells|two countries|"
    r"country|group|company|firm|regime|north|south|government|army|authorities|rebels|movement|gang|virus|disease|river|party|ministry))\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:to|against|with|at|on|for|in|into|towards?|about|than|inside|near|over|from)\s+(?:the\s+)?$", re.IGNORECASE
)
_AGENT = re.compile(r"\b(?:by|of)\s+(?:the\s+)?$", re.IGNORECASE)

_ANY, _MISSING = (0.0, 1.0, 0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0, 0.0, 0.0)
"""Figures of an actor: where any will do, and where nobody names it."""
_ANYWHERE, _NOWHERE = (0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 1.0, 0.0)
"""Figures of a place: where none is wanted, and where it is not named."""
_NOT_AT = re.compile(
    r"\b(?:not|never|rather than|instead of|nor|without)\s+(?:\w+\s+)?(?:in|inside|into|to|on|at|near|within|crossed|entered|entering|gone|go|reached)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of something said (or of the outlet's own), with what stands around it."""

    span: Span
    text: str
    before: str
    """What was said just before, for "they" and "the troops"."""
    voice: str = ""
    """Who says it and how ("the ministry denied"), where somebody is cited."""
    around: str = ""
    """The sentence in which it stands, where it is less than one."""
    answers: bool = False
    """Whether its text is what stands before it, to which it is a bare "no"."""
    resumed: str = field(init=False, repr=False, compare=False)
    """Its text; where it speaks of a blow again by its noun alone, with what that was aimed at."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "resumed", aimed(self.text, self.before))


@dataclass(frozen=True, slots=True)
class Seen:
    """A unit prepared: its words, its meaning, and whom it names."""

    unit: Unit
    words: Phrase
    meaning: Vector | None
    named: tuple[Named, ...]
    near: tuple[Named, ...]
    """Those named just before it."""
    speaking: tuple[Named, ...] = ()
    """Those named in the words of who says it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A unit compared with every indicator: its likest example that counts and that is ruled out, by words and by meaning; and
    what actors and places say, (indicators, 6) and (indicators, 4)."""

    seen: Seen
    words: Likest
    words_ruled_out: Likest
    meaning: Likest
    meaning_ruled_out: Likest
    actor: Floats
    place: Floats


class Comparer:
    """Compares units with the indicators of one situation."""

    def __init__(self, situation: Situation, embed: Embed | None = None) -> None:
        self.situation = situation
        self.names = Names(situation)
        indicators = situation.indicators
        self._number = {i.id: k for k, i in enumerate(indicators)}
        # A place of several words ("inside Ukraine") may be all that an example says: only bare names are taken out.
        self._anywhere = place_pattern([p for i in indicators for p in i.place if " " not in p])
        counts = [[self.bare(t) for t in i.counts] for i in indicators]
        nots = [[self.bare(t) for t in i.nots] for i in indicators]
        texts = [t for i in indicators for t in (*i.counts, *i.nots)]
        meanings = iter(embed(texts) if embed and texts else [None] * len(texts))
        meant = [([next(meanings) for _ in i.counts], [next(meanings) for _ in i.nots]) for i in indicators]
        counts, nots = telling_apart(counts, nots)
        self._meant = [[m for m, _ in meant], [m for _, m in meant]]
        self._examples = Examples([*counts, *nots], self._meant[0] + self._meant[1])
        self.moves(moved)
        self._places = {i.id: place_pattern(i.place) for i in indicators}
        self._under: dict[str, frozenset[str]] = {
            a: frozenset(x for x in situation.actors if belongs(situation, x, a)) for a in situation.actors
        }
        over: dict[str, list[str]] = {}
        for actor, under in self._under.items():
            for x in under:
                over.setdefault(x, []).append(actor)
        self._over = over
        """The actors that each actor belongs to, itself among them."""
        self._of_actor = _numbers((i.actor, k) for k, i in enumerate(indicators) if i.actor)
        self._of_target = _numbers((i.target, k) for k, i in enumerate(indicators) if i.target)
        self._placed = [(k, i) for k, i in enumerate(indicators) if i.place]
        self._any_place = place_pattern([p for _, i in self._placed for p in i.place])
        self._no_actor = np.array([_MISSING if self._asks_for(i) else _ANY for i in indicators], dtype=np.float32)
        self._no_place = np.array(
            [_NOWHERE if i.place or i.target is not None else _ANYWHERE for i in indicators], dtype=np.float32
        )

    def moves(self, moved: Callable[[Vector], Vector]) -> None:
        """Compares meanings as *moved* from now on. Training tries maps that have not seen the situation."""
        self._moved = moved
        sides = self._meant[0] + self._meant[1]
        self._kin = Examples([], [[v if v is None else moved(v) for v in some] for some in sides])

    def bare(self, text: str) -> Phrase:
        """The words of *text* without the names of actors and places, which are compared by themselves."""
        if self._anywhere is not None:
            text = self._anywhere.sub(" ", text)
        for named in reversed(self.names.find(text)):
            text = f"{text[: named.start]} {text[named.end :]}"
        return phrase(text)

    def see(self, unit: Unit, meaning: Vector | None) -> Seen:
        return Seen(
            unit,
            self.bare(unit.resumed),
            meaning,
            tuple(self.everybody(unit.text)),
            tuple(self.names.find(unit.before)),
            tuple(self.names.find(unit.voice)),
        )

    def everybody(self, text: str) -> list[Named]:
        """The situation's actors named in *text*, and any other state, by its alpha-3 code."""
        named = self.names.find(text)
        others = (
            Named(m.country, m.start, m.end, text[m.start : m.end])
            for m in states(text)
            if not any(n.start < m.end and n.end > m.start for n in named)
        )
        return sorted([*named, *others], key=lambda n: n.start)

    def negative(self, indicator: Indicator, text: str) -> bool:
        """Whether the example that *text* is most like is itself a negation ("have not been seen at the front"), or most of them are
        ("does not publish"): then to deny its words is to affirm the indicator."""
        best = int(self._examples.by_words(self.bare(text)).at[self._number[indicator.id]])
        negations = _negations(indicator.counts)
        return 2 * sum(negations) > len(negations) or (best >= 0 and negations[best])

    def some_negative(self, indicator: Indicator) -> bool:
        """Whether an example of the indicator is a negation: what is not so, or not to be found, may be its thing."""
        return any(_negations(indicator.counts))

    def ruled_out(self, indicator: str, text: str) -> bool:
        """Whether the indicator's place is named only behind a "not" of its own."""
        pattern = self._places[indicator]
        found = list(pattern.finditer(text)) if pattern else []
        return bool(found) and all(_NOT_AT.search(text[: m.start()]) for m in found)

    def _of_others(self, indicator: Indicator, state: str) -> bool:
        """Whether an indicator is of other states than *state*: its actor, its target and the states of its examples, or those of the situation
        where it has none, are."""
        situation = self.situation
        sides = (indicator.actor, indicator.target) if indicator.actor or indicator.target else (situation.party,)
        told = {m.country for t in (situation.title, indicator.title, *indicator.counts) for m in states(t)}
        told |= {n.actor for t in (situation.title, indicator.title, *indicator.counts) for n in self.names.find(t)}
        roots = {
            situation.root(a) or a for a in (*(s for s in sides if s), *(a for a in told if a in situation.actors))
        }
        return bool(told) and state not in told | roots

    def at_scene(self, indicator: Indicator, text: str) -> bool:
        """Whether *text* names the indicator's place or target."""
        pattern, target = self._places[indicator.id], self._under.get(indicator.target or "", frozenset())
        return bool(pattern and pattern.search(text)) or any(n.actor in target for n in self.names.find(text))

    def nearer_ruled_out(self, indicator: Indicator, text: str) -> bool:
        """Whether *text* is likelier by its words to an example that the analyst rules out than to any that counts."""
        counted, out = self._examples.by_words(self.bare(text)).halves()
        number = self._number[indicator.id]
        return bool(out.score[number] > counted.score[number])

    def elsewhere(self, indicator: Indicator, text: str, home: str | None) -> bool:
        """Whether *text* is of a state alone of which the indicator does not speak, and that is none of the situation's actors: "no case has
        been found in the country", by whoever is of *home*. That a thing is not to be found there says nothing of it elsewhere."""
        alone = {m.country for m in states(text) if _WITHIN.search(text, 0, m.start)}
        if home is not None and _WITHIN_ITS_OWN.search(text):
            alone.add(home)
        if home is not None and _WITHIN_A_PART.search(text) and not alone and self._of_others(indicator, home):
            return True
        if not alone or indicator.place or any(a in alone for a in self.situation.actors):
            return False
        told = {m.country for t in (indicator.title, *indicator.counts, *indicator.nots) for m in states(t)}
        return not alone & told

    def compare(self, unit: Unit, meaning: Vector | None) -> Compared:
        """A unit with every indicator of the situation."""
        return self.compare_all([unit], meaning)[0]

    def compare_all(self, units: Sequence[Unit], meaning: Vector | None) -> list[Compared]:
        """Units of one meaning, as the clauses of a sentence are, each with every indicator."""
        meanings = self._examples.by_meaning(meaning).halves()
        return [
            Compared(
                seen,
                *self._examples.by_words(seen.words).halves(),
                *meanings,
                self._actors(seen),
                self._places_of(seen),
            )
            for seen in (self.see(unit, meaning) for unit in units)
        ]

    @staticmethod
    def plain_figures(compared: Compared) -> tuple[Floats, npt.NDArray[np.bool_]]:
        """The features as NAMES has them, (indicators, features); and on which indicators anything is alike at all."""
        like, unlike = compared.words.score, compared.words_ruled_out.score
        near, far = (np.maximum(0, x.score) for x in (compared.meaning, compared.meaning_ruled_out))
        own = [
            np.ones(len(like)), like, np.maximum(0, unlike - like + 0.2), near, np.maximum(0, far - near + 0.1), like * near,
        ]  # fmt: skip
        figures = np.concatenate([np.stack(own, axis=1), compared.actor, compared.place], axis=1)
        return figures, (like >= 0.2) | (near >= 0.3)

    def candidate_figures(self, compared: Compared) -> Floats:
        """The figures as CANDIDATE names them, (indicators, figures)."""
        meaning = compared.seen.meaning
        moved_here = self._kin.by_meaning(None if meaning is None else self._moved(meaning))
        kin, kin_out = (one.score for one in moved_here.halves())
        near, far = compared.meaning.score, compared.meaning_ruled_out.score
        own = [near, far, near - far, compared.words.score, compared.words_ruled_out.score]
        rest = [
            near - near.max(initial=0.0), kin, np.maximum(0, kin_out - kin + 0.1), kin - kin.max(initial=-1.0),
            np.ones(len(near)),
        ]  # fmt: skip
        found: Floats = np.concatenate(
            [np.stack(own, axis=1), compared.actor, compared.place, np.stack(rest, axis=1)], axis=1
        )
        return found

    def over_ruled_out(self, meaning: Vector | None) -> dict[str, float]:
        """By indicator, how much nearer a meaning is to an example that counts than to any that is ruled out."""
        near, far = self._examples.by_meaning(meaning).halves()
        return dict(zip(self._number, map(float, near.score - far.score), strict=True))

    def nearest(self, indicator: Indicator, meaning: Vector | None, most: int) -> tuple[str, ...]:
        """The examples that count and are nearest to a meaning; the first ones where meanings are not known."""
        texts, vectors = indicator.counts, [v for v in self._meant[0][self._number[indicator.id]] if v is not None]
        if len(texts) <= most or meaning is None or len(vectors) != len(texts):
            return texts[:most]
        order = sorted(np.argsort(-(np.stack(vectors) @ meaning), kind="stable")[:most].tolist())
        return tuple(texts[k] for k in order)

    def alike(self, text: str, meaning: Vector | None) -> tuple[dict[str, float], dict[str, float]]:
        """How like *text* is to the nearest example that counts, by indicator: by its words alone, by its meaning alone."""
        by = self._examples.by_words(self.bare(text)), self._examples.by_meaning(meaning)
        words, meanings = (dict(zip(self._number, map(float, one.halves()[0].score), strict=True)) for one in by)
        return words, meanings

    def plain_reason(self, indicator: Indicator, compared: Compared) -> str:
        """The example that is likest, what speaks against it, and by what words actor and place are there."""
        k = self._number[indicator.id]
        like, near = float(compared.words.score[k]), max(0.0, float(compared.meaning.score[k]))
        unlike, far = float(compared.words_ruled_out.score[k]), max(0.0, float(compared.meaning_ruled_out.score[k]))
        chosen = self._likest(indicator, compared)
        why = [f"action: like “{chosen}”, {max(like, near):.2f}" if chosen else "action: no example is like it"]
        if max(unlike, far) > 0.5 and indicator.nots:
            at = compared.meaning_ruled_out.at[k] if far > unlike else compared.words_ruled_out.at[k]
            why.append(f"against it: like “{indicator.nots[at]}”, {max(unlike, far):.2f}")
        return "; ".join([*why, *self._parties(indicator, compared.seen)])

    def reason(self, indicator: Indicator, compared: Compared) -> str:
        """The example that is nearest, and by what words actor and place are there."""
        chosen = self._likest(indicator, compared)
        parts = [f"action: nearest “{chosen}”"] if chosen else []
        return "; ".join([*parts, *self._parties(indicator, compared.seen)])

    def _likest(self, indicator: Indicator, compared: Compared) -> str:
        """The example that counts and is likest, by words or by meaning."""
        k = self._number[indicator.id]
        best, nearest = int(compared.words.at[k]), int(compared.meaning.at[k])
        by_meaning = best < 0 or max(0.0, float(compared.meaning.score[k])) > float(compared.words.score[k])
        chosen = nearest if by_meaning else best
        return indicator.counts[chosen] if chosen >= 0 else ""

    def _parties(self, indicator: Indicator, seen: Seen) -> list[str]:
        return [text for text in (self._actor(indicator.actor, seen)[1], self._place(indicator, seen)[1]) if text]

    def named(self, indicator: Indicator, seen: Seen) -> bool:
        """Whether the sentence names the indicator's actor or one under it."""
        return any(n.actor in self._under.get(indicator.actor or "", ()) for n in seen.named)

    def names_actor(self, indicator: Indicator, text: str) -> bool:
        """Whether *text* does."""
        return any(n.actor in self._under.get(indicator.actor or "", ()) for n in self.names.find(text))

    def belongs(self, indicator: Indicator, actors: Iterable[str | None]) -> bool:
        """Whether one of *actors* is the indicator's, or under it."""
        return any(actor in self._under.get(indicator.actor or "", ()) for actor in actors if actor is not None)

    def _asks_for(self, indicator: Indicator) -> bool:
        """Whether the indicator is of one actor of the situation."""
        return indicator.actor is not None and indicator.actor in self.situation.actors

    def _actors(self, seen: Seen) -> Floats:
        """What `_actor` gives, of every indicator: the same for all of one actor, and for all whose actor nobody names."""
        found = self._no_actor.copy()
        for actor in self._touched(seen):
            if actor in self._of_actor:
                found[self._of_actor[actor]] = self._actor(actor, seen)[0]
        return found

    def _places_of(self, seen: Seen) -> Floats:
        """What `_place` gives, of every indicator."""
        found = self._no_place.copy()
        touched = {k for actor in self._touched(seen) for k in self._of_target.get(actor, ())}
        if self._any_place is not None:
            around = f"{seen.unit.text}\n{seen.unit.before}"
            if self._any_place.search(around):
                touched.update(k for k, i in self._placed if any(p in around for p in i.place))
        for k in touched:
            found[k] = self._place(self.situation.indicators[k], seen)[0]
        return found

    def _touched(self, seen: Seen) -> set[str]:
        """The situation's actors that are named in a unit or just before it, or to which those belong."""
        return {over for n in (*seen.named, *seen.near, *seen.speaking) for over in self._over.get(n.actor, ())}

    def _actor(self, actor: str | None, seen: Seen) -> tuple[tuple[float, ...], str]:
        """Six figures of an indicator's actor, and the reason: leads, named, taken up, missing, as object, another leads."""
        if actor is None or actor not in self.situation.actors:
            return _ANY, "actor: any"
        under = self._under[actor]
        name = self.situation.actors[actor].name
        mine = [n for n in seen.named if n.actor in under]
        others = [n for n in seen.named if n.actor not in under]
        text = seen.unit.text
        if not mine and any(n.actor in under for n in seen.speaking) and not others:
            return (0.0, 0.0, 1.0, 0.0, 0.0, 0.0), f"actor: {name}, who says it"
        if not mine:
            taken = _TAKEN_UP.search(text)
            # "they" belongs to another who acts in the same sentence before it belongs to one named earlier.
            acting = [n for n in others if not _OBJECT.search(text[: n.start])]
            if taken and not acting and any(n.actor in under for n in seen.near):
                return (0.0, 0.0, 1.0, 0.0, 0.0, 0.0), f"actor: {name}, by “{taken.group()}”"
            return _MISSING, f"actor: {name} is not named"
        agent = any(_AGENT.search(text[: n.start]) for n in mine)
        leads = agent or not others or mine[0].start < others[0].start
        as_object = not agent and all(_OBJECT.search(text[: n.start]) for n in mine)
        if leads and not as_object:
            return (1.0, 1.0, 0.0, 0.0, 0.0, 0.0), f"actor: {name}, by “{mine[0].form}”"
        if as_object:
            figures = (0.0, 1.0, 0.0, 0.0, 1.0, float(not leads))
            return figures, f"actor: {name} only behind a preposition, “{mine[0].form}”"
        lead = others[0].form
        return (0.0, 1.0, 0.0, 0.0, 0.0, 1.0), f"actor: {name}, by “{mine[0].form}”, behind {lead}"

    def _place(self, indicator: Indicator, seen: Seen) -> tuple[tuple[float, ...], str]:
        """Four figures: there, just before, missing, none wanted."""
        pattern, target = self._places[indicator.id], indicator.target
        if pattern is None and target is None:
            return _ANYWHERE, ""
        place = pattern.search(seen.unit.text) if pattern else None
        own = self._under.get(indicator.actor or "", frozenset())
        # A sentence that names a state of its own says where; it does not take up the place named before it.
        elsewhere = any(n.actor not in own for n in seen.named)
        if place:
            return (1.0, 0.0, 0.0, 0.0), f"place: “{place.group()}”"
        if target is not None and target in self.situation.actors:
            under = self._under[target]
            there = next((n for n in seen.named if n.actor in under), None)
            if there:
                return (1.0, 0.0, 0.0, 0.0), f"target: {self.situation.actors[target].name}, by “{there.form}”"
            if any(n.actor in under for n in seen.near) and not elsewhere:
                return (0.0, 1.0, 0.0, 0.0), f"target: {self.situation.actors[target].name}, named just before"
        if pattern and not elsewhere and pattern.search(seen.unit.before):
            return (0.0, 1.0, 0.0, 0.0), "place: named just before"
        return _NOWHERE, "target and place: not named"


_WITHIN = re.compile(r"\b(?:in|within|inside|reached|entered|affected|(?:spread|crossed) (?:in)?to)\s+(?:the\s+)?$")
_WITHIN_A_PART = re.compile(
    r"\b(?:no|not|nobody|none|never|nothing|neither)\b[^.;,]{0,80}?\b(?:in|within|inside)\s+(?:the|this|our|their|his|her)\s+(?:\w+\s+)?(?:province|region|district|county|governorate|state|prefecture|canton|city|"
    r"municipality|island|town|capital)\b"
)
_WITHIN_ITS_OWN = re.compile(
    r"\b(?:in|within|inside)\s+(?:(?:the|this|our|their)\s+(?:country|nation|kingdom|republic)\b|(?:our|their)\s+(?:own\s+)?(?:borders|territory)\b)"
)


@lru_cache(maxsize=4_096)
def _negations(examples: tuple[str, ...]) -> tuple[bool, ...]:
    """Which of *examples* are negations."""
    return tuple(read_stance("", example, "").stance == "denies" for example in examples)


def _numbers(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for name, number in pairs:
        found.setdefault(name, []).append(number)
    return found
