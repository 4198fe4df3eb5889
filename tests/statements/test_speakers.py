"""Who speaks: names, roles, affiliations, states and kinds, and one speaker followed through a report."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.statements._places import home_of
from paripassu.statements.speakers import Cast
from paripassu.types import Source, Span


def heard(
    body: str, *sources: str, home: str | None = None, known: Sequence[tuple[str, str | None]] = ()
) -> list[Source]:
    """The speakers of *sources*, found in *body* one behind the other."""
    cast = Cast(body, known, home)
    found, at = [], 0
    for text in sources:
        at = body.index(text, at)
        found.append(cast.resolve(text, (Span(at, at + len(text)),)))
        at += len(text)
    return [source for source in map(cast.settled, found) if source]


def test_a_person_is_one_speaker_under_every_name() -> None:
    body = (
        "Kim Tae-hyo, the South Korean deputy national security director, said so. Later Kim said more. He went on. "
        "The deputy director left. An unnamed diplomat spoke. The diplomat stayed."
    )
    mentions = ("Kim Tae-hyo, the South Korean deputy national security director,", "Kim", "He", "The deputy director")
    found = heard(body, *mentions, "An unnamed diplomat", "The diplomat")
    assert [s.name for s in found] == ["Kim Tae-hyo"] * 4 + [None, None]
    assert {(s.country, s.role) for s in found[:4]} == {("KOR", "South Korean deputy national security director")}
    assert [s.text for s in found[1:3]] == ["Kim", "He"]


def test_two_officials_of_one_surname_stay_two() -> None:
    body = (
        "The governor, Ranjith Perera, said one thing. Sunil Perera, a former deputy governor, no relation, another. "
        "The governor declined. Sunil Perera did not."
    )
    found = heard(
        body,
        "The governor, Ranjith Perera,",
        "Sunil Perera, a former deputy governor, no relation,",
        "The governor",
        "Sunil Perera",
    )
    assert [s.name for s in found] == ["Ranjith Perera", "Sunil Perera", "Ranjith Perera", "Sunil Perera"]


def test_ministers_of_two_ministries_stay_two() -> None:
    body = "The foreign minister, Ana Lopes, agreed. The finance minister did not."
    assert [s.name for s in heard(body, "The foreign minister, Ana Lopes,", "The finance minister")] == [
        "Ana Lopes",
        None,
    ]


@pytest.mark.parametrize(
    ("text", "name", "country", "kind"),
    [
        ("Seoul", "South Korea", "KOR", "government"),
        ("Pyongyang", "North Korea", "PRK", "government"),
        ("the Kremlin", "Kremlin", "RUS", "government"),
        ("the Polish foreign ministry", "Polish foreign ministry", "POL", "government"),
        ("Brazil’s agriculture ministry", "agriculture ministry", "BRA", "government"),
        ("the Russian embassy in Seoul", "Russian embassy in Seoul", "RUS", "government"),
        ("the North Korean mission to the United Nations", None, "PRK", "government"),
        ("the International Monetary Fund", "International Monetary Fund", None, "organisation"),
        ("the Organization of American States", "Organization of American States", None, "organisation"),
        ("residents", None, None, "group"),
        ("two Turkish bankers", None, "TUR", "group"),
        ("a report by the institute", None, None, "document"),
        ("the daily Rzeczpospolita", "Rzeczpospolita", None, "media"),
    ],
)
def test_bodies_and_the_states_they_speak_for(text: str, name: str | None, country: str | None, kind: str) -> None:
    (source,) = heard(text, text)
    assert (source.country, source.kind) == (country, kind)
    if name:
        assert source.name == name


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Deputy Chief Cabinet Secretary Eiji Nonoyama", "Eiji Nonoyama", "Deputy Chief Cabinet Secretary"),
        ("Vice-Minister for Foreign Affairs Masaki Ozu", "Masaki Ozu", "Vice-Minister for Foreign Affairs"),
        ("the economy secretary, Graciela Montaño,", "Graciela Montaño", "economy secretary"),
        ("Mr. Smith", "Smith", None),
        ("Western officials", None, "Western officials"),
        ("a spokesman for the trade minister, Fiona Haldane,", None, "spokesman"),
    ],
)
def test_names_come_without_offices(text: str, name: str | None, role: str | None) -> None:
    (source,) = heard(text, text)
    assert source.name == name
    assert (source.role or "").startswith(role or "")


def test_the_datelines_state_is_that_of_whoever_shows_no_other() -> None:
    body = "The minister said so. The German ambassador did not. A resident laughed. The European Commission waited."
    found = heard(body, "The minister", "The German ambassador", "A resident", "The European Commission", home="EST")
    assert [s.country for s in found] == ["EST", "DEU", None, None]


def test_its_spokesman_speaks_for_the_body_before() -> None:
    body = "Iran’s foreign ministry denied it. Its spokesman, Reza Alavi, said so."
    _, source = heard(body, "Iran’s foreign ministry", "Its spokesman, Reza Alavi,", home="TUR")
    assert (source.name, source.role, source.affiliation, source.country) == (
        "Reza Alavi",
        "spokesman",
        "foreign ministry",
        "IRN",
    )


def test_one_of_them_is_of_the_group_before() -> None:
    body = "Three customs officers said so. One of them doubted it."
    group, one = heard(body, "Three customs officers", "One of them", home="COL")
    assert (group.kind, one.kind, one.role, one.country) == ("group", "unnamed person", "customs officer", "COL")


def test_an_office_named_later_is_the_named_person() -> None:
    body = "Canada's trade minister said so. On the radio, Denise Arbour said more."
    assert [s.name for s in heard(body, "Canada's trade minister", "Denise Arbour")] == ["Denise Arbour"] * 2


def test_names_of_the_situation_bring_their_state() -> None:
    (source,) = heard("Centre 215 said so.", "Centre 215", known=[("centre 215", "UKR")])
    assert source.country == "UKR"


@pytest.mark.parametrize(
    ("dateline", "text", "state"),
    [
        ("SEOUL, Oct. 22 (Yonhap) —", "", "KOR"), ("Białystok", "", "POL"), ("Córdoba", "Argentina's governor", "ARG"),
        ("Córdoba", "Spain's minister", "ESP"), ("Marseille", "", "FRA"),
        (None, "", None), ("Nowhere-at-all", "", None),
    ],
)  # fmt: skip
def test_datelines(dateline: str | None, text: str, state: str | None) -> None:
    assert home_of(dateline, text) == state


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_has_a_speaker_without_failing(before: str, source: str) -> None:
    body = f"{before}{source} said he left. The official, too."
    cast = Cast(body, [("x", "FRA")], "FRA")
    first = cast.resolve(source, (Span(len(before), len(before) + len(source)),))
    again = Cast(body, [("x", "FRA")], "FRA").resolve(source, (Span(len(before), len(before) + len(source)),))
    assert first == again
    assert first.text == source


@settings(deadline=None)
@given(
    st.sampled_from(
        ["the minister", "Iran’s foreign ministry", "its spokesman, Reza Alavi,", "two of the lawyers", "a resident"]
    )
)
def test_marks_and_spaces_do_not_matter(text: str) -> None:
    odd = text.replace("’", "'").replace(" ", "  ")
    (one,), (other,) = heard(text, text), heard(odd, odd)
    assert (one.name, one.role, one.affiliation, one.country, one.kind) == (
        other.name,
        other.role,
        other.affiliation,
        other.country,
        other.kind,
    )
