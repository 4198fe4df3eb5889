"""Role and affiliation in a source's words."""

import pytest

from paripassu.statements._roles import describe


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Ida Moreau, a geologist at the University of the Lakes", "Ida Moreau", "University of the Lakes"),
        ("Ida Moreau, a nurse at Saint Bride Hospital and the report's author", "Ida Moreau", "Saint Bride Hospital"),
        ("Ida Moreau, director of the Western Cheese Makers", "Ida Moreau", "Western Cheese Makers"),
        ("Ida Moreau, who studies tides at the University of Cork in Ireland", "Ida Moreau", "University of Cork"),
        ("Ida Moreau, who follows the firm for Brook & Sons", "Ida Moreau", "Brook & Sons"),
        ("Ida Moreau, speaking for the developer", "Ida Moreau", "developer"),
        ("Ida Moreau, who teaches law in Leiden", "Ida Moreau", None),
        ("Ida Moreau, who worked at home", "Ida Moreau", None),
        ("Ida Moreau, a friend of the Moreau brothers", "Ida Moreau", None),
        ("Ida Moreau, speaking for many", "Ida Moreau", None),
    ],
)
def test_whose_somebody_is(text: str, name: str, body: str | None) -> None:
    assert describe(text, name)[1] == body
