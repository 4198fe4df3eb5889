"""A copy is found, with where it stands and whence it comes; an independent report, a shared quotation or an outlet's
closing lines make none."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import copies as benchmark
from paripassu.reports.cards import address
from paripassu.reports.copies import CopyDecision, Families, Link, families
from paripassu.types import Report, Span

NOON = datetime(2024, 10, 22, 12, tzinfo=UTC)
FERRY = """A ferry carrying about 140 passengers capsized off the island of Maroa early on Saturday, and at least 23 \
people drowned, the coast guard said.

The Santa Ilda left the port of Belcane shortly after midnight and ran into high seas an hour later. Fishermen pulled \
dozens of survivors from the water before the first patrol boat arrived.

“We heard the children before we saw the ship, and then we saw the shoes on the water and we knew,” said Tomas Erave.

The transport ministry said that the vessel was licensed for 90 passengers. It suspended the operator, Belcane Lines.
"""
OTHER = """At least 23 people died when an overloaded ferry sank near Maroa island before dawn on Saturday, \
according to the coast guard.

Rescuers were still looking for some 15 missing passengers at midday. Local fishermen were the first to reach them.

“We heard the children before we saw the ship, and then we saw the shoes on the water and we knew,” one of them said.

Belcane Lines, which runs the route, had its licence suspended. The company did not answer calls.
"""


def report(id_: str, body: str, **fields: Any) -> Report:
    given = {
        "outlet": f"The {id_.title()} Post", "title": None, "url": None, "language": "en", "blocks": (), "stamps": (),
        "published": NOON, "published_by": "test", **fields,
    }  # fmt: skip
    return Report(id=id_, path=f"{id_}.txt", body=body, **given)


def only(found: Families) -> Link:
    (link,) = found.links
    return link


def later(hours: float) -> datetime:
    return NOON + timedelta(hours=hours)


def test_the_same_words_elsewhere_are_one_origin() -> None:
    a = report("a", FERRY)
    b = report("b", FERRY.replace("“", '"').replace("”", '"').upper(), published=later(3))
    found = families([b, a])
    assert only(found).kind == "exact"
    assert only(found).verdict == "same"
    assert (only(found).origin, only(found).probability) == ("a", 1.0)
    assert found.origin_of == {"a": "a", "b": "a"}
    assert found.members() == {"a": ("a", "b")}


def test_the_aligned_parts_show_the_same_words_in_both() -> None:
    b_body = "Our correspondent reports.\n\n" + "\n\n".join(FERRY.split("\n\n")[1:3]) + "\n\nWe shall report again.\n"
    a, b = report("a", FERRY), report("b", b_body, published=later(3))
    for piece in only(families([a, b])).aligned:
        assert a.body[piece.a.start : piece.a.end] == b.body[piece.b.start : piece.b.end] != ""


def test_an_independent_report_of_the_event_stays_independent() -> None:
    found = families([report("a", FERRY), report("b", OTHER, published=later(1))])
    assert found.links == ()
    assert found.origin_of == {"a": "a", "b": "b"}


def test_a_shared_quotation_is_no_copy() -> None:
    """Three reports of one press conference quote the same forty words, and each wrote the rest itself."""
    quote = (
        "“We are crafting a plan, step by step, to respond to the possible varying degrees of their involvement, and I "
        "will not go further into which cards we hold, as it could affect their judgment and their calculations,” {}"
    )
    bodies = (
        "After the council had met, the deputy director faced the press. "
        + quote.format("he told reporters.")
        + " He left.",
        quote.format("said Kim Tae-hyo.")
        + " Seoul is in no hurry, a retired diplomat thinks. Markets did not move on it.",
        "Nobody in the briefing room wrote for a moment. "
        + quote.format("the adviser said.")
        + " Then all of them did.",
    )
    assert families([report(name, body) for name, body in zip("abc", bodies, strict=True)]).links == ()


def test_the_credit_line_outweighs_the_clock() -> None:
    """The archive that took the text stamped it before the paper that wrote it."""
    wrote = report("wrote", FERRY, outlet="The Korea Herald", published=later(20))
    took = report(
        "took",
        FERRY.replace("early on", "early"),
        outlet="The Phnom Penh Post",
        credits=("Asia News Network/The Korea Herald",),
    )
    link = only(families([wrote, took]))
    assert link.origin == "wrote"
    assert "credits The Korea Herald" in link.reason
    assert families([wrote, took]).origin_of["took"] == "wrote"


def test_an_agencys_dateline_names_the_origin() -> None:
    wire = report("wire", FERRY, outlet="Yonhap News Agency", published=later(2))
    paper = report("paper", "SEOUL, Oct. 22 (Yonhap) — " + FERRY.replace("early on", "early"))
    assert only(families([wire, paper])).origin == "wire"


def test_without_a_name_or_a_date_nobody_knows_who_wrote_it() -> None:
    link = only(families([report("a", FERRY, published=None), report("b", FERRY)]))
    assert link.origin is None
    assert "nothing tells" in link.reason
    assert link.verdict == "same"


def test_an_excerpt_shares_its_origin_for_its_passage_alone() -> None:
    passage = "\n\n".join(FERRY.split("\n\n")[:2])
    own = "Every winter the boats between the islands sail too full, and every winter somebody asks why it is so.\n\n"
    end = "\n\nNo inspector has lost a post over any of the earlier sinkings, and the families know it well."
    a, b = report("a", FERRY), report("b", own + passage + end, published=later(40))
    found = families([a, b])
    assert only(found).kind == "excerpted"
    assert found.origin_of == {"a": "a", "b": "b"}
    start = b.body.index("The Santa Ilda")
    assert found.origin_at("b", Span(start, start + 80)) == "a"
    assert found.origin_at("b", Span(0, 60)) == "b"
    assert found.origin_at("a", Span(0, 60)) == "a"
    with pytest.raises(KeyError):
        found.origin_at("nowhere", Span(0, 1))


def test_a_later_text_of_one_page_is_a_revision() -> None:
    a = report("a", FERRY, url="https://www.herald.example/news/1?utm_source=x", outlet="The Herald")
    body = FERRY.replace("Tomas Erave", "a fisherman")
    b = report("b", body, url="http://m.herald.example/news/1/", outlet="The Herald", published=later(4))
    assert only(families([a, b])).kind == "revision"
    assert families([a, b]).origin_of["b"] == "a"


def test_a_copy_that_gives_the_origins_address_as_its_own_is_no_revision() -> None:
    url = "https://herald.example/news/1"
    a = report("a", FERRY, url=url, outlet="The Herald")
    b = report("b", FERRY.replace("early on", "early"), url=url, outlet="The Post", published=later(4))
    assert only(families([a, b])).kind == "syndicated"


def test_bulletins_of_one_form_on_two_days_are_two_texts() -> None:
    form = (
        "Air defence units shot down {} of {} drones that were launched against the country overnight, the general "
        "staff said in its morning report. The drones were destroyed over several regions, it said. Along the front "
        "there were {} clashes in the past day. The figures of the general staff cannot be checked independently."
    )
    one = report("a", form.format(41, 48, 112), outlet="Wire")
    two = report("b", form.format(17, 19, 96), outlet="Wire", published=later(24))
    copy = report("c", form.format(17, 19, 96) + " Schools were open.", outlet="Post", published=later(27))
    found = families([one, two, copy])
    assert found.origin_of == {"a": "a", "b": "b", "c": "b"}


def test_closing_lines_of_an_outlet_make_no_family() -> None:
    foot = (
        "\n\nRead more about this subject in our dossier, and follow the Evening Mail on all channels for the latest "
        "news as it happens. Subscribers can comment on this article until midnight. Comments are moderated by us."
    )
    zoo = "The zoo of Grenmouth has a new tapir, and the tapir has a cold. Visitors may see it behind glass."
    court = "A court in Pell has ruled that a cock may crow. The neighbour, a night nurse, will move to the street."
    two = [report("a", zoo + foot, outlet="Mail"), report("b", court + foot, outlet="Mail", published=later(30))]
    assert families(two).links == ()


def test_a_story_that_forty_outlets_carry_is_one_family() -> None:
    """Words in more texts than boilerplate is allowed to be, which all tell one story."""
    many = [report("a0", FERRY)]
    many += [
        report(f"a{n}", FERRY + f"\n\nThe {n}th edition has more.\n", published=later(n / 10)) for n in range(1, 40)
    ]
    assert set(families(many).origin_of.values()) == {"a0"}


def test_a_person_decides_what_is_unsure_and_what_is_wrong() -> None:
    a, b = report("a", FERRY), report("b", FERRY, published=later(1))
    c = report("c", OTHER, published=later(2))
    apart = families([a, b, c], [CopyDecision("b", "a", "different", by="ana")])
    assert apart.origin_of == {"a": "a", "b": "b", "c": "c"}
    assert (only(apart).verdict, only(apart).decided_by) == ("different", "ana")
    joined = families([a, c], [CopyDecision("a", "c", "different"), CopyDecision("c", "a", "same", "rewritten")])
    assert joined.origin_of["c"] == "a"
    unsure = families([a, b], [CopyDecision("a", "b", "unsure"), CopyDecision("a", "gone", "same")])
    assert (only(unsure).verdict, only(unsure).kind) == ("unsure", "exact")
    assert unsure.origin_of["b"] == "b", "what is unsure joins nothing"


@pytest.mark.parametrize("body", ["", "...", "No.", "Yes, he said.", "“", "\n\n\n", "\0" * 50, "的" * 500])
def test_texts_of_hardly_any_words_join_nothing(body: str) -> None:
    assert families([report("a", body), report("b", body, published=later(1))]).origin_of.keys() == {"a", "b"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.a.org/x/", "http://a.org/x"),
        ("https://m.a.org/x?utm_source=s&id=3", "https://a.org/x?id=3#top"),
        ("https://a.org/x/amp", "https://amp.a.org/x"),
        ("https://a.org:443/x?b=2&a=1", "https://a.org/x?a=1&b=2"),
    ],
)
def test_one_page_under_two_addresses(one: str, other: str) -> None:
    assert address(one) == address(other) is not None


def test_two_pages_are_two_pages_and_no_address_is_none() -> None:
    assert address("https://a.org/x?ud=1") != address("https://a.org/x?ud=2")
    assert address(None) is None
    assert address("") is None
    assert address("not an address") is None


SENTENCES = [sentence.strip() + "." for sentence in (FERRY + OTHER).replace("\n", " ").split(".") if sentence.strip()]
BODIES = st.lists(st.sampled_from(SENTENCES), min_size=0, max_size=8).map(" ".join)
HOURS = st.none() | st.integers(0, 900)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(BODIES, HOURS, st.sampled_from(["Mail", "Post", None])), max_size=6), st.randoms())
def test_the_order_of_reports_does_not_matter_and_every_report_has_one_origin(rows: Any, chance: Any) -> None:
    reports = [
        report(f"r{n}", body, outlet=outlet, published=None if hours is None else later(hours))
        for n, (body, hours, outlet) in enumerate(rows)
    ]
    found = families(reports)
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert families(shuffled) == found
    assert found.origin_of.keys() == {r.id for r in reports}
    for key in found.origin_of.values():
        assert found.origin_of[key] == key, "an origin is its own origin"
    by_id = {r.id: r for r in reports}
    for link in found.links:
        assert 0.0 <= link.probability <= 1.0
        for piece in link.aligned:
            assert 0 <= piece.a.start < piece.a.end <= len(by_id[link.a].body)
            assert 0 <= piece.b.start < piece.b.end <= len(by_id[link.b].body)


@settings(max_examples=40, deadline=None)
@given(st.lists(BODIES, min_size=1, max_size=5), st.integers(0, 4), st.integers(1, 100))
def test_adding_a_copy_adds_no_origin(bodies: list[str], which: int, hours: int) -> None:
    reports = [report(f"r{n}", body, published=later(n)) for n, body in enumerate(bodies)]
    before = families(reports)
    original = reports[which % len(reports)]
    copy = replace(original, id="copy", path="copy.txt", outlet="The Copying Post", published=later(10 + hours))
    after = families([*reports, copy])
    if len(original.body.split()) >= 10:
        assert after.origin_of["copy"] == after.origin_of[original.id]
        assert len(set(after.origin_of.values())) == len(set(before.origin_of.values()))


@pytest.mark.parametrize("split", ["dev", "test"])
def test_the_labelled_pairs(split: str) -> None:
    """Floors, to rise only; `python -m benchmarks.copies` prints the figures."""
    score = benchmark.score(split)
    assert score.precision >= 0.99
    assert score.recall >= 0.97
    assert score.kinds >= 0.95
    assert score.directions >= 0.95
    assert score.joined <= 0.01
    assert score.strangers == 0
