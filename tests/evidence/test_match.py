"""Sentences against indicators: whose, where, which clause, and how the speaker stands to it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from paripassu.evidence.actors import Names
from paripassu.evidence.asked import IN_TEXT, in_their_text
from paripassu.evidence.features import Unit
from paripassu.evidence.judge import Pair, Verdict
from paripassu.evidence.likeness import word_for_word
from paripassu.evidence.match import Matcher, subject_of
from paripassu.evidence.quantities import quantity
from paripassu.evidence.review import reviewed
from paripassu.evidence.stances import _denied_by_cue, _tense
from paripassu.evidence.units import (
    called_false,
    clauses_of,
    content_words,
    narrated,
    own_words,
    parts_of,
    said,
    taken_back,
    told_apart,
)
from paripassu.reports import read_text
from paripassu.situation import parse
from paripassu.situation.model import Situation
from paripassu.statements.reader import packed
from paripassu.statements.stance import Reading
from paripassu.types import Block, Evidence, Meaning, Part, Report, Source, Span, Stance, Statement, Tense

FILE = """
situation: dam
title: A neighbour's troops at the dam
actors:
  AAA: {name: Arland, aliases: [Arlish]}
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
    place: [Kesh dam]
    counts: [Arlish troops have been sent to the Kesh dam, Arlish soldiers have taken positions at the Kesh dam]
    not: [Arlish engineers repaired the Kesh dam]
"""


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(parse(FILE, "situation.yaml"))


def situation() -> Situation:
    return parse(FILE, "situation.yaml")


def found(matcher: Matcher, text: str, statements: Sequence[Statement] = ()) -> list[Evidence]:
    report = read_text(text)
    object.__setattr__(report, "published", datetime(2024, 5, 2))  # noqa: DTZ001 (a naive stamp, as files have them)
    return matcher.report(report, statements, "origin")


def statement(
    text: str, content: str, cue: str, stance: Stance, inside: str | None = None, name: str | None = "Borland"
) -> Statement:
    a = text.index(content)
    b = text.index(cue)
    return Statement(
        f"{content[:8]}{inside}", "r", "-", Source(name or "someone", (Span(0, 7),), name=name, kind="government"),
        Part(cue, (Span(b, b + len(cue)),)), Part(content, (Span(a, a + len(content)),)), "indirect", stance, "certain", "happened",
        None, (), inside, 0.9,
    )  # fmt: skip


def test_the_thing_of_the_actor_at_the_place(matcher: Matcher) -> None:
    items = found(matcher, "Arlish soldiers were sent to the Kesh dam in the night.")
    assert [e.indicator for e in items] == ["troops"]
    assert "Arland" in items[0].reason
    assert "Kesh dam" in items[0].reason


@pytest.mark.parametrize(
    "text",
    [
        "Borlish soldiers were sent to the Kesh dam in the night.",
        "Arlish soldiers were sent to the northern forests.",
        "Arlish engineers repaired the Kesh dam in the night.",
        "Borlish soldiers held a drill.",
        "Whether Arlish troops had been sent to the Kesh dam was not part of his speech.",
    ],
)
def test_look_alikes_bear_on_nothing(matcher: Matcher, text: str) -> None:
    assert found(matcher, text) == []


def test_a_denial_is_no_event(matcher: Matcher) -> None:
    text = "Borland denied that Arlish troops had been sent to the Kesh dam."
    items = found(
        matcher, text, [statement(text, "that Arlish troops had been sent to the Kesh dam", "denied", "denies")]
    )
    assert [(e.indicator, e.stance) for e in items] == [("troops", "denies")]


def test_a_claim_that_is_only_answered_is_not_its_speakers_evidence() -> None:
    text = "Borland denied Arland's claim that troops had been sent to the Kesh dam."
    outer = statement(text, "Arland's claim that troops had been sent to the Kesh dam", "denied", "denies")
    inner = statement(
        text, "that troops had been sent to the Kesh dam", "claim", "affirms", inside=outer.id, name="Arland"
    )
    assert own_words([outer, inner]) == [outer]


def test_each_clause_has_its_own_say() -> None:
    text = "It was no longer just words: troops had been sent, but the dam held, where others had failed"
    clauses = clauses_of(Unit(Span(0, len(text)), text, ""))
    assert [c.text.split()[0] for c in clauses][:2] == ["It", "troops"]
    assert all(c.span == Span(0, len(text)) for c in clauses)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("about 1,500 special forces soldiers", 1500, 1500),
        ("up to 12,000 troops", 0, 12000),
        ("at least 3,000 soldiers", 3000, float("inf")),
        ("between 8,000 and 11,000 soldiers", 8000, 11000),
        ("nine million rounds and 2 ships", 9e6, 9e6),
    ],
)
def test_numbers_keep_their_bounds(text: str, low: float | None, high: float | None) -> None:
    assert quantity(text) == (None if low is None else (low, high))


def test_an_analysts_verdict_stands(matcher: Matcher) -> None:
    text = "Arlish soldiers were sent to the Kesh dam in the night."
    item = found(matcher, text)[0]
    subject = subject_of(item.report, item.spans[0], "troops")
    assert reviewed([item], {subject: False}, {}) == []
    assert [e.match for e in reviewed([item], {subject: True}, {})] == [1.0]
    unlikely = replace(item, match=0.01)
    assert found(Matcher(situation(), {subject: True}), text)
    assert [e.match for e in reviewed([unlikely], {subject: True}, {})] == [1.0]


def test_what_was_decided_moves_what_is_like_it(matcher: Matcher) -> None:
    item = replace(found(matcher, "Arlish soldiers were sent to the Kesh dam in the night.")[0], match=0.6)
    near, far = replace(item, id="near", spans=(Span(100, 140),)), replace(item, id="far", spans=(Span(200, 240),))
    subject = subject_of(item.report, item.spans[0], "troops")
    one, other = np.eye(2, dtype=np.float32)
    meanings = {item.id: one, "near": one, "far": other}
    rejected = {e.id: e.match for e in reviewed([item, near, far], {subject: False}, meanings, keep=0.0)}
    accepted = {e.id: e.match for e in reviewed([item, near, far], {subject: True}, meanings, keep=0.0)}
    assert rejected["near"] < rejected["far"] < 0.6 < accepted["far"] < accepted["near"]
    assert item.id not in rejected
    assert [e.match for e in reviewed([near, far], {}, {}, keep=0.0)] == [0.6, 0.6]


def test_what_was_decided_stays_whatever_the_network_is_asked_now() -> None:
    """A sentence like no example, on which the network is not asked: accepted, it is evidence all the same."""
    text = "Cattle grazed in the meadows of Borland all summer."
    report = replace(read_text(text), published=datetime(2024, 5, 2))  # noqa: DTZ001
    far, near = np.eye(192, dtype=np.float32)[:2]
    meanings = [Meaning(Span(0, len(text)), packed(far))]
    asked_about: list[object] = []

    def judge(pairs: Sequence[Pair]) -> list[Verdict]:
        asked_about.extend(pairs)
        return [Verdict(-9.0, "affirms", "happened")] * len(pairs)

    decided = {subject_of(report.id, Span(0, len(text)), "troops"): True}
    for given, expected in (({}, []), (decided, ["troops"])):
        fresh = Matcher(situation(), given, lambda texts: [near] * len(texts), judge)
        items = fresh.report(report, (), "origin", meanings)
        assert [e.indicator for e in items] == expected
        assert [e.match for e in reviewed(items, given, {})] == [1.0] * len(expected)
    assert not asked_about


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("Bordurian soldiers crossed the bridge of Niedzdrow into Syldavia in armoured vehicles", True),
        ("that Bordurian soldiers had crossed the bridge of Niedzdrow into Syldavia in armoured vehicles", True),
        ("Syldavian soldiers crossed the bridge of Niedzdrow into Syldavia in armoured vehicles", False),
        ("Bordurian soldiers crossed the bridge of Tesznik into Syldavia in armoured vehicles", False),
        ("Bordurian soldiers never crossed the bridge of Niedzdrow into Syldavia in armoured vehicles", False),
        ("Soldiers from Syldavia crossed the bridge of Niedzdrow into Borduria", False),
        ("", False),
    ],
)
def test_an_example_word_for_word(text: str, so: bool) -> None:
    example = "Bordurian soldiers crossed the bridge of Niedzdrow into Syldavia in armoured vehicles."
    assert word_for_word(text, example) is so


QUIET = """
situation: ward
title: Spread on a ward
actors:
  VIR: {name: Kelvin virus, aliases: [the virus]}
  MIN: {name: Ministry}
