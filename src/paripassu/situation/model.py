"""The analyst's file as values: actors, degrees, sources, indicators, steps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from paripassu.errors import Place
from paripassu.types import Tense

Tells = Literal["weak", "moderate", "strong", "decisive"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Disclose = Literal["nothing", "existence", "title", "all"]
Tlp = Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]


@dataclass(frozen=True, slots=True)
class Office:
    """A post that a person held for a time."""

    title: str
    holder: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    of: str | None = None
    """Id of the actor or ISO 3166-1 alpha-3 code of the state that it belongs to."""
    offices: tuple[Office, ...] = ()
    speaks: bool = True
    """Whether it is somebody who can say anything, and not a virus or a river: that admits nothing and denies nothing."""
    marking: Tlp = "CLEAR"
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Degree:
    id: str
    title: str
    prior: float | None = None
    """Prior weight of this being the degree before any evidence; None shares what is left."""
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class SourceRule:
    """What the analyst holds of a source: an actor of the file, or an outlet or person by name."""

    actor: str
    reliability: Reliability = "F"
    depends_on: tuple[str, ...] = ()
    interested: bool = False
    """Whether it gains by being believed; its own word for its own side counts less."""
    marking: Tlp = "CLEAR"
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """An observable thing whose presence tells degrees apart."""

    id: str
    title: str
    at_least: str | None
    """Lowest degree that it shows."""
    at_most: str | None
    """Highest degree that it leaves open, for signs of the opposite (a pull-back): bears on *now* alone."""
    tells: Tells | Mapping[str, float]
    """Strength, or the likelihood of seeing it at each degree."""
    actor: str | None
    target: str | None
    place: tuple[str, ...]
    counts: tuple[str, ...]
    nots: tuple[str, ...]
    implies: tuple[str, ...] = ()
    """Ids of indicators that hold where this one holds."""
    tenses: tuple[Tense, ...] = ("happened", "ongoing")
    """Tenses in which its proposition counts as shown."""
    recurs: bool = False
    """Whether it happens again and again (attacks, arrests), so that each time tells of the degree now as well."""
    lasts: bool = False
    """Whether it stays so once it has happened (a treaty ratified, a firm sold), so that it tells of the degree now until somebody
    says otherwise."""
    marking: Tlp = "CLEAR"
    line: int | None = None
    column: int | None = None
    markings: Mapping[str, Tlp] = field(default_factory=dict)
    """Markings of single fields, by the file's key, where they are stricter than `marking`."""


@dataclass(frozen=True, slots=True)
class Leaf:
    text: str
    """A CEL expression."""
    place: Place
    exact: bool = False
    """Whether it stands on one line without quotes, so that an offset in it is a column of the file."""


@dataclass(frozen=True, slots=True)
class Node:
    kind: Literal["all", "any", "not", "at_least"]
    children: tuple["Condition", ...]
    count: int = 0
    """For at_least: how many of the children."""


Condition = Leaf | Node


def leaves(condition: Condition | None) -> Iterator[Leaf]:
    """The leaves of *condition* in the order of the file."""
    if isinstance(condition, Leaf):
        yield condition
    elif condition is not None:
        for child in condition.children:
            yield from leaves(child)


@dataclass(frozen=True, slots=True)
class Step:
    id: str
    title: str
    when: Condition | None
    """None for a step without a condition (a no-regret step, or one that only a person starts)."""
    stand_down: Condition | None
    readiness: Condition | None
    p_min: float = 0.0
    """Least probability of being warranted that the step asks for on top of its condition; 0 asks for none."""
    dwell_up: timedelta = timedelta(0)
    dwell_down: timedelta = timedelta(0)
    authority: str | None = None
    review_by: date | None = None
    expires: date | None = None
    reversibility: str | None = None
    no_regret: bool = False
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    lead_time: timedelta | None = None
    window_closes: date | None = None
    cost_in_vain: float | None = None
    cost_of_waiting: float | None = None
    intended_frequency: float | None = None
    disclose: Disclose = "all"
    marking: Tlp = "CLEAR"
    note: str | None = None
    line: int | None = None
    column: int | None = None
    markings: Mapping[str, Tlp] = field(default_factory=dict)
    """Markings of single fields, by the file's key, where they are stricter than `marking`."""
    withheld: bool = False
    """Whether what it is and when it is taken was removed for this reader, who may know that it is there."""


@dataclass(frozen=True, slots=True)
class Situation:
    id: str
    title: str
    party: str
    """Id of the actor whose involvement is on the ladder."""
    beneficiary: str | None
    actors: Mapping[str, Actor]
    degrees: tuple[Degree, ...]
    """From lowest to highest."""
    sources: tuple[SourceRule, ...]
    indicators: tuple[Indicator, ...]
    plan: tuple[Step, ...]
    since: date | None = None
    """Day at which the prior holds."""
    half_life: timedelta = timedelta(days=90)
    """Time over which what was known of *now* is half forgotten."""
    temper: float | None = None
    """Overrides the product's fitted temper."""
    marking: Tlp = "CLEAR"
    path: str = "situation.yaml"
    ties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def rank(self, degree: str) -> int:
        """Position of *degree* on the ladder, 0 the lowest. Raises KeyError."""
        for i, d in enumerate(self.degrees):
            if d.id == degree:
                return i
        raise KeyError(degree)

    def indicator(self, name: str) -> Indicator:
        """Raises KeyError."""
        for indicator in self.indicators:
            if indicator.id == name:
                return indicator
        raise KeyError(name)

    def root(self, actor: str | None) -> str | None:
        """The actor at the top of *actor*'s chain of `of` (a state), or None."""
        seen: set[str] = set()
        while actor is not None and actor in self.actors and self.actors[actor].of and actor not in seen:
            seen.add(actor)
            actor = self.actors[actor].of
        return actor
