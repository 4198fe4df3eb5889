"""The reader as a whole: what it finds, and what holds of its statements whatever the text."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import broken
from benchmarks.labelled import read_set
from paripassu.reports import parse_bytes, read_text
from paripassu.settings import Settings
from paripassu.statements import Known, Reader
from paripassu.statements._decode import Joined
from paripassu.statements.reader import _supposed, assemble, text_spans, unpacked
from paripassu.types import Block, Report, Span, Statement

TEXTS = [t.text for t in read_set("dev")]


def report(text: str, name: str = "a.txt") -> Report:
    """*text* as a report that is read, whatever language it seems to be in."""
    return replace(read_text(text, name), readable=True)


def read(reader: Reader, text: str) -> tuple[Statement, ...]:
    """The statements of one text, which are looked over as any reader's must be."""
    one = report(text)
    ((_, statements),) = reader.read([one])
    assert broken(one, statements) is None
    return statements


def parts(statements: Sequence[Statement]) -> list[tuple[str | None, str | None, str]]:
    return [(s.source.text if s.source else None, s.cue.text if s.cue else None, s.content.text) for s in statements]


# ---- what it finds ---------------------------------------------------------------------------------------------------


def test_direct_speech(reader: Reader) -> None:
    (found,) = read(reader, "“We have sold nothing to anyone,” the trade minister said on Tuesday.")
    assert parts([found]) == [("the trade minister", "said", "“We have sold nothing to anyone,”")]
    assert found.quotation == "direct"
    assert found.confidence > 0.5


def test_indirect_speech_with_a_second_cue_of_the_same_source(reader: Reader) -> None:
    first, second = read(
        reader, "The ministry denied that it had shipped shells, adding that the photographs were old."
    )
    assert parts([first, second]) == [
        ("The ministry", "denied", "that it had shipped shells"),
        ("The ministry", "adding", "that the photographs were old"),
    ]
    assert first.stance == "denies"


def test_a_statement_inside_another_names_the_one_that_holds_it(reader: Reader) -> None:
    found = read(reader, "The envoy said that the ministry had denied that any troops were sent.")
    outer, inner = sorted(found, key=lambda s: s.inside is not None)
    assert inner.inside == outer.id
    assert inner.content.spans[0] != outer.content.spans[0]
    assert "denied" in (inner.cue.text if inner.cue else "")


def test_days_need_the_day_of_publication(reader: Reader) -> None:
    one = report("The trade minister said on Monday that sales had stopped.")
    thursday = datetime.fromisoformat("2024-10-24T12:00")
    ((_, (undated,)), (_, (dated,))) = reader.read([one, replace(one, published=thursday)])
    assert (undated.said_on, dated.said_on) == (None, date(2024, 10, 21))


def test_what_is_not_readable_or_not_a_paragraph_says_nothing(reader: Reader) -> None:
    one = report("The minister said that it was so.")
    headed = replace(one, blocks=(Block("heading", Span(0, len(one.body))),))
    other = replace(one, readable=False)
    assert [s for _, s in reader.read([headed, other])] == [(), ()]
    assert text_spans(headed) == text_spans(other) == []
    assert read(reader, one.body)


def test_marks_of_emphasis_are_no_part_of_a_name(reader: Reader) -> None:
    """They stay in the words as they stand in the text."""
    text = (
        "Defence minister **Ana** Kordel said that the North had sent troops. __The harbour ministry__ told reporters that "
        "it knew *nothing* of it.\n\n**Ivo Maran**, the spokesman, denied that the port was closed."
    )
    found = read(reader, text)
    assert [s.source.name for s in found if s.source and s.source.kind == "named person"] == ["Ana Kordel", "Ivo Maran"]
    for s in found:
        assert s.source
        assert not set("*_") & set(f"{s.source.name}{s.source.role}{s.source.affiliation}")
    assert found[0].source
    assert found[0].source.text == "Defence minister **Ana** Kordel"
    assert any("*nothing*" in s.content.text for s in found)


@pytest.mark.parametrize("clock", ["17.55 BST ", "**17.55 BST** ", "14:20 — ", "### 17.55 BST "])
def test_the_time_of_an_entry_is_no_part_of_a_name(reader: Reader, clock: str) -> None:
    text = f"# Live\n\n{clock}Kordel says she will go\n\nKordel says that the port of Alma will be closed on Monday.\n"
    (made,) = parse_bytes("a.md", text.encode(), Settings())
    assert isinstance(made, Report)
    ((_, found),) = reader.read([replace(made, readable=True)])
    assert found
    assert {s.source.name for s in found if s.source} == {"Kordel"}
    assert all(made.body[s.content.spans[0].start : s.content.spans[-1].end] == s.content.text for s in found)


