"""Whatever value a room makes comes back from its canonical text equal, and equal values have equal text."""

import json
import math
from datetime import date, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.errors import LedgerError
from paripassu.ledger.codec import canonical, decode, encode
from paripassu.ledger.values import Judgement
from paripassu.types import (
    Block,
    Decision,
    Evidence,
    Flag,
    Part,
    Report,
    SetAside,
    Source,
    Span,
    Stamp,
    Statement,
    StepView,
)

from .samples import reading

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
OFFSETS = st.integers(min_value=-1439, max_value=1439).map(lambda m: timezone(timedelta(minutes=m)))
TIMES = st.datetimes(timezones=st.none() | OFFSETS)
SPANS = st.builds(Span, st.integers(0, 10**7), st.integers(0, 10**7))
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
REGISTERED: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    float: FLOATS,
    Span: SPANS,
    date: st.dates(),
}


def made(kind: Any, /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(kind, **fields)


def many(of: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(of, max_size=3).map(tuple)


PARTS = made(Part, text=TEXT, spans=many(SPANS))
SOURCES = made(
    Source,
    text=TEXT,
    spans=many(SPANS),
    **dict.fromkeys(("name", "role", "affiliation", "country"), st.none() | TEXT),
    kind=st.none() | st.sampled_from(["named person", "government"]),
)
STATEMENTS = made(
    Statement,
    **dict.fromkeys(("id", "report", "path"), TEXT),
    source=st.none() | SOURCES,
    cue=st.none() | PARTS,
    content=PARTS,
    said_on=st.none() | st.dates(),
    via=many(TEXT),
    inside=st.none() | TEXT,
    confidence=FLOATS,
)
FLAGS = made(Flag, kind=TEXT, report=st.none() | TEXT, detail=TEXT)
REPORTS = made(
    Report,
    **dict.fromkeys(("id", "path", "body", "published_by"), TEXT),
    **dict.fromkeys(("outlet", "title", "url", "language", "dateline"), st.none() | TEXT),
    blocks=many(made(Block, span=SPANS)),
    stamps=many(made(Stamp, origin=TEXT, text=TEXT, when=TIMES, to_the_day=st.booleans())),
    published=st.none() | TIMES,
    credits=many(TEXT),
    readable=st.booleans(),
    flags=many(FLAGS),
    metadata=st.dictionaries(TEXT, TEXT, max_size=3),
)
DECISIONS = made(
    Decision,
    **dict.fromkeys(("id", "step", "by", "reason"), TEXT),
    on=st.dates(),
)
JUDGEMENTS = made(Judgement, **dict.fromkeys(("id", "by", "reason"), TEXT), subject=many(TEXT), at=TIMES)
ASIDES = made(SetAside, path=TEXT, reason=TEXT)


@settings(max_examples=300, deadline=None)
@given(st.one_of(STATEMENTS, REPORTS, DECISIONS, JUDGEMENTS, ASIDES))
def test_there_and_back(value: Any) -> None:
    text = encode(value)
    assert decode(type(value), text) == value
    assert encode(decode(type(value), text)) == text
    assert text.isascii()
    assert canonical(json.loads(text)) == text


def test_a_time_keeps_its_own_zone() -> None:
    """14:00 in Seoul and 05:00 in Greenwich are one moment and two stamps."""
    report = reading(1).report
    assert decode(Report, encode(report)).published == report.published
    text = '"2024-10-22T15:40:00+09:00"'
    stamp = decode(Stamp, f'{{"origin":"feed","text":"x","when":{text}}}')
    assert stamp.when.utcoffset() == timedelta(hours=9)
    assert text in encode(stamp)


def test_a_field_that_came_later_takes_its_default() -> None:
    older = json.loads(encode(reading(1).report))
    del older["flags"], older["readable"], older["metadata"]
    assert decode(Report, json.dumps(older)).readable is True


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"id":1}', '{"path":"a"}', "nonsense"])
def test_what_is_not_such_a_value_is_refused(text: str) -> None:
    with pytest.raises(LedgerError, match="does not hold a SetAside"):
        decode(SetAside, text)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_numbers_that_are_not_finite_are_refused(number: float) -> None:
    with pytest.raises(LedgerError, match="cannot be kept"):
        canonical({"p": number})


def test_every_kind_that_rooms_hand_on_can_be_kept() -> None:
    """The codec knows nothing of single kinds; the ones with the most nesting stand for the rest."""
    evidence = Evidence(
        "e", "s", "i", "r", "p", "q", (Span(0, 1),), "k", "l", None, (), "affirms", "certain", "happened",
        None, date(2024, 10, 22), 0.5, "why", "o", (1.0, 2.0),
    )  # fmt: skip
    step = StepView("s", "t", "dormant", None, None, (), (), (), ())
    for value in (evidence, step):
        assert decode(type(value), encode(value)) == value
