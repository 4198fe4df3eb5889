"""What a later text of a report changed: sentences kept, added, removed, edited; speakers changed, words softened."""

from dataclasses import replace
from typing import Any

from paripassu.reports.copies import families
from paripassu.reports.revisions import changed_statements, compare_statements, revisions, sentences
from paripassu.types import Part, Report, Source, Span, Statement

from .test_copies import FERRY, later, report

URL = "https://herald.example/1"
FIRST = """Defensive weapons for the neighbour could be considered in stages, Kim Tae-hyo told reporters on Tuesday.

He said that a plan was being made. The council met at nine. Which cards the government held he would not show.

The talks go on next week, according to the office, and nobody expects them to end before the winter.
"""
SECOND = """Defensive weapons for the neighbour could be considered in stages, an official told reporters on Tuesday.

The council met at nine. Which cards the government held he would not show. The mission had no comment on the matter.

The talks go on next week, according to the office, and nobody expects them to end before the winter.
"""


def texts(*bodies: str) -> list[Report]:
    return [
        report(f"v{n}", body, url=URL, outlet="The Herald", published=later(n))
        for n, body in enumerate(bodies, start=1)
    ]


def test_sentences_kept_edited_removed_added() -> None:
    old, new = texts(FIRST, SECOND)
    (found,) = revisions([new, old], families([old, new]))
    assert (found.old, found.new) == ("v1", "v2")
    assert "same address" in found.reason

    def begin(body: str, span: Span | None) -> str:
        return body[span.start : span.end][:14] if span else ""

    told = [(c.kind, begin(old.body, c.old), begin(new.body, c.new)) for c in found.changes]
    assert told == [
        ("edited", "Defensive weap", "Defensive weap"),
        ("removed", "He said that a", ""),
        ("kept", "The council me", "The council me"),
        ("kept", "Which cards th", "Which cards th"),
        ("added", "", "The mission ha"),
        ("kept", "The talks go o", "The talks go o"),
    ]


def test_a_sentence_that_only_moved_is_kept() -> None:
    first, *rest = FERRY.strip().split("\n\n")
    old, new = texts(FERRY, "\n\n".join([*rest, first]))
    (found,) = revisions([old, new], families([old, new]))
    assert {c.kind for c in found.changes} == {"kept"}


def test_three_texts_are_compared_one_after_the_other() -> None:
    three = texts(FIRST, SECOND, SECOND + "\n\nThe mission answered at night.\n")
    found = revisions(three, families(three))
    assert [(r.old, r.new) for r in found] == [("v1", "v2"), ("v2", "v3")]


def test_a_copy_elsewhere_is_no_revision_and_a_text_without_a_date_has_no_place() -> None:
    copy = [texts(FIRST)[0], report("x", FIRST, published=later(2))]
    assert revisions(copy, families(copy)) == ()
    undated = [replace(r, published=None) for r in texts(FIRST, SECOND)]
    assert revisions(undated, families(undated)) == ()


def test_sentences_do_not_end_at_a_title_or_an_abbreviation() -> None:
    one = report("a", "Dr. Amina Chole met Gen. Reh at 5 a.m. on Oct. 8 in the U.S. Senate. “It is over.” He left.")
    assert [one.body[s:e] for s, e in sentences(one)] == [
        "Dr. Amina Chole met Gen. Reh at 5 a.m. on Oct. 8 in the U.S. Senate.",
        "“It is over.”",
        "He left.",
    ]


def said(content: str, source: str | None = "Kim Tae-hyo", name: str | None = None, **fields: Any) -> Statement:
    named = name or (source if source and source[0].isupper() else None)
    given: dict[str, Any] = {
        "id": content[:8],
        "report": "r",
        "path": "new.txt",
        "cue": Part("said", (Span(0, 4),)),
        "quotation": "indirect",
        "stance": "affirms",
        "certainty": "certain",
        "tense": "happened",
        "said_on": None,
        "via": (),
        "inside": None,
        "confidence": 1.0,
        **fields,
    }
    who = Source(source, (Span(0, 1),), name=named, kind="named person" if named else None) if source else None
    return Statement(source=who, content=Part(content, (Span(0, len(content)),)), **given)


def kinds(old: list[Statement], new: list[Statement]) -> list[str]:
    return [flag.kind for flag in compare_statements(old, new)]


def test_a_name_that_became_an_unnamed_official_is_a_changed_speaker() -> None:
    old = said("that offensive weapons could be considered in the last stage")
    new = said("that offensive weapons could be considered in the last stage", "a senior official of the office")
    (flag,) = compare_statements([old], [new])
    assert flag.kind == "changed speaker"
    assert "Kim Tae-hyo" in flag.detail
    assert "a senior official" in flag.detail
    assert flag.report == "new.txt"


def test_shorter_names_and_pronouns_are_no_change() -> None:
    content = "that the plan was ready and would be shown"
    full = said(content)
    assert kinds([full], [said(content, "Kim")]) == []
    assert kinds([full], [said(content, "he")]) == []
    assert kinds([said(content, "the official", name="Kim Tae-hyo")], [said(content, "the official")]) == []


def test_softer_is_told_and_stronger_is_not() -> None:
    content = "that troops had been sent to the front"
    sure, maybe = said(content), said(content, certainty="possible")
    confirmed, refused = said(content, stance="confirms"), said(content, stance="declines")
    assert kinds([sure], [maybe]) == ["softened"]
    assert kinds([maybe], [sure]) == []
    assert kinds([confirmed], [sure]) == ["softened"]
    assert kinds([sure], [confirmed]) == []
    assert kinds([said(content, stance="denies")], [refused]) == ["softened"]
    assert kinds([sure], [said(content, stance="denies")]) == [], "the opposite is not the same thing said softly"


def test_a_quotation_or_a_statement_that_is_gone_is_withdrawn() -> None:
    quoted = said("“We will not look on while they move forward”", quotation="direct")
    other = said("that the council would meet again on Friday")
    assert kinds([quoted, other], [other]) == ["withdrawn"]
    (gone,) = changed_statements([quoted, other], [other])
    assert gone.new is None
    assert gone.detail.startswith("quotation withdrawn")
    assert kinds([quoted], []) == ["withdrawn"]
    turned = said("that they would not look on while they move forward again", quotation="indirect")
    assert kinds([quoted], [turned]) == ["withdrawn"]


def test_nothing_changed_is_no_flag() -> None:
    same = [said(f"that point {n} of the plan had been agreed with the ministry of trade") for n in range(4)]
    assert compare_statements(same, same) == ()
    assert compare_statements(same, list(reversed(same))) == ()
    assert compare_statements([], same) == ()
