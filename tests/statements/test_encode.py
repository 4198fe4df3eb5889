"""Text in, windows out: quotation marks, shapes of words, offsets, and where a window may be cut."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paripassu.statements._encode import (
    CLS,
    FEATURES,
    PAD,
    SEP,
    WINDOW,
    Window,
    Words,
    batch_of,
    paragraph_spans,
    quoted_spans,
    shape_of,
    windows_of,
    words_of,
)
from paripassu.statements._model import Model


def words(model: Model, *paragraphs: str) -> list[Words]:
    """Each paragraph's words, offsets counted within it."""
    return [words_of(p, [(0, len(p))], model.tokenizer, model.table)[0] for p in paragraphs]


def shown(text: str, window: Window) -> list[str]:
    return [text[a:b] for a, b in zip(window.starts, window.ends, strict=True)]


# ---- quotation marks -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We saw it,” he said.", ["“We saw it,”"]),
        ('"We saw it," he said. "Twice."', ['"We saw it,"', '"Twice."']),
        ("‘We saw it,’ he said.", ["‘We saw it,’"]),
        ("'We saw it,' he said.", ["'We saw it,'"]),
        ("``We saw it,'' he said.", ["``We saw it,''"]),
        ("„Wir sahen es“, sagte er.", ["„Wir sahen es“"]),
        ("« Nous l'avons vu », dit-il.", ["« Nous l'avons vu »"]),
        ("“He called it ‘a lie’ twice,” she said.", ["“He called it ‘a lie’ twice,”"]),
        ("“We don't know the workers' names,” she said.", ["“We don't know the workers' names,”"]),
        ("The workers' council and Moscow's envoy didn't speak.", []),
        ("It opened in the '90s.", []),
        (
            "“An opening mark that is repeated in the next paragraph.",
            ["“An opening mark that is repeated in the next paragraph."],
        ),
        ("``The workers' council'' said so.", ["``The workers' council''"]),
        ("He rang at 5 o’clock.", []),
        ("No marks at all.", []),
    ],
)
def test_stretches_in_quotation_marks(text: str, quoted: list[str]) -> None:
    assert [text[a:b] for a, b in quoted_spans(text)] == quoted


@given(st.text(alphabet="“”„«»\"'`‘’ ab,.") | st.text())
def test_quoted_stretches_are_in_order_and_begin_with_a_mark(text: str) -> None:
    found = quoted_spans(text)
    assert all(0 <= a < b <= len(text) for a, b in found)
    assert all(b <= c for (_, b), (c, _) in pairwise(found))
    assert all(text[a] in "“„«\"'`‘" for a, _ in found)


# ---- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("troops", 0),
        ("Seoul", 1),
        ("A", 1),
        ("NATO", 2),
        ("McCain", 3),
        ("iPhone", 3),
        ("12th", 0),
        ("12", 4),
        ("3RD", 4),
        ("—", 5),
        ("😀", 5),
    ],
)
def test_shape_of_a_word(word: str, shape: int) -> None:
    assert shape_of(word) == shape


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yoon’s office said so.", ["Yoon", "’", "s", "office", "said", "so", "."]),
        ("North Korea-watchers", ["North", "Korea", "-", "watchers"]),
        ("Erdoğan und Łukaszenka", ["Erdoğan", "und", "Łukaszenka"]),
        ("İstanbul said", ["İstanbul", "said"]),
        ("x\u200by", ["x\u200by"]),
        ("朝鲜 said", ["朝", "鲜", "said"]),
        ("a \ud800 b", ["a", "b"]),
    ],
)
def test_words_stand_where_the_text_has_them(model: Model, text: str, expected: list[str]) -> None:
    found = words(model, text)[0]
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == expected


def test_features_tell_quoted_words_and_the_first_of_a_paragraph(model: Model) -> None:
    found = words(model, "He said “NATO left” today")[0]
    shape, marked, first = found.features // 4, found.features // 2 % 2, found.features % 2
    assert shape.tolist() == [1, 0, 5, 2, 0, 5, 0]
    assert marked.tolist() == [0, 0, 1, 1, 1, 1, 0]
    assert first.tolist() == [1, 0, 0, 0, 0, 0, 0]


