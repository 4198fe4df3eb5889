"""A workspace's folder in, what the desk shows of it out: weighed once, kept, and weighed anew when something changed.

A `State` is what one audience may know at one moment; it never changes. The `Desk` holds one for each audience, looks
every few seconds whether the files or the ledger moved on, and puts a new one in place when it is ready.
"""

import hashlib
import threading
import time
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from paripassu.assessment import Options, assess, replay
from paripassu.errors import NotFound, ParipassuError, UsageError
from paripassu.evidence.match import ASK, Matcher
from paripassu.ledger import Judgement, Ledger, Reading
from paripassu.plan import Plan
from paripassu.settings import Settings
from paripassu.situation.model import Tlp
from paripassu.types import Assessment, Decision, Evidence, Statement
from paripassu.views import Holdings, View, Weighed, last_day, public_by
from paripassu.workspace import SITUATION, Progress, Workspace, evidence_of, silent

LOOK_EVERY = 2.0
"""Seconds between two looks at the files and the ledger."""
WAIT = 4.0
"""Seconds that a writer waits for the desk to have caught up with what was just written."""
AHEAD = timedelta(days=366)
"""How far past the last report a day may be asked for."""
_DAYS = 64
"""Views by day that are kept."""


@dataclass(frozen=True)
class State:
    """What one audience may know at one moment. Everything derived from it is kept with it."""

    weighed: Weighed
    days: tuple[Assessment, ...]
    """An assessment with its band for each day from the first evidence to the last report."""
    last: date
    decisions: tuple[Decision, ...]
    judgements: tuple[Judgement, ...]
    matcher: Matcher
    stamp: str
    """Hash of all that this audience can see; what it may not see does not move it."""
    _views: "OrderedDict[date, View]" = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def first(self) -> date:
        """The first day that has an assessment."""
        return self.days[0].as_of if self.days else self.last

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        return {r.report.id: r for r in self.weighed.holdings.readings}

    @cached_property
    def evidence(self) -> Mapping[str, Evidence]:
        return {e.id: e for e in self.weighed.evidence}

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        return {s.id: s for r in self.weighed.holdings.readings for s in r.statements}

    @cached_property
    def plan(self) -> Plan:
        return Plan(self.weighed.situation)

    def report(self, name: str) -> Reading:
        """The report with that id. Raises NotFound."""
        if name not in self.readings:
            raise NotFound(f"there is no report {name}", remedy="find it through the list of reports")
        return self.readings[name]

    def view(self, day: date) -> View:
        """What is held as of *day*. Raises UsageError for a day too far ahead."""
        if day > self.last + AHEAD:
            what = f"{day} is more than a year after the last report"
            raise UsageError(what, remedy=f"ask for a day up to {self.last + AHEAD}")
        with self._lock:
            if day in self._views:
                self._views.move_to_end(day)
                return self._views[day]
        view = self._view(day)
        with self._lock:
            self._views[day] = view
            while len(self._views) > _DAYS:
                self._views.popitem(last=False)
        return view

    def history(self, day: date) -> tuple[Assessment, ...]:
        """The daily assessments up to and with *day*."""
        situation, evidence = self.weighed.situation, self.weighed.evidence
        if not self.days or day < self.first:
            return (assess(situation, evidence, day),)
        past = self.days[: bisect_right(self.days, day, key=lambda a: a.as_of)]
        if past[-1].as_of < day:
            past += replay(situation, evidence, past[-1].as_of + timedelta(days=1), day)
        return past

    def _view(self, day: date) -> View:
        history = self.history(day)
        steps = self.plan.evaluate(history, self.decisions, day) if self.weighed.situation.plan else ()
        seen, visible, flags = public_by(self.weighed, day)
        return View(seen, history[-1], steps, visible, flags)

    def public(self, day: date) -> tuple[Reading, ...]:
        """The readings whose report was public by *day*; a report without a date was public on none."""
        return tuple(
            r for r in self.weighed.holdings.readings if r.report.published and r.report.published.date() <= day
        )


