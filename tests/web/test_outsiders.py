"""What outsiders get over HTTP is the same, to the byte, whatever is withheld from them."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from paripassu.settings import Settings
from paripassu.types import Decision
from paripassu.web import create_app

from . import world

ADDRESSES = (
    "/", "/evidence", "/plan", "/sources", "/reports", "/whatif", "/review", "/record", "/behind", "/feed.atom", "/brief",
    "/brief?format=md", "/plan?format=json", "/plan?format=csv", "/?format=json", "/api/v1/situation",
    "/api/v1/assessment", "/api/v1/evidence", "/api/v1/reports", "/api/v1/decisions", "/api/v1/judgements",
    "/api/v1/changes", "/api/v1/replay", "/api/v1/pages/plan", "/api/v1/pages/record", "/evidence?indicator=secret-sign",
    "/api/v1/evidence?indicator=secret-sign", "/plan/decide", "/people", "/api", "/enter",
    "/api/v1/exports/jsonld", "/api/v1/exports/stix", "/report/secret-card",
)  # fmt: skip


@contextmanager
def outsider(folder: Path, withheld: str, *, decide: bool = False) -> Iterator[TestClient]:
    world.write(folder, withheld=withheld, sign=decide)
    app = create_app(folder, Settings(), audience="CLEAR")
    app.state.desk.build()
    if decide:
        decision = Decision("d1", "secret-card", "authorise", "the council", "now", date(2024, 5, 6))
        app.state.desk.ledger.decide(decision, at=datetime(2024, 5, 7, tzinfo=UTC))
        app.state.desk.wrote()
        assert [e for e in app.state.desk.state().weighed.evidence if e.indicator == "secret-sign"]
    yield TestClient(app, headers={"accept": "text/html"}, cookies={"visitor": "v" * 32}, follow_redirects=False)
    app.state.desk.close()


def seen(client: TestClient, address: str) -> tuple[int, bytes, dict[str, str]]:
    app = client.app.state  # type: ignore[attr-defined]
    token = app.doors.form_token("v" * 32).encode()
    answer = client.get(address)
    headers = {k: v for k, v in answer.headers.items() if k not in {"date", "set-cookie"}}
    return answer.status_code, answer.content.replace(token, b"token"), headers


@pytest.fixture(scope="module")
def fixed() -> Iterator[None]:
    """One secret for all desks of this module, so that only what they show can differ."""
    patch = pytest.MonkeyPatch()
    patch.setattr(secrets, "token_bytes", lambda n: b"s" * n)
    patch.setattr(secrets, "token_hex", lambda n: "p" * n)
    yield
    patch.undo()


def test_plans_that_differ_in_what_is_withheld_look_the_same(
    fixed: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = [a if "?" in a else f"{a}?as_of=2024-05-06" for a in ADDRESSES]
    found = []
    plans = (world.SHOWN.format(at=0.1), world.SHOWN.format(at=0.9) + world.CARD)
    for number, plan in enumerate(plans):
        with outsider(tmp_path / str(number) / "w", plan, decide=number == 1) as client:
            found.append({a: seen(client, a) for a in addresses})
    for address in addresses:
        assert found[0][address] == found[1][address], address
    plan_page = found[0]["/plan?as_of=2024-05-06"][1].decode()
    assert "A step that is not disclosed" in plan_page
    asked = "/report/secret-card?as_of=2024-05-06"
    assert found[1][asked][0] == 404
    everything = b"".join(body for address, (_, body, _) in found[1].items() if "secret-" not in address).decode()
    for word in (
        "secret-card",
        "card that nobody",
        "The council",
        "quiet-step",
        "A step known to be there",
        "secret-sign",
        "A sign that nobody",
    ):
        assert word not in everything


def test_an_outsider_neither_decides_nor_reviews(fixed: None, tmp_path: Path) -> None:
    with outsider(tmp_path / "w", world.CARD) as client:
        token = client.app.state.doors.form_token("v" * 32)  # type: ignore[attr-defined]
        for step in ("secret-card", "recall-envoy", "nothing"):
            answer = client.post(
                "/plan/decide", data={"token": token, "step": step, "action": "authorise", "reason": "x"}
            )
            assert answer.status_code == 403
            assert step not in answer.text
        assert client.get("/review?as_of=2024-05-06").status_code == 403
        assert client.get("/api/v1/judgements").status_code == 403
        assert client.post("/review/match", data={"token": token, "id": "x", "verdict": "accept"}).status_code == 403
        assert client.app.state.desk.ledger.decisions() == ()  # type: ignore[attr-defined]
