"""The objects of the API as its OpenAPI document describes them; payload.py makes those of the CLI's contract."""

from datetime import date, datetime
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from paripassu.types import Certainty, Kind, Quotation, Stance, Standing, StepState, Tense

T = TypeVar("T")
Spans = list[tuple[int, int]]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Problem(BaseModel):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None
    remedy: str | None = None


class BandOut(Model):
    probability: float
    low: float
    high: float


class DegreeOut(Model):
    id: str
    now: BandOut
    reached: BandOut
    shown_by: list[str]
    """Indicators that can tell it from what is below it (the lowest: from the next); where there are none its share is the prior's and time's."""


class IndicatorOut(Model):
    id: str
    standing: Standing
    disputed: bool
    independent: int
    origins: int
    reports: int
    affirmed_by: list[str]
    denied_by: list[str]


class StepOut(Model):
    id: str
    state: StepState
    warranted: bool | None
    why: list[str]
    why_not: list[str]
    cheapest_change: list[str]


class EvidenceOut(Model):
    id: str
    statement: str | None
    indicator: str
    report: str
    quote: str
    spans: Spans
    speaker: str
    stance: Stance
    certainty: Certainty
    tense: Tense
    said_on: date | None
    day: date
    """The day for which it counts: that on which it was said, failing that the one from which the report was public."""
    weight: float


class FlagOut(Model):
    kind: str
    report: str | None
    detail: str


class AssessmentOut(Model):
    """What is held as of a day, as `paripassu assess --json` gives it."""

    situation: str
    as_of: date
    now: str
    reached: str
    degrees: list[DegreeOut]
    indicators: list[IndicatorOut]
    steps: list[StepOut]
    evidence: list[EvidenceOut]
    flags: list[FlagOut]
    last_evidence: date | None
    """The last day by then on which something new that bears on it was public."""


class DayOut(Model):
    """One day of a replay."""

    as_of: date
    now: str
    reached: str
    degrees: list[DegreeOut]


class SourceOut(Model):
    text: str
    spans: Spans
    name: str | None
    role: str | None
    affiliation: str | None
    country: str | None
    kind: Kind | None
    assumed: bool


class PartOut(Model):
    text: str
    spans: Spans


class StatementOut(Model):
    """A statement, as `paripassu read --json` gives it."""

    id: str
    report: str
    path: str
    source: SourceOut | None
    cue: PartOut | None
    content: PartOut
    quotation: Quotation
    stance: Stance
    certainty: Certainty
    tense: Tense
    said_on: date | None
    via: list[str]
    inside: str | None
    confidence: float


class ReportOut(Model):
    id: str
    path: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: str | None = Field(description="ISO 8601; with a zone where the report gives one")
    published_by: str
    origin: str
    """Id of the report at the root of its family of copies; its own where it is no copy."""
    statements: int


class WholeReport(ReportOut):
    """A report with its text and its statements."""

    body: str
    read: list[StatementOut]


class LinkOut(Model):
    """Two reports that share text."""

    id: str
    a: str
    b: str
    kind: str
    verdict: str
    probability: float
    origin: str | None
    reason: str


class ChangeOut(Model):
    what: str
    id: str
    title: str
    before: str
    after: str


class DecisionOut(Model):
    id: str
    step: str
    action: str
    by: str
    reason: str
    on: date


class JudgementOut(Model):
    id: str
    kind: str
    subject: list[str]
    verdict: str
    by: str
    reason: str
    at: datetime


class DecisionIn(Model):
    step: str = Field(max_length=200)
    action: str = Field(description="authorise, decline or stand down")
    reason: str = Field(min_length=1, max_length=2_000)
    on: date | None = None


class JudgementIn(Model):
    evidence: str = Field(max_length=64, description="id of the item of evidence")
    verdict: str = Field(description="accept or reject")
    reason: str = Field(default="through the API", max_length=2_000)


class SupposedIn(Model):
    text: str = Field(default="", max_length=20_000)
    outlet: str = Field(default="", max_length=200)
    on: date | None = None
    out: list[str] = Field(default_factory=list, max_length=500)
    as_of: date | None = None


class SupposedOut(Model):
    as_of: date
    before: list[DegreeOut]
    after: list[DegreeOut]
    changes: list[ChangeOut]
    added: list[EvidenceOut]
    steps: list[StepOut]


class SituationOut(Model):
    """What the situation file says that the asker may see."""

    id: str
    title: str
    party: str
    beneficiary: str | None
    first: date
    last: date
    degrees: list[dict[str, Any]]
    indicators: list[dict[str, Any]]
    steps: list[dict[str, Any]]


class TableOut(Model):
    """A table of a page: a row is an object with a key for each column."""

    name: str
    caption: str
    rows: list[dict[str, Any]]
    total: int | None = None
    """How many rows there are where only some are here."""


class PageOut(Model):
    """All tables of a page, in its order."""

    title: str
    tables: list[TableOut]


class Listing(Model, Generic[T]):
    """A stretch of a list; `next` is the cursor of what follows."""

    items: list[T]
    next: str | None
