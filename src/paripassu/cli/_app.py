"""The command group: each command's module is imported when it is called, so that help and completion come at once."""

import contextlib
import io
import os
import signal
import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import NoReturn

import click
from click.shell_completion import CompletionItem

from paripassu.errors import ParipassuError, exit_code

_MODULES = "paripassu.cli"
_COMMANDS: dict[str, tuple[str, str]] = {
    "read": ("_read", "Statements in reports: who is cited for what."),
    "assess": ("_assess", "The ladder, the standing of each indicator, the steps of the plan."),
    "explain": ("_explain", "A figure, step, degree, indicator or id, down to the sentences."),
    "whatif": ("_whatif", "What supposed reports would move, or some left out; writes nothing."),
    "replay": ("_replay", "The ladder day by day."),
    "evaluate": ("_evaluate", "Scores against a reference timeline."),
    "init": ("_house", "A new workspace with a commented situation file."),
    "lint": ("_house", "What is wrong or unwise in a situation file."),
    "review": ("_review", "Decide the matches that the machine is unsure of."),
    "decide": ("_decide", "Authorise, decline or stand down a step."),
    "copies": ("_texts", "Families of texts: copies and where they come from."),
    "revisions": ("_texts", "What later texts of a report changed."),
    "search": ("_ledger", "Reports and statements with the words."),
    "verify": ("_ledger", "Whether the ledger is as it was recorded."),
    "export": ("_ledger", "The ledger as JSON Lines."),
    "import": ("_ledger", "Take an exported ledger."),
    "serve": ("_desk", "The desk: pages and API over the same calls."),
    "brief": ("_desk", "One page for a decision maker: HTML, Markdown or PDF."),
    "extract": ("_desk", "What is held as CSV, JSON Lines, Parquet, JSON-LD or STIX."),
    "people": ("_desk", "Accounts of the desk, their roles and tokens."),
    "completion": ("_completion", "Shell completion for bash, zsh or fish."),
}
"""Where each command stands, and what it does in a line."""


class Commands(click.Group):
    """Looks commands up by name; their modules load on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"{_MODULES}.{_COMMANDS[cmd_name][0]}")
        found: click.Command = getattr(module, f"{cmd_name}_command")
        return found

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        named = [CompletionItem(n, help=text) for n, (_, text) in _COMMANDS.items() if n.startswith(incomplete)]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


def _version() -> str:
    try:
        return version("paripassu")
    except PackageNotFoundError:
        return "not installed"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(_version(), prog_name="paripassu")
def app() -> None:
    """Keep a response in step with the evidence.

    Reads news reports about a developing situation, weighs who said, confirmed or denied what, and shows which steps of
    a plan are in step with it.

    Exit codes: 0 fine, 1 error, 2 usage, 3 findings.
    """


def main(arguments: list[str] | None = None) -> NoReturn:
    """Runs a command and leaves with its exit code."""
    _utf8()
    try:
        code = app.main(arguments, prog_name="paripassu", standalone_mode=False)
        sys.stdout.flush()
    except ParipassuError as error:
        code = _quiet() if isinstance(error.__cause__, BrokenPipeError) else _told(error)
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("paripassu: stopped", err=True)
        code = 128 + signal.SIGINT
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except BrokenPipeError:
        code = _quiet()
    sys.exit(code if isinstance(code, int) else 0)


def _told(error: ParipassuError) -> int:
    click.echo(f"paripassu: {error}", err=True)
    return exit_code(error)


def _utf8() -> None:
    """What is printed is UTF-8 whatever the locale says; bytes of a file's name that are none come out escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")


def _quiet() -> int:
    """Whoever read our output has gone: say nothing, and let the interpreter's last flush go nowhere."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 128 + signal.SIGPIPE
