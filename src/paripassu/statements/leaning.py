"""What the encoder leans to for a source and what the rules say of it in, what both together hold out.

The encoder scores each source by its words and its cue: its kind, whether the report names it, whether the report tells its
state. The rules' word is weighed beside that, as learned on labelled statements (training/who.py); the scores stand side by side as
_tags.WHO has them. Where the two together are sure of something else than the rules, the rules give way: they know the words of
many reports, the encoder how words are used in those that nobody thought of.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from paripassu.statements._tags import KINDS, WHO
from paripassu.types import Kind, Source

Floats = npt.NDArray[np.float32]


class Held(NamedTuple):
    """What the encoder and the rules together hold of a source."""

    kind: Kind | None
    sure: float
    """Chance of that kind."""
    named: float
    """Chance that the report names it."""
    placed: float
    """Log-odds that the report tells its state."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """The encoder's scores of a source, and what the rules' word adds to them, (S, S) by its ones and by scores."""

    scores: tuple[float, ...]
    rules: Floats

    def beside(self, found: Source) -> Held:
        """What it comes to beside the rules' word, which is *found*."""
        told = KINDS.index(found.kind), int(found.name is not None), int(found.country is not None)
        total = np.array(self.scores, dtype=np.float64)
        at = 0
        for value, width in zip(told, WHO, strict=True):
            total += self.rules[:, at + value]
            at += width
        kinds, named, placed = np.split(total, np.cumsum(WHO)[:-1])
        best = int(kinds.argmax())
        return Held(KINDS[best], _share(kinds, best), _share(named, 1), float(placed[1] - placed[0]))


def _share(scores: npt.NDArray[np.float64], at: int) -> float:
    chances = np.exp(scores - np.max(scores))
    return float(chances[at] / chances.sum())
