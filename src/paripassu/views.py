"""What a workspace holds, as plain values, and what follows from it: flags, the view of a day. Pure; no I/O."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final, overload

from paripassu.assessment import Assessor, Options, assess, replay
from paripassu.assessment.filter import AS_HELD
from paripassu.assessment.votes import Reading as VoteReading
from paripassu.errors import NotFound
from paripassu.ledger import Reading
from paripassu.plan import Plan, Supposed
from paripassu.plan.disclosure import allowed, marking_of
from paripassu.reports.cards import Card, card_of, moment
from paripassu.reports.copies import Families
from paripassu.reports.revisions import compare_statements, in_turn
from paripassu.situation.model import Situation, Tlp
from paripassu.types import Assessment, Decision, Evidence, Flag, Report, SetAside, StepView

UNDATED: Final = "no date"
"""Kind of the flag on a report that was public on no day."""
_DATED: Final = (
    "it has no date, so it counts as evidence of no day: give it one in its file's name (YYYY-MM-DD-….txt) or in its front matter "
    "(date: YYYY-MM-DD)"
)


class Fetched(Sequence[Reading]):
    """The readings of some cards, in their order, each fetched when it is first looked at, or some of them at once."""

    def __init__(
        self, cards: Sequence[Card], have: dict[str, Reading], fetch: Callable[[Sequence[Card]], Iterable[Reading]]
    ) -> None:
        """have: by report, what need not be fetched; what was is put there."""
        self._cards = cards
        self._card_of = {card.id: card for card in cards}
        self._have, self._fetch = have, fetch

    @property
    def ids(self) -> Collection[str]:
        return self._card_of.keys()

    def some(self, ids: Collection[str]) -> dict[str, Reading]:
        """The readings of some reports, by id; ids of which there is no card are left out."""
        wanted = {name for name in ids if name in self._card_of}
        missing = [self._card_of[name] for name in sorted(wanted - self._have.keys())]
        if missing:
            self._have.update((r.report.id, r) for r in self._fetch(missing))
        return {name: self._have[name] for name in wanted}

    @overload
    def __getitem__(self, at: int) -> Reading: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Reading, ...]: ...
    def __getitem__(self, at: int | slice) -> Reading | tuple[Reading, ...]:
        if isinstance(at, slice):
            return tuple(self._of(self._cards[at]))
        return next(self._of([self._cards[at]]))

    def __len__(self) -> int:
        return len(self._cards)

    def __iter__(self) -> Iterator[Reading]:
        return self._of(self._cards)

    def _of(self, cards: Sequence[Card]) -> Iterator[Reading]:
        found = self.some([card.id for card in cards])
        return (found[card.id] for card in cards)


@dataclass(frozen=True, slots=True)
class Holdings:
    """All that a workspace holds at one moment: reports with their statements, and what was set aside."""

    readings: Sequence[Reading]
    set_aside: tuple[SetAside, ...]
    read_now: int = 0
    """How many files had to be read anew."""
    held: Sequence[Card] | None = None
    """The cards of the readings, where they are at hand."""

    @property
    def cards(self) -> Sequence[Card]:
        """The card of each reading."""
        if self.held is not None:
            return self.held
        return [card_of(r.report, made_by=r.made_by) for r in self.readings]

    def some(self, ids: Collection[str]) -> dict[str, Reading]:
        """The readings of some reports, by id, fetched at once where they are not at hand."""
        if isinstance(self.readings, Fetched):
            return self.readings.some(ids)
        return {r.report.id: r for r in self.readings if r.report.id in ids}

    def dated(self) -> Iterator[tuple[str, str | None]]:
        """The path of each report and the day on which it was public, ISO 8601."""
        if self.held is not None:
            return ((card.path, card.published and card.published[:10]) for card in self.held)
        reports = (r.report for r in self.readings)
        return ((r.path, r.published.date().isoformat() if r.published else None) for r in reports)

    def counted(self, day: date) -> tuple[list[str], int]:
        """Ids of the reports that were public by a day, and how many statements they hold."""
        if self.held is not None:
            public = [
                card for card in self.held if card.published is not None and card.published[:10] <= day.isoformat()
            ]
            return [card.id for card in public], sum(card.statements for card in public)
        seen = [r for r in self.readings if r.report.published and r.report.published.date() <= day]
        return [r.report.id for r in seen], sum(len(r.statements) for r in seen)


def texts_of(holdings: Holdings, extra: Sequence[Reading] = ()) -> Mapping[str, Report]:
    """The reports of holdings and of some readings more, by id."""
    if isinstance(holdings.readings, Fetched):
        return _Texts(holdings.readings, {r.report.id: r.report for r in extra})
    return {r.report.id: r.report for r in (*holdings.readings, *extra)}


class _Texts(Mapping[str, Report]):
    """Reports by id, each fetched when it is first looked at."""

    def __init__(self, readings: Fetched, have: dict[str, Report]) -> None:
        self._readings, self._have = readings, have
        self._ids = dict.fromkeys([*readings.ids, *have])

    def __getitem__(self, name: str) -> Report:
        if name not in self._have:
            self._have.update((found, r.report) for found, r in self._readings.some([name]).items())
        return self._have[name]

    def __contains__(self, name: object) -> bool:
        return name in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def shown_to(holdings: Holdings, audience: Tlp | None) -> Holdings:
    """What *audience* may see of *holdings*; None may see everything.

    Reports marked above it are as if they had never come. So is what was set aside: of what could not be read no
    marking is known.
    """
    if audience is None:
        return holdings
    kept = tuple(r for r in holdings.readings if allowed(marking_of(r.report), audience))
    return replace(holdings, readings=kept, set_aside=(), held=None)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A situation with the evidence for it, and what a person should look at."""

    situation: Situation
    holdings: Holdings
    families: Families
    evidence: tuple[Evidence, ...]
    flags: tuple[Flag, ...]
    asked: tuple[Evidence, ...] = ()
    """Matches that nobody has judged and that count for nothing so far: a review asks about them."""


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

    @property
    def asked(self) -> Iterator[Evidence]:
        """The matches in reports public by the day that count for nothing so far and wait in a review."""
        return (e for e in self.weighed.asked if e.published <= self.assessment.as_of)


