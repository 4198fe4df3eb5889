"""A desk over a small world, read once for all tests; a browser where one is there."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("fastapi", reason="the desk needs paripassu[web]")
pytest.importorskip("argon2", reason="the desk needs paripassu[web]")

from fastapi.testclient import TestClient

from paripassu.ledger import Ledger
from paripassu.settings import Settings
from paripassu.web import create_app
from paripassu.web._people import People

from . import world
from .forms import WORD

if TYPE_CHECKING:
    from fastapi import FastAPI


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose reports have been read; tests leave it as it is."""
    folder = world.write(tmp_path_factory.mktemp("read") / "borduria")
    app = create_app(folder, Settings())
    app.state.desk.build()
    app.state.desk.close()
    return folder


@pytest.fixture
def folder(read: Path, tmp_path: Path) -> Path:
    """A copy to write to."""
    return Path(shutil.copytree(read, tmp_path / "borduria"))


@pytest.fixture(scope="session")
def app(read: Path) -> "FastAPI":
    """A desk that tests only read."""
    return create_app(read, Settings())


@pytest.fixture
def client(app: "FastAPI") -> TestClient:
    """A browser that follows redirects."""
    return TestClient(app, headers={"accept": "text/html"})


@pytest.fixture
def own(folder: Path) -> Iterator[TestClient]:
    """A browser on a desk of its own, to write to."""
    app = create_app(folder, Settings())
    yield TestClient(app, headers={"accept": "text/html"})
    app.state.desk.close()


@pytest.fixture
def guarded(folder: Path) -> Iterator[TestClient]:
    """A desk that asks for an account, with one of each role."""
    with Ledger.open(f"sqlite:///{folder}/.paripassu/ledger.db") as ledger:
        people = People(folder, lambda: ledger)
        for role in ("analyst", "authority", "administrator"):
            people.add(role, role, WORD, by="test")
        people.add("guest", "viewer", WORD, by="test", audience="GREEN")
    app = create_app(folder, Settings(), auth=True)
    yield TestClient(app, headers={"accept": "text/html"})
    app.state.desk.close()
