"""Items of evidence in; whose word they are, the sentence around a few words, why they weigh nothing, in words for people."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from paripassu.doubts import doubt, mark_of
from paripassu.evidence.thresholds import PARTED, UNSURE
from paripassu.heads import in_words
from paripassu.ledger import Reading
from paripassu.naming import called, labelled, whose
from paripassu.quoting import in_sentence
from paripassu.reports import read_text
from paripassu.situation import parse
from paripassu.telling import Teller
from paripassu.types import Band, Evidence, IndicatorView, Kind, Part, Report, Source, Span, Statement
from paripassu.views import Holdings

DAY = date(2024, 1, 10)
SITUATION = parse(
    """
situation: dam
title: A neighbour's troops at the dam
actors:
  AAA: {name: Arland, aliases: [Arlish]}
  AAA-MFA: {name: Arlish Board of Envoys, of: AAA}
  BBB: {name: Borland, aliases: [Borlish]}
party: AAA
degrees:
  - {id: none, title: None}
  - {id: there, title: Troops there}
indicators:
  - id: troops
    title: Arlish troops at the dam
    at_least: there
    actor: AAA
    counts: [Arlish troops have been sent to the Kesh dam]
  - id: gone
    title: Arlish troops have left the dam
    at_most: none
    actor: AAA
    counts: [Arlish troops have left the Kesh dam]
  - id: fish
    title: Fish in the reservoir die
    tells: {none: 0.3, there: 0.3}
    counts: [Dead fish were found in the reservoir]