def state_of(
    weighed: Weighed, decisions: Sequence[Decision], judgements: Sequence[Judgement], matcher: Matcher
) -> State:
    """The state of one audience from what was weighed for it: pure."""
    situation = weighed.situation
    shown = {s.id for s in situation.plan if not s.withheld}
    mine = tuple(d for d in decisions if d.step in shown)
    try:
        last = last_day(weighed)
    except NotFound:
        last = situation.since or date(2000, 1, 1)
    start = min((e.published for e in weighed.evidence), default=last)
    days = replay(situation, weighed.evidence, start, last, options=Options())
    return State(weighed, days, last, mine, tuple(judgements), matcher, _stamp(weighed, mine, judgements))


def _stamp(weighed: Weighed, decisions: Sequence[Decision], judgements: Sequence[Judgement]) -> str:
    # Where the folder lies is nothing that an audience sees, and the same workspace has the same stamp anywhere.
    shown = repr((weighed.situation, decisions, tuple(judgements), weighed.flags)).replace(
        repr(weighed.situation.path), "''"
    )
    digest = hashlib.sha256(shown.encode())
    for reading in weighed.holdings.readings:
        digest.update(reading.report.id.encode())
    for item in weighed.evidence:
        digest.update(f"{item.id}{item.match}{item.origin}{item.copied_from}{item.replaced_by}".encode())
    for link in weighed.families.links:
        digest.update(f"{link.id}{link.verdict}".encode())
    return digest.hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class _Base:
    """What every audience's state is made from."""

    holdings: Holdings
    files: str
    head: int
    judgements: tuple[Judgement, ...]
    decisions: tuple[Decision, ...]


