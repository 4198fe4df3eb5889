"""Text in, windows of word pieces with their features out: what the encoder reads.

Training and the runtime share this module, so that a model is always asked in the way it was taught.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Ints = npt.NDArray[np.int32]

WINDOW = 254
"""Word pieces a window at most, its two special tokens not counted."""
CLS, SEP, PAD = 101, 102, 0
_STOPS = (1012, 1029, 999)
"""Vocabulary ids of . ? !"""
_CLOSING = (1000, 1005, 1521, 1524)
"""Vocabulary ids of " ' ’ ”"""
SHAPES = 6
FEATURES = SHAPES * 4
"""Size of the feature table: shape of the word, times inside quotation marks, times first word of a paragraph."""

_PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_MARK = re.compile(r"[\"“”„«»]|''|``|(?<!\w)[‘'](?=\w)|[’'](?!\w)")
_LONE = re.compile("[\ud800-\udfff]")
_CLOSERS = {
    "“": ("”",),
    "„": ("“", "”"),
    "«": ("»",),
    "``": ("''",),
    '"': ('"', "”"),
    "''": ("''",),
    "‘": ("’", "'"),
    "'": ("’", "'"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one paragraph: arrays over words, but `pieces` over word pieces."""

    starts: Ints
    """Character offset at which each word starts, in the text."""
    ends: Ints
    features: Ints
    """Feature id of each word, 0 to FEATURES - 1."""
    pieces: Ints
    """Vocabulary ids of the word pieces."""
    first: Ints
    """Index in `pieces` of each word's first piece."""


@dataclass(frozen=True, slots=True)
class Window:
    """A run of whole words that the encoder reads at once."""

    pieces: Ints
    features: Ints
    """Feature id of each piece (of its word)."""
    first: Ints
    """Index of each word's first piece within the window, the leading special token counted."""
    starts: Ints
    ends: Ints
    """Character offsets of each word."""
    paragraph: Ints
    """Number of the paragraph that each word stands in."""


def load_tokenizer(path: Path) -> Tokenizer:
    """The word-piece tokenizer at *path*, without truncation, padding or special tokens."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def continuations(tokenizer: Tokenizer) -> npt.NDArray[np.bool_]:
    """For each vocabulary id, whether the piece continues a word."""
    table = np.zeros(tokenizer.get_vocab_size(), dtype=bool)
    for piece, number in tokenizer.get_vocab().items():
        table[number] = piece.startswith("##")
    return table


@lru_cache(maxsize=64)
def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of one paragraph inside quotation marks, marks included; an unclosed one runs to the end.

    Kept for a while: each statement of a paragraph asks again.
    """
    spans: list[tuple[int, int]] = []
    opened, opener = -1, ""
    for mark in _MARK.finditer(text):
        sign = mark.group()
        if opened < 0:
            single = sign in ("‘", "'")
            if sign in _CLOSERS and (not single or _opens(text, mark.start())):
                opened, opener = mark.start(), sign
        elif sign in _CLOSERS[opener]:
            spans.append((opened, mark.end()))
            opened = -1
    if opened >= 0 and opener not in ("‘", "'"):
        spans.append((opened, len(text)))
    return tuple(spans)


def _opens(text: str, at: int) -> bool:
    """Whether a single mark may open a quotation: before a letter or digit, first or after a space or opening sign."""
    if not text[at + 1 : at + 2].isalnum():
        return False
    return at == 0 or text[at - 1].isspace() or text[at - 1] in '([—–-,:“"'


@lru_cache(maxsize=65_536)
def shape_of(word: str) -> int:
    """0 lower case, 1 capitalised, 2 capitals, 3 mixed case, 4 digits, 5 anything else."""
    if word.islower():
        return 0
    if word[0].isalpha():
        if word.isupper():
            return 2 if len(word) > 1 else 1
        return 1 if word[0].isupper() and word[1:].islower() else 3
    return 4 if word[0].isdigit() else 5


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the lines of *text* that hold anything but white space."""
    return [m.span() for m in _PARAGRAPH.finditer(text) if not m.group().isspace()]


def words_of(
    text: str, spans: Sequence[tuple[int, int]], tokenizer: Tokenizer, table: npt.NDArray[np.bool_]
) -> list[Words]:
    """The words of each span of *text*, one `Words` a span."""
    # Half of a surrogate pair is no character, and the tokenizer refuses it; the sign for one keeps the offsets.
    lines = [_LONE.sub("\ufffd", text[a:b]) for a, b in spans]
    result = []
    # Line by line: a batch is spread over threads of its own, which only get into the encoder's way.
    encodings = (tokenizer.encode(line, add_special_tokens=False) for line in lines)
    for (offset, _), line, encoding in zip(spans, lines, encodings, strict=True):
        pieces = np.array(encoding.ids, dtype=np.int32)
        if not len(pieces):
            empty = np.zeros(0, dtype=np.int32)
            result.append(Words(empty, empty, empty, empty, empty))
            continue
        offsets = np.array(encoding.offsets, dtype=np.int32)
        first = np.flatnonzero(~table[pieces] | (np.arange(len(pieces)) == 0)).astype(np.int32)
        starts = offsets[first, 0]
        ends = np.maximum.reduceat(offsets[:, 1], first)
        shapes = np.fromiter(
            (shape_of(line[a:b] or " ") for a, b in zip(starts.tolist(), ends.tolist(), strict=True)),
            np.int32,
            len(first),
        )
        features = shapes * 4
        for a, b in quoted_spans(line):
            features[np.searchsorted(starts, a) : np.searchsorted(starts, b)] += 2
        features[0] += 1
        result.append(Words(starts + offset, ends + offset, features, pieces, first))
    return result


def windows_of(paragraphs: Sequence[Words], limit: int = WINDOW, head: int = 0) -> list[Window]:
    """*paragraphs* packed into windows of at most *limit* pieces, cut between paragraphs where that can be.

    A paragraph longer than a window is cut behind a full stop, or failing that anywhere between words. With *head*,
    the first window holds at most that many pieces (training varies the cuts by it).
    """
    found: list[Window] = []
    parts: list[tuple[int, Words, int, int]] = []
    room = head or limit
    used = 0
    for number, words in enumerate(paragraphs):
        count = len(words.first)
        bounds = np.append(words.first, len(words.pieces))
        at = 0
        while at < count:
            need = int(bounds[count] - bounds[at])
            if need <= room - used:
                parts.append((number, words, at, count))
                used += need
                break
            if need <= limit and parts:
                found.append(_window(parts))
                parts, used, room = [], 0, limit
                continue
            fit = int(np.searchsorted(bounds, bounds[at] + room - used, side="right")) - 1
            cut = _cut(words, at, min(fit, count))
            if cut > at:
                parts.append((number, words, at, cut))
                at = cut
            elif not parts:
                parts.append((number, words, at, at + 1))
                at += 1
            found.append(_window(parts))
            parts, used, room = [], 0, limit
    if parts:
        found.append(_window(parts))
    return found


def _cut(words: Words, at: int, fit: int) -> int:
    """Where to cut words[at:fit]: behind the last full stop in its second half, else at *fit*."""
    for i in range(fit - 1, at + (fit - at) // 2, -1):
        if words.ends[i] - words.starts[i] == 1 and words.pieces[words.first[i]] in _STOPS:
            closes = (
                i + 1 < fit and words.pieces[words.first[i + 1]] in _CLOSING and words.starts[i + 1] == words.ends[i]
            )
            return i + 2 if closes else i + 1
    return fit


def _window(parts: Sequence[tuple[int, Words, int, int]]) -> Window:
    pieces, features, first, starts, ends, paragraph = [], [], [], [], [], []
    used = 1
    for number, words, a, b in parts:
        bounds = np.append(words.first, len(words.pieces))
        low, high = bounds[a], bounds[b]
        pieces.append(words.pieces[low:high])
        features.append(np.repeat(words.features[a:b], np.diff(bounds[a : b + 1])))
        first.append(words.first[a:b] - low + used)
        starts.append(words.starts[a:b])
        ends.append(words.ends[a:b])
        paragraph.append(np.full(b - a, number, dtype=np.int32))
        used += int(high - low)
    return Window(*(np.concatenate(x) for x in (pieces, features, first, starts, ends, paragraph)))


def batch_of(windows: Sequence[Window]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Ids, mask and features of *windows*, padded to the longest: three arrays of (windows, pieces + 2)."""
    width = max(len(w.pieces) for w in windows) + 2
    ids = np.full((len(windows), width), PAD, dtype=np.int64)
    mask = np.zeros_like(ids)
    features = np.zeros_like(ids)
    for row, window in enumerate(windows):
        count = len(window.pieces)
        ids[row, 0] = CLS
        ids[row, 1 : count + 1] = window.pieces
        ids[row, count + 1] = SEP
        mask[row, : count + 2] = 1
        features[row, 1 : count + 1] = window.features
    return ids, mask, features
