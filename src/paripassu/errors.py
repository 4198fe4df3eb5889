"""What can go wrong: one tree. Each error says what, where and what to do; one table maps it to an exit code and a status."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: lines and columns count from 1."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(x) for x in (self.path, self.line, self.column) if x is not None)


class ParipassuError(Exception):
    """Something that a user can be told about and can mend."""

    def __init__(self, what: str, *, place: Place | None = None, remedy: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        remedy = f" — {self.remedy}" if self.remedy else ""
        return f"{where}{self.what}{remedy}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One of several things that are wrong in a file."""

    place: Place
    text: str
    remedy: str | None = None

    def __str__(self) -> str:
        first, *more = self.text.split("\n")
        remedy = f" — {self.remedy}" if self.remedy else ""
        return "\n".join((f"{self.place}: {first}{remedy}", *more))


class SituationError(ParipassuError):
    """The situation file is not there, not YAML, or does not fit its schema; `problems` lists all that was found."""

    def __init__(
        self,
        what: str,
        *,
        place: Place | None = None,
        remedy: str | None = None,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        super().__init__(what, place=place, remedy=remedy)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(p) for p in self.problems) if self.problems else super().__str__()


class ConditionError(SituationError):
    """A condition of a plan does not parse, does not type, or goes over its bounds."""


class ReportError(ParipassuError):
    """A report cannot be read; its file is set aside."""


class WorkspaceError(ParipassuError):
    """The workspace is not a folder with a situation file."""


class LedgerError(ParipassuError):
    """The ledger cannot be opened, written or trusted."""


class ModelError(ParipassuError):
    """The model's files are missing or do not fit this version."""


class NotFound(ParipassuError):
    """An id, a day or an address that nothing here answers to."""


class Refused(ParipassuError):
    """The asker may not do this."""


class UsageError(ParipassuError):
    """The command or request is off."""


CODES: dict[type[ParipassuError], tuple[int, int]] = {
    ParipassuError: (1, 500),
    SituationError: (1, 422),
    ConditionError: (1, 422),
    ReportError: (1, 422),
    WorkspaceError: (1, 404),
    LedgerError: (1, 503),
    ModelError: (1, 503),
    NotFound: (1, 404),
    Refused: (1, 403),
    UsageError: (2, 400),
}
"""Exit code and HTTP status of each error."""
FINDINGS = 3
"""Exit code of a command that did its work and found what it looks for (lint, verify)."""


def exit_code(error: ParipassuError) -> int:
    return CODES[type(error)][0]


def http_status(error: ParipassuError) -> int:
    return CODES[type(error)][1]
