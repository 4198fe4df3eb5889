"""Questions and claims that are answered: whose word the answer is."""

import re
import time

import pytest

from benchmarks.quality import as_report
from paripassu.statements._answers import alleged, answered, not_contrary, told, with_tails
from paripassu.statements._decode import Joined
from paripassu.statements.reader import Reader
from paripassu.statements.stance import read as read_stance
from paripassu.types import Span, Statement


def joined(body: str, source: str | None, cue: str, *content: str) -> Joined:
    at = [body.index(text) for text in content]
    pieces = tuple(Span(a, a + len(text)) for a, text in zip(at, content, strict=True))
    where = body.index(cue)
    who = None if source is None else Span(body.index(source), body.index(source) + len(source))
    return Joined(who, Span(where, where + len(cue)), pieces, "outer", 0, 0.9)


def words(body: str, one: Joined) -> tuple[str | None, str, str]:
    source = body[slice(*one.source)] if one.source else None
    return source, body[slice(*one.cue)] if one.cue else "", " … ".join(body[a:b] for a, b in one.content)


@pytest.mark.parametrize(
    ("body", "content", "said"),
    [
        (
            "Asked whether the flights had stopped, the ministry would not say.",
            "whether the flights had stopped",
            ("the ministry", "would not say", "whether the flights had stopped"),
        ),
        (
            "When pressed on the losses, Colonel Abreu changed the subject.",
            "on the losses",
            ("Colonel Abreu", "changed the subject", "on the losses"),
        ),
        (
            "Asked whether the flights had stopped, the ministry gave no answer.",
            "whether the flights had stopped",
            ("the ministry", "gave no answer", "whether the flights had stopped"),
        ),
    ],
)
def test_a_refusal_to_answer_is_whose_it_is(body: str, content: str, said: tuple[str | None, str, str]) -> None:
    cue = "When pressed" if body.startswith("When") else "Asked"
    found = answered(body, [(0, len(body))], [joined(body, None, cue, content)])
    assert [words(body, one) for one in found] == [said]


@pytest.mark.parametrize(
    ("body", "source", "cue", "content"),
    [
        ("Asked whether the port was shut, she published a map.", None, "Asked", "whether the port was shut"),
        ("“No,” he replied when asked if the port was shut.", None, "when asked", "if the port was shut"),
        (
            "Asked by this paper whether the port was shut, he smiled.",
            "this paper",
            "Asked",
            "whether the port was shut",
        ),
        (
            "The mayor, asked in the council if the port was shut, said no.",
            "The mayor",
            "asked",
            "if the port was shut",
        ),
        ("The mayor was asked what had become of the port.", "The mayor", "was asked", "what had become of the port"),
    ],
)
def test_a_question_is_nobodys_word(body: str, source: str | None, cue: str, content: str) -> None:
    assert answered(body, [(0, len(body))], [joined(body, source, cue, content)]) == []


@pytest.mark.parametrize(
    ("body", "cue", "said"),
    [
        (
            "The mayor, asked in the council if the port was shut, would not say.",
            "asked",
            ("The mayor", "would not say", "if the port was shut"),
        ),
        (
            "The mayor was asked if the port was shut and gave no answer.",
            "was asked",
            ("The mayor", "gave no answer", "if the port was shut"),
        ),
    ],
)
def test_who_is_asked_and_refuses_says_so(body: str, cue: str, said: tuple[str | None, str, str]) -> None:
    found = answered(body, [(0, len(body))], [joined(body, "The mayor", cue, "if the port was shut")])
    assert [words(body, one) for one in found] == [said]


def test_a_refusal_may_stand_before_the_question() -> None:
    body = "The harbour office gave no reply when asked why the cranes stood still."
    found = answered(body, [(0, len(body))], [joined(body, None, "asked", "why the cranes stood still")])
    assert [words(body, one) for one in found] == [
        ("The harbour office", "gave no reply", "why the cranes stood still")
    ]


def test_a_question_that_another_statement_answers_is_left_out(reader: Reader) -> None:
    body = "Asked whether the port was shut, she said that it would open on Monday."
    answer = joined(body, "she", "said", "that it would open on Monday")
    question = joined(body, None, "Asked", "whether the port was shut")
    assert answered(body, [(0, len(body))], [question, answer]) == [answer]
    assert "Asked" not in {s.cue.text if s.cue else "" for s in read(reader, body)}


def test_who_asks_in_person_keeps_the_question() -> None:
    body = "A senator asked whether the port was shut."
    one = joined(body, "A senator", "asked", "whether the port was shut")
    assert answered(body, [(0, len(body))], [one]) == [one]
    body = "The senator, who questioned whether the port paid, said no."
    one = joined(body, "The senator", "questioned", "whether the port paid")
    assert answered(body, [(0, len(body))], [one]) == [one]


@pytest.mark.parametrize(
    "tail",
    [
        ", a claim that the United Arab Emirates rejected on Thursday",
        " – an accusation the United Arab Emirates flatly denied",
        ", a charge which the United Arab Emirates has repeatedly dismissed",
    ],
)
def test_a_claims_tail_is_the_word_of_whoever_rejects_it(tail: str) -> None:
    claim = "Two cargo planes with shells had landed in the desert"
    body = f"{claim}, the army said{tail}."
    found = with_tails(body, [joined(body, "the army", "said", claim, tail)])
    assert [words(body, one)[0] for one in found] == ["the army", "the United Arab Emirates"]
    assert all(words(body, one)[2] == claim for one in found)
    assert re.search("reject|den|dismiss", words(body, found[1])[1])