def test_names_that_the_situation_knows_tell_the_country() -> None:
    text = "Brankovia said that its troops had left."
    ((_, (found,)),) = Reader(known=[Known("Brankovia", "SRB")]).read([report(text)])
    assert found.source
    assert found.source.country == "SRB"


# ---- what holds of any text ------------------------------------------------------------------------------------------

FRAGMENTS = [
    *(
        "the minister",
        "said",
        "that",
        "denied",
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "«",
        "»",
        "``",
        "''",
        "(",
        ")",
        ".",
        ",",
        ":",
        ";",
    ),
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\u2028",
        "\x0b",
        "\x00",
        "\x1f",
        "\u200b",
        "\u200f",
        "\ufeff",
        "\u0301",
        "\ud800",
        "\U0010ffff",
    ),
    *(
        "We saw nothing",
        "according to",
        "told Reuters",
        "on Monday",
        "Moscow",
        "U.S.",
        "–",
        "…",
        "😀",
        "🏳️‍🌈",
        "朝鲜",
        "한국",
    ),
    *(
        "قال",
        "הכריז",
        "İ",
        "ß",
        "ﬁ",
        "e\u0301",
        "[SEP]",
        "##ing",
        "[PAD]",
        "x" * 150,
        "⟦1s|",
        "⟧",
        "\t",
        "\u3000",
        "7",
        "½",
    ),
]
anything = st.text(alphabet=st.characters(exclude_categories=[]), max_size=200)
newslike = st.lists(st.sampled_from(FRAGMENTS) | st.sampled_from(TEXTS).map(lambda t: t[:120]), max_size=40).map(
    " ".join
)
calm = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@calm
@given(text=anything | newslike)
def test_any_text_is_read_and_every_statement_stands_in_it(reader: Reader, text: str) -> None:
    read(reader, text)
    assert len(reader.meanings([text])) == 1


@calm
@given(text=newslike)
def test_a_text_given_as_one_block_is_read_too(reader: Reader, text: str) -> None:
    one = replace(report(text), blocks=(Block("paragraph", Span(0, len(text))),))
    ((_, statements),) = reader.read([one])
    assert broken(one, statements) is None


@calm
@given(text=newslike, others=st.lists(st.sampled_from(TEXTS), max_size=3), place=st.integers(0, 3))
def test_a_text_says_the_same_again_and_whatever_is_read_with_it(
    reader: Reader, text: str, others: list[str], place: int
) -> None:
    ((_, alone),) = reader.read([report(text)])
    texts = [*others[:place], text, *others[place:]]
    again = dict(zip(texts, (s for _, s in reader.read([report(t) for t in texts])), strict=True))
    assert again[text] == alone


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "...!?",
        "“”\"'«»",
        "—" * 3000,
        "." * 30_000 + "x",
        "“" * 5000,
        "😀" * 2000,
        "🏳️‍🌈👨‍👩‍👧‍👦 said 😀",
        "قالت الوزارة إنها لم تبع شيئا. وقال المتحدث: «لا صحة لذلك».",
        "המשרד הכחיש. “לא מכרנו דבר,” אמר הדובר.",
        "\u202eThe minister said that it was so.\u202c",
        "\x00\x01\x02 The minister\x00 said\x07 that it was so.",
        "\ud800",
        "The minister said \ud800 that it was \udfff so.",
        "\u0301\u0301\u0301",
        "x" * 100_000,
        "a " * 20_000,
        "\n" * 50_000,
        "The minister said that " * 400,
    ],
    ids=lambda t: ascii(t[:20]),
)
def test_strange_texts_are_read(reader: Reader, text: str) -> None:
    read(reader, text)


def test_halves_of_pairs_and_controls_hide_no_statement(reader: Reader) -> None:
    found = read(reader, "The trade minister\x00 said \ud800 that sales to the army had stopped.")
    assert [s.cue.text for s in found if s.cue] == ["said"]


def test_a_long_report_is_read_to_its_end(reader: Reader) -> None:
    text = "\n\n".join(itertools.islice(itertools.cycle(TEXTS), 600))[:200_000]
    found = read(reader, text)
    tenths = [sum(1 for s in found if k <= 10 * s.content.spans[0].start / len(text) < k + 1) for k in range(10)]
    assert min(tenths) > 50


