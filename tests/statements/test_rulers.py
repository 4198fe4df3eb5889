"""Juntas and other governments of a time of change, and whoever speaks for them."""

from datetime import date

import pytest

from paripassu.gazetteer import states
from paripassu.statements._rulers import of_rulers, rulers_state
from paripassu.statements._sentences import sentences
from paripassu.statements.fields import Page, Spoken, read_fields
from paripassu.statements.speakers import Cast
from paripassu.types import Span
from tests.statements.hearing import said_by


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("Gabon's military junta closed the port. Mali waits, and so does Benin.", "GAB"),
        ("The Guinean junta closed the port. Mali waits.", "GIN"),
        ("The transitional council of Haiti met.", "HTI"),
        # of one alone that soldiers govern
        ("The junta closed the road to Thailand. Myanmar's traders wait.", "MMR"),
        ("The junta closed the road. Mali's traders wait, and so do Niger's.", None),
        ("The junta closed the road to Peru.", None),
        # of two
        ("Mali's junta met Niger's junta.", None),
    ],
)
def test_of_which_state_a_junta_is(body: str, state: str | None) -> None:
    assert rulers_state(body, list(states(body))) == state


def test_a_town_of_those_that_soldiers_govern_tells_as_well() -> None:
    assert rulers_state("The junta closed the market.", [], {"BFA", "GHA"}) == "BFA"
    assert rulers_state("The junta closed the market.", [], {"GHA"}) is None


def test_what_is_no_such_government() -> None:
    assert of_rulers("the head of the transitional authorities")
    assert not of_rulers("the minister of the government")
    assert not of_rulers("a military spokesman")


def test_a_juntas_man_is_not_of_the_dateline() -> None:
    body = (
        "The bridge at Myawaddy is shut. The junta's spokesman, Soe Lwin, said it was mined. He named nobody. The mayor agreed. "
        "Myanmar's traders wait, and Thailand's police as well."
    )
    cast = Cast(body, home="THA")
    found = said_by(cast, "The junta's spokesman, Soe Lwin,", "He", "The mayor")
    assert [one.country for one in map(cast.settled, found) if one] == ["MMR", "MMR", "THA"]
    assert [cast.is_sure(one) for one in found] == [True, True, False]


def test_nothing_else_speaks_for_another_state_of_his() -> None:
    body = (
        "Thailand shut the bridge on Sunday, Thailand's police said, and Thailand's army sent men. In Bangkok the junta's spokesman, "
        "Soe Lwin, said the bridge was safe. Thailand's premier went to Myanmar."
    )
    source, cue, content = "the junta's spokesman, Soe Lwin,", "said", "the bridge was safe"
    source_at, cue_at, content_at = (
        (Span(at, at + len(words)),) for words in (source, cue, content) for at in (body.rindex(words),)
    )
    page = Page(body, [Span(*one) for one in sentences(body)], date(2025, 3, 4), "Bangkok", None, ())
    (found,) = read_fields(page, [Spoken(source_at, cue_at, content_at)])
    assert found.source is not None
    assert found.source.country == "MMR"


def test_a_junta_where_the_report_is_written_is_its_own() -> None:
    cast = Cast("The junta's spokesman said so. Mali waits.", home="MLI")
    assert [one.country for one in map(cast.settled, said_by(cast, "The junta's spokesman")) if one] == ["MLI"]
