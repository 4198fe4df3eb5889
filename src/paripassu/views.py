"""What a workspace holds, as plain values, and what follows from it: flags, the view of a day. Pure; no I/O."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from paripassu.assessment import Options, assess, replay
from paripassu.errors import NotFound
from paripassu.ledger import Reading
from paripassu.plan import Plan
from paripassu.reports.copies import Families
from paripassu.reports.revisions import compare_statements, revisions
from paripassu.situation.model import Situation
from paripassu.types import Assessment, Decision, Evidence, Flag, Report, SetAside, StepView


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
    flags: tuple[Flag, ...] = field(default=())
    """What to look at in the reports that were public by the day, and what could not be dated or read."""


def view_of(weighed: Weighed, day: date, decisions: Sequence[Decision], *, band: bool = True) -> View:
    """What is held as of *day*: pure, from evidence to steps."""
    situation = weighed.situation
    visible = tuple(e for e in weighed.evidence if e.published <= day)
    assessment = assess(situation, visible, day, options=Options(band=band))
    steps: tuple[StepView, ...] = ()
    if situation.plan:
        history = history_of(situation, visible, day)
        steps = Plan(situation).evaluate([*history, assessment], decisions, day)
    later = {r.report.path for r in weighed.holdings.readings if r.report.published and r.report.published.date() > day}
    return View(weighed, assessment, steps, visible, tuple(f for f in weighed.flags if f.report not in later))


def history_of(situation: Situation, evidence: Sequence[Evidence], day: date) -> tuple[Assessment, ...]:
    """The daily assessments before *day*, from the day of the first evidence, without bands: dwell runs on them."""
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


def flags_of(readings: Sequence[Reading], set_aside: Sequence[SetAside]) -> tuple[Flag, ...]:
    """What a reader of the assessment should look at, report by report, then what was not read."""
    flags = [f for r in readings for f in r.report.flags]
    foreign = [r.report for r in readings if not r.report.readable]
    flags.extend(
        Flag("not read", r.path, f"its language ({r.language or 'unknown'}) is not one that the reader knows")
        for r in foreign
    )
    undated = [r.report for r in readings if r.report.published is None]
    flags.extend(Flag("no date", r.path, "it has no date, so it counts as evidence of no day") for r in undated)
    flags.extend(Flag("set aside", a.path, a.reason) for a in set_aside if not a.reason.startswith("hidden"))
    return tuple(flags)


def revised(readings: Sequence[Reading], copies: Families) -> Iterator[Flag]:
    """What later texts of a report did to who said what, the statements of both at hand."""
    by_id = {r.report.id: r for r in readings}
    for revision in revisions([r.report for r in readings], copies):
        yield from compare_statements(by_id[revision.old].statements, by_id[revision.new].statements)


def body_of(holdings: Holdings, report: str) -> Report:
    """The report with that id. Raises NotFound."""
    for reading in holdings.readings:
        if reading.report.id == report:
            return reading.report
    raise NotFound(f"there is no report {report}")
