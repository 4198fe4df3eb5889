"""An item of evidence with what it came with in, words about it for people out: whose word it is, the sentence around a few
words, why it weighs nothing, what a doubtful match's figure means.

The JSON holds what is found as it was found; this is for screens and pages.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from itertools import pairwise
from typing import Final, Literal, Self

from paripassu.assessment import words
from paripassu.assessment.tables import presence
from paripassu.assessment.votes import SURE
from paripassu.assessment.words import TABLE
from paripassu.evidence.standing import no_source
from paripassu.evidence.thresholds import KEEP, LIKELY, PARTED, UNSURE
from paripassu.evidence.voices import AFFIRMS, UNNAMED, Cast, counts, order, raises, takes_back, undone
from paripassu.figures import percent_beside
from paripassu.gazetteer import states, usual_name
from paripassu.ledger import Reading
from paripassu.situation.model import Indicator, Situation
from paripassu.statements._sentences import sentences_of
from paripassu.types import Assessment, Band, DegreeView, Evidence, IndicatorView, Report, Source, Span, Statement
from paripassu.views import Holdings, Resting, View, body_of, resting, silence

FEW: Final = 10
"""Words at most with which a quote is no sentence of its own ("the same reassortant in all of them")."""
AROUND: Final = 200
"""Characters at most shown on each side of such a quote."""
MOST_FETCHED: Final = 40
"""Reports that are fetched for the words of those without a name who say one thing under one label."""
TITLE: Final = 60
"""Characters of a title that stands for an outlet."""
NOTHING: Final = 0.005
"""A weight below this shows as 0."""
NONE_KNOWN: Final = "none who affirms is named and an actor or a source of the situation"
"""Why there is no independent source where somebody affirms."""
LEAST_MOVED: Final = 0.005
"""A move of a probability, or one itself, below this shows as nothing."""
UNSHOWN: Final = (
    "no indicator shows it: what it has of what is told of lower degrees comes of the prior and of time alone"
)
"""What is told of a degree that nothing told can tell from those below it."""
_FEW_NAMES: Final = 2
"""Names told on a short screen of those who are no source of their own."""
_SCALE: Final = (*(text for _, text in TABLE), "almost certain")
_LEAD = re.compile(r"^(?:the|an?|its|his|her|their|our|my)\s+", re.IGNORECASE)
_OPEN = re.compile(
    r",\s+(?:who|which|whose|speaking)\b.*$|"
    r",?\s+(?:whom|who|that|which)\s+(?:it|he|she|they|the \w+)\s+(?:did|would|could)(?: not|n['’]t)\b.*$|"
    r"(?:,?\s+(?:that|and|who|which))+$",
    re.IGNORECASE,
)
_MANY = re.compile(r"^(?:One|Two|Three|Four|Five|Six|Several|Some|Many|Most|Other|Another|Both|Senior)\b")
"""What a source's words begin and end with that is none of its description."""
_ALONE = re.compile(r"read beside the examples: (\d\.\d\d)")
_WORD = re.compile(r"[^\W_][\w.'’-]*")
_GENERIC: Final = frozenset(
    """
    tv radio television ministry department office agency authority authorities government army navy police presidency
    cabinet parliament court command council spokesman spokeswoman spokesperson official officials minister president prime
    chief head group company foreign defence defense interior health justice finance affairs external internal state federal
    national public general security rights of and the for a an s
    """.split()  # noqa: SIM905
)
"""Words that tell nobody from another, also where they begin with a capital."""

Mark = Literal["disagreement", "question"]


@dataclass(frozen=True, slots=True)
class Shown:
    """An item as people read it."""

    words: str
    """What is said; a few words stand in their sentence, between ⟦ and ⟧."""
    speaker: str
    note: str
    """Why it weighs nothing, where that is known; else empty."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where things stand, as the head of every screen has it: a degree, and the figure that makes it the one."""

    title: str
    more: bool
    """Whether the figure is of the degrees above it too; not for the lowest and the highest, which stand alone."""
    chance: Band
    just: Band
    """Of the degree alone."""

    @property
    def label(self) -> str:
        """What the figure is of."""
        return f"“{self.title}” or more" if self.more else self.title


