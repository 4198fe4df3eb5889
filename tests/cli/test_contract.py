"""What scripts depend on: the keys and types of the JSON, and that the figures in it hang together."""

from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from .support import Ran, body, run


def exactly(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def array(items: Any) -> dict[str, Any]:
    return {"type": "array", "items": items}


TEXT: dict[str, Any] = {"type": "string"}
OPTIONAL: dict[str, Any] = {"type": ["string", "null"]}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
NO_DAY = {"anyOf": [DAY, {"type": "null"}]}
COUNT = {"type": "integer", "minimum": 0}
P = {"type": "number", "minimum": 0, "maximum": 1}
ID = {"type": "string", "pattern": "^[0-9a-f]{16}$"}
NO_ID = {"anyOf": [ID, {"type": "null"}]}
SPANS = {"type": "array", "minItems": 1, "items": {"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2}}
STANCE = {"enum": ["affirms", "confirms", "denies", "doubts", "declines"]}
CERTAINTY = {"enum": ["certain", "probable", "possible"]}
TENSE = {"enum": ["happened", "ongoing", "intended", "hypothetical"]}
KINDS = ["named person", "unnamed person", "organisation", "government", "media", "document", "group", None]
PART = exactly(text=TEXT, spans=SPANS)
SOURCE = exactly(
    text=TEXT,
    spans=SPANS,
    name=OPTIONAL,
    role=OPTIONAL,
    affiliation=OPTIONAL,
    country=OPTIONAL,
    kind={"enum": KINDS},
    assumed={"type": "boolean"},
)
STATEMENT = exactly(
    id=ID,
    report=ID,
    path=TEXT,
    source={"anyOf": [SOURCE, {"type": "null"}]},
    cue={"anyOf": [PART, {"type": "null"}]},
    content=PART,
    quotation={"enum": ["direct", "indirect", "mixed"]},
    stance=STANCE,
    certainty=CERTAINTY,
    tense=TENSE,
    said_on=NO_DAY,
    via=array(TEXT),
    inside=NO_ID,
    confidence=P,
)
BAND = exactly(probability=P, low=P, high=P)
ASSESSMENT = exactly(
    situation=TEXT,
    as_of=DAY,
    now=TEXT,
    reached=TEXT,
    degrees=array(exactly(id=TEXT, now=BAND, reached=BAND, shown_by=array(TEXT))),
    indicators=array(
        exactly(
            id=TEXT,
            standing={"enum": ["unreported", "suspected", "likely", "confirmed", "admitted"]},
            disputed={"type": "boolean"},
            independent=COUNT,
            origins=COUNT,
            reports=COUNT,
            affirmed_by=array(TEXT),
            denied_by=array(TEXT),
        )
    ),
    steps=array(
        exactly(
            id=TEXT,
            state=TEXT,
            warranted={"type": ["boolean", "null"]},
            why=array(TEXT),
            why_not=array(TEXT),
            cheapest_change=array(TEXT),
        )
    ),
    evidence=array(
        exactly(
            id=ID,
            statement=NO_ID,
            indicator=TEXT,
            report=ID,
            quote=TEXT,
            spans=SPANS,
            speaker=TEXT,
            stance=STANCE,
            certainty=CERTAINTY,
            tense=TENSE,
            said_on=NO_DAY,
            day=DAY,
            weight={"type": "number"},
        )
    ),
    flags=array(exactly(kind=TEXT, report=OPTIONAL, detail=TEXT)),
    last_evidence=NO_DAY,
)


@pytest.fixture(scope="module")
def assessed(held: Path) -> Ran:
    return run("assess", held, "--json")


def test_read_gives_one_object_a_statement_with_all_its_keys(held: Path) -> None:
    ran = run("read", held / "reports", "--json")
    assert ran.code == 0
    assert len(ran.rows) >= 6
    for row in ran.rows:
        Draft202012Validator(STATEMENT).validate(row)


def test_the_texts_of_a_statement_stand_where_its_spans_say(held: Path) -> None:
    for row in run("read", held / "reports", "--json").rows:
        text = body(held, f"reports/{Path(row['path']).name}")
        for part in (row["source"], row["cue"], row["content"]):
            if part is not None:
                assert text[part["spans"][0][0] : part["spans"][-1][1]] == part["text"]


def test_read_takes_plain_text_on_standard_input() -> None:
    text = "“Troops have crossed the border,” the minister said.\r\n"
    (row,) = run("read", "-", "--json", given=text.encode()).rows
    start, end = row["content"]["spans"][0]
    assert "Troops have crossed the border" in text[start:end]
    assert row["path"] == "-"


def test_read_for_people_is_a_line_a_statement_with_file_and_offsets(held: Path) -> None:
    lines = run("read", held / "reports" / "01-mission.md").out.splitlines()
    rows = run("read", held / "reports" / "01-mission.md", "--json").rows
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        start, end = row["content"]["spans"][0][0], row["content"]["spans"][-1][1]
        assert line.startswith(f"{row['path']}:{start}-{end}")
        assert line.endswith(row["id"])


def test_assess_has_all_its_keys_and_no_others(assessed: Ran) -> None:
    assert (assessed.code, assessed.err) == (0, "")
    Draft202012Validator(ASSESSMENT).validate(assessed.json)


def test_the_figures_hang_together(assessed: Ran) -> None:
    found = assessed.json
    for which in ("now", "reached"):
        assert sum(d[which]["probability"] for d in found["degrees"]) == pytest.approx(1, abs=1e-4)
        above = list(accumulate(d[which]["probability"] for d in reversed(found["degrees"])))[::-1]
        median = [d["id"] for d, p in zip(found["degrees"], above, strict=True) if p >= 0.5][-1]
        assert median == found[which]
        assert all(d[which]["low"] <= d[which]["probability"] <= d[which]["high"] for d in found["degrees"])
    for x in found["indicators"]:
        assert x["independent"] <= x["origins"] <= x["reports"]
        assert x["disputed"] or not x["denied_by"]


def test_every_quote_stands_in_its_report(held: Path, assessed: Ran) -> None:
    assert assessed.json["evidence"]
    paths = {row["report"]: row["path"] for row in run("read", held / "reports", "--json").rows}
    for item in assessed.json["evidence"]:
        text = body(held, f"reports/{Path(paths[item['report']]).name}")
        assert text[item["spans"][0][0] : item["spans"][-1][1]] == item["quote"]


def test_the_situation_is_read_as_its_reports_tell_it(assessed: Ran) -> None:
    """Two who know affirm, the party itself denies, and a reprint is no third source."""
    troops = next(x for x in assessed.json["indicators"] if x["id"] == "troops-seen")
    assert troops["reports"] > troops["origins"] >= 2
    assert troops["disputed"]
    # two reports, the later by a ministry that gains by them, against the party's word: something came, troops less surely
    reached = {d["id"]: d["reached"]["probability"] for d in assessed.json["degrees"]}
    assert assessed.json["reached"] == "supplies"
    assert reached["supplies"] + reached["troops"] > 0.5
    assert 0.3 < reached["troops"] < 0.7


def test_the_same_input_gives_the_same_bytes(held: Path, assessed: Ran) -> None:
    assert run("assess", held, "--json").out == assessed.out
