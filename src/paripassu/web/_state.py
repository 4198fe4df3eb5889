"""A workspace's folder in, what the desk shows of it out: weighed once, kept, and weighed anew when something changed.

A `State` is what one audience may know at one moment; it never changes. The `Desk` holds one for each audience, looks
every few seconds whether the files or the ledger moved on, and puts a new one in place when it is ready.
"""

import hashlib
import os
import threading
import time
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from paripassu.assessment import assess, replay
from paripassu.errors import NotFound, ParipassuError, Refused, UsageError
from paripassu.evidence.descent import settled
from paripassu.evidence.match import Matcher
from paripassu.intake import Progress
from paripassu.ledger import Judgement, Ledger, Reading, audit
from paripassu.naming import called
from paripassu.plan import Plan, Supposed
from paripassu.settings import Settings
from paripassu.situation.model import Situation, Tlp
from paripassu.types import Assessment, Decision, Evidence, Statement, StepView
from paripassu.views import Holdings, View, Weighed, last_day, public_by
from paripassu.web._apart import Apart
from paripassu.web._weigh import Kept, Weigher
from paripassu.web._weights import Shelved, ids_of
from paripassu.workspace import SITUATION, silent

LOOK_EVERY = 2.0
"""Seconds between two looks at the files and the ledger, if a look takes less than a twentieth of that."""
WAIT = 4.0
"""Seconds that a writer waits for the desk to have caught up with what was just written."""
AHEAD = timedelta(days=366)
"""How far past the last report a day may be asked for."""
_DAYS = 64
"""Views by day that are kept."""
_ONCE = 512
"""Things worked out from a state that are kept with it."""
T = TypeVar("T")


@dataclass(frozen=True)
class State:
    """What one audience may know at one moment. Everything derived from it is kept with it."""

    weighed: Weighed
    shelved: Shelved
    """An assessment with its band for each day from the first evidence to the last report."""
    last: date
    decisions: tuple[Decision, ...]
    judgements: tuple[Judgement, ...]
    matcher: Matcher
    stamp: str
    """Hash of all that this audience can see; what it may not see does not move it."""
    _views: "OrderedDict[date, View]" = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _made: "OrderedDict[Hashable, Any]" = field(default_factory=OrderedDict)

    @property
    def days(self) -> tuple[Assessment, ...]:
        """An assessment with its band for each day from the first evidence to the last report."""
        return self.shelved.days

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What *make* gives, worked out once for this state. Two who ask at the same time may both work it out."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                kept: T = self._made[key]
                return kept
        made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > _ONCE:
                self._made.popitem(last=False)
        return made

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
    def outlets(self) -> Mapping[str, str]:
        """What a report's outlet is called, by the report's id."""
        return {i: r.report.outlet or r.report.path for i, r in self.readings.items()}

    @cached_property
    def _called(self) -> Mapping[str, str]:
        """What reports without an outlet are called, by their paths."""
        reports = (r.report for r in self.readings.values())
        return {report.path: called(report) for report in reports if not report.outlet}

    def named(self, label: str) -> str:
        """A speaker's or outlet's label as a page shows it: that of a report without an outlet is its path, and is not shown."""
        return self._called.get(label, label)

    @cached_property
    def by_path(self) -> Mapping[str, str]:
        """Ids of reports by their paths."""
        return {r.report.path: r.report.id for r in self.weighed.holdings.readings}

    @cached_property
    def bearing(self) -> Mapping[str, tuple[Evidence, ...]]:
        """The evidence in each report that has any."""
        found: dict[str, list[Evidence]] = {}
        for e in self.weighed.evidence:
            found.setdefault(e.report, []).append(e)
        return {name: tuple(items) for name, items in found.items()}

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
        """What is held as of *day*, without what would change a step. Raises UsageError for a day too far ahead."""
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

    def whole(self, day: date) -> View:
        """The same with what would change each step, which takes longer than all the rest. Raises UsageError."""
        view = self.view(day)
        return self.once(("whole", day), lambda: replace(view, steps=self._steps(view, day)))

    def _view(self, day: date) -> View:
        history = self.history(day)
        steps = self.plan.evaluate(history, self.decisions, day, with_changes=False) if self.plan.situation.plan else ()
        seen, visible, flags = public_by(self.weighed, day)
        return View(seen, history[-1], steps, visible, flags)

    def _steps(self, view: View, day: date) -> tuple[StepView, ...]:
        if not view.steps:
            return ()
        supposed = Supposed(self.weighed.situation, self.weighed.evidence, day)
        return self.plan.evaluate(self.history(day), self.decisions, day, supposed)

    def public(self, day: date) -> tuple[Reading, ...]:
        """The readings whose report was public by *day*; a report without a date was public on none."""
        return self.once(("public", day), lambda: tuple(self._public(day)))

    def _public(self, day: date) -> Iterator[Reading]:
        for r in self.weighed.holdings.readings:
            if r.report.published and r.report.published.date() <= day:
                yield r


