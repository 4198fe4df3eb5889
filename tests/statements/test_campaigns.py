"""Somebody's campaign for an office: by whose name it is known, and which is meant."""

import pytest

from paripassu.statements.speakers import Cast
from paripassu.types import Span
from tests.statements.test_together import heard


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mara Holt's campaign", "Holt campaign"),
        ("The Mara Holt campaign", "Holt campaign"),
        ("Mrs. Holt's presidential campaign", "Holt campaign"),
        ("The campaign of Senator Pavel Reyes", "Reyes campaign"),
        ("Reyes' official campaign account", "Reyes campaign"),
        ("the Kenton lakes campaign", "Kenton lakes campaign"),
    ],
)
def test_a_campaign_is_named_by_the_surname_of_whoever_runs(text: str, name: str) -> None:
    found = heard(text)
    assert (found.kind, found.name) == ("organisation", name)


def test_his_campaign_and_the_campaign_are_those_of_whoever_was_named() -> None:
    body = "Pavel Reyes said he would win. His campaign raised little. The campaign said it was enough."
    cast = Cast(body, (), "USA")
    found = [
        cast.resolve(text, (Span(body.index(text), body.index(text) + len(text)),))
        for text in ("Pavel Reyes", "His campaign", "The campaign")
    ]
    assert [source.name for source in found] == ["Pavel Reyes", "Reyes campaign", "Reyes campaign"]
    assert found[1].country == "USA"


def test_the_campaign_is_the_one_that_was_last_told_of() -> None:
    assert heard("The campaign", "Tom Band runs the Holt campaign. Mara Holt was out.").name == "Holt campaign"
    assert heard("The campaign", "It ended in May.").name == "campaign"


def test_a_house_of_somebodys_name_does_not_name_his_campaign() -> None:
    assert heard("The Reyes campaign", "Reyes Tower is high. Pavel Reyes was there.").name == "Reyes campaign"
