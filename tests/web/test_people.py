"""Accounts: who comes in, who does not, what each role may, what is on record of it."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from lxml import html

from paripassu.errors import LedgerError, Refused, UsageError
from paripassu.ledger import Ledger, audit
from paripassu.settings import Settings
from paripassu.web._people import TRIES, People
from paripassu.workspace import Workspace

from .forms import WORD, come_in, forms, send


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    (tmp_path / ".paripassu").mkdir()
    with Ledger.open(f"sqlite:///{tmp_path}/.paripassu/ledger.db") as ledger:
        yield People(tmp_path, lambda: ledger)


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
    log = [(act.by, act.what) for act in guarded.app.state.doors.people.log()]  # type: ignore[attr-defined]
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


def test_an_administrator_keeps_the_accounts_on_the_page(guarded: TestClient) -> None:
    inside = come_in(guarded, "administrator")
    send(inside, "/people", "/people/add", name="anna", role="viewer", audience="GREEN", password=WORD)
    made = send(inside, "/people", "/people/token", name="anna", purpose="dashboard")
    token = html.fromstring(made.text).findtext(".//p[@role='status']/code")
    assert made.headers["cache-control"] == "no-store"
    api = {"authorization": f"Bearer {token}", "accept": "*/*"}
    assert guarded.get("/api/v1/situation", headers=api).status_code == 200
    rows = {r["name"]: r for r in inside.get("/people?format=json&table=accounts").json()["rows"]}
    assert (rows["anna"]["role"], rows["anna"]["audience"], rows["anna"]["tokens"]) == (
        "viewer",
        "GREEN",
        ["dashboard"],
    )
    assert token not in inside.get("/people").text
    send(inside, "/people", "/people/revoke")
    assert guarded.get("/api/v1/situation", headers=api).status_code == 401
    anna = come_in(guarded, "anna")
    send(inside, "/people", "/people/remove", name="anna")
    assert anna.get("/", follow_redirects=False).status_code == 303
    log = inside.get("/people?format=json&table=log").json()["rows"]
    assert [r["what"] for r in log[:5]] == ["removed", "came in", "revoked", "token", "person"]
    assert all(r["by"] == "administrator" for r in log[:5] if r["what"] != "came in")
    for own in ("add", "remove"):
        given = {"name": "administrator", "role": "viewer", "audience": "CLEAR", "password": WORD}
        assert send(inside, "/people", f"/people/{own}", **given).status_code == 400


@pytest.mark.parametrize("name", ["guest", "analyst", "authority"])
def test_everybody_else_keeps_their_own_account_alone(guarded: TestClient, name: str) -> None:
    inside = come_in(guarded, name)
    page = inside.get("/people")
    others = {"guest", "analyst", "authority", "administrator"} - {name}
    assert not any(f">{other}<" in page.text or f'"{other}"' in page.text for other in others)
    assert [t["name"] for t in inside.get("/people?format=json").json()["tables"]] == ["accounts"]
    token = forms(page.text, "/people/token")[0].fields["token"]
    for to, given in (
        ("add", {"name": "mallory", "role": "administrator", "password": WORD}), ("remove", {"name": "administrator"}),
        ("token", {"name": "administrator", "purpose": "x"}), ("revoke", {"name": "administrator", "purpose": "x"}),
    ):  # fmt: skip
        assert inside.post(f"/people/{to}", data={**given, "token": token}).status_code == 403
        assert inside.post(f"/people/{to}", data={**given, "token": "0" * 64}).status_code == 403
    assert send(inside, "/people", "/people/token", purpose="own").status_code == 200
    assert send(inside, "/people", "/people/password", old="wrong wrong", new=f"{WORD} 2").status_code == 403
    second = come_in(guarded, name)
    assert send(inside, "/people", "/people/password", old=WORD, new=f"{WORD} 2").status_code == 200
    assert inside.get("/people").status_code == 200
    assert second.get("/", follow_redirects=False).status_code == 303


def test_a_desk_without_accounts_has_no_page_of_them(client: TestClient) -> None:
    assert client.get("/people").status_code == 404
    assert client.post("/people/add", data={"name": "x"}).status_code == 404


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


def test_a_new_password_ends_what_the_old_one_opened(people: People) -> None:
    people.add("anna", "analyst", WORD, by="test")
    key = people.enter("anna", WORD, "192.0.2.1")
    people.add("anna", "analyst", f"{WORD} staple", by="test")
    assert people.by_session(key) is None
    assert people.by_session(people.enter("anna", f"{WORD} staple", "192.0.2.1"))


def test_passwords_are_kept_as_argon2_hashes_beside_the_ledger(people: People) -> None:
    people.add("anna", "analyst", WORD, by="test")
    token = people.token("anna", "x", by="test")
    text = people.path.read_text()
    assert "$argon2id$" in text
    assert people.path.stat().st_mode & 0o077 == 0
    rows = repr(people.log())
    for secret in (WORD, token):
        assert secret not in text
        assert secret not in rows
    assert "$argon2id$" not in rows


def test_a_secret_put_into_the_file_opens_nothing(people: People) -> None:
    people.add("anna", "administrator", WORD, by="test")
    hashed = PasswordHasher().hash("mallory's own word")
    people.path.write_text(json.dumps([hashed]))
    fresh = People(people.path.parents[1], people._ledger)
    for word in (WORD, "mallory's own word"):
        with pytest.raises(Refused):
            fresh.enter("anna", word, "192.0.2.1")


def test_a_file_of_secrets_that_is_damaged_is_told(people: People) -> None:
    people.add("anna", "analyst", WORD, by="test")
    people.path.write_text("[")
    with pytest.raises(LedgerError, match="passwords"):
        People(people.path.parents[1], people._ledger)


def test_what_happened_at_the_door_is_in_the_chain(people: People) -> None:
    people.add("anna", "analyst", WORD, by="test")
    people.enter("anna", WORD, "192.0.2.1")
    with pytest.raises(Refused):
        people.enter("a\ud800\0" * 40, "x", "192.0.2.1")
    people.refused(None, "decide on steps")
    people.remove("anna", by="test")
    whats = [act.what for act in people.log()]
    assert whats == ["person", "came in", "wrong password", "refused", "removed"]
    assert [act.kind for act in people.log()] == ["account", "access", "access", "access", "account"]
    assert people._ledger().verify() == ()
    assert audit.count(people._ledger(), "account") == 2


def test_who_comes_in_does_not_have_the_desk_weigh_anew(guarded: TestClient) -> None:
    desk = guarded.app.state.desk  # type: ignore[attr-defined]
    desk.state()
    come_in(guarded, "analyst")
    assert not desk._moved_on()
    desk.ledger.judge("copy", ("a", "b"), "accept", by="x", reason="x", at=datetime.now(UTC))
    assert desk._moved_on()


def test_a_report_that_is_read_anew_is_no_new_report(folder: Path) -> None:
    with Workspace(folder, Settings()) as space:
        held = space.ingest().readings
        after = datetime.now(UTC)
        assert audit.reports_since(space.kept, after) == frozenset()
        assert audit.reports_since(space.kept, datetime(2020, 1, 1, tzinfo=UTC)) == {r.report.id for r in held}
        for r in held:
            again = replace(r.report, id="another") if r is held[0] else r.report
            space.kept.record(again, (), file_hash=r.report.id, made_by="another reader", at=datetime.now(UTC))
        assert audit.reports_since(space.kept, after) == {"another"}


def test_two_processes_know_of_each_others_accounts(people: People) -> None:
    other = People(people.path.parents[1], people._ledger)
    people.add("anna", "analyst", WORD, by="test")
    for _ in range(50):
        if "anna" in other.accounts():
            break
        time.sleep(0.1)
    assert other.enter("anna", WORD, "192.0.2.1")


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
