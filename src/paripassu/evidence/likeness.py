"""All examples of a situation in, how like a sentence is to the likest of each indicator out: all indicators at once.

By words and by meaning, as words.likeness and a cosine have it for one example. A word that many examples share is compared once.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from paripassu.evidence.words import ENOUGH, Phrase, alike

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
ALIKE = 0.9
"""Share of words, in their order, from which on a sentence says an example word for word."""


class Likest(NamedTuple):
    """Of each indicator, how like its likest example is, and which one that is: (indicators,) each."""

    score: Floats
    """0 where it has no example."""
    at: Numbers
    """-1 where it has none."""

    def halves(self) -> tuple["Likest", "Likest"]:
        """Of those that count and of those that are ruled out, where the latter stand behind the former."""
        half = len(self.at) // 2
        return Likest(self.score[:half], self.at[:half]), Likest(self.score[half:], self.at[half:])


class Examples:
    """The examples of each indicator. Those that are ruled out are as those of further indicators, behind all that count."""

    def __init__(self, phrases: Sequence[Sequence[Phrase]], meanings: Sequence[Sequence[Floats | None]]) -> None:
        """phrases, meanings: by indicator, by example, in the same order. Phrases may be left out, where only meanings are
        compared."""
        flat = [p for group in phrases for p in group]
        ids = np.array([i for p in flat for i in p.ids], dtype=np.int64)
        different, first, self._word = np.unique(ids, return_index=True, return_inverse=True)
        if flat and len(different):
            self._vectors = np.ascontiguousarray(np.concatenate([p.vectors for p in flat])[first].T)
            self._weights = np.concatenate([p.weights for p in flat])
        else:
            self._vectors, self._weights = np.zeros((1, 0), np.float32), np.zeros(0, np.float32)
        self._spoken = np.array([k for k, p in enumerate(flat) if len(p.ids)], dtype=np.int64)
        lengths = np.array([len(p.ids) for p in flat if len(p.ids)], dtype=np.int64)
        self._begin = np.concatenate([[0], lengths.cumsum()[:-1]]).astype(np.int64) if len(lengths) else lengths
        self._whole = np.add.reduceat(self._weights, self._begin) if len(lengths) else np.zeros(0, np.float32)
        # An example of hardly a word of its own ("are inside", once the names are out) cannot make a match by itself.
        self._scale = np.array([min(1.0, p.substance / ENOUGH) for p in flat if len(p.ids)], dtype=np.float32)
        sizes = [len(group) for group in meanings]
        self._rows, self._each = _rows(sizes), np.arange(len(sizes))
        self._count = sum(sizes)
        known = [v for group in meanings for v in group]
        self._meant = np.array([k for k, v in enumerate(known) if v is not None], dtype=np.int64)
        self._meanings = np.stack([v for v in known if v is not None]) if len(self._meant) else None

    def by_words(self, words: Phrase) -> Likest:
        scores = np.zeros(self._count + 1, dtype=np.float32)
        if len(words.ids) and len(self._spoken):
            best = alike((words.vectors @ self._vectors).max(0))
            said = np.add.reduceat(best[self._word] * self._weights, self._begin)
            scores[self._spoken] = said / self._whole * self._scale
        return self._likest(scores)

    def by_meaning(self, meaning: Floats | None) -> Likest:
        """Cosines, negative ones too; no example is like anything where meanings are not known."""
        scores = np.full(self._count + 1, -np.inf, dtype=np.float32)
        if self._meanings is None or meaning is None:
            none = np.zeros(len(self._rows), dtype=np.float32)
            return Likest(none, np.full(len(self._rows), -1, dtype=np.int64))
        scores[self._meant] = self._meanings @ meaning
        return self._likest(scores)

    def _likest(self, scores: Floats) -> Likest:
        scores[-1] = -np.inf
        if not self._rows.shape[1]:
            return Likest(np.zeros(len(self._rows), np.float32), np.full(len(self._rows), -1, dtype=np.int64))
        table = scores[self._rows]
        at = table.argmax(1)
        top = table[self._each, at]
        none = top == -np.inf
        top[none], at[none] = 0, -1
        return Likest(top, at)


def _rows(sizes: Sequence[int]) -> Numbers:
    """Which examples are an indicator's: (indicators, most), filled up with -1, the number of none."""
    rows = np.full((len(sizes), max(sizes, default=0)), -1, dtype=np.int64)
    begin = 0
    for k, size in enumerate(sizes):
        rows[k, :size] = range(begin, begin + size)
        begin += size
    return rows


def word_for_word(text: str, example: str) -> bool:
    """Whether *text* says *example* in its very words, but for small ones, and in their order, of the same names."""
    mine, theirs = _spoken(text), _spoken(example)
    if not theirs or abs(len(mine) - len(theirs)) > (1 - ALIKE) * (len(mine) + len(theirs)):
        return False
    same = SequenceMatcher(None, [w.lower() for w in mine], [w.lower() for w in theirs], autojunk=False)
    if same.ratio() < ALIKE:
        return False
    other = [w for way, a, b, c, d in same.get_opcodes() if way != "equal" for w in (*mine[a:b], *theirs[c:d])]
    return not any(w[:1].isupper() or w[:1].isdigit() or w.lower() in _TURNS for w in other)


@lru_cache(maxsize=4096)
def _spoken(text: str) -> tuple[str, ...]:
    """The words of *text* but for small ones: a sentence is held against many examples, and they against many sentences."""
    return tuple(w for w in re.findall(r"[\w'’-]+", text) if w.lower() not in _SMALL)


_TURNS = frozenset({"not", "no", "never", "without", "nobody", "none", "if", "would", "will", "may", "might", "could"})
_SMALL = frozenset({"the", "a", "an", "that", "have", "has", "had"})
