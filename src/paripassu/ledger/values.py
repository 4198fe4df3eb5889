"""What the ledger takes and gives besides the plain values of types.py."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Literal, NamedTuple, TypeVar, overload

from paripassu.ledger.codec import canonical
from paripassu.types import Meaning, Report, SetAside, Statement

JudgementKind = Literal["match", "copy"]
JudgementVerdict = Literal["accept", "reject", "unsure"]
HitKind = Literal["report", "statement"]
AuditKind = Literal["account", "access"]
T = TypeVar("T")


class Later(Sequence[T]):
    """Values that are fetched when they are first looked at: most runs look at the statements of few reports.

    What it fetches never changes, since rows of the ledger never do; fetching raises LedgerError."""

    __slots__ = ("_count", "_fetch", "_found")

    def __init__(self, fetch: Callable[[], tuple[T, ...]], count: Callable[[], int] | None = None) -> None:
        """count: how many there are, where that is known for less than they are."""
        self._fetch: Callable[[], tuple[T, ...]] | None = fetch
        self._count = count
        self._found: tuple[T, ...] = ()

    def _values(self) -> tuple[T, ...]:
        if self._fetch is not None:
            self._found = self._fetch()
            self._fetch = None
        return self._found

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self._values()[at]

    def __len__(self) -> int:
        if self._fetch is not None and self._count is not None:
            return self._count()
        return len(self._values())

    def __iter__(self) -> Iterator[T]:
        return iter(self._values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, tuple | Later) and self._values() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        return repr(self._values())

    def __reduce__(self) -> tuple[type[tuple[T, ...]], tuple[tuple[T, ...]]]:
        return tuple, (self._values(),)  # to another process, which has no ledger, the values go


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and the statements that a version of the reader found in it."""

    report: Report
    statements: Sequence[Statement]
    meanings: Sequence[Meaning] = ()
    """What its sentences mean, for matching; kept beside the report, since only a version of the reader can read it."""
    made_by: str = field(default="", compare=False)
    """The version that read it, as the ledger has it; "" for what is in no ledger."""


@dataclass(frozen=True, slots=True)
class FileReading:
    """All that came out of a file: its readings, and the parts of it that were set aside."""

    file_hash: str
    """Hash of the file's bytes."""
    readings: tuple[Reading, ...]
    set_aside: tuple[SetAside, ...] = ()
    path: str = ""
    """The file's path, with which the paths of its reports begin; "" where it should not be replaced later."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the ledger held at a time."""

    files: Mapping[str, str]
    """By the hash of each file, the version of the reader that read it."""
    set_aside: tuple[SetAside, ...]
    """What could not be taken at all."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person held of a proposed match or copy. A later one on the same subject stands in for it."""

    id: str
    kind: JudgementKind
    subject: tuple[str, ...]
    """What is judged: (evidence or statement id, indicator id) for a match, the two report ids in order for a copy."""
    verdict: JudgementVerdict
    by: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that happened at the door."""

    id: str
    kind: AuditKind
    what: str
    about: str
    """The account that it is about, or what was refused."""
    by: str
    at: datetime
    more: Mapping[str, str] = field(default_factory=dict)


class Head(NamedTuple):
    """The last row's sequence number and hash; 0 and zeros for an empty ledger. Noted elsewhere, it proves later that
    nothing up to it was changed or cut off."""

    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that holds the words searched for."""

    kind: HitKind
    id: str
    report: str
    """Id of the report that it is or stands in."""
    path: str
    text: str
    """The words around the first one found, or the statement."""
    published: str | None


def subject_of(kind: JudgementKind, subject: Sequence[str]) -> tuple[str, ...]:
    """The subject in the order in which it is kept: a copy has no first and second."""
    return tuple(sorted(subject)) if kind == "copy" else tuple(subject)


def content_id(*parts: object) -> str:
    """First 16 hexadecimal digits of the SHA-256 over the parts' canonical JSON."""
    return sha256(canonical(list(parts)).encode("ascii")).hexdigest()[:16]
