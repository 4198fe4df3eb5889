"""Plain values in, the JSON of the command line's contract out: every object with all of its keys, in one order.

Probabilities are rounded to six digits and weights to four: beyond that a figure says more of the machine than of the
evidence, and the same input must give the same bytes everywhere.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from paripassu.figures import beside, figures_in
from paripassu.heads import shown_by
from paripassu.situation.model import Situation
from paripassu.types import Assessment, Band, Change, Clause, Decision, Evidence, Flag, Part, Source, Span, Statement
from paripassu.types import StepView as Step
from paripassu.views import View, last_evidence

Json = dict[str, Any]


def dumps(value: object) -> str:
    """One line of JSON, letters as they are."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def statement(item: Statement) -> Json:
    """A statement, as `read --json` gives it."""
    return {
        "id": item.id,
        "report": item.report,
        "path": item.path,
        "source": _source(item.source),
        "cue": _part(item.cue),
        "content": _part(item.content),
        "quotation": item.quotation,
        "stance": item.stance,
        "certainty": item.certainty,
        "tense": item.tense,
        "said_on": item.said_on.isoformat() if item.said_on else None,
        "via": list(item.via),
        "inside": item.inside,
        "confidence": item.confidence,
    }


def _source(source: Source | None) -> Json | None:
    if source is None:
        return None
    return {
        "text": source.text,
        "spans": spans(source.spans),
        "name": source.name,
        "role": source.role,
        "affiliation": source.affiliation,
        "country": source.country,
        "kind": source.kind,
        "assumed": source.assumed,
    }


def _part(part: Part | None) -> Json | None:
    return None if part is None else {"text": part.text, "spans": spans(part.spans)}


def spans(given: Sequence[Span]) -> list[list[int]]:
    return [[start, end] for start, end in given]


def probability(p: float) -> float:
    return round(p, 6)


def band(given: Band) -> Json:
    return {k: probability(getattr(given, k)) for k in ("probability", "low", "high")}


def assessment(view: View) -> Json:
    """What is held as of a day, as `assess --json` gives it."""
    held = view.assessment
    last = last_evidence(view.evidence, held.as_of)
    return {
        "situation": held.situation,
        "as_of": held.as_of.isoformat(),
        "now": held.now,
        "reached": held.reached,
        "degrees": degrees(held, view.weighed.situation),
        "indicators": [
            {
                "id": x.id,
                "standing": x.standing,
                "disputed": x.disputed,
                "independent": x.independent,
                "origins": x.origins,
                "reports": x.reports,
                "affirmed_by": list(x.affirmed_by),
                "denied_by": list(x.denied_by),
            }
            for x in held.indicators
        ],
        "steps": [step(s) for s in view.steps],
        "evidence": [evidence(e, held.weights) for e in view.evidence],
        "flags": [flag(f) for f in view.flags],
        "last_evidence": last.isoformat() if last else None,
    }


def degrees(held: Assessment, situation: Situation) -> list[Json]:
    shown = shown_by(situation)
    return [{"id": d.id, "now": band(d.now), "reached": band(d.reached), "shown_by": shown[d.id]} for d in held.degrees]


def step(view: Step) -> Json:
    """A clause that cannot be told yet stands under why_not, since it is what keeps the step from being warranted."""
    return {
        "id": view.id,
        "state": view.state,
        "warranted": view.warranted,
        "why": [clause(c) for c in view.why],
        "why_not": [clause(c) for c in (*view.why_not, *view.undetermined)],
        "cheapest_change": [change(c) for c in view.cheapest_change],
    }


def clause(given: Clause) -> str:
    """A clause with the facts that it used: "now.at_least.combat >= 0.8 (0.92)"."""
    told = zip((name for name, _ in given.facts), clause_facts(given), strict=True)
    facts = "; ".join(value if len(given.facts) == 1 else f"{name}: {value}" for name, value in told)
    unknown = "undetermined: " if given.value is None else ""
    return f"{given.text} ({unknown}{facts})" if facts or unknown else given.text


def clause_facts(given: Clause) -> list[str]:
    """The facts that a clause used, in words: probabilities with as many digits as show how they compare in it."""
    asked = figures_in(given.text)
    values = [value for _, value in given.facts]
    return [_fact(v, (*asked, *(o for o in values if isinstance(o, float) and o is not v))) for v in values]


def _fact(value: float | int | str | bool | None, asked: tuple[float, ...]) -> str:
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return beside(value, asked) if isinstance(value, float) else str(value)


def turn(step: Step) -> str:
    """What its least changes would do: what would end a step that is warranted is no reason for it."""
    return "ends if" if step.ends else "changes if"


def change(given: Change) -> str:
    return given.text


def evidence(item: Evidence, weights: Mapping[str, float]) -> Json:
    return {
        "id": item.id,
        "statement": item.statement,
        "indicator": item.indicator,
        "report": item.report,
        "quote": item.quote,
        "spans": spans(item.spans),
        "speaker": item.label,
        "stance": item.stance,
        "certainty": item.certainty,
        "tense": item.tense,
        "said_on": item.said_on.isoformat() if item.said_on else None,
        "day": item.day.isoformat(),
        "weight": weight(weights.get(item.id, 0.0)),
    }


def weight(nats: float) -> float:
    return round(nats, 4) + 0.0
    # + 0.0: a weight that rounds to minus nothing is nothing


def flag(given: Flag) -> Json:
    return {"kind": given.kind, "report": given.report, "detail": given.detail}


def decision(given: Decision) -> Json:
    return {
        "id": given.id,
        "step": given.step,
        "action": given.action,
        "by": given.by,
        "reason": given.reason,
        "on": given.on.isoformat(),
    }
