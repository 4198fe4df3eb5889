"""From evidence to votes: one for each voice and indicator, with what it weighs for *reached* and for *now*.

A voice votes once on an indicator. To affirm again moves its vote to the later day and adds nothing; to deny again
restores what time has worn off. A later doubt or denial of its own takes the *now* of its affirmation back, and a denial that the thing ever was takes all of it
back. A word that a thing is over is overtaken by what somebody later says goes on and what cannot be so beside it: where a word of as
much weight tells on a later day that they are back in the fighting, the earlier one that they had left it tells little of today.
A word on an indicator that `lasts` tells of *now* on its day as one of what goes on does, and holds it from then on: moves to degrees at
which it is likelier wrong are rarer by as much. When somebody says otherwise, it holds as much less as that weighs.
Voices that are not independent of one another (`Voice.group`) vote on the same degree with falling weight, the
strongest first, so one more of them never counts against what they say together, and never as much as an independent source.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final, Literal

import numpy as np

from paripassu.assessment import tables
from paripassu.assessment.tables import Vector
from paripassu.evidence.voices import Cast, Voice, counts, order, raises, takes_back, without_copies
from paripassu.situation.model import Indicator, Situation
from paripassu.types import Evidence

PART: Final = 0.25
"""Weight of each further voice of a group against the one before it."""
TAKEN_BACK: Final = 0.3
"""What is left of a voice's word on *now* after another voice of its group has said the contrary."""
WORN: Final = 0.5
"""Part of the half-life in which half of what a word tells of a later day has worn off: the world moves, and in a crisis fast."""
RESTORED: Final = 0.25
"""Part of the half-life after which to deny again is worth half as much as the first time: there is mostly more below a degree
than at it, so that what has come to it since soon outweighs what was denied."""

FREES: Final = 1.5
"""Strength of a word, in nats, that frees all of what is told to last: about that of one sure denial by a well rated source, so that even
what was admitted wears off from then on."""

SURE: Final = 0.9
"""A match less likely than this is an uncertain one: a review asks about it."""

Grouping = Literal["usual", "none", "one"]
"""usual: as declared; none: each report its own origin and each voice its own group; one: a group has one vote. What was
found to be copied sentence by sentence is no vote in any: to ask for that, suppose its link away."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How evidence is read in one run: the usual way, or with one assumption changed."""

    name: str = "as held"
    letters: int = 0
    grouping: Grouping = "usual"
    matches: Literal["mixed", "sure", "full"] = "mixed"
    """mixed: by probability; sure: without what is under `SURE`; full: each taken as if certain."""
    half_life: float = 1.0

    @property
    def way(self) -> tuple[bool, bool]:
        """How voices are seated for it: each report apart; sure matches only."""
        return self.grouping == "none", self.matches == "sure"


@dataclass(frozen=True, slots=True)
class Vote:
    """Log-likelihoods in nats that an item adds on its day, by degree reached and by degree now, shape (degrees,)."""

    id: str
    day: date
    reached: Vector
    now: Vector
    holds: Vector | None = None
    """What it tells, from its day on, of what stays so (`Indicator.lasts`): moves away from it are rarer by that much."""

    @property
    def weight(self) -> float:
        """What it adds for the top of the ladder against its foot."""
        return float(self.reached[-1] + self.now[-1])


@dataclass(slots=True)
class _Word:
    """One item with its log-likelihood; `strength` is its size."""

    item: Evidence
    indicator: Indicator
    logs: Vector
    share: float
    strength: float
    fresh: tuple[float, float] = (1.0, 1.0)
    """What it adds, for *reached* and for *now*, over what its voice said before."""
    lasts: bool = False
    """Whether what it tells of stays so until somebody says otherwise."""


@dataclass(slots=True)
class _Stand:
    """What one voice has said of one indicator: its strongest affirmation with the weaker ones since, and what came against it."""

    affirms: list[_Word] = field(default_factory=list)
    against: list[_Word] = field(default_factory=list)
    now: bool = True


