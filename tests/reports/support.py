"""A file's name and text in, the one report in it out: what every test of this room starts with."""

from datetime import datetime
from pathlib import Path

import pytest

from paripassu.reports import parse_bytes
from paripassu.settings import Settings
from paripassu.types import BlockKind, Report, SetAside

PAGES = Path(__file__).parent / "pages"
_SEED = "seed/seoul-to-mull-more-ukraine-support.md"


def at(text: str) -> datetime:
    """A date and time from ISO 8601: without a zone where *text* has none, as many stamps."""
    return datetime.fromisoformat(text)


def parse(path: str, data: str | bytes, settings: Settings | None = None) -> list[Report | SetAside]:
    content = data.encode() if isinstance(data, str) else data
    return parse_bytes(path, content, settings or Settings())


def report(path: str, data: str | bytes) -> Report:
    found = parse(path, data)
    assert len(found) == 1, found
    assert isinstance(found[0], Report), found[0]
    return found[0]


def aside(path: str, data: str | bytes, settings: Settings | None = None) -> SetAside:
    found = parse(path, data, settings)
    assert len(found) == 1, found
    assert isinstance(found[0], SetAside), found[0]
    return found[0]


def texts(made: Report, *kinds: BlockKind) -> list[str]:
    """The text of each block of *kinds*, in order."""
    return [made.body[b.span.start : b.span.end] for b in made.blocks if b.kind in kinds]


def check(made: Report) -> None:
    """What holds of any report: blocks in order, not overlapping, within the body, none empty, without outer space."""
    at = 0
    for block in made.blocks:
        text = made.body[block.span.start : block.span.end]
        assert at <= block.span.start < block.span.end <= len(made.body)
        assert text == text.strip() != ""
        at = block.span.end
    assert made.published_by


def seed() -> bytes:
    """The post that set the product off; it is a newspaper's, so it is not in the project."""
    for folder in Path(__file__).resolve().parents:
        place = folder / "shared" / _SEED
        if place.is_file():
            return place.read_bytes()
    pytest.skip(f"shared/{_SEED} is not beside this checkout")
