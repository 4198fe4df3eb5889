"""Persons who speak together: who they are by name, and when one person only looks like several."""

import pytest

from paripassu.statements._together import together
from paripassu.statements.speakers import Cast
from paripassu.types import Source, Span

_REPORT = "Mara Holt, who runs for governor, met Pavel Reyes and Lena Ortiz in Ohio. Tom Band was there."


def heard(text: str, report: str = _REPORT) -> Source:
    """The speaker of *text*, said at the end of a report."""
    body = f"{report} {text} said so."
    at = len(report) + 1
    return Cast(body, (), "USA").resolve(text, (Span(at, at + len(text)),))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mara Holt and Pavel Reyes", "Mara Holt and Pavel Reyes"),
        ("Holt And Reyes", "Mara Holt and Pavel Reyes"),
        ("Neither Holt nor Reyes", "Mara Holt and Pavel Reyes"),
        ("Mr. Reyes and former Senator Lena Ortiz", "Pavel Reyes and Lena Ortiz"),
        ("Sens. Pavel Reyes (Ohio) and Lena Ortiz (Utah)", "Pavel Reyes and Lena Ortiz"),
        ("Senator Pavel Reyes of Ohio and Governor Lena Ortiz of Utah", "Pavel Reyes and Lena Ortiz"),
        ("two of the state's lawmakers, Pavel Reyes and Lena Ortiz", "Pavel Reyes and Lena Ortiz"),
        ("Mara Holt, the challenger, and Pavel Reyes", "Mara Holt and Pavel Reyes"),
        ("Mara Holt and Pavel Reyes, friends of Lena Ortiz and Tom Band", "Mara Holt and Pavel Reyes"),
        ("The Harbour senators running for mayor -- Pavel Reyes of Ohio and Lena Ortiz", "Pavel Reyes and Lena Ortiz"),
        ("Mara Holt or Pavel Reyes", "Mara Holt and Pavel Reyes"),
        ("The north district's Pavel Reyes and the south district's Lena Ortiz", "Pavel Reyes and Lena Ortiz"),
        ("Mr. Reyes, Ms. Ortiz and Mr. Band", "Pavel Reyes, Lena Ortiz and Tom Band"),
    ],
)
def test_persons_named_together_are_a_group_by_their_names(text: str, name: str) -> None:
    found = heard(text)
    assert (found.kind, found.name) == ("group", name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mara Holt, professor of law at Kenton and author of books", "Mara Holt"),
        ("the pollster Pavel Reyes -- author of Maps and Beyond", "Pavel Reyes"),
        ("Lena Ortiz, director of Kenton House and an adviser to firms", "Lena Ortiz"),
        ("Mara Holt, a friend of Pavel Reyes and Lena Ortiz", "Mara Holt"),
        ("Mara Holt, a former pollster who held talks in Dayton and Akron", "Mara Holt"),
    ],
)
def test_what_is_told_of_one_person_with_and_makes_no_second(text: str, name: str) -> None:
    found = heard(text)
    assert (found.kind, found.name) == ("named person", name)


@pytest.mark.parametrize(
    "text",
    [
        "Mara Holt and her aides",
        "Mrs. Holt and her surrogates",
        "Senator Pavel Reyes (R-Ohio) and a clutch of other lawmakers",
        "Mara Holt, Pavel Reyes and many more officials",
        "Neither Holt nor other candidates",
    ],
)
def test_somebody_with_others_is_a_group_without_a_name(text: str) -> None:
    found = heard(text)
    assert (found.kind, found.name) == ("group", None)


def test_one_of_those_whom_a_source_is_of_does_not_name_it() -> None:
    assert heard("moderates, like Senator Pavel Reyes,").kind == "group"
    assert heard("moderates, like Senator Pavel Reyes,").name is None
    assert together("others, including Pavel Reyes and Lena Ortiz", lambda _: False) == ()


@pytest.mark.parametrize("text", ["Mr. Band", "Mr. English", "Ms. Bank"])
def test_a_title_before_a_surname_makes_a_person(text: str) -> None:
    found = heard(text, "They met at noon.")
    assert (found.kind, found.name) == ("named person", text.split()[1])