def test_a_tail_that_is_a_statement_already_is_left_alone() -> None:
    claim, tail = "Two cargo planes with shells had landed", ", a claim that Kigali denied"
    body = f"{claim}, the army said{tail}."
    both = [joined(body, "the army", "said", claim), joined(body, "Kigali", "denied", "a claim")]
    assert with_tails(body, both) == both


def test_what_is_said_instead_of_an_answer_is_none() -> None:
    body = "Asked if permits were withheld, the ministry spoke about the weather."
    instead = joined(body, "the ministry", "spoke about", "the weather")
    question = joined(body, None, "Asked", "if permits were withheld")
    found = answered(body, [(0, len(body))], [question, instead])
    assert words(body, found[0]) == ("the ministry", "spoke about the weather", "if permits were withheld")
    assert read_stance("spoke about the weather", "if permits were withheld", body).stance == "declines"


def test_a_supposed_deed_is_nobodys_word() -> None:
    body = "The rebels have likely decided to resume their campaign. The rebels likely said so."
    guess = joined(body, "The rebels", "have likely decided to resume", "their campaign")
    assert told(body, [guess]) == []


@pytest.mark.parametrize(
    ("body", "source", "cue", "content"),
    [
        ("Contrary to what two tabloids wrote, the army has not boarded the ship.", "two tabloids", "wrote", "the army has not boarded the ship"),
        ("Nobody was held, contrary to what this station reported on Monday.", "this station", "reported", "Nobody was held"),
        ("The frigate stays, at odds with what a deputy had said.", "a deputy", "had said", "The frigate stays"),
    ],
)  # fmt: skip
def test_what_is_so_contrary_to_somebodys_word_is_not_their_word(
    body: str, source: str, cue: str, content: str
) -> None:
    assert not_contrary(body, [joined(body, source, cue, content)]) == []
    plain = body.replace("ontrary to what", "ccording to all that").replace("at odds with what", "as")
    one = joined(plain, source, cue, content)
    assert not_contrary(plain, [one]) == [one]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "In | commenting on | the allegations by port officials that Lomé stands behind the fire | he said it was absurd.",
            ("port officials", "allegations", "that Lomé stands behind the fire"),
        ),
        (
            "- | Responding to | reports that the dam had burst | the mayor said nobody was hurt.",
            (None, "reports", "that the dam had burst"),
        ),
        (
            "- | Asked about | claims made by the rebels that the bridge was down | she shrugged.",
            ("the rebels", "claims", "that the bridge was down"),
        ),
    ],
)
def test_a_claim_that_is_commented_on_is_of_those_who_make_it(text: str, said: tuple[str | None, str, str]) -> None:
    lead, cue, content, rest = text.split(" | ")
    body = f"{'' if lead == '-' else lead + ' '}{cue} {content}, {rest}"
    one = joined(body, None, cue, content)
    (found,) = alleged(body, [one])
    assert words(body, found) == said
    assert found.scores == ()


def test_who_comments_on_a_matter_has_the_comment() -> None:
    body = "The envoy commented on the road through the hills."
    one = joined(body, "The envoy", "commented on", "the road through the hills")
    assert alleged(body, [one]) == [one]


def test_a_question_and_its_refusal_are_one_statement() -> None:
    body = "Asked whether an arrest was being prepared, he would neither confirm nor deny it."
    question = joined(body, None, "Asked", "whether an arrest was being prepared")
    refusal = joined(body, "he", "would neither confirm nor deny", "it")
    found = answered(body, [(0, len(body))], [question, refusal])
    assert [words(body, one) for one in found] == [
        ("he", "would neither confirm nor deny", "whether an arrest was being prepared")
    ]
    body = "Asked whether Oslo would follow, a clerk declined to comment."
    question, refusal = (
        joined(body, None, "Asked", "whether Oslo would follow"),
        joined(body, "a clerk", "declined", "to comment"),
    )
    found = answered(body, [(0, len(body))], [question, refusal])
    assert [words(body, one) for one in found] == [("a clerk", "declined to comment", "whether Oslo would follow")]


def test_long_lines_take_no_longer_than_they_are(  # a pattern that goes back over a line would take minutes
) -> None:
    body = "Asked whether " + "the very long and winding road was shut and " * 400 + "he left."
    one = joined(body, None, "Asked", body[6:600])
    claim = joined(body, "he", "left", body[6:600])
    began = time.perf_counter()
    answered(body, [(0, len(body))], [one])
    with_tails(body, [claim])
    assert time.perf_counter() - began < 5


def read(reader: Reader, text: str) -> tuple[Statement, ...]:
    return next(iter(reader.read([as_report(text, "x")])))[1]


def test_a_refusal_end_to_end(reader: Reader) -> None:
    text = "The mayor said that 12 people had died. Asked whether more were missing, he would not say."
    found = [(s.source.text if s.source else None, s.stance) for s in read(reader, text)]
    assert found == [("The mayor", "affirms"), ("he", "declines")]


@pytest.mark.parametrize(
    "words_said",
    [
        "“We strongly reject the suggestion that the state is supplying weaponry to any party of the conflict, now or in the years before,”",
        "“We categorically reject any claims of providing any form of support to either of the warring parties since the war began there,”",
    ],
)
def test_what_denies_outright_is_a_denial(reader: Reader, words_said: str) -> None:
    found = read(reader, f"{words_said} a senior official said on Monday.")
    assert [s.stance for s in found] == ["denies"]


def test_who_is_quizzed_about_a_report_does_not_say_it() -> None:
    body = "The mayor was quizzed on the royal train about reports of a sale."
    one = joined(body, "The mayor", "was quizzed", "reports of a sale")
    assert answered(body, [(0, len(body))], [one]) == []
