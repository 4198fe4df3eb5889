"""A view in, a STIX 2.1 bundle out: reports, a note for each claim, an opinion for each thing said of it, copies.

STIX has no word for a statement's chain, tense or weight; they stand in the opinion's explanation. It is an export that
loses something, not an archive.
"""

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, Final

import stix2

from paripassu.exports.rows import public
from paripassu.situation.model import Tlp
from paripassu.types import Certainty, Evidence, Report, Stance
from paripassu.views import View

SPACE: Final = uuid.UUID("8b3a5b0e-7d0e-5d0c-9f5c-6a5d2f1f3e11")
"""Namespace of the ids, so that one object has one id in every export."""
_OPINIONS: dict[tuple[Stance, bool], str] = {
    ("affirms", True): "agree",
    ("affirms", False): "agree",
    ("confirms", True): "strongly-agree",
    ("confirms", False): "agree",
    ("denies", True): "strongly-disagree",
    ("denies", False): "disagree",
    ("doubts", True): "disagree",
    ("doubts", False): "disagree",
    ("declines", True): "neutral",
    ("declines", False): "neutral",
}
_CONFIDENCE: dict[Certainty, int] = {"certain": 85, "probable": 60, "possible": 30}
"""STIX confidence of what the speaker holds, on its scale of admiralty-like steps: the speaker's own, not ours."""
_MARKS = {
    "CLEAR": stix2.TLP_WHITE,
    "GREEN": stix2.TLP_GREEN,
    "AMBER": stix2.TLP_AMBER,
    "AMBER+STRICT": stix2.TLP_AMBER,
    "RED": stix2.TLP_RED,
}
"""The markings that STIX 2.1 defines; TLP 2.0's CLEAR is its WHITE, and AMBER+STRICT has a statement beside AMBER."""
_STRICT = "TLP:AMBER+STRICT (TLP 2.0): for the recipient's organisation only"


def as_stix(view: View, marking: Tlp = "CLEAR") -> bytes:
    """The bundle, each object checked by the stix2 library as it is made. The same view gives the same bytes."""
    text: str = Maker(view, marking).bundle().serialize(pretty=True)
    return text.encode("utf-8", "replace") + b"\n"


class Maker:
    """Makes the objects of one view."""

    def __init__(self, view: View, marking: Tlp) -> None:
        self._view = view
        self._at = _time(view.assessment.as_of)
        self._marks: list[Any] = [_MARKS[marking]]
        if marking == "AMBER+STRICT":
            self._marks.append(
                stix2.v21.MarkingDefinition(
                    id=_id("marking-definition", _STRICT), created=_time(date(2022, 8, 1)),
                    definition_type="statement", definition=stix2.v21.StatementMarking(statement=_STRICT),
                )
            )  # fmt: skip
        self._identities: dict[str, Any] = {}

    def bundle(self) -> Any:
        """The bundle."""
        reports = {r.report.id: r.report for r in public(self._view)}
        desk = self._identity("Paripassu", "system")
        claims = list(self._claims())
        opinions = [self._opinion(e, reports[e.report]) for e in self._view.evidence]
        said: dict[str, list[Any]] = {}
        for item, opinion in zip(self._view.evidence, opinions, strict=True):
            said.setdefault(item.report, []).append(opinion)
        made = [self._report(reports[i], objects) for i, objects in sorted(said.items())]
        objects = [*self._marks, desk, *claims, *opinions, *made, *self._derived({r.id for r in made})]
        unique = {o.id: o for o in [*objects, *self._identities.values()]}
        key = f"{self._view.assessment.situation} {self._view.assessment.as_of}"
        return stix2.v21.Bundle(*unique.values(), id=_id("bundle", key), allow_custom=False)

    def _common(self, kind: str, name: str, at: datetime) -> dict[str, Any]:
        return {
            "id": _id(kind, name),
            "created": at,
            "modified": at,
            "object_marking_refs": [m.id for m in self._marks],
        }

    def _identity(self, name: str, kind: str) -> Any:
        key = f"{kind} {name}"
        if key not in self._identities:
            start = _time(date(2024, 1, 1))
            self._identities[key] = stix2.v21.Identity(
                **self._common("identity", key, start), name=name, identity_class=kind
            )
        return self._identities[key]

    def _claims(self) -> Iterator[Any]:
        situation = self._view.weighed.situation
        party = situation.actors.get(situation.party)
        about = self._identity(party.name if party else situation.party, "group")
        held = {v.id: v for v in self._view.assessment.indicators}
        for indicator in situation.indicators:
            v = held[indicator.id]
            disputed = ", disputed" if v.disputed else ""
            yield stix2.v21.Note(
                **self._common("note", f"{situation.id} {indicator.id}", self._at),
                abstract=indicator.title,
                content=f"{indicator.title}. Standing as of {self._at:%Y-%m-%d}: {v.standing}{disputed}; "
                f"{v.independent} independent sources, {v.origins} origins, {v.reports} reports. {v.why}",
                object_refs=[about.id],
            )

    def _opinion(self, e: Evidence, report: Report) -> Any:
        outlet = self._identity(report.outlet or report.path, "organization")
        weight = self._view.assessment.weights.get(e.id, 0.0)
        via = f", via {', '.join(e.via)}" if e.via else ""
        text = f"{e.label} {e.stance} ({e.certainty}, {e.tense}{via}): {e.quote} [weight {weight:+.3f} nats]"
        return stix2.v21.Opinion(
            **self._common("opinion", e.id, _time(e.published)),
            created_by_ref=outlet.id,
            opinion=_OPINIONS[e.stance, e.certainty == "certain"],
            explanation=text,
            authors=[e.label],
            confidence=_CONFIDENCE[e.certainty],
            object_refs=[_id("note", f"{self._view.weighed.situation.id} {e.indicator}")],
        )

    def _report(self, report: Report, opinions: list[Any]) -> Any:
        published = report.published or self._at
        reference = {"source_name": report.outlet or report.path}
        if report.url and re.match(r"https?://\S+$", report.url):
            reference["url"] = report.url
        else:
            reference["description"] = report.path
        return stix2.v21.Report(
            **self._common("report", report.id, _time(published.date())),
            created_by_ref=self._identity(report.outlet or report.path, "organization").id,
            name=report.title or report.path,
            published=published if published.tzinfo else published.replace(tzinfo=UTC),
            report_types=["observed-data"],
            external_references=[reference],
            object_refs=sorted(o.id for o in opinions),
        )

    def _derived(self, made: set[str]) -> Iterator[Any]:
        for name, origin in sorted(self._view.weighed.families.origin_of.items()):
            one, two = _id("report", name), _id("report", origin)
            if name != origin and {one, two} <= made:
                yield stix2.v21.Relationship(
                    **self._common("relationship", f"{name} {origin}", self._at),
                    relationship_type="derived-from",
                    source_ref=one,
                    target_ref=two,
                )


def _id(kind: str, name: str) -> str:
    return f"{kind}--{uuid.uuid5(SPACE, f'{kind} {name}')}"


def _time(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
