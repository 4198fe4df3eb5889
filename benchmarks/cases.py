"""Resolved cases, coded by hand in our own words: from files under benchmarks/cases to situations and evidence.

The statements of each case were put into evidence by hand, so that the assessment can be measured apart from the reader
of texts. `python -m benchmarks.cases` prints the scores.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from paripassu.assessment.scores import Reference
from paripassu.situation.model import Actor, Degree, Indicator, Situation, SourceRule
from paripassu.types import Evidence, Span

CASES = Path(__file__).parent / "cases"


def dprk_russia() -> Situation:
    """The ladder of the case, with the sources as a careful desk would rate them in September 2024."""
    states = {
        "PRK": "North Korea",
        "RUS": "Russia",
        "UKR": "Ukraine",
        "KOR": "South Korea",
        "USA": "United States",
        "GBR": "United Kingdom",
        "UN": "United Nations",
        "NATO": "NATO",
        "MSMT": "Multilateral Sanctions Monitoring Team",
    }
    bodies = {"NIS": "KOR", "JCS": "KOR", "DIA-KOR": "KOR", "ROK-PRES": "KOR", "HUR": "UKR", "UNPOE": "UN"}
    actors = {k: Actor(id=k, name=name) for k, name in states.items()}
    actors |= {k: Actor(id=k, name=k, of=state) for k, state in bodies.items()}
    ladder = (
        ("arms-supplied", "arms", ()),
        ("personnel-there", "personnel", ()),
        ("troops-in-russia", "deployed", ("personnel-there",)),
        ("troops-in-zone", "in-zone", ("troops-in-russia",)),
        ("troops-in-combat", "combat", ("troops-in-zone",)),
        ("combat-in-ukraine", "combat-in-ukraine", ("troops-in-russia",)),
    )
    return Situation(
        id="dprk-russia",
        title="North Korea's involvement in Russia's war on Ukraine",
        party="PRK",
        beneficiary="RUS",
        actors=actors,
        degrees=tuple(Degree(id=d, title=d) for d in ("none", *(degree for _, degree, _ in ladder))),
        sources=(
            SourceRule("UKR", "C", interested=True),
            SourceRule("NIS", "B"),
            SourceRule("KOR", "B"),
            SourceRule("USA", "B"),
            SourceRule("GBR", "B"),
            SourceRule("UN", "A"),
            SourceRule("MSMT", "B"),
            SourceRule("NATO", "B", depends_on=("NIS",)),
        ),
        indicators=(
            *(indicator(name, at_least=degree, implies=implies, actor="PRK") for name, degree, implies in ladder),
            indicator("pulled-back", at_most="in-zone", actor="PRK"),
        ),
        plan=(),
        since=date(2024, 5, 1),
    )


def indicator(
    name: str, *, at_least: str | None = None, at_most: str | None = None, tells: Any = "strong", implies: Any = (),
    actor: str | None = None,
) -> Indicator:  # fmt: skip
    """An indicator without the fields that only the matcher of texts reads."""
    return Indicator(
        id=name,
        title=name,
        at_least=at_least,
        at_most=at_most,
        tells=tells,
        actor=actor,
        target=None,
        place=(),
        counts=(),
        nots=(),
        implies=tuple(implies),
    )


def evidence(path: Path) -> tuple[Evidence, ...]:
    """Evidence of a hand-coded file: JSON Lines, one object a statement."""
    with path.open(encoding="utf-8") as lines:
        return tuple(_item(json.loads(line)) for line in lines)


def _item(row: Mapping[str, Any]) -> Evidence:
    return Evidence(
        id=row["id"],
        statement=row["id"],
        indicator=row["indicator"],
        report=row["id"],
        path=row["id"],
        quote=row["words"],
        spans=(Span(0, len(row["words"])),),
        speaker=row["speaker"],
        label=row["label"],
        actor=row["actor"],
        via=tuple(row["via"]),
        stance=row["stance"],
        certainty=row["certainty"],
        tense=row["tense"],
        said_on=date.fromisoformat(row["day"]),
        published=date.fromisoformat(row["published"]),
        match=1.0,
        reason="coded by hand",
        origin=row["id"],
        kind=row["kind"],
    )


def references(path: Path) -> tuple[Reference, ...]:
    """A reference timeline: JSON Lines with as_of, level, current_level and strength."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return tuple(Reference(date.fromisoformat(r["as_of"]), r["level"], r["current_level"], r["strength"]) for r in rows)
