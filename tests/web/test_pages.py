"""Each page as people and programs get it: all links lead somewhere, all tables are data, all days can be asked for."""

import csv
import io
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml import html

from paripassu.naming import anonymous, whose

from . import world

PAGES = ("/", "/evidence", "/plan", "/sources", "/reports", "/whatif", "/review", "/record", "/api")


def tables(client: TestClient, page: str) -> list[str]:
    return [t["name"] for t in client.get(page, params={"format": "json"}).json()["tables"]]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_a_heading_and_names_the_day_in_its_address(client: TestClient, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    assert "as_of=2024-05-06" in str(answer.url)
    tree = html.fromstring(answer.text)
    assert len(tree.findall(".//h1")) == 1
    assert tree.get("lang") == "en"


@pytest.mark.parametrize("page", PAGES[:-1])
def test_every_table_of_a_page_is_csv_and_json_at_its_address(client: TestClient, page: str) -> None:
    for name in tables(client, page):
        as_json = client.get(page, params={"format": "json", "table": name})
        as_csv = client.get(page, params={"format": "csv", "table": name})
        assert as_json.headers["content-type"] == "application/json"
        assert as_csv.headers["content-type"].startswith("text/csv")
        rows = as_json.json()["rows"]
        lines = list(csv.DictReader(io.StringIO(as_csv.text)))
        assert len(lines) == len(rows)
        assert not rows or list(rows[0]) == list(lines[0])


def test_a_page_shows_for_whom_a_label_speaks_and_the_data_keep_the_label(client: TestClient) -> None:
    state = client.app.state.desk.state()  # type: ignore[attr-defined]
    sources = {s.id: s.source for reading in state.readings.values() for s in reading.statements}
    told = {e.label: whose(state.weighed.situation, e, None, sources.get(e.statement)) for e in state.evidence.values()}
    more = {label: who for label, who in told.items() if who != label}
    assert more
    page = client.get("/evidence").text
    rows = client.get("/evidence", params={"format": "json", "table": "evidence"}).json()["rows"]
    assert {row["speaker"] for row in rows} == set(told)
    assert all(
        html.tostring(html.fromstring(page), encoding="unicode", method="text").count(who) for who in more.values()
    )


def test_who_has_no_name_is_shown_with_the_outlet_and_the_data_keep_the_label(client: TestClient) -> None:
    state = client.app.state.desk.state()  # type: ignore[attr-defined]
    (spokesman,) = [e for e in state.evidence.values() if anonymous(e) and state.outlets[e.report] == "Klow Gazette"]
    told = "spokesman for the government in Szohod"
    page = html.fromstring(client.get("/sources").text)
    assert f"{told} (in Klow Gazette)" in {" ".join(cell.text_content().split()) for cell in page.iter("td", "th")}
    rows = client.get("/sources", params={"format": "json", "table": "sources"}).json()["rows"]
    assert spokesman.label in {row["source"] for row in rows}
    front = " ".join(html.fromstring(client.get("/").text).text_content().split())
    assert f"{told} (in Klow Gazette)" in front
    sentences = " ".join(html.fromstring(client.get("/evidence").text).text_content().split())
    assert told in sentences
    assert f"{told} (in" not in sentences


def test_what_waits_in_a_review_stands_with_its_indicator(client: TestClient) -> None:
    view = client.app.state.desk.state()  # type: ignore[attr-defined]
    view = view.view(view.last)
    rows = client.get("/", params={"format": "json", "table": "indicators"}).json()["rows"]
    asked = [e.indicator for e in view.asked]
    assert asked
    assert {row["id"]: row["waiting"] for row in rows} == {x.id: asked.count(x.id) for x in view.assessment.indicators}


def test_an_outlet_that_is_not_known_is_no_path_on_the_pages(own: TestClient, folder: Path) -> None:
    path = "reports/2024-05-06-no-outlet.txt"
    (folder / path).write_text("Bordurian soldiers have entered Syldavia by the northern road.\n", encoding="utf-8")
    desk = own.app.state.desk  # type: ignore[attr-defined]
    desk.build()
    assert any(e.label == path for e in desk.state().evidence.values())
    for page in ("/", "/evidence", "/sources", "/brief"):
        shown = html.tostring(html.fromstring(own.get(page).text), encoding="unicode", method="text")
        assert path not in shown, page
        assert "2024-05-06-no-outlet.txt" in shown, page
    rows = own.get("/evidence", params={"format": "json", "table": "evidence"}).json()["rows"]
    assert path in {row["speaker"] for row in rows}


def test_the_review_says_what_counts_already(client: TestClient) -> None:
    rows = client.get("/review", params={"format": "json", "table": "doubts"}).json()["rows"]
    assert rows
    counting = sum(row["counts"] for row in rows)
    told = f"of {len(rows)} matches {counting} count already, {len(rows) - counting} do not"
    page = client.get("/review").text
    assert told in page
    assert page.count("count so far") + page.count("counts so far") == min(len(rows), 15)


def test_the_accept_header_asks_for_data_too(client: TestClient) -> None:
    answer = client.get("/evidence", headers={"accept": "application/json"})
    assert answer.json()["title"] == "Evidence"


def test_all_links_of_all_pages_lead_somewhere(client: TestClient) -> None:
    seen: set[str] = set()
    todo = [*PAGES]
    while todo:
        address = todo.pop()
        answer = client.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        tree = html.fromstring(answer.text)
        ids = {e.get("id") for e in tree.iter() if e.get("id")}
        for link in tree.iterfind(".//a[@href]"):
            href = link.get("href", "")
            if href.startswith("#"):
                assert href[1:] in ids, f"{address}: {href}"
            elif not href.startswith("http"):
                target = urljoin(str(answer.url.path), href).split("#")[0]
                shape = (
                    urlsplit(target).path
                    + "?"
                    + "&".join(sorted(p.split("=")[0] for p in urlsplit(target).query.split("&")))
                )
                if shape not in seen:
                    seen.add(shape)
                    todo.append(target)
    assert len(seen) > 40


def test_a_link_to_a_sentence_ends_at_that_sentence(client: TestClient) -> None:
    tree = html.fromstring(client.get("/evidence").text)
    links = [a.get("href", "") for a in tree.iterfind(".//td[@class='k-quote c-quote']/a")]
    assert links
    for link in links:
        page, anchor = link.split("#")
        ids = {e.get("id") for e in html.fromstring(client.get(page).text).iter()}
        assert anchor in ids


def test_another_day_is_another_page(client: TestClient) -> None:
    early = client.get("/evidence", params={"as_of": "2024-05-03", "format": "json"}).json()["tables"][0]
    late = client.get("/evidence", params={"as_of": "2024-05-06", "format": "json"}).json()["tables"][0]
    assert {r["published"] for r in early["rows"]} == {"2024-05-03"}
    assert len(late["rows"]) > len(early["rows"])
    assert client.get("/", params={"as_of": "2020-01-01"}).status_code == 200
    assert client.get("/", params={"as_of": "2024-12-01"}).status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/?as_of=yesterday", 400),
        ("/?as_of=2199-01-01", 400),
        ("/?as_of=0001-01-01", 400),
        ("/?as_of=9999-12-31", 400),
        ("/evidence?stance=shouts", 400),
        ("/evidence?indicator=nothing", 404),
        ("/evidence?page=-1", 400),
        ("/evidence?page=٣", 400),
        ("/?degree=nothing", 400),
        ("/?format=xml", 400),
        ("/?format=csv&table=nothing", 404),
        ("/report/nothing", 404),
        ("/report/..%2f..%2fsituation.yaml", 404),
        ("/static/..%2f..%2fapp.py", 404),
        ("/behind?ids=nothing", 404),
        ("/whatif?text=%2525", 400),
        ("/whatif?out=nothing", 404),
        ("/nothing", 404),
        ("/feed.atom?as_of=x", 200),
    ],
)
def test_what_cannot_be_is_refused_in_one_shape(client: TestClient, address: str, status: int) -> None:
    page = client.get(address)
    assert page.status_code == status
    data = client.get(address, headers={"accept": "application/json"})
    if status != 200:
        assert data.status_code == status
        assert data.headers["content-type"] == "application/problem+json"
        assert {"type", "title", "status", "detail", "instance"} <= set(data.json())
        assert "<h1>" in page.text


