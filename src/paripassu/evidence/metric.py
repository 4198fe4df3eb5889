"""Meanings in, meanings as the matcher compares them out: sentences near the examples that they bear on.

A meaning (statements/) says what a sentence is about; whether it says the same thing as an example is less than that. A small map,
learned by training/metric.py on labelled sentences, moves meanings so that it can be told by their cosine.
"""

from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@cache
def _tables() -> tuple[Floats, Floats]:
    with (
        resources.as_file(resources.files("paripassu") / "evidence" / "model" / "metric.npz") as path,
        np.load(path) as data,
    ):
        return data["into"].astype(np.float32), data["back"].astype(np.float32)


def moved(meaning: Floats, tables: tuple[Floats, Floats] | None = None) -> Floats:
    """A meaning, (M,), or several, (n, M), moved; each of length one. tables: another map than the shipped one, (M, hidden) and
    (hidden, M)."""
    into, back = tables or _tables()
    found = meaning + np.tanh(meaning @ into) @ back
    length = np.linalg.norm(found, axis=-1, keepdims=True)
    result: Floats = (found / np.maximum(length, 1e-6)).astype(np.float32)
    return result
