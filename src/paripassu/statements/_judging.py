"""What the encoder makes of the words of statements in, scores for their stance, certainty and tense out.

A small network of its own (model/judge.npz, made by training/judge.py), in numpy: it comes behind the decoder, since only
then is it known which words are cue and content, and it looks at these alone. Each word, beside its neighbours, says what it
has to say; a few learned questions pick the words that matter (the verb of the content, "not", "would"), and what they, the
words of the cue and those of the content on the mean come to is scored. Several such networks, which learned the same in another
order, each have their word, and the mean of it counts: what one of them happens to make of a doubtful case weighs less.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from paripassu.errors import ModelError
from paripassu.statements._tags import WIDTHS

Floats = npt.NDArray[np.float32]
T = TypeVar("T")
LONGEST = 90
"""Words of cue and content that are looked at: what a statement is, its beginning tells."""
BEFORE, PLACES = 16, 64
"""A word's place is counted from the content's first word, from that many before it on, up to so many in all."""


class Words(NamedTuple):
    """The words of a statement, by their numbers in a window (or a text)."""

    cue: Sequence[int]
    content: Sequence[int]


class Laid(NamedTuple):
    """Statements side by side, each over as many places as the longest has."""

    words: npt.NDArray[np.int64]
    """(N, L): which word; 0 where there is none."""
    part: npt.NDArray[np.int64]
    """(N, L): 0 cue, 1 content."""
    place: npt.NDArray[np.int64]
    """(N, L)"""
    there: npt.NDArray[np.bool_]
    """(N, L): whether there is a word."""


def laid(statements: Sequence[Words]) -> Laid:
    """The words of *statements*, none of which is without a content, in the order of the text."""
    rows = []
    for one in statements:
        pairs = sorted([*((w, 0) for w in one.cue), *((w, 1) for w in one.content)])[:LONGEST]
        rows.append((np.array([w for w, _ in pairs]), np.array([p for _, p in pairs])))
    shape = len(rows), max(len(words) for words, _ in rows)
    found = Laid(np.zeros(shape, int), np.zeros(shape, int), np.zeros(shape, int), np.zeros(shape, dtype=np.bool_))
    for k, (words, part) in enumerate(rows):
        n = len(words)
        first = int(part.argmax())
        found.words[k, :n], found.part[k, :n], found.there[k, :n] = words, part, True
        found.place[k, :n] = np.clip(np.arange(n) - first + BEFORE, 0, PLACES - 1)
    return found


def network_in(path: Path, made_of: Callable[[Mapping[str, npt.NDArray[np.floating]]], T]) -> T:
    """What *made_of* makes of the weights in *path*. Raises ModelError where they are missing, broken or of another network."""
    try:
        with np.load(path, allow_pickle=False) as held:
            return made_of({name: held[name] for name in held.files})
    except (OSError, ValueError, KeyError, IndexError, EOFError, BadZipFile) as problem:
        raise ModelError(f"{path.name} cannot be read ({problem!r})", remedy="install the package again") from problem


class Judge:
    """The scores of statements. Stateless: one object serves many threads."""

    def __init__(self, weights: Mapping[str, npt.NDArray[np.floating]]) -> None:
        """weights: each over (networks, ...). Raises KeyError, ValueError for those of another kind of network."""
        count, _, width = weights["word"].shape
        shapes = {
            "word_bias": (width,), "beside_bias": (width,), "key_bias": (width,), "whole_bias": (width,), "score_bias": (sum(WIDTHS),),
            "part": (2, width), "place": (PLACES, width), "beside": (3 * width, width), "key": (width, width), "score": (width, sum(WIDTHS)),
            "whole": ((2 + weights["questions"].shape[1]) * width, width),
        }  # fmt: skip
        if any(weights[name].shape != (count, *shape) for name, shape in shapes.items()):
            raise ValueError("its weights are of another size")
        self._networks: list[dict[str, Floats]] = [
            {name: value[k].astype(np.float32) for name, value in weights.items()} for k in range(count)
        ]
        self._width = width
        self._word = np.concatenate([w["word"] for w in self._networks], 1)
        self._word_bias = np.concatenate([w["word_bias"] for w in self._networks])

    @classmethod
    def of(cls, path: Path) -> "Judge":
        """The network in *path*. Raises ModelError."""
        return network_in(path, cls)

    def scores(self, states: Floats, statements: Sequence[Words]) -> list[tuple[float, ...]]:
        """Scores of each of *statements* for stance, certainty and tense, side by side as _tags.FIELDS has them.

        states: (W, H), what the encoder makes of each word, in the middle and at its end.
        """
        if not statements:
            return []
        at = laid(statements)
        # Most words of a report are in no statement, and many of the others in two.
        asked, which = np.unique(at.words[at.there], return_inverse=True)
        told = gelu(states[asked] @ self._word + self._word_bias)[which]
        each = [_scored(w, told[:, k * self._width : (k + 1) * self._width], at) for k, w in enumerate(self._networks)]
        made: npt.NDArray[np.float64] = np.stack(each).astype(np.float64).mean(axis=0)
        return [tuple(row) for row in np.round(made, 4).tolist()]


def _scored(w: Mapping[str, Floats], told: Floats, at: Laid) -> Floats:
    """One network's scores, (N, F). told: what each word of each statement has to say by itself, (words of all, width), one behind
    the other, without filling."""
    part = at.part[at.there]
    h = told + w["part"][part] + w["place"][at.place[at.there]]
    counts = at.there.sum(1)
    first = np.concatenate([[0], np.cumsum(counts)[:-1]])
    width = h.shape[1]
    near = np.zeros((len(h), 3 * width), np.float32)
    near[1:, :width], near[:, width : 2 * width], near[:-1, 2 * width :] = h[:-1], h, h[1:]
    near[first, :width] = 0
    near[first[1:] - 1, 2 * width :] = 0
    h = h + gelu(near @ w["beside"] + w["beside_bias"])
    questions = w["questions"].T
    asked = h @ (w["key"] @ questions) + w["key_bias"] @ questions
    share = np.exp(asked - np.repeat(np.maximum.reduceat(asked, first), counts, axis=0))
    share /= np.repeat(np.add.reduceat(share, first), counts, axis=0)
    picked = [np.add.reduceat(share[:, k, None] * h, first) for k in range(share.shape[1])]
    for number in (1, 0):
        mine = (part == number)[:, None]
        picked.append(np.add.reduceat(h * mine, first) / np.maximum(np.add.reduceat(mine, first), 1))
    made: Floats = gelu(np.concatenate(picked, 1) @ w["whole"] + w["whole_bias"]) @ w["score"] + w["score_bias"]
    return made


def gelu(x: Floats) -> Floats:
    made: Floats = (0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x)))).astype(np.float32)
    return made
