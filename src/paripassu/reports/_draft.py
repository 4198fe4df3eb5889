"""What a reader of one format found in a file, before stamps are weighed and the body is split into blocks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from paripassu.types import Flag, Stamp

Layout = Literal["markdown", "plain", "pieces"]
Mark = Literal["text", "heading", "image", "list", "quote", "skip"]
Role = Literal["publication", "update", "revision", "capture", "writing"]


class Piece(NamedTuple):
    """A stretch of a body as its layout shows it: half-open offsets, without the white space and marks around it."""

    start: int
    end: int
    mark: Mark


class Dated(NamedTuple):
    """A stamp and what it dates: publishing, updating, revising, the capture by an archive, or the writing."""

    role: Role
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as its file has it. `fields` holds every key with its value as it is written."""

    path: str
    body: str
    layout: Layout
    fields: Mapping[str, str] = field(default_factory=dict)
    pieces: tuple[Piece, ...] = ()
    """The pieces of the body where the format itself tells them (HTML); else empty."""
    dated: tuple[Dated, ...] = ()
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    flags: tuple[Flag, ...] = ()
    body_offset: int | None = None
    """Where the body starts in the decoded file, in characters, where the body stands in the file as it is."""
