"""What goes on behind a semicolon or a colon in a sentence that reports is the speaker's word too."""

import pytest

from paripassu.statements._continued import with_continued
from paripassu.statements._decode import Joined
from paripassu.types import Span


def joined(body: str, source: str, cue: str, *content: str) -> Joined:
    def at(words: str) -> Span:
        begin = body.index(words)
        return Span(begin, begin + len(words))

    return Joined(at(source), at(cue), tuple(map(at, content)), "outer", 0, 0.9, (1.0,))


def goes_on(body: str, *given: Joined) -> list[str]:
    """The clauses that were found to go on."""
    found = with_continued(body, [(0, len(body))], given)
    return [body[slice(*one.content[0])] for one in found if one.cue is None]


@pytest.mark.parametrize(
    ("body", "given", "wanted"),
    [
        (
            "The weir will hold, the county's engineer, Ruta Balode, said on Friday; nobody has to leave the lower town.",
            ("the county's engineer, Ruta Balode", "said", "The weir will hold"),
            ["nobody has to leave the lower town"],
        ),
        (
            "No vat was opened, the dairy told its members; if one had been, the seal would show it; a chemist has the seals.",
            ("the dairy", "told", "No vat was opened"),
            ["if one had been, the seal would show it"],
        ),
        (
            "The growers' league disputes that: its members had paid the levy since March.",
            ("The growers' league", "disputes", "that"),
            ["its members had paid the levy since March"],
        ),
        (
            "The tide was late, the pilot had said; it came at noon.",
            ("the pilot", "had said", "The tide was late"),
            [],
        ),
        (
            "The bill kept what the senators wanted: it gave the ports a third harbour master.",
            ("the senators", "wanted", "what"),
            [],
        ),
        (
            "The tide was late, the pilot said; a matter of minutes.",
            ("the pilot", "said", "The tide was late"),
            [],
        ),
        (
            "“The tide is late,” the pilot said; it came at noon.",
            ("the pilot", "said", "“The tide is late,”"),
            [],
        ),
    ],
)  # fmt: skip
def test_a_clause_behind_a_reporting_one(body: str, given: tuple[str, ...], wanted: list[str]) -> None:
    assert goes_on(body, joined(body, *given)) == wanted


def test_a_clause_that_was_joined_with_the_one_before_is_parted_from_it() -> None:
    body = "The mill had no permit, the inspector wrote; its owner had never asked for one."
    first, rest = "The mill had no permit", "its owner had never asked for one"
    found = with_continued(body, [(0, len(body))], [joined(body, "the inspector", "wrote", first, rest)])
    assert [[body[slice(*part)] for part in one.content] for one in found] == [[first], [rest]]
    assert found[0].scores == ()


def test_a_clause_that_another_says_stays_the_others() -> None:
    body = "The road is open, the prefect said; the hauliers deny it."
    given = [
        joined(body, "the prefect", "said", "The road is open"),
        joined(body, "the hauliers", "deny", "it"),
    ]
    assert goes_on(body, *given) == []
