"""Generated statements in a ledger, a table of how long recording, recalling and searching take and grow, out.

`python -m benchmarks.ledger [--sizes 30000 300000] [--address postgresql://…] [--no-assess]`. Ten statements a report, a
report a file, one report in fifty on the situation. Each figure is the median of the repetitions; growth is the last size's
against the first's. `assess` is what the command does with what the ledger holds: recall, families and matching, the filter;
the first time, again, after one report more of the last day, and after one more that is dated long before. Those lines are CPU
time, so that what else the machine does is not in them."""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from paripassu.ledger import FileReading, Ledger, Reading
from paripassu.settings import Settings
from paripassu.situation import starter
from paripassu.types import Block, Part, Report, Source, Span, Statement
from paripassu.workspace import Workspace

BEGIN = datetime(2024, 1, 1, 12, tzinfo=UTC)
PER_REPORT = 10
DAYS = 365
_BATCH = 200
_ON = 50
"""One report in so many bears on the situation that is assessed."""
_WORDS = (
    *("troops", "ministry", "convoy", "border", "agreement", "missile", "harbour", "talks", "sanctions", "refinery"),
    *("council", "envoy", "drones", "ceasefire", "grain", "pipeline", "bridge", "inspectors", "prisoners", "election"),
    *("court", "protest", "hospital", "embassy", "radar", "brigade", "treaty", "exercise", "shipment"),
)
_NAMES = ("Aas", "Brandes", "Calvo", "Diallo", "Erave", "Grumm", "Holt", "Ilves", "Jonker", "Kron")


def file(number: int) -> FileReading:
    """A file of one report with statements in the words of a small vocabulary and one word of its own."""
    chance = random.Random(number)
    sentences, statements = [], []
    id_ = f"r{number:07d}"
    published = BEGIN + timedelta(days=number % DAYS, minutes=number % 1000)
    at = 0
    for n in range(PER_REPORT):
        name = f"Minister {chance.choice(_NAMES)}"
        content = f"that the {' '.join(chance.choices(_WORDS, k=9))} of case{number * PER_REPORT + n} had been agreed"
        sentence = f"{name} said {content}. "
        start = at + len(name) + 6
        statements.append(
            Statement(
                id=f"{id_}-{n}",
                report=id_,
                path=f"{id_}.txt",
                source=Source(name, (Span(at, at + len(name)),), name=name, kind="named person"),
                cue=Part("said", (Span(at + len(name) + 1, start - 1),)),
                content=Part(content, (Span(start, start + len(content)),)),
                quotation="indirect",
                stance="affirms",
                certainty="certain",
                tense="happened",
                said_on=published.date(),
                via=(),
                inside=None,
                confidence=0.9,
            )
        )
        sentences.append(sentence)
        at += len(sentence)
    if number % _ON == 0:
        sentences.append(
            f"The Joint Observer Mission said that soldiers from Borduria had entered Syldavia by road {number}. "
        )
    report = Report(
        id=id_,
        path=f"{id_}.txt",
        outlet=f"Outlet {number % 40}",
        title=f"Dispatch {number}",
        url=None,
        language="en",
        body="".join(sentences),
        blocks=(Block("paragraph", Span(0, len("".join(sentences)) - 1)),),
        stamps=(),
        published=published,
        published_by="generated",
    )
    return FileReading(f"{number:064x}", (Reading(report, tuple(statements)),), path=f"{id_}.txt")


def timed(action: Callable[[int], object], repetitions: int) -> float:
    """Median seconds; the action is given the number of the repetition."""
    taken = []
    for number in range(repetitions):
        began = time.perf_counter()
        action(number)
        taken.append(time.perf_counter() - began)
    return median(taken)


