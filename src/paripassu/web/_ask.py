"""A request in, what it asks for out: the day, the filters, who asks, with every value checked."""

import base64
import binascii
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, get_args
from urllib.parse import urlencode

from paripassu.errors import Refused, UsageError
from paripassu.types import Certainty, Stance
from paripassu.views import View
from paripassu.web._people import Person
from paripassu.web._state import AHEAD, Desk, State

STANCES: tuple[Stance, ...] = get_args(Stance)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
PAGE = 50
"""Rows on a page."""
LONGEST = 500
"""Characters of a filter."""
SUPPOSED = 20_000
"""Characters of a supposed report."""
_T = TypeVar("_T", bound=str)


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of a page, by whom."""

    desk: Desk
    state: State
    person: Person
    path: str
    params: Mapping[str, str]
    names: Mapping[str, str]
    """Parts of the path."""
    seen: str | None = None
    """What the visitor's browser says that it saw last."""

    @property
    def day(self) -> date:
        """The day asked for; the last day on which anything was public where none is named. Raises UsageError."""
        return self.date("as_of") or self.state.last

    @property
    def furthest(self) -> date:
        """The last day that can be asked for."""
        return self.state.last + AHEAD

    @property
    def view(self) -> View:
        """What is held as of the day, without what would change a step."""
        return self.state.view(self.day)

    @property
    def whole(self) -> View:
        """The same with it, which takes longer."""
        return self.state.whole(self.day)

    def text(self, name: str) -> str:
        """A filter's text. Raises UsageError for one that is too long."""
        value = self.params.get(name, "").strip()
        if len(value) > LONGEST:
            raise UsageError(f"{name} is longer than {LONGEST} characters", remedy="shorten it")
        return value

    def date(self, name: str) -> date | None:
        """Raises UsageError for what is no day."""
        value = self.text(name)
        if not value:
            return None
        try:
            found = date.fromisoformat(value)
        except ValueError as error:
            what = f"{name} is no day: {value}"
            raise UsageError(what, remedy="write it as 2024-10-22") from error
        return in_range(name, found)

    def choice(self, name: str, options: Sequence[_T]) -> _T | None:
        """One of *options*, or None where nothing is chosen. Raises UsageError."""
        value = self.text(name)
        if not value:
            return None
        for option in options:
            if option == value:
                return option
        some = ", ".join(options[:12])
        raise UsageError(f"{name} cannot be {value}", remedy=f"choose one of: {some}")

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number from 1 to *most*. Raises UsageError."""
        value = self.text(name)
        if not value:
            return default
        if not (value.isascii() and value.isdecimal()) or len(value) > 9 or not 1 <= int(value) <= most:
            raise UsageError(f"{name} must be a whole number from 1 to {most}", remedy=f"not {value}")
        return int(value)

    def link(self, path: str, **changes: object) -> str:
        """An address that keeps the day as asked."""
        given = {"as_of": self.day.isoformat(), **{k: str(v) for k, v in changes.items() if v not in (None, "")}}
        return f"{path}?{urlencode(given)}"

    def here(self, **changes: object) -> str:
        """This page's address with some of its parameters changed; None takes one out."""
        given = {k: v for k, v in self.params.items() if k not in {"format", "table"}}
        given["as_of"] = self.day.isoformat()
        for key, value in changes.items():
            if value in (None, ""):
                given.pop(key, None)
            else:
                given[key] = str(value)
        return f"{self.path}?{urlencode(given)}"

    def need(self, may: bool, what: str) -> None:
        """Raises Refused where the person may not."""
        if not may:
            raise Refused(f"{self.person.name} may not {what}", remedy="ask an administrator for the role that may")


def in_range(name: str, day: date) -> date:
    """*day*, where days can be counted from it. Raises UsageError."""
    if not 1900 <= day.year <= 2200:
        raise UsageError(f"{name} is out of range: {day}", remedy="ask for a day from 1900 to 2200")
    return day


def packed(text: str) -> str:
    """Text as it stands in an address: compressed, in letters that need no escaping."""
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def unpacked(code: str) -> str:
    """What `packed` packed. Raises UsageError for anything else, and for more than `SUPPOSED` characters."""
    try:
        data = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))
        opener = zlib.decompressobj()
        raw = opener.decompress(data, SUPPOSED * 4)
        if opener.unconsumed_tail:
            raise UsageError(f"the supposed report is longer than {SUPPOSED} characters", remedy="shorten it")
        return raw.decode()
    except (ValueError, binascii.Error, zlib.error) as error:
        raise UsageError("the address does not hold a text that can be read", remedy="copy it whole") from error