def test_what_did_not_move_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/plan", params={"as_of": "2024-05-06"})
    again = client.get("/plan", params={"as_of": "2024-05-06"}, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content
    other = client.get("/plan", params={"as_of": "2024-05-05"}, headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


def test_scripts_in_reports_and_addresses_stay_text(client: TestClient) -> None:
    report = client.get("/reports", params={"format": "json"}).json()["tables"][0]["rows"][0]
    pages = [
        *PAGES,
        f"/report/{report['id']}",
        f"/evidence?q={world.SCRIPT}",
        f"/reports?q={world.SCRIPT}",
        f"/{world.SCRIPT}",
    ]
    for page in pages:
        text = client.get(page).text
        assert world.SCRIPT not in text, page
    assert "&lt;script&gt;" in client.get(f"/report/{report['id']}").text


def test_a_cell_is_no_formula(client: TestClient) -> None:
    report = client.get("/reports", params={"format": "json"}).json()["tables"][0]["rows"][0]
    cells = client.get(f"/report/{report['id']}", params={"format": "csv", "table": "statements"}).text
    for row in csv.reader(io.StringIO(cells)):
        assert not any(c.startswith(("=", "+", "@")) for c in row)


def test_every_answer_forbids_what_a_page_of_ours_never_does(client: TestClient) -> None:
    for address in ("/", "/nothing", "/static/desk.css", "/api/v1/assessment", "/?as_of=x"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
    for page in PAGES:
        tree = html.fromstring(client.get(page).text)
        assert not tree.xpath("//*[@style] | //style | //*[@onclick] | //script[not(@src)]"), page


def test_another_host_name_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_pages_are_light(client: TestClient) -> None:
    scripts = client.get("/static/desk.js")
    assert len(scripts.content) < 100_000
    assert all(len(client.get(page).content) < 400_000 for page in PAGES)
