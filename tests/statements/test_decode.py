"""Scores in, joined spans out: the search against trying all paths, marginals against adding them up, and who joins whom."""

import itertools
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paripassu.errors import ModelError
from paripassu.statements._decode import Head, Joined, Piece, join, load_heads, marginals, pieces_of, viterbi
from paripassu.statements._encode import Window
from paripassu.statements._tags import FORBIDDEN, FORBIDDEN_START, TAGS

Floats = npt.NDArray[np.float32]
N = len(TAGS)
seeds = st.integers(0, 2**32 - 1)
lengths = st.lists(st.integers(1, 4), min_size=1, max_size=4)


def head_of(rng: np.random.Generator) -> Head:
    """Random scores, with what may not follow ruled out as the network rules it out."""
    transitions = np.where(np.array(FORBIDDEN), -1e4, rng.normal(0, 1, (N, N)))
    start = np.where(np.array(FORBIDDEN_START), -1e4, rng.normal(0, 1, N))
    return Head(transitions.astype(np.float32), start.astype(np.float32))


def scores(rng: np.random.Generator, sizes: list[int]) -> Floats:
    return rng.normal(0, 2, (len(sizes), max(sizes), N)).astype(np.float32)


def paths(emissions: Floats, head: Head) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Every sequence of tags for one row (K, W), and its score (K,)."""
    every = np.array(list(itertools.product(range(N), repeat=len(emissions))))
    total = head.start[every[:, 0]].astype(np.float64)
    for i, row in enumerate(emissions):
        total += row[every[:, i]]
        if i:
            total += head.transitions[every[:, i - 1], every[:, i]]
    return every, total


@given(seeds, lengths)
def test_the_search_finds_the_best_of_all_paths(seed: int, sizes: list[int]) -> None:
    rng = np.random.default_rng(seed)
    head, emissions = head_of(rng), scores(rng, sizes)
    for row, (found, n) in enumerate(zip(viterbi(emissions, head, sizes), sizes, strict=True)):
        every, total = paths(emissions[row, :n], head)
        assert found.tolist() == every[total.argmax()].tolist()


@given(seeds, lengths)
def test_marginals_are_shares_of_all_paths(seed: int, sizes: list[int]) -> None:
    rng = np.random.default_rng(seed)
    head, emissions = head_of(rng), scores(rng, sizes)
    found = marginals(emissions, head, sizes)
    for row, n in enumerate(sizes):
        every, total = paths(emissions[row, :n], head)
        share = np.exp(total - total.max())
        share /= share.sum()
        expected = np.array([[share[every[:, i] == tag].sum() for tag in range(N)] for i in range(n)])
        assert found[row, :n].sum(1) == pytest.approx(1, abs=1e-5)
        assert found[row, :n] == pytest.approx(expected, abs=1e-4)


@given(seeds, st.lists(st.integers(1, 40), min_size=2, max_size=6))
def test_a_row_is_decoded_alike_alone_and_beside_others(seed: int, sizes: list[int]) -> None:
    rng = np.random.default_rng(seed)
    head, emissions = head_of(rng), scores(rng, sizes)
    together, tags = marginals(emissions, head, sizes), viterbi(emissions, head, sizes)
    for row, n in enumerate(sizes):
        alone = emissions[row : row + 1, :n]
        assert (marginals(alone, head, [n])[0] == together[row, :n]).all()
        assert viterbi(alone, head, [n])[0].tolist() == tags[row].tolist()


@given(seeds, st.floats(1, 1000))
def test_scores_however_far_apart_give_shares_that_sum_to_one(seed: int, width: float) -> None:
    rng = np.random.default_rng(seed)
    emissions = (rng.normal(0, 1, (2, 12, N)) * width).astype(np.float32)
    found = marginals(emissions, head_of(rng), [12, 12])
    assert np.isfinite(found).all()
    assert found.sum(2) == pytest.approx(1, abs=1e-5)


@given(seeds, st.integers(1, 30))
def test_no_tag_stands_where_it_may_not(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    tags = viterbi(scores(rng, [n]), head_of(rng), [n])[0]
    assert not FORBIDDEN_START[tags[0]]
    assert not any(FORBIDDEN[a][b] for a, b in itertools.pairwise(tags))


# ---- pieces ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tags", "pieces"),
    [
        ("O O", []),
        ("B-cue", [("cue", 0, 1)]),
        ("B-source I-source B-cue B-content I-content", [("source", 0, 2), ("cue", 2, 3), ("content", 3, 5)]),
        ("B-source B-source", [("source", 0, 1), ("source", 1, 2)]),
        ("B-content I-content O B-content", [("content", 0, 2), ("content", 3, 4)]),
        ("B-cue I-cue B-cue I-cue O", [("cue", 0, 2), ("cue", 2, 4)]),
    ],
)
def test_pieces_that_tags_mark(tags: str, pieces: list[tuple[str, int, int]]) -> None:
    assert pieces_of(np.array([TAGS.index(t) for t in tags.split()], dtype=np.int8)) == [Piece(*p) for p in pieces]


@given(st.lists(st.tuples(st.sampled_from(["", "source", "cue", "content"]), st.integers(1, 5)), max_size=12))
def test_pieces_come_back_from_the_tags_that_mark_them(runs: list[tuple[str, int]]) -> None:
    tags: list[int] = []
    expected: list[Piece] = []
    for role, size in runs:
        if role:
            expected.append(Piece(role, len(tags), len(tags) + size))
            tags += [TAGS.index(f"B-{role}"), *[TAGS.index(f"I-{role}")] * (size - 1)]
        else:
            tags += [0] * size
    assert pieces_of(np.array(tags, dtype=np.int8)) == expected


# ---- joins -----------------------------------------------------------------------------------------------------------

WIDTH = 4
Q_CONTENT, K_CUE, Q_CUE, K_SOURCE, K_NONE = range(1, 6)


def joined(
    tags: str, links: dict[tuple[int, int], int], paragraphs: str | None = None, sureness: float = 1.0
) -> list[Joined]:
    """One window of words of one character each, joined.

    *tags* has a letter a word (s, q, c, a capital where a piece begins, . for none); links[(word, vector)] is the
    direction in which that vector of the word points; *paragraphs* has each word's paragraph as a digit.
    """
    n = len(tags)
    link = np.zeros((n, 6, WIDTH), dtype=np.float32)
    for (word, vector), direction in links.items():
        link[word, vector, direction] = 8
    names = {"s": "source", "q": "cue", "c": "content"}
    codes = [0 if t == "." else TAGS.index(("B-" if t.isupper() else "I-") + names[t.lower()]) for t in tags]
    probability = np.full((n, N), (1 - sureness) / (N - 1), dtype=np.float32)
    probability[np.arange(n), codes] = sureness
    starts = np.arange(n, dtype=np.int32) * 2
    numbers = np.array([int(p) for p in paragraphs or "0" * n], dtype=np.int32)
    window = Window(starts, starts, starts, starts, starts + 1, numbers)
    pieces = pieces_of(np.array(codes, dtype=np.int8))
    return join(
        window, pieces, link=link.reshape(n, -1), width=WIDTH, probability=probability, judged=None, layer="outer"
    )


def word_spans(joined_: Joined) -> tuple[object, object, list[tuple[int, int]]]:
    """Source, cue and contents in words."""
    source, cue, *contents = (
        None if s is None else (s.start // 2, (s.end + 1) // 2) for s in (joined_.source, joined_.cue, *joined_.content)
    )
    return source, cue, [c for c in contents if c]


def test_content_and_cue_find_each_other_and_their_source() -> None:
    links = {(3, Q_CONTENT): 0, (4, Q_CONTENT): 0, (2, K_CUE): 0, (2, Q_CUE): 1, (0, K_SOURCE): 1}
    (found,) = joined("SsQCc", links)
    assert word_spans(found) == ((0, 2), (2, 3), [(3, 5)])
    assert found.confidence > 0.99


def test_each_content_goes_to_the_cue_that_its_words_point_to() -> None:
    links = {(0, Q_CONTENT): 1, (1, K_CUE): 0, (2, K_CUE): 1, (3, Q_CONTENT): 0}
    assert [word_spans(j)[1:] for j in joined("CQQC", links)] == [((1, 2), [(3, 4)]), ((2, 3), [(0, 1)])]


def test_contents_on_both_sides_of_a_cue_are_one_statement() -> None:
    (found,) = joined("CQC", {(0, Q_CONTENT): 0, (2, Q_CONTENT): 0, (1, K_CUE): 0})
    assert word_spans(found) == (None, (1, 2), [(0, 1), (2, 3)])


def test_a_source_is_left_out_where_the_text_names_none_of_it() -> None:
    links = {(2, Q_CONTENT): 0, (1, K_CUE): 0, (1, Q_CUE): 1, (1, K_NONE): 1}
    (found,) = joined("SQC", links)
    assert found.source is None


def test_nothing_joins_across_paragraphs() -> None:
    links = {(0, K_SOURCE): 1, (1, K_CUE): 0, (1, Q_CUE): 1, (2, Q_CONTENT): 0, (3, Q_CONTENT): 0}
    first, second = joined("SQCC", links, "0112")
    assert word_spans(first) == (None, (1, 2), [(2, 3)])
    assert word_spans(second) == (None, None, [(3, 4)])
    assert second.paragraph == 2


def test_a_cue_without_content_is_no_statement_and_a_content_without_cue_is_kept() -> None:
    assert joined("SQ.", {}) == []
    (found,) = joined("SC.", {})
    assert word_spans(found) == (None, None, [(1, 2)])


def test_confidence_falls_with_the_sureness_of_each_edge() -> None:
    links = {(2, Q_CONTENT): 0, (1, K_CUE): 0, (1, Q_CUE): 1, (0, K_SOURCE): 1}
    sure, unsure = (joined("SQC", links, sureness=s)[0].confidence for s in (0.99, 0.8))
    assert unsure == pytest.approx(0.8**3, rel=0.2)
    assert 0 < unsure < sure <= 1


@given(seeds, st.lists(st.sampled_from(["S", "Ss", "Q", "Qq", "C", "Ccc", "."]), min_size=1, max_size=15))
def test_whatever_the_scores_each_content_is_in_one_statement_and_confidence_is_a_share(
    seed: int, parts: list[str]
) -> None:
    rng = np.random.default_rng(seed)
    tags = "".join(parts)
    links = {(w, v): int(rng.integers(WIDTH)) for w in range(len(tags)) for v in range(1, 6)}
    found = joined(tags, links, "".join(sorted(str(d) for d in rng.integers(0, 3, len(tags)))))
    assert len([s for j in found for s in j.content]) == tags.count("C")
    assert len({s for j in found for s in j.content}) == tags.count("C")
    assert all(0 <= j.confidence <= 1 for j in found)
    assert len([j for j in found if j.cue]) <= tags.count("Q")


# ---- the decoder's figures -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"heads": {}}', '{"heads": {"outer": 1, "inner": 2}}'])
def test_figures_that_cannot_be_read_are_refused_with_their_name(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "reader.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=r"reader\.json.*install"):
        load_heads(path)
