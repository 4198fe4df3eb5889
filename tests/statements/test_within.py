"""The small network for who is cited inside contents: what it computes, and files that are none."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from paripassu.errors import ModelError
from paripassu.statements._model import FOLDER, Model
from paripassu.statements._tags import ROLES, TAGS
from paripassu.statements._within import Within

STATES, WIDTH = 6, 4


def weights(**other: npt.NDArray[np.float32]) -> dict[str, npt.NDArray[np.float32]]:
    held = {
        "word": np.zeros((STATES, WIDTH)), "word_bias": np.zeros(WIDTH), "out": np.zeros((3 * WIDTH, len(TAGS))),
        "out_bias": np.zeros(len(TAGS)), "transitions": np.zeros((len(TAGS), len(TAGS))), "start": np.zeros(len(TAGS)),
        "prices": np.full(len(ROLES), 0.25),
    }  # fmt: skip
    return {name: value.astype(np.float32) for name, value in {**held, **other}.items()}


def test_without_weights_the_outermost_layer_has_its_word() -> None:
    rng = np.random.default_rng(1)
    outermost, states = (rng.normal(size=(5, n)).astype(np.float32) for n in (len(TAGS), STATES))
    assert np.array_equal(Within(weights()).emissions(outermost, states), outermost)


def test_a_word_is_looked_at_beside_its_neighbours() -> None:
    word = np.zeros((STATES, WIDTH), np.float32)
    word[0, 0] = 10.0
    out = np.zeros((3 * WIDTH, len(TAGS)), np.float32)
    out[0, 2] = 1.0  # the word before
    states = np.zeros((3, STATES), np.float32)
    states[1, 0] = 1.0
    made = Within(weights(word=word, out=out)).emissions(np.zeros((3, len(TAGS)), np.float32), states)
    assert made[:, 2].round(3).tolist() == [0.0, 0.0, 10.0]


def test_the_shipped_one_fits_the_encoder(model: Model) -> None:
    shipped = Within.of(FOLDER / "within.npz")
    assert len(shipped.prices) == len(ROLES)
    assert all(0 < price < 1 for price in shipped.prices)
    assert model.within is not None


@pytest.mark.parametrize("damage", ["missing", "cut", "another"])
def test_a_broken_file_is_told(damage: str, tmp_path: Path) -> None:
    path = tmp_path / "within.npz"
    whole = (FOLDER / "within.npz").read_bytes()
    if damage == "cut":
        path.write_bytes(whole[:500])
    if damage == "another":
        np.savez(path, allow_pickle=False, **weights(start=np.zeros(len(TAGS) + 1, np.float32)))
    with pytest.raises(ModelError, match=r"within\.npz cannot be read"):
        Within.of(path)
