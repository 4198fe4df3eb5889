"""Accounts: who comes in, who does not, what each role may, what is on record of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from paripassu.errors import LedgerError, Refused, UsageError
from paripassu.settings import Settings
from paripassu.web import create_app
from paripassu.web._people import TRIES, People

from .forms import forms, send

WORD = "correct horse battery"


@pytest.fixture
def people(tmp_path: Path) -> People:
    return People(tmp_path / "people.jsonl")


@pytest.fixture
def guarded(folder: Path) -> Iterator[TestClient]:
    """A desk that asks for an account, with one of each role."""
    people = People(folder / ".paripassu" / "people.jsonl")
    for role in ("analyst", "authority", "administrator"):
        people.add(role, role, WORD, by="test")
    people.add("guest", "viewer", WORD, by="test", audience="GREEN")
    app = create_app(folder, Settings(), auth=True)
    yield TestClient(app, headers={"accept": "text/html"})
    app.state.desk.close()


def come_in(client: TestClient, name: str, word: str = WORD) -> TestClient:
    fresh = TestClient(client.app, headers={"accept": "text/html"})
    fresh.last = send(fresh, "/enter", "/enter", name=name, password=word)  # type: ignore[attr-defined]
    return fresh


def test_without_an_account_there_is_only_the_door(guarded: TestClient) -> None:
    for address in ("/", "/evidence", "/brief", "/feed.atom", "/api", "/report/x"):
        answer = guarded.get(address, follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/enter?to=")
        as_data = guarded.get(address, headers={"accept": "application/json"})
        assert as_data.status_code == 401
        assert as_data.headers["www-authenticate"] == "Bearer"
    for address in ("/api/v1/assessment", "/api/v1/exports/csv", "/api/v1/reports/x"):
        assert guarded.get(address, headers={"accept": "*/*"}).status_code == 401
    assert guarded.post("/api/v1/decisions", json={"step": "x", "action": "x", "reason": "x"}).status_code == 401


def test_who_knows_the_word_comes_in_and_goes(guarded: TestClient) -> None:
    inside = come_in(guarded, "analyst")
    assert "Leave" in inside.get("/").text
    send(inside, "/", "/leave")
    assert inside.get("/", follow_redirects=False).status_code == 303


def test_the_way_back_stays_on_the_desk(guarded: TestClient) -> None:
    for to in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nb"):
        page = guarded.get("/enter", params={"to": to})
        assert forms(page.text, "/enter")[0].fields["to"] == "/"


def test_each_role_may_what_it_may(guarded: TestClient) -> None:
    body = {"step": "recall-envoy", "action": "decline", "reason": "x"}
    for name, decides, reviews in (
        ("guest", False, False), ("analyst", False, True), ("authority", True, False), ("administrator", True, True),
    ):  # fmt: skip
        inside = come_in(guarded, name)
        token = forms(inside.get("/whatif").text, "/whatif")[0].fields["token"]
        assert (inside.post("/plan/decide", data={**body, "token": token}).status_code == 200) == decides, name
        assert (inside.get("/review").status_code == 200) == reviews, name
        assert ("/plan/decide" in inside.get("/plan").text) == decides, name
    by = {d.by for d in guarded.app.state.desk.ledger.decisions()}  # type: ignore[attr-defined]
    assert by == {"authority", "administrator"}
    log = [(r["by"], r["what"]) for r in guarded.app.state.doors.people.lines()]  # type: ignore[attr-defined]
    assert ("guest", "refused") in log
    assert ("analyst", "came in") in log


def test_a_token_opens_the_api_until_it_is_taken_back(guarded: TestClient) -> None:
    people = guarded.app.state.doors.people  # type: ignore[attr-defined]
    token = people.token("authority", "dashboard", by="administrator")
    headers = {"authorization": f"Bearer {token}", "accept": "*/*"}
    assert guarded.get("/api/v1/assessment", headers=headers).status_code == 200
    made = guarded.post(
        "/api/v1/decisions", json={"step": "inform", "action": "decline", "reason": "x"}, headers=headers
    )
    assert made.json()["by"] == "authority"
    people.revoke("authority", "dashboard", by="administrator")
    assert guarded.get("/api/v1/assessment", headers=headers).status_code == 401
    assert token not in people.path.read_text()


def test_wrong_words_are_told_apart_by_nobody_and_end_after_some(people: People) -> None:
    people.add("anna", "analyst", WORD, by="test")
    for _ in range(TRIES):
        with pytest.raises(Refused, match="name or the password"):
            people.enter("anna", "wrong wrong wrong", "192.0.2.1")
    with pytest.raises(Refused, match="too many"):
        people.enter("anna", WORD, "192.0.2.2")
    with pytest.raises(Refused, match="name or the password"):
        people.enter("nobody", WORD, "192.0.2.3")


def test_who_is_removed_is_out_at_once(people: People) -> None:
    people.add("anna", "analyst", WORD, by="test")
    key = people.enter("anna", WORD, "192.0.2.1")
    token = people.token("anna", "x", by="anna")
    assert people.by_session(key)
    people.remove("anna", by="test")
    assert people.by_session(key) is None
    assert people.by_token(token) is None
    people.add("anna", "viewer", WORD, by="test", audience="CLEAR")
    assert people.by_token(token) is None


def test_passwords_are_kept_as_argon2_hashes(people: People) -> None:
    people.add("anna", "analyst", WORD, by="test")
    text = people.path.read_text()
    assert WORD not in text
    assert "$argon2id$" in text
    assert people.path.stat().st_mode & 0o077 == 0


def test_a_changed_line_is_found(people: People) -> None:
    people.add("anna", "analyst", WORD, by="test")
    people.path.write_text(people.path.read_text().replace('"analyst"', '"administrator"'))
    with pytest.raises(LedgerError, match="changed by hand"):
        People(people.path)


@pytest.mark.parametrize(
    ("name", "role", "word", "audience"),
    [
        ("", "analyst", WORD, None), ("a b", "analyst", WORD, None), ("anna", "king", WORD, None),
        ("anna", "analyst", "short", None), ("anna", "viewer", WORD, None), ("anna", "analyst", WORD, "CLEAR"),
        ("<script>", "analyst", WORD, None),
    ],
)  # fmt: skip
def test_an_account_that_cannot_be_is_refused(people: People, name: str, role: str, word: str, audience: str) -> None:
    with pytest.raises(UsageError):
        people.add(name, role, word, by="test", audience=audience)  # type: ignore[arg-type]
    assert not people.accounts()
