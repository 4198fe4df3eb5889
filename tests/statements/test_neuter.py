"""Whom "it" takes up."""

import pytest

from paripassu.statements.speakers import Cast
from paripassu.types import Source, Span


def taken_up(body: str, *before: str) -> Source:
    """Whom the last "it" of *body* takes up, those *before* having spoken."""
    cast = Cast(body)
    for text in before:
        at = body.index(text)
        cast.resolve(text, (Span(at, at + len(text)),))
    at = max(body.rfind(" it "), body.rfind(" It ")) + 1
    return cast.resolve(body[at : at + 2], (Span(at, at + 2),))


FIRST = "The harbour ministry of Arle said no."


@pytest.mark.parametrize(
    ("rest", "name", "kind"),
    [
        (" The Arle Ferry League has grown fast, but it wants more boats.", "Arle Ferry League", "organisation"),
        (
            " The Arle Ferry League consists of six ports. It exists to share boats.",
            "Arle Ferry League",
            "organisation",
        ),
        (
            " She paid a company called Deepwater Notes, which draws what it calls sea charts.",
            "Deepwater Notes",
            "organisation",
        ),
        (" A letter came. “The dam is old,” it read.", None, "document"),
    ],
)
def test_it_is_the_nearest_body(rest: str, name: str | None, kind: str) -> None:
    found = taken_up(FIRST + rest, "The harbour ministry of Arle")
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize(
    "rest",
    [
        " Whether boats had sunk, it left open.",
        " Boats will sail once the dam has been mended, it stated.",
        " Bruno Hale has grown old, and it said so.",
    ],
)
def test_it_is_no_person_and_not_what_is_said(rest: str) -> None:
    found = taken_up(f"{FIRST} Bruno Hale left.{rest}", "The harbour ministry of Arle")
    assert (found.name, found.kind) == ("harbour ministry of Arle", "government")
