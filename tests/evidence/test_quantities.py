"""The numbers of a sentence: what is counted, with its noun and kind, and what only looks like a count."""

import math
import time

import pytest

from paripassu.evidence.quantities import counted, of_parties, quantity


@pytest.mark.parametrize(
    "text",
    [
        "The patient, who was over the age of 65, fell ill in May",
        "the boy, 6, is in intensive care",
        "The woman is in intensive care, and the boy of six has mild symptoms",
        "a farmer aged 41 was treated at the clinic of Alma",
        "Anna Berg (52) left the hospital",
        "people over 65 were infected first",
        "nobody under 15 may leave the camp",
        "a two-year-and-eight-month-old boy",
        "The 36-year-old woman is in intensive care",
        "they left at 11.20am and came back at 16:45",
        "on Oct. 26 and 27, and again between May 1 and 14",
        "he retired in 2019, after the talks of 2015",
        "It went on for three quiet days and two poor years",
        "the ship was hit about 100 miles off the coast",
        "a point 55 nautical miles south of the port, at 18 degrees north",
        "the drone flew 1,400 km at 300 metres",
        "a quake of magnitude 5.2 shook the coast, and one of 4.8 on the Richter scale followed",
        "a reassortant of an older clade, 2.3.2.1c",
        "of the genotype D1.1 of H5N1",
        "Mohajer-6 and CH-95 drones, Su-57 jets and an AH-4 howitzer were seen",
        "Shahed 136 drones fell on the town",
        "the 14th patient and the twenty-first ship",
        "paragraphs 12 and 13 of resolution 2231 (2015)",
        "one in five lost 2-1 at 100 per 100,000",
        "The ministry appeals to all to call the hotline 115",
        "a town of 5,400 in a country of nine million",
        "None of the four was tested",
        "that the two had caught it from the same source",
        "The two sides met, and the three leaders spoke",
        "rates fell by 50 basis points",
    ],
)
def test_what_is_no_count_of_things(text: str) -> None:
    assert counted(text) == ()
    assert quantity(text) is None


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("1,500 special forces soldiers were shipped", "soldiers", "troops"),
        ("that 1,500 Arlish special forces had been shipped", "forces", "troops"),
        ("a force of 3,000 crossed the river", "force", "troops"),
        ("about 300 retired Arlish military were recruited", "military", "troops"),
        ("at least 80 Colombians were involved", "Colombians", "people"),
        ("at least 40 North Koreans took part", "North Koreans", "people"),
        ("the ship with 25 crew", "crew", "crew"),
        ("a crew of 22, most of them from Alma", "crew", "crew"),
        ("Six of the seafarers are in their hands", "seafarers", "crew"),
        ("killed three of its crew members and sank the ship", "crew members killed", "killed"),
        ("37 sailors died, and it worked", "sailors killed", "killed"),
        ("two of his crewmates killed on the bridge", "crewmates killed", "killed"),
        ("At least four are believed to have been killed", "killed", "killed"),
        ("Three dead on the ship", "dead", "killed"),
        ("a rocket fell on the market, wounding six.", "wounded", "wounded"),
        ("30 soldiers of the army were killed or wounded at the dam", "soldiers killed or wounded", "casualties"),
        ("suffered more than 1,000 casualties", "casualties", "casualties"),
        ("after the killing of five soldiers", "soldiers killed", "killed"),
        ("the army captured two Arlish soldiers", "soldiers captured", "captured"),
        ("two of the health workers had tested positive", "workers infected", "cases"),
        ("more than 950 cases were reported", "cases", "cases"),
        ("six cruise and ballistic missiles", "missiles", "missiles"),
        ("destroyed two unmanned aerial vehicles", "drones", "drones"),
        ("229 ships came back", "ships", "ships"),
        ("eleven “suicide drones” took part", "drones", "drones"),
        ("about five chickens were sick and dying", "chickens", "chicken"),
        ("13,000 containers of munitions", "containers", "container"),
        ("70,000 tonnes of grain", "tonnes", "tonnes"),
        ("2.5 tonnes of gold", "tonnes", "tonnes"),
        ("800 square kilometres of woods", "kilometres", "kilometre"),
        ("five more are on the way", "", ""),
        ("as many as 8,000 of them have been deployed", "", ""),
        ("brings the number there to 300", "", ""),
        ("the premium rose to 0.7% of the value", "%", "per cent"),
        ("sold gold worth $30 million", "$", "money $"),
        ("it paid 40,000 lira for the boat", "lira", "money lira"),
        ("it paid US$200 million", "US$", "money $"),
        ("gave Arland 3,000 shells", "shells", "shells"),
        ("97 ships went round the cape", "ships", "ships"),
        ("20 soldiers guard ships", "soldiers", "troops"),
        ("20 military fighter jets", "jets", "aircraft"),
        ("five arms control experts", "experts", "expert"),
    ],
)
def test_the_noun_that_a_number_counts(text: str, words: str, kind: str) -> None:
    assert [(c.noun.words, c.noun.kind) for c in counted(text)] == [(words, kind)]


