"""`decide`: a step and what a person decided on it in, a record in the ledger out."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import click

from paripassu import payload
from paripassu.cli._common import DAY, by_option, emit, json_option, opened, workspace_options
from paripassu.errors import NotFound, UsageError
from paripassu.ledger.values import content_id
from paripassu.situation.language import suggestion
from paripassu.types import Decision

Action = Literal["authorise", "decline", "stand down"]


@click.command()
@workspace_options
@click.argument("step")
@click.option("--authorise", "action", flag_value="authorise", help="Take the step.")
@click.option("--decline", "action", flag_value="decline", help="Do not take it, or take an authorisation back.")
@click.option("--stand-down", "action", flag_value="stand down", help="End a step that is in force.")
@by_option
@click.option("--reason", required=True, help="Why; kept with the decision.")
@click.option("--on", type=DAY, help="The day of the decision; else today.")
@json_option
def decide_command(
    *,
    workspace: Path,
    ledger: str | None,
    no_ledger: bool,
    step: str,
    action: Action | None,
    by: str,
    reason: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Keep a person's decision on a step. Warranted is what the evidence says; authorised is what a person decided."""
    if action is None:
        raise UsageError("say what was decided", remedy="--authorise, --decline or --stand-down")
    now = datetime.now(UTC)
    with opened(workspace, ledger, no_ledger) as space:
        steps = {s.id for s in space.situation.plan}
        if step not in steps:
            raise NotFound(f"the plan has no step “{step}”", remedy=suggestion(step, steps))
        day = on or now.date()
        decision = Decision(
            content_id("decision", step, action, by, reason, day.isoformat()), step, action, by, reason, day
        )
        space.kept.decide(decision, at=now)
    words = f"{decision.on.isoformat()}: {action} {step}, by {by}: {reason}"
    emit(payload.dumps(payload.decision(decision)) if as_json else words)
