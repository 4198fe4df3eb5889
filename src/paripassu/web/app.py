"""A workspace's folder and settings in, the desk as a web application out."""

import hmac
import logging
import secrets
import threading
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from getpass import getuser
from hashlib import sha256
from pathlib import Path
from time import monotonic

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from paripassu.errors import NotFound, ParipassuError, Refused, UsageError
from paripassu.settings import Settings
from paripassu.situation.model import Tlp
from paripassu.web import _answers, accounts, actions, api, routes
from paripassu.web._answers import WINDOW, Shelf, TooOften, environment, problem_answer
from paripassu.web._people import People, Person
from paripassu.web._state import Desk
from paripassu.web._walls import Bounds

VERSION = "1"
CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
MOST_BODY = 1_000_000
"""Bytes of a request's body."""
LOG = logging.getLogger("paripassu.web")


@dataclass(slots=True)
class Doors:
    """Who comes in: by account where there are accounts, else as the one person of this machine."""

    people: People | None
    audience: Tlp | None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    placeholder: str = field(default_factory=lambda: f"form-{secrets.token_hex(16)}")
    """Stands in kept answers where each visitor's own form token goes."""

    @property
    def local(self) -> bool:
        """Whether there is nobody but the one person of this machine."""
        return self.people is None and self.audience is None

    def person(self, request: Request) -> Person | None:
        """Who asks, or None where they have to come in first."""
        if self.people is None:
            if self.audience is not None:
                return Person("visitor", "viewer", self.audience)
            return Person(_user(), "administrator")
        header = request.headers.get("authorization", "")
        if header.lower().startswith("bearer "):
            return self.people.by_token(header[7:].strip())
        key = request.cookies.get("session")
        return self.people.by_session(key) if key else None

    def form_token(self, visitor: str) -> str:
        """What a form of this visitor carries."""
        return hmac.new(self.secret, visitor.encode(), sha256).hexdigest()

    def check_form(self, request: Request, token: str) -> None:
        """Raises Refused where a form was not sent from a page of this desk to this visitor."""
        visitor = request.cookies.get("visitor", "")
        site = request.headers.get("sec-fetch-site", "same-origin")
        if (
            not visitor
            or not hmac.compare_digest(token.encode(), self.form_token(visitor).encode())
            or site not in {"same-origin", "none"}
        ):
            raise Refused("this form did not come from a page of this desk", remedy="open the page again and resend")


class Tally:
    """How often each asker asked within a minute; the longest silent are forgotten first."""

    def __init__(self, most: int, window: float = WINDOW) -> None:
        self._most, self._window = most, window
        self._seen: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self._lock = threading.Lock()

    def count(self, request: Request, person: Person, what: str) -> None:
        """One more of a kind from this person at this address. Raises TooOften."""
        if self.over(f"{what}\0{person.name}\0{request.client.host if request.client else ''}"):
            raise TooOften(what)

    def over(self, who: str) -> bool:
        now = monotonic()
        with self._lock:
            start, count = self._seen.pop(who, (now, 0))
            if now - start > self._window:
                start, count = now, 0
            self._seen[who] = (start, count + 1)
            while len(self._seen) > 10_000:
                self._seen.popitem(last=False)
            return count >= self._most


def create_app(
    folder: Path,
    settings: Settings,
    *,
    ledger: str | None = None,
    auth: bool = False,
    audience: Tlp | None = None,
    hosts: Sequence[str] = ("localhost", "127.0.0.1", "[::1]", "testserver"),
    writes_a_minute: int = 60,
    reads_a_minute: int = 1_200,
) -> FastAPI:
    """The desk over a workspace. auth: people come in with an account; audience: without accounts, what all may see. One
    asker may send so many forms, and, where there is more than the one person of this machine, so many requests a minute.

    Raises WorkspaceError, SituationError, LedgerError."""
    desk = Desk(folder, settings, ledger=ledger)
    people = People(folder, lambda: desk.ledger) if auth else None

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(
        title="Paripassu", version=VERSION, docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json",
        lifespan=life, summary="A situation, weighed: degrees, indicators, evidence, steps.",
    )  # fmt: skip
    app.state.desk, app.state.doors = desk, Doors(people, audience)
    app.state.shelf, app.state.templates = Shelf(), environment()
    app.state.writes, app.state.reads = Tally(writes_a_minute), Tally(reads_a_minute)
    app.include_router(api.router)
    app.include_router(actions.router)
    app.include_router(accounts.router)
    app.include_router(routes.router)
    app.mount("/static", StaticFiles(directory=_answers.FOLDER / "static"), name="static")
    app.add_middleware(Bounds, most_body=MOST_BODY)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
    app.middleware("http")(_with_headers)
    app.add_exception_handler(ParipassuError, _told)
    app.add_exception_handler(HTTPException, _not_there)
    app.add_exception_handler(RequestValidationError, _off)
    app.add_exception_handler(Exception, _broken)
    return app


async def _with_headers(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
    answer = await go_on(request)
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if request.url.path.startswith("/static/"):
        answer.headers["Cache-Control"] = "public, max-age=3600"
    else:
        answer.headers.setdefault("Cache-Control", "private, no-cache")
        answer.headers.setdefault("Vary", "Accept, Cookie, Authorization")
    return answer


def _told(request: Request, error: Exception) -> Response:
    """An error of ours, as a page for people and as RFC 9457 for everything else."""
    known = error if isinstance(error, ParipassuError) else ParipassuError("something went wrong here")
    return routes.error_answer(request, known)


def _not_there(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        return routes.error_answer(request, NotFound("there is no such page", remedy="start from the first page"))
    what = str(error.detail) if isinstance(error, HTTPException) else "it could not be done"
    return problem_answer(UsageError(what.lower()), request.url.path, status)


def _off(request: Request, error: Exception) -> Response:
    problems = error.errors() if isinstance(error, RequestValidationError) else []
    what = "; ".join(f"{'.'.join(map(str, p['loc']))}: {p['msg']}" for p in problems[:5]) or "the request does not fit"
    return problem_answer(UsageError(what, remedy="see /api/v1/openapi.json"), request.url.path, 422)


def _broken(request: Request, _error: Exception) -> Response:
    """A fault of ours: the log has all of it, the asker learns no more than that."""
    answer = problem_answer(
        ParipassuError("something went wrong here", remedy="tell who runs the desk"), request.url.path
    )
    for name, value in HEADERS.items():
        answer.headers[name] = value
    return answer


def _user() -> str:
    try:
        return getuser()
    except (KeyError, OSError):
        return "local"
