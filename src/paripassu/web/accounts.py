"""The page of accounts: who there is, what happened at the door, and the forms to change it. Only where there are accounts.

An administrator sees and changes all accounts; everybody else their own password and tokens."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from paripassu.errors import NotFound, UsageError
from paripassu.plan.disclosure import LEVELS
from paripassu.web import actions, routes
from paripassu.web._answers import Page, as_data, wanted
from paripassu.web._ask import Ask
from paripassu.web._people import ROLES, SHORTEST, Account, People
from paripassu.web._tables import Column, Row, Table

router = APIRouter(include_in_schema=False)
Text = Annotated[str, Form()]
SHOWN = 200
"""Rows of the log on the page; as CSV and JSON it is whole."""


@router.get("/people")
def people_page(request: Request) -> Response:
    """The accounts that the asker may see."""
    ask = routes.ask_of(request)
    if ask is None:
        return routes.to_the_door(request)
    return _shown(request, ask)


def _shown(request: Request, ask: Ask, token: str = "") -> Response:
    """The page, or its tables as data; never kept, since it may hold a new token."""
    ask = replace(ask, path="/people")
    page = _page(_people(request), ask, token)
    form = wanted(request)
    if form == "html":
        return routes.fresh_page(request, ask, page)
    body, kind = as_data(page, form, ask.params.get("table"))
    return Response(body.encode("utf-8", "replace"), 200, {"Cache-Control": "no-store"}, kind)


def _people(request: Request) -> People:
    people: People | None = request.app.state.doors.people
    if people is None:
        raise NotFound("this desk has no accounts", remedy="open it with --auth")
    return people


def _page(people: People, ask: Ask, token: str) -> Page:
    manages = ask.person.may_manage
    accounts = {n: a for n, a in sorted(people.accounts().items()) if manages or n == ask.person.name}
    tables = (accounts_table(accounts), *((log_table(people),) if manages else ()))
    given = {
        "manages": manages,
        "roles": ROLES,
        "audiences": LEVELS,
        "shortest": SHORTEST,
        "names": [n for n, a in accounts.items() if a.active],
        "tokens": [(n, p) for n, a in accounts.items() if a.active for p in sorted(set(a.tokens.values()))],
        "new_token": token,
        "done": ask.params.get("done") == "1",
    }
    return Page("people.html", "People" if manages else "Your account", tables, given, dated=False)


def accounts_table(accounts: dict[str, Account]) -> Table:
    """One row for each account."""
    rows: list[Row] = [
        {
            "name": name, "role": a.person.role, "audience": a.person.audience or "all",
            "tokens": tuple(sorted(a.tokens.values())), "active": a.active,
        }
        for name, a in accounts.items()
    ]  # fmt: skip
    columns = (
        Column("name", "Name"),
        Column("role", "Role"),
        Column("audience", "Sees"),
        Column("tokens", "Tokens", "list"),
        Column("active", "May come in", "yes"),
    )
    return Table("accounts", "Accounts", columns, rows)


def log_table(people: People) -> Table:
    """What happened at the door, the newest first."""
    rows: list[Row] = [
        {
            "at": act.at,
            "by": act.by,
            "what": act.what,
            "about": act.about,
            "address": act.more.get("address"),
            "id": act.id,
        }
        for act in reversed(people.log())
    ]
    columns = (
        Column("at", "At", "day"),
        Column("by", "By"),
        Column("what", "What"),
        Column("about", "Whom or what"),
        Column("address", "From"),
        Column("id", "id", shown=False),
    )
    return Table("log", "What happened at the door", columns, rows, most=SHOWN)


def _manager(request: Request, token: str, what: str) -> Ask:
    """Who sends a form that only an administrator may. Raises Refused."""
    ask = actions.asked(request, token)
    if not ask.person.may_manage:
        raise actions.refusal(request, ask, what)
    return ask


def _owner(request: Request, token: str, name: str, what: str) -> Ask:
    """Who sends a form about an account that is theirs or that they may manage. Raises Refused."""
    ask = actions.asked(request, token)
    if name != ask.person.name and not ask.person.may_manage:
        raise actions.refusal(request, ask, what)
    return ask


def _done() -> Response:
    return RedirectResponse("/people?done=1", 303)


@router.post("/people/add")
def add(
    *, request: Request, token: Text = "", name: Text = "", role: Text = "", audience: Text = "", password: Text = ""
) -> Response:
    """A new account, or a new role and password for one."""
    people = _people(request)
    ask = _manager(request, token, "keep accounts")
    if name == ask.person.name:
        raise UsageError("this is your own account", remedy="change your password below; another may change your role")
    chosen = next((r for r in ROLES if r == role), None)
    if chosen is None:
        raise UsageError("this is no role", remedy=f"choose one of: {', '.join(ROLES)}")
    sees = next((level for level in LEVELS if level == audience), None) if chosen == "viewer" else None
    people.add(name, chosen, password, by=ask.person.name, audience=sees)
    return _done()


@router.post("/people/remove")
def remove(request: Request, token: Text = "", name: Text = "") -> Response:
    """Takes an account's access away."""
    people = _people(request)
    ask = _manager(request, token, "keep accounts")
    if name == ask.person.name:
        raise UsageError("this is your own account", remedy="let another administrator remove it")
    people.remove(name, by=ask.person.name)
    return _done()


@router.post("/people/token")
def new_token(request: Request, token: Text = "", name: Text = "", purpose: Text = "") -> Response:
    """A new token, shown this once."""
    people = _people(request)
    ask = _owner(request, token, name, "make a token for somebody else")
    if not purpose.strip():
        raise UsageError("a token needs a purpose", remedy="write what it is for, so that it can be taken back")
    return _shown(request, ask, people.token(name, purpose.strip(), by=ask.person.name))


@router.post("/people/revoke")
def revoke(request: Request, token: Text = "", name: Text = "", purpose: Text = "") -> Response:
    """Takes the tokens of a purpose back."""
    people = _people(request)
    ask = _owner(request, token, name, "take back somebody else's token")
    people.revoke(name, purpose, by=ask.person.name)
    return _done()


@router.post("/people/password")
def password(request: Request, token: Text = "", old: Text = "", new: Text = "") -> Response:
    """A new password for who sends it; this browser comes in with it at once, every other has to again."""
    people = _people(request)
    ask = actions.asked(request, token)
    host = request.client.host if request.client else ""
    people.change_password(ask.person.name, old, new, host)
    return actions.with_session(request, _done(), people.enter(ask.person.name, new, host))
