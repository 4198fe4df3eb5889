"""YAML text in, plain values out, with the line and column of each; bounded in size, depth and aliases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from paripassu.errors import Place, SituationError

MAX_DEPTH = 64
MAX_VALUES = 200_000
"""Values after aliases are written out; a file of aliases of aliases reaches it at once."""

Path = tuple[str | int, ...]
_Mark = tuple[int, int]

_NO_TAG = "put text that begins with ! in quotes"
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]{1,300}\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,9})?\Z")


@dataclass(slots=True)
class Document:
    """The value of a file and where its parts stand."""

    path: str
    value: Any = None
    values: dict[Path, _Mark] = field(default_factory=dict)
    keys: dict[Path, _Mark] = field(default_factory=dict)
    plain: set[Path] = field(default_factory=set)
    """Scalars on one line without quotes, in which an offset is a column."""

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Place of the value (or key) at *path*, or of the nearest one above it."""
        for n in range(len(path), -1, -1):
            mark = (self.keys if key and n == len(path) else self.values).get(path[:n])
            if mark:
                return Place(self.path, *mark)
        return Place(self.path, 1, 1)


@dataclass(slots=True)
class _Open:
    """A collection that is being read."""

    value: dict[str, Any] | list[Any]
    path: Path
    anchor: str | None
    before: int
    key: str | None = None


def read(text: str, path: str) -> Document:
    """The one document in *text*, by the scalar rules of YAML 1.2's core schema (`no` is a word, not false).

    Raises SituationError with line and column: a tab, a duplicate key, a second document, a bound that is passed.
    """
    try:
        return _Builder(path).build(_events(text))
    except yaml.MarkedYAMLError as error:
        raise _explained(error, text, path) from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise SituationError(
            "a character that YAML does not allow", place=place, remedy="delete the control character"
        ) from error


def _events(text: str) -> Iterator[Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return iter(yaml.parse(text, Loader=loader))


def _explained(error: yaml.MarkedYAMLError, text: str, path: str) -> SituationError:
    mark = error.problem_mark or error.context_mark
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
    lines = text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    tab = line.find("\t")
    if "\t" in line[: len(line) - len(line.lstrip())] or (tab >= 0 and "'\\t'" in str(error.problem)):
        place = Place(path, place.line, tab + 1)
        return SituationError("a tab in the indentation", place=place, remedy="indent with spaces, YAML takes no tabs")
    if "scanning a tag" in str(error.context) and error.context_mark:
        place = Place(path, error.context_mark.line + 1, error.context_mark.column + 1)
        return SituationError("a tag", place=place, remedy=_NO_TAG)
    what = " ".join(str(part) for part in (error.context, error.problem) if part)
    return SituationError(
        f"not YAML: {what}", place=place, remedy="look at the indentation, colons, quotes and brackets around here"
    )


class _Builder:
    """Builds a Document from a stream of events; no recursion, so that depth is a number and not a stack."""

    def __init__(self, path: str) -> None:
        self.doc = Document(path)
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.count = 0
        self.documents = 0

    def build(self, events: Iterator[Any]) -> Document:
        for event in events:
            match event:
                case yaml.DocumentStartEvent():
                    self.documents += 1
                    if self.documents > 1:
                        raise self.error("a second document", event, "keep one document, without a second ---")
                case yaml.ScalarEvent():
                    self.scalar(event)
                case yaml.AliasEvent():
                    self.alias(event)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self.open(event)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self.close()
                case _:
                    pass
        return self.doc

    def error(self, what: str, event: Any, remedy: str) -> SituationError:
        mark = event.start_mark
        return SituationError(what, place=Place(self.doc.path, mark.line + 1, mark.column + 1), remedy=remedy)

    def add(self, value: Any, event: Any, size: int = 1) -> Path:
        """Puts *value* into the open collection; the path at which it lies."""
        self.count += size
        if self.count > MAX_VALUES:
            raise self.error(
                f"more than {MAX_VALUES:,} values", event, "write fewer; aliases count as often as they are used"
            )
        mark = (event.start_mark.line + 1, event.start_mark.column + 1)
        path: Path = ()
        if not self.stack:
            self.doc.value = value
        else:
            top = self.stack[-1]
            if isinstance(top.value, list):
                path = (*top.path, len(top.value))
                top.value.append(value)
            else:
                assert top.key is not None
                path = (*top.path, top.key)
                top.value[top.key] = value
                top.key = None
        self.doc.values[path] = mark
        return path

    def wants_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None

    def scalar(self, event: Any) -> None:
        if event.tag not in {None, "!"}:
            raise self.error(f"a tag: {event.tag[:60]}", event, _NO_TAG)
        if self.wants_key():
            self.key(event)
            return
        path = self.add(_value(event), event)
        if not event.style and event.start_mark.line == event.end_mark.line:
            self.doc.plain.add(path)
        if event.anchor:
            self.anchors[event.anchor] = (_value(event), 1)

    def key(self, event: Any) -> None:
        top = self.stack[-1]
        assert isinstance(top.value, dict)
        if event.value in top.value:
            line = self.doc.keys[(*top.path, event.value)][0]
            raise self.error(f'the key "{event.value}" stands twice (first on line {line})', event, "keep one of them")
        top.key = event.value
        self.doc.keys[(*top.path, event.value)] = (event.start_mark.line + 1, event.start_mark.column + 1)

    def alias(self, event: Any) -> None:
        if self.wants_key():
            raise self.error("an alias as a key", event, "write the key out")
        if event.anchor not in self.anchors:
            raise self.error(f"an alias of an unknown or unfinished anchor: *{event.anchor}", event, "write it out")
        value, size = self.anchors[event.anchor]
        self.add(value, event, size)

    def open(self, event: Any) -> None:
        if self.wants_key():
            raise self.error("a list or mapping as a key", event, "keys are words")
        if len(self.stack) >= MAX_DEPTH:
            raise self.error(f"nested more than {MAX_DEPTH} deep", event, "flatten it")
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        before = self.count
        path = self.add(value, event)
        self.stack.append(_Open(value, path, event.anchor, before))

    def close(self) -> None:
        done = self.stack.pop()
        if done.anchor:
            self.anchors[done.anchor] = (done.value, self.count - done.before)


def _value(event: Any) -> Any:
    text: str = event.value
    if event.style or event.tag == "!":
        return text
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text
