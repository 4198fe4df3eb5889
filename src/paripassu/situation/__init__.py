"""The analyst's file: `load` and `parse` make a Situation of it, `lint` says what is unwise in it."""

from paripassu.situation._load import load, parse

__all__ = ["load", "parse"]
