"""A paragraph in, its sentences out: where one ends, and where a full stop ends none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paripassu.statements._sentences import (
    LONGEST,
    before_in_sentence,
    paragraph_at,
    sentence_in,
    sentences,
    sentences_of,
)


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["The ministry denied it.", "Nobody else spoke."],
        ["“We saw nothing.”", "He left."],
        ["**Nobody spoke.**", "**The ministry** denied it.", "_All_ left."],
        ['"Where are they?"', '"Gone!"', "That was all."],
        ["Gen. Park met Mr. Lee in the U.S. on Sept. 3.", "They agreed."],
        ["He waited…", "Then he spoke."],
        ["It rose by 3.5 percent in the year.", "2024 will differ."],
        ["It was so (he said.)", "[It was not.]"],
        ["“Has it begun?” the envoy asked.", "Nobody knew."],
        ["One sentence without an end"],
        ["It cost 1.000 euros, i.e. nothing."],
    ],
)
def test_a_paragraph_is_cut_where_its_sentences_end(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


@pytest.mark.parametrize("text", ["", " ", "\t\u3000\n"])
def test_white_space_holds_no_sentence(text: str) -> None:
    assert sentences(text) == []


@pytest.mark.parametrize("text", ["." * 60_000 + "x", ".” " * 30_000 + "x", "A. " * 60_000, "?" + " " * 60_000 + "x"])
def test_long_runs_of_marks_are_read_to_their_end(text: str) -> None:
    """Without a bound on how often a run is tried again, these would take hours."""
    assert sentences(text)[-1][1] == len(text.rstrip())


def test_what_goes_on_without_end_is_cut_at_white_space() -> None:
    text = "and then " * 1000 + "x" * 5000
    parts = cut(text)
    assert max(map(len, parts)) <= LONGEST
    assert all(part.startswith(("and", "then")) and part.endswith(("and", "then")) for part in parts[:4])
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet=st.sampled_from("aB1 .?!…”\"')\n⟦U.S")) | st.text())
def test_sentences_hold_all_that_is_not_white_space_in_order(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
    assert all(a < b for a, b in found)
    assert all(b <= c for (_, b), (c, _) in pairwise(found))
    assert all(part == part.strip() for part in cut(text))


def test_a_footnote_ends_no_word_and_hides_no_end() -> None:
    text = "Fighters attacked the ship.[1] It sank on July 9.[12][a] Nobody said why."
    assert [text[a:b] for a, b in sentences(text)] == [
        "Fighters attacked the ship.[1]", "It sank on July 9.[12][a]", "Nobody said why.",
    ]  # fmt: skip


TWO = "The mill burned. Nobody slept.\nIt rained, Gen. Lund said. We were: wet."
SPANS = [(0, 30), (31, len(TWO))]


def test_a_place_lies_in_a_sentence_of_its_paragraph() -> None:
    assert [TWO[a:b] for a, b in sentences_of(TWO, SPANS[1])] == ["It rained, Gen. Lund said.", "We were: wet."]
    for words, number, sentence in (
        ("burned", 0, "The mill burned."),
        ("slept", 0, "Nobody slept."),
        ("Lund", 1, "It rained, Gen. Lund said."),
    ):
        at = TWO.index(words)
        found = sentence_in(TWO, SPANS, at)
        assert paragraph_at(SPANS, at) == number
        assert found is not None
        assert TWO[slice(*found)] == sentence


def test_between_paragraphs_and_sentences_a_place_lies_in_none() -> None:
    assert paragraph_at(SPANS, TWO.index("\n")) is None
    assert sentence_in(TWO, SPANS, TWO.index("\n")) is None
    between = TWO.index(" Nobody")
    assert paragraph_at(SPANS, between) == 0
    assert sentence_in(TWO, SPANS, between) is None


def test_what_stands_in_its_sentence_before_a_place() -> None:
    at = TWO.index("wet")
    assert before_in_sentence(TWO, at) == "We were: "
    assert before_in_sentence(TWO, at, stops=".!?:;") == ""
    assert before_in_sentence(TWO, at, reach=4) == "re: "
    assert before_in_sentence(TWO, TWO.index("rained")) == "It "
