"""What words do to a deed: taken for done, denied of something else, put into force, of one who is ruled out."""

import time

import pytest

from paripassu.evidence.bearing import (
    admits,
    greatest_elsewhere,
    in_force,
    of_a_rumour,
    of_its_motive,
    of_one_place,
    of_ruled_out_doer,
    only_not_told,
    other_part,
    proper_names,
    takes_for_done,
    takes_for_granted,
)


@pytest.mark.parametrize(
    ("cue", "content", "so"),
    [
        ("totally rejects", "the seizure of the lighthouse by the guard", True),
        ("rejected", "Bordurian annexation", False),  # nobody tells whether it is done
        ("rejected", "Borduria's annexation of the valley", True),
        ("does not recognise", "the dissolution of the diet", True),
        ("refuses to accept", "the coup", True),
        ("protested against", "this invasion of the islands", True),
        ("rejects", "the claim of an invasion", False),
        ("rejects", "the alleged seizure of the ship", False),
        ("rejects", "the planned annexation of the valley", False),
        ("rejects", "any attack on the port", False),
        ("rejects", "the attack plan", False),
        ("denied", "the attack on the port", False),
        ("rejected", "the offer", False),
        ("rejects", "the military takeover", True),
        ("rejected", "the takeover by a rival brewer", False),
        ("rejects", "the demolition of the mill planned for May", False),
        ("rejected", "the seizure of the mill as an invention", False),
        ("rejects", "these attacks on our integrity", False),
        ("rejects", "these attacks on our ferries", True),
    ],
)
def test_a_deed_that_is_rejected_is_taken_for_done(cue: str, content: str, so: bool) -> None:
    assert takes_for_done(cue, content) is so


MARCHES = ("Marches against the toll", "Thousands marched through the capital against the toll")


@pytest.mark.parametrize(
    ("content", "so"),
    [
        ("any part in the poisoning of the wells", True),
        ("that it had played any role in the sinking", True),
        ("any part in the marches", False),
        ("any role in the march through the capital", False),
        ("that it had marched", False),
        ("the poisoning of the wells", False),
    ],
)
def test_a_part_that_is_denied_may_be_one_in_something_else(content: str, so: bool) -> None:
    assert other_part(content, MARCHES) is so


def test_of_an_indicator_that_says_nothing_it_is_not_known_what_is_another_part() -> None:
    assert not other_part("any part in the poisoning of the wells", ("of it",))


@pytest.mark.parametrize(
    ("content", "so"),
    [
        ("that the ministry had acted under pressure from the bank", True),
        ("the ban is not aimed at the islands", True),
        ("that the closure was politically motivated", True),
        ("that the ministry had closed the port", False),
        ("that it had acted", False),
        ("the ministry acted at the request of a neighbour", True),
        ("that the guard had moved to the port", False),
        ("that the guard had moved on Monday", False),
        ("that it had decided to close the port", False),
        ("that it had intervened in the strike", False),
        ("that he was driven to the port", False),
        ("that missiles were aimed at the port", False),
    ],
)
def test_whoever_denies_a_motive_denies_no_deed(content: str, so: bool) -> None:
    assert of_its_motive(content, ("The port is closed", "The ministry closed the port")) is so
    assert not of_its_motive(content, ("The port is closed in retaliation", "The ministry closed the port"))


def test_what_is_denied_of_one_place_is_not_denied_of_all() -> None:
    wide, told = "Ferries stand still across many ports", ("Most ferries lie idle",)
    assert of_one_place("There is no strike in Kesh", wide, told)
    assert of_one_place("no ferry is idle at our port", wide, told)
    assert not of_one_place("There was no strike in March", wide, told)
    assert not of_one_place("There is no strike in Kesh or in most ports", wide, told)
    assert not of_one_place("There is no strike", wide, told)
    assert not of_one_place("There is no strike in Kesh", wide, ("All ferries in Kesh lie idle",))
    assert not of_one_place("There is no strike in Kesh", "A ferry lies idle", told)


@pytest.mark.parametrize(
    ("cue", "content", "tense"),
    [
        ("said", "it would suspend all ferries with immediate effect", "happened"),
        ("Decides", "to suspend, with immediate effect, the duke until a vote is held", "happened"),
        ("said", "the order is hereby withdrawn", "happened"),
        ("announced", "that from now on all pilots, whether of river or sea, will answer to the guard", "ongoing"),
        ("demanded", "that the ferries be stopped with immediate effect", None),
        ("said", "ferries would stop with immediate effect if the toll rose", None),
        ("said", "the guard should from now on answer to the duke", None),
        ("said", "it will suspend all ferries next month", None),
    ],
)
def test_what_takes_effect_in_being_said(cue: str, content: str, tense: str | None) -> None:
    assert in_force(cue, content) == tense


