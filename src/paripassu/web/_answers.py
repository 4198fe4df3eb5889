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
from markupsafe import Markup

from paripassu.errors import CODES, NotFound, ParipassuError, Refused, UsageError, http_status
from paripassu.web import _draw, _words
from paripassu.web._ask import Ask
from paripassu.web._tables import Table

FOLDER = Path(__file__).parent
KEPT = 64_000_000
"""Bytes of answers that are kept."""
PROBLEM = "application/problem+json"
WINDOW = 60
"""Seconds over which requests are counted."""
HTMX = {
    "allowEval": False, "allowScriptTags": False, "includeIndicatorStyles": False, "selfRequestsOnly": True,
    # A page that was left is asked for again: none is kept in the browser's own store.
    "historyCacheSize": 0, "refreshOnHistoryMiss": True,
    "responseHandling": [{"code": "204", "swap": False}, {"code": "[2345]..", "swap": True}],
}  # fmt: skip
"""How htmx behaves on the pages: no script but ours, nothing kept, errors shown as the pages that they are."""
IN_PLACE = Markup('hx-boost="true" hx-swap="innerHTML show:none"')
"""On a form or around links: what they lead to takes this page's place without a jump. Without scripts they are plain."""
_FORMATS = {"text/html": "html", "application/json": "json", "text/csv": "csv"}


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows: its template, its words, its tables in the order of the page."""

    template: str
    title: str
    tables: tuple[Table, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    dated: bool = True
    """Whether it shows a day, and so has the control to move to another."""


class TooOften(Refused):
    """More in a minute than one asker may."""

    def __init__(self, what: str) -> None:
        super().__init__(f"too many {what} in a minute", remedy="wait a minute")


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
    env.globals.update(draw=_draw, words=_words, htmx=json.dumps(HTMX), vendored=vendored(), in_place=IN_PLACE)
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


def vendored() -> Mapping[str, str]:
    """Checksums of the scripts of others that the pages load, by file."""
    listed = json.loads((FOLDER / "vendor" / "package.json").read_text(encoding="utf-8"))["vendored"]
    return {Path(one["to"]).name: one["integrity"] for one in listed}


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


def status_of(error: ParipassuError) -> int:
    """The HTTP status of an error."""
    if isinstance(error, TooOften):
        return 429
    return http_status(error) if type(error) in CODES else 500


def problem(error: ParipassuError, path: str) -> dict[str, Any]:
    """The error as RFC 9457 has it; `detail` never names a file of this machine beyond its own name."""
    status = status_of(error)
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
    headers = {"Retry-After": str(WINDOW)} if body["status"] == 429 else None
    return Response(json.dumps(body, ensure_ascii=False), body["status"], headers, PROBLEM)
