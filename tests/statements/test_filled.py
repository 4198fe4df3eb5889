"""Whom the report names in an office that somebody spoke from without a name."""

import pytest

from paripassu.statements.speakers import Cast
from paripassu.types import Source
from tests.statements.hearing import said_by


def heard(body: str, *sources: str, home: str | None = None) -> list[Source]:
    """The speakers of *sources*, found in *body* one behind the other, as the whole report has them."""
    cast = Cast(body, (), home)
    return [one for one in map(cast.settled, said_by(cast, *sources)) if one is not None]


def test_the_minister_of_before_by_his_name() -> None:
    body = (
        "Chile will stop the sale, its fisheries minister said on Monday. The fleet's owners objected. "
        "“It is over,” the minister, Tomás Quill, told the chamber."
    )
    first, again = heard(body, "its fisheries minister", "the minister, Tomás Quill,", home="CHL")
    assert (first.name, first.kind) == ("Tomás Quill", "named person")
    assert (again.name, again.role) == ("Tomás Quill", "fisheries minister")


def test_a_deputy_is_not_the_governor() -> None:
    body = "A deputy governor of the fund said rates would fall. The governor, Nora Quill, said they would not."
    deputy, governor = heard(body, "A deputy governor of the fund", "The governor, Nora Quill,")
    assert deputy.name is None
    assert (governor.name, governor.role) == ("Nora Quill", "governor")


def test_another_minister_between_keeps_them_apart() -> None:
    body = (
        "The ports minister called it a lie. The transport minister, Ida Moss, was silent. "
        "The minister, Tomás Quill, spoke again."
    )
    ports, _, _ = heard(
        body, "The ports minister", "The transport minister, Ida Moss,", "The minister, Tomás Quill,", home="CHL"
    )
    assert ports.name is None


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        (", who took office in May,", "Nora Quill"),
        (", who was elected in May,", "Nora Quill"),
        (", who lives by the bridge,", None),
    ],
)
def test_what_is_told_behind_the_name(behind: str, name: str | None) -> None:
    body = f"Malta's prime minister said the bridge would stay. “It is safe,” Nora Quill{behind} told the crowd."
    first, _ = heard(body, "Malta's prime minister", f"Nora Quill{behind}")
    assert first.name == name


def test_a_lady_of_the_same_paragraph_is_the_minister_and_one_of_the_next_asks_him() -> None:
    same = "His culture minister conceded the delay. It is the rain, Mrs Nora Quill said."
    assert heard(same, "His culture minister", "Mrs Nora Quill", home="MLT")[0].name == "Nora Quill"
    minutes = "The Minister for Ports said that nothing was settled.\nMs Nora Quill asked when it would be."
    assert heard(minutes, "The Minister for Ports", "Ms Nora Quill", home="MLT")[0].name is None


def test_an_office_of_which_a_state_has_one() -> None:
    body = (
        "The fire was put out, the president said on Sunday. It began in a mill.\n"
        "President Nora Quill told the nation that nobody was hurt. The prime minister was silent."
    )
    first, named = heard(body, "the president", "President Nora Quill", home="MLT")
    assert (first.name, first.country) == (named.name, named.country) == ("Nora Quill", "MLT")


def test_his_president_is_not_the_other_one() -> None:
    body = (
        "President Nora Quill showed a map. None will go, Guyana's vice-president, Tom Ash, replied. "
        "His president said the force was on alert."
    )
    found = heard(body, "President Nora Quill", "Guyana's vice-president, Tom Ash,", "His president", home="GUY")
    assert found[2].name != "Nora Quill"


@pytest.mark.parametrize(
    ("body", "who", "name"),
    [
        ("The ports minister, a former colonel named Tomás Quill, was silent. It is late, the colonel argued.", "the colonel", "Tomás Quill"),
        ("Captain Nora Quill dropped the ball. It was the wind, the skipper said.", "the skipper", "Nora Quill"),
        ("It was late. On Monday Nora Quill walked into the hangar, and Quill sat down. I am tired, the pilot said.", "the pilot", "Nora Quill"),
        ("It was late. On Monday Nora Quill won by a mile, and Quill knew it. I will go to the palace, the president-elect said.", "the president-elect", "Nora Quill"),
        ("Nora Quill lost her house. She is one of many, the public defender said.", "the public defender", None),
    ],
)  # fmt: skip
def test_somebody_by_what_he_is(body: str, who: str, name: str | None) -> None:
    assert heard(body, who)[0].name == name


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the head of the Norwegian Health Agency", "Professor Nora Quill"),
        ("A Belgian judge", "Judge Nora Quill"),
        ("India's delegate", "Nora Quill"),
    ],
)
def test_a_name_with_no_more_than_a_title_is_theirs_who_was_just_told_of(first: str, second: str) -> None:
    body = f"There will be more cases, {first} said on Friday. “I should love to be wrong,” {second} told a clinic."
    unnamed, named = heard(body, first, second)
    assert (unnamed.name, named.name) == ("Nora Quill", "Nora Quill")
    assert named.country == unnamed.country is not None


def test_a_spokesman_among_others_is_not_whoever_is_named_next() -> None:
    body = "A spokesman for the port of Lagos said so. “I should love to be wrong,” Nora Quill told a clinic."
    unnamed, named = heard(body, "A spokesman for the port of Lagos", "Nora Quill")
    assert unnamed.name is None
    assert named.name == "Nora Quill"


def test_papers_of_which_there_are_several_have_no_name() -> None:
    (papers,) = heard("French newspapers found that hard to believe.", "French newspapers")
    assert (papers.name, papers.role, papers.kind) == (None, "newspapers", "group")
