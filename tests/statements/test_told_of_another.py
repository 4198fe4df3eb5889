"""Who is cited in what somebody says, and is not he who says it."""

import pytest

from paripassu.statements.fields import _told_of_another
from paripassu.types import Source, Span

MINISTER = Source("the minister", (Span(0, 12),), role="minister", country="CHL", kind="unnamed person")


@pytest.mark.parametrize(("words", "another"), [("he", False), ("Western minister", True), ("Helena's minister", True)])
def test_only_a_pronoun_takes_up_the_speaker(words: str, another: bool) -> None:
    cited = Source(words, (Span(40, 40 + len(words)),), role="minister", country="CHL", kind="unnamed person")
    assert _told_of_another(MINISTER, cited) == another
