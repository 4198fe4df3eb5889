"""A file's path and bytes in, its reports out; what cannot be read is set aside with its reason. No I/O."""

import re
from dataclasses import replace
from pathlib import PurePosixPath

from paripassu.reports import _front
from paripassu.reports._build import build
from paripassu.reports._decode import NotTextError, decode
from paripassu.reports._draft import Draft
from paripassu.reports._html import PageError, read_page
from paripassu.reports._records import read_feed, read_json, read_json_lines
from paripassu.reports._warc import read_warc
from paripassu.reports._words import words_of
from paripassu.settings import Settings
from paripassu.types import Flag, Report, SetAside

Found = list[Report | SetAside]

_SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".mkd": "markdown",
    ".html": "page", ".htm": "page", ".xhtml": "page", ".txt": "text", ".text": "text",
    ".jsonl": "json lines", ".ndjson": "json lines", ".json": "json",
    ".xml": "feed", ".rss": "feed", ".atom": "feed", ".warc": "archive",
}  # fmt: skip
MOST_LINES = 200_000
"""Lines of the longest text that is read as one report: a table or a dump has more."""
_NO_REPORTS = words_of(".yaml .yml .csv .tsv .psv .py .js .css .toml .ini .cfg .sql .ann .sh .log .bib .srt")
"""Suffixes of text files that are no reports; any other file of text is looked at."""


def parse_bytes(path: str, data: bytes, settings: Settings) -> Found:
    """The reports in a file with the content *data*; its format is told by the suffix of *path*, else by its content.

    A file of several reports (JSON Lines, a feed, a WARC archive) gives each its own path: path:LINE or path#NUMBER.
    """
    if len(data) > settings.max_report_bytes:
        return [SetAside(path, too_large(len(data), settings))]
    if not data.strip():
        return [SetAside(path, "the file is empty")]
    kind = _told_by_name(path)
    if kind == "archive" or data.startswith(b"WARC/1."):
        return [_built(item, "record") for item in read_warc(path, data, settings.max_report_bytes)]
    if kind == "none":
        return [SetAside(path, f"a {PurePosixPath(path).suffix} file is no report that is known here")]
    try:
        decoded = decode(data)
    except NotTextError as reason:
        return [SetAside(path, str(reason))]
    found = _read(kind or _told_by_content(decoded.text), path, decoded.text, data)
    return [_flagged(item, decoded.encoding) for item in found] if decoded.guessed else found


def too_large(size: int, settings: Settings) -> str:
    return (
        f"the file has {size:,} bytes, more than the {settings.max_report_bytes:,} allowed; "
        "split it, or raise PARIPASSU_MAX_REPORT_BYTES"
    )


def read_text(text: str, path: str = "-") -> Report:
    """Plain *text* (standard input) as a report; its body is *text*, unchanged."""
    return build(Draft(path, text, "plain", body_offset=0))


def _told_by_name(path: str) -> str | None:
    name = PurePosixPath(path)
    suffix = name.suffix.lower()
    if suffix == ".gz" and PurePosixPath(name.stem).suffix.lower() == ".warc":
        return "archive"
    return "none" if suffix in _NO_REPORTS else _SUFFIXES.get(suffix)


def _told_by_content(text: str) -> str:
    head = text[:1000].lstrip()
    if re.match(r"(?:---|\+\+\+)[ \t]*[\r\n]", text):
        return "markdown"
    if re.match(r"(?i)<!doctype html|<html\b|<\?xml[^>]{0,200}>\s*<!doctype html|<\?xml[^>]{0,200}>\s*<html\b", head):
        return "page"
    if re.match(r"(?:<\?xml[^>]{0,200}>\s*)?<(?:rss|feed|rdf:RDF)\b", head):
        return "feed"
    if head.startswith('{"'):
        return "json lines"
    return "text"


def _read(kind: str, path: str, text: str, data: bytes) -> Found:
    if kind in ("markdown", "text") and text.count("\n") > MOST_LINES:
        return [SetAside(path, f"the file has more than {MOST_LINES:,} lines, so it is no report")]
    if kind == "markdown":
        return [_markdown(path, text)]
    if kind == "page" or (kind == "feed" and _told_by_content(text) == "page"):
        return [_page(path, text)]
    if kind == "json lines":
        return [_built(item, "record") for item in read_json_lines(path, text)]
    if kind == "json":
        return [_built(item, "record") for item in read_json(path, text)]
    if kind == "feed":
        return [_built(item, "feed") for item in read_feed(path, data)]
    return [read_text(text, path)]


def _built(item: Draft | SetAside, place: str) -> Report | SetAside:
    return build(item, place) if isinstance(item, Draft) else item


def _page(path: str, text: str) -> Report | SetAside:
    try:
        return build(read_page(path, text), "page metadata")
    except PageError as reason:
        return SetAside(path, str(reason))


def _markdown(path: str, text: str) -> Report | SetAside:
    try:
        front = _front.split(text)
    except _front.FrontMatterError as reason:
        return SetAside(path, str(reason))
    body = text[front.body_offset :]
    if not body.strip():
        return SetAside(path, "there is front matter, but no text after it")
    return build(Draft(path, body, "markdown", front.fields, body_offset=front.body_offset))


def _flagged(item: Report | SetAside, encoding: str) -> Report | SetAside:
    if isinstance(item, SetAside):
        return item
    detail = f"neither UTF-8 nor declared otherwise; read as {encoding}, so single characters may be wrong"
    return replace(item, flags=(*item.flags, Flag("encoding", item.path, detail)))
