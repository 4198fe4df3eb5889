"""Readers of the desk, for locust: each asks for a page, reads a while, asks for the next. Started by `benchmarks.desk_load`.

DESK_PAGES in the environment is a file with a list of [name, addresses] in JSON; DESK_PAUSE the seconds between two pages."""

import json
import os
import random
from pathlib import Path

from locust import HttpUser, constant, task

PAGES: list[tuple[str, list[str]]] = json.loads(Path(os.environ["DESK_PAGES"]).read_text(encoding="utf-8"))


class Reader(HttpUser):  # type: ignore[misc]
    """Asks for each page about equally often, each time on another day."""

    wait_time = constant(float(os.environ["DESK_PAUSE"]))

    @task  # type: ignore[untyped-decorator]
    def read(self) -> None:
        name, addresses = random.choice(PAGES)
        self.client.get(random.choice(addresses), name=name, headers={"Accept": "text/html"})
