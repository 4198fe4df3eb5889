"""What was worked out of a report once, kept beside the ledger so that it need not be worked out again.

It can be thrown away at any time: where the file is missing, full, locked or damaged, it is as if nothing was kept.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

_IDS = 500
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (key, name))"
_KEYS = 4
"""Keys of which what was kept last is held; a situation file that is being written changes its key at every change."""


class Derived:
    """Texts by key (what they were worked out by) and name (what of), in a file of their own."""

    def __init__(self, path: Path) -> None:
        self._path = path

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
