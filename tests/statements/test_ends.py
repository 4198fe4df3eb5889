"""Where phrases end: what is looked at, what the small network says of it, and files that are none."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from paripassu.errors import ModelError
from paripassu.statements._ends import FACTS, PLACES, Ends, Reach, brought, brought_in, facts, places
from paripassu.statements._model import FOLDER
from paripassu.types import Span

STATES, WIDTH = 5, 3
TEXT = "Lima lifted its ban on flights to Quito, Bogota and Caracas from Monday."


def weights(**other: npt.NDArray[np.float32]) -> dict[str, npt.NDArray[np.float32]]:
    held: dict[str, npt.NDArray[np.floating]] = {
        "word": np.zeros((STATES, PLACES * WIDTH)), "bias": np.zeros(WIDTH), "facts": np.zeros((FACTS, WIDTH)), "out": np.zeros(WIDTH),
        "out_bias": np.zeros(1),
    }  # fmt: skip
    return {name: value.astype(np.float32) for name, value in {**held, **other}.items()}


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def reach(bias: float) -> Reach:
    """One that says the same of all."""
    ends = Ends(weights(out_bias=np.array([bias], np.float32)))
    starts = np.array([k for k in range(len(TEXT)) if k == 0 or TEXT[k - 1] == " "], dtype=np.int32)
    return Reach(ends, starts, ends.told(np.zeros((len(starts), STATES), np.float32)))


def test_prepositions_lists_and_participles_join_words() -> None:
    found = list(brought_in(TEXT, span("its ban on flights to Quito, Bogota and Caracas"), len(TEXT)))
    assert [(one.kind, TEXT[slice(*one.joint)], TEXT[one.begin : one.end]) for one in found] == [
        ("preposition", "on", "flights"),
        ("preposition", "to", "Quito"),
        ("list", ",", "Bogota"),
        ("list", "and", "Caracas"),
    ]
    more = brought("two ships carrying 80,000 tonnes of coal", 9, 40)
    assert more is not None
    assert (more.kind, more.end) == ("participle", 32)
    assert brought(TEXT, len("Lima lifted"), len(TEXT)) is None


def test_six_words_are_looked_at() -> None:
    ban, action = span("its ban"), span("lifted")
    one = brought(TEXT, ban.end, len(TEXT))
    assert one is not None
    starts = np.array([k for k in range(len(TEXT)) if k == 0 or TEXT[k - 1] == " "], dtype=np.int32)
    words = TEXT.split()
    looked = [words[k] for k in places(starts, TEXT, ban.start, one, action)]
    assert looked == ["ban", "on", "flights", "flights", "ban", "lifted"]
    known = facts(TEXT, ban.start, one, action, False)
    assert len(known) == FACTS
    assert known[:3] == [0.0, 1.0, 1.0]


def test_sure_of_all_it_takes_all_in_and_sure_of_none_it_cuts() -> None:
    sentence, action = Span(0, len(TEXT)), span("lifted")
    assert reach(9.0).whole(TEXT, span("its ban"), action, sentence, actor=False) == span(
        "its ban on flights to Quito, Bogota and Caracas"
    )
    assert reach(-9.0).whole(TEXT, span("its ban on flights"), action, sentence, actor=False) == span("its ban")
    assert reach(0.0).whole(TEXT, span("its ban on flights"), action, sentence, actor=False) == span(
        "its ban on flights"
    )


def test_behind_a_verb_that_takes_a_thing_by_it_of_brings_nothing() -> None:
    text = "They told their clients of the leak."
    ends = Ends(weights(out_bias=np.array([9.0], np.float32)))
    starts = np.array([0, 5, 10, 16, 24, 27, 31, 35], dtype=np.int32)
    mine = Reach(ends, starts, ends.told(np.zeros((8, STATES), np.float32)))
    clients, action, sentence = Span(10, 23), Span(5, 9), Span(0, len(text))
    assert mine.whole(text, clients, action, sentence, actor=False, but="of") == clients
    assert mine.whole(text, clients, action, sentence, actor=False).end == len(text) - 1


@pytest.mark.parametrize("damage", ["missing", "cut", "another"])
def test_a_broken_file_is_told(damage: str, tmp_path: Path) -> None:
    path = tmp_path / "ends.npz"
    if damage == "cut":
        path.write_bytes((FOLDER / "ends.npz").read_bytes()[:500])
    if damage == "another":
        np.savez(path, allow_pickle=False, **weights(facts=np.zeros((FACTS + 1, WIDTH), np.float32)))
    with pytest.raises(ModelError, match=r"ends\.npz cannot be read"):
        Ends.of(path)
