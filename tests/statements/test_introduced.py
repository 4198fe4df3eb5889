"""Whom a description takes up of those whom the report introduces."""

import pytest

from paripassu.statements.speakers import Cast
from paripassu.types import Span

REPORT = (
    "Former Ohio Gov. Amos Bell met Sen. Ida Moss (R-Fla.) on Monday. Paul Weller, the campaign manager for Bell, stayed away. "
    "So did Dr. Rita Lake and Kent GOP chairman Carl Reyes.\n\n"
)


@pytest.mark.parametrize(
    ("described", "name"),
    [
        ("The former three-term governor", "Amos Bell"),
        ("The Florida senator", "Ida Moss"),
        ("Bell's campaign manager", "Paul Weller"),
        ("his longtime personal physician", "Rita Lake"),
        ("The state's Republican party leader", "Carl Reyes"),
        ("The governor", None),  # he is a former one
        ("The former president", None),
        ("The Iowa senator", None),
        ("Moss's campaign manager", None),
    ],
)
def test_a_description_takes_up_the_one_who_is_introduced_as_that(described: str, name: str | None) -> None:
    body = f"{REPORT}{described} said so."
    at = body.index(described, len(REPORT))
    assert Cast(body).resolve(described, (Span(at, at + len(described)),)).name == name


def test_of_two_who_fit_the_one_named_last_is_meant_and_neither_of_two_named_together() -> None:
    first = "Sen. Ida Moss spoke. Sen. Amos Bell listened.\n\n"
    apart = f"{first}Then Ida Moss left. The senator was cross."
    at = apart.index("The senator")
    assert Cast(apart).resolve("The senator", (Span(at, at + 11),)).name == "Ida Moss"
    together = f"{first}Ida Moss and Amos Bell left. The senator was cross."
    at = together.index("The senator")
    assert Cast(together).resolve("The senator", (Span(at, at + 11),)).kind == "unnamed person"
