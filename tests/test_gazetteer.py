"""States by name, demonym and seat, and what only looks like one."""

import pytest

from paripassu.gazetteer import Way, spoken, states, whole_state


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("she answered in Russian, he in English", []),
        ("they spoke in Russian and French", []),
        ("shelling in Ukrainian and Polish towns", ["UKR", "POL"]),
        ("left in Israeli or Jordanian hands", ["ISR", "JOR"]),
        ("in Spanish waters", ["ESP"]),
        ("within, Putin Russian, as ever", ["RUS"]),
        ("", []),
    ],
)
def test_a_language_is_no_state_and_a_people_before_a_noun_is(text: str, countries: list[str]) -> None:
    assert [m.country for m in states(text)] == countries


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Relatives of Chad Whitlock said he was at home", []),
        ("Jordan Mercier, a party leader", []),
        ("Victoria Sandoval", []),
        ("Kenya Red Cross staff said the road was open", ["KEN"]),
        ("the Israel Defense Forces", ["ISR"]),
        ("Jordan Denies Report Of Troop Movement", ["JOR"]),
        ("Chad denied it. India Meteorological Department staff agreed.", ["TCD", "IND"]),
        ("A third of British Columbians said so", ["CAN"]),
        ("In Israel Brodsky said the gate was shut", ["ISR"]),
        ("In London Mr Hale left, and in Vienna Brandt stayed", ["GBR", "AUT"]),
        ("India Rejects Claim", ["IND"]),
        ("Cuba Seeks Loan", ["CUB"]),
        ("Israel Hamas talks, India Pakistan talks", ["ISR", "IND", "PAK"]),
        ("a runway of London Gatwick was shut", ["GBR"]),
        ("India Cements and Jordan Phosphate said so", ["IND", "JOR"]),
        ("India Captain Rohan Seth and Jamaica Coach Ada Wynn said so", ["IND", "JAM"]),
    ],
)
def test_people_called_by_a_states_name_are_of_no_state(text: str, codes: list[str]) -> None:
    assert [m.country for m in states(text)] == codes


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Fishermen of Trinidad waited. In Trinidad, nobody slept.", ["TTO", "TTO"]),
        ("Trinidad, Guyana and Suriname agreed", ["TTO", "GUY", "SUR"]),
        ("two Trinis and a Tobagonian, three Laotians", ["TTO", "TTO", "LAO"]),
        ("Ferries to Tobago, and from Trinidad and Tobago", ["TTO", "TTO"]),
        ("A Faroese trawler left Tórshavn for the Cook Islands.", ["FRO", "FRO", "COK"]),
        ("Nouméa and Willemstad, a Bajan and a Niuean", ["NCL", "CUW", "BRB", "NIU"]),
        ("Lucía Trinidad said", []),
        ("Trinidad Ordóñez said", []),
        ("a school in Trinidad, Colorado, closed", []),
    ],
)
def test_an_island_by_half_its_name_and_a_people_in_number(text: str, countries: list[str]) -> None:
    assert [m.country for m in states(text)] == countries


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The representative of the UNITED KINGDOM spoke.", ["GBR"]), ("the REPUBLIC OF KOREA", ["KOR"]),
        ("the envoy of IRAN", ["IRN"]), ("NATO and UNICEF", []), ("the envoy of TÜRKİYE", ["TUR"]),
    ],
)  # fmt: skip
def test_states_in_capitals_are_states_when_spoken(text: str, found: list[str]) -> None:
    assert [m.country for m in states(spoken(text))] == found
    assert list(states(text)) == []
    assert len(spoken(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "ways", "country"),
    [
        ("Kenya", (), "KEN"),
        ("South Africa", (), "ZAF"),
        ("Kenyans", (), "KEN"),
        ("Kenyans", ("name", "seat"), None),
        ("Nairobi", ("seat",), "KEN"),
        ("Nairobi", ("name",), None),
        ("Kenya Airways", (), None),
        ("the Kenya", (), None),
        ("", (), None),
    ],
)
def test_a_state_that_is_the_whole_of_the_words(text: str, ways: tuple[Way, ...], country: str | None) -> None:
    found = whole_state(text, *ways)
    assert (found.country if found is not None else None) == country
