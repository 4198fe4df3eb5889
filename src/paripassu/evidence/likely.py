"""A sentence in, each indicator that it may bear on out, with how likely: by words, meaning, actors and places, and by the network that
reads it beside the examples."""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import permutations
from typing import NamedTuple

import numpy as np

from paripassu.evidence.asked import (
    IN_TEXT,
    Asked,
    Candidate,
    beside_it,
    chance_of,
    in_their_text,
    judging,
    total,
    weights,
)
from paripassu.evidence.bearing import greatest_elsewhere, of_ruled_out_doer, proper_names
from paripassu.evidence.features import CANDIDATE, Compared, Comparer, Embed, Seen, Unit, Vector
from paripassu.evidence.judge import EXAMPLES, Judge, Network, Pair, Verdict, asked, leading, shipped
from paripassu.evidence.likeness import word_for_word
from paripassu.evidence.masks import masks_of
from paripassu.evidence.resumed import aimed
from paripassu.evidence.scenes import Scenes
from paripassu.evidence.thresholds import KEEP, LIKELY, UNSURE, VERBATIM
from paripassu.evidence.times import earlier, months_before, names_years_before, of_other_years
from paripassu.evidence.units import Means, clauses_of, parts_of
from paripassu.situation.model import Indicator, Situation

MOST = 6
"""Indicators at most that the network is asked about for one sentence."""
MANY = 5
"""Where indicators have more examples than so many, on the mean over a situation, words, actors and places decide: the
network's word is worth more than a handful of examples, and less than many. It is asked where those leave a doubt."""
DOUBT = (0.2, 0.8)
"""Chances, by words, actors and places, between which it is."""
BESIDE = 1.0
"""Weight of the network's log-odds there beside theirs."""
LIFTS = 0.8
"""Chance, by the network, below which it only lowers what they leave in doubt; so it does where an example that the analyst
rules out is nearer than any that counts."""
FAR = 40
"""Characters of what stands before a sentence from which on it tells that nobody names the actor there."""
FEW = 7
"""Words below which what is said is read with the sentence around it."""
WORTH = 0.04
"""Chance, by words, meaning, actors and places, from which an indicator is worth asking about. The more is asked, the more is found
and the longer it takes: from 0.03 on, and about seven, one point more is found in the test situations, in a third more time."""
APART, CLEARLY = 0.5, 1.5
"""Chance, by the network alone, from which on a sentence surely says a thing: where it does so of two, it is asked which clause says which;
and log-odds by which one clause has to say the one rather than the other, and another the other."""
ALONE = -1.5
"""The network's log-odds of another candidate below which it is none."""


class Match(NamedTuple):
    """An indicator on which a sentence may bear."""

    indicator: Indicator
    chance: float
    why: Callable[[], str]
    """Gives the reason in words; most matches are too unlikely for anybody to ask."""
    clause: int
    """Number of the clause that says it."""
    verdict: Verdict | None = None
    verbatim: bool = False
    """Whether it says an example that counts word for word."""


