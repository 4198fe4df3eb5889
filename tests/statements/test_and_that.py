"""Who is said to say something behind "and that" is cited by whoever is cited before it."""

import pytest

from paripassu.statements._and_that import brought_inside
from paripassu.statements._decode import Joined
from paripassu.types import Span


def joined(body: str, source: str = "", cue: str = "", content: str = "") -> Joined:
    def at(words: str) -> Span:
        begin = body.index(words)
        return Span(begin, begin + len(words))

    return Joined(at(source), at(cue), (at(content),), "outer", 0, 0.9, (1.0,))


@pytest.mark.parametrize(
    ("body", "first", "second", "inside"),
    [
        (
            "A stoker swears that the valve held, and that the mate had told him it would.",
            ("A stoker", "swears", "that the valve held"),
            ("the mate", "had told", "it would"),
            True,
        ),
        (
            "A stoker swears that the valve held, and the mate says it did not.",
            ("A stoker", "swears", "that the valve held"),
            ("the mate", "says", "it did not"),
            False,
        ),
        (
            "The valve held, a stoker swears, and that the mate had told him it would.",
            ("a stoker", "swears", "The valve held"),
            ("the mate", "had told", "it would"),
            False,
        ),
    ],
)  # fmt: skip
def test_behind_and_that(body: str, first: tuple[str, ...], second: tuple[str, ...], inside: bool) -> None:
    outer, other = brought_inside(body, [joined(body, *first), joined(body, *second)])
    assert other.layer == ("inner" if inside else "outer")
    assert body[slice(*outer.content[0])].endswith(second[2] if inside else first[2])
    assert outer.scores == (1.0,)