def stand(situation: Situation, held: Assessment, which: Literal["now", "reached"]) -> Stand:
    """Where things stand now, or how far they have got: the median of the ladder. Its own figure, which may be small, does not say
    why it is the median; that of it or more does, and is half or more."""
    rank = situation.rank(held.now if which == "now" else held.reached)
    degree: DegreeView = held.degrees[rank]
    just = degree.now if which == "now" else degree.reached
    upward = degree.now_at_least if which == "now" else degree.reached_at_least
    more = 0 < rank < len(held.degrees) - 1
    return Stand(situation.degrees[rank].title, more, upward if rank else just, just)


def in_words(given: Band) -> str:
    """The words for a figure; where its band takes in three of the scale's words or more, between which it may lie too."""
    low, high = words(given.low), words(given.high)
    if _SCALE.index(high) - _SCALE.index(low) < 2:
        return words(given.probability)
    return f"{words(given.probability)}, but by its band anything from {low} to {high}"


def shown_by(situation: Situation) -> dict[str, list[str]]:
    """By degree the ids of the indicators that can tell it from those below it; of the lowest, which nothing need show, those that can tell it
    from the next. Where there are none its share is the prior's and what time is assumed to do."""
    found: dict[str, list[str]] = {}
    for rank, degree in enumerate(situation.degrees):
        at = max(rank, 1)
        found[degree.id] = [x.id for x in situation.indicators if _parts(situation, x, at)]
    return found


def _parts(situation: Situation, indicator: Indicator, rank: int) -> bool:
    """Whether an indicator tells the degree of *rank* from the one below it."""
    low, degree = situation.degrees[rank - 1].id, situation.degrees[rank].id
    if not isinstance(indicator.tells, str):
        return indicator.tells.get(low) != indicator.tells.get(degree)
    return indicator.at_least == degree or indicator.at_most == low


def unshown(view: View) -> str:
    """Of the degrees that no indicator shows and that have a figure to speak of, that they have it of the prior and of time; else empty."""
    shown = shown_by(view.weighed.situation)
    titles = {d.id: d.title for d in view.weighed.situation.degrees}
    found = [
        f"“{titles[d.id]}”: {UNSHOWN}."
        for d in view.assessment.degrees[1:]
        if not shown[d.id] and max(d.now.high, d.reached.high) >= LEAST_MOVED
    ]
    return " ".join(found)


@dataclass(frozen=True, slots=True)
class Cautions:
    """What is to be known of the figures at the head of a view."""

    beside: str
    """What belongs beside the figure for now: that it rests on one sentence of an uncertain match; else empty."""
    text: str
    """What is told under them: drift, that no sentence is behind them, or one alone; empty where there is nothing."""


def cautions(view: View) -> Cautions:
    """What is to be known of the figures at the head of a view before they are told."""
    one = resting(view)
    beside = ""
    if one is not None and one.item.match < SURE:
        beside = f"resting on one sentence of an uncertain match ({one.item.match:.2f})"
    return Cautions(beside, " ".join(filter(None, (drift(view), unbacked(view), _on_one_sentence(view, one)))))


def _on_one_sentence(view: View, one: Resting | None) -> str:
    """On which one sentence the figure for now rests, and what it would be without it; empty where it rests on none by itself."""
    if one is None:
        return ""
    titles = {d.id: d.title for d in view.weighed.situation.degrees}
    said = _begun(in_sentence(one.item, body_of(view.weighed.holdings, one.item.report)))
    without, whole = percent_beside(one.without, ()), percent_beside(one.held, ())
    return (
        f"It rests on one sentence: without “{said}” ({one.item.label}, {one.item.path}) “{titles[one.degree]}” or more would be {without} "
        f"now, not {whole}."
    )


QUOTED = 90
"""Characters of such a sentence that are shown."""


def _begun(quote: str) -> str:
    """*quote* on one line without the marks around it, no more than its first words where it is long."""
    plain = " ".join(quote.split()).strip('“”"')
    return plain if len(plain) <= QUOTED else f"{plain[:QUOTED].rsplit(' ', 1)[0]} …"


