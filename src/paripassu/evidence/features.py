"""A sentence and an indicator in, what speaks for and against a match out: figures, and the same in words.

Four questions, each with its own figures: is the action like the analyst's examples (by the words and by the meaning of the
sentence), and not like what they ruled out; is it the actor's; is it towards the target or at the place.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from paripassu.evidence.actors import Named, Names, belongs, place_pattern
from paripassu.evidence.words import Phrase, likeness, phrase, telling
from paripassu.gazetteer import states
from paripassu.situation.model import Indicator, Situation
from paripassu.statements.stance import read as read_stance
from paripassu.types import Span

Vector = npt.NDArray[np.float32]
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
    "no place wanted", "meaning behind best", "one",
)  # fmt: skip
"""The figures by which the likeliest indicators of a sentence are found."""
_TAKEN_UP = re.compile(
    r"\b(?:they|them|their|theirs|it|its|he|his|she|her|the (?:troops|soldiers|units?|men|forces|fighters|weapons|shells|two countries|"
    r"country|group|company|firm|regime|north|south|government|army|authorities|rebels|movement|gang|virus|disease|river|party|ministry))\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:to|against|with|at|on|for|in|into|towards?|about|than|inside|near|over|from)\s+(?:the\s+)?$", re.IGNORECASE
)
_AGENT = re.compile(r"\b(?:by|of)\s+(?:the\s+)?$", re.IGNORECASE)

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


@dataclass(frozen=True, slots=True)
class Seen:
    """A unit prepared: its words, its meaning, and whom it names."""

    unit: Unit
    words: Phrase
    meaning: Vector | None
    named: tuple[Named, ...]
    near: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Examples:
    """An indicator's examples, prepared: phrases without names, and meanings (examples, M) or None."""

    counts: tuple[Phrase, ...]
    nots: tuple[Phrase, ...]
    count_meanings: Vector | None
    not_meanings: Vector | None