""",
    "dam.yaml",
)
BODY = (
    "The river is high.\n\nEnvoys who came down from the hills on Monday found the same boots on all of them, and no flag. "
    "Nobody had slept."
)
REPORT = read_text(BODY, "boots.md")
WORDS = "the same boots on all of them"


def item(name: str = "one", **changes: object) -> Evidence:
    at = BODY.index(WORDS)
    fields: dict[str, object] = {
        "id": name, "statement": name, "indicator": "troops", "report": REPORT.id, "path": REPORT.path, "quote": WORDS,
        "spans": (Span(at, at + len(WORDS)),), "speaker": "an envoy", "label": "envoy", "actor": "BBB", "via": (),
        "stance": "affirms", "certainty": "certain", "tense": "ongoing", "said_on": DAY, "published": DAY, "match": 0.9,
        "reason": "like an example", "origin": REPORT.id, "kind": "organisation",
    }  # fmt: skip
    return Evidence(**(fields | changes))  # type: ignore[arg-type]


def teller(evidence: Sequence[Evidence] = (), **weights: float) -> Teller:
    return Teller(SITUATION, Holdings((Reading(REPORT, (), ()),), ()), evidence, weights)


@pytest.mark.parametrize(
    ("label", "speaker", "actor", "kind", "told"),
    [
        ("foreign ministry", "foreign ministry", "BBB", "government", "foreign ministry (Borland)"),
        ("TV", "TV", "BBB", "media", "TV (Borland)"),
        ("Foreign Ministry", "AAA-MFA", "AAA", "government", "Foreign Ministry (Arlish Board of Envoys)"),
        ("spokesman", "fra spokesman", "FRA", "unnamed person", "spokesman (France)"),
        ("officials", "officials", None, "group", "officials"),
        ("officials", "officials", "WHO", "group", "officials"),  # no actor of the situation, and no state
        ("Borlish officials", "officials", "BBB", "group", "Borlish officials"),
        ("Kesh Herald", "Kesh Herald", "BBB", "media", "Kesh Herald"),
        ("army of Borland", "BBB", "BBB", "government", "army of Borland"),
        ("head of post", "Ada Quill", "BBB", "named person", "head of post"),
    ],
)
def test_a_label_that_is_no_name_stands_with_whom_it_speaks_for(
    label: str, speaker: str, actor: str | None, kind: Kind, told: str
) -> None:
    assert whose(SITUATION, item(label=label, speaker=speaker, actor=actor, kind=kind)) == told


@pytest.mark.parametrize(
    ("outlet", "title", "told"),
    [
        ("Kesh Herald", "Boots", "Kesh Herald"),
        (None, "Boots at\n the dam", "“Boots at the dam”"),
        (None, "Boots " * 30, "“Boots Boots Boots Boots Boots Boots Boots Boots Boots Boots…”"),
        (None, None, "boots.md"),
    ],
)
def test_an_outlet_that_is_not_known_is_called_by_its_report(outlet: str | None, title: str | None, told: str) -> None:
    report = replace(REPORT, id="other", path="reports/boots.md", outlet=outlet, title=title)
    own = item(report="other", path=report.path, label=outlet or report.path, statement=None, kind="media", actor=None)
    read = Teller(SITUATION, Holdings((Reading(report, (), ()),), ()), [own])
    assert called(report) == read.shown(own).speaker == told
    assert read.speakers([own.label, "Ada Quill"], "troops", affirming=True) == [told, "Ada Quill"]
    assert read.named(f"suspected: {own.label} affirms") == f"suspected: {told} affirms"
    assert labelled(own.label, own.path) == (outlet or "boots.md")


def test_two_ministries_under_one_label_are_told_apart() -> None:
    said = [
        item("a", label="foreign ministry"),
        item("b", label="foreign ministry", actor="FRA"),
        item("c", label="Oda"),
    ]
    denied = item("d", label="army", stance="denies", actor="FRA")
    told = teller([*said, denied])
    assert told.speakers(("foreign ministry", "Oda"), "troops", affirming=True) == [
        "foreign ministry (Borland; France)",
        "Oda",
    ]
    assert told.speakers(("army",), "troops", affirming=False) == ["army (France)"]


def test_a_label_borrows_no_home_from_an_indicator_of_something_else() -> None:
    """Whoever is nobody shares one label, and so do all crowds: who they are in one place says nothing of another."""
    nobody = item("a", label="an unnamed source", speaker="unnamed", actor="FRA", indicator="fish")
    crowd, other = item("b", label="soldiers", actor="FRA", indicator="fish"), item("c", label="soldiers", actor=None)
    here = ("an unnamed source", "soldiers", "army")
    army = item("d", label="army", actor="FRA", indicator="fish")
    told = teller([nobody, crowd, other, army])
    assert told.speakers(here, "troops", affirming=True) == ["an unnamed source", "soldiers (in boots.md)", "army"]
    assert told.speakers(here, "fish", affirming=True) == [
        "an unnamed source (in boots.md)",
        "soldiers (France)",
        "army (France)",
    ]


def test_who_has_no_name_is_told_by_the_words_of_the_report_and_by_its_outlet() -> None:
    """Nobody can tell what "people" are, or whose unnamed source that is."""
    body = "Two people familiar with the dig said the shaft was dry. The people said it would be filled."
    report = replace(read_text(body, "dig.md"), outlet="Kesh Herald")
    calm = replace(report, id="calm", path="calm.md", outlet="The Calm Post")

    def said(name: str, words: str, within: Report, **changes: object) -> tuple[Statement, Evidence]:
        source = Source(words, (Span(0, len(words)),), None, "people", None, None, "group")
        content = Part("the shaft was dry", (Span(38, 55),))
        statement = Statement(
            name,
            within.id,
            within.path,
            source,
            None,
            content,
            "indirect",
            "affirms",
            "certain",
            "happened",
            None,
            (),
            None,
            1.0,
        )
        told = item(
            name, report=within.id, path=within.path, label="people", speaker="people", kind="group", actor=None
        )
        return statement, replace(told, **changes)  # type: ignore[arg-type]

    first, one = said("a", "Two people familiar with the dig, who would not be named,", report)
    again, two = said("b", "The people", report)
    other, three = said("c", "people", calm)
    nobody = item(
        "d",
        statement=None,
        report=calm.id,
        path=calm.path,
        label="an unnamed source",
        speaker="unnamed",
        kind=None,
        actor=None,
    )
    held = Holdings((Reading(report, (first, again), ()), Reading(calm, (other,), ())), ())
    told = Teller(SITUATION, held, [one, two, three, nobody])
    assert told.speakers(("people", "an unnamed source"), "troops", affirming=True) == [
        "two people familiar with the dig (in Kesh Herald), people (in The Calm Post)",
        "an unnamed source (in The Calm Post)",
    ]
    assert told.speakers(("people",), "troops", affirming=True, most=0) == ["people"]
    assert told.shown(one).speaker == "two people familiar with the dig (in Kesh Herald)"
    assert told.shown(two).speaker == "people (in Kesh Herald)"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("its envoy", "envoy (Borland; in boots.md)"),
        ("Borland's envoy", "Borland's envoy (in boots.md)"),
        ("a weary envoy whom it did not name", "weary envoy (Borland; in boots.md)"),
        ("the envoy whom Borland sent", "envoy whom Borland sent (in boots.md)"),
        ("the weary envoy that she did not name", "weary envoy (Borland; in boots.md)"),
    ],
)
def test_words_that_tell_of_their_state_need_not_be_told_of_it_again(words: str, told: str) -> None:
    one = item(kind="unnamed person")
    source = Source(words, (Span(0, 1),), None, "envoy", None, None, "unnamed person")
    assert whose(SITUATION, one, REPORT, source) == told
    said = Statement(
        "one", REPORT.id, REPORT.path, source, None, Part(WORDS, one.spans), "indirect", "affirms", "certain", "happened",
        None, (), None, 1.0,
    )  # fmt: skip
    held = Holdings((Reading(REPORT, (said,), ()),), ())
    assert Teller(SITUATION, held, [one]).speakers(("envoy",), "troops", affirming=True) == [told]


def test_words_with_a_states_adjective_need_not_be_told_of_it_again() -> None:
    one = item(kind="group", label="officials", speaker="officials", actor="FRA")
    source = Source("two French officials", (Span(0, 1),), None, "officials", None, None, "group")
    assert whose(SITUATION, one, REPORT, source) == "two French officials (in boots.md)"


def test_a_label_has_the_home_that_it_has_in_what_implies_the_indicator() -> None:
    other = replace(SITUATION.indicators[0], id="tents", implies=("troops",))
    situation = replace(SITUATION, indicators=(*SITUATION.indicators, other))
    told = Teller(situation, Holdings((), ()), [item("a", label="army", actor="FRA", indicator="tents")])
    assert told.speakers(("army",), "troops", affirming=True) == ["army (France), by way of tents"]


def test_a_few_words_stand_in_their_sentence_and_are_marked() -> None:
    assert teller().words(item()) == (
        "Envoys who came down from the hills on Monday found ⟦the same boots on all of them⟧, and no flag."
    )


def test_a_sentence_of_its_own_stays_as_it_is() -> None:
    at = BODY.index("The river is high.")
    short = item(quote="The river is high.", spans=(Span(at, at + 18),))
    assert teller().words(short) == "The river is high."
    many = "Envoys who came down from the hills on Monday found the same boots"
    long = item(quote=many, spans=(Span(BODY.index(many), BODY.index(many) + len(many)),))
    assert teller().words(long) == many


def test_why_an_item_weighs_nothing() -> None:
    later = DAY + timedelta(2)
    cases = {
        "a copy": item(copied_from="other"),
        "a later text of its newsroom": item(replaced_by="other"),
        "a tense (intended)": item(tense="intended"),
        "a refusal to comment": item(stance="declines"),
        "by its figures fish tells no degree from another": item(indicator="fish"),
        "the party says so whether": item(stance="denies", speaker="AAA", actor="AAA"),
        "a doubt of the party's own": item(stance="doubts", speaker="AAA", actor="AAA"),
        "adds nothing to what was counted already": item(speaker="somebody else"),
    }
    for start, given in cases.items():
        assert teller([given], one=0.0).nothing(given).startswith(start)
    again = item("two", said_on=later, published=later)
    assert teller([item(), again], one=0.0, two=0.8).nothing(item()) == "a voice's word on troops counts once: two"
    recurring = replace(SITUATION, indicators=tuple(replace(x, recurs=True) for x in SITUATION.indicators))
    for name, day, more in (("one", DAY, ""), ("six", DAY + timedelta(days=9), "; said again, and no more surely")):
        once = item(name, published=day, said_on=day)
        told = Teller(recurring, Holdings((), ()), [once, again], {name: 0.0, "two": 0.8}).nothing(once)
        assert told.startswith(f"a voice's word on troops counts once: two{more}")
        assert ("said again" in told) == bool(more)
    back = replace(again, stance="denies")
    assert teller([item(), back], one=0.0, two=-0.8).nothing(item()) == "the same voice said otherwise: two"
    unlikely = replace(back, match=0.7)  # hardly on the thing, it takes nothing back
    assert teller([item(), unlikely], one=0.0, two=-0.8).nothing(item()) == "adds nothing to what was counted already"


def test_what_is_of_an_indicator_in_a_tense_that_does_not_count_is_told_so() -> None:
    assert teller().in_vain(item(tense="intended")) == ", in a tense (intended) in which it weighs nothing"
    assert teller().in_vain(item()) == ""


def test_what_weighs_something_needs_no_reason() -> None:
    assert teller([item()], one=0.01).nothing(item()) == ""
    assert teller().nothing(item()) == ""


def test_the_mark_of_a_disagreement_is_told_as_one() -> None:
    parted = item(match=UNSURE, reason="read beside the examples: 0.98; action: nearest “troops”", stance="denies")
    assert mark_of(parted) == "disagreement"
    told = doubt(parted)
    assert told.startswith("rules and network disagree on how the speaker stands to it (by the network: denies)")
    assert "is no chance" in told
    assert told.endswith("the network by itself holds 0.98 that it speaks of troops; action: nearest “troops”")


def test_a_disagreement_in_which_the_network_is_followed_is_told_as_one() -> None:
    parted = item(match=PARTED, reason="read beside the examples: 0.98; actor: any", stance="denies")
    assert mark_of(parted) == "disagreement"
    assert doubt(parted).startswith(
        "rules and network disagree on how the speaker stands to it; the network is followed (denies)"
    )


def test_a_match_that_the_network_held_down_is_told_as_one() -> None:
    held = item(match=UNSURE, reason="read beside the examples: 0.12; actor: any")
    assert mark_of(held) == "question"
    assert doubt(held).startswith("the network by itself holds only 0.12 that it bears on troops")


def test_two_figures_of_one_match_do_not_stand_without_a_word() -> None:
    plain = item(match=0.66, reason="like an example; read beside the examples: 0.98")
    assert mark_of(plain) is None
    assert doubt(plain) == (
        "0.66 that it bears on troops, all taken together; by the network alone 0.98; like an example"
    )
    assert doubt(item(match=0.66)) == "0.66 that it bears on troops: like an example"


def standing(why: str, *labels: str) -> IndicatorView:
    return IndicatorView("troops", "suspected", False, 0, 1, 1, labels, (), tuple(f"e{n}" for n in range(9)), why)


def test_why_there_are_fewer_sources_than_names_is_told_of_each() -> None:
    """Two of one state are one source; who has no name, or none that the situation knows, is none."""
    items = [
        item("e0", label="Ann", speaker="ann", kind="named person"),
        item("e1", label="Ben", speaker="ben", kind="named person"),
        item("e2", label="herdsmen", speaker="herdsmen", kind="group", actor=None),
        item("e3", label="Eve", speaker="eve", kind="named person", actor=None),
        item("e4", label="Oda", speaker="oda", kind="named person", actor="AAA"),
    ]
    seen = replace(standing("", "Ann", "Ben", "herdsmen", "Eve", "Oda"), independent=2)
    told = Teller(SITUATION, Holdings((), ()), items)
    assert told.fewer(seen) == (
        "as one source (Borland): Ann · Ben; without a name: herdsmen; not among the situation's actors and sources: Eve"
    )
    assert told.fewer(seen, short=True) == (
        "2 as one source (Borland); 1 without a name; 1 not among the situation's actors and sources"
    )
    alone = replace(seen, independent=1, affirmed_by=("Oda", "Eve"))
    assert told.fewer(alone, short=True) == "not among the situation's actors and sources: Eve"
    assert told.fewer(replace(seen, independent=1, affirmed_by=("Oda",))) == ""


def test_of_what_is_only_denied_the_words_are_told() -> None:
    denial = item("d", stance="denies", label="army")
    view = IndicatorView(
        "troops", "unreported", True, 0, 1, 1, (), ("army",), ("d",), "nobody affirms it"
    )  # fmt: skip
    assert "the same boots on all of them" in teller([denial]).denied(view)
    assert teller([denial]).denied(replace(view, affirmed_by=("Oda",))) == ""
    assert teller([denial]).denied(replace(view, disputed=False)) == ""


def test_who_affirms_by_way_of_another_indicator_is_told_so() -> None:
    other = replace(SITUATION.indicators[0], id="tents", implies=("troops",))
    situation = replace(SITUATION, indicators=(*SITUATION.indicators, other))
    items = [
        item("e0", label="Ann"),
        item("e1", label="Ben", indicator="tents"),
        item("e2", label="Eve", indicator="fish"),
    ]
    found = Teller(situation, Holdings((), ()), items).speakers(["Ann", "Ben", "Eve"], "troops", affirming=True)
    assert found == ["Ann", "Ben, by way of tents", "Eve"]


def test_a_copy_of_what_was_not_found_where_it_comes_from_is_told_so() -> None:
    copied = item("copy", report="r2", copied_from=REPORT.id)
    for there, said in ((item(), "counts where it comes from"), (item(indicator="fish"), "it counts nowhere")):
        teller = Teller(SITUATION, Holdings((), ()), [there, copied], {"copy": 0.0, "one": 0.5})
        assert said in teller.nothing(copied)


def test_a_weight_that_shows_as_nothing_has_a_reason() -> None:
    light = item(certainty="possible", match=0.5, actor=None, speaker="x")
    said = Teller(SITUATION, Holdings((), ()), [light], {"one": 0.002}).nothing(light)
    assert said == "too little to show (+0.0020): its match is unsure (0.50), it is only called possible"


def test_a_band_over_three_of_the_words_is_told_with_both_ends() -> None:
    assert in_words(Band(0.6, 0.5, 0.7)) == "likely"
    assert in_words(Band(0.6, 0.3, 0.7)) == "likely, but by its band anything from unlikely to likely"


def test_the_party_on_its_own_behalf_is_told_as_no_source() -> None:
    items = [
        item("e0", label="Oda", speaker="oda", kind="named person", actor="AAA", indicator="gone"),
        item("e1", label="Ann", speaker="ann", kind="named person", indicator="gone"),
    ]
    seen = replace(standing("", "Oda", "Ann"), id="gone", independent=1)
    assert Teller(SITUATION, Holdings((), ()), items).fewer(seen) == "the word of the party's own side, for itself: Oda"


def test_an_admission_of_an_uncertain_match_is_told_as_one() -> None:
    held = replace(standing("", "Oda"), standing="admitted")
    for match, more, told in (
        (0.89, (), "admitted only by a sentence of an uncertain match (0.89)"),
        (0.95, (), ""),
        (0.8, (item("e1", label="Oda", speaker="oda", kind="named person", actor="AAA", match=0.97),), ""),
        (0.8, (item("e1", label="Ann", speaker="ann", kind="named person", match=0.97),), "(0.80)"),
    ):
        one = item("e0", label="Oda", speaker="oda", kind="named person", actor="AAA", match=match)
        said = Teller(SITUATION, Holdings((), ()), [one, *more]).unsure(held)
        assert said.endswith(told)
        assert bool(said) == bool(told)
    assert Teller(SITUATION, Holdings((), ()), [one]).unsure(replace(held, standing="likely")) == ""


def test_the_other_pieces_of_what_is_said_are_marked_in_the_sentence_too() -> None:
    body = "The shaft, the mason said, “will be filled with sand before the frost”. It is old."
    report = read_text(body, "shaft.md")
    after = body.index("“")
    pieces = (Span(0, 9), Span(after, body.index(". It")))
    one = item(report=report.id, path=report.path, quote="The shaft", spans=pieces[:1])
    assert in_sentence(one, report) == body.replace("The shaft", "⟦The shaft⟧").removesuffix(" It is old.")
    assert in_sentence(one, report, pieces) == (
        "⟦The shaft⟧, the mason said, ⟦“will be filled with sand before the frost”⟧."
    )
    assert in_sentence(
        replace(one, quote="Old.", spans=(Span(len(body) - 7, len(body) - 1),)), report, pieces[:1]
    ).endswith("⟧.")