def unbacked(view: View) -> str:
    """Of the degrees at which things stand that nothing told is of them or of more, where that is so; else empty."""
    situation, held = view.weighed.situation, view.assessment
    found: dict[str, list[str]] = {}
    for which, name in (("now", held.now), ("reached", held.reached)):
        rank = situation.rank(name)
        if rank and not any(_backs(situation, e, rank, held.weights.get(e.id, 0.0)) for e in view.evidence):
            found.setdefault(situation.degrees[rank].title, []).append(which)
    return " ".join(
        f"No sentence that counts tells of “{title}” or more ({' and '.join(sides)}): the figure comes of what is told of lower degrees, "
        "of the priors and of time."
        for title, sides in found.items()
    )


def _backs(situation: Situation, item: Evidence, rank: int, weight: float) -> bool:
    indicator = situation.indicator(item.indicator)
    if abs(weight) < NOTHING or not isinstance(indicator.tells, str):
        return abs(weight) >= NOTHING
    at_least = indicator.at_least
    if at_least is None:
        # to deny a sign of the opposite tells of what is above it
        return item.stance not in AFFIRMS and situation.rank(indicator.at_most or situation.degrees[0].id) + 1 >= rank
    return item.stance in AFFIRMS and situation.rank(at_least) >= rank


def drift(view: View) -> str:
    """Of a view long after the last evidence, that nothing was reported and that what moved since is no news; else empty."""
    quiet = silence(view)
    if quiet is None:
        return ""
    said = f"No evidence since {quiet.since} ({quiet.days} days): what has moved since is only what time is assumed to do, no news."
    titles = {d.id: d.title for d in view.weighed.situation.degrees}
    sides = (
        ("it stood at", quiet.now, view.assessment.now),
        ("it had reached", quiet.reached, view.assessment.reached),
    )
    moved = [f"{verb} “{titles[then]}”" for verb, then, today in sides if then != today]
    return f"{said} On that day {' and '.join(moved)}." if moved else said


def waiting(count: int) -> str:
    """How many matches of an indicator do not count so far and wait for a person; empty where none does."""
    return f"{count} {'match waits' if count == 1 else 'matches wait'} in `review`" if count else ""