party: VIR
degrees:
  - {id: none, title: None}
  - {id: spread, title: Spread}
indicators:
  - id: clear
    title: Contacts are clear
    at_most: none
    actor: VIR
    counts: [No further cases were found among the contacts who were traced]
"""


def asked_beside(text: str, said: Sequence[Statement], verdict: Verdict, file: str = QUIET) -> list[Evidence]:
    """What is found in *text* where the network says *verdict* of everything."""
    near = np.eye(192, dtype=np.float32)[0]
    one = Matcher(parse(file, "s.yaml"), {}, lambda t: [near] * len(t), lambda p: [verdict] * len(p))
    report = replace(read_text(text), published=datetime(2024, 5, 2))  # noqa: DTZ001
    spans = [Span(0, len(text)), *(s.content.spans[0] for s in said)]
    return one.report(report, said, "origin", [Meaning(span, packed(near)) for span in spans])


SURE = 6.0


def test_a_negative_example_in_its_very_words_is_affirmed() -> None:
    content = "that no further cases were found among the contacts who were traced"
    text = f"The ministry said {content}."
    item = asked_beside(text, [statement(text, content, "said", "denies")], Verdict(-SURE, "denies", "happened"))[0]
    assert (item.stance, item.match) == ("affirms", 0.95)
    denied = f"The ministry denied {content}."
    item = asked_beside(
        denied, [statement(denied, content, "denied", "affirms")], Verdict(SURE, "affirms", "happened")
    )[0]
    assert item.stance == "denies"


@pytest.mark.parametrize(("read", "network", "stance", "most"), [
    ("denies", "affirms", "affirms", 0.77), ("affirms", "denies", "denies", 0.77), ("affirms", "affirms", "affirms", 1.0),
    ("affirms", "doubts", None, 0.0), ("doubts", "affirms", None, 0.0),
])  # fmt: skip
def test_where_rules_and_network_part_flatly_the_network_is_followed_and_less_sure(
    read: Stance, network: Stance, stance: Stance | None, most: float
) -> None:
    content = "that all the people around the patient had fallen ill in those weeks"
    text = f"The ministry said {content}."
    file = QUIET.replace(
        "No further cases were found among the contacts who were traced", "More people around the patient fell ill"
    )
    items = asked_beside(text, [statement(text, content, "said", read)], Verdict(SURE, network, "happened"), file)
    assert [e.stance for e in items] == ([stance] if stance else [])
    assert all(e.match <= most for e in items)
    assert stance is None or most < 1 or items[0].match > 0.77


def test_beside_a_negative_example_a_paraphrase_without_a_negation_agrees() -> None:
    content = "that all contacts who were traced had tested negative"
    text = f"The ministry said {content}."
    item = asked_beside(text, [statement(text, content, "said", "affirms")], Verdict(SURE, "affirms", "happened"))[0]
    assert (item.stance, item.match > 0.77) == ("affirms", True)


def test_an_accusation_that_is_denied_stays_denied_whatever_the_network_makes_of_the_sentence() -> None:
    text = "People around the patient fell ill, doctors said, an accusation that the ministry denied."
    said = statement(text, "an accusation", "denied", "denies")
    assert [e.stance for e in asked_beside(text, [said], Verdict(SURE, "affirms", "happened"))] == ["denies"]


def test_an_outlet_affirms_a_negative_thing_and_denies_nothing() -> None:
    text = "No further cases turned up among those who had been traced."
    assert [e.stance for e in asked_beside(text, [], Verdict(SURE, "affirms", "happened"))] == ["affirms"]
    assert not asked_beside(text, [], Verdict(SURE, "denies", "happened"))


@pytest.mark.parametrize(
    "behind", ["That report was incorrect: the garrison holds.", "That claim has since been withdrawn."]
)
def test_what_the_next_sentence_takes_back_is_no_evidence(matcher: Matcher, behind: str) -> None:
    first = "Arlish troops have been sent to the Kesh dam."
    assert found(matcher, first)
    assert not found(matcher, f"{first} {behind}")
    assert found(matcher, f"{first} That report was confirmed by others.")


def test_what_a_correction_says_that_the_text_had_said_is_no_ones_word() -> None:
    text = "An earlier version of this story said that Arlish troops have been sent to the Kesh dam."
    said = statement(
        text,
        "that Arlish troops have been sent to the Kesh dam",
        "said",
        "affirms",
        name="An earlier version of this story",
    )
    assert own_words([said]) == []
    assert own_words([replace(said, source=Source("The ministry", (Span(0, 3),)))]) != []


def test_a_common_noun_is_an_actor_only_with_its_article() -> None:
    names = Names(parse(QUIET, "s.yaml"))
    assert [n.actor for n in names.find("The virus spread, the virus ebbed")] == ["VIR", "VIR"]
    assert not names.find("who sequenced virus from six patients")
    assert [n.actor for n in names.find("virus", loose=True)] == ["VIR"]


@pytest.mark.parametrize(
    "behind",
    ["The claim was false, the Arlish ministry said.", "That account was wrong, a rebel spokesman told reporters."],
)
def test_somebody_elses_denial_takes_nothing_back(behind: str) -> None:
    body = f"The army said that troops have come in. {behind}"
    assert not taken_back(body, Span(0, 38))
    assert not taken_back(body, Span(0, 39))


def test_only_the_next_sentence_takes_back() -> None:
    body = "Rebels have crossed the river. Trade went on. That report was incorrect."
    assert [taken_back(body, Span(a, b)) for a, b in ((0, 30), (31, 45))] == [False, True]


def test_what_is_confirmed_in_the_words_of_a_negative_example_is_confirmed() -> None:
    content = "that no further cases were found among the contacts who were traced"
    text = f"The ministry confirmed {content}."
    said = statement(text, content, "confirmed", "confirms")
    assert [e.stance for e in asked_beside(text, [said], Verdict(SURE, "affirms", "happened"))] == ["confirms"]


def test_a_content_that_begins_with_as_takes_nothing_up() -> None:
    content = "As many as three of the people around the patient fell ill in those weeks"
    text = f"{content}, the ministry said."
    file = QUIET.replace(
        "No further cases were found among the contacts who were traced", "More people around the patient fell ill"
    )
    assert not asked_beside(
        text, [statement(text, content, "said", "affirms")], Verdict(SURE, "doubts", "happened"), file
    )


def test_what_the_outlet_says_it_told_before_is_taken_back_by_a_bare_that_was_wrong() -> None:
    ours = "We said at noon that the leaders had signed. That was wrong."
    theirs = "The minister said that the leaders had signed. That was wrong."
    assert taken_back(ours, Span(16, 43))
    assert not taken_back(theirs, Span(18, 45))


def test_a_clause_beside_what_somebody_says_is_the_outlets_own() -> None:
    body = (
        "Finnish guards have boarded the tanker off the coast, as police said that its anchor had cut a cable. "
        "Four soldiers were killed by fire from across the river; the capital called it revenge. "
        "The city struck back on Friday at the duties announced by the president, putting seven rare metals under a permit for every export."
    )
    report = Report(
        "r", "r.md", "Post", None, None, "en", body, (Block("paragraph", Span(0, len(body))),), (), datetime(2024, 5, 1, tzinfo=UTC), "given"
    )  # fmt: skip

    def spoken(source: str, cue: str, content: str) -> Statement:
        spans = [Span(body.index(x), body.index(x) + len(x)) for x in (source, cue, content)]
        said = [Part(body[a:b], (Span(a, b),)) for a, b in spans]
        return Statement(
            source, "r", "r.md", Source(source, (spans[0],)), said[1], said[2], "indirect", "affirms", "certain", "happened", None,
            (), None, 0.9,
        )  # fmt: skip

    statements = [
        spoken("police", "said", "that its anchor had cut a cable"),
        spoken("the capital", "called", "it revenge"),
        spoken("the president", "announced by", "the duties"),
    ]
    assert [unit.text for unit in narrated(report, statements)] == [
        "Finnish guards have boarded the tanker off the coast",
        "Four soldiers were killed by fire from across the river",
        "The city struck back on Friday at the duties announced by the president, putting seven rare metals under a permit for every export.",
    ]


def test_a_line_of_dashes_before_a_name_holds_nothing_up() -> None:
    body = f"The line reads: {'-' * 40} _Agency_ said on Friday that the troops had come."
    at = body.index("_Agency_")
    report = Report(
        "r", "r.md", "Post", None, None, "en", body, (Block("paragraph", Span(0, len(body))),), (), datetime(2024, 5, 1, tzinfo=UTC), "given"
    )  # fmt: skip
    who = (Span(at, at + 8),)
    said = Part("said", (Span(at + 9, at + 13),))
    content = Part("that the troops had come", (Span(at + 24, len(body) - 1),))
    statement = Statement(
        "s", "r", "r.md", Source("_Agency_", who), said, content, "indirect", "affirms", "certain", "happened", None, (), None, 0.9
    )  # fmt: skip
    assert not any("troops" in unit.text for unit in narrated(report, [statement]))


def _told(body: str) -> Report:
    return Report(
        "r", "r.md", "Post", None, None, "en", body, (Block("paragraph", Span(0, len(body))),), (), datetime(2024, 5, 1, tzinfo=UTC), "given"
    )  # fmt: skip


def _cited(body: str, source: str | None, cue: str, content: str) -> Statement:
    spans = [Span(body.index(x), body.index(x) + len(x)) for x in (cue, content)]
    said = [Part(body[a:b], (Span(a, b),)) for a, b in spans]
    at = body.index(source) if source else 0
    who = Source(source, (Span(at, at + len(source)),)) if source else None
    return Statement(
        content, "r", "r.md", who, said[0], said[1], "indirect", "affirms", "certain", "happened", None, (), None, 0.9
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("they", 0),
        ("that it would", 0),
        ("the other", 0),
        ("a move", 1),
        ("it rejected the offer", 2),
        ("the strike", 1),
    ],
)
def test_words_that_say_something_by_themselves(text: str, words: int) -> None:
    assert content_words(text) == words


def test_what_says_nothing_is_nobodys_word_and_the_sentence_around_it_the_outlets() -> None:
    body = "The duties took effect at noon, a week after they were announced by the outgoing cabinet."
    empty = _cited(body, "the outgoing cabinet", "announced by", "they")
    assert own_words([empty]) == []
    assert [unit.text for unit in narrated(_told(body), [empty])] == [body]
    body = "Barring the gas firm from the port is a move, analysts said, that lays the quarrel open."
    assert own_words([_cited(body, "analysts", "said", "a move")]) == []
    body = "The union rejects the deal."
    assert own_words([_cited(body, "The union", "rejects", "the deal")]) != []


def test_a_figure_alone_says_something() -> None:
    body = "How many boats had been lost? The harbour master said 43."
    assert own_words([_cited(body, "The harbour master", "said", "43")]) != []


def test_a_question_that_is_put_is_nobodys_word() -> None:
    body = "Asked whether the port had been sold, the minister smiled."
    asked = replace(_cited(body, None, "Asked", "whether the port had been sold"), stance="declines")
    assert own_words([asked]) == []
    assert own_words([replace(asked, source=Source("the minister", (Span(39, 51),)))]) != []


@pytest.mark.parametrize(
    ("body", "source", "false"),
    [
        ("CORRECTION: We wrote at noon that the port had been sold. We are sorry.", "We", True),
        ("17:20 CORRECTION: We wrote at noon that the port had been sold. We are sorry.", "We", True),
        ("We have seen claims on the net that the port had been sold. These are false: it is open.", "We", True),
        ("Claims went about that the port had been sold. They were fabricated.", "Claims", True),
        ("The minister told of claims that the port had been sold. These are false, the owner said.", "The minister", False),
        ("We wrote at noon that the port had been sold. The owner confirmed it.", "We", False),
        ("Claims went about that the port had been sold. They were accurate.", "Claims", False),
        ("Claims went about that the port had been sold. They were not accurate.", "Claims", True),
        ("Claims went about that the port had been sold. None of them is true.", "Claims", True),
        ("Claims went about that the port had been sold. None of them was false.", "Claims", False),
    ],
)  # fmt: skip
def test_what_the_outlet_itself_holds_for_false(body: str, source: str, false: bool) -> None:
    content = "that the port had been sold"
    said = _cited(body, source, "wrote" if "wrote" in body else "claims" if "claims" in body else "Claims", content)
    assert called_false(body, said.content.spans[0], said) is false


def test_what_is_joined_before_somebody_is_cited_is_the_outlets_own() -> None:
    body = (
        "Three rangers were hurt when a mine went off on the ridge, and by evening Borduria had called its envoy home."
    )
    cited = _cited(body, "Borduria", "called", "its envoy home")
    assert [u.text for u in narrated(_told(body), [cited])] == [
        "Three rangers were hurt when a mine went off on the ridge"
    ]
    body = "Three rangers were hurt when a mine went off on the ridge, and two died on the way, the army said."
    cited = _cited(body, "the army", "said", "two died on the way")
    assert narrated(_told(body), [cited]) == []


@pytest.mark.parametrize(
    ("cue", "stance", "told", "kept"),
    [
        ("denied", "denies", Verdict(SURE, "affirms", "happened"), "denies"),
        ("would neither confirm nor deny", "declines", Verdict(SURE, "doubts", "happened"), "declines"),
    ],
)
def test_a_cue_that_is_an_answer_by_itself_is_not_overruled(cue: str, stance: Stance, told: Verdict, kept: str) -> None:
    content = "that more people around the patient fell ill"
    text = f"The ministry {cue} {content}."
    file = QUIET.replace(
        "No further cases were found among the contacts who were traced", "People around the patient fell ill"
    )
    assert [e.stance for e in asked_beside(text, [statement(text, content, cue, stance)], told, file)] == [kept]


@pytest.mark.parametrize(
    ("stance", "tense", "network", "tense_held"),
    [
        ("denies", "ongoing", "intended", "ongoing"),
        ("affirms", "happened", "intended", "happened"),
        ("affirms", "ongoing", "intended", "intended"),
        ("affirms", "intended", "happened", "happened"),
    ],
)
def test_what_is_over_or_is_not_going_on_is_no_plan(
    stance: Stance, tense: Tense, network: Tense, tense_held: Tense
) -> None:
    assert _tense(Reading(stance, "certain", tense), Verdict(SURE, stance, network)) == tense_held


def test_whom_an_outlet_puts_right_in_brackets_says_nothing() -> None:
    body = "He says the duke barred it. (The duke never barred the sale. The king did.)"
    aside = replace(_cited(body, "The duke", "never barred", "the sale"), stance="denies")
    assert said(_told(body), aside, []) == []
    assert said(_told(body.replace("(", " ")), aside, []) != []
    assert (
        said(_told(body), replace(aside, cue=Part("never contested", aside.cue.spans if aside.cue else ())), []) == []
    )
    for cue in ("denied", "has rejected", "dismisses", "refuted"):
        assert said(_told(body), replace(aside, cue=Part(cue, aside.cue.spans if aside.cue else ())), []) != []


ABROAD = """
situation: fever
title: A fever spreads
actors:
  VIR: {name: Kelvin virus, aliases: [the virus]}
  COD: {name: Congo}