def test_soldiers_who_kill_are_not_killed() -> None:
    (attackers, victims) = counted("Ten soldiers killed 5 villagers")
    assert (attackers.noun.kind, victims.noun.kind) == ("troops", "killed")


def test_each_number_of_a_sentence_has_its_own_noun() -> None:
    text = "Of the 11,000 soldiers whom the North sent, some 4,000 are believed to have been killed or wounded"
    assert [(c.low, c.noun.kind) for c in counted(text)] == [(11_000, "troops"), (4_000, "casualties")]
    text = "In addition to the three deaths, at least four crew members were wounded"
    assert [(c.low, c.high, c.noun.words) for c in counted(text)] == [
        (3, 3, "deaths"),
        (4, math.inf, "crew members wounded"),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Arland paid $200 million for 100 missiles", (100, 100)),
        ("a tenth, or 10%, of 300 ships", (300, 300)),
        ("between 0.75% and 1% of hull value", (0.75, 1)),
        ("premiums rose to as much as 0.7%", (0, 0.7)),
        ("16.4 million votes", (16_400_000, 16_400_000)),
        ("the force counted on Monday nine missed chances", (9, 9)),
        ("eight of them left, and 20 soldiers stayed", (20, 20)),
        ("The boy, 6, and 14 other patients are ill", (14, 14)),
    ],
)
def test_what_is_counted_goes_before_what_is_paid(text: str, number: tuple[float, float]) -> None:
    assert quantity(text) == number


def test_parties_keep_their_sums_and_measures() -> None:
    assert of_parties(["the state firm", "40,000 lira each"]) == (40_000, 40_000)
    assert of_parties(["twelve years"]) == (12, 12)
    assert of_parties(["100 miles of trenches"]) == (100, 100)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("In Kharkiv, 12 were injured.", 12), ("On Tuesday, 15 people were killed.", 15),
        ("Perhaps 300 soldiers have crossed.", 300), ("They sent 20,000 foot soldiers.", 20_000),
        ("Kim, 45, was arrested.", None), ("Ana Reis, 45, of Porto, was arrested.", None),
    ],
)  # fmt: skip
def test_what_is_an_age_and_what_is_counted(text: str, low: float | None) -> None:
    found = quantity(text)
    assert (found[0] if found else None) == low


@pytest.mark.parametrize("between", ["-" * 400, "-aa" * 400, " - " * 400, " -a b-" * 200])
def test_a_number_before_a_rule_of_dashes_takes_no_longer_than_it_is(between: str) -> None:
    began = time.perf_counter()
    quantity(f"The bill came to 5 {between} in all")
    assert time.perf_counter() - began < 1


def test_what_is_counted_may_be_hyphenated() -> None:
    assert quantity("The army lost 300 well-armed fighters") == quantity("The army lost 300 fighters")