class Teller:
    """Tells of the items of one view, or of others found beside them."""

    def __init__(
        self,
        situation: Situation,
        holdings: Holdings,
        evidence: Sequence[Evidence] = (),
        weights: Mapping[str, float] | None = None,
        extra: Iterable[Reading] = (),
    ) -> None:
        """evidence, weights: what is held as of a day; extra: readings beside those of *holdings*."""
        self._situation, self._holdings = situation, holdings
        self._evidence, self._weights = evidence, weights or {}
        self._cast = Cast(situation)
        self._extra = {r.report.id: r for r in extra}
        self._bodies: dict[str, Report] = {name: r.report for name, r in self._extra.items()}

    @classmethod
    def of(cls, view: View, extra: Iterable[Reading] = ()) -> Self:
        weighed = view.weighed
        return cls(weighed.situation, weighed.holdings, view.evidence, view.assessment.weights, extra)

    def shown(self, item: Evidence) -> Shown:
        report = self._report(item.report) if item.label == item.path or anonymous(item) else None
        return Shown(self.words(item), whose(self._situation, item, report, self._source(item)), self.nothing(item))

    def _source(self, item: Evidence) -> Source | None:
        """The source of an item's statement, as the reader found it."""
        statement = self._statement(item)
        return statement.source if statement else None

    def _statement(self, item: Evidence) -> Statement | None:
        if item.statement is None:
            return None
        reading = self._holdings.some([item.report]).get(item.report) or self._extra.get(item.report)
        return next((s for s in reading.statements if s.id == item.statement), None) if reading else None

    # ---- whose word ------------------------------------------------------------------------------------------------------

    def speakers(self, labels: Sequence[str], indicator: str, *, affirming: bool, most: int | None = None) -> list[str]:
        """The labels of those who affirm an indicator, or who deny it, each with whom it speaks for where it is no name. most: of how many the
        reports are fetched for what they say of one without a name; None for all."""
        found = []
        for place, label in enumerate(labels):
            by_indicator = self._homes.get((label, affirming), {}) if _bare(label) else {}
            homes = by_indicator.get(indicator) or self._of_the_same(by_indicator, indicator, label)
            way = self._way(label, indicator) if affirming else ""
            heard = self._heard(label, indicator, affirming=affirming) if most is None or place < most else {}
            names = []
            for name, outlets in (heard or {self.named(label): []}).items():
                beside = [
                    *(home for home in homes if not _tells(self._situation, name, home)),
                    *([f"in {', '.join(outlets)}"] if outlets else []),
                ]
                names.append(f"{name} ({'; '.join(beside)})" if beside else name)
            found.append(", ".join(names) + way)
        return found

    def _heard(self, label: str, indicator: str, *, affirming: bool) -> dict[str, list[str]]:
        """Of one without a name what the reports call it, each with the outlets of those; empty of all others. In a workspace with very many
        such only the label, since each must be fetched."""
        items = self._nameless.get((label, affirming), [])
        items = [e for e in items if e.indicator == indicator] or [
            e for e in items if indicator in self._implied[e.indicator]
        ]
        if not items or len({e.report for e in items}) > MOST_FETCHED:
            return {}
        self._holdings.some({e.report for e in items})  # at once
        found: dict[str, list[str]] = {}
        by_outlet: dict[str, str] = {}
        for e in items:
            report = self._report(e.report)
            if report is None:
                continue
            words_ = described(e, self._source(e))
            outlet = called(report)
            # "two sources with knowledge of the matter" are "the sources" later on
            if len(words_) > len(by_outlet.get(outlet, "")):
                by_outlet[outlet] = words_
        for outlet, words_ in by_outlet.items():
            found.setdefault(words_, []).append(outlet)
        return found

    @cached_property
    def _nameless(self) -> dict[tuple[str, bool], list[Evidence]]:
        """What those say who have no name, by label and by whether they affirm or deny, copies left out."""
        found: dict[tuple[str, bool], list[Evidence]] = {}
        for item in self._evidence:
            affirms = item.stance in AFFIRMS
            if anonymous(item) and item.copied_from is None and (affirms or item.stance == "denies"):
                found.setdefault((item.label, affirms), []).append(item)
        return found

    def _of_the_same(self, by_indicator: Mapping[str, dict[str, None]], indicator: str, label: str) -> dict[str, None]:
        """For whom a label speaks by what it says of others that imply *indicator* or are implied by it, where it says nothing of this one
        itself: of this one it may be another ministry, another crowd."""
        if label in self._speaking.get(indicator, ()):
            return {}
        kin = {name for name in by_indicator if indicator in self._implied[name] or name in self._implied[indicator]}
        return {home: None for name, homes in by_indicator.items() if name in kin for home in homes}

    @cached_property
    def _speaking(self) -> dict[str, set[str]]:
        """Of each indicator the labels of all who say something of it."""
        found: dict[str, set[str]] = {}
        for e in self._evidence:
            found.setdefault(e.indicator, set()).add(e.label)
        return found

    def _way(self, label: str, indicator: str) -> str:
        """By way of which other indicators one affirms this one, which they imply; empty where it affirms this one itself."""
        said = self._affirmed.get(label, {})
        ways = [name for name in said if indicator in self._implied[name]]
        return f", by way of {', '.join(ways)}" if ways and indicator not in said else ""

    @cached_property
    def _implied(self) -> dict[str, list[str]]:
        """What each indicator implies, by way of others too."""
        known = {x.id: x for x in self._situation.indicators}
        found = {}
        for name in known:
            reached = [name]
            for at in reached:
                reached.extend(n for n in known[at].implies if n in known and n not in reached)
            found[name] = reached[1:]
        return found

    @cached_property
    def _affirmed(self) -> dict[str, dict[str, None]]:
        """Of which indicators each label affirms something that counts."""
        found: dict[str, dict[str, None]] = {}
        for e in self._evidence:
            if e.stance in AFFIRMS and counts(self._situation.indicator(e.indicator), e):
                found.setdefault(e.label, {}).setdefault(e.indicator)
        return found

    def denied(self, view: IndicatorView) -> str:
        """What is denied, in the words of the latest denial, where nobody affirms an indicator that is disputed: a denial may be of less than its
        title says. Empty otherwise."""
        if view.affirmed_by or not view.disputed:
            return ""
        kept = set(view.evidence)
        said = [e for e in self._evidence if e.id in kept and e.stance not in AFFIRMS and e.stance != "declines"]
        if not said:
            return ""
        return _begun(self.words(max(said, key=order)))

    def unsure(self, view: IndicatorView) -> str:
        """That no sentence by which an indicator is admitted is surely on the thing, where that is so; else empty."""
        if view.standing != "admitted":
            return ""
        kept = set(view.evidence)
        own = [
            e.match
            for e in self._evidence
            if e.id in kept
            and e.stance in AFFIRMS
            and e.certainty == "certain"
            and self._cast.voice(e).side == "own"
            and raises(self._situation.indicator(e.indicator), e)
        ]
        best = max(own, default=1.0)
        return f"admitted only by a sentence of an uncertain match ({best:.2f})" if best < SURE else ""

    def rule(self, view: IndicatorView) -> str:
        """The rule that gave a standing, with what reports without an outlet are called."""
        return self.named(view.why)

    def fewer(self, view: IndicatorView, *, short: bool = False) -> str:
        """Why there are fewer independent sources than names that affirm: which names are one source, and why each of the rest is none.
        Empty where each name is one. short: of more than two such names only how many there are for each reason."""
        if view.independent >= len(view.affirmed_by):
            return ""
        apart = [*self._apart(view)]
        if short and sum(len(labels) for _, labels in apart) > _FEW_NAMES:
            return "; ".join(f"{len(labels)} {why}" for why, labels in apart)
        return self.named("; ".join(f"{why}: {' · '.join(labels)}" for why, labels in apart))

    def _apart(self, view: IndicatorView) -> Iterator[tuple[str, list[str]]]:
        """Reasons for which names that affirm are no source of their own, each with the names: of one source, two or more."""
        kept = set(view.evidence)
        one: dict[str, dict[str, None]] = {}
        none: dict[str, dict[str, None]] = {}
        counted: set[str] = set()
        said = [e for e in self._evidence if e.id in kept and e.stance in AFFIRMS and e.label in view.affirmed_by]
        for e in sorted(said, key=lambda e: view.affirmed_by.index(e.label)):
            voice = self._cast.voice(e)
            if e.label not in counted and not self._no_source(e):
                counted.add(e.label)
                one.setdefault(voice.group, {}).setdefault(e.label)
        for e in said:
            if e.label not in counted:
                none.setdefault(self._no_source(e), {}).setdefault(e.label)
        for group, labels in one.items():
            if len(labels) > 1:
                actor = self._situation.actors.get(group)
                name = usual_name(group) if actor is None else actor.name
                yield f"as one source ({name})", [*labels]
        yield from ((why, [*labels]) for why, labels in none.items())

    def _no_source(self, item: Evidence) -> str:
        """Why one who affirms is no source that counts apart; empty where it is one."""
        return no_source(self._situation.indicator(item.indicator), item, self._cast.voice(item))

    def named(self, text: str) -> str:
        """A text in which speakers are named, with what reports without an outlet are called in place of their paths."""
        for path, name in self._called.items():
            text = text.replace(path, name)
        return text

    @cached_property
    def _called(self) -> dict[str, str]:
        """What the reports are called by whose path a speaker is labelled, the longest path first."""
        unnamed = {e.path: e.report for e in self._evidence if e.label == e.path}
        reports = {path: self._report(unnamed[path]) for path in sorted(unnamed, key=lambda p: (-len(p), p))}
        return {path: called(report) if report else _file(path) for path, report in reports.items()}

    @cached_property
    def _homes(self) -> dict[tuple[str, bool], dict[str, dict[str, None]]]:
        """For whom each label speaks that is no name, by whether it affirms or denies, and by indicator."""
        found: dict[tuple[str, bool], dict[str, dict[str, None]]] = {}
        for item in self._evidence:
            affirms = item.stance in AFFIRMS
            if (
                (affirms or item.stance == "denies")
                and _bare(item.label)
                and item.label != UNNAMED
                and not item.private
            ):
                home = _home(self._situation, item)
                if home is not None:
                    found.setdefault((item.label, affirms), {}).setdefault(item.indicator, {}).setdefault(home)
        return found

    # ---- the sentence around -----------------------------------------------------------------------------------------------

    def words(self, item: Evidence) -> str:
        """The quote; one of a few words in its sentence, marked."""
        if len(item.quote.split()) > FEW:
            return item.quote
        statement = self._statement(item)
        return in_sentence(item, self._report(item.report), statement.content.spans if statement else ())

    def _report(self, name: str) -> Report | None:
        if name not in self._bodies:
            self._bodies |= {found: r.report for found, r in self._holdings.some([name]).items()}
        return self._bodies.get(name)

    def in_vain(self, item: Evidence) -> str:
        """That an item's tense is one in which it weighs nothing, however surely it is of its indicator; empty where it is not."""
        if counts(self._situation.indicator(item.indicator), item):
            return ""
        return f", in a tense ({item.tense}) in which it weighs nothing"

    # ---- why it weighs nothing -----------------------------------------------------------------------------------------------

    def nothing(self, item: Evidence) -> str:
        """Why an item weighs nothing; empty where it weighs something, and where it is not known why not."""
        weight = self._weights.get(item.id)
        if weight is None or abs(weight) >= NOTHING:
            return ""
        indicator = self._situation.indicator(item.indicator)
        voice = self._cast.voice(item)
        if item.copied_from is not None:
            there = [e for e in self._evidence if e.report == item.copied_from and e.indicator == item.indicator]
            if there or not self._evidence:
                return "a copy: the sentence counts where it comes from"
            origin = self._report(item.copied_from)
            return (
                f"a copy, and where it comes from{f' ({origin.path})' if origin else ''} it was not found to bear on {item.indicator}: "
                "it counts nowhere"
            )
        if item.replaced_by is not None:
            return "a later text of its newsroom has it no more, or otherwise"
        if not counts(indicator, item):
            return f"a tense ({item.tense}) in which it does not count as shown"
        if item.stance == "declines":
            return "a refusal to comment counts neither way"
        if voice.side == "own" and item.stance == "doubts":
            return "a doubt of the party's own counts neither way"
        seen = presence(self._situation, indicator)
        if seen[0] == seen[-1]:
            flat = seen.max() == seen.min()
            return (
                f"by its figures {item.indicator} tells {'no degree' if flat else 'the highest degree not'} from "
                + ("another" if flat else "the lowest")
            )
        if (by := self._instead(item)) is not None:
            same = (by.stance in AFFIRMS) == (item.stance in AFFIRMS)
            return (
                f"a voice's word on {item.indicator} counts once: {by.id}{self._only_since(item, by)}"
                if same
                else f"the same voice said otherwise: {by.id}"
            )
        if voice.side == "own" and not raises(indicator, item):
            return "the party says so whether it is so or not"
        if abs(weight) < NOTHING / 100:
            return "adds nothing to what was counted already"
        return f"too little to show ({weight:+.4f}){self._little(item)}"

    def _only_since(self, item: Evidence, by: Evidence) -> str:
        """Of what recurs, of which a reader expects each word to tell anew, what a later and weaker word of a voice adds."""
        later = self._situation.indicator(item.indicator).recurs and order(item) > order(by)
        return "; said again, and no more surely, it tells only of what had worn off since" if later else ""

    def _little(self, item: Evidence) -> str:
        """What makes the word of one who is not silent so light."""
        found = []
        if item.match < SURE:
            found.append(f"its match is unsure ({item.match:.2f})")
        if self._cast.voice(item).side == "interested" and raises(self._situation.indicator(item.indicator), item):
            found.append("its voice gains by being believed")
        if item.certainty != "certain":
            found.append(f"it is only called {item.certainty}")
        return ": " + ", ".join(found) if found else ": others of its group, or itself, had said as much"

    def undoes(self, item: Evidence) -> tuple[str, ...]:
        """Ids of what the same voice affirmed before and *item*, a denial or a doubt, takes back: its weight tells nothing of that."""
        return self._undone.get(item.id, ())

    @cached_property
    def _undone(self) -> dict[str, tuple[str, ...]]:
        return undone(self._situation, self._evidence)

    def _instead(self, item: Evidence) -> Evidence | None:
        """What the same voice said of the same indicator that counts in the item's place; None where nothing does."""
        weight = abs(self._weights[item.id])
        others = self._said.get((self._cast.voice(item).key, item.indicator), ())
        affirms = item.stance in AFFIRMS
        same = [e for e in others if (e.stance in AFFIRMS) == affirms and abs(self._weights.get(e.id, 0.0)) > weight]
        if same:
            return max(same, key=lambda e: (abs(self._weights.get(e.id, 0.0)), e.id))
        indicator = self._situation.indicator(item.indicator)
        later = [e for e in others if (e.stance in AFFIRMS) != affirms and order(e) > order(item)]
        later = [e for e in later if takes_back(indicator, e, item)]
        return next((e for e in later if abs(self._weights.get(e.id, 0.0)) >= NOTHING), None)

    @cached_property
    def _said(self) -> dict[tuple[str, str], list[Evidence]]:
        """What counts of what each voice said of each indicator."""
        found: dict[tuple[str, str], list[Evidence]] = {}
        for e in self._evidence:
            if not e.idle and e.stance != "declines" and counts(self._situation.indicator(e.indicator), e):
                found.setdefault((self._cast.voice(e).key, e.indicator), []).append(e)
        return found


