"""Both databases: a fresh SQLite file, and a PostgreSQL server of our own on a free loopback port.

`address` is given to each test once per database; tests that need one database alone take `sqlite_address` or
`postgresql_address`. Without PostgreSQL's binaries the tests that need them are skipped, and the reason says so."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

_BINARIES = Path("/usr/lib/postgresql")


def _binaries() -> Path | None:
    found = sorted(_BINARIES.glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def _user() -> str | None:
    """A user that may run the server, which refuses to run as root; None to run it as ourselves."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A PostgreSQL server in a folder of its own."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self.binaries, self.folder, self.port, self.user = binaries, folder, _free_port(), _user()
        if self.user is not None:
            shutil.chown(folder, self.user)
        self._run("initdb", "-D", str(folder / "data"), "-U", "owner", "--auth=trust", "-E", "UTF8", "--locale=C")

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-l", log, "-w", "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", mode, "-w", "stop")

    def new_database(self) -> str:
        name = f"t{uuid.uuid4().hex[:12]}"
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "owner", name)
        return f"postgresql://owner@127.0.0.1:{self.port}/{name}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.binaries / program), *arguments]
        if self.user is not None:
            command = ["runuser", "-u", self.user, "--", *command]
        subprocess.run(command, check=True, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    binaries = _binaries()
    if binaries is None:
        reason = f"PostgreSQL is NOT tested: no initdb under {_BINARIES}; install the package postgresql"
        warnings.warn(reason, stacklevel=1)
        pytest.skip(reason)
    folder = Path(tempfile.mkdtemp(prefix="paripassu-pg-"))  # not tmp_path: root's folders are closed to the server
    try:
        server = Server(binaries, folder)
        server.start()
        yield server
        server.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'ledger.db'}"


@pytest.fixture
def postgresql_address(postgresql: Server) -> str:
    return postgresql.new_database()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(f"{request.param}_address"))