class Desk:
    """Holds a workspace open and hands out the state of each audience. Safe to use from many threads."""

    def __init__(self, folder: Path, settings: Settings, *, ledger: str | None = None) -> None:
        """Raises WorkspaceError, SituationError, LedgerError."""
        self.folder = folder
        self._settings, self._address = settings, ledger
        self.workspace = Workspace(folder, settings, ledger=ledger)
        self._states: dict[Tlp | None, State] = {}
        self._base: _Base | None = None
        self._building = threading.Lock()
        self.reading = threading.Lock()
        """Held while the reader reads: it works for one thread at a time."""
        self._asking = threading.Lock()
        self._uncertain: tuple[str, tuple[Evidence, ...]] | None = None
        self._looked = 0.0
        self.trouble: str | None = None
        """Why what is on disk now cannot be shown, where that is so."""
        self.on_change: list[Callable[[State, State], None]] = []
        """Called with the full state before and after each change."""

    @property
    def ledger(self) -> Ledger:
        return self.workspace.kept

    def close(self) -> None:
        self.workspace.__exit__(None, None, None)

    def state(self, audience: Tlp | None = None) -> State:
        """What *audience* may know now; None may know everything. Raises Refused where it may know nothing."""
        self._look()
        base = self._base
        if base is None:
            with self._building:
                if self._base is None:
                    self._rebuild(silent)
                base = self._base
        held = self._states.get(audience)
        if held is None:
            with self._building:
                held = self._states.get(audience) or self._make(audience)
                self._states[audience] = held
        return held

    def build(self, progress: Progress = silent) -> State:
        """Read and weigh all now, as a server does before it opens its door."""
        with self._building:
            self._rebuild(progress)
        return self._states[None]

    def uncertain(self) -> tuple[Evidence, ...]:
        """Every match that is evidence or nearly so, as the machine has it, whatever people judged; with the reports
        read last."""
        self.state()
        base = self._base
        with self._asking:
            if base is not None and (self._uncertain is None or self._uncertain[0] != base.files):
                weighed = self.state().weighed
                with self.reading:
                    matcher = Matcher(weighed.situation, embed=self.workspace.meanings)
                    found = evidence_of(base.holdings.readings, matcher, weighed.families, keep=ASK)
                self._uncertain = (base.files, found)
            return self._uncertain[1] if self._uncertain else ()

    def wrote(self) -> None:
        """Something was just put into the ledger: be up to date before the next page, if that is quickly done."""
        worker = threading.Thread(target=self._catch_up, daemon=True)
        worker.start()
        worker.join(WAIT)

    # ---- keeping up ----------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Now and then, whether there is something new; what is held is shown until the new state is there."""
        now = time.monotonic()
        if self._base is None or now - self._looked < LOOK_EVERY or self._building.locked():
            return
        self._looked = now
        if self._moved_on():
            threading.Thread(target=self._catch_up, daemon=True).start()

    def _moved_on(self) -> bool:
        base = self._base
        return base is None or self.ledger.head().sequence != base.head or files_of(self.folder) != base.files

    def _catch_up(self) -> None:
        with self._building:
            if not self._moved_on():
                return
            before = self._states.get(None)
            try:
                self._rebuild(silent)
                self.trouble = None
            except ParipassuError as problem:
                self.trouble = str(problem)
                if self._base is not None:
                    self._base = replace(self._base, files=files_of(self.folder), head=self.ledger.head().sequence)
                return
            after = self._states[None]
        if before is not None and before.stamp != after.stamp:
            for tell in self.on_change:
                tell(before, after)

    def _rebuild(self, progress: Progress) -> None:
        """Under the lock: reads what is new and weighs anew what changed for it."""
        files = files_of(self.folder)
        base = self._base
        if base is None or files != base.files:
            if base is not None:
                fresh = Workspace(self.folder, self._settings, ledger=self._address)
                old, self.workspace = self.workspace, fresh
                old.__exit__(None, None, None)
            with self.reading:
                holdings = self.workspace.ingest(progress)
        else:
            holdings = base.holdings
        made = _Base(holdings, files, self.ledger.head().sequence, self.ledger.judgements(), self.ledger.decisions())
        same = base is not None and base.holdings is holdings and base.judgements == made.judgements
        self._base = made
        states: dict[Tlp | None, State] = {}
        if same and None in self._states:
            full = self._states[None]
            states[None] = state_with(full, made.decisions, made.judgements)
        else:
            progress("weighing", 0, 1)
            states[None] = self._make(None)
        self._states = states

    def _make(self, audience: Tlp | None) -> State:
        base = self._base
        if base is None:
            raise UsageError("the desk has not read its workspace yet")
        with self.reading:
            weighed = self.workspace.weigh(base.holdings, audience)
            matcher = Matcher(weighed.situation, self.workspace.match_judgements(), self.workspace.meanings)
        # Judgements are the desk's own business: one on a withheld indicator would show in an outsider's stamp.
        judgements = base.judgements if audience is None else ()
        return state_of(weighed, base.decisions, judgements, matcher)


def state_with(state: State, decisions: Sequence[Decision], judgements: Sequence[Judgement]) -> State:
    """The same evidence under other decisions."""
    shown = {s.id for s in state.weighed.situation.plan if not s.withheld}
    mine = tuple(d for d in decisions if d.step in shown)
    return State(
        state.weighed,
        state.days,
        state.last,
        mine,
        tuple(judgements),
        state.matcher,
        _stamp(state.weighed, mine, judgements),
    )


def files_of(folder: Path) -> str:
    """A hash that changes when the situation file or a report is added, removed or written to."""
    digest = hashlib.sha256()
    for path in sorted((folder / SITUATION, *(folder / "reports").rglob("*"))):
        try:
            seen = path.stat()
        except OSError:
            continue
        digest.update(f"{path}\0{seen.st_mtime_ns}\0{seen.st_size}\n".encode())
    return digest.hexdigest()
