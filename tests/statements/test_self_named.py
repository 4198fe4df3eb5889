"""Names that somebody gives himself, and moods: neither is a statement."""

import pytest

from paripassu.statements import Reader
from tests.statements.test_reader import parts, read


def test_a_band_has_the_name_that_it_gives_itself(reader: Reader) -> None:
    (found,) = read(reader, "A group that calls itself the Sly$ Herons has claimed the raid on its channel.\n")
    assert parts([found]) == [
        ("A group that calls itself the Sly$ Herons", "has claimed", "the raid on its channel"),
    ]
    assert found.source is not None
    assert (found.source.name, found.source.kind) == ("Sly$ Herons", "organisation")


def test_the_name_stands_for_them_further_on_and_they_are_no_firm(reader: Reader) -> None:
    text = (
        "A raid has shut Orrin Foods.\n\nThe thieves – who call themselves Sly Herons – claimed to have taken its files. "
        "They refused to say what was in them.\n\nA spokesman for the company said nothing else was gone.\n"
    )
    first, second, third = (s.source for s in read(reader, text))
    assert first is not None
    assert second is not None
    assert third is not None
    assert (first.name, second.name) == ("Sly Herons", "Sly Herons")
    assert third.affiliation == "Orrin Foods"


@pytest.mark.parametrize(
    "text",
    [
        "The quay was robbed by a thief calling himself Rook in March.",
        "A band of pirates calling themselves the Sly Herons boarded the ferry.",
        "The yard has stopped for a week as fears grow for hundreds of jobs in the town.",
        "Hopes faded for the crew of the ferry.",
    ],
)
def test_a_name_or_a_mood_is_nobodys_word(reader: Reader, text: str) -> None:
    assert read(reader, text + "\n") == ()


def test_whoever_fears_a_thing_says_so(reader: Reader) -> None:
    (found,) = read(reader, "The harbour office fears that the wall will give way.\n")
    assert parts([found]) == [("The harbour office", "fears", "that the wall will give way")]


def test_a_report_that_cited_people_is_a_chain(reader: Reader) -> None:
    text = "The paper, which cited two officials with knowledge of the talks, said that the yard had been sold.\n"
    (found,) = read(reader, text)
    assert found.source is not None
    assert (found.source.text, found.source.role) == ("two officials with knowledge of the talks", "officials")
    assert found.via == ("The paper",)
