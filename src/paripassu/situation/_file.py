"""The situation file as pydantic models: what each key may hold. The JSON Schema for editors is made from these."""

import re
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from paripassu.situation.model import Disclose, Reliability, Tells, Tlp
from paripassu.types import Tense

ID = r"^[A-Za-z][A-Za-z0-9_-]*$"
DURATION = r"^[0-9]+(\.[0-9]+)?[hdw]$"
_HOURS = {"h": 1, "d": 24, "w": 168}


def _duration(value: Any) -> timedelta:
    if not isinstance(value, str) or not re.fullmatch(DURATION.strip("^$"), value) or len(value) > 12:
        raise PydanticCustomError("duration", "a duration is wanted, as 36h, 2d or 2w")
    try:
        return timedelta(hours=float(value[:-1]) * _HOURS[value[-1]])
    except OverflowError as error:
        raise PydanticCustomError("duration", "a duration of at most some centuries is wanted") from error


def _day(value: Any) -> date:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("day", "a day is wanted, as 2025-03-01")


def _list(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("number", "a number is wanted")
    return float(value)


def _kind_of(value: Any) -> str | None:
    """Tag of a condition: a string is a leaf, else the one key of the mapping."""
    if isinstance(value, str):
        return "leaf"
    if isinstance(value, dict) and len(value) == 1 and (key := next(iter(value))) in {"all", "any", "not", "at_least"}:
        return str(key)
    return None


def _table_or_word(value: Any) -> str:
    return "table" if isinstance(value, dict) else "word"


Text = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=ID, max_length=80)]
Words = Annotated[
    tuple[Text, ...],
    BeforeValidator(_list),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "minLength": 1}, {"type": "array", "items": {"type": "string", "minLength": 1}}]}
    ),
]
Duration = Annotated[
    timedelta,
    BeforeValidator(_duration),
    WithJsonSchema({"type": "string", "pattern": DURATION, "examples": ["2d", "36h", "2w"]}),
]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Number = Annotated[float, BeforeValidator(_number), Field(allow_inf_nan=False)]
Share = Annotated[Number, Field(ge=0, le=1)]
Cost = Annotated[Number, Field(ge=0)]


class Strict(BaseModel):
    """A mapping of the file: no unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class All(Strict):
    """Every one of these holds."""

    all: Annotated[tuple["Condition", ...], Field(min_length=1)]


class Some(Strict):
    """At least one of these holds."""

    any: Annotated[tuple["Condition", ...], Field(min_length=1)]


class Not(Strict):
    """This does not hold."""

    not_: Annotated["Condition", Field(alias="not")]


class Of(Strict):
    n: Annotated[int, Field(ge=1, strict=True)]
    of: Annotated[tuple["Condition", ...], Field(min_length=1)]


class AtLeast(Strict):
    """At least n of these hold."""

    at_least: Of


Condition = Annotated[
    Annotated[Annotated[str, StringConstraints(min_length=1)], Tag("leaf")]
    | Annotated[All, Tag("all")]
    | Annotated[Some, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[AtLeast, Tag("at_least")],
    Discriminator(
        _kind_of,
        custom_error_type="condition",
        custom_error_message="a condition is wanted: an expression, or one of all, any, not, at_least",
    ),
]


class OfficeFile(Strict):
    """A post that a person held for a time."""

    title: Text
    holder: Text
    since: Day | None = None
    until: Day | None = None


class ActorFile(Strict):
    """A state, body or person, by the id that the rest of the file uses."""

    name: Text
    aliases: Words = ()
    of: Annotated[
        Text | None, Field(description="Id of the actor, or ISO 3166-1 code of the state, it belongs to.")
    ] = None
    offices: tuple[OfficeFile, ...] = ()
    speaks: Annotated[
        bool, Field(description="false for what can say nothing, a virus or a river: it admits and denies nothing.")
    ] = True
    marking: Tlp = "CLEAR"


class DegreeFile(Strict):
    """A rung of the ladder; the list goes from lowest to highest."""

    id: Id
    title: Text
    prior: Annotated[
        Share | None,
        Field(description="Weight before any evidence; left out, it follows its neighbours that have one."),
    ] = None


class SourceFile(Strict):
    """What the analyst holds of a source: an actor of the file, or an outlet or person by name."""

    actor: Text
    reliability: Annotated[Reliability, Field(description="Admiralty letter; F is unknown, not worthless.")] = "F"
    depends_on: Words = ()
    interested: bool = False
    marking: Tlp = "CLEAR"


class IndicatorFile(Strict):
    """An observable thing whose presence tells degrees apart."""

    id: Id
    title: Text
    at_least: Annotated[Id | None, Field(description="The lowest degree that it shows.")] = None
    at_most: Annotated[Id | None, Field(description="The highest degree that it leaves open.")] = None
    tells: Annotated[
        Annotated[Tells, Tag("word")] | Annotated[dict[str, Share], Tag("table")],
        Discriminator(_table_or_word),
        Field(description="How strongly it tells degrees apart, or the likelihood of seeing it at each degree."),
    ] = "moderate"
    actor: Text | None = None
    target: Text | None = None
    place: Words = ()
    counts: Annotated[Words, Field(description="Sentences that count as a report of it.")] = ()
    not_: Annotated[Words, Field(alias="not", description="Sentences that do not count, though they look alike.")] = ()
    implies: Words = ()
    tenses: Annotated[tuple[Tense, ...], Field(min_length=1)] = ("happened", "ongoing")
    recurs: Annotated[bool, Field(description="It happens again and again; each time tells of the degree now.")] = False
    lasts: Annotated[bool, Field(description="Once it has happened it stays so until somebody says otherwise.")] = False
    marking: Tlp = "CLEAR"
    markings: dict[str, Tlp] = Field(default={}, description="Stricter markings of single keys.")


class DwellFile(Strict):
    """How long a condition must hold before the state follows it."""

    up: Duration = timedelta(0)
    down: Duration = timedelta(0)


class CostsFile(Strict):
    """Costs in one unit of the analyst's choice."""

    in_vain: Annotated[Cost | None, Field(description="Of the step taken where it was not needed.")] = None
    waiting: Annotated[Cost | None, Field(description="Of a day without the step where it was needed.")] = None