party: VIR
degrees:
  - {id: home, title: At home}
  - {id: abroad, title: Abroad}
indicators:
  - id: case-abroad
    title: A case outside Africa
    at_least: abroad
    counts: [A first infection with the virus was confirmed outside Africa]
"""


@pytest.mark.parametrize(("content", "so"), [
    ("that no infection with the virus had been found in Portugal", False), ("that no infection with the virus had been found in the country", False),
    ("that the virus had not reached Portugal", False), ("that the virus had not reached Congo", True),
    ("that no infection with the virus had been found in Congo", True), ("that no infection with the virus had been found outside Africa", True),
])  # fmt: skip
def test_that_a_thing_is_not_in_one_state_says_nothing_of_it_elsewhere(content: str, so: bool) -> None:
    text = f"The Portuguese health authority said {content}."
    said = statement(text, content, "said", "denies")
    said = replace(said, source=Source("The Portuguese health authority", (Span(0, 31),), country="PRT"))
    items = asked_beside(text, [said], Verdict(SURE, "denies", "happened"), ABROAD)
    assert [e.stance for e in items] == (["denies"] if so else [])


@pytest.mark.parametrize(
    ("country", "content", "so"),
    [
        ("AGO", "that no infection with the virus had been found in the province", False),
        ("COD", "that no infection with the virus had been found in the province", True),
        (None, "that no infection with the virus had been found in the province", True),
        ("AGO", "that the virus was in the province of which nobody had been told", True),
    ],
)
def test_the_province_of_another_states_office_is_none_of_the_indicators(
    country: str | None, content: str, so: bool
) -> None:
    file = ABROAD.replace("case-abroad", "province").replace(
        "A case outside Africa", "A case in another province of Congo"
    )
    file = file.replace("  COD: {name: Congo}", "  COD: {name: Congo}\n  AGO: {name: Angola}")
    text = f"The health office said {content}."
    said = statement(text, content, "said", "denies")
    said = replace(said, source=Source("The health office", (Span(0, 17),), country=country))
    assert len(asked_beside(text, [said], Verdict(SURE, "denies", "happened"), file)) == so


def test_another_sentence_close_by_and_other_things_in_it_weigh_too() -> None:
    near = np.eye(192, dtype=np.float32)[0]
    two = ABROAD + (
        "  - id: passed-on\n    title: Passed on abroad\n    at_least: abroad\n"
        "    counts: [The virus was passed on between people outside Africa]\n"
    )
    one = Matcher(
        parse(two, "s.yaml"), {}, lambda t: [near] * len(t), lambda p: [Verdict(0.5, "affirms", "happened")] * len(p)
    )
    units = [
        Unit(Span(0, 40), "A first infection with the virus was confirmed.", ""),
        Unit(Span(41, 90), "The infection with the virus was confirmed outside Africa.", ""),
        Unit(Span(900, 940), "An infection was confirmed outside Africa.", ""),
    ]
    asked = {unit: one.asked_of(one.comparer.compare(unit, near)) for unit in units}
    placed = in_their_text(asked)
    figures = [placed[unit][0].figures[-IN_TEXT:] for unit in units]
    other = [one.chance for one in asked[units[1]]]
    assert figures[0][1] == pytest.approx(other[0])
    assert figures[0][2] == pytest.approx(other[1])
    assert figures[2][1:] == (0.0, 0.0)  # nothing stands close by
    assert figures[1][0] == pytest.approx(other[1])


@pytest.mark.parametrize(
    ("cue", "by_itself"), [("flatly denied", True), ("dismissed", True), ("rejected", False), ("said", False)]
)
def test_a_denial_by_its_cue_alone(cue: str, by_itself: bool) -> None:
    body = f"The union {cue} that the port had been sold."
    assert _denied_by_cue(_cited(body, "The union", cue, "that the port had been sold")) is by_itself
    assert not _denied_by_cue(None)


PAST = """
situation: toll
title: A toll on the river
actors:
  DIET: {name: the diet}