class Comparer:
    """Compares units with the indicators of one situation."""

    def __init__(self, situation: Situation, embed: Embed | None = None) -> None:
        self.situation = situation
        self.names = Names(situation)
        # A place of several words ("inside Ukraine") may be all that an example says: only bare names are taken out.
        self._anywhere = place_pattern([p for i in situation.indicators for p in i.place if " " not in p])
        counts = {i.id: tuple(self.bare(t) for t in i.counts) for i in situation.indicators}
        nots = {i.id: tuple(self.bare(t) for t in i.nots) for i in situation.indicators}
        texts = [t for i in situation.indicators for t in (*i.counts, *i.nots)]
        meanings = iter(embed(texts) if embed and texts else [None] * len(texts))
        self.examples: dict[str, Examples] = {}
        for i in situation.indicators:
            others = [q for k, v in counts.items() if k != i.id for q in v] + list(nots[i.id])
            self.examples[i.id] = Examples(
                tuple(telling(p, others) for p in counts[i.id]),
                tuple(telling(p, counts[i.id]) for p in nots[i.id]),
                _stack([next(meanings) for _ in i.counts]),
                _stack([next(meanings) for _ in i.nots]),
            )
        self._places = {i.id: place_pattern(i.place) for i in situation.indicators}
        self._under: dict[str, frozenset[str]] = {
            a: frozenset(x for x in situation.actors if belongs(situation, x, a)) for a in situation.actors
        }

    def bare(self, text: str) -> Phrase:
        """The words of *text* without the names of actors and places, which are compared by themselves."""
        if self._anywhere is not None:
            text = self._anywhere.sub(" ", text)
        for named in reversed(self.names.find(text)):
            text = f"{text[: named.start]} {text[named.end :]}"
        return phrase(text)

    def see(self, unit: Unit, meaning: Vector | None) -> Seen:
        return Seen(
            unit, self.bare(unit.text), meaning, tuple(self.everybody(unit.text)), tuple(self.names.find(unit.before))
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
        """Whether the example that *text* is most like is itself a negation ("have not been seen at the front"): then to deny
        its words is to affirm the indicator."""
        _, best = _best(self.examples[indicator.id].counts, self.bare(text))
        return best >= 0 and read_stance("", indicator.counts[best], "").stance == "denies"

    def ruled_out(self, indicator: str, text: str) -> bool:
        """Whether the indicator's place is named only behind a "not" of its own."""
        pattern = self._places[indicator]
        found = list(pattern.finditer(text)) if pattern else []
        return bool(found) and all(_NOT_AT.search(text[: m.start()]) for m in found)

    def features(self, indicator: Indicator, seen: Seen) -> tuple[list[float], str] | None:
        """The features of a unit against an indicator, and the reason in words; None where nothing is alike."""
        examples = self.examples[indicator.id]
        like, best = _best(examples.counts, seen.words)
        near, nearest = _nearest(examples.count_meanings, seen.meaning)
        if like < 0.2 and near < 0.3:
            return None
        unlike, worst = _best(examples.nots, seen.words)
        far, farthest = _nearest(examples.not_meanings, seen.meaning)
        chosen = nearest if near > like or best < 0 else best
        why = [
            f"action: like “{indicator.counts[chosen]}”, {max(like, near):.2f}"
            if chosen >= 0
            else "action: no example is like it"
        ]
        if max(unlike, far) > 0.5 and indicator.nots:
            k = farthest if far > unlike else worst
            why.append(f"against it: like “{indicator.nots[k]}”, {max(unlike, far):.2f}")
        actor, reason = self._actor(indicator, seen)
        why.append(reason)
        place, reason = self._place(indicator, seen)
        if reason:
            why.append(reason)
        figures = [
            1.0,
            like,
            max(0.0, unlike - like + 0.2),
            near,
            max(0.0, far - near + 0.1),
            like * near,
            *actor,
            *place,
        ]
        return figures, "; ".join(why)

    def figures(self, indicator: Indicator, seen: Seen) -> list[float]:
        """What words, actors and places say: likeness to the nearest example and to the nearest that is ruled out, then the
        six figures of the actor and the four of the place."""
        examples = self.examples[indicator.id]
        like, _ = _best(examples.counts, seen.words)
        unlike, _ = _best(examples.nots, seen.words)
        return [like, unlike, *self._actor(indicator, seen)[0], *self._place(indicator, seen)[0]]

    def candidate_figures(self, seen: Seen) -> list[list[float]]:
        """For each indicator, its figures as CANDIDATE names them."""
        rows = []
        for indicator in self.situation.indicators:
            examples = self.examples[indicator.id]
            near, far = (_cosine(m, seen.meaning) for m in (examples.count_meanings, examples.not_meanings))
            rows.append([near, far, near - far, *self.figures(indicator, seen)])
        top = max((row[0] for row in rows), default=0.0)
        return [[*row, row[0] - top, 1.0] for row in rows]

    def nearest(self, indicator: Indicator, meaning: Vector | None, most: int) -> tuple[str, ...]:
        """The examples that count and are nearest to a meaning; the first ones where meanings are not known."""
        texts, vectors = indicator.counts, self.examples[indicator.id].count_meanings
        if len(texts) <= most or vectors is None or meaning is None or len(vectors) != len(texts):
            return texts[:most]
        order = sorted(np.argsort(-(vectors @ meaning), kind="stable")[:most].tolist())
        return tuple(texts[k] for k in order)

    def alike(self, indicator: Indicator, text: str, meaning: Vector | None) -> tuple[float, float]:
        """How like *text* is to the nearest example that counts: by its words alone, by its meaning alone."""
        examples = self.examples[indicator.id]
        return _best(examples.counts, self.bare(text))[0], _cosine(examples.count_meanings, meaning)

    def reason(self, indicator: Indicator, seen: Seen) -> str:
        """The example that is nearest, and by what words actor and place are there."""
        examples = self.examples[indicator.id]
        near, nearest = _nearest(examples.count_meanings, seen.meaning)
        like, best = _best(examples.counts, seen.words)
        chosen = nearest if near > like or best < 0 else best
        parts = [f"action: nearest “{indicator.counts[chosen]}”"] if chosen >= 0 else []
        parts += [p for p in (self._actor(indicator, seen)[1], self._place(indicator, seen)[1]) if p]
        return "; ".join(parts)

    def named(self, indicator: Indicator, seen: Seen) -> bool:
        """Whether the sentence names the indicator's actor or one under it."""
        return any(n.actor in self._under.get(indicator.actor or "", ()) for n in seen.named)

    def names_actor(self, indicator: Indicator, text: str) -> bool:
        """Whether *text* does."""
        return any(n.actor in self._under.get(indicator.actor or "", ()) for n in self.names.find(text))

    def another_acts(self, indicator: Indicator, seen: Seen) -> bool:
        """Whether somebody else is named in the sentence, and not only behind a preposition."""
        under, text = self._under.get(indicator.actor or "", frozenset()), seen.unit.text
        return any(n.actor not in under and not _OBJECT.search(text[: n.start]) for n in seen.named)

    def _actor(self, indicator: Indicator, seen: Seen) -> tuple[list[float], str]:
        """Six figures: leads, named, taken up, missing, as object, another leads."""
        if indicator.actor is None or indicator.actor not in self.situation.actors:
            return [0.0, 1.0, 0.0, 0.0, 0.0, 0.0], "actor: any"
        under = self._under[indicator.actor]
        name = self.situation.actors[indicator.actor].name
        mine = [n for n in seen.named if n.actor in under]
        others = [n for n in seen.named if n.actor not in under]
        text = seen.unit.text
        if not mine:
            taken = _TAKEN_UP.search(text)
            # "they" belongs to another who acts in the same sentence before it belongs to one named earlier.
            acting = [n for n in others if not _OBJECT.search(text[: n.start])]
            if taken and not acting and any(n.actor in under for n in seen.near):
                return [0.0, 0.0, 1.0, 0.0, 0.0, 0.0], f"actor: {name}, by “{taken.group()}”"
            return [0.0, 0.0, 0.0, 1.0, 0.0, 0.0], f"actor: {name} is not named"
        agent = any(_AGENT.search(text[: n.start]) for n in mine)
        leads = agent or not others or mine[0].start < others[0].start
        as_object = not agent and all(_OBJECT.search(text[: n.start]) for n in mine)
        if leads and not as_object:
            return [1.0, 1.0, 0.0, 0.0, 0.0, 0.0], f"actor: {name}, by “{mine[0].form}”"
        if as_object:
            return [
                0.0,
                1.0,
                0.0,
                0.0,
                1.0,
                float(not leads),
            ], f"actor: {name} only behind a preposition, “{mine[0].form}”"
        lead = others[0].form
        return [0.0, 1.0, 0.0, 0.0, 0.0, 1.0], f"actor: {name}, by “{mine[0].form}”, behind {lead}"

    def _place(self, indicator: Indicator, seen: Seen) -> tuple[list[float], str]:
        """Four figures: there, just before, missing, none wanted."""
        pattern, target = self._places[indicator.id], indicator.target
        if pattern is None and target is None:
            return [0.0, 0.0, 0.0, 1.0], ""
        place = pattern.search(seen.unit.text) if pattern else None
        own = self._under.get(indicator.actor or "", frozenset())
        # A sentence that names a state of its own says where; it does not take up the place named before it.
        elsewhere = any(n.actor not in own for n in seen.named)
        if place:
            return [1.0, 0.0, 0.0, 0.0], f"place: “{place.group()}”"
        if target is not None and target in self.situation.actors:
            under = self._under[target]
            there = next((n for n in seen.named if n.actor in under), None)
            if there:
                return [1.0, 0.0, 0.0, 0.0], f"target: {self.situation.actors[target].name}, by “{there.form}”"
            if any(n.actor in under for n in seen.near) and not elsewhere:
                return [0.0, 1.0, 0.0, 0.0], f"target: {self.situation.actors[target].name}, named just before"
        if pattern and not elsewhere and pattern.search(seen.unit.before):
            return [0.0, 1.0, 0.0, 0.0], "place: named just before"
        return [0.0, 0.0, 1.0, 0.0], "target and place: not named"


def _stack(vectors: Sequence[Vector | None]) -> Vector | None:
    kept = [v for v in vectors if v is not None]
    return np.stack(kept) if kept else None


def _best(examples: Sequence[Phrase], words: Phrase) -> tuple[float, int]:
    scores = [likeness(p, words) for p in examples]
    k = int(np.argmax(scores)) if scores else -1
    return (scores[k], k) if scores else (0.0, -1)


def _cosine(examples: Vector | None, meaning: Vector | None) -> float:
    """The greatest cosine, negative ones too; 0 where there is nothing to compare."""
    return 0.0 if examples is None or meaning is None else float((examples @ meaning).max())


def _nearest(examples: Vector | None, meaning: Vector | None) -> tuple[float, int]:
    if examples is None or meaning is None:
        return 0.0, -1
    scores = examples @ meaning
    k = int(scores.argmax())
    return max(0.0, float(scores[k])), k
