"""`explain`: a workspace and a name in, the sentences behind it out, with file and offsets."""

import math
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from paripassu import payload
from paripassu.cli._common import FOLDER, drawn, emit, json_option, opened, out, view_options, viewed, workspace_options
from paripassu.cli.explanation import explain
from paripassu.cli.grounds import Explanation
from paripassu.doubts import mark_of
from paripassu.errors import UsageError
from paripassu.evidence.numbers import Stated
from paripassu.render import explained, numbers
from paripassu.situation.model import Tlp
from paripassu.telling import Teller
from paripassu.types import Evidence
from paripassu.views import View


@click.command()
@workspace_options
@click.argument("what", metavar="WHAT")
@view_options
@json_option
@click.option("--svg", "target", type=FOLDER, metavar="FILE", help="Also draw an indicator's numbers into this file.")
@click.option("--full", is_flag=True, help="All sentences, not the first of each group.")
def explain_command(
    *,
    workspace: Path,
    what: str,
    ledger: str | None,
    no_ledger: bool,
    as_of: date | None,
    known_at: datetime | None,
    audience: Tlp | None,
    as_json: bool,
    target: Path | None,
    full: bool,
) -> None:
    """Why a figure is what it is, down to the sentences.

    WHAT is an id as `assess` shows it (evidence, statement or report: its first four characters are enough where they
    name one thing), a step, a degree, an indicator, a file under reports/, or a figure: now.DEGREE, reached.DEGREE,
    now.at_least.DEGREE, INDICATOR.independent, INDICATOR.origins, INDICATOR.reports. Where one name stands for several
    things, put the kind before it: degree.NAME, indicator.NAME, step.NAME.
    """
    with opened(workspace, ledger, no_ledger, known_at) as space:
        view = viewed(space, as_of, audience)
    found = explain(view, what)
    if target is not None:
        if not found.numbers.stated:
            raise UsageError(
                f"no number is stated for “{what}”", remedy="name an indicator with numbers, or leave out --svg"
            )
        drawn(target, numbers.picture(found.title, found.numbers.stated))
    if as_json:
        emit(payload.dumps(_payload(found, view)))
        return
    console = out()
    for line in explained.explanation(found, dict(view.assessment.weights), Teller.of(view), console.width, full=full):
        console.print(line, soft_wrap=True)


def _payload(found: Explanation, view: View) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "id": found.id,
        "title": found.title,
        "as_of": view.assessment.as_of.isoformat(),
        "value": found.value,
        "facts": [{"name": name, "text": text} for name, text in found.facts],
        "numbers": [_number(n) for n in found.numbers.stated],
        "other_numbers": [_number(n) for n in found.numbers.others],
        "groups": [
            {"title": g.title, "evidence": [_evidence(e, view, found.same.get(e.id)) for e in g.items]}
            for g in found.groups
        ],
        "statement": payload.statement(found.statement) if found.statement else None,
    }


def _number(given: Stated) -> dict[str, Any]:
    return {
        "day": given.day.isoformat(),
        "who": given.label,
        "low": given.low,
        "high": None if math.isinf(given.high) else given.high,
        "noun": given.noun.words or None,
        "evidence": given.evidence,
        "path": given.path,
    }


def _evidence(item: Evidence, view: View, same: str | None) -> dict[str, Any]:
    """An item as `assess` has it, with the file, the offsets of the quote in the report's body, and the reason."""
    return {
        **payload.evidence(item, view.assessment.weights),
        "path": item.path,
        "start": item.spans[0].start,
        "end": item.spans[-1].end,
        "match": item.match,
        "mark": mark_of(item),
        "reason": item.reason,
        "published": item.published.isoformat(),
        "via": list(item.via),
        "origin": item.origin,
        "same_as": same,
    }
