"""The day of a statement, where the report tells it elsewhere and where it does not."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.errors import ModelError
from paripassu.statements import _days as days
from paripassu.statements._days import likeliest, weights
from paripassu.statements._days_makeup import Told
from paripassu.statements._occasions import outer_of, weighed
from paripassu.statements._said import words_of
from paripassu.statements._sentences import sentences
from paripassu.statements._weights import Weights
from paripassu.statements.fields import Page, Spoken, read_fields
from paripassu.types import Source, Span

TUESDAY = date(2024, 10, 22)
MONDAY = date(2024, 10, 21)
FRIDAY = date(2024, 10, 18)


def _page(body: str, told: Sequence[tuple[str, str, str]]) -> tuple[Page, list[Spoken]]:
    """A report and its statements, given as source, cue and content, each the next of its words in the text."""
    spoken, at = [], 0
    for source, cue, content in told:
        begin = body.index(f"{source} {cue}", at)
        behind = begin + len(source) + 1
        start = body.find(content, behind)
        start = start if start >= 0 else body.index(content)
        at = behind + len(cue)
        spans = Span(begin, begin + len(source)), Span(behind, at), Span(start, start + len(content))
        spoken.append(Spoken((spans[0],), (spans[1],), (spans[2],)))
    return Page(body, [Span(*one) for one in sentences(body)], TUESDAY, None, "The Orme Gazette"), spoken


def _weighed(body: str, *told: tuple[str, str, str]) -> list[tuple[dict[date | None, dict[str, float]], date | None]]:
    """What is weighed of statements that have one speaker, and what the rules choose."""
    page, spoken = _page(body, told)
    speaker = Source("Brandt", (Span(0, 1),), "Helena Brandt", kind="named person")
    return weighed(page, [Told(one, speaker, relayed=False) for one in words_of(page, spoken)])


def _read(body: str, *told: tuple[str, str, str]) -> list[date | None]:
    return [one.said_on for one in read_fields(*_page(body, told))]


def test_the_day_of_an_occasion_holds_paragraphs_on_for_who_speaks_at_it() -> None:
    body = (
        "Helena Brandt said in an interview on Monday that the lift was safe. Brandt added that it was new. Brandt insisted that nobody "
        "was at risk.\n\nThe mine has nine levels.\n\nHer father opened it.\n\n“There was no money,” Brandt said."
    )
    told = (
        ("Helena Brandt", "said", "the lift was safe"),
        ("Brandt", "added", "it was new"),
        ("Brandt", "insisted", "nobody was at risk"),
        ("Brandt", "said", "There was no money"),
    )
    assert _read(body, *told) == [MONDAY] * 4
    assert [ruled for _, ruled in _weighed(body, *told)] == [MONDAY, MONDAY, MONDAY, None]


def test_what_is_thought_or_said_ever_since_has_no_day() -> None:
    body = (
        "Helena Brandt said on Monday that the lift was safe.\n\nThe miners believe that two cables are worn. The inspectors have said "
        "that they warned her."
    )
    assert _read(
        body,
        ("Helena Brandt", "said", "the lift was safe"),
        ("The miners", "believe", "two cables are worn"),
        ("The inspectors", "have said", "they warned her"),
    ) == [MONDAY, None, None]


@pytest.mark.parametrize("when", ["In March", "Last year", "Three years ago", "Earlier this summer"])
def test_another_time_beside_the_cue_is_not_that_of_the_occasion(when: str) -> None:
    body = f"Helena Brandt said on Monday that the lift was safe. {when} Brandt wrote that the cables would hold."
    told = ("Helena Brandt", "said", "the lift was safe"), ("Brandt", "wrote", "the cables would hold")
    assert _read(body, *told) == [MONDAY, None]
    assert _read(body.replace(f"{when} Brandt", "Then Brandt"), *told) == [MONDAY, MONDAY]


@pytest.mark.parametrize(
    ("source", "told", "whose", "hour"),
    [
        ("The port", "replied in the same sitting", "the", True), ("She", "replied an hour later", "pronoun", True),
        ("A pilot", "replied", "a", False), ("Karl Voss", "replied in the same words", "name", False),
    ],
)  # fmt: skip
def test_an_hour_and_the_words_for_a_speaker_are_counted_for_the_day_of_the_opening(
    source: str, told: str, whose: str, hour: bool
) -> None:
    body = f"The mayor said on Monday that the road was open. {source} {told} that it was shut."
    (_, (held, _)) = _weighed(body, ("The mayor", "said", "the road was open"), (source, "replied", "it was shut"))
    assert ("in the opening, an hour" in held[MONDAY], "none, an hour" in held[None]) == (hour, hour)
    assert f"the only one in the opening, source {whose}" in held[MONDAY]
    assert f"none, source {whose}" in held[None]
    assert "in the opening" not in held[TUESDAY]


def test_each_occasion_has_its_own_day() -> None:
    body = (
        "Helena Brandt told the council on Friday that the lift was safe. Brandt said it was new.\n\n"
        "Karl Voss said on Monday that two cables were worn. Voss said he had proof."
    )
    assert _read(
        body,
        ("Helena Brandt", "told", "the lift was safe"),
        ("Brandt", "said", "it was new"),
        ("Karl Voss", "said", "two cables were worn"),
        ("Voss", "said", "he had proof"),
    ) == [FRIDAY, FRIDAY, MONDAY, MONDAY]


def test_the_day_of_one_entry_of_a_live_report_is_none_of_the_next() -> None:
    body = "10:05 GMT\nThe mayor said on Monday that the road was open.\n\n10:40 GMT\nHere the mayor added that it was safe."
    page, spoken = _page(body, (("The mayor", "said", "the road was open"), ("the mayor", "added", "it was safe")))
    told = [Told(one, None, relayed=False) for one in words_of(page, spoken)]
    first, second = (held for held, _ in weighed(page, told))
    assert MONDAY in first
    assert set(second) == {None, TUESDAY}


def test_the_word_of_the_rules_is_the_last_where_the_day_is_a_relayers() -> None:
    body = "The mayor said on Monday that the road was open."
    page, spoken = _page(body, (("The mayor", "said", "the road was open"),))
    (one,) = words_of(page, spoken)
    assert [set(held) for held, _ in weighed(page, [Told(one, None, relayed=True)])] == [{None}]
    assert [ruled for _, ruled in weighed(page, [Told(one, None, relayed=False)])] == [MONDAY]


def test_a_statement_inside_another_is_not_weighed() -> None:
    page, spoken = _page(
        "The mayor said on Monday that the port had said yes.", (("The mayor", "said", "the port had said yes"),)
    )
    (one,) = words_of(page, spoken)
    inner = Spoken((Span(31, 39),), (Span(40, 48),), (Span(49, 52),), inside=0)
    told = [Told(each, None, relayed=False) for each in (*words_of(page, [inner]), one)]
    assert outer_of(told) == [1]


_PIECES = st.sampled_from(
    ["The mayor said on Monday that it rained.", "Next Friday comes.", "Voss said on 3 January that he won.", "\n\n", "Two days before she spoke on Tuesday, "
     "he said it was open.", "It was Sunday’s vote.", "A day later the port said no.", "On 30 December he said yes.", "10:40 GMT\n"]
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(_PIECES, min_size=1, max_size=8), st.integers())
def test_no_day_chosen_lies_behind_publication(pieces: list[str], seed: int) -> None:
    body = " ".join(pieces)
    page = Page(body, [Span(*one) for one in sentences(body)], TUESDAY)
    spoken = []
    at = body.find(" said ")
    while at >= 0:
        spoken.append(
            Spoken((Span(max(0, at - 5), at),), (Span(at + 1, at + 5),), (Span(at + 6, min(len(body), at + 12)),))
        )
        at = body.find(" said ", at + 6)
    told = [Told(one, None, relayed=False) for one in words_of(page, spoken)]
    for held, ruled in weighed(page, told):
        assert ruled in held
        assert all(d is None or d <= TUESDAY for d in held)
        by = Weights(0.0, {name: float(hash((name, seed)) % 7 - 3) for each in held.values() for name in each})
        assert (likeliest(held, ruled, by) or TUESDAY) <= TUESDAY


def test_a_day_of_the_rules_gives_way_by_the_margin_alone() -> None:
    held: dict[date | None, dict[str, float]] = {None: {"a": 1.0}, MONDAY: {"b": 1.0}}
    by = Weights(0.5, {"a": 1.0, "b": 0.6})
    assert likeliest(held, MONDAY, by) == MONDAY
    assert likeliest(held, None, by) is None
    assert likeliest(held, MONDAY, Weights(0.5, {"a": 1.2, "b": 0.6})) is None
    assert likeliest(held, None, Weights(0.5, {"a": 1.0, "b": 1.1})) == MONDAY


def test_without_a_day_of_publication_there_is_none() -> None:
    page, spoken = _page("The mayor said on Monday that it was open.", (("The mayor", "said", "it was open"),))
    assert read_fields(Page(page.body, page.sentences), spoken)[0].said_on is None


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"margin": 1}', '{"margin": "x", "weights": {}}', '{"margin": 1, "weights": 2}']
)
def test_broken_weights_are_said_to_be_broken(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "days.json"
    broken.write_text(text, encoding="utf-8")
    monkeypatch.setattr(days, "WEIGHTS", broken)
    weights.cache_clear()
    with pytest.raises(ModelError, match=r"days\.json cannot be read"):
        weights()
    weights.cache_clear()


def test_most_of_what_is_counted_is_weighed() -> None:
    body = (
        "Mayor speaks\n\nThe mayor said in a speech on Monday that the road was open. The mayor added that it was safe.\n\n"
        "The port said on Friday that it was shut."
    )
    page, spoken = _page(
        body,
        (
            ("The mayor", "said", "the road was open"),
            ("The mayor", "added", "it was safe"),
            ("The port", "said", "it was shut"),
        ),
    )
    told = [Told(one, None, relayed=False) for one in words_of(page, spoken)]
    names = {name for held, _ in weighed(page, told) for each in held.values() for name in each}
    known = json.loads(days.WEIGHTS.read_text(encoding="utf-8"))["weights"].keys()
    assert len(names & known) > 0.75 * len(names)
