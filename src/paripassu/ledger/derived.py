"""What was worked out of a report once, kept beside the ledger so that it need not be worked out again.

It can be thrown away at any time: where the file is missing, full, locked or damaged, it is as if nothing was kept.
"""

import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

_IDS = 500
_KEY, _REST = "key of all", "the rest"
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (key, name))"
_KEYS = 4
"""Keys of which what was kept last is held; a situation file that is being written changes its key at every change."""


class Derived:
    """Texts by key (what they were worked out by) and name (what of), in a file of their own."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def possible(self) -> bool:
        """Whether there is a folder to keep anything in."""
        return self._path.parent.is_dir()

    def get(self, key: str, names: Sequence[str]) -> dict[str, str]:
        """What was kept of *names*; those of which nothing was kept are left out."""
        found: dict[str, str] = {}
        if not self._path.exists():
            return found
        with suppress(sqlite3.Error), self._open() as connection:
            for start in range(0, len(names), _IDS):
                some = names[start : start + _IDS]
                marks = ",".join("?" * len(some))
                query = f"SELECT name, body FROM kept WHERE key = ? AND name IN ({marks})"  # noqa: S608 — marks alone
                found.update(connection.execute(query, (key, *some)).fetchall())
        return found

    def all(self, key: str) -> dict[str, str]:
        """All that was kept by a key."""
        found: dict[str, str] = {}
        if self._path.exists():
            with suppress(sqlite3.Error), self._open() as connection:
                found.update(connection.execute("SELECT name, body FROM kept WHERE key = ?", (key,)).fetchall())
        return found

    def drop(self, key: str, names: Collection[str]) -> None:
        """Lets go of some of what was kept by a key."""
        if not names:
            return
        with suppress(sqlite3.Error), self._open() as connection, connection:
            connection.executemany("DELETE FROM kept WHERE key = ? AND name = ?", [(key, name) for name in names])

    def put(self, key: str, bodies: Mapping[str, str]) -> None:
        """Keeps what was worked out; what was kept by the keys used longest ago goes."""
        if not bodies:
            return
        with suppress(sqlite3.Error), self._open() as connection, connection:
            connection.execute(_TABLE)
            rows = [(key, name, body) for name, body in bodies.items()]
            connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
            query = "SELECT key FROM kept GROUP BY key ORDER BY max(rowid) DESC"
            for (old,) in connection.execute(query).fetchall()[_KEYS:]:
                connection.execute("DELETE FROM kept WHERE key = ?", (old,))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=2.0)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            yield connection


def arrays_kept(path: Path, key: str) -> tuple[dict[str, NDArray[Any]], bytes] | None:
    """The arrays and the bytes that were kept in a file under a key; None where there are none."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            if kept[_KEY].tobytes() != key.encode():
                return None
            return {name: kept[name] for name in kept.files if name not in (_KEY, _REST)}, kept[_REST].tobytes()
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None


def keep_arrays(path: Path, key: str, arrays: Mapping[str, NDArray[Any]], rest: bytes) -> None:
    """Keeps arrays and bytes in a file under a key, whole or not at all; in the place of what the file held."""
    fresh = path.with_suffix(f".{os.getpid()}")
    own = {_KEY: np.frombuffer(key.encode(), np.uint8), _REST: np.frombuffer(rest, np.uint8)}
    with suppress(OSError):
        try:
            with fresh.open("wb") as stream:
                np.savez(stream, **arrays, **own)  # type: ignore[arg-type]
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
