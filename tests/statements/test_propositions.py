"""Who does what to whom: what is read off the clause of a deed, whose words the roles are."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paripassu.evidence.quantities import of_parties
from paripassu.statements.propositions import clause_of, has_happened, proposition, told
from paripassu.types import Meaning, Span


def meaning(text: str, action: str, actor: str | None = None, target: str | None = None) -> Meaning:
    def at(words: str | None) -> Span | None:
        return Span(text.index(words), text.index(words) + len(words)) if words else None

    return Meaning(Span(0, len(text)), "", at(actor), at(action), at(target))


@pytest.mark.parametrize(
    ("text", "action", "tense", "negative"),
    [
        (
            "The army retook the bridge on Monday, ending a siege that had dragged on for a year.",
            "retook",
            "happened",
            False,
        ),
        ("The rebels have been shelling the harbour since dawn, and nobody will leave.", "shelling", "ongoing", False),
        ("Peru is not arming the militia, its minister said.", "arming", "ongoing", True),
        ("The port, which was closed in May, will take in tankers again.", "take in", "intended", False),
        ("If the talks fail, the navy would block the strait.", "block", "hypothetical", False),
        ("A single spark could set the depot on fire.", "set", "hypothetical", False),
        ("The court has yet to hear the case, which begins next week.", "hear", "happened", True),
        ("Kenya's purchase of six ferries is set for October.", "purchase", "intended", False),
        ("The siege of the town goes on, though the mayor had fled.", "siege", "ongoing", False),
        ("No ransom will be paid by the ministry.", "paid", "intended", True),
    ],
)
def test_tense_and_negation_are_those_of_the_deed(text: str, action: str, tense: str, negative: bool) -> None:
    found = proposition(text, Span(0, len(text)), meaning(text, action))
    assert found is not None
    assert (found.reading.tense, found.reading.stance == "denies") == (tense, negative)


def test_a_clause_ends_where_another_begins() -> None:
    text = "Brazil imposed duties on steel on Monday, after an inquiry that had lasted for years."
    assert (
        clause_of(text, Span(0, len(text)), meaning(text, "imposed", "Brazil", "duties"))
        == "Brazil imposed duties on steel on Monday"
    )


def test_what_is_done_by_then_is_not_said_to_go_on() -> None:
    for text, action, so in (
        ("that its soldiers have fought in the region", "fought", True),
        ("that its soldiers are fighting in the region", "fighting", False),
        ("that its soldiers have been fighting in the region", "fighting", False),
    ):
        assert has_happened(text, Span(0, len(text)), meaning(text, action)) is so


def test_a_number_is_of_the_parties_and_not_one_that_only_points() -> None:
    assert of_parties(("the two sides", "some 300 tonnes of grain")) == (300, 300)
    assert of_parties(("the two sides",)) is None
    assert of_parties(("between nine and fourteen houses",)) != (23, 23)


def test_it_is_told_in_the_words_of_the_sentence() -> None:
    text = "The rebels did not blow up the bridge."
    assert told(text, [meaning(text, "blow up", "The rebels", "the bridge")], Span(0, len(text))) == (
        "The rebels — blow up — the bridge; happened, said not to be so"
    )
    assert told(text, [Meaning(Span(0, len(text)), "")], Span(0, len(text))) == ""


@given(st.text(max_size=300), st.data())
def test_no_words_break_it(text: str, data: st.DataObject) -> None:
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda p: Span(*sorted(p)))
    found = Meaning(Span(0, len(text)), "", data.draw(places), data.draw(places), data.draw(places))
    assert told(text, [found], Span(0, len(text)))


def test_a_sentence_without_an_end_is_read_where_its_deed_is() -> None:
    text = "the men who never " * 50_000 + "sent it"
    found = proposition(text, Span(0, len(text)), meaning(text, "sent it", "the men"))
    assert found is not None
    assert len(found.clause) < 2_000


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (("The records of 1.4 million patients",), (1.4e6, 1.4e6)),
        (("officers from four countries", "About 160 survivors"), (160, 160)),
        (("a hotline between the two commands", "the exchange of fire"), None),
        (("Belgium's eleven new ministers",), None),
        (("six second-hand ferries",), (6, 6)),
        (("a term of twelve years",), (12, 12)),
        (("its accounts for the past four years",), None),
        (("a 60-bed field hospital",), (60, 60)),
        (("Roughly one in five fighters",), None),
        (("Two thirds of the fighters",), None),
        (("None of its 46 mechanics",), None),
        (("a field hospital with a hundred and twenty beds",), (120, 120)),
        (("30 seats or more",), (30, float("inf"))),
    ],
)
def test_numbers_that_count_and_numbers_that_only_point(
    words: tuple[str, ...], number: tuple[float, float] | None
) -> None:
    assert of_parties(words) == number


def test_many_adverbs_before_a_verb_take_no_longer_than_they_are() -> None:
    text = "The envoys were having " + "only jointly " * 14 + "they signed the pact"
    began = time.perf_counter()
    proposition(text, Span(0, len(text)), meaning(text, "signed"))
    assert time.perf_counter() - began < 1
