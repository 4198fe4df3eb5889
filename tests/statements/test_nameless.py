"""What is no name: bodies, papers and people that are told of by what they are."""

import numpy as np
import pytest

from paripassu.statements._kinds import kind_of
from paripassu.statements._phrases import parse
from paripassu.statements._tags import KINDS, WHO
from paripassu.statements.leaning import Leaning
from paripassu.statements.speakers import Cast
from paripassu.types import Source, Span


def heard(text: str, report: str = "It rained.", leaning: Leaning | None = None, outlet: str | None = None) -> Source:
    """The speaker of *text*, said at the end of a report."""
    body = f"{report} {text} said so."
    at = len(report) + 1
    return Cast(body, (), "USA", outlet).resolve(text, (Span(at, at + len(text)),), leaning=leaning)


def leaning(kind: str, named: float) -> Leaning:
    """An encoder's lean that the rules add nothing to: to a kind, and by log-odds to a name."""
    kinds = [8.0 if k == kind else 0.0 for k in KINDS]
    scores = [*kinds, 0.0, named, *[0.0] * (sum(WHO) - len(kinds) - 2)]
    return Leaning(tuple(scores), np.zeros((sum(WHO), sum(WHO)), dtype=np.float32))


@pytest.mark.parametrize("text", ["A rating agency", "the largest producer", "a private bank", "the trade union"])
def test_what_a_body_is_does_not_name_it_where_the_encoder_doubts_it(text: str) -> None:
    kind = heard(text).kind
    assert kind is not None
    assert heard(text, leaning=leaning(kind, 0.2)).name is None
    assert heard(text, leaning=leaning(kind, 3.0)).name is not None


def test_a_proper_name_stays_though_the_encoder_doubts_it() -> None:
    assert heard("Kenton Trust", leaning=leaning("organisation", 0.2)).name == "Kenton Trust"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Only about 3 in 10 rural voters", "group"),
        ("At least seven local mayors", "group"),
        ("Close to 40 interviews with party chairs", "document"),
        ("Holt defenders today", "group"),
        ("most Republicans today", "group"),
        ("Lobbyists", "group"),
        ("Appeals Court precedents", "document"),
        ("other ads this season", "document"),
        ("a Holt ally", "unnamed person"),
        ("the Dayton-born 31-year-old", "unnamed person"),
        ("private broadcasters", "media"),
    ],
)
def test_of_what_kind_people_and_papers_without_a_name_are(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_how_many_and_when_are_no_part_of_what_people_are() -> None:
    phrase = parse("at least seven rural voters this year")
    assert (phrase.number, phrase.core) == ("at least seven", "rural voters")


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("one Dayton, Ohio, pastor", "unnamed person", None),
        ("banks including Voltane", "group", None),
        ("Friday", None, None),
        ("The Holts", "group", None),
        ("the Democrats", "organisation", "Democrats"),
        ('The ad, titled "Divider?"', "document", "Divider?"),
        ("Kentonsports.com", "media", "Kentonsports.com"),
        ("the Dublin-based Hurn Report, a research firm founded in 1999", "organisation", "Hurn Report"),
        ("Kenton County Supervisor of Elections Mara Holt", "named person", "Mara Holt"),
        ("one group, Holders for Fair Growth,", "organisation", "Holders for Fair Growth"),
        ("Dean Holt, a salesman", "named person", "Dean Holt"),
        ("Don Pedro", "named person", "Pedro"),
        ("Don Srečko", "named person", "Srečko"),
        ("A representative for Mr. Holt", "unnamed person", None),
        ("a study by Mara Holt and Ann Moss", "document", None),
    ],
)
def test_who_is_named_and_who_is_not(text: str, kind: str | None, name: str | None) -> None:
    found = heard(text, "Mara Holt and her husband Ed Holt met Ann Moss. Sue Democrat left.")
    assert (found.kind, found.name) == (kind, name)


def test_a_newspaper_is_known_by_the_last_word_of_its_name() -> None:
    assert heard("the Post", "The Kenton Post wrote so.").name == "Kenton Post"
    assert heard("The Times", outlet="The New York Times").name == "The New York Times"
    assert heard("the Post").kind == "document"


def test_a_person_and_a_body_are_a_group_by_both_names() -> None:
    found = heard("Holt and the HRB", "Mara Holt, a senator, met the Harbour Rescue Board.")
    assert (found.kind, found.name) == ("group", "Mara Holt and Harbour Rescue Board")
    assert heard("The Harbour Caucus and Senator Mara Holt of Ohio, the whip,").name == "Harbour Caucus and Mara Holt"


def test_a_partys_advertisement_is_no_party() -> None:
    assert heard("Holt Union ad", leaning=leaning("organisation", 3.0)).kind == "document"
