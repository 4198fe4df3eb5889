"""Communiqués: clauses without a subject are the words of the body that puts them out."""

import pytest

from paripassu.statements.reader import Reader
from paripassu.types import Statement
from tests.statements.test_reader import read

SUMMIT = (
    "The Governing Council (GC) of the Lake States Union, at its session on the floods in Zambia,\n\n"
    "Recalling its decision of March;\n\n"
    "1. Strongly condemns the looting of the depots and demands that the goods be given back;\n\n"
    "2. Decides to send a mission to Lusaka, until the waters have gone;\n\n"
    "3. Requests the Secretary-General to report within a month.\n\n"
    "The mayor of Lusaka told journalists that the depots were empty."
)


def whose(statement: Statement) -> str | None:
    return statement.source.name if statement.source else None


def test_clauses_are_the_bodys_words(reader: Reader) -> None:
    found = read(reader, SUMMIT)
    said = {s.cue.text.split()[-1]: s for s in found if s.cue}
    body = "Governing Council of the Lake States Union"
    assert [whose(said[verb]) for verb in ("condemns", "demands", "Decides", "Requests")] == [body] * 4
    assert said["Decides"].content.text == "to send a mission to Lusaka, until the waters have gone"
    assert said["Requests"].content.text == "the Secretary-General to report within a month"
    assert "Recalling" not in said
    assert whose(said["told"]) is None


def test_no_body_is_made_of_a_list_without_one(reader: Reader) -> None:
    listed = SUMMIT.replace(
        "The Governing Council (GC) of the Lake States Union, at its session on the floods in Zambia,",
        "What was heard:",
    )
    assert {whose(s) for s in read(reader, listed) if s.cue and s.cue.text == "Strongly condemns"} <= {None}
    assert not any(s.cue and s.cue.text == "Requests" and s.confidence == 0.6 for s in read(reader, listed))


@pytest.mark.parametrize(
    "lines",
    [
        "Demands from the unions for higher pay\n\nCalls for help from the villages\n\nRequests by the banks for a loan",
        "Supports the claim that bread is short, the mayor said.\n\nWelcomes the rain, the miller said.",
        "Regrets the loss of the mill in May",
    ],
)
def test_a_list_of_nouns_or_of_others_words_is_no_communique(reader: Reader, lines: str) -> None:
    found = read(
        reader, f"The Governing Council of the Lake States Union, in a list seen by us, names these:\n\n{lines}"
    )
    assert not any(s.confidence == 0.6 for s in found)
