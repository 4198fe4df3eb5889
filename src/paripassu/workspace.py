"""A folder with a situation file and reports in, everything that the screens show out: the edge where rooms are joined.

Files and the ledger are touched here and in the rooms made for it; what is computed, the rooms' pure stages compute.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from pydantic import ConfigDict, TypeAdapter

from paripassu.assessment.votes import SURE
from paripassu.errors import Place, ReportError, WorkspaceError
from paripassu.evidence.descent import settled
from paripassu.evidence.features import Vector
from paripassu.evidence.judge import Judge, Network, shipped
from paripassu.evidence.match import Matcher, subject_of
from paripassu.evidence.review import by_use, reviewed
from paripassu.evidence.thresholds import ASK, KEEP
from paripassu.evidence.units import Means
from paripassu.gazetteer import is_state
from paripassu.intake import CHUNK, Intake, Progress, code_of
from paripassu.kept import KeptJudge
from paripassu.ledger import Judgement, JudgementVerdict, Ledger, Reading
from paripassu.ledger.derived import Derived, arrays_kept, keep_arrays
from paripassu.plan.disclosure import outsider
from paripassu.reports import parse_bytes
from paripassu.reports.cards import Card, card_of
from paripassu.reports.copies import Before, CopyDecision, Families, Fetch, related
from paripassu.settings import Settings
from paripassu.situation import load
from paripassu.situation.model import Situation, Tlp
from paripassu.statements import VERSION, Known, Reader
from paripassu.statements.reader import packed, unpacked
from paripassu.types import Decision, Evidence, Report, SetAside
from paripassu.views import (
    Holdings,
    View,
    Weighed,
    body_of,
    flags_of,
    history_of,
    last_day,
    revised,
    shown_to,
    texts_of,
    view_of,
)

SITUATION = "situation.yaml"


_ITEMS: Final = TypeAdapter(list[Evidence], config=ConfigDict(ser_json_inf_nan="constants"))  # open numbers
_MATCHING = ("data", "evidence", "statements", "situation")
"""The rooms that matching hangs on."""
LARGE = 300
"""From so many reports on, what the families were made of is kept: working it out takes seconds."""


def silent(_what: str, _done: int, _total: int) -> None:
    """No progress shown."""


class Workspace:
    """A workspace opened for a command or a server. Use as a context manager: it holds the ledger open."""

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        *,
        ledger: str | None = None,
        use_ledger: bool = True,
        known_at: datetime | None = None,
        writes: bool = True,
    ) -> None:
        """known_at: hold only what the ledger held then, and look at no file. writes: whether what is read is recorded.

        Raises WorkspaceError, SituationError, LedgerError."""
        if not folder.is_dir():
            raise WorkspaceError(
                f"{folder} is not a folder",
                remedy="name the folder that holds situation.yaml, or make one with `paripassu init`",
            )
        self.folder = folder
        self.settings = settings
        self.situation = load(folder / SITUATION)
        self._ledger_address = ledger or settings.ledger
        self._use_ledger = use_ledger
        self._known_at = known_at
        self._writes = writes
        self._reader: Reader | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
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
            if not self._writes and not path.exists():
                return None
            try:
                path.parent.mkdir(exist_ok=True)
            except OSError as problem:
                raise WorkspaceError(
                    f"{path.parent} cannot be made ({problem.strerror})", remedy="name a ledger elsewhere with --ledger"
                ) from problem
            address = f"sqlite:///{path}"
        return Ledger.open(address)

    @property
    def kept(self) -> Ledger:
        """The ledger, for commands that cannot do without. Raises UsageError."""
        return self.intake.kept

    @cached_property
    def intake(self) -> Intake:
        """What takes in the reports."""
        return Intake(
            self.folder, self.settings, self.ledger, self.reader, self.made_by, known_at=self._known_at, writes=self._writes
        )  # fmt: skip

    def ingest(self, progress: Progress = silent) -> Holdings:
        """Read what is new in reports/, take the rest from the ledger; a file that fails is set aside."""
        return self.intake.take(progress)

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

    def suppose(self, path: Path, day: date | None) -> tuple[Reading, ...]:
        """The reports in a file as readings, recorded nowhere; one without a date is taken as public on *day*.

        Raises ReportError where the file holds no report."""
        try:
            found = parse_bytes(path.as_posix(), path.read_bytes(), self.settings)
        except OSError as problem:
            raise ReportError(
                problem.strerror or str(problem), place=Place(str(path)), remedy="name a file that is there"
            ) from problem
        reports = [r for r in found if isinstance(r, Report)]
        if not reports:
            reason = next((a.reason for a in found if isinstance(a, SetAside)), "it holds no report")
            raise ReportError(reason, place=Place(str(path)), remedy="name a file with a report in it")
        if day is not None:
            noon = datetime(day.year, day.month, day.day, tzinfo=UTC)
            reports = [r if r.published else replace(r, published=noon, published_by="supposed") for r in reports]
        return tuple(Reading(u.report, u.statements, u.meanings) for u in self.reader().understand(reports))

    def weigh(
        self,
        holdings: Holdings,
        audience: Tlp | None = None,
        extra: Sequence[Reading] = (),
        supposed: Sequence[CopyDecision] = (),
    ) -> Weighed:
        """Evidence from what is held. audience: only what its marking allows; for what-if, extra: supposed reports,
        supposed: decisions on copies over those that were made."""
        situation = self.situation if audience is None else outsider(self.situation, audience)
        holdings = shown_to(holdings, audience)
        cards = [*holdings.cards, *(card_of(r.report, made_by=r.made_by) for r in extra)]
        texts = texts_of(holdings, extra)
        copies = self.families(cards, texts.__getitem__, (*self.copy_decisions(), *supposed), keep=not extra)
        matcher = Matcher(situation, self.match_judgements(), self.meanings, self.judge)
        found = [*self._items(holdings, matcher), *(e for r in extra for e in _matched(r, matcher))]
        means: dict[str, Vector | None] = {}
        if matcher.judgements:
            means = meanings_of(found, [*holdings.some({e.report for e in found}).values(), *extra])
        evidence = settled(texts, reviewed(found, matcher.judgements, means), copies)
        flags = (*revised(holdings, extra, copies), *flags_of(cards, holdings.set_aside))
        return Weighed(situation, holdings, copies, tuple(evidence), flags, self.waiting(found, evidence))

    def waiting(self, found: Iterable[Evidence], evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """Of all matches *found* those that are no *evidence* and that nobody has judged."""
        counted, judged = {e.id for e in evidence}, self._judged()
        return tuple(e for e in found if e.id not in counted and match_subject(e) not in judged)

    def _judged(self) -> set[str]:
        return {j.subject[0] for j in self.judgements() if j.kind == "match"}

    def families(
        self, cards: Sequence[Card], fetch: Fetch, decisions: Sequence[CopyDecision], *, keep: bool = True
    ) -> Families:
        """Families of reports; in a large workspace from what was worked out for nearly the same reports before."""
        if not self._use_ledger or len(cards) < LARGE:
            return related(cards, fetch, decisions)[0]
        path = self.folder / ".paripassu" / "families.npz"
        key = code_of(("reports",))
        kept = arrays_kept(path, key)
        before = None
        if kept is not None:
            with suppress(ValueError, KeyError):
                before = Before.of(*kept)
        found, made = related(cards, fetch, decisions, before)
        # A look back at few reports does not take the place of what the next assessment goes on from.
        lasting = keep and self._writes and (self._known_at is None or before is None)
        if lasting and made is not before and path.parent.is_dir():
            keep_arrays(path, key, made.arrays(), made.rest())
        return found

    def _items(self, holdings: Holdings, matcher: Matcher) -> list[Evidence]:
        """What each report says on the indicators; worked out for those alone of which it was not kept."""
        if not self._use_ledger:
            return [e for r in holdings.readings for e in _matched(r, matcher)]
        asked = replace(matcher.situation, path="", plan=())  # where the file lies and what is planned bear on no match
        key = hashlib.sha256(f"{code_of(_MATCHING)}{asked!r}".encode()).hexdigest()
        judged: dict[str, list[tuple[str, bool]]] = {}
        for subject, accepted in sorted(matcher.judgements.items()):
            judged.setdefault(subject.partition(":")[0], []).append((subject, accepted))
        cards = holdings.cards
        names = [_name_of(card, judged.get(card.id, ())) for card in cards]
        store = Derived(self.folder / ".paripassu" / "matches.db")
        held = store.all(key)
        missing = [card.id for card, name in zip(cards, names, strict=True) if name not in held]
        fresh: dict[str, str] = {}
        found: list[Evidence] = []
        made: dict[str, list[Evidence]] = {}
        for start in range(0, len(missing), CHUNK):
            for id_, reading in holdings.some(missing[start : start + CHUNK]).items():
                made[id_] = _matched(reading, matcher)
        for card, name in zip(cards, names, strict=True):
            if card.id in made:
                fresh[name] = _ITEMS.dump_json(made[card.id]).decode()
                found.extend(made[card.id])
            elif held[name] != "[]":
                found.extend(_ITEMS.validate_json(held[name]))
        if self._writes and (self.folder / ".paripassu").is_dir():
            store.put(key, fresh)
        return found

    def meanings(self, texts: Sequence[str]) -> list[Vector | None]:
        """What each of some short texts means, kept beside the ledger so that a run with nothing new loads no model."""
        path = self.folder / ".paripassu" / "meanings.json"
        key = f"{self.made_by}/{hashlib.sha256(json.dumps(list(texts)).encode()).hexdigest()}"
        try:
            kept = json.loads(path.read_text(encoding="utf-8")) if self._use_ledger else {}
        except (OSError, ValueError):
            kept = {}  # derived state: it is made again
        if isinstance(kept, dict) and kept.get("key") == key:
            return [unpacked(text) if text else None for text in kept["vectors"]]
        vectors = [packed(v) if v is not None else None for v in self.reader().meanings(texts)]
        if path.parent.is_dir() and self._use_ledger and self._writes:
            with suppress(OSError):
                fresh = path.with_suffix(".new")
                fresh.write_text(json.dumps({"key": key, "vectors": vectors}), encoding="utf-8")
                fresh.replace(path)
        return [unpacked(text) if text else None for text in vectors]

    @cached_property
    def judge(self) -> Judge | None:
        """The network that reads sentences beside indicators; what it said is kept beside the ledger."""
        if not shipped():
            return None
        folder = self.folder / ".paripassu"
        if not self._use_ledger:
            return Network()
        return KeptJudge(Network(), Derived(folder / "verdicts.db"), writes=self._writes and folder.is_dir())

    def judgements(self) -> tuple[Judgement, ...]:
        """What people held of matches and copies, the last word on each."""
        return self.ledger.judgements(self._known_at) if self.ledger else ()

    def match_judgements(self) -> Mapping[str, bool]:
        return {
            j.subject[0]: j.verdict == "accept"
            for j in self.judgements()
            if j.kind == "match" and j.verdict != "unsure"
        }

    def candidates(self, weighed: Weighed) -> tuple[Evidence, ...]:
        """All that might bear on an indicator, by the machine alone, whatever people held of it."""
        return tuple(self._items(weighed.holdings, Matcher(weighed.situation, embed=self.meanings, judge=self.judge)))

    def doubtful(self, weighed: Weighed, weights: Mapping[str, float] | None = None) -> tuple[Evidence, ...]:
        """Candidates neither sure nor judged yet, the most useful first (review.by_use): what a review asks about."""
        judged = self._judged()
        found = (e for e in self.candidates(weighed) if e.match < SURE and match_subject(e) not in judged)
        return by_use(found, weights)

    def judge_match(
        self, item: Evidence, verdict: JudgementVerdict, *, by: str, reason: str, at: datetime
    ) -> Judgement:
        """Keep what a person held of a match; the next assessment follows it."""
        subject = (match_subject(item), item.indicator)
        return self.kept.judge("match", subject, verdict, by=by, reason=reason, at=at)

    def copy_decisions(self) -> tuple[CopyDecision, ...]:
        verdicts = {"accept": "same", "reject": "different", "unsure": "unsure"}
        return tuple(
            CopyDecision(j.subject[0], j.subject[1], verdicts[j.verdict], by=j.by)  # type: ignore[arg-type]
            for j in self.judgements()
            if j.kind == "copy"
        )

    def decisions(self) -> tuple[Decision, ...]:
        return self.ledger.decisions(self._known_at) if self.ledger else ()

    def view(self, weighed: Weighed, as_of: date | None = None) -> View:
        """The assessment and the steps as of a day; by default the last day on which anything was public."""
        day = as_of or last_day(weighed)
        return view_of(weighed, day, self.decisions())


def evidence_of(
    readings: Sequence[Reading], matcher: Matcher, copies: Families, keep: float = KEEP
) -> tuple[Evidence, ...]:
    """The evidence in *readings*, each item with the origin of the passage that it stands in."""
    found = [item for r in readings for item in _matched(r, matcher, keep)]
    return settled({r.report.id: r.report for r in readings}, found, copies)


def meanings_of(items: Sequence[Evidence], readings: Sequence[Reading]) -> dict[str, Vector | None]:
    """What the sentence of each item means, by the item's id."""
    means = {r.report.id: Means(r.meanings) for r in readings}
    return {e.id: means[e.report].of(e.spans[0]) for e in items}


