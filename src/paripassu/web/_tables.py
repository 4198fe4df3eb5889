"""Rows in, one table out in three forms: on a page, as CSV, as JSON, all from the same values."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

Kind = Literal["text", "number", "percent", "day", "list", "stance", "certainty", "standing", "state", "yes", "quote"]
Row = Mapping[str, Any]
"""Values by column; under "shown" what a page shows in place of some of them, by column too: CSV and JSON keep the values."""


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    label: str
    kind: Kind = "text"
    href: Callable[[Row], str | None] | None = None
    """Where the cell leads on a page."""
    shown: bool = True
    """Whether the page shows it; CSV and JSON always do."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption. `total` is how many rows there are where only some are here."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    total: int | None = None
    note: str = ""
    most: int = 200
    """Rows that a page shows; CSV and JSON have all."""

    @property
    def listed(self) -> Sequence[Row]:
        """The rows that a page shows."""
        return self.rows[: self.most]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows) if self.total is None else self.total

    @property
    def shown(self) -> tuple[Column, ...]:
        return tuple(c for c in self.columns if c.shown)

    def plain(self) -> dict[str, Any]:
        """For JSON: name, caption, rows as objects in the columns' order."""
        rows = [{c.key: plain(row.get(c.key)) for c in self.columns} for row in self.rows]
        found: dict[str, Any] = {"name": self.name, "caption": self.caption, "rows": rows}
        return found if self.total is None else {**found, "total": self.total}

    def csv(self) -> str:
        """RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([c.key for c in self.columns])
        for row in self.rows:
            writer.writerow([_cell(row.get(c.key)) for c in self.columns])
        return out.getvalue()


def plain(value: object) -> Any:
    """A value as JSON has it: days in ISO 8601, sequences as lists, missing as null."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, float):
        return round(value, 6)
    return value


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(plain(value))
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(plain(value))
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
