"""What somebody only seems to do, which is the outlet's own word."""

from datetime import date

import pytest

from paripassu.statements.fields import Page, Spoken, read_fields
from paripassu.types import Span


@pytest.mark.parametrize(
    ("sentence", "cue", "name"),
    [
        ("Ida Moss seemed to gain from the strike.", "seemed", None),
        ("Ida Moss doesn’t appear ready to give up.", "doesn’t appear", None),
        ("Ida Moss waved, seeming to enjoy the noise.", "seeming", None),
        ("Ida Moss seemed to blame the mayor for it.", "seemed", "Ida Moss"),
        ("Ida Moss appeared to have agreed that the port was full.", "appeared", "Ida Moss"),
        ("Ida Moss seemed unsure what was meant.", "seemed", "Ida Moss"),
    ],
)
def test_what_somebody_seems_to_do_is_nobodys_word(sentence: str, cue: str, name: str | None) -> None:
    at = sentence.index(cue)
    spoken = Spoken((Span(0, 8),), (Span(at, at + len(cue)),), (Span(at + len(cue) + 1, len(sentence) - 1),))
    (fields,) = read_fields(Page(sentence, [Span(0, len(sentence))], date(2031, 2, 3)), [spoken])
    assert (fields.source.name if fields.source else None) == name
