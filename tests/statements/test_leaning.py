"""What the encoder leans to for a source, beside the rules' word."""

import numpy as np
import pytest

from paripassu.statements._people import People
from paripassu.statements._scene import PLACED
from paripassu.statements._tags import KINDS, WHO
from paripassu.statements.leaning import Leaning
from paripassu.statements.speakers import Cast
from paripassu.types import Kind, Source, Span

WIDTH = sum(WHO)
NOTHING = np.zeros((WIDTH, WIDTH), dtype=np.float32)


def leaning(kind: Kind | None = None, by: float = 0.0, named: float = 0.0, placed: float = 0.0) -> Leaning:
    """One that leans to *kind* by so many nats, to a name and to a state by their log-odds; the rules' word adds nothing."""
    scores = [0.0] * WIDTH
    scores[KINDS.index(kind)] = by
    scores[len(KINDS) + 1], scores[len(KINDS) + 3] = named, placed
    return Leaning(tuple(scores), NOTHING)


def source(
    body: str, words: str, lean: Leaning | None, people: People | None = None, home: str | None = "FRA"
) -> Source:
    at = body.index(words)
    return Cast(body, home=home, people=people).resolve(words, (Span(at, at + len(words)),), leaning=lean)


def test_the_rules_word_is_weighed_beside_the_scores() -> None:
    rules = NOTHING.copy()
    rules[KINDS.index("group"), KINDS.index("group")] = 3.0  # the rules say group: that is worth three nats
    lean = Leaning(leaning("media", by=2.0).scores, rules)
    assert lean.beside(Source("", ())).kind == "media"
    held = lean.beside(Source("", (), kind="group"))
    assert held.kind == "group"
    assert held.sure == pytest.approx(np.exp(3) / (np.exp(3) + np.exp(2) + len(KINDS) - 2), rel=1e-4)
    assert held.named == pytest.approx(0.5)


def test_a_sure_lean_takes_a_name_from_a_group_and_an_unsure_one_does_not() -> None:
    body = "Progressives said that the bill was dead."
    assert source(body, "Progressives", None).name == "Progressives"
    found = source(body, "Progressives", leaning("group", by=6.0, named=-4.0))
    assert (found.name, found.kind) == (None, "group")
    assert source(body, "Progressives", leaning("group", by=1.0)).name == "Progressives"


def test_somebody_whom_the_words_name_stays_who_they_are() -> None:
    body = "Arianna Huffington wrote that the book was late."
    people = People((0, 8), (7, 18), (0.99, 0.99))
    found = source(body, "Arianna Huffington", leaning("document", by=9.0, named=-9.0), people)
    assert (found.name, found.kind) == ("Arianna Huffington", "named person")


def test_the_reports_own_state_by_the_lean_alone() -> None:
    body = "The drivers said that the road was closed."
    assert source(body, "The drivers", None).country is None
    assert source(body, "The drivers", leaning("group", placed=PLACED + 0.1)).country == "FRA"
    assert source(body, "The drivers", leaning("group", placed=PLACED - 0.1)).country is None


def test_a_state_that_the_words_tell_stands_against_the_lean() -> None:
    body = "German officials said that the road was closed."
    assert source(body, "German officials", leaning("group", placed=-9.0), home="DEU").country == "DEU"


def test_an_office_that_the_report_tells_of_somebody_stays_his() -> None:
    body = "Lena Okafor, the president, came at noon. The president said the road would open."
    lean = leaning("unnamed person", by=9.0, named=-9.0)
    found = source(body, "The president", lean)
    assert (found.name, found.role) == ("Lena Okafor", "president")


def test_somebody_who_is_named_no_more_keeps_what_he_is_called() -> None:
    body = "The miller, Ola Brandt, came at noon. The man said the road would open."
    found = source(body, "The man", leaning("unnamed person", by=9.0, named=-9.0))
    assert found.name is None
    assert found.role == "man"


def test_an_organisation_that_is_not_named_is_what_it_is_called() -> None:
    body = "An insurer had denied that the policy was forged."
    found = source(body, "An insurer", leaning("organisation", by=9.0, named=-9.0))
    assert (found.name, found.role, found.kind) == (None, "insurer", "organisation")
