"""The plain values that rooms hand to one another: frozen, slotted, without behaviour beyond what their fields say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal, NamedTuple

Stance = Literal["affirms", "confirms", "denies", "doubts", "declines"]
Certainty = Literal["certain", "probable", "possible"]
Tense = Literal["happened", "ongoing", "intended", "hypothetical"]
Quotation = Literal["direct", "indirect", "mixed"]
Kind = Literal["named person", "unnamed person", "organisation", "government", "media", "document", "group"]
Standing = Literal["unreported", "suspected", "likely", "confirmed", "admitted"]
BlockKind = Literal["paragraph", "heading", "caption", "credit", "byline", "dateline", "other"]


class Span(NamedTuple):
    """Half-open character offsets into a report's body."""

    start: int
    end: int

    def meets(self, other: "Span") -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


def words_at(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The words of *text* at *spans*, what stands between them left out: "the minister Ida Moss" of two."""
    return " ".join(text[start:end] for start, end in spans)


# ---- reports -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stamp:
    """One date that a report carries, with where it came from."""

    origin: str
    """"front matter date", "archive code", "page metadata", "feed", "dateline", "file name" and the like."""
    text: str
    """The stamp as it stands in the file."""
    when: datetime
    """Aware where the zone is known, else naive."""
    to_the_day: bool = False
    """Whether only the day is known."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that a reader of the assessment should look at."""

    kind: str
    report: str | None
    """Path of the report as given."""
    detail: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report's body and what it is; only paragraphs and headings hold what is reported."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """One text as one outlet published it."""

    id: str
    """Content hash over path-independent content: outlet, url, stamps, body."""
    path: str
    outlet: str | None
    title: str | None
    url: str | None
    language: str | None
    """ISO 639-1 code."""
    body: str
    blocks: tuple[Block, ...]
    stamps: tuple[Stamp, ...]
    published: datetime | None
    published_by: str
    """The rule that chose `published`, in words."""
    credits: tuple[str, ...] = ()
    """Who is named as writer or carrier of the text, nearest to the outlet first: (Asia News Network, The Korea Herald)."""
    dateline: str | None = None
    readable: bool = True
    """Whether the reader knows its language."""
    flags: tuple[Flag, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that was not taken, with the reason."""

    path: str
    reason: str


# ---- statements ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """A cue or content: its text as shown and its pieces in the body."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The source span of a statement and whom it refers to."""

    text: str
    spans: tuple[Span, ...]
    name: str | None = None
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    kind: Kind | None = None
    assumed: bool = False
    """Whether `country` is only that of the report, which is about others as well, for want of words that tell it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Said so, not so: who is cited for what, and how. Fields as docs/LABELS.md defines them."""

    id: str
    report: str
    """Id of the report."""
    path: str
    source: Source | None
    cue: Part | None
    content: Part
    quotation: Quotation
    stance: Stance
    certainty: Certainty
    tense: Tense
    said_on: date | None
    via: tuple[str, ...]
    inside: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a sentence means, as a vector (like sentences have like vectors), and who does what to whom in it."""

    span: Span
    vector: str
    """192 signed bytes in base 64, for a vector of length one (127 is 1.0)."""
    actor: Span | None = None
    action: Span | None = None
    target: Span | None = None


# ---- evidence ------------------------------------------------------------------------------------------------------


class Turn(NamedTuple):
    """What an item of evidence is to the other texts from a day on, until its next turn."""

    since: date
    origin: str
    copied_from: str | None
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement, or a sentence in the outlet's own voice, that bears on an indicator."""

    id: str
    statement: str | None
    """Id of the statement; None for a sentence in the outlet's own voice."""
    indicator: str
    report: str
    path: str
    quote: str
    """body[start:end] of the first to the last of `spans`."""
    spans: tuple[Span, ...]
    speaker: str
    """Key of the ultimate source: the actor's id where the situation knows it, else a normalised name."""
    label: str
    """The speaker in words, for people."""
    actor: str | None
    """Id of the situation's actor for whom the speaker speaks, at the top of its chain of `of` (a state), if known."""
    via: tuple[str, ...]
    stance: Stance
    certainty: Certainty
    tense: Tense
    said_on: date | None
    published: date
    """The day from which it was public."""
    match: float
    """Probability that it bears on the indicator."""
    reason: str
    origin: str
    """Key of the origin: texts with the same origin are copies of one another."""
    quantity: tuple[float, float] | None = None
    """Low and high of the number stated for the indicator's thing, where there is one."""
    kind: Kind | None = None
    """Kind of the ultimate source as the statement has it; media for the outlet's own voice; None where not known."""
    copied_from: str | None = None
    """Id of the report whose sentence this one repeats: it adds nothing while that report is public."""
    replaced_by: str | None = None
    """Id of the same newsroom's later text that no longer has it, or has it otherwise: it counts no more."""
    body: str | None = None
    """Id of the most particular of the situation's actors for whom the speaker speaks ("its agency"); `actor` is at the top."""
    private: bool = False
    """Whether the speaker is of that state and does not speak for it: a firm, an expert, a witness."""
    turns: tuple[Turn, ...] = ()
    """How `origin`, `copied_from` and `replaced_by` came to be, by day, for what was public earlier; () where they never
    changed. The fields themselves are as of the last turn."""

    @property
    def idle(self) -> bool:
        """Whether it counts for nothing, because another text has it."""
        return self.copied_from is not None or self.replaced_by is not None

    def at(self, day: date) -> "Evidence":
        """The item as it stood by what was public by *day*."""
        turn = next((t for t in reversed(self.turns) if t.since <= day), None)
        if turn is None or turn[1:] == (self.origin, self.copied_from, self.replaced_by):
            return self
        return replace(self, origin=turn.origin, copied_from=turn.copied_from, replaced_by=turn.replaced_by)

    @property
    def day(self) -> date:
        """The day that it speaks of the state of things: said, or failing that published."""
        return min(self.said_on, self.published) if self.said_on else self.published


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """What is held of an indicator at a date."""

    id: str
    standing: Standing
    disputed: bool
    independent: int
    """Independent sources that affirm or confirm it."""
    origins: int
    reports: int
    affirmed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    why: str = ""
    """The rule that gave the standing, in words."""
    latest: date | None = None
    """The latest day that an affirmation of it speaks of."""


# ---- assessment ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Band:
    """A probability with what it would be at the least and at the most under the stated perturbations."""

    probability: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class DegreeView:
    """Probability that the degree is exactly this one, now and as the highest so far."""

    id: str
    now: Band
    reached: Band
    now_at_least: Band
    reached_at_least: Band


@dataclass(frozen=True, slots=True)
class Assessment:
    """Probabilities over degrees as of a day, with the evidence behind them."""

    situation: str
    as_of: date
    now: str
    """The degree at which things stand: the highest that is held or passed as likely as not. Likewise `reached`."""
    reached: str
    degrees: tuple[DegreeView, ...]
    indicators: tuple[IndicatorView, ...]
    weights: Mapping[str, float]
    """Log-likelihood that each item of evidence adds for the degrees at or above its indicator's, against those below,
    in nats, by evidence id."""
    drivers: tuple[tuple[str, float], ...] = ()
    """The perturbations behind the band, with how far each moves the probability of the degree now or a higher one (of the lowest
    alone, where that is the degree now), largest first."""
    joint: tuple[tuple[float, ...], ...] = ()
    """joint[r][n]: probability that the degree of rank r is the highest reached and that of rank n holds now; () where it
    was not kept."""


# ---- plan ----------------------------------------------------------------------------------------------------------

StepState = Literal[
    "dormant",
    "readiness",
    "warranted",
    "authorised",
    "active",
    "standing down",
    "ended",
    "undetermined",
    "blocked",
    "expired",
]


@dataclass(frozen=True, slots=True)
class Clause:
    """A leaf of a condition, evaluated."""

    text: str
    value: bool | None
    """None is undetermined: a fact is missing."""
    facts: tuple[tuple[str, float | int | str | bool | None], ...]
    """The facts it used, by name, as they were."""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One way in which a step's answer would change."""

    text: str
    cost: float


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as the evidence has it; `warranted` is not `authorised`."""

    id: str
    title: str
    state: StepState
    warranted: bool | None
    probability: float | None
    """Probability that the step is warranted, from the posterior; None where undetermined."""
    why: tuple[Clause, ...]
    why_not: tuple[Clause, ...]
    undetermined: tuple[Clause, ...]
    cheapest_change: tuple[Change, ...]
    since: date | None = None
    """The day from which the state holds."""
    notes: tuple[str, ...] = ()

    @property
    def ends(self) -> bool:
        """Whether its least changes would end it; what frees a blocked step ends nothing."""
        return bool(self.warranted) and self.state != "blocked"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided on a step."""

    id: str
    step: str
    action: Literal["authorise", "decline", "stand down"]
    by: str
    reason: str
    on: date
