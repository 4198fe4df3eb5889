"""The situation file's text in, a Situation out, or an error that lists all that is wrong with line and column."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from paripassu.errors import Place, Problem, SituationError
from paripassu.settings import MAX_SITUATION_BYTES
from paripassu.situation import _file as f
from paripassu.situation import _yaml
from paripassu.situation.language import Names, check, suggestion
from paripassu.situation.model import (
    Actor,
    Condition,
    Degree,
    Indicator,
    Leaf,
    Node,
    Office,
    Situation,
    SourceRule,
    Step,
    leaves,
)

WITHHELD = "withheld-"
"""How the ids begin that outsiders see of steps whose existence alone is disclosed."""


def load(path: Path) -> Situation:
    """Reads the situation file at *path*. Raises SituationError as `parse` does, and where the file cannot be read."""
    place = str(path)
    try:
        if path.stat().st_size > MAX_SITUATION_BYTES:
            raise SituationError(
                f"{place}: larger than {MAX_SITUATION_BYTES // 1_000_000} MB",
                remedy="a situation file is written by people; is this the right file?",
            )
        raw = path.read_bytes()
    except OSError as error:
        raise SituationError(
            f"{place}: cannot be read: {error.strerror}", remedy="paripassu init writes a starter"
        ) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        problem = Problem(Place(place, line, column), "not UTF-8", "save the file as UTF-8")
        raise SituationError(problem.text, place=problem.place, remedy=problem.remedy, problems=(problem,)) from error
    return parse(text, place)


def parse(text: str, path: str) -> Situation:
    """The situation that *text* describes; *path* is its name in messages.

    Raises SituationError. Its `problems` hold everything that was found; `place` and `what` are the first one's. What a
    file may say though it is unwise (a step without a stand-down) is left to `lint`.
    """
    if len(text) > MAX_SITUATION_BYTES:
        raise _refusal([Problem(Place(path), f"more than {MAX_SITUATION_BYTES:,} characters")])
    try:
        doc = _yaml.read(text, path)
    except SituationError as error:
        raise _refusal([Problem(error.place or Place(path), error.what, error.remedy)]) from error
    if not isinstance(doc.value, dict):
        what = "an empty file" if doc.value is None else "not a mapping of keys"
        raise _refusal([Problem(doc.place(()), what, "paripassu init writes a starter")])
    try:
        file = f.SituationFile.model_validate(doc.value)
    except ValidationError as error:
        raise _refusal(_problem(doc, e) for e in error.errors(include_url=False)) from error
    situation = _built(file, doc)
    problems = [*_references(situation, doc), *_conditions(situation)]
    if problems:
        raise _refusal(problems)
    return situation


def _refusal(problems: Iterable[Problem]) -> SituationError:
    found = tuple(sorted(problems, key=lambda p: (p.place.line or 0, p.place.column or 0, p.text)))
    first = found[0]
    return SituationError(first.text, place=first.place, remedy=first.remedy, problems=found)


# ---- what pydantic found, in the file's places and plain words -------------------------------------------------------


def _problem(doc: _yaml.Document, error: Any) -> Problem:
    path = _path(doc.value, error["loc"])
    kind, context = error["type"], error.get("ctx", {})
    name = path[-1] if path else "the file"
    shown = f'"{name}"' if isinstance(name, str) else f"item {name + 1}"
    if kind == "extra_forbidden":
        parent = f.MODELS.get(tuple("*" if _free(path, i) else str(k) for i, k in enumerate(path[:-1])))
        known = f.keys_of(parent) if parent else ("all", "any", "not", "at_least")
        return Problem(doc.place(path, key=True), f"unknown key {shown}", suggestion(str(name), known))
    if kind == "missing":
        return Problem(doc.place(path), f'"{error["loc"][-1]}" is missing', "add it")
    if kind == "literal_error":
        words = [w.strip("'") for w in context["expected"].replace(" or ", ", ").split(", ")]
        given = str(error["input"])[:60]
        return Problem(
            doc.place(path), f'{shown}: "{given}" is not one of {", ".join(words)}', suggestion(given, words)
        )
    if kind == "string_pattern_mismatch":
        remedy = "an id is letters, digits, - and _, and begins with a letter"
        return Problem(doc.place(path), f"{shown}: not an id", remedy)
    if kind == "string_type":
        return Problem(doc.place(path), f"{shown}: a text is wanted", "put it in quotes")
    return Problem(doc.place(path), f"{shown}: {error['msg'][0].lower()}{error['msg'][1:]}")


def _free(path: tuple[str | int, ...], i: int) -> bool:
    """Whether the i-th part of *path* is a number or an id of the analyst's, not a key of ours."""
    return isinstance(path[i], int) or (i == 1 and path[0] == "actors")


