"""Labelled texts in, what the encoder makes of their words out: for heads that learn on an encoder that stays as it is."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor

from benchmarks.labelled import Text
from paripassu.statements._encode import (
    Window,
    batch_of,
    continuations,
    load_tokenizer,
    paragraph_spans,
    windows_of,
    words_of,
)
from paripassu.types import Span
from training.network import TOKENIZER, Reader


def windows_in(texts: Iterable[Text]) -> Iterator[tuple[Text, list[Window]]]:
    """Each text that holds words, and its windows."""
    for text in texts:
        if windows := windows_of_text(text.text):
            yield text, windows


def windows_of_text(text: str) -> list[Window]:
    tokenizer, table = pieces()
    return windows_of(words_of(text, paragraph_spans(text), tokenizer, table))


@cache
def pieces() -> tuple[Tokenizer, npt.NDArray[np.bool_]]:
    """The tokenizer, and which of its pieces go on with a word."""
    tokenizer = load_tokenizer(TOKENIZER)
    return tokenizer, continuations(tokenizer)


def states_of(model: Reader, texts: Iterable[Text]) -> Iterator[tuple[Text, list[Window], Tensor]]:
    """Each text that holds words, its windows, and the encoder's states at their words, (words, H)."""
    for text, windows in windows_in(texts):
        states = []
        with torch.no_grad():
            for window in windows:
                ids, mask, features = (torch.from_numpy(x) for x in batch_of([window]))
                states.append(model.encode(ids, mask, features)[0, torch.from_numpy(window.first.astype(np.int64))])
        yield text, windows, torch.cat(states)


def starts_of(windows: Sequence[Window]) -> npt.NDArray[np.int64]:
    """Where the words of a text begin."""
    return np.concatenate([w.starts for w in windows]).astype(np.int64)


def words_in(starts: npt.NDArray[np.int64], spans: Iterable[Span]) -> list[int]:
    """Numbers of the words that begin in *spans*."""
    return [i for a, b in spans for i in range(*np.searchsorted(starts, (a, b)).tolist())]