def assessed(folder: Path, ledger: Ledger, files: int) -> dict[str, float]:
    """What `assess --as-of` takes on what the ledger in *folder* holds."""
    (folder / "situation.yaml").write_text(starter("borduria"), encoding="utf-8")
    (folder / ".paripassu").mkdir(exist_ok=True)
    found: dict[str, float] = {}

    def run(name: str) -> None:
        began = time.process_time()
        with Workspace(folder, Settings(), ledger=ledger.address, known_at=datetime.now(UTC)) as space:
            holdings = space.ingest()
            recalled = time.process_time()
            weighed = space.weigh(holdings)
            matched = time.process_time()
            seen = space.view(weighed, date(2024, 3, 1))
        if not seen.evidence:
            raise SystemExit("nothing bears on the situation: there is nothing to measure")
        found[f"assess, {name}"] = time.process_time() - began
        found["  recall"] = recalled - began
        found[f"  families, matches, {name}"] = matched - recalled

    run("first")
    run("again")
    for name, day in (("one more", DAYS - 1), ("a late find", DAYS // 3)):
        number = next(n for n in range(files + 1000, files + 1000 + DAYS) if n % DAYS == day)
        ledger.record_many([file(number)], made_by="bench", at=BEGIN)
        run(name)
    return found


def measure(ledger: Ledger, size: int) -> dict[str, float]:
    """Fills the ledger to `size` statements and times what a run does. Seconds."""
    files = size // PER_REPORT
    began = time.perf_counter()
    for first in range(0, files, _BATCH):
        ledger.record_many(map(file, range(first, min(first + _BATCH, files))), made_by="bench", at=BEGIN)
    filled = time.perf_counter() - began
    day, later = date(2024, 3, 1), BEGIN + timedelta(days=1000)
    known = [f"{n:064x}" for n in range(0, files, max(1, files // 100))]
    return {
        "fill, a 1,000 statements": filled / size * 1000,
        "record one report more": timed(
            lambda n: ledger.record_many([file(files + n)], made_by="bench", at=BEGIN), repetitions=21
        ),
        "known, 100 files": timed(lambda _: ledger.known_many(known, "bench"), repetitions=5),
        "reports by id, 1": timed(lambda n: ledger.reports(ids=[f"r{n * 7:07d}"]), repetitions=21),
        "statements of 1 report": timed(lambda n: ledger.statements(reports=[f"r{n * 7:07d}"]), repetitions=21),
        "reports as of day 61": timed(lambda _: ledger.reports(day, later), repetitions=3),
        "statements as of day 61": timed(lambda _: ledger.statements(day, later), repetitions=3),
        "search, one of its kind": timed(lambda n: ledger.search(f"case{n * 31}"), repetitions=21),
        "search, common words": timed(lambda n: ledger.search(f"{_WORDS[n]} {_WORDS[n + 5]}"), repetitions=11),
        "verify": timed(lambda _: ledger.verify(), repetitions=1),
    }


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[30_000, 300_000])
    parser.add_argument("--address", help="an empty ledger; a new SQLite file unless told; one size alone with it")
    parser.add_argument("--no-assess", action="store_true", help="the ledger alone, without assessments")
    given = parser.parse_args(arguments)
    results = []
    for size in given.sizes[:1] if given.address else given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "ledger.db"
            with Ledger.open(given.address or f"sqlite:///{path}") as ledger:
                results.append(measure(ledger, size))
                if not given.no_assess and not given.address:
                    results[-1] |= assessed(Path(folder), ledger, size // PER_REPORT)
            if path.exists():
                results[-1]["file, MB"] = path.stat().st_size / 1e9  # printed times 1,000, as the seconds are
    print(f"{'milliseconds':28}" + "".join(f"{size:>12,}" for size in given.sizes[: len(results)]) + f"{'growth':>10}")
    for name in results[0]:
        values = [result[name] for result in results]
        growth = f"{values[-1] / values[0]:9.1f}x" if len(values) > 1 else ""
        print(f"{name:28}" + "".join(f"{value * 1000:12.2f}" for value in values) + growth)
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores at the end")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
