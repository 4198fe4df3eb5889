"""Whom "they", "we" and the "I" of an interview take up."""

import pytest

from paripassu.statements.speakers import Cast
from paripassu.types import Source
from tests.statements.hearing import said_by


def heard(body: str, *sources: str, outlet: str | None = None, home: str | None = None) -> list[Source]:
    """The speakers of *sources*, found in *body* one behind the other."""
    cast = Cast(body, (), home, outlet)
    return said_by(cast, *sources)


def test_they_are_those_who_were_named_together_last() -> None:
    body = (
        "Ada Falk left Arle. Bruno Hale came. The harbour board of Arle said no.\n"
        "In a new book, Ada Falk and Bruno Hale of the University of Arle tell of floods. The board sleeps, they write."
    )
    they = heard(body, "The harbour board of Arle", "they")[1]
    assert (they.name, they.kind) == ("Ada Falk and Bruno Hale", "group")


def test_people_who_spoke_since_are_nearer_than_those_named_together() -> None:
    body = "Ada Falk left Arle. Bruno Hale came. Ada Falk and Bruno Hale met. Fishermen from Orle protested. Still, they said no."
    they = heard(body, "Fishermen from Orle", "they")[1]
    assert (they.name, they.kind) == (None, "group")
    assert "Fishermen" in (they.role or "") or "fishermen" in (they.role or "")


def test_they_are_the_people_with_whom_a_sentence_begins() -> None:
    body = "The harbour ministry said no. Port officials held talks in Arle on Monday. The talks, they said, were cold."
    they = heard(body, "The harbour ministry", "they")[1]
    assert (they.name, they.kind) == (None, "group")
    body = "The harbour ministry said no. Cold talks ended in Arle on Monday. The winter, they said, was long."
    assert heard(body, "The harbour ministry", "they")[1].kind == "government"


@pytest.mark.parametrize(
    ("rest", "name", "kind"),
    [
        ("we need to remember the flood.", None, "group"),
        ("we know how the flood ended.", None, "group"),
        ("we asked the board for its papers.", "The Arle Times", "media"),
        ("we have not been able to verify the film.", "The Arle Times", "media"),
    ],
)
def test_the_we_of_a_paper_is_its_own_only_of_its_work(rest: str, name: str | None, kind: str) -> None:
    (we,) = heard(f"The dam broke in May. Since then {rest}", "we", outlet="The Arle Times")
    assert (we.name, we.kind) == (name, kind)


def test_the_we_of_a_body_that_puts_a_text_out_is_its_own() -> None:
    (we,) = heard("The dam broke in May. Since then we need new gates.", "we", outlet="Ministry of Harbours")
    assert (we.name, we.kind) == ("Ministry of Harbours", "government")


def test_in_an_interview_who_answers_says_i() -> None:
    body = (
        "Ada Falk has led the board for years. Falk spoke to us about Bruno Hale.\n\n"
        "QWhy did the dam break?\n\nA: I think it was old. We forget the sea.\n\nQWho built it?\n\nA: I do not know.\n"
    )
    first, we, second = heard(body, "I", "We", "I", outlet="The Arle Times")
    assert (first.name, first.kind) == ("Ada Falk", "named person")
    assert (we.name, we.kind) == (None, "group")
    assert second.name == "Ada Falk"
