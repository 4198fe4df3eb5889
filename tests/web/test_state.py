"""The desk shows what the workspace holds, day by day, and follows it when it changes."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from paripassu.errors import UsageError
from paripassu.settings import Settings
from paripassu.web._state import AHEAD, Desk
from paripassu.workspace import Workspace

from . import world


@pytest.mark.parametrize(
    "day", [date(2024, 5, 1), date(2024, 5, 3), date(2024, 5, 5), date(2024, 5, 6), date(2024, 6, 30)]
)
def test_a_day_on_the_desk_is_that_day_in_the_workspace(read: Path, day: date) -> None:
    desk = Desk(read, Settings())
    with Workspace(read, Settings()) as workspace:
        held = workspace.view(workspace.weigh(workspace.ingest()), day)
    shown = desk.state().view(day)
    assert shown.assessment == held.assessment
    assert shown.evidence == held.evidence
    assert shown.flags == held.flags
    assert {s.id: (s.state, s.warranted, s.since) for s in shown.steps} == {
        s.id: (s.state, s.warranted, s.since) for s in held.steps
    }
    desk.close()


def test_a_day_far_ahead_is_refused(read: Path) -> None:
    desk = Desk(read, Settings())
    state = desk.state()
    assert state.view(state.last + AHEAD).assessment.as_of == state.last + AHEAD
    with pytest.raises(UsageError, match="more than a year"):
        state.view(date(2030, 1, 1))
    desk.close()


def until(true: Callable[[], bool]) -> None:
    """Waits until something holds, and fails where it does not within a minute."""
    for _ in range(600):
        if true():
            return
        time.sleep(0.1)
    pytest.fail("it did not come about")


def test_a_new_report_comes_onto_the_desk(own: TestClient, folder: Path) -> None:
    before = own.get("/api/v1/reports").json()["items"]
    told: list[tuple[str, str]] = []
    desk = own.app.state.desk  # type: ignore[attr-defined]
    desk.on_change.append(lambda old, new: told.append((old.stamp, new.stamp)))
    text = "The Joint Observer Mission confirmed on Monday that Bordurian soldiers had entered Syldavia.\n"
    world.report(folder, "05-new.md", "2024-05-07", "Daily Reporter", text)
    until(lambda: len(own.get("/api/v1/reports").json()["items"]) == len(before) + 1)
    assert own.get("/").url.params["as_of"] == "2024-05-07"
    until(lambda: len(told) == 1)


def test_a_broken_situation_leaves_what_was_there_and_says_so(own: TestClient, folder: Path) -> None:
    assert "cannot be shown" not in own.get("/").text
    path = folder / "situation.yaml"
    whole = path.read_text(encoding="utf-8")
    path.write_text("degrees: [", encoding="utf-8")
    until(lambda: "cannot be shown" in own.get("/").text)
    assert own.get("/plan").status_code == 200
    path.write_text(whole + "\n", encoding="utf-8")
    until(lambda: "cannot be shown" not in own.get("/").text)


def test_an_empty_workspace_has_pages(tmp_path: Path) -> None:
    from paripassu.web import create_app

    folder = world.write(tmp_path / "w", reports={})
    client = TestClient(create_app(folder, Settings()), headers={"accept": "text/html"})
    for page in (
        "/",
        "/evidence",
        "/plan",
        "/sources",
        "/reports",
        "/whatif",
        "/review",
        "/record",
        "/brief",
        "/feed.atom",
    ):
        assert client.get(page).status_code == 200, page
