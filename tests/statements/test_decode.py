"""Scores in, joined spans out: chances and choice against trying all paths and all sets, and who joins whom."""

import itertools
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paripassu.errors import ModelError
from paripassu.statements._decode import Head, Joined, Piece, join, load_heads, who_scores
from paripassu.statements._encode import Window
from paripassu.statements._model import FOLDER, left_over
from paripassu.statements._posterior import Chance, by_start, chain, chances, choose
from paripassu.statements._tags import FORBIDDEN, FORBIDDEN_START, ROLES, TAGS, WHO

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


def pieces_on(path: npt.NDArray[np.int64]) -> set[tuple[int, int, int]]:
    """Role, start and end of each piece that a sequence of tags marks."""
    found: set[tuple[int, int, int]] = set()
    for start, tag in enumerate(path):
        if not TAGS[tag].startswith("B-"):
            continue
        end = start + 1
        while end < len(path) and TAGS[path[end]] == f"I-{TAGS[tag][2:]}":
            end += 1
        found.add((ROLES.index(TAGS[tag][2:]), start, end))
    return found


@given(seeds, lengths)
def test_the_chance_of_a_piece_is_its_share_of_all_paths(seed: int, sizes: list[int]) -> None:
    rng = np.random.default_rng(seed)
    head, emissions = head_of(rng), scores(rng, sizes)
    likely = chances(*chain(emissions, [head] * len(sizes), sizes), sizes, least=0.02)
    for row, n in enumerate(sizes):
        every, total = paths(emissions[row, :n], head)
        share = np.exp(total - total.max())
        share /= share.sum()
        expected: dict[tuple[int, int, int], float] = {}
        for path, p in zip(every, share, strict=True):
            if p > 0:
                for one in pieces_on(path):
                    expected[one] = expected.get(one, 0.0) + float(p)
        found = {(c.role, c.start, c.end): c.p for c in likely[row]}
        assert set(found) >= {one for one, p in expected.items() if p > 0.021}
        for one, p in found.items():
            assert p == pytest.approx(expected[one], abs=1e-3)


@given(seeds, st.lists(st.integers(1, 40), min_size=2, max_size=6))
def test_a_row_is_decoded_alike_alone_and_beside_others(seed: int, sizes: list[int]) -> None:
    rng = np.random.default_rng(seed)
    head, emissions = head_of(rng), scores(rng, sizes)
    together = chain(emissions, [head] * len(sizes), sizes)
    for row, n in enumerate(sizes):
        alone = chain(emissions[row : row + 1, :n], [head], [n])
        for a, b in zip(alone, together, strict=True):
            assert (a[0] == b[row, :n]).all()
        assert chances(*alone, [n])[0] == chances(*together, sizes)[row]


@given(seeds, st.floats(1, 1000))
def test_scores_however_far_apart_give_chances(seed: int, width: float) -> None:
    rng = np.random.default_rng(seed)
    emissions = (rng.normal(0, 1, (1, 12, N)) * width).astype(np.float32)
    likely = chances(*chain(emissions, [head_of(rng)] * len(emissions), [12]), [12])
    assert all(0 < c.p <= 1 + 1e-5 for c in likely[0])


spans = st.builds(
    lambda p, role, start, size: Chance(p, role, start, start + size),
    st.floats(0.05, 1), st.integers(0, 2), st.integers(0, 6), st.integers(1, 4),
)  # fmt: skip


@given(st.lists(spans, max_size=8))
def test_the_pieces_chosen_do_not_touch_and_no_other_set_gains_more(found: list[Chance]) -> None:
    prices = (0.2, 0.25, 0.38)

    def gain(chosen: Iterable[Chance]) -> float:
        return sum(c.p - prices[c.role] for c in chosen)

    chosen = choose(found, prices)
    assert all(a.end <= b.start for a, b in itertools.pairwise(chosen))
    for size in range(len(found) + 1):
        for other in itertools.combinations(sorted(found, key=lambda c: c.start), size):
            if all(a.end <= b.start for a, b in itertools.pairwise(other)):
                assert gain(other) <= gain(chosen) + 1e-9


def test_where_three_endings_share_the_chance_none_is_marked() -> None:
    endings = [Chance(0.3, 2, 0, end) for end in (3, 4, 5)]
    assert choose(endings, (0.2, 0.25, 0.38)) == []
    assert choose(endings, (0.2, 0.25, 0.2)) != []


def test_a_content_is_found_for_a_cue_that_would_stand_alone() -> None:
    words = np.arange(6, dtype=np.int32)
    window = Window(words, words, words, words * 2, words * 2 + 1, np.array([0, 0, 0, 0, 1, 1], dtype=np.int32))
    cue, weak, elsewhere = Chance(0.9, 1, 0, 1), Chance(0.3, 2, 1, 3), Chance(0.3, 2, 4, 6)
    overlapping = Chance(0.25, 2, 2, 4)
    assert left_over([cue, weak, overlapping, elsewhere], [cue], {0}, window, 0.2) == [weak]
    assert left_over([cue, weak], [cue], {0}, window, 0.35) == []


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
    starts = np.arange(n, dtype=np.int32) * 2
    numbers = np.array([int(p) for p in paragraphs or "0" * n], dtype=np.int32)
    window = Window(starts, starts, starts, starts, starts + 1, numbers)
    pieces = [Piece(ROLES[r], a, b) for r, a, b in sorted(pieces_on(np.array(codes)), key=lambda p: p[1])]
    made = join(
        window,
        pieces,
        link=link.reshape(n, -1),
        width=WIDTH,
        chance=dict.fromkeys(pieces, sureness),
        layer="outer",
    )
    return [one for one, _ in made]


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


def test_confidence_falls_with_the_sureness_of_each_piece() -> None:
    links = {(2, Q_CONTENT): 0, (1, K_CUE): 0, (1, Q_CUE): 1, (0, K_SOURCE): 1}
    sure, unsure = (joined("SQC", links, sureness=s)[0].confidence for s in (0.99, 0.8))
    assert unsure == pytest.approx(0.8**3, rel=0.01)
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


def test_who_a_source_is_adds_up_its_words_on_the_mean_its_first_its_last_and_the_cues_first() -> None:
    width = sum(WHO)
    led = np.zeros((6, 4 * width), dtype=np.float32)
    led[1:3, 0] = 1, 3
    led[1:3, width + 1] = 5, 50
    led[1:3, 2 * width + 2] = 70, 7
    led[3:6, 3 * width + 3] = 90, 9, 900
    assert who_scores(led, Piece("source", 1, 3), Piece("cue", 4, 6)) == (2, 5, 7, 9, *([0] * (width - 4)))


def test_what_the_rules_add_must_be_of_the_right_size(tmp_path: Path) -> None:
    given = json.loads((FOLDER / "reader.json").read_text(encoding="utf-8"))
    heads = load_heads(FOLDER / "reader.json")
    assert heads.who is not None
    assert heads.who.shape == (sum(WHO), sum(WHO))
    (tmp_path / "reader.json").write_text(json.dumps(given | {"who": given["who"][:-1]}), encoding="utf-8")
    with pytest.raises(ModelError, match="another size"):
        load_heads(tmp_path / "reader.json")


def test_pieces_that_begin_alike_count_as_one_where_another_settles_their_end() -> None:
    found = [Chance(0.15, 0, 1, 3), Chance(0.25, 0, 1, 5), Chance(0.5, 1, 1, 2), Chance(0.1, 0, 4, 5)]
    assert by_start(found) == [Chance(0.5, 1, 1, 2), Chance(0.4, 0, 1, 5), Chance(0.1, 0, 4, 5)]