def in_sentence(item: Evidence, report: Report | None, content: Sequence[Span] = ()) -> str:
    """The quote of an item; one of a few words in its sentence of the report, between ⟦ and ⟧, and so the other pieces there of what is said.
    content: of the item's statement."""
    if report is None or len(item.quote.split()) > FEW:
        return item.quote
    start, end = item.spans[0].start, item.spans[-1].end
    first, last = _sentence(report, start, end)
    others = [(max(s.start, first), min(s.end, last)) for s in content if s.start >= end or s.end <= start]
    marks = sorted([(start, end), *((a, b) for a, b in others if a < b)])
    low, high = marks[0][0], marks[-1][1]
    before, after = report.body[first:low], report.body[high:last]
    if not _WORD.search(report.body[first:start] + report.body[end:last]):
        return item.quote
    before = before if len(before) <= AROUND else "… " + before[-AROUND:].partition(" ")[2]
    after = after if len(after) <= AROUND else after[:AROUND].rpartition(" ")[0] + " …"
    between = [report.body[a:b] for (_, a), (b, _) in pairwise(marks)]
    pieces = [f"⟦{report.body[a:b]}⟧{rest}" for (a, b), rest in zip(marks, [*between, ""], strict=True)]
    return f"{before}{''.join(pieces)}{after}"


