"""The analyst's file: `load` and `parse` make a Situation of it, `lint` says what is unwise in it."""

from paripassu.situation._load import load, parse
from paripassu.situation._publish import schema, starter
from paripassu.situation.lint import Finding, lint

__all__ = ["Finding", "lint", "load", "parse", "schema", "starter"]
