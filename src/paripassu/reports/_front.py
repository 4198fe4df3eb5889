"""A Markdown file's text in; its front matter as keys with their written values, and where its body starts, out."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_LONGEST = 64_000
"""Characters within which front matter must be closed: nobody writes more, and a parser should not meet more."""
_DEEPEST = 12
"""Levels of nesting that are read. LibYAML composes nested values recursively in C and brings the process down else."""
_VALUE = 2000
_MOST = 200


class Front(NamedTuple):
    """What stands before the body."""

    fields: Mapping[str, str]
    """Nested keys joined by dots, members of lists by "; ". Values as written: YAML's no, 2024-10-22, 010 stay text."""
    body_offset: int


class FrontMatterError(Exception):
    """The front matter cannot be read; the message says what and where."""


def split(text: str) -> Front:
    """The front matter of *text* (YAML between ---, TOML between +++); without one, no fields and the whole as body.

    Raises FrontMatterError, with line and column in the file, for front matter that is never closed or does not parse.
    """
    opening = _FENCE.match(text)
    if not opening:
        return Front({}, 0)
    mark = opening.group(1)
    closing = re.compile(rf"^{re.escape(mark)}[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
    found = closing.search(text, opening.end(), opening.end() + _LONGEST)
    if not found:
        if mark == "---" and not re.match(r"\s*[\w\"'-]+\s*:", text[opening.end() : opening.end() + 200]):
            return Front({}, 0)  # a rule at the head of a text, not front matter
        raise FrontMatterError(
            f"front matter opened by {mark} in line 1 is never closed; close it with {mark} in a line of its own"
        )
    inner = text[opening.end() : found.start()]
    values = _yaml(inner) if mark == "---" else _toml(inner)
    return Front(dict(_flat("", values)), found.end())


def _yaml(inner: str) -> Mapping[str, object]:
    try:
        depth = 0
        for event in yaml.parse(inner, Loader=yaml.CBaseLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise FrontMatterError(f"front matter is nested more than {_DEEPEST} deep")
        values = yaml.load(inner, Loader=yaml.CBaseLoader)  # noqa: S506 - makes text, lists and maps alone
    except yaml.MarkedYAMLError as error:
        where = error.problem_mark or error.context_mark
        # The front matter's first line is the file's second; marks count from 0.
        place = f"line {where.line + 2}, column {where.column + 1}: " if where else ""
        lines = inner.split("\n")
        at_tab = where is not None and where.line < len(lines) and lines[where.line][where.column :].startswith("\t")
        tab = " (a tab; YAML indents by spaces alone)" if at_tab else ""
        raise FrontMatterError(f"front matter is not YAML: {place}{error.problem or error.context}{tab}") from None
    except (yaml.YAMLError, ValueError) as error:
        raise FrontMatterError(f"front matter is not YAML: {' '.join(str(error).split())}") from None
    if values in (None, ""):
        return {}
    if not isinstance(values, dict):
        raise FrontMatterError("front matter is not a list of keys with values")
    return values


def _toml(inner: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(inner)
    except (ValueError, RecursionError) as error:
        message = (
            str(error) if isinstance(error, tomllib.TOMLDecodeError) else "it is nested too deep or holds a bad value"
        )
        message = re.sub(r"line (\d+)", lambda found: f"line {int(found.group(1)) + 1}", message)
        raise FrontMatterError(f"front matter is not TOML: {message}") from None


def flatten(values: Mapping[str, object]) -> dict[str, str]:
    """A nested object's values by dotted key, as text."""
    return dict(_flat("", values))


def _flat(prefix: str, values: Mapping[Any, object], level: int = 0) -> Iterator[tuple[str, str]]:
    for key, value in list(values.items())[:_MOST]:
        name = f"{prefix}{key if isinstance(key, str) else 'complex key'}"[:200]
        if isinstance(value, Mapping):
            if level < 3:
                yield from _flat(f"{name}.", value, level + 1)
        elif isinstance(value, list):
            parts = [str(v) for v in value[:_MOST] if not isinstance(v, list | dict)]
            yield name, "; ".join(parts)[:_VALUE]
        elif value is not None:
            yield name, str(value)[:_VALUE]