@given(text=st.text(alphabet=st.characters(exclude_categories=[])))
def test_words_of_any_text_lie_in_it_in_order(model: Model, text: str) -> None:
    spans = paragraph_spans(text)
    for (a, b), found in zip(spans, words_of(text, spans, model.tokenizer, model.table), strict=True):
        assert ((a <= found.starts) & (found.starts <= found.ends) & (found.ends <= b)).all()
        assert (np.diff(found.starts) >= 0).all()
        assert ((found.features >= 0) & (found.features < FEATURES)).all()
        assert (np.diff(found.first, append=len(found.pieces)) > 0).all()


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_paragraphs_hold_every_line_with_anything_on_it(text: str) -> None:
    spans = paragraph_spans(text)
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    assert not any(c in text[a:b] for a, b in spans for c in "\r\n\u2028\u2029\x0b\x0c\x85")


# ---- windows ---------------------------------------------------------------------------------------------------------


def made(lengths: list[int], seed: int) -> Words:
    """A paragraph whose words have so many pieces each."""
    first = np.cumsum([0, *lengths])
    starts = np.arange(len(lengths)) * 10
    pieces = np.random.default_rng(seed).integers(2000, 20000, first[-1])
    return Words(*(np.asarray(x, dtype=np.int32) for x in (starts, starts + 5, starts % FEATURES, pieces, first[:-1])))


paragraphs = st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=60), min_size=1, max_size=8)


@given(paragraphs, st.integers(8, 60))
def test_windows_hold_every_word_once_whole_and_in_order(lengths: list[list[int]], limit: int) -> None:
    texts = [made(x, k) for k, x in enumerate(lengths)]
    windows = windows_of(texts, limit)
    assert [len(w.pieces) for w in windows if not 0 < len(w.pieces) <= limit] == []
    got = [(int(p), int(s)) for w in windows for p, s in zip(w.paragraph, w.starts, strict=True)]
    assert got == [(k, int(s)) for k, t in enumerate(texts) for s in t.starts]
    # Cut between words alone: the pieces of each word are all there, behind its first one.
    for window in windows:
        sizes = np.diff(window.first, append=len(window.pieces) + 1)
        assert sizes.tolist() == [lengths[p][s // 10] for p, s in zip(window.paragraph, window.starts, strict=True)]
    assert np.concatenate([w.pieces for w in windows]).tolist() == np.concatenate([t.pieces for t in texts]).tolist()


@given(paragraphs, st.integers(8, 60))
def test_a_paragraph_that_fits_a_window_is_never_cut(lengths: list[list[int]], limit: int) -> None:
    windows = windows_of([made(x, k) for k, x in enumerate(lengths)], limit)
    for number, pieces in enumerate(lengths):
        if sum(pieces) <= limit:
            assert sum(number in w.paragraph for w in windows) == 1


def test_a_long_paragraph_is_cut_behind_full_stops(model: Model) -> None:
    text = " ".join(f"The envoy of country number {k} spoke for an hour and left." for k in range(80))
    windows = windows_of(words(model, text))
    assert len(windows) > 3
    assert {shown(text, w)[-1] for w in windows} == {"."}
    assert all(len(w.pieces) > WINDOW // 2 for w in windows[:-1])


def test_a_closing_mark_stays_with_its_sentence_and_an_opening_one_with_the_next(model: Model) -> None:
    closing = " ".join("“We waited at the gate until the guards came back.”" for _ in range(60))
    assert {shown(closing, w)[-1] for w in windows_of(words(model, closing))} == {"”"}
    opening = " ".join('They left. "Nobody came at all" was what the guards told us later on' for _ in range(60))
    assert all(shown(opening, w)[-1] == "." for w in windows_of(words(model, opening))[:-1])


def test_a_paragraph_without_full_stops_is_cut_between_words(model: Model) -> None:
    text = "extraterritoriality and misunderstandings " * 300
    windows = windows_of(words(model, text))
    assert [word for w in windows for word in shown(text, w)] == text.split()


def test_no_words_make_no_windows() -> None:
    assert windows_of([]) == []
    nothing = np.zeros(0, dtype=np.int32)
    assert windows_of([Words(nothing, nothing, nothing, nothing, nothing)]) == []


def test_a_batch_is_padded_to_its_longest_window(model: Model) -> None:
    short, long = (windows_of(words(model, text))[0] for text in ("It rained.", "It rained all day long, they said."))
    ids, mask, features = batch_of([short, long])
    assert ids.shape == mask.shape == features.shape == (2, len(long.pieces) + 2)
    assert ids[0].tolist() == [CLS, *short.pieces, SEP, *[PAD] * (len(long.pieces) - len(short.pieces))]
    assert mask.sum(1).tolist() == [len(short.pieces) + 2, len(long.pieces) + 2]
    assert features[0, 0] == features[0, len(short.pieces) + 1] == 0
    alone = batch_of([replace(short)])
    assert ids[0, : alone[0].shape[1]].tolist() == alone[0][0].tolist()