def weighed(weight: float) -> str:
    """A weight with its sign, as log-likelihoods are shown; one that rounds to nothing is 0 and has none."""
    return "0" if abs(weight) < NOTHING else f"{weight:+.2f}"


def called(report: Report) -> str:
    """What a report is called where its outlet is asked for: the outlet, failing that its title, cut and quoted, or its file's name."""
    if report.outlet:
        return report.outlet
    title = " ".join((report.title or "").split())
    if not title:
        return _file(report.path)
    return f"“{title if len(title) <= TITLE else (title[:TITLE].rpartition(' ')[0] or title[:TITLE]).rstrip(' ,;:') + '…'}”"


def _file(path: str) -> str:
    """The name of a file without its folder."""
    return path.rpartition("/")[2]


def labelled(label: str, path: str) -> str:
    """A speaker's label; of an outlet that is not known, which is labelled by its report's path, the file's name."""
    return _file(path) if label == path else label


def whose(situation: Situation, item: Evidence, report: Report | None = None, source: Source | None = None) -> str:
    """The speaker in words: a label that is no name ("foreign ministry") with the state or body that it speaks for, if known; of an
    outlet that is not known, what its *report* is called; of one without a name what the report says of it, with its outlet.
    source: of the item's statement, where that is at hand."""
    if item.label == item.path:
        return called(report) if report else _file(item.path)
    home = _home(situation, item) if _bare(item.label) and not item.private else None
    if home is None and item.actor is None and source is not None and source.assumed and source.country is not None:
        # only that of the report
        actor = situation.actors.get(source.country)
        home = f"{actor.name if actor else usual_name(source.country)}?"
    nameless = anonymous(item)
    name = described(item, source) if nameless else item.label
    beside = [home] if home and not _tells(situation, name, home.rstrip("?")) else []
    beside += [f"in {called(report)}"] if nameless and report is not None else []
    return f"{name} ({'; '.join(beside)})" if beside else name


