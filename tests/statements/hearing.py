"""What a cast makes of sources in the order of a body."""

from paripassu.statements.speakers import Cast
from paripassu.types import Source, Span


def said_by(cast: Cast, *sources: str) -> list[Source]:
    """The speakers of *sources*, found in the body of *cast* one behind the other."""
    found, at = [], 0
    for text in sources:
        at = cast.body.index(text, at)
        found.append(cast.resolve(text, (Span(at, at + len(text)),)))
        at += len(text)
    return found
