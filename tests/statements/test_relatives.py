"""Whom "who", "which" and "that" take up: what stands right before them."""

import pytest

from paripassu.statements._noun_phrases import number_behind, phrases_before
from paripassu.statements.speakers import Cast
from paripassu.types import Source, Span


def taken_up(body: str, word: str, home: str | None = None, *before: str) -> Source:
    """Whom the last *word* of *body* takes up, those *before* having spoken."""
    cast = Cast(body, (), home)
    for text in before:
        at = body.index(text)
        cast.resolve(text, (Span(at, at + len(text)),))
    at = body.rindex(f" {word} ") + 1
    return cast.resolve(word, (Span(at, at + len(word)),))


SPOKE = "Ada Falk, the premier, said so. "


@pytest.mark.parametrize(
    ("rest", "word", "name", "kind"),
    [
        ("The vote united farmers who feared the wolf.", "who", None, "group"),
        ("She thanked officials in the harbour board who keep the lights on.", "who", None, "group"),
        ("It angered another 12 percent who wanted more.", "who", None, "group"),
        ("It was praised by those who stayed.", "who", None, "group"),
        ("A call came from a young boy, who said that he was cold.", "who", None, "unnamed person"),
        ("She helped the communities that backed her.", "that", None, "group"),
        ("She met Bruno Hale this year, who wants a dam.", "who", "Bruno Hale", "named person"),
        ("She met Bruno Hale, a fisherman from Arle who wants a dam.", "who", "Bruno Hale", "named person"),
        ("Bruno Hale is a patient man and a builder who wants a dam.", "who", "Bruno Hale", "named person"),
        ("Bruno Hale, widely seen as a fierce rival who wants a dam, won.", "who", "Bruno Hale", "named person"),
        ("It was the mayor, Bruno Hale, who wanted a dam.", "who", "Bruno Hale", "named person"),
        ("She quoted a website called Harbour Notes, which lists ships.", "which", "Harbour Notes", "media"),
        ("She spoke up at the Arle Board of Trade, which wants a dam.", "which", "Arle Board of Trade", "organisation"),
        ("She held up two letters sent in May that told of floods.", "that", None, "document"),
        ("She broke the Clean Harbours Act, which bans oil.", "which", "Clean Harbours Act", "document"),
        ("She lost Falk v. Hale, which bans dams.", "which", "Falk v. Hale", "document"),
        ("She wept in the film “The Long Tide,” which shows a flood.", "which", "The Long Tide", "document"),
    ],
)
def test_a_relative_takes_up_what_stands_right_before_it(rest: str, word: str, name: str | None, kind: str) -> None:
    found = taken_up(SPOKE + rest, word, None, "Ada Falk, the premier,")
    assert (found.name, found.kind) == (name, kind)


def test_several_named_together_are_a_group() -> None:
    body = "Ada Falk left Arle. Bruno Hale came. She met Ada Falk and Bruno Hale, who are neighbours."
    found = taken_up(body, "who")
    assert (found.name, found.kind) == ("Ada Falk and Bruno Hale", "group")
    body = "Ada Falk left Arle. Bruno Hale came. It helps people such as Ada Falk and Bruno Hale, who know the sea."
    found = taken_up(body, "who")
    assert (found.name, found.kind) == (None, "group")


def test_a_second_relative_is_of_whom_the_first_is() -> None:
    body = SPOKE + "She met Bruno Hale, whom the town chose last May, and who wants a dam."
    assert taken_up(body, "who", None, "Ada Falk, the premier,").name == "Bruno Hale"


def test_where_nothing_tells_nobody_is_named() -> None:
    body = SPOKE + "The rain fell all night, which means that the dam is full."
    found = taken_up(body, "which", None, "Ada Falk, the premier,")
    assert (found.name, found.kind) == (None, None)


def test_the_number_of_the_verb_tells_which_of_two_phrases_it_is() -> None:
    body = SPOKE + "She thanked the friends of a nurse who {} at the gate."
    several = taken_up(body.format("stand"), "who", None, "Ada Falk, the premier,")
    one = taken_up(body.format("stands"), "who", None, "Ada Falk, the premier,")
    assert (several.kind, one.kind) == ("group", "unnamed person")


@pytest.mark.parametrize(
    ("behind", "number"),
    [
        (" says so", "one"),
        (" say so", "several"),
        (" often were", "several"),
        (" said so", None),
        (" in May said", None),
    ],
)
def test_the_number_of_a_verb(behind: str, number: str | None) -> None:
    assert number_behind(behind, 0) == number


def test_phrases_before_a_pronoun_from_the_nearest() -> None:
    found = [one.words for one in phrases_before("Some said that the aides of the mayor of Arle this week, ")]
    assert found == ["Arle", "the mayor of Arle", "the aides of the mayor of Arle"]
    assert [one.words for one in phrases_before("when the town scrapped late ferries, ")] == ["late ferries"]
    assert list(phrases_before("she left, and ")) == []