class StepFile(Strict):
    """A step of the plan."""

    id: Id
    title: Text
    when: Condition | None = None
    stand_down: Condition | None = None
    readiness: Condition | None = None
    p_min: Share = 0.0
    dwell: DwellFile = DwellFile()
    authority: Text | None = None
    review_by: Day | None = None
    expires: Day | None = None
    reversibility: Text | None = None
    no_regret: bool = False
    requires: Words = ()
    excludes: Words = ()
    lead_time: Duration | None = None
    window_closes: Day | None = None
    costs: CostsFile = CostsFile()
    intended_frequency: Annotated[
        Share | None, Field(description="Share of days on which it is meant to be warranted.")
    ] = None
    disclose: Annotated[
        Disclose, Field(description="What people without access may see, whatever the step's marking.")
    ] = "all"
    marking: Tlp = "CLEAR"
    markings: dict[str, Tlp] = Field(default={}, description="Stricter markings of single keys.")
    note: Text | None = None


class SituationFile(Strict):
    """A Paripassu situation: who, how far it may go, what shows it, and what to do."""

    situation: Annotated[Id, Field(description="Id of the situation.")]
    title: Text
    actors: Annotated[dict[str, ActorFile], Field(min_length=1)]
    party: Annotated[Text, Field(description="Id of the actor whose involvement is on the ladder.")]
    beneficiary: Annotated[
        Text | None,
        Field(
            description="Id of the actor who gains by what the party does and would deny it with it; not the other side of a conflict."
        ),
    ] = None
    degrees: Annotated[tuple[DegreeFile, ...], Field(min_length=2, max_length=100)]
    sources: tuple[SourceFile, ...] = ()
    indicators: tuple[IndicatorFile, ...] = ()
    plan: tuple[StepFile, ...] = ()
    since: Annotated[Day | None, Field(description="Day at which the priors hold.")] = None
    half_life: Annotated[Duration, Field(description="Time over which what was known of now is half forgotten.")] = (
        timedelta(days=90)
    )
    temper: Annotated[Number | None, Field(gt=0, le=1)] = None
    marking: Tlp = "CLEAR"


MODELS: dict[tuple[str, ...], type[Strict]] = {
    (): SituationFile,
    ("actors", "*"): ActorFile,
    ("actors", "*", "offices", "*"): OfficeFile,
    ("degrees", "*"): DegreeFile,
    ("sources", "*"): SourceFile,
    ("indicators", "*"): IndicatorFile,
    ("plan", "*"): StepFile,
    ("plan", "*", "dwell"): DwellFile,
    ("plan", "*", "costs"): CostsFile,
}
"""The model at each path of the file, * for any key or number."""


def keys_of(model: type[Strict]) -> tuple[str, ...]:
    """The keys that a mapping of the file may have."""
    return tuple(f.alias or name for name, f in model.model_fields.items())
