"""The plain values of types.py in, canonical JSON out, and back: the form in which the ledger keeps and hashes them.

Canonical: keys sorted, no spaces, ASCII alone (so that no database or driver changes a character), no NaN. A field that
a later version adds with a default is filled in when an older row is read."""

import json
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from paripassu.errors import LedgerError

T = TypeVar("T")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def canonical(value: object) -> str:
    """Canonical JSON of plain lists, mappings, strings and numbers.

    Raises LedgerError for a number that is not finite."""
    try:
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    except ValueError as error:
        raise LedgerError(
            f"a value cannot be kept: {error}", remedy="report this with the file that gave it"
        ) from error


def encode(value: object) -> str:
    """Canonical JSON of a frozen dataclass of types.py.

    Raises LedgerError for text that is not Unicode (a lone surrogate) and for numbers that are not finite."""
    kind: Any = type(value)
    try:
        plain = _adapter(kind).dump_python(value, mode="json")
        text = canonical(plain)
        if "\\ud" in text:  # a character beyond the basic plane, or half of one, which could not be read back
            _adapter(kind).validate_json(text)
    except ValueError as error:
        raise LedgerError(
            f"a {kind.__name__} cannot be kept: {_short(error)}",
            remedy="the reader has to replace what is not Unicode text before it hands the value on",
        ) from error
    return text


def decode(kind: type[T], text: str) -> T:
    """The value that `encode` wrote. Raises LedgerError where the text is not such a value."""
    named: Any = kind
    try:
        value: T = _adapter(named).validate_json(text)
    except ValidationError as error:
        raise LedgerError(
            f"a row does not hold a {kind.__name__}: {_short(error)}",
            remedy="run `paripassu verify`; a newer version may have written this ledger",
        ) from error
    return value


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
