"""What people's folders really hold: each fault gets a clear line, and the rest is still assessed."""

import os
from pathlib import Path

import pytest

from paripassu.settings import Settings
from paripassu.workspace import Workspace

from .support import LAST, run, write


def standing(folder: Path) -> str:
    """How the troops stand; the same with and without the broken file beside the good ones."""
    ran = run("assess", folder, "--json", "--as-of", LAST.isoformat())
    assert ran.code == 0, ran.err
    return str(next(x["standing"] for x in ran.json["indicators"] if x["id"] == "troops-seen"))


def flagged(folder: Path, name: str) -> list[str]:
    ran = run("assess", folder, "--json", "--as-of", LAST.isoformat())
    assert ran.code == 0, ran.err
    return [f["detail"] for f in ran.json["flags"] if f["report"] and name in f["report"]]


@pytest.fixture
def good(held: Path) -> str:
    return standing(held)


def test_a_tab_in_the_situation(workspace: Path) -> None:
    path = workspace / "situation.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  - {id: none", "\t- {id: none"), encoding="utf-8")
    for command in ("assess", "lint"):
        ran = run(command, workspace)
        assert (ran.code, ran.out) == (1, "")
        assert "tab" in ran.err
        assert "situation.yaml:" in ran.err


def test_a_misspelt_degree_in_a_condition(workspace: Path) -> None:
    path = workspace / "situation.yaml"
    lines = path.read_text(encoding="utf-8").replace("now.at_least.troops >= 0.8", "now.at_least.trops >= 0.8")
    path.write_text(lines, encoding="utf-8")
    line = next(n for n, text in enumerate(lines.splitlines(), start=1) if "trops" in text)
    ran = run("assess", workspace)
    assert (ran.code, ran.out) == (1, "")
    assert f"situation.yaml:{line}:" in ran.err
    assert "trops" in ran.err
    assert "troops" in ran.err.replace("trops", "")


def test_no_situation_and_no_workspace(tmp_path: Path) -> None:
    assert run("assess", tmp_path / "nowhere").code == 1
    assert "situation.yaml" in run("assess", tmp_path).err


def test_a_latin_1_file(workspace: Path, good: str) -> None:
    text = (
        "---\ndate: 2024-05-06\nlanguage: en\n---\n\nThe café in Klow was full, the owner said. “Très bien,” he said.\n"
    )
    (workspace / "reports" / "latin.md").write_bytes(text.encode("latin-1", "replace"))
    assert any("UTF-8" in detail for detail in flagged(workspace, "latin.md"))
    assert standing(workspace) == good


def test_an_empty_file(workspace: Path, good: str) -> None:
    (workspace / "reports" / "empty.md").touch()
    assert flagged(workspace, "empty.md") == ["the file is empty"]
    assert standing(workspace) == good


def test_a_file_of_50_megabytes(workspace: Path, good: str) -> None:
    with (workspace / "reports" / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    (detail,) = flagged(workspace, "huge.txt")
    assert "50,000,000 bytes" in detail
    assert standing(workspace) == good


def test_a_binary_in_the_folder(workspace: Path, good: str) -> None:
    (workspace / "reports" / "photo").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    assert any("binary" in detail for detail in flagged(workspace, "photo"))
    assert standing(workspace) == good


def test_front_matter_that_is_never_closed(workspace: Path, good: str) -> None:
    (workspace / "reports" / "open.md").write_text("---\ntitle: x\ndate: 2024-05-06\n\nText.\n", encoding="utf-8")
    (detail,) = flagged(workspace, "open.md")
    assert "never closed" in detail or "not closed" in detail
    assert standing(workspace) == good


def test_a_loop_of_links(workspace: Path, good: str) -> None:
    (workspace / "reports" / "loop").symlink_to(workspace / "reports", target_is_directory=True)
    (workspace / "reports" / "self").symlink_to("self")
    assert flagged(workspace, "loop")
    assert flagged(workspace, "self")
    assert standing(workspace) == good


def test_a_file_removed_while_reading(workspace: Path, good: str, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = workspace / "reports" / "09-gone.md"
    gone.write_text("Borduria is calm, the mayor said.\n", encoding="utf-8")
    read = Path.read_bytes

    def racing(path: Path) -> bytes:
        if path.name == gone.name:
            gone.unlink()
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", racing)
    with Workspace(workspace, Settings()) as space:
        held = space.ingest()
        seen = space.view(space.weigh(held), LAST)
    assert [a.path for a in held.set_aside] == ["reports/09-gone.md"]
    assert "cannot be read" in held.set_aside[0].reason
    assert next(x.standing for x in seen.assessment.indicators if x.id == "troops-seen") == good


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(workspace: Path, good: str) -> None:
    path = workspace / "reports" / "secret.md"
    path.write_text("Text.\n", encoding="utf-8")
    path.chmod(0)
    assert flagged(workspace, "secret.md")
    assert standing(workspace) == good


def test_a_report_in_another_language_is_kept_and_said(workspace: Path, good: str) -> None:
    text = "---\ndate: 2024-05-06\nlanguage: fr\n---\n\nLe ministre a dit que les troupes bordures étaient entrées.\n"
    (workspace / "reports" / "fr.md").write_text(text, encoding="utf-8")
    assert any("language (fr)" in detail for detail in flagged(workspace, "fr.md"))
    assert standing(workspace) == good


def test_read_tells_each_fault_and_goes_on(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "reports" / "empty.md").touch()
    ran = run("read", tmp_path / "reports", "--json")
    assert ran.code == 0
    assert "empty.md: set aside: the file is empty" in ran.err
    assert ran.rows
    named = run("read", tmp_path / "reports" / "01-mission.md", tmp_path / "nowhere.md", "--json")
    assert named.code == 1
    assert named.rows
    assert "nowhere.md" in named.err


def test_read_of_a_workspace_is_of_its_reports_and_lines_that_fail_alike_are_counted(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "README.md").write_text("A spokesman said that this folder is no report.\n", encoding="utf-8")
    assert run("read", tmp_path, "--json").rows == run("read", tmp_path / "reports", "--json").rows
    (tmp_path / "many.jsonl").write_text('{"url": "x"}\n' * 9, encoding="utf-8")
    told = run("read", tmp_path / "many.jsonl").err
    assert told.count("set aside: line") == 3
    assert "many.jsonl: 6 more lines set aside" in told


def test_a_workspace_without_dated_reports_says_what_to_do(tmp_path: Path) -> None:
    ran = run("assess", write(tmp_path, {}))
    assert ran.code == 1
    assert "--as-of" in ran.err