def _path(value: Any, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """*loc* without pydantic's tags and without what is not in the file."""
    path: list[str | int] = []
    for part in loc:
        listed = isinstance(value, list) and isinstance(part, int) and part < len(value)
        if listed or (isinstance(value, dict) and part in value):
            value = value[part]
            path.append(part)
    return tuple(path)


# ---- from the file's models to the values ----------------------------------------------------------------------------


def _built(file: f.SituationFile, doc: _yaml.Document) -> Situation:
    return Situation(
        id=file.situation,
        title=file.title,
        party=file.party,
        beneficiary=file.beneficiary,
        actors={key: _actor(key, a, doc) for key, a in file.actors.items()},
        degrees=tuple(_degree(d, doc, i) for i, d in enumerate(file.degrees)),
        sources=tuple(_source(s, doc, i) for i, s in enumerate(file.sources)),
        indicators=tuple(_indicator(x, doc, i) for i, x in enumerate(file.indicators)),
        plan=tuple(_step(x, doc, i) for i, x in enumerate(file.plan)),
        since=file.since,
        half_life=file.half_life,
        temper=file.temper,
        marking=file.marking,
        path=doc.path,
    )


def _actor(key: str, actor: f.ActorFile, doc: _yaml.Document) -> Actor:
    place = doc.place(("actors", key), key=True)
    offices = tuple(Office(o.title, o.holder, o.since, o.until) for o in actor.offices)
    return Actor(
        key, actor.name, actor.aliases, actor.of, offices, actor.speaks, actor.marking, place.line, place.column
    )


def _degree(degree: f.DegreeFile, doc: _yaml.Document, i: int) -> Degree:
    place = doc.place(("degrees", i))
    return Degree(degree.id, degree.title, degree.prior, place.line, place.column)


def _source(source: f.SourceFile, doc: _yaml.Document, i: int) -> SourceRule:
    place = doc.place(("sources", i))
    return SourceRule(
        actor=source.actor,
        reliability=source.reliability,
        depends_on=source.depends_on,
        interested=source.interested,
        marking=source.marking,
        line=place.line,
        column=place.column,
    )


def _indicator(x: f.IndicatorFile, doc: _yaml.Document, i: int) -> Indicator:
    place = doc.place(("indicators", i))
    return Indicator(
        id=x.id,
        title=x.title,
        at_least=x.at_least,
        at_most=x.at_most,
        tells=x.tells,
        actor=x.actor,
        target=x.target,
        place=x.place,
        counts=x.counts,
        nots=x.not_,
        implies=x.implies,
        tenses=x.tenses,
        recurs=x.recurs,
        lasts=x.lasts,
        marking=x.marking,
        line=place.line,
        column=place.column,
        markings=x.markings,
    )


def _step(x: f.StepFile, doc: _yaml.Document, i: int) -> Step:
    at = ("plan", i)
    place = doc.place(at)
    return Step(
        id=x.id,
        title=x.title,
        when=_condition(x.when, doc, (*at, "when")),
        stand_down=_condition(x.stand_down, doc, (*at, "stand_down")),
        readiness=_condition(x.readiness, doc, (*at, "readiness")),
        p_min=x.p_min,
        dwell_up=x.dwell.up,
        dwell_down=x.dwell.down,
        authority=x.authority,
        review_by=x.review_by,
        expires=x.expires,
        reversibility=x.reversibility,
        no_regret=x.no_regret,
        requires=x.requires,
        excludes=x.excludes,
        lead_time=x.lead_time,
        window_closes=x.window_closes,
        cost_in_vain=x.costs.in_vain,
        cost_of_waiting=x.costs.waiting,
        intended_frequency=x.intended_frequency,
        disclose=x.disclose,
        marking=x.marking,
        note=x.note,
        line=place.line,
        column=place.column,
        markings=x.markings,
    )


def _condition(value: Any, doc: _yaml.Document, path: tuple[str | int, ...]) -> Any:
    """The condition at *path*; None where there is none."""
    match value:
        case None:
            return None
        case str():
            return Leaf(value, doc.place(path), exact=path in doc.plain)
        case f.All():
            return Node("all", _children(value.all, doc, (*path, "all")))
        case f.Some():
            return Node("any", _children(value.any, doc, (*path, "any")))
        case f.Not():
            return Node("not", (_condition(value.not_, doc, (*path, "not")),))
        case f.AtLeast():
            inner = value.at_least
            return Node("at_least", _children(inner.of, doc, (*path, "at_least", "of")), inner.n)
    raise TypeError(type(value))


def _children(values: Iterable[Any], doc: _yaml.Document, path: tuple[str | int, ...]) -> tuple[Condition, ...]:
    return tuple(_condition(value, doc, (*path, i)) for i, value in enumerate(values))


# ---- what the models cannot see --------------------------------------------------------------------------------------


def _references(situation: Situation, doc: _yaml.Document) -> Iterator[Problem]:
    """Ids that stand twice, and degrees that the ladder does not have: without these nothing can be computed."""
    sections: Mapping[str, tuple[Degree | Indicator | Step, ...]] = {
        "degrees": situation.degrees,
        "indicators": situation.indicators,
        "plan": situation.plan,
    }
    for section, items in sections.items():
        first: dict[str, int] = {}
        for i, item in enumerate(items):
            place = doc.place((section, i, "id"))
            if item.id in first:
                yield Problem(place, f'the id "{item.id}" stands twice (first on line {first[item.id]})', "rename one")
            first.setdefault(item.id, place.line or 0)
            if section == "plan" and item.id.startswith(WITHHELD):
                yield Problem(place, f'the id "{item.id}" is kept for steps that are not disclosed', "rename it")
            for marked in () if isinstance(item, Degree) else item.markings:
                keys = f.keys_of(f.MODELS[section, "*"])
                if marked not in keys:
                    place = doc.place((section, i, "markings", marked), key=True)
                    yield Problem(place, f'no key "{marked}" to mark', suggestion(marked, keys))
    degrees = [d.id for d in situation.degrees]
    for i, x in enumerate(situation.indicators):
        at = ("indicators", i)
        named: Mapping[tuple[str, ...], str | None] = {("at_least",): x.at_least, ("at_most",): x.at_most}
        if isinstance(x.tells, Mapping):
            named = {**named, **{("tells", d): d for d in x.tells}}
        for key, degree in named.items():
            if degree is not None and degree not in degrees:
                place = doc.place((*at, *key), key=len(key) > 1)
                yield Problem(place, f'no degree "{degree}"', suggestion(degree, degrees))
        if x.at_least is None and x.at_most is None and not isinstance(x.tells, Mapping):
            text = f'indicator "{x.id}" shows no degree'
            yield Problem(doc.place(at), text, "add at_least, at_most, or tells with a likelihood for each degree")
        if x.lasts and x.recurs:
            place = doc.place((*at, "lasts"), key=True)
            remedy = "keep lasts for what stays so once it is done, recurs for what happens again and again"
            yield Problem(place, f'indicator "{x.id}" both lasts and recurs', remedy)
        if isinstance(x.tells, Mapping) and not any(x.tells.values()):
            yield Problem(doc.place((*at, "tells")), "every likelihood is 0", "one degree at least must allow it")
    if sum(d.prior or 0.0 for d in situation.degrees) > 1 + 1e-9:
        yield Problem(doc.place(("degrees",)), "the priors add up to more than 1", "lower them")


def _conditions(situation: Situation) -> Iterator[Problem]:
    names = Names.of(situation)
    for step in situation.plan:
        for condition in (step.when, step.stand_down, step.readiness):
            for leaf in leaves(condition):
                yield from check(leaf, names)
            yield from _counts(condition, step)


def _counts(condition: Condition | None, step: Step) -> Iterator[Problem]:
    if isinstance(condition, Node):
        if condition.count > len(condition.children):
            place = next(leaves(condition)).place
            text = f'step "{step.id}": at_least {condition.count} of only {len(condition.children)}'
            yield Problem(place, text, "lower n or add conditions")
        for child in condition.children:
            yield from _counts(child, step)
