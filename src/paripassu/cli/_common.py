"""What commands share: their options, the consoles, progress on standard error, a workspace opened from its options."""

import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from paripassu import settings
from paripassu.errors import WorkspaceError
from paripassu.plan.disclosure import LEVELS
from paripassu.situation.model import Tlp
from paripassu.views import View, Weighed
from paripassu.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])
Told = Callable[[str, int, int | None], None]
"""Called with what is being done, how many are done, and how many there are if that is known."""
PLAIN_WIDTH = 110
"""Columns of what is piped: no terminal tells how many there are."""


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2024-11-06", param, ctx)


class Moment(click.ParamType[datetime]):
    """A time with its zone; without one it is UTC, and a day alone is its end."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            found = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a time; write it as 2024-11-06 or 2024-11-06T18:00+00:00", param, ctx)
        if len(value) == len("2024-11-06"):
            found = found.replace(hour=23, minute=59, second=59, microsecond=999_999)
        return found if found.tzinfo else found.replace(tzinfo=UTC)


DAY, MOMENT = Day(), Moment()
FOLDER = click.Path(path_type=Path)


def workspace_options(command: F) -> F:
    """The workspace and where its ledger is."""
    for decorate in (
        click.option("--no-ledger", is_flag=True, help="Read everything anew and keep nothing."),
        click.option("--ledger", metavar="URL", help="sqlite:///FILE or postgresql://…; else .paripassu/ledger.db."),
        click.argument("workspace", type=FOLDER),
    ):
        command = decorate(command)
    return command


def view_options(command: F) -> F:
    """As of which day, by whose knowledge, for whom."""
    for decorate in (
        click.option("--audience", type=click.Choice(LEVELS), help="As those see it who are cleared for this marking."),
        click.option("--known-at", type=MOMENT, help="Only what the ledger held then; no file is looked at."),
        click.option("--as-of", type=DAY, help="What was public by this day; else by the day of the last report."),
    ):
        command = decorate(command)
    return command


def time_options(command: F) -> F:
    """As of which day and by whose knowledge, for commands without an audience."""
    for decorate in (
        click.option("--known-at", type=MOMENT, help="Only what the ledger held then; no file is looked at."),
        click.option("--as-of", type=DAY, help="What was public by this day; else all that is held."),
    ):
        command = decorate(command)
    return command


json_option = click.option("--json", "as_json", is_flag=True, help="JSON for programs.")


def by_option(command: F) -> F:
    return click.option("--by", default=_user, show_default="you", help="Who decides; kept in the ledger.")(command)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return "unknown"


def out() -> Console:
    """Standard output: styled on a terminal, else plain text of a fixed width; NO_COLOR is obeyed by rich."""
    if sys.stdout.isatty():
        return Console(highlight=False, emoji=False, markup=False)
    return Console(
        highlight=False, emoji=False, markup=False, width=PLAIN_WIDTH, color_system=None, force_terminal=False
    )


def say(text: str) -> None:
    """A line on standard error."""
    click.echo(text, err=True)


def emit(line: str) -> None:
    """A line of data. sys.stdout itself, so that what a user pipes is written as UTF-8."""
    sys.stdout.write(line + "\n")


@contextmanager
def progress() -> Iterator[Told]:
    """Tells how far long work is, on standard error and only where that is a terminal."""
    if not sys.stderr.isatty():
        yield _silent
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    tasks: dict[str, Any] = {}

    def told(what: str, done: int, total: int | None) -> None:
        if what not in tasks:
            tasks[what] = bar.add_task(what, total=total)
        bar.update(tasks[what], completed=done, total=total)

    with bar:
        yield told


def _silent(_what: str, _done: int, _total: int | None) -> None:
    """No terminal, no progress."""


def opened(
    workspace: Path, ledger: str | None, no_ledger: bool, known_at: datetime | None = None, *, writes: bool = True
) -> Workspace:
    """The workspace, with settings from the environment. Raises what Workspace raises."""
    return Workspace(
        workspace, settings.load(), ledger=ledger, use_ledger=not no_ledger, known_at=known_at, writes=writes
    )


def weighed(space: Workspace, audience: Tlp | None = None) -> Weighed:
    with progress() as told:
        return space.weigh(space.ingest(told), audience)


def viewed(space: Workspace, as_of: date | None, audience: Tlp | None = None) -> View:
    return space.view(weighed(space, audience), as_of)


def drawn(target: Path, picture: str) -> None:
    """Writes a picture and says so. Raises WorkspaceError where it cannot be written."""
    try:
        target.write_text(picture, encoding="utf-8")
    except OSError as problem:
        raise WorkspaceError(f"{target} cannot be written: {problem.strerror}", remedy="name another file") from problem
    say(f"{target}: drawn")
