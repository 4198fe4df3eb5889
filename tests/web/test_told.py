"""What leaves the desk by itself: the feed, the signed messages, the brief."""

import hashlib
import hmac
import json
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from fastapi.testclient import TestClient
from lxml import html

from paripassu.errors import SituationError, UsageError
from paripassu.heads import drift, in_words, stand
from paripassu.quoting import FEW
from paripassu.render import picture
from paripassu.telling import Teller
from paripassu.web import _print, brief, hooks
from paripassu.web._state import State

from . import world

ATOM = "{http://www.w3.org/2005/Atom}"


def state(client: TestClient) -> State:
    found: State = client.app.state.desk.state()  # type: ignore[attr-defined]
    return found


def test_the_feed_has_an_entry_for_each_day_on_which_something_moved(client: TestClient) -> None:
    answer = client.get("/feed.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = Xml.fromstring(answer.text)
    ids = [e.findtext(f"{ATOM}id", "") for e in feed.iter(f"{ATOM}entry")]
    assert ids == sorted(set(ids), reverse=True)
    assert ids
    assert client.get("/feed.atom", headers={"if-none-match": answer.headers["etag"]}).status_code == 304


def test_a_decision_is_told_as_a_changed_step(own: TestClient) -> None:
    before = state(own)
    own.post("/api/v1/decisions", json={"step": "inform", "action": "authorise", "reason": "x"})
    found = list(hooks.events(before, state(own)))
    assert [(e["event"], e["step"]) for e in found] == [("step", "inform")]
    assert list(hooks.events(before, before)) == []


def test_a_degree_that_crosses_is_told(own: TestClient) -> None:
    before = state(own)
    p = before.view(before.last).assessment.degrees[2].reached_at_least.probability
    item = max(own.get("/api/v1/evidence").json()["items"], key=lambda e: e["weight"])
    own.post("/api/v1/judgements", json={"evidence": item["id"], "verdict": "reject"})
    after = state(own)
    q = after.view(after.last).assessment.degrees[2].reached_at_least.probability
    assert q < p
    found = [e for e in hooks.events(before, after, (p + q) / 2) if e["event"] == "degree"]
    assert ("troops", "reached_at_least") in {(e["degree"], e["which"]) for e in found}


def test_messages_are_signed_and_sent_again_until_they_are_taken(own: TestClient) -> None:
    sent: list[tuple[str, bytes, dict[str, str]]] = []

    def send(url: str, body: bytes, headers: dict[str, str]) -> int:
        sent.append((url, body, headers))
        if len(sent) == 1:
            raise OSError("nobody there")
        return 503 if len(sent) == 2 else 204

    messenger = hooks.Messenger([hooks.Hook("https://a.example/", "secret")], send, waits=(0, 0, 0))
    before = state(own)
    own.post("/api/v1/decisions", json={"step": "inform", "action": "authorise", "reason": "x"})
    messenger.tell(before, state(own))
    messenger.wait()
    assert len(sent) == 3
    assert len({headers["Paripassu-Delivery"] for _, _, headers in sent}) == 1
    _, body, headers = sent[-1]
    stamp, mac = (part.split("=")[1] for part in headers["Paripassu-Signature"].split(","))
    assert mac == hmac.new(b"secret", f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    assert json.loads(body)["event"] == "step"


def test_a_message_that_nobody_takes_is_given_up() -> None:
    tries: list[str] = []
    messenger = hooks.Messenger([], lambda url, _b, _h: tries.append(url) or 500, waits=(0, 0))  # type: ignore[func-returns-value]
    messenger._deliver(hooks.Hook("https://a.example/", "s"), {"event": "step"})
    assert len(tries) == 3


def test_the_list_of_hooks_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "webhooks.json"
    assert hooks.load_hooks(path) == ()
    path.write_text('[{"url": "https://a.example/", "secret": "s", "events": ["step"]}]')
    assert hooks.load_hooks(path)[0].events == ("step",)
    path.write_text('[{"url": "https://a.example/"}]')
    with pytest.raises(SituationError):
        hooks.load_hooks(path)
    path.write_text('[{"url": "file:///etc/passwd", "secret": "s"}]')
    with pytest.raises(UsageError):
        hooks.load_hooks(path)


def test_the_brief_is_one_page_that_needs_nothing_else(client: TestClient) -> None:
    text = client.get("/brief", params={"as_of": "2024-05-06"}).text
    tree = html.fromstring(text)
    assert not tree.xpath("//script | //link | //img | //iframe | //@src")
    headings = [h.text_content() for h in tree.iterfind(".//h2")]
    for wanted in (
        "Where we are",
        "What supports it",
        "What contradicts it",
        "Steps",
        "What would change our mind",
        "Sources",
    ):
        assert wanted in headings
    assert world.SCRIPT not in text
    for link in tree.xpath("//a[starts-with(@href, '#')]"):
        assert tree.xpath(f"//*[@id='{link.get('href')[1:]}']")


def test_desk_brief_and_screen_say_alike_where_things_stand(client: TestClient) -> None:
    now = state(client)
    view = now.view(now.last)
    given = stand(view.weighed.situation, view.assessment, "reached")
    lead = html.fromstring(client.get("/").text).findtext(".//p[@class='lead']")
    assert lead == brief.brief_of(view, view, now.history(now.last)).sentence
    assert f"Highest so far: {given.label}, {given.chance.probability:.0%}".replace("%", " %") in lead
    assert lead.endswith(f"{in_words(given.chance)}.")
    (screen,) = [line.plain for line in picture.assessment(view, 200) if line.plain.startswith("Reached ")]
    assert f"{given.label}: {given.chance.probability:.0%}".replace("%", " %") in screen


def test_long_after_the_last_evidence_page_and_brief_say_so(client: TestClient) -> None:
    now = state(client)
    late = now.last + timedelta(300)
    told = drift(now.view(late))
    assert told
    for page in ("/", "/brief"):
        assert told in html.fromstring(client.get(page, params={"as_of": str(late)}).text).text_content()
        assert "No evidence since" not in client.get(page).text
    assert "No evidence since" in client.get("/brief", params={"as_of": str(late), "format": "md"}).text


def test_the_brief_puts_a_sentence_on_the_side_of_its_weight_and_dates_it_as_it_was_said(client: TestClient) -> None:
    now = state(client)
    view = now.view(now.last)
    made = brief.brief_of(view, view, now.history(now.last))
    assert min(q.weight for q in made.supports) > 0 >= max(q.weight for q in made.contradicts)
    days = {(e.said_on or e.published, e.stance) for e in view.evidence}
    assert {(q.day, q.stance) for q in (*made.supports, *made.contradicts)} <= days
    # that a pull-back is denied speaks for the degree, that something is denied against it, also where it weighs nothing
    over = replace(
        next(i for i in view.weighed.situation.indicators if i.at_least), id="over", at_least=None, at_most="none"
    )
    situation = replace(view.weighed.situation, indicators=(*view.weighed.situation.indicators, over))
    denial = next(e for e in view.evidence if e.stance == "denies")
    turned = replace(denial, id="turned", indicator="over")
    weights = {"turned": 0.84, denial.id: 0.0}
    shown = replace(
        view, weighed=replace(view.weighed, situation=situation), evidence=(denial, turned),
        assessment=replace(view.assessment, weights=weights),
    )  # fmt: skip
    ups, downs = brief._sides(shown)
    assert ([e.id for e in ups], [e.id for e in downs]) == (["turned"], [denial.id])
    still = replace(shown, assessment=replace(view.assessment, weights={}))
    assert [e.id for e in brief._sides(still)[1]] == [denial.id]


def test_the_brief_as_text_says_the_same(client: TestClient) -> None:
    text = client.get("/brief", params={"as_of": "2024-05-06", "format": "md"}).text
    assert world.SCRIPT not in text
    held = client.get("/api/v1/assessment").json()
    for indicator in held["indicators"]:
        assert f"| {indicator['standing']}" in text
    numbers = [line.split(".")[0] for line in text.split("## Sources")[1].splitlines() if line[:1].isdigit()]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    assert all(f"[{n}]" in text for n in numbers)


def test_the_brief_shows_a_quote_and_its_speaker_as_other_screens_do(client: TestClient) -> None:
    now = state(client)
    view = now.view(now.last)
    made = brief.brief_of(view, view, now.history(now.last))
    teller = Teller.of(view)
    shown = {(s.words, s.speaker) for s in map(teller.shown, view.evidence)}
    quotes = (*made.supports, *made.contradicts)
    assert quotes
    assert {(q.text, q.speaker) for q in quotes} <= shown
    assert any("⟦" in q.text for q in quotes) or all(len(e.quote.split()) > FEW for e in view.evidence)


def test_a_brief_is_written_by_the_ending_of_its_name(client: TestClient, tmp_path: Path) -> None:
    now = state(client)
    made = brief.brief_of(now.view(now.last), now.view(now.first), now.history(now.last), "CLEAR")
    brief.write(made, tmp_path / "b.html")
    brief.write(made, tmp_path / "b.md")
    assert "TLP:CLEAR" in (tmp_path / "b.html").read_text(encoding="utf-8")
    assert "TLP:CLEAR" in (tmp_path / "b.md").read_text(encoding="utf-8")
    with pytest.raises(UsageError, match="docx"):
        brief.write(made, tmp_path / "b.docx")


@pytest.mark.skipif(not any(map(shutil.which, _print.BROWSERS)), reason="no Chromium here to print a PDF")
def test_a_brief_is_printed(client: TestClient, tmp_path: Path) -> None:
    now = state(client)
    made = brief.brief_of(now.view(now.last), now.view(now.first), now.history(now.last))
    brief.write(made, tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF-")


def test_without_a_browser_a_pdf_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(UsageError, match="Chromium"):
        _print.pdf("<p>")
