"""The addresses of the pages: a request in, the page or a redirect out, kept where it was made before."""

import secrets
from collections.abc import Callable
from datetime import timedelta
from time import time
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from paripassu.errors import ParipassuError
from paripassu.web import _answers, brief, feed
from paripassu.web._answers import Kept, Page, PageFunction, as_data, etag, matches, problem_answer, wanted
from paripassu.web._ask import Ask
from paripassu.web.pages import behind, evidence, plan, record, report, review, situation, sources, whatif

router = APIRouter(include_in_schema=False)
PAGES: dict[str, tuple[str, PageFunction]] = {
    "/": ("Situation", situation.page),
    "/evidence": ("Evidence", evidence.page),
    "/plan": ("Plan", plan.page),
    "/sources": ("Sources", sources.page),
    "/reports": ("Reports", report.listing),
    "/whatif": ("What if", whatif.page),
    "/review": ("Review", review.page),
    "/record": ("Track record", record.page),
    "/report/{name}": ("", report.page),
    "/behind": ("", behind.page),
}
"""Address, what the navigation calls it ("" for pages that are not in it), and what makes it."""
NAVIGATION = tuple((path, label) for path, (label, _) in PAGES.items() if label)
VISIT = 30 * 60
"""Seconds after which a return counts as a new visit."""


def ask_of(request: Request) -> Ask | None:
    """What is asked, or None where the visitor has to come in first. Raises Refused."""
    app = request.app.state
    person = app.doors.person(request)
    if person is None:
        return None
    if not app.doors.local:
        app.reads.count(request, person, "requests")
    state = app.desk.state(person.audience)
    seen, _, stamp = request.cookies.get("seen", "").partition("-")
    return Ask(
        desk=app.desk,
        state=state,
        person=person,
        path=request.url.path,
        params=dict(request.query_params),
        names={k: str(v) for k, v in request.path_params.items()},
        seen=seen if seen and stamp != state.stamp[:12] else None,
    )


def _page(function: PageFunction) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        ask = ask_of(request)
        if ask is None:
            return to_the_door(request)
        form = wanted(request)
        if form == "html" and not request.query_params.get("as_of"):
            # So that what is sent on shows the same day to whoever opens it.
            return RedirectResponse(ask.here(), 302)
        return _with_cookies(request, ask, _answer(request, ask, function, form))

    return answer


def _answer(request: Request, ask: Ask, function: PageFunction, form: str) -> Response:
    """The page as asked for: from the shelf if it is there, with an ETag, or 304 where the client holds it."""
    shelf, doors = request.app.state.shelf, request.app.state.doors
    seen = ask.seen if ask.path == "/" else None
    query = urlencode(sorted(ask.params.items()))
    trouble = ask.desk.trouble if ask.person.audience is None else None
    key = "\0".join(map(str, (ask.state.stamp, ask.person, ask.path, query, form, seen, trouble)))
    token = _token(request) if form == "html" else ""
    tag = etag(key, doors.form_token(token) if token else "")
    if matches(request, tag):
        return Response(status_code=304, headers={"ETag": tag})
    kept = shelf.get(key)
    if kept is None:
        if ask.path == "/whatif" and (ask.params.get("text") or ask.params.get("out")):
            # Each takes a run of the filter: no more of them than of forms.
            request.app.state.writes.count(request, ask.person, "questions")
        page = function(ask)
        body, kind = (
            (html(request, ask, page), "text/html; charset=utf-8")
            if form == "html"
            else as_data(page, form, ask.params.get("table"))
        )
        kept = Kept(body.encode("utf-8", "replace"), kind, page.status)
        shelf.put(key, kept)
    body_bytes = kept.body
    if form == "html":
        body_bytes = body_bytes.replace(doors.placeholder.encode(), doors.form_token(token).encode())
    headers = {"ETag": tag}
    if form == "csv":
        name = ask.path.strip("/").replace("/", "-") or "situation"
        headers["Content-Disposition"] = f'inline; filename="{name}-{ask.day}.csv"'
    return Response(body_bytes, kept.status, headers, kept.kind)


def html(request: Request, ask: Ask | None, page: Page) -> str:
    """The page through its template."""
    app = request.app.state
    shared: dict[str, Any] = {
        "page": page,
        "ask": ask,
        "tables": {t.name: t for t in page.tables},
        "navigation": [n for n in NAVIGATION if n[0] != "/review" or (ask and ask.person.may_review)],
        "form_token": app.doors.placeholder,
        "accounts": app.doors.people is not None,
        "situation": ask.state.weighed.situation if ask else None,
        "trouble": app.desk.trouble if ask and ask.person.audience is None else None,
    }
    return str(app.templates.get_template(page.template).render({**page.given, **shared}))