def anonymous(item: Evidence) -> bool:
    """Whether a speaker has no name by which a reader could tell who it is: its label is a description, or nothing at all."""
    if item.label == UNNAMED or item.kind in ("unnamed person", "group"):
        return True
    nobodys = item.actor is None or item.private
    return item.kind in (None, "organisation", "document") and nobodys and item.label.islower()


def described(item: Evidence, source: Source | None) -> str:
    """What a report says of one without a name ("two sources with knowledge of the matter"); the label, where it says no more."""
    if source is None or item.label == UNNAMED:
        return item.label
    text = _LEAD.sub("", _OPEN.sub("", " ".join(source.text.split()).strip(' ,;:“”"')))
    text = _MANY.sub(lambda m: m.group().lower(), text)
    if len(text) <= len(item.label) or item.label.casefold() not in text.casefold():
        return item.label
    if len(text) <= TITLE:
        return text
    return (text[:TITLE].rpartition(" ")[0] or text[:TITLE]).rstrip(" ,;:") + "…"


def _home(situation: Situation, item: Evidence) -> str | None:
    """The name of the body or state for whose word an item counts; None where that says no more than the label."""
    if item.kind == "named person":
        return None
    for name in (item.speaker, item.actor):
        if name is None:
            continue
        actor = situation.actors.get(name)
        home = actor.name if actor is not None else usual_name(name)
        if (actor is not None or home != name) and home.casefold() not in item.label.casefold():
            return home
    return None


