"""A small world to assess, and the command line called as a user calls it."""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from paripassu.cli import main
from paripassu.settings import Settings
from paripassu.situation import starter
from paripassu.workspace import View, Workspace

CROSSED = "crossed the bridge of Niedzdrow into Syldavia in armoured vehicles"
MINISTRY = (
    "The Syldavian Ministry of Defence confirmed on Saturday that units of the Bordurian army were seen on the Syldavian "
    "side of the border near the town of Tesznik.\n\n"
    "Trucks with ammunition crossed the border from Borduria at night, the ministry said.\n"
)
REPORTS = {
    "reports/01-mission.md": (
        "2024-05-03",
        "Daily Reporter",
        f"Bordurian soldiers {CROSSED}, the Joint Observer Mission said on Thursday.\n\n"
        "“We counted forty of them before the fog came down,” the mission said.\n",
    ),
    "reports/02-denial.md": (
        "2024-05-04",
        "Klow Gazette",
        f"Borduria denied on Friday that Bordurian soldiers had {CROSSED}.\n\n"
        "“This is a rumour,” a spokesman for the government in Szohod told reporters.\n",
    ),
    "reports/03-ministry.md": ("2024-05-05", "Evening Star", MINISTRY),
    "reports/04-copy.md": ("2024-05-06", "Morning Post", MINISTRY),
    "reports/05-football.md": (
        "2024-05-06",
        "Daily Reporter",
        "Szohod beat Klow by two goals to one on Sunday, and the coach said that his players were tired.\n",
    ),
    "reports/06-doubtful.md": (
        "2024-05-06",
        "Klow Gazette",
        "Trucks drove along the border with Borduria by night, a baker said.\n\nBordurian soldiers bathed in the lake near Niedzdrow, "
        "a farmer said.\n\nLorries were parked by the border with Borduria, an innkeeper said.\n",
    ),
}
LAST = date(2024, 5, 6)


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def rows(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


def run(*arguments: str | Path, given: bytes = b"") -> Ran:
    """A command in this process, with what it wrote where; its exit code is what the shell would see."""
    streams = [io.TextIOWrapper(io.BytesIO(given if n == 0 else b""), encoding="ascii") for n in range(3)]
    kept = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = streams
    code: Any = None
    try:
        main([str(a) for a in arguments])
    except SystemExit as left:
        code = left.code
    finally:
        for stream in streams[1:]:
            stream.flush()
        sys.stdin, sys.stdout, sys.stderr = kept
    written = [s.buffer.getvalue().decode("utf-8") for s in streams[1:]]
    return Ran(code, *written)


def write(folder: Path, reports: dict[str, tuple[str, str, str]] | None = None) -> Path:
    """A workspace in *folder*: the starter's situation and some reports on it."""
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    situation = starter("borduria").replace("soldiers have entered Syldavia", f"soldiers {CROSSED}")
    assert CROSSED in situation
    (folder / "situation.yaml").write_text(situation, encoding="utf-8")
    for name, (day, outlet, body) in (REPORTS if reports is None else reports).items():
        front = f'---\ntitle: "{name}"\ndate: {day}\noutlet: "{outlet}"\nlanguage: en\n---\n\n'
        (folder / name).write_text(front + body, encoding="utf-8")
    return folder


@contextmanager
def opened(folder: Path, **options: Any) -> Iterator[Workspace]:
    with Workspace(folder, Settings(), **options) as space:
        yield space


def view(folder: Path, day: date = LAST, **options: Any) -> View:
    with opened(folder, **options) as space:
        return space.view(space.weigh(space.ingest()), day)


def body(folder: Path, path: str) -> str:
    """A Markdown report's text as the product counts its offsets: what follows the front matter's closing line."""
    text = (folder / path).read_text(encoding="utf-8")
    return text.split("\n---\n", 1)[1]
