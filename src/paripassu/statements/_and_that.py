"""Joined spans in, with what somebody says that another says brought inside of it out, where "and that" tells it so.

"A passenger swears that it was, and that a deckhand joked about it": what the deckhand joked is told by the passenger. The layer of
outermost statements, in which no two overlap, gives either half to whoever stands next to it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from paripassu.statements._decode import Joined
from paripassu.types import Span

_AND_THAT = re.compile(r",?\s+(?:and|but|or|nor)\s+that\s+(?:(?:on|in)\s[^,;.“”\"]{3,40},?\s+)?$")
_THAT = re.compile(r"that\b", re.IGNORECASE)


def brought_inside(body: str, joined: Sequence[Joined]) -> list[Joined]:
    """*joined*, each outermost statement whose source stands behind "and that", right behind a content that "that" brings in, as one inside
    the statement of that content, which reaches over it."""
    found = list(joined)
    for k, one in enumerate(found):
        if one.layer != "outer" or one.source is None or one.cue is None or one.source.start > one.cue.start:
            continue
        for n, other in enumerate(found):
            if n != k and _goes_on(body, other, one):
                first, *rest = other.content
                found[n] = replace(other, content=(Span(first.start, one.content[-1].end), *rest))
                found[k] = replace(one, layer="inner")
                break
    return found


def _goes_on(body: str, other: Joined, one: Joined) -> bool:
    """Whether the content of *other* goes on with what *one* is said to say."""
    if other.layer != "outer" or other.cue is None or one.source is None or len(other.content) != 1:
        return False
    content = other.content[0]
    led = content.start >= other.cue.end and _THAT.match(body, *content) is not None
    behind = content.end <= one.source.start and all(part.start > one.source.start for part in one.content)
    return led and behind and _AND_THAT.fullmatch(body, content.end, one.source.start) is not None
