"""A view in, what the head of every screen says of it out: where things stand, in what words, and what is to be known of the figures."""

from dataclasses import dataclass
from typing import Final, Literal

from paripassu.assessment import words
from paripassu.assessment.votes import SURE
from paripassu.assessment.words import TABLE
from paripassu.evidence.voices import AFFIRMS
from paripassu.figures import NOTHING, percent_beside
from paripassu.quoting import begun, in_sentence
from paripassu.situation.model import Indicator, Situation
from paripassu.types import Assessment, Band, DegreeView, Evidence
from paripassu.views import Resting, View, body_of, resting, silence

LEAST_MOVED: Final = 0.005
"""A move of a probability, or one itself, below this shows as nothing."""
UNSHOWN: Final = (
    "no indicator shows it: what it has of what is told of lower degrees comes of the prior and of time alone"
)
"""What is told of a degree that nothing told can tell from those below it."""
_SCALE: Final = (*(text for _, text in TABLE), "almost certain")


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
    said = begun(in_sentence(one.item, body_of(view.weighed.holdings, one.item.report)))
    without, whole = percent_beside(one.without, ()), percent_beside(one.held, ())
    return (
        f"It rests on one sentence: without “{said}” ({one.item.label}, {one.item.path}) “{titles[one.degree]}” or more would be {without} "
        f"now, not {whole}."
    )


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
