"""What people put on record through forms, and what is refused: forged forms, wrong roles, too much at once."""

from pathlib import Path

from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from paripassu.settings import Settings
from paripassu.web import create_app
from paripassu.web._ask import SUPPOSED, packed, unpacked

from .forms import forms, send


def state(client: TestClient) -> object:
    return client.app.state.desk.state()  # type: ignore[attr-defined]


def test_a_decision_is_on_record_and_on_the_page(own: TestClient) -> None:
    answer = send(own, "/plan", "/plan/decide", reason="the minister asked", step="recall-envoy", action="authorise")
    assert answer.status_code == 200
    assert "Put on record" in answer.text
    assert "the minister asked" in answer.text
    decisions = own.app.state.desk.ledger.decisions()  # type: ignore[attr-defined]
    assert [(d.step, d.action, d.on.isoformat()) for d in decisions] == [("recall-envoy", "authorise", "2024-05-06")]
    steps = {r["id"]: r for r in own.get("/plan?format=json&table=steps").json()["rows"]}
    assert steps["recall-envoy"]["state"] in {"authorised", "active"}
    overrides = own.get("/record?format=json&table=overrides").json()["rows"]
    assert (not steps["recall-envoy"]["warranted"]) == bool(overrides)


def test_a_decision_needs_a_reason_a_step_and_an_action(own: TestClient) -> None:
    form = forms(own.get("/plan").text, "/plan/decide")[0].fields
    for change, status in (
        ({"reason": " "}, 400),
        ({"reason": "x" * 2001}, 400),
        ({"reason": "x", "step": "nothing"}, 404),
        ({"reason": "x", "action": "explode"}, 400),
        ({"reason": "x", "action": "authorise", "as_of": "x"}, 400),
    ):
        assert own.post("/plan/decide", data={**form, "action": "authorise", **change}).status_code == status
    assert own.app.state.desk.ledger.decisions() == ()  # type: ignore[attr-defined]


def test_a_judgement_moves_the_assessment_and_its_undoing_moves_it_back(own: TestClient) -> None:
    before = own.get("/api/v1/assessment").json()
    item = max(before["evidence"], key=lambda e: abs(e["weight"]))
    opened = own.get("/plan")
    token = forms(opened.text, "/plan/decide")[0].fields["token"]
    answer = own.post("/review/match", data={"token": token, "id": item["id"], "verdict": "reject"})
    assert answer.status_code == 200
    after = own.get("/api/v1/assessment").json()
    assert item["id"] not in {e["id"] for e in after["evidence"]}
    assert after["degrees"] != before["degrees"]
    undone = send(own, "/review", "/review/undo")
    assert undone.status_code == 200
    assert own.get("/api/v1/assessment").json() == before
    kinds = [j.verdict for j in own.app.state.desk.ledger.judgements(history=True)]  # type: ignore[attr-defined]
    assert kinds == ["reject", "unsure"]


def test_a_judgement_that_moves_nothing_is_on_record_at_once_and_asked_no_more(own: TestClient) -> None:
    open_before = own.get("/review?format=json&table=doubts").json()["rows"]
    answer = send(own, "/review", "/review/match", verdict="reject")
    assert "on match by" in answer.text
    open_after = own.get("/review?format=json&table=doubts").json()["rows"]
    assert len(open_after) == len(open_before) - 1


def test_the_search_form_as_it_stands_can_be_sent(client: TestClient) -> None:
    form = next(f for f in html.fromstring(client.get("/evidence").text).forms if f.get("class") == "search")
    answer = client.get("/evidence", params={k: v or "" for k, v in form.form_values()})
    assert answer.status_code == 200


def test_a_form_that_is_not_ours_is_refused(own: TestClient) -> None:
    own.get("/plan")
    given_form = {"step": "recall-envoy", "action": "authorise", "reason": "x"}
    token = forms(own.get("/plan").text, "/plan/decide")[0].fields["token"]
    other = TestClient(own.app)
    assert own.post("/plan/decide", data=given_form).status_code == 403
    assert own.post("/plan/decide", data={**given_form, "token": "0" * 64}).status_code == 403
    assert own.post("/plan/decide", data={**given_form, "token": "ü"}).status_code == 403
    assert other.post("/plan/decide", data={**given_form, "token": token}).status_code == 403
    cross = {"sec-fetch-site": "cross-site"}
    assert own.post("/plan/decide", data={**given_form, "token": token}, headers=cross).status_code == 403
    assert own.app.state.desk.ledger.decisions() == ()  # type: ignore[attr-defined]


