"""Whether the time that an answer takes tells an outsider that something is there: `python -m benchmarks.desk_timing`.

Two small workspaces that differ in what is withheld, each served to outsiders, and one that asks for accounts. What is there and
withheld is asked for in turns with what is not there at all, in a random order. `longer` is the chance that an answer of the first
kind took longer than one of the second (0.5: nothing can be told) with twice its standard error."""

import argparse
import math
import os
import random
import re
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from benchmarks.desk_load import Server, served
from paripassu.ledger import Ledger
from paripassu.settings import Settings
from paripassu.web._people import BLOCK, TRIES, People
from paripassu.workspace import Workspace
from tests.web import world

DAY = "as_of=2024-05-06"
Asker = Callable[[], object]


def asks(server: Server, path: str, fields: dict[str, str] | None = None, cookie: str = "") -> Asker:
    """A question to be asked again and again; what is wrong with it is part of the answer."""
    data = urllib.parse.urlencode(fields).encode() if fields else None
    headers = {"Accept": "text/html", **({"Cookie": cookie} if cookie else {})}

    def ask() -> bytes:
        request = urllib.request.Request(server.address + path, data, headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                body: bytes = answer.read()
        except urllib.error.HTTPError as error:
            body = error.read()
        return body

    return ask


def in_turns(one: Asker, other: Asker, times: int) -> tuple[list[float], list[float]]:
    """Seconds that each took, asked in a random order."""
    taken: tuple[list[float], list[float]] = ([], [])
    order = [0, 1] * times
    random.Random(1).shuffle(order)
    for which in order:
        began = time.perf_counter()
        (one, other)[which]()
        taken[which].append(time.perf_counter() - began)
    return taken


def longer(one: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
    """The chance that a time of the first kind is longer than one of the second, and its standard error without any
    difference (the Mann-Whitney statistic)."""
    ordered = sorted(other)
    wins = sum((bisect_left(ordered, x) + bisect_right(ordered, x)) / 2 for x in one)
    n, m = len(one), len(other)
    return wins / (n * m), math.sqrt((n + m + 1) / (12 * n * m))


def form_of(server: Server, page: str) -> tuple[str, str]:
    """A visitor's cookie and form token."""
    request = urllib.request.Request(server.address + page, headers={"Accept": "text/html"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        cookie = re.search(r"visitor=[^;]+", " ".join(answer.headers.get_all("set-cookie") or []))
        token = re.search(rb'name="token" value="([0-9a-f]+)"', answer.read())
    assert cookie is not None
    assert token is not None
    return cookie.group(), token.group(1).decode()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=300)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        plain = world.write(Path(name) / "plain" / "w")
        full = world.write(Path(name) / "full" / "w", withheld=world.SHOWN.format(at=0.5) + world.CARD, sign=True)
        guarded = world.write(Path(name) / "guarded" / "w")
        with Workspace(full, Settings()) as space:
            secret = next(e.id for e in space.weigh(space.ingest()).evidence if e.indicator == "secret-sign")
        with Workspace(guarded, Settings()) as space:
            space.ingest()
        with Ledger.open(f"sqlite:///{guarded}/.paripassu/ledger.db") as ledger:
            People(guarded, lambda: ledger).add("anna", "analyst", "correct horse battery", by="benchmark")
        without, outside = (stack.enter_context(served(f, "--audience", "CLEAR")) for f in (plain, full))
        door = stack.enter_context(served(guarded, "--auth"))
        cookie, token = form_of(outside, f"/whatif?{DAY}")
        key, key_token = form_of(door, "/enter")

        def decides(step: str) -> Asker:
            return asks(
                outside, "/plan/decide", {"token": token, "step": step, "action": "authorise", "reason": "x"}, cookie
            )

        def enters(who: str) -> Asker:
            return asks(door, "/enter", {"token": key_token, "name": who, "password": "wrong wrong wrong"}, key)

        questions: list[tuple[str, Asker, Asker, int]] = [
            ("a withheld indicator", asks(outside, f"/evidence?{DAY}&indicator=secret-sign"),
             asks(outside, f"/evidence?{DAY}&indicator=nowhere-sign"), given.times),
            ("the same by the API", asks(outside, f"/api/v1/evidence?{DAY}&indicator=secret-sign"),
             asks(outside, f"/api/v1/evidence?{DAY}&indicator=nowhere-sign"), given.times),
            ("a sentence behind it", asks(outside, f"/behind?{DAY}&ids={secret}"),
             asks(outside, f"/behind?{DAY}&ids={secret[::-1]}"), given.times),
            ("a withheld step", decides("secret-card"), decides("nowhere-card"), given.times),
            ("any page, of two desks", asks(outside, f"/plan?{DAY}"), asks(without, f"/plan?{DAY}"), given.times),
            ("a name at the door", enters("anna"), enters("nobody"), TRIES - 1),
        ]  # fmt: skip
        print(f"{'asked for':26}{'there, ms':>10}{'not, ms':>10}{'longer':>8}{'+-':>7}")
        for title, one, other, times in questions:
            one(), other()
            there, absent = in_turns(one, other, times)
            chance, error = longer(there, absent)
            print(
                f"{title:26}{median(there) * 1e3:10.2f}{median(absent) * 1e3:10.2f}{chance:8.3f}{2 * error:7.3f}",
                flush=True,
            )
        print(f"a name at the door takes {TRIES} wrong passwords in {BLOCK} s, so it is asked for {TRIES - 1} times")
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores at the end")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
