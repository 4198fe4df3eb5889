"""Whose a sentence is in a talk that is written down: a guest's whole turn is the guest's, a question is nobody's."""

from paripassu.reports import parse_bytes
from paripassu.settings import Settings
from paripassu.statements._turns import turn_at, turns
from paripassu.statements.reader import Reader
from paripassu.types import Report, Statement

TALK = """**Sam Carter:** The strike in Bellport went into its third week. Good evening.

**Rita Okoye, Harbour Workers' Union:** We had no other way. The owners broke the deal in May. Who would not be angry?

**Sam Carter:** It was a long night. Rita, the head of the port authority, Lew Adams, said the harbour would close. She did not say why.

**Anwar Haddad (through interpreter):** Our men did not fire at the convoy. I saw smoke over the hill.
"""


def _read(reader: Reader, text: str, outlet: str = "Kellwick Radio") -> list[Statement]:
    (found,) = parse_bytes("t.md", f'---\noutlet: "{outlet}"\nlanguage: en\n---\n\n{text}'.encode(), Settings())
    assert isinstance(found, Report)
    return list(next(iter(reader.read([found])))[1])


def test_turns_begin_with_labels_and_end_with_the_next() -> None:
    found = turns(TALK.replace("**", "  "))
    assert [(t.name, t.guest) for t in found] == [
        ("Sam Carter", False),
        ("Rita Okoye", True),
        ("Sam Carter", False),
        ("Anwar Haddad", True),
    ]
    at = TALK.index("owners broke")
    whose = turn_at(TALK.replace("**", "  "), at)
    assert whose is not None
    assert whose.name == "Rita Okoye"


def test_a_report_with_one_colon_is_no_talk() -> None:
    assert turns("The Harbour Board: We are closed.\n\nThe port said it would open.") == ()


def test_a_whole_turn_is_its_speakers(reader: Reader) -> None:
    said = _read(reader, TALK)
    by = {s.content.text.rstrip("."): s.source.name for s in said if s.source is not None}
    assert by["We had no other way"] == by["The owners broke the deal in May"] == "Rita Okoye"
    assert by["Our men did not fire at the convoy"] == "Anwar Haddad"
    assert not any("angry" in s.content.text or "evening" in s.content.text for s in said)
    assert all(s.source.role is None for s in said if s.source is not None and s.source.name == "Anwar Haddad")


def test_whoever_is_addressed_does_not_speak(reader: Reader) -> None:
    said = _read(reader, TALK)
    assert {s.source.name for s in said if s.source and "harbour would close" in s.content.text} == {"Lew Adams"}
    assert not any(s.source is not None and s.source.name == "Rita Okoye" and s.source.role for s in said)


def test_a_question_put_to_a_ministry_is_not_its_word(reader: Reader) -> None:
    said = _read(
        reader,
        "Question: It has been reported that the ministry banned exports of tin. Can you confirm this?\n\n"
        "Answer: The ministry has granted eleven licences since May. This is in line with the law.\n",
        "Ministry of Trade of Peru",
    )
    assert not any("banned" in s.content.text for s in said)
    licences = {s.source.name for s in said if s.source and "licences" in s.content.text}
    assert licences == {"Ministry of Trade of Peru"}


CALL = (
    "TESS QUILL, HOST: Welcome back. With us is Ivo Brandt.\n\n"
    "IVO BRANDT, DOCKERS' UNION: Thank you. The crane has been broken since May.\n\n"
    "QUILL: The board says it was mended.\n\n"
    "BRANDT: The board has never sent a fitter. I have seen the books."
)


def test_a_turn_under_a_mere_surname_is_the_persons(reader: Reader) -> None:
    said = _read(reader, CALL)
    whose = {s.content.text.rstrip("."): s.source.name for s in said if s.source is not None}
    assert whose["The crane has been broken since May"] == "Ivo Brandt"
    assert whose["The board has never sent a fitter"] == whose["I have seen the books"] == "Ivo Brandt"
