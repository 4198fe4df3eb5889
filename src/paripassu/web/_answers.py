"""What a page holds in, the answer out: HTML, CSV or JSON of the same tables, an ETag, an error in one shape."""

import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from paripassu.errors import CODES, NotFound, ParipassuError, UsageError, http_status
from paripassu.web import _draw, _words
from paripassu.web._ask import Ask
from paripassu.web._tables import Table

FOLDER = Path(__file__).parent
KEPT = 64_000_000
"""Bytes of answers that are kept."""
PROBLEM = "application/problem+json"
_FORMATS = {"text/html": "html", "application/json": "json", "text/csv": "csv"}


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows: its template, its words, its tables in the order of the page."""

    template: str
    title: str
    tables: tuple[Table, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


PageFunction = Callable[[Ask], Page]


@dataclass(frozen=True, slots=True)
class Kept:
    body: bytes
    kind: str
    status: int


class Shelf:
    """Answers that were made before, the longest unused thrown out first. Safe to use from many threads."""

    def __init__(self, most: int = KEPT) -> None:
        self._most, self._size = most, 0
        self._held: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> Kept | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: str, kept: Kept) -> None:
        with self._lock:
            old = self._held.pop(key, None)
            self._size += len(kept.body) - (len(old.body) if old else 0)
            self._held[key] = kept
            while self._size > self._most and self._held:
                self._size -= len(self._held.popitem(last=False)[1].body)


def environment() -> Environment:
    """Templates; everything that is not markup of our own is escaped."""
    env = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(draw=_draw, words=_words)
    env.filters.update(
        percent=_words.percent,
        day=_words.day,
        glyph=_words.glyph,
        band=_words.band,
        figure=_words.figure,
        quoted=_words.quoted,
        begun=_words.begun,
    )
    return env


def wanted(request: Request) -> str:
    """The form asked for: `format` in the address first, then the Accept header. Raises UsageError."""
    asked = request.query_params.get("format", "")
    if asked:
        if asked not in _FORMATS.values():
            raise UsageError(f"there is no format {asked[:40]}", remedy="choose html, json or csv")
        return asked
    for part in request.headers.get("accept", "").split(","):
        found = _FORMATS.get(part.split(";")[0].strip().lower())
        if found:
            return found
    return "html"


def table_of(page: Page, name: str | None) -> Table:
    """The table asked for, or the page's first. Raises NotFound."""
    for table in page.tables:
        if name in (None, "", table.name):
            return table
    has = ", ".join(t.name for t in page.tables)
    raise NotFound(f"this page has no table {name or ''}".strip(), remedy=f"it has: {has}" if has else None)


def as_data(page: Page, form: str, name: str | None) -> tuple[str, str]:
    """The tables as text, with its media type. Raises NotFound."""
    if form == "csv":
        return table_of(page, name).csv(), "text/csv; charset=utf-8"
    if name:
        return json.dumps(table_of(page, name).plain(), ensure_ascii=False, indent=1), "application/json"
    whole = {"title": page.title, "tables": [t.plain() for t in page.tables]}
    return json.dumps(whole, ensure_ascii=False, indent=1), "application/json"


def etag(*parts: object) -> str:
    return '"' + sha256("\0".join(map(str, parts)).encode()).hexdigest()[:24] + '"'


def matches(request: Request, tag: str) -> bool:
    """Whether the client holds this very answer."""
    held = request.headers.get("if-none-match", "")
    return any(part.strip().removeprefix("W/") in {tag, "*"} for part in held.split(","))


def problem(error: ParipassuError, path: str) -> dict[str, Any]:
    """The error as RFC 9457 has it; `detail` never names a file of this machine beyond its own name."""
    status = http_status(error) if type(error) in CODES else 500
    found: dict[str, Any] = {
        "type": f"urn:paripassu:error:{type(error).__name__}",
        "title": _TITLES.get(status, "it could not be done"),
        "status": status,
        "detail": error.what,
        "instance": path,
    }
    return {**found, "remedy": error.remedy} if error.remedy else found


_TITLES = {
    400: "the request is off",
    403: "not allowed",
    404: "not found",
    405: "not done this way",
    413: "too much at once",
    422: "it does not fit",
    429: "too often",
    500: "something went wrong here",
    503: "not ready",
}


def problem_answer(error: ParipassuError, path: str, status: int | None = None) -> Response:
    body = problem(error, path)
    if status is not None:
        body = {**body, "status": status, "title": _TITLES.get(status, body["title"])}
    return Response(json.dumps(body, ensure_ascii=False), status_code=body["status"], media_type=PROBLEM)
