"""Whose a quotation is that no words of reporting claim."""

from datetime import date

import pytest

from paripassu.statements._whose_quote import whose
from paripassu.statements.fields import Page, Spoken, read_fields
from paripassu.types import Span

QUOTE = "“The harbour is ours and it stays ours.”"


@pytest.mark.parametrize(
    ("around", "who"),
    [
        ("He was done.\n\n17-year-old Ida Moss agreed:\n\n{}", "17-year-old Ida Moss"),
        ("When they jeered — and did they jeer! — Ida Moss answered them:\n{}", "Ida Moss"),
        ("They spoke.\n\n{}\n\n- Governor Ida Moss, writing to the port", "Governor Ida Moss"),
        ("They spoke.\n\n{}\n\n—Ida Moss.", "Ida Moss."),
        ("{} asked Ida Moss of the union.", "Ida Moss"),
    ],
)
def test_a_line_before_or_behind_a_quotation_tells_whose_it_is(around: str, who: str) -> None:
    body = around.format(QUOTE)
    at = body.index(QUOTE)
    found = whose(body, at, at + len(QUOTE))
    assert found is not None
    assert found.span is not None
    assert body[slice(*found.span)] == who


def test_what_somebody_was_asked_is_nobodys_word() -> None:
    body = f"Ida Moss was asked, {QUOTE}"
    found = whose(body, body.index(QUOTE), len(body))
    assert found is not None
    assert found.span is None


@pytest.mark.parametrize(
    "around", ["She had more to say. {}", "The port closed at two:\n{}", "It rained - and hard.\n\n{}"]
)
def test_other_words_leave_it_with_the_last_speaker(around: str) -> None:
    body = around.format(QUOTE)
    at = body.index(QUOTE)
    assert whose(body, at, at + len(QUOTE)) is None


def test_an_introduced_quotation_is_no_more_the_last_speakers() -> None:
    body = f"Amos Bell said the port was full.\n\nIda Moss agreed:\n\n{QUOTE}\n\n“We shall see about all of the rest of it.”"
    content = body.index("the port"), body.index(".\n")
    more = body.index("“We shall")
    spoken = [
        Spoken((Span(0, 9),), (Span(10, 14),), (Span(*content),)),
        Spoken((), (), (Span(body.index(QUOTE), body.index(QUOTE) + len(QUOTE)),), floor=True),
        Spoken((), (), (Span(more, len(body)),), floor=True),
    ]
    fields = read_fields(Page(body, [], date(2031, 2, 3)), spoken)
    assert [f.source.name for f in fields if f.source] == ["Amos Bell", "Ida Moss", "Ida Moss"]