def state_of(
    weighed: Weighed,
    decisions: Sequence[Decision],
    judgements: Sequence[Judgement],
    matcher: Matcher,
    *,
    apart: Apart | None = None,
    before: State | None = None,
) -> State:
    """The state of one audience from what was weighed for it: pure. before: an earlier one, whose days are taken over as
    far as nothing in them changed."""
    situation = weighed.situation
    shown = {s.id for s in situation.plan if not s.withheld}
    mine = tuple(d for d in decisions if d.step in shown)
    try:
        last = last_day(weighed)
    except NotFound:
        last = situation.since or date(2000, 1, 1)
    start = min((e.published for e in weighed.evidence), default=last)
    kept = _kept_days(before, weighed, start, last)
    begin = kept.made[-1][0].as_of + timedelta(days=1) if kept.made else start
    if begin <= last:
        fresh = (apart or Apart()).days(situation, weighed.evidence, begin, last)
        kept = Shelved(fresh.ids, (*kept.made, *fresh.made))
    return State(weighed, kept, last, mine, tuple(judgements), matcher, _stamp(weighed, mine, judgements))


def _kept_days(before: State | None, weighed: Weighed, start: date, last: date) -> Shelved:
    """The days of *before* on which all that was public is as it was."""
    ids = ids_of(weighed.evidence)
    if before is None or not before.days or before.days[0].as_of != start:
        return Shelved(ids, ())
    if _judged_by(before.weighed.situation) != _judged_by(weighed.situation):
        return Shelved(ids, ())
    changed = set(before.weighed.evidence) ^ set(weighed.evidence)
    until = min((e.published for e in changed), default=last + timedelta(days=1))
    return Shelved(ids, before.shelved.until(min(until, last + timedelta(days=1))).made)


