"""A folder with a situation file and reports in, everything that the screens show out: the edge where rooms are joined.

Files and the ledger are touched here and in the rooms made for it; what is computed is computed by the rooms' pure stages.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from paripassu.assessment import Options, assess, replay
from paripassu.errors import NotFound, ParipassuError, UsageError, WorkspaceError
from paripassu.evidence.match import Matcher
from paripassu.ledger import FileReading, Ledger, Reading
from paripassu.plan import Plan, World
from paripassu.plan.disclosure import outsider
from paripassu.reports import list_files, parse_bytes
from paripassu.reports.copies import CopyDecision, Families, families
from paripassu.settings import Settings
from paripassu.situation import load
from paripassu.situation.model import Situation, Tlp
from paripassu.statements import VERSION, Known, Reader
from paripassu.types import Assessment, Decision, Evidence, Flag, Report, SetAside, Span, Statement, StepView

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""
CHUNK = 200
"""Files between two writes to the ledger: what a crash may cost."""
SITUATION = "situation.yaml"


def silent(_what: str, _done: int, _total: int) -> None:
    """No progress shown."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """All that a workspace holds at one moment: reports with their statements, and what was set aside."""

    readings: tuple[Reading, ...]
    set_aside: tuple[SetAside, ...]
    read_now: int = 0
    """How many files had to be read anew."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A situation with the evidence for it, and what a person should look at."""

    situation: Situation
    holdings: Holdings
    families: Families
    evidence: tuple[Evidence, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What is held as of a day: the assessment and the steps that are in step with it."""

    weighed: Weighed
    assessment: Assessment
    steps: tuple[StepView, ...]
    evidence: tuple[Evidence, ...] = field(default=())
    """The evidence that was public by the day."""


class Workspace:
    """A workspace opened for a command or a server. Use as a context manager: it holds the ledger open."""

    def __init__(self, folder: Path, settings: Settings, *, ledger: str | None = None, use_ledger: bool = True) -> None:
        """Raises WorkspaceError, SituationError, LedgerError."""
        if not folder.is_dir():
            raise WorkspaceError(f"{folder} is not a folder", remedy="name the folder that holds situation.yaml, or make one with `paripassu init`")
        self.folder = folder
        self.settings = settings
        self.situation = load(folder / SITUATION)
        self._ledger_address = ledger or settings.ledger
        self._use_ledger = use_ledger
        self._reader: Reader | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        if "ledger" in self.__dict__ and self.ledger is not None:
            self.ledger.close()

    @cached_property
    def ledger(self) -> Ledger | None:
        """The ledger, opened when first asked for; None where the workspace is to be read without one."""
        if not self._use_ledger:
            return None
        address = self._ledger_address
        if address is None:
            path = self.folder / ".paripassu" / "ledger.db"
            try:
                path.parent.mkdir(exist_ok=True)
            except OSError as problem:
                raise WorkspaceError(f"{path.parent} cannot be made ({problem.strerror})", remedy="name a ledger elsewhere with --ledger") from problem
            address = f"sqlite:///{path}"
        return Ledger.open(address)

    @property
    def kept(self) -> Ledger:
        """The ledger, for commands that cannot do without. Raises UsageError."""
        if self.ledger is None:
            raise UsageError("this needs the ledger", remedy="leave out --no-ledger")
        return self.ledger

    def reader(self) -> Reader:
        """The reader, loaded when first needed: a run that finds everything in the ledger never loads the model."""
        if self._reader is None:
            self._reader = Reader(workers=self.settings.threads, known=known_names(self.situation))
        return self._reader

    @property
    def made_by(self) -> str:
        """What the ledger files readings under: the reader's version and the names that it was given."""
        names = "|".join(f"{k.name}={k.country}" for k in known_names(self.situation))
        return f"{VERSION}/{hashlib.sha256(names.encode()).hexdigest()[:8]}"

    def ingest(self, progress: Progress = silent) -> Holdings:
        """Read what is new in reports/, take the rest from the ledger. A file that fails is set aside, the rest goes on."""
        folder = self.folder / "reports"
        if not folder.exists():
            raise WorkspaceError(f"{folder} is not there", remedy="put the reports into a folder named reports beside situation.yaml")
        files = list(list_files([folder], self.settings))
        aside: list[SetAside] = [f for f in files if isinstance(f, SetAside)]
        readings: list[Reading] = []
        fresh = 0
        todo = [f for f in files if not isinstance(f, SetAside)]
        for start in range(0, len(todo), CHUNK):
            progress("reading reports", start, len(todo))
            chunk = todo[start : start + CHUNK]
            made, new = self._chunk(chunk, aside)
            fresh += new
            readings.extend(r for m in made for r in m.readings)
            aside.extend(a for m in made for a in m.set_aside)
        progress("reading reports", len(todo), len(todo))
        unique = {r.report.id: r for r in reversed(readings)}
        ordered = sorted(unique.values(), key=lambda r: (r.report.published.isoformat() if r.report.published else "", r.report.id))
        return Holdings(tuple(ordered), tuple(sorted(aside, key=lambda a: (a.path, a.reason))), fresh)

    def _chunk(self, paths: Sequence[Path], aside: list[SetAside]) -> tuple[list[FileReading], int]:
        contents: dict[str, tuple[str, bytes]] = {}
        for path in paths:
            name = self._name(path)
            try:
                data = path.read_bytes()
            except OSError as problem:
                aside.append(SetAside(name, f"it cannot be read: {problem.strerror or problem}"))
                continue
            # The name is part of the key: a text's stamps may stand in its file's name.
            contents[hashlib.sha256(name.encode() + b"\0" + data).hexdigest()] = (name, data)
        held = self.ledger.known_many(list(contents), self.made_by) if self.ledger else {}
        missing = [(key, *contents[key]) for key in contents if key not in held]
        made = list(self._read(missing))
        if made and self.ledger:
            self.ledger.record_many(made, made_by=self.made_by, at=datetime.now(UTC))
        by_hash = {m.file_hash: m for m in (*held.values(), *made)}
        return [by_hash[key] for key in contents], len(missing)

    def _name(self, path: Path) -> str:
        """A report's path as shown: within the workspace, whatever the folder is called today."""
        try:
            return path.relative_to(self.folder).as_posix()
        except ValueError:
            return path.as_posix()

    def _read(self, files: Sequence[tuple[str, str, bytes]]) -> Iterator[FileReading]:
        parsed = [(key, name, parse_bytes(name, data, self.settings)) for key, name, data in files]
        reports = [r for _, _, found in parsed for r in found if isinstance(r, Report)]
        statements = dict(self._statements(reports))
        for key, name, found in parsed:
            yield FileReading(
                key,
                tuple(Reading(r, statements.get(r.id, ())) for r in found if isinstance(r, Report)),
                tuple(a for a in found if isinstance(a, SetAside)),
                name,
            )

    def _statements(self, reports: Sequence[Report]) -> Iterator[tuple[str, tuple[Statement, ...]]]:
        if reports:
            for report, statements in self.reader().read(reports):
                yield report.id, statements

    def weigh(self, holdings: Holdings, audience: Tlp | None = None, extra: Sequence[Reading] = ()) -> Weighed:
        """Evidence from what is held. audience: see only what its marking allows; extra: supposed reports, for what-if."""
        situation = self.situation if audience is None else outsider(self.situation, audience)
        readings = [*holdings.readings, *extra]
        reports = [r.report for r in readings]
        copies = families(reports, self.copy_decisions())
        matcher = Matcher(situation, self.match_judgements())
        evidence: list[Evidence] = []
        for reading in readings:
            found = matcher.report(reading.report, reading.statements, copies.origin_of.get(reading.report.id, reading.report.id))
            evidence.extend(found)
        return Weighed(situation, holdings, copies, tuple(evidence), flags_of(readings, holdings.set_aside))

    def match_judgements(self) -> Mapping[str, bool]:
        if not self.ledger:
            return {}
        return {
            j.subject[0]: j.verdict == "accept" for j in self.ledger.judgements() if j.kind == "match" and j.verdict != "unsure"
        }

    def copy_decisions(self) -> tuple[CopyDecision, ...]:
        if not self.ledger:
            return ()
        verdicts = {"accept": "same", "reject": "different", "unsure": "unsure"}
        return tuple(
            CopyDecision(j.subject[0], j.subject[1], verdicts[j.verdict], by=j.by)  # type: ignore[arg-type]
            for j in self.ledger.judgements()
            if j.kind == "copy"
        )

    def decisions(self) -> tuple[Decision, ...]:
        return self.ledger.decisions() if self.ledger else ()

    def view(self, weighed: Weighed, as_of: date | None = None) -> View:
        """The assessment and the steps as of a day; by default the last day on which anything was public."""
        day = as_of or last_day(weighed)
        return view_of(weighed, day, self.decisions())


def view_of(weighed: Weighed, day: date, decisions: Sequence[Decision], *, band: bool = True) -> View:
    """What is held as of *day*: pure, from evidence to steps."""
    situation = weighed.situation
    visible = tuple(e for e in weighed.evidence if e.published <= day)
    assessment = assess(situation, visible, day, options=Options(band=band))
    steps: tuple[StepView, ...] = ()
    if situation.plan:
        history = history_of(situation, visible, day)
        steps = Plan(situation).evaluate([*history, assessment], decisions, day)
    return View(weighed, assessment, steps, visible)


def history_of(situation: Situation, evidence: Sequence[Evidence], day: date) -> tuple[Assessment, ...]:
    """The daily assessments before *day*, from the day of the first evidence, without bands: what dwell times run on."""
    if not evidence:
        return ()
    start = min(e.published for e in evidence)
    if start >= day:
        return ()
    return replay(situation, evidence, start, day - timedelta(days=1), options=Options(band=False))


def last_day(weighed: Weighed) -> date:
    """The last day on which any report was public. Raises NotFound where no report has a date."""
    days = [r.report.published.date() for r in weighed.holdings.readings if r.report.published]
    if not days:
        raise NotFound("no report here has a date", remedy="put reports into reports/, or give --as-of")
    return max(days)


def known_names(situation: Situation) -> tuple[Known, ...]:
    """The names of the situation's actors, each with the state at the top of its chain if that is an alpha-3 code."""
    found: list[Known] = []
    for actor in sorted(situation.actors.values(), key=lambda a: a.id):
        root = situation.root(actor.id)
        country = root if root and len(root) == 3 and root.isupper() and root.isalpha() else None
        found.extend(Known(name, country) for name in (actor.name, *actor.aliases, *(o.holder for o in actor.offices)))
    return tuple(found)


def flags_of(readings: Sequence[Reading], set_aside: Sequence[SetAside]) -> tuple[Flag, ...]:
    """What a reader of the assessment should look at, report by report, then what was not read."""
    flags = [f for r in readings for f in r.report.flags]
    foreign = [r.report for r in readings if not r.report.readable]
    flags.extend(Flag("not read", r.path, f"its language ({r.language or 'unknown'}) is not one that the reader knows") for r in foreign)
    undated = [r.report for r in readings if r.report.published is None]
    flags.extend(Flag("no date", r.path, "it has no date, so it counts as evidence of no day") for r in undated)
    flags.extend(Flag("set aside", a.path, a.reason) for a in set_aside if not a.reason.startswith("hidden"))
    return tuple(flags)


def body_of(holdings: Holdings, report: str) -> Report:
    """The report with that id. Raises NotFound."""
    for reading in holdings.readings:
        if reading.report.id == report:
            return reading.report
    raise NotFound(f"there is no report {report}")


__all__ = ["Holdings", "ParipassuError", "Progress", "Span", "View", "Weighed", "Workspace", "World", "body_of", "flags_of", "history_of", "known_names", "last_day", "silent", "view_of"]