party: DIET
degrees:
  - {id: free, title: Free}
  - {id: toll, title: A toll}
since: 2024-01-01
indicators:
  - id: barred
    title: The diet bars the river
    at_least: toll
    actor: DIET
    counts: [The diet has barred the river to all barges]
"""
UNFAIR = "that the bar on the river was unfair"


@pytest.mark.parametrize(("who", "certainty"), [("The diet", "probable"), ("The guild", "certain")])
def test_who_denies_that_his_own_deed_is_unfair_admits_nothing_for_certain(who: str, certainty: str) -> None:
    text = f"{who} denied {UNFAIR}."
    said = statement(text, UNFAIR, "denied", "denies")
    said = replace(said, source=Source(who, (Span(0, len(who)),), name=who, kind="organisation"))
    (item,) = asked_beside(text, [said], Verdict(SURE, "denies", "happened"), PAST)
    assert (item.stance, item.certainty) == ("affirms", certainty)


RULED_OUT = "    not: [The diet barred the river in the flood of 2011]\n"
MEANT = Verdict(SURE, "affirms", "happened")


def test_other_years_are_no_match_where_the_analyst_rules_another_year_out() -> None:
    text = "The diet barred the river to barges, and the bar lasted until 2013."
    assert asked_beside(text, [], MEANT, PAST)
    assert asked_beside(text, [], MEANT, PAST + RULED_OUT) == []
    assert asked_beside("The diet barred the river to barges on Monday.", [], MEANT, PAST + RULED_OUT)


def test_what_the_analyst_rules_out_is_asked_of_the_whole_sentence() -> None:
    """The content is cut to a few words; whose it was and when stand beside it."""

    def found_in(text: str, content: str, file: str = PAST) -> list[Evidence]:
        return asked_beside(text, [statement(text, content, "said", "affirms")], MEANT, file)

    other = "    not: [The bar of the river by Lund & Sons lasted a week]\n"
    text = "Lund & Sons said the bar of the river lasted."
    assert found_in(text, "the bar of the river lasted")
    assert found_in(text, "the bar of the river lasted", PAST + other) == []
    text = "The diet said the bar of the river lasted."
    assert found_in(text, "the bar of the river lasted", PAST + other)
    assert asked_beside("The diet barred the river to barges back in October.", [], MEANT, PAST) == []  # since January
    assert asked_beside("The diet barred the river to barges back in March.", [], MEANT, PAST)
    assert asked_beside("The worst bar ever, in Lund, shut the river to all barges.", [], MEANT, PAST) == []


@pytest.mark.parametrize("stance", ["denies", "affirms"])
def test_an_answer_denies_what_was_asked(stance: Stance) -> None:
    answer = "“No, that is false.”"
    text = f"Asked whether the diet had barred the river to all barges, Borland said: {answer}"
    items = asked_beside(text, [statement(text, answer, "said", stance)], Verdict(SURE, "affirms", "happened"), PAST)
    assert [(e.stance, e.quote) for e in items] == [("denies", answer)]
    assert items[0].match <= 0.76


def test_what_the_speaker_does_not_say_behind_a_semicolon_is_no_part_of_a_few_words() -> None:
    text = "Perl spoke of “barges of the diet”; she did not say that they were armed."
    said_so = _cited(text, "Perl", "spoke of", "“barges of the diet”")
    assert [u.around for u in said(_told(text), said_so, [])] == ["Perl spoke of “barges of the diet”"]
    text = "Perl spoke of “barges of the diet”; the diet has forty of them."
    said_so = _cited(text, "Perl", "spoke of", "“barges of the diet”")
    assert [u.around for u in said(_told(text), said_so, [])] == [text]


def test_information_technology_is_no_pronoun() -> None:
    near = np.eye(192, dtype=np.float32)[0]
    matcher = Matcher(parse(PAST, "s.yaml"), {}, lambda t: [near] * len(t), lambda p: [MEANT] * len(p))
    for word, taken in (("IT", False), ("It", True)):
        unit = Unit(Span(0, 30), f"{word} barred barges from a lake.", "The diet met. ")
        why = next(matcher.matches(unit, near)).why()
        assert ("by “" in why) is taken


TWO = """
situation: mill
title: A mill
actors:
  MILL: {name: the mill}
