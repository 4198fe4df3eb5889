"""What others wrote and the pages run: the very bytes that the lockfiles vouch for, little of it, none of it asked for afar."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from . import take_vendored

SCRIPT_BYTES = 100_000
"""The most script that a page may load."""


@pytest.mark.parametrize("folder", take_vendored.FOLDERS, ids=lambda f: f.parent.name)
def test_a_vendored_file_is_the_one_that_was_taken(folder: Path) -> None:
    listed = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    wanted = listed.get("dependencies", {}) | listed.get("devDependencies", {})
    assert {n.removeprefix("node_modules/"): p["version"] for n, p in lock.items() if n} == wanted
    assert all(p["integrity"].startswith("sha512-") and "resolved" not in p for n, p in lock.items() if n)
    for one in listed["vendored"]:
        data = (folder / one["to"]).read_bytes()
        assert take_vendored.integrity(data) == one["integrity"]
        assert any(one["from"].startswith(f"{name}/") for name in wanted)


def test_a_lockfile_keeps_no_address() -> None:
    lock = {"packages": {"node_modules/a": {"version": "1", "resolved": "https://a.example/a.tgz", "integrity": "x"}}}
    assert take_vendored.without_addresses(lock)["packages"] == {"node_modules/a": {"version": "1", "integrity": "x"}}


def test_a_page_loads_little_script_and_checks_what_is_not_ours(client: TestClient) -> None:
    scripts = html.fromstring(client.get("/").text).xpath("//script")
    assert all(s.get("src", "").startswith("/static/") and not s.text for s in scripts)
    bodies = {s.get("src"): client.get(s.get("src")).content for s in scripts}
    assert sum(map(len, bodies.values())) < SCRIPT_BYTES
    assert take_vendored.integrity(bodies["/static/htmx.min.js"]) == next(
        s.get("integrity") for s in scripts if s.get("src") == "/static/htmx.min.js"
    )


def test_htmx_is_told_to_run_no_other_script_and_to_keep_nothing(client: TestClient) -> None:
    config = json.loads(html.fromstring(client.get("/").text).xpath("//meta[@name='htmx-config']/@content")[0])
    assert config["allowEval"] is False
    assert config["allowScriptTags"] is False
    assert config["historyCacheSize"] == 0
    names = {name for e in html.fromstring(client.get("/evidence").text).iter() for name in e.attrib}
    assert not {n for n in names if n.startswith(("on", "hx-on", "hx-vars"))}
