"""The files of a workspace's reports/ folder in, what is held of them out: from the ledger where it knows them, else read.

A report that is held comes as a card (reports/cards.py); the report itself is fetched where somebody asks for it.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from uuid import uuid4

from paripassu.errors import UsageError, WorkspaceError
from paripassu.kept import Filed, KeptCards, Stamps, filed
from paripassu.ledger import FileReading, Ledger, Reading
from paripassu.ledger.derived import Derived
from paripassu.reports import list_files, parse_bytes
from paripassu.reports.cards import Card
from paripassu.settings import Settings
from paripassu.statements import Reader
from paripassu.types import Report, SetAside
from paripassu.views import Fetched, Holdings

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""
CHUNK = 200
"""Files between two writes to the ledger: what a crash may cost."""


class Intake:
    """Takes in one workspace's reports, again and again."""

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        ledger: Ledger | None,
        reader: Callable[[], Reader],
        made_by: str,
        *,
        known_at: datetime | None = None,
        writes: bool = True,
    ) -> None:
        """folder: the workspace's. reader: gives the reader when something is to be read. made_by: what readings are filed under.
        known_at: hold only what the ledger held then, and look at no file. writes: whether what is read is recorded."""
        self.folder, self.settings, self.ledger = folder, settings, ledger
        self.reader, self.made_by = reader, made_by
        self._known_at, self._writes = known_at, writes

    @property
    def kept(self) -> Ledger:
        """The ledger, for what cannot do without. Raises UsageError."""
        if self.ledger is None:
            raise UsageError("this needs the ledger", remedy="leave out --no-ledger")
        return self.ledger

    def knows(self, other: "Intake") -> None:
        """Has at hand from now on what *other* has, which reads with the same names in mind."""
        self._at_hand.update(other._at_hand)

    def take(self, progress: Progress) -> Holdings:
        """Read what is new in reports/, take the rest from the ledger; a file that fails is set aside."""
        if self._known_at is not None:
            return self._recalled(self._known_at)
        folder = self.folder / "reports"
        if not folder.exists():
            raise WorkspaceError(
                f"{folder} is not there", remedy="put the reports into a folder named reports beside situation.yaml"
            )
        files = list(list_files([folder], self.settings))
        aside: list[SetAside] = [f for f in files if isinstance(f, SetAside)]
        held: list[Filed] = []
        fresh = 0
        todo = [f for f in files if not isinstance(f, SetAside)]
        for start in range(0, len(todo), CHUNK):
            progress("reading reports", start, len(todo))
            made, new = self._chunk(todo[start : start + CHUNK], aside)
            fresh += new
            held.extend(made)
        progress("reading reports", len(todo), len(todo))
        if self._stamps is not None:
            self._stamps.keep()
        files_held = {one.file_hash for one in held}
        if self._cards is not None:
            self._cards.only(files_held)
        for key in [key for key in self._at_hand if key[0] not in files_held]:
            del self._at_hand[key]
        place = self._place(make=True) if self.ledger and self._writes else None
        if self.ledger and place is not None:
            self.ledger.look(place, files_held, aside, made_by=self.made_by, at=datetime.now(UTC))
        return self._holdings(held, aside, fresh)

    def _chunk(self, paths: Sequence[Path], aside: list[SetAside]) -> tuple[list[Filed], int]:
        """What is held of some files, and how many had to be read; a file that fails goes to *aside*."""
        contents: dict[str, tuple[str, bytes | None]] = {}
        for path in paths:
            name = self._name(path)
            known = self._stamps.hash_of(name, path) if self._stamps is not None else None
            if known is not None and self._cards is not None and self._cards.of([known], self.made_by):
                contents[known] = (name, None)
                continue
            began = time.time_ns()
            try:
                data = path.read_bytes()
            except OSError as problem:
                aside.append(SetAside(name, f"it cannot be read: {problem.strerror or problem}"))
                continue
            # The name is part of the key: a text's stamps may stand in its file's name.
            key = hashlib.sha256(name.encode() + b"\0" + data).hexdigest()
            contents[key] = (name, data)
            if self._stamps is not None:
                self._stamps.note(name, path, key, began)
        held = self._cards.of(contents, self.made_by) if self._cards is not None else {}
        recorded = self.ledger.known_many(contents.keys() - held.keys(), self.made_by) if self.ledger else {}
        known_keys = held.keys() | recorded.keys()
        missing = [(key, *one) for key, one in contents.items() if key not in known_keys]
        made = list(self._read([(key, name, data) for key, name, data in missing if data is not None]))
        if made and self.ledger and self._writes:
            self.ledger.record_many(made, made_by=self.made_by, at=datetime.now(UTC))
        held |= self._filed([*recorded.values(), *made], self.made_by, kept=bool(self._writes or not made))
        return [held[key] for key in contents], len(missing)

    def _filed(self, files: Sequence[FileReading], made_by: str, *, kept: bool = True) -> dict[str, Filed]:
        """The cards of files that were read, whose readings are at hand from now on. kept: whether the ledger holds them."""
        self._at_hand.update(((f.file_hash, r.report.id), r) for f in files for r in f.readings)
        if self._cards is not None and kept:
            return self._cards.put(files, made_by)
        return {file.file_hash: filed(file, made_by) for file in files}

    @cached_property
    def _at_hand(self) -> dict[tuple[str, str], Reading]:
        """By file and report, what was read or fetched."""
        return {}

    @cached_property
    def _cards(self) -> KeptCards | None:
        """The cards of what the ledger holds; None where there is no ledger."""
        if self.ledger is None:
            return None
        key = f"{code_of(('ledger', 'reports'))} {self.ledger.address}"
        return KeptCards(self._cards_store, self.ledger, key, writes=self._writes and self._cards_store.possible)

    @cached_property
    def _stamps(self) -> Stamps | None:
        """Files that are as they were; None where nothing is kept."""
        if self.ledger is None:
            return None
        return Stamps(self._cards_store, "stamps", writes=self._writes and self._cards_store.possible)

    @cached_property
    def _cards_store(self) -> Derived:
        return Derived(self.folder / ".paripassu" / "cards.db")

    def _recalled(self, known_at: datetime) -> Holdings:
        """What the ledger held of this folder at a time, as its reader had it then."""
        held = self.kept.held(known_at, self._place(make=False))
        by_version: dict[str, list[str]] = {}
        for file, version in held.files.items():
            by_version.setdefault(version, []).append(file)
        found: list[Filed] = []
        for version, files in sorted(by_version.items()):
            mine = self._cards.of(files, version) if self._cards is not None else {}
            others = [file for file in files if file not in mine]
            mine |= self._filed(list(self.kept.known_many(others, version).values()), version)
            found.extend(mine.values())
        return self._holdings(found, held.set_aside, 0)

    def _holdings(self, files: Sequence[Filed], aside: Sequence[SetAside], fresh: int) -> Holdings:
        """What files, by path, and files that could not be taken come to; of a report in two files the first stands."""
        ordered = sorted(files, key=lambda one: (one.path, one.file_hash))
        unique = {card.id: card for one in reversed(ordered) for card in reversed(one.cards)}
        cards = sorted(unique.values(), key=lambda card: (card.published or "", card.id))
        parts = {*aside, *(a for one in ordered for a in one.set_aside)}
        have = {c.id: self._at_hand[c.file, c.id] for c in cards if (c.file, c.id) in self._at_hand}
        readings = Fetched(cards, have, self._fetched)
        return Holdings(readings, tuple(sorted(parts, key=lambda a: (a.path, a.reason))), fresh, cards)

    def _fetched(self, cards: Sequence[Card]) -> Iterator[Reading]:
        """The readings of some cards, from the ledger."""
        wanted = {(card.file, card.id) for card in cards}
        for version in sorted({card.made_by for card in cards}):
            files = {card.file for card in cards if card.made_by == version}
            for file in self.kept.known_many(files, version).values():
                found = {(file.file_hash, r.report.id): r for r in file.readings}
                self._at_hand.update(found)
                yield from (r for key, r in found.items() if key in wanted)

    def _place(self, *, make: bool) -> str | None:
        """A name under which looks into this folder are recorded, which goes with it when it is moved; None where none can
        be kept."""
        path = self.folder / ".paripassu" / "place"
        with suppress(OSError):
            if make and not path.exists():
                path.parent.mkdir(exist_ok=True)
                fresh = path.with_suffix(f".{os.getpid()}")
                fresh.write_text(uuid4().hex, encoding="ascii")
                with suppress(FileExistsError):
                    os.link(fresh, path)  # of two processes that come here at once the first one's name holds
                fresh.unlink()
            return path.read_text(encoding="ascii").strip() or None
        return None

    def _name(self, path: Path) -> str:
        """A report's path as shown: within the workspace, whatever the folder is called today."""
        try:
            return path.relative_to(self.folder).as_posix()
        except ValueError:
            return path.as_posix()

    def _read(self, files: Sequence[tuple[str, str, bytes]]) -> Iterator[FileReading]:
        parsed = [(key, name, parse_bytes(name, data, self.settings)) for key, name, data in files]
        reports = [r for _, _, found in parsed for r in found if isinstance(r, Report)]
        understood = {u.report.id: u for u in self.reader().understand(reports)} if reports else {}
        for key, name, found in parsed:
            yield FileReading(
                key,
                tuple(
                    Reading(r, understood[r.id].statements, understood[r.id].meanings, self.made_by)
                    for r in found
                    if isinstance(r, Report)
                ),
                tuple(a for a in found if isinstance(a, SetAside)),
                name,
            )


@cache
def code_of(rooms: tuple[str, ...]) -> str:
    """A hash of all that is in some rooms (30 ms for the models), so that nothing is taken for kept that another version of
    the code, the data or a model worked out."""
    digest = hashlib.sha256()
    home = Path(__file__).parent
    files = [path for room in rooms for path in (home / room).rglob("*")]
    for path in sorted([*files, *home.glob("*.py")]):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(home)}\n{path.stat().st_size}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
