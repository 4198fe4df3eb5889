"""Which words are a person's name, by the encoder, and what it makes of what capitals seem to tell."""

import re

import pytest

from paripassu.statements._names import Names
from paripassu.statements._people import People
from paripassu.statements._persons import person_name
from paripassu.statements.speakers import Cast
from paripassu.types import Source, Span


def people(body: str, *names: str) -> People:
    """Words of *body*, those of *names* surely a person's, the others surely not."""
    words = [m.span() for m in re.finditer(r"\w+|[^\w\s]", body)]
    inside = [m.span() for name in names for m in re.finditer(re.escape(name), body)]
    chances = [0.98 if any(a <= s and e <= b for a, b in inside) else 0.02 for s, e in words]
    return People([s for s, _ in words], [e for _, e in words], chances)


@pytest.mark.parametrize(
    ("body", "marked", "person"),
    [
        ("Fascist Donald Trump came.", "Donald Trump", "Donald Trump"),
        ("So Donald Trump came.", "Donald Trump", "Donald Trump"),
        ("Maria Lopez Tower fell.", "Maria Lopez", "Maria Lopez"),
        ("Dirty Dancing was shown.", "", None),
        ("Amos T. Lake came.", "Amos T", "Amos T. Lake"),
        ("G.K. Moss came.", "K. Moss", "G.K. Moss"),
        ("Amos Bell IV came.", "Amos Bell", "Amos Bell IV"),
    ],
)
def test_strays_are_cut_and_what_holds_no_person_is_none(body: str, marked: str, person: str | None) -> None:
    capitals = re.match(r"(?:[A-Z][\w.]* ?)+", body)
    assert capitals is not None
    names = Names(body, people(body, *filter(None, [marked])))
    assert names.a_person(capitals.group().strip(), Span(0, len(body))) == person


@pytest.mark.parametrize(
    ("body", "marked", "person"),
    [
        ("A passenger, Semi Ratulevu, swore it.", "Ratulevu", "Semi Ratulevu"),
        ("Chief executive Park Dae-shik denied it.", "Dae", "Park Dae-shik"),
        ("The builder, Kaiwhara Construction, denied it.", "Kaiwhara", "Kaiwhara"),
        ("Police Ratulevu swore it.", "Ratulevu", "Ratulevu"),
    ],
)
def test_one_sure_word_of_a_name_takes_its_neighbours_along(body: str, marked: str, person: str) -> None:
    names = Names(body, people(body, marked))
    capitals = re.search(r"(?<!^)[A-Z][\w-]+ [A-Z][\w-]+|^Police \w+", body)
    assert capitals is not None
    assert names.a_person(capitals.group(), Span(*capitals.span())) == person
    assert names.named_in(Span(*capitals.span())) == person


def test_a_name_is_judged_where_it_stands_and_as_a_whole_word() -> None:
    body = "Supporters of Kimberly met Kim."
    names = Names(body, people(body, "Kim."))
    assert names.a_person("Kim", Span(0, len(body))) == "Kim"
    assert names.a_person("Kim", Span(0, 10)) == "Kim"  # it does not stand there


def test_names_are_the_same_whatever_their_apostrophe() -> None:
    body = "Fascist Beto O’Rourke came."
    assert (
        Names(body, people(body, "Beto O’Rourke")).a_person("Fascist Beto O'Rourke", Span(0, len(body)))
        == "Beto O'Rourke"
    )


def test_what_was_not_read_stays_as_the_capitals_have_it() -> None:
    assert People((), (), ()).trimmed("Ana Silva", 0, 9) == Span(0, 9)


def test_words_between_sure_and_stray_belong_to_the_name() -> None:
    assert People((0, 4), (3, 9), (0.9, 0.3)).trimmed("Ana Silva", 0, 9) == Span(0, 9)
    assert People((0, 4), (3, 9), (0.9, 0.1)).trimmed("Ana Silva", 0, 9) == Span(0, 3)


@pytest.mark.parametrize(
    "body",
    [
        "Clinton’s adviser Jan Vos",
        "Sanders’ adviser Jan Vos",
        "Jan Vos, Clinton’s adviser",
        "Jan Vos, Ana Silva",
        "Jan Vos of the Jan Vos Bank",
    ],
)
def test_an_owner_is_not_the_one_who_is_named(body: str) -> None:
    found = people(body, "Clinton", "Sanders", "Jan Vos", "Ana Silva").named(body, 0, len(body))
    assert found is not None
    assert body[slice(*found)] == "Jan Vos"


def test_a_name_that_ends_in_a_full_stop_keeps_it() -> None:
    body = "Robert Downey Jr. came."
    assert (
        Names(body, people(body, "Robert Downey Jr.")).a_person("Robert Downey Jr.", Span(0, len(body)))
        == "Robert Downey Jr."
    )


def resolved(body: str, words: str, *names: str) -> Source:
    at = body.index(words)
    return Cast(body, people=people(body, *names)).resolve(words, (Span(at, at + len(words)),))


def test_a_person_behind_an_office_that_the_rules_take_for_a_body() -> None:
    found = resolved(
        "The FBI General Counsel James A. Baker said no.", "FBI General Counsel James A. Baker", "James A. Baker"
    )
    assert (found.name, found.kind) == ("James A. Baker", "named person")


@pytest.mark.parametrize(
    "words", ["A spokesman for Mayor Frank Jackson of Cleveland", "supporters of Democrat Hillary Clinton"]
)
def test_somebody_elses_people_are_not_that_person(words: str) -> None:
    assert resolved(f"{words} said no.", words, "Frank Jackson", "Hillary Clinton").kind != "named person"


def test_a_given_name_that_is_a_common_word_too_is_a_name() -> None:
    assert person_name("Bill Marsh") == "Bill Marsh"
    assert person_name("Bill Committee") is None


@pytest.mark.parametrize(
    ("marked", "whole"),
    [("Nil Erbakan", "Nil Erbakan-Tuna"), ("Mutairi", "Al-Mutairi"), ("Hsieh Chia", "Hsieh Chia-ling")],
)
def test_a_name_is_not_cut_at_a_hyphen(marked: str, whole: str) -> None:
    body = f"Then {whole} spoke."
    at = body.index(whole)
    found = people(body, marked).trimmed(body, at, at + len(whole))
    assert found is not None
    assert body[slice(*found)] == whole
    named = people(body, marked).named(body, at, len(body))
    assert named is None or body[named.end] == " "


def test_of_which_people_somebody_is_belongs_to_no_name() -> None:
    assert person_name("the Dane Mikkel Thorup") == "Mikkel Thorup"
    assert person_name("Dane Cook") == "Dane Cook"
