"""Arguments in; data on standard output, progress and errors on standard error, and an exit code out."""

from paripassu.cli._app import app, main

__all__ = ["app", "main"]
