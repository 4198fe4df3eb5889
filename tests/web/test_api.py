"""The API as its document says: each answer fits its schema, lists come whole through cursors, nothing moved is 304."""

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]

DOCUMENT = ROOT / "docs" / "openapi.json"
GETS = (
    "/situation", "/assessment", "/replay", "/evidence", "/statements", "/reports", "/copies", "/changes", "/decisions",
    "/judgements", "/pages/plan", "/pages/record",
)  # fmt: skip


def schema_of(document: dict[str, Any], path: str, method: str, status: str) -> dict[str, Any]:
    template = "/pages/{page}" if path.startswith("/pages/") else path
    answer = document["paths"][f"/api/v1{template}"][method]["responses"][status]
    return {**answer["content"]["application/json"]["schema"], "components": document["components"]}


def test_the_document_is_the_one_that_is_committed(client: TestClient) -> None:
    """After a change on purpose: python -m tests.web.write_openapi."""
    assert client.get("/api/v1/openapi.json").json() == json.loads(DOCUMENT.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", GETS)
def test_an_answer_fits_its_schema(client: TestClient, path: str) -> None:
    document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == 200
    Draft202012Validator(schema_of(document, path, "get", "200")).validate(answer.json())


def test_a_report_and_what_is_written_fit_theirs(own: TestClient) -> None:
    document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    name = own.get("/api/v1/reports").json()["items"][0]["id"]
    whole = own.get(f"/api/v1/reports/{name}").json()
    Draft202012Validator(schema_of(document, "/reports/{name}", "get", "200")).validate(whole)
    for statement in whole["read"]:
        for start, end in statement["content"]["spans"]:
            assert whole["body"][start:end]
    body = {"step": "inform", "action": "decline", "reason": "x"}
    made = own.post("/api/v1/decisions", json=body)
    Draft202012Validator(schema_of(document, "/decisions", "post", "201")).validate(made.json())
    item = own.get("/api/v1/evidence").json()["items"][0]["id"]
    judged = own.post("/api/v1/judgements", json={"evidence": item, "verdict": "accept"})
    Draft202012Validator(schema_of(document, "/judgements", "post", "201")).validate(judged.json())
    supposed = own.post("/api/v1/whatif", json={"out": [item]})
    Draft202012Validator(schema_of(document, "/whatif", "post", "200")).validate(supposed.json())


@pytest.mark.parametrize("path", ["/evidence", "/statements", "/reports"])
def test_cursors_lead_through_a_whole_list_once(client: TestClient, path: str) -> None:
    whole = client.get(f"/api/v1{path}", params={"limit": 500}).json()
    assert whole["next"] is None
    some: list[dict[str, Any]] = []
    address: str | None = f"/api/v1{path}?limit=2"
    while address:
        answer = client.get(address)
        some += answer.json()["items"]
        link = answer.headers.get("link")
        address = link.split(">")[0].strip("<") if link else None
    assert some == whole["items"]
    assert len(some) > 2


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/evidence?stance=shouts", 422), ("/evidence?limit=0", 422), ("/evidence?cursor=x", 400),
        ("/evidence?cursor=WzFd", 400), ("/reports/nothing", 404), ("/assessment?as_of=x", 422), ("/nothing", 404),
        ("/replay?from=2024-05-06&to=2024-05-01", 400), ("/replay?from=1990-01-01&to=2024-05-01", 400),
        ("/exports/docx", 422), ("/assessment?as_of=9999-12-31", 400), ("/replay?to=0001-01-01", 400),
        ("/changes?since=0001-01-01", 400),
    ],
)  # fmt: skip
def test_what_is_off_is_a_problem(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status


def test_a_body_that_does_not_fit_is_a_problem(client: TestClient) -> None:
    for body in (b"", b"{", b"[]", b'{"step": 1}', b"\xff", b'{"step": "x", "action": "x", "reason": "x", "more": 1}'):
        answer = client.post("/api/v1/decisions", content=body, headers={"content-type": "application/json"})
        assert answer.status_code in {400, 422}
        assert answer.headers["content-type"] == "application/problem+json"


def test_what_did_not_move_is_304(client: TestClient) -> None:
    for path in (*GETS, "/exports/csv"):
        tag = client.get(f"/api/v1{path}").headers["etag"]
        assert client.get(f"/api/v1{path}", headers={"if-none-match": f'"x", {tag}'}).status_code == 304


def test_a_post_to_what_is_read_is_405(client: TestClient) -> None:
    answer = client.post("/api/v1/assessment", json={})
    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_page_as_data_is_the_page(client: TestClient) -> None:
    for page in ("situation", "evidence", "plan", "sources", "reports", "review", "record"):
        made = client.get(f"/api/v1/pages/{page}", params={"as_of": "2024-05-06"}).json()
        path = "/" if page == "situation" else f"/{page}"
        shown = client.get(path, params={"as_of": "2024-05-06", "format": "json"}).json()
        assert [t["name"] for t in made["tables"]] == [t["name"] for t in shown["tables"]]
    some = client.get("/api/v1/pages/evidence?size=1&stance=affirms").json()["tables"][0]
    assert [r["stance"] for r in some["rows"]] == ["affirms"]
    assert some["total"] > 1


def test_the_tree_of_a_step_is_rows(client: TestClient) -> None:
    tables = {t["name"]: t["rows"] for t in client.get("/api/v1/pages/plan").json()["tables"]}
    steps = {r["id"]: r for r in tables["steps"]}
    roots = [r for r in tables["conditions"] if r["depth"] == 0 and r["condition"] == "When"]
    assert {r["step"] for r in roots} <= set(steps)
    answers = {"true": True, "false": False, "undetermined": None}
    assert any(steps[r["step"]]["warranted"] == answers[r["answer"]] for r in roots)
