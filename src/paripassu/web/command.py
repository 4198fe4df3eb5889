"""Commands of the desk: serve a workspace, write a brief, export a view, keep the accounts."""

import ipaddress
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paripassu import settings
from paripassu.errors import UsageError
from paripassu.exports import FORMS, TABLES, Form, TableName, export
from paripassu.plan.disclosure import LEVELS
from paripassu.situation.model import Tlp
from paripassu.workspace import Workspace

if TYPE_CHECKING:
    from paripassu.web._people import People, Role

BY = "command line"
"""In whose name the command line keeps accounts."""
_TOLD = ("role", "audience", "purpose", "address")
"""What the log tells of an act beside who, what and whom."""
WORKSPACE = click.argument("workspace", type=click.Path(path_type=Path))
LEDGER = click.option("--ledger", metavar="ADDRESS", help="The ledger, where it is not the workspace's own.")
AUDIENCE = click.option("--audience", type=click.Choice(LEVELS), help="What these may see alone (TLP 2.0).")


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2024-11-06", param, ctx)


AS_OF = click.option("--as-of", type=_Day(), help="The day; the last one with a report where it is left out.")


@click.command("serve")
@WORKSPACE
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--auth", is_flag=True, help="Ask for an account (see `paripassu people`).")
@AUDIENCE
@click.option("--name", "names", multiple=True, help="A host name under which the desk is reached; may be repeated.")
@LEDGER
def serve_command(
    *,
    workspace: Path,
    host: str,
    port: int,
    auth: bool,
    audience: Tlp | None,
    names: tuple[str, ...],
    ledger: str | None,
) -> None:
    """Open the desk over WORKSPACE: pages and an API, on this machine alone unless --auth or --audience is given."""
    from paripassu.web import serve  # noqa: PLC0415 - the web's packages load when it is served

    serve(workspace, host, port, auth=auth, audience=audience, names=names, ledger=ledger, told=_told)


def _told(what: str) -> None:
    click.echo(what, err=True)


def loopback(host: str) -> bool:
    """Whether *host* is reached from this machine alone."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


@click.command("brief")
@WORKSPACE
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File: .html, .md or .pdf. Without it, Markdown is printed."
)
@AS_OF
@click.option("--since", type=_Day(), help="Compare with this day; a week before where it is left out.")
@AUDIENCE
@LEDGER
def brief_command(
    *,
    workspace: Path,
    output: Path | None,
    as_of: date | None,
    since: date | None,
    audience: Tlp | None,
    ledger: str | None,
) -> None:
    """Write a brief on WORKSPACE for a decision maker: where we are, what changed, why, and what would change it."""
    from paripassu.web import brief as made  # noqa: PLC0415
    from paripassu.web._state import Desk  # noqa: PLC0415

    desk = Desk(workspace, settings.load(), ledger=ledger)
    try:
        state = desk.state(audience)
        day = as_of or state.last
        before = state.view(since or day - timedelta(days=7))
        brief = made.brief_of(state.whole(day), before, state.history(day), audience)
        if output is None:
            click.echo(made.as_markdown(brief), nl=False)
        else:
            made.write(brief, output)
    finally:
        desk.close()


@click.command("extract")
@WORKSPACE
@click.option("--form", type=click.Choice(FORMS), required=True, help="CSV, JSON Lines, Parquet, JSON-LD or STIX 2.1.")
@click.option(
    "--table", type=click.Choice(TABLES), default="evidence", show_default=True, help="For the first three: which."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File; without it, standard output.")
@AS_OF
@AUDIENCE
@LEDGER
def extract_command(
    *,
    workspace: Path,
    form: Form,
    table: TableName,
    output: Path | None,
    as_of: date | None,
    audience: Tlp | None,
    ledger: str | None,
) -> None:
    """Write what WORKSPACE holds as of a day in another program's form."""
    with Workspace(workspace, settings.load(), ledger=ledger) as opened:
        view = opened.view(opened.weigh(opened.ingest(), audience), as_of)
        body = export(view, form, table, audience or opened.situation.marking)
    if output is not None:
        output.write_bytes(body)
    elif form == "parquet" and sys.stdout.isatty():
        raise UsageError("Parquet is no text", remedy="name a file with -o")
    else:
        sys.stdout.buffer.write(body)


@click.group("people")
def people_command() -> None:
    """Keep the accounts of a workspace for `serve --auth`."""


@contextmanager
def _people(workspace: Path, ledger: str | None) -> Iterator["People"]:
    """The accounts of a workspace. Raises WorkspaceError, SituationError, LedgerError."""
    from paripassu.web._people import People  # noqa: PLC0415 - what hashes passwords loads when there are any

    with Workspace(workspace, settings.load(), ledger=ledger) as opened:
        yield People(workspace, lambda: opened.kept)


@people_command.command("add")
@WORKSPACE
@click.argument("name")
@click.option("--role", type=click.Choice(["viewer", "analyst", "authority", "administrator"]), required=True)
@AUDIENCE
@click.password_option(help="Asked for where it is left out.")
@LEDGER
def add_person(
    *, workspace: Path, name: str, role: "Role", audience: Tlp | None, password: str, ledger: str | None
) -> None:
    """Add NAME, or give them a new role or password. A viewer needs an --audience."""
    with _people(workspace, ledger) as people:
        people.add(name, role, password, by=BY, audience=audience)


@people_command.command("remove")
@WORKSPACE
@click.argument("name")
@LEDGER
def remove_person(workspace: Path, name: str, ledger: str | None) -> None:
    """Take NAME's access away; what they put on record stays."""
    with _people(workspace, ledger) as people:
        people.remove(name, by=BY)


@people_command.command("token")
@WORKSPACE
@click.argument("name")
@click.argument("purpose")
@click.option("--revoke", is_flag=True, help="Take the tokens of that purpose back.")
@LEDGER
def token_person(*, workspace: Path, name: str, purpose: str, revoke: bool, ledger: str | None) -> None:
    """A token for the API in NAME's name, printed once."""
    with _people(workspace, ledger) as people:
        if revoke:
            people.revoke(name, purpose, by=BY)
        else:
            click.echo(people.token(name, purpose, by=BY))


@people_command.command("list")
@WORKSPACE
@LEDGER
def list_people(workspace: Path, ledger: str | None) -> None:
    """Who there is."""
    with _people(workspace, ledger) as people:
        accounts = sorted(people.accounts().items())
    for name, account in accounts:
        person = account.person
        state = "" if account.active else " (removed)"
        tokens = f", tokens: {', '.join(sorted(account.tokens.values()))}" if account.tokens else ""
        click.echo(f"{name}\t{person.role}{f' {person.audience}' if person.audience else ''}{state}{tokens}")


@people_command.command("log")
@WORKSPACE
@LEDGER
def log_people(workspace: Path, ledger: str | None) -> None:
    """Who came in, was refused, was added, and when."""
    with _people(workspace, ledger) as people:
        acts = people.log()
    for act in acts:
        more = " ".join(f"{k}={v}" for k, v in sorted(act.more.items()) if k in _TOLD and v)
        click.echo(f"{act.at.isoformat()}\t{act.by}\t{act.what}\t{act.about}\t{more}".rstrip())
