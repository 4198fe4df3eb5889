"""Readers of the desk, for locust: each asks for a page, reads a while, asks for the next. Started by `benchmarks.desk_load`.

DESK_PAGES in the environment is a file with a list of [name, addresses] in JSON; DESK_PAUSE the seconds between two pages;
DESK_TODAY the share of what is asked for that is each page's first address, on the last day."""

import json
import os
import random
from pathlib import Path

from locust import HttpUser, constant, task

PAGES: list[tuple[str, list[str]]] = json.loads(Path(os.environ["DESK_PAGES"]).read_text(encoding="utf-8"))

TODAY = float(os.environ["DESK_TODAY"])


class Reader(HttpUser):  # type: ignore[misc]
    """Asks for each page about equally often."""

    wait_time = constant(float(os.environ["DESK_PAUSE"]))

    @task  # type: ignore[untyped-decorator]
    def read(self) -> None:
        name, addresses = random.choice(PAGES)
        address = addresses[0] if random.random() < TODAY else random.choice(addresses)
        self.client.get(address, name=name, headers={"Accept": "text/html"})
