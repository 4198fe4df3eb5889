"""`completion`: a shell in, the script that completes commands in it out."""

import click
from click.shell_completion import get_completion_class

from paripassu.cli._common import emit


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> None:
    """Shell completion, for example: eval "$(paripassu completion bash)"."""
    made = get_completion_class(shell)
    root = click.get_current_context().find_root().command
    if made is not None:
        emit(made(root, {}, "paripassu", "_PARIPASSU_COMPLETE").source())
