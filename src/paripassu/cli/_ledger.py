"""`search`, `verify`, `export`, `import`: the ledger itself."""

import sys
from datetime import date, datetime
from pathlib import Path

import click
from rich.text import Text

from paripassu import payload
from paripassu.cli._common import emit, json_option, opened, out, say, time_options, workspace_options
from paripassu.errors import FINDINGS, LedgerError, Place, UsageError
from paripassu.ledger import Head
from paripassu.render.lines import FAINT, ID, clean, several


@click.command()
@workspace_options
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 10_000))
@time_options
@json_option
def search_command(
    *, workspace: Path, ledger: str | None, no_ledger: bool, words: tuple[str, ...], limit: int,
    as_of: date | None, known_at: datetime | None, as_json: bool,
) -> None:  # fmt: skip
    """Reports and statements in the ledger with all of WORDS; "several words" in quotes stand together."""
    query = " ".join(f'"{w}"' if " " in w else w for w in words)
    with opened(workspace, ledger, no_ledger) as space:
        hits = space.kept.search(query, limit, known_at, as_of)
    console = out()
    for hit in hits:
        if as_json:
            row = {"kind": hit.kind, "id": hit.id, "report": hit.report, "path": hit.path}
            emit(payload.dumps({**row, "text": hit.text, "published": hit.published}))
        else:
            line = Text(f"{clean(hit.path)}  ", style=FAINT).append(clean(hit.text), style="")
            console.print(line.append(f"  {hit.id}", style=ID), soft_wrap=True)
    say(several(len(hits), "hit"))


@click.command()
@workspace_options
@click.option("--head", "noted", metavar="NUMBER:HASH", help="A head noted earlier: also find rows cut off the end.")
@click.pass_context
def verify_command(
    ctx: click.Context, *, workspace: Path, ledger: str | None, no_ledger: bool, noted: str | None
) -> None:
    """Whether every row of the ledger is as it was recorded. Exit code 3 where one is not."""
    expected = _head(noted) if noted else None
    with opened(workspace, ledger, no_ledger) as space:
        problems = space.kept.verify(expected)
        head = space.kept.head()
    for problem in problems:
        emit(str(problem))
    if not problems:
        emit(f"{head.sequence}:{head.hash}")
    say(several(len(problems), "problem") if problems else f"{several(head.sequence, 'row')}, each as it was recorded")
    ctx.exit(FINDINGS if problems else 0)


def _head(text: str) -> Head:
    number, _, digest = text.partition(":")
    if not number.isdecimal() or not digest:
        raise UsageError(f"“{text}” is not a head", remedy="give NUMBER:HASH as `verify` prints it")
    return Head(int(number), digest)


@click.command()
@click.argument("workspace", type=click.Path(path_type=Path))
@click.option("--ledger", "target", required=True, metavar="FILE", help="Write the ledger here; - is standard output.")
@click.option("--source", metavar="URL", help="The ledger's address; else that of the workspace.")
def export_command(workspace: Path, target: str, source: str | None) -> None:
    """The whole ledger as JSON Lines, to be kept elsewhere or imported into another."""
    with opened(workspace, source, no_ledger=False) as space:
        if target == "-":
            head = space.kept.export(sys.stdout)
        else:
            try:
                with Path(target).open("w", encoding="utf-8", newline="\n") as stream:
                    head = space.kept.export(stream)
            except OSError as problem:
                raise LedgerError(f"it cannot be written: {problem.strerror}", place=Place(target)) from problem
    say(f"{several(head.sequence, 'row')}, head {head.sequence}:{head.hash}")


@click.command()
@workspace_options
@click.argument("file", metavar="FILE")
def import_command(*, workspace: Path, ledger: str | None, no_ledger: bool, file: str) -> None:
    """Take an exported ledger into an empty one, or into one that holds its first rows; - is standard input."""
    with opened(workspace, ledger, no_ledger) as space:
        if file == "-":
            head = space.kept.import_(sys.stdin)
        else:
            try:
                with Path(file).open(encoding="utf-8", newline="\n") as stream:
                    head = space.kept.import_(stream)
            except (OSError, UnicodeDecodeError) as problem:
                raise LedgerError(f"it cannot be read: {problem}", place=Place(file)) from problem
    say(f"{several(head.sequence, 'row')}, head {head.sequence}:{head.hash}")
