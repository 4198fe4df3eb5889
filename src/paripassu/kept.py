"""What was worked out once, kept beside the ledger: what the network said of a pair, so that a change of one indicator asks
again about that one alone; and the cards of the reports in each file, so that one file more is read and no other one."""

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from paripassu.evidence.judge import Network, Pair, Verdict
from paripassu.ledger import FileReading, Head, Ledger
from paripassu.ledger.derived import Derived
from paripassu.reports.cards import Card, card_of
from paripassu.statements._tags import STANCES, TENSES
from paripassu.types import SetAside

_END: Final = "end of the ledger"
_ENDS: Final = 50
_SETTLED: Final = 2_000_000_000
"""Nanoseconds after which a file that was written while it was read would have another time."""


class KeptJudge:
    """The network's verdicts, each asked for once."""

    def __init__(self, network: Network, store: Derived, *, writes: bool = True) -> None:
        self._network, self._store, self._writes = network, store, writes

    def __call__(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """As the network's own. Raises ModelError where it has to be asked and is not there."""
        names = [hashlib.sha256("\0".join(pair).encode("utf-8", "surrogatepass")).hexdigest() for pair in pairs]
        key = self._network.version
        found = {name: _verdict(body) for name, body in self._store.get(key, names).items()}
        held = {name: verdict for name, verdict in found.items() if verdict is not None}
        missing = {name: pair for name, pair in zip(names, pairs, strict=True) if name not in held}
        fresh = dict(zip(missing, self._network(list(missing.values())), strict=True))
        if self._writes:
            self._store.put(key, {name: f"{v.odds!r} {v.stance} {v.tense}" for name, v in fresh.items()})
        held |= fresh
        return [held[name] for name in names]


def _verdict(body: str) -> Verdict | None:
    """What was kept, None where it is damaged: then it is asked for again."""
    try:
        odds, stance, tense = body.split()
        return Verdict(float(odds), STANCES[STANCES.index(stance)], TENSES[TENSES.index(tense)])  # type: ignore[arg-type,unused-ignore]
    except ValueError:
        return None


class Filed(NamedTuple):
    """A file as it is held: the cards of its reports, and what was set aside of it."""

    file_hash: str
    path: str
    cards: tuple[Card, ...]
    set_aside: tuple[SetAside, ...]


def filed(file: FileReading, made_by: str) -> Filed:
    cards = (card_of(r.report, len(r.statements), made_by, file.file_hash) for r in file.readings)
    return Filed(file.file_hash, file.path, tuple(cards), file.set_aside)


class KeptCards:
    """The cards of the files that a ledger holds. They are no one else's: where the ledger is not the one that they were made
    from, there are none."""

    def __init__(self, store: Derived, ledger: Ledger, key: str, *, writes: bool) -> None:
        self._store, self._ledger, self._key, self._writes = store, ledger, key, writes
        rows = store.all(key)
        self._held: dict[str, Filed] = {}
        ends = {name: rows.pop(name) for name in list(rows) if name.startswith(_END)}
        with suppress(ValueError, TypeError, IndexError):  # derived state: what is damaged is made again
            heads = [Head(int(sequence), hashed) for sequence, hashed in map(str.split, ends.values())]
            # The last of them is enough: a ledger that has it has all before.
            if ledger.holds(max(heads, default=Head(0, ""))):
                bodies = json.loads(f"[{','.join(rows.values())}]")
                self._held = {name: _filed(name, body) for name, body in zip(rows, bodies, strict=True)}
        if writes and (not self._held or len(ends) > _ENDS):
            last = max(ends, key=lambda name: int(name.rpartition(" ")[2]), default="")
            store.drop(key, [name for name in ends if name != last] if self._held else [*rows, *ends])

    def of(self, files: Collection[str], made_by: str) -> dict[str, Filed]:
        """By hash, those of some files that are at hand as a version of the reader read them."""
        names = ((file, self._held.get(f"{file} {made_by}")) for file in files)
        return {file: held for file, held in names if held is not None}

    def put(self, files: Iterable[FileReading], made_by: str) -> dict[str, Filed]:
        """The cards of files that the ledger holds, kept from now on."""
        made = {file.file_hash: filed(file, made_by) for file in files}
        if made and self._writes:
            head = self._ledger.head()
            rows = {f"{name} {made_by}": _body(one) for name, one in made.items()}
            self._store.put(self._key, {**rows, f"{_END} {head.sequence}": f"{head.sequence} {head.hash}"})
        self._held.update((f"{name} {made_by}", one) for name, one in made.items())
        return made

    def only(self, files: Collection[str]) -> None:
        """Lets go of the cards of other files, once those are as many."""
        others = [name for name in self._held if name.partition(" ")[0] not in files]
        if self._writes and len(others) > max(100, len(files)):
            self._store.drop(self._key, others)
            for name in others:
                del self._held[name]


def _body(one: Filed) -> str:
    rows = [one.path, one.cards, [(a.path, a.reason) for a in one.set_aside]]
    return json.dumps(rows, ensure_ascii=True, separators=(",", ":"))


def _filed(name: str, body: tuple[str, list[list[object]], list[list[str]]]) -> Filed:
    path, cards, aside = body
    made = tuple(Card._make(card) for card in cards)
    return Filed(name.partition(" ")[0], path, made, tuple(SetAside(*a) for a in aside))


class Stamps:
    """The hash of each file as it was when it was last read, by its size, time and number: one that has them still is the same."""

    def __init__(self, store: Derived, key: str, *, writes: bool) -> None:
        self._store, self._key, self._writes = store, key, writes
        self._held = store.all(key)
        self._fresh: dict[str, str] = {}

    def hash_of(self, name: str, path: Path) -> str | None:
        """The hash under which a file was read; None where it is not known to be the same."""
        held, seen = self._held.get(name, "").rpartition(" "), _stamp(path)
        return held[2] if seen is not None and held[0] == seen[0] else None

    def note(self, name: str, path: Path, file_hash: str, began: int) -> None:
        """*path* was read with that hash. began: when its time was looked up, nanoseconds."""
        seen = _stamp(path)
        # What was written just now may be written again within one tick of the clock.
        if seen is not None and seen[1] < began - _SETTLED:
            self._fresh[name] = self._held[name] = f"{seen[0]} {file_hash}"

    def keep(self) -> None:
        if self._writes:
            self._store.put(self._key, self._fresh)
        self._fresh = {}


def _stamp(path: Path) -> tuple[str, int] | None:
    try:
        seen = os.stat(path)  # noqa: PTH116 - half the time of the method, for each of many files
    except OSError:
        return None
    return f"{seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_ino}", seen.st_mtime_ns
