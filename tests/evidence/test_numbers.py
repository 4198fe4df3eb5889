"""Numbers beside each other: one axis holds one kind, the others stand apart with their nouns."""

from datetime import date

import pytest

from paripassu.evidence.numbers import Stated, numbers, scale, stated
from paripassu.evidence.quantities import quantity
from paripassu.types import Evidence, Span, Stance

DAY = date(2024, 5, 2)


IDS = (f"e{n:04}" for n in range(10_000))


def said(
    quote: str, label: str | None = None, stance: Stance = "affirms", given: tuple[float, float] | None = None
) -> Evidence:
    """An item of the day; in the order in which they are made."""
    name = label or quote[:20]
    return Evidence(
        id=next(IDS), statement=None, indicator="x", report="r", path="r.md", quote=quote, spans=(Span(0, len(quote)),),
        speaker=name, label=name, actor=None, via=(), stance=stance, certainty="certain", tense="happened", said_on=None,
        published=DAY, match=0.9, reason="", origin=quote, quantity=given or quantity(quote),
    )  # fmt: skip


def shown(given: tuple[Stated, ...]) -> list[str]:
    return sorted(f"{n.words} {n.thing}".strip() for n in given)


ATTACKS = (
    "The group seized a car carrier with 25 crew",
    "the ship was hit about 100 miles off the coast",
    "The strike killed three of its crew members",
    "the navy fired 18 missiles at the carrier",
    "It was attacked with six cruise and ballistic missiles",
    "eight explosions were heard",
)


def test_one_axis_holds_one_kind() -> None:
    items = [said(quote) for quote in ATTACKS]
    found = numbers(items)
    assert found.kind == "missiles"
    assert shown(found.stated) == ["18 missiles", "6 missiles"]
    assert shown(found.others) == ["25 crew", "3 crew members killed", "8 explosions"]
    assert stated(items) == found.stated


@pytest.mark.parametrize(
    ("examples", "kind"),
    [
        ((), "drones"),
        (("aircraft hit targets of the Arlish",), "target"),
        (("Arlish villagers are wounded",), "wounded"),
        (("drones are shot down", "villagers are wounded"), "drones"),
    ],
)
def test_the_examples_decide_between_kinds(examples: tuple[str, ...], kind: str) -> None:
    items = [
        said("it destroyed two drones on Monday"),
        said("strikes had hit more than 1,000 targets"),
        said("a rocket fell on the town, wounding six."),
    ]
    assert numbers(items, examples).kind == kind


def test_a_kind_that_many_state_outweighs_one_that_is_named() -> None:
    items = [said(f"that {n},000 soldiers are in Kesh", f"source {n}") for n in range(1, 5)]
    assert numbers([*items, said("two ships came")], ["soldiers came by ship"]).kind == "troops"
    assert numbers([*items, said("two ships came")], ["ships came"]).kind == "troops"


def test_of_several_numbers_in_a_sentence_the_one_of_the_kind_stands_there() -> None:
    items = [
        said("at least 30 soldiers were killed or wounded", "one"),
        said("About 1,100 soldiers have been killed or wounded", "two"),
        said("Of the 11,000 soldiers sent before, 4,000 are believed to have been killed or wounded", "three"),
    ]
    found = numbers(items)
    assert found.kind == "casualties"
    assert [n.low for n in found.stated] == [30, 1_100, 4_000]
    assert shown(found.others) == ["11,000 soldiers"]


def test_what_names_no_noun_stands_with_any_count() -> None:
    items = [said("some 3,000 soldiers have come"), said("several thousand more are nearly there")]
    assert [n.low for n in stated(items)] == [3_000, 3_000]
    assert [n.low for n in stated([*items, said("10,000 people were sent to the army")])] == [
        3_000,
        3_000,
        10_000,
    ]
    assert [n.words for n in stated([said("rates rose to 0.7%"), said("they rose to 1%"), items[1]])] == ["0.7%", "1%"]


def test_per_cent_and_money_only_among_their_own() -> None:
    premium = [
        said("the premium rose to 0.7%"),
        said("it stands between 0.75% and 1%"),
        said("two ships paid $5 million"),
    ]
    found = numbers(premium)
    assert shown(found.stated) == ["0.7%", "0.75% to 1%"]
    assert shown(found.others) == ["$5,000,000", "2 ships"]
    ships = [said("229 ships came back"), said("97 ships went round the cape, 40% more than in May")]
    assert shown(numbers(ships).stated) == ["229 ships", "97 ships"]
    assert shown(numbers(ships).others) == ["40%"]


def test_what_an_older_reading_took_for_a_count_is_passed_over() -> None:
    assert stated([said("The patient was over the age of 65", given=(65, float("inf")))]) == ()


def test_only_what_is_put_forward_and_once_for_each_source() -> None:
    items = [
        said("10,000 soldiers are there", "a"),
        said("that 10,000 soldiers are there now", "a"),
        said("20,000 soldiers are there", "b", "denies"),
    ]
    assert [n.words for n in stated(items)] == ["10,000"]


def test_the_scale_holds_all_ends_that_are_figures() -> None:
    items = [said("up to 12,000 soldiers", "a"), said("at least 3,000 soldiers", "b")]
    assert scale(stated(items)) == (3_000, 12_000)
    assert scale(()) == (0.0, 1.0)


def test_a_verb_is_no_noun_and_a_pages_number_and_the_two_armies_count_nothing() -> None:
    for quote in (
        "1 shift leader puts it like this",
        "The firm answered with 100 pages",
        "the two armies' commanders spoke by telephone",
        "The boards of the two companies agreed",
    ):
        assert not shown(stated([said(quote)])), quote


def test_a_share_of_something_else_stands_on_no_axis() -> None:
    share = [said("The state owns 29.87 percent of the firm", "A"), said("the owner holds 51 percent", "B")]
    assert shown(numbers(share, ["The state takes the firm over."]).stated) == []
    assert len(shown(numbers(share, ["The state takes 51 per cent of the firm over."]).stated)) == 2
