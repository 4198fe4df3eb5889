"""The commands of the desk, which the web room brings; without its packages, a line that says how to get them."""

from importlib.util import find_spec

import click

from paripassu.errors import UsageError


def _needs_packages(name: str) -> click.Command:
    @click.command(name, context_settings={"ignore_unknown_options": True})
    @click.argument("rest", nargs=-1, type=click.UNPROCESSED)
    def missing(rest: tuple[str, ...]) -> None:
        """Needs the packages of the desk."""
        del rest
        raise UsageError(
            f"`paripassu {name}` needs packages that are not installed", remedy="pip install 'paripassu[web]'"
        )

    return missing


serve_command: click.Command
brief_command: click.Command
extract_command: click.Command
people_command: click.Command
if all(find_spec(package) for package in ("fastapi", "uvicorn", "jinja2", "argon2")):
    from paripassu.web import command

    serve_command, brief_command = command.serve_command, command.brief_command
    extract_command, people_command = command.extract_command, command.people_command
else:
    serve_command, brief_command = _needs_packages("serve"), _needs_packages("brief")
    extract_command, people_command = _needs_packages("extract"), _needs_packages("people")

__all__ = ["brief_command", "extract_command", "people_command", "serve_command"]
