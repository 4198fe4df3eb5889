"""Whose a statement is where a passive, an aside or a split sentence stands between."""

from paripassu.reports import read_text
from paripassu.statements._decode import Joined
from paripassu.statements._passives import with_sources
from paripassu.statements.reader import Reader
from paripassu.types import Span, Statement


def _at(body: str, words: str) -> Span:
    start = body.index(words)
    return Span(start, start + len(words))


def _joined(body: str, source: str | None, cue: str, content: str) -> Joined:
    return Joined(_at(body, source) if source else None, _at(body, cue), (_at(body, content),), "outer", 0, 0.4)


def _words(body: str, one: Joined) -> tuple[str | None, str, list[str]]:
    source = body[slice(*one.source)] if one.source else None
    return source, body[slice(*one.cue)] if one.cue else "", [body[a:b] for a, b in one.content]


def test_whoever_is_accused_is_no_source_and_denies_the_charge() -> None:
    body = "The ferry line is accused by two of its crews of hiding a leak, which it denies."
    made = with_sources(
        body,
        [(0, len(body))],
        [
            _joined(body, None, "is accused", "The ferry line"),
            _joined(body, "it", "denies", "which"),
        ],
    )
    charge = ["The ferry line", "of hiding a leak"]
    assert [_words(body, one) for one in made] == [
        ("two of its crews", "is accused", charge),
        ("The ferry line", "denies", charge),
    ]


def test_a_passive_at_the_head_is_theirs_who_said_so_at_the_end() -> None:
    body = "Some forty men are feared to have drowned after the ferry sank, the coast guard said on Monday."
    (made,) = with_sources(body, [(0, len(body))], [_joined(body, None, "are feared", "Some forty men")])
    assert _words(body, made) == (
        "the coast guard",
        "said",
        ["Some forty men are feared to have drowned after the ferry sank"],
    )


def test_a_passive_that_nobody_says_stays_nobodys() -> None:
    body = "Some forty men are feared to have drowned after the ferry sank."
    (made,) = with_sources(body, [(0, len(body))], [_joined(body, None, "are feared", "Some forty men")])
    assert made.source is None


def test_what_a_paper_reports_on_anothers_word_is_the_others(reader: Reader) -> None:
    body = "The Kellwick Journal reported, citing the navy, that a submarine was lost."
    made = with_sources(
        body,
        [(0, len(body))],
        [_joined(body, "The Kellwick Journal", "citing", "the navy, that a submarine was lost")],
    )
    assert [_words(body, one) for one in made] == [("The Kellwick Journal", "reported", ["that a submarine was lost"])]
    ((_, found),) = reader.read([read_text(body)])
    assert [_source(s) for s in found] == [("navy", ("The Kellwick Journal",))]


def _source(statement: Statement) -> tuple[str | None, tuple[str, ...]]:
    return statement.source.name if statement.source else None, statement.via


def test_by_what_other_name_somebody_goes_is_no_statement() -> None:
    body = "An aide would not be drawn on whether Omar Deri, also known as Hamo, was in the town."
    (made,) = with_sources(
        body,
        [(0, len(body))],
        [
            _joined(body, "An aide", "would not be drawn", "on whether Omar Deri,"),
            _joined(body, "Omar Deri", "also known as", "Hamo, was in the town"),
        ],
    )
    assert _words(body, made)[2] == ["on whether Omar Deri, also known as Hamo, was in the town"]


def test_a_surname_that_looks_like_a_verb_is_a_name() -> None:
    body = "Senator Mark Warns said the bill was dead."
    (made,) = with_sources(body, [(0, len(body))], [_joined(body, "Senator Mark", "Warns said", "the bill was dead")])
    assert _words(body, made) == ("Senator Mark Warns", "said", ["the bill was dead"])


def test_the_name_beside_an_office_is_a_part_of_the_source() -> None:
    body = "The minister, Anna Brook, denied it."
    (made,) = with_sources(body, [(0, len(body))], [_joined(body, "The minister", "denied", "it")])
    assert _words(body, made)[0] == "The minister, Anna Brook,"


def test_yet_is_nobody() -> None:
    body = "Yet fears that the dam may break are growing."
    (made,) = with_sources(body, [(0, len(body))], [_joined(body, "Yet", "fears", "that the dam may break")])
    assert made.source is None
