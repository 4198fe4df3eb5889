"""What the encoder makes of contents that are read as texts of their own in, how well each tag fits each of their words out.

The layer of outermost statements knows who is cited in a report; in a content it takes more for a statement than is one ("he
knew that it was late"). A small network (model/within.npz, made by training/within.py) adds to its word what contents have taught: who is
cited inside of what somebody says.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from paripassu.statements._decode import Floats, Head
from paripassu.statements._judging import gelu, network_in
from paripassu.statements._tags import ROLES, TAGS


class Within:
    """The scores of tags in contents. Stateless: one object serves many threads."""

    def __init__(self, weights: Mapping[str, npt.NDArray[np.floating]]) -> None:
        """Raises KeyError, ValueError for weights of another kind of network."""
        held = {name: value.astype(np.float32) for name, value in weights.items()}
        width = held["word"].shape[1]
        shapes = {"word_bias": (width,), "out": (3 * width, len(TAGS)), "out_bias": (len(TAGS),)}
        shapes |= {"transitions": (len(TAGS), len(TAGS)), "start": (len(TAGS),), "prices": (len(ROLES),)}
        if any(held[name].shape != shape for name, shape in shapes.items()):
            raise ValueError("its weights are of another size")
        self._word, self._word_bias, self._out, self._out_bias = (
            held[k] for k in ("word", "word_bias", "out", "out_bias")
        )
        self.head = Head(held["transitions"], held["start"])
        """How well a tag follows another, and begins."""
        self.prices: list[float] = held["prices"].tolist()
        """The least chances at which a source, a cue and a content are worth marking."""

    @classmethod
    def of(cls, path: Path) -> "Within":
        """The network in *path*. Raises ModelError."""
        return network_in(path, cls)

    def emissions(self, outermost: Floats, states: Floats) -> Floats:
        """Scores of tags, (W, T). outermost: those of the layer of outermost statements, (W, T); states: (W, H), what the encoder makes of
        each word, in the middle and at its end."""
        h = gelu(states @ self._word + self._word_bias)
        width = h.shape[1]
        near = np.zeros((len(h), 3 * width), np.float32)
        near[1:, :width], near[:, width : 2 * width], near[:-1, 2 * width :] = h[:-1], h, h[1:]
        made: Floats = (outermost + near @ self._out + self._out_bias).astype(np.float32)
        return made
