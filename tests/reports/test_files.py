"""Folders as people have them: hidden files, links in a loop, pipes, what goes away, what is too large or no text."""

import os
from pathlib import Path

import pytest

from paripassu.reports import read_paths, read_text
from paripassu.settings import Settings
from paripassu.types import Report, SetAside

from .support import aside, report

TEXT = "The ministry said on Tuesday that it knew of nothing, and that it would say so again.\n"


def names(root: Path, *paths: Path) -> dict[str, str]:
    """Path within *root* and what came of it: "" for a report, else the reason."""
    found = read_paths(paths or (root,), Settings(max_report_bytes=1000))
    return {Path(i.path).relative_to(root).as_posix(): i.reason if isinstance(i, SetAside) else "" for i in found}


def test_a_folder_is_read_whole_and_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "deep/er/c.md", "Z.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert list(names(tmp_path)) == ["Z.txt", "a.txt", "b.md", "deep/er/c.md"]
    assert names(tmp_path, tmp_path / "b.md", tmp_path, tmp_path / "b.md") == names(tmp_path)


def test_nothing_is_left_out_in_silence(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(TEXT)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "blank.txt").write_text(" \n\t\n")
    (tmp_path / "large.txt").write_text(TEXT * 50)
    (tmp_path / "binary").write_bytes(bytes(range(256)))
    (tmp_path / "image.md").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "table.csv").write_text("a,b\n1,2\n")
    (tmp_path / ".hidden").write_text(TEXT)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "nothing.md").symlink_to(tmp_path / "gone.md")
    os.mkfifo(tmp_path / "pipe")
    found = names(tmp_path)
    assert found.pop("good.md") == ""
    expected = {
        "empty.txt": "empty",
        "blank.txt": "empty",
        "large.txt": "more than the 1,000 allowed",
        "binary": "binary",
        "image.md": "binary",
        "table.csv": ".csv",
        ".hidden": "hidden",
        ".git": "hidden",
        "loop": "by a link",
        "self": "cannot be read",
        "nothing.md": "no such file",
        "pipe": "no regular file",
    }
    assert set(found) == set(expected)
    for name, words in expected.items():
        assert words in found[name], (name, found[name])


def test_a_file_that_goes_away_while_reading(tmp_path: Path) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text(TEXT)
    reading = read_paths([tmp_path], Settings())
    first = next(reading)
    (tmp_path / "b.md").unlink()
    rest = list(reading)
    assert isinstance(first, Report)
    assert isinstance(rest[0], SetAside)
    assert "gone while reading" in rest[0].reason
    assert isinstance(rest[1], Report)


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    assert "no such file" in names(tmp_path, tmp_path / "gone")["gone"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT)
    (tmp_path / "a.md").chmod(0)
    assert "permission denied" in names(tmp_path)["a.md"]


def test_a_name_that_is_no_unicode_can_still_be_shown(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md")).write_text(TEXT)
    except OSError:
        pytest.skip("this file system takes no such name")
    (found,) = read_paths([tmp_path], Settings())
    assert isinstance(found, Report)
    assert found.path.encode("utf-8").endswith(b"/\\xff.md")


def test_encodings() -> None:
    text = "The café in Orléans said “no” on Tuesday, and that it would say so again to anybody who asked.\n"
    assert report("a.txt", text.encode("utf-8")).body == text
    assert report("a.txt", b"\xef\xbb\xbf" + text.encode("utf-8")).body == text
    assert report("a.txt", text.encode("utf-16")).body == text
    guessed = report("a.txt", text.encode("cp1252"))
    assert guessed.body == text
    assert [f.kind for f in guessed.flags] == ["encoding"]
    said = "Министр сказал, что ничего не знает об этом. " * 5
    page = f'<html><meta charset="koi8-r"><body><article><p>{said}</p></article>'
    assert "Министр" in report("a.html", page.encode("koi8-r")).body
    assert "neither UTF-8" in aside("a.txt", bytes(range(128, 256)) * 20).reason
    assert "byte order mark" in aside("a.txt", b"\xff\xfea\xd8" + b"b").reason


def test_the_body_of_a_text_file_is_the_file() -> None:
    text = "\n\n  Ministry speaks\r\n\r\nIt said so.\r\n\f\n" + TEXT
    made = report("a.txt", text)
    assert made.body == text
    assert made.metadata["body_offset"] == "0"
    assert read_text(text).body == text
    assert read_text(text).id == made.id


def test_too_many_lines_are_no_report() -> None:
    assert "lines" in aside("a.txt", "ab\n" * 300_000).reason
