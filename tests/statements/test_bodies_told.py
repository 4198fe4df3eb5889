"""Bodies, ranks and trades as reports tell of them: what is a name, of what kind it is, and who belongs to it."""

import pytest

from paripassu.statements._bodies import firm_behind
from paripassu.statements._body_names import body_name
from paripassu.statements._kinds import kind_of
from paripassu.statements._persons import person_name
from paripassu.statements._roles import describe
from paripassu.statements._titles import in_small
from paripassu.statements.speakers import Cast
from paripassu.types import Source
from tests.statements.hearing import said_by


def heard(body: str, *sources: str) -> list[Source]:
    """The speakers of *sources*, found in *body* one behind the other."""
    cast = Cast(body, ())
    return said_by(cast, *sources)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Navy Captain Olu Brandvold", "Olu Brandvold"),
        ("The commander, Field Marshal Tesh Aronu,", "Tesh Aronu"),
        ("Ex-treasurer Dovile Karst", "Dovile Karst"),
        ("Statistician Orla Venn-Ito", "Orla Venn-Ito"),
        ("Astronomer Quilla Mareno of the Salt Lake Observatory", "Quilla Mareno"),
        ("its secretary, Archimandrite Nektar Philos,", "Nektar Philos"),
        ("Its secretary, Pharm. Temi Adeko,", "Temi Adeko"),
        ("Nandath Ferera-Silk of the Harbour Policy Forum", "Nandath Ferera-Silk"),
        ("the broker Ostrand & Lim", None),
        ("An analyst at Ostrand & Lim, Mara Holt,", "Mara Holt"),
        ("Volunteers of the group Warm Shore", None),
        ("a partner at the law firm Orell Brandt", None),
    ],
)
def test_ranks_and_trades_are_no_part_of_a_name_and_firms_are_no_persons(source: str, name: str | None) -> None:
    assert person_name(source) == name


def test_names_that_records_have_in_capitals_are_written_as_others() -> None:
    assert in_small("Sir ALDOUS PENWARREN") == "Sir Aldous Penwarren"
    assert in_small("Mr. DE KOCK") == "Mr. De Kock"
    assert in_small("Sir Aldous of NATO") == "Sir Aldous of NATO"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a panel set up by the harbour office", "panel"),
        ("A relief group based in Korvath", "relief group"),
        ("the school across the road", "school"),
        ("the charity he drives for", "charity"),
        ("an international consortium", "consortium"),
        ("the international federation", "international federation"),
        ("A private firm", "firm"),
        ("the city's health commission", "health commission"),
        ("Latvia's two union federations", "union federations"),
        ("The Swiss grinder Orbisal", "Orbisal"),
        ("Chipmaker Corvane Delta", "Corvane Delta"),
        ("the New York firm Alder & Voss", "Alder & Voss"),
    ],
)
def test_what_is_told_of_a_body_is_no_part_of_its_name(source: str, name: str) -> None:
    assert body_name(source) == name


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The Geological Survey", "government"),
        ("The US Geological Survey", "government"),
        ("a survey of geologists", "document"),
        ("the general staff", "government"),
        ("the staff", "group"),
        ("the National Institute of Meteorology", "government"),
        ("The Riksdag", "government"),
        ("the bishops' conference", "organisation"),
        ("The Minority", "organisation"),
        ("a minority", "group"),
        ("the league's statutes", "document"),
        ("a list drawn up by the court", "document"),
        ("the opposition list", "organisation"),
        ("nurses along the river", "group"),
        ("Experts reporting to the assembly", "group"),
        ("Hospital consultants", "group"),
        ("Government planners", "group"),
        ("a patrol", "group"),
    ],
)
def test_the_kind_of_bodies_and_of_people_by_what_they_are(source: str, kind: str) -> None:
    assert kind_of(source) == kind


@pytest.mark.parametrize(
    ("source", "name", "affiliation"),
    [
        ("a spokesman for the joint chiefs", None, "joint chiefs"),
        ("The head of the border guard, Tomas Rudd,", "Tomas Rudd", "border guard"),
        ("the chief of the general staff, Ivo Lund,", "Ivo Lund", None),
        ("the speaker of parliament", None, None),
        ("a member of parliament from the ruling party", None, "ruling party"),
        ("The foreign ministry's Oxana Reyes", "Oxana Reyes", "foreign ministry"),
        ("The county's Oxana Reyes", "Oxana Reyes", None),
        ("Swimming Kenya president Ezra Cheru", "Ezra Cheru", "Swimming Kenya"),
        ("Professor Dima Oguns, who chaired the committee,", "Dima Oguns", "committee"),
        ("Keo Makana, who ran late,", "Keo Makana", None),
        ("Keo Makana, who ran the agency until 2019,", "Keo Makana", None),
    ],
)
def test_of_which_body_somebody_is(source: str, name: str | None, affiliation: str | None) -> None:
    assert describe(source.rstrip(","), name)[1] == affiliation


