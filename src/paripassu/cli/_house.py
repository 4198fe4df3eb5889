"""`init` and `lint`: a new workspace out; a situation file in, what is wrong or unwise in it out."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import click

from paripassu import payload
from paripassu.cli._common import DAY, FOLDER, emit, json_option, say
from paripassu.errors import FINDINGS, WorkspaceError
from paripassu.render.lines import several
from paripassu.situation import lint, load, starter
from paripassu.workspace import SITUATION


@click.command()
@click.argument("folder", type=FOLDER)
@click.option("--id", "name", help="Id of the situation; else made from the folder's name.")
def init_command(folder: Path, name: str | None) -> None:
    """A new workspace: FOLDER with a commented situation.yaml, and reports/ for the reports."""
    target = folder / SITUATION
    if target.exists():
        raise WorkspaceError(f"{target} is there already", remedy="name another folder, or edit that file")
    text = starter(name or _id(folder.resolve().name))
    try:
        (folder / "reports").mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise WorkspaceError(f"{folder} cannot be written to: {problem.strerror or problem}") from problem
    emit(f"{target}: your situation; each part says what it is for")
    emit(f"{folder / 'reports'}: put reports here (Markdown, HTML, text, JSON Lines, feeds, WARC)")
    say(f"\nNext: edit the file, then\n  paripassu lint {folder}\n  paripassu assess {folder}")


def _id(folder: str) -> str:
    """The folder's name as an id: letters, digits, - and _, beginning with a letter."""
    return re.sub(r"^[^A-Za-z]+", "", re.sub(r"[^A-Za-z0-9_-]+", "-", folder)).strip("-")[:80] or "situation"


@click.command()
@click.argument("workspace", type=FOLDER)
@click.option("--errors", is_flag=True, help="Only what must be mended.")
@click.option("--as-of", type=DAY, help="The day on which reviews and expiries are looked at; else today.")
@json_option
@click.pass_context
def lint_command(ctx: click.Context, *, workspace: Path, errors: bool, as_of: date | None, as_json: bool) -> None:
    """What is wrong or unwise in a situation file, or in that of a workspace.

    Exit code 3 where anything but notes is found, 1 where the file cannot be read as a situation at all.
    """
    path = workspace / SITUATION if workspace.is_dir() else workspace
    found = lint(load(path), on=as_of or datetime.now(UTC).date())
    found = tuple(f for f in found if f.severity == "error" or not errors)
    for finding in found:
        if as_json:
            at = finding.place
            row = {"severity": finding.severity, "code": finding.code, "path": at.path, "line": at.line}
            row |= {"column": at.column, "text": finding.text, "remedy": finding.remedy}
            emit(payload.dumps(row))
        else:
            emit(str(finding))
    say(f"{path}: {several(len(found), 'finding')}" if found else f"{path}: nothing to mend")
    ctx.exit(FINDINGS if any(f.severity != "note" for f in found) else 0)