def _matched(reading: Reading, matcher: Matcher, keep: float = ASK) -> list[Evidence]:
    return matcher.report(reading.report, reading.statements, reading.report.id, reading.meanings, keep)


def _name_of(card: Card, judged: Sequence[tuple[str, bool]]) -> str:
    """What matching a report hangs on beside the situation and the code: the report, who read it, what people held of it."""
    return hashlib.sha256(f"{card.source}{judged!r}".encode()).hexdigest() if judged else card.source


def known_names(situation: Situation) -> tuple[Known, ...]:
    """The names of the situation's actors, each with the state at the top of its chain if that is an alpha-3 code."""
    found: list[Known] = []
    for actor in sorted(situation.actors.values(), key=lambda a: a.id):
        root = situation.root(actor.id)
        country = root if root and is_state(root) else None
        found.extend(Known(name, country) for name in (actor.name, *actor.aliases, *(o.holder for o in actor.offices)))
    return tuple(found)


def match_subject(item: Evidence) -> str:
    """The key under which a judgement on a match is kept."""
    return subject_of(item.report, item.spans[0], item.indicator)


__all__ = [
    "Holdings",
    "Progress",
    "View",
    "Weighed",
    "Workspace",
    "body_of",
    "flags_of",
    "history_of",
    "known_names",
    "last_day",
    "match_subject",
    "silent",
    "view_of",
]