class Likely:
    """How likely it is that a sentence bears on each indicator of a situation."""

    def __init__(self, situation: Situation, embed: Embed | None = None, judge: Judge | None = None) -> None:
        """embed: gives the meaning of the analyst's examples; without it words alone are compared. judge: the network that reads a sentence
        beside an indicator, by default the shipped one."""
        self.situation = situation
        self.comparer = Comparer(situation, embed)
        self.names = self.comparer.names
        self._embed = embed
        self._many = sum(len(i.counts) for i in situation.indicators) > MANY * len(situation.indicators)
        self._judge = judge or (Network() if embed and shipped() else None)
        self._masks = masks_of(situation, self.names)
        self._number = {i.id: k for k, i in enumerate(situation.indicators)}
        self._together = {
            i.id: {i.id, *i.implies, *(x.id for x in situation.indicators if i.id in x.implies)}
            for i in situation.indicators
        }
        """Of each indicator those that a sentence may speak of by speaking of it."""
        self._scenes = Scenes(situation, self.names)
        self._sides: dict[tuple[str, tuple[str, ...]], str] = {}
        told = [(i, " ".join((i.title, *i.counts, *i.place))) for i in situation.indicators]
        self._known_names = " ".join((situation.title, *(text for _, text in told)))
        """What the situation, its indicators and their examples that count are told in."""
        self._ruled_out_names = {
            i.id: frozenset(
                n for x in i.nots for n in proper_names(x) if n not in self._known_names and not self.names.find(n)
            )
            for i in situation.indicators
        }
        """Proper names that only examples that are ruled out have."""
        self._day: date | None = None
        """The day of the report at hand."""
        self._resumed: dict[str, Vector | None] = {}
        """Meanings of sentences that take up what stands before them."""
        self._known: dict[Pair, Verdict] = {}
        """What the network said of the report at hand."""
        self._found: dict[Unit, tuple[Compared, list[Candidate]]] = {}
        """Its sentences, compared, and their candidates."""
        self._asked: dict[Unit, list[Asked]] = {}
        """Its sentences, and what the network made of them."""
        self._looked: dict[Unit, dict[str, Match]] = {}
        """What words, actors and places made of its sentences, where the network was asked because of it."""

    def _forget(self) -> None:
        for kept in (self._known, self._found, self._asked, self._looked, self._resumed):
            kept.clear()
        self._day = None

    def _ask(self, units: Sequence[Unit], means: "Means") -> None:
        """Asks the network about all of a report's sentences at once."""
        if self._judge is None:
            return
        pairs: dict[Pair, None] = {}
        for unit in units:
            meaning = self._meaning(unit, means)
            if meaning is not None and self._many:
                plain = self._looked[unit] = self._plain(self._clauses(unit, meaning))
                pairs.update((pair, None) for pair in self._doubtful(unit, meaning, plain).values())
            elif meaning is not None:
                whole = self.comparer.compare(unit, meaning)
                self._found[unit] = whole, self._pairs(whole)
                pairs.update((pair, None) for *_, pair in self._found[unit][1])
        self._known.update(self._answers(list(pairs)))
        self._asked.update(in_their_text({unit: self.asked_of(*both) for unit, both in self._found.items()}))

    def _meaning(self, unit: Unit, means: "Means") -> Vector | None:
        """The meaning of the sentence in which a unit stands; of one that speaks of a blow again, with what that was aimed at."""
        if (unit.resumed == unit.text and not unit.answers) or self._embed is None:
            return means.of(unit.span)
        if unit.resumed not in self._resumed:
            self._resumed[unit.resumed] = self._embed([unit.resumed])[0]
        return self._resumed[unit.resumed]

    def _answers(self, pairs: Sequence[Pair]) -> dict[Pair, Verdict]:
        """What the network says of *pairs*, asked for what it has not said of the report at hand."""
        open_ = [pair for pair in pairs if pair not in self._known]
        fresh = self._judge(open_) if open_ and self._judge is not None else ()
        return self._known | dict(zip(open_, fresh, strict=True))

    def matches(self, unit: Unit, meaning: Vector | None) -> Iterator[Match]:
        """Each indicator that a sentence may bear on: by what the network that reads the two together makes of it, where there
        are no more than a handful of examples; else, or where there is no network, by words, actors and places."""
        if self._many:
            plain = self._looked[unit] if unit in self._looked else self._plain(self._clauses(unit, meaning))
            yield from self._beside(unit, meaning, plain).values()
        elif self._judge is None or meaning is None:
            yield from self._plain(self._clauses(unit, meaning)).values()
        else:
            yield from self._read(unit, meaning)

    def _clauses(self, unit: Unit, meaning: Vector | None, whole: Compared | None = None) -> list[Compared]:
        """A sentence's clauses, compared; *whole* is the sentence itself, where that was."""
        clauses = clauses_of(unit)
        if len(clauses) == 1 and whole is not None:
            return [whole]
        return self.comparer.compare_all(clauses, meaning)

    def _plain(self, clauses: Sequence[Compared]) -> dict[str, Match]:
        """What words, actors and places make of a sentence, by indicator: of its clauses the likeliest."""
        rows = []
        for one in clauses:
            figures, alike = self.comparer.plain_figures(one)
            rows.append(np.where(alike, figures @ np.array(weights(one.seen.meaning is not None)), -np.inf))
        odds = np.stack(rows)
        at, best = odds.argmax(0).tolist(), odds.max(0)
        chances = (1 / (1 + np.exp(-np.clip(best, -60, 60)))).tolist()
        found: dict[str, Match] = {}
        for k in np.flatnonzero(~np.isneginf(best)).tolist():
            indicator = self.situation.indicators[k]
            why = partial(self.comparer.plain_reason, indicator, clauses[at[k]])
            found[indicator.id] = Match(indicator, chances[k], why, at[k])
        return found

    def _doubtful(self, unit: Unit, meaning: Vector, plain: Mapping[str, Match]) -> dict[str, Pair]:
        """What the network is asked of those that words, actors and places leave in doubt."""
        asked_about = [m.indicator for m in plain.values() if DOUBT[0] < m.chance < DOUBT[1]]
        if not asked_about:
            return {}
        before, sentence = self._sentence(unit)
        return {i.id: (before, sentence, self._side(i, meaning)) for i in asked_about}

    def _beside(self, unit: Unit, meaning: Vector | None, plain: Mapping[str, Match]) -> dict[str, Match]:
        """*plain*; in doubt with the network's word beside it."""
        found = dict(plain)
        pairs = {} if self._judge is None or meaning is None else self._doubtful(unit, meaning, plain)
        if not pairs:
            return found
        known = self._answers(list(pairs.values()))
        over = self.comparer.over_ruled_out(meaning)
        for name, pair in pairs.items():
            one, own = found[name], known[pair].odds
            lifts = chance_of(own) >= LIFTS and over[name] >= 0
            lift = own if own < 0 or lifts else 0.0
            chance = chance_of(math.log(one.chance / (1 - one.chance)) + BESIDE * lift)
            found[name] = one._replace(chance=chance, why=partial(_also_read, one.why, own))
        return found

    def _read(self, unit: Unit, meaning: Vector) -> Iterator[Match]:
        """What the network that reads the sentence beside an indicator makes of it."""
        whole, candidates = self._found.get(unit) or (self.comparer.compare(unit, meaning), None)
        found = self._asked[unit] if unit in self._asked else self.asked_of(whole, candidates)
        clauses = self._clauses(unit, meaning, whole) if found else []
        for one in found:
            indicator = self.situation.indicators[one.number]
            chance = chance_of(total(judging()[1], one.figures))
            text = unit.around if scrap(unit) else unit.text
            verbatim = any(word_for_word(text, example) for example in indicator.counts)
            if verbatim:
                chance = max(chance, VERBATIM)
            elif chance_of(one.verdict.odds) < LIKELY or self._plainly_not(one.number, whole, text):
                chance = min(chance, UNSURE)
            verdict = one.verdict if one.verdict.whole else None
            at = int(np.argmax([clause.words.score[one.number] for clause in clauses]))
            why = partial(self._why_read, indicator, whole, one)
            sentence = unit.around or unit.text
            away = None if verbatim else self._scenes.elsewhere(indicator, unit.resumed, sentence)
            if away is not None:
                chance, why = min(chance, UNSURE), partial(_set_elsewhere, why, away)
            yield Match(indicator, chance, why, at, verdict, verbatim)

    def _plainly_not(self, number: int, whole: Compared, text: str) -> bool:
        """Whether a sentence tells of what the analyst rules out: of years before the situation began, where an example that is ruled out does, or of
        one by the name of his office, where it says more of that example than of any that counts."""
        indicator, unit = self.situation.indicators[number], whole.seen.unit
        since = self.situation.since
        if of_other_years(unit.around or unit.text, since) and any(
            names_years_before(x, since) for x in indicator.nots
        ):
            return True
        if months_before(unit.around or unit.text, since, self._day):
            return True
        out, counted = whole.words_ruled_out.score[number], whole.words.score[number]
        if out > counted and of_ruled_out_doer(text, indicator.nots, indicator.counts) is not None:
            return True
        # A content may be no more than "the cost of that attack": whose it was stands beside it.
        sentence = " ".join(filter(None, (unit.around or unit.text, unit.voice)))
        place = greatest_elsewhere(sentence)
        if place is not None and place not in self._known_names and not self.names.find(place):
            return True
        named = proper_names(sentence) & self._ruled_out_names[indicator.id]
        return (
            bool(named)
            and not self.comparer.at_scene(indicator, sentence)
            and self.comparer.nearer_ruled_out(indicator, sentence)
        )

    def _why_read(self, indicator: Indicator, whole: Compared, one: Asked) -> str:
        own = f"read beside the examples: {chance_of(one.verdict.odds):.2f}"
        beside_it, close_by, _ = one.figures[-IN_TEXT:]
        more = "; a sentence close by says it" if close_by >= KEEP else ""
        less = "; says other things rather" if beside_it >= KEEP else ""
        return f"{own}{more}{less}; {self.comparer.reason(indicator, whole)}"

    def asked_of(self, whole: Compared, candidates: Sequence[Candidate] | None = None) -> list[Asked]:
        """What the network makes of a sentence beside each of its candidates, which are found where they are not given."""
        found = self._pairs(whole) if candidates is None else candidates
        if not found or self._judge is None:
            return []
        known = self._answers([pair for *_, pair in found])
        apart = self._told_apart(whole.seen.unit, found, known)
        asked_of = []
        # "In 2012 it imposed an embargo": when it was may stand before what somebody is taken to have said.
        other_time = earlier(whole.seen.unit.around or whole.seen.unit.text, self.situation.since)
        for k, odds, row, pair in found:
            verdict, figure = known[pair], dict(zip(CANDIDATE, row, strict=True))
            ruled_out = max(0.0, -figure["meaning over ruled out"])
            parties = (figure[n] for n in ("actor missing", "actor as object", "other leads", "place missing"))
            indicator = self.situation.indicators[k]
            mine = self._together[indicator.id]
            beside = {self.situation.indicators[j].id: known[p].odds for j, *_, p in found if j != k}
            none = apart.get(k, {})
            others = [min(own, none.get(name, own)) for name, own in beside.items() if name not in mine]
            # "The talks are over" is nearer to "the text is agreed" than to "the treaty is signed", which implies it.
            ahead = max([own - verdict.odds for name, own in beside.items() if name in mine], default=0.0)
            figures = (1.0, verdict.odds, max([ALONE, *others]), odds, ruled_out, *parties, float(other_time))
            standing = self._standing(indicator, whole.seen)
            asked_of.append(Asked(k, verdict, (*figures, max(0.0, ahead), *standing, *([0.0] * IN_TEXT))))
        return beside_it(asked_of, {k: frozenset(self._number[n] for n in names) for k, names in apart.items()})

    def _told_apart(
        self, unit: Unit, found: Sequence[Candidate], known: Mapping[Pair, Verdict]
    ) -> dict[int, dict[str, float]]:
        """Of each indicator that a sentence surely says, by the network alone, the others that it says in another part of it, with the network's
        log-odds of them in the part that says this one: two things that are told in two clauses are no rivals."""
        sure = [one for one in found if known[one[-1]].whole and chance_of(known[one[-1]].odds) >= APART]
        parts = parts_of(unit.text) if len(sure) > 1 and not scrap(unit) else ()
        if len(parts) < 2:
            return {}
        asked_about = {}
        head = _SUBJECT.match(unit.text)
        subject = head["subject"] if head is not None else ""
        for k, _, _, (_, _, side) in sure:
            for n, part in enumerate(parts):
                before = self._masks.apply(leading(" ".join([unit.before, *parts[:n]]), part, unit.voice))
                clause = f"{subject} {part}" if n and _NO_SUBJECT.match(part) else part
                asked_about[k, n] = before, self._masks.apply(clause), side
        said = self._answers(list(asked_about.values()))
        self._known.update(said)
        odds = {key: said[pair].odds for key, pair in asked_about.items()}
        apart: dict[int, dict[str, float]] = {}
        for k, j in permutations([one[0] for one in sure], 2):
            by = sorted((odds[k, n] - odds[j, n], n) for n in range(len(parts)))
            (least, theirs), (most, mine) = by[0], by[-1]
            if most >= CLEARLY <= -least and min(chance_of(odds[k, mine]), chance_of(odds[j, theirs])) >= LIKELY:
                apart.setdefault(k, {})[self.situation.indicators[j].id] = odds[j, mine]
        return apart

    def _standing(self, indicator: Indicator, seen: Seen) -> tuple[float, float, float, float]:
        """How a sentence stands in its text: whether it does not name the indicator's actor, whether what stands before does not either,
        whether it is a few words, and whether these are read with the sentence around them."""
        unit = seen.unit
        unnamed = indicator.actor is not None and not self.comparer.named(indicator, seen)
        around = " ".join(filter(None, (unit.before, unit.voice, unit.around)))
        nowhere = unnamed and len(unit.before) > FAR and not self.comparer.names_actor(indicator, around)
        return float(unnamed), float(nowhere), float(len(unit.text.split()) < FEW), float(scrap(unit))

    def _pairs(self, whole: Compared) -> list[Candidate]:
        """A sentence's candidates, each with what the network is asked."""
        found = self.candidates(whole)
        if not found:
            return []
        before, sentence = self._sentence(whole.seen.unit)
        side = [self._side(self.situation.indicators[k], whole.seen.meaning) for k, *_ in found]
        return [(*one, (before, sentence, asked_of)) for one, asked_of in zip(found, side, strict=True)]

    def _sentence(self, unit: Unit) -> tuple[str, str]:
        """What stands before a sentence, and the sentence, as the network is shown them."""
        # A few words ("the capture") say nothing without the sentence in which they stand, which says as well whose they are.
        text, voice = (aimed(unit.around, unit.before), "") if scrap(unit) else (unit.resumed, unit.voice)
        return self._masks.apply(leading(unit.before, text, voice)), self._masks.apply(text)

    def _side(self, indicator: Indicator, meaning: Vector | None) -> str:
        """The indicator's side of a pair, with the examples nearest to the sentence."""
        chosen = self.comparer.nearest(indicator, meaning, EXAMPLES)
        key = indicator.id, chosen
        if key not in self._sides:
            self._sides[key] = asked(indicator, self._masks, chosen)
        return self._sides[key]

    def candidates(self, whole: Compared) -> list[tuple[int, float, list[float]]]:
        """The likeliest few indicators of a sentence, by number, each with its log-odds by words, meaning, actors, places,
        and the figures behind them."""
        rows = self.comparer.candidate_figures(whole)
        odds = rows @ np.array(judging()[0])
        order = np.argsort(-odds, kind="stable")[:MOST].tolist()
        return [(k, float(odds[k]), rows[k].tolist()) for k in order if chance_of(float(odds[k])) >= WORTH]


def scrap(unit: Unit) -> bool:
    """Whether what is said is a few words that say little without the sentence in which they stand."""
    return bool(unit.around) and len(unit.text.split()) < FEW


def _also_read(why: Callable[[], str], odds: float) -> str:
    return f"{why()}; read beside the examples: {chance_of(odds):.2f}"


def _set_elsewhere(why: Callable[[], str], words: str) -> str:
    return f"{why()}; set at another place, “{words}”"


_SUBJECT = re.compile(
    r"\W*(?:that\s+)?(?P<subject>(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|[Aa]n?)\s+[\w-]+|[A-ZÀ-Þ][\w.&-]*(?:\s+[A-ZÀ-Þ][\w.&-]*)*)\s"
)
_NO_SUBJECT = re.compile(
    r"(?:has|have|had|is|are|was|were|will|would|did|does|may|might|could|can|[a-z]+ed)\b", re.IGNORECASE
)
"""A clause that has its subject from the first one, and that subject."""
