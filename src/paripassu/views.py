"""What a workspace holds, as plain values, and what follows from it: flags, the view of a day. Pure; no I/O."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from paripassu.assessment import Options, assess, replay
from paripassu.assessment.filter import AS_HELD
from paripassu.assessment.votes import Reading as VoteReading
from paripassu.errors import NotFound
from paripassu.ledger import Reading
from paripassu.plan import Plan, Supposed
from paripassu.plan.disclosure import allowed, marking_of
from paripassu.reports.copies import Families
from paripassu.reports.revisions import compare_statements, revisions
from paripassu.situation.model import Situation, Tlp
from paripassu.types import Assessment, Decision, Evidence, Flag, Report, SetAside, StepView


@dataclass(frozen=True, slots=True)
class Holdings:
    """All that a workspace holds at one moment: reports with their statements, and what was set aside."""

    readings: tuple[Reading, ...]
    set_aside: tuple[SetAside, ...]
    read_now: int = 0
    """How many files had to be read anew."""


def shown_to(holdings: Holdings, audience: Tlp | None) -> Holdings:
    """What *audience* may see of *holdings*; None may see everything.

    Reports marked above it are as if they had never come. So is what was set aside: of what could not be read no
    marking is known.
    """
    if audience is None:
        return holdings
    kept = tuple(r for r in holdings.readings if allowed(marking_of(r.report), audience))
    return replace(holdings, readings=kept, set_aside=())


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


def view_of(
    weighed: Weighed, day: date, decisions: Sequence[Decision], *, band: bool = True, held: VoteReading = AS_HELD
) -> View:
    """What is held as of *day*: pure, from evidence to steps. held: as the evidence is read, for asking what if."""
    situation = weighed.situation
    seen, visible, flags = public_by(weighed, day)
    assessment = assess(situation, visible, day, options=Options(band=band, held=held))
    steps: tuple[StepView, ...] = ()
    if situation.plan:
        history = history_of(situation, weighed.evidence, day, held)
        supposed = Supposed(situation, visible, day, Options(held=held))
        steps = Plan(situation).evaluate([*history, assessment], decisions, day, supposed)
    return View(seen, assessment, steps, visible, flags)


def public_by(weighed: Weighed, day: date) -> tuple[Weighed, tuple[Evidence, ...], tuple[Flag, ...]]:
    """What was weighed with the families of *day*; the evidence that was public by then, each item as it stood then, in the
    order in which it was weighed; and the flags that are not on later reports."""
    visible = tuple(e.at(day) for e in weighed.evidence if e.published <= day)
    later = {r.report.path for r in weighed.holdings.readings if r.report.published and r.report.published.date() > day}
    flags = tuple(f for f in weighed.flags if f.report not in later)
    return replace(weighed, families=weighed.families.by(day)), visible, flags


def history_of(
    situation: Situation, evidence: Sequence[Evidence], day: date, held: VoteReading = AS_HELD
) -> tuple[Assessment, ...]:
    """The daily assessments before *day*, from the day of the first evidence, without bands: dwell runs on them."""
    if not evidence:
        return ()
    start = min((e.published for e in evidence if not e.at(day).idle), default=day)
    if start >= day:
        return ()
    return replay(situation, evidence, start, day - timedelta(days=1), options=Options(band=False, held=held))


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
        old, new = by_id[revision.old], by_id[revision.new]
        yield from compare_statements(old.statements, new.statements, new.report.path)


def body_of(holdings: Holdings, report: str) -> Report:
    """The report with that id. Raises NotFound."""
    for reading in holdings.readings:
        if reading.report.id == report:
            return reading.report
    raise NotFound(f"there is no report {report}")
