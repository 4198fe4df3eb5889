"""How likely each word of a report is part of a person's name in, the names that capitals only seem to make out.

Rules find names by capitals and titles and know what few of them stand for: "Fascist Trump", "Trump Tower", "Aldama Theater". The
encoder has learned which words are a person's, by what stands around them too, and has the last word on that.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from paripassu.types import Span

SOME = 0.2
"""Chance that a word is a person's which one word of a name must reach."""
STRAY = 0.15
"""Chance below which a word at a name's end is none of it, where another word surely is."""
SURE = 0.6
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class People:
    """The words that were read, in order, each with the chance that it is part of a person's name."""

    starts: Sequence[int]
    ends: Sequence[int]
    chances: Sequence[float]

    def trimmed(self, body: str, start: int, end: int) -> Span | None:
        """Of what looks like a name the words that are a person's; None where there are none; all of it where it was not read."""
        first, behind = bisect_left(self.starts, start), bisect_left(self.starts, end)
        words = [k for k in range(first, behind) if _WORD.match(body, self.starts[k])]
        if not words:
            return Span(start, end)
        best = max(self.chances[k] for k in words)
        if best < SOME:
            return None
        if best >= SURE:
            while self.chances[words[0]] < STRAY:
                words.pop(0)
            while self.chances[words[-1]] < STRAY:
                words.pop()
        return Span(max(start, self.starts[words[0]]), end if words[-1] == behind - 1 else self.ends[words[-1]])

    def named(self, body: str, start: int, end: int) -> Span | None:
        """The first name of a person between *start* and *end* that owns nothing ("Clinton's adviser")."""
        at = bisect_left(self.starts, start)
        stop = bisect_left(self.starts, end)
        while at < stop:
            if self.chances[at] < SURE:
                at += 1
                continue
            first = at
            while at < stop and (self.chances[at] >= SURE or not _WORD.match(body, self.starts[at])):
                at += 1
            last = next(k for k in range(at - 1, first - 1, -1) if self.chances[k] >= SURE)
            if not re.match(r"['’]s?\b", body[self.ends[last] : self.ends[last] + 3]):
                return Span(self.starts[first], self.ends[last])
        return None