_Key = tuple[object, ...]
_Turns = tuple[tuple[date, float], ...]
"""Day and strength of each word that something else is so."""
_Contrary = tuple[tuple[str, date, float], ...]
"""Indicator, day and strength of each word against something that stays so until somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class _Against:
    """What speaks against the words on one question beside what their own group says."""

    turns: _Turns = ()
    """What was said to be so that cannot be beside what is asked."""
    contrary: _Contrary = ()
    """What anybody said against those of its indicators that last."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """What is kept of an item over the days of a walk."""

    item: Evidence
    bench: _Key
    """The group of its voice and the question that it answers."""


@dataclass(frozen=True, slots=True)
class _Bench:
    """All that the voices of one group say on one question, by `voices.order`."""

    items: Sequence[Evidence] = ()
    spoken: Sequence[Evidence] = ()
    """Those without copies."""
    first: _Key | None = None
    """The order of the first of them that affirms."""
    contrary: tuple[_Key, ...] = ()
    """The order of each that does not."""


@dataclass(frozen=True, slots=True)
class _Tallied:
    """The votes of a bench, and what they were counted from."""

    spoken: Sequence[Evidence]
    affirmed: tuple[bool, ...]
    """Of each that does not affirm, whether somebody had affirmed what is asked before."""
    against: _Against
    votes: tuple[Vote, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """The votes of some evidence as one reading has it, bench by bench."""

    reading: Reading
    benches: Mapping[_Key, _Bench]
    firsts: Mapping[object, _Key]
    """The order of the first word that affirms, by what is asked."""
    turns: Mapping[object, _Turns]
    """The words that affirm, by what is asked, where something is asked that cannot be so beside it."""
    contrary: Mapping[object, _Contrary]
    """The words against indicators that last, by what is asked."""
    tallied: Mapping[_Key, _Tallied]

    @property
    def days(self) -> set[date]:
        """Days on which something was said, also what is no vote any more."""
        return {item.day for bench in self.benches.values() for item in bench.spoken}

    @property
    def votes(self) -> list[Vote]:
        return [vote for tallied in self.tallied.values() for vote in tallied.votes]


class Weigher:
    """Turns evidence into votes for one situation.

    What was worked out for one list of evidence is kept for the next: from one day of a replay to another few benches hear
    anything new."""

    def __init__(self, situation: Situation, cast: Cast) -> None:
        self._cast = cast
        self._half_life = situation.half_life
        self._indicators = {i.id: i for i in situation.indicators}
        self._seen = {i.id: tables.presence(situation, i) for i in situation.indicators}
        self._opposed = _opposed(situation, {i.id: self._question(i.id) for i in situation.indicators})
        self._lasting = {self._question(i.id) for i in situation.indicators if i.lasts}
        self._admitted = {i.id: tables.presence_admitted(situation, i) for i in situation.indicators}
        self._logs: dict[tuple[object, ...], Vector] = {}
        # by the identity of an item, which is held there so that no other one can come to have it
        self._known: dict[int, tuple[Evidence, _Heard | None]] = {}
        self._benches: dict[tuple[bool, bool], dict[_Key, _Bench]] = {}
        self._last: dict[Reading, Count] = {}

    def votes(self, evidence: Sequence[Evidence], reading: Reading) -> list[Vote]:
        """Votes of *evidence* (by `voices.order`) as *reading* has it; items without a vote weigh nothing."""
        return self.counts(evidence, (reading,))[0].votes

    def counts(self, evidence: Sequence[Evidence], readings: Sequence[Reading]) -> list[Count]:
        """The same for each of several readings, to go on from."""
        if len(self._known) > 2 * len(evidence) + 1_000:
            self._known.clear()
        heard = [h for item in evidence if (h := self._heard(item)) is not None]
        firsts: dict[tuple[bool, bool], dict[object, _Key]] = {}
        for way in {r.way for r in readings}:
            self._benches[way] = self._sat(heard, *way)
            firsts[way] = _firsts({}, self._benches[way])
        for reading in readings:
            before = self._last[reading].tallied if reading in self._last else {}
            benches, first = self._benches[reading.way], firsts[reading.way]
            turns = self._turns(benches, reading)
            contrary = self._contrary(benches, reading)
            tallied = {
                key: self._tallied(
                    bench, first.get(key[-1]), self._against(key[-1], turns, contrary), reading, before.get(key)
                )
                for key, bench in benches.items()
            }
            self._last[reading] = Count(reading, benches, first, turns, contrary, tallied)
        return [self._last[reading] for reading in readings]

    def with_more(self, count: Count, more: Sequence[Evidence]) -> tuple[list[Vote], list[Vote]]:
        """The votes of *count* that are no longer cast, and those that are cast in their place, where *more* comes after its
        evidence: later by `voices.order`, and from texts of its own."""
        heard = [h for item in more if (h := self._heard(item)) is not None]
        gone: list[Vote] = []
        come: list[Vote] = []
        apart, _ = count.reading.way
        added = self._benched(heard, *count.reading.way)
        benches = {
            key: self._filled([*(count.benches[key].items if key in count.benches else ()), *items], apart)
            for key, items in added.items()
        }
        firsts = _firsts(count.firsts, benches)
        new = {key[-1] for key, bench in benches.items() if key[-1] in self._opposed and bench.first is not None}
        asked = {key: bench for key, bench in {**count.benches, **benches}.items() if key[-1] in new}
        turns = {**count.turns, **self._turns(asked, count.reading)}
        taken = {key[-1] for key, bench in benches.items() if key[-1] in self._lasting and bench.contrary}
        asked = {key: bench for key, bench in {**count.benches, **benches}.items() if key[-1] in taken}
        contrary = {**count.contrary, **self._contrary(asked, count.reading)}
        turned = {other for question in new for other in self._opposed[question]} | taken
        benches |= {key: bench for key, bench in count.benches.items() if key[-1] in turned and key not in benches}
        for key, bench in benches.items():
            if key in count.benches:
                gone += count.tallied[key].votes
            against = self._against(key[-1], turns, contrary)
            come += self._tallied(bench, firsts.get(key[-1]), against, count.reading, None).votes
        return gone, come

    def _turns(self, benches: Mapping[_Key, _Bench], reading: Reading) -> dict[object, _Turns]:
        """Day and strength of each word that affirms, by what is asked, where something else is asked that cannot be so beside it. Of what
        goes on, alone: that something happened may be told long after it was over; and not what its voice takes back later."""
        found: dict[object, list[tuple[date, float]]] = {}
        for (*_, question), bench in benches.items():
            if question not in self._opposed or bench.first is None:
                continue
            said: dict[_Key, list[tuple[date, float]]] = {}
            for item in bench.spoken:
                voice = self._cast.voice(item)
                words = said.setdefault((voice.key, item.indicator), [])
                if tables.row(item) != "affirms":
                    words.clear()
                elif item.tense == "ongoing" or self._goes_on(item):
                    words.append((item.day, self._word(item, voice, reading, affirmed=True).strength))
            found.setdefault(question, []).extend(word for words in said.values() for word in words)
        return {question: tuple(sorted(words)) for question, words in found.items()}

    def _goes_on(self, item: Evidence) -> bool:
        indicator = self._indicators[item.indicator]
        return tables.again(indicator, item) or tables.stays(indicator, item)

    def _contrary(self, benches: Mapping[_Key, _Bench], reading: Reading) -> dict[object, _Contrary]:
        """Each word against an indicator that lasts, by what is asked."""
        found: dict[object, list[tuple[str, date, float]]] = {}
        for (*_, question), bench in benches.items():
            if question not in self._lasting or not bench.contrary:
                continue
            for item in bench.spoken:
                if self._indicators[item.indicator].lasts and tables.row(item) != "affirms":
                    strength = self._word(item, self._cast.voice(item), reading, affirmed=True).strength
                    found.setdefault(question, []).append((item.indicator, item.day, strength))
        return {question: tuple(sorted(words)) for question, words in found.items()}

    def _against(
        self, question: object, turns: Mapping[object, _Turns], contrary: Mapping[object, _Contrary]
    ) -> _Against:
        """The words of *turns* that what *question* asks is overtaken by, and those against what lasts of it."""
        others = tuple(word for other in self._opposed.get(question, ()) for word in turns.get(other, ()))
        return _Against(others, contrary.get(question, ()))

    def days(self, more: Iterable[Evidence]) -> set[date]:
        """`Count.days` of some more."""
        return {item.day for item in more if tables.row(item) is not None and self._heard(item) is not None}

    def _heard(self, item: Evidence) -> _Heard | None:
        """What is to be known of an item; None where it is no vote, whatever else is said."""
        kept = self._known.get(id(item))
        if kept is not None:
            return kept[1]
        found = None
        indicator = self._indicators.get(item.indicator)
        if indicator is not None and not item.idle and counts(indicator, item):
            found = _Heard(item, (self._cast.voice(item).group, self._question(item.indicator)))
        self._known[id(item)] = item, found
        return found

    def _sat(self, heard: Sequence[_Heard], apart: bool, sure: bool) -> dict[_Key, _Bench]:
        """The benches; those that are as they were are kept."""
        before = self._benches.get((apart, sure), {})
        benches: dict[_Key, _Bench] = {}
        for key, items in self._benched(heard, apart, sure).items():
            held = before.get(key)
            benches[key] = held if held is not None and held.items == items else self._filled(items, apart)
        return benches

    def _benched(self, heard: Sequence[_Heard], apart: bool, sure: bool) -> dict[_Key, list[Evidence]]:
        """Items by bench. apart: each report a bench of its own for each of its voices; sure: without uncertain matches."""
        benches: dict[_Key, list[Evidence]] = {}
        for h in heard:
            if sure and h.item.match < SURE:
                continue
            key = h.bench
            if apart:
                key = self._cast.voice(h.item).key, h.item.indicator, h.item.report, h.bench[-1]
            benches.setdefault(key, []).append(h.item)
        return benches

    def _filled(self, items: list[Evidence], apart: bool) -> _Bench:
        spoken = items if apart else without_copies(self._cast, items)
        spoken = [item for item in spoken if tables.row(item) is not None]
        first = next((order(item) for item in spoken if tables.row(item) == "affirms"), None)
        return _Bench(items, spoken, first, tuple(order(item) for item in spoken if tables.row(item) != "affirms"))

    def _tallied(
        self, bench: _Bench, first: _Key | None, against: _Against, reading: Reading, before: _Tallied | None
    ) -> _Tallied:
        """The votes of a bench. first: the order of the first word by anybody that affirms what is asked; against: what others say that
        it cannot be beside, or that it lasts no longer."""
        affirmed = tuple(first is not None and first < place for place in bench.contrary)
        if (
            before is not None
            and before.spoken is bench.spoken
            and before.affirmed == affirmed
            and before.against == against
        ):
            return before
        stands: dict[_Key, _Stand] = {}
        half_life = self._half_life * reading.half_life
        after = iter(affirmed)
        for item in bench.spoken:
            voice = self._cast.voice(item)
            stand = stands.setdefault((voice.key, item.indicator), _Stand())
            heard = tables.row(item) == "affirms" or next(after)
            _say(stand, self._word(item, voice, reading, heard), half_life)
        part = 0.0 if reading.grouping == "one" else PART
        return _Tallied(bench.spoken, affirmed, against, tuple(_tally(list(stands.values()), part, half_life, against)))

    def _question(self, name: str) -> object:
        """Indicators that tell the same degrees apart ask one question, so that one source answers it once."""
        indicator = self._indicators[name]
        if not isinstance(indicator.tells, str):
            return name
        return indicator.at_least, indicator.at_most

    def _word(self, item: Evidence, voice: Voice, reading: Reading, affirmed: bool) -> _Word:
        indicator: Indicator = self._indicators[item.indicator]
        match = 1.0 if reading.matches == "full" else item.match
        key = (
            item.indicator, voice.reliability, voice.side, voice.named, item.stance, item.certainty, match,
            reading.letters,
        )  # fmt: skip
        if key not in self._logs:
            given = tables.words_given(indicator, voice, item, reading.letters, match)
            admits = voice.side == "own" and raises(indicator, item)
            self._logs[key] = tables.log_likelihood((self._admitted if admits else self._seen)[item.indicator], given)
        logs = self._logs[key]
        strength = float(np.abs(logs).max())
        share = tables.reached_share(indicator, item, affirmed=affirmed)
        return _Word(item, indicator, logs, share, strength, lasts=tables.stays(indicator, item))


def _say(stand: _Stand, word: _Word, half_life: timedelta) -> None:
    """One more word of the same voice, later than what it has said. What is much less likely about the thing than what was affirmed, or tells of
    another time of what recurs, weighs by itself and takes nothing back."""
    if tables.row(word.item) == "affirms":
        if stand.affirms and word.strength < stand.affirms[0].strength:
            # a weaker word is no more than what it says of the time since
            worn = 1 - 0.5 ** ((word.item.day - stand.affirms[-1].item.day) / (half_life * WORN))
            word.fresh = 0.0, 0.0 if word.lasts and stand.affirms[0].lasts else worn
            stand.affirms.append(word)
        else:
            stand.affirms = [word]
        stand.against = [w for w in stand.against if not takes_back(w.indicator, word.item, w.item)]
        stand.now = True
        return
    if stand.against:
        # kept beside the earlier words, not in their place: to deny once more must never raise anything
        share = min(1.0, max(w.strength for w in stand.against) / max(word.strength, 1e-12))
        left = 0.5 ** ((word.item.day - stand.against[-1].item.day) / (half_life * RESTORED))
        word.fresh = (1 - share * left,) * 2
    stand.against.append(word)
    surest = max(stand.affirms, key=lambda w: w.item.match, default=word)
    if not takes_back(surest.indicator, word.item, surest.item):
        return
    stand.now = False
    if word.item.stance == "denies" and word.item.tense == "happened":
        stand.affirms = []


def _firsts(before: Mapping[object, _Key], benches: Mapping[_Key, _Bench]) -> dict[object, _Key]:
    """The order of the first word that affirms, by what is asked: of those of *before* and of *benches*."""
    firsts = dict(before)
    for (*_, question), bench in benches.items():
        if bench.first is not None:
            firsts[question] = min(firsts.get(question, bench.first), bench.first)
    return firsts


def _opposed(situation: Situation, questions: Mapping[str, object]) -> dict[object, tuple[object, ...]]:
    """By what is asked, what else is asked that cannot be so at any degree at which it is."""
    spans = {questions[i.id]: tables.inside(situation, i) for i in situation.indicators if isinstance(i.tells, str)}
    found = {q: tuple(o for o, there in spans.items() if not (there & span).any()) for q, span in spans.items()}
    return {q: others for q, others in found.items() if others}


def _overtaken(word: _Word, turns: _Turns) -> float:
    """What is left of a word on *now* after others said later what cannot be so beside it: the less, the stronger theirs are. All of one
    that bears on *reached* too: how far things had gone by its day is not undone by what came later."""
    if word.share:
        return 1.0
    later = max((strength for day, strength in turns if day > word.item.day), default=0.0)
    return 1 - (1 - TAKEN_BACK) * min(1.0, later / max(word.strength, 1e-12))


def _until(word: _Word, against: _Against) -> tuple[date, float]:
    """The day on which the strongest of what was said later against a word of what lasts was said, and how much of it that
    frees, all where it is as strong or `FREES`: so much of it wears off from that day on, as all else does, and the rest lasts. Its
    own day and nothing where none was."""
    own = ((day, strength) for name, day, strength in against.contrary if name == word.item.indicator)
    later = [(strength, day) for day, strength in (*own, *against.turns) if day > word.item.day]
    if not later:
        return word.item.day, 0.0
    strength = max(s for s, _ in later)
    frees = strength / max(min(word.strength, FREES), 1e-12)
    return min(day for s, day in later if s == strength), min(1.0, frees)


def _tally(stands: Sequence[_Stand], part: float, half_life: timedelta, against_them: _Against) -> Iterable[Vote]:
    """Votes of one group on one degree, the strongest words first."""
    affirming = [s for s in stands if s.affirms]
    against = [w for s in stands for w in s.against]
    words = [w for s in affirming for w in s.affirms]

    def after(word: _Word, others: Sequence[_Word]) -> float:
        taken = (o.item.day > word.item.day and takes_back(word.indicator, o.item, word.item) for o in others)
        return TAKEN_BACK if any(taken) else 1.0

    def worn(first: _Word, word: _Word) -> float:
        """What has worn off of a word of what lasts, by the day of a later one."""
        day, share = _until(first, against_them) if first.lasts and first is not word else (word.item.day, 0.0)
        days = max(timedelta(0), word.item.day - day)
        return share * (1 - float(0.5 ** (days / (half_life * WORN))))

    held: dict[str, tuple[float, float]] = {}
    for s in affirming:
        left = 1.0
        for w in s.affirms:
            # What a turn has taken off the word before is there again for the next one to say.
            fresh = 1 - left * (1 - max(w.fresh[1], worn(s.affirms[0], w)))
            left = _overtaken(w, against_them.turns)
            held[w.item.id] = w.fresh[0], fresh * after(w, against) * left if s.now else 0.0
    contrary = {w.item.id: (w.fresh[0] * after(w, words), w.fresh[1] * after(w, words)) for w in against}
    for vote, word in _ranked([s.affirms for s in affirming], part, held, half_life, contrary=False):
        yield from _lasting(vote, word, against_them) if word.lasts else (vote,)
    yield from (
        v for v, _ in _ranked([s.against for s in stands if s.against], part, contrary, half_life, contrary=True)
    )


def _lasting(vote: Vote, word: _Word, against: _Against) -> Iterable[Vote]:
    """The vote of a word of what lasts, holding what it tells all of; and on the day on which somebody said otherwise, that it
    holds as much less as that weighs."""
    holds = vote.now / (1 - word.share)
    yield replace(vote, holds=holds)
    day, freed = _until(word, against)
    if freed:
        nothing = np.zeros_like(vote.now)
        yield Vote(vote.id, day, nothing, nothing, -freed * holds)


def _ranked(
    voices: Sequence[Sequence[_Word]],
    part: float,
    left: Mapping[str, tuple[float, float]],
    half_life: timedelta,
    *,
    contrary: bool,
) -> Iterable[tuple[Vote, _Word]]:
    """The vote of each word, by voice; its weight falls by *part* with the place of its voice, apart for *reached* and for *now*.

    `left` is what each word's weight is before that, for *reached* and for *now*. What was said of *now*, and that a thing had
    not been reached (*contrary*), wears off: voices are placed by what time has left of their words by the last one's day, so
    that an older one does not take the place of a newer one that tells more today. What lasts does not wear off.
    """
    words = [w for voice in voices for w in voice]
    last = max((w.item.day for w in words), default=date.min)
    weights: list[dict[str, float]] = []
    for which in (0, 1):
        shares = {w.item.id: (w.share, 1 - w.share)[which] * left[w.item.id][which] for w in words}
        wears = half_life * WORN if which or contrary else timedelta.max

        def tells(voice: Sequence[_Word], shares: dict[str, float] = shares, wears: timedelta = wears) -> float:
            return sum(
                w.strength * shares[w.item.id] * (1.0 if w.lasts else float(0.5 ** ((last - w.item.day) / wears)))
                for w in voice
            )

        ranked = sorted(voices, key=lambda v: (-tells(v), -v[-1].item.day.toordinal(), v[-1].item.id))
        weights.append({w.item.id: part**place * shares[w.item.id] for place, v in enumerate(ranked) for w in v})
    for w in words:
        yield Vote(w.item.id, w.item.day, w.logs * weights[0][w.item.id], w.logs * weights[1][w.item.id]), w