def fresh_page(request: Request, ask: Ask | None, page: Page) -> Response:
    """A page that is made for each request and kept nowhere."""
    token, doors = _token(request), request.app.state.doors
    body = html(request, ask, page).replace(doors.placeholder, doors.form_token(token))
    answer = Response(body, page.status, {"Cache-Control": "no-store"}, "text/html; charset=utf-8")
    return _visitor_cookie(request, answer)


def plain_page(request: Request, page: Page) -> Response:
    """A page that needs nobody to have come in."""
    return fresh_page(request, None, page)


def _visitor_cookie(request: Request, answer: Response) -> Response:
    if hasattr(request.state, "visitor"):
        secure = request.url.scheme == "https"
        answer.set_cookie("visitor", request.state.visitor, httponly=True, samesite="strict", secure=secure)
    return answer


def _token(request: Request) -> str:
    """The visitor's name for the sake of forms: from the cookie, or one made now and set with the answer."""
    held = request.cookies.get("visitor", "")
    if 16 <= len(held) <= 100 and held.isascii():
        return held
    if not hasattr(request.state, "visitor"):
        request.state.visitor = secrets.token_urlsafe(24)
    return str(request.state.visitor)


def _with_cookies(request: Request, ask: Ask, answer: Response) -> Response:
    secure = request.url.scheme == "https"
    _visitor_cookie(request, answer)
    if ask.path == "/" and "text/html" in request.headers.get("accept", ""):
        held = request.cookies.get("seen", "").partition("-")[0]
        now = int(time())
        if not held.isdecimal() or now - int(held[:12]) > VISIT:
            value = f"{now}-{ask.state.stamp[:12]}"
            answer.set_cookie("seen", value, max_age=400 * 86400, httponly=True, samesite="lax", secure=secure)
    return answer


def to_the_door(request: Request) -> Response:
    """Where who is not known goes: people to the door, programs get 401."""
    if "text/html" in request.headers.get("accept", "") and request.method == "GET":
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse("/enter?" + urlencode({"to": back}), 303)
    error = ParipassuError("this needs an account", remedy="send a token: Authorization: Bearer …")
    answer = problem_answer(error, request.url.path, 401)
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def error_answer(request: Request, error: ParipassuError) -> Response:
    """A page for people, RFC 9457 for everything else."""
    if "text/html" not in request.headers.get("accept", "") or request.url.path.startswith("/api/"):
        return problem_answer(error, request.url.path)
    page = Page("error.html", _answers.problem(error, request.url.path)["title"], given={"error": error})
    status = _answers.status_of(error)
    headers = {"Retry-After": str(_answers.WINDOW)} if status == 429 else None
    return Response(html(request, None, page), status, headers, "text/html; charset=utf-8")


@router.get("/feed.atom")
def changes_feed(request: Request) -> Response:
    """What moved on the last days, for a feed reader."""
    ask = ask_of(request)
    if ask is None:
        return to_the_door(request)
    address = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return _kept(request, ask, ("feed", address), "application/atom+xml", lambda: feed.atom(ask.state, address))


@router.get("/brief")
def brief_page(request: Request) -> Response:
    """The brief as of a day, as one page or as Markdown; what changed since a week before."""
    ask = ask_of(request)
    if ask is None:
        return to_the_door(request)
    as_text = request.query_params.get("format") == "md"
    kind = "text/markdown; charset=utf-8" if as_text else "text/html; charset=utf-8"
    answer = _kept(request, ask, ("brief", as_text, ask.day), kind, lambda: _brief(ask, as_text))
    # Its style is in it, so that it can be saved and sent on.
    answer.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    return answer


def _brief(ask: Ask, as_text: bool) -> str:
    before = ask.state.view(ask.day - timedelta(days=7))
    made = brief.brief_of(ask.whole, before, ask.state.history(ask.day), ask.person.audience)
    return brief.as_markdown(made) if as_text else brief.as_html(made)


def _kept(request: Request, ask: Ask, what: tuple[object, ...], kind: str, make: Callable[[], str]) -> Response:
    """What *make* gives, from the shelf if it is there, with an ETag."""
    key = "\0".join(map(str, (*what, ask.state.stamp, ask.person.audience)))
    tag = etag(key)
    if matches(request, tag):
        return Response(status_code=304, headers={"ETag": tag})
    kept = request.app.state.shelf.get(key)
    if kept is None:
        kept = Kept(make().encode("utf-8", "replace"), kind, 200)
        request.app.state.shelf.put(key, kept)
    return Response(kept.body, 200, {"ETag": tag}, kept.kind)


@router.get("/api")
def api_page(request: Request) -> Response:
    """What the API has, for people."""

    def page(_ask: Ask) -> Page:
        paths = request.app.openapi()["paths"]
        addresses = [(p, m, d.get("description", "")) for p, methods in paths.items() for m, d in methods.items()]
        return Page("api.html", "API", given={"addresses": addresses})

    return _page(page)(request)


for _path, (_label, _function) in PAGES.items():
    router.add_api_route(_path, _page(_function), methods=["GET", "HEAD"], name=_function.__module__)
