"""A workspace in, a table of what the desk's pages take out: `python -m benchmarks.desk_load FOLDER`.

Make the folder with `python -m benchmarks.desk_world`. First each page alone: the desk's own CPU time and the clock's, for days
on which nobody asked before and for the same addresses again. Then, with `--locust PATH` (https://locust.io, in an environment of
its own: pip install locust), as many readers at once as `--readers` says, each pausing `--pause` seconds between pages: first as
people look, mostly at the last day, then each time at a day drawn from the whole year, which is rarely one that anybody asked for
before. The CPU time beside the clock's and the load at the end tell how much else the machine did."""

import argparse
import csv
import json
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median

START = "import sys; from paripassu.web.command import serve_command; serve_command(sys.argv[1:])"
DAYS = 12
"""Days on which each page is asked for alone."""
SCRIPT = re.compile(rb'<script src="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Server:
    """A desk that is open."""

    pid: int
    port: int
    said: Path
    """What it writes to standard error."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str) -> bytes:
        request = urllib.request.Request(self.address + path, headers={"Accept": "text/html"})
        try:
            with urllib.request.urlopen(request, timeout=600) as answer:
                body: bytes = answer.read()
                return body
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{path}: {error.code} {error.read()[:500]!r}\n{self.told()}") from error

    def told(self) -> str:
        """The last that it wrote to standard error."""
        return self.said.read_text(encoding="utf-8", errors="replace")[-3000:]

    def cpu(self) -> float:
        """Seconds of CPU time that it used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Megabytes that it holds in memory."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1000


@contextmanager
def served(folder: Path, *more: str) -> Iterator[Server]:
    """The desk over *folder* in a process of its own, until the end of the block. more: of `serve`'s options."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-c", START, str(folder), "--port", str(port), *more]
    with (
        tempfile.NamedTemporaryFile(suffix=".log") as log,
        subprocess.Popen(command, stderr=log) as process,
    ):
        server = Server(process.pid, port, Path(log.name))
        try:
            while "the desk is open" not in server.told():
                if process.poll() is not None:
                    raise SystemExit(f"the desk did not open\n{server.told()}")
                time.sleep(0.5)
            for _ in range(600):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield server
        finally:
            process.terminate()


def pages(server: Server) -> list[tuple[str, list[str]]]:
    """Each page with its addresses, one for each of the days on which anything was public: the last day, then a mixed order."""
    about = json.loads(server.get("/api/v1/situation"))
    first, last = (date.fromisoformat(about[k]) for k in ("first", "last"))
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    random.Random(1).shuffle(days)
    days.sort(key=lambda day: day != last)
    reports = [r["id"] for r in json.loads(server.get("/api/v1/reports?limit=200"))["items"]]
    indicators = [i["id"] for i in about["indicators"]]
    found: list[tuple[str, list[str]]] = [
        (path, [f"{path}?as_of={day}" for day in days])
        for path in ("/", "/evidence", "/plan", "/sources", "/reports", "/whatif", "/review", "/record", "/brief")
    ]
    found.append(("/report/…", [f"/report/{name}?as_of={last}" for name in reports]))
    some = (f"/evidence?as_of={day}&indicator={indicators[n % len(indicators)]}&page=2" for n, day in enumerate(days))
    found.append(("/evidence, narrowed", list(some)))
    found.append(("/reports, searched", [f"/reports?as_of={day}&q=ferry+budget" for day in days]))
    found.append(("/api/v1/evidence", [f"/api/v1/evidence?as_of={day}" for day in days]))
    found.append(("/api/v1/assessment", [f"/api/v1/assessment?as_of={day}" for day in days]))
    return found


def alone(server: Server, asked: Sequence[tuple[str, list[str]]]) -> None:
    """Prints medians of each page asked for alone, in milliseconds."""
    print(f"{'alone, ms':24}{'CPU':>8}{'clock':>8}{'again':>8}{'kB':>8}")
    for name, addresses in asked:
        cpu, clock, again, size = [], [], [], 0
        for address in addresses[:DAYS]:
            used, began = server.cpu(), time.perf_counter()
            size = len(server.get(address))
            clock.append(time.perf_counter() - began)
            cpu.append(server.cpu() - used)
            began = time.perf_counter()
            server.get(address)
            again.append(time.perf_counter() - began)
        figures = "".join(f"{median(some) * 1000:8.1f}" for some in (cpu, clock, again))
        print(f"{name:24}{figures}{size / 1000:8.0f}", flush=True)


def scripts(server: Server) -> None:
    """Prints how much script the pages load."""
    found = {s.decode() for path in ("/", "/sources", "/review") for s in SCRIPT.findall(server.get(path))}
    print(f"script, kB: {sum(len(server.get(s)) for s in found) / 1000:.1f} ({', '.join(sorted(found))})")


def together(server: Server, locust: str, asked: Sequence[tuple[str, list[str]]], readers: int, **how: float) -> None:
    """Prints what locust found."""
    with tempfile.TemporaryDirectory() as out:
        addresses = Path(out, "pages.json")
        addresses.write_text(json.dumps(asked), encoding="utf-8")
        environment = {
            **os.environ,
            "DESK_PAGES": str(addresses),
            "DESK_PAUSE": str(how["pause"]),
            "DESK_TODAY": str(how["today"]),
        }
        environment.pop("PYTHONPATH", None)
        command = [
            locust, "-f", str(Path(__file__).with_name("desk_readers.py")), "--headless", "--host", server.address,
            "-u", str(readers), "-r", str(readers), "-t", f"{how['seconds']:.0f}s", "--csv", f"{out}/load", "--only-summary",
        ]  # fmt: skip
        used, began = server.cpu(), time.perf_counter()
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        took = time.perf_counter() - began
        if not Path(f"{out}/load_stats.csv").exists():
            raise SystemExit(f"locust did not run: {done.stderr[-2000:]}")
        with Path(f"{out}/load_stats.csv").open(encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
    print(f"{readers} readers at once, {how['today']:.0%} of what they ask for is on the last day; ms")
    print(f"{'':28}{'median':>8}{'95 %':>8}{'asked':>8}{'failed':>8}")
    for row in rows:
        print(f"{row['Name']:28}{row['50%']:>8}{row['95%']:>8}{row['Request Count']:>8}{row['Failure Count']:>8}")
    share = (server.cpu() - used) / took
    print(f"the desk used {share:.2f} cores; it holds {server.memory():.0f} MB")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--locust", help="the program")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument(
        "--today", type=float, nargs="*", default=[0.8, 0.0], help="shares of what is asked for on the last day"
    )
    given = parser.parse_args(arguments)
    began = time.perf_counter()
    with served(given.folder) as server:
        print(f"opened after {time.perf_counter() - began:.0f} s, {server.memory():.0f} MB", flush=True)
        asked = pages(server)
        scripts(server)
        alone(server, asked)
        if given.locust:
            for today in given.today:
                together(
                    server, given.locust, asked, given.readers, pause=given.pause, seconds=given.seconds, today=today
                )
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores at the end")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