party: MILL
degrees:
  - {id: runs, title: It runs}
  - {id: stands, title: It stands}
indicators:
  - id: flood
    title: The mill is flooded
    at_least: stands
    actor: MILL
    counts: [The mill is flooded]
  - id: halt
    title: The mill grinds nothing
    at_least: stands
    actor: MILL
    counts: [The mill grinds nothing]
"""


def test_two_things_told_in_two_clauses_are_no_rivals() -> None:
    near = np.eye(192, dtype=np.float32)[0]

    def judge(pairs: Sequence[Pair]) -> list[Verdict]:
        words = {"flooded": "flooded", "nothing": "flour"}
        says = [any(theirs in side and mine in text for theirs, mine in words.items()) for _, text, side in pairs]
        return [Verdict(3.0 if so else -3.0, "affirms", "happened") for so in says]

    def chances(text: str) -> dict[str, float]:
        matcher = Matcher(parse(TWO, "s.yaml"), {}, lambda t: [near] * len(t), judge)
        return {m.indicator.id: m.chance for m in matcher.matches(Unit(Span(0, len(text)), text, ""), near)}

    one, two = (
        chances("The mill, flooded, has no flour to sell."),
        chances("The mill was flooded and has made no flour."),
    )
    assert all(two[name] > one[name] for name in ("flood", "halt"))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The mill burned down and has made no flour since.", ["The mill burned down", "has made no flour since."]),
        ("The mill burned down, leaving forty without work.", ["The mill burned down, leaving forty without work."]),
        ("The mill and the barn burned down.", ["The mill and the barn burned down."]),
    ],
)
def test_the_parts_of_a_sentence(text: str, parts: list[str]) -> None:
    assert parts_of(text) == parts


@pytest.mark.parametrize(
    ("read", "words", "tense"),
    [
        ("ongoing", "the mill is grinding again", "ongoing"),
        ("ongoing", "that parts of the mill are now at work", "ongoing"),
        ("ongoing", "The mill, which is the diet's, “is already grinding”", "ongoing"),
        ("ongoing", "the mill was lending its horses to the diet", "ongoing"),
        ("ongoing", "the man who was running the mill broke his arm", "happened"),
        ("ongoing", "the mill is the diet's", "happened"),
        ("ongoing", "the mill opens tomorrow", "intended"),
        ("intended", "the mill would open in May", "intended"),
        ("intended", "the mill would have opened in May", "happened"),
        ("happened", "she had been promised that the mill would open in May", "intended"),
        ("happened", "the mill opened in May", "happened"),
    ],
)
def test_what_goes_on_or_is_to_come_by_its_verb_is_not_over(read: Tense, words: str, tense: Tense) -> None:
    assert _tense(Reading("affirms", "certain", read), Verdict(SURE, "affirms", "happened"), words) == tense


def test_what_is_considered_is_a_plan() -> None:
    content = "a bar of the river to all barges"
    for cue, tense in (("was weighing", "intended"), ("announced", "happened")):
        text = f"The diet {cue} {content}."
        assert [e.tense for e in asked_beside(text, [statement(text, content, cue, "affirms")], MEANT, PAST)] == [tense]


def test_one_word_in_two_contents_of_a_sentence_counts_once_by_its_fuller_words() -> None:
    first, second = "that the diet had barred the river to barges", "a lie"
    text = f"Borland denied {first}, and called it {second}."
    both = [statement(text, first, "denied", "denies"), statement(text, second, "called", "denies")]
    denied = Verdict(SURE, "denies", "happened")
    assert [e.quote for e in asked_beside(text, both, denied, PAST)] == [first]
    other = replace(both[1], source=Source("Arland", (Span(0, 7),), name="Arland", kind="government"))
    assert len(asked_beside(text, [both[0], other], denied, PAST)) == 2
    apart = f"Borland denied {first}. It called it {second}."
    both = [statement(apart, first, "denied", "denies"), statement(apart, second, "called", "denies")]
    assert len(asked_beside(apart, both, denied, PAST)) == 2


def test_of_two_spans_of_one_content_the_fuller_is_quoted() -> None:
    text = "The bar, Borland said, keeps all barges of the valley off the river."
    content = Part("The bar keeps all barges", (Span(0, 7), Span(23, len(text) - 1)))
    said_so = replace(statement(text, "The bar", "said", "affirms"), content=content)
    near = [said_so]
    assert [e.quote for e in asked_beside(text, near, MEANT, PAST)] == ["keeps all barges of the valley off the river"]


def test_a_line_that_only_says_who_speaks_next_says_nothing() -> None:
    assert asked_beside("The diet's harbour master Ann Perl said:", [], MEANT, PAST) == []
    assert asked_beside("The diet has barred the river: nobody may pass.", [], MEANT, PAST)
    text = "The diet barred the river; if so, it would be the first bar, Borland said on Monday."
    part = "if so, it would be the first bar"
    report = _told(text)
    assert part not in [u.text for u in narrated(report, [_cited(text, "Borland", "said", "on Monday")])]


def test_a_denial_of_what_a_thing_is_worth_takes_it_for_done() -> None:
    for content, stance in (
        ("the bar of the river had been a mistake", "affirms"),
        ("the diet had barred the river", "denies"),
    ):
        text = f"Borland denied {content}."
        denied = statement(text, content, "denied", "denies")
        items = asked_beside(text, [denied], Verdict(SURE, "denies", "happened"), PAST)
        assert [e.stance for e in items] == [stance]


def test_an_admission_of_what_is_lacking_is_no_denial() -> None:
    content = "that two of the people around the patient had not been found"
    file = QUIET.replace("[No further cases", "[Nobody knows where the people around the patient are, No further cases")
    for cue, stances in (("admitted", ["confirms"]), ("said", ["denies"])):
        text = f"The ministry {cue} {content}."
        told = statement(text, content, cue, "confirms" if cue == "admitted" else "affirms")
        found = asked_beside(text, [told], Verdict(SURE, "denies", "happened"), file)
        assert [e.stance for e in found] == stances


AIMED = """
situation: raid
title: Raids
actors:
  KEN: {name: Kenya}
  SOM: {name: Somalia}
