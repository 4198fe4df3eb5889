"""Forms in, what they ask done and put on record, a redirect to the page that shows it out."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Annotated, Literal
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from paripassu.errors import NotFound, Refused, UsageError
from paripassu.types import Decision
from paripassu.web import routes
from paripassu.web._answers import Page
from paripassu.web._ask import SUPPOSED, Ask, in_range, packed
from paripassu.web._people import SESSION
from paripassu.web.pages import review

router = APIRouter(include_in_schema=False)
Text = Annotated[str, Form()]
Actions = Literal["authorise", "decline", "stand down"]
ACTIONS: tuple[Actions, ...] = ("authorise", "decline", "stand down")
LONGEST = 2_000
"""Characters of a reason."""


def asked(request: Request, token: str) -> Ask:
    """Who sends a form, once it is clear that it comes from a page of this desk. Raises Refused."""
    app = request.app.state
    app.doors.check_form(request, token)
    ask = routes.ask_of(request)
    if ask is None:
        raise Refused("this needs an account", remedy="come in first")
    app.writes.count(request, ask.person, "forms")
    return ask


def refusal(request: Request, ask: Ask, what: str) -> Refused:
    """The error for who may not, with a row on record."""
    people = request.app.state.doors.people
    if people is not None:
        people.refused(ask.person, what)
    return Refused(f"{ask.person.name} may not {what}", remedy="ask an administrator for the role that may")


def _back(path: str, as_of: str, anchor: str = "", **more: str) -> Response:
    try:
        day = {"as_of": date.fromisoformat(as_of).isoformat()} if as_of else {}
    except ValueError:
        day = {}
    address = f"{path}?{urlencode({**day, **more})}"
    return RedirectResponse(address + (f"#{quote(anchor)}" if anchor else ""), 303)


@router.post("/plan/decide")
def decide(
    *, request: Request, token: Text = "", step: Text = "", action: Text = "", reason: Text = "", as_of: Text = ""
) -> Response:
    """Puts a decision on record."""
    ask = asked(request, token)
    if not ask.person.may_decide:
        raise refusal(request, ask, "decide on steps")
    record_decision(ask, step, action, reason, as_of)
    return _back("/plan", as_of, step, done="1")


def record_decision(ask: Ask, step: str, action: str, reason: str, on: str) -> Decision:
    """A decision in the ledger, and the desk up to date with it. Raises NotFound, UsageError."""
    known = {s.id for s in ask.state.weighed.situation.plan if not s.withheld}
    if step not in known:
        raise NotFound("there is no such step", remedy="open the plan again")
    chosen = next((a for a in ACTIONS if a == action), None)
    if chosen is None:
        raise UsageError("this is no decision", remedy=f"choose one of: {', '.join(ACTIONS)}")
    reason = reason.strip()
    if not 1 <= len(reason) <= LONGEST:
        raise UsageError(f"a decision needs a reason of at most {LONGEST} characters", remedy="write why")
    try:
        day = in_range("on", date.fromisoformat(on)) if on else ask.state.last
    except ValueError as error:
        raise UsageError("this is no day", remedy="write it as 2024-10-22") from error
    at = datetime.now(UTC)
    key = sha256("\0".join((step, chosen, ask.person.name, reason, at.isoformat())).encode()).hexdigest()[:16]
    decision = Decision(key, step, chosen, ask.person.name, reason, day)
    ask.desk.ledger.decide(decision, at=at)
    ask.desk.wrote()
    return decision


@router.post("/review/match")
def judge_match(request: Request, token: Text = "", id: Text = "", verdict: Text = "", as_of: Text = "") -> Response:  # noqa: A002 - the form's name
    """Puts a judgement on a match on record."""
    ask = _reviewer(request, token)
    item = review.find_doubt(ask, id)
    ask.desk.workspace.judge_match(
        item, verdict_of(verdict), by=ask.person.name, reason="review on the desk", at=datetime.now(UTC)
    )
    ask.desk.wrote()
    return _back("/review", as_of, done="1")


@router.post("/review/copy")
def judge_copy(
    *, request: Request, token: Text = "", a: Text = "", b: Text = "", verdict: Text = "", as_of: Text = ""
) -> Response:
    """Puts a judgement on a pair of texts on record."""
    ask = _reviewer(request, token)
    ask.state.report(a)
    ask.state.report(b)
    ask.desk.ledger.judge(
        "copy", (a, b), verdict_of(verdict), by=ask.person.name, reason="review on the desk", at=datetime.now(UTC)
    )
    ask.desk.wrote()
    return _back("/review", as_of, done="1")


@router.post("/review/undo")
def undo(request: Request, token: Text = "", id: Text = "", as_of: Text = "") -> Response:  # noqa: A002 - the form's name
    """Takes a judgement back by a new one that leaves the question open."""
    ask = _reviewer(request, token)
    held = next((j for j in ask.state.judgements if j.id == id), None)
    if held is None:
        raise NotFound("there is no such judgement", remedy="open the review again")
    ask.desk.ledger.judge(
        held.kind, held.subject, "unsure", by=ask.person.name, reason=f"takes back {held.verdict}", at=datetime.now(UTC)
    )
    ask.desk.wrote()
    return _back("/review", as_of, done="1")


def _reviewer(request: Request, token: str) -> Ask:
    ask = asked(request, token)
    if not ask.person.may_review:
        raise refusal(request, ask, "review matches")
    return ask


def verdict_of(text: str) -> Literal["accept", "reject"]:
    """Raises UsageError for anything else."""
    if text == "accept":
        return "accept"
    if text == "reject":
        return "reject"
    raise UsageError("this is no verdict", remedy="accept or reject")


@router.post("/whatif")
def suppose(
    *,
    request: Request,
    token: Text = "",
    text: Text = "",
    outlet: Text = "",
    on: Text = "",
    out: Text = "",
    as_of: Text = "",
    packed_text: Annotated[str, Form(alias="packed")] = "",
    leave: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Turns what is supposed into an address; nothing is kept."""
    asked(request, token)
    if len(text) > SUPPOSED:
        raise UsageError(f"the supposed report is longer than {SUPPOSED} characters", remedy="shorten it")
    ids = ".".join(leave[:500]) if leave is not None else out
    code = packed(text.replace("\r\n", "\n").strip()) if text.strip() else packed_text
    more = {"text": code, "outlet": outlet, "on": on, "out": ids}
    return _back("/whatif", as_of, "h-moves" if code or ids else "", **{k: v for k, v in more.items() if v})


