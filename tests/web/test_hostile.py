"""Every form of every page, as those send it who mean harm: forged, for others, with what no field should hold."""

import json
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from lxml import html

from . import world
from .forms import come_in, send

PAGES = ("/plan", "/whatif", "/review", "/people", "/enter", "/", "/evidence", "/reports", "/sources", "/record")
HOSTILE = (
    "../../../../etc/passwd", world.SCRIPT, f"'\"><img src=x onerror=alert(1)>{world.SCRIPT}", "\0", "' OR 1=1 --",
    "{{ 7 * 191 }}", "x" * 40_000, "\u202e\ufeff", "=HYPERLINK(1)", "%2e%2e%2f", "\ud800", "9" * 400, "-1", "",
)  # fmt: skip
ROLES = ("guest", "analyst", "authority", "administrator")


def posts(client: TestClient) -> Iterator[tuple[str, dict[str, str]]]:
    """Each kind of form that is sent with POST, once, as its page has it."""
    seen = set()
    for page in PAGES:
        for form in html.fromstring(client.get(page).text).forms:
            if form.method == "POST" and form.get("action") not in seen:
                seen.add(form.get("action"))
                yield form.get("action"), {k: v or "" for k, v in form.form_values()} | dict.fromkeys(form.fields, "x")


def filled(client: TestClient) -> dict[str, dict[str, str]]:
    """The forms with their own tokens, some fields filled in."""
    found = {}
    for action, fields in posts(client):
        page = next(p for p in PAGES if f'action="{action}"' in client.get(p).text)
        tree = html.fromstring(client.get(page).text)
        form = next(f for f in tree.forms if f.get("action") == action and f.method == "POST")
        found[action] = {**fields, **{k: v for k, v in form.form_values() if v}}
    return found


def held(client: TestClient) -> tuple[int, int, int]:
    """What is on record: decisions, judgements, changes of accounts."""
    state = client.app.state  # type: ignore[attr-defined]
    ledger, people = state.desk.ledger, state.doors.people
    accounts = [a for a in people.log() if a.kind == "account"]
    return len(ledger.decisions()), len(ledger.judgements(history=True)), len(accounts)


def test_a_form_that_is_forged_changes_nothing(guarded: TestClient) -> None:
    inside, other = come_in(guarded, "administrator"), come_in(guarded, "administrator")
    forms = filled(inside)
    assert {"/plan/decide", "/whatif", "/review/match", "/people/add", "/people/token", "/leave"} <= set(forms)
    before = held(guarded)
    for action, fields in forms.items():
        for token in ("", "0" * 64, "ü" * 64, fields["token"][:-1], fields["token"].upper() + "x"):
            answer = inside.post(action, data={**fields, "token": token}, follow_redirects=False)
            assert answer.status_code == 403, action
        assert other.post(action, data=fields, follow_redirects=False).status_code == 403, action
        stranger = TestClient(guarded.app, headers={"accept": "text/html"})
        assert stranger.post(action, data=fields, follow_redirects=False).status_code == 403, action
    assert held(guarded) == before


@pytest.mark.parametrize("name", ROLES)
def test_a_form_of_another_role_changes_nothing(guarded: TestClient, name: str) -> None:
    forms = filled(come_in(guarded, "administrator"))
    inside = come_in(guarded, name)
    own = filled(inside)
    token = own["/whatif"]["token"]
    before = held(guarded)
    for action in forms.keys() - own.keys():
        answer = inside.post(action, data={**forms[action], "token": token}, follow_redirects=False)
        assert answer.status_code in {400, 403}, action
    assert held(guarded) == before
    assert name == "administrator" or forms.keys() - own.keys()


def test_no_field_of_any_form_or_address_breaks_the_desk_or_comes_back_as_markup(guarded: TestClient) -> None:
    app = guarded.app
    app.state.writes._most = app.state.reads._most = 1_000_000  # type: ignore[attr-defined]
    inside = come_in(guarded, "administrator")
    forms = {a: f for a, f in filled(inside).items() if a not in {"/leave", "/people/password"}}
    for action, fields in forms.items():
        for field in fields.keys() - {"token"}:
            for value in HOSTILE:
                data = {**fields, field: value.encode("utf-8", "surrogatepass")}
                answer = inside.post(action, data=data)
                assert answer.status_code < 500, (action, field, value[:40])
                assert world.SCRIPT not in answer.text, (action, field)
                assert "onerror=alert(1)>" not in answer.text.replace("&gt;", ""), (action, field)
                assert str(7 * 191) not in answer.text, (action, field)
    for page in PAGES:
        for name in ("as_of", "format", "table", "page", "degree", "q", "ids", "out", "text", "to", "done", "sort"):
            for value in HOSTILE[:7]:
                answer = inside.get(page, params={name: value})
                assert answer.status_code < 500, (page, name, value[:40])
                assert world.SCRIPT not in answer.text, (page, name)
    for page in PAGES:
        assert inside.get(page).status_code == 200, page


def test_what_is_stored_comes_back_as_text(guarded: TestClient) -> None:
    inside = come_in(guarded, "administrator")
    send(inside, "/plan", "/plan/decide", step="recall-envoy", action="decline", reason=f"because {world.SCRIPT}")
    send(inside, "/people", "/people/token", name="analyst", purpose=f"for {world.SCRIPT}")
    for page in (*PAGES, "/brief", "/feed.atom"):
        assert world.SCRIPT not in inside.get(page).text, page
    assert "because &lt;script&gt;" in inside.get("/plan").text
    assert "for &lt;script&gt;" in inside.get("/people").text
    stored = json.loads(inside.get("/api/v1/decisions").text)
    assert stored[0]["reason"] == f"because {world.SCRIPT}"
