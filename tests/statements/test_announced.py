"""Quotations that a paragraph's end announces: whose they are."""

import pytest

from paripassu.statements import Reader
from tests.statements.test_reader import parts, read

_DOCK = "“The dock is to be opened again by the end of the month.”"


def test_a_quotation_in_the_next_paragraph_is_theirs_who_are_said_to_speak_before_it(reader: Reader) -> None:
    text = (
        "The dock will get a grant, the ministry said on Friday.\n\n"
        f"Harbour Secretary Edda Moor said:\n\n{_DOCK}\n\n“It has cost us too much already.”\n\n"
        "Mayor Till Reed said:\n\n“We welcome it. The town has waited since the spring.”\n"
    )
    found = read(reader, text)
    assert [(s.source.name, s.cue and s.cue.text) for s in found if s.source][1:] == [
        ("Edda Moor", "said"),
        ("Edda Moor", None),
        ("Till Reed", "said"),
    ]
    assert found[0].source is not None
    assert found[0].source.kind == "government"


@pytest.mark.parametrize(
    ("lead", "source", "cue"),
    [
        ("The harbour master, Ida Bergh, told reporters in Kiel:", "The harbour master, Ida Bergh,", "told reporters"),
        ("In a statement on Monday, Sollund Steel added:", "Sollund Steel", "added"),
        ("Asked about the fire, the mayor replied:", "the mayor", "replied"),
        (
            "Commenting on the grant, Harbour Secretary Edda Moor said on Friday:",
            "Harbour Secretary Edda Moor",
            "said",
        ),
        ("The owner issued the following statement:", "The owner", "issued the following statement"),
        ("According to the harbour office:", "the harbour office", "According to"),
        ("Rolf Tamm, chairman of the Dock Union:", "Rolf Tamm, chairman of the Dock Union", ":"),
        ("The mayor thanked the crews and added:", "The mayor", "added"),
        ("Edda Moor, who runs the harbour, said:", "Edda Moor, who runs the harbour,", "said"),
    ],
)
def test_who_announces_it(reader: Reader, lead: str, source: str, cue: str) -> None:
    assert (source, cue, _DOCK) in parts(read(reader, f"{lead}\n\n{_DOCK}\n"))
    same = parts(read(reader, f"The quay burned.\n\n{lead} {_DOCK}\n"))
    assert (source.strip(","), _DOCK) in [((who or "").strip(","), content) for who, _, content in same]


def test_a_paragraph_set_apart_is_a_quotation_without_marks(reader: Reader) -> None:
    assert parts(read(reader, "The mayor wrote on Tuesday:\n\n> The dock opens again in May.\n")) == [
        ("The mayor", "wrote", "The dock opens again in May.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The police named three of them:\n\n“Red Anton”, “the Baker” and a man from Kiel.\n",
        "Notes to editors:\n\n“Dock” means the old dock behind the customs house.\n",
        "What it costs:\n\n“Nothing at all” is what it costs the town, by the books.\n",
    ],
)
def test_a_colon_alone_is_nobodys_word(reader: Reader, text: str) -> None:
    assert not any(s.source and s.content.text.startswith("“") for s in read(reader, text))


def test_what_is_said_before_the_colon_stays_what_is_said(reader: Reader) -> None:
    text = "His client had taken nothing, the lawyer Otto Brink said: “Whoever did it had a key to the house.”\n"
    found = read(reader, text)
    assert any(s.source and s.content.text.startswith("His client had taken nothing") for s in found)
