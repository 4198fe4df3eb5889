"""All indicators at once give what one example after the other gives."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paripassu.evidence.likeness import Examples
from paripassu.evidence.metric import moved
from paripassu.evidence.words import ENOUGH, LIKE, SHARED, Phrase, phrase, telling_apart

TEXTS = (
    "shells were shipped to the port", "soldiers train in the far east", "", "the", "the refinery paid in yuan",
    "troops came under fire near the border", "a tanker switched off its transponder", "barley duties were lifted",
)  # fmt: skip
groups = st.lists(st.lists(st.sampled_from(TEXTS), max_size=4), max_size=5)


def one_by_one(example: Phrase, text: Phrase) -> float:
    """Each word of the example with its best match in the text, weighted by rarity."""
    if not example.ids or not text.ids:
        return 0.0
    total = 0.0
    for vector, weight in zip(example.vectors, example.weights, strict=True):
        best = max(float(vector @ other) for other in text.vectors)
        total += weight * min(1.0, max(0.0, (best - LIKE) / (0.75 - LIKE)))
    return total / float(example.weights.sum()) * min(1.0, example.substance / ENOUGH)


@given(groups, st.sampled_from(TEXTS))
def test_by_words_it_is_the_best_of_each_indicators_examples(texts: list[list[str]], said: str) -> None:
    phrases = [[phrase(t) for t in group] for group in texts]
    found = Examples(phrases, [[None] * len(group) for group in texts]).by_words(phrase(said))
    for k, group in enumerate(phrases):
        scores = [one_by_one(p, phrase(said)) for p in group]
        assert found.score[k] == np.float32(0) if not scores else abs(found.score[k] - max(scores)) < 1e-5
        assert (found.at[k] == -1) == (not scores)
        if scores:
            assert abs(scores[found.at[k]] - max(scores)) < 1e-5


def test_by_meaning_it_is_the_greatest_cosine_of_those_that_are_known() -> None:
    one, two = np.eye(2, dtype=np.float32)
    examples = Examples([], [[None, two, one], [], [-one], [None]])
    found = examples.by_meaning(one)
    assert found.score.tolist() == [1.0, 0.0, -1.0, 0.0]
    assert found.at.tolist() == [2, -1, 0, -1]
    assert examples.by_meaning(None).at.tolist() == [-1] * 4


@given(groups, groups)
def test_words_that_the_others_say_too_weigh_less(counts: list[list[str]], nots: list[list[str]]) -> None:
    size = min(len(counts), len(nots))
    mine = [[phrase(t) for t in group] for group in counts[:size]]
    out = [[phrase(t) for t in group] for group in nots[:size]]
    told, told_out = telling_apart(mine, out)
    for k in range(size):
        rest = [p for j, group in enumerate(mine) if j != k for p in group]
        for before, after in zip(mine[k], told[k], strict=True):
            expected(before, after, rest + out[k])
        for before, after in zip(out[k], told_out[k], strict=True):
            expected(before, after, mine[k])


def expected(before: Phrase, after: Phrase, others: list[Phrase]) -> None:
    for vector, weight, now in zip(before.vectors, before.weights, after.weights, strict=True):
        heard = 0.0
        for other in others:
            best = max((float(vector @ v) for v in other.vectors), default=-1.0)
            heard += min(1.0, max(0.0, (best - LIKE) / (0.75 - LIKE)))
        share = min(1.0, 2 * heard / len(others)) if others else 0.0
        assert abs(now - weight * max(SHARED, 1 - share * (1 - SHARED))) < 1e-4


def test_moved_meanings_have_length_one() -> None:
    given_ = np.random.default_rng(3).normal(size=(4, 192)).astype(np.float32)
    assert np.allclose(np.linalg.norm(moved(given_), axis=1), 1, atol=1e-5)
    assert np.allclose(moved(given_)[2], moved(given_[2]), atol=1e-6)
    assert not np.isnan(moved(np.zeros(192, dtype=np.float32))).any()