def _judged_by(situation: Situation) -> Situation:
    """The situation without its plan, which no assessment depends on."""
    return replace(situation, plan=())


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
class Files:
    """What lies in a workspace: changes when the situation file or a report is added, removed or written to."""

    situation: tuple[int, int] | None
    """When it was written, and its size."""
    reports: Mapping[Path, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Base:
    """What every audience's state is made from."""

    holdings: Holdings
    files: Files
    head: int
    judgements: tuple[Judgement, ...]
    decisions: tuple[Decision, ...]


class Desk:
    """Holds a workspace open and hands out the state of each audience. Safe to use from many threads."""

    def __init__(self, folder: Path, settings: Settings, *, ledger: str | None = None) -> None:
        """Raises WorkspaceError, SituationError, LedgerError."""
        self.folder = folder
        self._settings, self._address = settings, ledger
        self.workspace = Kept(folder, settings, ledger=ledger)
        self._apart = Apart()
        self._weigher = Weigher()
        self._states: dict[Tlp | None, State] = {}
        self._base: _Base | None = None
        self._building = threading.Lock()
        self.reading = threading.Lock()
        """Held while the reader reads: it works for one thread at a time."""
        self._asking = threading.Lock()
        self._uncertain: tuple[Files, tuple[Evidence, ...]] | None = None
        self._look_at = 0.0
        self.trouble: str | None = None
        """Why what is on disk now cannot be shown, where that is so."""
        self.on_change: list[Callable[[State, State], None]] = []
        """Called with the full state before and after each change."""

    @property
    def ledger(self) -> Ledger:
        return self.workspace.kept

    def close(self) -> None:
        self._apart.close()
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
                readings = base.holdings.readings
                with self.reading:
                    matches = self._weigher.found(self.workspace, weighed.situation, readings, None)
                items = [e for some in matches for e in some]
                found = settled({r.report.id: r.report for r in readings}, items, weighed.families)
                self._uncertain = (base.files, found)
            return self._uncertain[1] if self._uncertain else ()

    def wrote(self) -> None:
        """Something was just put into the ledger: be up to date before the next page, if that is quickly done."""
        worker = threading.Thread(target=self._catch_up, daemon=True)
        worker.start()
        worker.join(WAIT)

    # ---- keeping up ----------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Now and then, whether there is something new, in a thread of its own; what is held is shown until the new
        state is there."""
        now = time.monotonic()
        if self._base is None or now < self._look_at or self._building.locked():
            return
        self._look_at = now + LOOK_EVERY
        threading.Thread(target=self._look_now, daemon=True).start()

    def _look_now(self) -> None:
        began = time.monotonic()
        try:
            moved = self._moved_on()
        except ParipassuError as problem:
            self.trouble = str(problem)
            return
        took = time.monotonic() - began
        self._look_at = began + max(LOOK_EVERY, 20 * took)
        if moved:
            self._catch_up()

    def _moved_on(self) -> bool:
        base = self._base
        return base is None or audit.others_since(self.ledger, base.head) or files_of(self.folder) != base.files

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
            if base is not None and files.situation != base.files.situation:
                fresh = Kept(self.folder, self._settings, ledger=self._address).like(self.workspace)
                old, self.workspace = self.workspace, fresh
                old.__exit__(None, None, None)
            with self.reading:
                holdings = self.workspace.ingest(progress)
        else:
            holdings = base.holdings
        made = _Base(holdings, files, self.ledger.head().sequence, self.ledger.judgements(), self.ledger.decisions())
        same = base is not None and base.holdings is holdings and base.judgements == made.judgements
        self._base = made
        progress("weighing", 0, 1)
        states: dict[Tlp | None, State] = {}
        for audience in dict.fromkeys((None, *self._states)):
            held = self._states.get(audience)
            judgements = made.judgements if audience is None else ()
            if same and held is not None:
                states[audience] = state_with(held, made.decisions, judgements)
            else:
                try:
                    states[audience] = self._make(audience)
                except Refused:  # the situation was marked above this audience since
                    continue
        self._states = states

    def _make(self, audience: Tlp | None) -> State:
        base = self._base
        if base is None:
            raise UsageError("the desk has not read its workspace yet")
        before = self._states.get(audience)
        with self.reading:
            weighed, matcher = self._weigher.weigh(self.workspace, base.holdings, audience)
        # Judgements are the desk's own business: one on a withheld indicator would show in an outsider's stamp.
        judgements = base.judgements if audience is None else ()
        return state_of(weighed, base.decisions, judgements, matcher, apart=self._apart, before=before)


def state_with(state: State, decisions: Sequence[Decision], judgements: Sequence[Judgement]) -> State:
    """The same evidence under other decisions."""
    shown = {s.id for s in state.weighed.situation.plan if not s.withheld}
    mine = tuple(d for d in decisions if d.step in shown)
    return State(
        state.weighed,
        state.shelved,
        state.last,
        mine,
        tuple(judgements),
        state.matcher,
        _stamp(state.weighed, mine, judgements),
    )


def files_of(folder: Path) -> Files:
    """The files of a workspace as they are now."""
    try:
        seen = (folder / SITUATION).stat()
        situation = (seen.st_mtime_ns, seen.st_size)
    except OSError:
        situation = None
    return Files(situation, dict(_files(folder / "reports")))


def _files(folder: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    been: set[tuple[int, int]] = set()
    for at, below, names in os.walk(folder, followlinks=True):
        here = os.stat(at)  # noqa: PTH116 - a path object for each of many files would take longer than the look
        below[:] = [] if (here.st_dev, here.st_ino) in been else below
        been.add((here.st_dev, here.st_ino))
        for name in names:
            path = Path(at) / name
            try:
                seen = path.stat()
            except OSError:
                continue
            yield path, (seen.st_mtime_ns, seen.st_size)