def test_one_who_is_ruled_out_by_his_office() -> None:
    nots, counts = ("The retired harbour master left for the islands.",), ("The duke left for the islands.",)
    text = "Retired harbour master Oda Quill was seen on the islands."
    assert of_ruled_out_doer(text, nots, counts) == nots[0]
    assert of_ruled_out_doer("The harbour master was seen on the islands.", nots, counts) is None
    assert of_ruled_out_doer(text, nots, (*counts, "A retired harbour master fled.")) is None
    assert of_ruled_out_doer("The duke was seen.", ("The duke was on leave.",), counts) is None


def test_blanks_within_a_denial_take_no_longer_than_they_are() -> None:
    began = time.perf_counter()
    of_its_motive("that" + " " * 2000 + "x", ("The crown bans the paper",))
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The flood at Old Mill cost B&Q and Lund Brothers a million.", {"Old Mill", "B&Q", "Lund Brothers"}),
        ("Rain fell on Monday in March.", set()),
        ("B&Q’s stores were shut.", {"B&Q"}),
        ("In Lund’s harbour nothing moved.", {"Lund"}),
    ],
)
def test_proper_names_but_for_a_capital_that_begins_the_sentence(text: str, names: set[str]) -> None:
    assert proper_names(text) == names


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The worst flood ever, in Lower Lund, drowned 300 people.", "Lower Lund"),
        ("The deadliest recorded fire, in the Harz, took a whole town.", "Harz"),
        ("The worst flood in years drowned 300 people in Lund.", None),
        ("The first boat, in blue, came at noon.", None),
    ],
)
def test_the_greatest_of_its_kind_was_where_it_was(text: str, place: str | None) -> None:
    assert greatest_elsewhere(text) == place


@pytest.mark.parametrize(
    ("sentence", "so"),
    [
        ("A clerk disputed that the subsidy for the mill had been pointless.", True),
        ("She denied the bridge loan was a mistake.", True),
        ("He rejected criticism that the curfew was excessive.", True),
        ("The subsidy, which had not been spent by May, was the diet's.", True),
        ("The fund has not yet been called on.", True),
        ("None of our crew were wounded in the raid.", True),
        ("No A.B.C. trucks were damaged during this operation.", True),
        ("She denied that a subsidy had been paid.", False),
        ("The mill had not been given a subsidy.", False),
        ("Nobody was killed, and there was no raid.", False),
        ("The subsidy was pointless.", False),
        ("The diet denied that hired millers were unsafe.", True),
        ("She denied that anything was wrong.", False),
        ("The guild disputed that the subsidy was good for bakers.", True),
        ("He rejected criticism that the talks were secret.", True),
        ("He denied that the guild was legally paid.", False),
        ("She denied that the diet had paid a subsidy and the haste was unfair.", False),
    ],
)
def test_what_is_denied_of_a_thing_may_take_it_for_granted(sentence: str, so: bool) -> None:
    assert takes_for_granted(sentence, ["The diet pays the mill a subsidy"]) is so


def test_what_is_said_of_another_thing_in_the_sentence_grants_nothing() -> None:
    sentence = "The diet denied that it had paid the mill and rejected criticism that its answer was rash."
    told = ["The diet pays the mill a subsidy"]
    assert not takes_for_granted(sentence, told, "that it had paid the mill")
    assert takes_for_granted(sentence, told, "criticism that its answer was rash")
    assert takes_for_granted(sentence, told, "words that do not stand there")


def test_where_the_indicator_is_of_that_its_denial_denies_it() -> None:
    assert not takes_for_granted("She denied the loan was unlawful.", ["A court finds the loan unlawful"])
    assert not takes_for_granted("The fund has not yet been called on.", ["The mill draws on the fund"])


@pytest.mark.parametrize(
    ("text", "title", "so"),
    [
        ("dismissed as the messages as rubbish", "Rumours of a bank run", True),
        ("called the video fake", "Disinformation about the dam", True),
        ("called the video fake", "The dam has burst", False),
        ("spoke of the messages", "Rumours of a bank run", False),
    ],
)
def test_who_calls_a_rumour_false_does_not_deny_that_it_goes_about(text: str, title: str, so: bool) -> None:
    assert of_a_rumour(text, [title]) is so


@pytest.mark.parametrize(
    ("cue", "so"), [("has since admitted", True), ("conceded", True), ("said", False), ("denied", False)]
)
def test_an_admission_by_its_cue(cue: str, so: bool) -> None:
    assert admits(cue) is so


@pytest.mark.parametrize(
    ("content", "so"),
    [
        ("that she had not been told of any sale", True),
        ("the miller was never consulted about the sale", True),
        ("no sale had been agreed", False),
        ("the miller had not been told to leave", False),
    ],
)
def test_not_to_have_been_told_of_a_thing_denies_nothing(content: str, so: bool) -> None:
    assert only_not_told(content, ["The mill has been sold"]) is so
    assert not only_not_told(content, ["The diet informed the miller of the sale"])