# ---- coming in and going ---------------------------------------------------------------------------------------------


@router.get("/enter")
def door(request: Request, to: str = "/", wrong: str = "") -> Response:
    """The form to come in."""
    if request.app.state.doors.people is None:
        return RedirectResponse("/", 303)
    page = Page("enter.html", "Come in", given={"to": _within(to), "wrong": wrong == "1"})
    return routes.plain_page(request, page)


@router.post("/enter")
def enter(request: Request, token: Text = "", name: Text = "", password: Text = "", to: Text = "/") -> Response:
    """A session for who knows the password."""
    app = request.app.state
    app.doors.check_form(request, token)
    if app.doors.people is None:
        raise NotFound("there is no such page")
    host = request.client.host if request.client else ""
    try:
        key = app.doors.people.enter(name, password, host)
    except Refused:
        return RedirectResponse("/enter?" + urlencode({"to": _within(to), "wrong": "1"}), 303)
    return with_session(request, RedirectResponse(_within(to), 303), key)


def with_session(request: Request, answer: Response, key: str) -> Response:
    """The answer with the cookie of a session."""
    secure = request.url.scheme == "https"
    answer.set_cookie("session", key, max_age=SESSION, httponly=True, samesite="strict", secure=secure)
    return answer


@router.post("/leave")
def leave(request: Request, token: Text = "") -> Response:
    """Ends the session."""
    app = request.app.state
    app.doors.check_form(request, token)
    key = request.cookies.get("session")
    if app.doors.people is not None and key:
        app.doors.people.leave(key)
    answer = RedirectResponse("/enter", 303)
    answer.delete_cookie("session")
    return answer


def _within(address: str) -> str:
    """A path of this desk, whatever was asked."""
    safe = address.startswith("/") and not address.startswith(("//", "/\\")) and all(" " < c < "\x7f" for c in address)
    return address if safe and "\\" not in address else "/"
