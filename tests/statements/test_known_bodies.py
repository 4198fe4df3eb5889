"""Bodies and firms that are of one state and named without it."""

import pytest

from paripassu.gazetteer import states, table_rows
from paripassu.statements._known_bodies import is_known_firm, state_of_body
from paripassu.statements._leaders import state_of_leader
from paripassu.statements._whence import state_of
from paripassu.statements.speakers import Cast
from paripassu.types import Span
from tests.statements.test_speakers import heard


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("a Bundestag committee", "DEU"),
        ("the head of Rosatom", "RUS"),
        ("Elering", "EST"),
        ("Nippon Steel", "JPN"),
        ("the committee", None),
        ("a man of Bundestagsviertel", None),
    ],
)
def test_what_is_of_one_state_tells_it(text: str, state: str | None) -> None:
    assert state_of_body(text) == state


def test_a_firm_that_is_known_is_no_person_and_keeps_its_state_under_a_foreign_dateline() -> None:
    firm, spokesman = heard(
        "Elering said so. A spokesman for Fingrid did not.", "Elering", "A spokesman for Fingrid", home="RUS"
    )
    assert (firm.kind, firm.country) == ("organisation", "EST")
    assert spokesman.country == "FIN"


def test_a_state_in_the_words_goes_before_what_a_firm_tells() -> None:
    (found,) = heard("The German arm of Boeing said so.", "The German arm of Boeing")
    assert found.country == "DEU"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("China Airlines", "TWN"),
        ("the Taiwan Affairs Office", "CHN"),
        ("a spokesman for Honeywell International", "USA"),
        ("Anglo American", "GBR"),
        ("the Chinese arm of Anglo American", "CHN"),
        ("the International Energy Agency", ""),
    ],
)
def test_a_word_that_is_a_part_of_a_known_name_tells_nothing_else(text: str, state: str) -> None:
    assert state_of(text, None) == state


def test_every_name_is_read_as_its_own_state() -> None:
    rows = [
        (code, name) for table in ("bodies.psv", "firms.psv") for code, *cells in table_rows(table) for name in cells
    ]
    assert [(code, name) for code, name in rows if state_of(name, None) != code] == []


def test_letters_that_two_states_have_tell_neither() -> None:
    # India's central bank and an Austrian bank; Libya's firm and Kenya's; a court of two states
    assert not [
        name for name in ("RBI", "National Oil Corporation", "Federal Constitutional Court") if state_of_body(name)
    ]


def test_each_name_stands_once_and_is_no_state_nor_leader() -> None:
    names = [name for table in ("bodies.psv", "firms.psv") for _, *cells in table_rows(table) for name in cells]
    assert len(names) == len(set(names))
    assert not [name for name in names if not name.strip() or state_of_leader(name)]
    assert not [name for name in names if any((m.start, m.end) == (0, len(name)) for m in states(name))]
    assert is_known_firm("Boeing")
    assert not is_known_firm("Bundestag")


# ---- short names of firms ---------------------------------------------------------------------------------------------


def _of(body: str, name: str) -> tuple[str | None, str | None]:
    at = body.index(name)
    found = Cast(body).resolve(name, (Span(at, at + len(name)),))
    return found.kind, found.country


@pytest.mark.parametrize(("name", "state"), [("Honda", "JPN"), ("Ford", "USA"), ("Shell", "GBR"), ("Mercedes", "DEU")])
def test_a_firms_short_name_is_the_firm(name: str, state: str) -> None:
    assert _of(f"{name} said the plant would close on Monday.", name) == ("organisation", state)


def test_a_firms_short_name_may_be_a_persons_or_a_towns_here() -> None:
    assert _of("Rob Ford won the vote. Ford said he would resign.", "Ford")[0] == "named person"
    assert _of("Orion needs help. The fighting in Orion went on.", "Orion") != ("organisation", "FIN")


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Schneider denied the charge. Schneider, 43, had been held since May.", "Schneider"),
        ("Yara said soldiers had come at night. Yara, a student from the hills, hid in the loft.", "Yara"),
        ("Ferrari denied that he took bribes. Ferrari, a customs officer, had been away.", "Ferrari"),
        ("Kirin said the horse was gone. Kirin's brother had seen it last.", "Kirin"),
        ("Leonardo said he would stay until the summer.", "Leonardo"),
        ("Tyson told the panel that it rained. Tyson, who rows, was not there.", "Tyson"),
    ],
)
def test_a_firms_short_name_is_somebodys_by_what_stands_behind_it(body: str, name: str) -> None:
    assert _of(body, name)[0] == "named person"


@pytest.mark.parametrize(
    "told",
    ["Merck, a partner of the clinic, paid.", "Merck, 3,000 of whose people struck, paid.", "Merck's lawyers agreed."],
)
def test_what_is_said_of_firms_too_makes_none_a_person(told: str) -> None:
    assert _of(f"Merck said the plant would close. {told}", "Merck") == ("organisation", "DEU")


def test_a_plain_word_at_the_head_of_a_sentence_is_no_firm() -> None:
    assert _of("Boots said no. The men wore boots.", "Boots")[1] is None
    assert _of("Boots said no. Shares in Boots fell as boots sold badly.", "Boots") == ("organisation", "GBR")


@pytest.mark.parametrize(
    ("who", "firm"),
    [
        ("An Apache pilot", None),
        ("Lotus growers", None),
        ("A Porsche owner", None),
        ("Porsche workers", "Porsche"),
        ("An Apple spokeswoman", "Apple"),
        ("A Nomura analyst", "Nomura"),
        ("Amazon warehouse workers", "Amazon"),
    ],
)
def test_who_is_in_a_firms_service(who: str, firm: str | None) -> None:
    body = f"{who} said it had rained."
    assert Cast(body).resolve(who, (Span(0, len(who)),)).affiliation == firm


def test_a_lone_word_that_is_a_small_town_abroad_speaks_for_no_state() -> None:
    assert _of("Springfield said it would sell the mill.", "Springfield") == ("organisation", None)
    assert _of("Hamburg said the port would stay shut. German officials agreed.", "Hamburg") == ("government", "DEU")


def test_each_short_name_stands_once_and_in_no_other_table() -> None:
    others = {name for table in ("bodies.psv", "firms.psv") for _, *cells in table_rows(table) for name in cells}
    names = [name for _, *cells in table_rows("short_firms.psv") for name in cells]
    assert len(names) == len(set(names))
    assert not others & set(names)
