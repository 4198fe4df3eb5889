"""A workspace in, what was weighed of it out, as `Workspace.weigh` gives it; only what is new is matched.

What each report says on the indicators depends on that report alone, so it is found once and kept, in memory and in a file
beside the ledger, since it takes long: families of copies and the marks of copied sentences, which depend on all reports,
are worked out each time. The file is derived state: where it does not fit, it is written anew.
"""

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError

from paripassu.evidence.descent import settled
from paripassu.evidence.match import Matcher
from paripassu.evidence.review import reviewed
from paripassu.evidence.thresholds import ASK
from paripassu.intake import CHUNK, code_of
from paripassu.ledger import Reading
from paripassu.plan.disclosure import outsider
from paripassu.reports.cards import card_of
from paripassu.reports.copies import CopyDecision, Families
from paripassu.situation.model import Situation, Tlp
from paripassu.types import Evidence
from paripassu.views import Holdings, Weighed, flags_of, revised, shown_to
from paripassu.workspace import Workspace, meanings_of

LOG = logging.getLogger("paripassu.web")
_LINE = TypeAdapter(tuple[str, tuple[Evidence, ...]], config=ConfigDict(ser_json_inf_nan="constants"))  # open numbers
FILE = "matches.jsonl"


class Kept(Workspace):
    """A workspace that a server keeps open."""

    def like(self, other: "Kept") -> "Kept":
        """Takes over what *other* has read, where it was read with the same names in mind."""
        if other.made_by == self.made_by:
            self._reader = other._reader
            self.intake.knows(other.intake)
        return self


class Matches:
    """By report, all that might bear on a situation's indicators, by the machine alone."""

    def __init__(self, path: Path, key: str) -> None:
        self._path, self.key = path, key
        self._held: dict[str, tuple[Evidence, ...]] = self._read()

    def of(self, readings: Sequence[Reading], matcher: Matcher) -> list[tuple[Evidence, ...]]:
        """What bears on an indicator with `ASK` or more, report by report; *matcher* without judgements."""
        new: dict[str, tuple[Evidence, ...]] = {}
        for r in readings:
            if r.report.id not in self._held:
                items = matcher.report(r.report, r.statements, r.report.id, r.meanings, ASK)
                new[r.report.id] = self._held[r.report.id] = tuple(items)
                if len(new) == CHUNK:
                    self._write(new)
                    new = {}
        self._write(new)
        return [self._held[r.report.id] for r in readings]

    def _read(self) -> dict[str, tuple[Evidence, ...]]:
        found: dict[str, tuple[Evidence, ...]] = {}
        try:
            with self._path.open("rb") as stream:
                if stream.readline().strip().decode("ascii", "replace") != self.key:
                    raise ValueError("made for another situation or by another version")
                for line in stream:
                    name, items = _LINE.validate_json(line)
                    found[name] = items
        except (OSError, ValueError, ValidationError):
            self._begin(found)
        return found

    def _begin(self, held: Mapping[str, tuple[Evidence, ...]]) -> None:
        """A new file with what could be read of the old."""
        try:
            fresh = self._path.with_suffix(".new")
            with fresh.open("wb") as stream:
                stream.write(self.key.encode() + b"\n")
                stream.writelines(_LINE.dump_json(item) + b"\n" for item in held.items())
            fresh.chmod(0o600)
            fresh.replace(self._path)
        except OSError as problem:
            LOG.warning("matches are not kept: %s", problem)

    def _write(self, new: Mapping[str, tuple[Evidence, ...]]) -> None:
        if not new:
            return
        try:
            with self._path.open("ab") as stream:
                stream.writelines(_LINE.dump_json(item) + b"\n" for item in new.items())
        except OSError as problem:
            LOG.warning("matches are not kept: %s", problem)


class Weigher:
    """Weighs a workspace again and again, for each audience."""

    def __init__(self) -> None:
        self._matches: dict[str, Matches] = {}
        self._copies: tuple[tuple[object, ...], Families] | None = None

    def weigh(
        self, space: Workspace, holdings: Holdings, audience: Tlp | None = None, extra: Sequence[Reading] = ()
    ) -> tuple[Weighed, Matcher]:
        """What `Workspace.weigh` gives, and the matcher with the judgements that hold."""
        situation = space.situation if audience is None else outsider(space.situation, audience)
        holdings = shown_to(holdings, audience)
        readings = [*holdings.readings, *extra]
        copies = self.families(space, readings, space.copy_decisions())
        judgements = space.match_judgements()
        matcher = Matcher(situation, judgements, space.meanings, space.judge)
        found = self.found(space, situation, holdings.readings, audience)
        judged = {subject.partition(":")[0] for subject in judgements}
        items: list[Evidence] = []
        for r, some in zip(holdings.readings, found, strict=True):
            if r.report.id in judged:
                items.extend(matcher.report(r.report, r.statements, r.report.id, r.meanings, ASK))
            else:
                items.extend(some)
        for r in extra:
            items.extend(matcher.report(r.report, r.statements, r.report.id, r.meanings, ASK))
        kept = reviewed(items, judgements, meanings_of(items, readings) if judgements else {})
        evidence = settled({r.report.id: r.report for r in readings}, kept, copies)
        cards = [card_of(r.report) for r in readings]
        flags = (*revised(holdings, extra, copies), *flags_of(cards, holdings.set_aside))
        return Weighed(situation, holdings, copies, tuple(evidence), flags, space.waiting(items, evidence)), matcher

    def families(self, space: Workspace, readings: Sequence[Reading], decisions: Sequence[CopyDecision]) -> Families:
        """The families of these reports, kept until they or the decisions change."""
        key = (tuple(r.report.id for r in readings), tuple(decisions))
        kept = self._copies
        if kept is None or kept[0] != key:
            texts = {r.report.id: r.report for r in readings}
            kept = (key, space.families([card_of(text) for text in texts.values()], texts.__getitem__, decisions))
            self._copies = kept
        return kept[1]

    def found(
        self, space: Workspace, situation: Situation, readings: Sequence[Reading], audience: Tlp | None
    ) -> list[tuple[Evidence, ...]]:
        """By report, what might bear on the indicators, whatever people judged."""
        name = audience or "all"
        key = _key(situation, space.made_by)
        held = self._matches.get(name)
        if held is None or held.key != key:
            held = self._matches[name] = Matches(space.folder / ".paripassu" / _file(audience), key)
        return held.of(readings, Matcher(situation, embed=space.meanings, judge=space.judge))


def _file(audience: Tlp | None) -> str:
    return FILE if audience is None else f"matches-{audience.lower().replace('+', '-')}.jsonl"


def _key(situation: Situation, made_by: str) -> str:
    """Changes with all that a match depends on beside the report: the situation, the reader, the matcher's own code."""
    parts: list[object] = [
        made_by,
        situation.party,
        situation.beneficiary,
        {k: list(v) for k, v in situation.ties.items()},
    ]
    parts += [asdict(a) for _, a in sorted(situation.actors.items())]
    parts += [asdict(i) for i in situation.indicators]
    return hashlib.sha256(
        json.dumps([*parts, code_of(("evidence", "statements"))], sort_keys=True, default=_plain).encode()
    ).hexdigest()


def _plain(value: object) -> object:
    return sorted(map(str, value)) if isinstance(value, set | frozenset) else str(value)