party: KEN
degrees:
  - {id: none, title: None}
  - {id: raids, title: Raids}
indicators:
  - id: raid
    title: Kenyan jets strike inside Somalia
    at_least: raids
    actor: KEN
    target: SOM
    counts: [Kenyan jets struck a camp in Somalia]
"""


def test_what_is_set_at_another_place_is_no_match_and_says_why() -> None:
    assert asked_beside("The strike by Kenyan jets was flown in the night.", [], MEANT, AIMED)
    assert asked_beside("The strike by Kenyan jets was flown in Ethiopia.", [], MEANT, AIMED) == []
    text = "Kenyan jets bombed a trawler. The strike was the second this week."
    assert [e.quote for e in asked_beside(text, [], MEANT, AIMED)] == ["Kenyan jets bombed a trawler."]


def test_what_somebody_else_rejects_by_its_name_is_affirmed() -> None:
    content = "the closure, this attack on the river's barges by the diet"
    text = f"Borland flatly rejects {content}."
    said = statement(text, content, "flatly rejects", "denies")
    assert [e.stance for e in asked_beside(text, [said], Verdict(SURE, "denies", "happened"), PAST)] == ["denies"]
    content = "the attack on the river's barges by the diet"
    text = f"Borland flatly rejects {content}."
    said = statement(text, content, "flatly rejects", "denies")
    assert [e.stance for e in asked_beside(text, [said], Verdict(SURE, "denies", "happened"), PAST)] == ["affirms"]
    own = replace(said, source=Source("the diet", (Span(0, 7),), name="the diet", kind="organisation"))
    assert [e.stance for e in asked_beside(text, [own], Verdict(SURE, "denies", "happened"), PAST)] == ["denies"]


@pytest.mark.parametrize(
    ("content", "tense"),
    [
        ("that the river will with immediate effect be barred to all barges", "happened"),
        ("that the river will be barred to all barges", "intended"),
    ],
)
def test_what_is_put_into_force_counts_as_done(content: str, tense: Tense) -> None:
    text = f"The diet announced {content}."
    said = replace(statement(text, content, "announced", "affirms"), tense="intended")
    assert [e.tense for e in asked_beside(text, [said], Verdict(SURE, "affirms", "intended"), PAST)] == [tense]


@pytest.mark.parametrize(
    ("body", "source", "cue", "content", "own"),
    [
        (
            "The crown has closed the salt mine at Kesh, citing fears of another flood.",
            "The crown", "citing", "fears of another flood", ["The crown has closed the salt mine at Kesh"],
        ),
        (
            "The salt mine at Kesh has been closed since Monday, the Post has learned, making it the first to close.",
            "the Post", "has learned", "making it the first to close", ["The salt mine at Kesh has been closed since Monday"],
        ),
        (
            "The salt mine at Kesh has been closed since Monday, the Herald has learned, making it the first to close.",
            "the Herald", "has learned", "making it the first to close", [],
        ),
        ("The head of the pit and of its guild, citing fears of another flood.", "The head of the pit", "citing", "fears of another flood", []),
        (
            "The crown said that it had closed the salt mine, citing fears of another flood.",
            "The crown", "citing", "fears of another flood", [],
        ),
    ],
)  # fmt: skip
def test_a_main_clause_at_whose_edge_somebody_is_cited_is_the_outlets_own(
    body: str, source: str, cue: str, content: str, own: list[str]
) -> None:
    assert [u.text for u in narrated(_told(body), [_cited(body, source, cue, content)])] == own


def test_who_confirms_and_declines_in_one_breath_does_both() -> None:
    body = "The guild confirmed the closure of the mine but declined to say how many were out of work."
    whole = "the closure of the mine but declined to say how many were out of work"
    said = replace(_cited(body, "The guild", "declined to say", whole), stance="declines", tense="intended")
    assert [(s.stance, s.cue and s.cue.text, s.content.text.strip()) for s in told_apart(body, said)] == [
        ("confirms", "confirmed", "the closure of the mine"),
        ("declines", "declined to say", "how many were out of work"),
    ]
    alone = replace(_cited(body, "The guild", "declined to say", "how many were out of work"), stance="declines")
    assert told_apart(body, alone) == [alone]
