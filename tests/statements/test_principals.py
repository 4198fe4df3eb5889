"""For whom somebody speaks or acts, and bodies that a source names behind what somebody is there."""

import pytest

from paripassu.statements._principals import principal
from paripassu.statements._roles import describe
from paripassu.statements.speakers import Cast
from paripassu.types import Source
from tests.statements.hearing import said_by


def heard(body: str, *sources: str) -> list[Source]:
    """The speakers of *sources*, found in *body* one behind the other."""
    return said_by(Cast(body, (), None), *sources)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Lawyers for the tenants", "tenants"),
        ("Counsel for the drowned sailor's widow, Idris Moray,", "drowned sailor's widow"),
        ("an aide to the finance minister", "finance minister"),
        ("Nora Quill, a consultant to the ferry's owners in Turku,", "ferry's owners"),
        ("the mayor's chief of staff, Nora Quill,", "mayor"),
        ("the jockey's lawyers", "jockey"),
        ("two of the commissioner's staff", "commissioner"),
        ("a spokesman for the Home Office", "Home Office"),
        ("a lawyer for six of the tenants", None),
        ("A lawyer for the other", None),
        ("counsel for the fifth of the accused", None),
        ("the representative of the RUSSIAN FEDERATION", None),
        ("an adviser to the region", None),
        ("the harbour's new crane", None),
        ("its lawyer", None),
    ],
)
def test_for_whom_somebody_acts(words: str, who: str | None) -> None:
    assert principal(words) == who


def test_who_acts_for_somebody_is_known_by_him() -> None:
    (one,) = heard(
        "An adviser to the Ghanaian president said the talks had failed.", "An adviser to the Ghanaian president"
    )
    assert (one.role, one.affiliation) == ("adviser", "Ghanaian president")


def test_his_man_is_not_the_man_himself() -> None:
    body = "Counsel for the mayor called it a farce. The mayor himself said he would pay."
    counsel, mayor = heard(body, "Counsel for the mayor", "The mayor himself")
    assert (counsel.role, counsel.affiliation) == ("counsel", "mayor")
    assert (mayor.name, mayor.role, mayor.affiliation) == (None, "mayor", None)


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("the head of the lighthouse service, Nora Quill", "Nora Quill", "lighthouse service"),
        ("an official of the canal authority", None, "canal authority"),
        ("the manager of the Orvik dam", None, "Orvik dam"),
        ("the owner of the glue factory in which it began", None, "glue factory"),
        ("a commander of the paramilitaries", None, "paramilitaries"),
        ("the chairman of the goat breeders, Nora Quill", "Nora Quill", "goat breeders"),
        ("the head of our border service", None, "border service"),
        ("the official in charge of the contingent", None, "contingent"),
        ("Nora Quill, of the Tidal Research Centre", "Nora Quill", "Tidal Research Centre"),
        ("Nora Quill, 61, of the association", "Nora Quill", "association"),
        ("Nora Quill, secretary-general of the FNTV", "Nora Quill", "FNTV"),
        ("Nora Quill of the Graz-based institute Alpenblick", "Nora Quill", "Alpenblick"),
        ("a columnist on the daily Alba Nova", None, "Alba Nova"),
        ("observers from the Commonwealth", None, "Commonwealth"),
        ("neighbours of the factory", None, "factory"),
        ("neighbours of the naval base", None, None),
        ("Nora Quill, from prison", "Nora Quill", None),
        ("the youngest of the three workers", None, None),
    ],
)
def test_bodies_by_what_they_are(text: str, name: str | None, body: str | None) -> None:
    assert describe(text, name)[1] == body
