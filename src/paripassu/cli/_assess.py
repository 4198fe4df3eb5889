"""`assess`: a workspace in, the ladder, the standings and the steps as of a day out."""

import time
from datetime import UTC, date, datetime
from pathlib import Path

import click

from paripassu import payload
from paripassu.cli._common import emit, json_option, opened, out, progress, say, view_options, workspace_options
from paripassu.render import picture
from paripassu.situation.model import Tlp


@click.command()
@workspace_options
@view_options
@json_option
@click.option("--full", is_flag=True, help="All names, reasons, evidence and flags.")
@click.option("--timings", is_flag=True, help="Say on standard error how long reading and weighing took.")
def assess_command(
    *,
    workspace: Path,
    ledger: str | None,
    no_ledger: bool,
    as_of: date | None,
    known_at: datetime | None,
    audience: Tlp | None,
    as_json: bool,
    full: bool,
    timings: bool,
) -> None:
    """How far the situation has gone, and which steps of the plan are in step with it.

    Without --as-of it is of the day of the last report, however long ago that was, and nothing has worn off since.
    Each line ends with an id for `paripassu explain`. Files that cannot be read are told under "To look at"; the rest
    is assessed.
    """
    with opened(workspace, ledger, no_ledger, known_at) as space:
        started = time.monotonic()
        with progress() as told:
            holdings = space.ingest(told)
            read = time.monotonic()
            view = space.view(space.weigh(holdings, audience), as_of)
        weighed = time.monotonic()
    if timings:
        files = f"{len(holdings.readings)} reports, {holdings.read_now} files read anew"
        say(f"reading: {read - started:.2f} s ({files}); weighing: {weighed - read:.2f} s")
    if as_json:
        emit(payload.dumps(payload.assessment(view)))
        return
    console = out()
    today = datetime.now(UTC).date() if as_of is None else None
    for line in picture.assessment(view, console.width, full=full, today=today):
        console.print(line, soft_wrap=True)
    if console.is_terminal:
        say(f"\nFollow any id to its sentences: paripassu explain {workspace} ID")