def test_a_paragraph_of_twenty_thousand_words_without_a_full_stop_is_read_to_its_end(reader: Reader) -> None:
    plain = " ".join(TEXTS * 2).translate({ord(c): None for c in ".?!…\n"})
    # Without "citing", whose own fault has its own test below.
    words = [word for word in plain.split() if word != "citing"]
    found = read(reader, " ".join(words[:20_000]))
    assert found[-1].content.spans[0].start > 90_000


def test_who_is_cited_is_never_empty(reader: Reader) -> None:
    read(reader, "The paper reported the loss of a bridge, citing what three officials said.")


# ---- many reports ----------------------------------------------------------------------------------------------------


def test_reports_come_back_in_order_with_their_own_statements(reader: Reader) -> None:
    said = [f"The {who} said that the bridge was gone." for who in ("mayor", "army", "bishop")]
    texts = ["", said[0], "...", said[1], "", "", said[2], "\x00"]
    given_ = [report(t, f"{k}.txt") for k, t in enumerate(texts)]
    found = list(reader.understand(given_))
    assert [u.report for u in found] == given_
    assert all(s.path == u.report.path and s.report == u.report.id for u in found for s in u.statements)
    assert [bool(u.statements) for u in found] == [False, True, False, True, False, False, True, False]
    assert list(reader.read([])) == []


def test_reports_are_taken_as_they_are_needed(reader: Reader) -> None:
    taken: list[int] = []

    def many() -> Iterator[Report]:
        for k in range(2000):
            taken.append(k)
            yield report(TEXTS[k % len(TEXTS)])

    next(reader.read(many()))
    assert len(taken) < 400


def test_like_sentences_have_like_meanings(reader: Reader) -> None:
    texts = [
        "Troops were sent to the front.",
        "Soldiers were moved to the front line.",
        "The bank cut its interest rate.",
        "\x00",
    ]
    sent, moved, bank, nothing = reader.meanings(texts)
    assert nothing is None
    assert sent is not None
    assert moved is not None
    assert bank is not None
    assert np.linalg.norm(sent) == pytest.approx(1, abs=1e-5)
    assert sent @ moved > sent @ bank + 0.2


def test_each_sentence_of_a_report_has_its_meaning(reader: Reader) -> None:
    text = "Troops were sent to the front. The bank cut its rate.\n\nNobody spoke."
    (found,) = reader.understand([report(text)])
    assert [text[slice(*m.span)] for m in found.meanings] == [
        "Troops were sent to the front.",
        "The bank cut its rate.",
        "Nobody spoke.",
    ]
    assert all(np.linalg.norm(unpacked(m.vector)) == pytest.approx(1, abs=0.02) for m in found.meanings)


def test_what_is_called_a_rumour_and_not_denied_is_neither() -> None:
    body = "The firm called the report “market rumour” but did not deny it."
    spans = [Span(body.index(words), body.index(words) + len(words)) for words in ("The firm", "called")]
    what = Span(body.index("the report"), body.index(" but"))
    one = Joined(spans[0], spans[1], (what,), "outer", 0, 0.9)
    found = assemble(report(body), [(0, len(body))], [one], ())
    assert [(s.stance, s.certainty) for s in found] == [("declines", "possible")]
    whole = assemble(report(body.replace("deny it", "deny that it lost")), [(0, len(body))], [one], ())
    assert [s.stance for s in whole] == ["denies"]


def test_what_would_be_held_if_something_came_about_is_a_supposition(reader: Reader) -> None:
    text = (
        "If a case without a link to travel appears in Europe or Asia, CSIS would assess that local transmission outside Africa has begun. "
        "The institute assesses that local transmission has begun in Goma."
    )
    assert [s.tense == "hypothetical" for s in read(reader, text)] == [True, False]


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        ("Once a close ally, the general would say that the fort had fallen.", False),
        ("Once the fort has fallen, the court would consider that the pact had ended.", True),
        ("If he had met the envoy at all, the general would not say whether the fort had fallen.", False),
        ("If a fort fell, the court would not consider that the pact had ended.", True),
    ],
)
def test_who_was_once_something_or_would_not_say_supposes_nothing(text: str, supposed: bool) -> None:
    cue = Span(text.index("would"), text.index(" that ") if " that " in text else text.index(" whether "))
    assert _supposed(text, cue) is supposed
