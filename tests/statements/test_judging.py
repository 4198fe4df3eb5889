"""The network that judges stance, certainty and tense: what it must do whatever it has learned."""

from pathlib import Path

import numpy as np
import pytest

from paripassu.errors import ModelError
from paripassu.statements._judging import BEFORE, LONGEST, PLACES, Judge, Words, laid
from paripassu.statements._tags import WIDTHS

STATES, WIDTH, QUESTIONS, NETWORKS = 12, 8, 2, 2


def weights(seed: int = 1) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    shapes = {
        "word": (STATES, WIDTH), "word_bias": (WIDTH,), "part": (2, WIDTH), "place": (PLACES, WIDTH), "beside": (3 * WIDTH, WIDTH),
        "beside_bias": (WIDTH,), "questions": (QUESTIONS, WIDTH), "key": (WIDTH, WIDTH), "key_bias": (WIDTH,),
        "whole": ((2 + QUESTIONS) * WIDTH, WIDTH), "whole_bias": (WIDTH,), "score": (WIDTH, sum(WIDTHS)), "score_bias": (sum(WIDTHS),),
    }  # fmt: skip
    return {name: rng.normal(size=(NETWORKS, *shape)).astype(np.float32) for name, shape in shapes.items()}


@pytest.fixture
def states() -> np.ndarray:
    return np.random.default_rng(7).normal(size=(200, STATES)).astype(np.float32)


def test_a_statement_scores_the_same_alone_and_beside_others(states: np.ndarray) -> None:
    judge = Judge(weights())
    some = [Words([3], [4, 5, 6]), Words((), range(20, 60)), Words([9, 10], [1, 2, 11, 12, 13, 14])]
    together = judge.scores(states, some)
    assert all(len(one) == sum(WIDTHS) for one in together)
    for one, mine in zip(together, some, strict=True):
        assert one == pytest.approx(judge.scores(states, [mine])[0], abs=2e-4)


def test_it_looks_at_cue_and_content_alone_and_at_which_is_which(states: np.ndarray) -> None:
    judge = Judge(weights())
    (before,) = judge.scores(states, [Words([3], [4, 5, 6])])
    changed = states.copy()
    changed[[2, 7, 100]] += 5
    assert judge.scores(changed, [Words([3], [4, 5, 6])]) == [before]
    changed[5] += 5
    assert judge.scores(changed, [Words([3], [4, 5, 6])])[0] != pytest.approx(before, abs=1e-2)
    assert judge.scores(states, [Words([4], [3, 5, 6])])[0] != pytest.approx(before, abs=1e-2)


def test_words_lie_in_the_order_of_the_text_counted_from_the_contents_first() -> None:
    at = laid([Words([5, 6], [1, 2, 7]), Words([0], [3])])
    assert at.words.tolist() == [[1, 2, 5, 6, 7], [0, 3, 0, 0, 0]]
    assert at.part.tolist() == [[1, 1, 0, 0, 1], [0, 1, 0, 0, 0]]
    assert at.there.tolist() == [[True] * 5, [True, True, False, False, False]]
    assert at.place.tolist()[0] == [BEFORE + k for k in range(5)]
    assert at.place.tolist()[1][:2] == [BEFORE - 1, BEFORE]


def test_of_a_long_statement_the_beginning_counts(states: np.ndarray) -> None:
    judge = Judge(weights())
    whole = judge.scores(states, [Words([0], range(1, 180))])
    assert whole == judge.scores(states, [Words([0], range(1, LONGEST))])


def test_nothing_asked_is_nothing_scored(states: np.ndarray) -> None:
    judge = Judge(weights())
    assert judge.scores(states, []) == []


@pytest.mark.parametrize("name", sorted(weights()))
def test_a_file_that_lacks_a_part_is_refused(tmp_path: Path, name: str) -> None:
    held = weights()
    del held[name]
    with pytest.raises(ModelError, match=r"judge\.npz"):
        saved(tmp_path, held)


def saved(folder: Path, held: dict[str, np.ndarray]) -> Judge:
    np.savez(folder / "judge.npz", **held)  # type: ignore[arg-type]
    return Judge.of(folder / "judge.npz")


def test_a_file_of_another_network_and_a_broken_one_are_refused(tmp_path: Path) -> None:
    held = weights()
    held["score"] = held["score"][..., :-1]
    with pytest.raises(ModelError, match="another size"):
        saved(tmp_path, held)
    (tmp_path / "judge.npz").write_bytes(b"half a fi")
    with pytest.raises(ModelError, match="install the package again"):
        Judge.of(tmp_path / "judge.npz")
    with pytest.raises(ModelError):
        Judge.of(tmp_path / "none.npz")


def test_what_several_networks_say_is_the_mean(states: np.ndarray) -> None:
    both = weights()
    one, other = ({name: value[k : k + 1] for name, value in both.items()} for k in (0, 1))
    asked = [Words([3], [4, 5, 6])]
    (mine,), (theirs,), (mean,) = (w.scores(states, asked) for w in map(Judge, (one, other, both)))
    assert mine != theirs
    assert mean == pytest.approx([(a + b) / 2 for a, b in zip(mine, theirs, strict=True)], abs=2e-4)
