"""An assessment after one report more: the same as one made from nothing, and nothing is looked at that it does not touch."""

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from benchmarks.ledger import BEGIN, file
from paripassu import intake, payload, workspace
from paripassu.ledger import Ledger, ledger
from paripassu.reports import copies
from paripassu.settings import Settings
from paripassu.situation import starter
from paripassu.types import Report
from paripassu.workspace import Workspace

ON, OFF = 50, 9
"""Numbers of generated reports: every fiftieth bears on the situation."""
LATER = datetime(2030, 1, 1, tzinfo=UTC)
TEXTS = {
    "a": "Borduria denied on Monday that its soldiers had entered Syldavia.",
    "b": "Officials in Klow said that Bordurian soldiers had crossed into Syldavia at night.",
    "c": "The harbour of Dbrnouk reopened after a strike of two weeks, its director said.",
    "d": "Borduria admitted on Thursday that Bordurian soldiers had crossed into Syldavia.",
}


def fresh(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "situation.yaml").write_text(starter("borduria"), encoding="utf-8")
    (folder / ".paripassu").mkdir()
    return folder


def recorded(folder: Path, numbers: Sequence[int]) -> None:
    with Ledger.open(f"sqlite:///{folder / '.paripassu' / 'ledger.db'}") as held:
        for first in range(0, len(numbers), 100):
            held.record_many(map(file, numbers[first : first + 100]), made_by="reader", at=BEGIN)


def assessed(folder: Path, *, known_at: datetime | None = LATER, day: date | None = None) -> str:
    with Workspace(folder, Settings(), known_at=known_at) as space:
        return payload.dumps(payload.assessment(space.view(space.weigh(space.ingest()), day)))


def from_nothing(folder: Path, tmp_path: Path, **how: Any) -> str:
    """The same of a copy without anything that was worked out before."""
    copy = tmp_path / f"copy-{random.random()}"
    shutil.copytree(folder, copy)
    for kept in (copy / ".paripassu").iterdir():
        if not kept.name.startswith(("ledger.db", "place")):
            kept.unlink()
    return assessed(copy, **how)


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """How many reports are taken from the ledger, matched and compared, and how many files are read."""
    counts: Counter[str] = Counter()

    def watch(place: Any, name: str, what: str, when: Callable[..., bool] = lambda *_: True) -> None:
        before = getattr(place, name)

        def told(*given: Any, **named: Any) -> Any:
            counts[what] += bool(when(*given))
            return before(*given, **named)

        patch.setattr(place, name, told)

    with monkeypatch.context() as patch:
        watch(ledger, "decode", "taken", lambda kind, _: kind is Report)
        watch(workspace, "_matched", "matched")
        watch(intake, "parse_bytes", "parsed")
        watch(copies, "link_between", "compared")
        watch(Path, "read_bytes", "files", lambda path: path.parent.name == "reports")
        yield counts


@pytest.mark.parametrize("size", [350, 1050])
def test_one_more_touches_what_it_touches(size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three times as many reports are held, and no more of them are looked at."""
    folder = fresh(tmp_path / "w")
    recorded(folder, range(size))
    before = assessed(folder)
    with counted(monkeypatch) as counts:
        assert assessed(folder) == before
    assert counts["taken"] == counts["matched"] == counts["compared"] == 0
    number = next(n for n in range(size, 9_999) if n % 365 == 364 and n % ON == OFF)
    recorded(folder, [number])
    with counted(monkeypatch) as counts:
        after = assessed(folder)
    assert after == from_nothing(folder, tmp_path)
    assert counts["matched"] == 1
    assert counts["taken"] <= 40
    assert counts["compared"] <= 10


def test_whatever_comes_in_whatever_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "LARGE", 5)
    chance = random.Random(5)
    folder = fresh(tmp_path / "w")
    numbers = [n * ON if n % 3 else n * ON + 1 for n in range(1, 30)]
    chance.shuffle(numbers)
    at = 0
    while at < len(numbers):
        more = chance.choice([1, 1, 2, 9])
        recorded(folder, numbers[at : at + more])
        at += more
        assert assessed(folder) == from_nothing(folder, tmp_path)


def write(folder: Path, name: str, text: str, when: float = 1_700_000_000) -> Path:
    path = folder / "reports" / f"{name}.md"
    path.parent.mkdir(exist_ok=True)
    front = f"---\noutlet: The {name.upper()} Post\npublished: 2024-03-0{1 + len(name) % 8}T10:00:00Z\n---\n\n"
    path.write_text(front + text + "\n", encoding="utf-8")
    os.utime(path, (when, when))
    return path


def filled(folder: Path) -> Path:
    fresh(folder)
    for name, text in TEXTS.items():
        write(folder, name, text)
    return folder


def test_files_come_change_and_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the files that are as they were none is read again; one that changed is, and one that went is missed."""
    folder = filled(tmp_path / "w")
    # The time of a change of a file's data cannot be set back: what was written just now is not trusted yet.
    monkeypatch.setattr("paripassu.kept._SETTLED", 0)
    everything = assessed(folder, known_at=None)
    with counted(monkeypatch) as counts:
        assert assessed(folder, known_at=None) == everything
    assert counts["files"] == counts["parsed"] == counts["matched"] == 0
    write(folder, "dd", TEXTS["d"].replace("Thursday", "Friday"))
    with counted(monkeypatch) as counts:
        more = assessed(folder, known_at=None)
    assert counts["files"] == counts["parsed"] == counts["matched"] == 1
    assert more == from_nothing(folder, tmp_path, known_at=None) != everything
    write(folder, "d", TEXTS["a"].replace("Monday", "Sunday"))  # as long as before, with the time that it had
    changed = assessed(folder, known_at=None)
    assert changed == from_nothing(folder, tmp_path, known_at=None) != more
    for name in ("d", "dd"):
        (folder / "reports" / f"{name}.md").unlink()
    assert assessed(folder, known_at=None) == from_nothing(folder, tmp_path, known_at=None)


def test_a_new_ledger_knows_nothing_of_the_old_one(tmp_path: Path) -> None:
    folder = filled(tmp_path / "w")
    before = assessed(folder, known_at=None)
    for path in (folder / ".paripassu").glob("ledger.db*"):
        path.unlink()
    assert assessed(folder, known_at=None) == before
    with Ledger.open(f"sqlite:///{folder / '.paripassu' / 'ledger.db'}") as held:
        assert len(held.reports()) == len(TEXTS)
        assert held.verify() == ()


@pytest.mark.parametrize("damage", [b"", b"no database", b"\0" * 5000])
def test_damaged_cards_are_made_again(damage: bytes, tmp_path: Path) -> None:
    folder = filled(tmp_path / "w")
    before = assessed(folder, known_at=None)
    for path in (folder / ".paripassu").glob("cards.db-*"):
        path.unlink()
    (folder / ".paripassu" / "cards.db").write_bytes(damage)
    assert assessed(folder, known_at=None) == before