@dataclass(frozen=True, slots=True)
class Silence:
    """A long stretch before a day on which nothing new came; what moved in it is what time is assumed to do."""

    since: date
    """The last day on which something that bears on the situation was public, copies left out."""
    days: int
    now: str
    """The degree at which things stood on that day. Likewise `reached`."""
    reached: str


def last_evidence(evidence: Iterable[Evidence], day: date) -> date | None:
    """The last day up to *day* on which evidence was public that no other text had before; None where there is none."""
    return max((e.published for e in evidence if e.published <= day and not e.at(day).idle), default=None)


def is_long(situation: Situation, since: date | None, day: date) -> bool:
    """Whether the time since the last evidence is long beside the half-life: more than half of it."""
    return since is not None and (day - since) * 2 > situation.half_life


def silence(view: View) -> Silence | None:
    """The stretch without evidence before the view's day, where it is long."""
    situation, day = view.weighed.situation, view.assessment.as_of
    since = last_evidence(view.evidence, day)
    if since is None or not is_long(situation, since, day):
        return None
    then = assess(situation, view.evidence, since, options=Options(band=False))
    return Silence(since, (day - since).days, then.now, then.reached)


@dataclass(frozen=True, slots=True)
class Resting:
    """An item on which a figure for now rests: without it, another would be told."""

    item: Evidence
    degree: str
    """The degree at which things stand now. The figures are the probability of it or more, in all and without the item."""
    held: float
    without: float


FIRST = 4
"""Items, the weightiest first, that are left out one at a time to see what rests on one alone."""
RESTS = 0.2
"""By how much the probability must fall for that."""
LEAST_WEIGHT = 0.5
"""Nats below which no item by itself can carry a figure."""


def resting(view: View) -> Resting | None:
    """The one item of evidence without which the degree at which things stand now would be much less likely; None where none is such.
    Whoever briefs another wants to have read that sentence."""
    situation, held = view.weighed.situation, view.assessment
    rank = situation.rank(held.now)
    if not rank:
        return None
    heavy = sorted(
        (e for e in view.evidence if not e.idle and abs(held.weights.get(e.id, 0.0)) >= LEAST_WEIGHT),
        key=lambda e: (-abs(held.weights[e.id]), e.id),
    )
    whole = held.degrees[rank].now_at_least.probability
    assessor = Assessor(situation, Options(band=False))
    found: list[Resting] = []
    for item in heavy[:FIRST]:
        rest = [e for e in view.evidence if e.id != item.id]
        without = assessor.assess(rest, held.as_of).degrees[rank].now_at_least.probability
        if whole - without >= RESTS:
            found.append(Resting(item, held.now, whole, without))
    return min(found, key=lambda one: (one.without, one.item.id), default=None)


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
    last = day.isoformat()
    later = {path for path, public in weighed.holdings.dated() if public is not None and public > last}
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
    days = [public for _, public in weighed.holdings.dated() if public is not None]
    if not days:
        raise NotFound("no report here has a date", remedy="put reports into reports/, or give --as-of")
    return date.fromisoformat(max(days))


def flags_of(cards: Sequence[Card], set_aside: Sequence[SetAside]) -> tuple[Flag, ...]:
    """What a reader of the assessment should look at: reports that count for nothing since they have no date, then what else there
    is report by report, then what was not read."""
    flags = [Flag(UNDATED, card.path, _DATED) for card in cards if card.published is None]
    flags.extend(flag for card in cards if card.flags for flag in card.told())
    flags.extend(Flag("not read", card.path, card.foreign) for card in cards if card.foreign)
    flags.extend(Flag("set aside", a.path, a.reason) for a in set_aside if not a.reason.startswith("hidden"))
    return tuple(flags)


def revised(holdings: Holdings, extra: Sequence[Reading], copies: Families) -> Iterator[Flag]:
    """What later texts of a report did to who said what. extra: readings beside those held."""
    linked = {name for link in copies.links if link.kind == "revision" for name in (link.a, link.b)}
    readings = holdings.some(linked) | {r.report.id: r for r in extra if r.report.id in linked}
    for earlier, later in in_turn({name: moment(r.report) for name, r in readings.items()}, copies):
        old, new = readings[earlier], readings[later]
        yield from compare_statements(old.statements, new.statements, new.report.path)


def body_of(holdings: Holdings, report: str) -> Report:
    """The report with that id. Raises NotFound."""
    found = holdings.some([report])
    if report not in found:
        raise NotFound(f"there is no report {report}")
    return found[report].report
