"""A file's path and bytes in, its reports out; what cannot be read is set aside with its reason. No I/O, no exception."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from paripassu.reports import _front
from paripassu.reports._build import build
from paripassu.reports._decode import NotText, decode
from paripassu.reports._draft import Draft
from paripassu.settings import Settings
from paripassu.types import Flag, Report, SetAside

Found = list[Report | SetAside]

_MARKDOWN = (".md", ".markdown", ".mdx", ".mkd")
_TEXT = (".txt", ".text", "")


def parse_bytes(path: str, data: bytes, settings: Settings) -> Found:
    """The reports in a file with the content *data*; its format is told by the suffix of *path*, else by its content.

    A file of several reports (JSON Lines, a feed, a WARC archive) gives each its own path: path:LINE or path#NUMBER.
    """
    if len(data) > settings.max_report_bytes:
        return [SetAside(path, too_large(len(data), settings))]
    if not data.strip():
        return [SetAside(path, "the file is empty")]
    try:
        decoded = decode(data)
    except NotText as reason:
        return [SetAside(path, str(reason))]
    return [
        _flagged(item, decoded.encoding) if decoded.guessed else item for item in _read(path, decoded.text, settings)
    ]


def too_large(size: int, settings: Settings) -> str:
    return (
        f"the file has {size:,} bytes, more than the {settings.max_report_bytes:,} allowed; "
        "split it, or raise PARIPASSU_MAX_REPORT_BYTES"
    )


def read_text(text: str, path: str = "-") -> Report:
    """Plain *text* (standard input) as a report; its body is *text*, unchanged."""
    return build(Draft(path, text, "plain", body_offset=0))


def _read(path: str, text: str, settings: Settings) -> Found:
    return _format(path, text)(path, text)


def _format(path: str, text: str) -> Callable[[str, str], Found]:
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in _MARKDOWN or (suffix not in _TEXT and re.match(r"(?:---|\+\+\+)\s", text)):
        return _markdown
    return _text


def _text(path: str, text: str) -> Found:
    return [read_text(text, path)]


def _markdown(path: str, text: str) -> Found:
    try:
        front = _front.split(text)
    except _front.BadFront as reason:
        return [SetAside(path, str(reason))]
    body = text[front.body_offset :]
    if not body.strip():
        return [SetAside(path, "there is front matter, but no text after it")]
    return [build(Draft(path, body, "markdown", front.fields, body_offset=front.body_offset))]


def _flagged(item: Report | SetAside, encoding: str) -> Report | SetAside:
    if isinstance(item, SetAside):
        return item
    detail = f"neither UTF-8 nor declared otherwise; read as {encoding}, so single characters may be wrong"
    return replace(item, flags=(*item.flags, Flag("encoding", item.path, detail)))