def test_a_firm_behind_what_it_is_to_another_is_a_firm() -> None:
    body = "The machines' supplier, Corvane of Bari, stood by them. Siam Rail's Danish co-owner, Nordvel, did not."
    first, second = heard(body, "The machines' supplier, Corvane of Bari,", "Siam Rail's Danish co-owner, Nordvel,")
    assert (first.name, first.kind) == ("Corvane", "organisation")
    assert (second.name, second.kind) == ("Nordvel", "organisation")
    (observers,) = heard("A coalition of observers, Kura Wazi, asked.", "A coalition of observers, Kura Wazi,")
    assert (observers.name, observers.kind) == ("Kura Wazi", "organisation")
    (firm,) = heard("The firm behind it, Kura Orbit, means to.", "The firm behind it, Kura Orbit,")
    assert (firm.name, firm.kind) == ("Kura Orbit", "organisation")
    (owner,) = heard("A teapot owner in Bari, Qi Baolin, agreed.", "A teapot owner in Bari, Qi Baolin,")
    assert owner.kind == "named person"


def test_his_ministry_is_that_of_his_office() -> None:
    body = "Foreign Minister Ivo Lund said yes. His ministry said no."
    _, ministry = heard(body, "Foreign Minister Ivo Lund", "His ministry")
    assert (ministry.name, ministry.kind) == ("foreign ministry", "government")
    body = "Prime Minister Ivo Lund said yes. His ministry said no."
    assert heard(body, "Prime Minister Ivo Lund", "His ministry")[1].name == "ministry"


def test_a_trade_takes_up_whoever_has_just_spoken() -> None:
    body = "“We wrote letters,” its president, Dr Aurel Sumara, recalled. It was late, the paediatrician believes."
    president, doctor = heard(body, "its president, Dr Aurel Sumara,", "the paediatrician")
    assert doctor.name == president.name == "Aurel Sumara"
    body = "Justice Wanda Kipta found no proof. There was none, the judge went on."
    assert heard(body, "Justice Wanda Kipta", "the judge")[1].name == "Wanda Kipta"


def test_a_body_is_not_of_the_place_where_it_is() -> None:
    (state,) = heard("The state's environment agency measured it.", "The state's environment agency")
    assert state.affiliation is None
    (junta,) = heard("The junta's information ministry denied it.", "The junta's information ministry")
    assert junta.affiliation == "junta"


@pytest.mark.parametrize(
    ("described", "name", "firm"),
    [
        ("The owners", "Skerry Lanes", "Skerry Lanes"),
        ("Two contractors", "Ann Moss and Ida Bell", None),
        ("The Danish bidder", "Volsung Hydro", "Volsung Hydro"),
        ("a local importer", "Eastbank Medicals", "Eastbank Medicals"),
        ("The contractor", "Skarven Tiefbau of Graz", "Skarven Tiefbau"),
        ("the owner", "Minera Altiplana", "Minera Altiplana"),
        ("The contractor", "Levent Quill", None),
        ("the owner", "Motal Hawl", None),
        ("the head of the importers", "Skerry Lanes", None),
    ],
)
def test_firms_behind_what_they_do(described: str, name: str, firm: str | None) -> None:
    assert firm_behind(described, name) == firm


@pytest.mark.parametrize(
    ("described", "name", "follows", "somebody", "firm"),
    [
        ("its owner", "Hollin Shipping of Bari", True, False, "Hollin Shipping"),
        ("the mill's owner", "Hollin Shipping", False, False, "Hollin Shipping"),
        ("the mill's supplier", "Corvane of Bari", True, False, "Corvane"),
        ("the mill's supplier", "Corvane of Bari", False, False, None),
        ("the mill's supplier", "Corvane", True, True, None),
        ("The owners", "Skerry Lanes", False, False, None),
        ("its owner", "Anna Shipping of Bari", True, False, None),
    ],
)
def test_a_firm_by_its_place_or_its_words(
    described: str, name: str, follows: bool, somebody: bool, firm: str | None
) -> None:
    assert firm_behind(described, name, follows=follows, somebody=somebody) == firm


def test_a_bidder_with_a_name_is_a_firm() -> None:
    (one,) = heard("The Danish bidder, Volsung Hydro, denied it.", "The Danish bidder, Volsung Hydro,")
    assert (one.name, one.kind, one.country) == ("Volsung Hydro", "organisation", "DNK")
