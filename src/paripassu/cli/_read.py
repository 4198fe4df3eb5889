"""`read`: paths or standard input in, one statement a line out."""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from paripassu import payload, settings
from paripassu.cli._common import emit, json_option, out, progress, say
from paripassu.render.lines import several, statement_line
from paripassu.reports import read_paths, read_text
from paripassu.settings import Settings
from paripassu.statements import Reader
from paripassu.types import Report, SetAside, Statement
from paripassu.workspace import SITUATION

_CHUNK = 64
"""Files read in one go: windows of like length meet, and what was read is shown soon."""
_TOLD = 3
"""Lines of one file that are told of one by one where they are set aside; the rest are counted."""
_LINE = re.compile(r":\d+$")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@json_option
@click.pass_context
def read_command(ctx: click.Context, paths: tuple[str, ...], as_json: bool) -> None:
    """Statements in files, folders, or plain text on standard input (-); of a workspace, those in its reports.

    With --json one JSON object a line. What cannot be read is told on standard error; the exit code is 1 where a file
    that was named could not be taken.
    """
    held = settings.load()
    reader = Reader(workers=held.threads)
    console = out()
    named = {Path(p).as_posix() for p in paths if p != "-"}
    missed = False
    if "-" in paths:
        report = read_text(sys.stdin.buffer.read().decode("utf-8-sig", "replace"))
        missed |= not _told_readable(report)
        _show(console, reader.read([report]), as_json)
    asides: Counter[str] = Counter()
    for report_or_aside in _read_files([_reports_of(Path(p)) for p in paths if p != "-"], reader, held):
        if isinstance(report_or_aside, SetAside):
            missed |= report_or_aside.path in named
            asides[file := _LINE.sub("", report_or_aside.path)] += 1
            if asides[file] <= _TOLD:
                say(f"{report_or_aside.path}: set aside: {report_or_aside.reason}")
        else:
            _told_readable(report_or_aside[0])
            _show(console, [report_or_aside], as_json)
    for file, n in asides.items():
        if n > _TOLD:
            say(f"{file}: {several(n - _TOLD, 'more line')} set aside")
    ctx.exit(1 if missed else 0)


def _reports_of(path: Path) -> Path:
    """The folder of reports of a workspace; any other path is itself."""
    reports = path / "reports"
    return reports if (path / SITUATION).is_file() and reports.is_dir() else path


def _read_files(
    paths: list[Path], reader: Reader, held: Settings
) -> Iterator[SetAside | tuple[Report, tuple[Statement, ...]]]:
    found = read_paths(paths, held) if paths else iter(())
    done = 0
    with progress() as told:
        while chunk := list(islice(found, _CHUNK)):
            yield from (item for item in chunk if isinstance(item, SetAside))
            yield from reader.read([item for item in chunk if isinstance(item, Report)])
            done += len(chunk)
            told("reading reports", done, None)


def _told_readable(report: Report) -> bool:
    if not report.readable:
        say(f"{report.path}: not read: its language ({report.language or 'unknown'}) is not one that the reader knows")
    return report.readable


def _show(console: Console, found: Iterable[tuple[Report, tuple[Statement, ...]]], as_json: bool) -> None:
    for _, statements in found:
        for statement in statements:
            if as_json:
                emit(payload.dumps(payload.statement(statement)))
            else:
                line: Text = statement_line(statement)
                console.print(line, soft_wrap=True)
    sys.stdout.flush()