def _tells(situation: Situation, name: str, home: str) -> bool:
    """Whether *name* tells of itself that it is of *home*: "Borland's envoy", "two Borlish officials"."""
    if home.casefold() in name.casefold():
        return True
    actors = situation.actors
    return any(home in (usual_name(m.country), m.country in actors and actors[m.country].name) for m in states(name))


def _bare(label: str) -> bool:
    """Whether a label is made of words alone that tell nobody from another: no name, and no state's adjective."""
    found = _WORD.findall(label)
    return all(word[:1].islower() or word.casefold() in _GENERIC for word in found)


def _sentence(report: Report, start: int, end: int) -> tuple[int, int]:
    """The sentence of a report in which a stretch stands, or the sentences."""
    first, last = next(
        ((b.span.start, b.span.end) for b in report.blocks if b.span.start <= start and end <= b.span.end), (start, end)
    )
    inside = sentences_of(report.body, (first, last))
    touched = [(a, b) for a, b in inside if a < end and start < b] or [(start, end)]
    return min(start, touched[0][0]), max(end, touched[-1][1])


# ---- doubtful matches --------------------------------------------------------------------------------------------------------


def mark_of(item: Evidence) -> Mark | None:
    """What a match's figure marks, where it is no chance or not the chance alone: that rules and network part over how the speaker
    stands to the thing, or that the network by itself holds it for unlikely."""
    alone = _ALONE.search(item.reason)
    if item.match not in (UNSURE, PARTED) or alone is None:
        return None
    if item.match == PARTED:
        return "disagreement"
    return "disagreement" if float(alone.group(1)) >= LIKELY else "question"


def doubt(item: Evidence) -> str:
    """How likely it is that an item bears on its indicator, and why; in words where the figure only marks it."""
    alone = _ALONE.search(item.reason)
    if alone is None:
        return f"{item.match:.2f} that it bears on {item.indicator}: {item.reason}"
    rest = "; ".join(part for part in item.reason.split("; ") if not _ALONE.match(part))
    tail = f"; {rest}" if rest else ""
    mark = mark_of(item)
    if mark == "disagreement" and item.match == PARTED:
        return (
            f"rules and network disagree on how the speaker stands to it; the network is followed ({item.stance}), which by itself "
            f"holds {alone.group(1)} that it speaks of {item.indicator}, and {PARTED} is the most that such a match comes to{tail}"
        )
    if mark == "disagreement":
        return (
            f"rules and network disagree on how the speaker stands to it (by the network: {item.stance}); {UNSURE} marks that "
            f"and is no chance; the network by itself holds {alone.group(1)} that it speaks of {item.indicator}{tail}"
        )
    if mark == "question":
        return (
            f"the network by itself holds only {alone.group(1)} that it bears on {item.indicator}; {UNSURE} marks that words and "
            f"names speak for it all the same, and is no chance{tail}"
        )
    return f"{item.match:.2f} that it bears on {item.indicator}, all taken together; by the network alone {alone.group(1)}{tail}"


NEAREST, LEAST = 5, 0.01
"""Matches told of those that fell short, and how likely they are at least."""


def fell_short(items: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Of *items* that are no evidence the nearest to it."""
    short = (e for e in items if LEAST <= e.match < KEEP)
    return tuple(nsmallest(NEAREST, short, key=lambda e: (-e.match, e.indicator, e.id)))
