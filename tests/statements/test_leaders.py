"""Whose somebody is, where a report does not say it."""

import pytest

from paripassu.gazetteer import table_rows
from paripassu.statements._leaders import plain, state_of_leader
from tests.statements.test_speakers import heard


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Vladimir Putin", "RUS"),
        ("Putin", "RUS"),
        ("Joseph R. Biden Jr.", "USA"),
        ("Recep Tayyip Erdoğan", "TUR"),
        ("Erdogan", "TUR"),
        ("H.R. McMaster", "USA"),
        ("Kim Jong-un", "PRK"),
        ("Maria Zakharova", "RUS"),
        ("Péter Szijjártó", "HUN"),
        ("Peter Szijjarto", "HUN"),
        ("Boris", None),
        ("Johnson", None),
        ("May", None),
        ("Putina", None),
        ("", None),
    ],
)
def test_who_is_known_by_name(name: str, state: str | None) -> None:
    assert state_of_leader(name) == state


def test_a_name_is_of_one_state_only() -> None:
    seen: dict[str, str] = {}
    for state, *names in table_rows("leaders.psv"):
        for name in names:
            assert seen.setdefault(plain(name), state) == state, name


def test_a_reports_own_word_goes_before_what_is_known() -> None:
    body = (
        "Mexico's peso fell. Donald Trump said so. The Canadian teacher Rishi Sunak said more. Sunak said it again. "
        "Putin was silent. The UN envoy Boris Johnson was not."
    )
    sources = ("Donald Trump", "The Canadian teacher Rishi Sunak", "Sunak", "Putin", "The UN envoy Boris Johnson")
    assert [s.country for s in heard(body, *sources, home="MEX")] == ["USA", "CAN", "CAN", "RUS", None]
