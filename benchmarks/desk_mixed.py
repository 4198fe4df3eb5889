"""Readers and new reports at the same time, what went wrong out: `python -m benchmarks.desk_mixed FOLDER [--minutes 30]`.

FOLDER is to be made: a workspace of `--statements`, as `benchmarks.desk_world` makes them. While `--readers` people open the desk's
pages one after another, new reports are put into it: every few seconds some that the ledger has as read, and now and then one
that the desk has to read itself. Five times the new ones pause, until the desk has caught up, and what it shows is compared with
what a workspace that is opened afresh holds. Errors, pages that are not true, and the desk's memory are counted; 1 is the exit
code where there is any error or difference."""

import argparse
import json
import os
import random
import threading
import time
import urllib.error
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.desk_load import Server, pages, served
from benchmarks.desk_world import PER_REPORT, World, add, make
from paripassu import payload
from paripassu.settings import Settings
from paripassu.workspace import Workspace

COMPARED = 5
"""Times that the desk is compared with the workspace."""
SAMPLE = 10.0
"""Seconds between two looks at the memory."""
CATCH_UP = 300.0
"""Seconds that the desk has to catch up in."""
TOLD = "The National Intelligence Service said on Monday that North Korean soldiers had been seen near Kursk, number {n}.\n"


@dataclass
class Tally:
    """What happened so far. Written to from many threads."""

    asked: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    took: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, took: float, error: str | None) -> None:
        with self.lock:
            self.asked += 1
            self.took.append(took)
            if error:
                self.errors[error] += 1


def read(server: Server, asked: list[tuple[str, list[str]]], tally: Tally, stop: threading.Event, pause: float) -> None:
    """One reader: page after page until it is told to stop."""
    chance = random.Random(threading.get_ident())
    while not stop.is_set():
        name, addresses = chance.choice(asked)
        began = time.perf_counter()
        error = None
        try:
            server.get(chance.choice(addresses))
        except (urllib.error.URLError, OSError) as problem:
            error = f"{name}: {problem}"
        tally.note(time.perf_counter() - began, error)
        stop.wait(pause * chance.uniform(0.5, 1.5))


def watch(server: Server, tally: Tally, stop: threading.Event) -> None:
    """Notes the memory now and then."""
    while not stop.wait(SAMPLE):
        tally.memory.append(server.memory())


def caught_up(server: Server, reports: int) -> bool:
    """Waits until the desk shows so many reports."""
    until = time.monotonic() + CATCH_UP
    while time.monotonic() < until:
        rows = json.loads(server.get("/reports?format=json"))["tables"][0]
        if len(rows["rows"]) == reports:
            return True
        time.sleep(1)
    return False


def differences(server: Server, folder: Path) -> list[str]:
    """What the desk shows otherwise than a workspace that is opened afresh."""
    with Workspace(folder, Settings()) as space:
        weighed = space.weigh(space.ingest())
        view = space.view(weighed)
        held: dict[str, Any] = json.loads(json.dumps(payload.assessment(view)))
        shown = json.loads(server.get(f"/api/v1/assessment?as_of={view.assessment.as_of}"))
        page = json.loads(server.get(f"/?format=json&table=indicators&as_of={view.assessment.as_of}"))["rows"]
        reports = {r["path"] for r in json.loads(server.get("/reports?format=json"))["tables"][0]["rows"]}
    found = [key for key in held if held[key] != shown[key]]
    if [r["standing"] for r in page] != [i["standing"] for i in held["indicators"]]:
        found.append("standings on the page")
    if reports != {r.report.path for r in weighed.holdings.readings}:
        found.append("reports")
    return found


class Newcomer:
    """Puts new reports into the workspace."""

    def __init__(self, folder: Path, world: World) -> None:
        self._folder, self._world = folder, world
        self.count = world.reports

    def some(self, read_already: int) -> None:
        """Some reports that the ledger has, and one that it has not."""
        with Workspace(self._folder, Settings()) as space:
            add(space, self._world, range(self.count + 1_000_000, self.count + 1_000_000 + read_already))
        self.count += read_already

    def unread(self) -> None:
        """A report that the desk reads itself."""
        head = f"---\ntitle: Seen near Kursk\ndate: 2024-12-{1 + self.count % 28:02d}\noutlet: The Wire\nlanguage: en\n---\n\n"
        path = self._folder / "reports" / f"unread-{self.count:06d}.md"
        path.write_text(head + TOLD.format(n=self.count), encoding="utf-8")
        self.count += 1


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--statements", type=int, default=20_000)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--pause", type=float, default=2.0)
    parser.add_argument("--every", type=float, default=10.0, help="seconds between two lots of new reports")
    given = parser.parse_args(arguments)
    newcomer = Newcomer(given.folder, make(given.folder, given.statements))
    tally, stop, untrue = Tally(), threading.Event(), 0
    with served(given.folder) as server:
        asked = pages(server)
        crew = [
            threading.Thread(target=read, args=(server, asked, tally, stop, given.pause)) for _ in range(given.readers)
        ]
        crew.append(threading.Thread(target=watch, args=(server, tally, stop)))
        for one in crew:
            one.start()
        try:
            for part in range(COMPARED):
                until = time.monotonic() + given.minutes * 60 / COMPARED
                lots = 0
                while time.monotonic() < until:
                    newcomer.some(2)
                    if lots % 6 == 0:
                        newcomer.unread()
                    lots += 1
                    time.sleep(given.every)
                there = caught_up(server, newcomer.count)
                wrong = differences(server, given.folder) if there else ["it did not catch up"]
                untrue += bool(wrong)
                print(
                    f"part {part + 1}: {newcomer.count} reports, {tally.asked} pages, {sum(tally.errors.values())} errors, "
                    f"{'as the workspace has it' if not wrong else 'otherwise: ' + ', '.join(wrong)}, "
                    f"{server.memory():.0f} MB",
                    flush=True,
                )
        finally:
            stop.set()
            for one in crew:
                one.join()
    third = max(1, len(tally.memory) // 3)
    for error, times in tally.errors.most_common(10):
        print(f"{times} times {error}")
    print(
        f"{tally.asked} pages, {sum(tally.errors.values())} errors, median {median(tally.took) * 1000:.0f} ms; "
        f"{newcomer.count * PER_REPORT} statements at most; memory {median(tally.memory[third:-third] or tally.memory):.0f} MB "
        f"in the middle third, {median(tally.memory[-third:]):.0f} MB in the last; "
        f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    return 1 if tally.errors or untrue else 0


if __name__ == "__main__":
    raise SystemExit(main())
