"""How likely each word of a report is part of a person's name in, the names that capitals only seem to make out.

Rules find names by capitals and titles and know what few of them stand for: "Fascist Trump", "Trump Tower", "Aldama Theater". The
encoder has learned which words are a person's, by what stands around them too, and has the last word on that.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from paripassu.statements._encode import Window
from paripassu.types import Span

SOME = 0.2
"""Chance to be a person's that one word of a name must reach."""
STRAY = 0.15
"""Chance below which a word at a name's end is none of it, where another word surely is."""
SURE = 0.6
_WORD = re.compile(r"\w")
_GOES_ON = re.compile(r"[.'’-]")
_INITIAL = re.compile(r"(?:(?<!\w)|(?<=[A-Z]\.))[A-ZÀ-Þ]\.(?=\s?[A-ZÀ-Þ])")
_FULL = 2
"""Words of a name from which on a number may stand behind it: no "Bush II"."""
_GENERATION = re.compile(r"[JS]r\.?|I{2,3}|I?V")
_JOINED = re.compile(r"[-‑ʻ]\w[\w]*")
_JOINED_BEFORE = re.compile(r"\w[\w]*[-‑ʻ]$")
_OWNER = re.compile(r"['’]s\b|(?<=s)['’](?!\w)")


@dataclass(frozen=True, slots=True)
class People:
    """The words that were read, in order, each with the chance that it is part of a person's name."""

    starts: Sequence[int]
    ends: Sequence[int]
    chances: Sequence[float]

    @classmethod
    def over(cls, windows: Sequence[Window], chances: npt.NDArray[np.float32]) -> Self:
        """The words of *windows*, with the chance of each, (words,)."""
        starts, ends = (
            np.concatenate(edges).tolist() for edges in zip(*((w.starts, w.ends) for w in windows), strict=True)
        )
        return cls(starts, ends, chances.tolist())

    def trimmed(self, body: str, start: int, end: int) -> Span | None:
        """Of what looks like a name the words that are a person's; None where there are none; all of it where it was not read."""
        first, behind = bisect_left(self.starts, start), bisect_left(self.starts, end)
        words = [k for k in range(first, behind) if _WORD.match(body, self.starts[k])]
        if not words:
            return Span(start, end)
        best = max(self.chances[k] for k in words)
        if best < SOME:
            return None
        kept = list(words)
        if best >= SURE:
            while self.chances[kept[0]] < STRAY and not self._initial(body, kept[0]):
                kept.pop(0)
            while self.chances[kept[-1]] < STRAY and not (
                (len(kept) > _FULL and _GENERATION.fullmatch(body, self.starts[kept[-1]], self.ends[kept[-1]]))
                or self._initial(body, kept[-1] - 1)
                or self._initial(body, kept[-1] - 2)
            ):
                kept.pop()
        first = start if kept[0] == words[0] else self.starts[kept[0]]
        last = end if kept[-1] == words[-1] else self.ends[kept[-1]]
        while last < end and (joined := _JOINED.match(body, last, end)) is not None:
            last = joined.end()  # "Erbakan-Tuna" is one word
        while first > start and (joined := _JOINED_BEFORE.search(body, start, first)) is not None:
            first = joined.start()
        return Span(first, last)

    def _initial(self, body: str, word: int) -> bool:
        """Whether *word* is a letter that stands for a name, behind which that goes on ("Amos T. King")."""
        return word >= 0 and _INITIAL.match(body, self.starts[word]) is not None

    def named(self, body: str, start: int, end: int) -> Span | None:
        """The first name of a person between *start* and *end* that owns nothing ("Clinton's adviser")."""
        at = bisect_left(self.starts, start)
        stop = bisect_left(self.starts, end)
        while at < stop:
            if not self._surely(body, at):
                at += 1
                continue
            first = last = at
            while at < stop and (self._surely(body, at) or _GOES_ON.fullmatch(body, self.starts[at], self.ends[at])):
                last = at if self._surely(body, at) else last
                at += 1
            behind = self.ends[last]
            while (joined := _JOINED.match(body, behind)) is not None:
                behind = joined.end()
            if not _OWNER.match(body, behind):
                return Span(self.starts[first], behind)
        return None

    def _surely(self, body: str, word: int) -> bool:
        return self.chances[word] >= SURE and _WORD.match(body, self.starts[word]) is not None