def test_the_api_takes_json_from_programs_alone(own: TestClient) -> None:
    body = {"step": "recall-envoy", "action": "decline", "reason": "x"}
    cross = {"sec-fetch-site": "cross-site"}
    assert own.post("/api/v1/decisions", json=body, headers=cross).status_code == 403
    plain = {"content-type": "text/plain"}
    assert own.post("/api/v1/decisions", content="{}", headers=plain).status_code in {400, 422}
    assert own.post("/api/v1/decisions", json=body).status_code == 201


def test_too_much_at_once_is_refused(own: TestClient) -> None:
    answer = own.post("/whatif", data={"text": "x" * 2_000_000})
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    assert own.get("/").status_code == 200


def test_so_many_forms_in_a_minute_and_no_more(own: TestClient) -> None:
    token = forms(own.get("/whatif").text, "/whatif")[0].fields["token"]
    statuses = [own.post("/whatif", data={"token": token}, follow_redirects=False).status_code for _ in range(70)]
    assert statuses[0] == 303
    assert statuses[-1] == 429


def test_so_many_requests_in_a_minute_where_the_desk_is_open_to_others(read: Path) -> None:
    for audience, most in (("CLEAR", 3), (None, 9)):
        app = create_app(read, Settings(), audience=audience, reads_a_minute=3)  # type: ignore[arg-type]
        asker = TestClient(app, headers={"accept": "text/html"})
        answers = [asker.get("/api/v1/situation") for _ in range(9)]
        assert [a.status_code for a in answers] == [200] * most + [429] * (9 - most)
        if audience:
            assert answers[-1].json()["status"] == 429
            assert int(answers[-1].headers["retry-after"]) > 0
            assert asker.get("/plan?as_of=2024-05-06").status_code == 429
            assert asker.get("/static/desk.css").status_code == 200
        app.state.desk.close()


def test_what_is_supposed_moves_the_ladder_and_the_address_holds_it(own: TestClient) -> None:
    text = (
        "The United States confirmed on Monday that Bordurian soldiers had entered Syldavia. A Bordurian general looked at "
        "the border through a telescope, a farmer said."
    )
    answer = send(own, "/whatif", "/whatif", text=text, outlet="The Wire")
    assert answer.status_code == 200
    assert "What fell short" in answer.text
    assert "that it bears on troops-seen, all taken together" in answer.text
    assert "What would move" in answer.text
    again = TestClient(own.app, headers={"accept": "text/html"}).get(str(answer.url))
    tree = html.fromstring(again.text)
    assert text in tree.find(".//textarea").text_content()
    added = again.text.count("bears on")
    assert added
    assert len(own.app.state.desk.state().weighed.holdings.readings) == 4  # type: ignore[attr-defined]


def test_leaving_all_out_leaves_nothing(own: TestClient) -> None:
    items = [e["id"] for e in own.get("/api/v1/assessment").json()["evidence"]]
    found = own.post("/api/v1/whatif", json={"out": items}).json()
    assert found["after"] != found["before"]
    assert own.post("/api/v1/whatif", json={}).json()["changes"] == []


def test_the_page_tells_what_differs_beneath_the_standings(own: TestClient) -> None:
    """Without one item or another a standing may be as it was, and its reason or a step's clause is another."""
    found: list[str] = []
    for item in own.get("/api/v1/assessment").json()["evidence"]:
        asked = {"out": item["id"], "table": "changes", "format": "json"}
        found += [row["title"] for row in own.get("/whatif", params=asked).json()["rows"]]
    assert any(title.endswith(", by the rule") for title in found), found


@given(st.text(max_size=2_000))
def test_a_text_survives_the_address(text: str) -> None:
    clean = text.encode("utf-8", "replace").decode()
    assert unpacked(packed(clean)) == clean


def test_an_address_cannot_unfold_without_end(client: TestClient) -> None:
    bomb = packed("x" * (SUPPOSED * 50))
    assert len(bomb) < 10_000
    assert client.get("/whatif", params={"text": bomb, "as_of": "2024-05-06"}).status_code == 400
